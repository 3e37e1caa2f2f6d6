noinst_LTLIBRARIES += %D%/libapi.la

%C%_libapi_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libapi_la_SOURCES  =
%C%_libapi_la_SOURCES += %D%/accept.c
%C%_libapi_la_SOURCES += %D%/addrtext.c
%C%_libapi_la_SOURCES += %D%/addrtext.h
%C%_libapi_la_SOURCES += %D%/api.h
%C%_libapi_la_SOURCES += %D%/blocking.c
%C%_libapi_la_SOURCES += %D%/blocking.h
%C%_libapi_la_SOURCES += %D%/byteorder.c
%C%_libapi_la_SOURCES += %D%/cancelsignal.c
%C%_libapi_la_SOURCES += %D%/catalog.c
%C%_libapi_la_SOURCES += %D%/connect.c
%C%_libapi_la_SOURCES += %D%/connectbylist.c
%C%_libapi_la_SOURCES += %D%/connectbyname.c
%C%_libapi_la_SOURCES += %D%/connecttry.c
%C%_libapi_la_SOURCES += %D%/connecttry.h
%C%_libapi_la_SOURCES += %D%/descriptors.c
%C%_libapi_la_SOURCES += %D%/duplicate.c
%C%_libapi_la_SOURCES += %D%/error.c
%C%_libapi_la_SOURCES += %D%/event.c
%C%_libapi_la_SOURCES += %D%/eventselect.c
%C%_libapi_la_SOURCES += %D%/hosts.c
%C%_libapi_la_SOURCES += %D%/ioctl.c
%C%_libapi_la_SOURCES += %D%/ioctl_wide.c
%C%_libapi_la_SOURCES += %D%/joinleaf.c
%C%_libapi_la_SOURCES += %D%/lookup.c
%C%_libapi_la_SOURCES += %D%/lookup.h
%C%_libapi_la_SOURCES += %D%/message.c
%C%_libapi_la_SOURCES += %D%/mswsock.c
%C%_libapi_la_SOURCES += %D%/names.c
%C%_libapi_la_SOURCES += %D%/netdb.h
%C%_libapi_la_SOURCES += %D%/networkorder.c
%C%_libapi_la_SOURCES += %D%/opentype.c
%C%_libapi_la_SOURCES += %D%/opentype.h
%C%_libapi_la_SOURCES += %D%/options.c
%C%_libapi_la_SOURCES += %D%/options11.h
%C%_libapi_la_SOURCES += %D%/overlapped.c
%C%_libapi_la_SOURCES += %D%/poll.c
%C%_libapi_la_SOURCES += %D%/protocolinfo.c
%C%_libapi_la_SOURCES += %D%/protocolinfo.h
%C%_libapi_la_SOURCES += %D%/protocols.c
%C%_libapi_la_SOURCES += %D%/quality.c
%C%_libapi_la_SOURCES += %D%/result.c
%C%_libapi_la_SOURCES += %D%/select.c
%C%_libapi_la_SOURCES += %D%/services.c
%C%_libapi_la_SOURCES += %D%/socket.c
%C%_libapi_la_SOURCES += %D%/startup.c
%C%_libapi_la_SOURCES += %D%/statenotify.c
%C%_libapi_la_SOURCES += %D%/transfer.c
%C%_libapi_la_SOURCES += %D%/wsatransfer.c

# What GetProcAddress finds: every exported name, under the names of the DLLs it is in.
nodist_%C%_libapi_la_SOURCES = %D%/exports.c
%D%/exports.c: %D%/exports.awk %D%/dlls.tsv lib/winsock.map
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(AWK) -f $(srcdir)/%D%/exports.awk $(srcdir)/%D%/dlls.tsv $(srcdir)/lib/winsock.map >$@.tmp && mv $@.tmp $@
CLEANFILES += %D%/exports.c %D%/exports.c.tmp
EXTRA_DIST += %D%/exports.awk %D%/dlls.tsv

noinst_LTLIBRARIES += %D%/libapi.la

%C%_libapi_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libapi_la_SOURCES  = \
	%D%/accept.c \
	%D%/addrtext.c \
	%D%/addrtext.h \
	%D%/byteorder.c \
	%D%/connect.c \
	%D%/descriptors.c \
	%D%/error.c \
	%D%/hosts.c \
	%D%/ioctl.c \
	%D%/ioctl_wide.c \
	%D%/lookup.c \
	%D%/lookup.h \
	%D%/names.c \
	%D%/netdb.h \
	%D%/opentype.c \
	%D%/opentype.h \
	%D%/options.c \
	%D%/options11.h \
	%D%/protocols.c \
	%D%/result.c \
	%D%/services.c \
	%D%/socket.c

# What GetProcAddress finds: every exported name, under the names of the DLLs it is in.
nodist_%C%_libapi_la_SOURCES = %D%/exports.c
%D%/exports.c: %D%/exports.awk %D%/dlls.tsv lib/winsock.map
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(AWK) -f $(srcdir)/%D%/exports.awk $(srcdir)/%D%/dlls.tsv $(srcdir)/lib/winsock.map >$@.tmp && mv $@.tmp $@
CLEANFILES += %D%/exports.c %D%/exports.c.tmp
EXTRA_DIST += %D%/exports.awk %D%/dlls.tsv
%C%_libapi_la_SOURCES += %D%/api.h %D%/blocking.h %D%/blocking.c
%C%_libapi_la_SOURCES += %D%/cancelsignal.c
%C%_libapi_la_SOURCES += %D%/event.c
%C%_libapi_la_SOURCES += %D%/eventselect.c
%C%_libapi_la_SOURCES += %D%/overlapped.c
%C%_libapi_la_SOURCES += %D%/select.c
%C%_libapi_la_SOURCES += %D%/startup.c
%C%_libapi_la_SOURCES += %D%/transfer.c
%C%_libapi_la_SOURCES += %D%/duplicate.c
%C%_libapi_la_SOURCES += %D%/protocolinfo.h %D%/protocolinfo.c
%C%_libapi_la_SOURCES += %D%/wsatransfer.c

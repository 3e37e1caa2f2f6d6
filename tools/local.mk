
bin_PROGRAMS += %D%/wsaerr
%C%_wsaerr_SOURCES  = %D%/wsaerr.c
%C%_wsaerr_CPPFLAGS = $(POSIX_CPPFLAGS) -iquote $(top_srcdir)/compat
%C%_wsaerr_LDADD    = compat/base/libbase.la lib/posix/libposix.la

# winsock-cc and winsock-c++: one program under two names. The file winsock-cc.tree beside it tells it that it is in a build tree.
bin_PROGRAMS += %D%/winsock-cc
%C%_winsock_cc_CPPFLAGS = -include $(top_builddir)/config.h -iquote $(srcdir)/%D% \
	-DDEFAULT_CC='"$(CC)"' -DDEFAULT_CXX='"$(CXX)"' -DPREFIX='"$(prefix)"' -DBIN_DIR='"$(bindir)"' -DLIB_DIR='"$(libdir)"' \
	-DINCLUDE_DIR='"$(wsincludedir)"'
%C%_winsock_cc_SOURCES = %D%/winsock-cc.c \
	%D%/cc/compiler.c %D%/cc/compiler.h \
	%D%/cc/decode.c %D%/cc/decode.h \
	%D%/cc/find.c %D%/cc/find.h \
	%D%/cc/flags.c %D%/cc/flags.h \
	%D%/cc/help.c %D%/cc/help.h \
	%D%/cc/libraries.c %D%/cc/libraries.h \
	%D%/cc/options.c %D%/cc/options.h \
	%D%/cc/overlay.c %D%/cc/overlay.h \
	%D%/cc/place.c %D%/cc/place.h \
	%D%/cc/refuse.c %D%/cc/refuse.h \
	%D%/cc/restore.c %D%/cc/restore.h \
	%D%/cc/run.c %D%/cc/run.h \
	%D%/cc/scan.c %D%/cc/scan.h \
	%D%/cc/sources.c %D%/cc/sources.h \
	%D%/cc/text.c %D%/cc/text.h

# The entry points, for programs of any kind: position independent.
lib_LIBRARIES = %D%/start/libwinsockstart.a
%C%_start_libwinsockstart_a_CPPFLAGS = -include $(top_builddir)/config.h
%C%_start_libwinsockstart_a_AR       = $(AR) cr
%C%_start_libwinsockstart_a_CFLAGS   = $(AM_CFLAGS) -fPIC
%C%_start_libwinsockstart_a_SOURCES  = %D%/start/start.h \
	%D%/start/main.c %D%/start/void_main.c %D%/start/void_wmain.c %D%/start/wmain.c %D%/start/wmain_cxx.c %D%/start/wmain_cxx_const.c \
	%D%/start/wmain_cxx_none.c %D%/start/wmain_cxx_environment.c %D%/start/WinMain.c %D%/start/wWinMain.c \
	%D%/start/instance.c %D%/start/line.c %D%/start/text.c

noinst_DATA = %D%/winsock-cc.tree %D%/winsock-c++
CLEANFILES  += %D%/winsock-cc.tree %D%/winsock-c++
%D%/winsock-cc.tree: Makefile
	$(AM_V_GEN)$(MKDIR_P) %D% && echo '$(top_srcdir)' >$@
%D%/winsock-c++: %D%/winsock-cc$(EXEEXT)
	$(AM_V_GEN)rm -f $@ && $(LN_S) winsock-cc$(EXEEXT) $@
install-exec-local:
	$(MKDIR_P) '$(DESTDIR)$(bindir)' && cd '$(DESTDIR)$(bindir)' && rm -f winsock-c++ && $(LN_S) winsock-cc$(EXEEXT) winsock-c++
uninstall-local:
	rm -f '$(DESTDIR)$(bindir)/winsock-c++'

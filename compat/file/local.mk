# Files, pipes, the console and processes.
noinst_LTLIBRARIES += %D%/libfile.la

%C%_libfile_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libfile_la_SOURCES  =
%C%_libfile_la_SOURCES += %D%/console_handlers.c
%C%_libfile_la_SOURCES += %D%/console_signal.c
%C%_libfile_la_SOURCES += %D%/console_signal.h
%C%_libfile_la_SOURCES += %D%/device.c
%C%_libfile_la_SOURCES += %D%/disk.c
%C%_libfile_la_SOURCES += %D%/error.c
%C%_libfile_la_SOURCES += %D%/file.h
%C%_libfile_la_SOURCES += %D%/object.c
%C%_libfile_la_SOURCES += %D%/openconsole.c
%C%_libfile_la_SOURCES += %D%/path.c
%C%_libfile_la_SOURCES += %D%/path.h
%C%_libfile_la_SOURCES += %D%/share.c
%C%_libfile_la_SOURCES += %D%/share.h
%C%_libfile_la_SOURCES += %D%/stream.c
%C%_libfile_la_SOURCES += %D%/transfer.c

# What needs libc's own headers: of compat's, kernel.h only.
noinst_LTLIBRARIES += %D%/libfilekernel.la
%C%_libfilekernel_la_CPPFLAGS = $(POSIX_CPPFLAGS) -iquote $(top_srcdir)/compat
%C%_libfilekernel_la_SOURCES  = %D%/kernel.c %D%/kernel.h
%C%_libfile_la_LIBADD = %D%/libfilekernel.la

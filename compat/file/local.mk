# Files, pipes, the console and processes.
noinst_LTLIBRARIES += %D%/libfile.la

%C%_libfile_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libfile_la_SOURCES  =
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
%C%_libfile_la_SOURCES += %D%/console_attach.c
%C%_libfile_la_SOURCES += %D%/console_handlers.c
%C%_libfile_la_SOURCES += %D%/console_input.c
%C%_libfile_la_SOURCES += %D%/console_key.c
%C%_libfile_la_SOURCES += %D%/console_mode.c
%C%_libfile_la_SOURCES += %D%/console_object.c
%C%_libfile_la_SOURCES += %D%/console_read.c
%C%_libfile_la_SOURCES += %D%/console_screen.c
%C%_libfile_la_SOURCES += %D%/console_signal.c
%C%_libfile_la_SOURCES += %D%/console_std.c
%C%_libfile_la_SOURCES += %D%/console_title.c
%C%_libfile_la_SOURCES += %D%/console_write.c
%C%_libfile_la_SOURCES += %D%/console.h
%C%_libfile_la_SOURCES += %D%/console_signal.h
%C%_libfile_la_SOURCES += %D%/process_environment.c
%C%_libfile_la_SOURCES += %D%/process_expand.c
%C%_libfile_la_SOURCES += %D%/process_argv.c
%C%_libfile_la_SOURCES += %D%/process_line.c
%C%_libfile_la_SOURCES += %D%/argv.h
%C%_libfile_la_SOURCES += %D%/environment.h

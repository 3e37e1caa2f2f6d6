# Files, pipes, the console and processes.
noinst_LTLIBRARIES += %D%/libfile.la

%C%_libfile_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libfile_la_SOURCES  =
%C%_libfile_la_SOURCES += %D%/attributes.c
%C%_libfile_la_SOURCES += %D%/attributes.h
%C%_libfile_la_SOURCES += %D%/attributes_linux.c
%C%_libfile_la_SOURCES += %D%/copy.c
%C%_libfile_la_SOURCES += %D%/create.c
%C%_libfile_la_SOURCES += %D%/device.c
%C%_libfile_la_SOURCES += %D%/directory.c
%C%_libfile_la_SOURCES += %D%/disk.c
%C%_libfile_la_SOURCES += %D%/error.c
%C%_libfile_la_SOURCES += %D%/file.h
%C%_libfile_la_SOURCES += %D%/find.c
%C%_libfile_la_SOURCES += %D%/info.c
%C%_libfile_la_SOURCES += %D%/lock.c
%C%_libfile_la_SOURCES += %D%/mapping.c
%C%_libfile_la_SOURCES += %D%/names.c
%C%_libfile_la_SOURCES += %D%/names.h
%C%_libfile_la_SOURCES += %D%/object.c
%C%_libfile_la_SOURCES += %D%/oldfile.c
%C%_libfile_la_SOURCES += %D%/openconsole.c
%C%_libfile_la_SOURCES += %D%/path.c
%C%_libfile_la_SOURCES += %D%/path.h
%C%_libfile_la_SOURCES += %D%/pattern.c
%C%_libfile_la_SOURCES += %D%/pattern.h
%C%_libfile_la_SOURCES += %D%/pipe.c
%C%_libfile_la_SOURCES += %D%/position.c
%C%_libfile_la_SOURCES += %D%/share.c
%C%_libfile_la_SOURCES += %D%/share.h
%C%_libfile_la_SOURCES += %D%/stream.c
%C%_libfile_la_SOURCES += %D%/text.c
%C%_libfile_la_SOURCES += %D%/text.h
%C%_libfile_la_SOURCES += %D%/transfer.c
%C%_libfile_la_SOURCES += %D%/volume.c
%C%_libfile_la_SOURCES += %D%/wide.h

# What needs libc's own headers: of compat's, kernel.h only.
noinst_LTLIBRARIES += %D%/libfilekernel.la
%C%_libfilekernel_la_CPPFLAGS = $(POSIX_CPPFLAGS) -iquote $(top_srcdir)/compat
%C%_libfilekernel_la_SOURCES  = %D%/kernel.c %D%/kernel.h
%C%_libfile_la_LIBADD = %D%/libfilekernel.la

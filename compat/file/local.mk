# Files, pipes, the console and processes.
noinst_LTLIBRARIES += %D%/libfile.la

%C%_libfile_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libfile_la_SOURCES  =
%C%_libfile_la_SOURCES += %D%/console_handlers.c
%C%_libfile_la_SOURCES += %D%/console_signal.c
%C%_libfile_la_SOURCES += %D%/console_signal.h

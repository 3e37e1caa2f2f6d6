# Files, pipes, the console and processes.
noinst_LTLIBRARIES += %D%/libfile.la

%C%_libfile_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libfile_la_SOURCES  =

# Microsoft's names of the C library.
noinst_LTLIBRARIES += %D%/libcrt.la

%C%_libcrt_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libcrt_la_SOURCES  =

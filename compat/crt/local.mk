# Microsoft's names of the C library.
noinst_LTLIBRARIES += %D%/libcrt.la

%C%_libcrt_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libcrt_la_SOURCES  =
%C%_libcrt_la_SOURCES += %D%/invalid.c
%C%_libcrt_la_SOURCES += %D%/invalid.h
%C%_libcrt_la_SOURCES += %D%/names.h

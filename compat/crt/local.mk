# Microsoft's names of the C library.
noinst_LTLIBRARIES += %D%/libcrt.la

%C%_libcrt_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libcrt_la_SOURCES  =
%C%_libcrt_la_SOURCES += %D%/invalid.c
%C%_libcrt_la_SOURCES += %D%/invalid.h
%C%_libcrt_la_SOURCES += %D%/names.h
%C%_libcrt_la_SOURCES += %D%/collate.c
%C%_libcrt_la_SOURCES += %D%/errortext.c
%C%_libcrt_la_SOURCES += %D%/safememory.c
%C%_libcrt_la_SOURCES += %D%/safenarrow.c
%C%_libcrt_la_SOURCES += %D%/safetext.inc
%C%_libcrt_la_SOURCES += %D%/safewide.c
%C%_libcrt_la_SOURCES += %D%/text.inc
%C%_libcrt_la_SOURCES += %D%/textnarrow.c
%C%_libcrt_la_SOURCES += %D%/textwide.c

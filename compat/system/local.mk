# Memory, the system, its time, code pages, strings, INI files, services.
noinst_LTLIBRARIES += %D%/libsystem.la

%C%_libsystem_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libsystem_la_SOURCES  =
%C%_libsystem_la_SOURCES += %D%/global.c
%C%_libsystem_la_SOURCES += %D%/heap.h
%C%_libsystem_la_SOURCES += %D%/heap.c
%C%_libsystem_la_SOURCES += %D%/heaplist.c
%C%_libsystem_la_SOURCES += %D%/probe.h
%C%_libsystem_la_SOURCES += %D%/probe.c
%C%_libsystem_la_SOURCES += %D%/virtual.h
%C%_libsystem_la_SOURCES += %D%/virtual.c
%C%_libsystem_la_SOURCES += %D%/virtualquery.c

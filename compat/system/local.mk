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
%C%_libsystem_la_SOURCES += %D%/filetime.h
%C%_libsystem_la_SOURCES += %D%/filetime.c
%C%_libsystem_la_SOURCES += %D%/timezone.c
%C%_libsystem_la_SOURCES += %D%/clock.c
%C%_libsystem_la_SOURCES += %D%/machine.h
%C%_libsystem_la_SOURCES += %D%/machine.c
%C%_libsystem_la_SOURCES += %D%/affinity.c
%C%_libsystem_la_SOURCES += %D%/version.c
%C%_libsystem_la_SOURCES += %D%/names.c
%C%_libsystem_la_SOURCES += %D%/arithmetic.c

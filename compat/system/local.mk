# Memory, the system, its time, code pages, strings, INI files, services.
noinst_LTLIBRARIES += %D%/libsystem.la

%C%_libsystem_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libsystem_la_SOURCES  =
%C%_libsystem_la_SOURCES += %D%/localmemory.c
%C%_libsystem_la_SOURCES += %D%/service_dispatch.c
%C%_libsystem_la_SOURCES += %D%/service_log.c
%C%_libsystem_la_SOURCES += %D%/service_main.c
%C%_libsystem_la_SOURCES += %D%/service_manager.c
%C%_libsystem_la_SOURCES += %D%/service.h

# Processes and services.
check_PROGRAMS += %D%/check_process
%C%_check_process_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_process_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_service
%C%_check_service_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_service_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_threads
%C%_check_threads_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_threads_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_apcblocking
%C%_check_apcblocking_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_apcblocking_LDADD    = $(WST_LIBS)

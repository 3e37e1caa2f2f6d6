check_PROGRAMS += %D%/check_system
%C%_check_system_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_system_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_mmtimer
%C%_check_mmtimer_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_mmtimer_LDADD    = $(WST_LIBS)

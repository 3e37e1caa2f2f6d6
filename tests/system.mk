check_PROGRAMS += %D%/check_system
%C%_check_system_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_system_LDADD    = $(WST_LIBS)

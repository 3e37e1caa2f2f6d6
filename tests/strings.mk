check_PROGRAMS += %D%/check_codepage
%C%_check_codepage_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_codepage_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_profile
%C%_check_profile_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_profile_LDADD    = $(WST_LIBS)

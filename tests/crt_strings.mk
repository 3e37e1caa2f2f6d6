check_PROGRAMS += %D%/check_crtstring
%C%_check_crtstring_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_crtstring_LDADD    = $(WST_LIBS)

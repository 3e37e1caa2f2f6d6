check_PROGRAMS += %D%/check_crtother
%C%_check_crtother_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_crtother_LDADD    = $(WST_LIBS)

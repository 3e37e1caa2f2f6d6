check_PROGRAMS += %D%/check_file
%C%_check_file_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_file_LDADD    = $(WST_LIBS)

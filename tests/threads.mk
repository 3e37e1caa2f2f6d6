check_PROGRAMS += %D%/check_threads
%C%_check_threads_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_threads_LDADD    = $(WST_LIBS)

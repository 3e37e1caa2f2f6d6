check_PROGRAMS += %D%/check_pool
%C%_check_pool_SOURCES  = %D%/check_pool.c
%C%_check_pool_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_pool_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_timerqueue
%C%_check_timerqueue_SOURCES  = %D%/check_timerqueue.c
%C%_check_timerqueue_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_timerqueue_LDADD    = $(WST_LIBS)

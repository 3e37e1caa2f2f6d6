# Objects and waits.
check_PROGRAMS += %D%/check_wait
%C%_check_wait_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_wait_LDADD    = $(WST_LIBS) lib/posix/libposix.la

check_PROGRAMS += %D%/check_forkedwait
%C%_check_forkedwait_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_forkedwait_LDADD    = $(WST_LIBS)

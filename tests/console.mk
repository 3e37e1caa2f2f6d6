# The console.
check_PROGRAMS += %D%/check_ctrl
%C%_check_ctrl_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_ctrl_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_console
%C%_check_console_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_console_LDADD    = $(WST_LIBS)

# Messages and windows.
check_PROGRAMS += %D%/check_timer
%C%_check_timer_SOURCES  = %D%/check_timer.c %D%/pump.h
%C%_check_timer_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_timer_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_sendmessage
%C%_check_sendmessage_SOURCES  = %D%/check_sendmessage.c %D%/pump.h
%C%_check_sendmessage_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_sendmessage_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_msgwait
%C%_check_msgwait_SOURCES  = %D%/check_msgwait.c %D%/pump.h
%C%_check_msgwait_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_msgwait_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_desktop
%C%_check_desktop_SOURCES  = %D%/check_desktop.c %D%/pump.h
%C%_check_desktop_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_desktop_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_windowsx
%C%_check_windowsx_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_windowsx_LDADD    = $(WST_LIBS)

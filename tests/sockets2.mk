# Winsock 2: sockets, ioctls, events, overlapped operations.
check_PROGRAMS += %D%/check_ioctladdress
%C%_check_ioctladdress_SOURCES  = %D%/check_ioctladdress.c
%C%_check_ioctladdress_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_ioctladdress_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_wsaioctl
%C%_check_wsaioctl_SOURCES  = %D%/check_wsaioctl.c
%C%_check_wsaioctl_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_wsaioctl_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_condition
%C%_check_condition_SOURCES  = %D%/check_condition.c
%C%_check_condition_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_condition_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_wsasocket
%C%_check_wsasocket_SOURCES  = %D%/check_wsasocket.c
%C%_check_wsasocket_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_wsasocket_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_duplicate
%C%_check_duplicate_SOURCES  = %D%/check_duplicate.c
%C%_check_duplicate_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_duplicate_LDADD    = $(WST_LIBS)

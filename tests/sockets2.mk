# Winsock 2: sockets, ioctls, events, overlapped operations.
check_PROGRAMS += %D%/check_wsapoll
%C%_check_wsapoll_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_wsapoll_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_ioctladdress
%C%_check_ioctladdress_SOURCES  = %D%/check_ioctladdress.c
%C%_check_ioctladdress_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_ioctladdress_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_wsaioctl
%C%_check_wsaioctl_SOURCES  = %D%/check_wsaioctl.c
%C%_check_wsaioctl_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_wsaioctl_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_wsaoverlapped
%C%_check_wsaoverlapped_SOURCES  = %D%/check_wsaoverlapped.c %D%/overlapped.h
%C%_check_wsaoverlapped_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_wsaoverlapped_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_overlappedresult
%C%_check_overlappedresult_SOURCES  = %D%/check_overlappedresult.c %D%/overlapped.h
%C%_check_overlappedresult_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_overlappedresult_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_completionroutine
%C%_check_completionroutine_SOURCES  = %D%/check_completionroutine.c %D%/overlapped.h
%C%_check_completionroutine_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_completionroutine_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_overlappedcancel
%C%_check_overlappedcancel_SOURCES  = %D%/check_overlappedcancel.c %D%/overlapped.h
%C%_check_overlappedcancel_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_overlappedcancel_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_overlappeddatagram
%C%_check_overlappeddatagram_SOURCES  = %D%/check_overlappeddatagram.c %D%/overlapped.h
%C%_check_overlappeddatagram_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_overlappeddatagram_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_socketport
%C%_check_socketport_SOURCES  = %D%/check_socketport.c %D%/overlapped.h
%C%_check_socketport_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_socketport_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_sockettransfer
%C%_check_sockettransfer_SOURCES  = %D%/check_sockettransfer.c %D%/overlapped.h
%C%_check_sockettransfer_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_sockettransfer_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_asleep
%C%_check_asleep_SOURCES  = %D%/check_asleep.c %D%/overlapped.h
%C%_check_asleep_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_asleep_LDADD    = $(WST_LIBS)

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

check_PROGRAMS += %D%/check_connectby
%C%_check_connectby_SOURCES  = %D%/check_connectby.c
%C%_check_connectby_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_connectby_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_wsaconnect
%C%_check_wsaconnect_SOURCES  = %D%/check_wsaconnect.c
%C%_check_wsaconnect_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_wsaconnect_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_joinleaf
%C%_check_joinleaf_SOURCES  = %D%/check_joinleaf.c
%C%_check_joinleaf_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_joinleaf_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_enumprotocols
%C%_check_enumprotocols_SOURCES  = %D%/check_enumprotocols.c
%C%_check_enumprotocols_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_enumprotocols_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_afunix
%C%_check_afunix_SOURCES  = %D%/check_afunix.c
%C%_check_afunix_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_afunix_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_optionsmore
%C%_check_optionsmore_SOURCES  = %D%/check_optionsmore.c
%C%_check_optionsmore_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_optionsmore_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_rawsocket
%C%_check_rawsocket_SOURCES  = %D%/check_rawsocket.c
%C%_check_rawsocket_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_rawsocket_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_dualstack
%C%_check_dualstack_SOURCES  = %D%/check_dualstack.c
%C%_check_dualstack_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_dualstack_LDADD    = $(WST_LIBS)

# Winsock 2: sockets, ioctls, events, overlapped operations.
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

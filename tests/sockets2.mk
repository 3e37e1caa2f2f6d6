# Winsock 2: sockets, ioctls, events, overlapped operations.
check_PROGRAMS += %D%/check_wsapoll
%C%_check_wsapoll_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_wsapoll_LDADD    = $(WST_LIBS)

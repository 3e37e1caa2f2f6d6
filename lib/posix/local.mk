noinst_LTLIBRARIES += %D%/libposix.la

%C%_libposix_la_CPPFLAGS = $(POSIX_CPPFLAGS)
%C%_libposix_la_SOURCES  = \
	%D%/kernel.h \
	%D%/sockaddr.c \
	%D%/socket.c \
	%D%/sockopt.c

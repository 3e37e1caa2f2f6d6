noinst_LTLIBRARIES += %D%/libposix.la

%C%_libposix_la_CPPFLAGS = $(POSIX_CPPFLAGS)
%C%_libposix_la_SOURCES  = \
	%D%/clock.c \
	%D%/errno.c \
	%D%/errno.def \
	%D%/io.c \
	%D%/kernel.h \
	%D%/memory.c \
	%D%/memory.h \
	%D%/memory_pipe.c \
	%D%/netdb.c \
	%D%/netif.c \
	%D%/pass.c \
	%D%/netif_list.c \
	%D%/netif_watch.c \
	%D%/poller_epoll.c \
	%D%/posix.h \
	%D%/resolve.c \
	%D%/sockaddr.c \
	%D%/socket.c \
	%D%/sockopt.c \
	%D%/tcpinfo.c \
	%D%/wait.c \
	%D%/wsnum.h

if HAVE_PROCESS_VM
%C%_libposix_la_SOURCES += %D%/memory_vm.c
else
%C%_libposix_la_SOURCES += %D%/memory_novm.c
endif

if HAVE_EVENTFD
%C%_libposix_la_SOURCES += %D%/wake_eventfd.c
else
%C%_libposix_la_SOURCES += %D%/wake_pipe.c
endif

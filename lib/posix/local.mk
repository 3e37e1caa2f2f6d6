noinst_LTLIBRARIES += %D%/libposix.la

%C%_libposix_la_CPPFLAGS = $(POSIX_CPPFLAGS)
%C%_libposix_la_SOURCES  =
%C%_libposix_la_SOURCES += %D%/arrivals_linux.c
%C%_libposix_la_SOURCES += %D%/clock.c
%C%_libposix_la_SOURCES += %D%/cmsg.c
%C%_libposix_la_SOURCES += %D%/errno.c
%C%_libposix_la_SOURCES += %D%/errno.def
%C%_libposix_la_SOURCES += %D%/io.c
%C%_libposix_la_SOURCES += %D%/kernel.h
%C%_libposix_la_SOURCES += %D%/memory.c
%C%_libposix_la_SOURCES += %D%/memory.h
%C%_libposix_la_SOURCES += %D%/memory_pipe.c
%C%_libposix_la_SOURCES += %D%/netdb.c
%C%_libposix_la_SOURCES += %D%/netif.c
%C%_libposix_la_SOURCES += %D%/netif_list.c
%C%_libposix_la_SOURCES += %D%/netif_watch.c
%C%_libposix_la_SOURCES += %D%/pass.c
%C%_libposix_la_SOURCES += %D%/poller_epoll.c
%C%_libposix_la_SOURCES += %D%/posix.h
%C%_libposix_la_SOURCES += %D%/resolve.c
%C%_libposix_la_SOURCES += %D%/sendfile.c
%C%_libposix_la_SOURCES += %D%/sockaddr.c
%C%_libposix_la_SOURCES += %D%/socket.c
%C%_libposix_la_SOURCES += %D%/sockopt.c
%C%_libposix_la_SOURCES += %D%/tcpinfo.c
%C%_libposix_la_SOURCES += %D%/wait.c
%C%_libposix_la_SOURCES += %D%/wsnum.h

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

noinst_LTLIBRARIES += %D%/libbase.la

%C%_libbase_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libbase_la_SOURCES  =
%C%_libbase_la_SOURCES += %D%/above.h
%C%_libbase_la_SOURCES  = \
	%D%/above.h \
	%D%/errors_alias.def \
	%D%/errors_com.def \
	%D%/errors_win32.def \
	%D%/errors_wsa.def \
	%D%/errortable.c \
	%D%/errortable.h \
	%D%/exception.c \
	%D%/exception.h \
	%D%/fault.c \
	%D%/faultcontext.c \
	%D%/formatmessage.c \
	%D%/handle.c \
	%D%/handle.h \
	%D%/lasterror.c \
	%D%/lasterror.h \
	%D%/message.c \
	%D%/message.h \
	%D%/messageinsert.c \
	%D%/module.c \
	%D%/moduletable.c \
	%D%/moduletable.h \
	%D%/object.h \
	%D%/seh.c \
	%D%/table.c \
	%D%/table.h \
	%D%/thread.c \
	%D%/thread.h \
	%D%/tid_linux.c \
	%D%/time.c \
	%D%/utf8.c \
	%D%/utf8.h \
	%D%/vectored.c
	%D%/utf8.h
%C%_libbase_la_SOURCES += %D%/apc.c
%C%_libbase_la_SOURCES += %D%/barrier.c
%C%_libbase_la_SOURCES += %D%/conditionvariable.c
%C%_libbase_la_SOURCES += %D%/criticalsection.c
%C%_libbase_la_SOURCES += %D%/errors_alias.def
%C%_libbase_la_SOURCES += %D%/errors_com.def
%C%_libbase_la_SOURCES += %D%/errors_win32.def
%C%_libbase_la_SOURCES += %D%/errors_wsa.def
%C%_libbase_la_SOURCES += %D%/errortable.c
%C%_libbase_la_SOURCES += %D%/errortable.h
%C%_libbase_la_SOURCES += %D%/event.c
%C%_libbase_la_SOURCES += %D%/exception.c
%C%_libbase_la_SOURCES += %D%/exception.h
%C%_libbase_la_SOURCES += %D%/fault.c
%C%_libbase_la_SOURCES += %D%/faultcontext.c
%C%_libbase_la_SOURCES += %D%/fls.c
%C%_libbase_la_SOURCES += %D%/fork.c
%C%_libbase_la_SOURCES += %D%/fork.h
%C%_libbase_la_SOURCES += %D%/formatmessage.c
%C%_libbase_la_SOURCES += %D%/futex.h
%C%_libbase_la_SOURCES += %D%/futex_linux.c
%C%_libbase_la_SOURCES += %D%/handle.c
%C%_libbase_la_SOURCES += %D%/handle.h
%C%_libbase_la_SOURCES += %D%/initonce.c
%C%_libbase_la_SOURCES += %D%/interlocked.c
%C%_libbase_la_SOURCES += %D%/job.c
%C%_libbase_la_SOURCES += %D%/job.h
%C%_libbase_la_SOURCES += %D%/lasterror.c
%C%_libbase_la_SOURCES += %D%/lasterror.h
%C%_libbase_la_SOURCES += %D%/local.h
%C%_libbase_la_SOURCES += %D%/message.c
%C%_libbase_la_SOURCES += %D%/message.h
%C%_libbase_la_SOURCES += %D%/messageinsert.c
%C%_libbase_la_SOURCES += %D%/module.c
%C%_libbase_la_SOURCES += %D%/moduletable.c
%C%_libbase_la_SOURCES += %D%/moduletable.h
%C%_libbase_la_SOURCES += %D%/mutex.c
%C%_libbase_la_SOURCES += %D%/mutex.h
%C%_libbase_la_SOURCES += %D%/named.c
%C%_libbase_la_SOURCES += %D%/named.h
%C%_libbase_la_SOURCES += %D%/now.c
%C%_libbase_la_SOURCES += %D%/ntstatus.c
%C%_libbase_la_SOURCES += %D%/ntstatus.def
%C%_libbase_la_SOURCES += %D%/ntstatus.h
%C%_libbase_la_SOURCES += %D%/object.h
%C%_libbase_la_SOURCES += %D%/park.h
%C%_libbase_la_SOURCES += %D%/pool.c
%C%_libbase_la_SOURCES += %D%/pool.h
%C%_libbase_la_SOURCES += %D%/poolgroup.c
%C%_libbase_la_SOURCES += %D%/pooltime.c
%C%_libbase_la_SOURCES += %D%/pooltime.h
%C%_libbase_la_SOURCES += %D%/pooltimer.c
%C%_libbase_la_SOURCES += %D%/pooltpwait.c
%C%_libbase_la_SOURCES += %D%/poolwait.c
%C%_libbase_la_SOURCES += %D%/poolwait.h
%C%_libbase_la_SOURCES += %D%/poolwork.c
%C%_libbase_la_SOURCES += %D%/port.c
%C%_libbase_la_SOURCES += %D%/port.h
%C%_libbase_la_SOURCES += %D%/portapi.c
%C%_libbase_la_SOURCES += %D%/portqueue.h
%C%_libbase_la_SOURCES += %D%/process.c
%C%_libbase_la_SOURCES += %D%/realtime.h
%C%_libbase_la_SOURCES += %D%/registerwait.c
%C%_libbase_la_SOURCES += %D%/seh.c
%C%_libbase_la_SOURCES += %D%/semaphore.c
%C%_libbase_la_SOURCES += %D%/slist.c
%C%_libbase_la_SOURCES += %D%/srwlock.c
%C%_libbase_la_SOURCES += %D%/srwlock.h
%C%_libbase_la_SOURCES += %D%/table.c
%C%_libbase_la_SOURCES += %D%/table.h
%C%_libbase_la_SOURCES += %D%/thread.c
%C%_libbase_la_SOURCES += %D%/thread.h
%C%_libbase_la_SOURCES += %D%/threadhandle.c
%C%_libbase_la_SOURCES += %D%/threadid.c
%C%_libbase_la_SOURCES += %D%/threadname.c
%C%_libbase_la_SOURCES += %D%/threadpriority.c
%C%_libbase_la_SOURCES += %D%/threadpriority.h
%C%_libbase_la_SOURCES += %D%/threadstart.c
%C%_libbase_la_SOURCES += %D%/threadstop.c
%C%_libbase_la_SOURCES += %D%/tid_linux.c
%C%_libbase_la_SOURCES += %D%/time.c
%C%_libbase_la_SOURCES += %D%/timer.c
%C%_libbase_la_SOURCES += %D%/timerqueue.c
%C%_libbase_la_SOURCES += %D%/tls.c
%C%_libbase_la_SOURCES += %D%/utf8.c
%C%_libbase_la_SOURCES += %D%/utf8.h
%C%_libbase_la_SOURCES += %D%/vectored.c
%C%_libbase_la_SOURCES += %D%/wait.c
%C%_libbase_la_SOURCES += %D%/wait.h
%C%_libbase_la_SOURCES += %D%/waithandles.c
%C%_libbase_la_SOURCES += %D%/waitonaddress.c
%C%_libbase_la_SOURCES += %D%/watch.c
%C%_libbase_la_SOURCES += %D%/watch.h

if HAVE_FUTEX
%C%_libbase_la_SOURCES += %D%/park_linux.c
else
%C%_libbase_la_SOURCES += %D%/park_posix.c
endif

noinst_LTLIBRARIES += %D%/libbase.la

%C%_libbase_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libbase_la_SOURCES  = \
	%D%/above.h \
	%D%/errors_alias.def \
	%D%/errors_com.def \
	%D%/errors_win32.def \
	%D%/errors_wsa.def \
	%D%/errortable.c \
	%D%/errortable.h \
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
	%D%/table.c \
	%D%/table.h \
	%D%/thread.c \
	%D%/thread.h \
	%D%/tid_linux.c \
	%D%/time.c \
	%D%/utf8.c \
	%D%/utf8.h
%C%_libbase_la_SOURCES += %D%/apc.c
%C%_libbase_la_SOURCES += %D%/event.c
%C%_libbase_la_SOURCES += %D%/fork.c
%C%_libbase_la_SOURCES += %D%/fork.h
%C%_libbase_la_SOURCES += %D%/mutex.c
%C%_libbase_la_SOURCES += %D%/mutex.h
%C%_libbase_la_SOURCES += %D%/named.c
%C%_libbase_la_SOURCES += %D%/named.h
%C%_libbase_la_SOURCES += %D%/now.c
%C%_libbase_la_SOURCES += %D%/park.h
%C%_libbase_la_SOURCES += %D%/process.c
%C%_libbase_la_SOURCES += %D%/realtime.h
%C%_libbase_la_SOURCES += %D%/semaphore.c
%C%_libbase_la_SOURCES += %D%/threadhandle.c
%C%_libbase_la_SOURCES += %D%/threadid.c
%C%_libbase_la_SOURCES += %D%/threadname.c
%C%_libbase_la_SOURCES += %D%/threadpriority.c
%C%_libbase_la_SOURCES += %D%/threadpriority.h
%C%_libbase_la_SOURCES += %D%/threadstart.c
%C%_libbase_la_SOURCES += %D%/threadstop.c
%C%_libbase_la_SOURCES += %D%/timer.c
%C%_libbase_la_SOURCES += %D%/wait.c
%C%_libbase_la_SOURCES += %D%/wait.h
%C%_libbase_la_SOURCES += %D%/waithandles.c
%C%_libbase_la_SOURCES += %D%/watch.c
%C%_libbase_la_SOURCES += %D%/watch.h

if HAVE_FUTEX
%C%_libbase_la_SOURCES += %D%/park_linux.c
else
%C%_libbase_la_SOURCES += %D%/park_posix.c
endif

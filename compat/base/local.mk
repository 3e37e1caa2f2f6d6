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
	%D%/ntstatus.c \
	%D%/ntstatus.def \
	%D%/ntstatus.h \
	%D%/object.h \
	%D%/port.c \
	%D%/port.h \
	%D%/portapi.c \
	%D%/portqueue.h \
	%D%/table.c \
	%D%/table.h \
	%D%/thread.c \
	%D%/thread.h \
	%D%/tid_linux.c \
	%D%/time.c \
	%D%/utf8.c \
	%D%/utf8.h

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

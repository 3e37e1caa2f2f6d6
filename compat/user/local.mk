noinst_LTLIBRARIES += %D%/libuser.la

%C%_libuser_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libuser_la_SOURCES  = \
	%D%/class.c \
	%D%/class.h \
	%D%/createw.c \
	%D%/message.c \
	%D%/queue.c \
	%D%/queue.h \
	%D%/window.c \
	%D%/window.h \
	%D%/windowlong.c

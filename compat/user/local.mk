noinst_LTLIBRARIES += %D%/libuser.la

%C%_libuser_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libuser_la_SOURCES  = \
	%D%/chartext.c \
	%D%/class.c \
	%D%/class.h \
	%D%/classinfo.c \
	%D%/createw.c \
	%D%/defproc.c \
	%D%/desktop.c \
	%D%/focus.c \
	%D%/message.c \
	%D%/messagebox.c \
	%D%/msgwait.c \
	%D%/names.c \
	%D%/paint.c \
	%D%/property.c \
	%D%/queue.c \
	%D%/queue.h \
	%D%/rect.c \
	%D%/registered.c \
	%D%/resource.c \
	%D%/sent.c \
	%D%/sent.h \
	%D%/show.c \
	%D%/text.c \
	%D%/timer.c \
	%D%/window.c \
	%D%/window.h \
	%D%/windowlist.c \
	%D%/windowlist.h \
	%D%/windowlong.c \
	%D%/wsprintf.c

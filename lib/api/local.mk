noinst_LTLIBRARIES += %D%/libapi.la

%C%_libapi_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libapi_la_SOURCES  = \
	%D%/addrtext.c \
	%D%/addrtext.h \
	%D%/byteorder.c \
	%D%/hosts.c \
	%D%/lookup.c \
	%D%/lookup.h \
	%D%/netdb.h \
	%D%/protocols.c \
	%D%/result.c \
	%D%/services.c

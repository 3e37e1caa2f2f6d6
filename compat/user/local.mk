noinst_LTLIBRARIES += %D%/libuser.la

%C%_libuser_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libuser_la_SOURCES  =

noinst_LTLIBRARIES += %D%/libapi.la

%C%_libapi_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libapi_la_SOURCES  =

noinst_LTLIBRARIES += %D%/libbase.la

%C%_libbase_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libbase_la_SOURCES  =

noinst_LTLIBRARIES += %D%/libprovider.la

%C%_libprovider_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libprovider_la_SOURCES  =

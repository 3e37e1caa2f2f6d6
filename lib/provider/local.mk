noinst_LTLIBRARIES += %D%/libprovider.la

%C%_libprovider_la_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_libprovider_la_SOURCES  =
%C%_libprovider_la_SOURCES += %D%/socktab.h %D%/socktab.c
%C%_libprovider_la_SOURCES += %D%/blocking.h %D%/blocking.c
%C%_libprovider_la_SOURCES += %D%/provider.h

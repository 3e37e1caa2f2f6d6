noinst_LTLIBRARIES += %D%/libposix.la

%C%_libposix_la_CPPFLAGS = $(POSIX_CPPFLAGS)
%C%_libposix_la_SOURCES  =


bin_PROGRAMS += %D%/wsaerr
%C%_wsaerr_SOURCES  = %D%/wsaerr.c
%C%_wsaerr_CPPFLAGS = $(POSIX_CPPFLAGS) -iquote $(top_srcdir)/compat
%C%_wsaerr_LDADD    = compat/base/libbase.la lib/posix/libposix.la

# One program per concept; `make check` runs them all.
check_LTLIBRARIES += %D%/libharness.la
%C%_libharness_la_SOURCES  = %D%/harness.h %D%/harness.c
%C%_libharness_la_CPPFLAGS = $(WINSOCK_CPPFLAGS) $(CHECK_CFLAGS)
%C%_libharness_la_LIBADD   = libwinsock.la $(CHECK_LIBS)

# What every check_<concept> needs.
WST_CPPFLAGS = $(WINSOCK_CPPFLAGS) -iquote $(top_srcdir)/tests $(CHECK_CFLAGS)
WST_LDADD    = %D%/libharness.la libwinsock.la $(CHECK_LIBS)

AM_TESTS_ENVIRONMENT = \
	CC='$(CC)'; CXX='$(CXX)'; \
	top_srcdir='$(top_srcdir)'; top_builddir='$(top_builddir)'; \
	export CC CXX top_srcdir top_builddir;

TESTS += $(check_PROGRAMS) $(dist_check_SCRIPTS)

# One program per concept; `make check` runs them all.
check_LTLIBRARIES += %D%/libharness.la
%C%_libharness_la_SOURCES  = %D%/harness.h %D%/harness.c
%C%_libharness_la_CPPFLAGS = $(WINSOCK_CPPFLAGS) $(CHECK_CFLAGS)
%C%_libharness_la_LIBADD   = libwinsock.la $(CHECK_LIBS)

# What every check_<concept> needs.
WST_CPPFLAGS = $(WINSOCK_CPPFLAGS) -iquote $(top_srcdir)/tests $(CHECK_CFLAGS)
WST_LIBS     = %D%/libharness.la libwinsock.la $(CHECK_LIBS)

# WST_CFLAGS: what a test must compile a program with that is to run with this library (a sanitizer, say).
AM_TESTS_ENVIRONMENT = \
	CC='$(CC)'; CXX='$(CXX)'; WST_CFLAGS='$(CFLAGS) $(LDFLAGS)'; WST_CXXFLAGS='$(CXXFLAGS) $(LDFLAGS)'; \
	top_srcdir='$(top_srcdir)'; top_builddir='$(top_builddir)'; \
	export CC CXX WST_CFLAGS WST_CXXFLAGS top_srcdir top_builddir;

check_PROGRAMS += %D%/check_error
%C%_check_error_SOURCES  = %D%/check_error.c
%C%_check_error_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_error_LDADD    = $(WST_LIBS)
check_PROGRAMS += %D%/check_formatmessage
%C%_check_formatmessage_SOURCES  = %D%/check_formatmessage.c
%C%_check_formatmessage_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_formatmessage_LDADD    = $(WST_LIBS)
EXTRA_DIST += %D%/error-codes.tsv
dist_check_SCRIPTS += %D%/wsaerr.sh

# Names, addresses and their text.
check_PROGRAMS += %D%/check_byteorder
%C%_check_byteorder_SOURCES  = %D%/check_byteorder.c
%C%_check_byteorder_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_byteorder_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_inet_addr
%C%_check_inet_addr_SOURCES  = %D%/check_inet_addr.c
%C%_check_inet_addr_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_inet_addr_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_netdb
%C%_check_netdb_SOURCES  = %D%/check_netdb.c
%C%_check_netdb_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_netdb_LDADD    = $(WST_LIBS)

EXTRA_DIST += %D%/valgrind.supp

# Its surroundings are made with libc's sockets.
check_LTLIBRARIES += %D%/libprivatenames.la
%C%_libprivatenames_la_SOURCES  = %D%/private_names.c %D%/private_names.h
%C%_libprivatenames_la_CPPFLAGS = $(POSIX_CPPFLAGS) -iquote $(top_srcdir)/tests
check_PROGRAMS += %D%/check_lookup
%C%_check_lookup_SOURCES  = %D%/check_lookup.c
%C%_check_lookup_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_lookup_LDADD    = %D%/libprivatenames.la $(WST_LIBS)

include %D%/sockets.mk
include %D%/sockets2.mk

# The guards: what a machine can keep, a machine keeps.
dist_check_SCRIPTS += %D%/wall.sh
dist_check_SCRIPTS += %D%/size.sh
dist_check_SCRIPTS += %D%/paths.sh
dist_check_SCRIPTS += %D%/symbols.sh
dist_check_SCRIPTS += %D%/declared.sh
dist_check_SCRIPTS += %D%/install.sh

# What a program sees.
dist_check_SCRIPTS += %D%/headers.sh
dist_check_SCRIPTS += %D%/constants.sh
dist_check_SCRIPTS += %D%/layouts.sh
dist_check_SCRIPTS += %D%/fence.sh
dist_check_SCRIPTS += %D%/hazards.sh
EXTRA_DIST += %D%/consumer.sh %D%/constants.tsv %D%/layouts.tsv

check_PROGRAMS += %D%/check_view11
%C%_check_view11_SOURCES  = %D%/check_view11.c %D%/check_view11_mixed.c %D%/check_view11.h
%C%_check_view11_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_view11_LDADD    = libwinsock.la $(CHECK_LIBS)

check_PROGRAMS += %D%/check_view2
%C%_check_view2_SOURCES  = %D%/check_view2.c
%C%_check_view2_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_view2_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_ioctltypes
%C%_check_ioctltypes_SOURCES  = %D%/check_ioctltypes.c
%C%_check_ioctltypes_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_ioctltypes_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_cxx
%C%_check_cxx_SOURCES  = %D%/check_cxx.cpp
%C%_check_cxx_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_check_cxx_LDADD    = libwinsock.la
dist_noinst_SCRIPTS += %D%/tally.sh

# Win32.
include %D%/wait.mk
include %D%/threads.mk
include %D%/locks.mk
include %D%/ports.mk
include %D%/pool.mk
include %D%/files.mk
include %D%/console.mk
include %D%/process.mk
include %D%/memory.mk
include %D%/system.mk
include %D%/strings.mk
include %D%/user.mk
include %D%/crt_strings.mk
include %D%/crt_stdio.mk
include %D%/crt_other.mk
include %D%/seh.mk
include %D%/interlocked.mk

include %D%/legacy/local.mk
include %D%/bench/local.mk
include %D%/stress/local.mk

TESTS += $(check_PROGRAMS) $(dist_check_SCRIPTS)

# For .ci/run, which chooses among them.
.PHONY: print-tests
print-tests:
	@echo $(TESTS)

check_PROGRAMS += %D%/check_startup
%C%_check_startup_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_startup_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_cancel
%C%_check_cancel_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_cancel_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_hook
%C%_check_hook_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_hook_LDADD    = $(WST_LIBS)

# Every test program under valgrind; a case with an error fails.
check-valgrind:
	CK_TIMEOUT_MULTIPLIER=10 $(MAKE) $(AM_MAKEFLAGS) check TESTS='$(check_PROGRAMS)' \
		LOG_COMPILER='$(LIBTOOL) --mode=execute valgrind' LOG_FLAGS='-q --error-exitcode=99 --suppressions=$(abs_srcdir)/%D%/valgrind.supp'
.PHONY: check-valgrind

# The Win32 underneath.
check_PROGRAMS += %D%/check_handle
%C%_check_handle_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_handle_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_time
%C%_check_time_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_time_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_memory
%C%_check_memory_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_memory_LDADD    = $(WST_LIBS) lib/posix/libposix.la
check_PROGRAMS += %D%/check_select
%C%_check_select_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_select_LDADD    = $(WST_LIBS)

check_PROGRAMS += %D%/check_transfer
%C%_check_transfer_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_transfer_LDADD    = $(WST_LIBS)

check_LTLIBRARIES += %D%/plugin.la
%C%_plugin_la_SOURCES = %D%/plugin.c
%C%_plugin_la_LDFLAGS = -module -avoid-version -shared -rpath $(abs_builddir)

# Twice: GetProcAddress must work in a static program too.
check_PROGRAMS += %D%/check_module %D%/check_module_static
%C%_check_module_SOURCES  = %D%/check_module.c
%C%_check_module_CPPFLAGS = $(WST_CPPFLAGS) -DWST_PLUGIN='"$(abs_builddir)/%D%/.libs/plugin.so"'
%C%_check_module_LDADD    = $(WST_LIBS)
%C%_check_module_LDFLAGS  = -rdynamic
EXTRA_%C%_check_module_DEPENDENCIES = %D%/plugin.la
%C%_check_module_static_SOURCES  = %D%/check_module.c
%C%_check_module_static_CPPFLAGS = $(%C%_check_module_CPPFLAGS)
%C%_check_module_static_LDADD    = $(WST_LIBS)
%C%_check_module_static_LDFLAGS  = -rdynamic -static
EXTRA_%C%_check_module_static_DEPENDENCIES = %D%/plugin.la

check_PROGRAMS += %D%/check_message
%C%_check_message_SOURCES  = %D%/check_message.c %D%/pump.h
%C%_check_message_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_message_LDADD    = $(WST_LIBS)
# winsock-cc.
dist_check_SCRIPTS += %D%/driver_includes.sh
dist_check_SCRIPTS += %D%/driver_language.sh
dist_check_SCRIPTS += %D%/driver_entry.sh
dist_check_SCRIPTS += %D%/driver_options.sh
dist_check_SCRIPTS += %D%/driver_crt.sh
dist_check_SCRIPTS += %D%/driver_install.sh
EXTRA_DIST += %D%/driver.inc

check_PROGRAMS += %D%/check_window
%C%_check_window_SOURCES  = %D%/check_window.c %D%/pump.h
%C%_check_window_CPPFLAGS = $(WST_CPPFLAGS)
%C%_check_window_LDADD    = $(WST_LIBS)

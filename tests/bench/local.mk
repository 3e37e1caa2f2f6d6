# `make bench`: the library against raw POSIX calls. ROUNDS=n for more or fewer of them.
EXTRA_PROGRAMS    += %D%/bench
EXTRA_LTLIBRARIES += %D%/libbenchposix.la

%C%_libbenchposix_la_CPPFLAGS = $(POSIX_CPPFLAGS) -iquote $(srcdir)/%D%
%C%_libbenchposix_la_SOURCES  = %D%/bench.h %D%/events.h %D%/overlapped.h %D%/wake_posix.c %D%/events_posix.c %D%/posix.c

%C%_bench_CPPFLAGS = $(WINSOCK_CPPFLAGS) -iquote $(srcdir)/%D%
%C%_bench_SOURCES  = %D%/bench.h %D%/bench.c %D%/events.h %D%/events_winsock.c %D%/overlapped_winsock.c %D%/winsock.c
%C%_bench_LDADD    = %D%/libbenchposix.la libwinsock.la

# Servers and clients are processes of their own.
EXTRA_PROGRAMS += %D%/echo_raw %D%/echo_port
%C%_echo_raw_CPPFLAGS  = $(POSIX_CPPFLAGS) -iquote $(srcdir)/%D%
%C%_echo_raw_SOURCES   = %D%/echo_common.h %D%/echo_raw.c
%C%_echo_raw_LDADD     =
%C%_echo_port_CPPFLAGS = $(WINSOCK_CPPFLAGS) -iquote $(srcdir)/%D%
%C%_echo_port_SOURCES  = %D%/echo_common.h %D%/echo_port.c
%C%_echo_port_LDADD    = libwinsock.la
EXTRA_DIST += %D%/servers.sh
CLEANFILES += %D%/echo_raw$(EXEEXT) %D%/echo_port$(EXEEXT)

CLEANFILES += %D%/bench$(EXEEXT) %D%/libbenchposix.la

bench: %D%/bench$(EXEEXT) bench-servers
	@%D%/bench$(EXEEXT) $(ROUNDS)
bench-servers: %D%/echo_raw$(EXEEXT) %D%/echo_port$(EXEEXT)
	@top_builddir='$(top_builddir)' $(srcdir)/%D%/servers.sh
.PHONY: bench bench-servers

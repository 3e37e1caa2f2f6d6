# `make bench`: the library against raw POSIX calls. ROUNDS=n for more or fewer of them.
EXTRA_PROGRAMS    += %D%/bench
EXTRA_LTLIBRARIES += %D%/libbenchposix.la

%C%_libbenchposix_la_CPPFLAGS = $(POSIX_CPPFLAGS) -iquote $(srcdir)/%D%
%C%_libbenchposix_la_SOURCES  = %D%/bench.h %D%/events.h %D%/events_posix.c %D%/posix.c

%C%_bench_CPPFLAGS = $(WINSOCK_CPPFLAGS) -iquote $(srcdir)/%D%
%C%_bench_SOURCES  = %D%/bench.h %D%/bench.c %D%/events.h %D%/events_winsock.c %D%/winsock.c
%C%_bench_LDADD    = %D%/libbenchposix.la libwinsock.la

CLEANFILES += %D%/bench$(EXEEXT) %D%/libbenchposix.la

bench: %D%/bench$(EXEEXT)
	@%D%/bench$(EXEEXT) $(ROUNDS)
.PHONY: bench

# The soak of cancellation: short in `make check`, millions of operations in `make stress`.
check_PROGRAMS += %D%/stress
%C%_stress_SOURCES  = %D%/stress.h %D%/stress.c %D%/streams.c %D%/datagrams.c
%C%_stress_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_stress_LDADD    = libwinsock.la

stress: %D%/stress$(EXEEXT)
	%D%/stress$(EXEEXT) 3000000
.PHONY: stress

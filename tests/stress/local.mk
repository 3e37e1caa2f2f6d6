# The soak of cancellation: short in `make check`, millions of operations in `make stress`.
check_PROGRAMS += %D%/stress
%C%_stress_SOURCES  = %D%/stress.h %D%/stress.c %D%/pair.c %D%/streams.c %D%/datagrams.c
%C%_stress_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_stress_LDADD    = libwinsock.la

# The soak of overlapped operations: twenty thousand in `make check`, minutes of them over thousands of sockets in `make stress` (SOAK="seconds=600 sockets=8000").
SOAK = seconds=180 sockets=4000 workers=8
check_PROGRAMS += %D%/soak
%C%_soak_SOURCES  = %D%/stress.h %D%/soak.h %D%/soak.c %D%/soak_ops.c %D%/soak_slots.c %D%/pair.c
%C%_soak_CPPFLAGS = $(WINSOCK_CPPFLAGS)
%C%_soak_LDADD    = libwinsock.la

stress: %D%/stress$(EXEEXT) %D%/soak$(EXEEXT)
	%D%/stress$(EXEEXT) 3000000
	%D%/soak$(EXEEXT) $(SOAK)
.PHONY: stress

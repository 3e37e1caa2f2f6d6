/* The same work through raw POSIX calls and through the library. Sees no sockets, so that both worlds can include it. */
#ifndef BENCH_H
#define BENCH_H

#include <stdint.h>

/* One side's way to do the work. Each answers the nanoseconds of one operation, as measured over many; set-up is not counted.
 * `size` is what the table in bench.c gives: bytes of a message or block, or a number of sockets. */
struct bench_side {
	void (*start)(void);
	double (*ping_pong)(unsigned size);     /* there and back, two threads of one processor, TCP */
	double (*recv_ready)(unsigned size);    /* TCP, data waits */
	double (*send_ready)(unsigned size);    /* TCP, room for it */
	double (*recvfrom_ready)(unsigned size);
	double (*bulk)(unsigned size);          /* one block, sent by one thread and received by another */
	double (*select)(unsigned count);       /* one of `count` sockets is ready */
	double (*cancel)(unsigned unused);      /* from the cancel until the thread that was blocked in recv has returned */
	double (*event_trip)(unsigned unused);  /* two threads hand over to each other; events.h */
	double (*event_ready)(unsigned unused); /* set, and a wait that finds it set */
	double (*event_many)(unsigned count);   /* the same, the last of `count` */
	double (*queue_trip)(unsigned unused);  /* two threads hand packets to each other */
	double (*overlapped)(unsigned size);    /* overlapped.h */
	double (*wake)(unsigned unused);
};

extern const struct bench_side bench_posix, bench_winsock;

enum {
	BENCH_BATCH = 64,               /* calls between two looks at the clock */
	BENCH_BATCHES = 60,
	BENCH_TRIPS = 500,
	BENCH_BLOCKS = 400,
	BENCH_SELECTS = 400,
	BENCH_CANCELS = 25,
	BENCH_SOCKETS = 1024,           /* at most in select */
	BENCH_SIZE = 1 << 16,           /* largest block */
};

int64_t bench_now(void);
/* End the program, naming the call that failed. */
_Noreturn void bench_die(const char *call, int code);
/* Let a thread that is about to block get there. */
void bench_settle(void);
/* Keep the calling thread, and those that it starts, on the nth processor that the program may use. Without that, a ping-pong is ten times
 * faster in those rounds where the scheduler happens to put both threads on one. Everything runs on the first but the sender of `bulk`. */
void bench_pin(int nth);
double bench_median(double *values, unsigned count);

#endif

/* bench [ROUNDS [NAME]]: what the library costs over raw POSIX calls.
 *
 * Both sides work in turn within each round, so that a slow moment of the machine meets both; a ratio is taken per round, and the table
 * shows the median and the spread (10th and 90th percentile) of the rounds. Nothing fails for being slow: the targets are for the reader. */
#include "bench.h"

#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { ROUNDS = 81, ROUNDS_MOST = 1001 };

static const struct work {
	const char *name;
	size_t function;        /* offset in struct bench_side */
	unsigned size;
	double target;          /* 0: none set */
} works[] = {
	{"TCP ping-pong, 64 bytes", offsetof(struct bench_side, ping_pong), 64, 1.15},
	{"recv, 64 bytes waiting", offsetof(struct bench_side, recv_ready), 64, 1.05},
	{"send, 64 bytes", offsetof(struct bench_side, send_ready), 64, 1.05},
	{"recvfrom, 64 bytes waiting", offsetof(struct bench_side, recvfrom_ready), 64, 1.05},
	{"bulk, blocks of 64 KiB", offsetof(struct bench_side, bulk), BENCH_SIZE, 1.03},
	{"overlapped, blocks of 64 KiB", offsetof(struct bench_side, overlapped), BENCH_SIZE, 1.05},
	{"WSAEventSelect wake (epoll)", offsetof(struct bench_side, wake), 0, 1.5},
	{"select over 1 socket (poll)", offsetof(struct bench_side, select), 1, 0},
	{"select over 64 sockets (poll)", offsetof(struct bench_side, select), 64, 0},
	{"select over 1024 sockets (poll)", offsetof(struct bench_side, select), BENCH_SOCKETS, 0},
	{"cancel of a blocked recv (eventfd)", offsetof(struct bench_side, cancel), 0, 1.5},
	{"hand-over by events (pthread_cond)", offsetof(struct bench_side, event_trip), 0, 1.2},
	{"SetEvent, wait, nobody blocked", offsetof(struct bench_side, event_ready), 0, 0},
	{"the last of 8 events", offsetof(struct bench_side, event_many), 8, 0},
	{"the last of 64 events", offsetof(struct bench_side, event_many), 64, 0},
	{"hand-over by ports (queue, cond)", offsetof(struct bench_side, queue_trip), 0, 1.2},
};

int64_t
bench_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

void
bench_die(const char *call, int code)
{
	fprintf(stderr, "bench: %s failed: %d\n", call, code);
	exit(1);
}

void
bench_settle(void)
{
	nanosleep(&(struct timespec){.tv_nsec = 100000}, NULL);
}

static cpu_set_t processors;

void
bench_pin(int nth)
{
	cpu_set_t one;
	int usable = CPU_COUNT(&processors);

	CPU_ZERO(&one);
	for (int cpu = 0, seen = 0; usable && cpu < CPU_SETSIZE; cpu++)
		if (CPU_ISSET(cpu, &processors) && seen++ == nth % usable)
			CPU_SET(cpu, &one);
	if (usable)
		sched_setaffinity(0, sizeof one, &one);
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
percentile(double *values, unsigned count, double part)
{
	qsort(values, count, sizeof *values, ascending);
	return values[(unsigned)((count - 1) * part + 0.5)];
}

double
bench_median(double *values, unsigned count)
{
	return percentile(values, count, 0.5);
}

static double
measure(const struct bench_side *side, const struct work *work)
{
	double (*run)(unsigned);

	memcpy(&run, (const char *)side + work->function, sizeof run);
	return run(work->size);
}

static void
compare(const struct work *work, unsigned rounds)
{
	static double raw[ROUNDS_MOST], ours[ROUNDS_MOST], ratio[ROUNDS_MOST];
	double middle;

	measure(&bench_posix, work);
	measure(&bench_winsock, work);
	for (unsigned i = 0; i < rounds; i++) {
		if (i % 2)
			raw[i] = measure(&bench_posix, work);
		ours[i] = measure(&bench_winsock, work);
		if (i % 2 == 0)
			raw[i] = measure(&bench_posix, work);
		ratio[i] = ours[i] / raw[i];
	}
	middle = bench_median(ratio, rounds);
	printf("%-36s %9.0f ns %9.0f ns   %5.2f  (%.2f - %.2f)", work->name, bench_median(raw, rounds), bench_median(ours, rounds), middle,
		percentile(ratio, rounds, 0.1), percentile(ratio, rounds, 0.9));
	if (work->target > 0)
		printf("   <= %.2f %s", work->target, middle <= work->target ? "met" : "MISSED");
	putchar('\n');
	fflush(stdout);
}

/* select over 1024 sockets needs as many descriptors. */
static void
raise_limit(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
}

int
main(int argc, char **argv)
{
	int rounds = argc > 1 ? atoi(argv[1]) : ROUNDS;

	if (rounds < 1 || rounds > ROUNDS_MOST) {
		fprintf(stderr, "usage: bench [ROUNDS [NAME]], 1 to %d\n", ROUNDS_MOST);
		return 2;
	}
	raise_limit();
	sched_getaffinity(0, sizeof processors, &processors);
	bench_pin(0);
	bench_posix.start();
	bench_winsock.start();
	printf("%-36s %12s %12s   %5s  %-15s   %s\n", "", "raw POSIX", "winsock", "ratio", "(p10 - p90)", "target");
	for (size_t i = 0; i < sizeof works / sizeof *works; i++)
		if (argc < 3 || strstr(works[i].name, argv[2]))
			compare(&works[i], (unsigned)rounds);
	return 0;
}

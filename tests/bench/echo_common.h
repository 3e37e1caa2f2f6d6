/* What the echo servers and their clients share. Sees no sockets, so that both worlds can include it. */
#ifndef ECHO_COMMON_H
#define ECHO_COMMON_H

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum {
	ECHO_SIZE = 64,                 /* bytes of a request */
	ECHO_ROOM = 4096,               /* of a connection's buffer, in both servers */
	ECHO_FILES = 100000,            /* descriptors, where we may have so many */
};

static inline _Noreturn void
echo_die(const char *call, int code)
{
	fprintf(stderr, "%s failed: %d\n", call, code);
	exit(1);
}

static inline void
echo_prepare(int processor)
{
	struct rlimit limit;
	cpu_set_t usable, one;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_max < ECHO_FILES)
		setrlimit(RLIMIT_NOFILE, &(struct rlimit){ECHO_FILES, ECHO_FILES});
	if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
	sched_getaffinity(0, sizeof usable, &usable);
	CPU_ZERO(&one);
	for (int cpu = 0, seen = 0; cpu < CPU_SETSIZE; cpu++)
		if (CPU_ISSET(cpu, &usable) && seen++ == processor % CPU_COUNT(&usable))
			CPU_SET(cpu, &one);
	sched_setaffinity(0, sizeof one, &one);
}

static inline double
echo_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Of this process, user and system. */
static inline double
echo_cpu(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* KiB of a line of /proc/self/status, "VmRSS:" or "RssAnon:". */
static inline long
echo_memory(const char *name)
{
	FILE *status = fopen("/proc/self/status", "r");
	char line[256];
	long kib = -1;

	while (status && fgets(line, sizeof line, status))
		if (!strncmp(line, name, strlen(name)))
			kib = atol(line + strlen(name));
	if (status)
		fclose(status);
	return kib;
}

/* A server's last words: memory while all were connected, and its processor time. */
static inline void
echo_report(long rss, long anonymous, double cpu)
{
	printf("%ld %ld %.3f\n", rss, anonymous, cpu);
	fflush(stdout);
}

#endif

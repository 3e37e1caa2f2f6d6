/* The soak of cancellation: cancels racing completions, closes racing calls. No byte is lost, no call hangs, no stray WSAEINTR appears. */
#ifndef STRESS_H
#define STRESS_H

#include <winsock2.h>
#include <windows.h>
#include <winsock-posix.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/* Give up, saying where. */
#define MUST(condition)                                                                                   \
	do {                                                                                              \
		if (!(condition)) {                                                                       \
			fprintf(stderr, "%s:%d: %s (error %d)\n", __FILE__, __LINE__, #condition,         \
				WSAGetLastError());                                                       \
			abort();                                                                          \
		}                                                                                         \
	} while (0)

/* A thread that is cancelled from outside, and the balance of it: each WSAEINTR must have its cancel. */
struct target {
	pthread_t thread;
	atomic_uint tid;
	atomic_bool done;
	atomic_long cancels;            /* that found a call outstanding, counted before they are made */
	atomic_long refused;            /* of these, those that found none after all */
	long interrupted;               /* calls that ended with WSAEINTR */
	void *work;
};

void target_start(struct target *t, void *(*body)(void *), void *work);
/* Cancel it now and then until it is done. */
void target_harass(struct target *t, unsigned seed);
void target_check(struct target *t);

/* Next pseudo-random number of a thread's own row. */
unsigned next_random(unsigned *seed);

SOCKET stress_listener(struct sockaddr_in *name);
void stress_pair(SOCKET *client, SOCKET *server);

/* The scenes: `count` operations each; answer how many WSAEINTR there were. */
long scene_stream(long count, unsigned seed);
long scene_datagrams(long count, unsigned seed);
long scene_accept(long count, unsigned seed);
long scene_select(long count, unsigned seed);
long scene_close(long count, unsigned seed);
long scene_send(long count, unsigned seed);

#endif

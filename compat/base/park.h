/* How a thread sleeps on a word of its own until another wakes it (futex.h). */
#ifndef WSI_PARK_H
#define WSI_PARK_H

#include <stdatomic.h>
#include <stdint.h>
#include <time.h>

#include "base/futex.h"

/* Sleep while *word is `asleep`, until wsi_unpark() or the deadline (nanoseconds of CLOCK_MONOTONIC, INT64_MAX: none). May end early: look again. */
static inline void
wsi_park(atomic_uint *word, unsigned asleep, int64_t deadline)
{
	wsi_futex_wait(word, asleep, WSI_FUTEX_ANY, deadline);
}

/* End the sleep of one that sleeps on this word, which was changed before; the word itself is not touched, and may be gone. */
static inline void
wsi_unpark(const atomic_uint *word)
{
	wsi_futex_wake(word, 1, WSI_FUTEX_ANY);
}

/* CLOCK_MONOTONIC in nanoseconds. */
static inline int64_t
wsi_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

#endif

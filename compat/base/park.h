/* How a thread sleeps until another wakes it. */
#ifndef WSI_PARK_H
#define WSI_PARK_H

#include <stdatomic.h>
#include <stdint.h>

/* Sleep while *word is `asleep`, until wsi_unpark() or the deadline (nanoseconds of CLOCK_MONOTONIC, INT64_MAX: none). May end early: look again. */
void wsi_park(atomic_uint *word, unsigned asleep, int64_t deadline);
/* End the sleep of one that sleeps on this word, which was changed before; the word itself is not touched, and may be gone. */
void wsi_unpark(const atomic_uint *word);
void wsi_unpark_all(const atomic_uint *word);

/* CLOCK_MONOTONIC in nanoseconds. */
int64_t wsi_now(void);

#endif

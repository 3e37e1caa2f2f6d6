/* Where there is no futex: words share a few condition variables, by their address. */
#include <pthread.h>
#include <time.h>

#include "base/park.h"

enum { LOTS = 64 };

static struct lot {
	pthread_mutex_t lock;
	pthread_cond_t woken;
} lots[LOTS];

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void
prepare(void)
{
	pthread_condattr_t attributes;

	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	for (int i = 0; i < LOTS; i++) {
		pthread_mutex_init(&lots[i].lock, NULL);
		pthread_cond_init(&lots[i].woken, &attributes);
	}
	pthread_condattr_destroy(&attributes);
}

static struct lot *
lot_of(const atomic_uint *word)
{
	pthread_once(&once, prepare);
	return &lots[(uintptr_t)word / 64 % LOTS];
}

void
wsi_park(atomic_uint *word, unsigned asleep, int64_t deadline)
{
	struct lot *lot = lot_of(word);
	struct timespec until = {.tv_sec = (time_t)(deadline / 1000000000), .tv_nsec = (long)(deadline % 1000000000)};

	pthread_mutex_lock(&lot->lock);
	if (atomic_load(word) == asleep) {
		if (deadline == INT64_MAX)
			pthread_cond_wait(&lot->woken, &lot->lock);
		else
			pthread_cond_timedwait(&lot->woken, &lot->lock, &until);
	}
	pthread_mutex_unlock(&lot->lock);
}

void
wsi_unpark(const atomic_uint *word)
{
	struct lot *lot = lot_of(word);

	pthread_mutex_lock(&lot->lock);
	pthread_cond_broadcast(&lot->woken);
	pthread_mutex_unlock(&lot->lock);
}

void
wsi_unpark_all(const atomic_uint *word)
{
	wsi_unpark(word);
}

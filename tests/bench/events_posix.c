/* Events as a careful program makes them of a mutex and a condition variable. */
#include "bench.h"
#include "events.h"

#include <pthread.h>
#include <stdbool.h>

struct event {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool set;
};

#define EVENT {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false}

static struct event there = EVENT, back = EVENT;

static void
set(struct event *event)
{
	pthread_mutex_lock(&event->lock);
	event->set = true;
	pthread_cond_signal(&event->changed);
	pthread_mutex_unlock(&event->lock);
}

static void
await(struct event *event)
{
	pthread_mutex_lock(&event->lock);
	while (!event->set)
		pthread_cond_wait(&event->changed, &event->lock);
	event->set = false;
	pthread_mutex_unlock(&event->lock);
}

static void *
answer(void *unused)
{
	for (int i = 0; i < BENCH_TRIPS; i++) {
		await(&there);
		set(&back);
	}
	return unused;
}

double
bench_posix_event_trip(unsigned unused)
{
	pthread_t thread;
	int64_t from;

	(void)unused;
	pthread_create(&thread, NULL, answer, NULL);
	from = bench_now();
	for (int i = 0; i < BENCH_TRIPS; i++) {
		set(&there);
		await(&back);
	}
	from = bench_now() - from;
	pthread_join(thread, NULL);
	return (double)from / BENCH_TRIPS;
}

double
bench_posix_event_ready(unsigned unused)
{
	int64_t from = bench_now();

	(void)unused;
	for (int i = 0; i < BENCH_SETS; i++) {
		set(&there);
		await(&there);
	}
	return (double)(bench_now() - from) / BENCH_SETS;
}

/* The last of `count` flags is set: a condition variable for all, and a look at each. */
double
bench_posix_event_many(unsigned count)
{
	static struct event all = EVENT;
	static bool flags[64];
	int64_t from = bench_now();

	for (int i = 0; i < BENCH_SETS; i++) {
		pthread_mutex_lock(&all.lock);
		flags[count - 1] = true;
		pthread_cond_signal(&all.changed);
		pthread_mutex_unlock(&all.lock);
		pthread_mutex_lock(&all.lock);
		for (volatile unsigned n = 0; n < count; n++)
			if (flags[n]) {
				flags[n] = false;
				break;
			}
		pthread_mutex_unlock(&all.lock);
	}
	return (double)(bench_now() - from) / BENCH_SETS;
}

/* ---- queues ---- */

enum { ROOM = 64 };

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t arrived;
	unsigned first, count;
	unsigned long packets[ROOM];
};

#define QUEUE {.lock = PTHREAD_MUTEX_INITIALIZER, .arrived = PTHREAD_COND_INITIALIZER}

static struct queue requests = QUEUE, answers = QUEUE;

static void
put(struct queue *queue, unsigned long packet)
{
	pthread_mutex_lock(&queue->lock);
	queue->packets[(queue->first + queue->count++) % ROOM] = packet;
	pthread_cond_signal(&queue->arrived);
	pthread_mutex_unlock(&queue->lock);
}

static unsigned long
get(struct queue *queue)
{
	unsigned long packet;

	pthread_mutex_lock(&queue->lock);
	while (!queue->count)
		pthread_cond_wait(&queue->arrived, &queue->lock);
	packet = queue->packets[queue->first++ % ROOM];
	queue->count--;
	pthread_mutex_unlock(&queue->lock);
	return packet;
}

static void *
work(void *unused)
{
	for (int i = 0; i < BENCH_TRIPS; i++)
		put(&answers, get(&requests));
	return unused;
}

double
bench_posix_queue_trip(unsigned unused)
{
	pthread_t thread;
	int64_t from;

	(void)unused;
	pthread_create(&thread, NULL, work, NULL);
	from = bench_now();
	for (int i = 0; i < BENCH_TRIPS; i++) {
		put(&requests, (unsigned long)i);
		get(&answers);
	}
	from = bench_now() - from;
	pthread_join(thread, NULL);
	return (double)from / BENCH_TRIPS;
}

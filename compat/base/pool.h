/* The threads of a pool, and the row of tasks that they take from.
 *
 * All of it is under the dispatcher's lock (wait.h), so that the end of a wait can queue a task. A task goes to the worker that went idle last. Where there
 * is none, threads are started: at once up to twice the number of processors, beyond that only while nothing was taken from the row for a
 * while, because all are blocked, and the more the longer that lasts. Workers that idle for long end, but for one, so that a task never fails for want of a
 * thread.
 */
#ifndef WSI_POOL_H
#define WSI_POOL_H

#include <windows.h>
#include <stdbool.h>

struct wsi_pool;

enum { WSI_TASK_PRIORITIES = 3 };

/* Part of what is to be run. */
struct wsi_task {
	struct wsi_task *next, *previous;               /* the pool's own */
	bool queued;
	bool stays;                                     /* its thread may not end: it has waits or timers of its own (WT_EXECUTEINPERSISTENTTHREAD) */
	bool is_long;                                   /* it gets a thread even where many run */
	unsigned priority;                              /* 0 is first */
	void (*run)(struct wsi_task *task);             /* lock held, let go of and taken again inside; `task` is out of the row */
};

/* The default pool for NULL, with at least one thread; a hold for the caller. Lock not held. */
int wsi_pool_hold(struct wsi_pool **pool);
/* Lock not held. */
void wsi_pool_release(struct wsi_pool *pool);
/* A pool with the caller's hold, that of CreateThreadpool. */
int wsi_pool_new(struct wsi_pool **pool);
void wsi_pool_set_most(struct wsi_pool *pool, unsigned most);
int wsi_pool_set_least(struct wsi_pool *pool, unsigned least);

/* Lock held. A task that is queued already stays where it is. */
void wsi_pool_queue(struct wsi_pool *pool, struct wsi_task *task);
/* Lock held: has the threads started that are wanted, soon. */
void wsi_pool_grow_later(struct wsi_pool *pool);
/* Lock not held: the same, now. */
void wsi_pool_grow(struct wsi_pool *pool);
/* Lock held: a task is out of the row from here on. */
void wsi_pool_withdraw(struct wsi_pool *pool, struct wsi_task *task);
/* Lock held: the calling worker will be busy for long; false where no other thread is left or can come. */
bool wsi_pool_runs_long(struct wsi_pool *pool);
/* Lock held: it is done with that. */
void wsi_pool_ran_long(struct wsi_pool *pool);

/* How many forks this process is away from the first: what another process' threads would have run is not outstanding here. Lock held. */
extern unsigned wsi_pool_generation;
/* fork.c: the workers are not in the child, and what they had to do is not done there. Lock held. */
void wsi_pool_in_child(void);
/* Before that: what the parent's pool waits for is not waited for here. Lock held. */
void wsi_poolwait_in_child(void);

#endif

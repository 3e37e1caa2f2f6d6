/* Waiting: one mechanism for every kind of object.
 *
 * The dispatcher is one lock over the state of all objects and over all waits. A signaler changes an object's state and calls wsi_dispatch():
 * that satisfies, on the waiters' behalf and in the order they came, every wait that the state allows, and takes its effect on the object at
 * once. So a wait for all is atomic, a pulse releases exactly those who wait, and a waiter that wakes needs no lock: its outcome was
 * written by whoever ended it, exactly once, under the lock.
 *
 *   waiter:    lock; satisfied? -> take, unlock, done. Else hang a block on each object; unlock; park until the outcome is there.
 *   signaler:  lock; change; wsi_dispatch(); unlock (which wakes those whose outcome was written).
 *   time-out:  the parked thread finds the deadline past: lock; outcome still pending? -> unhang, WAIT_TIMEOUT. Else the outcome stands.
 *   APC:       queued under the lock; an alertable waiter's outcome becomes WAIT_IO_COMPLETION, and it runs its APCs when it is awake.
 *   close:     a wait holds a reference on each object, so a handle that is closed under a waiter harms nobody.
 *
 * Uncontended, the lock is two atomic instructions and the kernel is not called: a wait that is satisfied at once, or a signal that nobody
 * waits for, never enters it. A wake is one futex call, made after the lock was let go.
 */
#ifndef WSI_WAIT_H
#define WSI_WAIT_H

#include <windows.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/object.h"

#define WSI_WAIT_PENDING 0xfffffffeu    /* an outcome that no wait has */
#define WSI_WAIT_FOREVER INT64_MAX

/* What a thread's word says (struct wsi_thread, `park`). */
enum {
	WSI_PARK_ASLEEP,
	WSI_PARK_ENDED,         /* its wait has an outcome */
	WSI_PARK_LOOK,          /* it is to poll */
};

struct wsi_waiter;

/* One waiter's place in one object's row. */
struct wsi_wait_block {
	struct wsi_object *object;
	struct wsi_waiter *waiter;
	struct wsi_wait_block *next, *previous;
	bool hung;
};

/* One wait. On the stack of the thread that is parked in it, or, with `ended`, of nobody: a registered wait. */
struct wsi_waiter {
	struct wsi_thread *thread;              /* who gets the mutexes */
	/* Called with the lock held once the outcome is written; NULL: the thread is parked. */
	void (*ended)(struct wsi_waiter *waiter);
	DWORD outcome;                          /* under the lock; its thread reads it after its park has ended */
	bool all, alertable;
	/* What its thread may poll for while it is parked (poller.h): given by the caller, or found; NULL: nothing. */
	struct wsi_poller *poller;
	struct wsi_waiter *next_candidate, **candidate_link;
	unsigned count;                         /* 0: a wait for no object (a sleep, a completion port) that wsi_waiter_end() ends */
	struct wsi_wait_block *blocks;          /* `count` of them */
};

/* ---- the lock ---- */

void wsi_dispatch_lock(void);
/* Lets go of the lock and wakes those whose wait was ended under it. */
void wsi_dispatch_unlock(void);

/* The state of an object has changed, for the better: satisfy its waiters. Lock held. */
void wsi_dispatch(struct wsi_object *object);

/* ---- waits ---- */

/* A deadline from a time-out in milliseconds (INFINITE: WSI_WAIT_FOREVER); nanoseconds of CLOCK_MONOTONIC. */
int64_t wsi_deadline(DWORD milliseconds);

/* Wait for objects whose references the caller holds, `count` >= 1. Answers WAIT_OBJECT_0 + i, WAIT_ABANDONED_0 + i, WAIT_TIMEOUT or, when
 * alertable, WAIT_IO_COMPLETION after the APCs ran. */
DWORD wsi_wait(struct wsi_object *const *objects, unsigned count, bool all, int64_t deadline, bool alertable);
/* Wait for the objects of handles; *result as above. ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED (no SYNCHRONIZE), ERROR_INVALID_PARAMETER,
 * ERROR_NOT_ENOUGH_MEMORY. `extra`, if not NULL, is waited for too, at index `count`: the message queue. */
int wsi_wait_handles(const HANDLE *handles, unsigned count, struct wsi_object *extra, bool all, int64_t deadline, bool alertable, DWORD *result);

/* The parts, for whoever has waiters of its own (completion ports, registered waits). Lock held. */

/* Satisfy at once or hang the blocks, whose `object`s are set: false when it was satisfied, the outcome written (`ended` is not called). */
bool wsi_waiter_begin(struct wsi_waiter *waiter);
/* Unhang and write the outcome, unless there is one: false then. */
bool wsi_waiter_end(struct wsi_waiter *waiter, DWORD outcome);
/* Lock not held: park the calling thread until its waiter has an outcome; WAIT_TIMEOUT at the deadline. Does not run APCs: WAIT_IO_COMPLETION
 * says that there are some. */
DWORD wsi_waiter_park(struct wsi_waiter *waiter, int64_t deadline);

/* All of it for the calling thread's waiter, with or without objects: deadline 0 is a look. Does not run APCs. Lock not held. */
DWORD wsi_waiter_run(struct wsi_waiter *waiter, int64_t deadline);

#endif

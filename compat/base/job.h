/* A callback that a pool is to run, once for each time it is due: what is behind work objects, timers, waits and single items.
 *
 * As an object it is signaled while none of its callbacks is queued or runs, so that waiting for callbacks is a wait like any other. It has a
 * reference for each callback that is due or runs, and one for whoever made it. All is under the dispatcher's lock but for what never changes.
 */
#ifndef WSI_JOB_H
#define WSI_JOB_H

#include <windows.h>
#include <stdbool.h>

#include "base/object.h"
#include "base/pool.h"

struct wsi_job;

/* One run of a callback, as the callback knows it. */
struct _TP_CALLBACK_INSTANCE {
	struct wsi_job *job;
	bool left, is_long;                             /* DisassociateCurrentThreadFromCallback; CallbackMayRunLong */
	/* What is done when it has returned; NULL: not. */
	PCRITICAL_SECTION section;
	HANDLE mutex, semaphore, event;
	DWORD release;
	HMODULE library;
};

struct wsi_job {
	struct wsi_object object;
	struct wsi_task task;
	struct wsi_pool *pool;
	unsigned due, running, generation;
	struct wsi_object *done;                        /* signaled when nothing is outstanding any more; a reference, or NULL */

	void (*call)(struct wsi_job *job, PTP_CALLBACK_INSTANCE instance);      /* lock not held */
	void (*close)(struct wsi_job *job);             /* what the Close… of its kind does, but for the group; lock not held */
	PVOID context;
	PTP_SIMPLE_CALLBACK finally;                    /* after each callback, or NULL */

	struct _TP_CLEANUP_GROUP *group;
	PTP_CLEANUP_GROUP_CANCEL_CALLBACK cancelled;
	struct wsi_job *next, **link;                   /* in its group */
};

/* What every kind's table has: the functions of an object that is signaled while nothing is outstanding. */
bool wsi_job_is_idle(struct wsi_object *object, struct wsi_thread *thread);
#define WSI_JOB_KIND(destroyer) {.destroy = (destroyer), .all_access = SYNCHRONIZE, .is_signaled = wsi_job_is_idle}

/* With one reference, and as `environment` (NULL: plain) says. On failure there is nothing to undo. ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY. */
int wsi_job_init(struct wsi_job *job, const struct wsi_kind *kind, PTP_CALLBACK_ENVIRON environment);
/* What WT_EXECUTE… flags say, and the limit of the pool that WT_SET_MAX_THREADPOOL_THREADS put beside them. Lock not held. */
void wsi_job_set_flags(struct wsi_job *job, ULONG flags);
/* The last of a kind's destroy: frees the job, which is the first member of what was allocated. */
void wsi_job_free(struct wsi_job *job);

/* Lock held: once more. */
void wsi_job_submit_locked(struct wsi_job *job);
/* Lock not held. */
void wsi_job_submit(struct wsi_job *job);
/* Lock not held: take back what has not begun; how many times. */
unsigned wsi_job_cancel(struct wsi_job *job);
/* Lock not held: until nothing is outstanding. */
void wsi_job_wait(struct wsi_job *job);
/* The end that UnregisterWaitEx and DeleteTimerQueueTimer have in common: what was queued is taken back. `event` NULL: ERROR_IO_PENDING where a callback runs;
 * INVALID_HANDLE_VALUE: wait for it; else the event is set when it has returned. */
int wsi_job_stop(struct wsi_job *job, HANDLE event);
/* Lock not held: who waits for the job does not wait for this callback any more. */
void wsi_job_leave(PTP_CALLBACK_INSTANCE instance);

/* poolgroup.c */
void wsi_group_add(struct _TP_CLEANUP_GROUP *group, struct wsi_job *job);
void wsi_group_remove(struct wsi_job *job);

#endif

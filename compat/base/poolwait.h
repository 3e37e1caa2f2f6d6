/* Waits that no thread is parked in: a job is due when the object is signaled, or when the time is up. */
#ifndef WSI_POOLWAIT_H
#define WSI_POOLWAIT_H

#include <stdint.h>

#include "base/job.h"
#include "base/wait.h"
#include "base/watch.h"

/* Whoever begins or stops a wait holds the setting lock (watch.h); the rest is under the dispatcher's lock. The watcher's callback may be of the wait before: it
 * looks at `deadline`. */
struct wsi_poolwait {
	struct wsi_job job;
	struct wsi_waiter waiter;
	struct wsi_wait_block block;
	struct wsi_watch watch;
	struct wsi_object *object;                      /* a reference, or NULL */
	int64_t deadline;
	bool waits, stopped;                            /* stopped: for good */
	struct wsi_poolwait *next, **link;              /* among those that wait */
	DWORD result;                                   /* of the wait that is over */
};

/* After wsi_job_init(). */
int wsi_poolwait_init(struct wsi_poolwait *wait);
/* The end of a kind's destroy. */
void wsi_poolwait_free(struct wsi_poolwait *wait);
/* The object that a handle stands for, with a reference: ERROR_INVALID_HANDLE where it cannot be waited for. */
int wsi_poolwait_find(HANDLE handle, struct wsi_object **object);

/* End the wait there is and begin another, for `object` (whose reference is taken over; NULL: the one it has) or, where it has none, for none. *waited: the
 * former was not over. */
int wsi_poolwait_begin(struct wsi_poolwait *wait, struct wsi_object *object, int64_t deadline, bool *waited);
/* End the wait there is; `stop`: there is no other. Answers whether there was one. */
bool wsi_poolwait_end(struct wsi_poolwait *wait, bool stop);

#endif

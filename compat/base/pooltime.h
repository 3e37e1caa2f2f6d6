/* The pool's clocks: time-outs as a FILETIME, and jobs that are due at a time. */
#ifndef WSI_POOLTIME_H
#define WSI_POOLTIME_H

#include <stdint.h>

#include "base/job.h"
#include "base/watch.h"

/* A deadline (wait.h) of a FILETIME: negative from now on, else a time of day. */
int64_t wsi_pooltime_deadline(const FILETIME *due);

/* Whoever sets or stops it holds the setting lock (watch.h); the rest is under the dispatcher's lock. What was set in the parent is not due in a
 * forked child. The watcher's callback may be late: it looks at `deadline`. */
struct wsi_pooltime {
	struct wsi_job job;
	struct wsi_watch watch;
	int64_t deadline, period;                       /* nanoseconds; period 0: once */
	unsigned generation;                            /* of the process that set it (pool.h) */
	bool set, stopped;                              /* stopped: for good */
};

/* After wsi_job_init(). */
void wsi_pooltime_init(struct wsi_pooltime *timer);
/* *was_set: it was waiting for another time, which is off. `deadline` WSI_WAIT_FOREVER: stop. 0 or ERROR_NOT_ENOUGH_MEMORY. */
int wsi_pooltime_set(struct wsi_pooltime *timer, int64_t deadline, int64_t period, bool *was_set);
/* It is not set again. */
void wsi_pooltime_stop(struct wsi_pooltime *timer);

#endif

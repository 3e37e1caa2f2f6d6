#include "base/pooltime.h"

#include "base/park.h"
#include "base/realtime.h"
#include "base/wait.h"

#define DISTANT (INT64_MAX / 200)                   /* units of 100 ns that can be added to a clock */

int64_t
wsi_pooltime_deadline(const FILETIME *due)
{
	int64_t units = (int64_t)((ULONGLONG)due->dwHighDateTime << 32 | due->dwLowDateTime), left;

	left = units <= 0 ? (units < -DISTANT ? DISTANT : -units) : units - (int64_t)wsi_realtime();
	if (left > DISTANT)
		left = DISTANT;
	return wsi_now() + (left > 0 ? left * 100 : 0);
}

/* In the watcher's thread. A period that was missed is caught up with. */
static void
fall_due(struct wsi_watch *watch)
{
	struct wsi_pooltime *timer = (struct wsi_pooltime *)((char *)watch - offsetof(struct wsi_pooltime, watch));

	wsi_dispatch_lock();
	if (timer->set && timer->generation == wsi_pool_generation && wsi_now() >= timer->deadline) {
		wsi_job_submit_locked(&timer->job);
		wsi_pool_grow_later(timer->job.pool);
		timer->set = timer->period;
		if (timer->period)
			watch->deadline = timer->deadline += timer->period;
		if (timer->period && wsi_watch_set(watch))
			timer->set = false;
	}
	wsi_dispatch_unlock();
}

void
wsi_pooltime_init(struct wsi_pooltime *timer)
{
	timer->watch = (struct wsi_watch){.due = fall_due, .fd = -1};
}

/* The setting lock is held, and the watch is off. */
static int
set(struct wsi_pooltime *timer, int64_t deadline, int64_t period)
{
	int error = 0;

	wsi_dispatch_lock();
	timer->set = deadline != WSI_WAIT_FOREVER && !timer->stopped;
	timer->generation = wsi_pool_generation;
	timer->watch.deadline = timer->deadline = deadline;
	timer->period = period;
	if (timer->set)
		error = wsi_watch_set(&timer->watch);
	if (error)
		timer->set = false;
	wsi_dispatch_unlock();
	return error;
}

int
wsi_pooltime_set(struct wsi_pooltime *timer, int64_t deadline, int64_t period, bool *was_set)
{
	int error;

	wsi_watch_setting_lock();
	*was_set = wsi_watch_cancel(&timer->watch);
	error = set(timer, deadline, period);
	wsi_watch_setting_unlock();
	return error;
}

void
wsi_pooltime_stop(struct wsi_pooltime *timer)
{
	wsi_watch_setting_lock();
	wsi_watch_cancel(&timer->watch);
	wsi_dispatch_lock();
	timer->stopped = true;
	timer->set = false;
	wsi_dispatch_unlock();
	wsi_watch_setting_unlock();
}

#include "base/poolwait.h"

#include <pthread.h>

#include "base/handle.h"
#include "base/park.h"
#include "base/thread.h"

#define CANCELLED WAIT_FAILED                   /* an outcome that makes no job due */

static struct wsi_poolwait *waiting;            /* under the dispatcher's lock */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct wsi_thread *nobody;               /* who gets the mutexes: no thread of the program's */

static void
make_nobody(void)
{
	nobody = wsi_thread_new();
}

static void
list(struct wsi_poolwait *wait)
{
	wait->next = waiting;
	wait->link = &waiting;
	if (wait->next)
		wait->next->link = &wait->next;
	waiting = wait;
}

static void
unlist(struct wsi_poolwait *wait)
{
	*wait->link = wait->next;
	if (wait->next)
		wait->next->link = wait->link;
}

/* Lock held. */
static void
end(struct wsi_waiter *waiter)
{
	struct wsi_poolwait *wait = (struct wsi_poolwait *)((char *)waiter - offsetof(struct wsi_poolwait, waiter));

	if (wait->waits)
		unlist(wait);
	wait->waits = false;
	if (waiter->outcome == CANCELLED)
		return;
	wait->result = waiter->outcome;
	wsi_job_submit_locked(&wait->job);
	wsi_pool_grow_later(wait->job.pool);
}

/* In the watcher's thread. */
static void
time_out(struct wsi_watch *watch)
{
	struct wsi_poolwait *wait = (struct wsi_poolwait *)((char *)watch - offsetof(struct wsi_poolwait, watch));

	wsi_dispatch_lock();
	if (wait->waits && wsi_now() >= wait->deadline)
		wsi_waiter_end(&wait->waiter, WAIT_TIMEOUT);
	wsi_dispatch_unlock();
}

void
wsi_poolwait_in_child(void)
{
	while (waiting)
		wsi_waiter_end(&waiting->waiter, CANCELLED);
}

int
wsi_poolwait_init(struct wsi_poolwait *wait)
{
	pthread_once(&once, make_nobody);
	if (!nobody)
		return ERROR_NOT_ENOUGH_MEMORY;
	wait->waiter = (struct wsi_waiter){.thread = nobody, .ended = end, .count = 1, .blocks = &wait->block};
	wait->watch = (struct wsi_watch){.due = time_out, .fd = -1};
	return 0;
}

void
wsi_poolwait_free(struct wsi_poolwait *wait)
{
	if (wait->object)
		wsi_object_release(wait->object);
	wsi_job_free(&wait->job);
}

int
wsi_poolwait_find(HANDLE handle, struct wsi_object **object)
{
	int error = wsi_handle_find_any(handle, SYNCHRONIZE, object);

	if (error || (*object)->kind->is_signaled)
		return error;
	wsi_object_release(*object);
	return ERROR_INVALID_HANDLE;
}

/* The setting lock is held; the watch is off when it is back. Answers the object that the wait is not for any more. */
static struct wsi_object *
let_go(struct wsi_poolwait *wait, struct wsi_object *next, bool *waited)
{
	struct wsi_object *object = NULL;

	wsi_watch_cancel(&wait->watch);
	wsi_dispatch_lock();
	*waited = wait->waits;
	if (wait->waits)
		wsi_waiter_end(&wait->waiter, CANCELLED);
	if (next) {
		object = wait->object;
		wait->object = next;
	}
	wsi_dispatch_unlock();
	return object;
}

/* The setting lock is held. A time-out that is past already finds the wait begun: the object is looked at first. */
static int
begin(struct wsi_poolwait *wait, int64_t deadline)
{
	bool watched = false;
	int error = 0;

	wsi_dispatch_lock();
	if (!wait->object || wait->stopped) {
		wsi_dispatch_unlock();
		return 0;
	}
	wait->deadline = wait->watch.deadline = deadline;
	wait->block = (struct wsi_wait_block){.object = wait->object};
	wait->waits = wsi_waiter_begin(&wait->waiter);
	if (wait->waits)
		list(wait);
	else
		end(&wait->waiter);
	if (wait->waits && deadline != WSI_WAIT_FOREVER)
		watched = true;
	if (watched)
		error = wsi_watch_set(&wait->watch);
	if (error)
		wsi_waiter_end(&wait->waiter, CANCELLED);
	wsi_dispatch_unlock();
	return error;
}

int
wsi_poolwait_begin(struct wsi_poolwait *wait, struct wsi_object *object, int64_t deadline, bool *waited)
{
	struct wsi_object *before;
	int error;

	wsi_watch_setting_lock();
	before = let_go(wait, object, waited);
	error = begin(wait, deadline);
	wsi_watch_setting_unlock();
	if (before)
		wsi_object_release(before);
	return error;
}

bool
wsi_poolwait_end(struct wsi_poolwait *wait, bool stop)
{
	bool waited;

	wsi_watch_setting_lock();
	let_go(wait, NULL, &waited);
	wsi_dispatch_lock();
	wait->stopped |= stop;
	wsi_dispatch_unlock();
	wsi_watch_setting_unlock();
	return waited;
}

/* Timer queues. */
#include <windows.h>
#include <stdlib.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/park.h"
#include "base/pooltime.h"
#include "base/wait.h"

struct timer;

/* A queue lives as long as its timers, and those as long as their callbacks run. */
struct queue {
	struct wsi_object object;
	struct timer *first;                            /* under the dispatcher's lock */
	struct wsi_object *done;                        /* signaled at its end, with a reference; or NULL */
};

struct timer {
	struct wsi_pooltime time;
	struct queue *queue;
	HANDLE handle;
	struct timer *next, **link;
	WAITORTIMERCALLBACK callback;
	bool once;
};

static struct queue *common;                            /* under the dispatcher's lock; never released */

static void
destroy_queue(struct wsi_object *object)
{
	struct queue *queue = (struct queue *)object;

	if (queue->done) {
		wsi_dispatch_lock();
		queue->done->kind->signal(queue->done);
		wsi_dispatch_unlock();
		wsi_object_release(queue->done);
	}
	free(queue);
}

static const struct wsi_kind queue_kind = {
	.destroy = destroy_queue,
};

static void
destroy_timer(struct wsi_object *object)
{
	struct timer *timer = (struct timer *)object;

	wsi_object_release(&timer->queue->object);
	wsi_job_free(&timer->time.job);
}

static const struct wsi_kind timer_kind = WSI_JOB_KIND(destroy_timer);

static struct queue *
make(void)
{
	struct queue *queue = calloc(1, sizeof *queue);

	if (queue)
		wsi_object_init(&queue->object, &queue_kind);
	return queue;
}

HANDLE WINAPI
CreateTimerQueue(void)
{
	struct queue *queue = make();
	HANDLE handle = NULL;

	if (!queue) {
		wsi_succeeded(ERROR_NOT_ENOUGH_MEMORY);
		return NULL;
	}
	wsi_succeeded(wsi_handle_open(&queue->object, 0, &handle));
	wsi_object_release(&queue->object);
	return handle;
}

static int
find_common(struct queue **queue)
{
	struct queue *fresh = NULL;

	wsi_dispatch_lock();
	if (!common) {
		wsi_dispatch_unlock();
		fresh = make();
		if (!fresh)
			return ERROR_NOT_ENOUGH_MEMORY;
		wsi_dispatch_lock();
	}
	if (!common) {
		common = fresh;
		fresh = NULL;
	}
	wsi_object_hold(&common->object);
	*queue = common;
	wsi_dispatch_unlock();
	free(fresh);
	return 0;
}

static int
find_queue(HANDLE handle, struct queue **queue)
{
	struct wsi_object *object;
	int error;

	if (!handle)
		return find_common(queue);
	error = wsi_handle_find(handle, &queue_kind, 0, &object);
	if (!error)
		*queue = (struct queue *)object;
	return error;
}

static void
call(struct wsi_job *job, PTP_CALLBACK_INSTANCE instance)
{
	(void)instance;
	((struct timer *)job)->callback(job->context, TRUE);
}

static void
list(struct timer *timer)
{
	struct queue *queue = timer->queue;

	wsi_dispatch_lock();
	timer->next = queue->first;
	timer->link = &queue->first;
	if (timer->next)
		timer->next->link = &timer->next;
	queue->first = timer;
	wsi_dispatch_unlock();
}

/* Lock held. */
static void
unlist(struct timer *timer)
{
	if (!timer->link)
		return;
	*timer->link = timer->next;
	if (timer->next)
		timer->next->link = timer->link;
	timer->link = NULL;
}

/* Takes the reference on the queue, where it succeeds. */
static int
make_timer(struct queue *queue, WAITORTIMERCALLBACK callback, PVOID parameter, ULONG flags, struct timer **made)
{
	struct timer *timer = calloc(1, sizeof *timer);
	int error = timer ? wsi_job_init(&timer->time.job, &timer_kind, NULL) : ERROR_NOT_ENOUGH_MEMORY;

	if (error) {
		free(timer);
		return error;
	}
	wsi_pooltime_init(&timer->time);
	timer->time.job.call = call;
	timer->time.job.context = parameter;
	wsi_job_set_flags(&timer->time.job, flags);
	timer->queue = queue;
	timer->callback = callback;
	timer->once = flags & WT_EXECUTEONLYONCE;
	*made = timer;
	return 0;
}

static int64_t
nanoseconds(ULONG milliseconds)
{
	return milliseconds * INT64_C(1000000);
}

/* The handle is the program's before the first callback can be. INFINITE is a time like any other, as for RtlCreateTimer. */
static int
start(struct timer *timer, ULONG due, ULONG period, HANDLE *handle)
{
	bool was_set;
	int error = wsi_handle_open(&timer->time.job.object, SYNCHRONIZE, &timer->handle);

	if (error)
		return error;
	*handle = timer->handle;
	list(timer);
	return wsi_pooltime_set(&timer->time, wsi_now() + nanoseconds(due), timer->once ? 0 : nanoseconds(period), &was_set);
}

/* Whoever closes its handle has it. False: somebody else has. */
static bool
seize(struct timer *timer)
{
	if (!CloseHandle(timer->handle))
		return false;
	wsi_dispatch_lock();
	unlist(timer);
	wsi_dispatch_unlock();
	wsi_pooltime_stop(&timer->time);
	return true;
}

BOOL WINAPI
CreateTimerQueueTimer(PHANDLE handle, HANDLE queue_handle, WAITORTIMERCALLBACK callback, PVOID parameter, DWORD due, DWORD period, ULONG flags)
{
	struct queue *queue;
	struct timer *timer;
	int error = handle && callback ? find_queue(queue_handle, &queue) : ERROR_INVALID_PARAMETER;

	if (error)
		return wsi_succeeded(error);
	error = make_timer(queue, callback, parameter, flags, &timer);
	if (error) {
		wsi_object_release(&queue->object);
		return wsi_succeeded(error);
	}
	error = start(timer, due, period, handle);
	if (error && timer->handle)
		seize(timer);
	wsi_object_release(&timer->time.job.object);
	return wsi_succeeded(error);
}

/* A timer of this queue, with a reference. */
static int
find_timer(HANDLE queue_handle, HANDLE handle, struct timer **timer)
{
	struct queue *queue;
	struct wsi_object *object;
	int error = find_queue(queue_handle, &queue);

	if (error)
		return error;
	wsi_object_release(&queue->object);
	error = wsi_handle_find(handle, &timer_kind, 0, &object);
	if (error)
		return error;
	*timer = (struct timer *)object;
	if ((*timer)->queue == queue)
		return 0;
	wsi_object_release(object);
	return ERROR_INVALID_PARAMETER;
}

/* One that was for once and is over stays so, which is no error. */
static int
change(struct timer *timer, ULONG due, ULONG period)
{
	bool was_set, over;

	wsi_dispatch_lock();
	over = !timer->time.set;
	wsi_dispatch_unlock();
	if (over)
		return 0;
	return wsi_pooltime_set(&timer->time, wsi_now() + nanoseconds(due), timer->once ? 0 : nanoseconds(period), &was_set);
}

BOOL WINAPI
ChangeTimerQueueTimer(HANDLE queue, HANDLE handle, ULONG due, ULONG period)
{
	struct timer *timer;
	int error = find_timer(queue, handle, &timer);

	if (error)
		return wsi_succeeded(error);
	error = change(timer, due, period);
	wsi_object_release(&timer->time.job.object);
	return wsi_succeeded(error);
}

BOOL WINAPI
DeleteTimerQueueTimer(HANDLE queue, HANDLE handle, HANDLE event)
{
	struct timer *timer;
	int error = handle ? find_timer(queue, handle, &timer) : ERROR_INVALID_PARAMETER;

	if (error)
		return wsi_succeeded(error);
	error = seize(timer) ? wsi_job_stop(&timer->time.job, event) : ERROR_INVALID_HANDLE;
	wsi_object_release(&timer->time.job.object);
	return wsi_succeeded(error);
}

/* With a reference, or NULL. */
static struct timer *
take_first(struct queue *queue)
{
	struct timer *timer;

	wsi_dispatch_lock();
	timer = queue->first;
	if (timer) {
		unlist(timer);
		wsi_object_hold(&timer->time.job.object);
	}
	wsi_dispatch_unlock();
	return timer;
}

/* All timers; `wait`: and their callbacks. ERROR_IO_PENDING where one of those runs. */
static int
stop_all(struct queue *queue, bool wait)
{
	struct timer *timer;
	int error = 0, pending;

	while ((timer = take_first(queue))) {
		pending = seize(timer) ? wsi_job_stop(&timer->time.job, wait ? INVALID_HANDLE_VALUE : NULL) : 0;
		wsi_object_release(&timer->time.job.object);
		error = pending ? pending : error;
	}
	return error;
}

static int
find_done(HANDLE event, struct wsi_object **done)
{
	int error;

	if (!event || event == INVALID_HANDLE_VALUE)
		return 0;
	error = wsi_handle_find(event, NULL, 0, done);
	if (error || (*done)->kind->signal)
		return error;
	wsi_object_release(*done);
	return ERROR_INVALID_HANDLE;
}

BOOL WINAPI
DeleteTimerQueueEx(HANDLE handle, HANDLE event)
{
	struct wsi_object *done = NULL;
	struct queue *queue;
	int error = handle ? find_queue(handle, &queue) : ERROR_INVALID_HANDLE;

	if (error)
		return wsi_succeeded(error);
	error = find_done(event, &done);
	if (!error && !CloseHandle(handle))
		error = ERROR_INVALID_HANDLE;
	if (!error) {
		queue->done = done;
		error = stop_all(queue, event == INVALID_HANDLE_VALUE);
	} else if (done) {
		wsi_object_release(done);
	}
	wsi_object_release(&queue->object);
	return wsi_succeeded(error);
}

BOOL WINAPI
DeleteTimerQueue(HANDLE queue)
{
	return DeleteTimerQueueEx(queue, NULL);
}

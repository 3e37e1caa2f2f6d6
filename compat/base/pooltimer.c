/* Timers of the thread pool (Vista and later). */
#include <windows.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "base/pooltime.h"
#include "base/wait.h"

struct _TP_TIMER {
	struct wsi_pooltime time;
	PTP_TIMER_CALLBACK callback;
};

static void
destroy(struct wsi_object *object)
{
	wsi_job_free((struct wsi_job *)object);
}

static const struct wsi_kind kind = WSI_JOB_KIND(destroy);

static void
call(struct wsi_job *job, PTP_CALLBACK_INSTANCE instance)
{
	((PTP_TIMER)job)->callback(instance, job->context, (PTP_TIMER)job);
}

static void
close_timer(struct wsi_job *job)
{
	wsi_pooltime_stop((struct wsi_pooltime *)job);
	wsi_object_release(&job->object);
}

static int
create(PTP_TIMER_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment, PTP_TIMER *timer)
{
	PTP_TIMER fresh = callback ? calloc(1, sizeof *fresh) : NULL;
	int error;

	if (!fresh)
		return callback ? ERROR_NOT_ENOUGH_MEMORY : ERROR_INVALID_PARAMETER;
	fresh->callback = callback;
	fresh->time.job.call = call;
	fresh->time.job.close = close_timer;
	fresh->time.job.context = context;
	wsi_pooltime_init(&fresh->time);
	error = wsi_job_init(&fresh->time.job, &kind, environment);
	if (error)
		free(fresh);
	else
		*timer = fresh;
	return error;
}

PTP_TIMER WINAPI
CreateThreadpoolTimer(PTP_TIMER_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment)
{
	PTP_TIMER timer = NULL;

	wsi_succeeded(create(callback, context, environment, &timer));
	return timer;
}

/* The window is how late it may be: it is never late on purpose. */
BOOL WINAPI
SetThreadpoolTimerEx(PTP_TIMER timer, PFILETIME due, DWORD period, DWORD window)
{
	bool was_set;

	(void)window;
	wsi_succeeded(wsi_pooltime_set(&timer->time, due ? wsi_pooltime_deadline(due) : WSI_WAIT_FOREVER, period * INT64_C(1000000), &was_set));
	return was_set;
}

void WINAPI
SetThreadpoolTimer(PTP_TIMER timer, PFILETIME due, DWORD period, DWORD window)
{
	SetThreadpoolTimerEx(timer, due, period, window);
}

/* Also after it was due: "set" is what the program asked for. */
BOOL WINAPI
IsThreadpoolTimerSet(PTP_TIMER timer)
{
	BOOL is_set;

	wsi_dispatch_lock();
	is_set = timer->time.deadline && timer->time.deadline != WSI_WAIT_FOREVER;
	wsi_dispatch_unlock();
	return is_set;
}

void WINAPI
WaitForThreadpoolTimerCallbacks(PTP_TIMER timer, BOOL cancel)
{
	if (cancel)
		wsi_job_cancel(&timer->time.job);
	wsi_job_wait(&timer->time.job);
}

void WINAPI
CloseThreadpoolTimer(PTP_TIMER timer)
{
	wsi_group_remove(&timer->time.job);
	close_timer(&timer->time.job);
}

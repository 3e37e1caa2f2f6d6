/* Waits of the thread pool (Vista and later): each is for one signal, and is set again by the program. */
#include <windows.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "base/pooltime.h"
#include "base/poolwait.h"

struct _TP_WAIT {
	struct wsi_poolwait wait;
	PTP_WAIT_CALLBACK callback;
};

static void
destroy(struct wsi_object *object)
{
	wsi_poolwait_free((struct wsi_poolwait *)object);
}

static const struct wsi_kind kind = WSI_JOB_KIND(destroy);

static void
call(struct wsi_job *job, PTP_CALLBACK_INSTANCE instance)
{
	PTP_WAIT wait = (PTP_WAIT)job;
	DWORD result;

	wsi_dispatch_lock();
	result = wait->wait.result;
	wsi_dispatch_unlock();
	wait->callback(instance, job->context, wait, result);
}

static void
close_wait(struct wsi_job *job)
{
	wsi_poolwait_end((struct wsi_poolwait *)job, true);
	wsi_object_release(&job->object);
}

static int
create(PTP_WAIT_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment, PTP_WAIT *wait)
{
	PTP_WAIT fresh = callback ? calloc(1, sizeof *fresh) : NULL;
	int error;

	if (!fresh)
		return callback ? ERROR_NOT_ENOUGH_MEMORY : ERROR_INVALID_PARAMETER;
	fresh->callback = callback;
	fresh->wait.job.call = call;
	fresh->wait.job.close = close_wait;
	fresh->wait.job.context = context;
	error = wsi_poolwait_init(&fresh->wait);
	if (!error)
		error = wsi_job_init(&fresh->wait.job, &kind, environment);
	if (error)
		free(fresh);
	else
		*wait = fresh;
	return error;
}

PTP_WAIT WINAPI
CreateThreadpoolWait(PTP_WAIT_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment)
{
	PTP_WAIT wait = NULL;

	wsi_succeeded(create(callback, context, environment, &wait));
	return wait;
}

/* Answers whether a wait was ended for it. */
BOOL WINAPI
SetThreadpoolWaitEx(PTP_WAIT wait, HANDLE handle, PFILETIME timeout, PVOID reserved)
{
	struct wsi_object *object;
	bool waited = false;

	(void)reserved;
	if (!handle)
		return wsi_poolwait_end(&wait->wait, false);
	if (wsi_succeeded(wsi_poolwait_find(handle, &object)))
		wsi_succeeded(wsi_poolwait_begin(&wait->wait, object, timeout ? wsi_pooltime_deadline(timeout) : WSI_WAIT_FOREVER, &waited));
	return waited;
}

void WINAPI
SetThreadpoolWait(PTP_WAIT wait, HANDLE handle, PFILETIME timeout)
{
	SetThreadpoolWaitEx(wait, handle, timeout, NULL);
}

void WINAPI
WaitForThreadpoolWaitCallbacks(PTP_WAIT wait, BOOL cancel)
{
	if (cancel)
		wsi_job_cancel(&wait->wait.job);
	wsi_job_wait(&wait->wait.job);
}

void WINAPI
CloseThreadpoolWait(PTP_WAIT wait)
{
	wsi_group_remove(&wait->wait.job);
	close_wait(&wait->wait.job);
}

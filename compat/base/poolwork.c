/* Work items: callbacks that are due when somebody says so. */
#include <windows.h>
#include <stdlib.h>

#include "base/job.h"
#include "base/lasterror.h"
#include "base/wait.h"

struct item {
	struct wsi_job job;
	LPTHREAD_START_ROUTINE function;
	PTP_SIMPLE_CALLBACK callback;
};

struct _TP_WORK {
	struct wsi_job job;
	PTP_WORK_CALLBACK callback;
};

static void
destroy(struct wsi_object *object)
{
	wsi_job_free((struct wsi_job *)object);
}

static const struct wsi_kind kind = WSI_JOB_KIND(destroy);

static void
call_function(struct wsi_job *job, PTP_CALLBACK_INSTANCE instance)
{
	(void)instance;
	((struct item *)job)->function(job->context);
}

static void
call_simple(struct wsi_job *job, PTP_CALLBACK_INSTANCE instance)
{
	((struct item *)job)->callback(instance, job->context);
	wsi_group_remove(job);
}

static void
call_work(struct wsi_job *job, PTP_CALLBACK_INSTANCE instance)
{
	((PTP_WORK)job)->callback(instance, job->context, (PTP_WORK)job);
}

/* An item is its pool's from here on. */
static int
submit(struct item *item)
{
	wsi_job_submit(&item->job);
	wsi_object_release(&item->job.object);
	return 0;
}

static int
queue_item(LPTHREAD_START_ROUTINE function, PVOID context, ULONG flags)
{
	struct item *item = calloc(1, sizeof *item);
	int error = item ? wsi_job_init(&item->job, &kind, NULL) : ERROR_NOT_ENOUGH_MEMORY;

	if (error) {
		free(item);
		return error;
	}
	item->job.call = call_function;
	item->job.context = context;
	item->function = function;
	wsi_job_set_flags(&item->job, flags);
	return submit(item);
}

BOOL WINAPI
QueueUserWorkItem(LPTHREAD_START_ROUTINE function, PVOID context, ULONG flags)
{
	return wsi_succeeded(function ? queue_item(function, context, flags) : ERROR_INVALID_PARAMETER);
}

static int
try_submit(PTP_SIMPLE_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment)
{
	struct item *item = calloc(1, sizeof *item);
	int error = ERROR_NOT_ENOUGH_MEMORY;

	if (item) {
		item->job.call = call_simple;
		item->job.context = context;
		item->callback = callback;
		error = wsi_job_init(&item->job, &kind, environment);
	}
	if (!error)
		return submit(item);
	free(item);
	return error;
}

BOOL WINAPI
TrySubmitThreadpoolCallback(PTP_SIMPLE_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment)
{
	return wsi_succeeded(callback ? try_submit(callback, context, environment) : ERROR_INVALID_PARAMETER);
}

static void
close_work(struct wsi_job *job)
{
	wsi_object_release(&job->object);
}

static int
create(PTP_WORK_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment, PTP_WORK *work)
{
	PTP_WORK fresh = callback ? calloc(1, sizeof *fresh) : NULL;
	int error;

	if (!fresh)
		return callback ? ERROR_NOT_ENOUGH_MEMORY : ERROR_INVALID_PARAMETER;
	fresh->callback = callback;
	fresh->job.call = call_work;
	fresh->job.close = close_work;
	fresh->job.context = context;
	error = wsi_job_init(&fresh->job, &kind, environment);
	if (error)
		free(fresh);
	else
		*work = fresh;
	return error;
}

PTP_WORK WINAPI
CreateThreadpoolWork(PTP_WORK_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment)
{
	PTP_WORK work = NULL;

	wsi_succeeded(create(callback, context, environment, &work));
	return work;
}

void WINAPI
SubmitThreadpoolWork(PTP_WORK work)
{
	wsi_job_submit(&work->job);
}

void WINAPI
WaitForThreadpoolWorkCallbacks(PTP_WORK work, BOOL cancel)
{
	if (cancel)
		wsi_job_cancel(&work->job);
	wsi_job_wait(&work->job);
}

/* What was submitted is still run. */
void WINAPI
CloseThreadpoolWork(PTP_WORK work)
{
	wsi_group_remove(&work->job);
	close_work(&work->job);
}

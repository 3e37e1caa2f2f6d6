/* RegisterWaitForSingleObject. */
#include <windows.h>
#include <stdlib.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/poolwait.h"

struct registered {
	struct wsi_poolwait wait;
	WAITORTIMERCALLBACK callback;
	ULONG milliseconds, flags;
};

static void
destroy(struct wsi_object *object)
{
	wsi_poolwait_free((struct wsi_poolwait *)object);
}

static const struct wsi_kind kind = WSI_JOB_KIND(destroy);

static void
wait_again(struct registered *registered)
{
	bool waited;

	wsi_poolwait_begin(&registered->wait, NULL, wsi_deadline(registered->milliseconds), &waited);
}

/* The next wait begins with the callback of this one, so that callbacks may run side by side; but not where one thread would run them all. */
static void
call(struct wsi_job *job, PTP_CALLBACK_INSTANCE instance)
{
	struct registered *registered = (struct registered *)job;
	BOOLEAN timed_out = registered->wait.result == WAIT_TIMEOUT;
	const ULONG flags = registered->flags;

	(void)instance;
	if (!(flags & (WT_EXECUTEONLYONCE | WT_EXECUTEINWAITTHREAD)))
		wait_again(registered);
	registered->callback(job->context, timed_out);
	if (flags & WT_EXECUTEINWAITTHREAD && !(flags & WT_EXECUTEONLYONCE))
		wait_again(registered);
}

static int
make(WAITORTIMERCALLBACK callback, PVOID context, ULONG flags, struct registered **made)
{
	struct registered *registered = calloc(1, sizeof *registered);
	int error = registered ? wsi_poolwait_init(&registered->wait) : ERROR_NOT_ENOUGH_MEMORY;

	if (!error)
		error = wsi_job_init(&registered->wait.job, &kind, NULL);
	if (error) {
		free(registered);
		return error;
	}
	registered->wait.job.call = call;
	registered->wait.job.context = context;
	wsi_job_set_flags(&registered->wait.job, flags);
	registered->callback = callback;
	registered->flags = flags;
	*made = registered;
	return 0;
}

/* The handle is the program's before the first callback can be. The object's reference is taken over. */
static int
start(struct registered *registered, struct wsi_object *object, HANDLE *handle)
{
	bool waited;
	int error = wsi_handle_open(&registered->wait.job.object, SYNCHRONIZE, handle);

	if (error) {
		wsi_object_release(object);
		return error;
	}
	error = wsi_poolwait_begin(&registered->wait, object, wsi_deadline(registered->milliseconds), &waited);
	if (error)
		CloseHandle(*handle);
	return error;
}

BOOL WINAPI
RegisterWaitForSingleObject(PHANDLE handle, HANDLE object_handle, WAITORTIMERCALLBACK callback, PVOID context, ULONG milliseconds, ULONG flags)
{
	struct registered *registered;
	struct wsi_object *object;
	int error = handle && callback ? wsi_poolwait_find(object_handle, &object) : ERROR_INVALID_PARAMETER;

	if (error)
		return wsi_succeeded(error);
	error = make(callback, context, flags, &registered);
	if (error) {
		wsi_object_release(object);
		return wsi_succeeded(error);
	}
	registered->milliseconds = milliseconds;
	error = start(registered, object, handle);
	wsi_object_release(&registered->wait.job.object);
	return wsi_succeeded(error);
}

/* Whoever closes its handle ends it. */
BOOL WINAPI
UnregisterWaitEx(HANDLE handle, HANDLE event)
{
	struct wsi_object *object;
	int error = wsi_handle_find(handle, &kind, 0, &object);

	if (error)
		return wsi_succeeded(error);
	if (CloseHandle(handle)) {
		wsi_poolwait_end((struct wsi_poolwait *)object, true);
		error = wsi_job_stop((struct wsi_job *)object, event);
	} else {
		error = ERROR_INVALID_HANDLE;
	}
	wsi_object_release(object);
	return wsi_succeeded(error);
}

BOOL WINAPI
UnregisterWait(HANDLE handle)
{
	return UnregisterWaitEx(handle, NULL);
}

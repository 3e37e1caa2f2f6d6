/* Pools, groups of callbacks that are closed together, and what a callback says of itself. */
#include <windows.h>
#include <stdlib.h>

#include "base/job.h"
#include "base/lasterror.h"
#include "base/wait.h"

struct _TP_CLEANUP_GROUP {
	struct wsi_job *first;                          /* under the dispatcher's lock */
};

PTP_POOL WINAPI
CreateThreadpool(PVOID reserved)
{
	struct wsi_pool *pool = NULL;

	wsi_succeeded(reserved ? ERROR_INVALID_PARAMETER : wsi_pool_new(&pool));
	return (PTP_POOL)pool;
}

void WINAPI
CloseThreadpool(PTP_POOL pool)
{
	wsi_pool_release((struct wsi_pool *)pool);
}

void WINAPI
SetThreadpoolThreadMaximum(PTP_POOL pool, DWORD most)
{
	wsi_pool_set_most((struct wsi_pool *)pool, most);
}

BOOL WINAPI
SetThreadpoolThreadMinimum(PTP_POOL pool, DWORD least)
{
	return wsi_succeeded(wsi_pool_set_least((struct wsi_pool *)pool, least));
}

PTP_CLEANUP_GROUP WINAPI
CreateThreadpoolCleanupGroup(void)
{
	PTP_CLEANUP_GROUP group = calloc(1, sizeof *group);

	wsi_succeeded(group ? 0 : ERROR_NOT_ENOUGH_MEMORY);
	return group;
}

void WINAPI
CloseThreadpoolCleanupGroup(PTP_CLEANUP_GROUP group)
{
	free(group);
}

void
wsi_group_add(PTP_CLEANUP_GROUP group, struct wsi_job *job)
{
	wsi_dispatch_lock();
	job->next = group->first;
	job->link = &group->first;
	if (job->next)
		job->next->link = &job->next;
	group->first = job;
	wsi_dispatch_unlock();
}

static void
unlist(struct wsi_job *job)
{
	if (!job->link)
		return;
	*job->link = job->next;
	if (job->next)
		job->next->link = job->link;
	job->link = NULL;
}

void
wsi_group_remove(struct wsi_job *job)
{
	wsi_dispatch_lock();
	unlist(job);
	wsi_dispatch_unlock();
}

/* With a reference, or NULL. */
static struct wsi_job *
take_first(PTP_CLEANUP_GROUP group)
{
	struct wsi_job *job;

	wsi_dispatch_lock();
	job = group->first;
	if (job) {
		unlist(job);
		wsi_object_hold(&job->object);
	}
	wsi_dispatch_unlock();
	return job;
}

void WINAPI
CloseThreadpoolCleanupGroupMembers(PTP_CLEANUP_GROUP group, BOOL cancel, PVOID cleanup)
{
	struct wsi_job *job;

	while ((job = take_first(group))) {
		if (job->close)
			job->close(job);
		if (cancel && wsi_job_cancel(job) && job->cancelled)
			job->cancelled(job->context, cleanup);
		wsi_job_wait(job);
		wsi_object_release(&job->object);
	}
}

BOOL WINAPI
CallbackMayRunLong(PTP_CALLBACK_INSTANCE instance)
{
	if (!instance->is_long) {
		wsi_dispatch_lock();
		instance->is_long = wsi_pool_runs_long(instance->job->pool);
		wsi_dispatch_unlock();
	}
	return wsi_succeeded(instance->is_long ? 0 : ERROR_NOT_ENOUGH_MEMORY);
}

void WINAPI
DisassociateCurrentThreadFromCallback(PTP_CALLBACK_INSTANCE instance)
{
	wsi_job_leave(instance);
}

void WINAPI
SetEventWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE event)
{
	instance->event = event;
}

void WINAPI
ReleaseSemaphoreWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE semaphore, DWORD count)
{
	instance->semaphore = semaphore;
	instance->release = count;
}

void WINAPI
ReleaseMutexWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE mutex)
{
	instance->mutex = mutex;
}

void WINAPI
LeaveCriticalSectionWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, PCRITICAL_SECTION section)
{
	instance->section = section;
}

void WINAPI
FreeLibraryWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HMODULE module)
{
	instance->library = module;
}

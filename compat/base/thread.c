#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/thread.h"

struct thread {
	struct wsi_object object;
	DWORD tid;
	uint64_t born;
};

static __thread DWORD self __attribute__((tls_model("initial-exec")));
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static atomic_bool watched;

static void
forget(void)
{
	self = 0;
}

static void
watch(void)
{
	atomic_store(&watched, !pthread_atfork(NULL, NULL, forget));
}

void
wsi_thread_watch_forks(void)
{
	pthread_once(&forks, watch);
}

DWORD WINAPI
GetCurrentThreadId(void)
{
	DWORD tid = self;

	if (tid)
		return tid;
	tid = wsi_tid_self();
	if (atomic_load_explicit(&watched, memory_order_relaxed))
		self = tid;
	return tid;
}

DWORD WINAPI
GetCurrentProcessId(void)
{
	return (DWORD)getpid();
}

HANDLE WINAPI
GetCurrentProcess(void)
{
	return (HANDLE)(INT_PTR)-1;
}

HANDLE WINAPI
GetCurrentThread(void)
{
	return (HANDLE)(INT_PTR)-2;
}

BOOL WINAPI
SwitchToThread(void)
{
	return !sched_yield();
}

static void
destroy_thread(struct wsi_object *object)
{
	free(object);
}

static const struct wsi_kind thread_kind = {
	.destroy = destroy_thread,
	.all_access = THREAD_ALL_ACCESS,
};

int
wsi_thread_object(DWORD tid, struct wsi_object **object)
{
	struct thread *thread;

	if (!wsi_tid_exists(tid))
		return ERROR_INVALID_PARAMETER;
	thread = malloc(sizeof *thread);
	if (!thread)
		return ERROR_NOT_ENOUGH_MEMORY;
	wsi_object_init(&thread->object, &thread_kind);
	thread->tid = tid;
	thread->born = wsi_tid_born(tid);
	*object = &thread->object;
	return 0;
}

static int
open_thread(DWORD access, DWORD tid, HANDLE *handle)
{
	struct wsi_object *object;
	int error = wsi_thread_object(tid, &object);

	if (error)
		return error;
	error = wsi_handle_open(object, access, handle);
	wsi_object_release(object);
	return error;
}

HANDLE WINAPI
OpenThread(DWORD access, BOOL inherit, DWORD tid)
{
	HANDLE handle = NULL;

	(void)inherit;
	wsi_succeeded(open_thread(access, tid, &handle));
	return handle;
}

static bool
is_alive(const struct thread *thread)
{
	return wsi_tid_exists(thread->tid) && wsi_tid_born(thread->tid) == thread->born;
}

int
wsi_thread_id_of(HANDLE handle, DWORD access, DWORD *tid)
{
	struct wsi_object *object;
	struct thread *thread;
	int error;

	if (handle == GetCurrentThread()) {
		*tid = GetCurrentThreadId();
		return 0;
	}
	error = wsi_handle_find(handle, &thread_kind, access, &object);
	if (error)
		return error;
	thread = (struct thread *)object;
	*tid = is_alive(thread) ? thread->tid : 0;
	wsi_object_release(object);
	return 0;
}

/* The right to query all includes the right to query a little. */
static int
find_to_query(HANDLE handle, struct wsi_object **object)
{
	int error = wsi_handle_find(handle, &thread_kind, THREAD_QUERY_LIMITED_INFORMATION, object);

	return error == ERROR_ACCESS_DENIED ? wsi_handle_find(handle, &thread_kind, THREAD_QUERY_INFORMATION, object) : error;
}

/* That of an ended thread too. */
DWORD WINAPI
GetThreadId(HANDLE handle)
{
	struct wsi_object *object;
	DWORD tid;

	if (handle == GetCurrentThread())
		return GetCurrentThreadId();
	if (!wsi_succeeded(find_to_query(handle, &object)))
		return 0;
	tid = ((struct thread *)object)->tid;
	wsi_object_release(object);
	return tid;
}

static void
destroy_process(struct wsi_object *object)
{
	free(object);
}

static const struct wsi_kind process_kind = {
	.destroy = destroy_process,
	.all_access = PROCESS_ALL_ACCESS,
};

int
wsi_process_object(struct wsi_object **object)
{
	*object = malloc(sizeof **object);
	if (!*object)
		return ERROR_NOT_ENOUGH_MEMORY;
	wsi_object_init(*object, &process_kind);
	return 0;
}

int
wsi_process_check(HANDLE process)
{
	struct wsi_object *object;
	int error;

	if (process == GetCurrentProcess())
		return 0;
	error = wsi_handle_find(process, &process_kind, PROCESS_DUP_HANDLE, &object);
	if (!error)
		wsi_object_release(object);
	return error;
}

/* Handles to threads that run already, and what can be asked of them. */
#include <windows.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/thread.h"
#include "base/threadpriority.h"
#include "base/wait.h"

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

/* The right to query all includes the right to query a little. */
static int
find_to_query(HANDLE handle, struct wsi_thread **thread)
{
	int error = wsi_thread_find(handle, THREAD_QUERY_LIMITED_INFORMATION, thread);

	return error == ERROR_ACCESS_DENIED ? wsi_thread_find(handle, THREAD_QUERY_INFORMATION, thread) : error;
}

/* The right to set all likewise. */
static int
find_to_set(HANDLE handle, struct wsi_thread **thread)
{
	int error = wsi_thread_find(handle, THREAD_SET_LIMITED_INFORMATION, thread);

	return error == ERROR_ACCESS_DENIED ? wsi_thread_find(handle, THREAD_SET_INFORMATION, thread) : error;
}

/* That of an ended thread too. */
DWORD WINAPI
GetThreadId(HANDLE handle)
{
	struct wsi_thread *thread;
	DWORD tid;

	if (handle == GetCurrentThread())
		return GetCurrentThreadId();
	if (!wsi_succeeded(find_to_query(handle, &thread)))
		return 0;
	tid = thread->tid;
	wsi_object_release(&thread->object);
	return tid;
}

DWORD WINAPI
GetProcessIdOfThread(HANDLE handle)
{
	return GetThreadId(handle) ? GetCurrentProcessId() : 0;
}

BOOL WINAPI
(GetExitCodeThread)(HANDLE handle, LPDWORD code)
{
	struct wsi_thread *thread;

	if (!code)
		return wsi_succeeded(ERROR_NOACCESS);
	if (!wsi_succeeded(find_to_query(handle, &thread)))
		return FALSE;
	wsi_dispatch_lock();
	*code = thread->ended ? thread->exit_code : STILL_ACTIVE;
	wsi_dispatch_unlock();
	wsi_object_release(&thread->object);
	return TRUE;
}

BOOL WINAPI
SetThreadPriority(HANDLE handle, int priority)
{
	struct wsi_thread *thread;
	int error;

	if (!wsi_priority_is_valid(priority))
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	error = find_to_set(handle, &thread);
	if (error)
		return wsi_succeeded(error);
	wsi_dispatch_lock();
	thread->priority = priority;
	if (!thread->ended)
		wsi_priority_apply(thread->tid, priority);
	wsi_dispatch_unlock();
	wsi_object_release(&thread->object);
	return TRUE;
}

int WINAPI
GetThreadPriority(HANDLE handle)
{
	struct wsi_thread *thread;
	int priority;

	if (!wsi_succeeded(find_to_query(handle, &thread)))
		return THREAD_PRIORITY_ERROR_RETURN;
	wsi_dispatch_lock();
	priority = thread->priority;
	wsi_dispatch_unlock();
	wsi_object_release(&thread->object);
	return priority;
}

BOOL WINAPI
SetThreadPriorityBoost(HANDLE handle, BOOL disable)
{
	struct wsi_thread *thread;
	int error = find_to_set(handle, &thread);

	if (error)
		return wsi_succeeded(error);
	wsi_dispatch_lock();
	thread->no_boost = disable != 0;
	wsi_dispatch_unlock();
	wsi_object_release(&thread->object);
	return TRUE;
}

BOOL WINAPI
GetThreadPriorityBoost(HANDLE handle, PBOOL disable)
{
	struct wsi_thread *thread;
	int error = find_to_query(handle, &thread);

	if (error)
		return wsi_succeeded(error);
	wsi_dispatch_lock();
	*disable = thread->no_boost;
	wsi_dispatch_unlock();
	wsi_object_release(&thread->object);
	return TRUE;
}

static HRESULT
result_of(int error)
{
	return error ? HRESULT_FROM_WIN32((DWORD)error) : S_OK;
}

/* The debugger's view of it too, as far as that shows names. */
HRESULT WINAPI
SetThreadDescription(HANDLE handle, PCWSTR text)
{
	struct wsi_thread *thread;
	WCHAR *copy = wcsdup(text ? text : L""), *old;
	int error = copy ? find_to_set(handle, &thread) : ERROR_NOT_ENOUGH_MEMORY;

	if (error) {
		free(copy);
		return result_of(error);
	}
	wsi_dispatch_lock();
	old = thread->name;
	thread->name = copy;
	wsi_thread_show_name(thread);
	wsi_dispatch_unlock();
	free(old);
	wsi_object_release(&thread->object);
	return S_OK;
}

/* For LocalFree(). */
static WCHAR *
local_copy(const WCHAR *text)
{
	size_t size = (wcslen(text) + 1) * sizeof *text;
	WCHAR *copy = LocalAlloc(LMEM_FIXED, size);

	return copy ? memcpy(copy, text, size) : NULL;
}

HRESULT WINAPI
GetThreadDescription(HANDLE handle, PWSTR *text)
{
	struct wsi_thread *thread;
	int error = find_to_query(handle, &thread);

	if (error)
		return result_of(error);
	wsi_dispatch_lock();
	*text = local_copy(thread->name ? thread->name : L"");
	wsi_dispatch_unlock();
	wsi_object_release(&thread->object);
	return result_of(*text ? 0 : ERROR_NOT_ENOUGH_MEMORY);
}

/* Waiting as programs see it: by handles. */
#include <windows.h>
#include <string.h>

#include "base/above.h"
#include "base/handle.h"
#include "base/lasterror.h"
#include "base/thread.h"
#include "base/wait.h"
#include "posix/posix.h"

static void
release_all(struct wsi_object **objects, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		wsi_object_release(objects[i]);
}

static int
find(HANDLE handle, struct wsi_object **object)
{
	int error = wsi_handle_find_any(handle, SYNCHRONIZE, object);

	if (!error && !(*object)->kind->is_signaled) {
		wsi_object_release(*object);
		error = ERROR_INVALID_HANDLE;
	}
	return error;
}

static int
find_all(const HANDLE *handles, unsigned count, struct wsi_object **objects)
{
	int error = wsi_handle_find_all(handles, count, SYNCHRONIZE, objects);

	if (error)
		return error;
	for (unsigned i = 0; i < count; i++)
		if (!objects[i]->kind->is_signaled)
			error = ERROR_INVALID_HANDLE;
	if (error)
		release_all(objects, count);
	return error;
}

/* The array may be anywhere. */
static int
find_callers(const HANDLE *handles, unsigned count, struct wsi_object **objects)
{
	HANDLE copies[MAXIMUM_WAIT_OBJECTS];

	return wsi_posix_copy_in(copies, handles, count * sizeof *copies) ? ERROR_NOACCESS : find_all(copies, count, objects);
}

/* A wait for all cannot take one object twice. Places of a small hash table, so that 64 objects cost 64 looks. */
static bool
has_twice(struct wsi_object *const *objects, unsigned count)
{
	enum { PLACES = 4 * MAXIMUM_WAIT_OBJECTS };
	struct wsi_object *places[PLACES] = {NULL};

	for (unsigned i = 0; i < count; i++) {
		unsigned place = (unsigned)((uintptr_t)objects[i] / 16 * 31 % PLACES);

		for (; places[place]; place = (place + 1) % PLACES)
			if (places[place] == objects[i])
				return true;
		places[place] = objects[i];
	}
	return false;
}

static int
wait_all_found(struct wsi_object **objects, unsigned count, bool all, int64_t deadline, bool alertable, DWORD *result)
{
	if (all && has_twice(objects, count))
		return ERROR_INVALID_PARAMETER;
	*result = wsi_wait(objects, count, all, deadline, alertable);
	return *result == WAIT_FAILED ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

int
wsi_wait_handles(const HANDLE *handles, unsigned count, struct wsi_object *extra, bool all, int64_t deadline, bool alertable, DWORD *result)
{
	struct wsi_object *objects[MAXIMUM_WAIT_OBJECTS + 1];
	int error = 0;

	if (count > MAXIMUM_WAIT_OBJECTS || (!count && !extra))
		return ERROR_INVALID_PARAMETER;
	if (count)
		error = find_callers(handles, count, objects);
	if (error)
		return error;
	objects[count] = extra;
	error = wait_all_found(objects, count + (extra != NULL), all, deadline, alertable, result);
	release_all(objects, count);
	return error;
}

static DWORD
finish(int error, DWORD result)
{
	return wsi_succeeded(error) ? result : WAIT_FAILED;
}

DWORD WINAPI
WaitForMultipleObjectsEx(DWORD count, const HANDLE *handles, BOOL all, DWORD milliseconds, BOOL alertable)
{
	DWORD result = WAIT_FAILED;
	int error = wsi_wait_handles(handles, count, NULL, all, wsi_deadline(milliseconds), alertable, &result);

	return finish(error, result);
}

DWORD WINAPI
WaitForMultipleObjects(DWORD count, const HANDLE *handles, BOOL all, DWORD milliseconds)
{
	return WaitForMultipleObjectsEx(count, handles, all, milliseconds, FALSE);
}

DWORD WINAPI
WaitForSingleObjectEx(HANDLE handle, DWORD milliseconds, BOOL alertable)
{
	struct wsi_object *object;
	DWORD result;
	int error = find(handle, &object);

	if (error)
		return finish(error, WAIT_FAILED);
	result = wsi_wait(&object, 1, false, wsi_deadline(milliseconds), alertable);
	wsi_object_release(object);
	return finish(result == WAIT_FAILED ? ERROR_NOT_ENOUGH_MEMORY : 0, result);
}

DWORD WINAPI
WaitForSingleObject(HANDLE handle, DWORD milliseconds)
{
	return WaitForSingleObjectEx(handle, milliseconds, FALSE);
}

/* The signal and the beginning of the wait are one step: nobody can signal the second object in between unseen. */
static int
signal_and_wait(struct wsi_object *signaled, struct wsi_object *object, int64_t deadline, bool alertable, DWORD *result)
{
	struct wsi_wait_block block = {.object = object};
	struct wsi_waiter waiter = {.thread = wsi_thread_self(), .alertable = alertable, .count = 1, .blocks = &block};
	bool hung;
	int error;

	if (!waiter.thread)
		return ERROR_NOT_ENOUGH_MEMORY;
	wsi_dispatch_lock();
	error = signaled->kind->signal(signaled);
	hung = !error && wsi_waiter_begin(&waiter);
	wsi_dispatch_unlock();
	if (error)
		return error;
	*result = hung ? wsi_waiter_park(&waiter, deadline) : waiter.outcome;
	if (*result == WAIT_IO_COMPLETION)
		wsi_thread_run_apcs(waiter.thread);
	return 0;
}

static int
find_to_signal(HANDLE handle, struct wsi_object **object)
{
	DWORD access;
	int error = wsi_handle_find_with_access(handle, object, &access);

	if (error)
		return error;
	if (!(*object)->kind->signal)
		error = ERROR_INVALID_HANDLE;
	else if ((*object)->kind->signal_access & ~access)
		error = ERROR_ACCESS_DENIED;
	if (error)
		wsi_object_release(*object);
	return error;
}

DWORD WINAPI
SignalObjectAndWait(HANDLE signaled, HANDLE handle, DWORD milliseconds, BOOL alertable)
{
	struct wsi_object *first, *second;
	DWORD result = WAIT_FAILED;
	int error = find_to_signal(signaled, &first);

	if (error)
		return finish(error, WAIT_FAILED);
	error = find(handle, &second);
	if (!error) {
		error = signal_and_wait(first, second, wsi_deadline(milliseconds), alertable, &result);
		wsi_object_release(second);
	}
	wsi_object_release(first);
	return finish(error, result);
}

DWORD WINAPI
SleepEx(DWORD milliseconds, BOOL alertable)
{
	struct wsi_waiter waiter = {.alertable = true};

	if (alertable)
		waiter.thread = wsi_thread_self();
	if (!waiter.thread) {
		Sleep(milliseconds);
		return 0;
	}
	if (wsi_waiter_run(&waiter, wsi_deadline(milliseconds)) != WAIT_IO_COMPLETION)
		return 0;
	wsi_thread_run_apcs(waiter.thread);
	return WAIT_IO_COMPLETION;
}

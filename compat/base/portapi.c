/* Completion ports as programs see them. */
#include <windows.h>
#include <unistd.h>

#include "base/above.h"
#include "base/handle.h"
#include "base/lasterror.h"
#include "base/ntstatus.h"
#include "base/portqueue.h"
#include "base/thread.h"

static unsigned
processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count > 0 ? (unsigned)count : 1;
}

static int
create(DWORD threads, HANDLE *handle)
{
	struct wsi_port *port = wsi_port_new(threads ? threads : processors());
	int error;

	if (!port)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = wsi_port_open(port, handle);
	wsi_port_release(port);
	return error;
}

/* A file that is not for overlapped transfers is an invalid parameter; what is no file, an invalid handle. */
static int
associate_object(struct wsi_object *object, struct wsi_port *port, ULONG_PTR key)
{
	if (object->kind->associate)
		return object->kind->associate(object, port, key);
	return object->kind->file ? ERROR_INVALID_PARAMETER : ERROR_INVALID_HANDLE;
}

static int
associate(HANDLE file, HANDLE handle, ULONG_PTR key)
{
	struct wsi_port *port;
	struct wsi_object *object;
	int error = wsi_port_find(handle, IO_COMPLETION_MODIFY_STATE, &port);

	if (error)
		return error;
	if (wsi_handle_is_descriptor(file)) {
		error = wsi_descriptors.associate(file, port, key);
	} else {
		error = wsi_handle_find(file, NULL, 0, &object);
		if (!error) {
			error = associate_object(object, port, key);
			wsi_object_release(object);
		}
	}
	wsi_port_release(port);
	return error;
}

HANDLE WINAPI
CreateIoCompletionPort(HANDLE file, HANDLE existing, ULONG_PTR key, DWORD threads)
{
	HANDLE port = existing;
	int error = 0;

	if (file == INVALID_HANDLE_VALUE && existing)
		error = ERROR_INVALID_PARAMETER;
	else if (!existing)
		error = create(threads, &port);
	if (!error && file != INVALID_HANDLE_VALUE)
		error = associate(file, port, key);
	if (!error)
		return port;
	if (!existing && port)
		CloseHandle(port);
	wsi_succeeded(error);
	return NULL;
}

static int
outcome_error(struct wsi_thread *thread, DWORD outcome)
{
	if (outcome == WAIT_ABANDONED_0)
		return ERROR_ABANDONED_WAIT_0;
	if (outcome == WAIT_IO_COMPLETION)
		wsi_thread_run_apcs(thread);
	return (int)outcome;
}

/* Into wait->entries, at least one. */
static int
dequeue(HANDLE handle, struct wsi_port_wait *wait, DWORD milliseconds)
{
	struct wsi_port *port;
	DWORD outcome;
	int error;

	wait->waiter.thread = wsi_thread_self();
	if (!wait->waiter.thread)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = wsi_port_find(handle, IO_COMPLETION_MODIFY_STATE, &port);
	if (error)
		return error;
	outcome = wsi_port_wait(port, wait, wsi_deadline(milliseconds));
	wsi_port_release(port);
	return outcome_error(wait->waiter.thread, outcome);
}

BOOL WINAPI
(GetQueuedCompletionStatus)(HANDLE port, LPDWORD bytes, PULONG_PTR key, LPOVERLAPPED *overlapped, DWORD milliseconds)
{
	OVERLAPPED_ENTRY entry;
	struct wsi_port_wait wait = {.entries = &entry, .room = 1};
	int error;

	if (!bytes || !key || !overlapped)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	error = dequeue(port, &wait, milliseconds);
	if (error) {
		*overlapped = NULL;
		return wsi_succeeded(error);
	}
	*bytes = entry.dwNumberOfBytesTransferred;
	*key = entry.lpCompletionKey;
	*overlapped = entry.lpOverlapped;
	return wsi_succeeded(wsi_ntstatus_failure((DWORD)entry.Internal));
}

BOOL WINAPI
(GetQueuedCompletionStatusEx)(HANDLE port, LPOVERLAPPED_ENTRY entries, ULONG room, PULONG count, DWORD milliseconds, BOOL alertable)
{
	struct wsi_port_wait wait = {.waiter.alertable = alertable, .entries = entries, .room = room};
	int error;

	if (!entries || !room || !count)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	error = dequeue(port, &wait, milliseconds);
	*count = wait.count;
	return wsi_succeeded(error);
}

BOOL WINAPI
PostQueuedCompletionStatus(HANDLE handle, DWORD bytes, ULONG_PTR key, LPOVERLAPPED overlapped)
{
	struct wsi_port *port;
	int error = wsi_port_find(handle, IO_COMPLETION_MODIFY_STATE, &port);

	if (error)
		return wsi_succeeded(error);
	error = wsi_port_post_new(port, key, overlapped, bytes, 0);
	wsi_port_release(port);
	return wsi_succeeded(error);
}

/* What became of an overlapped transfer, and taking it back. All of it is in the OVERLAPPED: these need no file but to wait for. */
#include <windows.h>

#include "base/above.h"
#include "base/completion.h"
#include "base/handle.h"
#include "base/lasterror.h"
#include "base/ntstatus.h"

/* The status is written last by whoever ends the transfer. */
static DWORD
status_of(const OVERLAPPED *overlapped)
{
	return (DWORD)__atomic_load_n(&overlapped->Internal, __ATOMIC_ACQUIRE);
}

/* Until it has ended, for as long. */
static int
wait_for(HANDLE file, const OVERLAPPED *overlapped, DWORD milliseconds, BOOL alertable)
{
	HANDLE event = wsi_overlapped_event(overlapped);
	DWORD outcome;

	if (!milliseconds)
		return ERROR_IO_INCOMPLETE;
	outcome = WaitForSingleObjectEx(event ? event : file, milliseconds, alertable);
	if (outcome == WAIT_FAILED)
		return (int)wsi_last_error;
	if (outcome == WAIT_TIMEOUT || outcome == WAIT_IO_COMPLETION)
		return (int)outcome;
	return status_of(overlapped) == STATUS_PENDING ? ERROR_IO_INCOMPLETE : 0;
}

static int
result(HANDLE file, const OVERLAPPED *overlapped, LPDWORD bytes, DWORD milliseconds, BOOL alertable)
{
	int error = 0;

	if (!overlapped || !bytes)
		return ERROR_INVALID_PARAMETER;
	if (status_of(overlapped) == STATUS_PENDING)
		error = wait_for(file, overlapped, milliseconds, alertable);
	if (error)
		return error;
	*bytes = (DWORD)overlapped->InternalHigh;
	return wsi_ntstatus_failure(status_of(overlapped));
}

BOOL WINAPI
(GetOverlappedResult)(HANDLE file, LPOVERLAPPED overlapped, LPDWORD bytes, BOOL wait)
{
	return wsi_succeeded(result(file, overlapped, bytes, wait ? INFINITE : 0, FALSE));
}

BOOL WINAPI
(GetOverlappedResultEx)(HANDLE file, LPOVERLAPPED overlapped, LPDWORD bytes, DWORD milliseconds, BOOL alertable)
{
	return wsi_succeeded(result(file, overlapped, bytes, milliseconds, alertable));
}

/* A file's transfer is over before anyone can take it back. */
static int
cancel(HANDLE file, LPOVERLAPPED overlapped, bool own)
{
	struct wsi_object *object;
	int error;

	if (wsi_handle_is_descriptor(file))
		return wsi_descriptors.cancel(file, overlapped, own);
	error = wsi_handle_find(file, NULL, 0, &object);
	if (error)
		return error;
	error = object->kind->file ? ERROR_NOT_FOUND : ERROR_INVALID_HANDLE;
	wsi_object_release(object);
	return error;
}

/* Nothing to cancel is no error here. */
BOOL WINAPI
CancelIo(HANDLE file)
{
	int error = cancel(file, NULL, true);

	return wsi_succeeded(error == ERROR_NOT_FOUND ? 0 : error);
}

BOOL WINAPI
CancelIoEx(HANDLE file, LPOVERLAPPED overlapped)
{
	return wsi_succeeded(cancel(file, overlapped, false));
}

static int
set_modes(HANDLE file, UCHAR modes)
{
	struct wsi_object *object;
	int error;

	if (wsi_handle_is_descriptor(file))
		return wsi_descriptors.set_modes(file, modes);
	error = wsi_handle_find(file, NULL, 0, &object);
	if (error)
		return error;
	if (object->kind->set_modes)
		error = object->kind->set_modes(object, modes);
	else
		error = object->kind->file ? ERROR_INVALID_PARAMETER : ERROR_INVALID_HANDLE;
	wsi_object_release(object);
	return error;
}

BOOL WINAPI
SetFileCompletionNotificationModes(HANDLE file, UCHAR modes)
{
	return wsi_succeeded(set_modes(file, modes));
}

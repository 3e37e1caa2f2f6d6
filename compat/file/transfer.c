/* ReadFile and WriteFile. With an OVERLAPPED they take its offset and are complete when they return. */
#include "base/above.h"
#include "base/handle.h"
#include "base/lasterror.h"
#include "base/thread.h"
#include "file/file.h"

static const DWORD end_of_file = 0xc0000011, unsuccessful = 0xc0000001;

/* What OVERLAPPED says of the end of a call. */
static ULONG_PTR
status_of(int error)
{
	if (!error || error == ERROR_MORE_DATA)
		return 0;
	return error == ERROR_HANDLE_EOF ? end_of_file : unsuccessful;
}

static ULONGLONG
offset_of(const OVERLAPPED *overlapped)
{
	return (ULONGLONG)overlapped->OffsetHigh << 32 | overlapped->Offset;
}

/* A handle that was opened for overlapped transfers has no file pointer to go by. */
static bool
wants_overlapped(const struct wsi_object *object)
{
	return object->kind->file == &wsi_file_disk && ((const struct wsi_file *)object)->flags & FILE_FLAG_OVERLAPPED;
}

static int
read_file(HANDLE handle, void *buffer, DWORD size, const ULONGLONG *at, DWORD *got)
{
	struct wsi_object *object;
	int error;

	if (wsi_handle_is_descriptor(handle))
		return wsi_descriptors.read ? wsi_descriptors.read(handle, buffer, size, got) : ERROR_INVALID_HANDLE;
	error = wsi_file_find(handle, FILE_READ_DATA, &object);
	if (error)
		return error;
	if (!object->kind->file->read)
		error = ERROR_INVALID_FUNCTION;
	else if (!at && wants_overlapped(object))
		error = ERROR_INVALID_PARAMETER;
	else
		error = object->kind->file->read(object, buffer, size, at, got);
	if (!error && at && size && !*got && object->kind->file->type == FILE_TYPE_DISK)
		error = ERROR_HANDLE_EOF;
	wsi_object_release(object);
	return error;
}

/* Either right to write will do: the kernel appends where it is the only one. */
static int
find_to_write(HANDLE handle, struct wsi_object **object)
{
	int error = wsi_file_find(handle, FILE_WRITE_DATA, object);

	return error == ERROR_ACCESS_DENIED ? wsi_file_find(handle, FILE_APPEND_DATA, object) : error;
}

static int
write_file(HANDLE handle, const void *buffer, DWORD size, const ULONGLONG *at, DWORD *put)
{
	struct wsi_object *object;
	int error;

	if (wsi_handle_is_descriptor(handle))
		return wsi_descriptors.write ? wsi_descriptors.write(handle, buffer, size, put) : ERROR_INVALID_HANDLE;
	error = find_to_write(handle, &object);
	if (error)
		return error;
	if (!object->kind->file->write)
		error = ERROR_INVALID_FUNCTION;
	else if (!at && wants_overlapped(object))
		error = ERROR_INVALID_PARAMETER;
	else
		error = object->kind->file->write(object, buffer, size, at, put);
	wsi_object_release(object);
	return error;
}

/* The event whose low bit keeps packets from a port is the same event. */
static HANDLE
event_of(const OVERLAPPED *overlapped)
{
	return (HANDLE)((UINT_PTR)overlapped->hEvent & ~(UINT_PTR)1);
}

static BOOL
start(OVERLAPPED *overlapped)
{
	return !overlapped || !event_of(overlapped) || ResetEvent(event_of(overlapped));
}

/* The event last: who waits for it finds the rest. */
static void
complete(OVERLAPPED *overlapped, int error, DWORD done)
{
	overlapped->InternalHigh = done;
	overlapped->Internal = status_of(error);
	if (event_of(overlapped) && (!error || error == ERROR_HANDLE_EOF))
		SetEvent(event_of(overlapped));
}

BOOL WINAPI
(ReadFile)(HANDLE file, LPVOID buffer, DWORD size, LPDWORD got, LPOVERLAPPED overlapped)
{
	ULONGLONG at = overlapped ? offset_of(overlapped) : 0;
	DWORD done = 0;
	int error;

	if (!start(overlapped))
		return FALSE;
	error = read_file(file, buffer, size, overlapped ? &at : NULL, &done);
	if (got)
		*got = done;
	if (overlapped)
		complete(overlapped, error, done);
	return wsi_succeeded(error);
}

BOOL WINAPI
(WriteFile)(HANDLE file, LPCVOID buffer, DWORD size, LPDWORD put, LPOVERLAPPED overlapped)
{
	ULONGLONG at = overlapped ? offset_of(overlapped) : 0;
	DWORD done = 0;
	int error;

	if (!start(overlapped))
		return FALSE;
	error = write_file(file, buffer, size, overlapped ? &at : NULL, &done);
	if (put)
		*put = done;
	if (overlapped)
		complete(overlapped, error, done);
	return wsi_succeeded(error);
}

/* ---- with a completion routine ---- */

static void
run(ULONG_PTR routine, ULONG_PTR error, ULONG_PTR overlapped)
{
	OVERLAPPED *o = (OVERLAPPED *)overlapped;

	((LPOVERLAPPED_COMPLETION_ROUTINE)routine)((DWORD)error, (DWORD)o->InternalHigh, o);
}

/* Done at once; the routine runs in the thread's next alertable wait. The OVERLAPPED's event is the program's own. */
static int
finish(OVERLAPPED *overlapped, int error, DWORD done, LPOVERLAPPED_COMPLETION_ROUTINE routine)
{
	struct wsi_thread *self = wsi_thread_self();

	if (error && error != ERROR_HANDLE_EOF)
		return error;
	if (!self)
		return ERROR_NOT_ENOUGH_MEMORY;
	overlapped->InternalHigh = done;
	overlapped->Internal = status_of(error);
	return wsi_thread_queue_apc(self, run, (ULONG_PTR)routine, (ULONG_PTR)error, (ULONG_PTR)overlapped);
}

static BOOL
report(int error)
{
	if (!error)
		wsi_last_error = 0;
	return wsi_succeeded(error);
}

BOOL WINAPI
ReadFileEx(HANDLE file, LPVOID buffer, DWORD size, LPOVERLAPPED overlapped, LPOVERLAPPED_COMPLETION_ROUTINE routine)
{
	ULONGLONG at;
	DWORD done = 0;
	int error;

	if (!overlapped || !routine)
		return report(ERROR_INVALID_PARAMETER);
	at = offset_of(overlapped);
	error = read_file(file, buffer, size, &at, &done);
	return report(finish(overlapped, error, done, routine));
}

BOOL WINAPI
WriteFileEx(HANDLE file, LPCVOID buffer, DWORD size, LPOVERLAPPED overlapped, LPOVERLAPPED_COMPLETION_ROUTINE routine)
{
	ULONGLONG at;
	DWORD done = 0;
	int error;

	if (!overlapped || !routine)
		return report(ERROR_INVALID_PARAMETER);
	at = offset_of(overlapped);
	error = write_file(file, buffer, size, &at, &done);
	return report(finish(overlapped, error, done, routine));
}

DWORD WINAPI
GetFileType(HANDLE file)
{
	struct wsi_object *object;
	DWORD type = FILE_TYPE_UNKNOWN;

	if (!wsi_succeeded(wsi_file_find(file, 0, &object)))
		return type;
	type = object ? object->kind->file->type : FILE_TYPE_PIPE;
	if (object)
		wsi_object_release(object);
	return type;
}

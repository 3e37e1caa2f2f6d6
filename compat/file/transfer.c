/* ReadFile and WriteFile. With an OVERLAPPED they take its offset and are complete when they return. */
#include "base/above.h"
#include "base/handle.h"
#include "base/lasterror.h"
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
	return object && object->kind->file->type == FILE_TYPE_DISK && object->kind->file == &wsi_file_disk &&
		((const struct wsi_file *)object)->flags & FILE_FLAG_OVERLAPPED;
}

static int
read_from(HANDLE handle, struct wsi_object *object, void *buffer, DWORD size, const ULONGLONG *at, DWORD *got)
{
	if (!object)
		return wsi_descriptors.read ? wsi_descriptors.read(handle, buffer, size, got) : ERROR_INVALID_HANDLE;
	return object->kind->file->read ? object->kind->file->read(object, buffer, size, at, got) : ERROR_INVALID_FUNCTION;
}

static int
write_to(HANDLE handle, struct wsi_object *object, const void *buffer, DWORD size, const ULONGLONG *at, DWORD *put)
{
	if (!object)
		return wsi_descriptors.write ? wsi_descriptors.write(handle, buffer, size, put) : ERROR_INVALID_HANDLE;
	return object->kind->file->write ? object->kind->file->write(object, buffer, size, at, put) : ERROR_INVALID_FUNCTION;
}

static int
read_file(HANDLE handle, void *buffer, DWORD size, const ULONGLONG *at, DWORD *got)
{
	struct wsi_object *object;
	int error = wsi_file_find(handle, FILE_READ_DATA, &object);

	if (error)
		return error;
	error = !at && wants_overlapped(object) ? ERROR_INVALID_PARAMETER : read_from(handle, object, buffer, size, at, got);
	if (!error && at && size && !*got && object && object->kind->file->type == FILE_TYPE_DISK)
		error = ERROR_HANDLE_EOF;
	if (object)
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
	int error = find_to_write(handle, &object);

	if (error)
		return error;
	error = !at && wants_overlapped(object) ? ERROR_INVALID_PARAMETER : write_to(handle, object, buffer, size, at, put);
	if (object)
		wsi_object_release(object);
	return error;
}

static void
complete(OVERLAPPED *overlapped, int error, DWORD done)
{
	overlapped->InternalHigh = done;
	overlapped->Internal = status_of(error);
}

BOOL WINAPI
(ReadFile)(HANDLE file, LPVOID buffer, DWORD size, LPDWORD got, LPOVERLAPPED overlapped)
{
	ULONGLONG at = overlapped ? offset_of(overlapped) : 0;
	DWORD done = 0;
	int error = read_file(file, buffer, size, overlapped ? &at : NULL, &done);

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
	int error = write_file(file, buffer, size, overlapped ? &at : NULL, &done);

	if (put)
		*put = done;
	if (overlapped)
		complete(overlapped, error, done);
	return wsi_succeeded(error);
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

/* Where a file's pointer is, and where the file ends. */
#include <stdint.h>

#include "base/lasterror.h"
#include "file/file.h"

/* The object of a handle that is no SOCKET: those have no place and no size. */
static int
find(HANDLE handle, DWORD access, struct wsi_object **object)
{
	int error = wsi_file_find(handle, access, object);

	return error || *object ? error : ERROR_INVALID_FUNCTION;
}

static int
size_of(HANDLE handle, ULONGLONG *size)
{
	struct wsi_object *object;
	int error = find(handle, 0, &object);

	if (error)
		return error;
	error = object->kind->file->size ? object->kind->file->size(object, size) : ERROR_INVALID_FUNCTION;
	wsi_object_release(object);
	return error;
}

/* A size whose low half looks like a failure leaves 0 as the last error. */
DWORD WINAPI
(GetFileSize)(HANDLE file, LPDWORD high)
{
	ULONGLONG size = 0;

	if (!wsi_succeeded(size_of(file, &size)))
		return INVALID_FILE_SIZE;
	if (high)
		*high = (DWORD)(size >> 32);
	if ((DWORD)size == INVALID_FILE_SIZE)
		wsi_last_error = 0;
	return (DWORD)size;
}

BOOL WINAPI
GetFileSizeEx(HANDLE file, PLARGE_INTEGER size)
{
	ULONGLONG found = 0;
	int error = size ? size_of(file, &found) : ERROR_INVALID_PARAMETER;

	if (!error)
		size->QuadPart = (LONGLONG)found;
	return wsi_succeeded(error);
}

static int
move(HANDLE handle, LONGLONG distance, DWORD method, ULONGLONG *position)
{
	struct wsi_object *object;
	int error = find(handle, 0, &object);

	if (error)
		return error;
	error = object->kind->file->seek ? object->kind->file->seek(object, distance, method, position) : ERROR_INVALID_FUNCTION;
	wsi_object_release(object);
	return error;
}

/* Without the high half the distance is signed, and a place past 4 GB is no answer: the pointer goes back. */
static DWORD
move_narrow(HANDLE file, LONG distance, DWORD method)
{
	ULONGLONG before = 0, place = 0;
	int error = move(file, 0, FILE_CURRENT, &before);

	if (!error)
		error = move(file, distance, method, &place);
	if (!error && place >= UINT32_MAX) {
		move(file, (LONGLONG)before, FILE_BEGIN, &before);
		error = ERROR_INVALID_PARAMETER;
	}
	return wsi_succeeded(error) ? (DWORD)place : INVALID_SET_FILE_POINTER;
}

DWORD WINAPI
SetFilePointer(HANDLE file, LONG distance, PLONG high, DWORD method)
{
	ULONGLONG place = 0;

	if (!high)
		return move_narrow(file, distance, method);
	if (!wsi_succeeded(move(file, (LONGLONG)((ULONGLONG)(ULONG)*high << 32 | (ULONG)distance), method, &place)))
		return INVALID_SET_FILE_POINTER;
	*high = (LONG)(place >> 32);
	if ((DWORD)place == INVALID_SET_FILE_POINTER)
		wsi_last_error = 0;
	return (DWORD)place;
}

BOOL WINAPI
SetFilePointerEx(HANDLE file, LARGE_INTEGER distance, PLARGE_INTEGER position, DWORD method)
{
	ULONGLONG place = 0;
	int error = move(file, distance.QuadPart, method, &place);

	if (!error && position)
		position->QuadPart = (LONGLONG)place;
	return wsi_succeeded(error);
}

static int
set_end(HANDLE handle)
{
	struct wsi_object *object;
	ULONGLONG place = 0;
	int error = find(handle, FILE_WRITE_DATA, &object);

	if (error)
		return error;
	error = object->kind->file->resize ? object->kind->file->seek(object, 0, FILE_CURRENT, &place) : ERROR_INVALID_FUNCTION;
	if (!error)
		error = object->kind->file->resize(object, place);
	wsi_object_release(object);
	return error;
}

BOOL WINAPI
SetEndOfFile(HANDLE file)
{
	return wsi_succeeded(set_end(file));
}

static int
flush(HANDLE handle)
{
	struct wsi_object *object;
	int error = find(handle, FILE_WRITE_DATA, &object);

	if (error == ERROR_ACCESS_DENIED)
		error = find(handle, FILE_APPEND_DATA, &object);
	if (error)
		return error;
	error = object->kind->file->flush ? object->kind->file->flush(object) : ERROR_INVALID_FUNCTION;
	wsi_object_release(object);
	return error;
}

BOOL WINAPI
FlushFileBuffers(HANDLE file)
{
	return wsi_succeeded(flush(file));
}

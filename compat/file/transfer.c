/* ReadFile and WriteFile. With an OVERLAPPED they take its offset and are complete when they return. */
#include "base/above.h"
#include "base/handle.h"
#include "base/lasterror.h"
#include "base/ntstatus.h"
#include "base/thread.h"
#include "file/file.h"

struct transfer {
	void *buffer;
	const void *data;
	DWORD size, done;
	OVERLAPPED *overlapped;
	bool writes;
	LPOVERLAPPED_COMPLETION_ROUTINE routine;
};

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

/* What has a port has no routines. */
static bool
has_port(struct wsi_object *object)
{
	return object->kind->file->completion && wsi_completion_is_associated(object->kind->file->completion(object));
}

static int
check(struct wsi_object *object, const struct transfer *t)
{
	if (t->writes ? !object->kind->file->write : !object->kind->file->read)
		return ERROR_INVALID_FUNCTION;
	if (!t->overlapped && wants_overlapped(object))
		return ERROR_INVALID_PARAMETER;
	return t->routine && has_port(object) ? ERROR_INVALID_PARAMETER : 0;
}

static int
move(struct wsi_object *object, struct transfer *t)
{
	const struct wsi_file_kind *file = object->kind->file;
	ULONGLONG at = t->overlapped ? offset_of(t->overlapped) : 0;
	const ULONGLONG *place = t->overlapped ? &at : NULL;
	int error;

	if (t->writes)
		return file->write(object, t->data, t->size, place, &t->done);
	error = file->read(object, t->buffer, t->size, place, &t->done);
	return !error && place && t->size && !t->done && file->type == FILE_TYPE_DISK ? ERROR_HANDLE_EOF : error;
}

static int
move_descriptor(HANDLE handle, struct transfer *t)
{
	if (t->writes)
		return wsi_descriptors.write(handle, t->data, t->size, &t->done, t->overlapped, t->routine);
	return wsi_descriptors.read(handle, t->buffer, t->size, &t->done, t->overlapped, t->routine);
}

/* Either right to write will do: the kernel appends where it is the only one. */
static int
find(HANDLE handle, const struct transfer *t, struct wsi_object **object)
{
	int error;

	error = wsi_file_find(handle, t->writes ? FILE_WRITE_DATA : FILE_READ_DATA, object);
	return error == ERROR_ACCESS_DENIED && t->writes ? wsi_file_find(handle, FILE_APPEND_DATA, object) : error;
}

/* With event and packet. */
static int
move_and_tell(struct wsi_object *object, struct transfer *t)
{
	struct wsi_packet *packet;
	int error = wsi_file_overlapped_begin(object, t->overlapped, &packet);

	if (error)
		return error;
	error = move(object, t);
	wsi_file_overlapped_end(object, t->overlapped, packet, error, t->done);
	return error;
}

static int
transfer(HANDLE handle, struct transfer *t)
{
	struct wsi_object *object;
	int error;

	if (wsi_handle_is_descriptor(handle))
		return move_descriptor(handle, t);
	error = find(handle, t, &object);
	if (error)
		return error;
	error = check(object, t);
	if (!error)
		error = t->routine ? move(object, t) : move_and_tell(object, t);
	wsi_object_release(object);
	return error;
}

static BOOL
transfer_and_count(HANDLE file, struct transfer *t, LPDWORD count)
{
	int error = transfer(file, t);

	if (count)
		*count = t->done;
	return wsi_succeeded(error);
}

BOOL WINAPI
(ReadFile)(HANDLE file, LPVOID buffer, DWORD size, LPDWORD got, LPOVERLAPPED overlapped)
{
	return transfer_and_count(file, &(struct transfer){.buffer = buffer, .size = size, .overlapped = overlapped}, got);
}

BOOL WINAPI
(WriteFile)(HANDLE file, LPCVOID buffer, DWORD size, LPDWORD put, LPOVERLAPPED overlapped)
{
	return transfer_and_count(file, &(struct transfer){.data = buffer, .size = size, .overlapped = overlapped, .writes = true}, put);
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
finish(const struct transfer *t, int error, LPOVERLAPPED_COMPLETION_ROUTINE routine)
{
	struct wsi_thread *self = wsi_thread_self();

	if (error && error != ERROR_HANDLE_EOF)
		return error;
	if (!self)
		return ERROR_NOT_ENOUGH_MEMORY;
	t->overlapped->InternalHigh = t->done;
	t->overlapped->Internal = wsi_ntstatus_of(error);
	return wsi_thread_queue_apc(self, run, (ULONG_PTR)routine, (ULONG_PTR)error, (ULONG_PTR)t->overlapped);
}

/* Over or under way: its routine will tell. */
static int
begun(int error)
{
	return error == ERROR_IO_PENDING ? 0 : error;
}

static BOOL
report(int error)
{
	if (!error)
		wsi_last_error = 0;
	return wsi_succeeded(error);
}

static BOOL
transfer_with_routine(HANDLE file, struct transfer *t, LPOVERLAPPED_COMPLETION_ROUTINE routine)
{
	if (!t->overlapped || !routine)
		return report(ERROR_INVALID_PARAMETER);
	t->routine = routine;
	if (wsi_handle_is_descriptor(file))
		return report(begun(move_descriptor(file, t)));
	return report(finish(t, transfer(file, t), routine));
}

BOOL WINAPI
ReadFileEx(HANDLE file, LPVOID buffer, DWORD size, LPOVERLAPPED overlapped, LPOVERLAPPED_COMPLETION_ROUTINE routine)
{
	return transfer_with_routine(file, &(struct transfer){.buffer = buffer, .size = size, .overlapped = overlapped}, routine);
}

BOOL WINAPI
WriteFileEx(HANDLE file, LPCVOID buffer, DWORD size, LPOVERLAPPED overlapped, LPOVERLAPPED_COMPLETION_ROUTINE routine)
{
	return transfer_with_routine(file, &(struct transfer){.data = buffer, .size = size, .overlapped = overlapped, .writes = true}, routine);
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

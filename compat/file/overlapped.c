/* The OVERLAPPED of a transfer that is complete when its call returns: its result, its event, its port. */
#include "base/handle.h"
#include "base/lasterror.h"
#include "base/ntstatus.h"
#include "file/file.h"

static int
reserve(struct wsi_object *object, OVERLAPPED *overlapped, struct wsi_packet **packet)
{
	if (!object->kind->file->completion)
		return 0;
	return wsi_completion_reserve(object->kind->file->completion(object), overlapped, true, packet);
}

int
wsi_file_overlapped_begin(struct wsi_object *object, OVERLAPPED *overlapped, struct wsi_packet **packet)
{
	*packet = NULL;
	if (!overlapped)
		return 0;
	if (wsi_overlapped_event(overlapped) && !ResetEvent(wsi_overlapped_event(overlapped)))
		return (int)wsi_last_error;
	return reserve(object, overlapped, packet);
}

/* The end of a file is told by its event too, like a success, but not to the port: the call itself failed. */
static bool
sets_event(int error)
{
	return !error || error == ERROR_MORE_DATA || error == ERROR_HANDLE_EOF;
}

/* The event and the packet last: who waits for them finds the rest. */
void
wsi_file_overlapped_end(struct wsi_object *object, OVERLAPPED *overlapped, struct wsi_packet *packet, int error, DWORD done)
{
	HANDLE event;

	if (!overlapped)
		return;
	event = sets_event(error) ? wsi_overlapped_event(overlapped) : NULL;
	overlapped->InternalHigh = done;
	__atomic_store_n(&overlapped->Internal, (ULONG_PTR)wsi_ntstatus_of(error), __ATOMIC_RELEASE);
	if (event)
		SetEvent(event);
	if (packet && (!error || error == ERROR_MORE_DATA))
		wsi_completion_post(object->kind->file->completion(object), packet, done, wsi_ntstatus_of(error));
	else
		wsi_completion_drop(packet);
}

struct wsi_completion *
wsi_file_completion(struct wsi_object *object)
{
	return &((struct wsi_file *)object)->completion;
}

/* Only who asked for overlapped transfers may be told of them. */
static bool
is_overlapped(const struct wsi_object *object)
{
	return ((const struct wsi_file *)object)->flags & FILE_FLAG_OVERLAPPED;
}

int
wsi_file_associate(struct wsi_object *object, struct wsi_port *port, ULONG_PTR key)
{
	return is_overlapped(object) ? wsi_completion_associate(wsi_file_completion(object), port, key) : ERROR_INVALID_PARAMETER;
}

int
wsi_file_set_modes(struct wsi_object *object, UCHAR modes)
{
	return is_overlapped(object) ? wsi_completion_add_modes(wsi_file_completion(object), modes) : ERROR_INVALID_PARAMETER;
}

/* The numbers that handles of registered I/O are, and its table. */
#include "base/fork.h"
#include "base/table.h"
#include "base/wait.h"
#include "provider/rio.h"

/* Only ever touched under the dispatcher's lock, so that no fork finds its own held. */
static struct wsi_table numbers = WSI_TABLE(0x1000, 0x7ffffff0);

int
wsi_rio_enter_number(struct wsi_object *object, UINT_PTR *number)
{
	int error = wsi_fork_prepare();

	if (error)
		return WSAENOBUFS;
	wsi_dispatch_lock();
	error = wsi_table_add(&numbers, object, 0, 0, number);
	wsi_dispatch_unlock();
	return error ? WSAENOBUFS : 0;
}

int
wsi_rio_find(const void *handle, const struct wsi_kind *kind, struct wsi_object **object)
{
	struct wsi_entry entry;
	int error;

	wsi_dispatch_lock();
	error = wsi_table_find(&numbers, (UINT_PTR)handle, &entry);
	wsi_dispatch_unlock();
	if (error)
		return WSAEINVAL;
	*object = entry.object;
	if (entry.object->kind == kind)
		return 0;
	wsi_object_release(entry.object);
	return WSAEINVAL;
}

int
wsi_rio_forget(const void *handle, const struct wsi_kind *kind, struct wsi_object **object)
{
	struct wsi_entry entry;
	int error = wsi_rio_find(handle, kind, object);

	if (error)
		return error;
	wsi_dispatch_lock();
	error = wsi_table_remove(&numbers, (UINT_PTR)handle, 0, &entry);
	wsi_dispatch_unlock();
	wsi_object_release(*object);
	return error ? WSAEINVAL : 0;
}

const RIO_EXTENSION_FUNCTION_TABLE wsi_rio_table = {
	.cbSize = sizeof wsi_rio_table,
	.RIOReceive = wsi_rio_receive,
	.RIOReceiveEx = wsi_rio_receive_ex,
	.RIOSend = wsi_rio_send,
	.RIOSendEx = wsi_rio_send_ex,
	.RIOCloseCompletionQueue = wsi_rio_close_cq,
	.RIOCreateCompletionQueue = wsi_rio_create_cq,
	.RIOCreateRequestQueue = wsi_rio_create_rq,
	.RIODequeueCompletion = wsi_rio_dequeue,
	.RIODeregisterBuffer = wsi_rio_deregister,
	.RIONotify = wsi_rio_notify,
	.RIORegisterBuffer = wsi_rio_register,
	.RIOResizeCompletionQueue = wsi_rio_resize_cq,
	.RIOResizeRequestQueue = wsi_rio_resize_rq,
};

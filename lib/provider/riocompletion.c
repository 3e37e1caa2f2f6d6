/* Completion queues of registered I/O. */
#include <stdlib.h>

#include "base/event.h"
#include "base/lasterror.h"
#include "base/wait.h"
#include "provider/rio.h"

static void
destroy(struct wsi_object *object)
{
	struct wsi_rio_cq *cq = (struct wsi_rio_cq *)object;

	if (cq->event)
		wsi_object_release(cq->event);
	if (cq->port)
		wsi_port_release(cq->port);
	free(cq->packet);
	free(cq);
}

static const struct wsi_kind kind = {.destroy = destroy};

int
wsi_rio_find_cq(RIO_CQ handle, struct wsi_rio_cq **cq)
{
	return wsi_rio_find(handle, &kind, (struct wsi_object **)(void *)cq);
}

static bool
is_size(DWORD size)
{
	return size && size <= RIO_MAX_CQ_SIZE;
}

static int
take_notification(struct wsi_rio_cq *cq, const RIO_NOTIFICATION_COMPLETION *theirs)
{
	RIO_NOTIFICATION_COMPLETION n;

	if (!theirs)
		return 0;
	if (wsi_posix_copy_in(&n, theirs, sizeof n))
		return WSAEFAULT;
	cq->type = n.Type;
	switch (n.Type) {
	case RIO_EVENT_COMPLETION:
		cq->resets = n.Event.NotifyReset;
		return wsi_event_find(n.Event.EventHandle, &cq->event) ? WSAEINVAL : 0;
	case RIO_IOCP_COMPLETION:
		cq->key = (ULONG_PTR)n.Iocp.CompletionKey;
		cq->overlapped = n.Iocp.Overlapped;
		if (!n.Iocp.Overlapped)
			return WSAEINVAL;
		return wsi_port_find(n.Iocp.IocpHandle, IO_COMPLETION_MODIFY_STATE, &cq->port) ? WSAEINVAL : 0;
	default:
		return WSAEINVAL;
	}
}

static int
create(DWORD size, const RIO_NOTIFICATION_COMPLETION *notification, UINT_PTR *number)
{
	struct wsi_rio_cq *cq;
	int error;

	if (!is_size(size))
		return WSAEINVAL;
	cq = calloc(1, sizeof *cq);
	if (!cq)
		return WSAENOBUFS;
	wsi_object_init(&cq->object, &kind);
	cq->size = size;
	cq->end = &cq->first;
	error = take_notification(cq, notification);
	if (!error)
		error = wsi_rio_enter_number(&cq->object, number);
	wsi_rio_release_cq(cq);
	return error;
}

RIO_CQ PASCAL
wsi_rio_create_cq(DWORD size, PRIO_NOTIFICATION_COMPLETION notification)
{
	UINT_PTR number;

	return wsi_succeeded(create(size, notification, &number)) ? (RIO_CQ)number : RIO_INVALID_CQ;
}

static void
packet_taken(struct wsi_packet *packet)
{
	free(packet);
}

/* Lock held. */
static void
notify(struct wsi_rio_cq *cq)
{
	struct wsi_packet *packet = cq->packet;

	cq->armed = false;
	if (cq->event)
		wsi_event_set(cq->event);
	if (!packet)
		return;
	cq->packet = NULL;
	*packet = (struct wsi_packet){.key = cq->key, .overlapped = cq->overlapped, .taken = packet_taken};
	wsi_port_give(cq->port, packet);
}

static void
discard(struct wsi_rio_request *request)
{
	struct wsi_rio_rq *rq = request->rq;

	free(request);
	wsi_object_release(&rq->object);
}

void
wsi_rio_post(struct wsi_rio_request *request)
{
	struct wsi_rio_cq *cq = request->rq->sides[request->way].cq;
	bool closed;

	request->next = NULL;
	wsi_dispatch_lock();
	closed = cq->closed;
	if (closed) {
		wsi_rio_free_slot(request);
	} else {
		*cq->end = request;
		cq->end = &request->next;
		cq->loud += !request->quiet;
		if (cq->armed && !request->quiet)
			notify(cq);
	}
	wsi_dispatch_unlock();
	if (closed)
		discard(request);
}

/* Up to `room` of the row. Lock held. */
static struct wsi_rio_request *
take(struct wsi_rio_cq *cq, ULONG room)
{
	struct wsi_rio_request *taken = cq->first, **link = &cq->first;

	for (; room && *link; room--) {
		cq->loud -= !(*link)->quiet;
		wsi_rio_free_slot(*link);
		link = &(*link)->next;
	}
	if (link == &cq->first)
		return NULL;
	cq->first = *link;
	*link = NULL;
	if (!cq->first)
		cq->end = &cq->first;
	return taken;
}

static RIORESULT
result_of(const struct wsi_rio_request *request)
{
	return (RIORESULT){
		.Status = request->error,
		.BytesTransferred = request->r.bytes,
		.SocketContext = (ULONG_PTR)request->rq->context,
		.RequestContext = (ULONG_PTR)request->context,
	};
}

ULONG PASCAL
wsi_rio_dequeue(RIO_CQ handle, PRIORESULT results, ULONG room)
{
	struct wsi_rio_request *request, *next;
	struct wsi_rio_cq *cq;
	ULONG count = 0;

	if (!results || wsi_rio_find_cq(handle, &cq))
		return RIO_CORRUPT_CQ;
	wsi_dispatch_lock();
	request = take(cq, room);
	wsi_dispatch_unlock();
	for (; request; request = next) {
		next = request->next;
		results[count++] = result_of(request);
		discard(request);
	}
	wsi_rio_release_cq(cq);
	return count;
}

/* Lock held. Answers the packet that was not needed. */
static int
arm(struct wsi_rio_cq *cq, struct wsi_packet **packet)
{
	if (cq->armed || cq->closed)
		return cq->closed ? WSAEINVAL : WSAEALREADY;
	cq->armed = true;
	cq->packet = *packet;
	*packet = NULL;
	if (cq->event && cq->resets)
		wsi_event_reset(cq->event);
	if (cq->loud)
		notify(cq);
	return 0;
}

static int
arm_with(struct wsi_rio_cq *cq)
{
	struct wsi_packet *packet = NULL;
	int error;

	if (!cq->type)
		return WSAEINVAL;
	if (cq->port && !(packet = malloc(sizeof *packet)))
		return WSAENOBUFS;
	wsi_dispatch_lock();
	error = arm(cq, &packet);
	wsi_dispatch_unlock();
	free(packet);
	return error;
}

INT PASCAL
wsi_rio_notify(RIO_CQ handle)
{
	struct wsi_rio_cq *cq;
	int error = wsi_rio_find_cq(handle, &cq);

	if (error)
		return error;
	error = arm_with(cq);
	wsi_rio_release_cq(cq);
	return error;
}

static int
resize(RIO_CQ handle, DWORD size)
{
	struct wsi_rio_cq *cq;
	int error = wsi_rio_find_cq(handle, &cq);

	if (error)
		return error;
	wsi_dispatch_lock();
	if (!is_size(size))
		error = WSAEINVAL;
	else if (size < cq->reserved)
		error = WSAETOOMANYREFS;
	else
		cq->size = size;
	wsi_dispatch_unlock();
	wsi_rio_release_cq(cq);
	return error;
}

BOOL PASCAL
wsi_rio_resize_cq(RIO_CQ handle, DWORD size)
{
	return wsi_succeeded(resize(handle, size));
}

/* Its request queues keep it; what is in the row keeps them, and is thrown away. */
VOID PASCAL
wsi_rio_close_cq(RIO_CQ handle)
{
	struct wsi_rio_request *request, *next;
	struct wsi_object *object;
	struct wsi_rio_cq *cq;

	if (wsi_rio_forget(handle, &kind, &object))
		return;
	cq = (struct wsi_rio_cq *)object;
	wsi_dispatch_lock();
	cq->closed = true;
	cq->armed = false;
	request = take(cq, cq->size);
	wsi_dispatch_unlock();
	for (; request; request = next) {
		next = request->next;
		discard(request);
	}
	wsi_object_release(object);
}

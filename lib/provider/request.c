#include "provider/request.h"

#include <stdlib.h>

#include "base/event.h"
#include "base/ntstatus.h"
#include "base/wait.h"

enum { LOWEST = 0x10000 };      /* no OVERLAPPED lies below */

/* What tells of an end is a reference each. */
struct witnesses {
	struct wsi_thread *thread;
	struct wsi_object *event;
	struct wsi_port *port;
};

static void
dismiss(const struct witnesses *w)
{
	if (w->event)
		wsi_object_release(w->event);
	if (w->port)
		wsi_port_release(w->port);
	if (w->thread)
		wsi_object_release(&w->thread->object);
}

void
wsi_request_free(struct wsi_request *r)
{
	struct witnesses w = {r->thread, r->event, r->port};

	if (r->kind->release)
		r->kind->release(r);
	free(r);
	dismiss(&w);
}

/* A bad event is for AFD a bad handle, which msafd reports as that of the socket. */
static int
find_event(struct wsi_request *r)
{
	HANDLE event = wsi_overlapped_event(r->overlapped);

	if (r->routine || !event)
		return 0;
	return wsi_event_find(event, &r->event) ? WSAENOTSOCK : 0;
}

/* The packet goes to the port that the socket has, perhaps, got since the request was issued ("Completion ports", test_completion_port: AcceptEx). Under the dispatcher's lock. */
static void
take_port(struct wsi_request *r, const struct wsi_completion *completion)
{
	if (r->port || r->mute || r->routine || !completion->port)
		return;
	wsi_port_hold(completion->port);
	r->port = completion->port;
	r->packet.key = completion->key;
}

/* Under the dispatcher's lock. */
static int
find_port(struct wsi_request *r, const struct wsi_completion *completion)
{
	if (completion->port && r->routine)
		return WSAEINVAL;
	r->mortal = !completion->port || r->event;
	r->quiet = completion->modes & FILE_SKIP_SET_EVENT_ON_HANDLE;
	r->skips = completion->modes & FILE_SKIP_COMPLETION_PORT_ON_SUCCESS;
	r->mute = wsi_overlapped_is_mute(r->overlapped);
	take_port(r, completion);
	return 0;
}

static int
prepare(struct wsi_request *r, struct wsi_async *async)
{
	int error = find_event(r);

	if (error)
		return error;
	wsi_dispatch_lock();
	error = find_port(r, &async->completion);
	if (!error && r->event)
		wsi_event_reset(r->event);
	else if (!error && !r->routine)
		wsi_async_signal(async, false);
	wsi_dispatch_unlock();
	if (!error)
		__atomic_store_n(&r->overlapped->Internal, STATUS_PENDING, __ATOMIC_RELEASE);
	return error;
}

int
wsi_request_new(const struct wsi_request_kind *kind, size_t size, struct wsi_sock *sock, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, struct wsi_request **request)
{
	struct wsi_async *async;
	struct wsi_request *r;
	int error;

	if ((uintptr_t)overlapped < LOWEST)
		return WSAEFAULT;
	error = wsi_async_have(sock, &async);
	if (error)
		return error;
	r = calloc(1, size);
	if (!r)
		return WSAENOBUFS;
	r->kind = kind;
	r->sock = sock;
	r->overlapped = overlapped;
	r->routine = routine;
	r->thread = wsi_thread_self();
	if (r->thread)
		wsi_object_hold(&r->thread->object);
	error = r->thread ? prepare(r, async) : WSAENOBUFS;
	if (error) {
		wsi_request_free(r);
		return error;
	}
	*request = r;
	return 0;
}

static void
run_routine(ULONG_PTR request, ULONG_PTR b, ULONG_PTR c)
{
	struct wsi_request *r = (struct wsi_request *)request;
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine = r->routine;
	LPWSAOVERLAPPED overlapped = r->overlapped;
	LPOVERLAPPED_COMPLETION_ROUTINE file_routine = r->file_routine;
	int error = r->error;
	DWORD bytes = r->bytes, flags = r->flags;

	(void)b, (void)c;
	free(r);
	if (file_routine)
		file_routine((DWORD)wsi_ntstatus_failure(wsi_status_of(error)), bytes, overlapped);
	else
		routine((DWORD)error, bytes, overlapped, flags);
}

static void
drop_routine(struct wsi_apc *apc)
{
	free((struct wsi_request *)apc->a);
}

static void
packet_taken(struct wsi_packet *packet)
{
	free((char *)packet - offsetof(struct wsi_request, packet));
}

/* Answers whether the request goes on as a packet or an APC. Dispatcher's lock held. */
static bool
tell(struct wsi_request *r, struct wsi_async *async, DWORD status, bool wants_packet)
{
	if (r->routine) {
		r->apc = (struct wsi_apc){.function = run_routine, .a = (ULONG_PTR)r, .dropped = drop_routine};
		return wsi_thread_give_apc(r->thread, &r->apc);
	}
	if (r->event)
		wsi_event_set(r->event);
	else if (!r->quiet)
		wsi_async_signal(async, true);
	if (!r->port || !wants_packet)
		return false;
	r->packet.overlapped = r->overlapped;
	r->packet.bytes = r->bytes;
	r->packet.status = status;
	r->packet.taken = packet_taken;
	wsi_port_give(r->port, &r->packet);
	return true;
}

/* Lane's lock held; the request is in no lane. */
void
wsi_request_complete(struct wsi_request *r, struct wsi_async *async, int error, bool at_once)
{
	struct witnesses w = {r->thread, r->event, r->port};
	DWORD status = error && r->status ? r->status : wsi_status_of(error);
	bool goes_on, counted = r->counted;

	if (r->kind->end) {
		r->kind->end(r, error);
		return;
	}
	if (r->kind->release)
		r->kind->release(r);
	r->error = error;
	wsi_dispatch_lock();
	take_port(r, &async->completion);
	w.port = r->port;
	r->overlapped->InternalHigh = r->bytes;
	__atomic_store_n(&r->overlapped->Internal, status, __ATOMIC_RELEASE);
	goes_on = tell(r, async, status, !(at_once && !error && r->skips));
	wsi_dispatch_unlock();
	/* Only now: a thread that ends is not gone before what it issued is over. */
	if (counted)
		atomic_fetch_sub(&w.thread->requests, 1);
	if (!goes_on)
		free(r);
	dismiss(&w);
}

int
wsi_request_finish(struct wsi_request *r, int error)
{
	wsi_request_complete(r, wsi_async_of(r->sock), error, true);
	return error ? WSA_IO_PENDING : 0;
}

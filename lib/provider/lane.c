/* Requests in their lanes: queued, served, taken back, and ended with their thread. */
#include "provider/request.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static bool has_key;

/* After a transfer that the kernel could not fill there is nothing left but what will make an edge. Only who asks a port for the outcome is spared
 * the next attempt: another may look at once, and nobody polls for him. */
static int
attempt(struct wsi_request *r, struct wsi_lane *lane)
{
	int error;

	r->drained = false;
	error = r->kind->attempt(r);
	atomic_store(&lane->idle, error == WSAEWOULDBLOCK || (!error && r->drained && r->port));
	return error;
}

static void
cancel_mortals(struct wsi_sock *sock, void *thread)
{
	if (wsi_async_of(sock))
		wsi_request_cancel_mortal(sock, thread);
}

static void
end_requests(struct wsi_thread *thread)
{
	if (atomic_load(&thread->requests))
		wsi_sock_for_each(cancel_mortals, thread);
}

/* The end of a thread: what it issued ends with it, but for what goes to a completion port ("Overlapped operations", test_async_thread_termination). */
static void
leave_thread(void *value)
{
	struct wsi_thread *thread = value;

	end_requests(thread);
	wsi_object_release(&thread->object);
}

static void
make_key(void)
{
	wsi_thread_set_gone(end_requests);     /* one that is terminated from outside runs no destructor */
	has_key = !pthread_key_create(&key, leave_thread);
}

/* Before the first of a thread's requests that end with it is queued. */
static int
mind_thread(struct wsi_request *r)
{
	pthread_once(&once, make_key);
	if (!has_key)
		return WSAENOBUFS;
	if (pthread_getspecific(key))
		return 0;
	if (pthread_setspecific(key, r->thread))
		return WSAENOBUFS;
	wsi_object_hold(&r->thread->object);
	return 0;
}

static void
append(struct wsi_request *r, struct wsi_lane *lane)
{
	r->next = NULL;
	r->at = lane->end;
	*lane->end = r;
	lane->end = &r->next;
}

static void
take_out(struct wsi_request *r, struct wsi_lane *lane)
{
	*r->at = r->next;
	if (r->next)
		r->next->at = r->at;
	else
		lane->end = r->at;
}

/* A request that is not over when its call returns counts among its thread's. */
static int
count(struct wsi_request *r)
{
	int error = r->mortal && !r->counted ? mind_thread(r) : 0;

	if (error || !r->mortal || r->counted)
		return error;
	r->counted = true;
	atomic_fetch_add(&r->thread->requests, 1);
	return 0;
}

static int
queue(struct wsi_request *r, struct wsi_async *async, struct wsi_lane *lane)
{
	int error = 0;

	if (r->kind->lane != WSI_LANE_CHANGE)
		error = wsi_async_watch(r->sock, async, r->kind->lane == WSI_LANE_OUT);
	if (!error)
		error = count(r);
	if (error)
		return error;
	append(r, lane);
	return WSA_IO_PENDING;
}

/* WSAEWOULDBLOCK: it waits. */
static int
wait_for_bytes(struct wsi_request *r, struct wsi_lane *lane)
{
	int error = count(r);

	if (error)
		return error;
	append(r, lane);
	error = wsi_async_watch_accepted(r->into, r->sock);
	if (error)
		take_out(r, lane);
	return error ? error : WSAEWOULDBLOCK;
}

/* An accept waits for the first bytes of its connection, or has them already. An edge that comes meanwhile waits for the lane's lock. The lock of the lane
 * that it was in is held. */
static void
pass_on(struct wsi_request *r, struct wsi_async *async)
{
	struct wsi_lane *lane = &async->lanes[WSI_LANE_ACCEPTED];
	int error;

	AcquireSRWLockExclusive(&lane->lock);
	wsi_async_set_accepting(r->into, r);
	error = lane->closed ? WSA_OPERATION_ABORTED : r->kind->attempt(r);
	if (error == WSAEWOULDBLOCK)
		error = wait_for_bytes(r, lane);
	if (error != WSAEWOULDBLOCK)
		wsi_request_complete(r, async, error, false);
	ReleaseSRWLockExclusive(&lane->lock);
}

/* After an attempt of one that is in no lane, and is pending for whoever issued it. */
static void
conclude(struct wsi_request *r, struct wsi_async *async, int error)
{
	if (error == WSI_REQUEST_ACCEPTED)
		pass_on(r, async);
	else
		wsi_request_complete(r, async, error, false);
}

/* A message that was longer than its buffers completes; one that was too long to send fails. */
static bool
is_warning(const struct wsi_request *r, int error)
{
	return error == WSAEMSGSIZE && r->kind->lane != WSI_LANE_OUT;
}

static int
begin(struct wsi_request *r, struct wsi_async *async, struct wsi_lane *lane, LPDWORD bytes)
{
	int error = WSAEWOULDBLOCK;

	if (lane->closed)
		return WSAENOTSOCK;
	if (r->kind->lane == WSI_LANE_CHANGE || (!lane->first && (!atomic_load(&lane->idle) || lane->always || r->kind->eager)))
		error = attempt(r, lane);
	if (error == WSAEWOULDBLOCK)
		return queue(r, async, lane);
	if (r->kind->pends) {
		conclude(r, async, error);
		return WSA_IO_PENDING;
	}
	if (error && !is_warning(r, error))
		return error;
	if (!error && bytes)
		*bytes = r->bytes;
	wsi_request_complete(r, async, error, true);
	return error ? WSA_IO_PENDING : 0;
}

int
wsi_request_submit(struct wsi_request *r, LPDWORD bytes)
{
	struct wsi_async *async = wsi_async_of(r->sock);
	struct wsi_lane *lane = &async->lanes[r->kind->lane];
	bool ends = r->kind->end, refused;
	int error;

	AcquireSRWLockExclusive(&lane->lock);
	error = begin(r, async, lane, bytes);
	refused = error && error != WSA_IO_PENDING;
	if (refused && ends)
		r->kind->end(r, error);
	ReleaseSRWLockExclusive(&lane->lock);
	if (refused && !ends)
		wsi_request_free(r);
	return error;
}

void
wsi_request_never_idle(struct wsi_lane *lane)
{
	AcquireSRWLockExclusive(&lane->lock);
	lane->always = true;
	ReleaseSRWLockExclusive(&lane->lock);
}

void
wsi_request_serve(struct wsi_async *async, enum wsi_lane_name name)
{
	struct wsi_lane *lane = &async->lanes[name];
	int error = 0;

	AcquireSRWLockExclusive(&lane->lock);
	atomic_store(&lane->idle, false);
	while (lane->first && error != WSAEWOULDBLOCK) {
		struct wsi_request *r = lane->first;

		error = attempt(r, lane);
		if (error != WSAEWOULDBLOCK) {
			take_out(r, lane);
			conclude(r, async, error);
		}
	}
	ReleaseSRWLockExclusive(&lane->lock);
}

void
wsi_request_sweep(struct wsi_sock *sock)
{
	struct wsi_async *async = wsi_async_of(sock);
	struct wsi_lane *lane = async ? &async->lanes[WSI_LANE_CHANGE] : NULL;
	struct wsi_request *r, *next;
	int error;

	if (!lane)
		return;
	AcquireSRWLockExclusive(&lane->lock);
	for (r = lane->first; r; r = next) {
		next = r->next;
		error = r->kind->attempt(r);
		if (error == WSAEWOULDBLOCK)
			continue;
		take_out(r, lane);
		wsi_request_complete(r, async, error, false);
	}
	ReleaseSRWLockExclusive(&lane->lock);
}

/* Which requests are taken back. */
struct choice {
	const WSAOVERLAPPED *overlapped;        /* NULL: any */
	const struct wsi_thread *thread;        /* NULL: any */
	bool mortal;                            /* only those that end with their thread */
	const struct wsi_sock *into;            /* NULL: any */
	const struct wsi_request *but;          /* not this one */
	bool closing;
};

static bool
is_chosen(const struct wsi_request *r, const struct choice *c)
{
	return (!c->overlapped || r->overlapped == c->overlapped) && (!c->thread || r->thread == c->thread) && (!c->mortal || r->mortal) &&
		(!c->into || r->into == c->into) && r != c->but;
}

static unsigned
take_back(struct wsi_lane *lane, struct wsi_async *async, const struct choice *c)
{
	struct wsi_request *r, *next;
	unsigned count = 0;

	for (r = lane->first; r; r = next) {
		next = r->next;
		if (!is_chosen(r, c))
			continue;
		take_out(r, lane);
		wsi_request_complete(r, async, r->kind->taken_back ? r->kind->taken_back(r, c->closing) : WSA_OPERATION_ABORTED, false);
		count++;
	}
	return count;
}

static unsigned
cancel(struct wsi_sock *sock, const struct choice *c)
{
	struct wsi_async *async = wsi_async_of(sock);
	unsigned count = 0;

	for (unsigned i = 0; async && i < WSI_LANES; i++) {
		AcquireSRWLockExclusive(&async->lanes[i].lock);
		count += take_back(&async->lanes[i], async, c);
		ReleaseSRWLockExclusive(&async->lanes[i].lock);
	}
	return count;
}

unsigned
wsi_request_cancel(struct wsi_sock *sock, const WSAOVERLAPPED *overlapped, const struct wsi_thread *thread)
{
	return cancel(sock, &(struct choice){.overlapped = overlapped, .thread = thread});
}

unsigned
wsi_request_cancel_mortal(struct wsi_sock *sock, const struct wsi_thread *thread)
{
	return cancel(sock, &(struct choice){.thread = thread, .mortal = true});
}

void
wsi_request_close_lane(struct wsi_sock *sock, struct wsi_lane *lane)
{
	AcquireSRWLockExclusive(&lane->lock);
	lane->closed = true;
	take_back(lane, wsi_async_of(sock), &(struct choice){.closing = true});
	ReleaseSRWLockExclusive(&lane->lock);
}

void
wsi_request_abandon(struct wsi_sock *sock, enum wsi_lane_name name, const struct wsi_request *but, bool locked)
{
	struct wsi_async *async = wsi_async_of(sock);
	struct wsi_lane *lane = async ? &async->lanes[name] : NULL;

	if (!lane)
		return;
	if (!locked)
		AcquireSRWLockExclusive(&lane->lock);
	take_back(lane, async, &(struct choice){.but = but, .closing = true});
	lane->idle = lane->always = false;
	if (!locked)
		ReleaseSRWLockExclusive(&lane->lock);
}

void
wsi_request_cancel_accept(struct wsi_sock *into)
{
	struct wsi_async *async = wsi_async_of(into);
	struct wsi_sock *listener = async ? atomic_load(&async->accepts_for) : NULL;

	if (listener)
		cancel(listener, &(struct choice){.into = into});
}

/* While both say the same as before under the lane's lock, the request is in that lane. */
void
wsi_request_serve_accepted(struct wsi_async *async)
{
	struct wsi_sock *listener, *still;
	struct wsi_request *r = wsi_async_accepting(async, &listener);
	struct wsi_lane *lane;
	int error;

	if (!r)
		return;
	lane = &wsi_async_of(listener)->lanes[WSI_LANE_ACCEPTED];
	AcquireSRWLockExclusive(&lane->lock);
	if (wsi_async_accepting(async, &still) == r && still == listener) {
		error = r->kind->attempt(r);
		if (error != WSAEWOULDBLOCK) {
			take_out(r, lane);
			wsi_request_complete(r, wsi_async_of(r->sock), error, false);
		}
	}
	ReleaseSRWLockExclusive(&lane->lock);
}

#include "provider/async.h"

#include <stdlib.h>

#include "base/port.h"
#include "base/wait.h"
#include "provider/netevents.h"
#include "provider/reactor.h"
#include "provider/request.h"
#include "provider/rio.h"
#include "provider/statenotify.h"

/* What WaitForSingleObject(socket) waits for. It may outlast the socket, by waits. */
struct waitable {
	struct wsi_object object;
	bool signaled;                  /* under the dispatcher's lock */
};

static struct wsi_async *
make(void)
{
	struct wsi_async *async = calloc(1, sizeof *async);

	if (!async)
		return NULL;
	InitializeSRWLock(&async->lock);
	for (unsigned i = 0; i < WSI_LANES; i++) {
		InitializeSRWLock(&async->lanes[i].lock);
		async->lanes[i].end = &async->lanes[i].first;
	}
	return async;
}

/* Who closes the socket looks here after CLOSING is set. Who came in before and finds or makes this now must not rely on it that he saw it. */
static int
still_open(struct wsi_sock *sock)
{
	return atomic_load(&sock->state) & WSI_SOCK_CLOSING ? WSAENOTSOCK : 0;
}

int
wsi_async_have(struct wsi_sock *sock, struct wsi_async **async)
{
	struct wsi_async *made, *none = NULL;

	*async = wsi_async_of(sock);
	if (*async)
		return still_open(sock);
	made = make();
	if (!made)
		return WSAENOBUFS;
	*async = made;
	if (!atomic_compare_exchange_strong(&sock->async, &none, made)) {
		free(made);
		*async = none;
	}
	return still_open(sock);
}

/* Streams of TCP/IP tell of room to send only after they had none; others tell of every datagram that has left. */
static bool
tells_room_sparingly(const struct wsi_sock *sock)
{
	return wsi_sock_is_stream(sock) && sock->family != AF_UNIX;
}

static int
join(struct wsi_sock *sock, struct wsi_async *async, bool output)
{
	int error = async->reactor ? 0 : wsi_reactor_general(&async->reactor);

	if (error)
		return error;
	output |= tells_room_sparingly(sock);
	if (!async->registered)
		error = wsi_reactor_add(async->reactor, sock->fd, output);
	else if (output && !async->for_output)
		error = wsi_reactor_add_output(async->reactor, sock->fd);
	if (error)
		return error;
	async->registered = true;
	async->for_output |= output;
	return 0;
}

int
wsi_async_watch(struct wsi_sock *sock, struct wsi_async *async, bool output)
{
	int error;

	AcquireSRWLockExclusive(&async->lock);
	error = join(sock, async, output);
	async->wanted = async->borrowed && !error;
	ReleaseSRWLockExclusive(&async->lock);
	return error;
}

int
wsi_async_watch_accepted(struct wsi_sock *sock, struct wsi_sock *listener)
{
	struct wsi_async *async = wsi_async_of(sock), *theirs = wsi_async_of(listener);
	struct wsi_reactor *reactor;
	int error;

	AcquireSRWLockExclusive(&theirs->lock);
	reactor = theirs->reactor;
	ReleaseSRWLockExclusive(&theirs->lock);
	AcquireSRWLockExclusive(&async->lock);
	if (!async->reactor && reactor) {
		async->reactor = reactor;
		async->borrowed = true;
	}
	error = join(sock, async, false);
	ReleaseSRWLockExclusive(&async->lock);
	return error;
}

bool
wsi_async_claim(struct wsi_sock *sock, struct wsi_sock *listener)
{
	struct wsi_sock *none = NULL;

	return atomic_compare_exchange_strong(&wsi_async_of(sock)->accepts_for, &none, listener);
}

struct wsi_request *
wsi_async_accepting(struct wsi_async *async, struct wsi_sock **listener)
{
	struct wsi_request *r;

	AcquireSRWLockExclusive(&async->lock);
	*listener = atomic_load(&async->accepts_for);
	r = async->accepting;
	ReleaseSRWLockExclusive(&async->lock);
	return r;
}

void
wsi_async_set_accepting(struct wsi_sock *sock, struct wsi_request *r)
{
	struct wsi_async *async = wsi_async_of(sock);

	AcquireSRWLockExclusive(&async->lock);
	async->accepting = r;
	ReleaseSRWLockExclusive(&async->lock);
}

/* The registration's lock is held. */
static void
leave_reactor(struct wsi_sock *sock, struct wsi_async *async)
{
	if (async->registered)
		wsi_reactor_remove(async->reactor, sock->fd);
	async->registered = async->for_output = async->borrowed = async->wanted = false;
	async->reactor = NULL;
}

void
wsi_async_unclaim(struct wsi_sock *sock)
{
	struct wsi_async *async = wsi_async_of(sock);
	bool wanted;

	AcquireSRWLockExclusive(&async->lock);
	wanted = async->wanted;
	if (async->borrowed)
		leave_reactor(sock, async);
	if (wanted)
		join(sock, async, false);
	async->accepting = NULL;
	atomic_store(&async->accepts_for, NULL);
	ReleaseSRWLockExclusive(&async->lock);
}

/* Under the lock of the socket, whose leases are counted there. */
static int
replace(struct wsi_sock *sock, int fd)
{
	int error = 0;

	pthread_mutex_lock(&sock->lock);
	if (sock->nonblock_leases || atomic_load(&sock->nonblocking))
		error = wsi_posix_set_nonblocking(fd, true);
	if (error)
		wsi_posix_close(fd);
	else
		error = wsi_posix_replace(sock->fd, fd);
	pthread_mutex_unlock(&sock->lock);
	return error;
}

/* Under the lock of the registration. */
static int
replace_registered(struct wsi_sock *sock, struct wsi_async *async, int fd)
{
	int error;

	wsi_reactor_remove(async->reactor, sock->fd);
	error = replace(sock, fd);
	async->registered = !wsi_reactor_add(async->reactor, sock->fd, async->for_output);
	return error;
}

int
wsi_async_exchange(struct wsi_sock *sock, int fd)
{
	struct wsi_async *async = wsi_async_of(sock);
	int error;

	if (!async)
		return replace(sock, fd);
	AcquireSRWLockExclusive(&async->lock);
	error = async->registered ? replace_registered(sock, async, fd) : replace(sock, fd);
	ReleaseSRWLockExclusive(&async->lock);
	wsi_netevents_renew(sock);
	return error;
}

static void
unwatch(struct wsi_sock *sock, struct wsi_async *async)
{
	AcquireSRWLockExclusive(&async->lock);
	leave_reactor(sock, async);
	ReleaseSRWLockExclusive(&async->lock);
}

static void
serve(struct wsi_sock *sock, struct wsi_async *async, int revents)
{
	bool over = revents & (WSI_POLL_ERR | WSI_POLL_HUP);

	if (atomic_load_explicit(&async->accepts_for, memory_order_acquire))
		wsi_request_serve_accepted(async);
	if (over || revents & (WSI_POLL_RDHUP | WSI_POLL_PRI))
		wsi_request_never_idle(&async->lanes[WSI_LANE_IN]);
	/* Not for an urgent byte alone, which the kernel throws away where a receive goes past it. */
	if (over || revents & (WSI_POLL_IN | WSI_POLL_RDHUP))
		wsi_request_serve(async, WSI_LANE_IN);
	if (over || revents & WSI_POLL_PRI)
		wsi_request_serve(async, WSI_LANE_URGENT);
	/* A disconnect waits for the peer's end. */
	if (over || revents & WSI_POLL_OUT || (revents & (WSI_POLL_IN | WSI_POLL_RDHUP) && atomic_load(&sock->send_shut)))
		wsi_request_serve(async, WSI_LANE_OUT);
	wsi_state_notify_edge(async, revents);
}

/* The number may be another socket's by now: then it has an edge for nothing. */
void
wsi_async_edge(int fd, int revents)
{
	struct wsi_sock *sock;
	struct wsi_async *async;

	if (wsi_sock_enter_known((SOCKET)fd, &sock))
		return;
	async = wsi_async_of(sock);
	if (async) {
		serve(sock, async, revents);
		wsi_netevents_edge(sock, revents);
	}
	wsi_sock_leave(sock);
}

/* What the socket has at its port and as an object, taken from it under the lock. */
static void
give_up_objects(struct wsi_async *async)
{
	struct wsi_completion completion;
	struct wsi_object *object;

	wsi_dispatch_lock();
	completion = async->completion;
	object = async->object;
	async->completion = (struct wsi_completion){.port = NULL};
	async->object = NULL;
	async->signaled = false;
	wsi_dispatch_unlock();
	wsi_completion_finish(&completion);
	if (object)
		wsi_object_release(object);
}

void
wsi_async_close(struct wsi_sock *sock)
{
	struct wsi_async *async = atomic_load(&sock->async);

	if (!async)
		return;
	wsi_request_cancel_accept(sock);
	for (unsigned i = 0; i < WSI_LANES; i++)
		wsi_request_close_lane(sock, &async->lanes[i]);
	wsi_rio_close(async);
	wsi_netevents_close(sock);
	wsi_async_bury(sock);
}

/* Twice: once to have a closed socket quiet at once, once for what those did who were still inside. */
void
wsi_async_bury(struct wsi_sock *sock)
{
	struct wsi_async *async = wsi_async_of(sock);

	if (!async)
		return;
	unwatch(sock, async);
	wsi_rio_bury(async);
	wsi_state_notify_bury(async);
	give_up_objects(async);
}

void
wsi_async_reopen(struct wsi_sock *sock)
{
	struct wsi_async *async = wsi_async_of(sock);

	for (unsigned i = 0; async && i < WSI_LANES; i++) {
		struct wsi_lane *lane = &async->lanes[i];

		AcquireSRWLockExclusive(&lane->lock);
		atomic_store(&lane->idle, false);
		lane->always = lane->closed = false;
		ReleaseSRWLockExclusive(&lane->lock);
	}
	wsi_netevents_reopen(sock);
}

/* What was queued is the parent's, and what kept it is not freed here: other threads may have been in the midst of it. */
void
wsi_async_after_fork(struct wsi_sock *sock)
{
	struct wsi_async *async = wsi_async_of(sock);

	if (!async)
		return;
	InitializeSRWLock(&async->lock);
	wsi_rio_after_fork(async);
	wsi_state_notify_after_fork(async);
	for (unsigned i = 0; i < WSI_LANES; i++) {
		struct wsi_lane *lane = &async->lanes[i];

		InitializeSRWLock(&lane->lock);
		lane->first = NULL;
		lane->end = &lane->first;
		atomic_store(&lane->idle, false);
	}
	async->registered = async->for_output = async->borrowed = async->wanted = false;
	async->accepting = NULL;
	atomic_store(&async->accepts_for, NULL);
	wsi_netevents_after_fork(sock);
}

/* The requests that are pending go on where they are told of from now on. */
int
wsi_async_poll_with(struct wsi_sock *sock, struct wsi_async *async, struct wsi_port *port)
{
	struct wsi_reactor *reactor;
	int error = wsi_reactor_of_port(port, &reactor);
	bool output;

	if (error)
		return ERROR_NOT_ENOUGH_MEMORY;
	AcquireSRWLockExclusive(&async->lock);
	output = async->for_output;
	if (async->registered) {
		wsi_reactor_remove(async->reactor, sock->fd);
		error = wsi_reactor_add(reactor, sock->fd, output);
		/* Back again, rather than nowhere: requests may be pending. */
		async->registered = !error || !wsi_reactor_add(async->reactor, sock->fd, output);
	}
	if (!error) {
		async->reactor = reactor;
		async->borrowed = false;
	}
	ReleaseSRWLockExclusive(&async->lock);
	return error ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

/* For the calls of HANDLEs. */
static int
have(struct wsi_sock *sock, struct wsi_async **async)
{
	int error = wsi_async_have(sock, async);

	return error == WSAENOTSOCK ? ERROR_INVALID_HANDLE : error ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

int
wsi_async_associate(struct wsi_sock *sock, struct wsi_port *port, ULONG_PTR key)
{
	struct wsi_async *async;
	int error = have(sock, &async);

	if (error)
		return error;
	error = wsi_completion_associate(&async->completion, port, key);
	return error ? error : wsi_async_poll_with(sock, async, port);
}

int
wsi_async_set_modes(struct wsi_sock *sock, UCHAR modes)
{
	struct wsi_async *async;
	int error = have(sock, &async);

	return error ? error : wsi_completion_add_modes(&async->completion, modes);
}

static bool
is_signaled(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)thread;
	return ((struct waitable *)object)->signaled;
}

static void
destroy(struct wsi_object *object)
{
	free(object);
}

static const struct wsi_kind kind = {
	.destroy = destroy,
	.all_access = GENERIC_ALL,
	.is_signaled = is_signaled,
};

void
wsi_async_signal(struct wsi_async *async, bool signaled)
{
	async->signaled = signaled;
	if (!async->object)
		return;
	((struct waitable *)async->object)->signaled = signaled;
	if (signaled)
		wsi_dispatch(async->object);
}

int
wsi_async_object(struct wsi_sock *sock, struct wsi_object **object)
{
	struct waitable *made = malloc(sizeof *made);
	struct wsi_async *async;
	int error = made ? have(sock, &async) : ERROR_NOT_ENOUGH_MEMORY;

	if (error) {
		free(made);
		return error;
	}
	wsi_object_init(&made->object, &kind);
	made->object.fed = true;
	wsi_dispatch_lock();
	if (!async->object) {
		made->signaled = async->signaled;
		async->object = &made->object;
		made = NULL;
	}
	*object = async->object;
	wsi_object_hold(*object);
	wsi_dispatch_unlock();
	free(made);
	return 0;
}

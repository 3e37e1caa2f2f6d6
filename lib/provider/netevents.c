#include "provider/netevents.h"

#include <stdlib.h>

#include "base/event.h"
#include "base/wait.h"

static struct wsi_netevents *
of(struct wsi_sock *sock)
{
	struct wsi_async *async = wsi_async_of(sock);

	return async ? atomic_load_explicit(&async->netevents, memory_order_acquire) : NULL;
}

/* Made where there is none; it stays with the slot. */
static int
have(struct wsi_async *async, struct wsi_netevents **ne)
{
	struct wsi_netevents *made, *none = NULL;

	*ne = atomic_load(&async->netevents);
	if (*ne)
		return 0;
	made = calloc(1, sizeof *made);
	if (!made)
		return WSAENOBUFS;
	pthread_mutex_init(&made->lock, NULL);
	atomic_init(&made->dormant, true);
	*ne = made;
	if (!atomic_compare_exchange_strong(&async->netevents, &none, made)) {
		pthread_mutex_destroy(&made->lock);
		free(made);
		*ne = none;
	}
	return 0;
}

/* Who was told until now, for the caller to release once the lock is free. */
static struct wsi_object *
retarget(struct wsi_netevents *ne, const struct wsi_netevents_target *target)
{
	struct wsi_object *old = ne->target.object;

	ne->target = *target;
	if (target->object)
		wsi_object_hold(target->object);
	return old;
}

static void
release(struct wsi_object *object)
{
	if (object)
		wsi_object_release(object);
}

void
wsi_netevents_come(struct wsi_netevents *ne, struct wsi_sock *sock, long event, int error)
{
	const struct wsi_netevents_manner *manner = ne->target.manner;
	bool concerns = manner && ne->mask & event;
	bool again = ne->told & event && !(manner && manner->repeats);
	bool recorded = ne->recorded & event;

	/* FD_CONNECT needs no enabling: it comes with each connect. */
	if (again && event != FD_CONNECT)
		return;
	ne->errors[__builtin_ctzl((unsigned long)event)] = error;
	ne->told |= event;
	if (!manner || manner->records)
		ne->recorded |= event;
	/* What stands in the record has been told. */
	if (concerns && !recorded)
		manner->tell(&ne->target, (SOCKET)sock->fd, event, error);
}

/* What was recorded before anyone asked for it. */
static void
tell_recorded(struct wsi_netevents *ne, struct wsi_sock *sock)
{
	long due = ne->recorded & ne->mask;

	for (unsigned i = 0; i < FD_MAX_EVENTS; i++)
		if (due & 1L << i)
			ne->target.manner->tell(&ne->target, (SOCKET)sock->fd, 1L << i, ne->errors[i]);
	if (!ne->target.manner->records)
		ne->recorded &= ~due;
}

static void
forget(struct wsi_netevents *ne, struct wsi_sock *sock)
{
	ne->told = ne->recorded = 0;
	for (unsigned i = 0; i < FD_MAX_EVENTS; i++)
		ne->seen[i] = 0;
	ne->connects = atomic_load(&sock->connects);
}

/* A selection that stands, under the lock. */
static void
begin(struct wsi_netevents *ne, struct wsi_sock *sock)
{
	if (ne->target.manner->selects_anew)
		forget(ne, sock);
	else
		tell_recorded(ne, sock);
	wsi_netlook(ne, sock, ne->mask, -1);
}

static int
select_locked(struct wsi_netevents *ne, struct wsi_sock *sock, const struct wsi_netevents_target *target, long mask, struct wsi_object **old)
{
	int error = ne->closed ? WSAENOTSOCK : wsi_sock_set_nonblocking(sock, true);

	if (error)
		return error;
	*old = retarget(ne, target);
	ne->mask = mask;
	if (mask)
		begin(ne, sock);
	else
		ne->recorded = 0;
	return 0;
}

int
wsi_netevents_select(struct wsi_sock *sock, const struct wsi_netevents_target *target, long mask)
{
	struct wsi_object *old = NULL;
	struct wsi_netevents *ne;
	struct wsi_async *async;
	int error = wsi_async_have(sock, &async);

	if (!error)
		error = have(async, &ne);
	if (!error && mask)
		error = wsi_async_watch(sock, async, false);
	if (error)
		return error;
	pthread_mutex_lock(&ne->lock);
	error = select_locked(ne, sock, target, mask, &old);
	pthread_mutex_unlock(&ne->lock);
	release(old);
	return error;
}

/* Of the codes only those whose events are told are written ("test_WSAEnumNetworkEvents"). */
static int
give(const struct wsi_netevents *ne, LONG events, WSANETWORKEVENTS *theirs)
{
	int error = theirs ? 0 : WSAEFAULT;

	for (unsigned i = 0; !error && i < FD_MAX_EVENTS; i++)
		if (events & 1L << i)
			error = wsi_posix_copy_out(&theirs->iErrorCode[i], &ne->errors[i], sizeof ne->errors[i]);
	return error ? error : wsi_posix_copy_out(&theirs->lNetworkEvents, &events, sizeof events);
}

/* The event is reset before anything new can be recorded. */
static int
fetch_locked(struct wsi_netevents *ne, struct wsi_object *event, WSANETWORKEVENTS *theirs)
{
	long events = ne->recorded & ne->mask;
	int error = give(ne, (LONG)events, theirs);

	if (error)
		return error;
	ne->recorded &= ~events;
	if (event) {
		wsi_dispatch_lock();
		wsi_event_reset(event);
		wsi_dispatch_unlock();
	}
	return 0;
}

int
wsi_netevents_fetch(struct wsi_sock *sock, struct wsi_object *event, WSANETWORKEVENTS *theirs)
{
	struct wsi_netevents *ne;
	struct wsi_async *async;
	int error = wsi_async_have(sock, &async);

	if (!error)
		error = have(async, &ne);
	if (error)
		return error;
	pthread_mutex_lock(&ne->lock);
	error = fetch_locked(ne, event, theirs);
	pthread_mutex_unlock(&ne->lock);
	return error;
}

int
wsi_netevents_set_nonblocking(struct wsi_sock *sock, bool on)
{
	struct wsi_netevents *ne = of(sock);
	int error;

	if (!ne)
		return wsi_sock_set_nonblocking(sock, on);
	pthread_mutex_lock(&ne->lock);
	error = ne->mask && !on ? WSAEINVAL : wsi_sock_set_nonblocking(sock, on);
	pthread_mutex_unlock(&ne->lock);
	return error;
}

int
wsi_netevents_inherit(struct wsi_sock *sock, struct wsi_sock *listener)
{
	struct wsi_netevents *ne = of(listener);
	struct wsi_netevents_target target;
	int error;
	long mask;

	if (!ne)
		return 0;
	pthread_mutex_lock(&ne->lock);
	target = ne->target;
	mask = ne->mask;
	if (target.object)
		wsi_object_hold(target.object);
	pthread_mutex_unlock(&ne->lock);
	error = mask ? wsi_netevents_select(sock, &target, mask) : 0;
	release(target.object);
	return error;
}

void
wsi_netevents_edge(struct wsi_sock *sock, int revents)
{
	struct wsi_netevents *ne = of(sock);

	if (!ne)
		return;
	pthread_mutex_lock(&ne->lock);
	if (ne->mask)
		wsi_netlook(ne, sock, ne->mask, revents);
	pthread_mutex_unlock(&ne->lock);
}

/* Calls that were refused for what they were given have not come to the kernel. */
static bool
was_refused(int error)
{
	switch (error) {
	case WSAEFAULT:
	case WSAEINVAL:
	case WSAENOBUFS:
	case WSAENOTCONN:
	case WSAEOPNOTSUPP:
	case WSAESHUTDOWN:
	case WSATRY_AGAIN:
		return true;
	default:
		return false;
	}
}

static void
enable(struct wsi_netevents *ne, struct wsi_sock *sock, long event, int error)
{
	uint64_t *seen = &ne->seen[__builtin_ctzl((unsigned long)event)];

	/* The kernel has one less of a connection that was deferred. */
	if (error == WSATRY_AGAIN && *seen)
		--*seen;
	if (was_refused(error) && !(ne->target.manner && ne->target.manner->any_call_enables))
		return;
	/* "test_events (write)": a send takes nothing back. */
	if (event != FD_WRITE)
		ne->recorded &= ~event;
	ne->told &= ~event;
	*seen = 0;
	if (ne->mask & event)
		wsi_netlook(ne, sock, event, -1);
}

void
wsi_netevents_called(struct wsi_netevents *ne, struct wsi_sock *sock, long event, int error)
{
	bool wakes = atomic_load(&ne->dormant);

	if (event == FD_WRITE && error != WSAEWOULDBLOCK && !wakes)
		return;
	pthread_mutex_lock(&ne->lock);
	if (event != FD_CONNECT && (event != FD_WRITE || error == WSAEWOULDBLOCK))
		enable(ne, sock, event, error);
	if (ne->mask && (wakes || event == FD_CONNECT))
		wsi_netlook(ne, sock, ne->mask, -1);
	pthread_mutex_unlock(&ne->lock);
}

void
wsi_netevents_close(struct wsi_sock *sock)
{
	struct wsi_netevents *ne = of(sock);
	struct wsi_object *old;

	if (!ne)
		return;
	pthread_mutex_lock(&ne->lock);
	ne->closed = true;
	ne->mask = ne->recorded = 0;
	old = retarget(ne, &(struct wsi_netevents_target){.manner = NULL});
	pthread_mutex_unlock(&ne->lock);
	release(old);
}

void
wsi_netevents_reopen(struct wsi_sock *sock)
{
	struct wsi_netevents *ne = of(sock);

	if (!ne)
		return;
	pthread_mutex_lock(&ne->lock);
	forget(ne, sock);
	ne->closed = false;
	atomic_store(&ne->dormant, true);
	pthread_mutex_unlock(&ne->lock);
}

void
wsi_netevents_renew(struct wsi_sock *sock)
{
	struct wsi_netevents *ne = of(sock);

	if (!ne)
		return;
	pthread_mutex_lock(&ne->lock);
	forget(ne, sock);
	atomic_store(&ne->dormant, true);
	pthread_mutex_unlock(&ne->lock);
}

void
wsi_netevents_after_fork(struct wsi_sock *sock)
{
	struct wsi_netevents *ne = of(sock);

	if (!ne)
		return;
	pthread_mutex_init(&ne->lock, NULL);
	ne->target = (struct wsi_netevents_target){.manner = NULL};
	ne->mask = 0;
	forget(ne, sock);
}

#include "provider/statenotify.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/port.h"
#include "base/wait.h"

enum { TRIGGER_WHEN = SOCK_NOTIFY_TRIGGER_LEVEL | SOCK_NOTIFY_TRIGGER_EDGE, TRIGGER_HOW_OFTEN = SOCK_NOTIFY_TRIGGER_ONESHOT | SOCK_NOTIFY_TRIGGER_PERSISTENT };

struct wsi_state_notification {
	struct wsi_packet packet;
	struct wsi_port_look look;
	unsigned references;            /* of the socket, the row of the port, the port's list of looks */
	struct wsi_port *port;          /* with a reference, the socket's; NULL: the socket has it no more */
	SOCKET s;
	bool queued, removed, enabled;
	unsigned filter, trigger;
	int held;                       /* events that the first edge, which the registration itself makes, is not to tell of */
};

static struct wsi_state_notification *
of(struct wsi_async *async)
{
	return atomic_load_explicit(&async->notification, memory_order_acquire);
}

/* Lock held, as in most of these. */
static void
drop(struct wsi_state_notification *n)
{
	if (!--n->references)
		free(n);
}

static void
taken(struct wsi_packet *packet)
{
	struct wsi_state_notification *n = (struct wsi_state_notification *)packet;

	n->queued = false;
	if (n->trigger & SOCK_NOTIFY_TRIGGER_ONESHOT)
		n->enabled = false;
	if (n->port && n->enabled && n->trigger & SOCK_NOTIFY_TRIGGER_LEVEL && wsi_port_look_again(n->port, &n->look))
		n->references++;
	drop(n);
}

static void
give(struct wsi_state_notification *n, unsigned events)
{
	if (!events)
		return;
	if (n->queued) {
		n->packet.bytes |= events;
		return;
	}
	n->queued = true;
	n->references++;
	n->packet.bytes = events;
	n->packet.taken = taken;
	wsi_port_give(n->port, &n->packet);
}

/* Errors are told of in any case. */
static unsigned
events_of(const struct wsi_state_notification *n, int revents)
{
	unsigned events = 0;

	if (revents & WSI_POLL_IN)
		events |= SOCK_NOTIFY_EVENT_IN;
	if (revents & WSI_POLL_OUT)
		events |= SOCK_NOTIFY_EVENT_OUT;
	if (revents & (WSI_POLL_RDHUP | WSI_POLL_HUP))
		events |= SOCK_NOTIFY_EVENT_HANGUP;
	events &= n->filter;
	return revents & WSI_POLL_ERR ? events | SOCK_NOTIFY_EVENT_ERR : events;
}

static int
state_of(SOCKET s)
{
	struct wsi_pollfd p = {.fd = (int)s, .events = WSI_POLL_IN | WSI_POLL_OUT | WSI_POLL_RDHUP};
	unsigned ready;

	return wsi_posix_poll(&p, 1, 0, &ready) ? 0 : p.revents;
}

/* A level is judged when somebody waits, by what holds then: a packet that was made before, of what an edge once said, could be out of date when it is taken. */
static void
tell_level(struct wsi_state_notification *n)
{
	if (wsi_port_is_waited_for(n->port))
		give(n, events_of(n, state_of(n->s)));
	else if (wsi_port_look_again(n->port, &n->look))
		n->references++;
}

static void
tell_edge(struct wsi_state_notification *n, int revents)
{
	give(n, events_of(n, revents & ~n->held));
	n->held = 0;
}

void
wsi_state_notify_edge(struct wsi_async *async, int revents)
{
	struct wsi_state_notification *n;

	if (!of(async))
		return;
	wsi_dispatch_lock();
	n = of(async);
	if (n && n->enabled && n->trigger & SOCK_NOTIFY_TRIGGER_LEVEL)
		tell_level(n);
	else if (n && n->enabled)
		tell_edge(n, revents);
	wsi_dispatch_unlock();
}

/* Does it hold still? */
static void
look_at(struct wsi_sock *sock, struct wsi_state_notification *n)
{
	struct wsi_async *async = wsi_async_of(sock);
	int revents = state_of(n->s);

	wsi_dispatch_lock();
	if (of(async) == n && n->enabled)
		give(n, events_of(n, revents));
	wsi_dispatch_unlock();
}

/* Lock not held. */
static void
look_again(struct wsi_port_look *look)
{
	struct wsi_state_notification *n = (struct wsi_state_notification *)((char *)look - offsetof(struct wsi_state_notification, look));
	struct wsi_sock *sock;

	if (!wsi_sock_enter_known(n->s, &sock)) {
		if (wsi_async_of(sock))
			look_at(sock, n);
		wsi_sock_leave(sock);
	}
	wsi_dispatch_lock();
	drop(n);
	wsi_dispatch_unlock();
}

/* The socket's no more; answers the port, whose reference is the caller's. Lock held. */
static struct wsi_port *
detach(struct wsi_state_notification *n)
{
	struct wsi_port *port = n->port;

	n->enabled = false;
	n->port = NULL;
	if (wsi_port_forget_look(port, &n->look))
		n->references--;
	drop(n);
	return port;
}

static struct wsi_port *
replace(struct wsi_async *async, struct wsi_state_notification *by)
{
	struct wsi_state_notification *n;
	struct wsi_port *port = NULL;

	wsi_dispatch_lock();
	n = of(async);
	atomic_store(&async->notification, by);
	if (n)
		port = detach(n);
	wsi_dispatch_unlock();
	return port;
}

void
wsi_state_notify_bury(struct wsi_async *async)
{
	struct wsi_port *port = of(async) ? replace(async, NULL) : NULL;

	if (port)
		wsi_port_release(port);
}

/* The parent's registration. */
void
wsi_state_notify_after_fork(struct wsi_async *async)
{
	atomic_store(&async->notification, NULL);
}

static struct wsi_state_notification *
make(struct wsi_port *port, const SOCK_NOTIFY_REGISTRATION *registration)
{
	struct wsi_state_notification *n = calloc(1, sizeof *n);

	if (!n)
		return NULL;
	wsi_port_hold(port);
	n->references = 1;
	n->port = port;
	n->s = registration->socket;
	n->look.look = look_again;
	n->packet.key = (ULONG_PTR)registration->completionKey;
	return n;
}

/* That of the same port goes on, with its key. Another, or one that was removed, is replaced. */
static int
have(struct wsi_sock *sock, struct wsi_async *async, struct wsi_port *port, const SOCK_NOTIFY_REGISTRATION *registration)
{
	struct wsi_state_notification *n;
	bool goes_on;
	int error;

	wsi_dispatch_lock();
	n = of(async);
	goes_on = n && n->port == port && !n->removed;
	wsi_dispatch_unlock();
	if (goes_on)
		return 0;
	n = make(port, registration);
	if (!n)
		return WSAENOBUFS;
	error = wsi_completion_is_associated(&async->completion) ? 0 : wsi_async_poll_with(sock, async, port);
	if (error) {
		free(n);
		wsi_port_release(port);
		return WSAENOBUFS;
	}
	port = replace(async, n);
	if (port)
		wsi_port_release(port);
	return 0;
}

static bool
tells_edges(struct wsi_async *async, bool output)
{
	bool tells;

	AcquireSRWLockExclusive(&async->lock);
	tells = async->registered && (!output || async->for_output);
	ReleaseSRWLockExclusive(&async->lock);
	return tells;
}

/* Set before the socket is watched: the first edge may come at once. */
static void
set(struct wsi_async *async, const SOCK_NOTIFY_REGISTRATION *registration, int held)
{
	struct wsi_state_notification *n;

	wsi_dispatch_lock();
	n = of(async);
	if (n) {
		n->filter = registration->eventFilter;
		n->trigger = registration->triggerFlags;
		n->held = held;
		n->enabled = true;
	}
	wsi_dispatch_unlock();
}

static int
enable(struct wsi_sock *sock, struct wsi_async *async, struct wsi_port *port, const SOCK_NOTIFY_REGISTRATION *registration)
{
	bool level = registration->triggerFlags & SOCK_NOTIFY_TRIGGER_LEVEL, output = registration->eventFilter & SOCK_NOTIFY_REGISTER_EVENT_OUT;
	int error = have(sock, async, port, registration);

	if (error)
		return error;
	set(async, registration, level || tells_edges(async, output) ? 0 : state_of(registration->socket));
	error = wsi_async_watch(sock, async, output);
	if (!error && level)
		look_at(sock, of(async));
	return error;
}

static int
disable(struct wsi_async *async, bool remove)
{
	struct wsi_state_notification *n;
	int error = 0;

	wsi_dispatch_lock();
	n = of(async);
	if (!n || n->removed) {
		error = ERROR_NOT_FOUND;
	} else {
		n->enabled = false;
		n->removed = remove;
		give(n, remove ? SOCK_NOTIFY_EVENT_REMOVE : 0);
	}
	wsi_dispatch_unlock();
	return error;
}

static int
check(const SOCK_NOTIFY_REGISTRATION *registration)
{
	unsigned trigger = registration->triggerFlags, when = trigger & TRIGGER_WHEN, how_often = trigger & TRIGGER_HOW_OFTEN;

	if (registration->eventFilter & ~SOCK_NOTIFY_REGISTER_EVENTS_ALL || trigger & ~(unsigned)SOCK_NOTIFY_TRIGGER_ALL)
		return WSAEINVAL;
	return !when || !how_often || when == TRIGGER_WHEN || how_often == TRIGGER_HOW_OFTEN ? WSAEINVAL : 0;
}

static int
operate(struct wsi_sock *sock, struct wsi_port *port, const SOCK_NOTIFY_REGISTRATION *registration)
{
	struct wsi_async *async;
	int error = wsi_async_have(sock, &async);

	if (error)
		return error;
	switch (registration->operation) {
	case SOCK_NOTIFY_OP_NONE:
		return 0;
	case SOCK_NOTIFY_OP_ENABLE:
		error = check(registration);
		return error ? error : enable(sock, async, port, registration);
	case SOCK_NOTIFY_OP_DISABLE:
		return disable(async, false);
	case SOCK_NOTIFY_OP_REMOVE:
		return disable(async, true);
	default:
		return WSAEINVAL;
	}
}

int
wsi_state_notify(HANDLE handle, const SOCK_NOTIFY_REGISTRATION *registration)
{
	struct wsi_port *port;
	struct wsi_sock *sock;
	int error = wsi_port_find(handle, IO_COMPLETION_MODIFY_STATE, &port);

	if (error)
		return WSAEINVAL;
	error = wsi_sock_enter(registration->socket, &sock);
	if (!error) {
		error = operate(sock, port, registration);
		wsi_sock_leave(sock);
	}
	wsi_port_release(port);
	return error;
}

#include "provider/reactor.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/fork.h"
#include "base/poller.h"
#include "base/wait.h"
#include "base/watch.h"
#include "provider/async.h"

#define TICK (INT64_C(5) * 1000000)

enum { BATCH = 32 };            /* edges that are taken from the kernel at once */

enum stand_in { NOBODY, TICKING, ARMED };

struct wsi_reactor {
	struct wsi_poller poller;
	int fd;                         /* -1: a forked child could have no kernel's side; the next to add something tries again */
	struct wsi_wake wake;
	struct wsi_watch watch;         /* the watcher's */
	enum stand_in stand_in;
	unsigned seen;                  /* poller.changes at the last tick, or when it was armed */
	struct wsi_reactor *next;
};

/* Under the lock: all that there are, and the making of a kernel's side. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct wsi_reactor *all;
static struct wsi_reactor *general;

/* The leader's to take. The stand-in may meet a wake that a leader no longer needed, but not take one that was meant for a leader who came meanwhile. */
static void
take_wake(struct wsi_reactor *r, bool leads)
{
	if (leads) {
		wsi_wake_drain(&r->wake);
		return;
	}
	wsi_dispatch_lock();
	if (!r->poller.leader)
		wsi_wake_drain(&r->wake);
	wsi_dispatch_unlock();
}

static void
poll_once(struct wsi_reactor *r, int64_t timeout, bool leads)
{
	struct wsi_ready ready[BATCH];
	unsigned count;

	if (r->fd < 0) {
		wsi_posix_poll(NULL, 0, timeout < TICK ? timeout : TICK, &count);
		return;
	}
	count = wsi_posix_poller_wait(r->fd, ready, BATCH, timeout);
	for (unsigned i = 0; i < count; i++)
		if (ready[i].fd == r->wake.fds[0])
			take_wake(r, leads);
		else
			wsi_async_edge(ready[i].fd, ready[i].events);
}

static void
poll_until(struct wsi_poller *poller, int64_t deadline)
{
	int64_t left = WSI_FOREVER;

	if (deadline != WSI_WAIT_FOREVER) {
		left = deadline - wsi_posix_now();
		if (left < 0)
			left = 0;
	}
	poll_once((struct wsi_reactor *)poller, left, true);
}

static void
wake(struct wsi_poller *poller)
{
	wsi_wake_signal(&((struct wsi_reactor *)poller)->wake);
}

static void
tick(struct wsi_reactor *r)
{
	r->stand_in = TICKING;
	r->seen = r->poller.changes;
	r->watch.fd = -1;
	r->watch.deadline = wsi_posix_now() + TICK;
	if (wsi_watch_set(&r->watch))
		r->stand_in = NOBODY;
}

static void
arm(struct wsi_reactor *r)
{
	r->stand_in = ARMED;
	r->seen = r->poller.changes;
	r->watch.fd = r->fd;
	r->watch.deadline = WSI_WAIT_FOREVER;
	if (wsi_watch_set(&r->watch))
		r->stand_in = NOBODY;
}

static void
unattended(struct wsi_poller *poller)
{
	struct wsi_reactor *r = (struct wsi_reactor *)poller;

	if (r->stand_in == NOBODY)
		tick(r);
}

/* Under the dispatcher's lock. */
static void
at_tick(struct wsi_reactor *r)
{
	if (r->seen != r->poller.changes)
		tick(r);
	else if (r->poller.leader)
		r->stand_in = NOBODY;
	else
		arm(r);
}

/* Under the dispatcher's lock: is the watcher to poll? Its port, if it has one, is held then: the last that kept it may be what is polled for. */
static bool
is_to_poll(struct wsi_reactor *r)
{
	if (r->stand_in == TICKING) {
		at_tick(r);
		return false;
	}
	if (r->stand_in == ARMED && !r->poller.leader)
		return !r->poller.of || wsi_port_try_hold(r->poller.of);
	r->stand_in = NOBODY;
	return false;
}

/* In the watcher, whose watch is not set now. */
static void
due(struct wsi_watch *watch)
{
	struct wsi_reactor *r = (struct wsi_reactor *)((char *)watch - offsetof(struct wsi_reactor, watch));
	struct wsi_port *port = r->poller.of;
	bool polls;

	wsi_dispatch_lock();
	polls = is_to_poll(r);
	wsi_dispatch_unlock();
	if (!polls)
		return;
	poll_once(r, 0, false);
	wsi_dispatch_lock();
	if (r->seen != r->poller.changes)
		tick(r);
	else
		arm(r);
	wsi_dispatch_unlock();
	if (port)
		wsi_port_release(port);         /* and the reactor with it, perhaps */
}

static void
close_kernel_side(struct wsi_reactor *r)
{
	wsi_wake_close(&r->wake);
	if (r->fd >= 0)
		wsi_posix_close(r->fd);
	r->fd = -1;
}

/* Nobody is in it: its port is gone, and with it the sockets. */
static void
destroy(struct wsi_poller *poller)
{
	struct wsi_reactor *r = (struct wsi_reactor *)poller, **link;

	wsi_watch_cancel(&r->watch);
	pthread_mutex_lock(&lock);
	for (link = &all; *link != r; link = &(*link)->next)
		;
	*link = r->next;
	pthread_mutex_unlock(&lock);
	close_kernel_side(r);
	free(r);
}

static const struct wsi_poller_kind kind = {
	.poll = poll_until,
	.wake = wake,
	.unattended = unattended,
	.destroy = destroy,
};

static int
open_kernel_side(struct wsi_reactor *r)
{
	int error = wsi_posix_poller_open(&r->fd);

	if (!error)
		error = wsi_wake_open(&r->wake);
	if (!error)
		error = wsi_posix_poller_add_wake(r->fd, r->wake.fds[0]);
	if (error)
		close_kernel_side(r);
	return error;
}

static struct wsi_reactor *
make(void)
{
	struct wsi_reactor *r = calloc(1, sizeof *r);

	if (!r)
		return NULL;
	r->poller.kind = &kind;
	r->wake = (struct wsi_wake)WSI_WAKE_CLOSED;
	r->fd = -1;
	r->watch.due = due;
	r->next = all;
	all = r;
	return r;
}

/* A reactor is attended from its beginning: by whoever waits for it just now, or by the watcher. */
static int
begin(struct wsi_reactor *r)
{
	int error = r->fd < 0 ? open_kernel_side(r) : 0;

	if (error)
		return error;
	wsi_dispatch_lock();
	if (r->stand_in == NOBODY && !r->poller.leader)
		arm(r);
	wsi_dispatch_unlock();
	return 0;
}

int
wsi_reactor_general(struct wsi_reactor **reactor)
{
	int error = wsi_fork_prepare() ? WSAENOBUFS : 0;

	pthread_mutex_lock(&lock);
	if (!general)
		general = make();
	if (!error)
		error = general ? begin(general) : WSAENOBUFS;
	*reactor = general;
	if (!error) {
		wsi_dispatch_lock();
		wsi_poller_set_general(&general->poller);
		wsi_dispatch_unlock();
	}
	pthread_mutex_unlock(&lock);
	return error;
}

/* Not listed where it has no kernel's side. */
static int
make_open(struct wsi_reactor **reactor)
{
	struct wsi_reactor *r = *reactor = make();
	int error = r ? open_kernel_side(r) : WSAENOBUFS;

	if (error && r) {
		all = r->next;
		free(r);
	}
	return error;
}

static int
find_or_make(struct wsi_port *port, struct wsi_reactor **reactor)
{
	struct wsi_reactor *r;
	int error;

	wsi_dispatch_lock();
	r = (struct wsi_reactor *)wsi_port_poller(port);
	wsi_dispatch_unlock();
	*reactor = r;
	if (r)
		return begin(r);
	error = make_open(&r);
	if (error)
		return error;
	*reactor = r;
	wsi_dispatch_lock();
	wsi_port_set_poller(port, &r->poller);
	wsi_dispatch_unlock();
	return begin(r);
}

int
wsi_reactor_of_port(struct wsi_port *port, struct wsi_reactor **reactor)
{
	int error = wsi_fork_prepare() ? WSAENOBUFS : 0;

	pthread_mutex_lock(&lock);
	if (!error)
		error = find_or_make(port, reactor);
	pthread_mutex_unlock(&lock);
	return error;
}

/* In a forked child nobody attends to it yet, and it may have no kernel's side. */
int
wsi_reactor_add(struct wsi_reactor *r, int fd, bool output)
{
	int error;

	pthread_mutex_lock(&lock);
	error = begin(r);
	pthread_mutex_unlock(&lock);
	return error ? error : wsi_posix_poller_add(r->fd, fd, output);
}

int
wsi_reactor_add_output(struct wsi_reactor *r, int fd)
{
	return wsi_posix_poller_add_output(r->fd, fd);
}

void
wsi_reactor_remove(struct wsi_reactor *r, int fd)
{
	if (r->fd >= 0)
		wsi_posix_poller_remove(r->fd, fd);
}

void
wsi_reactor_after_fork(void)
{
	pthread_mutex_init(&lock, NULL);
	for (struct wsi_reactor *r = all; r; r = r->next) {
		wsi_watch_cancel(&r->watch);
		close_kernel_side(r);
		r->poller.leader = NULL;
		r->poller.candidates = NULL;
		r->stand_in = NOBODY;
		open_kernel_side(r);
	}
}

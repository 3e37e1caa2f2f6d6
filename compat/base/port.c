#include "base/port.h"

#include <stdlib.h>

#include "base/portqueue.h"
#include "base/poller.h"
#include "base/handle.h"
#include "base/thread.h"
#include "base/wait.h"

enum {
	SPARES = 256,           /* packets that a port keeps for the next post */
};

struct wsi_port {
	struct wsi_object object;                       /* signaled while there are packets */
	struct wsi_packet *first, **end;
	struct wsi_port_wait *waiting;                  /* who came last is first */
	struct wsi_thread *threads;                     /* which took it for theirs */
	unsigned running, limit;
	bool closed;
	struct wsi_port_look *looks;
	struct wsi_poller *poller;                      /* of its sockets, or NULL */
	struct wsi_packet *spare;
	unsigned spares;
};

struct made {
	struct wsi_packet packet;
	struct wsi_port *port;
};

static void
unlist(struct wsi_port_wait *wait)
{
	if (!wait->link)
		return;
	*wait->link = wait->next;
	if (wait->next)
		wait->next->link = wait->link;
	wait->link = NULL;
}

static void
list(struct wsi_port *port, struct wsi_port_wait *wait)
{
	wait->next = port->waiting;
	wait->link = &port->waiting;
	if (wait->next)
		wait->next->link = &wait->next;
	port->waiting = wait;
}

static struct wsi_packet *
pop(struct wsi_port *port)
{
	struct wsi_packet *packet = port->first;

	port->first = packet->next;
	if (!port->first)
		port->end = &port->first;
	return packet;
}

static ULONG
take(struct wsi_port *port, LPOVERLAPPED_ENTRY entries, ULONG room)
{
	ULONG count = 0;

	for (; count < room && port->first; count++) {
		struct wsi_packet *packet = pop(port);

		entries[count] = (OVERLAPPED_ENTRY){
			.lpCompletionKey = packet->key,
			.lpOverlapped = packet->overlapped,
			.Internal = packet->status,
			.dwNumberOfBytesTransferred = packet->bytes,
		};
		packet->taken(packet);
	}
	return count;
}

/* The thread's count goes up as its wait ends (parks). One whose time is up may still stand here. */
static void
hand_out(struct wsi_port *port)
{
	while (port->first && port->waiting && port->running < port->limit) {
		struct wsi_port_wait *wait = port->waiting;

		unlist(wait);
		if (wait->waiter.outcome != WSI_WAIT_PENDING)
			continue;
		wait->count = take(port, wait->entries, wait->room);
		wsi_waiter_end(&wait->waiter, WAIT_OBJECT_0);
	}
	if (port->poller)
		wsi_poller_promote(port->poller);
}

static void
parks(struct wsi_thread *thread, bool parked)
{
	struct wsi_port *port = thread->port;

	if (!parked) {
		port->running++;
		return;
	}
	port->running--;
	hand_out(port);
}

static void
forget(struct wsi_thread *thread)
{
	thread->port = NULL;
	thread->port_parks = NULL;
}

static bool
is_waiting(const struct wsi_thread *thread, const struct wsi_port_wait *wait)
{
	return wait->waiter.thread == thread;
}

/* A thread that was ended from outside may have left its wait here. */
static void
drop_wait(struct wsi_port *port, const struct wsi_thread *thread)
{
	struct wsi_port_wait *wait = port->waiting;

	while (wait && !is_waiting(thread, wait))
		wait = wait->next;
	if (wait)
		unlist(wait);
}

void
wsi_port_forget_wait(struct wsi_thread *thread)
{
	if (thread->port)
		drop_wait(thread->port, thread);
}

void
wsi_port_leave(struct wsi_thread *thread)
{
	struct wsi_port *port = thread->port;

	if (!port)
		return;
	drop_wait(port, thread);
	*thread->port_link = thread->port_next;
	if (thread->port_next)
		thread->port_next->port_link = thread->port_link;
	forget(thread);
	if (!thread->waiter && !thread->blocked)
		port->running--;
	thread->blocked = false;
	hand_out(port);
}

static void
join(struct wsi_port *port, struct wsi_thread *thread)
{
	if (thread->port == port)
		return;
	wsi_port_leave(thread);
	thread->port = port;
	thread->port_parks = parks;
	thread->worker = true;
	thread->port_next = port->threads;
	thread->port_link = &port->threads;
	if (thread->port_next)
		thread->port_next->port_link = &thread->port_next;
	port->threads = thread;
	port->running++;
}

static DWORD
look(struct wsi_port *port, struct wsi_port_wait *wait)
{
	if (port->closed)
		return WAIT_ABANDONED_0;
	if (!port->first || port->running > port->limit)
		return WSI_WAIT_PENDING;
	wait->count = take(port, wait->entries, wait->room);
	return WAIT_OBJECT_0;
}

/* Answers WSI_WAIT_PENDING where the thread has to park. */
static DWORD
begin(struct wsi_port *port, struct wsi_port_wait *wait, int64_t deadline)
{
	DWORD outcome;

	join(port, wait->waiter.thread);
	if (port->poller)
		port->poller->changes++;
	outcome = look(port, wait);
	if (outcome != WSI_WAIT_PENDING)
		return outcome;
	if (wait->waiter.alertable && wait->waiter.thread->apcs)
		return WAIT_IO_COMPLETION;
	if (!deadline)
		return WAIT_TIMEOUT;
	wait->waiter.poller = port->poller;
	wsi_waiter_begin(&wait->waiter);
	list(port, wait);
	return WSI_WAIT_PENDING;
}

bool
wsi_port_look_again(struct wsi_port *port, struct wsi_port_look *look)
{
	if (look->listed)
		return false;
	look->listed = true;
	look->next = port->looks;
	port->looks = look;
	return true;
}

bool
wsi_port_forget_look(struct wsi_port *port, struct wsi_port_look *look)
{
	struct wsi_port_look **link = &port->looks;

	if (!look->listed)
		return false;
	while (*link != look)
		link = &(*link)->next;
	*link = look->next;
	look->listed = false;
	return true;
}

bool
wsi_port_is_waited_for(const struct wsi_port *port)
{
	return port->waiting || port->object.first_waiting;
}

/* Each once, though it may be listed again meanwhile. Lock held, and let go of for them. */
static void
look_at_all(struct wsi_port *port)
{
	unsigned count = 0;

	for (struct wsi_port_look *look = port->looks; look; look = look->next)
		count++;
	while (count-- && port->looks) {
		struct wsi_port_look *look = port->looks;

		wsi_port_forget_look(port, look);
		wsi_dispatch_unlock();
		look->look(look);
		wsi_dispatch_lock();
	}
}

DWORD
wsi_port_wait(struct wsi_port *port, struct wsi_port_wait *wait, int64_t deadline)
{
	DWORD outcome;

	wait->link = NULL;
	wait->count = 0;
	wsi_dispatch_lock();
	if (port->looks)
		look_at_all(port);
	outcome = begin(port, wait, deadline);
	wsi_dispatch_unlock();
	if (outcome == WSI_WAIT_PENDING)
		outcome = wsi_waiter_park(&wait->waiter, deadline);
	if (outcome != WAIT_OBJECT_0) {
		wsi_dispatch_lock();
		unlist(wait);
		wsi_dispatch_unlock();
	}
	return outcome;
}

/* Is the calling thread in a poll of the port's? Then what it finds is handed out when the poll is over, to itself first. */
static bool
is_polling(const struct wsi_port *port)
{
	return port->poller && port->poller->leader && port->poller->leader == wsi_thread_mine;
}

static bool
may_run_more(void *of)
{
	const struct wsi_port *port = of;

	return port->running < port->limit;
}

/* After a poll of the leader, whose cache has what it found. */
static void
polled(void *of)
{
	struct wsi_port *port = of;
	struct wsi_port_wait *wait;

	wsi_dispatch_lock();
	for (wait = port->waiting; wait && wait->waiter.thread != wsi_thread_mine; wait = wait->next)
		;
	if (wait) {
		unlist(wait);
		list(port, wait);
	}
	hand_out(port);
	wsi_dispatch_unlock();
}

struct wsi_poller *
wsi_port_poller(const struct wsi_port *port)
{
	return port->poller;
}

/* Who waits already may poll too. */
void
wsi_port_set_poller(struct wsi_port *port, struct wsi_poller *poller)
{
	poller->open = may_run_more;
	poller->polled = polled;
	poller->of = port;
	port->poller = poller;
	for (struct wsi_port_wait *wait = port->waiting; wait; wait = wait->next)
		if (wait->waiter.outcome == WSI_WAIT_PENDING && !wait->waiter.poller) {
			wait->waiter.poller = poller;
			wsi_poller_enlist_late(&wait->waiter);
		}
	wsi_poller_promote(poller);
}

void
wsi_port_give(struct wsi_port *port, struct wsi_packet *packet)
{
	packet->next = NULL;
	*port->end = packet;
	port->end = &packet->next;
	if (!is_polling(port))
		hand_out(port);
	if (port->first && port->object.first_waiting)
		wsi_dispatch(&port->object);
}

void
wsi_port_post(struct wsi_port *port, struct wsi_packet *packet)
{
	wsi_dispatch_lock();
	wsi_port_give(port, packet);
	wsi_dispatch_unlock();
}

static void
keep_made(struct wsi_packet *packet)
{
	struct wsi_port *port = ((struct made *)packet)->port;

	if (port->spares == SPARES) {
		free(packet);
		return;
	}
	packet->next = port->spare;
	port->spare = packet;
	port->spares++;
}

/* Lets go of the lock where there is no spare one. */
static struct made *
make(struct wsi_port *port)
{
	struct wsi_packet *packet = port->spare;
	struct made *made;

	if (packet) {
		port->spare = packet->next;
		port->spares--;
		return (struct made *)packet;
	}
	wsi_dispatch_unlock();
	made = malloc(sizeof *made);
	wsi_dispatch_lock();
	return made;
}

int
wsi_port_post_new(struct wsi_port *port, ULONG_PTR key, LPOVERLAPPED overlapped, DWORD bytes, DWORD status)
{
	struct made *made;

	wsi_dispatch_lock();
	made = make(port);
	if (made) {
		*made = (struct made){
			.packet = {.key = key, .overlapped = overlapped, .bytes = bytes, .status = status, .taken = keep_made},
			.port = port,
		};
		wsi_port_give(port, &made->packet);
	}
	wsi_dispatch_unlock();
	return made ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

static bool
has_packets(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)thread;
	return ((struct wsi_port *)object)->first;
}

static void
close_port(struct wsi_object *object)
{
	struct wsi_port *port = (struct wsi_port *)object;

	wsi_dispatch_lock();
	port->closed = true;
	while (port->waiting) {
		struct wsi_port_wait *wait = port->waiting;

		unlist(wait);
		wsi_waiter_end(&wait->waiter, WAIT_ABANDONED_0);
	}
	wsi_dispatch_unlock();
}

static void
destroy(struct wsi_object *object)
{
	struct wsi_port *port = (struct wsi_port *)object;

	wsi_dispatch_lock();
	for (struct wsi_thread *thread = port->threads; thread; thread = thread->port_next)
		forget(thread);
	while (port->first) {
		struct wsi_packet *packet = pop(port);

		packet->taken(packet);
	}
	wsi_dispatch_unlock();
	if (port->poller)
		port->poller->kind->destroy(port->poller);
	while (port->spare) {
		struct wsi_packet *packet = port->spare;

		port->spare = packet->next;
		free(packet);
	}
	free(port);
}

static const struct wsi_kind port_kind = {
	.destroy = destroy,
	.all_access = IO_COMPLETION_ALL_ACCESS,
	.generic_read = READ_CONTROL | IO_COMPLETION_QUERY_STATE,
	.generic_write = READ_CONTROL | IO_COMPLETION_MODIFY_STATE,
	.generic_execute = READ_CONTROL | SYNCHRONIZE,
	.is_signaled = has_packets,
	.closed = close_port,
};

struct wsi_port *
wsi_port_new(unsigned limit)
{
	struct wsi_port *port = calloc(1, sizeof *port);

	if (!port)
		return NULL;
	wsi_object_init(&port->object, &port_kind);
	port->end = &port->first;
	port->limit = limit;
	return port;
}

int
wsi_port_open(struct wsi_port *port, HANDLE *handle)
{
	return wsi_handle_open(&port->object, MAXIMUM_ALLOWED, handle);
}

int
wsi_port_find(HANDLE handle, DWORD access, struct wsi_port **port)
{
	struct wsi_object *object;
	int error = wsi_handle_find(handle, &port_kind, access, &object);

	if (!error)
		*port = (struct wsi_port *)object;
	return error;
}

void
wsi_port_hold(struct wsi_port *port)
{
	wsi_object_hold(&port->object);
}

bool
wsi_port_try_hold(struct wsi_port *port)
{
	return wsi_object_try_hold(&port->object);
}

void
wsi_port_release(struct wsi_port *port)
{
	wsi_object_release(&port->object);
}

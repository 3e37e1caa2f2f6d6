/* What a socket has once something was begun on it that nobody is blocked for: queued requests (request.h), network events, a completion port, an
 * object to wait for. Made when it is first needed, it stays with the slot (socktab.h), so that whoever looks late finds it closed, never gone.
 *
 * A socket with pending work is registered at a reactor (reactor.h), for edges and for good: the kernel tells what came since it was last asked, and an
 * edge that nobody needs costs little. Requests stand in lanes, one a direction, each with a lock that is held over attempt and completion: so they
 * complete in the order of their issue, whoever performs them.
 *
 *   issue:   lane's lock; none before it, and the kernel may have something? attempt. Else (or WSAEWOULDBLOCK) it is queued.
 *   edge:    lane's lock; attempts from the first on, until one would block.
 *   race:    what comes before an attempt is seen by it; what comes after makes an edge, whose handler waits for the lock. A lane that saw the kernel
 *            empty is `idle` until an edge, and new requests spare the vain attempt.
 *   close:   after CLOSING is set the lanes are closed one after the other and what stands in them ends; whoever entered before finds a closed lane.
 *
 *   accept:  AcceptEx stands in its listener's lanes. The socket that it accepts into knows whose (`accepts_for`), and for whom it waits (`accepting`) once the
 *            request is in WSI_LANE_ACCEPTED: its edges serve that one, its closing takes it back. Until then, under the listener's lane's lock, it is not buried.
 *
 * Locks: a lane (WSI_LANE_OUT before _IN before _ACCEPTED of the same socket), then that of the network events (netevents.h), then the registration's, then the socket's (socktab.h), then the dispatcher's.
 */
#ifndef WSI_ASYNC_H
#define WSI_ASYNC_H

#include <winsock2.h>
#include <windows.h>
#include <pthread.h>
#include <stdbool.h>

#include "base/completion.h"
#include "base/object.h"
#include "provider/socktab.h"

struct wsi_netevents;
struct wsi_reactor;
struct wsi_request;
struct wsi_rio_rq;
struct wsi_state_notification;

enum wsi_lane_name {
	WSI_LANE_IN,            /* receives and accepts */
	WSI_LANE_OUT,           /* sends, connects, disconnects */
	WSI_LANE_URGENT,        /* receives with MSG_OOB */
	WSI_LANE_ACCEPTED,      /* of a listener: accepts that have their connection and wait for its first bytes, in no order (acceptex.c) */
	WSI_LANE_CHANGE,        /* ioctls that wait for a change of the network, in no order; no edge of the socket serves it (netwatch.h) */
	WSI_LANES
};

struct wsi_lane {
	SRWLOCK lock;           /* a small one: there are many sockets */
	struct wsi_request *first, **end;
	atomic_bool idle;       /* the kernel had nothing: no attempt is worth while before the next edge. Set under the lock */
	bool always;            /* never idle again: the stream's end or an urgent byte can stand behind a short transfer */
	bool closed;
};

struct wsi_async {
	struct wsi_lane lanes[WSI_LANES];

	SRWLOCK lock;                   /* of those below */
	struct wsi_reactor *reactor;    /* where it is registered, or will be; NULL: not yet thought of */
	bool registered, for_output;
	bool borrowed;                  /* the reactor is the listener's, until the accept is over */
	bool wanted;                    /* and somebody asked for its edges meanwhile */
	_Atomic(struct wsi_sock *) accepts_for; /* the listener whose AcceptEx has it, or NULL; read without the lock to learn that there is none */
	struct wsi_request *accepting;  /* that AcceptEx, while it is in the listener's WSI_LANE_ACCEPTED */

	struct wsi_completion completion;       /* under the dispatcher's lock, as the two below */
	struct wsi_object *object;      /* what WaitForSingleObject(socket) waits for; NULL: nobody did */
	bool signaled;                  /* its state: the last request that had no event is over */

	struct wsi_rio_rq *rio;         /* rio.h; NULL: it has none */

	_Atomic(struct wsi_state_notification *) notification;  /* statenotify.h; NULL: there never was one. Under the dispatcher's lock; read without to learn that */

	_Atomic(struct wsi_netevents *) netevents;      /* netevents.h; NULL: never selected */
};

/* Made where there is none: 0, WSAENOBUFS, or WSAENOTSOCK where it is closing. The caller is inside the socket. */
int wsi_async_have(struct wsi_sock *sock, struct wsi_async **async);
static inline struct wsi_async *
wsi_async_of(struct wsi_sock *sock)
{
	return atomic_load_explicit(&sock->async, memory_order_acquire);
}

/* A call that waits has found what no edge has told yet: the next request had better look too. */
static inline void
wsi_async_disturb(struct wsi_sock *sock, enum wsi_lane_name lane)
{
	struct wsi_async *async = wsi_async_of(sock);

	if (async)
		atomic_store_explicit(&async->lanes[lane].idle, false, memory_order_relaxed);
}

/* Have the edges of the socket told from now on; with `output`, also those of room to send, which streams of TCP/IP have without asking. The present state
 * makes an edge, if this is the first. 0 or a WSA code. */
int wsi_async_watch(struct wsi_sock *sock, struct wsi_async *async, bool output);

/* The same for a socket that is accepted into, by way of its listener's reactor where it has none yet. */
int wsi_async_watch_accepted(struct wsi_sock *sock, struct wsi_sock *listener);
/* It is accepted into for this listener (NULL: not any more), by this request once it waits for bytes. False where it is already. */
bool wsi_async_claim(struct wsi_sock *sock, struct wsi_sock *listener);
/* Who it is accepted for, and by which request that waits for bytes, or NULL. */
struct wsi_request *wsi_async_accepting(struct wsi_async *async, struct wsi_sock **listener);
void wsi_async_set_accepting(struct wsi_sock *sock, struct wsi_request *r);
void wsi_async_unclaim(struct wsi_sock *sock);

/* The socket means another of the kernel's, `fd`, from now on, which is closed on failure: its registrations go on with that one. The caller has seen to it that no
 * request is pending on it. */
int wsi_async_exchange(struct wsi_sock *sock, int fd);

/* Have them told to those who wait at a port, which whoever asks for it keeps until wsi_async_bury(). A Win32 code. */
int wsi_async_poll_with(struct wsi_sock *sock, struct wsi_async *async, struct wsi_port *port);

/* The kernel has told of a descriptor: WSI_POLL_*. For the reactor. */
void wsi_async_edge(int fd, int revents);

/* The socket is closing: end what is pending. The slot opens anew. A forked child has it: what is pending is the parent's. */
void wsi_async_close(struct wsi_sock *sock);
/* Nobody is inside any more. */
void wsi_async_bury(struct wsi_sock *sock);
void wsi_async_reopen(struct wsi_sock *sock);
void wsi_async_after_fork(struct wsi_sock *sock);

/* The HANDLE calls (api/descriptors.c): Win32 codes. */
int wsi_async_associate(struct wsi_sock *sock, struct wsi_port *port, ULONG_PTR key);
int wsi_async_set_modes(struct wsi_sock *sock, UCHAR modes);
int wsi_async_object(struct wsi_sock *sock, struct wsi_object **object);

/* The state of the socket as an object. Dispatcher's lock held. */
void wsi_async_signal(struct wsi_async *async, bool signaled);

#endif

/* Network events of a socket (FD_READ …): what has come, what of it is recorded, and who is told.
 *
 * One machine serves WSAEventSelect and WSAAsyncSelect. An event comes when the kernel's state says so, is recorded (or only told), and may then have to
 * wait for the call that enables it again. There are three sorts:
 *
 *   FD_READ, FD_ACCEPT, FD_OOB: come whenever there is more than was last seen. recv, accept and recv(MSG_OOB) take the record back and forget what
 *           was seen, so that what they leave comes again at once.
 *   FD_WRITE, FD_CLOSE:         come once (`told`). FD_WRITE again after a send that had no room, both after another connect.
 *   FD_CONNECT:                 comes with the end of each connect; those before the first selection count too.
 *
 * Where the two calls differ is in struct wsi_netevents_manner. How much is waiting is asked of the kernel each time and never counted here, so a report that is
 * late, early or for nothing does no harm.
 *
 *   edge:    lock; look what holds now; record; tell. The reactor's own word (`revents`) may be stale and only says what need not be asked.
 *   recv:    the kernel first, then lock; take the record back; look. Data that came in between is seen by this look or, after it, by its edge.
 *   select:  have edges told; then lock; look. What came before is seen by the look, what comes after makes an edge.
 *   close:   after CLOSING is set: lock; `closed`, nobody is told any more. A selection that was under way is either before that, and undone by it, or
 *            finds it. The slot's next socket opens it anew.
 *   fork:    in the child nothing is selected. The old target is not given up there: another thread may have been in the midst of it.
 *
 * A selection belongs to the descriptor: a duplicate has its own. Locks: a lane's, then this one, then the registration's, the socket's, the dispatcher's.
 */
#ifndef WSI_NETEVENTS_H
#define WSI_NETEVENTS_H

#include <winsock2.h>
#include <windows.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/object.h"
#include "provider/async.h"
#include "provider/socktab.h"

struct wsi_netevents_target;

/* How a target wants to be told. */
struct wsi_netevents_manner {
	/* It has come: the netevents' lock is held. */
	void (*tell)(const struct wsi_netevents_target *target, SOCKET s, long event, int error);
	bool records;           /* what has come stays until it is fetched, selected for or not; else it is told to whom it may concern and gone */
	bool repeats;           /* what comes again before it was enabled is told again */
	bool selects_anew;      /* selecting forgets what was told: all that holds comes again */
	bool any_call_enables;  /* one that was refused for its arguments, too */
};

struct wsi_netevents_target {
	const struct wsi_netevents_manner *manner;      /* NULL: nobody is told */
	struct wsi_object *object;      /* the event, with a reference; NULL: none */
	HWND window;
	UINT message;
};

struct wsi_netevents {
	pthread_mutex_t lock;           /* of all but `dormant` */
	struct wsi_netevents_target target;
	long mask;                      /* selected */
	long recorded;                  /* come and not fetched yet */
	long told;                      /* come since it was last enabled */
	int errors[FD_MAX_EVENTS];      /* of what is recorded */
	uint64_t seen[FD_MAX_EVENTS];   /* how much was waiting at the last look: FD_READ, FD_ACCEPT, FD_OOB */
	unsigned connects;              /* sock->connects that have been noted */
	bool closed;
	atomic_bool dormant;            /* at the last look it could have no events: neither bound nor connected */
};

/* Tell `target` (whose object's reference is not taken over) of the events in `mask` from now on, and nobody else; 0: nobody. The socket becomes non-blocking. Another
 * selection keeps what is recorded, that of nothing forgets it. 0, WSAENOBUFS, WSAENOTSOCK (it is closing). The caller is inside, here and below. */
int wsi_netevents_select(struct wsi_sock *sock, const struct wsi_netevents_target *target, long mask);
/* Hand out what is recorded and selected, forget it, and reset `event` (NULL: none): all, or WSAEFAULT and nothing. */
int wsi_netevents_fetch(struct wsi_sock *sock, struct wsi_object *event, WSANETWORKEVENTS *theirs);
/* FIONBIO: WSAEINVAL for a blocking mode while anything is selected. */
int wsi_netevents_set_nonblocking(struct wsi_sock *sock, bool on);
/* A socket that accept has taken tells whom its listener tells. */
int wsi_netevents_inherit(struct wsi_sock *sock, struct wsi_sock *listener);

/* An edge, for async.c, after the lanes have been served. */
void wsi_netevents_edge(struct wsi_sock *sock, int revents);
void wsi_netevents_close(struct wsi_sock *sock);
void wsi_netevents_reopen(struct wsi_sock *sock);
/* It has another of the kernel's sockets, with all to come; the selection stands. */
void wsi_netevents_renew(struct wsi_sock *sock);
void wsi_netevents_after_fork(struct wsi_sock *sock);

/* A call that enables an event is over, with this code: FD_READ recv, FD_OOB recv(MSG_OOB), FD_ACCEPT accept, FD_WRITE send (WSAEWOULDBLOCK where it was short).
 * FD_CONNECT: the socket may have become another one (bind, listen, connect). */
void wsi_netevents_called(struct wsi_netevents *ne, struct wsi_sock *sock, long event, int error);
static inline void
wsi_netevents_after(struct wsi_sock *sock, long event, int error)
{
	struct wsi_async *async = wsi_async_of(sock);
	struct wsi_netevents *ne = async ? atomic_load_explicit(&async->netevents, memory_order_acquire) : NULL;

	if (ne)
		wsi_netevents_called(ne, sock, event, error);
}

/* netlook.c: record and tell what of `wanted` has come. `revents` is a superset of what the kernel says, at an edge; -1: not known. Lock held. */
void wsi_netlook(struct wsi_netevents *ne, struct wsi_sock *sock, long wanted, int revents);
/* netevents.c, for that: it has come. Lock held. */
void wsi_netevents_come(struct wsi_netevents *ne, struct wsi_sock *sock, long event, int error);

#endif

/* Connections between the kernel's queue and the program.
 *
 * Every accept takes its connection here. One that a condition function defers is put back into the listener's record, and the next accept of
 * whatever kind takes it before any that waits in the kernel; until then the listener is as readable as with a connection in the kernel's queue
 * (wsi_arrival_waits). The oldest one that was deferred comes first. What is left is closed with the listener, and belongs to the parent
 * after a fork.
 */
#ifndef WSI_ARRIVAL_H
#define WSI_ARRIVAL_H

#include "provider/names.h"

struct wsi_arrival {
	int fd;                         /* 3 or higher, blocking, inheritable, in no slot yet */
	struct wsi_name peer;           /* the kernel's form */
};

/* Take a connection of a listener that the caller has entered and holds a lease of: 0, WSAEWOULDBLOCK where there is none, or what accept says.
 * Whoever opens the descriptor's slot calls this between wsi_sock_birth_begin() and _end(). */
int wsi_arrival_take(struct wsi_sock *listener, struct wsi_arrival *a);
/* Put it back, and wake whoever waits for one. WSAENOBUFS: the connection is still the caller's. */
int wsi_arrival_put_back(struct wsi_sock *listener, const struct wsi_arrival *a);
/* Is one there that the kernel does not know of? */
static inline bool
wsi_arrival_waits(struct wsi_sock *listener)
{
	return atomic_load_explicit(&listener->has_deferred, memory_order_acquire);
}
/* For the table: close all that is left. Nobody else is inside. */
void wsi_arrival_drop_all(struct wsi_sock *listener);

#endif

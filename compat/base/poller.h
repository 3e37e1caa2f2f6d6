/* What a thread that waits can do instead of sleeping: poll for the work of a floor above, whose completions may end its own wait. So a busy server
 * pays no hop from a thread of ours to one of its own.
 *
 * A poller has one leader at a time, a thread that is parked in a wait (wait.h) and polls meanwhile; others that could lead are its candidates. All
 * but the polling itself is under the dispatcher's lock:
 *
 *   begin:   a waiter with a poller leads it if nobody does, and is a candidate else.
 *   end:     as any wait; a leader that is in poll() is woken by the poller's `wake`, which lasts until a leader has seen it. It alone takes it, so no wake is lost.
 *   leave:   the leader gives up the lead when it is out of poll(), and the candidate that came last is made leader, where the poller is `open`.
 *   nobody:  `unattended` is told. Whoever made the poller sees to it that its work goes on.
 */
#ifndef WSI_POLLER_H
#define WSI_POLLER_H

#include <stdbool.h>
#include <stdint.h>

struct wsi_poller;
struct wsi_thread;
struct wsi_waiter;

/* What a thread's `aside` says: 0, or a thread that leads is asked to give up the lead and to stay where it is, or does so. */
enum {
	WSI_ASIDE_ASKED = 1,
	WSI_ASIDE,
};

struct wsi_poller_kind {
	/* Wait for work until the deadline or a wake, and do what there is. Lock not held. */
	void (*poll)(struct wsi_poller *poller, int64_t deadline);
	/* End a poll that is under way, or is about to begin. Lock held. */
	void (*wake)(struct wsi_poller *poller);
	/* Nobody polls any more. Lock held. */
	void (*unattended)(struct wsi_poller *poller);
	/* Its port is gone. Lock not held. */
	void (*destroy)(struct wsi_poller *poller);
};

struct wsi_poller {
	const struct wsi_poller_kind *kind;
	/* Of a completion port (NULL: of none): may another thread of it run, and what to do after a poll of its leader. */
	bool (*open)(void *of);
	void (*polled)(void *of);
	void *of;
	struct wsi_thread *leader;
	struct wsi_waiter *candidates;          /* who came last is first */
	unsigned changes;                       /* of the leader, and threads that asked the port: somebody is about */
};

/* The poller that feeds objects that are `fed` (object.h), once a process; what it feeds is not waited for yet. */
void wsi_poller_set_general(struct wsi_poller *poller);

/* The same for a waiter that is parked already, whose poller came later. Lock held. */
void wsi_poller_enlist_late(struct wsi_waiter *waiter);

/* For wait.c, lock held. The waiter, whose thread is about to park, leads or is listed; it is unlisted; its thread does not lead any more. */
void wsi_poller_enlist(struct wsi_waiter *waiter);
void wsi_poller_unlist(struct wsi_waiter *waiter);
void wsi_poller_leave(struct wsi_thread *thread);
/* Have a leader, if there is none and a candidate may be one. Lock held. */
void wsi_poller_promote(struct wsi_poller *poller);

#endif

/* Blocking and cancellation.
 *
 * A blocking call is: try; if it would block, wait for "socket ready, woken or timed out"; try again. While it waits it is the thread's
 * outstanding operation and can be ended by others.
 *
 * Each thread that ever waited has a record, in a list that only grows (records of ended threads are used again), so that a signal handler
 * may walk it. A record has one atomic word: a sequence number, ACTIVE while an operation is outstanding, and the reasons to end it.
 *
 *   begin:   number + 1, ACTIVE, no reason.
 *   cancel:  compare-and-swap a reason into the word of an ACTIVE operation, then signal the thread's wake. If the operation ended in
 *            between, the swap fails: a cancel belongs to one operation and cannot reach the next.
 *   wait:    drain the wake, then read the word, then poll socket and wake. The reason is written before the wake is signalled, so a signal that
 *            is drained too early has its reason seen, and one that comes later ends the poll. A signal left over from an earlier operation
 *            makes one idle round.
 *   end:     not ACTIVE. A cancel that came before is forgotten with the operation, whose result stands.
 *
 * Closing: the closer sets CLOSING and then reads `blocked`; a waiter becomes ACTIVE, counts itself in `blocked` and then reads
 * CLOSING. One of the two sees the other.
 *
 * `writers` of a record counts cancels that are between the word and the wake; the wake is closed only at nought.
 */
#ifndef WSI_BLOCKING_H
#define WSI_BLOCKING_H

#include <winsock2.h>
#include <ws2spi.h>

#include "provider/socktab.h"

struct wsi_waiter;

/* One blocking operation, on the stack of its call. */
struct wsi_block {
	struct wsi_waiter *waiter;
	struct wsi_sock *sock;          /* the one whose closing ends it, or NULL */
	struct wsi_sock *const *socks;  /* all that it is on */
	unsigned sock_count;
	struct wsi_block *outer;        /* the operation that this one interrupts (a call from an APC or a signal handler), its word and socket */
	uint64_t outer_word;
	int outer_fd;
	int64_t deadline;               /* wsi_posix_now() to give up at, or WSI_FOREVER */
	LPBLOCKINGCALLBACK hook;        /* upcall that runs the program's hook, or NULL: FALSE says cancelled */
	DWORD_PTR hook_context;
};

/* Become the thread's outstanding operation, on one socket or (NULL) on none. `timeout` is in nanoseconds or WSI_FOREVER. */
int wsi_block_begin(struct wsi_block *b, struct wsi_sock *sock, int64_t timeout);
/* The same on several sockets, each once in an array that outlasts the operation: it goes on when one of them is closed. */
int wsi_block_begin_several(struct wsi_block *b, struct wsi_sock *const *socks, unsigned count, int64_t timeout);
/* Wait for one of fds[0..count), which has room for one more. 0: look again, revents are set (perhaps all 0); WSAEINTR: cancelled, cleaned
 * up, or the socket of begin was closed; WSAETIMEDOUT. Runs the blocking hook. */
int wsi_block_wait(struct wsi_block *b, struct wsi_pollfd *fds, unsigned count);
void wsi_block_end(struct wsi_block *b);
/* Did WSACleanup end it? Before wsi_block_end(). */
bool wsi_block_is_cleaned_up(const struct wsi_block *b);

/* Would a wait of this thread run a blocking hook? */
bool wsi_block_has_hook(void);

/* The whole of it for one socket: wait for `events` (WSI_POLL_*), attempt, until that says other than WSAEWOULDBLOCK. */
typedef int wsi_attempt(void *what);
int wsi_block_until(struct wsi_sock *sock, short events, int64_t timeout, wsi_attempt *attempt, void *what);

/* A timeout option (milliseconds, 0: none) as the timeout of a wait. */
static inline int64_t
wsi_block_timeout(int milliseconds)
{
	return milliseconds ? (uint32_t)milliseconds * INT64_C(1000000) : WSI_FOREVER;
}

/* Cancelling; all async-signal-safe. 0, or WSAEINVAL where nothing was outstanding. */
int wsi_block_cancel_self(void);
int wsi_block_cancel_thread(DWORD tid);
int wsi_block_cancel_task(void);
bool wsi_block_is_active(void);                         /* the calling thread */
bool wsi_block_is_cancelled(void);                      /* its outstanding operation */
bool wsi_block_is_thread_active(DWORD tid);
/* WSACleanup: end every outstanding operation of the process with WSAEINTR. */
void wsi_block_cleanup(void);
/* Let those look again who wait on the socket: it is closing, or has become a listener or a connection, which select must see. */
void wsi_block_wake_socket(struct wsi_sock *sock);

/* At start-up: from here on forked children are in order. */
void wsi_block_start(void);
/* Strict mode: WINSOCK_STRICT, winsock_set_strict(). */
bool wsi_block_strict(void);
bool wsi_block_set_strict(bool on);

/* For the child of a fork, which keeps only the calling thread's record, with a wake of its own. */
void wsi_block_after_fork(void);
/* How many of the calling thread's outstanding operations are on this socket? */
unsigned wsi_block_count_on(const struct wsi_sock *sock);

#endif

/* The table of sockets: what we know of each descriptor.
 *
 * A SOCKET is a descriptor, and its record stands in the slot of that number for as long as the process lives (slots are never freed,
 * so a racing reader finds a closed record, never freed memory). `state` is one word: flags and the number of threads inside.
 *
 *   enter:  +1, and in if OPEN and not CLOSING (nor DAMAGED); else out again and WSAENOTSOCK (WSAECONNABORTED).
 *   close:  sets CLOSING (once; the second closesocket gets WSAENOTSOCK), wakes whoever is blocked inside, and leaves.
 *   leave:  -1; whoever takes the count of a CLOSING slot to nought closes the descriptor. So no number is ever reused under a running call.
 *
 * A descriptor made elsewhere is adopted when it is first used; the last WSACleanup forgets it without closing it.
 * `lock` guards the members below it; those above are written before the slot opens, or are atomic.
 */
#ifndef WSI_SOCKTAB_H
#define WSI_SOCKTAB_H

#include <winsock2.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "posix/posix.h"

struct wsi_async;

enum {
	WSI_SOCK_OPEN = 1u << 31,
	WSI_SOCK_CLOSING = 1u << 30,
	WSI_SOCK_DAMAGED = 1u << 29,    /* a stream cut in the middle of a send: every call but closesocket is WSAECONNABORTED */
	WSI_SOCK_COUNT = WSI_SOCK_DAMAGED - 1,
};

/* The options that accept hands on. */
struct wsi_sock_options {
	bool linger_on;
	u_short linger_seconds;
	bool reuse_address, exclusive_address, broadcast, debug, dont_route, oob_inline, keep_alive, conditional_accept, no_delay;
	bool randomize_port, port_scalability, reuse_unicast_port, fast_open;
};

/* What only the cold calls need; guarded by the socket's lock. */
struct wsi_sock_more {
	bool listening, connecting;
	bool accepting;                 /* an AcceptEx is to accept into it */
	bool extended;                  /* the connect is a ConnectEx */
	bool bare;                      /* connected by AcceptEx or ConnectEx, and not told of it: SO_UPDATE_…_CONTEXT */
	bool always_leased;             /* a listener of AcceptEx keeps its lease */
	bool connect_waited;            /* a thread begins the connect or waits for its outcome, which is its own to note */
	bool lingers;                   /* a thread is in a close that waits */
	bool dual_stack;                /* IPV6_V6ONLY is off */
	bool urgent_merged;             /* an urgent byte was waiting when SO_OOBINLINE was turned on */
	unsigned bind_ticket;           /* of the bind that the program asked for (sharing.c); 0: none */
	bool shares_port;               /* SO_REUSEADDR was on at that bind */
	uint32_t multicast_interface;   /* IP_MULTICAST_IF as set */
	int protection_level;           /* IP_PROTECTION_LEVEL and IPV6_PROTECTION_LEVEL; 0: never set */
	int coalesced_size;             /* UDP_RECV_MAX_COALESCED_SIZE */
	unsigned armed_changes;         /* WSI_CHANGED_*: to be told as network events */
	int connect_error;              /* of the last failed connect: select's exceptfds */
	int so_error;                   /* what SO_ERROR reads */
	int send_buffer, recv_buffer;   /* as set, -1: never */
	struct wsi_sock_options options;
	struct wsi_deferred *deferred;  /* connections that an accept put back (arrival.h) */
	int64_t connect_time;           /* wsi_posix_now() when it was connected, 0: not */
	int peer_len;                   /* the peer as getpeername repeats it, Winsock's form; 0: none */
	unsigned char peer[WSI_NAME_MAX];
};

struct wsi_sock {
	atomic_uint state;
	atomic_uint blocked;            /* threads waiting inside (blocking.h) */
	atomic_bool nonblocking;        /* FIONBIO */
	atomic_uint expect_wait;        /* receives to come that had better wait before they try (transfer.c) */
	atomic_int recv_timeout;        /* SO_RCVTIMEO and SO_SNDTIMEO, milliseconds, 0: none */
	atomic_int send_timeout;
	atomic_bool recv_shut;          /* our own shutdown() */
	atomic_bool send_shut;
	atomic_bool connected;          /* a stream: connected once; a datagram socket: has a default peer */
	atomic_bool bound;              /* has a local name, given or taken */
	atomic_bool tells_destination;  /* its messages tell where they were sent to (message.c) */
	atomic_int deaf_to;             /* WSI_DEAF_TO_* */
	atomic_uint connects;           /* connects that are over, however they ended */
	atomic_bool tuned;              /* the kernel's socket has options that not every one has */
	atomic_int reset;               /* sticky WSA code once a stream has failed, as Windows repeats it; 0: none */
	int fd;
	int family, type, protocol;     /* Winsock's numbers */
	bool adopted;                   /* made elsewhere */
	bool registered_io;             /* made with WSA_FLAG_REGISTERED_IO */
	bool overlapped;                /* made with WSA_FLAG_OVERLAPPED, as socket() does; so is what was adopted */
	bool leaf;                      /* made with the flags of a multipoint leaf: WSAJoinLeaf */
	atomic_bool shared;             /* another SOCKET, here or in another process, has the same kernel's socket and its O_NONBLOCK */
	atomic_bool has_deferred;       /* more.deferred is not empty, for looks without the lock */
	unsigned forks;                 /* of this process before it was made: another process has it too where there were more since */
	bool forget;                    /* leave the descriptor open at the end */
	_Atomic(struct wsi_async *) async;      /* async.h; NULL: not yet. It stays with the slot */

	pthread_mutex_t lock;
	unsigned nonblock_leases;       /* calls that need O_NONBLOCK for a moment (wsi_sock_lease) */
	struct wsi_sock_more more;
};

/* Take a reference for the length of a call: 0, WSAENOTSOCK or WSAECONNABORTED. */
int wsi_sock_enter(SOCKET s, struct wsi_sock **sock);
/* The same, but a damaged one too: for closesocket. */
int wsi_sock_enter_any(SOCKET s, struct wsi_sock **sock);
/* The same for one that is in the table already: nothing is adopted. */
int wsi_sock_enter_known(SOCKET s, struct wsi_sock **sock);
void wsi_sock_leave(struct wsi_sock *sock);

/* A descriptor is born (socket, accept) and its slot opened between these two, so that no other thread can take it for a foreign one. */
void wsi_sock_birth_begin(void);
void wsi_sock_birth_end(void);

/* Open the slot of a new descriptor, which the table owns from here on (closed on failure). `flags` are WSA_FLAG_*. A socket taken by accept
 * inherits from its listener, flags too. The slot is not referenced. */
int wsi_sock_open(int fd, int family, int type, int protocol, DWORD flags, struct wsi_sock *listener, SOCKET *s);

/* Put table and waits in order in forked children; once, at start-up. */
void wsi_sock_watch_fork(void);

/* Begin the end of a socket that the caller has entered: 0, or WSAENOTSOCK where another thread was first. The caller still leaves. */
int wsi_sock_close(struct wsi_sock *sock);
static inline bool
wsi_sock_is_closing(struct wsi_sock *sock)
{
	return atomic_load(&sock->state) & WSI_SOCK_CLOSING;
}
/* A stream is of no more use: it is reset, and every call but closesocket fails. */
void wsi_sock_damage(struct wsi_sock *sock);

/* For each open socket, inside it. */
void wsi_sock_for_each(void (*act)(struct wsi_sock *sock, void *of), void *of);

/* Close every socket of the process (the last WSACleanup); adopted ones are forgotten. */
void wsi_sock_close_all(void);

/* Have O_NONBLOCK on the descriptor until release, whatever FIONBIO says: connect and accept have no MSG_DONTWAIT. A listener that was there at
 * a fork, and a socket that was duplicated, keep it: the mode is that of all who have it, one of whom may be about to accept. */
int wsi_sock_lease(struct wsi_sock *sock);
void wsi_sock_release(struct wsi_sock *sock);
/* The same for as long as the socket is open: for whoever may have to accept at any time. */
int wsi_sock_lease_for_good(struct wsi_sock *sock);
/* FIONBIO. */
int wsi_sock_set_nonblocking(struct wsi_sock *sock, bool on);

/* Flags that only cold calls ask for, under the lock. */
bool wsi_sock_is_listening(struct wsi_sock *sock);
bool wsi_sock_is_oob_inline(struct wsi_sock *sock);
bool wsi_sock_is_kept_alive(struct wsi_sock *sock);
bool wsi_sock_is_bare(struct wsi_sock *sock);

static inline bool
wsi_sock_is_stream(const struct wsi_sock *sock)
{
	return sock->type == SOCK_STREAM;
}

#endif

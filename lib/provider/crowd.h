/* Many sockets under one wait, for select and WSAPoll.
 *
 * Each socket is a member once, however often it is named: poll() refuses more entries than the process may have descriptors. What to poll a member for, and
 * whether what the kernel said is what the caller waits for, is for the caller's rules.
 */
#ifndef WSI_CROWD_H
#define WSI_CROWD_H

#include <winsock2.h>

#include "provider/socktab.h"

struct wsi_member {
	struct wsi_sock *sock;
	unsigned wanted, got;           /* in the caller's own bits */
	unsigned told;                  /* the caller's own */
	bool deaf;                      /* its condition cannot come any more, and poll() would go on about others */
	bool gone;                      /* a reason to end the wait, though nothing is `got` */
};

struct wsi_crowd_rules {
	/* The events to poll for; false where the kernel need not be asked about it at all. */
	bool (*ask)(struct wsi_member *m, short *events);
	/* From what poll() said: `got`, `deaf`, `gone`. Called for each, whatever was asked and answered. */
	void (*judge)(struct wsi_member *m, short revents);
};

enum {
	WSI_CROWD_SMALL = 4096,         /* bytes of tables, and */
	WSI_CROWD_FEW = 512,            /* descriptors that need no allocation, the numbers of */
};

/* On the stack of its call. */
struct wsi_crowd {
	const struct wsi_crowd_rules *rules;
	struct wsi_member *members;
	struct wsi_sock **socks;        /* the same */
	struct wsi_pollfd *fds;         /* one a member, and one more */
	unsigned count;
	bool gone;                      /* a member is */
	unsigned *numbers;              /* by descriptor: its member's number + 1, 0 for none */
	SOCKET limit;                   /* above all that have a number */
	char *tables;                   /* `small`, or allocated */
	_Alignas(16) char small[WSI_CROWD_SMALL];
	unsigned few[WSI_CROWD_FEW];    /* numbers that need no allocation */
};

void wsi_crowd_begin(struct wsi_crowd *crowd, const struct wsi_crowd_rules *rules);
/* Make room for `total` members, and for `extra` bytes for each of the caller's own, aligned for pointers: WSAENOBUFS. Once. */
int wsi_crowd_make_room(struct wsi_crowd *crowd, size_t total, size_t extra, void **own);
/* Let a socket in that is not in yet; which member it is. WSAENOTSOCK and so on. */
int wsi_crowd_enter(struct wsi_crowd *crowd, SOCKET s, unsigned *number);
/* Look, and wait, until a member has got what it wants or is gone: *ready is the number of those that have, 0 at the time-out. Cancelled: WSAEINTR. */
int wsi_crowd_wait(struct wsi_crowd *crowd, int64_t timeout, unsigned *ready);
/* Let everybody out. */
void wsi_crowd_end(struct wsi_crowd *crowd);

/* ---- for the rules ---- */

/* A stream that is neither connected nor about to be, though poll() would say that it hung up. */
bool wsi_crowd_is_idle(struct wsi_sock *sock);
/* The last connect failed. */
bool wsi_crowd_has_failed(struct wsi_sock *sock);

#endif

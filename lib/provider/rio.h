/* Registered I/O: requests whose ends stand in a completion queue, instead of in an OVERLAPPED each.
 *
 * Buffers, completion queues and request queues are objects behind numbers, which is what their handles are: one that was given up is an error, never
 * another's memory. A request goes through the lanes of its socket (request.h) as any other; its end goes to the row of a completion queue, as
 * the request itself, so that it cannot fail for want of memory, and stays there until it is dequeued.
 *
 *   slots:    a request queue reserves all the slots it may need in its completion queues when it is made, so a row never overflows. A request has its slot
 *             from its issue until its result is dequeued.
 *   deferred: stand in the request queue until one that is not deferred, or a commit, issues them all in order.
 *   close:    the socket's closing ends what is pending; the results stay in the row, and give back their slots one by one.
 *
 * Numbers, rows and counts are under the dispatcher's lock. Locks: a request queue's `issue`, then a lane, then the dispatcher's.
 */
#ifndef WSI_RIO_H
#define WSI_RIO_H

#include <winsock2.h>
#include <mswsock.h>
#include <ws2tcpip.h>
#include <windows.h>

#include "provider/names.h"
#include "provider/request.h"
#include "provider/transfer.h"

struct wsi_rio_request;

struct wsi_rio_buffer {
	struct wsi_object object;
	char *base;
	ULONG length;
};

struct wsi_rio_cq {
	struct wsi_object object;
	bool closed;                            /* results are thrown away */
	ULONG size, reserved;                   /* slots */
	struct wsi_rio_request *first, **end;   /* the results */
	ULONG loud;                             /* of them those that notify */

	int type;                               /* RIO_…_COMPLETION, 0: it is only polled */
	bool armed, resets;
	struct wsi_object *event;               /* with a reference, as the next */
	struct wsi_port *port;
	ULONG_PTR key;
	LPOVERLAPPED overlapped;
	struct wsi_packet *packet;              /* of the notification that is armed */
};

enum wsi_rio_way { WSI_RIO_RECEIVE, WSI_RIO_SEND, WSI_RIO_WAYS };

struct wsi_rio_side {
	struct wsi_rio_cq *cq;                  /* with a reference */
	ULONG most, outstanding;
	pthread_mutex_t issue;                  /* of the deferred ones; held while they are issued */
	struct wsi_request *deferred, **deferred_end;
};

struct wsi_rio_rq {
	struct wsi_object object;
	bool closed;
	UINT_PTR number;
	SOCKET s;
	PVOID context;
	struct wsi_rio_side sides[WSI_RIO_WAYS];
};

/* A piece of a registered buffer; base NULL: there is none. */
struct wsi_rio_piece {
	char *base;
	ULONG length;
};

struct wsi_rio_request {
	struct wsi_request r;
	struct wsi_rio_request *next;           /* in the row */
	struct wsi_rio_rq *rq;                  /* with a reference */
	enum wsi_rio_way way;
	bool quiet;                             /* RIO_MSG_DONT_NOTIFY */
	int error;
	PVOID context;
	struct wsi_rio_piece local, remote, control, flags;
	struct wsi_transfer t;
	struct wsi_iov iov;
	struct wsi_name name;
};

/* riohandle.c: numbers. Lock not held. 0 or a WSA code; a lookup passes a reference. */
int wsi_rio_enter_number(struct wsi_object *object, UINT_PTR *number);
int wsi_rio_find(const void *handle, const struct wsi_kind *kind, struct wsi_object **object);
/* The number is none any more; its reference becomes the caller's. */
int wsi_rio_forget(const void *handle, const struct wsi_kind *kind, struct wsi_object **object);

/* riobuffer.c: the piece that a RIO_BUF of the program means. WSAEFAULT. NULL: none. */
int wsi_rio_locate(const RIO_BUF *theirs, struct wsi_rio_piece *piece);

/* riocompletion.c */
int wsi_rio_find_cq(RIO_CQ handle, struct wsi_rio_cq **cq);
static inline void
wsi_rio_release_cq(struct wsi_rio_cq *cq)
{
	wsi_object_release(&cq->object);
}
/* The request is over: its end is the caller's no more. Dispatcher's lock not held. */
void wsi_rio_post(struct wsi_rio_request *request);

/* rioqueue.c: the request queue of a handle, with a reference and inside its socket. WSAEINVAL. */
int wsi_rio_enter(RIO_RQ handle, struct wsi_rio_rq **rq, struct wsi_sock **sock);
void wsi_rio_leave(struct wsi_rio_rq *rq, struct wsi_sock *sock);
/* A result is out of the row, or thrown away: its slot is free. Lock held. */
void wsi_rio_free_slot(struct wsi_rio_request *request);
/* Of a socket that closes: before and after it is out of the reactor. In a forked child, whose parent has the requests. */
void wsi_rio_close(struct wsi_async *async);
void wsi_rio_bury(struct wsi_async *async);
void wsi_rio_after_fork(struct wsi_async *async);
/* riotransfer.c: issue what was deferred; `issue` is held. And end it instead. */
void wsi_rio_issue(struct wsi_rio_side *side, struct wsi_sock *sock);
void wsi_rio_abandon(struct wsi_rio_side *side);

/* The functions of the table (extension.c). */
extern const RIO_EXTENSION_FUNCTION_TABLE wsi_rio_table;

BOOL PASCAL wsi_rio_receive(RIO_RQ rq, PRIO_BUF data, ULONG count, DWORD flags, PVOID context);
int PASCAL wsi_rio_receive_ex(RIO_RQ rq, PRIO_BUF data, ULONG count, PRIO_BUF local, PRIO_BUF remote, PRIO_BUF control, PRIO_BUF told, DWORD flags,
	PVOID context);
BOOL PASCAL wsi_rio_send(RIO_RQ rq, PRIO_BUF data, ULONG count, DWORD flags, PVOID context);
BOOL PASCAL wsi_rio_send_ex(RIO_RQ rq, PRIO_BUF data, ULONG count, PRIO_BUF local, PRIO_BUF remote, PRIO_BUF control, PRIO_BUF told, DWORD flags,
	PVOID context);
VOID PASCAL wsi_rio_close_cq(RIO_CQ cq);
RIO_CQ PASCAL wsi_rio_create_cq(DWORD size, PRIO_NOTIFICATION_COMPLETION notification);
RIO_RQ PASCAL wsi_rio_create_rq(SOCKET s, ULONG receives, ULONG receive_buffers, ULONG sends, ULONG send_buffers, RIO_CQ receive_cq, RIO_CQ send_cq,
	PVOID context);
ULONG PASCAL wsi_rio_dequeue(RIO_CQ cq, PRIORESULT results, ULONG room);
VOID PASCAL wsi_rio_deregister(RIO_BUFFERID id);
INT PASCAL wsi_rio_notify(RIO_CQ cq);
RIO_BUFFERID PASCAL wsi_rio_register(PCHAR data, DWORD length);
BOOL PASCAL wsi_rio_resize_cq(RIO_CQ cq, DWORD size);
BOOL PASCAL wsi_rio_resize_rq(RIO_RQ rq, DWORD receives, DWORD sends);

#endif

/* One overlapped operation, from its issue to its completion.
 *
 * A request is made with room for what its kind needs behind it, then submitted. From then on it is the lane's (async.h) and ends exactly once: performed,
 * failed, or taken back by CancelIo, by the socket's closing or by the end of the thread that issued it. Its end is written to the OVERLAPPED (the status last) and
 * told, all under the dispatcher's lock, to its event, its completion port, its routine, or the socket's own object. The packet or APC that
 * tells is part of it, so that an end cannot fail for want of memory; it is freed when that is taken.
 */
#ifndef WSI_REQUEST_H
#define WSI_REQUEST_H

#include <winsock2.h>
#include <windows.h>

#include "base/port.h"
#include "base/thread.h"
#include "provider/async.h"

struct wsi_request;

/* What an attempt answers besides codes: the request has its connection and goes on in WSI_LANE_ACCEPTED, where `into` is what it waits for. */
#define WSI_REQUEST_ACCEPTED (-1)

struct wsi_request_kind {
	enum wsi_lane_name lane;
	bool pends;             /* it is told as one that was pending, even where the first attempt ends it */
	bool eager;             /* is attempted though the lane is idle */
	/* The lane's lock is held; never blocks. Sets r->drained where the kernel moved less than it was asked to, so that only an edge makes another attempt worth while. 0 or a WSA code: it is over, with r->bytes. WSAEWOULDBLOCK: not before the next edge. WSAEMSGSIZE is a warning, which
	 * completes with its bytes. */
	int (*attempt)(struct wsi_request *r);
	/* It is taken back, because the socket is closing or else by a cancel; answers the code that it ends with. The lane's lock is held. NULL: WSA_OPERATION_ABORTED. */
	int (*taken_back)(struct wsi_request *r, bool closing);
	/* It is over, though it may have been refused when it was submitted: in place of all that concerns the OVERLAPPED. The request is the kind's
	 * again. The lane's lock is held. NULL: it ends in its OVERLAPPED. */
	void (*end)(struct wsi_request *r, int error);
	/* Give up what the kind holds, not the request. The lane's lock is held. NULL: nothing. */
	void (*release)(struct wsi_request *r);
};

struct wsi_request {
	const struct wsi_request_kind *kind;
	struct wsi_request *next, **at;         /* in its lane, and where the lane has it */
	struct wsi_sock *sock;
	LPWSAOVERLAPPED overlapped;
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine;
	LPOVERLAPPED_COMPLETION_ROUTINE file_routine;   /* called instead of it, with a Win32 code; or NULL */
	struct wsi_sock *into;                  /* an accept's other socket, or NULL */
	struct wsi_thread *thread;              /* who issued it, with a reference */
	struct wsi_object *event;               /* with a reference, or NULL */
	struct wsi_port *port;                  /* with a reference, or NULL: there was none yet */
	bool mute;                              /* no packet is wanted */
	bool mortal, counted;                   /* ends with its thread; is counted in thread->requests */
	bool quiet;                             /* the socket as an object is not signaled */
	bool skips;                             /* no packet where it succeeds at once */
	bool drained;
	DWORD bytes;                            /* moved */
	DWORD flags;                            /* for the completion routine */
	int error;                              /* for the completion routine */
	DWORD status;                           /* of a bad end, where it is another than that of the code; 0: it is that */
	union {
		struct wsi_packet packet;
		struct wsi_apc apc;
	};
};

/* `size` is that of a struct that begins with a struct wsi_request. 0, or the code of the call: WSAENOBUFS, WSAENOTSOCK (the event is none), WSAEINVAL (a routine, on a
 * completion port). Sets Internal to STATUS_PENDING and resets the event. */
int wsi_request_new(const struct wsi_request_kind *kind, size_t size, struct wsi_sock *sock, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, struct wsi_request **r);
/* One that was not submitted, with what its kind holds. */
void wsi_request_free(struct wsi_request *r);
/* 0: over already, and told; *bytes (which may be NULL) is set. WSA_IO_PENDING: it will be told. Another code: it failed, and nothing is told. The request is gone
 * in any case. */
int wsi_request_submit(struct wsi_request *r, LPDWORD bytes);

/* It is over already, with r->bytes, and stands in no lane: tell. 0, or WSA_IO_PENDING where it ended with a code. */
int wsi_request_finish(struct wsi_request *r, int error);
/* It is in no lane any more: it ends with this code. The lock of the lane it was in is held. */
void wsi_request_complete(struct wsi_request *r, struct wsi_async *async, int error, bool at_once);

/* ---- lane.c ---- */

/* The end of the stream has come, or an urgent byte. */
void wsi_request_never_idle(struct wsi_lane *lane);
/* Attempt all that stand in WSI_LANE_CHANGE. */
void wsi_request_sweep(struct wsi_sock *sock);
/* Serve a lane after an edge. */
void wsi_request_serve(struct wsi_async *async, enum wsi_lane_name lane);
/* Take back what stands in the lanes: that of one OVERLAPPED (NULL: any), of one thread (NULL: any). How many. The caller is inside the socket. */
unsigned wsi_request_cancel(struct wsi_sock *sock, const WSAOVERLAPPED *overlapped, const struct wsi_thread *thread);
/* Those that end with a thread that is ending. */
unsigned wsi_request_cancel_mortal(struct wsi_sock *sock, const struct wsi_thread *thread);
/* The socket is accepted into and is closing: the accept ends. The same for a caller of AcceptEx who finds that it has begun to close. */
void wsi_request_cancel_accept(struct wsi_sock *into);
/* It is accepted into and has an edge. */
void wsi_request_serve_accepted(struct wsi_async *async);
/* All of a lane, but one that is under way, as if it was closing. With `locked` the caller has the lane's lock. */
void wsi_request_abandon(struct wsi_sock *sock, enum wsi_lane_name lane, const struct wsi_request *but, bool locked);
/* All of a lane, for good: it is closed. */
void wsi_request_close_lane(struct wsi_sock *sock, struct wsi_lane *lane);

/* status.c: the NTSTATUS of a WSA code, and the WSA code of an NTSTATUS (0 for success and informational ones). */
DWORD wsi_status_of(int error);
int wsi_status_error(DWORD status);

#endif

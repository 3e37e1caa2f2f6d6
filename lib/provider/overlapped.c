/* Overlapped receives and sends: the one transfer (transfer.h) as a request (request.h), and its result. */
#include <string.h>

#include "provider/blocking.h"
#include "provider/message.h"
#include "provider/netevents.h"
#include "provider/provider.h"
#include "provider/request.h"
#include "provider/transfer.h"

struct moving {
	struct wsi_request r;
	struct wsi_transfer t;
	struct sockaddr *from;          /* where the sender is told, or NULL */
	LPINT fromlen;
	struct wsi_iov iov[];           /* then, where they are needed, what stands beside the data, and room for an address */
};

static int
receive(struct wsi_request *r)
{
	struct moving *m = (struct moving *)r;
	struct wsi_transfer *t = &m->t;
	size_t size = wsi_io_capacity(&t->io);
	int error = wsi_transfer_known_error(t);

	if (!error)
		error = size || t->io.datagram ? wsi_transfer_receive(t) : wsi_transfer_await_data(t);
	if (error == WSAEWOULDBLOCK)
		return error;
	wsi_netevents_after(r->sock, t->io.flags & MSG_OOB ? FD_OOB : FD_READ, error);
	r->bytes = (DWORD)t->total;
	r->drained = !t->io.datagram && t->io.done && t->io.done < size && !(t->io.flags & (MSG_PEEK | MSG_OOB | MSG_WAITALL));
	return wsi_transfer_give_sender(t, error, m->from, m->fromlen);
}

static int
send_some(struct wsi_request *r)
{
	struct wsi_transfer *t = &((struct moving *)r)->t;
	int error = wsi_transfer_known_error(t);

	if (!error)
		error = wsi_transfer_send(t);
	if (error == WSAEWOULDBLOCK)
		return error;
	wsi_netevents_after(r->sock, FD_WRITE, error);
	r->bytes = (DWORD)t->total;
	return error;
}

/* "closesocket against work in progress": a stream's is aborted, another's cancelled. */
static int
why(const struct wsi_transfer *t, bool closing)
{
	return closing && !t->io.datagram ? WSAECONNABORTED : WSA_OPERATION_ABORTED;
}

static int
receive_taken_back(struct wsi_request *r, bool closing)
{
	const struct wsi_transfer *t = &((struct moving *)r)->t;

	r->bytes = (DWORD)t->total;
	return why(t, closing);
}

static int
send_taken_back(struct wsi_request *r, bool closing)
{
	const struct wsi_transfer *t = &((struct moving *)r)->t;

	r->bytes = (DWORD)t->total;
	if (!closing)
		wsi_transfer_cut(t);
	return why(t, closing);
}

static const struct wsi_request_kind receive_kind = {.lane = WSI_LANE_IN, .attempt = receive, .taken_back = receive_taken_back};
static const struct wsi_request_kind urgent_kind = {.lane = WSI_LANE_URGENT, .attempt = receive, .taken_back = receive_taken_back};
static const struct wsi_request_kind send_kind = {.lane = WSI_LANE_OUT, .attempt = send_some, .taken_back = send_taken_back};

/* What a call has said. */
struct call {
	const WSABUF *buffers;
	DWORD count;
	int flags;
	bool named;                     /* an address goes with it */
	LPWSAOVERLAPPED overlapped;
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine;
	LPOVERLAPPED_COMPLETION_ROUTINE file_routine;
	const struct wsi_ancillary *ancillary;  /* a receive that tells of more, or NULL */
	const struct wsi_control *control;      /* what goes with a send, or NULL */
};

static size_t
beside_size(const struct call *c)
{
	return c->ancillary ? sizeof *c->ancillary : c->control ? sizeof *c->control : 0;
}

static void
keep_beside(struct wsi_transfer *t, const struct call *c, void *room)
{
	if (c->ancillary)
		t->ancillary = memcpy(room, c->ancillary, sizeof *c->ancillary);
	else if (c->control)
		t->io.control = memcpy(room, c->control, sizeof *c->control);
}

static int
make(const struct wsi_request_kind *kind, struct wsi_sock *sock, const struct call *c, struct moving **moving)
{
	size_t size = sizeof **moving + c->count * sizeof *(*moving)->iov, beside = size + beside_size(c);
	struct wsi_request *r;
	int error = wsi_request_new(kind, beside + (c->named ? sizeof(struct wsi_name) : 0), sock, c->overlapped, c->routine, &r);

	if (error)
		return error;
	r->file_routine = c->file_routine;
	*moving = (struct moving *)r;
	wsi_transfer_begin(&(*moving)->t, sock, c->flags, c->named ? (struct wsi_name *)((char *)r + beside) : NULL);
	keep_beside(&(*moving)->t, c, (char *)r + size);
	return wsi_transfer_take_buffers(&(*moving)->t, (*moving)->iov, c->buffers, c->count);
}

static int
begin_receive(struct wsi_sock *sock, const struct call *c, struct sockaddr *from, LPINT fromlen, LPDWORD received)
{
	struct moving *m = NULL;
	int error = wsi_transfer_check_receiver(sock, c->flags, true);

	/* "test_empty_recv". */
	if (!error && !c->count)
		error = WSAEINVAL;
	if (!error)
		error = make(c->flags & MSG_OOB ? &urgent_kind : &receive_kind, sock, c, &m);
	if (!error)
		error = wsi_transfer_wants_sender(&m->t, from, fromlen);
	if (error) {
		if (m)
			wsi_request_free(&m->r);
		return error;
	}
	m->t.whole = c->flags & MSG_WAITALL;
	m->from = from;
	m->fromlen = fromlen;
	return wsi_request_submit(&m->r, received);
}

/* A socket that was made without WSA_FLAG_OVERLAPPED: the call waits, whatever FIONBIO says, and fills the OVERLAPPED ("test_nonblocking_async_recv"). */
int
wsi_overlapped_fill_in(LPWSAOVERLAPPED overlapped, int error, DWORD done, LPDWORD bytes)
{
	HANDLE event = wsi_overlapped_event(overlapped);

	if (error && error != WSAEMSGSIZE)
		return error;
	overlapped->InternalHigh = done;
	__atomic_store_n(&overlapped->Internal, wsi_status_of(error), __ATOMIC_RELEASE);
	if (bytes)
		*bytes = done;
	if (event)
		SetEvent(event);
	return error;
}

int
wsi_overlapped_receive(SOCKET s, const WSABUF *buffers, DWORD count, LPDWORD received, LPDWORD flags, struct sockaddr *from, LPINT fromlen,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	struct call c = {.buffers = buffers, .count = count, .named = from != NULL, .overlapped = overlapped, .routine = routine};
	struct wsi_sock *sock;
	DWORD asked = 0, done = 0;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return error;
	error = wsi_transfer_take_flags(sock, received ? received : flags, flags, &asked);
	c.flags = (int)asked;
	/* Before it begins: once it is told, another thread may give up where they are. */
	if (!error && asked & ~(DWORD)MSG_OOB)
		*flags = asked & MSG_OOB;
	if (!error && sock->overlapped)
		error = begin_receive(sock, &c, from, fromlen, received);
	else if (!error)
		error = wsi_overlapped_fill_in(overlapped, wsi_transfer_receive_waiting(sock, buffers, count, &done, c.flags, from, fromlen), done, received);
	wsi_sock_leave(sock);
	return error;
}

static int
begin_send(struct wsi_sock *sock, const struct call *c, const struct sockaddr *to, int tolen, LPDWORD sent)
{
	struct moving *m = NULL;
	int error = wsi_transfer_check_sender(sock, c->flags);

	if (!error)
		error = make(&send_kind, sock, c, &m);
	if (!error)
		error = wsi_transfer_address(&m->t, to, tolen);
	if (error) {
		if (m)
			wsi_request_free(&m->r);
		return error;
	}
	m->t.whole = !m->t.io.datagram;
	return wsi_request_submit(&m->r, sent);
}

int
wsi_overlapped_send(SOCKET s, const WSABUF *buffers, DWORD count, LPDWORD sent, int flags, const struct sockaddr *to, int tolen,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	struct call c = {.buffers = buffers, .count = count, .flags = flags, .named = to != NULL, .overlapped = overlapped, .routine = routine};
	struct wsi_sock *sock;
	DWORD done = 0;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return error;
	if (sock->overlapped)
		error = begin_send(sock, &c, to, tolen, sent);
	else
		error = wsi_overlapped_fill_in(overlapped, wsi_transfer_send_waiting(sock, buffers, count, &done, flags, to, tolen), done, sent);
	wsi_sock_leave(sock);
	return error;
}

static struct call
call_of(const WSAMSG *message, LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	return (struct call){
		.buffers = message->lpBuffers,
		.count = message->dwBufferCount,
		.flags = (int)message->dwFlags,
		.named = message->name != NULL,
		.overlapped = overlapped,
		.routine = routine,
	};
}

int
wsi_overlapped_receive_message(struct wsi_sock *sock, const WSAMSG *message, const struct wsi_ancillary *ancillary, LPDWORD received,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	struct call c = call_of(message, overlapped, routine);

	c.ancillary = ancillary;
	return begin_receive(sock, &c, message->name, &ancillary->message->namelen, received);
}

int
wsi_overlapped_send_message(struct wsi_sock *sock, const WSAMSG *message, const struct wsi_control *control, LPDWORD sent,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	struct call c = call_of(message, overlapped, routine);

	c.control = control;
	return begin_send(sock, &c, message->name, message->namelen, sent);
}

/* Stands for the routine of another kind. */
static void CALLBACK
no_routine(DWORD error, DWORD bytes, LPWSAOVERLAPPED overlapped, DWORD flags)
{
	(void)error, (void)bytes, (void)overlapped, (void)flags;
}

int
wsi_overlapped_file(SOCKET s, const WSABUF *buffer, bool writes, LPOVERLAPPED overlapped, LPOVERLAPPED_COMPLETION_ROUTINE routine)
{
	struct call c = {.buffers = buffer, .count = 1, .overlapped = overlapped, .routine = no_routine, .file_routine = routine};
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return error;
	error = writes ? begin_send(sock, &c, NULL, 0, NULL) : begin_receive(sock, &c, NULL, NULL, NULL);
	wsi_sock_leave(sock);
	return error;
}

/* All of it is in the OVERLAPPED ("test_WSAGetOverlappedResult"): the socket is only asked whether it is one. */
static int
outcome(SOCKET s, LPWSAOVERLAPPED overlapped, LPDWORD transferred, BOOL wait, LPDWORD flags)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter_any(s, &sock);
	HANDLE event;
	DWORD status;

	if (error)
		return error;
	wsi_sock_leave(sock);
	if (!overlapped || !transferred || !flags)
		return WSAEFAULT;
	event = wsi_overlapped_event(overlapped);
	while ((status = (DWORD)__atomic_load_n(&overlapped->Internal, __ATOMIC_ACQUIRE)) == STATUS_PENDING) {
		if (!wait)
			return WSA_IO_INCOMPLETE;
		if (WaitForSingleObject(event ? event : (HANDLE)s, INFINITE) == WAIT_FAILED)
			return WSA_INVALID_HANDLE;
	}
	*transferred = (DWORD)overlapped->InternalHigh;
	error = wsi_status_error(status);
	if (!error)
		*flags = 0;
	return error;
}

BOOL WSPAPI
wsi_WSPGetOverlappedResult(SOCKET s, LPWSAOVERLAPPED overlapped, LPDWORD transferred, BOOL wait, LPDWORD flags, LPINT lpErrno)
{
	*lpErrno = outcome(s, overlapped, transferred, wait, flags);
	return !*lpErrno;
}

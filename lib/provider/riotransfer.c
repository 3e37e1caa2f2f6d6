/* The transfers of registered I/O. What is wrong with a call is its error; what becomes of the request, its socket's state included, is a result. */
#include <stdlib.h>
#include <string.h>

#include "base/lasterror.h"
#include "base/wait.h"
#include "provider/netevents.h"
#include "provider/rio.h"

enum {
	KNOWN_FLAGS = RIO_MSG_DONT_NOTIFY | RIO_MSG_DEFER | RIO_MSG_WAITALL | RIO_MSG_COMMIT_ONLY,
	ADDRESS = sizeof(SOCKADDR_INET),
};

/* What a call has said. */
struct call {
	enum wsi_rio_way way;
	const RIO_BUF *data;
	ULONG count;
	const RIO_BUF *local, *remote, *control, *told;
	DWORD flags;
	PVOID context;
};

static struct wsi_rio_request *
of(struct wsi_request *r)
{
	return (struct wsi_rio_request *)r;
}

static void
end(struct wsi_request *r, int error)
{
	struct wsi_rio_request *request = of(r);

	request->error = error;
	wsi_rio_post(request);
}

static void
give_name(const struct wsi_rio_piece *piece, struct wsi_name *name)
{
	SOCKADDR_INET address = {.si_family = 0};

	memcpy(&address, name->bytes, (size_t)name->len < sizeof address ? (size_t)name->len : sizeof address);
	wsi_posix_copy_out(piece->base, &address, sizeof address);
}

static void
give_remote(struct wsi_rio_request *request)
{
	struct wsi_name *name = &request->name;

	if (!request->t.io.datagram) {
		if (wsi_name_of_peer(request->r.sock, name))
			return;
	} else {
		name->len = wsi_sockaddr_out(name->bytes, request->t.io.name_len);
	}
	give_name(&request->remote, name);
}

/* What a receive tells beside its data. Control data are asked for by nobody as yet: there are none. */
static void
give_details(struct wsi_rio_request *request)
{
	RIO_CMSG_BUFFER none = {.TotalLength = RIO_CMSG_BASE_SIZE};
	ULONG flags = 0;
	struct wsi_name name;

	if (request->remote.base)
		give_remote(request);
	if (request->local.base && !wsi_name_of_socket(request->r.sock, &name))
		give_name(&request->local, &name);
	if (request->control.base)
		wsi_posix_copy_out(request->control.base, &none, sizeof none);
	if (request->flags.base)
		wsi_posix_copy_out(request->flags.base, &flags, sizeof flags);
}

static int
receive(struct wsi_request *r)
{
	struct wsi_rio_request *request = of(r);
	struct wsi_transfer *t = &request->t;
	size_t size = request->iov.size;
	int error = wsi_transfer_known_error(t);

	if (!error)
		error = size || t->io.datagram ? wsi_transfer_receive(t) : wsi_transfer_await_data(t);
	if (error == WSAEWOULDBLOCK)
		return error;
	wsi_netevents_after(r->sock, FD_READ, error);
	r->bytes = (DWORD)t->total;
	r->drained = !t->io.datagram && !t->whole && t->io.done && t->io.done < size;
	if (!error || error == WSAEMSGSIZE)
		give_details(request);
	return error;
}

static int
send_some(struct wsi_request *r)
{
	struct wsi_transfer *t = &of(r)->t;
	int error = wsi_transfer_known_error(t);

	if (!error)
		error = wsi_transfer_send(t);
	if (error != WSAEWOULDBLOCK)
		r->bytes = (DWORD)t->total;
	return error;
}

static int
receive_taken_back(struct wsi_request *r, bool closing)
{
	(void)closing;
	r->bytes = (DWORD)of(r)->t.total;
	return WSA_OPERATION_ABORTED;
}

static int
send_taken_back(struct wsi_request *r, bool closing)
{
	const struct wsi_transfer *t = &of(r)->t;

	r->bytes = (DWORD)t->total;
	if (!closing)
		wsi_transfer_cut(t);
	return WSA_OPERATION_ABORTED;
}

static const struct wsi_request_kind kinds[WSI_RIO_WAYS] = {
	[WSI_RIO_RECEIVE] = {.lane = WSI_LANE_IN, .attempt = receive, .taken_back = receive_taken_back, .end = end},
	[WSI_RIO_SEND] = {.lane = WSI_LANE_OUT, .attempt = send_some, .taken_back = send_taken_back, .end = end},
};

static void
start(struct wsi_rio_request *request, struct wsi_sock *sock)
{
	int error;

	if (request->way == WSI_RIO_RECEIVE)
		error = wsi_transfer_check_receiver(sock, request->t.whole ? MSG_WAITALL : 0, true);
	else
		error = wsi_transfer_check_sender(sock, 0);
	if (error)
		end(&request->r, error);
	else
		wsi_request_submit(&request->r, NULL);
}

static struct wsi_rio_request *
next_deferred(struct wsi_rio_side *side)
{
	struct wsi_request *r = side->deferred;

	if (!r)
		return NULL;
	side->deferred = r->next;
	if (!side->deferred)
		side->deferred_end = &side->deferred;
	return of(r);
}

void
wsi_rio_issue(struct wsi_rio_side *side, struct wsi_sock *sock)
{
	struct wsi_rio_request *request;

	while ((request = next_deferred(side)))
		start(request, sock);
}

void
wsi_rio_abandon(struct wsi_rio_side *side)
{
	struct wsi_rio_request *request;

	pthread_mutex_lock(&side->issue);
	while ((request = next_deferred(side)))
		end(&request->r, WSA_OPERATION_ABORTED);
	pthread_mutex_unlock(&side->issue);
}

static bool
is_commit(const struct call *c)
{
	return c->flags & RIO_MSG_COMMIT_ONLY;
}

/* Of the whole call, whatever the socket is. */
static int
check(const struct call *c)
{
	if (c->flags & ~(DWORD)KNOWN_FLAGS)
		return WSAEINVAL;
	if (is_commit(c))
		return c->flags != RIO_MSG_COMMIT_ONLY || c->data || c->count || c->local || c->remote || c->control || c->told || c->context ? WSAEINVAL : 0;
	if (c->count != (c->data ? 1 : 0) || (c->way == WSI_RIO_SEND && c->flags & RIO_MSG_WAITALL))
		return WSAEINVAL;
	return 0;
}

/* A stream has no message without data, and a datagram is whole in any case. */
static int
check_for(const struct wsi_sock *sock, const struct call *c)
{
	return wsi_sock_is_stream(sock) ? (c->count ? 0 : WSAEINVAL) : (c->flags & RIO_MSG_WAITALL ? WSAEINVAL : 0);
}

static int
locate(const RIO_BUF *theirs, ULONG least, struct wsi_rio_piece *piece)
{
	int error = wsi_rio_locate(theirs, piece);

	return !error && theirs && piece->length < least ? WSAEFAULT : error;
}

/* The pieces of the program's buffers. */
static int
take_pieces(struct wsi_rio_request *request, const struct call *c)
{
	struct wsi_rio_piece data;
	int error = wsi_rio_locate(c->data, &data);

	if (!error)
		error = locate(c->local, ADDRESS, &request->local);
	if (!error)
		error = locate(c->remote, ADDRESS, &request->remote);
	if (!error)
		error = locate(c->control, sizeof(RIO_CMSG_BUFFER), &request->control);
	if (!error)
		error = locate(c->told, sizeof(ULONG), &request->flags);
	request->iov = (struct wsi_iov){data.base, data.length};
	return error;
}

/* Only the address that the socket has anyway: the kernel is not told where from. */
static int
check_source(const struct wsi_rio_request *request)
{
	RIO_CMSG_BUFFER control = {.TotalLength = 0};

	if (request->local.base)
		return WSAEOPNOTSUPP;
	if (request->control.base && wsi_posix_copy_in(&control, request->control.base, sizeof control))
		return WSAEFAULT;
	return control.TotalLength > RIO_CMSG_BASE_SIZE ? WSAEOPNOTSUPP : 0;
}

static int
take_target(struct wsi_rio_request *request)
{
	const char *to = request->remote.base;
	int error = check_source(request);

	/* One without an address goes to the default peer, and if there is none, that is its result. */
	if (error || !to || !request->t.io.datagram)
		return error;
	return wsi_transfer_address(&request->t, (const struct sockaddr *)(const void *)to, (int)request->remote.length);
}

static int
prepare(struct wsi_rio_request *request, struct wsi_rio_rq *rq, struct wsi_sock *sock, const struct call *c)
{
	int error = take_pieces(request, c);

	if (error)
		return error;
	request->r.kind = &kinds[c->way];
	request->r.sock = sock;
	request->rq = rq;
	request->way = c->way;
	request->quiet = c->flags & RIO_MSG_DONT_NOTIFY;
	request->context = c->context;
	wsi_transfer_begin(&request->t, sock, 0, &request->name);
	request->t.io.iov = &request->iov;
	request->t.io.iov_count = 1;
	request->t.whole = !request->t.io.datagram && (c->way == WSI_RIO_SEND || c->flags & RIO_MSG_WAITALL);
	if (c->way == WSI_RIO_SEND)
		return take_target(request);
	if (request->remote.base && request->t.io.datagram)
		request->t.io.name = request->name.bytes;
	return 0;
}

/* A slot for it, and a reference on its queue. */
static int
take_slot(struct wsi_rio_rq *rq, struct wsi_rio_side *side)
{
	int error = 0;

	wsi_dispatch_lock();
	if (rq->closed)
		error = WSAEINVAL;
	else if (side->outstanding >= side->most)
		error = WSAENOBUFS;
	else
		side->outstanding++;
	wsi_dispatch_unlock();
	if (!error)
		wsi_object_hold(&rq->object);
	return error;
}

static int
append(struct wsi_rio_rq *rq, struct wsi_rio_side *side, struct wsi_sock *sock, const struct call *c)
{
	struct wsi_rio_request *request = calloc(1, sizeof *request);
	int error = request ? prepare(request, rq, sock, c) : WSAENOBUFS;

	if (!error)
		error = take_slot(rq, side);
	if (error) {
		free(request);
		return error;
	}
	*side->deferred_end = &request->r;
	side->deferred_end = &request->r.next;
	return 0;
}

static int
call_entered(struct wsi_rio_rq *rq, struct wsi_sock *sock, const struct call *c)
{
	struct wsi_rio_side *side = &rq->sides[c->way];
	int error = is_commit(c) ? 0 : check_for(sock, c);

	if (error)
		return error;
	pthread_mutex_lock(&side->issue);
	if (!is_commit(c))
		error = append(rq, side, sock, c);
	if (!error && !(c->flags & RIO_MSG_DEFER))
		wsi_rio_issue(side, sock);
	pthread_mutex_unlock(&side->issue);
	return error;
}

static BOOL
run(RIO_RQ handle, const struct call *c)
{
	struct wsi_rio_rq *rq;
	struct wsi_sock *sock;
	int error = wsi_rio_enter(handle, &rq, &sock);

	if (error)
		return wsi_succeeded(error);
	error = check(c);
	if (!error)
		error = call_entered(rq, sock, c);
	wsi_rio_leave(rq, sock);
	return wsi_succeeded(error);
}

BOOL PASCAL
wsi_rio_receive(RIO_RQ rq, PRIO_BUF data, ULONG count, DWORD flags, PVOID context)
{
	return run(rq, &(struct call){.way = WSI_RIO_RECEIVE, .data = data, .count = count, .flags = flags, .context = context});
}

int PASCAL
wsi_rio_receive_ex(RIO_RQ rq, PRIO_BUF data, ULONG count, PRIO_BUF local, PRIO_BUF remote, PRIO_BUF control, PRIO_BUF told, DWORD flags, PVOID context)
{
	return run(rq, &(struct call){WSI_RIO_RECEIVE, data, count, local, remote, control, told, flags, context});
}

BOOL PASCAL
wsi_rio_send(RIO_RQ rq, PRIO_BUF data, ULONG count, DWORD flags, PVOID context)
{
	return run(rq, &(struct call){.way = WSI_RIO_SEND, .data = data, .count = count, .flags = flags, .context = context});
}

BOOL PASCAL
wsi_rio_send_ex(RIO_RQ rq, PRIO_BUF data, ULONG count, PRIO_BUF local, PRIO_BUF remote, PRIO_BUF control, PRIO_BUF told, DWORD flags, PVOID context)
{
	return run(rq, &(struct call){WSI_RIO_SEND, data, count, local, remote, control, told, flags, context});
}

/* Request queues of registered I/O: one a socket, until that closes. */
#include <stdlib.h>

#include "base/lasterror.h"
#include "base/wait.h"
#include "provider/rio.h"

static void
destroy(struct wsi_object *object)
{
	struct wsi_rio_rq *rq = (struct wsi_rio_rq *)object;

	for (unsigned i = 0; i < WSI_RIO_WAYS; i++) {
		if (rq->sides[i].cq)
			wsi_rio_release_cq(rq->sides[i].cq);
		pthread_mutex_destroy(&rq->sides[i].issue);
	}
	free(rq);
}

static const struct wsi_kind kind = {.destroy = destroy};

static bool
is_closed(const struct wsi_rio_rq *rq)
{
	bool closed;

	wsi_dispatch_lock();
	closed = rq->closed;
	wsi_dispatch_unlock();
	return closed;
}

/* The number of a closed socket may be another's by now: then the queue was closed before. */
static int
enter_open(struct wsi_rio_rq *rq, struct wsi_sock **sock)
{
	int error = wsi_sock_enter_known(rq->s, sock);

	if (error)
		return WSAEINVAL;
	if (!is_closed(rq))
		return 0;
	wsi_sock_leave(*sock);
	return WSAEINVAL;
}

int
wsi_rio_enter(RIO_RQ handle, struct wsi_rio_rq **rq, struct wsi_sock **sock)
{
	int error = wsi_rio_find(handle, &kind, (struct wsi_object **)(void *)rq);

	if (error)
		return error;
	error = enter_open(*rq, sock);
	if (error)
		wsi_object_release(&(*rq)->object);
	return error;
}

void
wsi_rio_leave(struct wsi_rio_rq *rq, struct wsi_sock *sock)
{
	wsi_sock_leave(sock);
	wsi_object_release(&rq->object);
}

void
wsi_rio_free_slot(struct wsi_rio_request *request)
{
	struct wsi_rio_side *side = &request->rq->sides[request->way];

	side->outstanding--;
	if (request->rq->closed)
		side->cq->reserved--;
}

/* Lock held, as in the next ones. */
static bool
has_room(const struct wsi_rio_cq *cq, ULONG more)
{
	return more <= cq->size - cq->reserved;
}

static int
reserve(struct wsi_rio_rq *rq)
{
	struct wsi_rio_side *receive = &rq->sides[WSI_RIO_RECEIVE], *send = &rq->sides[WSI_RIO_SEND];

	if (receive->cq->closed || send->cq->closed)
		return WSAEINVAL;
	if (!has_room(receive->cq, receive->most))
		return WSAENOBUFS;
	receive->cq->reserved += receive->most;
	if (has_room(send->cq, send->most)) {
		send->cq->reserved += send->most;
		return 0;
	}
	receive->cq->reserved -= receive->most;
	return WSAENOBUFS;
}

/* What is outstanding keeps its slots until it is dequeued. */
static void
shut(struct wsi_rio_rq *rq)
{
	rq->closed = true;
	for (unsigned i = 0; i < WSI_RIO_WAYS; i++)
		rq->sides[i].cq->reserved -= rq->sides[i].most - rq->sides[i].outstanding;
}

/* The number is entered before the socket has the queue, because it can fail; nobody knows it yet. */
static int
attach(struct wsi_rio_rq *rq, struct wsi_sock *sock, struct wsi_async *async)
{
	int error = wsi_rio_enter_number(&rq->object, &rq->number);
	struct wsi_object *object;

	if (error)
		return error;
	wsi_dispatch_lock();
	error = async->rio || wsi_sock_is_closing(sock) ? WSAEINVAL : reserve(rq);
	if (!error) {
		wsi_object_hold(&rq->object);
		async->rio = rq;
	}
	wsi_dispatch_unlock();
	if (error && !wsi_rio_forget((void *)rq->number, &kind, &object))
		wsi_object_release(object);
	return error;
}

/* Threads that wait at the port that is to be notified poll for the socket too, unless it has a port of its own. */
static int
choose_reactor(struct wsi_rio_rq *rq, struct wsi_sock *sock, struct wsi_async *async)
{
	struct wsi_port *port = rq->sides[WSI_RIO_RECEIVE].cq->port;

	if (!port)
		port = rq->sides[WSI_RIO_SEND].cq->port;
	if (!port || wsi_completion_is_associated(&async->completion))
		return 0;
	return wsi_async_poll_with(sock, async, port) ? WSAENOBUFS : 0;
}

static int
attach_to(struct wsi_rio_rq *rq, struct wsi_sock *sock)
{
	struct wsi_async *async;
	int error;

	if (sock->type == SOCK_RAW)
		return WSAEOPNOTSUPP;
	if (!sock->registered_io)
		return WSAEINVAL;
	error = wsi_async_have(sock, &async);
	if (!error)
		error = attach(rq, sock, async);
	return error ? error : choose_reactor(rq, sock, async);
}

static struct wsi_rio_rq *
make(SOCKET s, ULONG receives, ULONG sends, PVOID context)
{
	struct wsi_rio_rq *rq = calloc(1, sizeof *rq);

	if (!rq)
		return NULL;
	wsi_object_init(&rq->object, &kind);
	rq->s = s;
	rq->context = context;
	rq->sides[WSI_RIO_RECEIVE].most = receives;
	rq->sides[WSI_RIO_SEND].most = sends;
	for (unsigned i = 0; i < WSI_RIO_WAYS; i++) {
		pthread_mutex_init(&rq->sides[i].issue, NULL);
		rq->sides[i].deferred_end = &rq->sides[i].deferred;
	}
	return rq;
}

static int
create(struct wsi_rio_rq *rq, RIO_CQ receive_cq, RIO_CQ send_cq)
{
	struct wsi_sock *sock;
	int error = wsi_rio_find_cq(receive_cq, &rq->sides[WSI_RIO_RECEIVE].cq);

	if (!error)
		error = wsi_rio_find_cq(send_cq, &rq->sides[WSI_RIO_SEND].cq);
	if (!error)
		error = wsi_sock_enter(rq->s, &sock);
	if (error)
		return error;
	error = attach_to(rq, sock);
	wsi_sock_leave(sock);
	return error;
}

/* Windows has one buffer for each request, and says so in its documentation only. */
static bool
is_buffer_count(ULONG requests, ULONG buffers)
{
	return buffers == 1 || (!requests && !buffers);
}

RIO_RQ PASCAL
wsi_rio_create_rq(SOCKET s, ULONG receives, ULONG receive_buffers, ULONG sends, ULONG send_buffers, RIO_CQ receive_cq, RIO_CQ send_cq,
	PVOID context)
{
	struct wsi_rio_rq *rq;
	UINT_PTR number = 0;
	int error = WSAEINVAL;

	if ((!receives && !sends) || !is_buffer_count(receives, receive_buffers) || !is_buffer_count(sends, send_buffers))
		return wsi_succeeded(error), RIO_INVALID_RQ;
	rq = make(s, receives, sends, context);
	error = rq ? create(rq, receive_cq, send_cq) : WSAENOBUFS;
	if (!error)
		number = rq->number;
	if (rq)
		wsi_object_release(&rq->object);
	return wsi_succeeded(error) ? (RIO_RQ)number : RIO_INVALID_RQ;
}

/* Lock held. */
static int
resize(struct wsi_rio_rq *rq, const DWORD *most)
{
	struct wsi_rio_side *sides = rq->sides;
	bool same = sides[0].cq == sides[1].cq;
	ULONG more[WSI_RIO_WAYS];

	for (unsigned i = 0; i < WSI_RIO_WAYS; i++) {
		if (most[i] < sides[i].outstanding)
			return WSAETOOMANYREFS;
		more[i] = most[i] > sides[i].most ? most[i] - sides[i].most : 0;
	}
	for (unsigned i = 0; i < WSI_RIO_WAYS; i++)
		if (!has_room(sides[i].cq, more[i]))
			return WSAENOBUFS;
	if (same && (uint64_t)more[0] + more[1] > sides[0].cq->size - sides[0].cq->reserved)
		return WSAENOBUFS;
	for (unsigned i = 0; i < WSI_RIO_WAYS; i++) {
		sides[i].cq->reserved += most[i] - sides[i].most;
		sides[i].most = most[i];
	}
	return 0;
}

BOOL PASCAL
wsi_rio_resize_rq(RIO_RQ handle, DWORD receives, DWORD sends)
{
	const DWORD most[] = {[WSI_RIO_RECEIVE] = receives, [WSI_RIO_SEND] = sends};
	struct wsi_rio_rq *rq;
	struct wsi_sock *sock;
	int error = receives || sends ? wsi_rio_enter(handle, &rq, &sock) : WSAEINVAL;

	if (error)
		return wsi_succeeded(error);
	wsi_dispatch_lock();
	error = rq->closed ? WSAEINVAL : resize(rq, most);
	wsi_dispatch_unlock();
	wsi_rio_leave(rq, sock);
	return wsi_succeeded(error);
}

/* The lanes are closed. */
void
wsi_rio_close(struct wsi_async *async)
{
	struct wsi_rio_rq *rq;

	wsi_dispatch_lock();
	rq = async->rio;
	if (rq && !rq->closed)
		shut(rq);
	wsi_dispatch_unlock();
	for (unsigned i = 0; rq && i < WSI_RIO_WAYS; i++)
		wsi_rio_abandon(&rq->sides[i]);
}

/* After those who were inside when it closed. */
void
wsi_rio_bury(struct wsi_async *async)
{
	struct wsi_rio_rq *rq;
	struct wsi_object *object;

	wsi_rio_close(async);
	wsi_dispatch_lock();
	rq = async->rio;
	async->rio = NULL;
	wsi_dispatch_unlock();
	if (!rq)
		return;
	if (!wsi_rio_forget((void *)rq->number, &kind, &object))
		wsi_object_release(object);
	wsi_object_release(&rq->object);
}

/* It is given up with what was outstanding. */
void
wsi_rio_after_fork(struct wsi_async *async)
{
	if (async->rio)
		async->rio->closed = true;
	async->rio = NULL;
}

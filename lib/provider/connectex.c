/* ConnectEx: a request that connects, and then sends what the caller gave it. While it is pending the connect counts as one that is waited for (socktab.h), so nobody else notes its end. */
#include <mswsock.h>
#include <string.h>

#include "provider/blocking.h"
#include "provider/connect.h"
#include "provider/extension.h"
#include "provider/names.h"
#include "provider/netevents.h"
#include "provider/request.h"
#include "provider/transfer.h"

struct connecting {
	struct wsi_request r;
	struct wsi_name name;
	bool begun, made, over;
	size_t size;
	char data[];                    /* a copy: "the send buffer may be reused right after the call returned" */
};

/* connect() has no MSG_DONTWAIT. */
static int
begin(struct connecting *c)
{
	struct wsi_sock *sock = c->r.sock;
	int error = wsi_sock_lease(sock);

	if (error)
		return error;
	c->begun = true;
	error = wsi_posix_connect(sock->fd, c->name.bytes, c->name.len);
	wsi_sock_release(sock);
	return wsi_connect_local_trouble(sock, error);
}

static int
send_rest(struct connecting *c)
{
	size_t done;
	int error = 0;

	while (!error && c->r.bytes < c->size) {
		error = wsi_posix_send_part(c->r.sock->fd, c->data + c->r.bytes, c->size - c->r.bytes, false, &done);
		c->r.bytes += (DWORD)done;
	}
	return error && error != WSAEWOULDBLOCK ? wsi_transfer_send_failed(c->r.sock, error) : error;
}

static void
conclude(struct connecting *c, int error)
{
	struct wsi_sock *sock = c->r.sock;

	c->over = true;
	pthread_mutex_lock(&sock->lock);
	wsi_connect_conclude(sock, error, true);
	pthread_mutex_unlock(&sock->lock);
	wsi_netevents_after(sock, FD_CONNECT, error);
	wsi_block_wake_socket(sock);
}

static int
attempt(struct wsi_request *r)
{
	struct connecting *c = (struct connecting *)r;
	int error = 0;

	if (!c->made) {
		error = c->begun ? wsi_connect_outcome(r->sock) : begin(c);
		c->made = !error;
	}
	if (!error)
		error = send_rest(c);
	if (error != WSAEWOULDBLOCK)
		conclude(c, error);
	return error;
}

static int
taken_back(struct wsi_request *r, bool closing)
{
	(void)closing;
	conclude((struct connecting *)r, WSA_OPERATION_ABORTED);
	return WSA_OPERATION_ABORTED;
}

/* One that was never begun leaves the socket as it was. */
static void
release(struct wsi_request *r)
{
	struct connecting *c = (struct connecting *)r;

	if (c->over)
		return;
	pthread_mutex_lock(&r->sock->lock);
	r->sock->more.connecting = r->sock->more.connect_waited = r->sock->more.extended = false;
	r->sock->more.peer_len = 0;
	pthread_mutex_unlock(&r->sock->lock);
}

static const struct wsi_request_kind kind = {
	.lane = WSI_LANE_OUT,
	.pends = true,
	.eager = true,
	.attempt = attempt,
	.taken_back = taken_back,
	.release = release,
};

/* May it connect? Under the lock. */
static int
check(struct wsi_sock *sock)
{
	if (sock->more.listening || sock->more.accepting || sock->more.connecting)
		return WSAEINVAL;
	if (atomic_load(&sock->connected))
		return WSAEISCONN;
	return atomic_load(&sock->bound) ? 0 : WSAEINVAL;
}

static int
claim(struct wsi_sock *sock, const struct wsi_name *name)
{
	int error;

	pthread_mutex_lock(&sock->lock);
	error = check(sock);
	if (!error) {
		sock->more.connecting = sock->more.connect_waited = sock->more.extended = true;
		wsi_name_keep_peer(sock, name);
	}
	pthread_mutex_unlock(&sock->lock);
	return error;
}

static int
check_state(struct wsi_sock *sock)
{
	int error;

	if (!wsi_sock_is_stream(sock))
		return WSAEINVAL;
	wsi_connect_settle(sock);
	pthread_mutex_lock(&sock->lock);
	error = check(sock);
	pthread_mutex_unlock(&sock->lock);
	return error;
}

/* What a call has said. */
struct call {
	struct wsi_name name;
	const void *data;
	DWORD size;
	LPWSAOVERLAPPED overlapped;
};

static int
submit(struct wsi_sock *sock, const struct call *call)
{
	struct connecting *c;
	struct wsi_request *r;
	int error = wsi_request_new(&kind, sizeof *c + call->size, sock, call->overlapped, NULL, &r);

	if (error)
		return error;
	c = (struct connecting *)r;
	c->over = true;                 /* nothing is claimed yet */
	c->name = call->name;
	c->size = call->size;
	error = call->size ? wsi_posix_copy_in(c->data, call->data, call->size) : 0;
	if (!error)
		error = claim(sock, &c->name);
	if (error) {
		wsi_request_free(r);
		return error;
	}
	c->over = false;
	wsi_block_wake_socket(sock);
	return wsi_request_submit(r, NULL);
}

static int
connect_to(struct wsi_sock *sock, const struct sockaddr *name, int len, struct call *call)
{
	int error = check_state(sock);

	if (!error)
		error = wsi_name_take(sock, name, len, &call->name);
	if (!error)
		error = wsi_name_check_target(sock, &call->name);
	return error ? error : submit(sock, call);
}

BOOL PASCAL
wsi_ConnectEx(SOCKET s, const struct sockaddr *name, int namelen, PVOID buffer, DWORD size, LPDWORD sent, LPOVERLAPPED overlapped)
{
	struct call call = {.data = buffer, .size = buffer ? size : 0, .overlapped = overlapped};
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	(void)sent;                     /* is only written by one that is over at once, which is none */
	if (error)
		return wsi_extension_answer(error);
	error = wsi_extension_begin(overlapped);
	if (!error)
		error = connect_to(sock, name, namelen, &call);
	wsi_sock_leave(sock);
	return wsi_extension_answer(error);
}

/* AcceptEx: a request in its listener's lanes. In WSI_LANE_IN it waits for a connection, which gets the number of the socket that is accepted into; where bytes are wanted with it
 * the request goes on in WSI_LANE_ACCEPTED (async.h) until they come. */
#include <mswsock.h>
#include <string.h>

#include "base/ntstatus.h"
#include "provider/arrival.h"
#include "provider/extension.h"
#include "provider/netevents.h"
#include "provider/renew.h"
#include "provider/request.h"

#define STATUS_OF_TOO_LITTLE_ROOM 0xc0000023    /* STATUS_BUFFER_TOO_SMALL */

enum { SLACK = 16 };            /* of a slot, beside the address: AcceptEx of contracts.md */

struct accepting {
	struct wsi_request r;
	bool connected;                 /* `into` has the connection */
	bool stays;                     /* and is to keep it */
	char *buffer;
	DWORD data_size, local_size, remote_size;
};

/* A slot has the length of its address, and then that at the next eighth byte. */
static char *
address_in(char *slot)
{
	return (char *)(((uintptr_t)slot + sizeof(INT) + 7) & ~(uintptr_t)7);
}

static int
fill_slot(char *slot, const struct wsi_name *name)
{
	INT len = name->len;
	int error = wsi_posix_copy_out(slot, &len, sizeof len);

	return error ? error : wsi_posix_copy_out(address_in(slot), name->bytes, (size_t)len);
}

static int
fill_slots(const struct accepting *a, int fd, const struct wsi_name *peer)
{
	struct wsi_name name;
	int error = 0;

	if (a->local_size) {
		error = wsi_posix_getsockname(fd, name.bytes, &name.len);
		if (error)
			return error;
		name.len = wsi_sockaddr_out(name.bytes, name.len);
		error = fill_slot(a->buffer + a->data_size, &name);
	}
	if (error)
		return error;
	name = *peer;
	name.len = wsi_sockaddr_out(name.bytes, name.len);
	return fill_slot(a->buffer + a->data_size + a->local_size, &name);
}

static bool
is_short(const struct accepting *a, DWORD size)
{
	return size < (DWORD)wsi_sockaddr_size(a->r.sock->family) + SLACK;
}

/* The connection stays where it is ("Local address length too small"). */
static int
look_for_room(const struct accepting *a)
{
	struct wsi_pollfd p = {.fd = a->r.sock->fd, .events = WSI_POLL_IN};
	unsigned ready = 0;
	int error;

	if ((!a->local_size || !is_short(a, a->local_size)) && !is_short(a, a->remote_size))
		return 0;
	error = wsi_arrival_waits(a->r.sock) ? 0 : wsi_posix_poll(&p, 1, 0, &ready);
	if (error)
		return error;
	return ready || wsi_arrival_waits(a->r.sock) ? WSAEFAULT : WSAEWOULDBLOCK;
}

static void
note_connection(struct wsi_sock *into, const struct wsi_name *peer)
{
	pthread_mutex_lock(&into->lock);
	wsi_name_keep_peer(into, peer);
	into->more.connect_time = wsi_posix_now();
	pthread_mutex_unlock(&into->lock);
}

/* The other socket's number means the connection from now on; it is not buried while the lane's lock is held (async.h). */
static int
move_in(struct accepting *a, const struct wsi_arrival *arrival)
{
	struct wsi_sock *into = a->r.into;
	int error = fill_slots(a, arrival->fd, &arrival->peer);

	if (error) {
		wsi_posix_close(arrival->fd);
		return error;
	}
	if (atomic_load(&into->tuned) || atomic_load(&a->r.sock->tuned))
		wsi_renew_options(into, arrival->fd);
	error = wsi_async_exchange(into, arrival->fd);
	if (error)
		return error;
	note_connection(into, &arrival->peer);
	a->connected = true;
	return 0;
}

static int
take_connection(struct accepting *a)
{
	struct wsi_arrival arrival;
	int error = look_for_room(a);

	if (error == WSAEFAULT)
		a->r.status = STATUS_OF_TOO_LITTLE_ROOM;
	if (!error)
		error = wsi_arrival_take(a->r.sock, &arrival);
	if (error)
		return error;
	wsi_netevents_after(a->r.sock, FD_ACCEPT, 0);
	return move_in(a, &arrival);
}

static int
take_bytes(struct accepting *a)
{
	struct wsi_iov iov = {.base = a->buffer, .size = a->data_size};
	struct wsi_io io = {.fd = a->r.into->fd, .iov = &iov, .iov_count = 1};
	int error = wsi_posix_recv(&io);

	if (!error)
		a->r.bytes = (DWORD)io.done;
	return error;
}

/* It is connected before anyone is told so. */
static int
admit(struct accepting *a)
{
	struct wsi_sock *into = a->r.into;

	pthread_mutex_lock(&into->lock);
	into->more.bare = true;
	pthread_mutex_unlock(&into->lock);
	atomic_store(&into->connected, true);
	wsi_netevents_after(into, FD_CONNECT, 0);
	a->stays = true;
	return 0;
}

static int
attempt(struct wsi_request *r)
{
	struct accepting *a = (struct accepting *)r;
	int error;

	if (!a->connected) {
		error = take_connection(a);
		if (error)
			return error;
		return a->data_size ? WSI_REQUEST_ACCEPTED : admit(a);
	}
	error = take_bytes(a);
	return error ? error : admit(a);
}

/* A connection that nobody was told of ends; its socket may be accepted into again. */
static void
give_up_connection(struct wsi_sock *into)
{
	wsi_posix_reset(into->fd);
	pthread_mutex_lock(&into->lock);
	into->more.peer_len = 0;
	into->more.connect_time = 0;
	pthread_mutex_unlock(&into->lock);
}

static void
release(struct wsi_request *r)
{
	struct accepting *a = (struct accepting *)r;

	if (!r->into)
		return;
	if (a->connected && !a->stays)
		give_up_connection(r->into);
	pthread_mutex_lock(&r->into->lock);
	r->into->more.accepting = false;
	pthread_mutex_unlock(&r->into->lock);
	wsi_async_unclaim(r->into);
}

static const struct wsi_request_kind kind = {.lane = WSI_LANE_IN, .pends = true, .attempt = attempt, .release = release};

static bool
is_like(const struct wsi_sock *a, const struct wsi_sock *b)
{
	return a->family == b->family && a->type == b->type;
}

/* "Acceptor that is UDP, bound, connected, or already in another pending AcceptEx". Under its lock. */
static bool
is_fresh(struct wsi_sock *into)
{
	return !into->more.accepting && !into->more.connecting && !into->more.listening && !into->more.bare && !atomic_load(&into->bound) &&
		!atomic_load(&into->connected);
}

static int
claim(struct wsi_sock *into, struct wsi_sock *listener)
{
	struct wsi_async *async;
	int error = wsi_async_have(into, &async);

	if (error)
		return error;
	pthread_mutex_lock(&into->lock);
	if (!is_like(into, listener) || !is_fresh(into) || !wsi_async_claim(into, listener))
		error = WSAEINVAL;
	else
		into->more.accepting = true;
	pthread_mutex_unlock(&into->lock);
	return error;
}

/* What a call has said. */
struct call {
	char *buffer;
	DWORD data_size, local_size, remote_size;
	LPWSAOVERLAPPED overlapped;
};

static int
submit(struct wsi_sock *listener, struct wsi_sock *into, const struct call *c)
{
	struct wsi_request *r;
	struct accepting *a;
	int error = wsi_request_new(&kind, sizeof *a, listener, c->overlapped, NULL, &r);

	if (error)
		return error;
	a = (struct accepting *)r;
	a->buffer = c->buffer;
	a->data_size = c->data_size;
	a->local_size = c->local_size;
	a->remote_size = c->remote_size;
	error = claim(into, listener);
	if (error) {
		wsi_request_free(r);
		return error;
	}
	r->into = into;
	error = wsi_request_submit(r, NULL);
	/* The closing that came before looked for it in vain. */
	if (wsi_sock_is_closing(into))
		wsi_request_cancel_accept(into);
	return error;
}

static int
accept_into(struct wsi_sock *listener, struct wsi_sock *into, const struct call *c)
{
	int error;

	if (!wsi_sock_is_listening(listener) || listener == into)
		return WSAEINVAL;
	if (!c->buffer || !c->remote_size)
		return WSAEFAULT;
	error = wsi_sock_lease_for_good(listener);
	return error ? error : submit(listener, into, c);
}

static int
enter_and_accept(SOCKET listen_socket, SOCKET accept_socket, const struct call *c)
{
	struct wsi_sock *listener, *into;
	int error = wsi_sock_enter(listen_socket, &listener);

	if (error)
		return error;
	error = wsi_sock_enter(accept_socket, &into);
	if (!error) {
		error = accept_into(listener, into, c);
		wsi_sock_leave(into);
	}
	wsi_sock_leave(listener);
	return error;
}

BOOL PASCAL
wsi_AcceptEx(SOCKET listener, SOCKET acceptor, PVOID buffer, DWORD data_size, DWORD local_size, DWORD remote_size, LPDWORD received, LPOVERLAPPED overlapped)
{
	struct call c = {buffer, data_size, local_size, remote_size, overlapped};
	int error = wsi_extension_begin(overlapped);

	(void)received;                 /* is only written by one that is over at once, which is none */
	return wsi_extension_answer(error ? error : enter_and_accept(listener, acceptor, &c));
}

static void
find_address(char *slot, DWORD size, struct sockaddr **address, LPINT len)
{
	INT found;

	if (!size)
		return;
	memcpy(&found, slot, sizeof found);
	*address = (struct sockaddr *)(void *)address_in(slot);
	*len = found;
}

void PASCAL
wsi_GetAcceptExSockaddrs(PVOID buffer, DWORD data_size, DWORD local_size, DWORD remote_size, struct sockaddr **local, LPINT local_len,
	struct sockaddr **remote, LPINT remote_len)
{
	char *slots = (char *)buffer + data_size;

	find_address(slots, local_size, local, local_len);
	find_address(slots + local_size, remote_size, remote, remote_len);
}

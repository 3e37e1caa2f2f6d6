#include "provider/blocking.h"
#include "provider/condition.h"
#include "provider/netevents.h"
#include "provider/provider.h"

struct taking {
	struct wsi_sock *listener;
	struct wsi_condition condition;
	struct wsi_arrival arrival;
	SOCKET s;
};

static int
check_state(struct wsi_sock *sock)
{
	if (!wsi_sock_is_stream(sock))
		return WSAEOPNOTSUPP;
	return wsi_sock_is_listening(sock) ? 0 : WSAEINVAL;
}

static int
open_slot(struct taking *t)
{
	struct wsi_sock *l = t->listener;

	return wsi_sock_open(t->arrival.fd, l->family, l->type, l->protocol, 0, l, &t->s);
}

/* Take a connection, and have its slot open before any other thread can meet the descriptor; with a condition that is later. */
static int
take(void *what)
{
	struct taking *t = what;
	int error;

	wsi_sock_birth_begin();
	error = wsi_arrival_take(t->listener, &t->arrival);
	if (!error && !t->condition.ask)
		error = open_slot(t);
	wsi_sock_birth_end();
	return error;
}

static int
take_or_wait(struct taking *t)
{
	int error = take(t);

	if (error == WSAEWOULDBLOCK && !atomic_load(&t->listener->nonblocking))
		error = wsi_block_until(t->listener, WSI_POLL_IN, WSI_FOREVER, take, t);
	return error;
}

/* accept() has no MSG_DONTWAIT. */
static int
take_leased(struct taking *t)
{
	int error = wsi_sock_lease(t->listener);

	if (error)
		return error;
	error = take_or_wait(t);
	wsi_sock_release(t->listener);
	return error;
}

/* The kernel's socket has the listener's options already, but not its non-blocking mode. */
static int
finish(struct wsi_sock *sock, const struct wsi_name *peer)
{
	pthread_mutex_lock(&sock->lock);
	wsi_name_keep_peer(sock, peer);
	sock->more.connect_time = wsi_posix_now();
	pthread_mutex_unlock(&sock->lock);
	atomic_store(&sock->bound, true);
	atomic_store(&sock->connected, true);
	return atomic_load(&sock->nonblocking) ? wsi_sock_set_nonblocking(sock, true) : 0;
}

static int
give_peer(const struct taking *t, struct sockaddr *addr, INT *addrlen)
{
	struct wsi_name name = t->arrival.peer;

	if (!addr || !addrlen)
		return 0;
	name.len = wsi_sockaddr_out(name.bytes, name.len);
	return wsi_name_give(&name, addr, addrlen);
}

static int
complete(struct taking *t, struct sockaddr *addr, INT *addrlen)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(t->s, &sock);

	if (error)
		return error;
	error = finish(sock, &t->arrival.peer);
	if (!error)
		error = wsi_netevents_inherit(sock, t->listener);
	if (!error)
		error = give_peer(t, addr, addrlen);
	if (error)
		wsi_sock_close(sock);
	wsi_sock_leave(sock);
	return error;
}

/* The program has its say. */
static int
judge(struct taking *t)
{
	int error = wsi_condition_judge(&t->condition, t->listener, &t->arrival);

	if (error)
		return error;
	wsi_sock_birth_begin();
	error = open_slot(t);
	wsi_sock_birth_end();
	return error;
}

static int
accept_one(struct taking *t, struct sockaddr *addr, INT *addrlen)
{
	int error = check_state(t->listener);

	/* Before a connection is taken that could not be handed out. */
	if (!error && addr && addrlen)
		error = wsi_name_room(addrlen, t->listener->family);
	if (!error)
		error = wsi_condition_check(&t->condition);
	if (!error)
		error = take_leased(t);
	if (!error && t->condition.ask)
		error = judge(t);
	return error ? error : complete(t, addr, addrlen);
}

SOCKET WSPAPI
wsi_WSPAccept(SOCKET s, struct sockaddr *addr, LPINT addrlen, LPCONDITIONPROC condition, DWORD_PTR context, LPINT lpErrno)
{
	struct taking t = {.condition = {.ask = condition, .context = context}, .s = INVALID_SOCKET};
	int error = wsi_sock_enter(s, &t.listener);

	if (!error) {
		error = accept_one(&t, addr, addrlen);
		wsi_netevents_after(t.listener, FD_ACCEPT, error);
		wsi_sock_leave(t.listener);
	}
	*lpErrno = error;
	return error ? INVALID_SOCKET : t.s;
}

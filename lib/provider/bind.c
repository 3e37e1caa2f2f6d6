/* A socket's place: bind and listen. */
#include <string.h>

#include "provider/blocking.h"
#include "provider/connect.h"
#include "provider/endpoint.h"
#include "provider/names.h"
#include "provider/netevents.h"
#include "provider/provider.h"
#include "provider/sharing.h"

static const unsigned char limited_broadcast[4] = {255, 255, 255, 255};

/* "bind" of documented-errors.tsv: broadcast is asked for before it is bound to. Linux lets anyone have it. */
static int
check_broadcast(struct wsi_sock *sock, const struct wsi_name *name)
{
	struct wsi_endpoint e = wsi_endpoint_of(sock->family, name->bytes, true);
	int allowed, error;

	if (e.extent != WSI_ONE_V4 || memcmp(e.address + 12, limited_broadcast, sizeof limited_broadcast) != 0)
		return 0;
	if (wsi_sock_is_stream(sock))
		return WSAEADDRNOTAVAIL;
	error = wsi_posix_get_option(sock->fd, WSI_OPTION_BROADCAST, &allowed);
	return error || allowed ? error : WSAEACCES;
}

static int
bind_internet(struct wsi_sock *sock, const struct wsi_name *name)
{
	int error;

	if (sock->type == SOCK_RAW)
		return wsi_posix_bind(sock->fd, name->bytes, name->len);
	error = check_broadcast(sock, name);
	if (!error)
		error = wsi_sharing_bind(sock, name);
	/* Of a new socket the kernel can only dislike the scope. */
	return error == WSAEINVAL && sock->family == AF_INET6 ? WSAEADDRNOTAVAIL : error;
}

/* Or was, by an AcceptEx. */
static bool
is_accepted_into(struct wsi_sock *sock)
{
	bool so;

	pthread_mutex_lock(&sock->lock);
	so = sock->more.accepting || sock->more.bare;
	pthread_mutex_unlock(&sock->lock);
	return so;
}

static int
bind_to(struct wsi_sock *sock, const struct sockaddr *theirs, int len)
{
	struct wsi_name name;
	int error;

	wsi_connect_settle(sock);
	if (atomic_load(&sock->bound) || is_accepted_into(sock))
		return WSAEINVAL;
	error = wsi_name_take(sock, theirs, len, &name);
	if (error)
		return error;
	error = sock->family == AF_UNIX ? wsi_posix_bind(sock->fd, name.bytes, name.len) : bind_internet(sock, &name);
	if (!error)
		atomic_store(&sock->bound, true);
	return error;
}

int WSPAPI
wsi_WSPBind(SOCKET s, const struct sockaddr *name, int namelen, LPINT lpErrno)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (!error) {
		error = bind_to(sock, name, namelen);
		wsi_netevents_after(sock, FD_CONNECT, error);
		wsi_sock_leave(sock);
	}
	return wsi_answer(error, lpErrno);
}

enum { HINT_LEAST = 200, HINT_MOST = 65535 };

/* SOMAXCONN_HINT(n) is -n. */
static int
real_backlog(int backlog)
{
	if (backlog >= 0)
		return backlog;
	if (backlog > -HINT_LEAST)
		return HINT_LEAST;
	return backlog < -HINT_MOST ? HINT_MOST : -backlog;
}

/* Where the kernel cannot do it, listeners that share an address share its connections too. */
static void
stand_first(struct wsi_sock *sock)
{
	if (sock->more.shares_port)
		wsi_posix_first_come(sock->fd);
}

/* Under the lock. A second listen leaves the backlog as it is ("listen" of contracts.md). */
static int
listen_locked(struct wsi_sock *sock, int backlog)
{
	int error;

	if (sock->more.listening)
		return 0;
	if (sock->more.connecting)
		return WSAEINVAL;
	error = wsi_posix_listen(sock->fd, real_backlog(backlog));
	sock->more.listening = !error;
	if (!error)
		stand_first(sock);
	return error;
}

static int
listen_on(struct wsi_sock *sock, int backlog)
{
	int error;

	if (!wsi_sock_is_stream(sock))
		return WSAEOPNOTSUPP;
	wsi_connect_settle(sock);
	if (atomic_load(&sock->connected))
		return WSAEISCONN;
	if (!atomic_load(&sock->bound))
		return WSAEINVAL;
	pthread_mutex_lock(&sock->lock);
	error = listen_locked(sock, backlog);
	pthread_mutex_unlock(&sock->lock);
	return error;
}

int WSPAPI
wsi_WSPListen(SOCKET s, int backlog, LPINT lpErrno)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (!error) {
		error = listen_on(sock, backlog);
		wsi_netevents_after(sock, FD_CONNECT, error);
		wsi_block_wake_socket(sock);
		wsi_sock_leave(sock);
	}
	return wsi_answer(error, lpErrno);
}

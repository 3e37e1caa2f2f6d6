/* SO_UPDATE_ACCEPT_CONTEXT and SO_UPDATE_CONNECT_CONTEXT: a socket that was connected by AcceptEx or ConnectEx learns of it. */
#include "provider/connect.h"
#include "provider/optiontable.h"
#include "provider/renew.h"

/* Its names can be asked for from now on. A socket that knows already may hear it again. */
static int
update(struct wsi_sock *sock)
{
	if (!wsi_sock_is_stream(sock) || !atomic_load(&sock->connected))
		return WSAENOTCONN;
	atomic_store(&sock->bound, true);
	pthread_mutex_lock(&sock->lock);
	sock->more.bare = false;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

/* What accept would have handed on. */
static void
inherit(struct wsi_sock *sock, struct wsi_sock *listener)
{
	struct wsi_sock_more theirs;

	pthread_mutex_lock(&listener->lock);
	theirs = listener->more;
	pthread_mutex_unlock(&listener->lock);
	atomic_store(&sock->recv_timeout, atomic_load(&listener->recv_timeout));
	atomic_store(&sock->send_timeout, atomic_load(&listener->send_timeout));
	if (atomic_load(&listener->tuned) || atomic_load(&sock->tuned))
		wsi_renew_options(listener, sock->fd);
	atomic_store(&sock->tuned, atomic_load(&listener->tuned));
	pthread_mutex_lock(&sock->lock);
	sock->more.options = theirs.options;
	sock->more.send_buffer = theirs.send_buffer;
	sock->more.recv_buffer = theirs.recv_buffer;
	pthread_mutex_unlock(&sock->lock);
}

int
wsi_option_take_accept_context(struct wsi_sock *sock, const struct wsi_option_row *row, const void *theirs, int len)
{
	struct wsi_sock *listener;
	SOCKET s;
	int error;

	(void)row;
	if (len < (int)sizeof s || wsi_posix_copy_in(&s, theirs, sizeof s))
		return WSAEFAULT;
	error = wsi_sock_enter(s, &listener);
	if (error)
		return error;
	error = wsi_sock_is_listening(listener) ? update(sock) : WSAEINVAL;
	if (!error)
		inherit(sock, listener);
	wsi_sock_leave(listener);
	return error;
}

/* Any value will do, or none. */
int
wsi_option_take_connect_context(struct wsi_sock *sock, const struct wsi_option_row *row, const void *theirs, int len)
{
	(void)row, (void)theirs, (void)len;
	return update(sock);
}

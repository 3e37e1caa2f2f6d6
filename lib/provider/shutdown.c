#include "provider/connect.h"
#include "provider/disconnect.h"
#include "provider/provider.h"

/* The peer has gone; how, in the order of who noticed. */
static int
how_it_ended(struct wsi_sock *sock)
{
	int pending, none = 0;
	int error = wsi_posix_take_error(sock->fd, &pending);

	if (!error && pending)
		atomic_compare_exchange_strong(&sock->reset, &none, pending);
	error = atomic_load(&sock->reset);
	return error ? error : WSAECONNRESET;
}

int
wsi_shutdown_sending(struct wsi_sock *sock)
{
	int error;

	if (atomic_load(&sock->send_shut))
		return 0;
	error = wsi_posix_shutdown(sock->fd, SD_SEND);
	if (error == WSAENOTCONN)
		return how_it_ended(sock);
	if (!error)
		atomic_store(&sock->send_shut, true);
	return error;
}

/* Receiving ends in the API only: the kernel would wake a blocked recv, which Windows leaves waiting (blocking-and-cancel.md, 36), and what
 * comes later is still taken from the peer. */
static int
shut_stream(struct wsi_sock *sock, int how)
{
	int error;

	wsi_connect_settle(sock);
	if (!atomic_load(&sock->connected) || wsi_sock_is_bare(sock))
		return WSAENOTCONN;
	error = how != SD_RECEIVE ? wsi_shutdown_sending(sock) : 0;
	if (!error && how != SD_SEND)
		atomic_store(&sock->recv_shut, true);
	return error;
}

static int
shut_datagrams(struct wsi_sock *sock, int how)
{
	if (how != SD_SEND)
		atomic_store(&sock->recv_shut, true);
	if (how != SD_RECEIVE)
		atomic_store(&sock->send_shut, true);
	return 0;
}

int WSPAPI
wsi_WSPShutdown(SOCKET s, int how, LPINT lpErrno)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return wsi_answer(error, lpErrno);
	if (how != SD_RECEIVE && how != SD_SEND && how != SD_BOTH)
		error = WSAEINVAL;
	else
		error = wsi_sock_is_stream(sock) ? shut_stream(sock, how) : shut_datagrams(sock, how);
	wsi_sock_leave(sock);
	return wsi_answer(error, lpErrno);
}

/* TCP/IP carries no data with its farewells. */
static int
check_data(const WSABUF *theirs)
{
	WSABUF data;

	if (!theirs)
		return 0;
	if (wsi_posix_copy_in(&data, theirs, sizeof data))
		return WSAEFAULT;
	return data.buf && data.len ? WSAENOPROTOOPT : 0;
}

static int
disconnect(struct wsi_sock *sock, const WSABUF *data, int how)
{
	int error;

	wsi_connect_settle(sock);
	if (wsi_sock_is_stream(sock) && !atomic_load(&sock->connected))
		return WSAENOTCONN;
	error = check_data(data);
	if (error)
		return error;
	return wsi_sock_is_stream(sock) ? shut_stream(sock, how) : shut_datagrams(sock, how);
}

static int
disconnect_handle(SOCKET s, const WSABUF *data, int how)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return error;
	error = disconnect(sock, data, how);
	wsi_sock_leave(sock);
	return error;
}

int WSPAPI
wsi_WSPSendDisconnect(SOCKET s, LPWSABUF data, LPINT lpErrno)
{
	return wsi_answer(disconnect_handle(s, data, SD_SEND), lpErrno);
}

int WSPAPI
wsi_WSPRecvDisconnect(SOCKET s, LPWSABUF data, LPINT lpErrno)
{
	return wsi_answer(disconnect_handle(s, data, SD_RECEIVE), lpErrno);
}

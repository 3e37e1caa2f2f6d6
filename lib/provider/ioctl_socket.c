/* Codes of WSAIoctl for sockets of any kind. */
#include "provider/ioctl.h"
#include "provider/netevents.h"

static int
give_dword(struct wsi_ioctl *call, DWORD value)
{
	return wsi_ioctl_give(call, &value, sizeof value);
}

int
wsi_ioctl_blocking_mode(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	DWORD on;
	int error = wsi_ioctl_take(call, &on, sizeof on);

	call->tell = true;
	return error ? error : wsi_netevents_set_nonblocking(sock, on != 0);
}

int
wsi_ioctl_readable(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	uint32_t bytes = 0;
	int error = wsi_sock_is_listening(sock) ? 0 : wsi_posix_available(sock->fd, &bytes);

	if (error == WSAECONNRESET)
		atomic_store(&sock->reset, error);
	return error ? error : give_dword(call, bytes);
}

/* "Urgent data" of observed-behaviour.md: a byte that came while SO_OOBINLINE was on is not urgent. */
int
wsi_ioctl_at_mark(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	bool at_mark;
	int error = wsi_posix_at_mark(sock->fd, &at_mark);

	if (error)
		return error;
	pthread_mutex_lock(&sock->lock);
	if (at_mark)
		sock->more.urgent_merged = false;
	else if (sock->more.options.oob_inline)
		at_mark = !sock->more.urgent_merged;
	pthread_mutex_unlock(&sock->lock);
	return give_dword(call, at_mark);
}

/* Nothing is layered over the base provider's own sockets. */
int
wsi_ioctl_base_handle(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	SOCKET s = (SOCKET)sock->fd;

	return wsi_ioctl_give(call, &s, sizeof s);
}

int
wsi_ioctl_peer_process(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	uint32_t pid;
	int error;

	if (sock->family != AF_UNIX)
		return WSAEOPNOTSUPP;
	if (call->out_size < sizeof pid)
		return WSAEFAULT;
	error = atomic_load(&sock->connected) ? wsi_posix_peer_process(sock->fd, &pid) : WSAENOTCONN;
	return error ? error : give_dword(call, pid);
}

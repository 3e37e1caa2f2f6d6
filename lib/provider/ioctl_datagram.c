/* Codes of WSAIoctl for datagram and raw sockets. */
#include <mstcpip.h>
#include <mswsock.h>

#include "provider/ioctl.h"

static bool
is_internet(const struct wsi_sock *sock)
{
	return sock->family == AF_INET || sock->family == AF_INET6;
}

static bool
is_datagram(const struct wsi_sock *sock)
{
	return sock->type == SOCK_DGRAM && is_internet(sock);
}

static int
take_flag(struct wsi_sock *sock, struct wsi_ioctl *call, int bit)
{
	DWORD on;
	int error = is_datagram(sock) ? wsi_ioctl_take(call, &on, sizeof on) : WSAEOPNOTSUPP;

	if (error)
		return error;
	if (on)
		atomic_fetch_and(&sock->deaf_to, ~bit);
	else
		atomic_fetch_or(&sock->deaf_to, bit);
	return 0;
}

/* The kernel itself is asked not to report what nobody wants to hear: select would tell of it. Connected sockets are told all the same (transfer.c). */
int
wsi_ioctl_report_reset(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	int on, error = take_flag(sock, call, WSI_DEAF_TO_RESET);

	if (error)
		return error;
	on = !(atomic_load(&sock->deaf_to) & WSI_DEAF_TO_RESET);
	error = wsi_posix_set_option(sock->fd, WSI_OPTION_RECV_ERROR, on);
	if (!error && sock->family == AF_INET6)
		error = wsi_posix_set_option(sock->fd, WSI_OPTION_V6_RECV_ERROR, on);
	return error;
}

int
wsi_ioctl_report_unreachable(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	return take_flag(sock, call, WSI_DEAF_TO_UNREACHABLE);
}

/* A full queue of the kernel's drops what comes. */
int
wsi_ioctl_circular(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	(void)call;
	return wsi_sock_is_stream(sock) ? WSAENOPROTOOPT : 0;
}

int
wsi_ioctl_broadcast_address(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = INADDR_BROADCAST};

	if (sock->family != AF_INET)
		return WSAEOPNOTSUPP;
	return wsi_sock_is_stream(sock) ? WSAENOPROTOOPT : wsi_ioctl_give(call, &name, sizeof name);
}

static int
set_either(struct wsi_sock *sock, enum wsi_option v4, enum wsi_option v6, int value)
{
	return wsi_posix_set_option(sock->fd, sock->family == AF_INET6 ? v6 : v4, value);
}

int
wsi_ioctl_multicast_loop(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	DWORD on;
	int error;

	if (!is_internet(sock) || wsi_sock_is_stream(sock))
		return WSAENOPROTOOPT;
	error = wsi_ioctl_take(call, &on, sizeof on);
	return error ? error : set_either(sock, WSI_OPTION_MULTICAST_LOOP, WSI_OPTION_V6_MULTICAST_LOOP, on != 0);
}

int
wsi_ioctl_multicast_scope(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	int hops, error;

	if (!is_internet(sock) || wsi_sock_is_stream(sock))
		return WSAENOPROTOOPT;
	error = wsi_ioctl_take(call, &hops, sizeof hops);
	if (error)
		return error;
	if (hops < 0 || hops > 255)
		return WSAEINVAL;
	return set_either(sock, WSI_OPTION_MULTICAST_TTL, WSI_OPTION_V6_MULTICAST_HOPS, hops);
}

/* Off is how every socket is; the kernel's raw sockets cannot be more than that. */
int
wsi_ioctl_receive_all(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	DWORD mode;
	int error;

	if (sock->type != SOCK_RAW || !atomic_load(&sock->bound))
		return WSAEINVAL;
	error = wsi_ioctl_take(call, &mode, sizeof mode);
	if (error)
		return error;
	if (mode > RCVALL_MAX || mode == RCVALL_SOCKETLEVELONLY)
		return WSAEINVAL;
	return mode == RCVALL_OFF ? 0 : WSAEOPNOTSUPP;
}

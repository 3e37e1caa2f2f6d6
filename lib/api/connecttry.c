#include "api/connecttry.h"

#include <ws2tcpip.h>

#include "api/api.h"
#include "posix/posix.h"
#include "provider/connect.h"

static int
read_timeout(const struct timeval *theirs, int64_t *deadline)
{
	struct timeval tv;

	*deadline = WSI_FOREVER;
	if (!theirs)
		return 0;
	if (wsi_posix_copy_in(&tv, theirs, sizeof tv))
		return WSAEFAULT;
	if (tv.tv_sec < 0 || tv.tv_usec < 0)
		return WSAEINVAL;
	if (tv.tv_sec < INT32_MAX)
		*deadline = wsi_posix_now() + (int64_t)tv.tv_sec * 1000000000 + (int64_t)tv.tv_usec * 1000;
	return 0;
}

/* "WSAConnectByName" of observed-behaviour.md: no datagram socket since Windows 10. */
static int
learn(struct wsi_connecttry *t, const WSPPROC_TABLE *provider)
{
	WSAPROTOCOL_INFOW info;
	int size = sizeof info, error = 0, v6_only = 1;

	provider->lpWSPGetSockOpt(t->s, SOL_SOCKET, SO_PROTOCOL_INFOW, (char *)&info, &size, &error);
	if (error)
		return error;
	if (info.iSocketType != SOCK_STREAM)
		return WSAEFAULT;
	t->family = info.iAddressFamily;
	size = sizeof v6_only;
	if (t->family == AF_INET6)
		provider->lpWSPGetSockOpt(t->s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&v6_only, &size, &error);
	/* The option is answered in one byte. */
	t->dual = t->family == AF_INET6 && !*(unsigned char *)&v6_only;
	return error;
}

/* Room that is offered in part is no offer. */
static int
check_room(const struct wsi_connecttry *t, const DWORD *their_size, const SOCKADDR *where)
{
	DWORD size;

	if (!their_size || !where)
		return 0;
	if (wsi_posix_copy_in(&size, their_size, sizeof size))
		return WSAEFAULT;
	return size < (DWORD)wsi_sockaddr_size(t->family) ? WSAEFAULT : 0;
}

int
wsi_connecttry_begin(struct wsi_connecttry *t, SOCKET s, const struct timeval *timeout)
{
	const WSPPROC_TABLE *provider;
	int error = wsi_enter(&provider);

	t->s = s;
	if (!error)
		error = read_timeout(timeout, &t->deadline);
	if (!error)
		error = learn(t, provider);
	if (!error)
		error = check_room(t, t->local_size, t->local);
	return error ? error : check_room(t, t->remote_size, t->remote);
}

static int
hand_out(const SOCKADDR_STORAGE *name, int len, DWORD *their_size, SOCKADDR *where)
{
	DWORD size = (DWORD)len;
	int error;

	if (!their_size || !where)
		return 0;
	error = wsi_posix_copy_out(where, name, size);
	return error ? error : wsi_posix_copy_out(their_size, &size, sizeof size);
}

/* The port stands at the same place in both families; the local one is not told ("WSAConnectByName" of observed-behaviour.md). */
static int
report(const struct wsi_connecttry *t, const WSPPROC_TABLE *provider)
{
	SOCKADDR_STORAGE local, remote;
	int local_len = sizeof local, remote_len = sizeof remote, error = 0;

	provider->lpWSPGetSockName(t->s, (SOCKADDR *)&local, &local_len, &error);
	if (!error)
		provider->lpWSPGetPeerName(t->s, (SOCKADDR *)&remote, &remote_len, &error);
	if (error)
		return error;
	if (t->family != AF_UNIX)
		((struct sockaddr_in *)&local)->sin_port = 0;
	error = hand_out(&local, local_len, t->local_size, t->local);
	return error ? error : hand_out(&remote, remote_len, t->remote_size, t->remote);
}

/* Straight to the provider: no function of the SPI waits for a time. */
int
wsi_connecttry_one(struct wsi_connecttry *t, const SOCKADDR *name, int len)
{
	const WSPPROC_TABLE *provider;
	int64_t left = t->deadline == WSI_FOREVER ? WSI_FOREVER : t->deadline - wsi_posix_now();
	int error = wsi_enter(&provider);

	if (error)
		return error;
	if (left <= 0)
		return WSAETIMEDOUT;
	error = wsi_connect_within(t->s, name, len, left);
	if (error)
		return error;
	error = report(t, provider);
	wsi_connect_bare(t->s);
	return error;
}

bool
wsi_connecttry_goes_on(int error)
{
	switch (error) {
	case WSAEINTR:
	case WSAENOTSOCK:
	case WSAEINVAL:
	case WSAEISCONN:
	case WSAEALREADY:
	case WSAECONNABORTED:
	case WSANOTINITIALISED:
	case WSAEINPROGRESS:
		return false;
	default:
		return error != 0;
	}
}

/* WSAJoinLeaf: a multicast group of IP, where all are leaves. */
#include <string.h>
#include <ws2tcpip.h>

#include "provider/connect.h"
#include "provider/names.h"
#include "provider/provider.h"

static int
check_state(const struct wsi_sock *sock, DWORD flags)
{
	if (!sock->leaf)
		return WSAEINVAL;
	return flags == JL_SENDER_ONLY || flags == JL_RECEIVER_ONLY || flags == JL_BOTH ? 0 : WSAEINVAL;
}

/* contracts.md: a socket without an address gets one. */
static int
have_address(struct wsi_sock *sock)
{
	struct sockaddr_in6 any = {.sin6_family = (short)sock->family};
	int error = 0;

	if (!atomic_load(&sock->bound))
		wsi_WSPBind((SOCKET)sock->fd, (struct sockaddr *)&any, wsi_sockaddr_size(sock->family), &error);
	return error;
}

/* By the interface of the address that the socket is bound to; by the one that IP_MULTICAST_IF names, if it is bound to none. */
static int
join_v4(struct wsi_sock *sock, const struct wsi_name *name)
{
	struct sockaddr_in group, local;
	struct wsi_name own;
	struct wsi_group g = {.join = true};
	int error = wsi_posix_getsockname(sock->fd, own.bytes, &own.len);

	if (error)
		return error;
	memcpy(&group, name->bytes, sizeof group);
	memcpy(&local, own.bytes, sizeof local);
	g.group = group.sin_addr.s_addr;
	g.interface = local.sin_addr.s_addr;
	if (!g.interface) {
		pthread_mutex_lock(&sock->lock);
		g.interface = sock->more.multicast_interface;
		pthread_mutex_unlock(&sock->lock);
	}
	return IN_MULTICAST(ntohl(g.group)) ? wsi_posix_group(sock->fd, &g) : WSAEADDRNOTAVAIL;
}

static int
join_v6(struct wsi_sock *sock, const struct wsi_name *name)
{
	struct sockaddr_in6 group;
	struct wsi_group_v6 g = {.join = true};
	int index, error = wsi_posix_get_option(sock->fd, WSI_OPTION_V6_MULTICAST_IF, &index);

	if (error)
		return error;
	memcpy(&group, name->bytes, sizeof group);
	memcpy(g.group, &group.sin6_addr, sizeof g.group);
	g.index = group.sin6_scope_id ? group.sin6_scope_id : (uint32_t)index;
	return g.group[0] == 0xff ? wsi_posix_group_v6(sock->fd, &g) : WSAEADDRNOTAVAIL;
}

static int
join(struct wsi_sock *sock, const struct wsi_name *name)
{
	int error = sock->family == AF_INET ? join_v4(sock, name) : join_v6(sock, name);

	return error == WSAEADDRINUSE ? WSAEISCONN : error;
}

static int
join_leaf(struct wsi_sock *sock, const struct sockaddr *theirs, int len, DWORD flags)
{
	struct wsi_name name;
	int error = check_state(sock, flags);

	if (!error)
		error = wsi_name_take(sock, theirs, len, &name);
	if (!error)
		error = wsi_name_check_target(sock, &name);
	if (!error)
		error = have_address(sock);
	if (error || flags == JL_SENDER_ONLY)
		return error;
	return join(sock, &name);
}

/* No root, no new socket: the leaf itself is the answer. */
SOCKET WSPAPI
wsi_WSPJoinLeaf(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller, LPWSABUF callee, LPQOS sqos, LPQOS gqos, DWORD flags,
	LPINT lpErrno)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (!error) {
		error = wsi_connect_check_extras(caller, sqos, gqos);
		if (!error)
			error = wsi_connect_no_data(callee);
		if (!error)
			error = join_leaf(sock, name, namelen, flags);
		wsi_sock_leave(sock);
	}
	*lpErrno = error;
	return error ? INVALID_SOCKET : s;
}

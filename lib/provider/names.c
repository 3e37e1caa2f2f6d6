#include "provider/names.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "file/path.h"
#include "provider/connect.h"
#include "provider/endpoint.h"
#include "provider/provider.h"

enum { PATH_AT = sizeof(u_short) };

/* A path is a file's name, Windows' or the system's (file/path.h). A name that begins with a NUL, or none, is for the kernel to judge. */
static int
take_path(struct wsi_name *name)
{
	char windows[WSI_NAME_MAX - PATH_AT + 1] = "", *path;
	size_t size;

	memcpy(windows, name->bytes + PATH_AT, (size_t)name->len - PATH_AT);
	if (!windows[0])
		return 0;
	if (wsi_path_posix(windows, &path))
		return WSAEINVAL;
	size = strlen(path) + 1;
	if (PATH_AT + size <= (size_t)wsi_sockaddr_size(AF_UNIX)) {
		memcpy(name->bytes + PATH_AT, path, size);
		name->len = (int)(PATH_AT + size);
	}
	free(path);
	return PATH_AT + size <= (size_t)wsi_sockaddr_size(AF_UNIX) ? 0 : WSAEFAULT;
}

int
wsi_name_take(const struct wsi_sock *sock, const struct sockaddr *theirs, int len, struct wsi_name *name)
{
	u_short family;
	int error = wsi_sockaddr_in(theirs, len, name->bytes, &name->len);

	if (error)
		return error;
	error = wsi_posix_take(&family, theirs, sizeof family);
	if (error)
		return error;
	if (family != sock->family)
		return WSAEAFNOSUPPORT;
	return family == AF_UNIX ? take_path(name) : 0;
}

static bool
lacks_port(const struct wsi_sock *sock, const struct wsi_endpoint *e)
{
	return sock->type != SOCK_RAW && !e->port;
}

/* "connect" and "sendto" of contracts.md. */
int
wsi_name_check_target(const struct wsi_sock *sock, const struct wsi_name *name)
{
	struct wsi_endpoint e;

	if (sock->family == AF_UNIX)
		return 0;
	e = wsi_endpoint_of(sock->family, name->bytes, true);
	return wsi_endpoint_is_any(&e) || lacks_port(sock, &e) ? WSAEADDRNOTAVAIL : 0;
}

int
wsi_name_room(const INT *len, int family)
{
	INT room;

	if (!len || wsi_posix_take(&room, len, sizeof room))
		return WSAEFAULT;
	return room < wsi_sockaddr_size(family) ? WSAEFAULT : 0;
}

int
wsi_name_give(const struct wsi_name *name, struct sockaddr *theirs, INT *len)
{
	INT size = name->len;
	int error = wsi_posix_give(theirs, name->bytes, (size_t)name->len);

	return error ? error : wsi_posix_give(len, &size, sizeof size);
}

int
wsi_name_of_socket(const struct wsi_sock *sock, struct wsi_name *name)
{
	int error = wsi_posix_getsockname(sock->fd, name->bytes, &name->len);

	if (!error)
		name->len = wsi_sockaddr_out(name->bytes, name->len);
	return error;
}

int
wsi_name_of_peer(const struct wsi_sock *sock, struct wsi_name *name)
{
	int error = wsi_posix_getpeername(sock->fd, name->bytes, &name->len);

	if (!error)
		name->len = wsi_sockaddr_out(name->bytes, name->len);
	return error;
}

void
wsi_name_keep_peer(struct wsi_sock *sock, const struct wsi_name *peer)
{
	memcpy(sock->more.peer, peer->bytes, (size_t)peer->len);
	sock->more.peer_len = wsi_sockaddr_out(sock->more.peer, peer->len);
}

static int
give(const struct wsi_sock *sock, const struct wsi_name *name, struct sockaddr *theirs, INT *len)
{
	int error = theirs ? wsi_name_room(len, sock->family) : WSAEFAULT;

	return error ? error : wsi_name_give(name, theirs, len);
}

static int
local_name(struct wsi_sock *sock, struct sockaddr *theirs, INT *len)
{
	struct wsi_name name;
	int error;

	wsi_connect_settle(sock);
	if (!atomic_load(&sock->bound) || wsi_sock_is_bare(sock))
		return WSAEINVAL;
	error = wsi_name_of_socket(sock, &name);
	return error ? error : give(sock, &name, theirs, len);
}

int WSPAPI
wsi_WSPGetSockName(SOCKET s, struct sockaddr *name, LPINT namelen, LPINT lpErrno)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (!error) {
		error = local_name(sock, name, namelen);
		wsi_sock_leave(sock);
	}
	return wsi_answer(error, lpErrno);
}

/* As kept since connect or accept: Windows knows the peer while the connection is being made and after it has gone. The kernel is asked for a
 * descriptor that was connected elsewhere. */
static int
find_peer(struct wsi_sock *sock, struct wsi_name *name)
{
	int error = 0;

	wsi_connect_settle(sock);
	pthread_mutex_lock(&sock->lock);
	name->len = sock->more.peer_len;
	if (sock->more.bare || sock->more.extended || (sock->more.accepting && name->len))
		error = WSAENOTCONN;
	memcpy(name->bytes, sock->more.peer, (size_t)name->len);
	pthread_mutex_unlock(&sock->lock);
	if (!error && !name->len)
		error = atomic_load(&sock->connected) ? wsi_name_of_peer(sock, name) : WSAENOTCONN;
	return error;
}

int WSPAPI
wsi_WSPGetPeerName(SOCKET s, struct sockaddr *name, LPINT namelen, LPINT lpErrno)
{
	struct wsi_name peer;
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (!error) {
		error = find_peer(sock, &peer);
		if (!error)
			error = give(sock, &peer, name, namelen);
		wsi_sock_leave(sock);
	}
	return wsi_answer(error, lpErrno);
}

/* Where sockets begin and end. */
#include "provider/blocking.h"
#include "provider/catalog.h"
#include "provider/duplicate.h"
#include "provider/provider.h"

#define MILLISECOND INT64_C(1000000)
#define SECOND      (1000 * MILLISECOND)

/* What socket() is given, before and after the catalogue was asked. */
struct request {
	int family, type, protocol;
};

/* FROM_PROTOCOL_INFO, and nought too, leave a number to the structure. */
static int
left_to(int plain, int theirs)
{
	return plain && plain != FROM_PROTOCOL_INFO ? plain : theirs;
}

static int
merge(struct request *r, const WSAPROTOCOL_INFOW *info)
{
	r->family = left_to(r->family, info->iAddressFamily);
	r->type = left_to(r->type, info->iSocketType);
	r->protocol = left_to(r->protocol, info->iProtocol);
	return r->family ? 0 : WSAEAFNOSUPPORT;
}

static int
check_group(GROUP g)
{
	return g > SG_CONSTRAINED_GROUP ? WSAEINVAL : 0;
}

enum {
	LEAF = WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF,
	ROOT = WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_D_ROOT,
	KNOWN = WSA_FLAG_OVERLAPPED | LEAF | ROOT | WSA_FLAG_ACCESS_SYSTEM_SECURITY | WSA_FLAG_NO_HANDLE_INHERIT | WSA_FLAG_REGISTERED_IO,
};

/* Of the flags of a multipoint session one for each plane; groups of datagrams have neither a control root nor a data root (the catalogue's
 * XP1_MULTIPOINT_… bits). */
static int
check_flags(const struct request *r, DWORD flags)
{
	if (flags & ~(DWORD)KNOWN)
		return WSAEINVAL;
	if (!(flags & (LEAF | ROOT)))
		return 0;
	return (flags & (LEAF | ROOT)) == LEAF && r->type != SOCK_STREAM ? 0 : WSAEINVAL;
}

/* Make the descriptor and have its slot open before any other thread can meet it. */
static int
bear(const struct request *r, DWORD flags, SOCKET *s)
{
	int fd, error;

	wsi_sock_birth_begin();
	error = wsi_posix_socket(r->family, r->type, r->protocol, &fd);
	if (!error && flags & WSA_FLAG_NO_HANDLE_INHERIT) {
		error = wsi_posix_set_inheritable(fd, false);
		if (error)
			wsi_posix_close(fd);
	}
	if (!error)
		error = wsi_sock_open(fd, r->family, r->type, r->protocol, flags, NULL, s);
	wsi_sock_birth_end();
	return error;
}

static int
create(struct request *r, GROUP g, DWORD flags, SOCKET *s)
{
	int error = wsi_catalog_choose(&r->family, &r->type, &r->protocol);

	if (!error)
		error = check_group(g);
	if (!error)
		error = check_flags(r, flags);
	return error ? error : bear(r, flags, s);
}

/* The structure says a protocol, or stands for a socket that was duplicated. */
static int
create_by(const WSAPROTOCOL_INFOW *theirs, struct request *r, GROUP g, DWORD flags, SOCKET *s)
{
	WSAPROTOCOL_INFOW info;
	int error = wsi_posix_copy_in(&info, theirs, sizeof info);

	if (error)
		return error;
	if (wsi_duplicate_is(&info))
		return wsi_duplicate_open(&info, flags, s);
	error = merge(r, &info);
	return error ? error : create(r, g, flags, s);
}

SOCKET WSPAPI
wsi_WSPSocket(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags, LPINT lpErrno)
{
	struct request r = {.family = af, .type = type, .protocol = protocol};
	SOCKET s = INVALID_SOCKET;

	*lpErrno = info ? create_by(info, &r, g, flags, &s) : create(&r, g, flags, &s);
	return *lpErrno ? INVALID_SOCKET : s;
}

/* Has the peer everything, or is it gone? */
static int
is_drained(struct wsi_sock *sock, bool *drained)
{
	struct wsi_pollfd p = {.fd = sock->fd};
	unsigned ready;
	uint32_t bytes;
	int error = wsi_posix_poll(&p, 1, 0, &ready);

	if (!error && !ready)
		error = wsi_posix_unsent(sock->fd, &bytes);
	*drained = ready || (!error && !bytes);
	return error;
}

/* Wait for the peer, or until the time is up and the connection is reset. Nothing is shut before that, so a close that is cancelled leaves the
 * socket as it was. The kernel has no event for acknowledged data, hence the looks in growing intervals. */
static int
look_until_drained(struct wsi_sock *sock, struct wsi_block *b, int64_t give_up)
{
	struct wsi_pollfd none[1];
	int64_t pause = MILLISECOND;
	bool drained;
	int error;

	for (;;) {
		int64_t next = wsi_posix_now() + pause;

		b->deadline = next < give_up ? next : give_up;
		error = wsi_block_wait(b, none, 0);
		if (error && error != WSAETIMEDOUT)
			return error;
		error = is_drained(sock, &drained);
		if (error || drained)
			return error;
		if (wsi_posix_now() >= give_up)
			return wsi_posix_reset_on_close(sock->fd);
		pause = pause < 16 * MILLISECOND ? pause * 2 : pause;
	}
}

static int
drain(struct wsi_sock *sock, unsigned seconds)
{
	struct wsi_block b;
	int error = wsi_block_begin(&b, sock, WSI_FOREVER);

	if (error)
		return error;
	error = look_until_drained(sock, &b, wsi_posix_now() + seconds * SECOND);
	wsi_block_end(&b);
	return error;
}

/* Does another thread linger already? Then this close ends it, and not after another wait. */
static int
drain_once(struct wsi_sock *sock, unsigned seconds)
{
	bool lingers;
	int error;

	pthread_mutex_lock(&sock->lock);
	lingers = sock->more.lingers;
	sock->more.lingers = true;
	pthread_mutex_unlock(&sock->lock);
	if (lingers)
		return 0;
	error = drain(sock, seconds);
	pthread_mutex_lock(&sock->lock);
	sock->more.lingers = false;
	pthread_mutex_unlock(&sock->lock);
	return error;
}

/* SO_LINGER, of a connection: 0 to close now. A time of nought ends it with a reset; otherwise a blocking socket waits until the peer has
 * everything, and a non-blocking one that would have to stays open. */
static int
linger(struct wsi_sock *sock)
{
	struct wsi_sock_options options;
	bool drained;
	int error;

	pthread_mutex_lock(&sock->lock);
	options = sock->more.options;
	pthread_mutex_unlock(&sock->lock);
	if (!options.linger_on || !wsi_sock_is_stream(sock) || !atomic_load(&sock->connected))
		return 0;
	if (!options.linger_seconds)
		return wsi_posix_reset_on_close(sock->fd);
	error = is_drained(sock, &drained);
	if (error || drained)
		return error;
	return atomic_load(&sock->nonblocking) ? WSAEWOULDBLOCK : drain_once(sock, options.linger_seconds);
}

int WSPAPI
wsi_WSPCloseSocket(SOCKET s, LPINT lpErrno)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter_any(s, &sock);

	if (error)
		return wsi_answer(error, lpErrno);
	error = linger(sock);
	if (!error)
		error = wsi_sock_close(sock);
	wsi_sock_leave(sock);
	return wsi_answer(error, lpErrno);
}

#include "provider/connect.h"

#include "provider/blocking.h"
#include "provider/endpoint.h"
#include "provider/names.h"
#include "provider/netevents.h"
#include "provider/provider.h"

static bool
is_over(const struct wsi_sock *sock)
{
	struct wsi_pollfd p = {.fd = sock->fd, .events = WSI_POLL_OUT};
	unsigned ready;

	return wsi_posix_poll(&p, 1, 0, &ready) == 0 && ready;
}

/* A connection that was made and reset since was made. */
int
wsi_connect_outcome(struct wsi_sock *sock)
{
	bool over = is_over(sock);
	struct wsi_name peer;
	int pending, error = wsi_posix_take_error(sock->fd, &pending);

	if (error)
		return error;
	if (pending == WSAECONNRESET) {
		atomic_store(&sock->reset, pending);
		return 0;
	}
	if (pending)
		return pending;
	if (wsi_posix_getpeername(sock->fd, peer.bytes, &peer.len) == 0)
		return 0;
	return over ? WSAECONNABORTED : WSAEWOULDBLOCK;
}

static void
made(struct wsi_sock *sock)
{
	sock->more.connect_time = wsi_posix_now();
	sock->more.connect_error = sock->more.so_error = 0;
	atomic_store(&sock->bound, true);
	atomic_store(&sock->connected, true);
}

/* SO_ERROR tells of an attempt that nobody waited for ("select and fd_set": it reads 0 after a failed blocking connect). The kernel is made to
 * forget the attempt, or to give it up: the socket can connect again, or listen where the program bound it. */
static void
failed(struct wsi_sock *sock, int error, bool blocking)
{
	bool bound = sock->more.bind_ticket != 0;

	sock->more.connect_error = error;
	if (!blocking)
		sock->more.so_error = error;
	sock->more.peer_len = 0;
	if (sock->family == AF_UNIX)
		return;
	if (bound)
		bound = wsi_posix_disconnect(sock->fd) == 0;
	else
		wsi_posix_reset(sock->fd);
	atomic_store(&sock->bound, bound);
}

void
wsi_connect_conclude(struct wsi_sock *sock, int error, bool blocking)
{
	sock->more.bare = !error && sock->more.extended;
	sock->more.connecting = sock->more.connect_waited = sock->more.extended = false;
	if (error)
		failed(sock, error, blocking);
	else
		made(sock);
	atomic_fetch_add(&sock->connects, 1);
}

static int
settle_locked(struct wsi_sock *sock)
{
	int error;

	if (!sock->more.connecting)
		return 0;
	if (sock->more.connect_waited || !is_over(sock))
		return WSAEWOULDBLOCK;
	error = wsi_connect_outcome(sock);
	if (error != WSAEWOULDBLOCK)
		wsi_connect_conclude(sock, error, false);
	return error == WSAEWOULDBLOCK ? error : 0;
}

int
wsi_connect_settle(struct wsi_sock *sock)
{
	int error;

	pthread_mutex_lock(&sock->lock);
	error = settle_locked(sock);
	pthread_mutex_unlock(&sock->lock);
	return error;
}

/* May a stream connect now? Then it is connecting, and the outcome is the caller's until the kernel has begun: it looks over before that, too. */
static int
claim(struct wsi_sock *sock)
{
	int error = 0;

	pthread_mutex_lock(&sock->lock);
	if (sock->more.listening || sock->more.accepting || sock->more.extended)
		error = WSAEINVAL;
	else if (settle_locked(sock))
		error = WSAEALREADY;
	else if (atomic_load(&sock->connected))
		error = sock->more.bare ? WSAEINVAL : WSAEISCONN;
	else
		sock->more.connecting = sock->more.connect_waited = true;
	pthread_mutex_unlock(&sock->lock);
	if (!error)
		wsi_block_wake_socket(sock);
	return error;
}

static void
unclaim(struct wsi_sock *sock)
{
	pthread_mutex_lock(&sock->lock);
	sock->more.connecting = sock->more.connect_waited = false;
	pthread_mutex_unlock(&sock->lock);
}

/* Linux says EADDRNOTAVAIL where the local side is the trouble: the pair of addresses is in use, or no port is left. */
int
wsi_connect_local_trouble(struct wsi_sock *sock, int error)
{
	bool chosen;

	if (error != WSAEADDRNOTAVAIL || sock->family != AF_INET)
		return error;
	pthread_mutex_lock(&sock->lock);
	chosen = sock->more.bind_ticket != 0;
	pthread_mutex_unlock(&sock->lock);
	return chosen ? WSAEADDRINUSE : WSAENOBUFS;
}

static int
look(void *sock)
{
	return wsi_connect_outcome(sock);
}

static int
connect_blocking(struct wsi_sock *sock, const struct wsi_name *name, int64_t timeout)
{
	int error = wsi_sock_lease(sock);

	if (error)
		return error;
	error = wsi_posix_connect(sock->fd, name->bytes, name->len);
	if (error == WSAEWOULDBLOCK)
		error = wsi_block_until(sock, WSI_POLL_OUT, timeout, look, sock);
	wsi_sock_release(sock);
	return error;
}

static int
connect_stream(struct wsi_sock *sock, const struct wsi_name *name, bool blocking, int64_t timeout)
{
	int error;

	pthread_mutex_lock(&sock->lock);
	wsi_name_keep_peer(sock, name);
	pthread_mutex_unlock(&sock->lock);
	error = blocking ? connect_blocking(sock, name, timeout) : wsi_posix_connect(sock->fd, name->bytes, name->len);
	error = wsi_connect_local_trouble(sock, error);
	pthread_mutex_lock(&sock->lock);
	if (error == WSAEWOULDBLOCK) {
		atomic_store(&sock->bound, true);
		sock->more.connect_waited = false;
	} else {
		wsi_connect_conclude(sock, error, blocking);
	}
	pthread_mutex_unlock(&sock->lock);
	return error;
}

static int
stream(struct wsi_sock *sock, const struct sockaddr *theirs, int len, bool blocking, int64_t timeout)
{
	struct wsi_name name;
	int error = claim(sock);

	if (error)
		return error;
	error = wsi_name_take(sock, theirs, len, &name);
	if (!error)
		error = wsi_name_check_target(sock, &name);
	if (error) {
		unclaim(sock);
		return error;
	}
	return connect_stream(sock, &name, blocking, timeout);
}

/* No default peer any more; the port stays. */
static int
dissolve(struct wsi_sock *sock)
{
	int error = wsi_posix_disconnect(sock->fd);

	if (error)
		return error;
	pthread_mutex_lock(&sock->lock);
	sock->more.peer_len = 0;
	sock->more.connect_time = 0;
	pthread_mutex_unlock(&sock->lock);
	atomic_store(&sock->connected, false);
	return 0;
}

static int
connect_datagram(struct wsi_sock *sock, const struct wsi_name *name)
{
	int error = wsi_posix_connect(sock->fd, name->bytes, name->len);

	if (error)
		return error;
	pthread_mutex_lock(&sock->lock);
	wsi_name_keep_peer(sock, name);
	made(sock);
	atomic_fetch_add(&sock->connects, 1);
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

static bool
names_nobody(const struct wsi_sock *sock, const struct wsi_name *name)
{
	struct wsi_endpoint e;

	if (sock->family == AF_UNIX)
		return false;
	e = wsi_endpoint_of(sock->family, name->bytes, true);
	return wsi_endpoint_is_any(&e);
}

static int
datagram(struct wsi_sock *sock, const struct sockaddr *theirs, int len)
{
	struct wsi_name name;
	u_short family;
	int error;

	if (!theirs || len < (int)sizeof family || wsi_posix_copy_in(&family, theirs, sizeof family))
		return WSAEFAULT;
	if (family == AF_UNSPEC)
		return dissolve(sock);
	error = wsi_name_take(sock, theirs, len, &name);
	if (error)
		return error;
	if (names_nobody(sock, &name))
		return dissolve(sock);
	/* A raw socket has no ports. */
	error = sock->type == SOCK_DGRAM ? wsi_name_check_target(sock, &name) : 0;
	return error ? error : connect_datagram(sock, &name);
}

/* Nothing here reserves anything on the way: what asks for no more than the network does is met. */
static bool
is_met(const FLOWSPEC *f)
{
	return f->ServiceType == SERVICETYPE_NOTRAFFIC || f->ServiceType == SERVICETYPE_BESTEFFORT;
}

/* The members that are read here, and which a flow without quality has all the same. */
static int
check_quality(const QOS *theirs)
{
	FLOWSPEC flows[2];

	if (!theirs)
		return 0;
	if (wsi_posix_copy_in(&flows[0], &theirs->SendingFlowspec, sizeof flows[0]) ||
	    wsi_posix_copy_in(&flows[1], &theirs->ReceivingFlowspec, sizeof flows[1]))
		return WSAEFAULT;
	return is_met(&flows[0]) && is_met(&flows[1]) ? 0 : WSAEOPNOTSUPP;
}

int
wsi_connect_check_extras(const WSABUF *caller, const QOS *sqos, const QOS *gqos)
{
	if (caller)
		return WSAEPROTONOSUPPORT;
	return gqos ? WSAEINVAL : check_quality(sqos);
}

int
wsi_connect_no_data(WSABUF *callee)
{
	static const ULONG none;

	return callee ? wsi_posix_copy_out(&callee->len, &none, sizeof none) : 0;
}

int
wsi_connect_within(SOCKET s, const struct sockaddr *name, int namelen, int64_t timeout)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return error;
	error = wsi_sock_is_stream(sock) ? stream(sock, name, namelen, true, timeout) : WSAEFAULT;
	wsi_netevents_after(sock, FD_CONNECT, error);
	wsi_block_wake_socket(sock);
	wsi_sock_leave(sock);
	return error;
}

void
wsi_connect_bare(SOCKET s)
{
	struct wsi_sock *sock;

	if (wsi_sock_enter(s, &sock))
		return;
	pthread_mutex_lock(&sock->lock);
	sock->more.bare = atomic_load(&sock->connected);
	pthread_mutex_unlock(&sock->lock);
	wsi_sock_leave(sock);
}

static int
connect_either(struct wsi_sock *sock, const struct sockaddr *name, int namelen)
{
	if (!wsi_sock_is_stream(sock))
		return datagram(sock, name, namelen);
	return stream(sock, name, namelen, !atomic_load(&sock->nonblocking), WSI_FOREVER);
}

/* contracts.md, WSAConnect: a datagram socket passes data over. */
int WSPAPI
wsi_WSPConnect(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller, LPWSABUF callee, LPQOS sqos, LPQOS gqos, LPINT lpErrno)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return wsi_answer(error, lpErrno);
	error = wsi_connect_check_extras(wsi_sock_is_stream(sock) ? caller : NULL, sqos, gqos);
	if (!error)
		error = wsi_connect_no_data(callee);
	if (!error)
		error = connect_either(sock, name, namelen);
	wsi_netevents_after(sock, FD_CONNECT, error);
	wsi_block_wake_socket(sock);
	wsi_sock_leave(sock);
	return wsi_answer(error, lpErrno);
}

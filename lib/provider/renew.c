#include "provider/renew.h"

#include <string.h>

#include "provider/async.h"
#include "provider/names.h"
#include "provider/request.h"

/* Those of a connection. The others are of bind, or can only be asked for. */
static const enum wsi_option tunable[] = {
	WSI_OPTION_KEEP_ALIVE, WSI_OPTION_OOB_INLINE, WSI_OPTION_NO_DELAY, WSI_OPTION_KEEP_IDLE, WSI_OPTION_KEEP_INTERVAL, WSI_OPTION_KEEP_COUNT,
	WSI_OPTION_TTL, WSI_OPTION_TOS, WSI_OPTION_V6_ONLY, WSI_OPTION_V6_HOPS, WSI_OPTION_V6_CLASS,
};

static void
copy_option(int from, int to, enum wsi_option option)
{
	int wanted, has;

	if (wsi_posix_get_option(from, option, &wanted) || wsi_posix_get_option(to, option, &has) || wanted == has)
		return;
	wsi_posix_set_option(to, option, wanted);
}

/* What the kernel refuses there, one that cannot have it, is as if it had never been set. */
void
wsi_renew_options(const struct wsi_sock *from, int fd)
{
	for (size_t i = 0; i < sizeof tunable / sizeof *tunable; i++)
		copy_option(from->fd, fd, tunable[i]);
	if (from->more.send_buffer >= 0)
		wsi_posix_set_option(fd, WSI_OPTION_SEND_BUFFER, from->more.send_buffer);
	if (from->more.recv_buffer >= 0)
		wsi_posix_set_option(fd, WSI_OPTION_RECV_BUFFER, from->more.recv_buffer);
}

/* Where the port is not to be had any more, another; where the address is gone, none. */
static bool
bind_as_before(struct wsi_sock *sock, int fd)
{
	struct wsi_name name;

	if (sock->family == AF_UNIX || !sock->more.bind_ticket || wsi_posix_getsockname(sock->fd, name.bytes, &name.len))
		return false;
	wsi_posix_set_option(fd, WSI_OPTION_REUSE_ADDRESS, 1);
	if (wsi_posix_bind(fd, name.bytes, name.len) == 0)
		return true;
	((struct sockaddr_in *)(void *)name.bytes)->sin_port = 0;
	return wsi_posix_bind(fd, name.bytes, name.len) == 0;
}

static int
make(struct wsi_sock *sock, int *fd, bool *bound)
{
	bool inheritable;
	int error = wsi_posix_socket(sock->family, sock->type, sock->protocol, fd);

	if (error)
		return error;
	if (wsi_posix_is_inheritable(sock->fd, &inheritable) == 0)
		wsi_posix_set_inheritable(*fd, inheritable);
	wsi_renew_options(sock, *fd);
	*bound = bind_as_before(sock, *fd);
	return 0;
}

static void
forget(struct wsi_sock *sock, bool bound)
{
	atomic_store(&sock->connected, false);
	atomic_store(&sock->bound, bound);
	atomic_store(&sock->recv_shut, false);
	atomic_store(&sock->send_shut, false);
	atomic_store(&sock->reset, 0);
	atomic_store(&sock->expect_wait, 0);
	pthread_mutex_lock(&sock->lock);
	sock->more.bare = sock->more.urgent_merged = false;
	sock->more.connect_time = 0;
	sock->more.peer_len = 0;
	sock->more.connect_error = sock->more.so_error = 0;
	if (!bound)
		sock->more.bind_ticket = 0;
	pthread_mutex_unlock(&sock->lock);
}

int
wsi_renew(struct wsi_sock *sock, const struct wsi_request *under_way)
{
	bool bound = false;
	int fd, error = make(sock, &fd, &bound);

	if (error)
		return error;
	wsi_request_abandon(sock, WSI_LANE_OUT, under_way, under_way != NULL);
	wsi_request_abandon(sock, WSI_LANE_IN, NULL, false);
	wsi_request_abandon(sock, WSI_LANE_URGENT, NULL, false);
	error = wsi_async_exchange(sock, fd);
	if (!error)
		forget(sock, bound);
	return error;
}

/* Codes of WSAIoctl that wait for a change of this host's addresses, of the way to another, or of how much to have on the way to it. */
#include <stdlib.h>

#include "provider/blocking.h"
#include "provider/connect.h"
#include "provider/ioctl.h"
#include "provider/names.h"
#include "provider/netwatch.h"
#include "provider/request.h"

/* What is waited for: that a look at it gives another print than when it began. */
struct subject {
	uint64_t (*look)(const struct subject *s);
	unsigned change;                /* WSI_CHANGED_*, 0: none that there is an event of */
	int family;
	struct wsi_name target;
	uint64_t before;
};

/* FNV-1a. */
#define FIRST_PRINT UINT64_C(0xcbf29ce484222325)

static uint64_t
add_to_print(uint64_t print, const void *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		print = (print ^ ((const unsigned char *)bytes)[i]) * UINT64_C(0x100000001b3);
	return print;
}

/* All addresses are one print, in whatever order. Without memory to look with nothing has changed. */
static uint64_t
look_at_addresses(const struct subject *s)
{
	struct wsi_netif *list;
	unsigned count;
	uint64_t print = 0;

	if (wsi_netif_list(s->family, &list, &count))
		return s->before;
	for (unsigned i = 0; i < count; i++)
		print += add_to_print(FIRST_PRINT, list[i].address, (size_t)list[i].len);
	free(list);
	return print;
}

static uint64_t
look_at_route(const struct subject *s)
{
	struct wsi_name own = {0};

	if (wsi_netif_route(s->target.bytes, s->target.len, own.bytes, &own.len))
		own.len = 0;
	return add_to_print(FIRST_PRINT, own.bytes, (size_t)own.len);
}

/* The backlog is one and the same for as long as a connection lasts. */
static uint64_t
look_at_backlog(const struct subject *s)
{
	(void)s;
	return 0;
}

struct waiting {
	struct wsi_request r;
	struct subject subject;
};

static int
attempt(struct wsi_request *r)
{
	const struct subject *s = &((struct waiting *)r)->subject;

	return s->look(s) == s->before ? WSAEWOULDBLOCK : 0;
}

static const struct wsi_request_kind kind = {.lane = WSI_LANE_CHANGE, .attempt = attempt};

/* The watch begins before the first look, so that no change falls between. */
static int
submit(struct wsi_sock *sock, const struct wsi_ioctl *call, const struct subject *subject)
{
	struct wsi_request *r;
	struct subject *s;
	int error = wsi_netwatch_start();

	if (!error)
		error = wsi_request_new(&kind, sizeof(struct waiting), sock, call->overlapped, call->routine, &r);
	if (error)
		return error;
	s = &((struct waiting *)r)->subject;
	*s = *subject;
	s->before = s->look(s);
	return wsi_request_submit(r, NULL);
}

static int
wait_on(struct wsi_sock *sock, int fd, struct subject *s)
{
	struct wsi_pollfd fds[2] = {{.fd = fd, .events = WSI_POLL_IN}};
	struct wsi_block b;
	int error = wsi_block_begin(&b, sock, WSI_FOREVER);

	if (error)
		return error;
	for (s->before = s->look(s); !error && s->look(s) == s->before;) {
		error = wsi_block_wait(&b, fds, 1);
		wsi_netif_watch_read(fd);
	}
	wsi_block_end(&b);
	return error;
}

static int
block(struct wsi_sock *sock, struct subject *s)
{
	int fd, error = wsi_netif_watch_open(&fd);

	if (error)
		return error;
	error = wait_on(sock, fd, s);
	wsi_posix_close(fd);
	return error;
}

/* "test_sioAddressListChange". A socket that was made without WSA_FLAG_OVERLAPPED waits where it is given one. */
static int
wait_for(struct wsi_sock *sock, const struct wsi_ioctl *call, struct subject *s)
{
	int error;

	if (call->overlapped)
		return sock->overlapped ? submit(sock, call, s) : block(sock, s);
	if (!atomic_load(&sock->nonblocking))
		return block(sock, s);
	error = s->change ? wsi_netwatch_arm(sock, s->change) : 0;
	return error ? error : WSAEWOULDBLOCK;
}

int
wsi_ioctl_address_change(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	struct subject s = {.look = look_at_addresses, .change = WSI_CHANGED_ADDRESSES, .family = sock->family};

	if (sock->family != AF_INET && sock->family != AF_INET6)
		return WSAEOPNOTSUPP;
	return wait_for(sock, call, &s);
}

int
wsi_ioctl_route_change(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	struct subject s = {.look = look_at_route, .change = WSI_CHANGED_ROUTES};
	int error = wsi_ioctl_take_target(sock, call, &s.target);

	return error ? error : wait_for(sock, call, &s);
}

int
wsi_ioctl_backlog_change(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	struct subject s = {.look = look_at_backlog};

	if (!wsi_sock_is_stream(sock) || sock->family == AF_UNIX)
		return WSAEOPNOTSUPP;
	wsi_connect_settle(sock);
	return atomic_load(&sock->connected) ? wait_for(sock, call, &s) : WSAENOTCONN;
}

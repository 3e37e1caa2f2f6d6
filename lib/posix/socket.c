/* Sockets as a whole: the kernel's verbs on them. */
#include "posix/posix.h"
#include "posix/kernel.h"
#include "posix/wsnum.h"
#include <errno.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include "winerror.h"

_Static_assert(WS_SOCK_STREAM == SOCK_STREAM && WS_SOCK_DGRAM == SOCK_DGRAM && WS_SOCK_RAW == SOCK_RAW, "types agree");
_Static_assert(WS_SD_RECEIVE == SHUT_RD && WS_SD_SEND == SHUT_WR && WS_SD_BOTH == SHUT_RDWR, "shutdown's directions agree");

/* 0 or the code of a system call's answer. */
static int
answer(int result)
{
	return result < 0 ? wsi_errno_to_wsa(errno) : 0;
}

int
wsi_fd_lift(int *fd)
{
	int low = *fd, error;

	if (low > 2)
		return 0;
	*fd = fcntl(low, fcntl(low, F_GETFD) & FD_CLOEXEC ? F_DUPFD_CLOEXEC : F_DUPFD, 3);
	error = answer(*fd);
	close(low);
	return error;
}

static int
set_option(int fd, int level, int name, int value)
{
	return answer(setsockopt(fd, level, name, &value, sizeof value));
}

/* What a new socket has on Windows and not here: an IPv6 socket keeps to IPv6; port-unreachable is told to datagram sockets that are not
 * connected too; a multicast reaches only those who joined its group by this socket. */
static const struct {
	int family, type, level, name, value;
} defaults[] = {
	{WS_AF_INET6, WS_SOCK_STREAM, IPPROTO_IPV6, IPV6_V6ONLY, 1},
	{WS_AF_INET6, WS_SOCK_DGRAM, IPPROTO_IPV6, IPV6_V6ONLY, 1},
	{WS_AF_INET6, WS_SOCK_DGRAM, IPPROTO_IPV6, IPV6_RECVERR, 1},
	{WS_AF_INET6, WS_SOCK_DGRAM, IPPROTO_IPV6, IPV6_MULTICAST_ALL, 0},
	{WS_AF_INET6, WS_SOCK_DGRAM, IPPROTO_IP, IP_RECVERR, 1},
	{WS_AF_INET, WS_SOCK_DGRAM, IPPROTO_IP, IP_RECVERR, 1},
	{WS_AF_INET, WS_SOCK_DGRAM, IPPROTO_IP, IP_MULTICAST_ALL, 0},
};

static int
set_defaults(int fd, int family, int type)
{
	int error = 0;

	for (size_t i = 0; !error && i < sizeof defaults / sizeof *defaults; i++)
		if (defaults[i].family == family && defaults[i].type == type)
			error = set_option(fd, defaults[i].level, defaults[i].name, defaults[i].value);
	return error;
}

int
wsi_posix_socket(int family, int type, int protocol, int *fd)
{
	int error;

	*fd = socket(wsi_family_to_kernel(family), type, protocol);
	if (*fd < 0)
		return errno == EPERM ? WSAEACCES : wsi_errno_to_wsa(errno);
	error = wsi_fd_lift(fd);
	if (error)
		return error;
	error = set_defaults(*fd, family, type);
	if (error)
		close(*fd);
	return error;
}

/* Not to be tried again after EINTR: the descriptor is gone all the same. */
int
wsi_posix_close(int fd)
{
	return close(fd) < 0 && errno == EBADF ? WSAENOTSOCK : 0;
}

int
wsi_posix_set_inheritable(int fd, bool on)
{
	return answer(fcntl(fd, F_SETFD, on ? 0 : FD_CLOEXEC));
}

int
wsi_posix_is_inheritable(int fd, bool *on)
{
	int flags = fcntl(fd, F_GETFD);

	*on = flags >= 0 && !(flags & FD_CLOEXEC);
	return answer(flags);
}

int
wsi_posix_duplicate(int fd, bool inheritable, int *copy)
{
	*copy = fcntl(fd, inheritable ? F_DUPFD : F_DUPFD_CLOEXEC, 3);
	return answer(*copy);
}

static bool
is_bound(int fd)
{
	struct sockaddr_storage name = {0};
	socklen_t len = sizeof name;

	if (getsockname(fd, (struct sockaddr *)&name, &len) < 0)
		return false;
	if (name.ss_family == AF_UNIX)
		return len > offsetof(struct sockaddr_un, sun_path);
	/* The port stands at the same place in both. */
	return ((struct sockaddr_in *)&name)->sin_port != 0;
}

static bool
is_connected(int fd)
{
	struct sockaddr_storage name;
	socklen_t len = sizeof name;

	return getpeername(fd, (struct sockaddr *)&name, &len) == 0;
}

static int
get_option(int fd, int name, int *value)
{
	socklen_t len = sizeof *value;

	return answer(getsockopt(fd, SOL_SOCKET, name, value, &len));
}

static bool
is_dual_stack(int fd)
{
	int v6_only;

	return wsi_posix_get_option(fd, WSI_OPTION_V6_ONLY, &v6_only) == 0 && !v6_only;
}

int
wsi_posix_identify(int fd, struct wsi_identity *id)
{
	int family, listening, inlined, flags, error;

	error = get_option(fd, SO_TYPE, &id->type);
	if (!error)
		error = get_option(fd, SO_DOMAIN, &family);
	if (!error)
		error = get_option(fd, SO_PROTOCOL, &id->protocol);
	if (!error)
		error = get_option(fd, SO_ACCEPTCONN, &listening);
	if (!error)
		error = get_option(fd, SO_OOBINLINE, &inlined);
	if (error)
		return WSAENOTSOCK;
	id->family = wsi_family_from_kernel(family);
	flags = fcntl(fd, F_GETFL);
	if (id->family < 0 || flags < 0)
		return WSAENOTSOCK;
	id->nonblocking = flags & O_NONBLOCK;
	id->listening = listening;
	id->oob_inline = inlined;
	id->dual_stack = family == AF_INET6 && is_dual_stack(fd);
	id->bound = is_bound(fd);
	id->connected = is_connected(fd);
	return 0;
}

/* The interface that has an address of ours, 0 for none. */
static uint32_t
scope_of(const struct in6_addr *address)
{
	struct ifaddrs *all, *a;
	uint32_t scope = 0;

	if (getifaddrs(&all) < 0)
		return 0;
	for (a = all; a && !scope; a = a->ifa_next) {
		const struct sockaddr_in6 *name = (const struct sockaddr_in6 *)(const void *)a->ifa_addr;

		if (name && name->sin6_family == AF_INET6 && memcmp(&name->sin6_addr, address, sizeof *address) == 0)
			scope = name->sin6_scope_id;
	}
	freeifaddrs(all);
	return scope;
}

/* Windows takes a link-local address of ours without its scope ("bind and address sharing" of observed-behaviour.md). */
int
wsi_posix_bind(int fd, const void *kernel_name, int len)
{
	struct sockaddr_in6 name;

	if (bind(fd, kernel_name, (socklen_t)len) == 0)
		return 0;
	if (errno != EINVAL || len != sizeof name)
		return wsi_errno_to_wsa(errno);
	memcpy(&name, kernel_name, sizeof name);
	if (name.sin6_family != AF_INET6 || !IN6_IS_ADDR_LINKLOCAL(&name.sin6_addr) || name.sin6_scope_id)
		return WSAEINVAL;
	name.sin6_scope_id = scope_of(&name.sin6_addr);
	return name.sin6_scope_id ? answer(bind(fd, (struct sockaddr *)&name, sizeof name)) : WSAEINVAL;
}

int
wsi_posix_listen(int fd, int backlog)
{
	return answer(listen(fd, backlog));
}

/* Linux reports errors of the network that wait on the new connection; accept(2) asks to treat them as no connection. */
static bool
is_passing(int error)
{
	static const int passing[] = {EAGAIN, EINTR, ENETDOWN, EPROTO, ENOPROTOOPT, EHOSTDOWN, ENONET, EHOSTUNREACH, ENETUNREACH};

	for (size_t i = 0; i < sizeof passing / sizeof *passing; i++)
		if (passing[i] == error)
			return true;
	return false;
}

/* Linux wants a descriptor before it looks for a connection; Windows waits for one first (documented-errors.tsv, accept: WSAEMFILE). */
static bool
has_connection(int fd)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};

	return poll(&p, 1, 0) != 0;
}

int
wsi_posix_accept(int fd, void *kernel_name, int *len, int *accepted)
{
	struct sockaddr_storage name;
	socklen_t size = sizeof name;

	*accepted = accept(fd, (struct sockaddr *)&name, &size);
	if (*accepted < 0 && errno == ECONNABORTED)
		return WSAECONNRESET;
	if (*accepted < 0 && (errno == EMFILE || errno == ENFILE))
		return has_connection(fd) ? WSAEMFILE : WSAEWOULDBLOCK;
	if (*accepted < 0)
		return is_passing(errno) ? WSAEWOULDBLOCK : wsi_errno_to_wsa(errno);
	*len = size < WSI_NAME_MAX ? (int)size : WSI_NAME_MAX;
	memcpy(kernel_name, &name, (size_t)*len);
	return wsi_fd_lift(accepted);
}

int
wsi_posix_connect(int fd, const void *kernel_name, int len)
{
	if (connect(fd, kernel_name, (socklen_t)len) == 0)
		return 0;
	switch (errno) {
	case EINPROGRESS:
	case EINTR:                     /* goes on by itself */
		return WSAEWOULDBLOCK;
	case EAGAIN:                    /* a local listener's queue is full; Windows refuses */
		return WSAECONNREFUSED;
	default:
		return wsi_errno_to_wsa(errno);
	}
}

/* Linux leaves an error behind that nobody made. */
int
wsi_posix_reset(int fd)
{
	static const struct sockaddr none = {.sa_family = AF_UNSPEC};
	int error = answer(connect(fd, &none, sizeof none)), left;

	return error ? error : get_option(fd, SO_ERROR, &left);
}

/* The port stands at the same place in both families; a port that Linux still holds is not bound again. */
static int
bind_again(int fd, in_port_t port)
{
	struct sockaddr_storage name;
	socklen_t len = sizeof name;

	if (getsockname(fd, (struct sockaddr *)&name, &len) < 0)
		return wsi_errno_to_wsa(errno);
	if (name.ss_family == AF_UNIX || !port)
		return 0;
	((struct sockaddr_in *)&name)->sin_port = port;
	return bind(fd, (struct sockaddr *)&name, len) < 0 && errno != EINVAL ? wsi_errno_to_wsa(errno) : 0;
}

int
wsi_posix_disconnect(int fd)
{
	struct sockaddr_storage name = {0};
	socklen_t len = sizeof name;
	int error = answer(getsockname(fd, (struct sockaddr *)&name, &len));

	if (!error)
		error = wsi_posix_reset(fd);
	return error ? error : bind_again(fd, ((struct sockaddr_in *)&name)->sin_port);
}

int
wsi_posix_reset_on_close(int fd)
{
	static const struct linger now = {.l_onoff = 1, .l_linger = 0};

	return answer(setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now));
}

int
wsi_posix_shutdown(int fd, int how)
{
	return answer(shutdown(fd, how));
}

static int
keep_name(int result, const struct sockaddr_storage *name, socklen_t size, void *kernel_name, int *len)
{
	if (result < 0)
		return wsi_errno_to_wsa(errno);
	*len = size < WSI_NAME_MAX ? (int)size : WSI_NAME_MAX;
	memcpy(kernel_name, name, (size_t)*len);
	return 0;
}

int
wsi_posix_getsockname(int fd, void *kernel_name, int *len)
{
	struct sockaddr_storage name;
	socklen_t size = sizeof name;
	int result = getsockname(fd, (struct sockaddr *)&name, &size);

	return keep_name(result, &name, size, kernel_name, len);
}

int
wsi_posix_getpeername(int fd, void *kernel_name, int *len)
{
	struct sockaddr_storage name;
	socklen_t size = sizeof name;
	int result = getpeername(fd, (struct sockaddr *)&name, &size);

	return keep_name(result, &name, size, kernel_name, len);
}

int
wsi_posix_set_nonblocking(int fd, bool on)
{
	int value = on;

	return answer(ioctl(fd, FIONBIO, &value));
}

/* At the urgent mark Linux counts nothing, though the next receive steps over the mark: ask that receive. */
static int
available_behind_mark(int fd, uint32_t *bytes)
{
	ssize_t size = recv(fd, NULL, INT32_MAX, MSG_PEEK | MSG_TRUNC | MSG_DONTWAIT);

	if (size < 0)
		return errno == EAGAIN ? 0 : wsi_errno_to_wsa(errno);
	*bytes = (uint32_t)size;
	return 0;
}

int
wsi_posix_available(int fd, uint32_t *bytes)
{
	int count, mark = 0;

	if (ioctl(fd, FIONREAD, &count) < 0)
		return wsi_errno_to_wsa(errno);
	*bytes = (uint32_t)count;
	if (count == 0 && ioctl(fd, SIOCATMARK, &mark) == 0 && mark)
		return available_behind_mark(fd, bytes);
	return 0;
}

/* Windows' sense: no urgent byte is there to be read. */
int
wsi_posix_at_mark(int fd, bool *at_mark)
{
	struct pollfd p = {.fd = fd, .events = POLLPRI};
	int result = poll(&p, 1, 0);

	*at_mark = !(p.revents & POLLPRI);
	return answer(result);
}

int
wsi_posix_unsent(int fd, uint32_t *bytes)
{
	int count;

	if (ioctl(fd, TIOCOUTQ, &count) < 0)
		return wsi_errno_to_wsa(errno);
	*bytes = (uint32_t)count;
	return 0;
}

int
wsi_posix_take_error(int fd, int *error)
{
	int value, result = get_option(fd, SO_ERROR, &value);

	if (result)
		return result;
	*error = value ? wsi_errno_to_wsa(value) : 0;
	return 0;
}

/* The one transfer. */
#include <errno.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "posix/kernel.h"
#include "posix/posix.h"
#include "posix/wsnum.h"
#include "winerror.h"

_Static_assert(sizeof(struct wsi_iov) == sizeof(struct iovec), "passed to the kernel as it is");
_Static_assert(WS_MSG_OOB == MSG_OOB && WS_MSG_PEEK == MSG_PEEK && WS_MSG_DONTROUTE == MSG_DONTROUTE, "passed to the kernel as they are");

/* MSG_WAITALL is the business of whoever can wait. */
enum { PASSED = WS_MSG_OOB | WS_MSG_PEEK | WS_MSG_DONTROUTE };

/* What the network said of a datagram that was sent before: Windows' code, 0 for an error that is not such a report. */
static int
report(int error)
{
	switch (error) {
	case ECONNREFUSED:
		return WSAECONNRESET;           /* port unreachable */
	case EHOSTUNREACH:
	case ENETUNREACH:
		return WSAENETRESET;            /* time to live exceeded, or no way there */
	default:
		return 0;
	}
}

/* A report that is passed over; the kernel gives each once. */
static bool
is_unheard(const struct wsi_io *io, int error)
{
	if (!io->datagram || !io->deaf_to)
		return false;
	return io->deaf_to & (report(error) == WSAECONNRESET ? WSI_DEAF_TO_RESET : report(error) ? WSI_DEAF_TO_UNREACHABLE : 0);
}

/* Empty the queue of reports (IP_RECVERR), which would keep poll() busy. */
static void
drain_reports(int fd)
{
	struct msghdr none = {0};
	int saved = errno;

	while (recvmsg(fd, &none, MSG_ERRQUEUE | MSG_DONTWAIT) >= 0)
		;
	errno = saved;
}

/* Ancillary data of the kernel's making: more than all that any of our options asks for. */
union kernel_control {
	struct cmsghdr align;
	unsigned char bytes[512];
};

/* One buffer, which is nearly always: the cheaper system call. */
static ssize_t
receive_one(struct wsi_io *io, int flags)
{
	socklen_t len = WSI_NAME_MAX;
	ssize_t got;

	if (!io->name)
		return recv(io->fd, io->iov->base, io->iov->size, flags);
	got = recvfrom(io->fd, io->iov->base, io->iov->size, flags, io->name, &len);
	io->name_len = (int)len;
	return got;
}

static ssize_t
receive_several(struct wsi_io *io, int flags)
{
	struct msghdr msg = {
		.msg_name = io->name,
		.msg_namelen = io->name ? WSI_NAME_MAX : 0,
		.msg_iov = (struct iovec *)io->iov,
		.msg_iovlen = io->iov_count,
	};
	ssize_t got;

	got = recvmsg(io->fd, &msg, flags);
	io->name_len = (int)msg.msg_namelen;
	return got;
}

static ssize_t
receive_message(struct wsi_io *io, int flags)
{
	union kernel_control control;
	struct msghdr msg = {
		.msg_name = io->name,
		.msg_namelen = io->name ? WSI_NAME_MAX : 0,
		.msg_iov = (struct iovec *)io->iov,
		.msg_iovlen = io->iov_count,
		.msg_control = &control,
		.msg_controllen = sizeof control,
	};
	ssize_t got;

	got = recvmsg(io->fd, &msg, flags);
	io->name_len = (int)msg.msg_namelen;
	if (got >= 0)
		wsi_cmsg_take(&msg, io->control);
	return got;
}

static ssize_t
receive(struct wsi_io *io, int flags)
{
	if (io->control)
		return receive_message(io, flags);
	return io->iov_count == 1 ? receive_one(io, flags) : receive_several(io, flags);
}

static int
receive_error(const struct wsi_io *io)
{
	int error = errno;

	if (!io->datagram)
		return wsi_errno_to_wsa(error);
	if (error == EAGAIN || report(error))
		drain_reports(io->fd);
	return report(error) ? report(error) : wsi_errno_to_wsa(error);
}

int
wsi_posix_recv(struct wsi_io *io)
{
	int flags = (io->flags & PASSED) | MSG_DONTWAIT | (io->datagram ? MSG_TRUNC : 0);
	ssize_t got;
	size_t size;

	do
		got = receive(io, flags);
	while (got < 0 && (errno == EINTR || is_unheard(io, errno)));
	if (got < 0)
		return receive_error(io);
	size = io->datagram ? wsi_io_capacity(io) : (size_t)got;
	io->done = (size_t)got < size ? (size_t)got : size;
	return (size_t)got > size ? WSAEMSGSIZE : 0;
}

int
wsi_posix_recv_plain(int fd, void *buffer, size_t size, size_t *done)
{
	ssize_t got;

	do
		got = recv(fd, buffer, size, MSG_DONTWAIT);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return wsi_errno_to_wsa(errno);
	*done = (size_t)got;
	return 0;
}

/* A message that is none is the kernel's EINVAL too. */
static ssize_t
transmit_message(const struct wsi_io *io, int flags)
{
	union kernel_control control;
	struct msghdr msg = {
		.msg_name = io->name,
		.msg_namelen = io->name ? (socklen_t)io->name_len : 0,
		.msg_iov = (struct iovec *)io->iov,
		.msg_iovlen = io->iov_count,
		.msg_control = &control,
		.msg_controllen = sizeof control,
	};

	if (wsi_cmsg_give(io->control, &msg)) {
		errno = EINVAL;
		return -1;
	}
	return sendmsg(io->fd, &msg, flags);
}

static ssize_t
transmit(const struct wsi_io *io, int flags)
{
	struct msghdr msg = {
		.msg_name = io->name,
		.msg_namelen = io->name ? (socklen_t)io->name_len : 0,
		.msg_iov = (struct iovec *)io->iov,
		.msg_iovlen = io->iov_count,
	};

	if (io->control)
		return transmit_message(io, flags);
	if (io->iov_count == 1)
		return sendto(io->fd, io->iov->base, io->iov->size, flags, io->name, msg.msg_namelen);
	return sendmsg(io->fd, &msg, flags);
}

int
wsi_posix_send(struct wsi_io *io)
{
	ssize_t sent;

	for (;;) {
		sent = transmit(io, (io->flags & PASSED) | MSG_DONTWAIT | MSG_NOSIGNAL);
		if (sent >= 0) {
			io->done = (size_t)sent;
			return 0;
		}
		if (errno == EINTR || is_unheard(io, errno))
			continue;
		/* The kernel tells a sender of what became of an earlier datagram; Windows tells the next receive. */
		if (!io->datagram || io->report || !report(errno))
			return errno == EPIPE ? WSAECONNABORTED : wsi_errno_to_wsa(errno);
		io->report = report(errno);
		drain_reports(io->fd);
	}
}

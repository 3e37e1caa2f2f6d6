#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "file/kernel.h"

int
wsi_file_available(int fd, unsigned *bytes)
{
	int available = 0;

	if (ioctl(fd, FIONREAD, &available))
		return errno;
	*bytes = (unsigned)available;
	return 0;
}

/* A pipe's bytes are looked at by way of a copy of the pipe. */
static int
peek_pipe(int fd, void *buffer, unsigned size, unsigned *got)
{
	int fds[2], error = 0;
	ssize_t n;

	if (pipe2(fds, O_CLOEXEC))
		return errno;
	n = tee(fd, fds[1], size, SPLICE_F_NONBLOCK);
	if (n > 0)
		n = read(fds[0], buffer, (size_t)n);
	if (n < 0 && errno != EAGAIN)
		error = errno;
	*got = n > 0 ? (unsigned)n : 0;
	close(fds[0]);
	close(fds[1]);
	return error;
}

static int
peek_socket(int fd, void *buffer, unsigned size, unsigned *got)
{
	ssize_t n = recv(fd, buffer, size, MSG_PEEK | MSG_DONTWAIT);

	*got = n > 0 ? (unsigned)n : 0;
	return n >= 0 || errno == EAGAIN ? 0 : errno;
}

static bool
has_ended(int fd)
{
	struct pollfd one = {.fd = fd, .events = POLLIN};

	return poll(&one, 1, 0) > 0 && one.revents & (POLLHUP | POLLERR);
}

int
wsi_file_peek(int fd, void *buffer, unsigned size, unsigned *got, unsigned *available, bool *broken)
{
	int error = 0;

	*got = 0;
	/* In this order: what was written before the other end closed is still counted. */
	*broken = has_ended(fd);
	error = wsi_file_available(fd, available);
	if (error || !*available || !size)
		*broken = *broken && !*available;
	else {
		*broken = false;
		error = peek_socket(fd, buffer, size, got);
		if (error == ENOTSOCK)
			error = peek_pipe(fd, buffer, size, got);
	}
	return error;
}

/* A wake that is one eventfd. */
#include <errno.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "posix/kernel.h"
#include "posix/posix.h"

int
wsi_wake_open(struct wsi_wake *w)
{
	int fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), error;

	if (fd < 0)
		return wsi_errno_to_wsa(errno);
	error = wsi_fd_lift(&fd);
	w->fds[0] = w->fds[1] = fd;
	return error;
}

void
wsi_wake_close(struct wsi_wake *w)
{
	if (w->fds[0] >= 0)
		close(w->fds[0]);
	w->fds[0] = w->fds[1] = -1;
}

void
wsi_wake_signal(const struct wsi_wake *w)
{
	int saved = errno;
	ssize_t written;

	/* EAGAIN says that it is signalled as much as can be. */
	if (w->fds[1] >= 0)
		do
			written = write(w->fds[1], &(uint64_t){1}, sizeof(uint64_t));
		while (written < 0 && errno == EINTR);
	errno = saved;
}

void
wsi_wake_drain(const struct wsi_wake *w)
{
	uint64_t count;
	ssize_t got;

	do
		got = read(w->fds[0], &count, sizeof count);
	while (got < 0 && errno == EINTR);
}

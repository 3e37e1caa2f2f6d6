/* A wake that is a pipe to oneself, for systems without eventfd. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "posix/kernel.h"
#include "posix/posix.h"

void
wsi_wake_close(struct wsi_wake *w)
{
	for (int i = 0; i < 2; i++) {
		if (w->fds[i] >= 0)
			close(w->fds[i]);
		w->fds[i] = -1;
	}
}

int
wsi_wake_open(struct wsi_wake *w)
{
	int error;

	if (pipe2(w->fds, O_NONBLOCK | O_CLOEXEC)) {
		error = wsi_errno_to_wsa(errno);
		w->fds[0] = w->fds[1] = -1;
		return error;
	}
	error = wsi_fd_lift(&w->fds[0]);
	if (!error)
		error = wsi_fd_lift(&w->fds[1]);
	if (error)
		wsi_wake_close(w);
	return error;
}

void
wsi_wake_signal(const struct wsi_wake *w)
{
	int saved = errno;
	ssize_t written;

	/* EAGAIN says that the pipe is full: it is signalled. */
	if (w->fds[1] >= 0)
		do
			written = write(w->fds[1], "", 1);
		while (written < 0 && errno == EINTR);
	errno = saved;
}

void
wsi_wake_drain(const struct wsi_wake *w)
{
	char heap[64];
	ssize_t got;

	do
		got = read(w->fds[0], heap, sizeof heap);
	while (got == (ssize_t)sizeof heap || (got < 0 && errno == EINTR));
}

#include <errno.h>
#include <poll.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#include "posix/posix.h"
#include "winerror.h"

_Static_assert((int)EPOLLIN == (int)WSI_POLL_IN && (int)EPOLLPRI == (int)WSI_POLL_PRI && (int)EPOLLOUT == (int)WSI_POLL_OUT && (int)EPOLLERR == (int)WSI_POLL_ERR &&
		       (int)EPOLLHUP == (int)WSI_POLL_HUP && (int)EPOLLRDHUP == (int)WSI_POLL_RDHUP,
	"told as the kernel tells them");

enum {
	SECOND = 1000000000,
	MOST = 64,
};

int
wsi_posix_poller_open(int *poller)
{
	*poller = epoll_create1(EPOLL_CLOEXEC);
	return *poller < 0 ? wsi_errno_to_wsa(errno) : 0;
}

static int
control(int poller, int what, int fd, uint32_t events)
{
	struct epoll_event event = {.events = events, .data.fd = fd};

	return epoll_ctl(poller, what, fd, &event) ? wsi_errno_to_wsa(errno) : 0;
}

int
wsi_posix_poller_add(int poller, int fd, bool output)
{
	return control(poller, EPOLL_CTL_ADD, fd, EPOLLET | EPOLLIN | EPOLLPRI | EPOLLRDHUP | (output ? EPOLLOUT : 0));
}

int
wsi_posix_poller_add_wake(int poller, int fd)
{
	return control(poller, EPOLL_CTL_ADD, fd, EPOLLIN);
}

int
wsi_posix_poller_add_output(int poller, int fd)
{
	return control(poller, EPOLL_CTL_MOD, fd, EPOLLET | EPOLLIN | EPOLLPRI | EPOLLRDHUP | EPOLLOUT);
}

void
wsi_posix_poller_remove(int poller, int fd)
{
	control(poller, EPOLL_CTL_DEL, fd, 0);
}

/* A wait in nanoseconds is a poll of the poller itself: epoll_wait has milliseconds, and epoll_pwait2 is not everywhere. */
static bool
await(int poller, int64_t timeout)
{
	struct pollfd p = {.fd = poller, .events = POLLIN};
	struct timespec left = {.tv_sec = timeout / SECOND, .tv_nsec = timeout % SECOND};

	return ppoll(&p, 1, &left, NULL) > 0;
}

unsigned
wsi_posix_poller_wait(int poller, struct wsi_ready *ready, unsigned room, int64_t timeout)
{
	struct epoll_event events[MOST];
	int count;

	if (timeout > 0 && timeout != WSI_FOREVER && !await(poller, timeout))
		return 0;
	count = epoll_wait(poller, events, (int)(room < MOST ? room : MOST), timeout == WSI_FOREVER ? -1 : 0);
	for (int i = 0; i < count; i++)
		ready[i] = (struct wsi_ready){.fd = events[i].data.fd, .events = (int)events[i].events};
	return count > 0 ? (unsigned)count : 0;
}

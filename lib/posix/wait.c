#include <errno.h>
#include <poll.h>
#include <time.h>

#include "posix/posix.h"

_Static_assert(sizeof(struct wsi_pollfd) == sizeof(struct pollfd), "passed to the kernel as it is");
_Static_assert(WSI_POLL_IN == POLLIN && WSI_POLL_PRI == POLLPRI && WSI_POLL_OUT == POLLOUT && WSI_POLL_ERR == POLLERR &&
		       WSI_POLL_HUP == POLLHUP && WSI_POLL_NVAL == POLLNVAL && (int)WSI_POLL_RDHUP == POLLRDHUP,
	"passed to the kernel as they are");

enum { SECOND = 1000000000 };

int
wsi_posix_poll(struct wsi_pollfd *fds, unsigned count, int64_t timeout, unsigned *ready)
{
	struct timespec left = {.tv_sec = timeout / SECOND, .tv_nsec = timeout % SECOND};
	int result = ppoll((struct pollfd *)fds, count, timeout == WSI_FOREVER ? NULL : &left, NULL);

	*ready = result > 0 ? (unsigned)result : 0;
	if (result >= 0)
		return 0;
	for (unsigned i = 0; i < count; i++)
		fds[i].revents = 0;
	return errno == EINTR ? 0 : wsi_errno_to_wsa(errno);
}

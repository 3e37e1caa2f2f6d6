#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "crt/readable.h"

/* As the kernel has them: <poll.h> is libc's sockets' (HACKING.md, "The wall"). */
struct kernel_poll {
	int fd;
	short events, happened;
};

struct kernel_time {
	long seconds, nanoseconds;
};

enum { READABLE = 1 };

bool
wsi_crt_readable(int fd)
{
	struct kernel_poll poll = {.fd = fd, .events = READABLE};
	struct kernel_time none = {0};
	int before = errno;
	bool readable = syscall(SYS_ppoll, &poll, 1, &none, NULL, 0) > 0;

	errno = before;
	return readable;
}

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include "posix/memory.h"

/* What fits into any pipe at once. */
enum {
	CHUNK = 512,
};

static int
open_pipe(int fds[2])
{
	if (pipe(fds))
		return errno;
	fcntl(fds[0], F_SETFD, FD_CLOEXEC);
	fcntl(fds[1], F_SETFD, FD_CLOEXEC);
	return 0;
}

static int
move(const int fds[2], char *to, const char *from, size_t size)
{
	ssize_t moved;

	do
		moved = write(fds[1], from, size);
	while (moved < 0 && errno == EINTR);
	if (moved < 0)
		return errno;
	if ((size_t)moved < size)
		return EFAULT;
	do
		moved = read(fds[0], to, size);
	while (moved < 0 && errno == EINTR);
	if (moved < 0)
		return errno;
	return (size_t)moved < size ? EFAULT : 0;
}

/* The kernel reads the one side and writes the other, and says EFAULT of either. */
static int
copy(void *to, const void *from, size_t size)
{
	int fds[2];
	int error = open_pipe(fds);

	if (error)
		return error;
	for (size_t done = 0; done < size && !error; done += CHUNK)
		error = move(fds, (char *)to + done, (const char *)from + done, size - done < CHUNK ? size - done : CHUNK);
	close(fds[0]);
	close(fds[1]);
	return error;
}

int
wsi_memory_pipe_in(void *ours, const void *theirs, size_t size)
{
	return copy(ours, theirs, size);
}

int
wsi_memory_pipe_out(void *theirs, const void *ours, size_t size)
{
	return copy(theirs, ours, size);
}

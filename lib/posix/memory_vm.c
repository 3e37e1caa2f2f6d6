#include <errno.h>
#include <sys/uio.h>
#include <unistd.h>

#include "posix/memory.h"

/* A short count is a range that is there in part. */
static int
outcome(ssize_t moved, size_t size)
{
	if (moved < 0)
		return errno;
	return (size_t)moved == size ? 0 : EFAULT;
}

int
wsi_memory_vm_in(void *ours, const void *theirs, size_t size)
{
	const struct iovec here = {.iov_base = ours, .iov_len = size};
	const struct iovec there = {.iov_base = (void *)(size_t)theirs, .iov_len = size};

	return outcome(process_vm_readv(getpid(), &here, 1, &there, 1, 0), size);
}

int
wsi_memory_vm_out(void *theirs, const void *ours, size_t size)
{
	const struct iovec here = {.iov_base = (void *)(size_t)ours, .iov_len = size};
	const struct iovec there = {.iov_base = theirs, .iov_len = size};

	return outcome(process_vm_writev(getpid(), &here, 1, &there, 1, 0), size);
}

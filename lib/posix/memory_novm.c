#include <errno.h>

#include "posix/memory.h"

int
wsi_memory_vm_in(void *ours, const void *theirs, size_t size)
{
	(void)ours, (void)theirs, (void)size;
	return ENOSYS;
}

int
wsi_memory_vm_out(void *theirs, const void *ours, size_t size)
{
	(void)theirs, (void)ours, (void)size;
	return ENOSYS;
}

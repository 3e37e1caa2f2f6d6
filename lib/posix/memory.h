/* The ways to touch memory that may not be there: 0 or an errno, EFAULT where it is not. */
#ifndef WSI_MEMORY_H
#define WSI_MEMORY_H

#include <stddef.h>

/* memory_vm.c: process_vm_readv on ourselves; memory_novm.c where there is none: ENOSYS. */
int wsi_memory_vm_in(void *ours, const void *theirs, size_t size);
int wsi_memory_vm_out(void *theirs, const void *ours, size_t size);

/* memory_pipe.c: through a pipe, for kernels that refuse the above (a seccomp filter): four system calls and more, but always there. */
int wsi_memory_pipe_in(void *ours, const void *theirs, size_t size);
int wsi_memory_pipe_out(void *theirs, const void *ours, size_t size);

#endif

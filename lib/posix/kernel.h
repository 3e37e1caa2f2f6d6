/* Private to lib/posix: what its files say to each other in the kernel's numbers. */
#ifndef WSI_KERNEL_H
#define WSI_KERNEL_H

/* Address families across the wall; -1 for one that the other side does not have here. */
int wsi_family_to_kernel(int family);
int wsi_family_from_kernel(int family);

/* Have a new descriptor at 3 or above, closed on failure: legacy code reads 0, 1 and 2 as "no socket", and programs write to them. */
int wsi_fd_lift(int *fd);

#endif

/* Private to lib/posix: what its files say to each other in the kernel's numbers. */
#ifndef WSI_KERNEL_H
#define WSI_KERNEL_H

/* Address families across the wall; -1 for one that the other side does not have here. */
int wsi_family_to_kernel(int family);
int wsi_family_from_kernel(int family);

struct msghdr;
struct wsi_control;

/* cmsg.c: ancillary data that was received, made Winsock's; what is to be sent, made the kernel's: msg_control has room for msg_controllen. WSAEINVAL. */
void wsi_cmsg_take(struct msghdr *msg, struct wsi_control *c);
int wsi_cmsg_give(const struct wsi_control *c, struct msghdr *msg);

/* Have a new descriptor at 3 or above, closed on failure: legacy code reads 0, 1 and 2 as "no socket", and programs write to them. */
int wsi_fd_lift(int *fd);

#endif

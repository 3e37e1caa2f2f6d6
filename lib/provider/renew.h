/* A SOCKET gets another of the kernel's sockets under its number: the connection that AcceptEx takes for it, or a fresh one after its connection has ended. */
#ifndef WSI_RENEW_H
#define WSI_RENEW_H

#include "provider/socktab.h"

/* Give a stream's options, as the kernel has them, to another descriptor. */
void wsi_renew_options(const struct wsi_sock *from, int fd);
/* The connection is over: as new, with its options, bound as before where the program had bound it. What is pending is told that it was aborted, but for `under_way`, the
 * request that this is part of (its lane's lock is held then), or NULL. */
struct wsi_request;
int wsi_renew(struct wsi_sock *sock, const struct wsi_request *under_way);

#endif

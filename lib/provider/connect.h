/* What becomes of a connection. */
#ifndef WSI_CONNECT_H
#define WSI_CONNECT_H

#include "provider/socktab.h"

/* Note the end of a connect that no thread waits for, should it have come: 0 when none is under way (any more), WSAEWOULDBLOCK while one is.
 * Whoever looks at the state of a socket calls this first: it sets `connected`, or more.connect_error and more.so_error. */
int wsi_connect_settle(struct wsi_sock *sock);

/* Connect a stream and wait for it, whatever its mode, for at most `timeout` nanoseconds: what connect says, or WSAETIMEDOUT. After a failure the
 * socket can connect again. A socket of datagrams is WSAEFAULT, as to those who call this on Windows. */
int wsi_connect_within(SOCKET s, const struct sockaddr *name, int namelen, int64_t timeout);
/* From here on a connection so made knows nothing of itself until SO_UPDATE_CONNECT_CONTEXT. */
void wsi_connect_bare(SOCKET s);

/* What a connection can carry besides: no data there (WSAEPROTONOSUPPORT), no more quality than the network has (WSAEOPNOTSUPP), none of a group
 * (WSAEINVAL). No data comes back. */
int wsi_connect_check_extras(const WSABUF *caller, const QOS *sqos, const QOS *gqos);
int wsi_connect_no_data(WSABUF *callee);

/* For who waits for a connect that is marked as waited for. What the kernel says of it: WSAEWOULDBLOCK while it is under way. */
int wsi_connect_outcome(struct wsi_sock *sock);
/* What it said of the beginning, in Winsock's words. */
int wsi_connect_local_trouble(struct wsi_sock *sock, int error);
/* Note its end; the socket's lock is held. */
void wsi_connect_conclude(struct wsi_sock *sock, int error, bool blocking);

#endif

/* What becomes of a connection. */
#ifndef WSI_CONNECT_H
#define WSI_CONNECT_H

#include "provider/socktab.h"

/* Note the end of a connect that no thread waits for, should it have come: 0 when none is under way (any more), WSAEWOULDBLOCK while one is.
 * Whoever looks at the state of a socket calls this first: it sets `connected`, or more.connect_error and more.so_error. */
int wsi_connect_settle(struct wsi_sock *sock);

#endif

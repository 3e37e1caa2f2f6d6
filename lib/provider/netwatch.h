/* Changes of this host's addresses and routes, for the sockets that wait for one: the watcher (base/watch.h) reads what the kernel tells and sweeps their
 * requests. It begins with the first that waits and stays. */
#ifndef WSI_NETWATCH_H
#define WSI_NETWATCH_H

#include "provider/socktab.h"

/* From here on changes are told. 0, WSAENOBUFS, WSAEMFILE. */
int wsi_netwatch_start(void);

/* Have the next change (WSI_CHANGED_*) told once as a network event. The same codes. */
int wsi_netwatch_arm(struct wsi_sock *sock, unsigned change);

#endif

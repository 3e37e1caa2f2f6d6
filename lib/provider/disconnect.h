/* How connections end: by shutdown, DisconnectEx, TransmitFile and TransmitPackets. */
#ifndef WSI_DISCONNECT_H
#define WSI_DISCONNECT_H

#include "provider/socktab.h"

struct wsi_request;

/* Send no more. 0 also where that was said before. */
int wsi_shutdown_sending(struct wsi_sock *sock);

/* An end that takes its time. */
struct wsi_parting {
	struct wsi_sock *sock;
	bool reuse;                     /* the socket is as new afterwards: the peer's end is waited for */
	bool said;                      /* that no more comes */
};

/* Go on with it: 0, WSAEWOULDBLOCK (again, once there is something to read), or the code. `r` is the request whose attempt this is (its lane's lock is held), or NULL. */
int wsi_parting_attempt(struct wsi_parting *parting, const struct wsi_request *r);
/* The same, and wait. */
int wsi_parting_wait(struct wsi_parting *parting);

#endif

/* What WSAConnectByName and WSAConnectByList share: a stream that tries one address after the other, waiting for each whatever its mode, until one
 * answers or the time is up. Every wait can be cancelled. */
#ifndef WSI_CONNECTTRY_H
#define WSI_CONNECTTRY_H

#include <winsock2.h>
#include <stdbool.h>
#include <stdint.h>

struct wsi_connecttry {
	SOCKET s;
	int family;
	bool dual;                      /* an AF_INET6 socket for IPv4 too */
	int64_t deadline;               /* WSI_FOREVER: none */
	DWORD *local_size, *remote_size;        /* the caller's, like the next: any may be NULL */
	SOCKADDR *local, *remote;
};

/* Learn of the socket, and check it and the room for addresses: the arguments of either function. */
int wsi_connecttry_begin(struct wsi_connecttry *t, SOCKET s, const struct timeval *timeout);
/* Try an address: 0: it is done and the addresses are handed out. */
int wsi_connecttry_one(struct wsi_connecttry *t, const SOCKADDR *name, int len);
/* After such an error, is there any sense in the next address? */
bool wsi_connecttry_goes_on(int error);

#endif

/* Addresses to and from callers. */
#ifndef WSI_NAMES_H
#define WSI_NAMES_H

#include "provider/socktab.h"

/* An address and its length, in the kernel's form or, where said so, in Winsock's. */
struct wsi_name {
	int len;
	unsigned char bytes[WSI_NAME_MAX];
};

/* A caller's address for a socket, in the kernel's form: WSAEFAULT, or WSAEAFNOSUPPORT where it is of another family. */
int wsi_name_take(const struct wsi_sock *sock, const struct sockaddr *theirs, int len, struct wsi_name *name);
/* WSAEADDRNOTAVAIL where a name, in the kernel's form, is none to connect or send to: no address, or no port. */
int wsi_name_check_target(const struct wsi_sock *sock, const struct wsi_name *name);
/* WSAEFAULT where the length that a caller offers cannot be read or has no room for an address of the family. */
int wsi_name_room(const INT *len, int family);
/* Hand out an address in Winsock's form, to where wsi_name_room() found room. */
int wsi_name_give(const struct wsi_name *name, struct sockaddr *theirs, INT *len);

/* The kernel's names of a socket, in Winsock's form. */
int wsi_name_of_socket(const struct wsi_sock *sock, struct wsi_name *name);
int wsi_name_of_peer(const struct wsi_sock *sock, struct wsi_name *name);

/* Remember the peer, given in the kernel's form, as getpeername repeats it; under the socket's lock. */
void wsi_name_keep_peer(struct wsi_sock *sock, const struct wsi_name *peer);

#endif

/* What is known of a socket, for its duplicate in this process or another: the kernel keeps the rest.
 *
 * Goes between programs of this library of either width, so the numbers have sizes and places of their own; another edition's is told by its
 * sizes. Nothing changes in it after it was written: what is set later belongs to the SOCKET by which it was set. Where the kernel knows better
 * when the duplicate is opened (bound, connected, listening), that counts too.
 */
#ifndef WSI_PASSPORT_H
#define WSI_PASSPORT_H

#include "provider/socktab.h"

enum {
	WSI_PASSPORT_NONBLOCKING = 1,
	WSI_PASSPORT_LISTENING = 2,
	WSI_PASSPORT_CONNECTED = 4,
	WSI_PASSPORT_BOUND = 8,
	WSI_PASSPORT_RECV_SHUT = 16,
	WSI_PASSPORT_SEND_SHUT = 32,
	WSI_PASSPORT_DUAL_STACK = 64,
	WSI_PASSPORT_URGENT_MERGED = 128,
	WSI_PASSPORT_SHARES_PORT = 256,
	WSI_PASSPORT_LEAF = 512,
	WSI_PASSPORT_CONNECTING = 1024,
	WSI_PASSPORT_BARE = 2048,
	WSI_PASSPORT_TUNED = 4096,
};

struct wsi_passport {
	_Alignas(8) int64_t connect_time;       /* of a clock that is the machine's */
	uint32_t edition;               /* WSI_PASSPORT_EDITION */
	uint32_t flags;                 /* WSI_PASSPORT_* */
	int32_t family, type, protocol;
	int32_t recv_timeout, send_timeout;
	int32_t reset, connect_error, so_error;
	int32_t send_buffer, recv_buffer;
	uint32_t bind_ticket, multicast_interface;
	int32_t peer_len;
	unsigned char peer[WSI_NAME_MAX];
	unsigned char options[32];      /* struct wsi_sock_options, and room */
};

#define WSI_PASSPORT_EDITION (sizeof(struct wsi_passport) | sizeof(struct wsi_sock_options) << 16)

/* Of a socket that the caller has entered, which is shared from now on. */
void wsi_passport_issue(struct wsi_sock *sock, struct wsi_passport *p);
/* Open the slot of another descriptor of that socket (closed on failure), made with WSA_FLAG_*. WSAEINVAL: not one of ours. */
int wsi_passport_admit(const struct wsi_passport *p, int fd, DWORD flags, SOCKET *s);

#endif

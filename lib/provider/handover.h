/* Sockets that were offered to a process by WSADuplicateSocket and not taken yet.
 *
 * An offer is a descriptor of its own, so it outlives the SOCKET it was made of, and closes nothing before its time. It is for one process and
 * is taken once. This process takes its own from the list. Others are served by one thread that is there while there are offers to others: it
 * listens at a door (posix.h, pass.c) for the ticket, asks the kernel who sent it, and sends descriptor and passport. An offer to a process that
 * has ended is withdrawn. With the offering process its offers end. A forked child has no offers.
 */
#ifndef WSI_HANDOVER_H
#define WSI_HANDOVER_H

#include "provider/passport.h"

/* What stands in the WSAPROTOCOL_INFO. The number is never 0. */
struct wsi_ticket {
	uint64_t door;
	uint32_t secret, number;
};

/* Offer a descriptor, which belongs to the offer from here on (closed on failure), to a process that there is. */
int wsi_handover_offer(DWORD process, int fd, const struct wsi_passport *passport, struct wsi_ticket *ticket);
/* Take what a ticket stands for, as a SOCKET made with WSA_FLAG_*: 0; WSAEINVAL where it is not valid here, or not any more; WSAEINTR; WSAEMFILE …
 * Asking another process is a blocking call that can be cancelled, without the program's hook. */
int wsi_handover_take(const struct wsi_ticket *ticket, DWORD flags, SOCKET *s);

#endif

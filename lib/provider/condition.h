/* What WSAAccept asks its caller before it hands a connection out. */
#ifndef WSI_CONDITION_H
#define WSI_CONDITION_H

#include "provider/arrival.h"

struct wsi_condition {
	LPCONDITIONPROC ask;            /* NULL: every connection is welcome */
	DWORD_PTR context;
};

/* WSAEFAULT where that is no function. */
int wsi_condition_check(const struct wsi_condition *condition);
/* Ask, in the caller's thread and with no lock held: 0, and the connection is still the caller's; WSAECONNREFUSED and it is gone; WSATRY_AGAIN,
 * or WSAEINVAL for an answer that is none, and the next accept gets it. */
int wsi_condition_judge(const struct wsi_condition *condition, struct wsi_sock *listener, const struct wsi_arrival *a);

#endif

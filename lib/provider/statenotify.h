/* Notifications of a socket's state at a completion port (ProcessSocketNotifications): packets whose bytes are a mask of events.
 *
 * A socket has one registration at most; its packet is part of it, and while that is in the port's row, further events join it. Edges come from the reactor.
 * What is to be told for as long as it holds is looked at again when somebody next waits at the port: by then whoever took the packet has done what
 * it could about it.
 *
 * All is under the dispatcher's lock. The socket keeps its registration, and by it the port, from the first on until it closes, though it was removed:
 * the socket's edges come from that port's reactor.
 */
#ifndef WSI_STATENOTIFY_H
#define WSI_STATENOTIFY_H

#include <winsock2.h>
#include <windows.h>

#include "provider/async.h"

/* Private to this library: what ws2_32 asks the provider of a socket for (SIO_GET_EXTENSION_FUNCTION_POINTER). */
#define WSAID_WSI_STATE_NOTIFY \
	{0x6e3f8c51, 0x2d0b, 0x4a77, {0x9b, 0x1c, 0x4f, 0x5e, 0xd2, 0x86, 0x13, 0xa9}}

/* Do what the registration says, at this port: 0 or the code that is its result. */
typedef int wsi_state_notify_function(HANDLE port, const SOCK_NOTIFY_REGISTRATION *registration);

int wsi_state_notify(HANDLE port, const SOCK_NOTIFY_REGISTRATION *registration);

/* For async.c: an edge has come; the socket is out of its reactor; it is a forked child's. */
void wsi_state_notify_edge(struct wsi_async *async, int revents);
void wsi_state_notify_bury(struct wsi_async *async);
void wsi_state_notify_after_fork(struct wsi_async *async);

#endif

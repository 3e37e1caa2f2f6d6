/* Taking packets from a completion port; for the calls of Win32, which wait with a port (portapi.c). */
#ifndef WSI_PORTQUEUE_H
#define WSI_PORTQUEUE_H

#include <stdint.h>

#include "base/port.h"
#include "base/wait.h"

/* One thread's wait for packets. The caller sets the waiter's `thread` and `alertable`, `entries` and `room`. */
struct wsi_port_wait {
	struct wsi_waiter waiter;
	LPOVERLAPPED_ENTRY entries;
	ULONG room, count;                              /* `count` of them were filled */
	struct wsi_port_wait *next, **link;             /* the port's own */
};

/* WAIT_OBJECT_0, WAIT_TIMEOUT, WAIT_ABANDONED_0 (the port was closed), WAIT_IO_COMPLETION (there are APCs, which the caller runs). */
DWORD wsi_port_wait(struct wsi_port *port, struct wsi_port_wait *wait, int64_t deadline);

/* `limit`: how many threads may run. NULL where memory is short. */
struct wsi_port *wsi_port_new(unsigned limit);
int wsi_port_open(struct wsi_port *port, HANDLE *handle);

#endif

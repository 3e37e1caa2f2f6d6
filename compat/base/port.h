/* Completion ports: a row of packets, and a stack of threads that wait for them.
 *
 * All of a port is under the dispatcher's lock (wait.h). A packet goes to the thread that came last, whose cache is warm, and only while fewer threads
 * run than the port allows: a thread counts as running from its first call on the port until it ends or goes to another port, but for the time it is
 * parked in any wait. So a worker that blocks lets the next in, and there may be more than the port allows once it goes on, as on Windows.
 */
#ifndef WSI_PORT_H
#define WSI_PORT_H

#include <windows.h>
#include <stdbool.h>

#include "base/object.h"

struct wsi_port;
struct wsi_thread;

/* What was completed. Part of whatever its maker keeps for the operation, so that posting it cannot fail. */
struct wsi_packet {
	struct wsi_packet *next;                        /* the port's own */
	ULONG_PTR key;
	LPOVERLAPPED overlapped;
	DWORD bytes;
	DWORD status;                                   /* an NTSTATUS */
	/* The packet is out of the row, and its maker's again: it was taken, or the port is gone. Lock held; it may free what the packet is part of. */
	void (*taken)(struct wsi_packet *packet);
};

/* The port of a handle, with a reference: ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED. */
int wsi_port_find(HANDLE handle, DWORD access, struct wsi_port **port);
void wsi_port_hold(struct wsi_port *port);
void wsi_port_release(struct wsi_port *port);
/* For whoever knows it without holding it: false where its last reference is gone. */
bool wsi_port_try_hold(struct wsi_port *port);

/* The poller of the sockets that are associated with the port, which owns it from then on. NULL: there is none yet. Lock held. */
struct wsi_poller;
struct wsi_poller *wsi_port_poller(const struct wsi_port *port);
void wsi_port_set_poller(struct wsi_port *port, struct wsi_poller *poller);

/* Lock not held. */
void wsi_port_post(struct wsi_port *port, struct wsi_packet *packet);
/* Lock held. */
void wsi_port_give(struct wsi_port *port, struct wsi_packet *packet);
/* A packet made for the purpose; ERROR_NOT_ENOUGH_MEMORY. Lock not held. */
int wsi_port_post_new(struct wsi_port *port, ULONG_PTR key, LPOVERLAPPED overlapped, DWORD bytes, DWORD status);

/* Something that had better be looked at before the next packet is taken: it may have become one. Part of whatever it is about. */
struct wsi_port_look {
	struct wsi_port_look *next;
	bool listed;
	void (*look)(struct wsi_port_look *look);       /* by whoever waits next; not listed any more, lock not held */
};
/* List it: false where it is listed already. Take it out: false where it was not listed. Lock held. */
bool wsi_port_look_again(struct wsi_port *port, struct wsi_port_look *look);
bool wsi_port_forget_look(struct wsi_port *port, struct wsi_port_look *look);
/* Does anyone wait for packets just now? Who comes later looks first. Lock held. */
bool wsi_port_is_waited_for(const struct wsi_port *port);

/* The thread has ended, or goes to another port: it neither runs nor waits for its port any more. Lock held. */
void wsi_port_leave(struct wsi_thread *thread);
/* Its wait, which has ended otherwise, is not the port's any more. Lock held. */
void wsi_port_forget_wait(struct wsi_thread *thread);

#endif

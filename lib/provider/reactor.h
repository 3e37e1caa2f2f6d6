/* Reactors: where edges of sockets come from.
 *
 * There is one for all sockets without a completion port, and one for each port that has sockets. A thread that waits for what a reactor may bring leads it
 * (base/poller.h) and performs the work itself. While none does, the watcher (base/watch.h) stands in, so that work goes on though every thread of
 * the program is elsewhere. To be told of each coming and going would cost a busy server a system call each time, so the watcher looks now and then:
 *
 *   NOBODY:  a leader is there, or nothing was ever registered.
 *   TICKING: leaders come and go. At a tick: nobody since the last one? -> ARMED, and what there is gets done. The same leader all the time? -> NOBODY.
 *   ARMED:   the watcher polls the reactor's descriptor. When it finds a leader there: -> NOBODY; when threads came by meanwhile: -> TICKING.
 *   leave:   NOBODY -> TICKING.
 *
 * So work waits for a tick at most, and a program whose threads sleep in the kernel costs nothing. All of this is under the dispatcher's lock.
 */
#ifndef WSI_REACTOR_H
#define WSI_REACTOR_H

#include "base/port.h"
#include "provider/socktab.h"

struct wsi_reactor;

/* The reactor for all, or that of a port; made when it is first asked for. WSAENOBUFS, WSAEMFILE. */
int wsi_reactor_general(struct wsi_reactor **reactor);
int wsi_reactor_of_port(struct wsi_port *port, struct wsi_reactor **reactor);

/* A descriptor's edges are told to wsi_async_edge() from now on, those of room to send too with `output`. 0 or a WSA code. */
int wsi_reactor_add(struct wsi_reactor *reactor, int fd, bool output);
int wsi_reactor_add_output(struct wsi_reactor *reactor, int fd);
void wsi_reactor_remove(struct wsi_reactor *reactor, int fd);

/* In the child of a fork, which shares the kernel's side with its parent: all are empty, with a kernel's side of their own. */
void wsi_reactor_after_fork(void);

#endif

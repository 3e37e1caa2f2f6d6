/* A thread of ours that watches descriptors and clocks, for objects that no call of this process signals: waitable timers, timer queues, other
 * processes, consoles. It starts with the first thing to watch, once a process (again in a forked child), and sleeps while there is nothing due.
 *
 * Callbacks run in that thread, one at a time, without the dispatcher's lock, and do not block: they signal an object or queue a work item.
 */
#ifndef WSI_WATCH_H
#define WSI_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include <minwindef.h>

/* Part of what it watches for; the watcher's own while it is set. */
struct wsi_watch {
	void (*due)(struct wsi_watch *watch);
	int64_t deadline;                       /* CLOCK_MONOTONIC nanoseconds, or WSI_WAIT_FOREVER */
	int fd;                                 /* -1: none; else it is due when readable, or at the deadline, and the watch ends then */
	size_t place;                           /* in the watcher's heap, the watcher's own; 0: not set */
};

/* Watch until it is due: 0 or a Win32 code (no thread, no memory). The fields are the watcher's while the watch is set: cancel it before changing them. */
int wsi_watch_set(struct wsi_watch *watch);
/* The same at another deadline, for several callers at once: one that is set stays as it is. */
int wsi_watch_set_at(struct wsi_watch *watch, int64_t deadline);
/* Stop; once this returns `due` is not running and will not run, unless called from `due` itself. Answers whether it was set. */
bool wsi_watch_cancel(struct wsi_watch *watch);
/* Somebody waits for what a watch will do: have a watcher, which a forked child has not from its beginning. The dispatcher's lock may be held. */
void wsi_watch_keep(void);

/* Held by whoever cancels a watch and sets it anew, so that what its callback finds is of one setting: one lock for all of them. It comes before
 * the dispatcher's, and is held across a fork, so that a child finds no setting half done. */
void wsi_watch_setting_lock(void);
void wsi_watch_setting_unlock(void);

#endif

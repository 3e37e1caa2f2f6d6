/* fork(): the child has one thread, and no lock may be held in it by another.
 *
 * The base's locks, in the order in which one thread may hold several: settings, names, handles, the dispatcher, the watcher. They are held across the
 * fork in that order. A floor above that has locks of its own calls wsi_fork_prepare() before it registers its own handlers, so that its locks come first.
 */
#ifndef WSI_FORK_H
#define WSI_FORK_H

/* Once a process, before anything that a fork could catch halfway: 0 or ERROR_NOT_ENOUGH_MEMORY. */
int wsi_fork_prepare(void);

/* What each part does; the dispatcher's lock is wait.h's. */
void wsi_named_lock(void);
void wsi_named_unlock(void);
void wsi_handle_lock(void);
void wsi_handle_unlock(void);
void wsi_watch_lock(void);
void wsi_watch_unlock(void);
void wsi_watch_in_child(void);
/* The other threads are gone: their waits are taken off the objects, their mutexes abandoned. The lock is held, and is let go. */
void wsi_thread_in_child(void);
void wsi_dispatch_in_child(void);

#endif

/* Mutexes, as far as threads that end must know of them. */
#ifndef WSI_MUTEX_H
#define WSI_MUTEX_H

struct wsi_thread;

/* A thread has ended: who takes its mutexes next is told. Dispatcher's lock held. */
void wsi_mutex_abandon(struct wsi_thread *thread);

#endif

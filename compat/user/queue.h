/* A thread's message queue, made by the thread's first call that needs it and gone with the thread.
 *
 * Anyone may post and send to it; only its thread takes out. `lock` guards what others touch; it is never held while the dispatcher's lock is
 * taken. A poster holds a reference, so that a queue whose thread has ended can still say so.
 *
 * The queue is an object that its own thread waits for: it is signaled while it has something of what the thread said, in the masks, that it
 * waits for. Who puts something in sets the bits first and dispatches then, so that the thread either sees the bits or is woken.
 */
#ifndef WSI_QUEUE_H
#define WSI_QUEUE_H

#include <windows.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/object.h"

struct wsi_posted;
struct wsi_sent;
struct wsi_timer;

/* Beyond QS_*: an answer came to a message this thread sent; another thread set a timer of this one. */
#define WSI_QS_RESULT 0x10000u
#define WSI_QS_TIMERS 0x20000u

struct wsi_queue {
	struct wsi_object object;
	DWORD tid;
	struct wsi_queue *next;         /* in the list of all */
	atomic_bool gone;               /* the thread has ended: nothing more comes in */

	atomic_uint bits;               /* QS_*: what there is */
	atomic_uint changed;            /* what came since the thread last looked */
	atomic_uint wake_mask, changed_mask;    /* which of them the thread waits for */
	atomic_bool asleep;
	_Atomic int64_t looked;         /* when the thread last did, CLOCK_MONOTONIC nanoseconds */

	pthread_mutex_t lock;
	struct wsi_posted *first, **end;
	unsigned count;
	struct wsi_sent *sent, **sent_end;
	struct wsi_timer *timers;
	UINT_PTR next_timer;            /* of those without a window */
	bool quitting;                  /* PostQuitMessage */
	int quit_code;

	/* The thread's own. */
	struct wsi_sent *receiving;     /* what it runs for others, the innermost first */
	DWORD last_time;                /* of the message last taken */
	LPARAM extra;
	HWND focus, active;
	HCURSOR cursor;
	int cursor_shown;
};

/* What Peek and Get ask for. */
struct wsi_filter {
	HWND window;                    /* NULL: all; -1: the thread's own only */
	UINT first, last;               /* both 0: all */
	UINT kinds;                     /* QS_* */
};

/* What a thread waits for besides its queue. */
struct wsi_queue_wait {
	const HANDLE *handles;
	DWORD count;
	bool all, alertable;
	UINT wake, changed;             /* the queue's masks */
	int64_t deadline;
};

/* The calling thread's queue, made at the first call. It lives as long as the thread; no reference is passed. */
int wsi_queue_mine(struct wsi_queue **queue);
/* The queue of a thread, with a reference: ERROR_INVALID_THREAD_ID where there is none. */
int wsi_queue_of(DWORD tid, struct wsi_queue **queue);

/* Something came in: the bits, set together with it where it is under the lock; then, without the lock, the waking. */
void wsi_queue_note(struct wsi_queue *queue, UINT bits);
void wsi_queue_wake(struct wsi_queue *queue);
/* ERROR_NOT_ENOUGH_QUOTA beyond 10000, ERROR_INVALID_THREAD_ID where the thread has ended. */
int wsi_queue_post(struct wsi_queue *queue, const MSG *message);
bool wsi_filter_passes(const struct wsi_filter *filter, HWND window, UINT message);
/* The thread has not asked for messages for five seconds. */
bool wsi_queue_is_hung(struct wsi_queue *queue);

/* For the queue's own thread: the first message that passes, posted, WM_QUIT, WM_PAINT, WM_TIMER in this order. */
bool wsi_queue_take(struct wsi_queue *queue, const struct wsi_filter *filter, bool remove, MSG *message);
/* Wait; *result as of wsi_wait_handles, the queue's index being `count`. */
int wsi_queue_wait(struct wsi_queue *queue, const struct wsi_queue_wait *wait, DWORD *result);
/* Have the timers that fired among the bits. */
void wsi_queue_look(struct wsi_queue *queue);
/* Drop what was posted to a window that is no more, and its timers. */
void wsi_queue_drop(struct wsi_queue *queue, HWND window);

/* Timers of a queue, its lock held (timer.c). */
/* Those that are due count as fired; answers whether any has. */
bool wsi_timers_fire(struct wsi_queue *queue, int64_t now);
/* When the next will fire, or INT64_MAX. */
int64_t wsi_timers_next(const struct wsi_queue *queue);
bool wsi_timers_take(struct wsi_queue *queue, const struct wsi_filter *filter, bool remove, MSG *message);
/* Those of a window, or with NULL all. */
void wsi_timers_drop(struct wsi_queue *queue, HWND window);
int64_t wsi_timers_now(void);

#endif

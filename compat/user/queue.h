/* A thread's message queue, made by the thread's first call that needs it and gone with the thread.
 *
 * Anyone may post and send to it; only its thread takes out. `lock` guards what others touch. A poster holds a reference, so that a queue whose
 * thread has ended can still say so.
 */
#ifndef WSI_QUEUE_H
#define WSI_QUEUE_H

#include <windows.h>
#include <pthread.h>
#include <stdbool.h>

#include "base/object.h"

struct wsi_posted;

/* A message that its sender waits for, on the sender's stack. */
struct wsi_sent {
	struct wsi_sent *next;
	struct wsi_queue *sender;
	HWND window;
	UINT message;
	WPARAM wParam;
	LPARAM lParam;
	LRESULT result;
	int error;                      /* not 0: the receiver is gone */
	bool done;                      /* under the sender's lock */
};

struct wsi_queue {
	struct wsi_object object;
	DWORD tid;
	struct wsi_queue *next;         /* in the list of all */
	atomic_bool gone;               /* the thread has ended: nothing more comes in */

	pthread_mutex_t lock;
	pthread_cond_t arrived;
	struct wsi_posted *first, **end;
	unsigned count;
	struct wsi_sent *sent, **sent_end;
	bool fresh;                     /* something came since the thread last looked: WaitMessage */
	bool quitting;                  /* PostQuitMessage */
	int quit_code;

	DWORD last_time;                /* of the message last taken */
};

/* What Peek and Get ask for. */
struct wsi_filter {
	HWND window;                    /* NULL: all; -1: the thread's own only */
	UINT first, last;               /* both 0: all */
};

/* The calling thread's queue, made at the first call. It lives as long as the thread; no reference is passed. */
int wsi_queue_mine(struct wsi_queue **queue);
/* The queue of a thread, with a reference: ERROR_INVALID_THREAD_ID where there is none. */
int wsi_queue_of(DWORD tid, struct wsi_queue **queue);

/* ERROR_NOT_ENOUGH_QUOTA beyond 10000, ERROR_INVALID_THREAD_ID where the thread has ended. */
int wsi_queue_post(struct wsi_queue *queue, const MSG *message);
int wsi_queue_send(struct wsi_queue *queue, struct wsi_sent *sent);

/* For the queue's own thread: the first posted message that passes, or WM_QUIT behind all of them. */
bool wsi_queue_take(struct wsi_queue *queue, const struct wsi_filter *filter, bool remove, MSG *message);
/* The next sent message, or NULL. */
struct wsi_sent *wsi_queue_take_sent(struct wsi_queue *queue);
void wsi_queue_finish(struct wsi_sent *sent);
/* Wait until something came in that take() has not yet seen. */
void wsi_queue_wait(struct wsi_queue *queue);
/* Wait until a message that this thread sent is done, or one was sent to it. */
void wsi_queue_wait_sent(struct wsi_queue *queue, const struct wsi_sent *mine);
bool wsi_queue_is_done(const struct wsi_sent *mine);
/* Drop what was posted to a window that is no more. */
void wsi_queue_drop(struct wsi_queue *queue, HWND window);

#endif

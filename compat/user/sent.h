/* Messages that a thread runs for another.
 *
 * A sent message is of two holders, its sender and its receiver, so that a sender may give up waiting. The receiver writes the answer and sets
 * `done` last.
 */
#ifndef WSI_SENT_H
#define WSI_SENT_H

#include <windows.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "user/queue.h"

struct wsi_sent {
	struct wsi_sent *next;
	struct wsi_sent *outer;         /* what its receiver was running when it took this one */
	atomic_uint references;
	struct wsi_queue *sender;       /* referenced; NULL: it wants no answer */
	UINT kind;                      /* ISMEX_SEND, ISMEX_NOTIFY, ISMEX_CALLBACK */
	bool wide;                      /* the form of its texts */
	HWND window;
	UINT message;
	WPARAM wParam;
	LPARAM lParam;
	SENDASYNCPROC callback;
	ULONG_PTR data;
	LRESULT result;
	int error;                      /* not 0: the receiver is gone */
	atomic_bool done;
	bool replied;                   /* its receiver's own */
};

/* Run what others have sent to this thread. */
void wsi_sent_run(struct wsi_queue *queue);
/* The thread ends: nobody may be left waiting for an answer. */
void wsi_sent_refuse(struct wsi_queue *queue);
/* Does a pointer in such a message belong to its sender, so that it cannot be posted? */
bool wsi_sent_has_pointer(UINT message);

/* Call the procedure of a window of this thread, or send to another's and wait: 0 or a Win32 code. */
int wsi_sent_call(HWND window, UINT message, WPARAM wParam, LPARAM lParam, bool wide, LRESULT *result);
/* The same without a word of how it went: 0 and the last error where there is no such window. */
LRESULT wsi_sent_call_plainly(HWND window, UINT message, WPARAM wParam, LPARAM lParam, bool wide);

#endif

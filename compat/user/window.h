/* Windows that nobody sees: a procedure, a place for the program's data, and the queue of the thread that made them.
 *
 * An HWND is a number of a table of its own. The procedure runs in the owner's thread only. */
#ifndef WSI_WINDOW_H
#define WSI_WINDOW_H

#include <windows.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "base/object.h"
#include "user/queue.h"

struct wsi_class;

/* What GetWindowLongPtr reads. */
enum wsi_cell {
	WSI_CELL_PROCEDURE,
	WSI_CELL_INSTANCE,
	WSI_CELL_PARENT,
	WSI_CELL_ID,
	WSI_CELL_STYLE,
	WSI_CELL_EXSTYLE,
	WSI_CELL_USERDATA,
	WSI_CELLS,
};

struct wsi_window {
	struct wsi_object object;
	HWND handle;
	struct wsi_queue *owner;                /* referenced */
	struct wsi_class *class;                /* referenced */
	struct wsi_window *next;                /* of the same thread */
	bool dying;                             /* WM_DESTROY was sent */
	_Atomic LONG_PTR cells[WSI_CELLS];
	size_t extra_size;
	unsigned char extra[];                  /* cbWndExtra */
};

/* The window of a handle, with a reference: ERROR_INVALID_WINDOW_HANDLE. */
int wsi_window_find(HWND handle, struct wsi_window **window);
/* Is it the ancestor itself or a child of it, at any depth? */
bool wsi_window_is_within(HWND window, HWND ancestor);
/* Call the procedure of a window of this thread, or send to another's and wait. 0 and the last error where there is no such window. */
LRESULT wsi_window_call(HWND window, UINT message, WPARAM wParam, LPARAM lParam);
/* Run what others have sent to this thread. */
void wsi_window_run_sent(struct wsi_queue *queue);

/* The thread of a queue ends, and its windows with it. */
void wsi_window_thread_ends(struct wsi_queue *queue);

/* For fork. */
void wsi_window_lock(void);
void wsi_window_unlock(void);

#endif

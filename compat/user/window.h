/* Windows that nobody sees: a procedure, a place for the program's data, and the queue of the thread that made them.
 *
 * An HWND is a number of a table of its own. The procedure runs in the owner's thread only. Text, properties and place are under the lock of
 * wsi_window_lock(), which is held for no call of anything else. */
#ifndef WSI_WINDOW_H
#define WSI_WINDOW_H

#include <windows.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "base/object.h"
#include "user/queue.h"

/* No window of the table: it has a place, and nothing else can be done to it. */
#define WSI_DESKTOP ((HWND)(UINT_PTR)0x10000)

struct wsi_class;
struct wsi_property;

/* What GetWindowLongPtr reads. */
enum wsi_cell {
	WSI_CELL_PROCEDURE,
	WSI_CELL_INSTANCE,
	WSI_CELL_PARENT,        /* of a child; of any other its owner */
	WSI_CELL_ID,
	WSI_CELL_STYLE,
	WSI_CELL_EXSTYLE,
	WSI_CELL_USERDATA,
	WSI_CELLS,
};

struct wsi_window {
	struct wsi_object object;
	__extension__ union {
		HWND handle;
		UINT_PTR value;                 /* as the table writes it, under its lock */
	};
	struct wsi_queue *owner;                /* referenced */
	struct wsi_class *class;                /* referenced */
	struct wsi_window *next;                /* of the same thread */
	bool dying;                             /* WM_DESTROY was sent */
	bool message_only;
	atomic_bool unicode;                    /* which of the two texts the procedure is given */
	atomic_bool shown;                      /* has been told its size */
	atomic_bool invalid;                    /* wants WM_PAINT */
	_Atomic LONG_PTR cells[WSI_CELLS];

	char *text;                             /* UTF-8, or NULL */
	struct wsi_property *properties;
	RECT place;                             /* in the parent's client area, or on the screen */

	size_t extra_size;
	unsigned char extra[];                  /* cbWndExtra */
};

/* The window of a handle, with a reference: ERROR_INVALID_WINDOW_HANDLE. */
int wsi_window_find(HWND handle, struct wsi_window **window);
/* Is it the ancestor itself or a child of it, at any depth? */
bool wsi_window_is_within(HWND window, HWND ancestor);
/* Call the procedure of a window of the calling thread with a message whose texts have the form `wide`: 0 or ERROR_INVALID_WINDOW_HANDLE. */
int wsi_window_run(HWND window, UINT message, WPARAM wParam, LPARAM lParam, bool wide, LRESULT *result);
/* A window's procedure, in its own form. */
LRESULT wsi_window_tell(struct wsi_window *window, UINT message, WPARAM wParam, LPARAM lParam);
/* The first window of the calling thread that passes and waits for WM_PAINT. */
bool wsi_window_wants_paint(const struct wsi_filter *filter, MSG *message);

static inline bool
wsi_window_has_style(const struct wsi_window *window, DWORD style)
{
	return (DWORD)atomic_load(&window->cells[WSI_CELL_STYLE]) & style;
}

static inline bool
wsi_window_is_child(const struct wsi_window *window)
{
	return ((DWORD)atomic_load(&window->cells[WSI_CELL_STYLE]) & (WS_CHILD | WS_POPUP)) == WS_CHILD;
}

/* Texts (text.c). WM_SETTEXT, WM_GETTEXT and WM_GETTEXTLENGTH to a procedure of the other form; and what DefWindowProc makes of them. */
bool wsi_text_is_message(UINT message);
LRESULT wsi_text_translate(struct wsi_window *window, UINT message, WPARAM wParam, LPARAM lParam);
LRESULT wsi_text_default(struct wsi_window *window, UINT message, WPARAM wParam, LPARAM lParam, bool wide);
int wsi_text_set(struct wsi_window *window, LPCSTR text);

/* Properties (property.c). */
void wsi_property_drop(struct wsi_property *first);

/* A new window's place, and its first messages (show.c). */
RECT wsi_show_place(const CREATESTRUCTA *asked);
void wsi_show_created(struct wsi_window *window, bool visible);
void wsi_show_changed(const WINDOWPOS *changed);
/* A window goes: the focus does not stay with it (focus.c). */
void wsi_focus_forget(struct wsi_queue *queue, HWND window);
void wsi_focus_activate(HWND window);

/* The thread of a queue ends, and its windows with it. */
void wsi_window_thread_ends(struct wsi_queue *queue);

void wsi_window_lock(void);
void wsi_window_unlock(void);

#endif

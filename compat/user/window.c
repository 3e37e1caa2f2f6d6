#include <stdlib.h>

#include "base/lasterror.h"
#include "base/table.h"
#include "base/utf8.h"
#include "user/class.h"
#include "user/window.h"

/* Below the HANDLEs, positive and never as small as a descriptor or as HWND_BROADCAST. */
static struct wsi_table windows = WSI_TABLE(0x10000, 0x40000000);

/* This thread's. */
static __thread struct wsi_window *own __attribute__((tls_model("initial-exec")));

void
wsi_window_lock(void)
{
	pthread_mutex_lock(&windows.lock);
}

void
wsi_window_unlock(void)
{
	pthread_mutex_unlock(&windows.lock);
}

int
wsi_window_find(HWND handle, struct wsi_window **window)
{
	struct wsi_entry entry;

	if (wsi_table_find(&windows, (UINT_PTR)handle, &entry))
		return ERROR_INVALID_WINDOW_HANDLE;
	*window = (struct wsi_window *)entry.object;
	return 0;
}

BOOL WINAPI
IsWindow(HWND handle)
{
	struct wsi_window *window;

	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return FALSE;
	wsi_object_release(&window->object);
	return TRUE;
}

static HWND
parent_of(HWND handle)
{
	struct wsi_window *window;
	HWND parent = NULL;

	if (!wsi_window_find(handle, &window)) {
		if (window->cells[WSI_CELL_STYLE] & WS_CHILD)
			parent = (HWND)atomic_load(&window->cells[WSI_CELL_PARENT]);
		wsi_object_release(&window->object);
	}
	return parent;
}

bool
wsi_window_is_within(HWND window, HWND ancestor)
{
	while (window && window != ancestor)
		window = parent_of(window);
	return window;
}

DWORD WINAPI
GetWindowThreadProcessId(HWND handle, LPDWORD process)
{
	struct wsi_window *window;
	DWORD tid;

	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return 0;
	tid = window->owner->tid;
	wsi_object_release(&window->object);
	if (process)
		*process = GetCurrentProcessId();
	return tid;
}

static void
destroy_window(struct wsi_object *object)
{
	struct wsi_window *window = (struct wsi_window *)object;

	wsi_class_leave(window->class);
	wsi_object_release(&window->owner->object);
	free(window);
}

static const struct wsi_kind window_kind = {
	.destroy = destroy_window,
};

/* ---- sending ---- */

static LRESULT
run(struct wsi_window *window, UINT message, WPARAM wParam, LPARAM lParam)
{
	WNDPROC procedure = (WNDPROC)atomic_load(&window->cells[WSI_CELL_PROCEDURE]);

	return procedure(window->handle, message, wParam, lParam);
}

void
wsi_window_run_sent(struct wsi_queue *queue)
{
	struct wsi_window *window;
	struct wsi_sent *sent;

	while ((sent = wsi_queue_take_sent(queue))) {
		sent->error = wsi_window_find(sent->window, &window);
		if (!sent->error) {
			sent->result = run(window, sent->message, sent->wParam, sent->lParam);
			wsi_object_release(&window->object);
		}
		wsi_queue_finish(sent);
	}
}

/* While it waits, a sender runs what is sent to itself: two threads that send to each other do not stop each other. */
static int
send_to(struct wsi_queue *receiver, struct wsi_sent *sent)
{
	int error = wsi_queue_mine(&sent->sender);

	if (!error)
		error = wsi_queue_send(receiver, sent);
	if (error)
		return error;
	for (;;) {
		wsi_queue_wait_sent(sent->sender, sent);
		if (wsi_queue_is_done(sent))
			return sent->error;
		wsi_window_run_sent(sent->sender);
	}
}

static int
call(struct wsi_window *window, struct wsi_sent *sent)
{
	if (window->owner->tid != GetCurrentThreadId())
		return send_to(window->owner, sent);
	sent->result = run(window, sent->message, sent->wParam, sent->lParam);
	return 0;
}

LRESULT
wsi_window_call(HWND handle, UINT message, WPARAM wParam, LPARAM lParam)
{
	struct wsi_sent sent = {.window = handle, .message = message, .wParam = wParam, .lParam = lParam};
	struct wsi_window *window;

	if (!wsi_succeeded(wsi_window_find(handle, &window)))
		return 0;
	wsi_succeeded(call(window, &sent));
	wsi_object_release(&window->object);
	return sent.result;
}

LRESULT WINAPI
SendMessageA(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return wsi_window_call(window, message, wParam, lParam);
}

LRESULT WINAPI
SendMessageW(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return wsi_window_call(window, message, wParam, lParam);
}

LRESULT WINAPI
CallWindowProcA(WNDPROC procedure, HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return procedure(window, message, wParam, lParam);
}

LRESULT WINAPI
CallWindowProcW(WNDPROC procedure, HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return procedure(window, message, wParam, lParam);
}

/* What a window that nobody sees does of itself. */
LRESULT WINAPI
DefWindowProcA(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	(void)wParam, (void)lParam;
	if (message == WM_CLOSE)
		DestroyWindow(window);
	return message == WM_NCCREATE || message == WM_QUERYENDSESSION;
}

LRESULT WINAPI
DefWindowProcW(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return DefWindowProcA(window, message, wParam, lParam);
}

/* ---- the end of a window ---- */

static void
unlist(struct wsi_window *window)
{
	struct wsi_window **link = &own;

	while (*link && *link != window)
		link = &(*link)->next;
	if (*link)
		*link = window->next;
}

/* Off the thread's list and out of the table; the table's reference goes. */
static void
forget(struct wsi_window *window)
{
	struct wsi_entry entry;

	wsi_object_hold(&window->object);
	unlist(window);
	if (!wsi_table_remove(&windows, (UINT_PTR)window->handle, 0, &entry))
		wsi_object_release(entry.object);
	wsi_queue_drop(window->owner, window->handle);
	wsi_object_release(&window->object);
}

static struct wsi_window *
child_of(HWND parent)
{
	struct wsi_window *w = own;

	while (w && (w->dying || atomic_load(&w->cells[WSI_CELL_PARENT]) != (LONG_PTR)parent))
		w = w->next;
	return w;
}

/* The children go after their parent's WM_DESTROY and before its WM_NCDESTROY. */
static void
end_window(struct wsi_window *window)
{
	struct wsi_window *child;

	wsi_object_hold(&window->object);
	window->dying = true;
	run(window, WM_DESTROY, 0, 0);
	while ((child = child_of(window->handle)))
		end_window(child);
	run(window, WM_NCDESTROY, 0, 0);
	forget(window);
	wsi_object_release(&window->object);
}

static int
destroy(struct wsi_window *window)
{
	if (window->owner->tid != GetCurrentThreadId())
		return ERROR_ACCESS_DENIED;
	if (!window->dying)
		end_window(window);
	return 0;
}

BOOL WINAPI
DestroyWindow(HWND handle)
{
	struct wsi_window *window;
	int error = wsi_window_find(handle, &window);

	if (error)
		return wsi_succeeded(error);
	error = destroy(window);
	wsi_object_release(&window->object);
	return wsi_succeeded(error);
}

/* As on Windows, without a word to the procedures. */
void
wsi_window_thread_ends(struct wsi_queue *queue)
{
	(void)queue;
	while (own)
		forget(own);
}

/* ---- the beginning of a window ---- */

static struct wsi_window *
new_window(const CREATESTRUCTA *asked, struct wsi_class *class, struct wsi_queue *owner)
{
	size_t extra = (size_t)class->window_extra;
	struct wsi_window *window = calloc(1, sizeof *window + extra);

	if (!window)
		return NULL;
	wsi_object_init(&window->object, &window_kind);
	wsi_object_hold(&owner->object);
	window->owner = owner;
	window->class = class;
	window->extra_size = extra;
	window->cells[WSI_CELL_PROCEDURE] = (LONG_PTR)class->procedure;
	window->cells[WSI_CELL_INSTANCE] = (LONG_PTR)asked->hInstance;
	window->cells[WSI_CELL_PARENT] = asked->hwndParent == HWND_MESSAGE ? 0 : (LONG_PTR)asked->hwndParent;
	window->cells[WSI_CELL_ID] = asked->style & WS_CHILD ? (LONG_PTR)asked->hMenu : 0;
	window->cells[WSI_CELL_STYLE] = asked->style;
	window->cells[WSI_CELL_EXSTYLE] = (LONG_PTR)asked->dwExStyle;
	return window;
}

static int
check_parent(const CREATESTRUCTA *asked)
{
	struct wsi_window *parent;
	int error;

	if (asked->hwndParent == HWND_MESSAGE)
		return 0;
	if (!asked->hwndParent)
		return asked->style & WS_CHILD ? ERROR_TLW_WITH_WSCHILD : 0;
	error = wsi_window_find(asked->hwndParent, &parent);
	if (!error)
		wsi_object_release(&parent->object);
	return error;
}

/* Into the table and onto the list. */
static int
enter(struct wsi_window *window)
{
	UINT_PTR value;
	int error = wsi_table_add(&windows, &window->object, 0, 0, &value);

	if (error)
		return error;
	window->handle = (HWND)value;
	window->next = own;
	own = window;
	return 0;
}

/* The two messages that may refuse: WM_NCCREATE with FALSE, WM_CREATE with -1. */
static int
introduce(struct wsi_window *window, const CREATESTRUCTA *asked)
{
	if (!run(window, WM_NCCREATE, 0, (LPARAM)asked)) {
		forget(window);
		return -1;
	}
	if (run(window, WM_CREATE, 0, (LPARAM)asked) != -1)
		return window->dying ? -1 : 0;
	if (!window->dying)
		end_window(window);
	return -1;
}

/* With the class entered, whose count goes to the window. -1 is a refusal by the program, which leaves the last error to it. */
static int
create_of(struct wsi_class *class, const CREATESTRUCTA *asked, HWND *handle)
{
	struct wsi_queue *queue;
	struct wsi_window *window;
	int error = wsi_queue_mine(&queue);

	window = error ? NULL : new_window(asked, class, queue);
	if (!window) {
		wsi_class_leave(class);
		return error ? error : ERROR_NOT_ENOUGH_MEMORY;
	}
	error = enter(window);
	if (!error)
		error = introduce(window, asked);
	if (!error)
		*handle = window->handle;
	wsi_object_release(&window->object);
	return error;
}

/* The record that the procedure is shown has the texts in its class's own form: the members are the same but for those. */
static int
show_wide(struct wsi_class *class, CREATESTRUCTA *asked, HWND *handle)
{
	WCHAR *title = NULL;
	int error = asked->lpszName ? wsi_utf8_to_wide(asked->lpszName, &title) : 0;

	if (error) {
		wsi_class_leave(class);
		return error;
	}
	asked->lpszName = (LPCSTR)title;
	asked->lpszClass = (LPCSTR)class->wide_name;
	error = create_of(class, asked, handle);
	free(title);
	return error;
}

static int
create(CREATESTRUCTA *asked, HWND *handle)
{
	struct wsi_class *class;
	int error = wsi_class_enter(asked->hInstance, asked->lpszClass, &class);

	if (error)
		return error;
	error = check_parent(asked);
	if (error) {
		wsi_class_leave(class);
		return error;
	}
	if (class->unicode)
		return show_wide(class, asked, handle);
	asked->lpszClass = class->name;
	return create_of(class, asked, handle);
}

HWND WINAPI
CreateWindowExA(DWORD exstyle, LPCSTR class, LPCSTR title, DWORD style, int x, int y, int width, int height, HWND parent, HMENU menu,
	HINSTANCE instance, LPVOID parameter)
{
	CREATESTRUCTA asked = {
		.lpCreateParams = parameter,
		.hInstance = wsi_class_instance(instance),
		.hMenu = menu,
		.hwndParent = parent,
		.cy = height,
		.cx = width,
		.y = y,
		.x = x,
		.style = (LONG)style,
		.lpszName = title,
		.lpszClass = class,
		.dwExStyle = exstyle,
	};
	HWND handle = NULL;
	int error = create(&asked, &handle);

	if (error > 0)
		wsi_succeeded(error);
	return handle;
}

/* Which window would have the keyboard, were there one: a thread has an active window and one with the focus, the process a foreground window. */
#include "base/lasterror.h"
#include "user/sent.h"
#include "user/window.h"

static _Atomic(HWND) foreground;

void
wsi_focus_forget(struct wsi_queue *queue, HWND window)
{
	HWND expected = window;

	atomic_compare_exchange_strong(&foreground, &expected, NULL);
	if (queue->tid != GetCurrentThreadId())
		return;
	if (queue->focus == window)
		queue->focus = NULL;
	if (queue->active == window)
		queue->active = NULL;
}

/* A window of the calling thread. */
static int
check_own(HWND handle, struct wsi_queue *queue)
{
	struct wsi_window *window;
	int error = wsi_window_find(handle, &window);

	if (error)
		return error;
	error = window->owner == queue ? 0 : ERROR_ACCESS_DENIED;
	wsi_object_release(&window->object);
	return error;
}

static HWND
swap_focus(struct wsi_queue *queue, HWND window)
{
	HWND was = queue->focus;

	if (was == window)
		return was;
	queue->focus = window;
	if (was)
		SendMessageA(was, WM_KILLFOCUS, (WPARAM)window, 0);
	if (window && queue->focus == window)
		SendMessageA(window, WM_SETFOCUS, (WPARAM)was, 0);
	return was;
}

static HWND
activate(struct wsi_queue *queue, HWND window)
{
	HWND was = queue->active;

	if (window)
		atomic_store(&foreground, window);
	if (was == window)
		return was;
	queue->active = window;
	if (was)
		SendMessageA(was, WM_ACTIVATE, WA_INACTIVE, (LPARAM)window);
	if (!was && window)
		SendMessageA(window, WM_ACTIVATEAPP, TRUE, 0);
	if (window && queue->active == window)
		SendMessageA(window, WM_ACTIVATE, WA_ACTIVE, (LPARAM)was);
	return was;
}

void
wsi_focus_activate(HWND window)
{
	struct wsi_queue *queue;

	if (!wsi_queue_mine(&queue) && !check_own(window, queue))
		activate(queue, window);
}

HWND WINAPI
SetFocus(HWND window)
{
	struct wsi_queue *queue;
	int error = wsi_queue_mine(&queue);

	if (!error && window)
		error = check_own(window, queue);
	if (!wsi_succeeded(error) || (window && !IsWindowEnabled(window)))
		return NULL;
	if (window)
		activate(queue, GetAncestor(window, GA_ROOT));
	return swap_focus(queue, window);
}

HWND WINAPI
GetFocus(void)
{
	struct wsi_queue *queue;

	return wsi_succeeded(wsi_queue_mine(&queue)) ? queue->focus : NULL;
}

HWND WINAPI
SetActiveWindow(HWND window)
{
	struct wsi_queue *queue;
	int error = wsi_queue_mine(&queue);

	if (!error && window)
		error = check_own(window, queue);
	return wsi_succeeded(error) ? activate(queue, window) : NULL;
}

HWND WINAPI
GetActiveWindow(void)
{
	struct wsi_queue *queue;

	return wsi_succeeded(wsi_queue_mine(&queue)) ? queue->active : NULL;
}

/* Another thread's window comes to the foreground without being told. */
BOOL WINAPI
SetForegroundWindow(HWND window)
{
	if (!IsWindow(window))
		return FALSE;
	atomic_store(&foreground, window);
	wsi_focus_activate(window);
	return TRUE;
}

HWND WINAPI
GetForegroundWindow(void)
{
	return atomic_load(&foreground);
}

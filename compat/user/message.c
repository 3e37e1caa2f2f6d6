/* Posting, taking and handing out messages. There is no keyboard and no mouse: text needs no translation between A and W here, as only pointers
 * to it travel, so both are one. */
#include "base/lasterror.h"
#include "user/queue.h"
#include "user/window.h"

static MSG
made(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return (MSG){.hwnd = window, .message = message, .wParam = wParam, .lParam = lParam, .time = GetTickCount()};
}

/* The caller's own queue comes into being too, so that a thread can post to itself before anything else. */
static int
post_to_thread(DWORD tid, const MSG *message)
{
	struct wsi_queue *queue;
	int error = wsi_queue_mine(&queue);

	if (!error)
		error = wsi_queue_of(tid, &queue);
	if (error)
		return error;
	error = wsi_queue_post(queue, message);
	wsi_object_release(&queue->object);
	return error;
}

BOOL WINAPI
PostThreadMessageA(DWORD thread, UINT message, WPARAM wParam, LPARAM lParam)
{
	MSG posted = made(NULL, message, wParam, lParam);

	return wsi_succeeded(post_to_thread(thread, &posted));
}

BOOL WINAPI
PostThreadMessageW(DWORD thread, UINT message, WPARAM wParam, LPARAM lParam)
{
	return PostThreadMessageA(thread, message, wParam, lParam);
}

static int
post_to_window(HWND handle, const MSG *message)
{
	struct wsi_window *window;
	int error = wsi_window_find(handle, &window);

	if (error)
		return error;
	error = wsi_queue_post(window->owner, message);
	wsi_object_release(&window->object);
	return error == ERROR_INVALID_THREAD_ID ? ERROR_INVALID_WINDOW_HANDLE : error;
}

BOOL WINAPI
PostMessageA(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	MSG posted = made(window, message, wParam, lParam);

	return wsi_succeeded(window ? post_to_window(window, &posted) : post_to_thread(GetCurrentThreadId(), &posted));
}

BOOL WINAPI
PostMessageW(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return PostMessageA(window, message, wParam, lParam);
}

void WINAPI
PostQuitMessage(int code)
{
	struct wsi_queue *queue;

	if (!wsi_succeeded(wsi_queue_mine(&queue)))
		return;
	pthread_mutex_lock(&queue->lock);
	queue->quitting = true;
	queue->quit_code = code;
	queue->fresh = true;
	pthread_mutex_unlock(&queue->lock);
}

/* What both begin with. */
static int
begin(LPMSG message, HWND window, struct wsi_queue **queue)
{
	if (!message)
		return ERROR_NOACCESS;
	if (window && window != (HWND)(INT_PTR)-1 && !IsWindow(window))
		return ERROR_INVALID_WINDOW_HANDLE;
	return wsi_queue_mine(queue);
}

BOOL WINAPI
PeekMessageA(LPMSG message, HWND window, UINT first, UINT last, UINT remove)
{
	const struct wsi_filter filter = {.window = window, .first = first, .last = last};
	struct wsi_queue *queue;

	if (!wsi_succeeded(begin(message, window, &queue)))
		return FALSE;
	wsi_window_run_sent(queue);
	return wsi_queue_take(queue, &filter, remove & PM_REMOVE, message);
}

BOOL WINAPI
PeekMessageW(LPMSG message, HWND window, UINT first, UINT last, UINT remove)
{
	return PeekMessageA(message, window, first, last, remove);
}

BOOL WINAPI
GetMessageA(LPMSG message, HWND window, UINT first, UINT last)
{
	const struct wsi_filter filter = {.window = window, .first = first, .last = last};
	struct wsi_queue *queue;

	if (!wsi_succeeded(begin(message, window, &queue)))
		return -1;
	wsi_window_run_sent(queue);
	while (!wsi_queue_take(queue, &filter, true, message)) {
		wsi_queue_wait(queue);
		wsi_window_run_sent(queue);
	}
	return message->message != WM_QUIT;
}

BOOL WINAPI
GetMessageW(LPMSG message, HWND window, UINT first, UINT last)
{
	return GetMessageA(message, window, first, last);
}

/* What came before the thread last looked does not end the wait, as on Windows; a message that was sent does. */
BOOL WINAPI
WaitMessage(void)
{
	struct wsi_queue *queue;

	if (!wsi_succeeded(wsi_queue_mine(&queue)))
		return FALSE;
	wsi_queue_wait(queue);
	wsi_window_run_sent(queue);
	return TRUE;
}

LONG WINAPI
GetMessageTime(void)
{
	struct wsi_queue *queue;

	return wsi_succeeded(wsi_queue_mine(&queue)) ? (LONG)queue->last_time : 0;
}

/* The answer says that it was a key. No character follows: there is no keyboard whose state could say which. */
BOOL WINAPI
TranslateMessage(const MSG *message)
{
	return message && (message->message == WM_KEYDOWN || message->message == WM_KEYUP || message->message == WM_SYSKEYDOWN ||
			message->message == WM_SYSKEYUP);
}

static LRESULT
run_timer(const MSG *message)
{
	TIMERPROC procedure = (TIMERPROC)message->lParam;

	procedure(message->hwnd, message->message, message->wParam, GetTickCount());
	return 0;
}

LRESULT WINAPI
DispatchMessageA(const MSG *message)
{
	if (!message) {
		wsi_succeeded(ERROR_NOACCESS);
		return 0;
	}
	if (message->message == WM_TIMER && message->lParam)
		return run_timer(message);
	return message->hwnd ? wsi_window_call(message->hwnd, message->message, message->wParam, message->lParam) : 0;
}

LRESULT WINAPI
DispatchMessageW(const MSG *message)
{
	return DispatchMessageA(message);
}

/* Posting, taking and handing out messages. There is no keyboard and no mouse, and what points to text cannot be posted: A and W are one. */
#include "base/lasterror.h"
#include "base/wait.h"
#include "user/queue.h"
#include "user/sent.h"
#include "user/window.h"
#include "user/windowlist.h"

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

static int
post_to_all(const MSG *message)
{
	struct wsi_window_list list;
	int error = wsi_windows_top(&list);

	if (error)
		return error;
	for (size_t i = 0; i < list.count; i++) {
		MSG one = *message;

		one.hwnd = list.windows[i]->handle;
		post_to_window(one.hwnd, &one);
	}
	wsi_windows_release(&list);
	return 0;
}

static int
post(const MSG *message)
{
	if (wsi_sent_has_pointer(message->message))
		return ERROR_MESSAGE_SYNC_ONLY;
	if (message->hwnd == HWND_BROADCAST)
		return post_to_all(message);
	return message->hwnd ? post_to_window(message->hwnd, message) : post_to_thread(GetCurrentThreadId(), message);
}

BOOL WINAPI
PostMessageA(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	MSG posted = made(window, message, wParam, lParam);

	return wsi_succeeded(post(&posted));
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
	wsi_queue_note(queue, QS_POSTMESSAGE | QS_ALLPOSTMESSAGE);
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
	const UINT kinds = remove >> 16;
	const struct wsi_filter filter = {.window = window, .first = first, .last = last, .kinds = kinds ? kinds : QS_ALLINPUT};
	struct wsi_queue *queue;

	if (!wsi_succeeded(begin(message, window, &queue)))
		return FALSE;
	wsi_sent_run(queue);
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
	static const struct wsi_queue_wait wait = {.wake = QS_SENDMESSAGE, .changed = QS_ALLINPUT, .deadline = WSI_WAIT_FOREVER};
	const struct wsi_filter filter = {.window = window, .first = first, .last = last, .kinds = QS_ALLINPUT};
	struct wsi_queue *queue;
	DWORD outcome;

	if (!wsi_succeeded(begin(message, window, &queue)))
		return -1;
	wsi_sent_run(queue);
	while (!wsi_queue_take(queue, &filter, true, message)) {
		if (!wsi_succeeded(wsi_queue_wait(queue, &wait, &outcome)))
			return -1;
		wsi_sent_run(queue);
	}
	return message->message != WM_QUIT;
}

BOOL WINAPI
GetMessageW(LPMSG message, HWND window, UINT first, UINT last)
{
	return GetMessageA(message, window, first, last);
}

LONG WINAPI
GetMessageTime(void)
{
	struct wsi_queue *queue;

	return wsi_succeeded(wsi_queue_mine(&queue)) ? (LONG)queue->last_time : 0;
}

/* There is no pointer: it is in the corner. */
DWORD WINAPI
GetMessagePos(void)
{
	return 0;
}

LPARAM WINAPI
GetMessageExtraInfo(void)
{
	struct wsi_queue *queue;

	return wsi_succeeded(wsi_queue_mine(&queue)) ? queue->extra : 0;
}

LPARAM WINAPI
SetMessageExtraInfo(LPARAM extra)
{
	struct wsi_queue *queue;
	LPARAM was;

	if (!wsi_succeeded(wsi_queue_mine(&queue)))
		return 0;
	was = queue->extra;
	queue->extra = extra;
	return was;
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
	return message->hwnd ? wsi_sent_call_plainly(message->hwnd, message->message, message->wParam, message->lParam, false) : 0;
}

LRESULT WINAPI
DispatchMessageW(const MSG *message)
{
	return DispatchMessageA(message);
}

#include <stdlib.h>

#include "base/lasterror.h"
#include "base/wait.h"
#include "user/sent.h"
#include "user/window.h"
#include "user/windowlist.h"

/* How a sender waits. */
struct patience {
	UINT flags;             /* SMTO_* */
	UINT milliseconds;
};

static const struct patience endless = {.milliseconds = INFINITE};

static void
release(struct wsi_sent *sent)
{
	if (atomic_fetch_sub_explicit(&sent->references, 1, memory_order_acq_rel) > 1)
		return;
	if (sent->sender)
		wsi_object_release(&sent->sender->object);
	free(sent);
}

bool
wsi_sent_has_pointer(UINT message)
{
	switch (message) {
	case WM_CREATE:
	case WM_SETTEXT:
	case WM_GETTEXT:
	case WM_GETMINMAXINFO:
	case WM_DRAWITEM:
	case WM_MEASUREITEM:
	case WM_DELETEITEM:
	case WM_COMPAREITEM:
	case WM_WINDOWPOSCHANGING:
	case WM_WINDOWPOSCHANGED:
	case WM_COPYDATA:
	case WM_HELP:
	case WM_STYLECHANGING:
	case WM_STYLECHANGED:
	case WM_NCCREATE:
	case WM_NCCALCSIZE:
		return true;
	default:
		return false;
	}
}

/* ---- the receiver ---- */

static int
push(struct wsi_queue *queue, struct wsi_sent *sent)
{
	int error = ERROR_INVALID_WINDOW_HANDLE;

	if (atomic_load(&queue->gone))
		return error;
	pthread_mutex_lock(&queue->lock);
	if (!atomic_load(&queue->gone)) {
		*queue->sent_end = sent;
		queue->sent_end = &sent->next;
		wsi_queue_note(queue, QS_SENDMESSAGE);
		error = 0;
	}
	pthread_mutex_unlock(&queue->lock);
	if (!error)
		wsi_queue_wake(queue);
	return error;
}

/* The next, or NULL. */
static struct wsi_sent *
pop(struct wsi_queue *queue)
{
	struct wsi_sent *sent;

	pthread_mutex_lock(&queue->lock);
	sent = queue->sent;
	if (sent)
		queue->sent = sent->next;
	if (!queue->sent) {
		queue->sent_end = &queue->sent;
		atomic_fetch_and(&queue->bits, ~(unsigned)QS_SENDMESSAGE);
		atomic_fetch_and(&queue->changed, ~(unsigned)QS_SENDMESSAGE);
	}
	pthread_mutex_unlock(&queue->lock);
	if (sent)
		sent->next = NULL;
	return sent;
}

/* Take back what its receiver has not begun with. */
static bool
pull(struct wsi_queue *queue, struct wsi_sent *sent)
{
	struct wsi_sent **link;
	bool found;

	if (atomic_load(&queue->gone))
		return false;
	pthread_mutex_lock(&queue->lock);
	link = &queue->sent;
	while (*link && *link != sent)
		link = &(*link)->next;
	found = *link;
	if (found) {
		*link = sent->next;
		if (!*link)
			queue->sent_end = link;
	}
	pthread_mutex_unlock(&queue->lock);
	return found;
}

/* The answer goes back. A callback travels as a message does. */
static void
answer(struct wsi_sent *sent, LRESULT result, int error)
{
	struct wsi_queue *sender = sent->sender;

	sent->result = result;
	sent->error = error;
	if (!sender)
		return;
	if (sent->kind == ISMEX_CALLBACK) {
		atomic_fetch_add(&sent->references, 1);
		atomic_store(&sent->done, true);
		if (push(sender, sent))
			release(sent);
		return;
	}
	atomic_store(&sent->done, true);
	wsi_queue_note(sender, WSI_QS_RESULT);
	wsi_queue_wake(sender);
}

static void
run(struct wsi_queue *queue, struct wsi_sent *sent)
{
	LRESULT result = 0;
	int error;

	sent->outer = queue->receiving;
	queue->receiving = sent;
	error = wsi_window_run(sent->window, sent->message, sent->wParam, sent->lParam, sent->wide, &result);
	queue->receiving = sent->outer;
	if (!sent->replied)
		answer(sent, result, error);
}

void
wsi_sent_run(struct wsi_queue *queue)
{
	struct wsi_sent *sent;

	while ((sent = pop(queue))) {
		if (sent->kind == ISMEX_CALLBACK && atomic_load(&sent->done))
			sent->callback(sent->window, sent->message, sent->data, sent->result);
		else
			run(queue, sent);
		release(sent);
	}
}

void
wsi_sent_refuse(struct wsi_queue *queue)
{
	struct wsi_sent *sent;

	while ((sent = queue->receiving)) {
		queue->receiving = sent->outer;
		if (!sent->replied)
			answer(sent, 0, ERROR_INVALID_WINDOW_HANDLE);
		release(sent);
	}
	while ((sent = pop(queue))) {
		if (!(sent->kind == ISMEX_CALLBACK && atomic_load(&sent->done)))
			answer(sent, 0, ERROR_INVALID_WINDOW_HANDLE);
		release(sent);
	}
}

BOOL WINAPI
ReplyMessage(LRESULT result)
{
	struct wsi_queue *queue;
	struct wsi_sent *sent;

	if (!wsi_succeeded(wsi_queue_mine(&queue)))
		return FALSE;
	sent = queue->receiving;
	if (!sent || sent->replied)
		return FALSE;
	sent->replied = true;
	answer(sent, result, 0);
	return TRUE;
}

DWORD WINAPI
InSendMessageEx(LPVOID reserved)
{
	struct wsi_queue *queue;

	(void)reserved;
	if (!wsi_succeeded(wsi_queue_mine(&queue)) || !queue->receiving)
		return ISMEX_NOSEND;
	return queue->receiving->kind | (queue->receiving->replied ? ISMEX_REPLIED : 0);
}

BOOL WINAPI
InSendMessage(void)
{
	return InSendMessageEx(NULL) != ISMEX_NOSEND;
}

/* ---- the sender ---- */

/* What a message points to in its sender must not be looked at once the sender has gone on. */
static int
give_up(struct wsi_queue *receiver, struct wsi_sent *sent)
{
	if (wsi_sent_has_pointer(sent->message) && pull(receiver, sent))
		release(sent);
	return ERROR_TIMEOUT;
}

static int64_t
deadline_of(const struct patience *patience)
{
	return wsi_deadline(patience->milliseconds);
}

/* While it waits, a sender runs what is sent to itself: two threads that send to each other do not stop each other. The bit is cleared before
 * `done` is looked at, and nothing runs between that look and the wait. */
static int
wait_for_answer(struct wsi_queue *receiver, struct wsi_sent *sent, const struct patience *patience)
{
	UINT meanwhile = patience->flags & SMTO_BLOCK ? 0 : QS_SENDMESSAGE;
	struct wsi_queue_wait wait = {.wake = WSI_QS_RESULT | meanwhile, .deadline = deadline_of(patience)};
	struct wsi_queue *sender = sent->sender;
	DWORD outcome;

	for (;;) {
		int error;

		if (meanwhile)
			wsi_sent_run(sender);
		atomic_fetch_and(&sender->bits, ~WSI_QS_RESULT);
		if (atomic_load(&sent->done))
			return sent->error;
		error = wsi_queue_wait(sender, &wait, &outcome);
		if (error)
			return give_up(receiver, sent), error;
		if (outcome == WAIT_TIMEOUT && patience->flags & SMTO_NOTIMEOUTIFNOTHUNG && !wsi_queue_is_hung(receiver))
			wait.deadline = deadline_of(patience);
		else if (outcome == WAIT_TIMEOUT && !atomic_load(&sent->done))
			return give_up(receiver, sent);
	}
}

static struct wsi_sent *
copy(const struct wsi_sent *asked)
{
	struct wsi_sent *sent = malloc(sizeof *sent);

	if (!sent)
		return NULL;
	*sent = *asked;
	atomic_init(&sent->references, 2);
	atomic_init(&sent->done, false);
	if (sent->sender)
		wsi_object_hold(&sent->sender->object);
	return sent;
}

/* To another thread. */
static int
send_away(struct wsi_queue *receiver, struct wsi_sent *asked, const struct patience *patience)
{
	struct wsi_sent *sent;
	int error = asked->kind == ISMEX_NOTIFY ? 0 : wsi_queue_mine(&asked->sender);

	if (error)
		return error;
	if (patience->flags & SMTO_ABORTIFHUNG && wsi_queue_is_hung(receiver))
		return ERROR_TIMEOUT;
	sent = copy(asked);
	if (!sent)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = push(receiver, sent);
	if (error)
		release(sent);
	else if (asked->kind == ISMEX_SEND)
		error = wait_for_answer(receiver, sent, patience);
	asked->result = error || asked->kind != ISMEX_SEND ? 0 : sent->result;
	release(sent);
	return error;
}

static int
send_here(struct wsi_sent *sent)
{
	int error = wsi_window_run(sent->window, sent->message, sent->wParam, sent->lParam, sent->wide, &sent->result);

	if (!error && sent->kind == ISMEX_CALLBACK)
		sent->callback(sent->window, sent->message, sent->data, sent->result);
	return error;
}

static int
send_one(struct wsi_sent *sent, const struct patience *patience)
{
	struct wsi_window *window;
	int error = wsi_window_find(sent->window, &window);

	if (error)
		return error;
	if (window->owner->tid == GetCurrentThreadId())
		error = send_here(sent);
	else
		error = send_away(window->owner, sent, patience);
	wsi_object_release(&window->object);
	return error;
}

/* Each top window is given its time. */
static int
send_to_all(struct wsi_sent *sent, const struct patience *patience)
{
	struct wsi_window_list list;
	int error = wsi_windows_top(&list);

	if (error)
		return error;
	for (size_t i = 0; i < list.count; i++) {
		struct wsi_sent one = *sent;

		one.window = list.windows[i]->handle;
		send_one(&one, patience);
	}
	wsi_windows_release(&list);
	sent->result = TRUE;
	return 0;
}

static int
send_any(struct wsi_sent *sent, const struct patience *patience)
{
	if (sent->kind != ISMEX_SEND && wsi_sent_has_pointer(sent->message))
		return ERROR_MESSAGE_SYNC_ONLY;
	return sent->window == HWND_BROADCAST ? send_to_all(sent, patience) : send_one(sent, patience);
}

int
wsi_sent_call(HWND window, UINT message, WPARAM wParam, LPARAM lParam, bool wide, LRESULT *result)
{
	struct wsi_sent sent = {.kind = ISMEX_SEND, .wide = wide, .window = window, .message = message, .wParam = wParam, .lParam = lParam};
	int error = send_any(&sent, &endless);

	*result = sent.result;
	return error;
}

LRESULT
wsi_sent_call_plainly(HWND window, UINT message, WPARAM wParam, LPARAM lParam, bool wide)
{
	LRESULT result;

	wsi_succeeded(wsi_sent_call(window, message, wParam, lParam, wide, &result));
	return result;
}

LRESULT WINAPI
SendMessageA(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return wsi_sent_call_plainly(window, message, wParam, lParam, false);
}

LRESULT WINAPI
SendMessageW(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return wsi_sent_call_plainly(window, message, wParam, lParam, true);
}

static LRESULT
send_within(struct wsi_sent *sent, const struct patience *patience, PDWORD_PTR result)
{
	int error = send_any(sent, patience);

	if (result)
		*result = (DWORD_PTR)sent->result;
	return wsi_succeeded(error);
}

LRESULT WINAPI
SendMessageTimeoutA(HWND window, UINT message, WPARAM wParam, LPARAM lParam, UINT flags, UINT timeout, PDWORD_PTR result)
{
	struct wsi_sent sent = {.kind = ISMEX_SEND, .window = window, .message = message, .wParam = wParam, .lParam = lParam};

	return send_within(&sent, &(struct patience){.flags = flags, .milliseconds = timeout}, result);
}

LRESULT WINAPI
SendMessageTimeoutW(HWND window, UINT message, WPARAM wParam, LPARAM lParam, UINT flags, UINT timeout, PDWORD_PTR result)
{
	struct wsi_sent sent = {.kind = ISMEX_SEND, .wide = true, .window = window, .message = message, .wParam = wParam, .lParam = lParam};

	return send_within(&sent, &(struct patience){.flags = flags, .milliseconds = timeout}, result);
}

BOOL WINAPI
SendNotifyMessageA(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	struct wsi_sent sent = {.kind = ISMEX_NOTIFY, .window = window, .message = message, .wParam = wParam, .lParam = lParam};

	return wsi_succeeded(send_any(&sent, &endless));
}

BOOL WINAPI
SendNotifyMessageW(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	return SendNotifyMessageA(window, message, wParam, lParam);
}

BOOL WINAPI
SendMessageCallbackA(HWND window, UINT message, WPARAM wParam, LPARAM lParam, SENDASYNCPROC callback, ULONG_PTR data)
{
	struct wsi_sent sent = {
		.kind = callback ? ISMEX_CALLBACK : ISMEX_NOTIFY,
		.window = window,
		.message = message,
		.wParam = wParam,
		.lParam = lParam,
		.callback = callback,
		.data = data,
	};

	return wsi_succeeded(send_any(&sent, &endless));
}

BOOL WINAPI
SendMessageCallbackW(HWND window, UINT message, WPARAM wParam, LPARAM lParam, SENDASYNCPROC callback, ULONG_PTR data)
{
	return SendMessageCallbackA(window, message, wParam, lParam, callback, data);
}

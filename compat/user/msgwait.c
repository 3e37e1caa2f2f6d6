/* Waiting for messages, alone or together with objects, and asking what there is. */
#include "base/lasterror.h"
#include "base/thread.h"
#include "base/wait.h"
#include "user/queue.h"
#include "user/sent.h"

/* What has been seen is not new any more. */
static void
see(struct wsi_queue *queue, UINT kinds)
{
	atomic_fetch_and(&queue->changed, ~kinds);
}

static int
wait_for_both(DWORD count, const HANDLE *handles, DWORD milliseconds, UINT kinds, DWORD flags, DWORD *result)
{
	struct wsi_queue_wait wait = {
		.handles = handles,
		.count = count,
		.all = flags & MWMO_WAITALL,
		.alertable = flags & MWMO_ALERTABLE,
		.wake = flags & MWMO_INPUTAVAILABLE ? kinds : kinds & QS_SENDMESSAGE,
		.changed = kinds,
		.deadline = wsi_deadline(milliseconds),
	};
	struct wsi_queue *queue;
	int error;

	if (count > MAXIMUM_WAIT_OBJECTS - 1 || (count && !handles) || flags & ~(DWORD)(MWMO_WAITALL | MWMO_ALERTABLE | MWMO_INPUTAVAILABLE))
		return ERROR_INVALID_PARAMETER;
	error = wsi_queue_mine(&queue);
	if (!error)
		error = wsi_queue_wait(queue, &wait, result);
	if (!error && *result == WAIT_OBJECT_0 + count)
		see(queue, kinds);
	return error;
}

DWORD WINAPI
MsgWaitForMultipleObjectsEx(DWORD count, const HANDLE *handles, DWORD milliseconds, DWORD wake, DWORD flags)
{
	DWORD result = WAIT_FAILED;

	return wsi_succeeded(wait_for_both(count, handles, milliseconds, wake, flags, &result)) ? result : WAIT_FAILED;
}

DWORD WINAPI
MsgWaitForMultipleObjects(DWORD count, const HANDLE *handles, BOOL all, DWORD milliseconds, DWORD wake)
{
	return MsgWaitForMultipleObjectsEx(count, handles, milliseconds, wake, all ? MWMO_WAITALL : 0);
}

/* What came before the thread last looked does not end the wait, as on Windows; a message that was sent does. */
BOOL WINAPI
WaitMessage(void)
{
	struct wsi_queue *queue;
	DWORD result;

	if (!wsi_succeeded(wait_for_both(0, NULL, INFINITE, QS_ALLINPUT, 0, &result)) || !wsi_succeeded(wsi_queue_mine(&queue)))
		return FALSE;
	wsi_sent_run(queue);
	return TRUE;
}

DWORD WINAPI
GetQueueStatus(UINT flags)
{
	struct wsi_queue *queue;
	DWORD status;

	if (!wsi_succeeded(flags & ~(UINT)(QS_ALLINPUT | QS_ALLPOSTMESSAGE | 0x1800) ? ERROR_INVALID_FLAGS : 0))
		return 0;
	if (!wsi_succeeded(wsi_queue_mine(&queue)))
		return 0;
	wsi_queue_look(queue);
	status = MAKELONG(atomic_load(&queue->changed) & flags, atomic_load(&queue->bits) & flags);
	see(queue, flags);
	return status;
}

/* No keyboard and no mouse: there never is any. */
BOOL WINAPI
GetInputState(void)
{
	return FALSE;
}

/* Processes of this library know no desktop, so whether another is ready for input cannot be asked. */
DWORD WINAPI
WaitForInputIdle(HANDLE process, DWORD milliseconds)
{
	(void)milliseconds;
	wsi_succeeded(wsi_process_check(process) ? ERROR_INVALID_HANDLE : ERROR_NOT_SUPPORTED);
	return WAIT_FAILED;
}

/* Threads share no input here, as there is none: what remains of it are the rules. */
BOOL WINAPI
AttachThreadInput(DWORD thread, DWORD to, BOOL attach)
{
	struct wsi_queue *queue;
	DWORD ids[] = {thread, to};

	(void)attach;
	if (thread == to)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	for (size_t i = 0; i < ARRAYSIZE(ids); i++) {
		if (wsi_queue_of(ids[i], &queue))
			return wsi_succeeded(ERROR_INVALID_PARAMETER);
		wsi_object_release(&queue->object);
	}
	return wsi_succeeded(ERROR_NOT_SUPPORTED);
}

static int
broadcast(DWORD flags, UINT message, WPARAM wParam, LPARAM lParam)
{
	if (flags & BSF_POSTMESSAGE)
		return PostMessageA(HWND_BROADCAST, message, wParam, lParam) ? 0 : (int)GetLastError();
	if (flags & BSF_SENDNOTIFYMESSAGE)
		return SendNotifyMessageA(HWND_BROADCAST, message, wParam, lParam) ? 0 : (int)GetLastError();
	SendMessageA(HWND_BROADCAST, message, wParam, lParam);
	return 0;
}

/* To the windows of this process. */
LONG WINAPI
BroadcastSystemMessageA(DWORD flags, LPDWORD recipients, UINT message, WPARAM wParam, LPARAM lParam)
{
	DWORD to = recipients ? *recipients : BSM_ALLCOMPONENTS;

	if (flags & BSF_QUERY)
		return wsi_succeeded(ERROR_NOT_SUPPORTED), -1;
	if (to != BSM_ALLCOMPONENTS && !(to & BSM_APPLICATIONS))
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	if (!wsi_succeeded(broadcast(flags, message, wParam, lParam)))
		return 0;
	if (recipients)
		*recipients = BSM_APPLICATIONS;
	return 1;
}

LONG WINAPI
BroadcastSystemMessageW(DWORD flags, LPDWORD recipients, UINT message, WPARAM wParam, LPARAM lParam)
{
	return BroadcastSystemMessageA(flags, recipients, message, wParam, lParam);
}

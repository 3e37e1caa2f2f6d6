/* Winsock 1.1's blocking hooks, WSACancelBlockingCall, and what we add to it. */
#include "api/blocking.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#include <windows.h>
#include <winsock-posix.h>

#include "api/api.h"
#include "base/lasterror.h"
#include "base/thread.h"
#include "posix/posix.h"
#include "provider/blocking.h"
#include "provider/provider.h"

enum { BURST = 64 };            /* calls of a hook that always says "again" before the socket is looked at */

__thread struct wsi_hook wsi_hook;

static atomic_bool pseudo_blocking;

/* What WSASetBlockingHook answers for "none": a hook that pumps one message of the thread, as on Windows 3.1 (blocking-and-cancel.md, 14). */
static BOOL WINAPI
default_hook(void)
{
	MSG message;

	if (!PeekMessageA(&message, NULL, 0, 0, PM_REMOVE))
		return FALSE;
	TranslateMessage(&message);
	DispatchMessageA(&message);
	return TRUE;
}

static BOOL
run_once(FARPROC hook)
{
	BOOL again;

	wsi_hook.running = TRUE;
	again = ((BOOL (WINAPI *)(void))(void *)hook)();
	wsi_hook.running = FALSE;
	return again;
}

/* The loop of the 1.1 specification, one turn: the hook until it says FALSE, or until it has cancelled the call. The provider looks at the
 * socket between turns. */
static BOOL CALLBACK
run_hook(DWORD_PTR context)
{
	DWORD error = wsi_last_error;
	int left = BURST;

	while (run_once((FARPROC)context) && --left && !wsi_block_is_cancelled())
		;
	wsi_last_error = error;
	return !wsi_block_is_cancelled();
}

int WSPAPI
wsi_WPUQueryBlockingCallback(DWORD catalog_entry, LPBLOCKINGCALLBACK *callback, PDWORD_PTR context, LPINT lpErrno)
{
	FARPROC hook = wsi_hook.function;

	(void)catalog_entry;
	if (!hook && atomic_load_explicit(&pseudo_blocking, memory_order_relaxed))
		hook = (FARPROC)default_hook;
	*callback = hook ? run_hook : NULL;
	*context = (DWORD_PTR)hook;
	return wsi_answer(0, lpErrno);
}

/* Strict mode: gone from version 2 (blocking-and-cancel.md, 3). */
static int
check_version(void)
{
	int error = wsi_check();

	if (!error && wsi_block_strict() && wsi_is_version_2())
		error = WSAEOPNOTSUPP;
	return error;
}

FARPROC WSAAPI
WSASetBlockingHook(FARPROC lpBlockFunc)
{
	FARPROC before = wsi_hook.function ? wsi_hook.function : (FARPROC)default_hook;
	int error = check_version();

	if (!error && !wsi_posix_is_code((const void *)lpBlockFunc))
		error = WSAEFAULT;
	if (wsi_finish(error))
		return NULL;
	wsi_hook.function = lpBlockFunc == (FARPROC)default_hook ? NULL : lpBlockFunc;
	return before;
}

int WSAAPI
WSAUnhookBlockingHook(void)
{
	int error = check_version();

	if (!error)
		wsi_hook.function = NULL;
	return wsi_finish(error);
}

BOOL WSAAPI
WSAIsBlocking(void)
{
	return wsi_block_is_active();
}

/* Legal inside a hook, and in a signal handler: it touches nothing but atomics and, on failure, the last error. */
static int
cancel(void)
{
	int error;

	if (!wsi_is_started())
		return WSANOTINITIALISED;
	if (wsi_block_strict())
		return wsi_is_version_2() ? WSAEOPNOTSUPP : wsi_block_cancel_self();
	error = wsi_block_cancel_self();
	return error ? wsi_block_cancel_task() : 0;
}

int WSAAPI
WSACancelBlockingCall(void)
{
	return wsi_finish(cancel());
}

int WSAAPI
winsock_cancel_thread(DWORD tid)
{
	int error = wsi_block_cancel_thread(tid);

	if (error)
		wsi_finish(error);
	return error ? SOCKET_ERROR : 0;
}

BOOL WSAAPI
winsock_thread_blocking(DWORD tid)
{
	return wsi_block_is_thread_active(tid);
}

BOOL WINAPI
CancelSynchronousIo(HANDLE hThread)
{
	DWORD tid;
	int error = wsi_thread_id_of(hThread, THREAD_TERMINATE, &tid);

	if (!error && wsi_block_cancel_thread(tid))
		error = ERROR_NOT_FOUND;
	return wsi_succeeded(error);
}

BOOL WSAAPI
winsock_set_strict(BOOL on)
{
	return wsi_block_set_strict(on);
}

BOOL WSAAPI
winsock_set_pseudo_blocking(BOOL on)
{
	return atomic_exchange(&pseudo_blocking, on != 0);
}

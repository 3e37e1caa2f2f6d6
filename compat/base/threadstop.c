/* Threads that others hold up or end: SuspendThread, ResumeThread, TerminateThread.
 *
 * A running thread is reached by a signal, the last of the real-time signals that nobody has a handler for, taken when it is first needed. Its
 * handler answers, and stays in it while the thread is suspended, or ends the thread on the spot.
 *
 * The asker holds the dispatcher's lock until the answer has come, so that the thread is in none of the base's own sections. What else it
 * holds (malloc's lock, a critical section) it keeps: that is what these calls mean on Windows too. A thread that has blocked the signal does not answer, and
 * the call fails.
 */
#include <windows.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/park.h"
#include "base/poller.h"
#include "base/thread.h"
#include "base/wait.h"

enum order { STOP = 1, END };

static void (*gone)(struct wsi_thread *thread);

void
wsi_thread_set_gone(void (*function)(struct wsi_thread *thread))
{
	gone = function;
}

static const int64_t patience = 1000000000;     /* nanoseconds until a thread is held to have blocked the signal */

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int stop_signal;                         /* 0: none is free */

/* One order at a time, under the dispatcher's lock. */
static atomic_uint order, answered;

static void
obey(int signo)
{
	struct wsi_thread *thread = wsi_thread_mine;
	int before = errno;
	bool ends = atomic_load(&order) == END;

	(void)signo;
	atomic_store(&answered, 1);
	wsi_unpark(&answered);
	if (ends)
		syscall(SYS_exit, 0);
	while (atomic_load(&thread->stopped))
		wsi_park(&thread->stopped, 1, INT64_MAX);
	errno = before;
}

static void
choose(void)
{
	struct sigaction ours = {.sa_handler = obey, .sa_flags = SA_RESTART}, theirs;

	for (int signo = SIGRTMAX; signo >= SIGRTMIN && !stop_signal; signo--)
		if (!sigaction(signo, NULL, &theirs) && theirs.sa_handler == SIG_DFL && !sigaction(signo, &ours, NULL))
			stop_signal = signo;
}

/* Lock held, but let go of meanwhile. A thread that polls comes out of it first: what it does there is done under locks of the floor above. */
static void
have_stand_aside(struct wsi_thread *thread)
{
	int64_t deadline = wsi_now() + patience;
	struct wsi_poller *poller;

	while (thread != wsi_thread_mine && !thread->ended && (poller = atomic_load(&thread->leads)) && wsi_now() < deadline) {
		atomic_store(&thread->aside, WSI_ASIDE_ASKED);
		poller->kind->wake(poller);
		wsi_dispatch_unlock();
		wsi_park(&thread->aside, WSI_ASIDE_ASKED, deadline);
		wsi_dispatch_lock();
	}
}

/* It may go on, as far as that is concerned. */
static void
let_back(struct wsi_thread *thread)
{
	if (atomic_exchange(&thread->aside, 0))
		wsi_unpark(&thread->aside);
}

/* Lock held. */
static int
command(struct wsi_thread *thread, enum order what)
{
	int64_t deadline = wsi_now() + patience;

	if (thread->ended)
		return ERROR_ACCESS_DENIED;
	pthread_once(&once, choose);
	if (!stop_signal || thread->foreign)
		return ERROR_ACCESS_DENIED;
	atomic_store(&order, what);
	atomic_store(&answered, 0);
	if (syscall(SYS_tgkill, getpid(), (int)thread->tid, stop_signal))
		return ERROR_ACCESS_DENIED;
	while (!atomic_load(&answered) && wsi_now() < deadline)
		wsi_park(&answered, 0, deadline);
	return atomic_load(&answered) ? 0 : ERROR_ACCESS_DENIED;
}

/* Before it began: it looks at the count itself. */
void
wsi_thread_wait_resumed(struct wsi_thread *thread)
{
	wsi_dispatch_lock();
	thread->begun = !thread->suspended;
	while (thread->suspended) {
		atomic_store(&thread->stopped, 1);
		wsi_dispatch_unlock();
		wsi_park(&thread->stopped, 1, INT64_MAX);
		wsi_dispatch_lock();
		thread->begun = !thread->suspended;
	}
	wsi_dispatch_unlock();
}

/* One that has not begun, or is stopped already, needs no signal. */
static int
suspend(struct wsi_thread *thread, DWORD *before)
{
	int error = 0;

	if (!thread->suspended)
		have_stand_aside(thread);
	*before = thread->suspended;
	if (thread->ended || thread->suspended >= MAXIMUM_SUSPEND_COUNT)
		return thread->ended ? ERROR_ACCESS_DENIED : ERROR_SIGNAL_REFUSED;
	if (!thread->suspended) {
		atomic_store(&thread->stopped, 1);
		if (thread->begun && thread != wsi_thread_mine)
			error = command(thread, STOP);
	}
	if (error)
		atomic_store(&thread->stopped, 0);
	else
		thread->suspended++;
	let_back(thread);
	return error;
}

static void
stay_while_stopped(struct wsi_thread *thread)
{
	while (atomic_load(&thread->stopped))
		wsi_park(&thread->stopped, 1, INT64_MAX);
}

DWORD WINAPI
SuspendThread(HANDLE handle)
{
	struct wsi_thread *thread;
	DWORD before = (DWORD)-1;
	int error = wsi_thread_find(handle, THREAD_SUSPEND_RESUME, &thread);

	if (!wsi_succeeded(error))
		return before;
	wsi_dispatch_lock();
	error = suspend(thread, &before);
	wsi_dispatch_unlock();
	if (!error && thread == wsi_thread_mine)
		stay_while_stopped(thread);
	wsi_object_release(&thread->object);
	return wsi_succeeded(error) ? before : (DWORD)-1;
}

DWORD WINAPI
ResumeThread(HANDLE handle)
{
	struct wsi_thread *thread;
	DWORD before;
	bool goes_on;

	if (!wsi_succeeded(wsi_thread_find(handle, THREAD_SUSPEND_RESUME, &thread)))
		return (DWORD)-1;
	wsi_dispatch_lock();
	before = thread->suspended;
	goes_on = before == 1;
	thread->suspended -= before != 0;
	if (goes_on) {
		atomic_store(&thread->stopped, 0);
		if (thread->waiter && thread->waiter->poller)
			wsi_poller_promote(thread->waiter->poller);
	}
	wsi_dispatch_unlock();
	if (goes_on)
		wsi_unpark(&thread->stopped);
	wsi_object_release(&thread->object);
	return before;
}

/* No destructor runs, and its stack stays, as on Windows before Vista. */
static int
terminate(struct wsi_thread *thread, DWORD code, bool *was_alive)
{
	int error;

	have_stand_aside(thread);
	*was_alive = !thread->ended;
	error = thread->ended ? 0 : command(thread, END);
	let_back(thread);
	if (!error && !thread->ended) {
		thread->exit_code = code;
		wsi_thread_end(thread);
	}
	return error;
}

BOOL WINAPI
TerminateThread(HANDLE handle, DWORD code)
{
	struct wsi_thread *thread;
	bool was_alive;
	int error = wsi_thread_find(handle, THREAD_TERMINATE, &thread);

	if (error)
		return wsi_succeeded(error);
	if (thread == wsi_thread_mine) {
		wsi_object_release(&thread->object);
		ExitThread(code);
	}
	wsi_dispatch_lock();
	error = terminate(thread, code, &was_alive);
	wsi_dispatch_unlock();
	if (!error && was_alive) {
		if (gone)
			gone(thread);
		wsi_thread_drop_apcs(thread);
		wsi_object_release(&thread->object);    /* the one of the list of the living */
	}
	wsi_object_release(&thread->object);
	return wsi_succeeded(error);
}

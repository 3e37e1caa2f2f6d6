/* Waitable timers. */
#include <windows.h>
#include <stdlib.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/named.h"
#include "base/park.h"
#include "base/realtime.h"
#include "base/thread.h"
#include "base/wait.h"
#include "base/watch.h"

/* Whoever sets or cancels a timer holds the setting lock (watch.h); the rest is under the dispatcher's lock. The APC is queued at most once; it holds
 * a reference on the timer until it has run or is dropped, and does nothing when the timer was set anew in between. */
struct timer {
	struct wsi_object object;
	bool manual;
	bool set;                               /* signaled */
	struct wsi_watch watch;
	int64_t period;                         /* nanoseconds, 0: once */
	PTIMERAPCROUTINE routine;
	LPVOID argument;
	struct wsi_thread *thread;              /* who runs it, with a reference, or NULL */
	struct wsi_apc apc;
	bool queued;
	unsigned setting_number, queued_number;
	ULONGLONG due;                          /* FILETIME of the expiry that the APC tells of */
};

static struct timer *
of_object(struct wsi_object *object)
{
	return (struct timer *)object;
}

static bool
is_set(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)thread;
	return of_object(object)->set;
}

static DWORD
take(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)thread;
	of_object(object)->set = of_object(object)->manual;
	return 0;
}

static void
keep_watch(struct wsi_object *object)
{
	(void)object;
	wsi_watch_keep();
}

static void
destroy(struct wsi_object *object)
{
	struct timer *timer = of_object(object);

	wsi_named_forget(object);
	wsi_watch_cancel(&timer->watch);
	if (timer->thread)
		wsi_object_release(&timer->thread->object);
	free(timer);
}

static const struct wsi_kind kind = {
	.destroy = destroy,
	.all_access = TIMER_ALL_ACCESS,
	.generic_read = STANDARD_RIGHTS_READ | TIMER_QUERY_STATE,
	.generic_write = STANDARD_RIGHTS_WRITE | TIMER_MODIFY_STATE,
	.generic_execute = STANDARD_RIGHTS_EXECUTE | SYNCHRONIZE,
	.is_signaled = is_set,
	.take = take,
	.watch = keep_watch,
};

static void
run_routine(ULONG_PTR a, ULONG_PTR b, ULONG_PTR c)
{
	struct timer *timer = (struct timer *)a;
	PTIMERAPCROUTINE routine = NULL;
	LPVOID argument;
	ULONGLONG due;

	(void)b;
	(void)c;
	wsi_dispatch_lock();
	if (timer->queued_number == timer->setting_number)
		routine = timer->routine;
	argument = timer->argument;
	due = timer->due;
	timer->queued = false;
	wsi_dispatch_unlock();
	wsi_object_release(&timer->object);
	if (routine)
		routine(argument, (DWORD)due, (DWORD)(due >> 32));
}

static void
drop_routine(struct wsi_apc *apc)
{
	struct timer *timer = (struct timer *)apc->a;

	wsi_dispatch_lock();
	timer->queued = false;
	wsi_dispatch_unlock();
	wsi_object_release(&timer->object);
}

/* The last handle may just have been closed. */
static void
queue_routine(struct timer *timer)
{
	if (!timer->thread || timer->thread->ended || timer->queued || !wsi_object_try_hold(&timer->object))
		return;
	timer->apc = (struct wsi_apc){.function = run_routine, .a = (ULONG_PTR)timer, .dropped = drop_routine};
	timer->queued_number = timer->setting_number;
	timer->due = wsi_realtime();
	timer->queued = wsi_thread_give_apc(timer->thread, &timer->apc);
}

static void
expire(struct wsi_watch *watch)
{
	struct timer *timer = (struct timer *)((char *)watch - offsetof(struct timer, watch));

	wsi_dispatch_lock();
	timer->set = true;
	wsi_dispatch(&timer->object);
	queue_routine(timer);
	if (timer->period) {
		watch->deadline += timer->period;
		wsi_watch_set(watch);
	}
	wsi_dispatch_unlock();
}

static int
new_timer(bool manual, struct timer **made)
{
	struct timer *timer = calloc(1, sizeof *timer);

	if (!timer)
		return ERROR_NOT_ENOUGH_MEMORY;
	wsi_object_init(&timer->object, &kind);
	timer->manual = manual;
	timer->watch = (struct wsi_watch){.due = expire, .deadline = WSI_WAIT_FOREVER, .fd = -1};
	*made = timer;
	return 0;
}

HANDLE WINAPI
CreateWaitableTimerExA(LPSECURITY_ATTRIBUTES security, LPCSTR name, DWORD flags, DWORD access)
{
	struct timer *timer;
	HANDLE handle = NULL;
	bool existed = false;
	int error;

	if (flags & ~(DWORD)(CREATE_WAITABLE_TIMER_MANUAL_RESET | CREATE_WAITABLE_TIMER_HIGH_RESOLUTION))
		return wsi_named_finish(ERROR_INVALID_PARAMETER, NULL, false);
	error = new_timer(flags & CREATE_WAITABLE_TIMER_MANUAL_RESET, &timer);
	if (!error)
		error = wsi_named_create(&timer->object, name, access, security, &handle, &existed);
	return wsi_named_finish(error, handle, existed);
}

HANDLE WINAPI
CreateWaitableTimerA(LPSECURITY_ATTRIBUTES security, BOOL manual, LPCSTR name)
{
	return CreateWaitableTimerExA(security, name, manual ? CREATE_WAITABLE_TIMER_MANUAL_RESET : 0, TIMER_ALL_ACCESS);
}

HANDLE WINAPI
OpenWaitableTimerA(DWORD access, BOOL inherit, LPCSTR name)
{
	return wsi_named_open(name, &kind, access, inherit);
}

WSI_NAMED_WIDE(CreateWaitableTimerExW, (LPSECURITY_ATTRIBUTES security, LPCWSTR name, DWORD flags, DWORD access),
	CreateWaitableTimerExA(security, narrow, flags, access))
WSI_NAMED_WIDE(CreateWaitableTimerW, (LPSECURITY_ATTRIBUTES security, BOOL manual, LPCWSTR name),
	CreateWaitableTimerA(security, manual, narrow))
WSI_NAMED_WIDE(OpenWaitableTimerW, (DWORD access, BOOL inherit, LPCWSTR name), OpenWaitableTimerA(access, inherit, narrow))

/* Negative: from now, in units of 100 ns. Else a FILETIME; a clock that is set later does not move it. */
static int64_t
deadline_of(LONGLONG due)
{
	const LONGLONG most = INT64_MAX / 400;
	LONGLONG left = due < 0 ? -due : due - (LONGLONG)wsi_realtime();

	if (left < 0)
		left = 0;
	return wsi_now() + (left < most ? left : most) * 100;
}

/* Who set it before, with the reference that is to be released. */
static struct wsi_thread *
forget_setting(struct timer *timer, bool reset)
{
	struct wsi_thread *before = timer->thread;

	timer->setting_number++;
	timer->thread = NULL;
	timer->routine = NULL;
	if (reset)
		timer->set = false;
	return before;
}

static struct wsi_thread *
hold(struct wsi_thread *thread)
{
	if (thread)
		wsi_object_hold(&thread->object);
	return thread;
}

static int
set_timer(struct timer *timer, const LARGE_INTEGER *due, ULONG period, PTIMERAPCROUTINE routine, LPVOID argument)
{
	struct wsi_thread *self = routine ? wsi_thread_self() : NULL, *before;
	int error;

	if (routine && !self)
		return ERROR_NOT_ENOUGH_MEMORY;
	wsi_watch_setting_lock();
	wsi_watch_cancel(&timer->watch);
	wsi_dispatch_lock();
	before = forget_setting(timer, true);
	timer->period = period * INT64_C(1000000);
	timer->routine = routine;
	timer->argument = argument;
	timer->thread = hold(self);
	timer->watch.deadline = deadline_of(due->QuadPart);
	error = wsi_watch_set(&timer->watch);
	wsi_dispatch_unlock();
	wsi_watch_setting_unlock();
	if (before)
		wsi_object_release(&before->object);
	return error;
}

BOOL WINAPI
SetWaitableTimer(HANDLE handle, const LARGE_INTEGER *due, LONG period, PTIMERAPCROUTINE routine, LPVOID argument, BOOL resume)
{
	struct wsi_object *object;
	int error = period < 0 || !due ? ERROR_INVALID_PARAMETER : wsi_handle_find(handle, &kind, TIMER_MODIFY_STATE, &object);

	if (error)
		return wsi_succeeded(error);
	error = set_timer(of_object(object), due, (ULONG)period, routine, argument);
	wsi_object_release(object);
	if (!error)
		wsi_last_error = resume ? ERROR_NOT_SUPPORTED : 0;
	return wsi_succeeded(error);
}

BOOL WINAPI
SetWaitableTimerEx(HANDLE handle, const LARGE_INTEGER *due, LONG period, PTIMERAPCROUTINE routine, LPVOID argument, PREASON_CONTEXT context, ULONG delay)
{
	(void)context;
	(void)delay;
	return SetWaitableTimer(handle, due, period, routine, argument, FALSE);
}

/* A signaled timer stays signaled. */
BOOL WINAPI
CancelWaitableTimer(HANDLE handle)
{
	struct wsi_object *object;
	struct wsi_thread *before;
	struct timer *timer;
	int error = wsi_handle_find(handle, &kind, TIMER_MODIFY_STATE, &object);

	if (error)
		return wsi_succeeded(error);
	timer = of_object(object);
	wsi_watch_setting_lock();
	wsi_watch_cancel(&timer->watch);
	wsi_dispatch_lock();
	before = forget_setting(timer, false);
	wsi_dispatch_unlock();
	wsi_watch_setting_unlock();
	if (before)
		wsi_object_release(&before->object);
	wsi_object_release(object);
	return TRUE;
}

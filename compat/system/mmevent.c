/* winmm's timers: timers of the pool whose callbacks never overlap. */
#include <windows.h>
#include <mmsystem.h>
#include <limits.h>
#include <stdbool.h>

#include "base/wait.h"

enum {
	MOST = 64,
	LONGEST = 1000000,
};

/* Under the dispatcher's lock. A callback that is late finds another number in its timer's place, and does nothing. */
static struct timer {
	UINT id;                                        /* 0: free */
	HANDLE handle;
	LPTIMECALLBACK callback;
	DWORD_PTR user;
	UINT flags;
	bool running;
	unsigned missed;                                /* times that it was due while it was running */
} timers[MOST];
static UINT serial;
static __thread UINT calling __attribute__((tls_model("initial-exec")));

static struct timer *
find(UINT id)
{
	struct timer *timer = &timers[id % MOST];

	return id && timer->id == id ? timer : NULL;
}

static void
call(const struct timer *timer)
{
	HANDLE event = (HANDLE)(UINT_PTR)timer->callback;
	UINT before = calling;

	calling = timer->id;
	if (timer->flags & TIME_CALLBACK_EVENT_SET)
		SetEvent(event);
	else if (timer->flags & TIME_CALLBACK_EVENT_PULSE)
		PulseEvent(event);
	else
		timer->callback(timer->id, 0, timer->user, 0, 0);
	calling = before;
}

/* Lock held, let go of and taken again. Until the timer is killed, or has been called as often as it was due. */
static void
call_all(struct timer *timer)
{
	struct timer copy = *timer;

	timer->running = true;
	do {
		wsi_dispatch_unlock();
		call(&copy);
		wsi_dispatch_lock();
	} while (find(copy.id) && timer->missed && timer->missed--);
	if (find(copy.id))
		timer->running = false;
}

static void CALLBACK
fall_due(PVOID context, BOOLEAN fired)
{
	UINT id = (UINT)(UINT_PTR)context;
	HANDLE over = NULL;
	struct timer *timer;

	(void)fired;
	wsi_dispatch_lock();
	timer = find(id);
	if (timer && timer->running)
		timer->missed++;
	else if (timer)
		call_all(timer);
	timer = find(id);
	if (timer && !(timer->flags & TIME_PERIODIC)) {
		over = timer->handle;
		timer->id = 0;
	}
	wsi_dispatch_unlock();
	if (over)
		DeleteTimerQueueTimer(NULL, over, NULL);
}

static struct timer *
take_place(LPTIMECALLBACK callback, DWORD_PTR user, UINT flags)
{
	struct timer *timer = NULL;

	wsi_dispatch_lock();
	for (size_t i = 0; i < MOST && !timer; i++)
		if (!timers[i].id)
			timer = &timers[i];
	if (timer) {
		serial = serial % (UINT_MAX / MOST - 1) + 1;
		*timer = (struct timer){.id = serial * MOST + (UINT)(timer - timers), .callback = callback, .user = user, .flags = flags};
	}
	wsi_dispatch_unlock();
	return timer;
}

/* The place is nobody else's until the timer can be due, or its number is known. */
MMRESULT WINAPI
timeSetEvent(UINT delay, UINT resolution, LPTIMECALLBACK callback, DWORD_PTR user, UINT flags)
{
	bool again = flags & TIME_PERIODIC;
	struct timer *timer;
	UINT id;

	(void)resolution;
	if (!delay || delay > LONGEST || !callback)
		return 0;
	timer = take_place(callback, user, flags);
	if (!timer)
		return 0;
	id = timer->id;
	if (CreateTimerQueueTimer(&timer->handle, NULL, fall_due, (PVOID)(UINT_PTR)id, delay, again ? delay : 0, again ? 0 : WT_EXECUTEONLYONCE))
		return id;
	wsi_dispatch_lock();
	timer->id = 0;
	wsi_dispatch_unlock();
	return 0;
}

/* In the timer's own callback nobody waits for it. */
MMRESULT WINAPI
timeKillEvent(UINT id)
{
	HANDLE handle = NULL;
	struct timer *timer;
	bool waits = false;

	wsi_dispatch_lock();
	timer = find(id);
	if (timer) {
		handle = timer->handle;
		waits = timer->flags & TIME_KILL_SYNCHRONOUS && calling != id;
		timer->id = 0;
	}
	wsi_dispatch_unlock();
	if (!handle)
		return MMSYSERR_INVALPARAM;
	DeleteTimerQueueTimer(NULL, handle, waits ? INVALID_HANDLE_VALUE : NULL);
	return TIMERR_NOERROR;
}

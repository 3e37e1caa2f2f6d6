/* Timers have no thread and no alarm: the queue's own thread sees which are due when it looks and when it waits. One that fired stays fired until
 * its WM_TIMER is taken, however often it was due meanwhile. */
#include <stdlib.h>
#include <time.h>

#include "base/lasterror.h"
#include "user/queue.h"
#include "user/window.h"

enum {
	FIRST_OWN = 0x7fff,     /* identifiers of timers without a window count down from here, as on Windows */
	MILLISECOND = 1000000,
};

struct wsi_timer {
	struct wsi_timer *next;
	HWND window;
	UINT_PTR id;
	TIMERPROC procedure;
	int64_t period, due;
	bool fired;
};

int64_t
wsi_timers_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 * MILLISECOND + now.tv_nsec;
}

bool
wsi_timers_fire(struct wsi_queue *queue, int64_t now)
{
	bool any = false;

	for (struct wsi_timer *t = queue->timers; t; t = t->next) {
		if (t->due <= now) {
			t->fired = true;
			t->due += ((now - t->due) / t->period + 1) * t->period;
		}
		any |= t->fired;
	}
	return any;
}

int64_t
wsi_timers_next(const struct wsi_queue *queue)
{
	int64_t next = INT64_MAX;

	for (const struct wsi_timer *t = queue->timers; t; t = t->next)
		if (t->due < next)
			next = t->due;
	return next;
}

static void
move_to_end(struct wsi_timer **link)
{
	struct wsi_timer *timer = *link;

	*link = timer->next;
	timer->next = NULL;
	while (*link)
		link = &(*link)->next;
	*link = timer;
}

/* Each has its turn: a fast timer does not starve a slow one. */
bool
wsi_timers_take(struct wsi_queue *queue, const struct wsi_filter *filter, bool remove, MSG *message)
{
	struct wsi_timer **link = &queue->timers;

	while (*link && !((*link)->fired && wsi_filter_passes(filter, (*link)->window, WM_TIMER)))
		link = &(*link)->next;
	if (!*link)
		return false;
	*message = (MSG){
		.hwnd = (*link)->window,
		.message = WM_TIMER,
		.wParam = (*link)->id,
		.lParam = (LPARAM)(*link)->procedure,
		.time = GetTickCount(),
	};
	if (remove) {
		(*link)->fired = false;
		move_to_end(link);
	}
	return true;
}

void
wsi_timers_drop(struct wsi_queue *queue, HWND window)
{
	struct wsi_timer **link = &queue->timers;
	struct wsi_timer *timer;

	while ((timer = *link)) {
		if (window && timer->window != window) {
			link = &timer->next;
			continue;
		}
		*link = timer->next;
		free(timer);
	}
}

static struct wsi_timer **
find(struct wsi_queue *queue, HWND window, UINT_PTR id)
{
	struct wsi_timer **link = &queue->timers;

	while (*link && !((*link)->window == window && (*link)->id == id))
		link = &(*link)->next;
	return link;
}

static UINT_PTR
free_id(struct wsi_queue *queue)
{
	do {
		if (!queue->next_timer)
			queue->next_timer = FIRST_OWN;
	} while (*find(queue, NULL, queue->next_timer--));
	return queue->next_timer + 1;
}

/* Lock held. A timer of the same window and identifier begins anew. */
static int
set(struct wsi_queue *queue, const struct wsi_timer *asked)
{
	struct wsi_timer **link = find(queue, asked->window, asked->id);
	struct wsi_timer *timer = *link;

	if (atomic_load(&queue->gone))
		return ERROR_INVALID_WINDOW_HANDLE;
	if (!timer && !(timer = malloc(sizeof *timer)))
		return ERROR_NOT_ENOUGH_MEMORY;
	if (*link)
		*link = timer->next;
	*timer = *asked;
	timer->next = queue->timers;
	queue->timers = timer;
	return 0;
}

static int
set_in(struct wsi_queue *queue, struct wsi_timer *asked)
{
	int error;

	if (atomic_load(&queue->gone))
		return ERROR_INVALID_WINDOW_HANDLE;
	pthread_mutex_lock(&queue->lock);
	if (!asked->window && !*find(queue, NULL, asked->id))
		asked->id = free_id(queue);
	error = set(queue, asked);
	pthread_mutex_unlock(&queue->lock);
	if (!error) {
		wsi_queue_note(queue, WSI_QS_TIMERS);
		wsi_queue_wake(queue);
	}
	return error;
}

/* The queue that a window's timers are in, with a reference. */
static int
queue_for(HWND handle, struct wsi_queue **queue)
{
	struct wsi_window *window;
	int error;

	if (!handle) {
		error = wsi_queue_mine(queue);
		if (!error)
			wsi_object_hold(&(*queue)->object);
		return error;
	}
	error = wsi_window_find(handle, &window);
	if (error)
		return error;
	*queue = window->owner;
	wsi_object_hold(&(*queue)->object);
	wsi_object_release(&window->object);
	return 0;
}

static int64_t
period_of(UINT milliseconds)
{
	if (milliseconds < USER_TIMER_MINIMUM)
		milliseconds = USER_TIMER_MINIMUM;
	if (milliseconds > USER_TIMER_MAXIMUM)
		milliseconds = USER_TIMER_MAXIMUM;
	return (int64_t)milliseconds * MILLISECOND;
}

UINT_PTR WINAPI
SetTimer(HWND window, UINT_PTR id, UINT milliseconds, TIMERPROC procedure)
{
	struct wsi_timer asked = {.window = window, .id = id, .procedure = procedure, .period = period_of(milliseconds)};
	struct wsi_queue *queue;
	int error = queue_for(window, &queue);

	if (!wsi_succeeded(error))
		return 0;
	asked.due = wsi_timers_now() + asked.period;
	error = set_in(queue, &asked);
	wsi_object_release(&queue->object);
	if (!wsi_succeeded(error))
		return 0;
	return asked.id ? asked.id : TRUE;
}

static int
kill_in(struct wsi_queue *queue, HWND window, UINT_PTR id)
{
	struct wsi_timer **link, *timer;

	if (atomic_load(&queue->gone))
		return ERROR_INVALID_PARAMETER;
	pthread_mutex_lock(&queue->lock);
	link = find(queue, window, id);
	timer = *link;
	if (timer)
		*link = timer->next;
	pthread_mutex_unlock(&queue->lock);
	free(timer);
	return timer ? 0 : ERROR_INVALID_PARAMETER;
}

BOOL WINAPI
KillTimer(HWND window, UINT_PTR id)
{
	struct wsi_queue *queue;
	int error = queue_for(window, &queue);

	if (error)
		return wsi_succeeded(error);
	error = kill_in(queue, window, id);
	wsi_object_release(&queue->object);
	return wsi_succeeded(error);
}

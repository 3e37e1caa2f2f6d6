#include <stdlib.h>

#include "base/fork.h"
#include "base/wait.h"
#include "user/class.h"
#include "user/queue.h"
#include "user/sent.h"
#include "user/window.h"

enum {
	MOST = 10000,           /* Windows' USERPostMessageLimit */
};

static const int64_t hung_after = 5000000000;   /* what Windows calls hung */

struct wsi_posted {
	struct wsi_posted *next;
	MSG message;
};

static __thread struct wsi_queue *mine __attribute__((tls_model("initial-exec")));

/* All queues. This lock is taken before a queue's own. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct wsi_queue *queues;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static int unready;             /* what `once` ended with */

static void
lock_for_fork(void)
{
	pthread_mutex_lock(&lock);
	if (mine)
		pthread_mutex_lock(&mine->lock);
	wsi_window_lock();
	wsi_class_lock(NULL, NULL);
}

static void
unlock_after_fork(void)
{
	wsi_class_unlock();
	wsi_window_unlock();
	if (mine)
		pthread_mutex_unlock(&mine->lock);
	pthread_mutex_unlock(&lock);
}

/* The other threads are not there; locks of theirs may be held for ever, so their queues are let go of without a look inside. */
static void
start_in_child(void)
{
	for (struct wsi_queue *q = queues; q; q = q->next)
		atomic_store(&q->gone, q != mine);
	queues = mine;
	if (mine) {
		mine->next = NULL;
		mine->tid = GetCurrentThreadId();
	}
	unlock_after_fork();
}

static void
drop_posted(struct wsi_queue *queue)
{
	while (queue->first) {
		struct wsi_posted *next = queue->first->next;

		free(queue->first);
		queue->first = next;
	}
}

static void
destroy_queue(struct wsi_object *object)
{
	struct wsi_queue *queue = (struct wsi_queue *)object;

	drop_posted(queue);
	wsi_timers_drop(queue, NULL);
	pthread_mutex_destroy(&queue->lock);
	free(queue);
}

static bool
is_signaled(struct wsi_object *object, struct wsi_thread *thread)
{
	struct wsi_queue *queue = (struct wsi_queue *)object;

	(void)thread;
	return (atomic_load(&queue->bits) & atomic_load(&queue->wake_mask)) || (atomic_load(&queue->changed) & atomic_load(&queue->changed_mask));
}

static const struct wsi_kind queue_kind = {
	.destroy = destroy_queue,
	.is_signaled = is_signaled,
};

static void
unlist(struct wsi_queue *queue)
{
	struct wsi_queue **link = &queues;

	pthread_mutex_lock(&lock);
	while (*link != queue)
		link = &(*link)->next;
	*link = queue->next;
	pthread_mutex_unlock(&lock);
}

/* The thread ends. */
static void
leave(void *value)
{
	struct wsi_queue *queue = value;

	wsi_window_thread_ends(queue);
	unlist(queue);
	pthread_mutex_lock(&queue->lock);
	atomic_store(&queue->gone, true);
	wsi_timers_drop(queue, NULL);
	pthread_mutex_unlock(&queue->lock);
	wsi_sent_refuse(queue);
	mine = NULL;
	wsi_object_release(&queue->object);
}

static void
prepare(void)
{
	if (wsi_fork_prepare() || pthread_key_create(&key, leave) || pthread_atfork(lock_for_fork, unlock_after_fork, start_in_child))
		unready = ERROR_NOT_ENOUGH_MEMORY;
}

static struct wsi_queue *
new_queue(void)
{
	struct wsi_queue *queue = calloc(1, sizeof *queue);

	if (!queue)
		return NULL;
	wsi_object_init(&queue->object, &queue_kind);
	queue->tid = GetCurrentThreadId();
	pthread_mutex_init(&queue->lock, NULL);
	queue->end = &queue->first;
	queue->sent_end = &queue->sent;
	atomic_init(&queue->looked, wsi_timers_now());
	return queue;
}

static int
create(void)
{
	struct wsi_queue *queue;

	pthread_once(&once, prepare);
	if (unready)
		return unready;
	queue = new_queue();
	if (!queue)
		return ERROR_NOT_ENOUGH_MEMORY;
	if (pthread_setspecific(key, queue)) {
		wsi_object_release(&queue->object);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	mine = queue;
	pthread_mutex_lock(&lock);
	queue->next = queues;
	queues = queue;
	pthread_mutex_unlock(&lock);
	return 0;
}

int
wsi_queue_mine(struct wsi_queue **queue)
{
	int error = mine ? 0 : create();

	*queue = mine;
	return error;
}

int
wsi_queue_of(DWORD tid, struct wsi_queue **queue)
{
	struct wsi_queue *q;

	pthread_mutex_lock(&lock);
	for (q = queues; q && q->tid != tid; q = q->next)
		continue;
	if (q)
		wsi_object_hold(&q->object);
	pthread_mutex_unlock(&lock);
	*queue = q;
	return q ? 0 : ERROR_INVALID_THREAD_ID;
}

void
wsi_queue_note(struct wsi_queue *queue, UINT bits)
{
	atomic_fetch_or(&queue->bits, bits);
	atomic_fetch_or(&queue->changed, bits);
}

void
wsi_queue_wake(struct wsi_queue *queue)
{
	wsi_dispatch_lock();
	wsi_dispatch(&queue->object);
	wsi_dispatch_unlock();
}

/* Lock held. */
static int
append(struct wsi_queue *queue, struct wsi_posted *posted)
{
	if (atomic_load(&queue->gone))
		return ERROR_INVALID_THREAD_ID;
	if (queue->count >= MOST)
		return ERROR_NOT_ENOUGH_QUOTA;
	queue->count++;
	*queue->end = posted;
	queue->end = &posted->next;
	wsi_queue_note(queue, QS_POSTMESSAGE | QS_ALLPOSTMESSAGE);
	return 0;
}

/* `gone` is asked before the lock too: in a forked child the lock of another thread's queue may never be free. */
int
wsi_queue_post(struct wsi_queue *queue, const MSG *message)
{
	struct wsi_posted *posted;
	int error;

	if (atomic_load(&queue->gone))
		return ERROR_INVALID_THREAD_ID;
	posted = malloc(sizeof *posted);
	if (!posted)
		return ERROR_NOT_ENOUGH_MEMORY;
	*posted = (struct wsi_posted){.message = *message};
	pthread_mutex_lock(&queue->lock);
	error = append(queue, posted);
	pthread_mutex_unlock(&queue->lock);
	if (error)
		free(posted);
	else
		wsi_queue_wake(queue);
	return error;
}

bool
wsi_filter_passes(const struct wsi_filter *filter, HWND window, UINT message)
{
	if ((filter->first || filter->last) && (message < filter->first || message > filter->last))
		return false;
	if (!filter->window)
		return true;
	if (filter->window == (HWND)(INT_PTR)-1)
		return !window;
	return wsi_window_is_within(window, filter->window);
}

static void
cut(struct wsi_queue *queue, struct wsi_posted **link)
{
	struct wsi_posted *posted = *link;

	*link = posted->next;
	if (!*link)
		queue->end = link;
	queue->count--;
	free(posted);
}

static bool
take_posted(struct wsi_queue *queue, const struct wsi_filter *filter, bool remove, MSG *message)
{
	struct wsi_posted **link = &queue->first;

	while (*link && !wsi_filter_passes(filter, (*link)->message.hwnd, (*link)->message.message))
		link = &(*link)->next;
	if (!*link)
		return false;
	*message = (*link)->message;
	if (remove)
		cut(queue, link);
	return true;
}

/* No filter holds WM_QUIT back. */
static bool
take_quit(struct wsi_queue *queue, bool remove, MSG *message)
{
	if (!queue->quitting)
		return false;
	*message = (MSG){.message = WM_QUIT, .wParam = (WPARAM)queue->quit_code, .time = GetTickCount()};
	queue->quitting = !remove;
	return true;
}

/* Lock held. A window that wants painting says so until it was painted. */
static bool
take_any(struct wsi_queue *queue, const struct wsi_filter *filter, bool remove, MSG *message)
{
	if (filter->kinds & QS_POSTMESSAGE && (take_posted(queue, filter, remove, message) || take_quit(queue, remove, message)))
		return true;
	if (filter->kinds & QS_PAINT && wsi_window_wants_paint(filter, message))
		return true;
	return filter->kinds & QS_TIMER && wsi_timers_take(queue, filter, remove, message);
}

/* Lock held: what the queue has, told anew. WM_PAINT's bit stays, as only windows know. */
static void
count_bits(struct wsi_queue *queue, bool fired)
{
	UINT bits = 0;

	if (queue->first || queue->quitting)
		bits |= QS_POSTMESSAGE | QS_ALLPOSTMESSAGE;
	if (queue->sent)
		bits |= QS_SENDMESSAGE;
	if (fired)
		bits |= QS_TIMER;
	atomic_fetch_or(&queue->bits, bits);
	atomic_fetch_and(&queue->bits, bits | QS_PAINT | WSI_QS_RESULT | WSI_QS_TIMERS);
}

bool
wsi_queue_take(struct wsi_queue *queue, const struct wsi_filter *filter, bool remove, MSG *message)
{
	int64_t now = wsi_timers_now();
	bool found;

	atomic_store(&queue->looked, now);
	atomic_fetch_and(&queue->bits, ~(unsigned)QS_PAINT);
	if (wsi_window_wants_paint(&(struct wsi_filter){0}, message))
		atomic_fetch_or(&queue->bits, QS_PAINT);
	pthread_mutex_lock(&queue->lock);
	atomic_fetch_and(&queue->changed, ~filter->kinds);
	wsi_timers_fire(queue, now);
	found = take_any(queue, filter, remove, message);
	count_bits(queue, wsi_timers_fire(queue, now));
	pthread_mutex_unlock(&queue->lock);
	if (found)
		queue->last_time = message->time;
	return found;
}

void
wsi_queue_drop(struct wsi_queue *queue, HWND window)
{
	struct wsi_posted **link;

	pthread_mutex_lock(&queue->lock);
	link = &queue->first;
	while (*link)
		if ((*link)->message.hwnd == window)
			cut(queue, link);
		else
			link = &(*link)->next;
	wsi_timers_drop(queue, window);
	pthread_mutex_unlock(&queue->lock);
}

/* ---- waiting ---- */

bool
wsi_queue_is_hung(struct wsi_queue *queue)
{
	return !atomic_load(&queue->asleep) && wsi_timers_now() - atomic_load(&queue->looked) > hung_after;
}

/* The timers that have fired go in among the bits; answers when the next will. */
static int64_t
look_at_timers(struct wsi_queue *queue)
{
	int64_t next;
	bool fired;

	pthread_mutex_lock(&queue->lock);
	fired = wsi_timers_fire(queue, wsi_timers_now());
	next = wsi_timers_next(queue);
	pthread_mutex_unlock(&queue->lock);
	if (fired && !(atomic_fetch_or(&queue->bits, QS_TIMER) & QS_TIMER))
		atomic_fetch_or(&queue->changed, QS_TIMER);
	return next;
}

void
wsi_queue_look(struct wsi_queue *queue)
{
	look_at_timers(queue);
	atomic_store(&queue->looked, wsi_timers_now());
}

static int
wait_once(struct wsi_queue *queue, const struct wsi_queue_wait *wait, int64_t deadline, DWORD *result)
{
	struct wsi_object *object = &queue->object;

	if (wait->count)
		return wsi_wait_handles(wait->handles, wait->count, object, wait->all, deadline, wait->alertable, result);
	*result = wsi_wait(&object, 1, false, deadline, wait->alertable);
	return *result == WAIT_FAILED ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

static void
set_masks(struct wsi_queue *queue, UINT wake, UINT changed)
{
	atomic_store(&queue->wake_mask, wake);
	atomic_store(&queue->changed_mask, changed);
}

/* Whether the queue itself ended the wait, and not only to have a timer looked at. What a wait for all has taken is taken. */
static bool
has_come(struct wsi_queue *queue, const struct wsi_queue_wait *wait)
{
	return wait->all || (atomic_load(&queue->bits) & wait->wake) || (atomic_load(&queue->changed) & wait->changed);
}

static int
wait_with_timers(struct wsi_queue *queue, const struct wsi_queue_wait *wait, DWORD *result)
{
	for (;;) {
		int64_t next, until;
		int error;

		atomic_fetch_and(&queue->bits, ~WSI_QS_TIMERS);
		next = look_at_timers(queue);
		until = next < wait->deadline ? next : wait->deadline;
		set_masks(queue, wait->wake | (wait->all ? 0 : WSI_QS_TIMERS), wait->changed);
		error = wait_once(queue, wait, until, result);
		if (error)
			return error;
		if (*result == WAIT_TIMEOUT ? until >= wait->deadline : *result != WAIT_OBJECT_0 + wait->count || has_come(queue, wait))
			return 0;
	}
}

int
wsi_queue_wait(struct wsi_queue *queue, const struct wsi_queue_wait *wait, DWORD *result)
{
	int error;

	atomic_store(&queue->asleep, true);
	if ((wait->wake | wait->changed) & QS_TIMER) {
		error = wait_with_timers(queue, wait, result);
	} else {
		set_masks(queue, wait->wake, wait->changed);
		error = wait_once(queue, wait, wait->deadline, result);
	}
	set_masks(queue, 0, 0);
	atomic_store(&queue->looked, wsi_timers_now());
	atomic_store(&queue->asleep, false);
	return error;
}

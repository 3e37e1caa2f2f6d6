#include <stdlib.h>

#include "base/thread.h"
#include "user/queue.h"
#include "user/window.h"

enum {
	MOST = 10000,           /* Windows' USERPostMessageLimit */
};

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
}

static void
unlock_after_fork(void)
{
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
	pthread_cond_destroy(&queue->arrived);
	pthread_mutex_destroy(&queue->lock);
	free(queue);
}

static const struct wsi_kind queue_kind = {
	.destroy = destroy_queue,
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

/* Nobody may be left waiting for an answer. */
static void
refuse_sent(struct wsi_queue *queue)
{
	struct wsi_sent *sent;

	while ((sent = wsi_queue_take_sent(queue))) {
		sent->error = ERROR_INVALID_WINDOW_HANDLE;
		wsi_queue_finish(sent);
	}
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
	pthread_mutex_unlock(&queue->lock);
	refuse_sent(queue);
	mine = NULL;
	wsi_object_release(&queue->object);
}

static void
prepare(void)
{
	wsi_thread_watch_forks();
	if (pthread_key_create(&key, leave) || pthread_atfork(lock_for_fork, unlock_after_fork, start_in_child))
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
	pthread_cond_init(&queue->arrived, NULL);
	queue->end = &queue->first;
	queue->sent_end = &queue->sent;
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

static void
tell(struct wsi_queue *queue)
{
	queue->fresh = true;
	pthread_cond_signal(&queue->arrived);
}

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
	tell(queue);
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
	return error;
}

int
wsi_queue_send(struct wsi_queue *queue, struct wsi_sent *sent)
{
	int error = ERROR_INVALID_WINDOW_HANDLE;

	if (atomic_load(&queue->gone))
		return error;
	pthread_mutex_lock(&queue->lock);
	if (!atomic_load(&queue->gone)) {
		*queue->sent_end = sent;
		queue->sent_end = &sent->next;
		tell(queue);
		error = 0;
	}
	pthread_mutex_unlock(&queue->lock);
	return error;
}

static bool
passes(const struct wsi_filter *filter, const MSG *message)
{
	if ((filter->first || filter->last) && (message->message < filter->first || message->message > filter->last))
		return false;
	if (!filter->window)
		return true;
	if (filter->window == (HWND)(INT_PTR)-1)
		return !message->hwnd;
	return wsi_window_is_within(message->hwnd, filter->window);
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

	while (*link && !passes(filter, &(*link)->message))
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

bool
wsi_queue_take(struct wsi_queue *queue, const struct wsi_filter *filter, bool remove, MSG *message)
{
	bool found;

	pthread_mutex_lock(&queue->lock);
	found = take_posted(queue, filter, remove, message) || take_quit(queue, remove, message);
	queue->fresh = queue->sent != NULL;
	pthread_mutex_unlock(&queue->lock);
	if (found)
		queue->last_time = message->time;
	return found;
}

struct wsi_sent *
wsi_queue_take_sent(struct wsi_queue *queue)
{
	struct wsi_sent *sent;

	pthread_mutex_lock(&queue->lock);
	sent = queue->sent;
	if (sent) {
		queue->sent = sent->next;
		sent->next = NULL;
	}
	if (!queue->sent)
		queue->sent_end = &queue->sent;
	pthread_mutex_unlock(&queue->lock);
	return sent;
}

/* From here on the message may be off its sender's stack, and the sender with it: hence the reference. */
void
wsi_queue_finish(struct wsi_sent *sent)
{
	struct wsi_queue *sender = sent->sender;

	wsi_object_hold(&sender->object);
	pthread_mutex_lock(&sender->lock);
	sent->done = true;
	pthread_cond_signal(&sender->arrived);
	pthread_mutex_unlock(&sender->lock);
	wsi_object_release(&sender->object);
}

void
wsi_queue_wait(struct wsi_queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	while (!queue->fresh)
		pthread_cond_wait(&queue->arrived, &queue->lock);
	pthread_mutex_unlock(&queue->lock);
}

void
wsi_queue_wait_sent(struct wsi_queue *queue, const struct wsi_sent *sent)
{
	pthread_mutex_lock(&queue->lock);
	while (!sent->done && !queue->sent)
		pthread_cond_wait(&queue->arrived, &queue->lock);
	pthread_mutex_unlock(&queue->lock);
}

bool
wsi_queue_is_done(const struct wsi_sent *sent)
{
	bool done;

	pthread_mutex_lock(&sent->sender->lock);
	done = sent->done;
	pthread_mutex_unlock(&sent->sender->lock);
	return done;
}

void
wsi_queue_drop(struct wsi_queue *queue, HWND window)
{
	struct wsi_posted **link = &queue->first;

	pthread_mutex_lock(&queue->lock);
	while (*link)
		if ((*link)->message.hwnd == window)
			cut(queue, link);
		else
			link = &(*link)->next;
	pthread_mutex_unlock(&queue->lock);
}

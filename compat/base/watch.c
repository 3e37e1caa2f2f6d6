#include "base/watch.h"

#include <windows.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/fork.h"
#include "base/park.h"
#include "posix/posix.h"

enum { FIRST_ROOM = 16 };

static pthread_mutex_t setting = PTHREAD_MUTEX_INITIALIZER;

/* Under `lock`: a heap by deadline, from place 1 on; the watcher, and what it calls just now. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t called = PTHREAD_COND_INITIALIZER;
static struct wsi_watch **heap;
static size_t count, room;
static struct wsi_watch *calling;
static pthread_t watcher;
static bool started;
static struct wsi_wake bell = WSI_WAKE_CLOSED;
static int64_t sleeps_until;            /* what the watcher sleeps for: a later deadline need not ring */

void
wsi_watch_setting_lock(void)
{
	pthread_mutex_lock(&setting);
}

void
wsi_watch_setting_unlock(void)
{
	pthread_mutex_unlock(&setting);
}

void
wsi_watch_lock(void)
{
	pthread_mutex_lock(&lock);
}

void
wsi_watch_unlock(void)
{
	pthread_mutex_unlock(&lock);
}

/* What is set stays set; the thread is started with the next to be set or waited for. */
void
wsi_watch_in_child(void)
{
	started = false;
	calling = NULL;
	wsi_wake_close(&bell);
	pthread_cond_init(&called, NULL);
	pthread_mutex_unlock(&lock);
}

static void
place(struct wsi_watch *watch, size_t i)
{
	heap[i] = watch;
	watch->place = i;
}

static void
rise(struct wsi_watch *watch, size_t i)
{
	for (; i > 1 && heap[i / 2]->deadline > watch->deadline; i /= 2)
		place(heap[i / 2], i);
	place(watch, i);
}

static void
sink(struct wsi_watch *watch, size_t i)
{
	size_t child;

	for (; (child = i * 2) <= count; i = child) {
		if (child < count && heap[child + 1]->deadline < heap[child]->deadline)
			child++;
		if (heap[child]->deadline >= watch->deadline)
			break;
		place(heap[child], i);
	}
	place(watch, i);
}

static void
take_out(struct wsi_watch *watch)
{
	size_t i = watch->place;
	struct wsi_watch *last = heap[count--];

	watch->place = 0;
	if (last == watch)
		return;
	rise(last, i);
	sink(last, last->place);
}

static bool
has_room(void)
{
	size_t more = room ? room * 2 : FIRST_ROOM;
	struct wsi_watch **bigger;

	if (count + 1 < room)
		return true;
	bigger = realloc(heap, more * sizeof *heap);
	if (!bigger)
		return false;
	heap = bigger;
	room = more;
	return true;
}

/* The bell and every descriptor that is watched, for one poll; NULL where memory is short. */
static struct wsi_pollfd *
list_fds(struct wsi_pollfd *fds, unsigned *listed)
{
	struct wsi_pollfd *bigger = realloc(fds, (count + 1) * sizeof *fds);
	unsigned n = 0;

	if (!bigger)
		return fds;
	bigger[n++] = (struct wsi_pollfd){.fd = bell.fds[0], .events = WSI_POLL_IN};
	for (size_t i = 1; i <= count; i++)
		if (heap[i]->fd >= 0)
			bigger[n++] = (struct wsi_pollfd){.fd = heap[i]->fd, .events = WSI_POLL_IN};
	*listed = n;
	return bigger;
}

/* Lock held; let go of for the call. The watch may be gone after it. */
static void
call(struct wsi_watch *watch)
{
	take_out(watch);
	calling = watch;
	pthread_mutex_unlock(&lock);
	watch->due(watch);
	pthread_mutex_lock(&lock);
	calling = NULL;
	pthread_cond_broadcast(&called);
}

static struct wsi_watch *
find_fd(int fd)
{
	for (size_t i = 1; i <= count; i++)
		if (heap[i]->fd == fd)
			return heap[i];
	return NULL;
}

static void
call_ready(const struct wsi_pollfd *fds, unsigned listed)
{
	for (unsigned i = 1; i < listed; i++) {
		struct wsi_watch *watch = fds[i].revents ? find_fd(fds[i].fd) : NULL;

		if (watch)
			call(watch);
	}
}

static void
call_due(void)
{
	while (count && heap[1]->deadline <= wsi_now())
		call(heap[1]);
}

static int64_t
time_left(void)
{
	int64_t now = wsi_now();

	sleeps_until = count ? heap[1]->deadline : INT64_MAX;
	if (sleeps_until == INT64_MAX)
		return WSI_FOREVER;
	return sleeps_until > now ? sleeps_until - now : 0;
}

static void *
watch_for_ever(void *unused)
{
	struct wsi_pollfd *fds = NULL;
	unsigned listed = 0, ready;
	int64_t left;

	(void)unused;
	pthread_mutex_lock(&lock);
	for (;;) {
		call_due();
		fds = list_fds(fds, &listed);
		left = time_left();
		pthread_mutex_unlock(&lock);
		if (wsi_posix_poll(fds, listed, left, &ready))
			ready = 0;
		pthread_mutex_lock(&lock);
		if (ready && fds[0].revents)
			wsi_wake_drain(&bell);
		if (ready)
			call_ready(fds, listed);
	}
	return NULL;
}

/* No signal of the program is delivered to a thread that it does not know. */
static int
start(void)
{
	pthread_attr_t attributes;
	sigset_t all, before;
	int error;

	if (started)
		return 0;
	if (wsi_fork_prepare() || pthread_attr_init(&attributes))
		return ERROR_NOT_ENOUGH_MEMORY;
	if (wsi_wake_open(&bell)) {
		pthread_attr_destroy(&attributes);
		return ERROR_TOO_MANY_OPEN_FILES;
	}
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	error = pthread_create(&watcher, &attributes, watch_for_ever, NULL);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
	if (error)
		wsi_wake_close(&bell);
	started = !error;
	return error ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

void
wsi_watch_keep(void)
{
	pthread_mutex_lock(&lock);
	if (count)
		start();
	pthread_mutex_unlock(&lock);
}

static int
enter(struct wsi_watch *watch)
{
	if (watch->place)
		take_out(watch);
	if (!has_room())
		return ERROR_NOT_ENOUGH_MEMORY;
	rise(watch, ++count);
	if (watch->fd >= 0 || watch->deadline < sleeps_until)
		wsi_wake_signal(&bell);
	return 0;
}

int
wsi_watch_set(struct wsi_watch *watch)
{
	int error;

	pthread_mutex_lock(&lock);
	error = start();
	if (!error)
		error = enter(watch);
	pthread_mutex_unlock(&lock);
	return error;
}

int
wsi_watch_set_at(struct wsi_watch *watch, int64_t deadline)
{
	int error = 0;

	pthread_mutex_lock(&lock);
	if (!watch->place) {
		error = start();
		watch->deadline = deadline;
		if (!error)
			error = enter(watch);
	}
	pthread_mutex_unlock(&lock);
	return error;
}

bool
wsi_watch_cancel(struct wsi_watch *watch)
{
	bool was_set;

	pthread_mutex_lock(&lock);
	was_set = watch->place != 0;
	if (was_set)
		take_out(watch);
	while (calling == watch && !(started && pthread_equal(watcher, pthread_self())))
		pthread_cond_wait(&called, &lock);
	if (watch->place) {
		take_out(watch);
		was_set = true;
	}
	pthread_mutex_unlock(&lock);
	return was_set;
}

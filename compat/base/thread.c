#include "base/thread.h"

#include <stdlib.h>

#include "base/fork.h"
#include "base/handle.h"
#include "base/lasterror.h"
#include "base/mutex.h"
#include "base/park.h"
#include "base/poller.h"
#include "base/port.h"
#include "base/wait.h"
#include "base/watch.h"

enum {
	LOOK_AGAIN = 10000000,  /* nanoseconds between two looks at a thread that cannot tell us that it ends */
};

/* A thread known by number only, and what looks at it while somebody waits for its end. */
struct foreign {
	struct wsi_thread thread;
	struct wsi_watch watch;
};

__thread struct wsi_thread *wsi_thread_mine __attribute__((tls_model("initial-exec")));
static __thread bool last_round __attribute__((tls_model("initial-exec")));

/* Threads that have a record and live; each holds a reference on its own. Under the dispatcher's lock. */
static struct wsi_thread *living;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static int unready;

static bool
is_alive(const struct wsi_thread *thread)
{
	if (!thread->foreign)
		return !thread->ended;
	return wsi_tid_exists(thread->tid) && wsi_tid_born(thread->tid) == thread->born;
}

static bool
has_ended(struct wsi_object *object, struct wsi_thread *waiting)
{
	(void)waiting;
	return !is_alive((struct wsi_thread *)object);
}

static void
look_again(struct wsi_watch *watch)
{
	struct foreign *foreign = (struct foreign *)((char *)watch - offsetof(struct foreign, watch));

	wsi_dispatch_lock();
	wsi_dispatch(&foreign->thread.object);
	if (foreign->thread.object.first_waiting)
		wsi_watch_set_at(watch, wsi_now() + LOOK_AGAIN);
	wsi_dispatch_unlock();
}

static void
watch_foreign(struct wsi_object *object)
{
	struct foreign *foreign = (struct foreign *)object;

	if (foreign->thread.foreign)
		wsi_watch_set_at(&foreign->watch, wsi_now() + LOOK_AGAIN);
}

static void
destroy(struct wsi_object *object)
{
	struct wsi_thread *thread = (struct wsi_thread *)object;

	if (thread->foreign)
		wsi_watch_cancel(&((struct foreign *)thread)->watch);
	free(thread->name);
	free(thread);
}

static const struct wsi_kind kind = {
	.destroy = destroy,
	.all_access = THREAD_ALL_ACCESS,
	.is_signaled = has_ended,
	.watch = watch_foreign,
};

static void
enlist(struct wsi_thread *thread)
{
	thread->previous = NULL;
	thread->next = living;
	if (living)
		living->previous = thread;
	living = thread;
}

static void
unlist(struct wsi_thread *thread)
{
	*(thread->previous ? &thread->previous->next : &living) = thread->next;
	if (thread->next)
		thread->next->previous = thread->previous;
}

void
wsi_thread_end(struct wsi_thread *thread)
{
	if (thread->ended)
		return;
	thread->ended = true;
	unlist(thread);
	wsi_mutex_abandon(thread);
	if (thread->waiter)
		wsi_waiter_end(thread->waiter, WAIT_TIMEOUT);
	wsi_port_leave(thread);
	wsi_poller_leave(thread);
	wsi_dispatch(&thread->object);
}

/* What ends with a thread of its own accord comes first: keys are gone through in rounds, and this waits for the second. */
static void
leave(void *value)
{
	struct wsi_thread *thread = value;

	if (!last_round) {
		last_round = true;
		if (!pthread_setspecific(key, thread))
			return;
	}
	wsi_dispatch_lock();
	wsi_thread_end(thread);
	wsi_dispatch_unlock();
	wsi_thread_drop_apcs(thread);
	wsi_thread_mine = NULL;
	last_round = false;
	wsi_object_release(&thread->object);
}

static void
prepare(void)
{
	unready = wsi_fork_prepare();
	if (!unready && pthread_key_create(&key, leave))
		unready = ERROR_NOT_ENOUGH_MEMORY;
}

struct wsi_thread *
wsi_thread_new(void)
{
	struct wsi_thread *thread = calloc(1, sizeof *thread);

	if (!thread)
		return NULL;
	wsi_object_init(&thread->object, &kind);
	thread->exit_code = STILL_ACTIVE;
	thread->apcs_end = &thread->apcs;
	return thread;
}

int
wsi_thread_become(struct wsi_thread *thread)
{
	pthread_once(&once, prepare);
	if (unready || pthread_setspecific(key, thread))
		return ERROR_NOT_ENOUGH_MEMORY;
	thread->tid = GetCurrentThreadId();
	thread->id = pthread_self();
	wsi_object_hold(&thread->object);
	wsi_dispatch_lock();
	enlist(thread);
	wsi_dispatch_unlock();
	wsi_thread_mine = thread;
	return 0;
}

static struct wsi_thread *
adopt(void)
{
	struct wsi_thread *thread = wsi_thread_new();

	if (!thread)
		return NULL;
	thread->exit_code = 0;
	thread->begun = true;
	wsi_thread_become(thread);
	wsi_object_release(&thread->object);
	return wsi_thread_mine;
}

struct wsi_thread *
wsi_thread_self(void)
{
	return wsi_thread_mine ? wsi_thread_mine : adopt();
}

static struct wsi_thread *
find_living(DWORD tid)
{
	struct wsi_thread *thread;

	wsi_dispatch_lock();
	for (thread = living; thread && thread->tid != tid; thread = thread->next)
		continue;
	if (thread)
		wsi_object_hold(&thread->object);
	wsi_dispatch_unlock();
	return thread;
}

static int
new_foreign(DWORD tid, struct wsi_object **object)
{
	struct foreign *foreign;

	if (!wsi_tid_exists(tid))
		return ERROR_INVALID_PARAMETER;
	foreign = calloc(1, sizeof *foreign);
	if (!foreign)
		return ERROR_NOT_ENOUGH_MEMORY;
	wsi_object_init(&foreign->thread.object, &kind);
	foreign->thread.foreign = true;
	foreign->thread.tid = tid;
	foreign->thread.born = wsi_tid_born(tid);
	foreign->thread.apcs_end = &foreign->thread.apcs;
	foreign->watch = (struct wsi_watch){.due = look_again, .fd = -1};
	*object = &foreign->thread.object;
	return 0;
}

/* The calling thread gets its record first, so that its handles are of one object. */
int
wsi_thread_object(DWORD tid, struct wsi_object **object)
{
	struct wsi_thread *thread;

	if (tid == GetCurrentThreadId() && !wsi_thread_self())
		return ERROR_NOT_ENOUGH_MEMORY;
	thread = find_living(tid);
	if (!thread)
		return new_foreign(tid, object);
	*object = &thread->object;
	return 0;
}

static int
find_own(struct wsi_thread **thread)
{
	*thread = wsi_thread_self();
	if (!*thread)
		return ERROR_NOT_ENOUGH_MEMORY;
	wsi_object_hold(&(*thread)->object);
	return 0;
}

int
wsi_thread_find(HANDLE handle, DWORD access, struct wsi_thread **thread)
{
	struct wsi_object *object;
	int error;

	if (handle == GetCurrentThread())
		return find_own(thread);
	error = wsi_handle_find(handle, &kind, access, &object);
	if (!error)
		*thread = (struct wsi_thread *)object;
	return error;
}

int
wsi_thread_id_of(HANDLE handle, DWORD access, DWORD *tid)
{
	struct wsi_thread *thread;
	int error;

	if (handle == GetCurrentThread()) {
		*tid = GetCurrentThreadId();
		return 0;
	}
	error = wsi_thread_find(handle, access, &thread);
	if (error)
		return error;
	wsi_dispatch_lock();
	*tid = is_alive(thread) ? thread->tid : 0;
	wsi_dispatch_unlock();
	wsi_object_release(&thread->object);
	return 0;
}

/* Nobody is handed anything for a wait whose thread is not there. */
static void
end_wait(struct wsi_thread *thread)
{
	if (thread->waiter)
		wsi_waiter_end(thread->waiter, WAIT_TIMEOUT);
	wsi_port_forget_wait(thread);
}

/* The handlers of the child that run later find one living thread, this one. */
void
wsi_thread_in_child(void)
{
	struct wsi_thread *next;

	for (struct wsi_thread *thread = living; thread; thread = thread->next) {
		atomic_store(&thread->leads, NULL);             /* its poller is made anew by the floor it belongs to */
		if (thread != wsi_thread_mine)
			end_wait(thread);
	}
	for (struct wsi_thread *thread = living; thread; thread = next) {
		next = thread->next;
		if (thread != wsi_thread_mine)
			wsi_thread_end(thread);
	}
	if (wsi_thread_mine) {
		wsi_thread_mine->tid = GetCurrentThreadId();
		wsi_thread_mine->id = pthread_self();
	}
}

#include "base/wait.h"

#include <pthread.h>
#include <string.h>

#include "base/fork.h"
#include "base/park.h"
#include "base/poller.h"
#include "base/thread.h"

enum {
	WAKES = 16,             /* more at once are made under the lock */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Those whose wait was ended under the lock. The words may be gone when they are woken, which the kernel bears. */
static struct {
	unsigned count;
	const atomic_uint *words[WAKES];
} wakes;

void
wsi_dispatch_lock(void)
{
	pthread_mutex_lock(&lock);
}

void
wsi_dispatch_unlock(void)
{
	const atomic_uint *words[WAKES];
	unsigned count = wakes.count;

	memcpy(words, wakes.words, count * sizeof *words);
	wakes.count = 0;
	pthread_mutex_unlock(&lock);
	for (unsigned i = 0; i < count; i++)
		wsi_unpark(words[i]);
}

void
wsi_dispatch_in_child(void)
{
	wakes.count = 0;
	pthread_mutex_unlock(&lock);
}

static void
hang(struct wsi_wait_block *block)
{
	struct wsi_object *object = block->object;

	block->next = NULL;
	block->previous = object->last_waiting;
	*(block->previous ? &block->previous->next : &object->first_waiting) = block;
	object->last_waiting = block;
	block->hung = true;
}

static void
unhang(struct wsi_wait_block *block)
{
	struct wsi_object *object = block->object;

	*(block->previous ? &block->previous->next : &object->first_waiting) = block->next;
	*(block->next ? &block->next->previous : &object->last_waiting) = block->previous;
	block->hung = false;
}

static void
unhang_all(struct wsi_waiter *waiter)
{
	for (unsigned i = 0; i < waiter->count; i++)
		if (waiter->blocks[i].hung)
			unhang(&waiter->blocks[i]);
}

static bool
is_signaled(const struct wsi_waiter *waiter, unsigned i)
{
	struct wsi_object *object = waiter->blocks[i].object;

	return object->kind->is_signaled(object, waiter->thread);
}

static DWORD
take(struct wsi_waiter *waiter, unsigned i)
{
	struct wsi_object *object = waiter->blocks[i].object;

	return object->kind->take ? object->kind->take(object, waiter->thread) : 0;
}

static bool
take_any(struct wsi_waiter *waiter, DWORD *outcome)
{
	for (unsigned i = 0; i < waiter->count; i++)
		if (is_signaled(waiter, i)) {
			*outcome = i + take(waiter, i);
			return true;
		}
	return false;
}

/* All or none. */
static bool
take_all(struct wsi_waiter *waiter, DWORD *outcome)
{
	DWORD abandoned = 0;

	for (unsigned i = 0; i < waiter->count; i++)
		if (!is_signaled(waiter, i))
			return false;
	for (unsigned i = 0; i < waiter->count; i++)
		abandoned |= take(waiter, i);
	*outcome = abandoned;
	return true;
}

/* One that polls is woken by its poller, unless it is the caller: what it polled for has ended its own wait. */
static void
wake(struct wsi_thread *thread)
{
	struct wsi_poller *poller = atomic_load(&thread->leads);

	atomic_store_explicit(&thread->park, WSI_PARK_ENDED, memory_order_release);
	if (poller && thread == wsi_thread_mine)
		return;
	if (poller)
		poller->kind->wake(poller);
	else if (wakes.count < WAKES)
		wakes.words[wakes.count++] = &thread->park;
	else
		wsi_unpark(&thread->park);
}

static void
end(struct wsi_waiter *waiter, DWORD outcome)
{
	unhang_all(waiter);
	waiter->outcome = outcome;
	if (waiter->ended) {
		waiter->ended(waiter);
		return;
	}
	if (waiter->thread->port_parks)
		waiter->thread->port_parks(waiter->thread, false);
	waiter->thread->waiter = NULL;
	wsi_poller_unlist(waiter);
	wake(waiter->thread);
}

bool
wsi_waiter_end(struct wsi_waiter *waiter, DWORD outcome)
{
	if (waiter->outcome != WSI_WAIT_PENDING)
		return false;
	end(waiter, outcome);
	return true;
}

/* `block` is hung on an object that is signaled now. */
static bool
satisfy(struct wsi_wait_block *block)
{
	struct wsi_waiter *waiter = block->waiter;
	unsigned i = (unsigned)(block - waiter->blocks);
	DWORD outcome;

	if (!waiter->all)
		outcome = i + take(waiter, i);
	else if (!take_all(waiter, &outcome))
		return false;
	end(waiter, outcome);
	return true;
}

/* The next block of another waiter: one waiter may wait for an object twice. */
static struct wsi_wait_block *
next_waiter(const struct wsi_wait_block *block)
{
	struct wsi_wait_block *next = block->next;

	while (next && next->waiter == block->waiter)
		next = next->next;
	return next;
}

void
wsi_dispatch(struct wsi_object *object)
{
	struct wsi_wait_block *block = object->first_waiting, *next;

	for (; block && object->kind->is_signaled(object, block->waiter->thread); block = next) {
		next = next_waiter(block);
		satisfy(block);
	}
}

/* What keeps an object's state up while somebody waits for it. */
static void
watch_all(struct wsi_waiter *waiter)
{
	for (unsigned i = 0; i < waiter->count; i++)
		if (waiter->blocks[i].object->kind->watch)
			waiter->blocks[i].object->kind->watch(waiter->blocks[i].object);
}

static void
hang_all(struct wsi_waiter *waiter)
{
	for (unsigned i = 0; i < waiter->count; i++) {
		waiter->blocks[i].waiter = waiter;
		hang(&waiter->blocks[i]);
	}
}

/* The objects come first: a wait that they satisfy leaves the APCs for the next, as on Windows. */
static bool
is_over(struct wsi_waiter *waiter)
{
	if (waiter->count && (waiter->all ? take_all : take_any)(waiter, &waiter->outcome))
		return true;
	if (!waiter->alertable || !waiter->thread->apcs)
		return false;
	waiter->outcome = WAIT_IO_COMPLETION;
	return true;
}

bool
wsi_waiter_begin(struct wsi_waiter *waiter)
{
	waiter->outcome = WSI_WAIT_PENDING;
	if (is_over(waiter))
		return false;
	hang_all(waiter);
	if (!waiter->ended) {
		atomic_store_explicit(&waiter->thread->park, WSI_PARK_ASLEEP, memory_order_relaxed);
		waiter->thread->waiter = waiter;
		if (waiter->thread->port_parks)
			waiter->thread->port_parks(waiter->thread, true);
		waiter->candidate_link = NULL;
		wsi_poller_enlist(waiter);
	}
	watch_all(waiter);
	return true;
}

static bool
is_ended(const struct wsi_thread *thread)
{
	return atomic_load_explicit(&thread->park, memory_order_acquire) == WSI_PARK_ENDED;
}

/* Sleep, or poll: a thread that is made leader while it sleeps finds that in its word. */
static void
rest(struct wsi_thread *thread, int64_t deadline)
{
	struct wsi_poller *poller;
	unsigned look = WSI_PARK_LOOK;

	atomic_compare_exchange_strong(&thread->park, &look, WSI_PARK_ASLEEP);
	poller = atomic_load(&thread->leads);
	if (!poller) {
		wsi_park(&thread->park, WSI_PARK_ASLEEP, deadline);
		return;
	}
	poller->kind->poll(poller, deadline);
	if (poller->polled)
		poller->polled(poller->of);
}

/* Whoever asked it to stand aside is told, if somebody did. */
static bool
leave_poller(struct wsi_thread *thread)
{
	unsigned asked = WSI_ASIDE_ASKED;
	bool was_asked;

	wsi_dispatch_lock();
	wsi_poller_leave(thread);
	was_asked = atomic_compare_exchange_strong(&thread->aside, &asked, WSI_ASIDE);
	wsi_dispatch_unlock();
	if (was_asked)
		wsi_unpark(&thread->aside);
	return was_asked;
}

/* A leader that is to be suspended comes out of its poll first and stays here: another may lead meanwhile, and no wake is sent to where nobody polls. */
static void
stand_aside(struct wsi_waiter *waiter)
{
	struct wsi_thread *thread = waiter->thread;

	if (!leave_poller(thread))
		return;
	while (atomic_load(&thread->aside) == WSI_ASIDE)
		wsi_park(&thread->aside, WSI_ASIDE, WSI_WAIT_FOREVER);
	wsi_dispatch_lock();
	if (waiter->outcome == WSI_WAIT_PENDING)
		wsi_poller_enlist(waiter);
	wsi_dispatch_unlock();
}

DWORD
wsi_waiter_park(struct wsi_waiter *waiter, int64_t deadline)
{
	struct wsi_thread *thread = waiter->thread;

	while (!is_ended(thread)) {
		rest(thread, deadline);
		if (atomic_load(&thread->leads) && atomic_load(&thread->aside) == WSI_ASIDE_ASKED)
			stand_aside(waiter);
		if (deadline != WSI_WAIT_FOREVER && !is_ended(thread) && wsi_now() >= deadline) {
			wsi_dispatch_lock();
			wsi_waiter_end(waiter, WAIT_TIMEOUT);
			wsi_dispatch_unlock();
		}
	}
	if (atomic_load(&thread->leads) && leave_poller(thread))
		atomic_store(&thread->aside, 0);
	return waiter->outcome;
}

void
wsi_thread_blocks(bool blocked)
{
	struct wsi_thread *thread = wsi_thread_mine;

	if (!thread || !thread->worker)
		return;
	wsi_dispatch_lock();
	if (thread->blocked != blocked && thread->port_parks)
		thread->port_parks(thread, blocked);
	thread->blocked = blocked;
	wsi_dispatch_unlock();
}

int64_t
wsi_deadline(DWORD milliseconds)
{
	if (milliseconds == INFINITE)
		return WSI_WAIT_FOREVER;
	return milliseconds ? wsi_now() + milliseconds * INT64_C(1000000) : 0;
}

/* Deadline 0 is a look: nothing is hung. */
DWORD
wsi_waiter_run(struct wsi_waiter *waiter, int64_t deadline)
{
	bool hung;

	wsi_dispatch_lock();
	hung = deadline ? wsi_waiter_begin(waiter) : false;
	if (!deadline && !is_over(waiter))
		waiter->outcome = WAIT_TIMEOUT;
	wsi_dispatch_unlock();
	return hung ? wsi_waiter_park(waiter, deadline) : waiter->outcome;
}

DWORD
wsi_wait(struct wsi_object *const *objects, unsigned count, bool all, int64_t deadline, bool alertable)
{
	struct wsi_wait_block blocks[MAXIMUM_WAIT_OBJECTS + 1];
	struct wsi_waiter waiter = {.all = all, .alertable = alertable, .count = count, .blocks = blocks};
	DWORD outcome;

	waiter.thread = wsi_thread_self();
	if (!waiter.thread)
		return WAIT_FAILED;
	for (unsigned i = 0; i < count; i++)
		blocks[i] = (struct wsi_wait_block){.object = objects[i]};
	outcome = wsi_waiter_run(&waiter, deadline);
	if (outcome == WAIT_IO_COMPLETION)
		wsi_thread_run_apcs(waiter.thread);
	return outcome;
}

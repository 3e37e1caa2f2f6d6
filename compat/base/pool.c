#include "base/pool.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/park.h"
#include "base/thread.h"
#include "base/wait.h"
#include "base/watch.h"

#define STALLED INT64_C(10000000)               /* nanoseconds in which no task was taken */
#define IDLE    INT64_C(20000000000)            /* after which a worker ends */

enum {
	MOST = 500,                             /* threads of a pool, as on Windows */
	MOST_AT_ONCE = 8,                       /* started by one look at a pool that is stalled */
};

struct worker {
	struct wsi_waiter waiter;
	struct worker *next, **link;            /* among the idle */
};

struct row {
	struct wsi_task *first, *last;
};

struct wsi_pool {
	struct wsi_pool *next;                  /* in the list of all */
	unsigned holders;                       /* who may queue; the workers end when there is none */
	struct row rows[WSI_TASK_PRIORITIES];
	struct worker *idle;
	unsigned threads, least, most, busy_for_long;
	unsigned queued, coming;                /* tasks; and workers that were woken or started to take one */
	unsigned long taken, seen;              /* how many tasks; and at the last look */
	unsigned stalls;
	bool armed;
	struct wsi_watch watch;
	sigset_t mask;                          /* the signals that its first user had blocked */
};

unsigned wsi_pool_generation;

static struct wsi_pool *pools, *common;

static unsigned
at_once(const struct wsi_pool *pool)
{
	static unsigned processors;
	long count;

	if (!processors) {
		count = sysconf(_SC_NPROCESSORS_ONLN);
		processors = count > 1 ? (unsigned)count : 2;
	}
	return processors * 2 + pool->busy_for_long;
}

static struct wsi_task *
first(const struct wsi_pool *pool)
{
	for (unsigned i = 0; i < WSI_TASK_PRIORITIES; i++)
		if (pool->rows[i].first)
			return pool->rows[i].first;
	return NULL;
}

static void
push(struct row *row, struct wsi_task *task)
{
	task->next = NULL;
	task->previous = row->last;
	*(row->last ? &row->last->next : &row->first) = task;
	row->last = task;
	task->queued = true;
}

void
wsi_pool_withdraw(struct wsi_pool *pool, struct wsi_task *task)
{
	struct row *row = &pool->rows[task->priority];

	if (!task->queued)
		return;
	*(task->previous ? &task->previous->next : &row->first) = task->next;
	*(task->next ? &task->next->previous : &row->last) = task->previous;
	task->queued = false;
	pool->queued--;
}

static void
unlist(struct worker *worker)
{
	if (!worker->link)
		return;
	*worker->link = worker->next;
	if (worker->next)
		worker->next->link = worker->link;
	worker->link = NULL;
}

static void
list(struct wsi_pool *pool, struct worker *worker)
{
	worker->next = pool->idle;
	worker->link = &pool->idle;
	if (worker->next)
		worker->next->link = &worker->next;
	pool->idle = worker;
}

/* False where none is idle. One whose time is up may still stand here. */
static bool
wake(struct wsi_pool *pool)
{
	while (pool->idle) {
		struct worker *worker = pool->idle;

		unlist(worker);
		if (wsi_waiter_end(&worker->waiter, WAIT_OBJECT_0)) {
			pool->coming++;
			return true;
		}
	}
	return false;
}

static bool
may_end(const struct wsi_pool *pool)
{
	return !pool->holders || (pool->threads > 1 && pool->threads > pool->least);
}

/* Idle until there is a task, or until the worker's time is up: false then. Lock held, let go of and taken again. */
static bool
rest(struct wsi_pool *pool, struct worker *worker, bool stays)
{
	DWORD outcome = WAIT_IO_COMPLETION;

	if (wsi_waiter_begin(&worker->waiter)) {
		list(pool, worker);
		wsi_dispatch_unlock();
		outcome = wsi_waiter_park(&worker->waiter, stays ? WSI_WAIT_FOREVER : wsi_now() + IDLE);
		wsi_dispatch_lock();
		unlist(worker);
		pool->coming -= outcome == WAIT_OBJECT_0;
	}
	if (outcome == WAIT_IO_COMPLETION) {
		wsi_dispatch_unlock();
		wsi_thread_run_apcs(worker->waiter.thread);
		wsi_dispatch_lock();
	}
	return outcome != WAIT_TIMEOUT || first(pool);
}

static void
work(struct wsi_pool *pool, struct worker *worker)
{
	bool stays = false;

	for (;;) {
		struct wsi_task *task = first(pool);

		if (task) {
			wsi_pool_withdraw(pool, task);
			pool->taken++;
			stays |= task->stays;
			task->run(task);
		} else if (!pool->holders || (!rest(pool, worker, stays) && may_end(pool))) {
			return;
		}
	}
}

/* Nobody can queue, nobody works: the pool is its last user's. */
static void
destroy(struct wsi_pool *pool)
{
	struct wsi_pool **link = &pools;

	wsi_dispatch_lock();
	while (*link != pool)
		link = &(*link)->next;
	*link = pool->next;
	wsi_dispatch_unlock();
	wsi_watch_cancel(&pool->watch);
	free(pool);
}

static DWORD
begin(void *parameter)
{
	struct wsi_pool *pool = parameter;
	struct worker worker = {.waiter = {.thread = wsi_thread_self(), .alertable = true}};
	bool last;

	pthread_sigmask(SIG_SETMASK, &pool->mask, NULL);
	wsi_dispatch_lock();
	pool->coming--;
	work(pool, &worker);
	pool->threads--;
	last = !pool->threads && !pool->holders;
	wsi_dispatch_unlock();
	if (last)
		destroy(pool);
	return 0;
}

/* The start of threads that are counted already; those that cannot be had are not. */
static int
start(struct wsi_pool *pool, unsigned count)
{
	struct wsi_thread *thread;
	int error = 0;

	for (; count; count--) {
		error = wsi_thread_create(begin, pool, 0, false, &thread);
		if (error)
			break;
		wsi_object_release(&thread->object);
	}
	if (count) {
		wsi_dispatch_lock();
		pool->threads -= count;
		pool->coming -= count;
		wsi_dispatch_unlock();
	}
	return error;
}

static unsigned
least_of(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* How many threads to start. Lock held. */
static unsigned
lacking(const struct wsi_pool *pool, unsigned stalls)
{
	if (pool->queued <= pool->coming || pool->threads >= pool->most)
		return 0;
	if (!stalls)
		return pool->threads < at_once(pool);
	return least_of(stalls, least_of(pool->queued - pool->coming, pool->most - pool->threads));
}

/* Lock held. */
static unsigned
count_in(struct wsi_pool *pool, unsigned count)
{
	pool->threads += count;
	pool->coming += count;
	return count;
}

static void
arm(struct wsi_pool *pool, int64_t delay)
{
	if (pool->armed)
		return;
	pool->armed = true;
	pool->seen = pool->taken;
	if (wsi_watch_set_at(&pool->watch, wsi_now() + delay))
		pool->armed = false;
}

static void
let_go(struct wsi_pool *pool)
{
	bool last;

	wsi_dispatch_lock();
	last = !--pool->holders && !pool->threads;
	while (!pool->holders && wake(pool))
		continue;
	wsi_dispatch_unlock();
	if (last)
		destroy(pool);
}

void
wsi_pool_release(struct wsi_pool *pool)
{
	let_go(pool);
}

void
wsi_pool_grow_later(struct wsi_pool *pool)
{
	if (pool->queued > pool->coming && pool->threads < pool->most)
		arm(pool, lacking(pool, 0) ? 0 : STALLED);
}

/* Tasks are in the row: was one taken since the last look? Lock held. */
static void
judge(struct wsi_pool *pool)
{
	if (pool->taken != pool->seen)
		pool->stalls = 0;
	else
		pool->stalls = least_of(pool->stalls ? pool->stalls * 2 : 1, MOST_AT_ONCE);
}

/* In the watcher's thread. A pool without holders is about to go. */
static void
look(struct wsi_watch *watch)
{
	struct wsi_pool *pool = (struct wsi_pool *)((char *)watch - offsetof(struct wsi_pool, watch));
	unsigned count;

	wsi_dispatch_lock();
	pool->armed = false;
	if (!pool->holders) {
		wsi_dispatch_unlock();
		return;
	}
	judge(pool);
	count = count_in(pool, lacking(pool, pool->stalls));
	pool->holders++;
	wsi_dispatch_unlock();
	start(pool, count);
	wsi_dispatch_lock();
	if (pool->queued && pool->threads < pool->most)
		arm(pool, STALLED);
	wsi_dispatch_unlock();
	let_go(pool);
}

void
wsi_pool_queue(struct wsi_pool *pool, struct wsi_task *task)
{
	if (task->queued)
		return;
	push(&pool->rows[task->priority], task);
	pool->queued++;
	if (pool->queued > pool->coming)
		wake(pool);
}

void
wsi_pool_grow(struct wsi_pool *pool)
{
	unsigned count;

	wsi_dispatch_lock();
	count = count_in(pool, lacking(pool, 0));
	if (!count)
		wsi_pool_grow_later(pool);
	wsi_dispatch_unlock();
	start(pool, count);
}

bool
wsi_pool_runs_long(struct wsi_pool *pool)
{
	if (pool->threads >= pool->most && !pool->idle)
		return false;
	pool->busy_for_long++;
	wsi_pool_grow_later(pool);
	return true;
}

void
wsi_pool_ran_long(struct wsi_pool *pool)
{
	pool->busy_for_long--;
}

static struct wsi_pool *
make(void)
{
	struct wsi_pool *pool = calloc(1, sizeof *pool);

	if (!pool)
		return NULL;
	pool->holders = 1;
	pool->most = MOST;
	pool->watch = (struct wsi_watch){.due = look, .fd = -1};
	pthread_sigmask(SIG_SETMASK, NULL, &pool->mask);
	wsi_dispatch_lock();
	pool->next = pools;
	pools = pool;
	wsi_dispatch_unlock();
	return pool;
}

int
wsi_pool_new(struct wsi_pool **pool)
{
	*pool = make();
	return *pool ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

/* Made twice at most: the second is dropped. */
static int
hold_common(struct wsi_pool **pool)
{
	struct wsi_pool *fresh = NULL;

	wsi_dispatch_lock();
	if (!common) {
		wsi_dispatch_unlock();
		fresh = make();
		if (!fresh)
			return ERROR_NOT_ENOUGH_MEMORY;
		wsi_dispatch_lock();
	}
	if (!common) {
		common = fresh;
		fresh = NULL;
	}
	common->holders++;
	*pool = common;
	wsi_dispatch_unlock();
	if (fresh)
		let_go(fresh);
	return 0;
}

static int
populate(struct wsi_pool *pool)
{
	unsigned count;

	wsi_dispatch_lock();
	count = count_in(pool, pool->threads ? 0 : 1);
	wsi_dispatch_unlock();
	return start(pool, count);
}

int
wsi_pool_hold(struct wsi_pool **pool)
{
	int error = 0;

	if (*pool) {
		wsi_dispatch_lock();
		(*pool)->holders++;
		wsi_dispatch_unlock();
	} else {
		error = hold_common(pool);
	}
	if (error)
		return error;
	error = populate(*pool);
	if (error)
		let_go(*pool);
	return error;
}

/* What runs goes on running: the pool gets no new threads until it is below. */
void
wsi_pool_set_most(struct wsi_pool *pool, unsigned most)
{
	wsi_dispatch_lock();
	pool->most = most ? most : 1;
	if (pool->least > pool->most)
		pool->least = pool->most;
	wsi_dispatch_unlock();
}

int
wsi_pool_set_least(struct wsi_pool *pool, unsigned least)
{
	unsigned count;

	wsi_dispatch_lock();
	pool->least = least;
	if (pool->most < least)
		pool->most = least;
	count = count_in(pool, pool->threads < least ? least - pool->threads : 0);
	wsi_dispatch_unlock();
	return start(pool, count);
}

void
wsi_pool_in_child(void)
{
	wsi_pool_generation++;
	for (struct wsi_pool *pool = pools; pool; pool = pool->next) {
		for (unsigned i = 0; i < WSI_TASK_PRIORITIES; i++)
			while (pool->rows[i].first)
				wsi_pool_withdraw(pool, pool->rows[i].first);
		pool->idle = NULL;
		pool->threads = pool->busy_for_long = pool->coming = 0;
		pool->armed = false;
	}
}

#include "api/lookup.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

#include "provider/provider.h"
#include "provider/blocking.h"

enum {
	ACTIVE_MOST = 8,
	ALL_MOST = 32,
	IDLE_SECONDS = 5,
	STACK_SIZE = 512 * 1024,        /* the resolver and the modules of nsswitch.conf are content with half of it */
};

/* Nanoseconds. */
#define AT_ONCE (INT64_C(2) * 1000000)

enum state { QUEUED, RUNNING, DONE, ABANDONED };

struct job {
	struct job *next;
	enum state state;
	unsigned generation;
	struct wsi_wake done;           /* signalled once */
	struct wsi_question question;
	void *answer;
	int error;
};

/* `lock` guards it and the state of every job. */
static struct {
	pthread_mutex_t lock;
	pthread_cond_t work;
	struct job *first, **last;
	unsigned threads, idle, abandoned;
	unsigned generation;            /* + 1 in a forked child */
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER, .last = &pool.first};

static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static int prepare_error;

/* ---- the pool ---- */

static void
prepare_condition(void)
{
	pthread_condattr_t attributes;

	prepare_error = pthread_condattr_init(&attributes);
	if (prepare_error)
		return;
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	prepare_error = pthread_cond_init(&pool.work, &attributes);
	pthread_condattr_destroy(&attributes);
}

static void
before_fork(void)
{
	pthread_mutex_lock(&pool.lock);
}

static void
parent_of_fork(void)
{
	pthread_mutex_unlock(&pool.lock);
}

/* The helpers and the callers of the queued jobs are threads of the parent. */
static void
child_of_fork(void)
{
	pool.first = NULL;
	pool.last = &pool.first;
	pool.threads = pool.idle = pool.abandoned = 0;
	pool.generation++;
	prepare_condition();
	pthread_mutex_init(&pool.lock, NULL);
}

static void
prepare(void)
{
	prepare_condition();
	if (!prepare_error)
		prepare_error = pthread_atfork(before_fork, parent_of_fork, child_of_fork);
}

static void
discard(struct job *job)
{
	wsi_wake_close(&job->done);
	free(job->answer);
	free(job);
}

static void
append(struct job *job)
{
	job->next = NULL;
	*pool.last = job;
	pool.last = &job->next;
}

static struct job *
take_first(void)
{
	struct job *job = pool.first;

	pool.first = job->next;
	if (!pool.first)
		pool.last = &pool.first;
	return job;
}

static void
take_out(struct job *job)
{
	struct job **at = &pool.first;

	while (*at != job)
		at = &(*at)->next;
	*at = job->next;
	if (!*at)
		pool.last = at;
}

/* ---- the helpers ---- */

/* Wait for work; false when none came in time. */
static bool
await_work(void)
{
	struct timespec until;
	int status = 0;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += IDLE_SECONDS;
	pool.idle++;
	while (!pool.first && !status)
		status = pthread_cond_timedwait(&pool.work, &pool.lock, &until);
	pool.idle--;
	return pool.first;
}

static void
work(struct job *job)
{
	void *answer = NULL;
	int error;

	job->state = RUNNING;
	pthread_mutex_unlock(&pool.lock);
	error = job->question.ask(&job->question, &answer);
	pthread_mutex_lock(&pool.lock);
	job->answer = answer;
	job->error = error;
	if (job->state == ABANDONED) {
		pool.abandoned--;
		discard(job);
		return;
	}
	job->state = DONE;
	wsi_wake_signal(&job->done);    /* under the lock: the caller closes it once it saw DONE */
}

static void *
helper(void *unused)
{
	pthread_mutex_lock(&pool.lock);
	while (await_work())
		work(take_first());
	pool.threads--;
	pthread_mutex_unlock(&pool.lock);
	return unused;
}

/* A detached thread that takes no signal of the program. */
static int
start_helper(void)
{
	pthread_attr_t attributes;
	sigset_t all, former;
	pthread_t thread;
	int error = pthread_attr_init(&attributes);

	if (error)
		return error;
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &former);
	error = pthread_create(&thread, &attributes, helper, NULL);
	pthread_sigmask(SIG_SETMASK, &former, NULL);
	pthread_attr_destroy(&attributes);
	return error;
}

static unsigned
queued(void)
{
	unsigned n = 0;

	for (const struct job *job = pool.first; job; job = job->next)
		n++;
	return n;
}

/* Have somebody for the newest job: an idle helper, a new one, or, at the limit, the next that gets free. A helper that cannot be started
 * matters only where there is no other that serves a caller. */
static int
employ(void)
{
	pthread_cond_signal(&pool.work);
	if (queued() <= pool.idle || pool.threads - pool.abandoned >= ACTIVE_MOST || pool.threads >= ALL_MOST)
		return 0;
	if (start_helper())
		return pool.threads > pool.abandoned ? 0 : WSAENOBUFS;
	pool.threads++;
	return 0;
}

/* ---- the callers ---- */

static int
submit(const struct wsi_question *question, struct job **submitted)
{
	struct job *job = calloc(1, sizeof *job);
	int error;

	if (!job)
		return WSAENOBUFS;
	job->question = *question;
	error = wsi_wake_open(&job->done);
	if (error) {
		free(job);
		return error;
	}
	pthread_mutex_lock(&pool.lock);
	job->generation = pool.generation;
	append(job);
	error = employ();
	if (error)
		take_out(job);
	pthread_mutex_unlock(&pool.lock);
	if (error)
		discard(job);
	*submitted = job;
	return error;
}

/* Is there an answer? A job of the time before fork() will have none in the child. */
static bool
is_over(struct job *job)
{
	bool over;

	pthread_mutex_lock(&pool.lock);
	if (job->generation != pool.generation && job->state != DONE) {
		job->state = DONE;
		job->error = WSATRY_AGAIN;
	}
	over = job->state == DONE;
	pthread_mutex_unlock(&pool.lock);
	return over;
}

/* Cut short: the helper frees it, unless it is through or has not begun. */
static void
abandon(struct job *job)
{
	bool ours = true;

	pthread_mutex_lock(&pool.lock);
	if (job->generation == pool.generation && job->state == QUEUED)
		take_out(job);
	if (job->generation == pool.generation && job->state == RUNNING) {
		job->state = ABANDONED;
		pool.abandoned++;
		ours = false;
		if (pool.first)
			employ();
	}
	pthread_mutex_unlock(&pool.lock);
	if (ours)
		discard(job);
}

/* A hook is called only where the call cannot be completed at once (blocking-and-cancel.md, 12); asking a file is at once. */
static int
await_at_once(struct wsi_block *block, struct wsi_pollfd *fds)
{
	LPBLOCKINGCALLBACK hook = block->hook;
	int error;

	block->hook = NULL;
	block->deadline = wsi_posix_now() + AT_ONCE;
	error = wsi_block_wait(block, fds, 1);
	block->hook = hook;
	block->deadline = WSI_FOREVER;
	return error == WSAETIMEDOUT ? 0 : error;
}

static int
await(struct job *job)
{
	struct wsi_pollfd fds[2] = {{.fd = job->done.fds[0], .events = WSI_POLL_IN}};
	struct wsi_block block;
	int error = wsi_block_begin(&block, NULL, WSI_FOREVER);

	if (error)
		return error;
	if (block.hook)
		error = await_at_once(&block, fds);
	while (!error && !is_over(job))
		error = wsi_block_wait(&block, fds, 1);
	wsi_block_end(&block);
	/* Ended first, cancelled then: the answer stands. */
	return is_over(job) ? 0 : error;
}

int
wsi_lookup(const struct wsi_question *question, void **answer)
{
	struct job *job;
	int error;

	pthread_once(&prepared, prepare);
	if (prepare_error)
		return WSAENOBUFS;
	error = submit(question, &job);
	if (error)
		return error;
	error = await(job);
	if (error) {
		abandon(job);
		return error;
	}
	error = job->error;
	*answer = job->answer;
	job->answer = NULL;
	discard(job);
	return error;
}

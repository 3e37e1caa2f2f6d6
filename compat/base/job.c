#include "base/job.h"

#include <stdlib.h>

#include "base/handle.h"
#include "base/thread.h"
#include "base/wait.h"

/* What was outstanding when the process forked is so only in the parent. Its references are lost with it. */
static void
know_forks(struct wsi_job *job)
{
	if (job->generation == wsi_pool_generation)
		return;
	job->generation = wsi_pool_generation;
	job->due = job->running = 0;
}

bool
wsi_job_is_idle(struct wsi_object *object, struct wsi_thread *thread)
{
	struct wsi_job *job = (struct wsi_job *)object;

	(void)thread;
	know_forks(job);
	return !job->due && !job->running;
}

/* Lock held. Answers what is to be released once it is not. */
static struct wsi_object *
tell_idle(struct wsi_job *job)
{
	struct wsi_object *done = job->done;

	if (job->due || job->running)
		return NULL;
	wsi_dispatch(&job->object);
	job->done = NULL;
	if (done)
		done->kind->signal(done);
	return done;
}

static void
finish(const struct _TP_CALLBACK_INSTANCE *instance)
{
	if (instance->section)
		LeaveCriticalSection(instance->section);
	if (instance->mutex)
		ReleaseMutex(instance->mutex);
	if (instance->semaphore)
		ReleaseSemaphore(instance->semaphore, (LONG)instance->release, NULL);
	if (instance->event)
		SetEvent(instance->event);
	if (instance->library)
		FreeLibrary(instance->library);
}

static void
call(struct wsi_job *job, PTP_CALLBACK_INSTANCE instance)
{
	job->call(job, instance);
	if (job->finally)
		job->finally(instance, job->context);
	finish(instance);
}

/* A task of a job that is due more than once goes back to the row, so that several callbacks run side by side. */
static void
run(struct wsi_task *task)
{
	struct wsi_job *job = (struct wsi_job *)((char *)task - offsetof(struct wsi_job, task));
	struct _TP_CALLBACK_INSTANCE instance = {.job = job};
	struct wsi_object *done = NULL;

	if (--job->due) {
		wsi_pool_queue(job->pool, task);
		wsi_pool_grow_later(job->pool);
	}
	job->running++;
	if (task->is_long)
		instance.is_long = wsi_pool_runs_long(job->pool);
	wsi_dispatch_unlock();
	call(job, &instance);
	wsi_dispatch_lock();
	if (instance.is_long)
		wsi_pool_ran_long(job->pool);
	if (!instance.left) {
		job->running--;
		done = tell_idle(job);
	}
	wsi_dispatch_unlock();
	if (done)
		wsi_object_release(done);
	wsi_object_release(&job->object);
	wsi_dispatch_lock();
}

void
wsi_job_leave(PTP_CALLBACK_INSTANCE instance)
{
	struct wsi_object *done = NULL;

	wsi_dispatch_lock();
	if (!instance->left) {
		instance->left = true;
		instance->job->running--;
		done = tell_idle(instance->job);
	}
	wsi_dispatch_unlock();
	if (done)
		wsi_object_release(done);
}

static int
read_environment(struct wsi_job *job, const TP_CALLBACK_ENVIRON *environment)
{
	job->task.priority = TP_CALLBACK_PRIORITY_NORMAL;
	if (!environment)
		return 0;
	if (environment->Version != 1 && environment->Version != 3)
		return ERROR_INVALID_PARAMETER;
	job->pool = (struct wsi_pool *)environment->Pool;
	job->group = environment->CleanupGroup;
	job->cancelled = environment->CleanupGroupCancelCallback;
	job->finally = environment->FinalizationCallback;
	job->task.is_long = environment->u.s.LongFunction;
	job->task.stays = environment->u.s.Persistent;
	if (environment->Version == 3)
		job->task.priority = (unsigned)environment->CallbackPriority;
	return job->task.priority < WSI_TASK_PRIORITIES ? 0 : ERROR_INVALID_PARAMETER;
}

int
wsi_job_init(struct wsi_job *job, const struct wsi_kind *kind, PTP_CALLBACK_ENVIRON environment)
{
	int error;

	wsi_object_init(&job->object, kind);
	job->task.run = run;
	error = read_environment(job, environment);
	if (!error)
		error = wsi_pool_hold(&job->pool);
	if (error)
		return error;
	wsi_dispatch_lock();
	job->generation = wsi_pool_generation;
	wsi_dispatch_unlock();
	if (job->group)
		wsi_group_add(job->group, job);
	return 0;
}

void
wsi_job_set_flags(struct wsi_job *job, ULONG flags)
{
	job->task.is_long = flags & WT_EXECUTELONGFUNCTION;
	job->task.stays = flags & (WT_EXECUTEINIOTHREAD | WT_EXECUTEINPERSISTENTTHREAD);
	if (flags >> 16)
		wsi_pool_set_most(job->pool, flags >> 16);
}

void
wsi_job_free(struct wsi_job *job)
{
	wsi_pool_release(job->pool);
	free(job);
}

void
wsi_job_submit_locked(struct wsi_job *job)
{
	know_forks(job);
	wsi_object_hold(&job->object);
	job->due++;
	wsi_pool_queue(job->pool, &job->task);
}

void
wsi_job_submit(struct wsi_job *job)
{
	struct wsi_pool *pool = job->pool;

	wsi_dispatch_lock();
	wsi_job_submit_locked(job);
	wsi_dispatch_unlock();
	wsi_pool_grow(pool);
}

unsigned
wsi_job_cancel(struct wsi_job *job)
{
	struct wsi_object *done = NULL;
	unsigned count;

	wsi_dispatch_lock();
	know_forks(job);
	count = job->due;
	job->due = 0;
	wsi_pool_withdraw(job->pool, &job->task);
	if (count)
		done = tell_idle(job);
	wsi_dispatch_unlock();
	if (done)
		wsi_object_release(done);
	for (unsigned i = 0; i < count; i++)
		wsi_object_release(&job->object);
	return count;
}

void
wsi_job_wait(struct wsi_job *job)
{
	struct wsi_object *object = &job->object;

	wsi_wait(&object, 1, false, WSI_WAIT_FOREVER, false);
}

/* An event, a semaphore or a mutex: what SignalObjectAndWait can signal. */
static int
find_done(HANDLE event, struct wsi_object **done)
{
	int error = wsi_handle_find(event, NULL, 0, done);

	if (error || (*done)->kind->signal)
		return error;
	wsi_object_release(*done);
	return ERROR_INVALID_HANDLE;
}

static int
stop_and_tell(struct wsi_job *job, struct wsi_object *done)
{
	struct wsi_object *spent = NULL;
	bool runs;

	wsi_dispatch_lock();
	know_forks(job);
	runs = job->due || job->running;
	if (done) {
		spent = job->done;
		job->done = done;
	}
	if (!runs && done)
		spent = tell_idle(job);
	wsi_dispatch_unlock();
	if (spent)
		wsi_object_release(spent);
	return runs ? ERROR_IO_PENDING : 0;
}

int
wsi_job_stop(struct wsi_job *job, HANDLE event)
{
	struct wsi_object *done = NULL;
	int error = event && event != INVALID_HANDLE_VALUE ? find_done(event, &done) : 0;

	if (error)
		return error;
	wsi_job_cancel(job);
	if (event != INVALID_HANDLE_VALUE)
		return stop_and_tell(job, done);
	wsi_job_wait(job);
	return 0;
}

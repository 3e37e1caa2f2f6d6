/* The beginning and the end of our own threads. */
#include <windows.h>
#include <limits.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/park.h"
#include "base/thread.h"
#include "base/wait.h"

/* On the stack of the creator, who waits until the thread has its number. */
struct start {
	struct wsi_thread *thread;
	wsi_thread_start *function;
	void *parameter;
	bool suspended;
	LPDWORD tid;                    /* told before the function runs; or NULL */
	atomic_uint state;              /* 0, STARTED or FAILED */
};

enum { STARTED = 1, FAILED = 2 };

/* Where ExitThread leaves a thread of ours: at its beginning, with no destructor run on the way, as on Windows. */
static __thread jmp_buf *bottom;

static void
answer(struct start *start, unsigned state)
{
	const atomic_uint *word = &start->state;

	atomic_store_explicit(&start->state, state, memory_order_release);
	wsi_unpark(word);
}

static void
run(struct wsi_thread *thread, wsi_thread_start *function, void *parameter)
{
	jmp_buf here;

	bottom = &here;
	if (!_setjmp(here)) {
		wsi_thread_wait_resumed(thread);
		wsi_thread_run_apcs(thread);
		thread->exit_code = function(parameter);
	}
	bottom = NULL;
}

static void *
begin(void *value)
{
	struct start *start = value;
	struct wsi_thread *thread = start->thread;
	wsi_thread_start *function = start->function;
	void *parameter = start->parameter;
	int error = wsi_thread_become(thread);

	if (!error && start->tid)
		*start->tid = thread->tid;
	answer(start, error ? FAILED : STARTED);
	if (!error)
		run(thread, function, parameter);
	return NULL;
}

/* No less than the system asks for, in whole pages. */
static size_t
stack_size(size_t asked)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE), least = (size_t)PTHREAD_STACK_MIN + 65536;

	if (asked < least)
		asked = least;
	return (asked + page - 1) & ~(page - 1);
}

static int
spawn(struct start *start, size_t stack)
{
	pthread_attr_t attributes;
	pthread_t id;
	int error;

	if (pthread_attr_init(&attributes))
		return ERROR_NOT_ENOUGH_MEMORY;
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	start->thread->suspended = start->suspended;
	error = stack && pthread_attr_setstacksize(&attributes, stack_size(stack)) ? ERROR_INVALID_PARAMETER : 0;
	if (!error && pthread_create(&id, &attributes, begin, start))
		error = ERROR_NOT_ENOUGH_MEMORY;
	pthread_attr_destroy(&attributes);
	if (error)
		return error;
	while (!atomic_load_explicit(&start->state, memory_order_acquire))
		wsi_park(&start->state, 0, INT64_MAX);
	return atomic_load(&start->state) == STARTED ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

int
wsi_thread_create(wsi_thread_start *function, void *parameter, size_t stack, bool suspended, struct wsi_thread **thread)
{
	struct start start = {.thread = wsi_thread_new(), .function = function, .parameter = parameter, .suspended = suspended};
	int error;

	if (!start.thread)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = spawn(&start, stack);
	if (error)
		wsi_object_release(&start.thread->object);
	else
		*thread = start.thread;
	return error;
}

/* The handle comes first: nothing can fail once the thread runs. */
static int
create(struct start *start, const SECURITY_ATTRIBUTES *security, size_t stack, HANDLE *handle)
{
	int error;

	start->thread = wsi_thread_new();
	if (!start->thread)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = wsi_handle_create(&start->thread->object, MAXIMUM_ALLOWED, security, handle);
	return error ? error : spawn(start, stack);
}

HANDLE WINAPI
(CreateThread)(LPSECURITY_ATTRIBUTES security, SIZE_T stack, LPTHREAD_START_ROUTINE function, LPVOID parameter, DWORD flags, LPDWORD tid)
{
	struct start start = {.function = function, .parameter = parameter, .suspended = flags & CREATE_SUSPENDED, .tid = tid};
	HANDLE handle = NULL;
	int error = flags & ~(DWORD)(CREATE_SUSPENDED | STACK_SIZE_PARAM_IS_A_RESERVATION) ? ERROR_INVALID_PARAMETER : 0;

	if (!error)
		error = create(&start, security, stack, &handle);
	if (start.thread)
		wsi_object_release(&start.thread->object);
	if (!error)
		return handle;
	if (handle)
		CloseHandle(handle);
	wsi_succeeded(error);
	return NULL;
}

void WINAPI
ExitThread(DWORD code)
{
	struct wsi_thread *thread = wsi_thread_self();

	if (thread)
		thread->exit_code = code;
	if (bottom)
		_longjmp(*bottom, 1);
	pthread_exit(NULL);
}

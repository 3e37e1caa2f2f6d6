#include <windows.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "base/local.h"

/* A thread's values stand in a row with other threads', because FlsFree runs its callback for all of them. The lock guards the row, the slots
 * and every value; a value is taken out under it and its callback then called without it, so once only. */
enum { SLOTS = FLS_MAXIMUM_AVAILABLE };

struct slot {
	bool taken;
	PFLS_CALLBACK_FUNCTION callback;
};

struct values {
	struct values *next, *previous;
	PVOID at[SLOTS];
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct slot slots[SLOTS];
static struct values *threads;
static pthread_key_t key;
static pthread_once_t made = PTHREAD_ONCE_INIT;
static int unusable;
static __thread struct values *own __attribute__((tls_model("initial-exec")));

static PVOID
take(struct values *values, DWORD index, PFLS_CALLBACK_FUNCTION *callback)
{
	PVOID value = values->at[index];

	values->at[index] = NULL;
	*callback = slots[index].callback;
	return value;
}

static void
run_callbacks(struct values *values)
{
	for (DWORD i = 0; i < SLOTS; i++) {
		PFLS_CALLBACK_FUNCTION callback;
		PVOID value;

		pthread_mutex_lock(&lock);
		value = take(values, i, &callback);
		pthread_mutex_unlock(&lock);
		if (value && callback)
			callback(value);
	}
}

static void
unlink_values(struct values *values)
{
	pthread_mutex_lock(&lock);
	if (values->previous)
		values->previous->next = values->next;
	else
		threads = values->next;
	if (values->next)
		values->next->previous = values->previous;
	pthread_mutex_unlock(&lock);
}

void
wsi_local_end_thread(void)
{
	struct values *values = own;

	if (!values)
		return;
	run_callbacks(values);
	unlink_values(values);
	own = NULL;
	pthread_setspecific(key, NULL);
	free(values);
}

static void
end_thread(void *values)
{
	(void)values;
	wsi_local_end_thread();
}

static void
before_fork(void)
{
	pthread_mutex_lock(&lock);
}

static void
after_fork(void)
{
	pthread_mutex_unlock(&lock);
}

/* The other threads are not there, nor will they end. */
static void
forget_others(void)
{
	threads = own;
	if (own)
		own->next = own->previous = NULL;
	pthread_mutex_unlock(&lock);
}

/* The thread that ends the process does not end as others do. */
static void
make(void)
{
	if (pthread_key_create(&key, end_thread) || pthread_atfork(before_fork, after_fork, forget_others) || atexit(wsi_local_end_thread))
		unusable = ERROR_NOT_ENOUGH_MEMORY;
}

static int
get_own(void)
{
	struct values *fresh;

	pthread_once(&made, make);
	if (own || unusable)
		return unusable;
	fresh = calloc(1, sizeof *fresh);
	if (!fresh || pthread_setspecific(key, fresh)) {
		free(fresh);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	pthread_mutex_lock(&lock);
	fresh->next = threads;
	if (threads)
		threads->previous = fresh;
	threads = own = fresh;
	pthread_mutex_unlock(&lock);
	return 0;
}

DWORD WINAPI
FlsAlloc(PFLS_CALLBACK_FUNCTION callback)
{
	DWORD index = 0;

	pthread_mutex_lock(&lock);
	while (index < SLOTS && slots[index].taken)
		index++;
	if (index < SLOTS)
		slots[index] = (struct slot){.taken = true, .callback = callback};
	pthread_mutex_unlock(&lock);
	if (index < SLOTS)
		return index;
	wsi_last_error = ERROR_NO_MORE_ITEMS;
	return FLS_OUT_OF_INDEXES;
}

static bool
is_taken(DWORD index)
{
	bool taken;

	if (index >= SLOTS)
		return false;
	pthread_mutex_lock(&lock);
	taken = slots[index].taken;
	pthread_mutex_unlock(&lock);
	return taken;
}

PVOID WINAPI
FlsGetValue(DWORD index)
{
	PVOID value = NULL;

	if (!is_taken(index)) {
		wsi_last_error = ERROR_INVALID_PARAMETER;
		return NULL;
	}
	pthread_mutex_lock(&lock);
	if (own)
		value = own->at[index];
	pthread_mutex_unlock(&lock);
	wsi_last_error = ERROR_SUCCESS;
	return value;
}

BOOL WINAPI
FlsSetValue(DWORD index, PVOID value)
{
	int error = is_taken(index) ? get_own() : ERROR_INVALID_PARAMETER;

	if (error)
		return wsi_succeeded(error);
	pthread_mutex_lock(&lock);
	own->at[index] = value;
	pthread_mutex_unlock(&lock);
	return TRUE;
}

/* Some thread's value of a slot that is given back, or NULL. */
static PVOID
take_any(DWORD index, PFLS_CALLBACK_FUNCTION *callback)
{
	PVOID value = NULL;

	pthread_mutex_lock(&lock);
	for (struct values *values = threads; values && !value; values = values->next)
		value = take(values, index, callback);
	pthread_mutex_unlock(&lock);
	return value;
}

static void
give_back(DWORD index)
{
	pthread_mutex_lock(&lock);
	slots[index] = (struct slot){0};
	pthread_mutex_unlock(&lock);
}

BOOL WINAPI
FlsFree(DWORD index)
{
	PFLS_CALLBACK_FUNCTION callback = NULL;
	PVOID value;

	if (!is_taken(index))
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	while ((value = take_any(index, &callback)) != NULL)
		if (callback)
			callback(value);
	give_back(index);
	return TRUE;
}

/* Handlers that are asked before any frame, and those that are told when a thread goes on. A handler may remove itself or others. */
#include <pthread.h>
#include <stdlib.h>

#include "base/exception.h"
#include "base/lasterror.h"

struct vectored {
	struct vectored *next;
	struct vectored **list;         /* NULL once it is removed */
	PVECTORED_EXCEPTION_HANDLER handler;
	unsigned users;                 /* the list, and the calls under way */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct vectored *handlers, *continuers;
static pthread_once_t forks = PTHREAD_ONCE_INIT;
static int unwatched;

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

static void
watch_forks(void)
{
	if (pthread_atfork(before_fork, after_fork, after_fork))
		unwatched = ERROR_NOT_ENOUGH_MEMORY;
}

static int
add(struct vectored **list, bool first, PVECTORED_EXCEPTION_HANDLER handler, struct vectored **added)
{
	struct vectored *entry, **end = list;

	pthread_once(&forks, watch_forks);
	if (unwatched)
		return unwatched;
	entry = malloc(sizeof *entry);
	if (entry == NULL)
		return ERROR_NOT_ENOUGH_MEMORY;
	*entry = (struct vectored){.list = list, .handler = handler, .users = 1};
	pthread_mutex_lock(&lock);
	while (!first && *end)
		end = &(*end)->next;
	entry->next = *end;
	*end = entry;
	pthread_mutex_unlock(&lock);
	*added = entry;
	return 0;
}

/* Lock held. One that is removed stays linked to its successors for those who stand on it. */
static void
release(struct vectored *entry)
{
	if (--entry->users)
		return;
	if (entry->next)
		release(entry->next);
	free(entry);
}

static ULONG
remove_from(struct vectored **list, const void *handle)
{
	struct vectored **at = list, *entry;

	pthread_mutex_lock(&lock);
	while (*at && *at != handle)
		at = &(*at)->next;
	entry = *at;
	if (entry) {
		*at = entry->next;
		if (entry->next)
			entry->next->users++;
		entry->list = NULL;
		release(entry);
	}
	pthread_mutex_unlock(&lock);
	return entry != NULL;
}

/* The next that is still in a list, held. */
static struct vectored *
step(struct vectored *entry)
{
	struct vectored *next = entry->next;

	while (next && next->list == NULL)
		next = next->next;
	if (next)
		next->users++;
	release(entry);
	return next;
}

static bool
call_all(struct vectored **list, EXCEPTION_POINTERS *exception)
{
	struct vectored *entry;
	LONG value = EXCEPTION_CONTINUE_SEARCH;

	pthread_mutex_lock(&lock);
	entry = *list;
	if (entry)
		entry->users++;
	while (entry) {
		pthread_mutex_unlock(&lock);
		value = entry->handler(exception);
		pthread_mutex_lock(&lock);
		if (value == EXCEPTION_CONTINUE_EXECUTION) {
			release(entry);
			break;
		}
		entry = step(entry);
	}
	pthread_mutex_unlock(&lock);
	return value == EXCEPTION_CONTINUE_EXECUTION;
}

PVOID WINAPI
AddVectoredExceptionHandler(ULONG first, PVECTORED_EXCEPTION_HANDLER handler)
{
	struct vectored *entry;

	wsi_fault_watch();
	return wsi_succeeded(add(&handlers, first != 0, handler, &entry)) ? entry : NULL;
}

ULONG WINAPI
RemoveVectoredExceptionHandler(PVOID handle)
{
	return remove_from(&handlers, handle);
}

PVOID WINAPI
AddVectoredContinueHandler(ULONG first, PVECTORED_EXCEPTION_HANDLER handler)
{
	struct vectored *entry;

	return wsi_succeeded(add(&continuers, first != 0, handler, &entry)) ? entry : NULL;
}

ULONG WINAPI
RemoveVectoredContinueHandler(PVOID handle)
{
	return remove_from(&continuers, handle);
}

bool
wsi_vectored_call(EXCEPTION_POINTERS *exception)
{
	return call_all(&handlers, exception);
}

void
wsi_vectored_continue(EXCEPTION_POINTERS *exception)
{
	call_all(&continuers, exception);
}

bool
wsi_vectored_has(void)
{
	bool has;

	pthread_mutex_lock(&lock);
	has = handlers != NULL;
	pthread_mutex_unlock(&lock);
	return has;
}

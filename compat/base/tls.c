#include <windows.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/lasterror.h"

/* Each slot counts how often it was handed out and taken back: odd, it is somebody's. A thread's value is of the count it was set under, so
 * that what was set before a TlsFree is NULL for the next owner, in every thread, and no thread writes into another's. */
enum { SLOTS = 1088, GROWTH = 64 };

struct value {
	LPVOID value;
	unsigned age;
};

static unsigned ages[SLOTS];
static pthread_key_t key;
static pthread_once_t made = PTHREAD_ONCE_INIT;
static bool usable;
static __thread struct value *values __attribute__((tls_model("initial-exec")));
static __thread DWORD room __attribute__((tls_model("initial-exec")));

static unsigned
age_of(DWORD index)
{
	return __atomic_load_n(&ages[index], __ATOMIC_ACQUIRE);
}

static bool
make_older(DWORD index, unsigned age)
{
	return __atomic_compare_exchange_n(&ages[index], &age, age + 1, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED);
}

static void
end_thread(void *own)
{
	free(own);
	values = NULL;
	room = 0;
}

static void
make_key(void)
{
	usable = !pthread_key_create(&key, end_thread);
}

static int
grow(DWORD index)
{
	DWORD count = (index / GROWTH + 1) * GROWTH;
	struct value *more;

	pthread_once(&made, make_key);
	if (!usable)
		return ERROR_NOT_ENOUGH_MEMORY;
	more = realloc(values, count * sizeof *more);
	if (!more)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (DWORD i = room; i < count; i++)
		more[i] = (struct value){0};
	values = more;
	room = count;
	return pthread_setspecific(key, more) ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

DWORD WINAPI
TlsAlloc(void)
{
	for (DWORD i = 0; i < SLOTS; i++) {
		unsigned age = age_of(i);

		if (age % 2 == 0 && make_older(i, age))
			return i;
	}
	wsi_last_error = ERROR_NO_MORE_ITEMS;
	return TLS_OUT_OF_INDEXES;
}

/* As on Windows, which does not look whether the slot is anybody's, and says that it went well. */
LPVOID WINAPI
TlsGetValue(DWORD index)
{
	if (index >= SLOTS) {
		wsi_last_error = ERROR_INVALID_PARAMETER;
		return NULL;
	}
	wsi_last_error = ERROR_SUCCESS;
	return index < room && values[index].age == age_of(index) ? values[index].value : NULL;
}

BOOL WINAPI
TlsSetValue(DWORD index, LPVOID value)
{
	int error = index < SLOTS ? 0 : ERROR_INVALID_PARAMETER;

	if (!error && index >= room)
		error = grow(index);
	if (!error)
		values[index] = (struct value){.value = value, .age = age_of(index)};
	return wsi_succeeded(error);
}

BOOL WINAPI
TlsFree(DWORD index)
{
	unsigned age = index < SLOTS ? age_of(index) : 0;

	return wsi_succeeded(age % 2 && make_older(index, age) ? 0 : ERROR_INVALID_PARAMETER);
}

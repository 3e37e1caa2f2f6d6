#include <windows.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include "base/futex.h"
#include "base/lasterror.h"

/* Who waits stands in a row chosen by the address, in the order they came. A row's lock is held while the address is compared and while one is
 * taken out of the row, so a change that is followed by a wake is seen in one of the two ways. A forked child begins with empty rows. */
struct sleeper {
	struct sleeper *next, **place;
	volatile void *address;
	uint32_t woken;
};

struct row {
	pthread_mutex_t lock;
	struct sleeper *first, **end;
};

enum { ROWS = 64 };

static struct row rows[ROWS];
static pthread_once_t made = PTHREAD_ONCE_INIT;

static void
make_rows(void)
{
	for (struct row *row = rows; row < rows + ROWS; row++) {
		pthread_mutex_init(&row->lock, NULL);
		row->first = NULL;
		row->end = &row->first;
	}
}

static void
make_once(void)
{
	make_rows();
	(void)pthread_atfork(NULL, NULL, make_rows);
}

static struct row *
lock_row(volatile void *address)
{
	UINT_PTR number = (UINT_PTR)address >> 3;
	struct row *row = &rows[(number ^ number >> 6 ^ number >> 12) % ROWS];

	pthread_once(&made, make_once);
	pthread_mutex_lock(&row->lock);
	return row;
}

static bool
is_equal(volatile void *address, const void *compare, SIZE_T size)
{
	union { BYTE b; WORD w; DWORD d; ULONGLONG q; } old;

	memcpy(&old, compare, size);
	switch (size) {
	case sizeof old.b:
		return __atomic_load_n((volatile BYTE *)address, __ATOMIC_SEQ_CST) == old.b;
	case sizeof old.w:
		return __atomic_load_n((volatile WORD *)address, __ATOMIC_SEQ_CST) == old.w;
	case sizeof old.d:
		return __atomic_load_n((volatile DWORD *)address, __ATOMIC_SEQ_CST) == old.d;
	default:
		return __sync_val_compare_and_swap((volatile ULONGLONG *)address, 0, 0) == old.q;
	}
}

static void
join(struct row *row, struct sleeper *sleeper)
{
	sleeper->place = row->end;
	*row->end = sleeper;
	row->end = &sleeper->next;
}

static void
take_out(struct row *row, struct sleeper *sleeper)
{
	*sleeper->place = sleeper->next;
	if (sleeper->next)
		sleeper->next->place = sleeper->place;
	else
		row->end = sleeper->place;
}

static bool
is_woken(struct sleeper *sleeper)
{
	return __atomic_load_n(&sleeper->woken, __ATOMIC_ACQUIRE);
}

static int
await(struct sleeper *sleeper, int64_t deadline)
{
	struct row *row;
	bool late = false;

	while (!is_woken(sleeper) && !late)
		late = !wsi_futex_wait(&sleeper->woken, 0, WSI_FUTEX_ANY, deadline);
	if (is_woken(sleeper))
		return 0;
	row = lock_row(sleeper->address);
	late = !is_woken(sleeper);
	if (late)
		take_out(row, sleeper);
	pthread_mutex_unlock(&row->lock);
	return late ? ERROR_TIMEOUT : 0;
}

BOOL WINAPI
WaitOnAddress(volatile void *address, PVOID compare, SIZE_T size, DWORD milliseconds)
{
	struct sleeper sleeper = {.address = address};
	struct row *row;
	bool equal;

	if (size == 0 || size > 8 || size & (size - 1))
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	row = lock_row(address);
	equal = is_equal(address, compare, size);
	if (equal)
		join(row, &sleeper);
	pthread_mutex_unlock(&row->lock);
	return !equal || wsi_succeeded(await(&sleeper, wsi_futex_deadline(milliseconds)));
}

static void
wake(PVOID address, bool all)
{
	struct row *row = lock_row(address);

	for (struct sleeper *sleeper = row->first, *next; sleeper; sleeper = next) {
		next = sleeper->next;
		if (sleeper->address != address)
			continue;
		take_out(row, sleeper);
		__atomic_store_n(&sleeper->woken, 1, __ATOMIC_RELEASE);
		wsi_futex_wake(&sleeper->woken, 1, WSI_FUTEX_ANY);
		if (!all)
			break;
	}
	pthread_mutex_unlock(&row->lock);
}

void WINAPI
WakeByAddressSingle(PVOID address)
{
	wake(address, false);
}

void WINAPI
WakeByAddressAll(PVOID address)
{
	wake(address, true);
}

#include <windows.h>
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

#include "base/futex.h"
#include "base/lasterror.h"
#include "base/thread.h"

/* LockCount, as Windows writes it: bit 0 is 1 while the section is free, bit 1 is 0 while a waiter was woken and is not yet in or asleep again;
 * the bits above are the complement of how many wait. 0, which would be a thousand million waiters, is memory that nobody initialized, and free.
 *
 *   enter:  free -> locked, in one step that also takes the enterer off the count of waiters.
 *   leave:  locked -> free; where somebody waits and none is on the way, bit 1 is cleared and one is woken.
 *   wait:   only on a value that says locked and that nobody is on the way, so whoever leaves next sees a sleeper to wake.
 */
enum {
	LOCK_FREE = 1,
	LOCK_CALM = 2,
	LOCK_WAITER = 4,
	LOCK_NONE = -1,         /* free, nobody waits */
};

#define SPINS_DYNAMIC 0x020007d0u   /* what Windows gives a section whose program did not ask */
#define SPINS_MASK    0x00ffffffu

static pthread_once_t forks = PTHREAD_ONCE_INIT;
static bool watched;
static __thread DWORD before_fork __attribute__((tls_model("initial-exec")));
static __thread DWORD me __attribute__((tls_model("initial-exec")));

/* What this thread holds in the parent it holds in the child, where it has another number. */
static void
rename_me(void)
{
	before_fork = me;
	me = 0;
}

static void
watch_forks(void)
{
	wsi_thread_watch_forks();
	watched = !pthread_atfork(NULL, NULL, rename_me);
}

static DWORD
learn_me(void)
{
	pthread_once(&forks, watch_forks);
	if (!watched)
		return GetCurrentThreadId();
	me = GetCurrentThreadId();
	return me;
}

static inline DWORD
self(void)
{
	return me ? me : learn_me();
}

static inline DWORD
owner(LPCRITICAL_SECTION section)
{
	return (DWORD)(UINT_PTR)__atomic_load_n(&section->OwningThread, __ATOMIC_RELAXED);
}

static inline void
set_owner(LPCRITICAL_SECTION section, DWORD tid)
{
	__atomic_store_n(&section->OwningThread, (HANDLE)(UINT_PTR)tid, __ATOMIC_RELAXED);
}

static inline LONG
look(LPCRITICAL_SECTION section)
{
	LONG count = __atomic_load_n(&section->LockCount, __ATOMIC_RELAXED);

	return count;
}

static inline bool
change(LPCRITICAL_SECTION section, LONG *from, LONG to, int order)
{
	return __atomic_compare_exchange_n(&section->LockCount, from, to, false, order, __ATOMIC_RELAXED);
}

static inline bool
is_free(LONG count)
{
	return count & LOCK_FREE || count == 0;
}

/* The count with the section locked. */
static inline LONG
locked(LONG count)
{
	return count == 0 ? LOCK_NONE & ~LOCK_FREE : count & ~LOCK_FREE;
}

static inline bool
take(LPCRITICAL_SECTION section)
{
	LONG count = look(section);

	while (is_free(count))
		if (change(section, &count, locked(count), __ATOMIC_ACQUIRE))
			return true;
	return false;
}

static inline void
own(LPCRITICAL_SECTION section, DWORD tid)
{
	set_owner(section, tid);
	section->RecursionCount = 1;
}

static inline bool
is_mine(LPCRITICAL_SECTION section, DWORD tid)
{
	DWORD holder = owner(section);

	if (holder == tid)
		return true;
	if (!holder || holder != before_fork || is_free(look(section)))
		return false;
	set_owner(section, tid);
	return true;
}

static bool
has_many_processors(void)
{
	static atomic_int many;
	int answer = atomic_load_explicit(&many, memory_order_relaxed);

	if (!answer) {
		answer = sysconf(_SC_NPROCESSORS_ONLN) > 1 ? 1 : -1;
		atomic_store_explicit(&many, answer, memory_order_relaxed);
	}
	return answer > 0;
}

static bool
spin(LPCRITICAL_SECTION section)
{
	ULONG_PTR spins = __atomic_load_n(&section->SpinCount, __ATOMIC_RELAXED) & SPINS_MASK;

	if (!spins || !has_many_processors())
		return false;
	for (; spins; spins--) {
		if (is_free(look(section)) && take(section))
			return true;
		YieldProcessor();
	}
	return false;
}

static LONG
begin_waiting(LPCRITICAL_SECTION section)
{
	LONG count = look(section);

	while (!change(section, &count, (count ? count : LOCK_NONE) - LOCK_WAITER, __ATOMIC_RELAXED))
		;
	return (count ? count : LOCK_NONE) - LOCK_WAITER;
}

static void
wait_for(LPCRITICAL_SECTION section)
{
	LONG count = begin_waiting(section);

	for (;;) {
		if (count & LOCK_FREE) {
			if (change(section, &count, ((count & ~LOCK_FREE) | LOCK_CALM) + LOCK_WAITER, __ATOMIC_ACQUIRE))
				return;
			continue;
		}
		if (!(count & LOCK_CALM) && !change(section, &count, count | LOCK_CALM, __ATOMIC_RELAXED))
			continue;
		wsi_futex_wait(&section->LockCount, (uint32_t)(count | LOCK_CALM), WSI_FUTEX_ANY, WSI_FUTEX_FOREVER);
		count = look(section);
	}
}

void WINAPI
EnterCriticalSection(LPCRITICAL_SECTION section)
{
	DWORD tid = self();

	if (!take(section)) {
		if (is_mine(section, tid)) {
			section->RecursionCount++;
			return;
		}
		if (!spin(section))
			wait_for(section);
	}
	own(section, tid);
}

BOOL WINAPI
TryEnterCriticalSection(LPCRITICAL_SECTION section)
{
	DWORD tid = self();

	if (take(section)) {
		own(section, tid);
		return TRUE;
	}
	if (!is_mine(section, tid))
		return FALSE;
	section->RecursionCount++;
	return TRUE;
}

/* Nothing of the section is read once it is free: who enters next may delete it. */
void WINAPI
LeaveCriticalSection(LPCRITICAL_SECTION section)
{
	LONG count, to;
	bool wakes;

	if (section->RecursionCount > 1) {
		section->RecursionCount--;
		return;
	}
	count = look(section);
	if (is_free(count))
		return;         /* a program's error, which others must not pay for */
	section->RecursionCount = 0;
	set_owner(section, 0);
	do {
		wakes = count < (LOCK_NONE & ~LOCK_FREE) && count & LOCK_CALM;
		to = (count | LOCK_FREE) & ~(wakes ? LOCK_CALM : 0);
	} while (!change(section, &count, to, __ATOMIC_RELEASE));
	if (wakes)
		wsi_futex_wake(&section->LockCount, 1, WSI_FUTEX_ANY);
}

BOOL WINAPI
InitializeCriticalSectionEx(LPCRITICAL_SECTION section, DWORD spins, DWORD flags)
{
	const DWORD known = RTL_CRITICAL_SECTION_FLAG_NO_DEBUG_INFO | RTL_CRITICAL_SECTION_FLAG_DYNAMIC_SPIN | RTL_CRITICAL_SECTION_FLAG_STATIC_INIT;

	if (flags & ~known)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	*section = (CRITICAL_SECTION){
		.DebugInfo = (PRTL_CRITICAL_SECTION_DEBUG)(INT_PTR)-1,
		.LockCount = LOCK_NONE,
		.SpinCount = flags & RTL_CRITICAL_SECTION_FLAG_DYNAMIC_SPIN ? SPINS_DYNAMIC : spins & SPINS_MASK,
	};
	return TRUE;
}

BOOL WINAPI
InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION section, DWORD spins)
{
	return InitializeCriticalSectionEx(section, spins, 0);
}

void WINAPI
InitializeCriticalSection(LPCRITICAL_SECTION section)
{
	InitializeCriticalSectionEx(section, 0, RTL_CRITICAL_SECTION_FLAG_DYNAMIC_SPIN);
}

DWORD WINAPI
SetCriticalSectionSpinCount(LPCRITICAL_SECTION section, DWORD spins)
{
	return (DWORD)__atomic_exchange_n(&section->SpinCount, spins & SPINS_MASK, __ATOMIC_RELAXED) & SPINS_MASK;
}

void WINAPI
DeleteCriticalSection(LPCRITICAL_SECTION section)
{
	*section = (CRITICAL_SECTION){.LockCount = LOCK_NONE};
}

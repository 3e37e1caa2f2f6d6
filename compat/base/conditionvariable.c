#include <windows.h>
#include <stdbool.h>

#include "base/futex.h"
#include "base/lasterror.h"
#include "base/srwlock.h"

/* The variable's word counts wakes in steps of 2; bit 0 says that somebody may sleep. A sleeper read the count before it let go of its lock, so
 * a wake after that is seen. Waking may be spurious, as on Windows. */
enum { MAY_SLEEP = 1, WAKE = 2 };

static uint32_t
announce(PCONDITION_VARIABLE variable)
{
	return __atomic_fetch_or(wsi_word_of(&variable->Ptr), MAY_SLEEP, __ATOMIC_SEQ_CST) | MAY_SLEEP;
}

static int
sleep_until_woken(PCONDITION_VARIABLE variable, uint32_t seen, DWORD milliseconds)
{
	return wsi_futex_wait(wsi_word_of(&variable->Ptr), seen, WSI_FUTEX_ANY, wsi_futex_deadline(milliseconds)) ? 0 : ERROR_TIMEOUT;
}

void WINAPI
InitializeConditionVariable(PCONDITION_VARIABLE variable)
{
	variable->Ptr = NULL;
}

BOOL WINAPI
SleepConditionVariableCS(PCONDITION_VARIABLE variable, PCRITICAL_SECTION section, DWORD milliseconds)
{
	uint32_t seen = announce(variable);
	int error;

	LeaveCriticalSection(section);
	error = sleep_until_woken(variable, seen, milliseconds);
	EnterCriticalSection(section);
	return wsi_succeeded(error);
}

BOOL WINAPI
SleepConditionVariableSRW(PCONDITION_VARIABLE variable, PSRWLOCK lock, DWORD milliseconds, ULONG flags)
{
	bool shared = flags & CONDITION_VARIABLE_LOCKMODE_SHARED;
	uint32_t seen;
	int error;

	if (flags & ~(ULONG)CONDITION_VARIABLE_LOCKMODE_SHARED)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	seen = announce(variable);
	(shared ? ReleaseSRWLockShared : ReleaseSRWLockExclusive)(lock);
	error = sleep_until_woken(variable, seen, milliseconds);
	(shared ? AcquireSRWLockShared : AcquireSRWLockExclusive)(lock);
	return wsi_succeeded(error);
}

/* Where nobody was asleep, those on the way there see another count, so the next wake need not ask the kernel. */
void WINAPI
WakeConditionVariable(PCONDITION_VARIABLE variable)
{
	uint32_t *word = wsi_word_of(&variable->Ptr), state;

	if (!(__atomic_load_n(word, __ATOMIC_SEQ_CST) & MAY_SLEEP))
		return;
	state = __atomic_add_fetch(word, WAKE, __ATOMIC_SEQ_CST);
	if (!wsi_futex_wake(word, 1, WSI_FUTEX_ANY) && state & MAY_SLEEP)
		__atomic_compare_exchange_n(word, &state, (state + WAKE) & ~(uint32_t)MAY_SLEEP, false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);
}

void WINAPI
WakeAllConditionVariable(PCONDITION_VARIABLE variable)
{
	uint32_t *word = wsi_word_of(&variable->Ptr), state = __atomic_load_n(word, __ATOMIC_SEQ_CST);

	while (state & MAY_SLEEP)
		if (__atomic_compare_exchange_n(word, &state, (state + WAKE) & ~(uint32_t)MAY_SLEEP, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {
			wsi_futex_wake(word, WSI_FUTEX_ALL, WSI_FUTEX_ANY);
			return;
		}
}

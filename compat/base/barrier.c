#include <windows.h>
#include <stdbool.h>

#include "base/futex.h"
#include "base/lasterror.h"

/* Reserved1: who has still to come. Reserved2: how many there are. Reserved4: which round it is. Reserved5: how many are inside the calls. */
static inline DWORD
look(const DWORD *word)
{
	return __atomic_load_n(word, __ATOMIC_ACQUIRE);
}

BOOL WINAPI
InitializeSynchronizationBarrier(LPSYNCHRONIZATION_BARRIER barrier, LONG threads, LONG spins)
{
	if (threads <= 0 || spins < -1)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	*barrier = (SYNCHRONIZATION_BARRIER){.Reserved1 = (DWORD)threads, .Reserved2 = (DWORD)threads};
	return TRUE;
}

static void
await(LPSYNCHRONIZATION_BARRIER barrier, DWORD round, bool spins)
{
	while (look(&barrier->Reserved4) == round)
		if (spins)
			SwitchToThread();
		else
			wsi_futex_wait(&barrier->Reserved4, round, WSI_FUTEX_ANY, WSI_FUTEX_FOREVER);
}

static void
leave(LPSYNCHRONIZATION_BARRIER barrier)
{
	if (__atomic_sub_fetch(&barrier->Reserved5, 1, __ATOMIC_ACQ_REL) == 0)
		wsi_futex_wake(&barrier->Reserved5, WSI_FUTEX_ALL, WSI_FUTEX_ANY);
}

BOOL WINAPI
EnterSynchronizationBarrier(LPSYNCHRONIZATION_BARRIER barrier, DWORD flags)
{
	DWORD round;
	bool last;

	__atomic_fetch_add(&barrier->Reserved5, 1, __ATOMIC_RELAXED);
	round = look(&barrier->Reserved4);
	last = __atomic_sub_fetch(&barrier->Reserved1, 1, __ATOMIC_ACQ_REL) == 0;
	if (last) {
		__atomic_store_n(&barrier->Reserved1, barrier->Reserved2, __ATOMIC_RELAXED);
		__atomic_store_n(&barrier->Reserved4, round + 1, __ATOMIC_RELEASE);
		wsi_futex_wake(&barrier->Reserved4, WSI_FUTEX_ALL, WSI_FUTEX_ANY);
	} else {
		await(barrier, round, flags & SYNCHRONIZATION_BARRIER_FLAGS_SPIN_ONLY);
	}
	leave(barrier);
	return last;
}

/* Returns when nobody touches the barrier any more. */
BOOL WINAPI
DeleteSynchronizationBarrier(LPSYNCHRONIZATION_BARRIER barrier)
{
	for (DWORD inside; (inside = look(&barrier->Reserved5)) != 0; )
		wsi_futex_wait(&barrier->Reserved5, inside, WSI_FUTEX_ANY, WSI_FUTEX_FOREVER);
	return TRUE;
}

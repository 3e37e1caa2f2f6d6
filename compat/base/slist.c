#include <windows.h>
#include <stdbool.h>

#include "base/futex.h"

/* ws_state: the depth, and a lock, held for a few instructions: an entry that another thread took off, and gave back to the heap, must not be read. */
#define DEPTH    0x0000ffffu
#define LOCKED   0x00010000u
#define SLEEPERS 0x00020000u

static bool
change(PSLIST_HEADER head, ULONG *from, ULONG to)
{
	return __atomic_compare_exchange_n(&head->ws_state, from, to, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

/* Answers the depth. Who has slept cannot know whether others do. */
static ULONG
lock(PSLIST_HEADER head)
{
	ULONG state = __atomic_load_n(&head->ws_state, __ATOMIC_RELAXED), others = 0;

	for (;;) {
		if (!(state & LOCKED)) {
			if (change(head, &state, state | LOCKED | others))
				return state & DEPTH;
			continue;
		}
		if (!(state & SLEEPERS) && !change(head, &state, state | SLEEPERS))
			continue;
		wsi_futex_wait(&head->ws_state, state | SLEEPERS, WSI_FUTEX_ANY, WSI_FUTEX_FOREVER);
		others = SLEEPERS;
		state = __atomic_load_n(&head->ws_state, __ATOMIC_RELAXED);
	}
}

static void
unlock(PSLIST_HEADER head, ULONG depth)
{
	if (__atomic_exchange_n(&head->ws_state, depth & DEPTH, __ATOMIC_RELEASE) & SLEEPERS)
		wsi_futex_wake(&head->ws_state, 1, WSI_FUTEX_ANY);
}

void WINAPI
InitializeSListHead(PSLIST_HEADER head)
{
	head->ws_first = NULL;
	head->ws_state = 0;
}

PSLIST_ENTRY WINAPI
InterlockedPushListSListEx(PSLIST_HEADER head, PSLIST_ENTRY first, PSLIST_ENTRY last, ULONG count)
{
	ULONG depth = lock(head);
	PSLIST_ENTRY was = head->ws_first;

	last->Next = was;
	head->ws_first = first;
	unlock(head, depth + count);
	return was;
}

PSLIST_ENTRY WINAPI
InterlockedPushEntrySList(PSLIST_HEADER head, PSLIST_ENTRY entry)
{
	return InterlockedPushListSListEx(head, entry, entry, 1);
}

PSLIST_ENTRY WINAPI
InterlockedPopEntrySList(PSLIST_HEADER head)
{
	ULONG depth = lock(head);
	PSLIST_ENTRY entry = head->ws_first;

	if (entry) {
		head->ws_first = entry->Next;
		depth--;
	}
	unlock(head, depth);
	return entry;
}

PSLIST_ENTRY WINAPI
InterlockedFlushSList(PSLIST_HEADER head)
{
	PSLIST_ENTRY first;

	lock(head);
	first = head->ws_first;
	head->ws_first = NULL;
	unlock(head, 0);
	return first;
}

USHORT WINAPI
QueryDepthSList(PSLIST_HEADER head)
{
	return (USHORT)(__atomic_load_n(&head->ws_state, __ATOMIC_RELAXED) & DEPTH);
}

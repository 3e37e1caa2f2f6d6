#include <windows.h>
#include <stdbool.h>

#include "base/futex.h"
#include "base/srwlock.h"

/* The lock's word: how many share it, or HELD for one that excludes; and who sleeps on it. Readers do not pass a sleeping writer.
 *
 *   release:  the last holder out, where anybody sleeps, wakes one writer, or all readers where no writer was there.
 *   asleep:   only on a word that is held and says that one's kind sleeps, so the last holder out will see it.
 *   awake:    a writer that was woken takes the lock with WRITERS still set, as there may be others.
 */
#define HELD     0x3fffffffu
#define MOST     (HELD - 1)
#define READERS  0x40000000u
#define WRITERS  0x80000000u
#define SLEEPERS (READERS | WRITERS)

/* Kinds of sleeper. */
enum { READER = 1, WRITER = 2 };

static inline uint32_t
look(const uint32_t *word)
{
	return __atomic_load_n(word, __ATOMIC_RELAXED);
}

static inline bool
change(uint32_t *word, uint32_t *from, uint32_t to, int order)
{
	return __atomic_compare_exchange_n(word, from, to, false, order, __ATOMIC_RELAXED);
}

static inline bool
is_free(uint32_t state)
{
	return !(state & HELD);
}

static inline bool
is_shareable(uint32_t state)
{
	return (state & HELD) < MOST && !(state & SLEEPERS);
}

static void
sleep_on(uint32_t *word, uint32_t state, uint32_t kind)
{
	wsi_futex_wait(word, state, kind, WSI_FUTEX_FOREVER);
}

static bool
share(uint32_t *word)
{
	uint32_t state = look(word);

	while (is_shareable(state))
		if (change(word, &state, state + 1, __ATOMIC_ACQUIRE))
			return true;
	return false;
}

static void
share_when_free(uint32_t *word)
{
	while (!share(word)) {
		uint32_t state = look(word);

		if (is_shareable(state) || (!(state & READERS) && !change(word, &state, state | READERS, __ATOMIC_RELAXED)))
			continue;
		sleep_on(word, state | READERS, READER);
	}
}

static void
exclude_when_free(uint32_t *word)
{
	uint32_t state = look(word), others = 0;

	for (;;) {
		if (is_free(state)) {
			if (change(word, &state, state | HELD | others, __ATOMIC_ACQUIRE))
				return;
			continue;
		}
		if (!(state & WRITERS) && !change(word, &state, state | WRITERS, __ATOMIC_RELAXED))
			continue;
		others = WRITERS;
		sleep_on(word, state | WRITERS, WRITER);
		state = look(word);
	}
}

/* The lock was let go with this state, in which somebody sleeps. Whoever has changed it since took the matter over. */
static void
wake(uint32_t *word, uint32_t state)
{
	if (state == WRITERS) {
		if (change(word, &state, 0, __ATOMIC_RELAXED)) {
			wsi_futex_wake(word, 1, WRITER);
			return;
		}
	}
	if (state == SLEEPERS) {
		if (!change(word, &state, READERS, __ATOMIC_RELAXED) || wsi_futex_wake(word, 1, WRITER))
			return;
		state = READERS;
	}
	if (state == READERS && change(word, &state, 0, __ATOMIC_RELAXED))
		wsi_futex_wake(word, WSI_FUTEX_ALL, READER);
}

void WINAPI
InitializeSRWLock(PSRWLOCK lock)
{
	lock->Ptr = NULL;
}

BOOLEAN WINAPI
TryAcquireSRWLockShared(PSRWLOCK lock)
{
	return share(wsi_word_of(&lock->Ptr));
}

void WINAPI
AcquireSRWLockShared(PSRWLOCK lock)
{
	share_when_free(wsi_word_of(&lock->Ptr));
}

BOOLEAN WINAPI
TryAcquireSRWLockExclusive(PSRWLOCK lock)
{
	uint32_t *word = wsi_word_of(&lock->Ptr), state = look(word);

	while (is_free(state))
		if (change(word, &state, state | HELD, __ATOMIC_ACQUIRE))
			return TRUE;
	return FALSE;
}

void WINAPI
AcquireSRWLockExclusive(PSRWLOCK lock)
{
	uint32_t *word = wsi_word_of(&lock->Ptr), state = 0;

	if (!change(word, &state, HELD, __ATOMIC_ACQUIRE))
		exclude_when_free(word);
}

void WINAPI
ReleaseSRWLockShared(PSRWLOCK lock)
{
	uint32_t *word = wsi_word_of(&lock->Ptr);
	uint32_t state = __atomic_sub_fetch(word, 1, __ATOMIC_RELEASE);

	if (is_free(state) && state & SLEEPERS)
		wake(word, state);
}

void WINAPI
ReleaseSRWLockExclusive(PSRWLOCK lock)
{
	uint32_t *word = wsi_word_of(&lock->Ptr);
	uint32_t state = __atomic_sub_fetch(word, HELD, __ATOMIC_RELEASE);

	if (state)
		wake(word, state);
}

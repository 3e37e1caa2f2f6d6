#include <limits.h>
#include <linux/futex.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/park.h"

/* 32 bit systems with a 64 bit time_t have a call of their own for it. */
#if defined SYS_futex_time64 && (__TIMESIZE != 64 || !defined SYS_futex)
#define FUTEX_CALL SYS_futex_time64
struct deadline {
	long long seconds, nanoseconds;
};
#else
#define FUTEX_CALL SYS_futex
struct deadline {
	long seconds, nanoseconds;
};
#endif

void
wsi_park(atomic_uint *word, unsigned asleep, int64_t deadline)
{
	struct deadline until = {0};

	if (deadline != INT64_MAX) {
		until.seconds = (__typeof__(until.seconds))(deadline / 1000000000);
		until.nanoseconds = (__typeof__(until.nanoseconds))(deadline % 1000000000);
	}
	syscall(FUTEX_CALL, word, FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG, asleep, deadline == INT64_MAX ? NULL : &until, NULL,
		FUTEX_BITSET_MATCH_ANY);
}

static void
wake(const atomic_uint *word, int count)
{
	syscall(FUTEX_CALL, word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, count, NULL, NULL, 0);
}

void
wsi_unpark(const atomic_uint *word)
{
	wake(word, 1);
}

void
wsi_unpark_all(const atomic_uint *word)
{
	wake(word, INT_MAX);
}

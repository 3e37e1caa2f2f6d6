#include <windows.h>
#include <errno.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/futex.h"

enum { PER_SECOND = 1000000000, PER_MILLISECOND = 1000000 };

/* The kernel's own, whatever time_t is: on 32 bits the old call takes two longs. */
struct kernel_time {
	long seconds, nanoseconds;
};

int64_t
wsi_futex_deadline(DWORD milliseconds)
{
	struct timespec now;

	if (milliseconds == INFINITE)
		return WSI_FUTEX_FOREVER;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * PER_SECOND + now.tv_nsec + (int64_t)milliseconds * PER_MILLISECOND;
}

bool
wsi_futex_wait(const void *word, uint32_t expected, uint32_t kind, int64_t deadline)
{
	struct kernel_time until = {.seconds = (long)(deadline / PER_SECOND), .nanoseconds = (long)(deadline % PER_SECOND)};
	int before = errno;
	bool late;

	late = syscall(SYS_futex, word, FUTEX_WAIT_BITSET_PRIVATE, expected, deadline == WSI_FUTEX_FOREVER ? NULL : &until, NULL, kind) < 0
		&& errno == ETIMEDOUT;
	errno = before;
	return !late;
}

int
wsi_futex_wake(const void *word, int count, uint32_t kind)
{
	int before = errno;
	long woken = syscall(SYS_futex, word, FUTEX_WAKE_BITSET_PRIVATE, count, NULL, NULL, kind);

	errno = before;
	return woken < 0 ? 0 : (int)woken;
}

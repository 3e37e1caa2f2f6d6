#include <windows.h>
#include <errno.h>
#include <sched.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

#include "base/thread.h"

/* Windows counts the time that the machine slept too. */
#ifdef CLOCK_BOOTTIME
#define TICKS CLOCK_BOOTTIME
#else
#define TICKS CLOCK_MONOTONIC
#endif

enum {
	PER_SECOND = 10000000,  /* what every Windows since 10 says: programs multiply the count by a million and stay within 64 bits */
};

static ULONGLONG
count(clockid_t clock, unsigned per_second)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (ULONGLONG)t.tv_sec * per_second + (ULONGLONG)t.tv_nsec / (1000000000 / per_second);
}

ULONGLONG WINAPI
GetTickCount64(void)
{
	return count(TICKS, 1000);
}

DWORD WINAPI
GetTickCount(void)
{
	return (DWORD)GetTickCount64();
}

BOOL WINAPI
QueryPerformanceCounter(LARGE_INTEGER *value)
{
	value->QuadPart = (LONGLONG)count(CLOCK_MONOTONIC, PER_SECOND);
	return TRUE;
}

BOOL WINAPI
QueryPerformanceFrequency(LARGE_INTEGER *value)
{
	value->QuadPart = PER_SECOND;
	return TRUE;
}

static struct timespec
after(DWORD milliseconds)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_sec += milliseconds / 1000;
	t.tv_nsec += (long)(milliseconds % 1000) * 1000000;
	if (t.tv_nsec >= 1000000000) {
		t.tv_nsec -= 1000000000;
		t.tv_sec++;
	}
	return t;
}

/* A signal's handler runs and the sleep goes on to its end. */
void WINAPI
Sleep(DWORD milliseconds)
{
	struct timespec end = after(milliseconds);

	if (!milliseconds) {
		sched_yield();
		return;
	}
	wsi_thread_blocks(true);
	while (milliseconds == INFINITE)
		pause();
	while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL) == EINTR)
		continue;
	wsi_thread_blocks(false);
}

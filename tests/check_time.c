#include "harness.h"

#include <signal.h>
#include <time.h>

static LONGLONG
counter(void)
{
	LARGE_INTEGER value;

	ck_assert(QueryPerformanceCounter(&value));
	return value.QuadPart;
}

static LONGLONG
milliseconds_since(LONGLONG start)
{
	LARGE_INTEGER frequency;

	ck_assert(QueryPerformanceFrequency(&frequency));
	return (counter() - start) * 1000 / frequency.QuadPart;
}

START_TEST(GetTickCount_is_the_low_half_of_GetTickCount64)
{
	ULONGLONG before = GetTickCount64();
	DWORD tick = GetTickCount();
	ULONGLONG after = GetTickCount64();

	ck_assert_uint_le(tick - (DWORD)before, (DWORD)(after - before));
}
END_TEST

START_TEST(GetTickCount64_counts_milliseconds_since_the_machine_started)
{
	struct timespec up;

	ck_assert_int_eq(clock_gettime(CLOCK_BOOTTIME, &up), 0);
	ck_assert_int_le(llabs((long long)GetTickCount64() - (up.tv_sec * 1000LL + up.tv_nsec / 1000000)), 1000);
}
END_TEST

START_TEST(the_performance_counter_goes_forward_at_10_MHz)
{
	LARGE_INTEGER frequency;
	LONGLONG last = counter();

	ck_assert(QueryPerformanceFrequency(&frequency));
	ck_assert_int_eq(frequency.QuadPart, 10000000);
	for (int i = 0; i < 100000; i++) {
		LONGLONG now = counter();

		ck_assert_int_ge(now, last);
		last = now;
	}
}
END_TEST

START_TEST(Sleep_lasts_at_least_as_long_as_asked)
{
	LONGLONG start = counter();

	Sleep(30);
	ck_assert_int_ge(milliseconds_since(start), 30);
}
END_TEST

START_TEST(Sleep_0_returns_at_once)
{
	LONGLONG start = counter();

	for (int i = 0; i < 100; i++)
		Sleep(0);
	ck_assert_int_lt(milliseconds_since(start), 5000);
}
END_TEST

static volatile sig_atomic_t signals;

static void
count_signal(int signo)
{
	(void)signo;
	signals++;
}

static void
sleeper(void *elapsed)
{
	LONGLONG start = counter();

	Sleep(300);
	*(LONGLONG *)elapsed = milliseconds_since(start);
}

/* A POSIX signal has no Windows counterpart and shortens nothing. */
START_TEST(Sleep_goes_on_after_a_signal)
{
	struct sigaction act = {.sa_handler = count_signal};
	struct wst_thread t = {.lock = PTHREAD_MUTEX_INITIALIZER};
	LONGLONG elapsed = 0;

	ck_assert_int_eq(sigaction(SIGUSR1, &act, NULL), 0);
	wst_start(&t, sleeper, &elapsed);
	for (int i = 0; i < 20; i++) {
		ck_assert_int_eq(pthread_kill(t.id, SIGUSR1), 0);
		Sleep(2);
	}
	wst_join(&t);
	ck_assert_int_gt(signals, 0);
	ck_assert_int_ge(elapsed, 300);
}
END_TEST

WST_MAIN_RAW("time", GetTickCount_is_the_low_half_of_GetTickCount64, GetTickCount64_counts_milliseconds_since_the_machine_started,
	the_performance_counter_goes_forward_at_10_MHz, Sleep_lasts_at_least_as_long_as_asked, Sleep_0_returns_at_once,
	Sleep_goes_on_after_a_signal)

/* winmm's timers: timeSetEvent and timeKillEvent. */
#include "harness.h"

#include <mmsystem.h>
#include <stdatomic.h>
#include <versionhelpers.h>

static HANDLE event;
static atomic_uint calls, inside, last_timer;

static void CALLBACK
count_call(UINT timer, UINT message, DWORD_PTR user, DWORD_PTR reserved1, DWORD_PTR reserved2)
{
	(void)message;
	(void)reserved1;
	(void)reserved2;
	ck_assert_uint_eq(atomic_fetch_add(&inside, 1), 0);
	atomic_store(&last_timer, timer);
	atomic_fetch_add(&calls, 1);
	atomic_fetch_sub(&inside, 1);
	if (atomic_load(&calls) >= user)
		SetEvent(event);
}

static void
prepare(void)
{
	event = CreateEvent(NULL, FALSE, FALSE, NULL);
	ck_assert_ptr_ne(event, NULL);
}

START_TEST(a_one_shot_timer_calls_once)
{
	UINT timer;

	prepare();
	timer = timeSetEvent(1, 0, count_call, 1, TIME_ONESHOT);
	ck_assert_uint_ne(timer, 0);
	ck_assert_uint_eq(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(atomic_load(&calls), 1);
	ck_assert_uint_eq(atomic_load(&last_timer), timer);
	while (timeKillEvent(timer) == TIMERR_NOERROR)
		SwitchToThread();
	ck_assert_uint_eq(timeKillEvent(timer), MMSYSERR_INVALPARAM);
}
END_TEST

START_TEST(a_periodic_timer_calls_until_it_is_killed_and_never_twice_at_a_time)
{
	unsigned before;
	UINT timer;

	prepare();
	timer = timeSetEvent(1, 0, count_call, 20, TIME_PERIODIC | TIME_KILL_SYNCHRONOUS);
	ck_assert_uint_eq(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(timeKillEvent(timer), TIMERR_NOERROR);
	before = atomic_load(&calls);
	timer = timeSetEvent(20, 0, (LPTIMECALLBACK)event, 0, TIME_ONESHOT | TIME_CALLBACK_EVENT_SET);
	ResetEvent(event);
	ck_assert_uint_eq(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(atomic_load(&calls), before);
}
END_TEST

static void CALLBACK
kill_itself(UINT timer, UINT message, DWORD_PTR user, DWORD_PTR reserved1, DWORD_PTR reserved2)
{
	(void)message;
	(void)user;
	(void)reserved1;
	(void)reserved2;
	ck_assert_uint_eq(timeKillEvent(timer), TIMERR_NOERROR);
	SetEvent(event);
}

START_TEST(a_timer_may_kill_itself)
{
	prepare();
	for (int i = 0; i < 200; i++) {
		ck_assert_uint_ne(timeSetEvent(1, 0, kill_itself, 0, i % 2 ? TIME_PERIODIC | TIME_KILL_SYNCHRONOUS : TIME_ONESHOT), 0);
		ck_assert_uint_eq(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
	}
}
END_TEST

START_TEST(killing_races_with_the_calls)
{
	prepare();
	for (int i = 0; i < 1000; i++) {
		UINT timer = timeSetEvent(1, 0, count_call, ~(DWORD_PTR)0, i % 2 ? TIME_PERIODIC | TIME_KILL_SYNCHRONOUS : TIME_KILL_SYNCHRONOUS);
		MMRESULT result;

		ck_assert_uint_ne(timer, 0);
		if (i % 8 == 0)
			Sleep(1);
		result = timeKillEvent(timer);
		ck_assert(result == TIMERR_NOERROR || (!(i % 2) && result == MMSYSERR_INVALPARAM));
		while (atomic_load(&inside))
			SwitchToThread();
	}
}
END_TEST

START_TEST(a_delay_is_between_1_and_a_million)
{
	ck_assert_uint_eq(timeSetEvent(0, 0, count_call, 0, TIME_ONESHOT), 0);
	ck_assert_uint_eq(timeSetEvent(1000001, 0, count_call, 0, TIME_ONESHOT), 0);
	ck_assert_uint_eq(timeSetEvent(1, 0, NULL, 0, TIME_ONESHOT), 0);
	ck_assert_uint_eq(timeKillEvent(0), MMSYSERR_INVALPARAM);
}
END_TEST

START_TEST(the_version_helpers_say_Windows_8_workstation)
{
	ck_assert(IsWindowsXPOrGreater());
	ck_assert(IsWindows7SP1OrGreater());
	ck_assert(IsWindows8OrGreater());
	ck_assert(!IsWindows8Point1OrGreater());
	ck_assert(!IsWindows10OrGreater());
	ck_assert(!IsWindowsServer());
}
END_TEST

WST_MAIN("multimedia timers",
	a_one_shot_timer_calls_once, a_periodic_timer_calls_until_it_is_killed_and_never_twice_at_a_time, a_timer_may_kill_itself,
	killing_races_with_the_calls, a_delay_is_between_1_and_a_million, the_version_helpers_say_Windows_8_workstation)

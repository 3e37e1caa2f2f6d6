/* Timer queues and the pool's timers. */
#include "harness.h"

#include <stdatomic.h>

struct count {
	atomic_uint calls;
	HANDLE event;
};

static HANDLE
new_event(BOOL manual)
{
	HANDLE event = CreateEvent(NULL, manual, FALSE, NULL);

	ck_assert_ptr_ne(event, NULL);
	return event;
}

static void
await(HANDLE object)
{
	ck_assert_uint_eq(WaitForSingleObject(object, INFINITE), WAIT_OBJECT_0);
}

static void CALLBACK
count_timer(PVOID value, BOOLEAN timed_out)
{
	ck_assert(timed_out);
	atomic_fetch_add(&((struct count *)value)->calls, 1);
	SetEvent(((struct count *)value)->event);
}

START_TEST(a_timer_without_a_period_is_due_once)
{
	struct count count = {.event = new_event(FALSE)};
	HANDLE timer = NULL;

	ck_assert(CreateTimerQueueTimer(&timer, NULL, count_timer, &count, 1, 0, 0));
	await(count.event);
	ck_assert(ChangeTimerQueueTimer(NULL, timer, 0, 0));
	ck_assert(DeleteTimerQueueTimer(NULL, timer, INVALID_HANDLE_VALUE));
	ck_assert_uint_eq(count.calls, 1);
	WST_REFUSES(DeleteTimerQueueTimer(NULL, timer, INVALID_HANDLE_VALUE), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(a_timer_with_a_period_comes_again_until_it_is_deleted)
{
	struct count count = {.event = new_event(FALSE)};
	HANDLE queue = CreateTimerQueue(), timer = NULL;
	unsigned calls;

	ck_assert_ptr_ne(queue, NULL);
	ck_assert(CreateTimerQueueTimer(&timer, queue, count_timer, &count, 0, 1, WT_EXECUTEINTIMERTHREAD));
	while (count.calls < 5)
		await(count.event);
	WST_REFUSES(DeleteTimerQueueTimer(NULL, timer, NULL), ERROR_INVALID_PARAMETER);
	WST_REFUSES(DeleteTimerQueueTimer(NULL, NULL, NULL), ERROR_INVALID_PARAMETER);
	ck_assert(DeleteTimerQueueTimer(queue, timer, INVALID_HANDLE_VALUE));
	calls = count.calls;
	ck_assert_uint_ge(calls, 5);
	ck_assert(DeleteTimerQueue(queue));
	WST_REFUSES(DeleteTimerQueue(queue), ERROR_INVALID_HANDLE);
	ck_assert_uint_eq(count.calls, calls);
}
END_TEST

START_TEST(a_timer_is_changed_before_it_is_due)
{
	struct count count = {.event = new_event(FALSE)};
	HANDLE timer = NULL;

	ck_assert(CreateTimerQueueTimer(&timer, NULL, count_timer, &count, 0x7fffffff, 0, 0));
	ck_assert(ChangeTimerQueueTimer(NULL, timer, 1, 0));
	await(count.event);
	ck_assert(DeleteTimerQueueTimer(NULL, timer, INVALID_HANDLE_VALUE));
}
END_TEST

START_TEST(after_its_deletion_a_timer_does_not_call_back)
{
	struct count count = {.event = new_event(FALSE)};

	for (int i = 0; i < 2000; i++) {
		HANDLE timer = NULL;
		unsigned calls;

		ck_assert(CreateTimerQueueTimer(&timer, NULL, count_timer, &count, 0, i % 3, 0));
		if (i % 2)
			await(count.event);
		ck_assert(DeleteTimerQueueTimer(NULL, timer, INVALID_HANDLE_VALUE));
		calls = count.calls;
		SwitchToThread();
		ck_assert_uint_eq(count.calls, calls);
		ResetEvent(count.event);
	}
}
END_TEST

START_TEST(deleting_a_queue_deletes_its_timers_and_sets_the_event)
{
	struct count count = {.event = new_event(FALSE)};

	for (int i = 0; i < 300; i++) {
		HANDLE queue = CreateTimerQueue(), done = new_event(TRUE), timer;

		for (int j = 0; j < 5; j++)
			ck_assert(CreateTimerQueueTimer(&timer, queue, count_timer, &count, (DWORD)j, 1, 0));
		if (!DeleteTimerQueueEx(queue, done))
			ck_assert_uint_eq(GetLastError(), ERROR_IO_PENDING);
		await(done);
		CloseHandle(done);
	}
}
END_TEST

static void CALLBACK
count_pool_timer(PTP_CALLBACK_INSTANCE instance, PVOID value, PTP_TIMER timer)
{
	(void)instance;
	(void)timer;
	count_timer(value, TRUE);
}

START_TEST(a_pool_timer_is_set_and_stopped)
{
	struct count count = {.event = new_event(FALSE)};
	PTP_TIMER timer = CreateThreadpoolTimer(count_pool_timer, &count, NULL);
	FILETIME soon = {(DWORD)-10000, (DWORD)-1}, late = {0, 0xf0000000};
	unsigned calls;

	ck_assert(!IsThreadpoolTimerSet(timer));
	SetThreadpoolTimer(timer, &soon, 1, 0);
	ck_assert(IsThreadpoolTimerSet(timer));
	while (count.calls < 3)
		await(count.event);
	SetThreadpoolTimer(timer, NULL, 0, 0);
	ck_assert(!IsThreadpoolTimerSet(timer));
	WaitForThreadpoolTimerCallbacks(timer, TRUE);
	calls = count.calls;
	ck_assert(!SetThreadpoolTimerEx(timer, &late, 0, 0));
	ck_assert(SetThreadpoolTimerEx(timer, &late, 0, 0));
	CloseThreadpoolTimer(timer);
	ck_assert_uint_eq(count.calls, calls);
}
END_TEST

WST_MAIN("timerqueue",
	a_timer_without_a_period_is_due_once,
	a_timer_with_a_period_comes_again_until_it_is_deleted,
	a_timer_is_changed_before_it_is_due,
	after_its_deletion_a_timer_does_not_call_back,
	deleting_a_queue_deletes_its_timers_and_sets_the_event,
	a_pool_timer_is_set_and_stopped)

/* The thread pool: items, work objects, registered waits, groups. */
#include "harness.h"

#include <stdatomic.h>

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

struct count {
	atomic_uint calls, timed_out;
	unsigned last;
	HANDLE event, gate;
};

static DWORD WINAPI
count_item(LPVOID value)
{
	struct count *count = value;

	if (atomic_fetch_add(&count->calls, 1) + 1 == count->last)
		SetEvent(count->event);
	return 0;
}

START_TEST(every_item_that_is_queued_runs_once)
{
	struct count count = {.last = 5000, .event = new_event(TRUE)};

	for (unsigned i = 0; i < count.last; i++)
		ck_assert(QueueUserWorkItem(count_item, &count, i % 3 ? WT_EXECUTEDEFAULT : WT_EXECUTELONGFUNCTION));
	await(count.event);
	ck_assert_uint_eq(count.calls, count.last);
	WST_REFUSES(QueueUserWorkItem(NULL, NULL, 0), ERROR_INVALID_PARAMETER);
}
END_TEST

static DWORD WINAPI
wait_for_the_gate(LPVOID value)
{
	struct count *count = value;

	count_item(count);
	await(count->gate);
	return 0;
}

START_TEST(items_that_block_do_not_keep_others_from_running)
{
	struct count count = {.last = 40, .event = new_event(TRUE), .gate = new_event(TRUE)};

	for (unsigned i = 0; i < count.last; i++)
		ck_assert(QueueUserWorkItem(wait_for_the_gate, &count, 0));
	await(count.event);
	SetEvent(count.gate);
}
END_TEST

static void CALLBACK
count_work(PTP_CALLBACK_INSTANCE instance, PVOID value, PTP_WORK work)
{
	(void)instance;
	(void)work;
	atomic_fetch_add(&((struct count *)value)->calls, 1);
}

START_TEST(work_runs_as_often_as_it_is_submitted)
{
	struct count count = {.last = 0};
	PTP_WORK work = CreateThreadpoolWork(count_work, &count, NULL);

	ck_assert_ptr_ne(work, NULL);
	for (int i = 0; i < 2000; i++)
		SubmitThreadpoolWork(work);
	WaitForThreadpoolWorkCallbacks(work, FALSE);
	ck_assert_uint_eq(count.calls, 2000);
	CloseThreadpoolWork(work);
}
END_TEST

static void CALLBACK
work_at_the_gate(PTP_CALLBACK_INSTANCE instance, PVOID value, PTP_WORK work)
{
	struct count *count = value;

	count_work(instance, value, work);
	SetEvent(count->event);
	await(count->gate);
}

START_TEST(work_that_has_not_begun_is_cancelled)
{
	struct count count = {.event = new_event(TRUE), .gate = new_event(TRUE)};
	PTP_POOL pool = CreateThreadpool(NULL);
	TP_CALLBACK_ENVIRON environment;
	PTP_WORK first, second;

	InitializeThreadpoolEnvironment(&environment);
	SetThreadpoolCallbackPool(&environment, pool);
	SetThreadpoolThreadMaximum(pool, 1);
	ck_assert(SetThreadpoolThreadMinimum(pool, 1));
	first = CreateThreadpoolWork(work_at_the_gate, &count, &environment);
	second = CreateThreadpoolWork(count_work, &count, &environment);
	SubmitThreadpoolWork(first);
	await(count.event);
	for (int i = 0; i < 100; i++)
		SubmitThreadpoolWork(second);
	WaitForThreadpoolWorkCallbacks(second, TRUE);
	SetEvent(count.gate);
	WaitForThreadpoolWorkCallbacks(first, FALSE);
	ck_assert_uint_eq(count.calls, 1);
	CloseThreadpoolWork(first);
	CloseThreadpoolWork(second);
	CloseThreadpool(pool);
}
END_TEST

static void CALLBACK
set_at_the_end(PTP_CALLBACK_INSTANCE instance, PVOID value)
{
	atomic_fetch_add(&((struct count *)value)->calls, 1);
	SetEventWhenCallbackReturns(instance, ((struct count *)value)->event);
}

START_TEST(an_event_is_set_when_the_callback_has_returned)
{
	struct count count = {.event = new_event(FALSE)};

	for (int i = 0; i < 500; i++) {
		ck_assert(TrySubmitThreadpoolCallback(set_at_the_end, &count, NULL));
		await(count.event);
	}
	ck_assert_uint_eq(count.calls, 500);
}
END_TEST

START_TEST(a_group_closes_all_its_members)
{
	struct count count = {.last = 0};
	TP_CALLBACK_ENVIRON environment;
	PTP_CLEANUP_GROUP group = CreateThreadpoolCleanupGroup();

	InitializeThreadpoolEnvironment(&environment);
	SetThreadpoolCallbackCleanupGroup(&environment, group, NULL);
	for (int i = 0; i < 50; i++) {
		PTP_WORK work = CreateThreadpoolWork(count_work, &count, &environment);

		for (int j = 0; j < 10; j++)
			SubmitThreadpoolWork(work);
	}
	CloseThreadpoolCleanupGroupMembers(group, FALSE, NULL);
	ck_assert_uint_eq(count.calls, 500);
	CloseThreadpoolCleanupGroup(group);
	DestroyThreadpoolEnvironment(&environment);
}
END_TEST

static void CALLBACK
count_wait(PVOID value, BOOLEAN timed_out)
{
	struct count *count = value;

	atomic_fetch_add(timed_out ? &count->timed_out : &count->calls, 1);
	SetEvent(count->event);
}

START_TEST(a_registered_wait_calls_back_for_each_signal)
{
	struct count count = {.event = new_event(FALSE)};
	HANDLE object = new_event(FALSE), wait = NULL;

	ck_assert(RegisterWaitForSingleObject(&wait, object, count_wait, &count, INFINITE, WT_EXECUTEDEFAULT));
	for (unsigned i = 1; i <= 500; i++) {
		SetEvent(object);
		await(count.event);
		ck_assert_uint_eq(count.calls, i);
	}
	ck_assert(UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));
	WST_REFUSES(UnregisterWait(wait), ERROR_INVALID_HANDLE);
	SetEvent(object);
	await(object);
	ck_assert_uint_eq(count.timed_out, 0);
}
END_TEST

START_TEST(a_registered_wait_for_once_calls_back_once_also_for_its_time_out)
{
	struct count count = {.event = new_event(FALSE)};
	HANDLE object = new_event(TRUE), wait = NULL;

	ck_assert(RegisterWaitForSingleObject(&wait, object, count_wait, &count, 1, WT_EXECUTEONLYONCE));
	await(count.event);
	SetEvent(object);
	ck_assert(UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));
	ck_assert(RegisterWaitForSingleObject(&wait, object, count_wait, &count, INFINITE, WT_EXECUTEONLYONCE));
	await(count.event);
	ck_assert(UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));
	ck_assert_uint_eq(count.calls, 1);
	ck_assert_uint_eq(count.timed_out, 1);
	WST_REFUSES(RegisterWaitForSingleObject(&wait, NULL, count_wait, &count, 0, 0), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(after_UnregisterWaitEx_no_callback_runs)
{
	for (int i = 0; i < 2000; i++) {
		struct count count = {.event = new_event(TRUE)};
		HANDLE object = new_event(FALSE), wait;
		unsigned calls;

		ck_assert(RegisterWaitForSingleObject(&wait, object, count_wait, &count, i % 2 ? INFINITE : 1, 0));
		SetEvent(object);
		ck_assert(UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));
		calls = count.calls;
		SetEvent(object);
		ck_assert_uint_eq(count.calls, calls);
		CloseHandle(object);
		CloseHandle(count.event);
	}
}
END_TEST

static void CALLBACK
count_pool_wait(PTP_CALLBACK_INSTANCE instance, PVOID value, PTP_WAIT wait, TP_WAIT_RESULT result)
{
	(void)instance;
	(void)wait;
	count_wait(value, result == WAIT_TIMEOUT);
}

START_TEST(a_pool_wait_is_for_one_signal)
{
	struct count count = {.event = new_event(FALSE)};
	HANDLE object = new_event(FALSE);
	PTP_WAIT wait = CreateThreadpoolWait(count_pool_wait, &count, NULL);
	FILETIME now = {0, 0};

	for (unsigned i = 1; i <= 500; i++) {
		SetThreadpoolWait(wait, object, NULL);
		SetEvent(object);
		await(count.event);
		ck_assert_uint_eq(count.calls, i);
	}
	SetThreadpoolWait(wait, object, &now);
	await(count.event);
	ck_assert_uint_eq(count.timed_out, 1);
	SetThreadpoolWait(wait, object, NULL);
	SetThreadpoolWait(wait, NULL, NULL);
	WaitForThreadpoolWaitCallbacks(wait, TRUE);
	ck_assert_uint_eq(count.calls, 500);
	CloseThreadpoolWait(wait);
}
END_TEST
struct crowd {
	atomic_uint in, most, done;
	HANDLE two, gate, all;
};

static DWORD WINAPI
join_crowd(LPVOID value)
{
	struct crowd *crowd = value;
	unsigned in = atomic_fetch_add(&crowd->in, 1) + 1, most = atomic_load(&crowd->most);

	while (in > most && !atomic_compare_exchange_weak(&crowd->most, &most, in))
		continue;
	if (in == 2)
		SetEvent(crowd->two);
	await(crowd->gate);
	atomic_fetch_sub(&crowd->in, 1);
	if (atomic_fetch_add(&crowd->done, 1) + 1 == 50)
		SetEvent(crowd->all);
	return 0;
}

START_TEST(a_limit_of_threads_beside_the_flags_is_the_pools)
{
	struct crowd crowd = {.two = new_event(TRUE), .gate = new_event(TRUE), .all = new_event(TRUE)};
	ULONG flags = WT_EXECUTEDEFAULT;

	WT_SET_MAX_THREADPOOL_THREADS(flags, 2);
	for (int i = 0; i < 50; i++)
		ck_assert(QueueUserWorkItem(join_crowd, &crowd, flags));
	await(crowd.two);
	SetEvent(crowd.gate);
	await(crowd.all);
	ck_assert_uint_eq(crowd.most, 2);
}
END_TEST

WST_MAIN("pool",
	a_limit_of_threads_beside_the_flags_is_the_pools,
	every_item_that_is_queued_runs_once,
	items_that_block_do_not_keep_others_from_running,
	work_runs_as_often_as_it_is_submitted,
	work_that_has_not_begun_is_cancelled,
	an_event_is_set_when_the_callback_has_returned,
	a_group_closes_all_its_members,
	a_registered_wait_calls_back_for_each_signal,
	a_registered_wait_for_once_calls_back_once_also_for_its_time_out,
	after_UnregisterWaitEx_no_callback_runs,
	a_pool_wait_is_for_one_signal)

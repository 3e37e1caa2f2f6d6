/* Events, mutexes, semaphores, timers, and waiting for any and all of them. */
#include "harness.h"

#include <stdatomic.h>

#include "posix/posix.h"

static struct wst_thread helper;

/* Every wait of these tests that should end, does within this; the watchdog is for those that do not. */
#define SOON INFINITE

START_TEST(an_auto_event_releases_one_waiter)
{
	HANDLE event = CreateEvent(NULL, FALSE, TRUE, NULL);

	ck_assert_uint_eq(WaitForSingleObject(event, SOON), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_TIMEOUT);
	ck_assert(SetEvent(event) && SetEvent(event));
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(event, 1), WAIT_TIMEOUT);
	ck_assert(CloseHandle(event));
}
END_TEST

START_TEST(a_manual_event_stays_set)
{
	HANDLE event = CreateEvent(NULL, TRUE, FALSE, NULL);

	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_TIMEOUT);
	ck_assert(SetEvent(event));
	ck_assert_uint_eq(WaitForSingleObject(event, SOON), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_OBJECT_0);
	ck_assert(ResetEvent(event));
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_TIMEOUT);
	ck_assert(CloseHandle(event));
}
END_TEST

START_TEST(what_is_no_handle_cannot_be_waited_for)
{
	HANDLE event = CreateEvent(NULL, TRUE, TRUE, NULL), blind;

	WST_REFUSES(WaitForSingleObject(NULL, 0) != WAIT_FAILED, ERROR_INVALID_HANDLE);
	WST_REFUSES(WaitForSingleObject((HANDLE)0x7ffffff0, 0) != WAIT_FAILED, ERROR_INVALID_HANDLE);
	WST_REFUSES(SetEvent(NULL), ERROR_INVALID_HANDLE);
	WST_REFUSES(ReleaseMutex(event), ERROR_INVALID_HANDLE);
	ck_assert(DuplicateHandle(GetCurrentProcess(), event, GetCurrentProcess(), &blind, EVENT_MODIFY_STATE, FALSE, 0));
	WST_REFUSES(WaitForSingleObject(blind, 0) != WAIT_FAILED, ERROR_ACCESS_DENIED);
	ck_assert(CloseHandle(blind));
	ck_assert(CloseHandle(event));
	WST_REFUSES(WaitForSingleObject(event, 0) != WAIT_FAILED, ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(counts_and_duplicates_of_a_wait_for_many_are_checked)
{
	HANDLE many[MAXIMUM_WAIT_OBJECTS + 1];

	for (size_t i = 0; i < WST_COUNT(many); i++)
		many[i] = CreateEvent(NULL, TRUE, TRUE, NULL);
	WST_REFUSES(WaitForMultipleObjects(0, many, FALSE, 0) != WAIT_FAILED, ERROR_INVALID_PARAMETER);
	WST_REFUSES(WaitForMultipleObjects(MAXIMUM_WAIT_OBJECTS + 1, many, FALSE, 0) != WAIT_FAILED, ERROR_INVALID_PARAMETER);
	ck_assert_uint_eq(WaitForMultipleObjects(MAXIMUM_WAIT_OBJECTS, many, TRUE, 0), WAIT_OBJECT_0);
	many[3] = many[5];
	WST_REFUSES(WaitForMultipleObjects(8, many, TRUE, 0) != WAIT_FAILED, ERROR_INVALID_PARAMETER);
	ck_assert_uint_eq(WaitForMultipleObjects(8, many, FALSE, 0), WAIT_OBJECT_0);
	WST_REFUSES(WaitForMultipleObjects(2, NULL, FALSE, 0) != WAIT_FAILED, ERROR_NOACCESS);
}
END_TEST

START_TEST(the_lowest_of_several_is_answered)
{
	HANDLE events[3];

	for (int i = 0; i < 3; i++)
		events[i] = CreateEvent(NULL, FALSE, i > 0, NULL);
	ck_assert_uint_eq(WaitForMultipleObjects(3, events, FALSE, SOON), WAIT_OBJECT_0 + 1);
	ck_assert_uint_eq(WaitForMultipleObjects(3, events, FALSE, SOON), WAIT_OBJECT_0 + 2);
	ck_assert_uint_eq(WaitForMultipleObjects(3, events, FALSE, 0), WAIT_TIMEOUT);
}
END_TEST

START_TEST(a_wait_for_all_takes_all_or_nothing)
{
	HANDLE both[2] = {CreateEvent(NULL, FALSE, TRUE, NULL), CreateEvent(NULL, FALSE, FALSE, NULL)};

	ck_assert_uint_eq(WaitForMultipleObjects(2, both, TRUE, 1), WAIT_TIMEOUT);
	ck_assert(SetEvent(both[1]));
	ck_assert_uint_eq(WaitForMultipleObjects(2, both, TRUE, SOON), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForMultipleObjects(2, both, FALSE, 0), WAIT_TIMEOUT);
}
END_TEST

START_TEST(a_mutex_is_its_owners_as_often_as_it_was_taken)
{
	HANDLE mutex = CreateMutex(NULL, TRUE, NULL);

	ck_assert_uint_eq(WaitForSingleObject(mutex, SOON), WAIT_OBJECT_0);
	ck_assert(ReleaseMutex(mutex));
	ck_assert(ReleaseMutex(mutex));
	WST_REFUSES(ReleaseMutex(mutex), ERROR_NOT_OWNER);
	ck_assert(CloseHandle(mutex));
}
END_TEST

static HANDLE is_taken;

static void
take_and_end(void *mutex)
{
	ck_assert_uint_eq(WaitForSingleObject(mutex, SOON), WAIT_OBJECT_0);
	ck_assert(SetEvent(is_taken));
}

START_TEST(a_mutex_whose_owner_ended_is_abandoned)
{
	HANDLE both[2] = {CreateEvent(NULL, TRUE, TRUE, NULL), CreateMutex(NULL, FALSE, NULL)};

	is_taken = CreateEvent(NULL, FALSE, FALSE, NULL);
	for (int i = 0; i < 1000; i++) {
		wst_start(&helper, take_and_end, both[1]);
		ck_assert_uint_eq(WaitForSingleObject(is_taken, SOON), WAIT_OBJECT_0);
		if (i % 2)
			ck_assert_uint_eq(WaitForSingleObject(both[1], SOON), WAIT_ABANDONED);
		else
			ck_assert_uint_eq(WaitForMultipleObjects(2, both, TRUE, SOON), WAIT_ABANDONED_0);
		ck_assert(ReleaseMutex(both[1]));
		wst_join(&helper);
		ck_assert_uint_eq(WaitForSingleObject(both[1], 0), WAIT_OBJECT_0);
		ck_assert(ReleaseMutex(both[1]));
	}
}
END_TEST

START_TEST(a_semaphore_counts)
{
	HANDLE semaphore = CreateSemaphore(NULL, 1, 3, NULL);
	LONG before = -1;

	ck_assert_uint_eq(WaitForSingleObject(semaphore, SOON), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(semaphore, 0), WAIT_TIMEOUT);
	ck_assert(ReleaseSemaphore(semaphore, 3, &before));
	ck_assert_int_eq(before, 0);
	WST_REFUSES(ReleaseSemaphore(semaphore, 1, NULL), ERROR_TOO_MANY_POSTS);
	WST_REFUSES(ReleaseSemaphore(semaphore, 0, NULL), ERROR_INVALID_PARAMETER);
	for (int i = 0; i < 3; i++)
		ck_assert_uint_eq(WaitForSingleObject(semaphore, 0), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(semaphore, 0), WAIT_TIMEOUT);
	WST_REFUSES(CreateSemaphore(NULL, 2, 1, NULL), ERROR_INVALID_PARAMETER);
	WST_REFUSES(CreateSemaphore(NULL, 0, 0, NULL), ERROR_INVALID_PARAMETER);
	ck_assert(CloseHandle(semaphore));
}
END_TEST

START_TEST(a_name_opens_the_same_object)
{
	HANDLE event = CreateEventA(NULL, TRUE, FALSE, "the name"), again, opened;

	ck_assert_uint_eq(GetLastError(), 0);
	again = CreateEventW(NULL, FALSE, FALSE, L"Local\\the name");
	ck_assert_uint_eq(GetLastError(), ERROR_ALREADY_EXISTS);
	opened = OpenEventA(SYNCHRONIZE, FALSE, "Global\\the name");
	ck_assert(SetEvent(again));
	ck_assert_uint_eq(WaitForSingleObject(opened, 0), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_OBJECT_0);
	WST_REFUSES(SetEvent(opened), ERROR_ACCESS_DENIED);
	WST_REFUSES(CreateMutexA(NULL, FALSE, "the name"), ERROR_INVALID_HANDLE);
	WST_REFUSES(OpenMutexA(SYNCHRONIZE, FALSE, "the name"), ERROR_INVALID_HANDLE);
	WST_REFUSES(OpenEventA(SYNCHRONIZE, FALSE, "The Name"), ERROR_FILE_NOT_FOUND);
	WST_REFUSES(OpenEventA(SYNCHRONIZE, FALSE, ""), ERROR_INVALID_HANDLE);
	WST_REFUSES(OpenEventA(SYNCHRONIZE, FALSE, NULL), ERROR_INVALID_PARAMETER);
	WST_REFUSES(CreateEventA(NULL, FALSE, FALSE, "a\\b"), ERROR_PATH_NOT_FOUND);
	ck_assert(CloseHandle(event) && CloseHandle(again) && CloseHandle(opened));
	WST_REFUSES(OpenEventA(SYNCHRONIZE, FALSE, "the name"), ERROR_FILE_NOT_FOUND);
}
END_TEST

/* ---- races ---- */

enum { ROUNDS = 20000 };

static HANDLE ping, pong;

static void
answer_pings(void *unused)
{
	(void)unused;
	for (int i = 0; i < ROUNDS; i++) {
		ck_assert_uint_eq(WaitForSingleObject(ping, SOON), WAIT_OBJECT_0);
		ck_assert(SetEvent(pong));
	}
}

START_TEST(no_set_is_lost_between_two_threads)
{
	ping = CreateEvent(NULL, FALSE, FALSE, NULL);
	pong = CreateEvent(NULL, FALSE, FALSE, NULL);
	wst_start(&helper, answer_pings, NULL);
	for (int i = 0; i < ROUNDS; i++)
		ck_assert_uint_eq(SignalObjectAndWait(ping, pong, SOON, FALSE), WAIT_OBJECT_0);
	wst_join(&helper);
}
END_TEST

static atomic_int taken;
static HANDLE quit;

static void
take_tokens(void *semaphore)
{
	HANDLE both[2] = {semaphore, quit};

	while (WaitForMultipleObjects(2, both, FALSE, SOON) == WAIT_OBJECT_0)
		atomic_fetch_add(&taken, 1);
}

START_TEST(each_count_of_a_semaphore_goes_to_one_waiter)
{
	HANDLE semaphore = CreateSemaphore(NULL, 0, ROUNDS, NULL);
	struct wst_thread threads[4];

	quit = CreateEvent(NULL, TRUE, FALSE, NULL);
	for (size_t i = 0; i < WST_COUNT(threads); i++)
		wst_start(&threads[i], take_tokens, semaphore);
	for (int i = 0; i < ROUNDS; i += 2)
		ck_assert(ReleaseSemaphore(semaphore, 2, NULL));
	while (atomic_load(&taken) < ROUNDS)
		SwitchToThread();
	ck_assert(SetEvent(quit));
	for (size_t i = 0; i < WST_COUNT(threads); i++)
		wst_join(&threads[i]);
	ck_assert_int_eq(atomic_load(&taken), ROUNDS);
}
END_TEST

static HANDLE forks[3];
static int meals;

/* Each takes two neighbours at once: a wait for all cannot deadlock. */
static void
dine(void *place)
{
	int i = (int)(INT_PTR)place;
	HANDLE both[2] = {forks[i], forks[(i + 1) % 3]};

	for (int meal = 0; meal < 3000; meal++) {
		ck_assert_uint_eq(WaitForMultipleObjects(2, both, TRUE, SOON), WAIT_OBJECT_0);
		meals++;
		ck_assert(ReleaseMutex(both[meal % 2]) && ReleaseMutex(both[!(meal % 2)]));
	}
}

START_TEST(philosophers_who_wait_for_all_never_starve)
{
	struct wst_thread threads[3];
	HANDLE table = CreateMutex(NULL, FALSE, NULL);

	(void)table;
	for (int i = 0; i < 3; i++)
		forks[i] = CreateMutex(NULL, FALSE, NULL);
	for (int i = 0; i < 3; i++)
		wst_start(&threads[i], dine, (void *)(INT_PTR)i);
	for (int i = 0; i < 3; i++)
		wst_join(&threads[i]);
	ck_assert_int_eq(meals, 9000);
}
END_TEST

static void
wait_once(void *event)
{
	DWORD result = WaitForSingleObject(event, SOON);

	ck_assert(result == WAIT_OBJECT_0 || (result == WAIT_FAILED && GetLastError() == ERROR_INVALID_HANDLE));
}

START_TEST(a_handle_closed_under_a_waiter_harms_nobody)
{
	for (int i = 0; i < 3000; i++) {
		HANDLE event = CreateEvent(NULL, FALSE, FALSE, NULL), other;

		ck_assert(DuplicateHandle(GetCurrentProcess(), event, GetCurrentProcess(), &other, 0, FALSE, DUPLICATE_SAME_ACCESS));
		wst_start(&helper, wait_once, event);
		ck_assert(CloseHandle(event));
		ck_assert(SetEvent(other));
		ck_assert(CloseHandle(other));
		wst_join(&helper);
	}
}
END_TEST

static void
set_it(void *event)
{
	ck_assert(SetEvent(event));
}

START_TEST(a_set_that_meets_a_time_out_is_kept_or_taken)
{
	HANDLE event = CreateEvent(NULL, FALSE, FALSE, NULL);

	for (int i = 0; i < 1000; i++) {
		DWORD result;

		wst_start(&helper, set_it, event);
		result = WaitForSingleObject(event, 1);
		wst_join(&helper);
		ck_assert_uint_eq(WaitForSingleObject(event, 0), result == WAIT_OBJECT_0 ? WAIT_TIMEOUT : WAIT_OBJECT_0);
	}
}
END_TEST

static atomic_int released;

static void
count_release(void *event)
{
	ck_assert_uint_eq(WaitForSingleObject(event, SOON), WAIT_OBJECT_0);
	atomic_fetch_add(&released, 1);
}

START_TEST(a_pulse_releases_those_who_wait)
{
	HANDLE event = CreateEvent(NULL, TRUE, FALSE, NULL);
	struct wst_thread threads[3];

	ck_assert(PulseEvent(event));
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_TIMEOUT);
	for (size_t i = 0; i < WST_COUNT(threads); i++) {
		wst_start(&threads[i], count_release, event);
		wst_until_parked(threads[i].tid);
	}
	ck_assert(PulseEvent(event));
	for (size_t i = 0; i < WST_COUNT(threads); i++)
		wst_join(&threads[i]);
	ck_assert_int_eq(atomic_load(&released), 3);
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_TIMEOUT);
}
END_TEST

/* ---- timers ---- */

static LARGE_INTEGER
in_milliseconds(int milliseconds)
{
	return (LARGE_INTEGER){.QuadPart = -10000LL * milliseconds};
}

START_TEST(a_timer_is_signaled_when_it_is_due)
{
	HANDLE timer = CreateWaitableTimer(NULL, FALSE, NULL);
	LARGE_INTEGER due = in_milliseconds(5);
	int64_t start = wsi_posix_now();

	ck_assert_uint_eq(WaitForSingleObject(timer, 0), WAIT_TIMEOUT);
	ck_assert(SetWaitableTimer(timer, &due, 0, NULL, NULL, FALSE));
	ck_assert_uint_eq(WaitForSingleObject(timer, SOON), WAIT_OBJECT_0);
	ck_assert(wsi_posix_now() - start >= 5000000);
	ck_assert_uint_eq(WaitForSingleObject(timer, 0), WAIT_TIMEOUT);
	ck_assert(CloseHandle(timer));
}
END_TEST

START_TEST(a_timer_in_the_past_is_due_at_once)
{
	HANDLE timer = CreateWaitableTimer(NULL, TRUE, NULL);
	LARGE_INTEGER due = {.QuadPart = 1};

	ck_assert(SetWaitableTimer(timer, &due, 0, NULL, NULL, FALSE));
	ck_assert_uint_eq(WaitForSingleObject(timer, SOON), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(timer, 0), WAIT_OBJECT_0);
	ck_assert(CloseHandle(timer));
}
END_TEST

START_TEST(a_periodic_timer_comes_again_until_it_is_cancelled)
{
	HANDLE timer = CreateWaitableTimer(NULL, FALSE, NULL);
	LARGE_INTEGER due = in_milliseconds(1);

	ck_assert(SetWaitableTimer(timer, &due, 1, NULL, NULL, FALSE));
	for (int i = 0; i < 5; i++)
		ck_assert_uint_eq(WaitForSingleObject(timer, SOON), WAIT_OBJECT_0);
	ck_assert(CancelWaitableTimer(timer));
	WaitForSingleObject(timer, 0);
	ck_assert_uint_eq(WaitForSingleObject(timer, 5), WAIT_TIMEOUT);
	WST_REFUSES(SetWaitableTimer(timer, &due, -1, NULL, NULL, FALSE), ERROR_INVALID_PARAMETER);
	ck_assert(CloseHandle(timer));
}
END_TEST

static int expiries;

static void CALLBACK
count_expiry(LPVOID argument, DWORD low, DWORD high)
{
	ck_assert_ptr_eq(argument, &expiries);
	ck_assert(low || high);
	expiries++;
}

START_TEST(a_timers_routine_runs_in_an_alertable_wait)
{
	HANDLE timer = CreateWaitableTimer(NULL, TRUE, NULL);
	LARGE_INTEGER due = in_milliseconds(1);

	ck_assert(SetWaitableTimer(timer, &due, 0, count_expiry, &expiries, FALSE));
	ck_assert_uint_eq(WaitForSingleObject(timer, SOON), WAIT_OBJECT_0);
	ck_assert_int_eq(expiries, 0);
	ck_assert_uint_eq(SleepEx(SOON, TRUE), WAIT_IO_COMPLETION);
	ck_assert_int_eq(expiries, 1);
	ck_assert(CloseHandle(timer));
}
END_TEST

START_TEST(timers_set_and_cancelled_while_due_end_quietly)
{
	LARGE_INTEGER due = {.QuadPart = -1};

	for (int i = 0; i < 3000; i++) {
		HANDLE timer = CreateWaitableTimer(NULL, FALSE, NULL);

		ck_assert(SetWaitableTimer(timer, &due, i % 2, count_expiry, &expiries, FALSE));
		if (i % 3)
			SleepEx(0, TRUE);
		ck_assert(i % 4 ? SetWaitableTimer(timer, &due, 0, count_expiry, &expiries, FALSE) : CancelWaitableTimer(timer));
		ck_assert(CloseHandle(timer));
	}
	while (SleepEx(0, TRUE) == WAIT_IO_COMPLETION)
		continue;
}
END_TEST

WST_MAIN("wait", an_auto_event_releases_one_waiter, a_manual_event_stays_set, what_is_no_handle_cannot_be_waited_for,
	counts_and_duplicates_of_a_wait_for_many_are_checked, the_lowest_of_several_is_answered, a_wait_for_all_takes_all_or_nothing,
	a_mutex_is_its_owners_as_often_as_it_was_taken, a_mutex_whose_owner_ended_is_abandoned, a_semaphore_counts, a_name_opens_the_same_object,
	no_set_is_lost_between_two_threads, each_count_of_a_semaphore_goes_to_one_waiter, philosophers_who_wait_for_all_never_starve,
	a_handle_closed_under_a_waiter_harms_nobody, a_set_that_meets_a_time_out_is_kept_or_taken, a_pulse_releases_those_who_wait,
	a_timer_is_signaled_when_it_is_due, a_timer_in_the_past_is_due_at_once, a_periodic_timer_comes_again_until_it_is_cancelled,
	a_timers_routine_runs_in_an_alertable_wait, timers_set_and_cancelled_while_due_end_quietly)

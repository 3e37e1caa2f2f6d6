/* Threads: their beginning, their end, and what is asked of them. */
#include "harness.h"

#include <stdatomic.h>
#include <wchar.h>

static HANDLE gate;

static DWORD WINAPI
answer(LPVOID code)
{
	return (DWORD)(UINT_PTR)code;
}

static DWORD WINAPI
wait_at_gate(LPVOID code)
{
	WaitForSingleObject(gate, INFINITE);
	return (DWORD)(UINT_PTR)code;
}

static DWORD
code_of(HANDLE thread)
{
	DWORD code = 0;

	ck_assert(GetExitCodeThread(thread, &code));
	return code;
}

static HANDLE
started(LPTHREAD_START_ROUTINE function, void *parameter, DWORD flags)
{
	HANDLE thread = CreateThread(NULL, 0, function, parameter, flags, NULL);

	ck_assert(thread);
	return thread;
}

START_TEST(a_thread_is_signaled_with_its_exit_code_when_it_ends)
{
	HANDLE thread;
	DWORD tid = 0;

	gate = CreateEvent(NULL, TRUE, FALSE, NULL);
	thread = CreateThread(NULL, 0, wait_at_gate, (LPVOID)77, 0, &tid);
	ck_assert_uint_eq(WaitForSingleObject(thread, 0), WAIT_TIMEOUT);
	ck_assert_uint_eq(code_of(thread), STILL_ACTIVE);
	ck_assert_uint_eq(GetThreadId(thread), tid);
	ck_assert_uint_ne(tid, GetCurrentThreadId());
	ck_assert(SetEvent(gate));
	ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(thread, 0), WAIT_OBJECT_0);
	ck_assert_uint_eq(code_of(thread), 77);
	ck_assert(CloseHandle(thread));
}
END_TEST

static DWORD WINAPI
exit_deep_inside(LPVOID unused)
{
	(void)unused;
	ExitThread(5);
}

START_TEST(ExitThread_ends_a_thread_from_anywhere)
{
	HANDLE thread = started(exit_deep_inside, NULL, 0);

	ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(code_of(thread), 5);
	ck_assert(CloseHandle(thread));
}
END_TEST

START_TEST(a_thread_created_suspended_waits_for_its_last_resume)
{
	HANDLE thread = started(answer, (void *)9, CREATE_SUSPENDED);

	ck_assert_uint_eq(SuspendThread(thread), 1);
	ck_assert_uint_eq(ResumeThread(thread), 2);
	ck_assert_uint_eq(WaitForSingleObject(thread, 2), WAIT_TIMEOUT);
	ck_assert_uint_eq(ResumeThread(thread), 1);
	ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(ResumeThread(thread), 0);
	ck_assert(CloseHandle(thread));
}
END_TEST

static atomic_int steps, enough;

static DWORD WINAPI
step(LPVOID unused)
{
	(void)unused;
	while (!atomic_load(&enough))
		atomic_fetch_add(&steps, 1);
	return 0;
}

START_TEST(a_running_thread_can_be_suspended)
{
	HANDLE thread = started(step, NULL, 0);

	for (int i = 0; i < 200; i++) {
		int seen;

		while (!atomic_load(&steps))
			SwitchToThread();
		ck_assert_uint_eq(SuspendThread(thread), 0);
		seen = atomic_load(&steps);
		SwitchToThread();
		ck_assert_int_eq(atomic_load(&steps), seen);
		atomic_store(&steps, 0);
		ck_assert_uint_eq(ResumeThread(thread), 1);
	}
	atomic_store(&enough, 1);
	ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
	WST_REFUSES(SuspendThread(thread) != (DWORD)-1, ERROR_ACCESS_DENIED);
	ck_assert(CloseHandle(thread));
}
END_TEST

START_TEST(TerminateThread_ends_a_thread_where_it_is)
{
	HANDLE mutex = CreateMutex(NULL, FALSE, NULL), thread;

	gate = CreateEvent(NULL, TRUE, FALSE, NULL);
	for (int i = 0; i < 100; i++) {
		thread = started(i % 2 ? wait_at_gate : step, mutex, 0);
		ck_assert(TerminateThread(thread, 31));
		ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
		ck_assert_uint_eq(code_of(thread), 31);
		ck_assert(CloseHandle(thread));
	}
	ck_assert(SetEvent(gate));
}
END_TEST

START_TEST(bad_arguments_start_no_thread)
{
	HANDLE thread = started(answer, NULL, 0);
	DWORD code;

	WST_REFUSES(CreateThread(NULL, 0, answer, NULL, 0x80000000, NULL), ERROR_INVALID_PARAMETER);
	WST_REFUSES(GetExitCodeThread(NULL, &code), ERROR_INVALID_HANDLE);
	WST_REFUSES(GetExitCodeThread(thread, (LPDWORD)NULL), ERROR_NOACCESS);
	WST_REFUSES(SetThreadPriority(thread, 7), ERROR_INVALID_PARAMETER);
	WST_REFUSES(OpenThread(THREAD_ALL_ACCESS, FALSE, 0), ERROR_INVALID_PARAMETER);
	ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
	ck_assert(CloseHandle(thread));
}
END_TEST

START_TEST(priorities_and_names_are_kept)
{
	PWSTR name = NULL;
	BOOL off = FALSE;

	ck_assert_int_eq(GetThreadPriority(GetCurrentThread()), THREAD_PRIORITY_NORMAL);
	ck_assert(SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_LOWEST));
	ck_assert_int_eq(GetThreadPriority(GetCurrentThread()), THREAD_PRIORITY_LOWEST);
	ck_assert(SetThreadPriorityBoost(GetCurrentThread(), TRUE) && GetThreadPriorityBoost(GetCurrentThread(), &off) && off);
	ck_assert(SUCCEEDED(SetThreadDescription(GetCurrentThread(), L"a name that is longer than the kernel's \u00e4")));
	ck_assert(SUCCEEDED(GetThreadDescription(GetCurrentThread(), &name)));
	ck_assert(!wcscmp(name, L"a name that is longer than the kernel's \u00e4"));
	LocalFree(name);
}
END_TEST

/* ---- APCs ---- */

static int ran[3];

static void CALLBACK
count(ULONG_PTR which)
{
	ran[which]++;
	if (which == 1)
		ck_assert(QueueUserAPC(count, GetCurrentThread(), 2));
}

START_TEST(an_APC_runs_in_an_alertable_wait_only)
{
	HANDLE event = CreateEvent(NULL, TRUE, TRUE, NULL);

	ck_assert(QueueUserAPC(count, GetCurrentThread(), 0));
	ck_assert(QueueUserAPC(count, GetCurrentThread(), 1));
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObjectEx(event, 0, TRUE), WAIT_OBJECT_0);
	Sleep(1);
	ck_assert_int_eq(ran[0] + ran[1] + ran[2], 0);
	ck_assert(ResetEvent(event));
	ck_assert_uint_eq(WaitForMultipleObjectsEx(1, &event, FALSE, INFINITE, TRUE), WAIT_IO_COMPLETION);
	ck_assert(ran[0] == 1 && ran[1] == 1 && ran[2] == 1);
	ck_assert_uint_eq(SleepEx(1, TRUE), 0);
	WST_REFUSES(QueueUserAPC(NULL, GetCurrentThread(), 0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(QueueUserAPC(NULL, NULL, 0), ERROR_INVALID_HANDLE);
	ck_assert(CloseHandle(event));
}
END_TEST

static atomic_int calls;

static void CALLBACK
call(ULONG_PTR unused)
{
	(void)unused;
	atomic_fetch_add(&calls, 1);
}

static DWORD WINAPI
sleep_alertably(LPVOID unused)
{
	(void)unused;
	while (!atomic_load(&enough))
		SleepEx(INFINITE, TRUE);
	return 0;
}

static void CALLBACK
finish(ULONG_PTR unused)
{
	(void)unused;
	atomic_store(&enough, 1);
}

START_TEST(no_APC_is_lost_and_none_runs_twice)
{
	HANDLE thread = started(sleep_alertably, NULL, 0);

	for (int i = 0; i < 20000; i++)
		ck_assert(QueueUserAPC(call, thread, 0));
	ck_assert(QueueUserAPC(finish, thread, 0));
	ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
	ck_assert_int_eq(atomic_load(&calls), 20000);
	WST_REFUSES(QueueUserAPC(call, thread, 0), ERROR_GEN_FAILURE);
	ck_assert(CloseHandle(thread));
}
END_TEST

static DWORD WINAPI
sleep_briefly(LPVOID unused)
{
	(void)unused;
	SleepEx(1, TRUE);
	return 0;
}

START_TEST(an_APC_that_meets_a_time_out_or_the_threads_end_harms_nobody)
{
	for (int i = 0; i < 2000; i++) {
		HANDLE thread = started(sleep_briefly, NULL, 0);

		while (QueueUserAPC(call, thread, 0) && i % 2)
			SwitchToThread();
		ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
		ck_assert(CloseHandle(thread));
	}
}
END_TEST

START_TEST(an_APC_queued_before_the_beginning_runs_first)
{
	HANDLE thread = started(answer, NULL, CREATE_SUSPENDED);

	ck_assert(QueueUserAPC(call, thread, 0));
	ResumeThread(thread);
	ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
	ck_assert_int_eq(atomic_load(&calls), 1);
	ck_assert(CloseHandle(thread));
}
END_TEST

START_TEST(sixty_four_threads_are_waited_for_together)
{
	HANDLE threads[MAXIMUM_WAIT_OBJECTS];

	for (int round = 0; round < 20; round++) {
		for (size_t i = 0; i < WST_COUNT(threads); i++)
			threads[i] = started(answer, (void *)i, 0);
		ck_assert_uint_eq(WaitForMultipleObjects(WST_COUNT(threads), threads, TRUE, INFINITE), WAIT_OBJECT_0);
		for (size_t i = 0; i < WST_COUNT(threads); i++) {
			ck_assert_uint_eq(code_of(threads[i]), i);
			ck_assert(CloseHandle(threads[i]));
		}
	}
}
END_TEST

static struct wst_thread plain;
static atomic_int may_end;

static void
idle(void *unused)
{
	(void)unused;
	while (!atomic_load(&may_end))
		SwitchToThread();
}

START_TEST(a_thread_of_libcs_own_is_waited_for_by_its_number)
{
	HANDLE thread;

	wst_start(&plain, idle, NULL);
	thread = OpenThread(SYNCHRONIZE, FALSE, plain.tid);
	ck_assert(thread);
	ck_assert_uint_eq(WaitForSingleObject(thread, 2), WAIT_TIMEOUT);
	atomic_store(&may_end, 1);
	ck_assert_uint_eq(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
	wst_join(&plain);
	ck_assert(CloseHandle(thread));
}
END_TEST

/* Nor can AddressSanitizer's search for leaks follow a thread that ends without a word. */
#if defined __SANITIZE_THREAD__ || defined __SANITIZE_ADDRESS__
#define AND_WHAT_SANITIZERS_CANNOT_FOLLOW
#else
#define AND_WHAT_SANITIZERS_CANNOT_FOLLOW , TerminateThread_ends_a_thread_where_it_is, a_running_thread_can_be_suspended
#endif

WST_MAIN("threads", a_thread_is_signaled_with_its_exit_code_when_it_ends, ExitThread_ends_a_thread_from_anywhere,
	a_thread_created_suspended_waits_for_its_last_resume, bad_arguments_start_no_thread, priorities_and_names_are_kept,
	an_APC_runs_in_an_alertable_wait_only, no_APC_is_lost_and_none_runs_twice, an_APC_that_meets_a_time_out_or_the_threads_end_harms_nobody,
	an_APC_queued_before_the_beginning_runs_first, sixty_four_threads_are_waited_for_together,
	a_thread_of_libcs_own_is_waited_for_by_its_number AND_WHAT_SANITIZERS_CANNOT_FOLLOW)

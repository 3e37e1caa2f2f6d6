/* Threads of Microsoft's C library. */
#include "harness.h"

#include <errno.h>
#include <process.h>

static LONG runs;

static unsigned __stdcall
count(void *argument)
{
	InterlockedIncrement(&runs);
	return (unsigned)(UINT_PTR)argument;
}

static unsigned __stdcall
leave(void *argument)
{
	_endthreadex((unsigned)(UINT_PTR)argument);
}

static void
signal_event(void *event)
{
	InterlockedIncrement(&runs);
	SetEvent(event);
}

static void
signal_and_leave(void *event)
{
	SetEvent(event);
	_endthread();
}

static DWORD
code_of(uintptr_t thread)
{
	DWORD code = 0;

	ck_assert_uint_eq(WaitForSingleObject((HANDLE)thread, INFINITE), WAIT_OBJECT_0);
	ck_assert(GetExitCodeThread((HANDLE)thread, &code));
	ck_assert(CloseHandle((HANDLE)thread));
	return code;
}

START_TEST(the_exit_code_is_what_the_function_answers_or_endthreadex_says)
{
	for (unsigned i = 1; i <= 1000; i++) {
		unsigned tid = 0;

		ck_assert_uint_eq(code_of(_beginthreadex(NULL, 0, i % 2 ? count : leave, (void *)(UINT_PTR)i, 0, &tid)), i);
		ck_assert_uint_ne(tid, 0);
	}
	ck_assert_int_eq(runs, 500);
}
END_TEST

START_TEST(a_thread_can_begin_suspended)
{
	uintptr_t thread = _beginthreadex(NULL, 65536, count, NULL, CREATE_SUSPENDED, NULL);

	ck_assert_uint_eq(WaitForSingleObject((HANDLE)thread, 0), WAIT_TIMEOUT);
	ck_assert_int_eq(runs, 0);
	ck_assert_uint_eq(ResumeThread((HANDLE)thread), 1);
	ck_assert_uint_eq(code_of(thread), 0);
	ck_assert_int_eq(runs, 1);
}
END_TEST

START_TEST(beginthread_closes_its_handle_when_the_thread_ends)
{
	HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL);

	for (int i = 0; i < 1000; i++) {
		uintptr_t thread = _beginthread(i % 2 ? signal_event : signal_and_leave, 0, event);
		DWORD flags;

		ck_assert_int_ne((int)thread, -1);
		ck_assert_uint_eq(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
		while (GetHandleInformation((HANDLE)thread, &flags))
			SwitchToThread();
	}
	ck_assert_int_eq(runs, 500);
	ck_assert(CloseHandle(event));
}
END_TEST

static DWORD slot;

static void CALLBACK
add(PVOID value)
{
	InterlockedExchangeAdd(&runs, (LONG)(INT_PTR)value);
}

static unsigned __stdcall
set_value(void *argument)
{
	FlsSetValue(slot, argument);
	return 0;
}

START_TEST(callbacks_of_local_storage_are_done_when_the_thread_is_signaled)
{
	slot = FlsAlloc(add);
	for (int i = 1; i <= 1000; i++) {
		code_of(_beginthreadex(NULL, 0, set_value, (void *)1, 0, NULL));
		ck_assert_int_eq(InterlockedExchangeAdd(&runs, 0), i);
	}
}
END_TEST

WST_MAIN_RAW("threads of the C library", the_exit_code_is_what_the_function_answers_or_endthreadex_says, a_thread_can_begin_suspended,
	beginthread_closes_its_handle_when_the_thread_ends, callbacks_of_local_storage_are_done_when_the_thread_is_signaled)

/* Interlocked operations on the integers that programs have. */
#include "harness.h"

#include <intrin.h>

enum { THREADS = 4, ROUNDS = 20000 };

static volatile long wide;
static volatile LONG narrow;
static unsigned long unsigned_wide;
static LONGLONG longest;

static void
count(void *unused)
{
	(void)unused;
	for (int i = 0; i < ROUNDS; i++) {
		InterlockedIncrement(&wide);
		InterlockedExchangeAdd(&narrow, 2);
		InterlockedDecrement(&unsigned_wide);
		for (LONGLONG was = InterlockedExchangeAdd64(&longest, 0); InterlockedCompareExchange64(&longest, was + 1, was) != was; )
			was = InterlockedExchangeAdd64(&longest, 0);
	}
}

START_TEST(no_step_is_lost)
{
	struct wst_thread threads[THREADS];

	for (int i = 0; i < THREADS; i++)
		wst_start(&threads[i], count, NULL);
	for (int i = 0; i < THREADS; i++)
		wst_join(&threads[i]);
	ck_assert_int_eq(wide, THREADS * ROUNDS);
	ck_assert_int_eq(narrow, 2 * THREADS * ROUNDS);
	ck_assert_int_eq((int)unsigned_wide, -THREADS * ROUNDS);
	ck_assert_int_eq(longest, THREADS * ROUNDS);
}
END_TEST

START_TEST(operations_answer_what_Windows_answers)
{
	LONG v = 10;
	DWORD d = 0;
	long l = -1;

	ck_assert_int_eq(InterlockedIncrement(&v), 11);
	ck_assert_int_eq(InterlockedDecrement(&v), 10);
	ck_assert_int_eq(InterlockedExchange(&v, 20), 10);
	ck_assert_int_eq(InterlockedExchangeAdd(&v, 5), 20);
	ck_assert_int_eq(InterlockedCompareExchange(&v, 1, 25), 25);
	ck_assert_int_eq(InterlockedCompareExchange(&v, 2, 25), 1);
	ck_assert_int_eq(InterlockedAnd(&v, 3), 1);
	ck_assert_int_eq(InterlockedOr(&v, 6), 1);
	ck_assert_int_eq(InterlockedXor(&v, 2), 7);
	ck_assert_int_eq(_InterlockedExchange(&v, 0), 5);
	ck_assert_int_eq(InterlockedAdd(&v, 4), 4);
	ck_assert(InterlockedDecrement(&d) < 0);
	ck_assert_int_eq(InterlockedIncrement(&l), 0);
	ck_assert_int_eq(InterlockedCompareExchange(&l, 7, 0), 0);
	ck_assert_int_eq(l, 7);
}
END_TEST

START_TEST(other_widths_and_pointers_are_served)
{
	SHORT s = 1;
	char c = 1;
	PVOID p = &s;
	SHORT *typed = &s;
	LONG bits[2] = {0, 1};

	ck_assert_int_eq(InterlockedIncrement16(&s), 2);
	ck_assert_int_eq(InterlockedOr8(&c, 2), 1);
	ck_assert_int_eq(c, 3);
	ck_assert_ptr_eq(InterlockedExchangePointer(&p, &c), &s);
	ck_assert_ptr_eq(InterlockedCompareExchangePointer(&p, NULL, &c), &c);
	ck_assert_ptr_null(p);
	ck_assert_ptr_eq(InterlockedExchangePointer((PVOID *)&typed, NULL), &s);
	ck_assert(InterlockedBitTestAndReset(bits, 32));
	ck_assert(!InterlockedBitTestAndSet(bits, 31));
	ck_assert(_interlockedbittestandset(bits, 31));
	ck_assert_int_eq(bits[1], 0);
	MemoryBarrier();
	YieldProcessor();
	ck_assert_int_eq(ReadAcquire(&bits[1]), 0);
	WriteRelease(&bits[1], 4);
	ck_assert_int_eq(ReadNoFence(&bits[1]), 4);
}
END_TEST

START_TEST(they_are_functions_that_GetProcAddress_finds)
{
	LONG (WINAPI *increment)(LONG volatile *) = InterlockedIncrement;
	LONG (WINAPI *and)(LONG volatile *, LONG) = InterlockedAnd;
	LONG v = 1;

	ck_assert_int_eq(increment(&v), 2);
	ck_assert_int_eq(and(&v, 1), 2);
	ck_assert(GetProcAddress(GetModuleHandleA("kernel32"), "InterlockedIncrement") == (FARPROC)increment);
}
END_TEST

WST_MAIN_RAW("interlocked", no_step_is_lost, operations_answer_what_Windows_answers, other_widths_and_pointers_are_served,
	they_are_functions_that_GetProcAddress_finds)

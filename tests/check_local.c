/* Thread-local and fiber-local storage. */
#include "harness.h"

static DWORD slot;
static LONG called;

static void
look_at_slot(void *unused)
{
	(void)unused;
	ck_assert_ptr_null(TlsGetValue(slot));
	ck_assert(TlsSetValue(slot, &slot));
	ck_assert_ptr_eq(TlsGetValue(slot), &slot);
}

START_TEST(each_thread_has_its_own_value_and_it_begins_as_NULL)
{
	struct wst_thread other;

	slot = TlsAlloc();
	ck_assert_uint_ne(slot, TLS_OUT_OF_INDEXES);
	ck_assert(TlsSetValue(slot, &other));
	wst_start(&other, look_at_slot, NULL);
	wst_join(&other);
	SetLastError(5);
	ck_assert_ptr_eq(TlsGetValue(slot), &other);
	ck_assert_uint_eq(GetLastError(), ERROR_SUCCESS);
	ck_assert(TlsFree(slot));
	ck_assert_uint_eq(TlsAlloc(), slot);
	ck_assert_ptr_null(TlsGetValue(slot));
}
END_TEST

START_TEST(there_are_1088_slots)
{
	DWORD last = 0;

	for (int i = 0; i < 1088; i++) {
		last = TlsAlloc();
		ck_assert_uint_ne(last, TLS_OUT_OF_INDEXES);
		ck_assert(TlsSetValue(last, (PVOID)(UINT_PTR)last));
	}
	SetLastError(5);
	ck_assert_uint_eq(TlsAlloc(), TLS_OUT_OF_INDEXES);
	ck_assert_uint_eq(GetLastError(), ERROR_NO_MORE_ITEMS);
	ck_assert_ptr_eq(TlsGetValue(last), (PVOID)(UINT_PTR)last);
	for (DWORD i = 0; i < 1088; i++)
		ck_assert(TlsFree(i));
}
END_TEST

START_TEST(an_index_out_of_range_is_ERROR_INVALID_PARAMETER)
{
	WST_REFUSES(TlsGetValue(1088), ERROR_INVALID_PARAMETER);
	WST_REFUSES(TlsSetValue(TLS_OUT_OF_INDEXES, NULL), ERROR_INVALID_PARAMETER);
	WST_REFUSES(TlsFree(1088), ERROR_INVALID_PARAMETER);
	WST_REFUSES(TlsFree(0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(FlsGetValue(FLS_MAXIMUM_AVAILABLE), ERROR_INVALID_PARAMETER);
	WST_REFUSES(FlsSetValue(0, NULL), ERROR_INVALID_PARAMETER);
	WST_REFUSES(FlsFree(0), ERROR_INVALID_PARAMETER);
}
END_TEST

static void CALLBACK
note(PVOID value)
{
	InterlockedExchangeAdd(&called, (LONG)(INT_PTR)value);
}

static void
set_and_end(void *value)
{
	ck_assert_ptr_null(FlsGetValue(slot));
	ck_assert(FlsSetValue(slot, value));
	ck_assert_ptr_eq(FlsGetValue(slot), value);
}

START_TEST(a_callback_runs_for_the_value_of_a_thread_that_ends)
{
	struct wst_thread other;

	slot = FlsAlloc(note);
	for (int i = 1; i <= 1000; i++) {
		wst_start(&other, set_and_end, (void *)1);
		wst_join(&other);
		ck_assert_int_eq(called, i);
	}
}
END_TEST

START_TEST(FlsFree_runs_the_callback_for_every_thread)
{
	slot = FlsAlloc(note);
	ck_assert(FlsSetValue(slot, (PVOID)7));
	ck_assert(FlsFree(slot));
	ck_assert_int_eq(called, 7);
	WST_REFUSES(FlsGetValue(slot), ERROR_INVALID_PARAMETER);
}
END_TEST

static __declspec(thread) int own = 3;

static void
change_own(void *unused)
{
	(void)unused;
	ck_assert_int_eq(own++, 3);
}

START_TEST(declspec_thread_makes_a_variable_of_each_thread)
{
	struct wst_thread other;

	own = 5;
	wst_start(&other, change_own, NULL);
	wst_join(&other);
	ck_assert_int_eq(own, 5);
}
END_TEST

static void
take_slots(void *unused)
{
	(void)unused;
	for (int i = 0; i < 5000; i++) {
		DWORD mine = TlsAlloc();

		ck_assert_ptr_null(TlsGetValue(mine));
		ck_assert(TlsSetValue(mine, &mine));
		ck_assert(TlsFree(mine));
	}
}

START_TEST(a_slot_is_one_owners_at_a_time)
{
	struct wst_thread others[4];

	for (int i = 0; i < 4; i++)
		wst_start(&others[i], take_slots, NULL);
	for (int i = 0; i < 4; i++)
		wst_join(&others[i]);
}
END_TEST

WST_MAIN_RAW("local storage", each_thread_has_its_own_value_and_it_begins_as_NULL, there_are_1088_slots, an_index_out_of_range_is_ERROR_INVALID_PARAMETER,
	a_callback_runs_for_the_value_of_a_thread_that_ends, FlsFree_runs_the_callback_for_every_thread, declspec_thread_makes_a_variable_of_each_thread,
	a_slot_is_one_owners_at_a_time)

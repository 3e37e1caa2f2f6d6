/* SRW locks, condition variables, one-time initialization, barriers, waiting on an address, lists. */
#include "harness.h"

enum { THREADS = 4, ROUNDS = 10000 };

static SRWLOCK lock = SRWLOCK_INIT;
static CRITICAL_SECTION section;
static CONDITION_VARIABLE filled = CONDITION_VARIABLE_INIT, emptied = CONDITION_VARIABLE_INIT;
static long counter, twin;

static void
run(void (*body)(void *), unsigned count)
{
	struct wst_thread threads[8];

	for (unsigned i = 0; i < count; i++)
		wst_start(&threads[i], body, (void *)(UINT_PTR)i);
	for (unsigned i = 0; i < count; i++)
		wst_join(&threads[i]);
}

static void
read_and_write(void *number)
{
	for (int i = 0; i < ROUNDS; i++)
		if ((UINT_PTR)number % 2) {
			AcquireSRWLockShared(&lock);
			ck_assert_int_eq(counter, twin);
			ReleaseSRWLockShared(&lock);
		} else {
			AcquireSRWLockExclusive(&lock);
			counter++;
			twin++;
			ReleaseSRWLockExclusive(&lock);
		}
}

START_TEST(an_srw_lock_excludes_writers_and_lets_readers_share)
{
	ck_assert(TryAcquireSRWLockShared(&lock));
	ck_assert(TryAcquireSRWLockShared(&lock));
	ck_assert(!TryAcquireSRWLockExclusive(&lock));
	ReleaseSRWLockShared(&lock);
	ReleaseSRWLockShared(&lock);
	ck_assert(TryAcquireSRWLockExclusive(&lock));
	ck_assert(!TryAcquireSRWLockExclusive(&lock));
	ck_assert(!TryAcquireSRWLockShared(&lock));
	ReleaseSRWLockExclusive(&lock);
	run(read_and_write, 8);
	ck_assert_int_eq(counter, 4 * ROUNDS);
	ck_assert_ptr_null(lock.Ptr);
}
END_TEST

START_TEST(a_condition_that_nobody_wakes_ends_with_ERROR_TIMEOUT)
{
	InitializeCriticalSection(&section);
	EnterCriticalSection(&section);
	WST_REFUSES(SleepConditionVariableCS(&filled, &section, 1), ERROR_TIMEOUT);
	ck_assert_int_eq(section.RecursionCount, 1);
	LeaveCriticalSection(&section);
	AcquireSRWLockShared(&lock);
	WST_REFUSES(SleepConditionVariableSRW(&filled, &lock, 0, CONDITION_VARIABLE_LOCKMODE_SHARED), ERROR_TIMEOUT);
	ReleaseSRWLockShared(&lock);
	AcquireSRWLockExclusive(&lock);
	WST_REFUSES(SleepConditionVariableSRW(&filled, &lock, 0, 0), ERROR_TIMEOUT);
	ck_assert(!TryAcquireSRWLockShared(&lock));
	ReleaseSRWLockExclusive(&lock);
}
END_TEST

/* A place for one thing, filled by even threads and emptied by odd ones: a lost wake hangs. */
static void
pass_through_section(void *number)
{
	long wanted = (UINT_PTR)number % 2;

	for (int i = 0; i < ROUNDS; i++) {
		EnterCriticalSection(&section);
		while (counter != wanted)
			ck_assert(SleepConditionVariableCS(wanted ? &filled : &emptied, &section, INFINITE));
		counter = !wanted;
		WakeConditionVariable(wanted ? &emptied : &filled);
		LeaveCriticalSection(&section);
	}
}

static void
pass_through_lock(void *number)
{
	long wanted = (UINT_PTR)number % 2;

	for (int i = 0; i < ROUNDS; i++) {
		AcquireSRWLockExclusive(&lock);
		while (counter != wanted)
			ck_assert(SleepConditionVariableSRW(&filled, &lock, INFINITE, 0));
		counter = !wanted;
		ReleaseSRWLockExclusive(&lock);
		WakeAllConditionVariable(&filled);
	}
}

START_TEST(no_wake_of_a_condition_is_lost)
{
	InitializeCriticalSection(&section);
	run(pass_through_section, THREADS);
	ck_assert_int_eq(counter, 0);
	run(pass_through_lock, THREADS);
	ck_assert_int_eq(counter, 0);
}
END_TEST

static INIT_ONCE once;

static BOOL CALLBACK
make(PINIT_ONCE own, PVOID parameter, PVOID *context)
{
	ck_assert_ptr_eq(own, &once);
	counter++;
	*context = parameter;
	return TRUE;
}

static BOOL CALLBACK
refuse(PINIT_ONCE own, PVOID parameter, PVOID *context)
{
	(void)own, (void)parameter, (void)context;
	SetLastError(4711);
	return FALSE;
}

static void
initialize(void *number)
{
	PVOID context = NULL;

	(void)number;
	ck_assert(InitOnceExecuteOnce(&once, make, (PVOID)0x1000, &context));
	ck_assert_ptr_eq(context, (PVOID)0x1000);
}

START_TEST(one_time_initialization_happens_once)
{
	for (int i = 1; i <= 500; i++) {
		InitOnceInitialize(&once);
		run(initialize, THREADS);
		ck_assert_int_eq(counter, i);
	}
}
END_TEST

START_TEST(one_time_initialization_that_failed_is_tried_again)
{
	PVOID context;
	BOOL pending = FALSE;

	WST_REFUSES(InitOnceExecuteOnce(&once, refuse, NULL, NULL), 4711);
	WST_REFUSES(InitOnceBeginInitialize(&once, INIT_ONCE_CHECK_ONLY, &pending, NULL), ERROR_GEN_FAILURE);
	ck_assert(pending);
	ck_assert(InitOnceBeginInitialize(&once, 0, &pending, &context));
	ck_assert(pending);
	WST_REFUSES(InitOnceComplete(&once, 0, (PVOID)3), ERROR_INVALID_PARAMETER);
	ck_assert(InitOnceComplete(&once, 0, (PVOID)0x40));
	ck_assert(InitOnceBeginInitialize(&once, INIT_ONCE_CHECK_ONLY, &pending, &context));
	ck_assert(!pending && context == (PVOID)0x40);
	WST_REFUSES(InitOnceComplete(&once, 0, NULL), ERROR_GEN_FAILURE);
}
END_TEST

START_TEST(the_first_of_several_asynchronous_initializers_wins)
{
	PVOID context;
	BOOL pending;

	ck_assert(InitOnceBeginInitialize(&once, INIT_ONCE_ASYNC, &pending, NULL) && pending);
	ck_assert(InitOnceBeginInitialize(&once, INIT_ONCE_ASYNC, &pending, NULL) && pending);
	WST_REFUSES(InitOnceBeginInitialize(&once, 0, &pending, NULL), ERROR_INVALID_PARAMETER);
	ck_assert(InitOnceComplete(&once, INIT_ONCE_ASYNC, (PVOID)8));
	WST_REFUSES(InitOnceComplete(&once, INIT_ONCE_ASYNC, (PVOID)16), ERROR_GEN_FAILURE);
	ck_assert(InitOnceBeginInitialize(&once, 0, &pending, &context) && !pending);
	ck_assert_ptr_eq(context, (PVOID)8);
}
END_TEST

static SYNCHRONIZATION_BARRIER barrier;
static LONG lasts, arrived;

static void
meet(void *number)
{
	(void)number;
	for (int i = 1; i <= 1000; i++) {
		InterlockedIncrement(&arrived);
		if (EnterSynchronizationBarrier(&barrier, i % 8 ? 0 : SYNCHRONIZATION_BARRIER_FLAGS_SPIN_ONLY))
			InterlockedIncrement(&lasts);
		ck_assert_int_ge(InterlockedCompareExchange(&arrived, 0, 0), i * THREADS);
	}
}

START_TEST(a_barrier_lets_go_when_all_have_come_and_tells_one_of_them)
{
	WST_REFUSES(InitializeSynchronizationBarrier(&barrier, 0, -1), ERROR_INVALID_PARAMETER);
	ck_assert(InitializeSynchronizationBarrier(&barrier, THREADS, -1));
	run(meet, THREADS);
	ck_assert_int_eq(lasts, 1000);
	ck_assert(DeleteSynchronizationBarrier(&barrier));
}
END_TEST

static LONG turn;

static void
take_turns(void *number)
{
	for (LONG i = (LONG)(UINT_PTR)number; i < ROUNDS; i += 2) {
		for (LONG now; (now = ReadAcquire(&turn)) != i; )
			ck_assert(WaitOnAddress(&turn, &now, sizeof turn, INFINITE));
		WriteRelease(&turn, i + 1);
		if (i % 4 < 2)
			WakeByAddressSingle(&turn);
		else
			WakeByAddressAll(&turn);
	}
}

START_TEST(WaitOnAddress_ends_when_the_value_changed_and_it_is_woken)
{
	ULONGLONG value = 5, other = 6;

	WST_REFUSES(WaitOnAddress(&value, &value, 8, 1), ERROR_TIMEOUT);
	WST_REFUSES(WaitOnAddress(&value, &value, 3, 1), ERROR_INVALID_PARAMETER);
	for (SIZE_T size = 1; size <= 8; size *= 2) {
		ck_assert(WaitOnAddress(&value, &other, size, INFINITE));
		WST_REFUSES(WaitOnAddress(&value, &value, size, 0), ERROR_TIMEOUT);
	}
	run(take_turns, 2);
	ck_assert_int_eq(turn, ROUNDS);
}
END_TEST

struct item {
	SLIST_ENTRY entry;
	LONG owner;
};

static SLIST_HEADER list;

static void
push_and_pop(void *number)
{
	(void)number;
	for (int i = 0; i < ROUNDS; i++) {
		struct item *item = (struct item *)(void *)InterlockedPopEntrySList(&list);

		if (!item)
			continue;
		ck_assert_int_eq(InterlockedIncrement(&item->owner), 1);
		InterlockedDecrement(&item->owner);
		InterlockedPushEntrySList(&list, &item->entry);
	}
}

START_TEST(a_list_gives_each_entry_to_one_thread)
{
	static struct item items[6];
	unsigned count = 0;

	InitializeSListHead(&list);
	ck_assert_ptr_null(InterlockedPopEntrySList(&list));
	ck_assert_ptr_null(InterlockedPushEntrySList(&list, &items[0].entry));
	for (int i = 1; i < 6; i++)
		ck_assert_ptr_eq(InterlockedPushEntrySList(&list, &items[i].entry), &items[i - 1].entry);
	ck_assert_uint_eq(QueryDepthSList(&list), 6);
	run(push_and_pop, THREADS);
	ck_assert_uint_eq(QueryDepthSList(&list), 6);
	for (SLIST_ENTRY *entry = InterlockedFlushSList(&list); entry; entry = entry->Next)
		count++;
	ck_assert_uint_eq(count, 6);
	ck_assert_uint_eq(QueryDepthSList(&list), 0);
}
END_TEST

WST_MAIN_RAW("locks", an_srw_lock_excludes_writers_and_lets_readers_share, a_condition_that_nobody_wakes_ends_with_ERROR_TIMEOUT,
	no_wake_of_a_condition_is_lost, one_time_initialization_happens_once, one_time_initialization_that_failed_is_tried_again,
	the_first_of_several_asynchronous_initializers_wins, a_barrier_lets_go_when_all_have_come_and_tells_one_of_them,
	WaitOnAddress_ends_when_the_value_changed_and_it_is_woken, a_list_gives_each_entry_to_one_thread)

/* Critical sections. */
#include "harness.h"

#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 4, ROUNDS = 20000 };

static CRITICAL_SECTION section;
static long counter;

static void
run(void (*body)(void *), unsigned count)
{
	struct wst_thread threads[8];

	for (unsigned i = 0; i < count; i++)
		wst_start(&threads[i], body, (void *)(UINT_PTR)i);
	for (unsigned i = 0; i < count; i++)
		wst_join(&threads[i]);
}

START_TEST(a_section_shows_its_owner_and_how_often_it_was_entered)
{
	InitializeCriticalSection(&section);
	ck_assert_int_eq(section.LockCount, -1);
	EnterCriticalSection(&section);
	EnterCriticalSection(&section);
	ck_assert_uint_eq((UINT_PTR)section.OwningThread, GetCurrentThreadId());
	ck_assert_int_eq(section.RecursionCount, 2);
	ck_assert_int_eq(section.LockCount, -2);
	LeaveCriticalSection(&section);
	LeaveCriticalSection(&section);
	ck_assert_ptr_null(section.OwningThread);
	ck_assert_int_eq(section.RecursionCount, 0);
	ck_assert_int_eq(section.LockCount, -1);
	DeleteCriticalSection(&section);
}
END_TEST

static void
try_it(void *entered)
{
	*(BOOL *)entered = TryEnterCriticalSection(&section);
	if (*(BOOL *)entered)
		LeaveCriticalSection(&section);
}

static BOOL
another_can_enter(void)
{
	struct wst_thread other;
	BOOL entered;

	wst_start(&other, try_it, &entered);
	wst_join(&other);
	return entered;
}

START_TEST(TryEnterCriticalSection_answers_FALSE_where_another_is_inside)
{
	InitializeCriticalSection(&section);
	ck_assert(TryEnterCriticalSection(&section));
	ck_assert(TryEnterCriticalSection(&section));
	ck_assert(!another_can_enter());
	LeaveCriticalSection(&section);
	ck_assert(!another_can_enter());
	LeaveCriticalSection(&section);
	ck_assert(another_can_enter());
	DeleteCriticalSection(&section);
}
END_TEST

START_TEST(spin_counts_are_kept_and_exchanged)
{
	ck_assert(InitializeCriticalSectionAndSpinCount(&section, 0x80000400));
	ck_assert_uint_eq(SetCriticalSectionSpinCount(&section, 7), 0x400);
	ck_assert_uint_eq(SetCriticalSectionSpinCount(&section, 0), 7);
	DeleteCriticalSection(&section);
	ck_assert(InitializeCriticalSectionEx(&section, 100, CRITICAL_SECTION_NO_DEBUG_INFO));
	DeleteCriticalSection(&section);
	WST_REFUSES(InitializeCriticalSectionEx(&section, 100, 1), ERROR_INVALID_PARAMETER);
}
END_TEST

static void
count_up(void *unused)
{
	(void)unused;
	for (int i = 0; i < ROUNDS; i++) {
		EnterCriticalSection(&section);
		if (i % 16 == 0)
			EnterCriticalSection(&section);
		counter++;
		if (i % 16 == 0)
			LeaveCriticalSection(&section);
		LeaveCriticalSection(&section);
	}
}

static void
count_when_free(void *unused)
{
	(void)unused;
	for (int i = 0; i < ROUNDS; i++) {
		while (!TryEnterCriticalSection(&section))
			SwitchToThread();
		counter++;
		LeaveCriticalSection(&section);
	}
}

START_TEST(one_thread_at_a_time_is_inside)
{
	InitializeCriticalSectionAndSpinCount(&section, 0);
	run(count_up, THREADS);
	ck_assert_int_eq(counter, THREADS * ROUNDS);
	ck_assert_int_eq(section.LockCount, -1);
	SetCriticalSectionSpinCount(&section, 4000);
	run(count_up, THREADS);
	run(count_when_free, THREADS);
	ck_assert_int_eq(counter, 3 * THREADS * ROUNDS);
	ck_assert_int_eq(section.LockCount, -1);
	DeleteCriticalSection(&section);
}
END_TEST

START_TEST(a_section_of_zeros_is_free)
{
	static CRITICAL_SECTION never;

	memset(&section, 0, sizeof section);
	ck_assert(TryEnterCriticalSection(&never));
	LeaveCriticalSection(&never);
	run(count_up, THREADS);
	ck_assert_int_eq(counter, THREADS * ROUNDS);
}
END_TEST

/* The thread that leaves must not touch the section any more: its memory is another's by then. */
static CRITICAL_SECTION *shared;

static void
leave_last(void *unused)
{
	(void)unused;
	EnterCriticalSection(shared);
	counter++;
	LeaveCriticalSection(shared);
}

START_TEST(a_section_may_be_freed_by_the_next_who_enters)
{
	for (int i = 0; i < 500; i++) {
		struct wst_thread other;
		BOOL done = FALSE;
		long before = counter;

		shared = malloc(sizeof *shared);
		InitializeCriticalSection(shared);
		wst_start(&other, leave_last, NULL);
		while (!done) {
			EnterCriticalSection(shared);
			done = counter != before;
			LeaveCriticalSection(shared);
		}
		EnterCriticalSection(shared);
		LeaveCriticalSection(shared);
		DeleteCriticalSection(shared);
		wst_join(&other);
		free(shared);
	}
}
END_TEST

START_TEST(what_a_thread_holds_it_holds_in_a_forked_child)
{
	pid_t child;
	int status;

	InitializeCriticalSection(&section);
	EnterCriticalSection(&section);
	child = fork();
	if (!child) {
		EnterCriticalSection(&section);
		LeaveCriticalSection(&section);
		LeaveCriticalSection(&section);
		_exit(section.LockCount == -1 && TryEnterCriticalSection(&section) ? 0 : 1);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	LeaveCriticalSection(&section);
}
END_TEST

WST_MAIN_RAW("critical sections", a_section_shows_its_owner_and_how_often_it_was_entered, TryEnterCriticalSection_answers_FALSE_where_another_is_inside,
	spin_counts_are_kept_and_exchanged, one_thread_at_a_time_is_inside, a_section_of_zeros_is_free, a_section_may_be_freed_by_the_next_who_enters,
	what_a_thread_holds_it_holds_in_a_forked_child)

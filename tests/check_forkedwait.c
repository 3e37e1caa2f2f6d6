/* The Win32 of a forked child: what other threads of the parent waited for, owned or were about to do is not in its way. Windows has no fork. */
#include "harness.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* A child with threads is what is tested; ThreadSanitizer would rather end it. */
const char *__tsan_default_options(void);

const char *
__tsan_default_options(void)
{
	return "die_after_fork=0";
}

/* gcc's ThreadSanitizer does not put its allocator in order in a child whose parent's threads allocate (check_fork.c): there the calls race only. */
#ifdef __SANITIZE_THREAD__
enum { FORKS = 0 };
#else
enum { FORKS = 150 };
#endif
enum { WAITERS = 8, STEPS = 5 };

static HANDLE objects[2];

static void
in_child(void (*body)(void))
{
	int status;
	pid_t child = fork();

	if (!child) {
		alarm(60);
		body();
		_exit(0);
	}
	ck_assert_int_gt(child, 0);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the child: status %#x", (unsigned)status);
}

/* ---- threads that wait while another forks ---- */

static void
start_waiters(struct wst_thread *threads, void (*body)(void *))
{
	for (int i = 0; i < WAITERS; i++) {
		wst_start(&threads[i], body, NULL);
		wst_until_parked(threads[i].tid);
	}
}

static void
join_waiters(struct wst_thread *threads)
{
	for (int i = 0; i < WAITERS; i++)
		wst_join(&threads[i]);
}

static void
wait_for_the_first(void *unused)
{
	(void)unused;
	ck_assert_uint_eq(WaitForSingleObject(objects[0], INFINITE), WAIT_OBJECT_0);
}

static void
set_and_take(void)
{
	for (int i = 0; i < 100; i++) {
		ck_assert(SetEvent(objects[0]));
		ck_assert_uint_eq(WaitForSingleObject(objects[0], 0), WAIT_OBJECT_0);
		ck_assert_uint_eq(WaitForSingleObject(objects[0], 0), WAIT_TIMEOUT);
	}
}

START_TEST(an_event_is_not_taken_by_a_thread_that_stayed_behind)
{
	struct wst_thread threads[WAITERS];

	objects[0] = CreateEvent(NULL, FALSE, FALSE, NULL);
	start_waiters(threads, wait_for_the_first);
	in_child(set_and_take);
	for (int i = 0; i < WAITERS; i++)
		ck_assert(SetEvent(objects[0]));
	join_waiters(threads);
}
END_TEST

static void
own_the_second(void *unused)
{
	(void)unused;
	ck_assert_uint_eq(WaitForSingleObject(objects[1], INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(objects[0], INFINITE), WAIT_OBJECT_0);
	ck_assert(ReleaseMutex(objects[1]));
}

static void
find_it_abandoned(void)
{
	ck_assert_uint_eq(WaitForSingleObject(objects[1], INFINITE), WAIT_ABANDONED);
	ck_assert(ReleaseMutex(objects[1]));
	ck_assert_uint_eq(WaitForSingleObject(objects[1], INFINITE), WAIT_OBJECT_0);
}

START_TEST(a_mutex_of_a_thread_that_stayed_behind_is_abandoned)
{
	struct wst_thread thread;

	objects[0] = CreateEvent(NULL, FALSE, FALSE, NULL);
	objects[1] = CreateMutex(NULL, FALSE, NULL);
	wst_start(&thread, own_the_second, NULL);
	wst_until_parked(thread.tid);
	in_child(find_it_abandoned);
	WST_REFUSES(WaitForSingleObject(objects[1], 0) == WAIT_OBJECT_0, 12345);
	ck_assert(SetEvent(objects[0]));
	wst_join(&thread);
}
END_TEST

static void
still_own_it(void)
{
	ck_assert_uint_eq(WaitForSingleObject(objects[1], 0), WAIT_OBJECT_0);
	ck_assert(ReleaseMutex(objects[1]));
	ck_assert(ReleaseMutex(objects[1]));
	WST_REFUSES(ReleaseMutex(objects[1]), ERROR_NOT_OWNER);
}

START_TEST(a_mutex_of_the_thread_that_forked_is_its_own_in_the_child)
{
	objects[1] = CreateMutex(NULL, TRUE, NULL);
	in_child(still_own_it);
	ck_assert(ReleaseMutex(objects[1]));
}
END_TEST

static DWORD WINAPI
wait_for_the_first_too(LPVOID unused)
{
	wait_for_the_first(unused);
	return 0;
}

static HANDLE another;

static void
wait_for_thread_and_event(void *unused)
{
	HANDLE both[] = {another, objects[1]};

	(void)unused;
	ck_assert_uint_eq(WaitForMultipleObjects(2, both, TRUE, INFINITE), WAIT_OBJECT_0);
}

/* The other thread is over here, which would have satisfied the wait for all. */
static void
find_event_untaken(void)
{
	ck_assert_uint_eq(WaitForSingleObject(another, 0), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(objects[1], 0), WAIT_OBJECT_0);
}

START_TEST(the_end_of_threads_in_the_child_satisfies_no_wait_of_theirs)
{
	struct wst_thread thread;

	objects[0] = CreateEvent(NULL, FALSE, FALSE, NULL);
	objects[1] = CreateEvent(NULL, FALSE, TRUE, NULL);
	another = CreateThread(NULL, 0, wait_for_the_first_too, NULL, 0, NULL);
	wst_start(&thread, wait_for_thread_and_event, NULL);
	wst_until_parked(thread.tid);
	in_child(find_event_untaken);
	ck_assert(SetEvent(objects[0]));
	wst_join(&thread);
}
END_TEST

static void
take_a_packet(void *unused)
{
	DWORD bytes;
	ULONG_PTR key;
	LPOVERLAPPED done;

	(void)unused;
	ck_assert(GetQueuedCompletionStatus(objects[0], &bytes, &key, &done, INFINITE));
}

static void
post_and_take(void)
{
	for (DWORD i = 0; i < 100; i++) {
		DWORD bytes = 0;
		ULONG_PTR key;
		LPOVERLAPPED done;

		ck_assert(PostQueuedCompletionStatus(objects[0], i, 0, NULL));
		ck_assert(GetQueuedCompletionStatus(objects[0], &bytes, &key, &done, 0));
		ck_assert_uint_eq(bytes, i);
	}
}

START_TEST(a_packet_goes_to_no_thread_that_stayed_behind)
{
	struct wst_thread threads[WAITERS];

	objects[0] = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
	start_waiters(threads, take_a_packet);
	in_child(post_and_take);
	for (DWORD i = 0; i < WAITERS; i++)
		ck_assert(PostQueuedCompletionStatus(objects[0], i, 0, NULL));
	join_waiters(threads);
}
END_TEST

/* It takes one and goes on running, which is all that its port allows. */
static void
take_and_run(void *unused)
{
	take_a_packet(unused);
	ck_assert(SetEvent(objects[1]));
	while (!atomic_load((atomic_bool *)unused))
		continue;
}

START_TEST(a_thread_that_stayed_behind_does_not_count_as_running)
{
	static atomic_bool stop;
	struct wst_thread thread;

	objects[0] = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
	objects[1] = CreateEvent(NULL, FALSE, FALSE, NULL);
	wst_start(&thread, take_and_run, &stop);
	ck_assert(PostQueuedCompletionStatus(objects[0], 0, 0, NULL));
	ck_assert_uint_eq(WaitForSingleObject(objects[1], INFINITE), WAIT_OBJECT_0);
	in_child(post_and_take);
	atomic_store(&stop, true);
	wst_join(&thread);
}
END_TEST

static CRITICAL_SECTION section;

static void
enter_and_leave(void *unused)
{
	(void)unused;
	EnterCriticalSection(&section);
	LeaveCriticalSection(&section);
}

static void
pass_it_around(void)
{
	struct wst_thread thread;

	for (int i = 0; i < 50; i++) {
		wst_start(&thread, enter_and_leave, NULL);
		LeaveCriticalSection(&section);
		wst_join(&thread);
		EnterCriticalSection(&section);
	}
}

START_TEST(a_critical_section_with_waiters_behind_goes_on)
{
	struct wst_thread threads[WAITERS];

	InitializeCriticalSection(&section);
	EnterCriticalSection(&section);
	start_waiters(threads, enter_and_leave);
	in_child(pass_it_around);
	LeaveCriticalSection(&section);
	join_waiters(threads);
	DeleteCriticalSection(&section);
}
END_TEST

/* ---- timers and the pool ---- */

static void
wait_for_timer(void)
{
	ck_assert_uint_eq(WaitForSingleObject(objects[0], INFINITE), WAIT_OBJECT_0);
}

START_TEST(a_waitable_timer_that_was_set_is_due_in_the_child)
{
	LARGE_INTEGER due = {.QuadPart = -500000};

	objects[0] = CreateWaitableTimer(NULL, TRUE, NULL);
	ck_assert(SetWaitableTimer(objects[0], &due, 0, NULL, NULL, FALSE));
	in_child(wait_for_timer);
	wait_for_timer();
}
END_TEST

static atomic_int calls;

static void CALLBACK
count_call(PVOID context, BOOLEAN fired)
{
	(void)fired;
	atomic_fetch_add(&calls, 1);
	if (context)
		SetEvent(context);
}

static DWORD WINAPI
count_item(LPVOID context)
{
	count_call(context, FALSE);
	return 0;
}

/* A timer of the child's comes after those that are the parent's. */
static void
find_own_pool(void)
{
	HANDLE event = CreateEvent(NULL, FALSE, FALSE, NULL), timer = NULL, wait = NULL;

	ck_assert(SetEvent(objects[0]));
	ck_assert_uint_eq(WaitForSingleObject(objects[0], 0), WAIT_OBJECT_0);
	atomic_store(&calls, 0);
	ck_assert(QueueUserWorkItem(count_item, event, 0));
	ck_assert_uint_eq(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
	ck_assert(CreateTimerQueueTimer(&timer, NULL, count_call, event, 20, 0, WT_EXECUTEONLYONCE));
	ck_assert_uint_eq(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
	ck_assert(RegisterWaitForSingleObject(&wait, objects[0], count_call, event, INFINITE, WT_EXECUTEONLYONCE));
	ck_assert(SetEvent(objects[0]));
	ck_assert_uint_eq(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
	ck_assert_int_eq(atomic_load(&calls), 3);
	ck_assert(DeleteTimerQueueTimer(NULL, timer, INVALID_HANDLE_VALUE));
	ck_assert(UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));
}

START_TEST(the_pool_of_the_child_is_its_own)
{
	HANDLE timer = NULL, wait = NULL, running = CreateEvent(NULL, FALSE, FALSE, NULL);

	objects[0] = CreateEvent(NULL, FALSE, FALSE, NULL);
	ck_assert(CreateTimerQueueTimer(&timer, NULL, count_call, running, 1, 1, 0));
	ck_assert(RegisterWaitForSingleObject(&wait, objects[0], count_call, NULL, INFINITE, 0));
	ck_assert_uint_eq(WaitForSingleObject(running, INFINITE), WAIT_OBJECT_0);
	in_child(find_own_pool);
	ck_assert(DeleteTimerQueueTimer(NULL, timer, INVALID_HANDLE_VALUE));
	ck_assert(UnregisterWaitEx(wait, INVALID_HANDLE_VALUE));
}
END_TEST

/* ---- threads that are in the middle of a call ---- */

/* Check's assertions have a lock, which a child may find held for ever. */
#define SURE(condition) ((condition) ? (void)0 : abort())

static void (*step)(void);
static atomic_bool over;

static void
step_on(void *unused)
{
	(void)unused;
	while (!atomic_load(&over))
		step();
}

static void
do_steps(void)
{
	for (int i = 0; i < STEPS; i++)
		step();
}

/* Fork in the middle of other threads' calls, and make them in the child. */
static void
fork_amid(void (*call)(void))
{
	struct wst_thread threads[2];

	step = call;
	atomic_store(&over, false);
	for (int i = 0; i < 2; i++)
		wst_start(&threads[i], step_on, NULL);
	for (int i = 0; i < FORKS; i++)
		in_child(do_steps);
	atomic_store(&over, true);
	for (int i = 0; i < 2; i++)
		wst_join(&threads[i]);
}

static PTP_TIMER pool_timer;
static PTP_WAIT pool_wait;

static void CALLBACK
no_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
{
	(void)instance;
	(void)context;
	(void)timer;
}

static void CALLBACK
no_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
{
	(void)instance;
	(void)context;
	(void)wait;
	(void)result;
}

static void
set_all_timers(void)
{
	LARGE_INTEGER due = {.QuadPart = -10000000000};
	FILETIME later = {.dwLowDateTime = 0xf0000000, .dwHighDateTime = 0xfffffff0};
	HANDLE timer = NULL;

	SURE(SetWaitableTimer(objects[0], &due, 0, NULL, NULL, FALSE));
	SetThreadpoolTimer(pool_timer, &later, 0, 0);
	SetThreadpoolWait(pool_wait, objects[1], &later);
	SURE(CreateTimerQueueTimer(&timer, NULL, count_call, NULL, 100000, 0, 0));
	SURE(DeleteTimerQueueTimer(NULL, timer, INVALID_HANDLE_VALUE));
	SetThreadpoolWait(pool_wait, NULL, NULL);
	SetThreadpoolTimer(pool_timer, NULL, 0, 0);
	SURE(CancelWaitableTimer(objects[0]));
}

START_TEST(timers_are_set_in_children_of_a_process_that_sets_them)
{
	objects[0] = CreateWaitableTimer(NULL, TRUE, NULL);
	objects[1] = CreateEvent(NULL, FALSE, FALSE, NULL);
	pool_timer = CreateThreadpoolTimer(no_timer, NULL, NULL);
	pool_wait = CreateThreadpoolWait(no_wait, NULL, NULL);
	fork_amid(set_all_timers);
}
END_TEST

static void
make_and_wait(void)
{
	HANDLE named = CreateMutex(NULL, FALSE, "forked"), event = CreateEvent(NULL, FALSE, TRUE, NULL);
	DWORD outcome;

	SURE(named && event);
	SURE(WaitForSingleObject(event, INFINITE) == WAIT_OBJECT_0);
	outcome = WaitForSingleObject(named, INFINITE);
	SURE(outcome == WAIT_OBJECT_0 || outcome == WAIT_ABANDONED);
	SURE(ReleaseMutex(named));
	SURE(CloseHandle(named));
	SURE(CloseHandle(event));
}

START_TEST(objects_are_made_named_and_waited_for_in_children)
{
	fork_amid(make_and_wait);
}
END_TEST

static void
post_to_oneself(void)
{
	MSG message;

	SURE(PostThreadMessage(GetCurrentThreadId(), WM_USER, 1, 2) || GetLastError() == ERROR_INVALID_THREAD_ID);
	while (PeekMessage(&message, NULL, 0, 0, PM_REMOVE))
		continue;
	SURE(RegisterWindowMessage("forked"));
}

START_TEST(messages_are_posted_in_children_of_a_process_that_posts_them)
{
	fork_amid(post_to_oneself);
}
END_TEST

static BOOL WINAPI
no_handler(DWORD event)
{
	(void)event;
	return FALSE;
}

static char name[] = "/tmp/winsock-forked.XXXXXX";

static void
use_the_system(void)
{
	char text[32];
	HANDLE file;

	file = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 7, NULL, OPEN_ALWAYS, 0, NULL);
	SURE(file != INVALID_HANDLE_VALUE);
	SURE(CloseHandle(file));
	SURE(WritePrivateProfileStringA("section", "key", "value", name));
	SURE(GetPrivateProfileStringA("section", "key", "", text, sizeof text, name) == 5);
	SURE(SetEnvironmentVariableA("WST_FORKED", "yes"));
	SURE(SetConsoleCtrlHandler(no_handler, TRUE));
	SURE(SetConsoleCtrlHandler(no_handler, FALSE));
}

START_TEST(files_INI_files_and_console_handlers_work_in_children)
{
	char beside[sizeof name + 1];

	ck_assert_int_ge(close(mkstemp(name)), 0);
	fork_amid(use_the_system);
	snprintf(beside, sizeof beside, "%s~", name);
	unlink(beside);
	unlink(name);
}
END_TEST

/* ThreadSanitizer takes a child's thread for the one of the parent that has its number. */
WST_MAIN("forked waits",
	an_event_is_not_taken_by_a_thread_that_stayed_behind, a_mutex_of_a_thread_that_stayed_behind_is_abandoned,
	the_end_of_threads_in_the_child_satisfies_no_wait_of_theirs,
	WST_BUT_UNDER_THREAD_SANITIZER(a_critical_section_with_waiters_behind_goes_on, a_mutex_of_the_thread_that_forked_is_its_own_in_the_child),
	WST_BUT_UNDER_THREAD_SANITIZER(a_waitable_timer_that_was_set_is_due_in_the_child, a_packet_goes_to_no_thread_that_stayed_behind),
	WST_BUT_UNDER_THREAD_SANITIZER(the_pool_of_the_child_is_its_own, a_thread_that_stayed_behind_does_not_count_as_running),
	WST_BUT_UNDER_THREAD_SANITIZER(timers_are_set_in_children_of_a_process_that_sets_them, objects_are_made_named_and_waited_for_in_children),
	messages_are_posted_in_children_of_a_process_that_posts_them, files_INI_files_and_console_handlers_work_in_children)

/* A thread's message queue. */
#include "pump.h"

#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

static MSG
expect(UINT message)
{
	MSG msg;

	ck_assert(PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
	ck_assert_uint_eq(msg.message, message);
	return msg;
}

static void
expect_none(void)
{
	MSG msg;

	ck_assert(!PeekMessage(&msg, NULL, 0, 0, PM_NOREMOVE));
}

static void
post(UINT message, WPARAM wParam)
{
	ck_assert_msg(PostThreadMessage(GetCurrentThreadId(), message, wParam, 0), "error %u", (unsigned)GetLastError());
}

/* ---- one thread ---- */

START_TEST(a_message_arrives_as_it_was_posted)
{
	DWORD before = GetTickCount();
	MSG msg;

	ck_assert(PostThreadMessage(GetCurrentThreadId(), WM_USER + 3, 0x1234, -5));
	msg = expect(WM_USER + 3);
	ck_assert_ptr_eq(msg.hwnd, NULL);
	ck_assert_uint_eq(msg.wParam, 0x1234);
	ck_assert_int_eq(msg.lParam, -5);
	ck_assert_uint_le(msg.time - before, 10000);
	ck_assert_uint_eq((DWORD)GetMessageTime(), msg.time);
	expect_none();
}
END_TEST

START_TEST(messages_come_in_the_order_of_posting)
{
	for (UINT i = 0; i < 1000; i++)
		post(WM_USER, i);
	for (UINT i = 0; i < 1000; i++)
		ck_assert_uint_eq(expect(WM_USER).wParam, i);
	expect_none();
}
END_TEST

START_TEST(PM_NOREMOVE_leaves_the_message)
{
	MSG msg;

	post(WM_USER, 1);
	ck_assert(PeekMessage(&msg, NULL, 0, 0, PM_NOREMOVE));
	ck_assert(PeekMessage(&msg, NULL, 0, 0, PM_NOREMOVE));
	ck_assert_uint_eq(expect(WM_USER).wParam, 1);
	expect_none();
}
END_TEST

START_TEST(a_filter_takes_from_the_middle_and_leaves_the_rest_in_order)
{
	MSG msg;

	for (UINT i = 0; i < 6; i++)
		post(WM_USER + i % 3, i);
	ck_assert(PeekMessage(&msg, NULL, WM_USER + 2, WM_USER + 2, PM_REMOVE));
	ck_assert_uint_eq(msg.wParam, 2);
	ck_assert(GetMessage(&msg, NULL, WM_USER + 2, WM_USER + 2));
	ck_assert_uint_eq(msg.wParam, 5);
	ck_assert(!PeekMessage(&msg, NULL, WM_USER + 2, WM_APP, PM_REMOVE));
	post(WM_USER + 1, 6);
	ck_assert_uint_eq(expect(WM_USER).wParam, 0);
	ck_assert_uint_eq(expect(WM_USER + 1).wParam, 1);
	ck_assert_uint_eq(expect(WM_USER).wParam, 3);
	ck_assert_uint_eq(expect(WM_USER + 1).wParam, 4);
	ck_assert_uint_eq(expect(WM_USER + 1).wParam, 6);
	expect_none();
}
END_TEST

START_TEST(WM_QUIT_comes_behind_all_posted_messages_and_through_any_filter)
{
	MSG msg;

	PostQuitMessage(77);
	post(WM_USER, 1);
	ck_assert(GetMessage(&msg, NULL, 0, 0));
	ck_assert_uint_eq(msg.message, WM_USER);
	ck_assert(PeekMessage(&msg, NULL, WM_APP, WM_APP, PM_NOREMOVE));
	ck_assert_uint_eq(msg.message, WM_QUIT);
	ck_assert_int_eq(GetMessage(&msg, NULL, WM_APP, WM_APP), 0);
	ck_assert_uint_eq(msg.message, WM_QUIT);
	ck_assert_int_eq((int)msg.wParam, 77);
	expect_none();
}
END_TEST

START_TEST(a_posted_WM_QUIT_ends_GetMessage_in_its_turn)
{
	MSG msg;

	post(WM_QUIT, 5);
	post(WM_USER, 0);
	ck_assert_int_eq(GetMessage(&msg, NULL, 0, 0), 0);
	ck_assert_uint_eq(msg.wParam, 5);
	ck_assert_int_eq(GetMessage(&msg, NULL, 0, 0), 1);
}
END_TEST

/* The documented limit of messages per queue. */
START_TEST(a_queue_holds_10000_messages)
{
	MSG msg;

	for (UINT i = 0; i < 10000; i++)
		post(WM_USER, i);
	WST_REFUSES(PostThreadMessage(GetCurrentThreadId(), WM_USER, 0, 0), ERROR_NOT_ENOUGH_QUOTA);
	ck_assert(GetMessage(&msg, NULL, 0, 0));
	post(WM_USER, 10000);
	WST_REFUSES(PostThreadMessage(GetCurrentThreadId(), WM_USER, 0, 0), ERROR_NOT_ENOUGH_QUOTA);
}
END_TEST

START_TEST(bad_arguments_have_their_codes)
{
	MSG msg;

	WST_REFUSES(PeekMessage(NULL, NULL, 0, 0, PM_REMOVE), ERROR_NOACCESS);
	WST_REFUSES(PeekMessage(&msg, (HWND)0x1234, 0, 0, PM_REMOVE), ERROR_INVALID_WINDOW_HANDLE);
	SetLastError(0);
	ck_assert_int_eq(GetMessage(&msg, (HWND)0x1234, 0, 0), -1);
	ck_assert_uint_eq(GetLastError(), ERROR_INVALID_WINDOW_HANDLE);
	WST_REFUSES(PostThreadMessage(0, WM_USER, 0, 0), ERROR_INVALID_THREAD_ID);
	WST_REFUSES(PostThreadMessage(0x7ffffff0, WM_USER, 0, 0), ERROR_INVALID_THREAD_ID);
	WST_REFUSES(PostMessage((HWND)0x1234, WM_USER, 0, 0), ERROR_INVALID_WINDOW_HANDLE);
	WST_REFUSES(SendMessage((HWND)0x1234, WM_USER, 0, 0), ERROR_INVALID_WINDOW_HANDLE);
}
END_TEST

START_TEST(TranslateMessage_knows_a_key)
{
	MSG key = {.message = WM_KEYDOWN, .wParam = 'A'}, other = {.message = WM_USER};

	ck_assert(TranslateMessage(&key));
	ck_assert(!TranslateMessage(&other));
}
END_TEST

static UINT_PTR timer_seen;

static void CALLBACK
on_timer(HWND window, UINT message, UINT_PTR timer, DWORD time)
{
	ck_assert_ptr_eq(window, NULL);
	ck_assert_uint_eq(message, WM_TIMER);
	ck_assert_uint_le(GetTickCount() - time, 10000);
	timer_seen = timer;
}

START_TEST(DispatchMessage_calls_the_function_of_a_timer_and_lets_other_thread_messages_be)
{
	MSG timer = {.message = WM_TIMER, .wParam = 9, .lParam = (LPARAM)on_timer}, other = {.message = WM_USER};

	ck_assert_int_eq(DispatchMessage(&other), 0);
	DispatchMessage(&timer);
	ck_assert_uint_eq(timer_seen, 9);
}
END_TEST

/* ---- threads ---- */

static void
queue_in_steps(void *argument)
{
	struct pump *pump = argument;

	pthread_barrier_wait(&pump->step);
	make_queue();
	pthread_barrier_wait(&pump->step);
	pthread_barrier_wait(&pump->step);
}

START_TEST(a_thread_has_a_queue_from_its_first_message_call_to_its_end)
{
	struct pump pump;

	start_pump(&pump, queue_in_steps);
	WST_REFUSES(PostThreadMessage(pump.thread.tid, WM_USER, 0, 0), ERROR_INVALID_THREAD_ID);
	pthread_barrier_wait(&pump.step);
	pthread_barrier_wait(&pump.step);
	ck_assert(PostThreadMessage(pump.thread.tid, WM_USER, 0, 0));
	pthread_barrier_wait(&pump.step);
	wst_join(&pump.thread);
	WST_REFUSES(PostThreadMessage(pump.thread.tid, WM_USER, 0, 0), ERROR_INVALID_THREAD_ID);
}
END_TEST

START_TEST(GetMessage_waits_for_another_threads_message)
{
	struct pump pump;

	start_pump(&pump, pump_messages);
	pthread_barrier_wait(&pump.step);
	ck_assert(PostThreadMessage(pump.thread.tid, WM_USER, 1, 0));
	ck_assert(PostThreadMessage(pump.thread.tid, WM_QUIT, 3, 0));
	wst_join(&pump.thread);
	ck_assert_uint_eq(pump.count, 1);
	ck_assert_uint_eq(pump.last.wParam, 3);
}
END_TEST

enum {
	POSTERS = 6,
	EACH = 4000,
};

struct poster {
	struct wst_thread thread;
	DWORD to;
	UINT number;
};

static void
post_many(void *argument)
{
	struct poster *me = argument;

	for (int i = 0; i < EACH; i++)
		while (!PostThreadMessage(me->to, WM_APP + me->number, (WPARAM)i, 0)) {
			ck_assert_uint_eq(GetLastError(), ERROR_NOT_ENOUGH_QUOTA);
			SwitchToThread();
		}
}

START_TEST(of_many_posters_no_message_is_lost_and_each_keeps_its_order)
{
	struct poster posters[POSTERS];
	WPARAM next[POSTERS] = {0};

	make_queue();
	for (UINT i = 0; i < POSTERS; i++) {
		posters[i] = (struct poster){.thread.lock = PTHREAD_MUTEX_INITIALIZER, .to = GetCurrentThreadId(), .number = i};
		wst_start(&posters[i].thread, post_many, &posters[i]);
	}
	for (int i = 0; i < POSTERS * EACH; i++) {
		MSG msg;
		UINT from;

		ck_assert_int_eq(GetMessage(&msg, NULL, 0, 0), 1);
		from = msg.message - WM_APP;
		ck_assert_uint_lt(from, POSTERS);
		ck_assert_uint_eq(msg.wParam, next[from]++);
	}
	for (UINT i = 0; i < POSTERS; i++)
		wst_join(&posters[i].thread);
	expect_none();
}
END_TEST

static atomic_uint target;
static atomic_bool over;

static void
come_and_go(void *unused)
{
	(void)unused;
	make_queue();
	atomic_store(&target, GetCurrentThreadId());
}

/* A thread that is slow to end may have its queue full. */
static void
post_to_whoever(void *unused)
{
	(void)unused;
	while (!atomic_load(&over))
		if (!PostThreadMessage(atomic_load(&target), WM_USER, 0, 0)) {
			DWORD error = GetLastError();

			ck_assert(error == ERROR_INVALID_THREAD_ID || error == ERROR_NOT_ENOUGH_QUOTA);
		}
}

START_TEST(posting_races_with_the_ends_of_threads)
{
	struct wst_thread poster = {.lock = PTHREAD_MUTEX_INITIALIZER};

	wst_start(&poster, post_to_whoever, NULL);
	for (int i = 0; i < 2000; i++) {
		struct wst_thread t = {.lock = PTHREAD_MUTEX_INITIALIZER};

		wst_start(&t, come_and_go, NULL);
		wst_join(&t);
	}
	atomic_store(&over, TRUE);
	wst_join(&poster);
}
END_TEST

static void
wait_then_look(void *argument)
{
	struct pump *pump = argument;

	make_queue();
	pthread_barrier_wait(&pump->step);
	pump->count = (unsigned)WaitMessage();
	PeekMessage(&pump->last, NULL, 0, 0, PM_REMOVE);
}

START_TEST(WaitMessage_ends_with_a_new_message_and_takes_none)
{
	struct pump pump;

	start_pump(&pump, wait_then_look);
	pthread_barrier_wait(&pump.step);
	ck_assert(PostThreadMessage(pump.thread.tid, WM_USER + 1, 0, 0));
	wst_join(&pump.thread);
	ck_assert_uint_eq(pump.count, TRUE);
	ck_assert_uint_eq(pump.last.message, WM_USER + 1);
}
END_TEST

static int
use_queue(DWORD parent)
{
	MSG msg;

	if (PostThreadMessage(parent, WM_USER, 0, 0) || GetLastError() != ERROR_INVALID_THREAD_ID)
		return 1;
	if (!PostThreadMessage(GetCurrentThreadId(), WM_USER, 8, 0))
		return 2;
	return GetMessage(&msg, NULL, 0, 0) && msg.wParam == 8 ? 0 : 3;
}

START_TEST(a_forked_child_has_its_threads_queue)
{
	pid_t child;
	int status;

	make_queue();
	child = fork();
	ck_assert_int_ge(child, 0);
	if (!child)
		_exit(use_queue((DWORD)getppid()));
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	expect_none();
}
END_TEST

WST_MAIN_RAW("message", a_message_arrives_as_it_was_posted, messages_come_in_the_order_of_posting, PM_NOREMOVE_leaves_the_message,
	a_filter_takes_from_the_middle_and_leaves_the_rest_in_order, WM_QUIT_comes_behind_all_posted_messages_and_through_any_filter,
	a_posted_WM_QUIT_ends_GetMessage_in_its_turn, a_queue_holds_10000_messages, bad_arguments_have_their_codes,
	TranslateMessage_knows_a_key, DispatchMessage_calls_the_function_of_a_timer_and_lets_other_thread_messages_be,
	a_thread_has_a_queue_from_its_first_message_call_to_its_end, GetMessage_waits_for_another_threads_message,
	of_many_posters_no_message_is_lost_and_each_keeps_its_order, posting_races_with_the_ends_of_threads,
	WaitMessage_ends_with_a_new_message_and_takes_none, a_forked_child_has_its_threads_queue)

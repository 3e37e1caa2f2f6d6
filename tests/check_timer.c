/* Window and thread timers. Nothing here says how late one may be. */
#include "pump.h"

#include <stdatomic.h>

static unsigned calls;
static UINT_PTR last_id;

static LRESULT CALLBACK
procedure(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	if (message != WM_TIMER)
		return DefWindowProc(window, message, wParam, lParam);
	calls++;
	last_id = wParam;
	return 0;
}

static HWND
new_window(void)
{
	WNDCLASSA class = {.lpfnWndProc = procedure, .lpszClassName = "Timed"};
	HWND window;

	RegisterClassA(&class);
	window = CreateWindowA("Timed", NULL, 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
	ck_assert_ptr_ne(window, NULL);
	calls = 0;
	return window;
}

static void CALLBACK
on_timer(HWND window, UINT message, UINT_PTR id, DWORD time)
{
	(void)window, (void)time;
	ck_assert_uint_eq(message, WM_TIMER);
	calls++;
	last_id = id;
}

START_TEST(a_window_timer_comes_as_WM_TIMER_again_and_again)
{
	HWND window = new_window();
	MSG msg;

	ck_assert_uint_eq(SetTimer(window, 7, 10, NULL), 7);
	while (calls < 5) {
		ck_assert_int_eq(GetMessage(&msg, NULL, 0, 0), 1);
		ck_assert_uint_eq(msg.message, WM_TIMER);
		ck_assert_ptr_eq(msg.hwnd, window);
		ck_assert_uint_eq(msg.wParam, 7);
		ck_assert_int_eq(msg.lParam, 0);
		DispatchMessage(&msg);
	}
	ck_assert_uint_eq(last_id, 7);
	ck_assert(KillTimer(window, 7));
	ck_assert(!PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
	WST_REFUSES(KillTimer(window, 7), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(a_thread_timer_is_given_an_identifier_and_calls_its_function)
{
	UINT_PTR id = SetTimer(NULL, 3, 10, on_timer), other = SetTimer(NULL, 0, 100000, NULL);
	MSG msg;

	ck_assert_uint_ne(id, 0);
	ck_assert_uint_ne(other, 0);
	ck_assert_uint_ne(id, other);
	ck_assert_uint_eq(SetTimer(NULL, id, 10, on_timer), id);
	calls = 0;
	while (calls < 3) {
		ck_assert_int_eq(GetMessage(&msg, NULL, 0, 0), 1);
		ck_assert_ptr_eq(msg.hwnd, NULL);
		DispatchMessage(&msg);
	}
	ck_assert_uint_eq(last_id, id);
	ck_assert(KillTimer(NULL, id));
	ck_assert(KillTimer(NULL, other));
}
END_TEST

/* A queue that nobody looks at does not fill with them. */
START_TEST(a_timer_that_was_due_many_times_comes_once_and_behind_what_was_posted)
{
	HWND window = new_window();
	MSG msg;

	ck_assert(SetTimer(window, 1, 10, NULL));
	ck_assert_uint_eq(MsgWaitForMultipleObjects(0, NULL, FALSE, INFINITE, QS_TIMER), WAIT_OBJECT_0);
	Sleep(50);
	ck_assert(PostMessage(window, WM_USER, 0, 0));
	ck_assert_int_eq(GetMessage(&msg, NULL, 0, 0), 1);
	ck_assert_uint_eq(msg.message, WM_USER);
	ck_assert_int_eq(GetMessage(&msg, NULL, 0, 0), 1);
	ck_assert_uint_eq(msg.message, WM_TIMER);
	ck_assert(KillTimer(window, 1));
	ck_assert(!PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
}
END_TEST

START_TEST(a_timer_goes_with_its_window_and_bad_windows_have_none)
{
	HWND window = new_window();
	MSG msg;

	ck_assert_uint_eq(SetTimer(window, 0, 10, NULL), 1);
	ck_assert(SetTimer(window, 2, 10, NULL));
	ck_assert_uint_eq(MsgWaitForMultipleObjects(0, NULL, FALSE, INFINITE, QS_TIMER), WAIT_OBJECT_0);
	ck_assert(DestroyWindow(window));
	ck_assert(!PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
	WST_REFUSES(SetTimer(window, 1, 10, NULL), ERROR_INVALID_WINDOW_HANDLE);
	WST_REFUSES(KillTimer(window, 1), ERROR_INVALID_WINDOW_HANDLE);
}
END_TEST

START_TEST(two_fast_timers_both_have_their_turn)
{
	HWND window = new_window();
	unsigned seen[3] = {0, 0, 0};
	MSG msg;

	ck_assert(SetTimer(window, 1, 10, NULL));
	ck_assert(SetTimer(window, 2, 10, NULL));
	while (seen[1] < 3 || seen[2] < 3) {
		ck_assert_int_eq(GetMessage(&msg, window, WM_TIMER, WM_TIMER), 1);
		seen[msg.wParam]++;
		Sleep(10);
	}
}
END_TEST

static void
wait_for_timer(void *argument)
{
	struct pump *pump = argument;

	pump->last.hwnd = new_window();
	pthread_barrier_wait(&pump->step);
	while (GetMessage(&pump->last, NULL, 0, 0)) {
		if (pump->last.message == WM_TIMER)
			PostQuitMessage(0);
		pump->count++;
	}
}

START_TEST(a_timer_that_another_thread_sets_wakes_the_windows_thread)
{
	for (int i = 0; i < 50; i++) {
		struct pump pump;

		start_pump(&pump, wait_for_timer);
		pthread_barrier_wait(&pump.step);
		ck_assert(SetTimer(pump.last.hwnd, 1, 10, NULL));
		wst_join(&pump.thread);
		ck_assert_uint_ge(pump.count, 1);
	}
}
END_TEST

static HWND theirs;
static atomic_bool over;

static void
set_and_kill(void *unused)
{
	(void)unused;
	while (!atomic_load(&over)) {
		SetTimer(theirs, 1, 10, NULL);
		SetTimer(theirs, 2, 10, NULL);
		KillTimer(theirs, 1);
		KillTimer(theirs, 2);
	}
}

START_TEST(timers_are_killed_while_they_are_due)
{
	struct wst_thread killer = {.lock = PTHREAD_MUTEX_INITIALIZER};
	MSG msg;

	theirs = new_window();
	wst_start(&killer, set_and_kill, NULL);
	for (int i = 0; i < 5000; i++) {
		if (i % 16 == 0)
			MsgWaitForMultipleObjects(0, NULL, FALSE, 1, QS_TIMER);
		if (PeekMessage(&msg, NULL, 0, 0, PM_REMOVE))
			ck_assert_uint_eq(msg.message, WM_TIMER);
	}
	atomic_store(&over, TRUE);
	wst_join(&killer);
	ck_assert(DestroyWindow(theirs));
}
END_TEST

WST_MAIN_RAW("timer", a_window_timer_comes_as_WM_TIMER_again_and_again, a_thread_timer_is_given_an_identifier_and_calls_its_function,
	a_timer_that_was_due_many_times_comes_once_and_behind_what_was_posted, a_timer_goes_with_its_window_and_bad_windows_have_none,
	two_fast_timers_both_have_their_turn, a_timer_that_another_thread_sets_wakes_the_windows_thread, timers_are_killed_while_they_are_due)

/* A thread's message queue, and windows that only receive. */
#include "harness.h"

#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#define REFUSES(call, code)                                     \
	do {                                                    \
		SetLastError(12345);                            \
		ck_assert(!(call));                             \
		ck_assert_uint_eq(GetLastError(), (code));      \
	} while (0)

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
	REFUSES(PostThreadMessage(GetCurrentThreadId(), WM_USER, 0, 0), ERROR_NOT_ENOUGH_QUOTA);
	ck_assert(GetMessage(&msg, NULL, 0, 0));
	post(WM_USER, 10000);
	REFUSES(PostThreadMessage(GetCurrentThreadId(), WM_USER, 0, 0), ERROR_NOT_ENOUGH_QUOTA);
}
END_TEST

START_TEST(bad_arguments_have_their_codes)
{
	MSG msg;

	REFUSES(PeekMessage(NULL, NULL, 0, 0, PM_REMOVE), ERROR_NOACCESS);
	REFUSES(PeekMessage(&msg, (HWND)0x1234, 0, 0, PM_REMOVE), ERROR_INVALID_WINDOW_HANDLE);
	SetLastError(0);
	ck_assert_int_eq(GetMessage(&msg, (HWND)0x1234, 0, 0), -1);
	ck_assert_uint_eq(GetLastError(), ERROR_INVALID_WINDOW_HANDLE);
	REFUSES(PostThreadMessage(0, WM_USER, 0, 0), ERROR_INVALID_THREAD_ID);
	REFUSES(PostThreadMessage(0x7ffffff0, WM_USER, 0, 0), ERROR_INVALID_THREAD_ID);
	REFUSES(PostMessage((HWND)0x1234, WM_USER, 0, 0), ERROR_INVALID_WINDOW_HANDLE);
	REFUSES(SendMessage((HWND)0x1234, WM_USER, 0, 0), ERROR_INVALID_WINDOW_HANDLE);
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

struct pump {
	struct wst_thread thread;
	pthread_barrier_t step;
	MSG last;
	unsigned count;
};

static void
start_pump(struct pump *pump, void (*body)(void *))
{
	*pump = (struct pump){.thread.lock = PTHREAD_MUTEX_INITIALIZER};
	pthread_barrier_init(&pump->step, NULL, 2);
	wst_start(&pump->thread, body, pump);
}

static void
make_queue(void)
{
	MSG msg;

	PeekMessage(&msg, NULL, WM_USER, WM_USER, PM_NOREMOVE);
}

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
	REFUSES(PostThreadMessage(pump.thread.tid, WM_USER, 0, 0), ERROR_INVALID_THREAD_ID);
	pthread_barrier_wait(&pump.step);
	pthread_barrier_wait(&pump.step);
	ck_assert(PostThreadMessage(pump.thread.tid, WM_USER, 0, 0));
	pthread_barrier_wait(&pump.step);
	wst_join(&pump.thread);
	REFUSES(PostThreadMessage(pump.thread.tid, WM_USER, 0, 0), ERROR_INVALID_THREAD_ID);
}
END_TEST

static void
pump_messages(void *argument)
{
	struct pump *pump = argument;

	make_queue();
	pthread_barrier_wait(&pump->step);
	while (GetMessage(&pump->last, NULL, 0, 0)) {
		TranslateMessage(&pump->last);
		DispatchMessage(&pump->last);
		pump->count++;
	}
}

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

static void
post_to_whoever(void *unused)
{
	(void)unused;
	while (!atomic_load(&over))
		if (!PostThreadMessage(atomic_load(&target), WM_USER, 0, 0))
			ck_assert_uint_eq(GetLastError(), ERROR_INVALID_THREAD_ID);
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

/* ---- windows ---- */

static struct {
	UINT seen[32];
	unsigned count;
	WPARAM wParam;
	LPARAM lParam;
	BOOL refuse;
} window;

static LRESULT CALLBACK
procedure(HWND handle, UINT message, WPARAM wParam, LPARAM lParam)
{
	if (window.count < WST_COUNT(window.seen))
		window.seen[window.count++] = message;
	window.wParam = wParam;
	window.lParam = lParam;
	if (message == WM_CREATE)
		return window.refuse ? -1 : 0;
	if (message == WM_USER)
		return (LRESULT)(wParam * 2);
	return DefWindowProc(handle, message, wParam, lParam);
}

static ATOM
enter_class(const char *name)
{
	WNDCLASSA class = {.lpfnWndProc = procedure, .cbWndExtra = 16, .hInstance = GetModuleHandleA(NULL), .lpszClassName = name};

	return RegisterClassA(&class);
}

static HWND
new_window(void)
{
	HWND handle;

	enter_class("Test");
	handle = CreateWindowExA(0, "test", "title", WS_OVERLAPPEDWINDOW, CW_USEDEFAULT, CW_USEDEFAULT, 100, 100, NULL, NULL,
		GetModuleHandleA(NULL), NULL);
	ck_assert_msg(handle != NULL, "error %u", (unsigned)GetLastError());
	window.count = 0;
	return handle;
}

START_TEST(DispatchMessage_calls_the_window_procedure)
{
	HWND handle = new_window();
	MSG msg;

	ck_assert(PostMessage(handle, WM_USER, 21, 4));
	msg = expect(WM_USER);
	ck_assert_ptr_eq(msg.hwnd, handle);
	ck_assert_int_eq(DispatchMessage(&msg), 42);
	ck_assert_uint_eq(window.wParam, 21);
	ck_assert_int_eq(window.lParam, 4);
}
END_TEST

START_TEST(SendMessage_calls_at_once)
{
	HWND handle = new_window();

	ck_assert_int_eq(SendMessage(handle, WM_USER, 4, 0), 8);
	expect_none();
}
END_TEST

START_TEST(a_window_filter_sees_its_window_and_the_windows_children)
{
	HWND parent = new_window(), other = new_window();
	HWND child = CreateWindowA("Test", NULL, WS_CHILD, 0, 0, 0, 0, parent, NULL, NULL, NULL);
	MSG msg;

	ck_assert_ptr_ne(child, NULL);
	ck_assert(PostMessage(other, WM_USER, 1, 0));
	post(WM_USER, 2);
	ck_assert(PostMessage(child, WM_USER, 3, 0));
	ck_assert(!PeekMessage(&msg, other, WM_APP, WM_APP, PM_REMOVE));
	ck_assert(PeekMessage(&msg, parent, 0, 0, PM_REMOVE));
	ck_assert_uint_eq(msg.wParam, 3);
	ck_assert(!PeekMessage(&msg, parent, 0, 0, PM_REMOVE));
	ck_assert(PeekMessage(&msg, (HWND)-1, 0, 0, PM_REMOVE));
	ck_assert_uint_eq(msg.wParam, 2);
	ck_assert_uint_eq(expect(WM_USER).wParam, 1);
}
END_TEST

START_TEST(a_window_is_told_of_its_beginning_and_end)
{
	HWND handle;

	enter_class("Test");
	handle = CreateWindowA("Test", NULL, 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
	ck_assert_ptr_ne(handle, NULL);
	ck_assert(IsWindow(handle));
	ck_assert(PostMessage(handle, WM_USER, 0, 0));
	ck_assert(DestroyWindow(handle));
	ck_assert_uint_eq(window.count, 4);
	ck_assert_uint_eq(window.seen[0], WM_NCCREATE);
	ck_assert_uint_eq(window.seen[1], WM_CREATE);
	ck_assert_uint_eq(window.seen[2], WM_DESTROY);
	ck_assert_uint_eq(window.seen[3], WM_NCDESTROY);
	ck_assert(!IsWindow(handle));
	expect_none();
	REFUSES(DestroyWindow(handle), ERROR_INVALID_WINDOW_HANDLE);
	REFUSES(PostMessage(handle, WM_USER, 0, 0), ERROR_INVALID_WINDOW_HANDLE);
}
END_TEST

START_TEST(WM_CREATE_can_refuse)
{
	enter_class("Test");
	window.refuse = TRUE;
	ck_assert_ptr_eq(CreateWindowA("Test", NULL, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL), NULL);
	ck_assert_uint_eq(window.seen[2], WM_DESTROY);
	ck_assert_uint_eq(window.seen[3], WM_NCDESTROY);
}
END_TEST

START_TEST(WM_CLOSE_destroys_a_window_and_its_children_with_it)
{
	HWND parent = new_window();
	HWND child = CreateWindowA("Test", NULL, WS_CHILD, 0, 0, 0, 0, parent, NULL, NULL, NULL);

	ck_assert_int_eq(SendMessage(parent, WM_CLOSE, 0, 0), 0);
	ck_assert(!IsWindow(parent));
	ck_assert(!IsWindow(child));
}
END_TEST

static LRESULT CALLBACK
wide_procedure(HWND handle, UINT message, WPARAM wParam, LPARAM lParam)
{
	if (message == WM_CREATE) {
		const CREATESTRUCTW *create = (const CREATESTRUCTW *)lParam;

		ck_assert(!wcscmp(create->lpszName, L"\u00e9t\u00e9"));
		ck_assert(!wcscmp(create->lpszClass, L"Wide"));
		SetWindowLongPtrW(handle, GWLP_USERDATA, (LONG_PTR)create->lpCreateParams);
	}
	return DefWindowProcW(handle, message, wParam, lParam);
}

START_TEST(a_wide_class_sees_wide_texts_whoever_makes_the_window)
{
	WNDCLASSEXW class = {.cbSize = sizeof class, .lpfnWndProc = wide_procedure, .lpszClassName = L"Wide"};
	int data;
	HWND wide, narrow;

	ck_assert_uint_ne(RegisterClassExW(&class), 0);
	wide = CreateWindowExW(0, L"WIDE", L"\u00e9t\u00e9", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, &data);
	narrow = CreateWindowExA(0, "wide", "\xc3\xa9t\xc3\xa9", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, &data);
	ck_assert(wide && narrow);
	ck_assert_ptr_eq((void *)GetWindowLongPtrW(wide, GWLP_USERDATA), &data);
	ck_assert_ptr_eq((void *)GetWindowLongPtrA(narrow, GWLP_USERDATA), &data);
	REFUSES(UnregisterClassW(L"Wide", NULL), ERROR_CLASS_HAS_WINDOWS);
	ck_assert(DestroyWindow(wide));
	ck_assert(DestroyWindow(narrow));
	ck_assert(UnregisterClassW(L"Wide", NULL));
	REFUSES(UnregisterClassW(L"Wide", NULL), ERROR_CLASS_DOES_NOT_EXIST);
}
END_TEST

static WNDPROC former;

static LRESULT CALLBACK
subclass(HWND handle, UINT message, WPARAM wParam, LPARAM lParam)
{
	LRESULT result = CallWindowProc(former, handle, message, wParam, lParam);

	return message == WM_USER ? result + 1 : result;
}

START_TEST(a_window_keeps_the_programs_data_and_can_be_subclassed)
{
	HWND handle = new_window();

	former = (WNDPROC)SetWindowLongPtr(handle, GWLP_WNDPROC, (LONG_PTR)subclass);
	ck_assert(former == procedure);
	ck_assert_int_eq(SendMessage(handle, WM_USER, 10, 0), 21);
	ck_assert_int_eq(SetWindowLongPtr(handle, GWLP_USERDATA, 5), 0);
	ck_assert_int_eq(SetWindowLongPtr(handle, GWLP_USERDATA, 6), 5);
	ck_assert_int_eq(SetWindowLong(handle, 12, -7), 0);
	ck_assert_int_eq(GetWindowLong(handle, 12), -7);
	ck_assert_int_eq(GetWindowLong(handle, 8), 0);
	REFUSES(GetWindowLong(handle, 13), ERROR_INVALID_INDEX);
	REFUSES(GetWindowLongPtr(handle, 16), ERROR_INVALID_INDEX);
	REFUSES(GetWindowLongPtr(handle, -99), ERROR_INVALID_INDEX);
}
END_TEST

START_TEST(classes_have_rules)
{
	WNDCLASSEXA short_one = {.cbSize = 8, .lpfnWndProc = procedure, .lpszClassName = "Short"};
	ATOM atom = enter_class("Once");

	ck_assert_uint_ge(atom, 0xc000);
	REFUSES(enter_class("ONCE"), ERROR_CLASS_ALREADY_EXISTS);
	REFUSES(RegisterClassExA(&short_one), ERROR_INVALID_PARAMETER);
	ck_assert_ptr_ne(CreateWindowA(MAKEINTRESOURCEA(atom), NULL, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL), NULL);
	REFUSES(CreateWindowA("Never", NULL, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL), ERROR_CANNOT_FIND_WND_CLASS);
	REFUSES(CreateWindowA("Once", NULL, WS_CHILD, 0, 0, 0, 0, NULL, NULL, NULL, NULL), ERROR_TLW_WITH_WSCHILD);
	REFUSES(CreateWindowA("Once", NULL, 0, 0, 0, 0, 0, (HWND)0x1234, NULL, NULL, NULL), ERROR_INVALID_WINDOW_HANDLE);
}
END_TEST

static HWND theirs;

static void
own_a_window(void *argument)
{
	struct pump *pump = argument;

	theirs = new_window();
	pump_messages(pump);
}

START_TEST(SendMessage_reaches_another_threads_window_and_waits)
{
	struct pump pump;

	start_pump(&pump, own_a_window);
	pthread_barrier_wait(&pump.step);
	ck_assert_uint_eq(GetWindowThreadProcessId(theirs, NULL), pump.thread.tid);
	for (WPARAM i = 0; i < 2000; i++)
		ck_assert_int_eq(SendMessage(theirs, WM_USER, i, 0), (LRESULT)(i * 2));
	REFUSES(DestroyWindow(theirs), ERROR_ACCESS_DENIED);
	ck_assert(PostThreadMessage(pump.thread.tid, WM_QUIT, 0, 0));
	wst_join(&pump.thread);
	ck_assert(!IsWindow(theirs));
	REFUSES(SendMessage(theirs, WM_USER, 0, 0), ERROR_INVALID_WINDOW_HANDLE);
}
END_TEST

static HWND sides[2];

static LRESULT CALLBACK
echo(HWND handle, UINT message, WPARAM wParam, LPARAM lParam)
{
	if (message != WM_APP)
		return DefWindowProc(handle, message, wParam, lParam);
	return wParam ? SendMessage(sides[handle == sides[0]], WM_APP, wParam - 1, lParam + 1) : lParam;
}

static HWND
new_side(void)
{
	HWND handle = CreateWindowA("Echo", NULL, 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);

	ck_assert_ptr_ne(handle, NULL);
	return handle;
}

static void
other_side(void *argument)
{
	sides[1] = new_side();
	pump_messages(argument);
}

START_TEST(a_thread_that_waits_for_an_answer_answers_others)
{
	WNDCLASSA class = {.lpfnWndProc = echo, .lpszClassName = "Echo"};
	struct pump pump;

	ck_assert_uint_ne(RegisterClassA(&class), 0);
	sides[0] = new_side();
	start_pump(&pump, other_side);
	pthread_barrier_wait(&pump.step);
	ck_assert_int_eq(SendMessage(sides[1], WM_APP, 50, 0), 50);
	ck_assert(PostThreadMessage(pump.thread.tid, WM_QUIT, 0, 0));
	wst_join(&pump.thread);
}
END_TEST

static void
send_until_refused(void *unused)
{
	(void)unused;
	SetLastError(0);
	while (!GetLastError())
		SendMessage(theirs, WM_USER, 1, 0);
	ck_assert_uint_eq(GetLastError(), ERROR_INVALID_WINDOW_HANDLE);
}

START_TEST(a_sender_does_not_outwait_the_receivers_end)
{
	for (int i = 0; i < 200; i++) {
		struct wst_thread sender = {.lock = PTHREAD_MUTEX_INITIALIZER};
		struct pump pump;

		start_pump(&pump, own_a_window);
		pthread_barrier_wait(&pump.step);
		wst_start(&sender, send_until_refused, NULL);
		ck_assert(PostThreadMessage(pump.thread.tid, WM_QUIT, 0, 0));
		wst_join(&pump.thread);
		wst_join(&sender);
	}
}
END_TEST

WST_MAIN_RAW("message", a_message_arrives_as_it_was_posted, messages_come_in_the_order_of_posting, PM_NOREMOVE_leaves_the_message,
	a_filter_takes_from_the_middle_and_leaves_the_rest_in_order, WM_QUIT_comes_behind_all_posted_messages_and_through_any_filter,
	a_posted_WM_QUIT_ends_GetMessage_in_its_turn, a_queue_holds_10000_messages, bad_arguments_have_their_codes, TranslateMessage_knows_a_key,
	DispatchMessage_calls_the_function_of_a_timer_and_lets_other_thread_messages_be,
	a_thread_has_a_queue_from_its_first_message_call_to_its_end, GetMessage_waits_for_another_threads_message,
	of_many_posters_no_message_is_lost_and_each_keeps_its_order, posting_races_with_the_ends_of_threads,
	WaitMessage_ends_with_a_new_message_and_takes_none, a_forked_child_has_its_threads_queue, DispatchMessage_calls_the_window_procedure,
	SendMessage_calls_at_once, a_window_filter_sees_its_window_and_the_windows_children, a_window_is_told_of_its_beginning_and_end,
	WM_CREATE_can_refuse, WM_CLOSE_destroys_a_window_and_its_children_with_it, a_wide_class_sees_wide_texts_whoever_makes_the_window,
	a_window_keeps_the_programs_data_and_can_be_subclassed, classes_have_rules, SendMessage_reaches_another_threads_window_and_waits,
	a_thread_that_waits_for_an_answer_answers_others, a_sender_does_not_outwait_the_receivers_end)

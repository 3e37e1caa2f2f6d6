/* Windows that only receive messages. */
#include "pump.h"

#include <wchar.h>

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
	ck_assert(PostMessage(NULL, WM_USER, 2, 0));
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
	WST_REFUSES(DestroyWindow(handle), ERROR_INVALID_WINDOW_HANDLE);
	WST_REFUSES(PostMessage(handle, WM_USER, 0, 0), ERROR_INVALID_WINDOW_HANDLE);
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
	WST_REFUSES(UnregisterClassW(L"Wide", NULL), ERROR_CLASS_HAS_WINDOWS);
	ck_assert(DestroyWindow(wide));
	ck_assert(DestroyWindow(narrow));
	ck_assert(UnregisterClassW(L"Wide", NULL));
	WST_REFUSES(UnregisterClassW(L"Wide", NULL), ERROR_CLASS_DOES_NOT_EXIST);
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
	WST_REFUSES(GetWindowLong(handle, 13), ERROR_INVALID_INDEX);
	WST_REFUSES(GetWindowLongPtr(handle, 16), ERROR_INVALID_INDEX);
	WST_REFUSES(GetWindowLongPtr(handle, -99), ERROR_INVALID_INDEX);
}
END_TEST

START_TEST(classes_have_rules)
{
	WNDCLASSEXA short_one = {.cbSize = 8, .lpfnWndProc = procedure, .lpszClassName = "Short"};
	ATOM atom = enter_class("Once");

	ck_assert_uint_ge(atom, 0xc000);
	WST_REFUSES(enter_class("ONCE"), ERROR_CLASS_ALREADY_EXISTS);
	WST_REFUSES(RegisterClassExA(&short_one), ERROR_INVALID_PARAMETER);
	ck_assert_ptr_ne(CreateWindowA(MAKEINTRESOURCEA(atom), NULL, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL), NULL);
	WST_REFUSES(CreateWindowA("Never", NULL, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL), ERROR_CANNOT_FIND_WND_CLASS);
	WST_REFUSES(CreateWindowA("Once", NULL, WS_CHILD, 0, 0, 0, 0, NULL, NULL, NULL, NULL), ERROR_TLW_WITH_WSCHILD);
	WST_REFUSES(CreateWindowA("Once", NULL, 0, 0, 0, 0, 0, (HWND)0x1234, NULL, NULL, NULL), ERROR_INVALID_WINDOW_HANDLE);
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
	WST_REFUSES(DestroyWindow(theirs), ERROR_ACCESS_DENIED);
	ck_assert(PostThreadMessage(pump.thread.tid, WM_QUIT, 0, 0));
	wst_join(&pump.thread);
	ck_assert(!IsWindow(theirs));
	WST_REFUSES(SendMessage(theirs, WM_USER, 0, 0), ERROR_INVALID_WINDOW_HANDLE);
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

/* blocking-and-cancel.md, rule 23: a message handler that a hook runs may cancel; the call ends when the hook returns. */
static LRESULT CALLBACK
cancelling(HWND handle, UINT message, WPARAM wParam, LPARAM lParam)
{
	if (message != WM_USER)
		return DefWindowProc(handle, message, wParam, lParam);
	ck_assert(WSAIsBlocking());
	WST_OK(WSACancelBlockingCall());
	return 0;
}

static BOOL CALLBACK
pump_hook(void)
{
	MSG msg;

	if (!PeekMessage(&msg, NULL, 0, 0, PM_REMOVE))
		return FALSE;
	DispatchMessage(&msg);
	return TRUE;
}

struct canceller {
	struct wst_thread thread;
	HWND window;
	DWORD blocked;
};

static void
cancel_by_message(void *argument)
{
	struct canceller *me = argument;

	while (!winsock_thread_blocking(me->blocked))
		SwitchToThread();
	ck_assert(PostMessage(me->window, WM_USER, 0, 0));
}

START_TEST(a_window_procedure_that_a_blocking_hook_runs_can_cancel)
{
	WNDCLASSA class = {.lpfnWndProc = cancelling, .lpszClassName = "Cancelling"};
	struct canceller other = {.thread.lock = PTHREAD_MUTEX_INITIALIZER, .blocked = GetCurrentThreadId()};
	WSADATA data;
	char byte;
	SOCKET s;

	ck_assert_int_eq(WSAStartup(MAKEWORD(1, 1), &data), 0);
	ck_assert_uint_ne(RegisterClassA(&class), 0);
	other.window = CreateWindowA("Cancelling", NULL, 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
	ck_assert_ptr_ne(other.window, NULL);
	s = wst_udp();
	ck_assert(WSASetBlockingHook((FARPROC)(void *)pump_hook) != NULL);
	wst_start(&other.thread, cancel_by_message, &other);
	WST_FAILS(recv(s, &byte, 1, 0), WSAEINTR);
	wst_join(&other.thread);
	WST_OK(WSAUnhookBlockingHook());
	WST_OK(closesocket(s));
}
END_TEST

WST_MAIN_RAW("window", DispatchMessage_calls_the_window_procedure, SendMessage_calls_at_once,
	a_window_filter_sees_its_window_and_the_windows_children, a_window_is_told_of_its_beginning_and_end, WM_CREATE_can_refuse,
	WM_CLOSE_destroys_a_window_and_its_children_with_it, a_wide_class_sees_wide_texts_whoever_makes_the_window,
	a_window_keeps_the_programs_data_and_can_be_subclassed, classes_have_rules, SendMessage_reaches_another_threads_window_and_waits,
	a_thread_that_waits_for_an_answer_answers_others, a_sender_does_not_outwait_the_receivers_end,
	a_window_procedure_that_a_blocking_hook_runs_can_cancel)

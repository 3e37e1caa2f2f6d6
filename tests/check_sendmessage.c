/* Messages that are run for another thread. */
#include "pump.h"

#include <stdatomic.h>

enum {
	ASK = WM_APP,           /* InSendMessageEx */
	REPLY_FIRST,            /* ReplyMessage(7), then wait for the gate */
	STALL,                  /* wait for the gate */
	COUNT,
};

static HANDLE gate;
static HWND theirs;
static atomic_uint counted;

static LRESULT
reply_first(void)
{
	BOOL replied = ReplyMessage(7);

	ck_assert(replied);
	ck_assert(!ReplyMessage(8));
	ck_assert_uint_eq(InSendMessageEx(NULL), ISMEX_SEND | ISMEX_REPLIED);
	WaitForSingleObject(gate, INFINITE);
	return 9;
}

static LRESULT CALLBACK
procedure(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
{
	switch (message) {
	case ASK:
		return (LRESULT)InSendMessageEx(NULL) + (InSendMessage() ? 100 : 0);
	case REPLY_FIRST:
		return reply_first();
	case STALL:
		WaitForSingleObject(gate, INFINITE);
		return 5;
	case COUNT:
		atomic_fetch_add(&counted, 1);
		return (LRESULT)wParam;
	case WM_COPYDATA:
		return ((const COPYDATASTRUCT *)lParam)->cbData + (LRESULT)((const COPYDATASTRUCT *)lParam)->dwData;
	default:
		return DefWindowProc(window, message, wParam, lParam);
	}
}

static HWND
new_window(HWND parent)
{
	WNDCLASSA class = {.lpfnWndProc = procedure, .lpszClassName = "Receiver"};
	HWND window;

	RegisterClassA(&class);
	window = CreateWindowA("Receiver", "first", 0, 0, 0, 0, 0, parent, NULL, NULL, NULL);
	ck_assert_ptr_ne(window, NULL);
	return window;
}

static void
receive(void *argument)
{
	theirs = new_window(NULL);
	pump_messages(argument);
}

static void
begin(struct pump *pump)
{
	gate = CreateEventA(NULL, TRUE, FALSE, NULL);
	ck_assert_ptr_ne(gate, NULL);
	make_queue();
	start_pump(pump, receive);
	pthread_barrier_wait(&pump->step);
}

static void
finish(struct pump *pump)
{
	ck_assert(SetEvent(gate));
	ck_assert(PostThreadMessage(pump->thread.tid, WM_QUIT, 0, 0));
	wst_join(&pump->thread);
	ck_assert(CloseHandle(gate));
}

START_TEST(a_procedure_knows_how_it_was_called)
{
	struct pump pump;
	DWORD_PTR result;

	begin(&pump);
	ck_assert_int_eq(SendMessage(new_window(NULL), ASK, 0, 0), ISMEX_NOSEND);
	ck_assert_int_eq(SendMessage(theirs, ASK, 0, 0), ISMEX_SEND + 100);
	ck_assert(SendMessageTimeout(theirs, ASK, 0, 0, SMTO_NORMAL, 60000, &result));
	ck_assert_uint_eq(result, ISMEX_SEND + 100);
	ck_assert(!ReplyMessage(1));
	finish(&pump);
}
END_TEST

START_TEST(ReplyMessage_lets_the_sender_go_before_the_procedure_returns)
{
	struct pump pump;

	begin(&pump);
	ck_assert_int_eq(SendMessage(theirs, REPLY_FIRST, 0, 0), 7);
	finish(&pump);
}
END_TEST

START_TEST(SendMessageTimeout_gives_up_and_a_later_answer_harms_nobody)
{
	struct pump pump;
	DWORD_PTR result = 3;
	char text[16] = "";

	begin(&pump);
	WST_REFUSES(SendMessageTimeout(theirs, STALL, 0, 0, SMTO_NORMAL, 20, &result), ERROR_TIMEOUT);
	WST_REFUSES(SendMessageTimeout(theirs, COUNT, 0, 0, SMTO_BLOCK, 1, &result), ERROR_TIMEOUT);
	WST_REFUSES(SendMessageTimeout(theirs, WM_GETTEXT, sizeof text, (LPARAM)text, SMTO_BLOCK, 1, &result), ERROR_TIMEOUT);
	ck_assert(SetEvent(gate));
	ck_assert_int_eq(SendMessage(theirs, COUNT, 4, 0), 4);
	ck_assert_uint_eq(atomic_load(&counted), 2);
	ck_assert_str_eq(text, "");
	WST_REFUSES(SendMessageTimeout((HWND)0x1234, COUNT, 0, 0, 0, 100, &result), ERROR_INVALID_WINDOW_HANDLE);
	finish(&pump);
}
END_TEST

START_TEST(SendNotifyMessage_does_not_wait_and_calls_its_own_window_at_once)
{
	struct pump pump;

	begin(&pump);
	ck_assert(SendNotifyMessage(new_window(NULL), COUNT, 0, 0));
	ck_assert_uint_eq(atomic_load(&counted), 1);
	ck_assert(SendNotifyMessage(theirs, STALL, 0, 0));
	ck_assert(SendNotifyMessage(theirs, COUNT, 0, 0));
	ck_assert_uint_eq(atomic_load(&counted), 1);
	ck_assert(SetEvent(gate));
	SendMessage(theirs, COUNT, 0, 0);
	ck_assert_uint_eq(atomic_load(&counted), 3);
	WST_REFUSES(SendNotifyMessage(theirs, WM_SETTEXT, 0, (LPARAM)"x"), ERROR_MESSAGE_SYNC_ONLY);
	WST_REFUSES(PostMessage(theirs, WM_COPYDATA, 0, 0), ERROR_MESSAGE_SYNC_ONLY);
	finish(&pump);
}
END_TEST

static struct {
	unsigned count;
	ULONG_PTR data;
	LRESULT result;
} called;

static void CALLBACK
on_answer(HWND window, UINT message, ULONG_PTR data, LRESULT result)
{
	ck_assert_ptr_ne(window, NULL);
	ck_assert_uint_eq(message, COUNT);
	called.count++;
	called.data = data;
	called.result = result;
}

START_TEST(SendMessageCallback_calls_back_when_the_sender_looks_for_messages)
{
	struct pump pump;
	MSG msg;

	begin(&pump);
	ck_assert(SendMessageCallback(new_window(NULL), COUNT, 3, 0, on_answer, 4));
	ck_assert_uint_eq(called.count, 1);
	ck_assert(SendMessageCallback(theirs, COUNT, 11, 0, on_answer, 5));
	ck_assert_uint_eq(MsgWaitForMultipleObjects(0, NULL, FALSE, INFINITE, QS_SENDMESSAGE), WAIT_OBJECT_0);
	ck_assert_uint_eq(called.count, 1);
	ck_assert(!PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
	ck_assert_uint_eq(called.count, 2);
	ck_assert_uint_eq(called.data, 5);
	ck_assert_int_eq(called.result, 11);
	finish(&pump);
}
END_TEST

START_TEST(a_broadcast_reaches_the_top_windows_of_all_threads)
{
	struct pump pump;
	MSG msg;

	begin(&pump);
	new_window(NULL);
	new_window(HWND_MESSAGE);
	ck_assert(SendMessage(HWND_BROADCAST, COUNT, 0, 0));
	ck_assert_uint_eq(atomic_load(&counted), 2);
	ck_assert(PostMessage(HWND_BROADCAST, COUNT, 0, 0));
	ck_assert(GetMessage(&msg, NULL, 0, 0));
	ck_assert_uint_eq(msg.message, COUNT);
	ck_assert(!PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
	finish(&pump);
	ck_assert_uint_eq(atomic_load(&counted), 3);
}
END_TEST

START_TEST(texts_and_data_reach_another_threads_window)
{
	COPYDATASTRUCT data = {.dwData = 40, .cbData = 2, .lpData = (void *)"x"};
	WCHAR wide[16];
	char text[16];
	struct pump pump;

	begin(&pump);
	ck_assert_int_eq(SendMessage(theirs, WM_COPYDATA, 0, (LPARAM)&data), 42);
	ck_assert_int_eq(GetWindowTextA(theirs, text, sizeof text), 5);
	ck_assert_str_eq(text, "first");
	ck_assert(SetWindowTextW(theirs, L"\u00e9t\u00e9"));
	ck_assert_int_eq(GetWindowTextLengthA(theirs), 5);
	ck_assert_int_eq(GetWindowTextLengthW(theirs), 3);
	ck_assert_int_eq(GetWindowTextA(theirs, text, 5), 3);
	ck_assert_str_eq(text, "\xc3\xa9t");
	ck_assert_int_eq(GetWindowTextW(theirs, wide, 3), 2);
	ck_assert(wide[0] == 0xe9 && wide[1] == 't' && !wide[2]);
	ck_assert_ptr_eq(FindWindowA("receiver", "\xc3\xa9t\xc3\xa9"), theirs);
	finish(&pump);
	ck_assert_ptr_eq(FindWindowA("receiver", NULL), NULL);
}
END_TEST

static HWND sides[2];
static atomic_uint ready;

static void
send_rounds(void *argument)
{
	HWND own = new_window(HWND_MESSAGE), other;
	size_t me = (size_t)argument;
	MSG msg;

	sides[me] = own;
	atomic_fetch_add(&ready, 1);
	while (atomic_load(&ready) < 2)
		SwitchToThread();
	other = sides[!me];
	for (WPARAM i = 0; i < 3000; i++) {
		DWORD_PTR result = 0;

		if (i % 3)
			ck_assert_uint_eq(SendMessage(other, COUNT, i, 0), i);
		else if (SendMessageTimeout(other, COUNT, i, 0, SMTO_NORMAL, i % 2 ? 1 : 60000, &result))
			ck_assert_uint_eq(result, i);
		SendNotifyMessage(other, COUNT, i, 0);
	}
	atomic_fetch_add(&ready, 1);
	while (atomic_load(&ready) < 4) {
		PeekMessage(&msg, NULL, 0, 0, PM_REMOVE);
		SwitchToThread();
	}
}

START_TEST(two_threads_send_to_each_other_thousands_of_times)
{
	struct wst_thread threads[2];

	for (size_t i = 0; i < 2; i++) {
		threads[i] = (struct wst_thread){.lock = PTHREAD_MUTEX_INITIALIZER};
		wst_start(&threads[i], send_rounds, (void *)i);
	}
	for (size_t i = 0; i < 2; i++)
		wst_join(&threads[i]);
}
END_TEST

static atomic_bool over;

static void
send_to_whoever(void *unused)
{
	DWORD_PTR result;
	MSG msg;

	(void)unused;
	while (!atomic_load(&over)) {
		SendMessageTimeout(HWND_BROADCAST, COUNT, 1, 0, SMTO_NORMAL, 1, &result);
		SendNotifyMessage(HWND_BROADCAST, COUNT, 1, 0);
		SendMessageCallback(HWND_BROADCAST, COUNT, 1, 0, on_answer, 0);
		PostMessage(HWND_BROADCAST, COUNT, 0, 0);
		PeekMessage(&msg, NULL, 0, 0, PM_REMOVE);
	}
}

static void
come_and_go(void *unused)
{
	HWND window;
	MSG msg;

	(void)unused;
	for (int i = 0; i < 4; i++) {
		window = new_window(NULL);
		while (PeekMessage(&msg, NULL, 0, 0, PM_REMOVE))
			DispatchMessage(&msg);
		if (i != 3)
			DestroyWindow(window);
	}
}

START_TEST(sending_races_with_the_ends_of_windows_and_threads)
{
	struct wst_thread sender = {.lock = PTHREAD_MUTEX_INITIALIZER};

	new_window(HWND_MESSAGE);
	wst_start(&sender, send_to_whoever, NULL);
	for (int i = 0; i < 1000; i++) {
		struct wst_thread t = {.lock = PTHREAD_MUTEX_INITIALIZER};

		wst_start(&t, come_and_go, NULL);
		wst_join(&t);
	}
	atomic_store(&over, TRUE);
	wst_join(&sender);
}
END_TEST

WST_MAIN_RAW("sendmessage", a_procedure_knows_how_it_was_called, ReplyMessage_lets_the_sender_go_before_the_procedure_returns,
	SendMessageTimeout_gives_up_and_a_later_answer_harms_nobody, SendNotifyMessage_does_not_wait_and_calls_its_own_window_at_once,
	SendMessageCallback_calls_back_when_the_sender_looks_for_messages, a_broadcast_reaches_the_top_windows_of_all_threads,
	texts_and_data_reach_another_threads_window, two_threads_send_to_each_other_thousands_of_times,
	sending_races_with_the_ends_of_windows_and_threads)

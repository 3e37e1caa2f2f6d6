/* Waiting for messages and objects together. */
#include "pump.h"

#include <stdatomic.h>

static HANDLE
event(BOOL manual, BOOL set)
{
	HANDLE handle = CreateEventA(NULL, manual, set, NULL);

	ck_assert_ptr_ne(handle, NULL);
	return handle;
}

static void
post(UINT message)
{
	ck_assert(PostThreadMessage(GetCurrentThreadId(), message, 0, 0));
}

START_TEST(a_message_has_the_index_behind_the_objects)
{
	HANDLE handles[2] = {event(TRUE, FALSE), event(TRUE, FALSE)};
	MSG msg;

	make_queue();
	ck_assert_uint_eq(MsgWaitForMultipleObjects(2, handles, FALSE, 0, QS_ALLINPUT), WAIT_TIMEOUT);
	post(WM_USER);
	ck_assert_uint_eq(MsgWaitForMultipleObjects(2, handles, FALSE, INFINITE, QS_ALLINPUT), WAIT_OBJECT_0 + 2);
	ck_assert(SetEvent(handles[1]));
	ck_assert_uint_eq(MsgWaitForMultipleObjects(2, handles, FALSE, INFINITE, QS_ALLINPUT), WAIT_OBJECT_0 + 1);
	ck_assert(PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
}
END_TEST

START_TEST(what_was_seen_ends_a_wait_only_where_available_input_was_asked_for)
{
	MSG msg;

	make_queue();
	post(WM_USER);
	ck_assert(PeekMessage(&msg, NULL, 0, 0, PM_NOREMOVE));
	ck_assert_uint_eq(MsgWaitForMultipleObjects(0, NULL, FALSE, 0, QS_ALLINPUT), WAIT_TIMEOUT);
	ck_assert_uint_eq(MsgWaitForMultipleObjectsEx(0, NULL, 0, QS_ALLINPUT, MWMO_INPUTAVAILABLE), WAIT_OBJECT_0);
	post(WM_USER);
	ck_assert_uint_eq(MsgWaitForMultipleObjects(0, NULL, FALSE, 0, QS_TIMER | QS_SENDMESSAGE), WAIT_TIMEOUT);
	ck_assert_uint_eq(MsgWaitForMultipleObjects(0, NULL, FALSE, 0, QS_POSTMESSAGE), WAIT_OBJECT_0);
}
END_TEST

START_TEST(a_wait_for_all_wants_the_message_too)
{
	HANDLE handle = event(FALSE, TRUE);

	make_queue();
	ck_assert_uint_eq(MsgWaitForMultipleObjects(1, &handle, TRUE, 0, QS_ALLINPUT), WAIT_TIMEOUT);
	post(WM_USER);
	ck_assert_uint_eq(MsgWaitForMultipleObjects(1, &handle, TRUE, 0, QS_ALLINPUT), WAIT_OBJECT_0);
	ck_assert_uint_eq(WaitForSingleObject(handle, 0), WAIT_TIMEOUT);
}
END_TEST

static unsigned apcs;

static void CALLBACK
on_apc(ULONG_PTR count)
{
	apcs += (unsigned)count;
}

START_TEST(an_alertable_wait_runs_APCs)
{
	make_queue();
	ck_assert(QueueUserAPC(on_apc, GetCurrentThread(), 3));
	ck_assert_uint_eq(MsgWaitForMultipleObjectsEx(0, NULL, 0, QS_ALLINPUT, 0), WAIT_TIMEOUT);
	ck_assert_uint_eq(MsgWaitForMultipleObjectsEx(0, NULL, INFINITE, QS_ALLINPUT, MWMO_ALERTABLE), WAIT_IO_COMPLETION);
	ck_assert_uint_eq(apcs, 3);
}
END_TEST

START_TEST(bad_arguments_have_their_codes)
{
	HANDLE bad = (HANDLE)0x7ffffffc, many[MAXIMUM_WAIT_OBJECTS] = {NULL};

	SetLastError(0);
	ck_assert_uint_eq(MsgWaitForMultipleObjects(1, &bad, FALSE, 0, QS_ALLINPUT), WAIT_FAILED);
	ck_assert_uint_eq(GetLastError(), ERROR_INVALID_HANDLE);
	ck_assert_uint_eq(MsgWaitForMultipleObjects(MAXIMUM_WAIT_OBJECTS, many, FALSE, 0, QS_ALLINPUT), WAIT_FAILED);
	ck_assert_uint_eq(GetLastError(), ERROR_INVALID_PARAMETER);
	WST_REFUSES(GetQueueStatus(0x8000), ERROR_INVALID_FLAGS);
}
END_TEST

START_TEST(GetQueueStatus_says_what_is_new_and_what_there_is)
{
	MSG msg;

	make_queue();
	ck_assert_uint_eq(GetQueueStatus(QS_ALLINPUT), 0);
	post(WM_USER);
	ck_assert_uint_eq(GetQueueStatus(QS_ALLINPUT), MAKELONG(QS_POSTMESSAGE, QS_POSTMESSAGE));
	ck_assert_uint_eq(GetQueueStatus(QS_ALLINPUT), MAKELONG(0, QS_POSTMESSAGE));
	ck_assert(PeekMessage(&msg, NULL, 0, 0, PM_REMOVE));
	ck_assert_uint_eq(GetQueueStatus(QS_ALLINPUT), 0);
	ck_assert(!GetInputState());
}
END_TEST

struct source {
	struct wst_thread thread;
	DWORD to;
	HANDLE handle;
};

enum {
	ROUNDS = 5000,
};

static void
post_and_set(void *argument)
{
	struct source *source = argument;

	for (int i = 0; i < ROUNDS; i++) {
		while (!PostThreadMessage(source->to, WM_APP, 0, 0))
			SwitchToThread();
		ck_assert(ReleaseSemaphore(source->handle, 1, NULL));
	}
}

START_TEST(neither_messages_nor_signals_are_lost_between_each_other)
{
	struct source source = {.thread.lock = PTHREAD_MUTEX_INITIALIZER, .to = GetCurrentThreadId()};
	int messages = 0, signals = 0;

	make_queue();
	source.handle = CreateSemaphoreA(NULL, 0, ROUNDS, NULL);
	ck_assert_ptr_ne(source.handle, NULL);
	wst_start(&source.thread, post_and_set, &source);
	while (messages < ROUNDS || signals < ROUNDS) {
		DWORD result = MsgWaitForMultipleObjects(1, &source.handle, FALSE, INFINITE, QS_ALLINPUT);
		MSG msg;

		ck_assert(result == WAIT_OBJECT_0 || result == WAIT_OBJECT_0 + 1);
		signals += result == WAIT_OBJECT_0;
		while (PeekMessage(&msg, NULL, 0, 0, PM_REMOVE))
			messages++;
	}
	wst_join(&source.thread);
	ck_assert_int_eq(messages, ROUNDS);
	ck_assert_int_eq(signals, ROUNDS);
}
END_TEST

WST_MAIN_RAW("msgwait", a_message_has_the_index_behind_the_objects,
	what_was_seen_ends_a_wait_only_where_available_input_was_asked_for, a_wait_for_all_wants_the_message_too, an_alertable_wait_runs_APCs,
	bad_arguments_have_their_codes, GetQueueStatus_says_what_is_new_and_what_there_is,
	neither_messages_nor_signals_are_lost_between_each_other)

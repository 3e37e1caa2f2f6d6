/* WSACreateEvent and its kin: contracts.md, "WSACreateEvent" to "WSAWaitForMultipleEvents". */
#include "harness.h"

START_TEST(an_event_begins_unset_and_stays_set)
{
	WSAEVENT event = WSACreateEvent();

	ck_assert(event != WSA_INVALID_EVENT);
	ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &event, FALSE, 0, FALSE), WSA_WAIT_TIMEOUT);
	ck_assert(WSASetEvent(event));
	for (int i = 0; i < 2; i++)
		ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &event, TRUE, WSA_INFINITE, FALSE), WSA_WAIT_EVENT_0);
	ck_assert(WSAResetEvent(event));
	ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &event, FALSE, 1, TRUE), WSA_WAIT_TIMEOUT);
	ck_assert(SetEvent(event));
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_OBJECT_0);
	ck_assert(WSACloseEvent(event));
}
END_TEST

START_TEST(bad_handles_and_counts_have_their_codes)
{
	WSAEVENT event = WSACreateEvent(), closed = WSACreateEvent(), events[2] = {event, closed};

	ck_assert(WSACloseEvent(closed));
	WST_REFUSES(WSACloseEvent(closed), WSA_INVALID_HANDLE);
	WST_REFUSES(WSASetEvent(closed), WSA_INVALID_HANDLE);
	WST_REFUSES(WSAResetEvent(closed), WSA_INVALID_HANDLE);
	WST_FAILS(WSAWaitForMultipleEvents(2, events, FALSE, 0, FALSE), WSA_INVALID_HANDLE);
	WST_FAILS(WSAWaitForMultipleEvents(0, events, FALSE, 0, FALSE), WSA_INVALID_PARAMETER);
	WST_FAILS(WSAWaitForMultipleEvents(WSA_MAXIMUM_WAIT_EVENTS + 1, events, FALSE, 0, FALSE), WSA_INVALID_PARAMETER);
}
END_TEST

START_TEST(the_lowest_set_event_is_told_and_an_automatic_one_is_taken)
{
	WSAEVENT events[3] = {WSACreateEvent(), CreateEvent(NULL, FALSE, TRUE, NULL), WSACreateEvent()};

	ck_assert(WSASetEvent(events[2]));
	ck_assert_uint_eq(WSAWaitForMultipleEvents(3, events, FALSE, WSA_INFINITE, FALSE), WSA_WAIT_EVENT_0 + 1);
	ck_assert_uint_eq(WSAWaitForMultipleEvents(3, events, FALSE, WSA_INFINITE, FALSE), WSA_WAIT_EVENT_0 + 2);
	ck_assert_uint_eq(WSAWaitForMultipleEvents(3, events, TRUE, 0, FALSE), WSA_WAIT_TIMEOUT);
}
END_TEST

static void CALLBACK
nothing(ULONG_PTR unused)
{
	(void)unused;
}

START_TEST(an_alertable_wait_runs_APCs)
{
	WSAEVENT event = WSACreateEvent();

	ck_assert(QueueUserAPC(nothing, GetCurrentThread(), 0));
	ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &event, FALSE, WSA_INFINITE, TRUE), WSA_WAIT_IO_COMPLETION);
}
END_TEST

START_TEST(before_WSAStartup_there_are_none)
{
	WSAEVENT event = WSACreateEvent();

	WST_OK(WSACleanup());
	WST_REFUSES(WSACreateEvent(), WSANOTINITIALISED);
	WST_REFUSES(WSASetEvent(event), WSANOTINITIALISED);
	WST_FAILS(WSAWaitForMultipleEvents(1, &event, FALSE, 0, FALSE), WSANOTINITIALISED);
}
END_TEST

WST_MAIN("event objects", an_event_begins_unset_and_stays_set, bad_handles_and_counts_have_their_codes,
	the_lowest_set_event_is_told_and_an_automatic_one_is_taken, an_alertable_wait_runs_APCs, before_WSAStartup_there_are_none)

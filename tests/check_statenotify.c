/* ProcessSocketNotifications: contracts.md 4. */
#include "harness.h"

static HANDLE port;

static SOCK_NOTIFY_REGISTRATION
registration(SOCKET s, unsigned operation, unsigned filter, unsigned trigger)
{
	return (SOCK_NOTIFY_REGISTRATION){
		.socket = s,
		.completionKey = (PVOID)(ULONG_PTR)0x77,
		.eventFilter = (UINT16)filter,
		.operation = (UINT8)operation,
		.triggerFlags = (UINT8)trigger,
		.registrationResult = 12345,
	};
}

static void
operate(SOCKET s, unsigned operation, unsigned filter, unsigned trigger, DWORD result)
{
	SOCK_NOTIFY_REGISTRATION r = registration(s, operation, filter, trigger);

	ck_assert_uint_eq(ProcessSocketNotifications(port, 1, &r, 0, 0, NULL, NULL), 0);
	ck_assert_uint_eq(r.registrationResult, result);
}

/* The events of the next packet, 0 where there is none by then. */
static UINT32
next(UINT32 milliseconds)
{
	OVERLAPPED_ENTRY entry = {.lpCompletionKey = 0};
	UINT32 count = 99;
	DWORD error = ProcessSocketNotifications(port, 0, NULL, milliseconds, 1, &entry, &count);

	if (error == WAIT_TIMEOUT) {
		ck_assert_uint_eq(count, 0);
		return 0;
	}
	ck_assert_uint_eq(error, 0);
	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(entry.lpCompletionKey, 0x77);
	return SocketNotificationRetrieveEvents(&entry);
}

static void
pair(SOCKET *s, SOCKET *peer)
{
	port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
	wst_pair(s, peer);
}

static void
take_byte(SOCKET s)
{
	char byte;

	ck_assert_int_eq(recv(s, &byte, 1, 0), 1);
}

START_TEST(a_level_is_told_for_as_long_as_it_holds)
{
	SOCKET s, peer;

	pair(&s, &peer);
	WST_OK(send(peer, "ab", 2, 0));
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENT_IN, SOCK_NOTIFY_TRIGGER_PERSISTENT | SOCK_NOTIFY_TRIGGER_LEVEL, 0);
	ck_assert_uint_eq(next(INFINITE), SOCK_NOTIFY_EVENT_IN);
	ck_assert_uint_eq(next(INFINITE), SOCK_NOTIFY_EVENT_IN);
	take_byte(s);
	ck_assert_uint_eq(next(INFINITE), SOCK_NOTIFY_EVENT_IN);
	take_byte(s);
	ck_assert_uint_eq(next(0), 0);
	WST_OK(send(peer, "c", 1, 0));
	ck_assert_uint_eq(next(INFINITE), SOCK_NOTIFY_EVENT_IN);
	take_byte(s);
	WST_OK(closesocket(peer));
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENT_HANGUP, SOCK_NOTIFY_TRIGGER_PERSISTENT | SOCK_NOTIFY_TRIGGER_LEVEL, 0);
	while (next(INFINITE) != SOCK_NOTIFY_EVENT_HANGUP)
		;
	WST_OK(closesocket(s));
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(one_shot_is_disabled_when_it_is_delivered)
{
	SOCKET s, peer;

	pair(&s, &peer);
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENT_IN, SOCK_NOTIFY_TRIGGER_ONESHOT | SOCK_NOTIFY_TRIGGER_LEVEL, 0);
	ck_assert_uint_eq(next(0), 0);
	WST_OK(send(peer, "a", 1, 0));
	ck_assert_uint_eq(next(INFINITE), SOCK_NOTIFY_EVENT_IN);
	ck_assert_uint_eq(next(0), 0);
	WST_OK(send(peer, "b", 1, 0));
	ck_assert_uint_eq(next(20), 0);
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENT_IN, SOCK_NOTIFY_TRIGGER_ONESHOT | SOCK_NOTIFY_TRIGGER_LEVEL, 0);
	ck_assert_uint_eq(next(INFINITE), SOCK_NOTIFY_EVENT_IN);
	WST_OK(closesocket(s));
	WST_OK(closesocket(peer));
}
END_TEST

/* "The condition must change while the registration is enabled." */
START_TEST(an_edge_is_told_when_it_comes)
{
	SOCKET s, peer;

	pair(&s, &peer);
	WST_OK(send(peer, "a", 1, 0));
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENT_IN, SOCK_NOTIFY_TRIGGER_PERSISTENT | SOCK_NOTIFY_TRIGGER_EDGE, 0);
	ck_assert_uint_eq(next(20), 0);
	take_byte(s);
	for (unsigned i = 0; i < 100; i++) {
		WST_OK(send(peer, "b", 1, 0));
		ck_assert_uint_eq(next(INFINITE), SOCK_NOTIFY_EVENT_IN);
		ck_assert_uint_eq(next(0), 0);
		take_byte(s);
	}
	WST_OK(closesocket(s));
	WST_OK(closesocket(peer));
}
END_TEST

START_TEST(room_to_send_and_several_events_are_one_packet)
{
	SOCKET s, peer;

	pair(&s, &peer);
	WST_OK(send(peer, "a", 1, 0));
	take_byte(s);
	WST_OK(send(peer, "a", 1, 0));
	while (recv(s, (char[1]){0}, 1, MSG_PEEK) != 1)
		;
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENTS_ALL, SOCK_NOTIFY_TRIGGER_ONESHOT | SOCK_NOTIFY_TRIGGER_LEVEL, 0);
	ck_assert_uint_eq(next(INFINITE), SOCK_NOTIFY_EVENT_IN | SOCK_NOTIFY_EVENT_OUT);
	ck_assert_uint_eq(next(0), 0);
	WST_OK(closesocket(s));
	WST_OK(closesocket(peer));
}
END_TEST

START_TEST(after_REMOVE_nothing_comes)
{
	SOCKET s, peer;

	pair(&s, &peer);
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENT_IN, SOCK_NOTIFY_TRIGGER_PERSISTENT | SOCK_NOTIFY_TRIGGER_LEVEL, 0);
	operate(s, SOCK_NOTIFY_OP_DISABLE, 0, 0, 0);
	WST_OK(send(peer, "a", 1, 0));
	ck_assert_uint_eq(next(20), 0);
	operate(s, SOCK_NOTIFY_OP_REMOVE, 0, 0, 0);
	ck_assert_uint_eq(next(INFINITE), SOCK_NOTIFY_EVENT_REMOVE);
	WST_OK(send(peer, "a", 1, 0));
	ck_assert_uint_eq(next(20), 0);
	operate(s, SOCK_NOTIFY_OP_REMOVE, 0, 0, ERROR_NOT_FOUND);
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENT_IN, SOCK_NOTIFY_TRIGGER_PERSISTENT | SOCK_NOTIFY_TRIGGER_LEVEL, 0);
	ck_assert_uint_eq(next(INFINITE), SOCK_NOTIFY_EVENT_IN);
	WST_OK(closesocket(s));
	ck_assert_uint_eq(next(0), 0);
	WST_OK(closesocket(peer));
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(a_new_registration_at_another_port_takes_the_place_of_the_old_one)
{
	SOCKET s, peer;
	HANDLE first;

	pair(&s, &peer);
	first = port;
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENT_IN, SOCK_NOTIFY_TRIGGER_PERSISTENT | SOCK_NOTIFY_TRIGGER_LEVEL, 0);
	port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENT_IN, SOCK_NOTIFY_TRIGGER_PERSISTENT | SOCK_NOTIFY_TRIGGER_LEVEL, 0);
	WST_OK(send(peer, "a", 1, 0));
	ck_assert_uint_eq(next(INFINITE), SOCK_NOTIFY_EVENT_IN);
	ck_assert(CloseHandle(port));
	port = first;
	ck_assert_uint_eq(next(0), 0);
	ck_assert(CloseHandle(first));
	WST_OK(closesocket(s));
	WST_OK(closesocket(peer));
}
END_TEST

START_TEST(what_does_not_belong_together_is_WSAEINVAL)
{
	SOCK_NOTIFY_REGISTRATION r;
	OVERLAPPED_ENTRY entry;
	UINT32 count;
	SOCKET s, peer;

	pair(&s, &peer);
	r = registration(s, SOCK_NOTIFY_OP_NONE, 0, 0);
	ck_assert_uint_eq(ProcessSocketNotifications(port, 0, &r, 0, 0, NULL, NULL), WSAEINVAL);
	ck_assert_uint_eq(ProcessSocketNotifications(port, 1, NULL, 0, 0, NULL, NULL), WSAEINVAL);
	ck_assert_uint_eq(ProcessSocketNotifications(port, 1, &r, 5, 0, NULL, NULL), WSAEINVAL);
	ck_assert_uint_eq(ProcessSocketNotifications(port, 1, &r, 0, 0, &entry, NULL), WSAEINVAL);
	ck_assert_uint_eq(ProcessSocketNotifications(port, 1, &r, 0, 0, NULL, &count), WSAEINVAL);
	ck_assert_uint_eq(ProcessSocketNotifications(port, 1, &r, 0, 1, NULL, &count), WSAEINVAL);
	ck_assert_uint_eq(ProcessSocketNotifications(NULL, 1, &r, 0, 0, NULL, NULL), WSAEINVAL);
	ck_assert_uint_eq(r.registrationResult, 12345);
	ck_assert_uint_eq(ProcessSocketNotifications(port, 1, &r, 0, 1, &entry, NULL), WAIT_TIMEOUT);
	ck_assert_uint_eq(r.registrationResult, 0);
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENT_IN, SOCK_NOTIFY_TRIGGER_PERSISTENT, WSAEINVAL);
	operate(s, SOCK_NOTIFY_OP_ENABLE, SOCK_NOTIFY_REGISTER_EVENT_IN, SOCK_NOTIFY_TRIGGER_ALL, WSAEINVAL);
	operate(s, SOCK_NOTIFY_OP_ENABLE, 0x8000, SOCK_NOTIFY_TRIGGER_PERSISTENT | SOCK_NOTIFY_TRIGGER_LEVEL, WSAEINVAL);
	operate(s, 7, 0, 0, WSAEINVAL);
	operate(s, SOCK_NOTIFY_OP_DISABLE, 0, 0, ERROR_NOT_FOUND);
	WST_OK(closesocket(s));
	operate(s, SOCK_NOTIFY_OP_REMOVE, 0, 0, WSAENOTSOCK);
	WST_OK(WSACleanup());
	ck_assert_uint_eq(ProcessSocketNotifications(port, 0, NULL, 0, 0, NULL, NULL), WSANOTINITIALISED);
}
END_TEST

WST_MAIN("state notifications",
	a_level_is_told_for_as_long_as_it_holds,
	one_shot_is_disabled_when_it_is_delivered,
	an_edge_is_told_when_it_comes,
	room_to_send_and_several_events_are_one_packet,
	after_REMOVE_nothing_comes,
	a_new_registration_at_another_port_takes_the_place_of_the_old_one,
	what_does_not_belong_together_is_WSAEINVAL)

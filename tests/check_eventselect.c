/* WSAEventSelect and WSAEnumNetworkEvents as calls. Facts: observed-behaviour.md "WSAEventSelect and WSAEnumNetworkEvents"; contracts.md. */
#include "netevents.h"
#include <sys/wait.h>
#include <unistd.h>

START_TEST(a_selection_needs_a_socket_and_an_event)
{
	SOCKET s = wst_udp();
	WSAEVENT event = WSACreateEvent(), mutex = CreateMutexA(NULL, FALSE, NULL);

	WST_FAILS(WSAEventSelect(INVALID_SOCKET, event, FD_READ), WSAENOTSOCK);
	WST_FAILS(WSAEventSelect(INVALID_SOCKET, NULL, FD_READ), WSAENOTSOCK);
	WST_FAILS(WSAEventSelect(s, NULL, FD_READ), WSAEINVAL);
	WST_FAILS(WSAEventSelect(s, (WSAEVENT)0xdead0, FD_READ), WSAEINVAL);
	WST_FAILS(WSAEventSelect(s, mutex, FD_READ), WSAEINVAL);
	WST_OK(WSAEventSelect(s, NULL, 0));
	WST_OK(WSAEventSelect(s, (WSAEVENT)0xdead0, 0));
	WST_OK(WSAEventSelect(s, event, FD_READ));
	ck_assert_int_eq(WSAGetLastError(), 0);
	WST_OK(closesocket(s));
	WST_FAILS(WSAEventSelect(s, event, FD_READ), WSAENOTSOCK);
}
END_TEST

/* contracts.md, WSAEnumNetworkEvents: on failure nothing is handed out and the event stays as it is. */
START_TEST(events_that_cannot_be_handed_out_stay_recorded)
{
	SOCKET s = wst_udp();
	struct told t = tell(s, FD_WRITE);
	WSANETWORKEVENTS events;

	WST_FAILS(WSAEnumNetworkEvents(INVALID_SOCKET, NULL, &events), WSAENOTSOCK);
	WST_FAILS(WSAEnumNetworkEvents(s, t.event, NULL), WSAEFAULT);
	WST_FAILS(WSAEnumNetworkEvents(s, t.event, (WSANETWORKEVENTS *)8), WSAEFAULT);
	WST_FAILS(WSAEnumNetworkEvents(s, (WSAEVENT)0xdead0, &events), WSAEINVAL);
	ck_assert(is_set(&t));
	expect_once(&t, FD_WRITE);
}
END_TEST

START_TEST(a_socket_that_was_never_selected_has_no_events)
{
	SOCKET s = wst_udp();
	struct told t = {s, WSACreateEvent()};

	ck_assert(WSASetEvent(t.event));
	ck_assert_int_eq(fetch(&t, NULL), 0);
	ck_assert(!is_set(&t));
}
END_TEST

/* "test_WSAEnumNetworkEvents": an unconnected TCP socket yields no events at all; a bound UDP or connected TCP socket yields FD_WRITE exactly once. */
START_TEST(an_unconnected_stream_has_no_events)
{
	struct told t = tell(stream(), FD_READ | FD_WRITE | FD_CLOSE | FD_OOB | FD_CONNECT | FD_ACCEPT);

	expect_nothing(&t);
}
END_TEST

START_TEST(a_bound_datagram_socket_can_write_exactly_once)
{
	struct told t = tell(wst_udp(), FD_READ | FD_WRITE);

	expect_once(&t, FD_WRITE);
}
END_TEST

START_TEST(a_connected_stream_can_write_exactly_once)
{
	SOCKET client, server;
	struct told t;

	wst_pair(&client, &server);
	t = tell(client, FD_READ | FD_WRITE);
	expect_once(&t, FD_WRITE);
}
END_TEST

/* "test_WSAEnumNetworkEvents": calling WSAEventSelect again with the same mask does not re-arm FD_WRITE. */
START_TEST(selecting_again_does_not_repeat_fd_write)
{
	struct told t = tell(wst_udp(), FD_READ | FD_WRITE);

	expect_once(&t, FD_WRITE);
	for (int i = 0; i < 3; i++) {
		WST_OK(WSAEventSelect(t.s, t.event, FD_READ | FD_WRITE));
		expect_nothing(&t);
	}
}
END_TEST

/* "test_WSAEnumNetworkEvents": iErrorCode is written only for the bits reported; a NULL event is allowed. */
START_TEST(only_the_codes_of_what_is_told_are_written)
{
	struct told t = tell(wst_udp(), FD_READ | FD_WRITE);
	WSANETWORKEVENTS events;

	memset(&events, 0x55, sizeof events);
	ck_assert_uint_eq(WaitForSingleObject(t.event, LONG_ENOUGH), WAIT_OBJECT_0);
	WST_OK(WSAEnumNetworkEvents(t.s, NULL, &events));
	ck_assert_int_eq(events.lNetworkEvents, FD_WRITE);
	for (int i = 0; i < FD_MAX_EVENTS; i++)
		ck_assert_int_eq(events.iErrorCode[i], i == FD_WRITE_BIT ? 0 : 0x55555555);
	/* Without it the event stays as it is. */
	ck_assert(is_set(&t));
	WST_OK(WSAEnumNetworkEvents(t.s, NULL, &events));
	ck_assert_int_eq(events.lNetworkEvents, 0);
	ck_assert_int_eq(events.iErrorCode[FD_READ_BIT], 0x55555555);
}
END_TEST

static int
set_mode(SOCKET s, u_long on)
{
	return ioctlsocket(s, FIONBIO, &on);
}

/* "do_test[1] (event_client)": WSAEventSelect makes the socket non-blocking by itself. contracts.md: whatever the mask; FIONBIO 0 is WSAEINVAL while one is selected. */
START_TEST(a_selection_makes_the_socket_non_blocking)
{
	SOCKET s = wst_udp();
	WSAEVENT event = WSACreateEvent();
	char byte;

	WST_OK(WSAEventSelect(s, event, FD_READ));
	WST_FAILS(recv(s, &byte, 1, 0), WSAEWOULDBLOCK);
	WST_FAILS(set_mode(s, 0), WSAEINVAL);
	WST_OK(set_mode(s, 1));
	WST_OK(WSAEventSelect(s, NULL, 0));
	WST_FAILS(recv(s, &byte, 1, 0), WSAEWOULDBLOCK);
	WST_OK(set_mode(s, 0));
	WST_OK(WSAEventSelect(s, NULL, 0));
	WST_FAILS(recv(s, &byte, 1, 0), WSAEWOULDBLOCK);
}
END_TEST

/* "afd:test_event_select": mask 0 drops all recorded events. */
START_TEST(selecting_nothing_drops_what_is_recorded)
{
	SOCKET client, server;
	struct told t;

	wst_pair(&client, &server);
	put(client, "data");
	t = tell(server, FD_READ | FD_WRITE | FD_CLOSE);
	ck_assert(is_set(&t));
	WST_OK(WSAEventSelect(server, t.event, 0));
	ck_assert_int_eq(fetch(&t, NULL), 0);
	WST_OK(WSAEventSelect(server, t.event, FD_READ | FD_WRITE | FD_CLOSE));
	expect_nothing(&t);
	/* What is not recorded can come again. */
	take(server, 1, 1);
	expect_once(&t, FD_READ);
}
END_TEST

/* contracts.md: it replaces the earlier selection. */
START_TEST(the_last_selection_replaces_the_one_before)
{
	SOCKET client, server;
	struct told first, second;

	wst_pair(&client, &server);
	first = tell(server, FD_READ);
	second = tell(server, FD_READ);
	put(client, "data");
	expect(&second, FD_READ);
	ck_assert(!is_set(&first));
}
END_TEST

START_TEST(several_sockets_can_tell_one_event)
{
	SOCKET client[3], server[3];
	WSAEVENT event = WSACreateEvent();
	WSANETWORKEVENTS events;

	for (int i = 0; i < 3; i++) {
		wst_pair(&client[i], &server[i]);
		WST_OK(WSAEventSelect(server[i], event, FD_READ));
	}
	for (int i = 0; i < 3; i++) {
		put(client[i], "x");
		ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &event, TRUE, LONG_ENOUGH, FALSE), WSA_WAIT_EVENT_0);
		ck_assert(WSAResetEvent(event));
		for (int k = 0; k < 3; k++) {
			WST_OK(WSAEnumNetworkEvents(server[k], NULL, &events));
			ck_assert_int_eq(events.lNetworkEvents, k == i ? FD_READ : 0);
		}
	}
}
END_TEST

/* "closesocket": registered events stop, FD_CLOSE is not posted, the event stays open. */
START_TEST(a_closed_socket_tells_nobody)
{
	SOCKET client, server;
	struct told t;

	wst_pair(&client, &server);
	t = tell(server, FD_READ | FD_CLOSE);
	WST_OK(closesocket(server));
	settle();
	ck_assert(!is_set(&t));
	ck_assert(WSASetEvent(t.event));
	ck_assert(WSACloseEvent(t.event));
}
END_TEST

/* The next socket of that number has nothing of it. */
START_TEST(a_new_socket_is_not_selected)
{
	struct told t = tell(wst_udp(), FD_READ | FD_WRITE);
	SOCKET s;

	expect(&t, FD_WRITE);
	WST_OK(closesocket(t.s));
	s = wst_udp();
	ck_assert_int_eq(s, t.s);
	ck_assert_int_eq(fetch(&t, NULL), 0);
	WST_OK(set_mode(s, 0));
	WST_OK(WSAEventSelect(s, t.event, FD_READ | FD_WRITE));
	expect_once(&t, FD_WRITE);
}
END_TEST

/* Closing the event is the program's business and harms nobody. */
START_TEST(a_closed_event_is_told_in_vain)
{
	SOCKET client, server;
	struct told t;

	wst_pair(&client, &server);
	t = tell(server, FD_READ);
	ck_assert(WSACloseEvent(t.event));
	put(client, "data");
	settle();
	t = tell(server, FD_READ);
	expect(&t, FD_READ);
}
END_TEST

static void
wait_for_event(void *event)
{
	ck_assert_uint_eq(WSAWaitForMultipleEvents(1, event, FALSE, LONG_ENOUGH, FALSE), WSA_WAIT_EVENT_0);
}

/* The event is an ordinary one: a thread that waits for it before anything is selected is woken too. */
START_TEST(a_thread_that_waits_already_is_woken)
{
	WSAEVENT event = WSACreateEvent();
	struct wst_thread thread;
	SOCKET client, server;

	wst_pair(&client, &server);
	wst_start(&thread, wait_for_event, &event);
	wst_until_parked(thread.tid);
	WST_OK(WSAEventSelect(server, event, FD_READ));
	put(client, "data");
	wst_join(&thread);
}
END_TEST

/* Nobody waits in a way that could do the work. */
START_TEST(events_come_while_every_thread_is_elsewhere)
{
	SOCKET client, server;
	struct told t;

	wst_pair(&client, &server);
	t = tell(server, FD_READ);
	put(client, "data");
	while (!is_set(&t))
		usleep(100);
	expect(&t, FD_READ);
}
END_TEST

/* A child has the sockets, and selects for itself. */
static int
child(struct told *t, SOCKET client)
{
	WSANETWORKEVENTS events;

	if (WSAEnumNetworkEvents(t->s, NULL, &events) || events.lNetworkEvents)
		return 1;
	if (set_mode(t->s, 0) || WSAEventSelect(t->s, t->event, FD_READ))
		return 2;
	if (send(client, "more", 4, 0) != 4)
		return 3;
	if (WSAWaitForMultipleEvents(1, &t->event, FALSE, LONG_ENOUGH, FALSE) != WSA_WAIT_EVENT_0)
		return 4;
	if (WSAEnumNetworkEvents(t->s, t->event, &events) || events.lNetworkEvents != FD_READ)
		return 5;
	return 0;
}

START_TEST(a_forked_child_selects_for_itself)
{
	SOCKET client, server;
	struct told t;
	int status;
	pid_t pid;

	wst_pair(&client, &server);
	t = tell(server, FD_READ);
	put(client, "data");
	expect(&t, FD_READ);
	pid = fork();
	if (!pid)
		_exit(child(&t, client));
	ck_assert(waitpid(pid, &status, 0) == pid);
	ck_assert_int_eq(status, 0);
	/* The parent's selection stands. */
	expect(&t, FD_READ);
	take(server, 64, 8);
	expect_nothing(&t);
}
END_TEST

/* gcc's ThreadSanitizer ends a forked child that starts threads. */
WST_MAIN("eventselect", a_selection_needs_a_socket_and_an_event, events_that_cannot_be_handed_out_stay_recorded,
	a_socket_that_was_never_selected_has_no_events, an_unconnected_stream_has_no_events, a_bound_datagram_socket_can_write_exactly_once,
	a_connected_stream_can_write_exactly_once, selecting_again_does_not_repeat_fd_write, only_the_codes_of_what_is_told_are_written,
	a_selection_makes_the_socket_non_blocking, selecting_nothing_drops_what_is_recorded, the_last_selection_replaces_the_one_before,
	several_sockets_can_tell_one_event, a_closed_socket_tells_nobody, a_new_socket_is_not_selected, a_closed_event_is_told_in_vain,
	a_thread_that_waits_already_is_woken, WST_BUT_UNDER_THREAD_SANITIZER(a_forked_child_selects_for_itself, events_come_while_every_thread_is_elsewhere))

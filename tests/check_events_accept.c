/* FD_ACCEPT, and what an accepted socket tells. Facts: observed-behaviour.md "WSAEventSelect and WSAEnumNetworkEvents", test_events (accept); "accept". */
#include "extensions.h"
#include "netevents.h"
#include <stdio.h>

enum { MASK = FD_CONNECT | FD_READ | FD_OOB | FD_ACCEPT, SLOT = sizeof(struct sockaddr_in) + 16 };

/* "FD_ACCEPT is reported once per arrival; it is not repeated by enumerating again while the connection still waits". */
START_TEST(a_connection_is_told_once)
{
	struct told t = tell(wst_listener(), MASK);

	caller(t.s);
	expect_once(&t, FD_ACCEPT);
	expect_nothing(&t);
}
END_TEST

/* "Re-issuing WSAEventSelect (same mask, or 0 then the mask) does not report an already recorded FD_ACCEPT … again". */
START_TEST(selecting_again_does_not_repeat_fd_accept)
{
	struct told t = tell(wst_listener(), MASK);

	caller(t.s);
	expect(&t, FD_ACCEPT);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
	WST_OK(WSAEventSelect(t.s, t.event, 0));
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
}
END_TEST

/* "A second connection arriving before accept is called: event mode reports FD_ACCEPT again". "accept() re-enables FD_ACCEPT: if another connection waits it is
 * signalled at once". */
START_TEST(each_connection_is_told_and_again_after_an_accept)
{
	struct told t = tell(wst_listener(), MASK);

	caller(t.s);
	expect_once(&t, FD_ACCEPT);
	caller(t.s);
	expect_once(&t, FD_ACCEPT);
	take_call(t.s);
	ck_assert(is_set(&t));
	expect_once(&t, FD_ACCEPT);
	take_call(t.s);
	expect_nothing(&t);
	WST_FAILS(accept(t.s, NULL, NULL), WSAEWOULDBLOCK);
	expect_nothing(&t);
	caller(t.s);
	expect_once(&t, FD_ACCEPT);
}
END_TEST

/* "Selecting after a connection has arrived reports FD_ACCEPT immediately". */
START_TEST(a_connection_that_waits_already_is_told_at_once)
{
	SOCKET listener = wst_listener();
	struct told t;

	caller(listener);
	t = tell(listener, MASK);
	ck_assert(is_set(&t));
	expect_once(&t, FD_ACCEPT);
}
END_TEST

/* "… selecting after accept took it reports nothing". */
START_TEST(a_connection_that_was_accepted_is_not_told)
{
	struct told t = tell(wst_listener(), MASK);

	WST_OK(WSAEventSelect(t.s, t.event, 0));
	caller(t.s);
	take_call(t.s);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
}
END_TEST

/* An accept takes back what was recorded for its connection. */
START_TEST(an_accept_takes_the_record_back)
{
	struct told t = tell(wst_listener(), MASK);

	caller(t.s);
	ck_assert_uint_eq(WaitForSingleObject(t.event, LONG_ENOUGH), WAIT_OBJECT_0);
	take_call(t.s);
	ck_assert_int_eq(fetch(&t, NULL), 0);
}
END_TEST

/* "Narrowing the mask with WSAEventSelect does not reset an already set event object; after ResetEvent it stays clear until the condition is selected again, which
 * then sets it". */
START_TEST(what_is_recorded_waits_until_it_is_selected)
{
	struct told t = tell(wst_listener(), MASK);

	caller(t.s);
	ck_assert_uint_eq(WaitForSingleObject(t.event, LONG_ENOUGH), WAIT_OBJECT_0);
	WST_OK(WSAEventSelect(t.s, t.event, FD_READ | FD_OOB));
	ck_assert(is_set(&t));
	ck_assert(WSAResetEvent(t.event));
	settle();
	ck_assert(!is_set(&t));
	ck_assert_int_eq(fetch(&t, NULL), 0);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	ck_assert(is_set(&t));
	expect_once(&t, FD_ACCEPT);
}
END_TEST

/* Selected before listen(), and before bind(). */
START_TEST(a_socket_may_listen_after_the_selection)
{
	struct sockaddr_in name = wst_loopback(0);
	struct told t = tell(stream(), MASK);

	WST_OK(bind(t.s, (struct sockaddr *)&name, sizeof name));
	WST_OK(listen(t.s, 5));
	expect_nothing(&t);
	caller(t.s);
	expect_once(&t, FD_ACCEPT);
}
END_TEST

/* contracts.md: an accept that was refused for its arguments enables nothing. */
START_TEST(a_refused_accept_enables_nothing)
{
	struct told t = tell(wst_listener(), MASK);
	struct sockaddr_in name;
	int none = 0;

	caller(t.s);
	expect(&t, FD_ACCEPT);
	ck_assert(accept(t.s, (struct sockaddr *)&name, &none) == INVALID_SOCKET);
	ck_assert_int_eq(WSAGetLastError(), WSAEFAULT);
	expect_nothing(&t);
}
END_TEST

/* "Accepted socket inherits the listener's WSAEventSelect registration (event and mask): it reports FD_WRITE by itself at once". */
START_TEST(an_accepted_socket_tells_whom_its_listener_tells)
{
	struct told t = tell(wst_listener(), FD_ACCEPT | FD_READ | FD_WRITE | FD_CLOSE), accepted = t;
	SOCKET client = caller(t.s);
	u_long blocking = 0;
	char byte;

	expect(&t, FD_ACCEPT);
	accepted.s = accept(t.s, NULL, NULL);
	ck_assert(accepted.s != INVALID_SOCKET);
	ck_assert(is_set(&t));
	expect_once(&accepted, FD_WRITE);
	WST_FAILS(recv(accepted.s, &byte, 1, 0), WSAEWOULDBLOCK);
	WST_FAILS(ioctlsocket(accepted.s, FIONBIO, &blocking), WSAEINVAL);
	put(client, "x");
	expect_once(&accepted, FD_READ);
	WST_OK(closesocket(client));
	expect_once(&accepted, FD_CLOSE);
	expect_nothing(&t);
}
END_TEST

/* What came before the accept is told with it. */
START_TEST(an_accepted_socket_tells_what_came_before)
{
	struct told t = tell(wst_listener(), FD_ACCEPT | FD_READ | FD_WRITE | FD_CLOSE), accepted = t;
	SOCKET client = caller(t.s);

	put(client, "data");
	expect(&t, FD_ACCEPT);
	accepted.s = accept(t.s, NULL, NULL);
	expect_once(&accepted, FD_READ | FD_WRITE);
}
END_TEST

START_TEST(a_socket_of_a_listener_without_selection_tells_nobody)
{
	struct told t = tell(wst_listener(), MASK), accepted = t;
	SOCKET client = caller(t.s);

	WST_OK(WSAEventSelect(t.s, NULL, 0));
	accepted.s = accept(t.s, NULL, NULL);
	put(client, "x");
	settle();
	ck_assert_int_eq(fetch(&accepted, NULL), 0);
}
END_TEST

/* "A connection consumed by a pending AcceptEx produces no FD_ACCEPT; the next one does". */
START_TEST(a_connection_for_a_pending_accept_is_not_told)
{
	struct told t = tell(wst_listener(), MASK);
	OVERLAPPED o = wst_overlapped();
	char buffer[2 * SLOT];

	WST_PENDS(AcceptEx(t.s, stream(), buffer, 0, SLOT, SLOT, NULL, &o));
	caller(t.s);
	ck_assert_uint_eq(wst_outcome(t.s, &o, NULL), 0);
	expect_nothing(&t);
	caller(t.s);
	expect_once(&t, FD_ACCEPT);
	caller(t.s);
	expect_once(&t, FD_ACCEPT);
	/* One that takes a connection at once enables the event, as accept does. */
	AcceptEx(t.s, stream(), buffer, 0, SLOT, SLOT, NULL, &o);
	ck_assert_uint_eq(wst_outcome(t.s, &o, NULL), 0);
	expect_once(&t, FD_ACCEPT);
}
END_TEST

/* A selection of the socket that is accepted into stands. */
START_TEST(a_socket_that_is_accepted_into_tells)
{
	SOCKET listener = wst_listener(), client;
	struct told t = tell(stream(), FD_READ | FD_WRITE | FD_CLOSE), late = {0};
	OVERLAPPED o = wst_overlapped();
	char buffer[8 + 2 * SLOT];

	WST_PENDS(AcceptEx(listener, t.s, buffer, 0, SLOT, SLOT, NULL, &o));
	client = caller(listener);
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), 0);
	expect_once(&t, FD_WRITE);
	put(client, "x");
	expect_once(&t, FD_READ);
	WST_OK(closesocket(client));
	expect_once(&t, FD_CLOSE);
	/* Selected while the accept waits for bytes. */
	late.s = stream();
	WST_PENDS(AcceptEx(listener, late.s, buffer, 8, SLOT, SLOT, NULL, &o));
	client = caller(listener);
	settle();
	late = tell(late.s, FD_READ | FD_WRITE | FD_CLOSE);
	expect_nothing(&late);
	put(client, "data");
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), 0);
	expect_once(&late, FD_WRITE);
	put(client, "x");
	expect_once(&late, FD_READ);
	WST_OK(closesocket(client));
	expect_once(&late, FD_CLOSE);
}
END_TEST

static int CALLBACK
judge(LPWSABUF caller_id, LPWSABUF caller_data, LPQOS sqos, LPQOS gqos, LPWSABUF callee_id, LPWSABUF callee_data, GROUP *group, DWORD_PTR answer)
{
	(void)caller_id, (void)caller_data, (void)sqos, (void)gqos, (void)callee_id, (void)callee_data, (void)group;
	return (int)answer;
}

/* contracts.md, WSAAccept: CF_DEFER does not enable FD_ACCEPT, CF_REJECT does. */
START_TEST(a_deferred_connection_is_not_told_again)
{
	struct told t = tell(wst_listener(), MASK);

	caller(t.s);
	expect_once(&t, FD_ACCEPT);
	ck_assert(WSAAccept(t.s, NULL, NULL, judge, CF_DEFER) == INVALID_SOCKET);
	ck_assert_int_eq(WSAGetLastError(), WSATRY_AGAIN);
	expect_nothing(&t);
	caller(t.s);
	expect_once(&t, FD_ACCEPT);
	ck_assert(WSAAccept(t.s, NULL, NULL, judge, CF_REJECT) == INVALID_SOCKET);
	ck_assert_int_eq(WSAGetLastError(), WSAECONNREFUSED);
	expect_once(&t, FD_ACCEPT);
	take_call(t.s);
	expect_nothing(&t);
}
END_TEST

/* The kernel of a local listener does not say how many wait. */
START_TEST(a_local_listener_tells_too)
{
	struct { u_short family; char path[108]; } name = {AF_UNIX, ""};
	SOCKET listener = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0), accepted;
	struct told t;

	snprintf(name.path, sizeof name.path, "/tmp/wst-events-%u", (unsigned)GetCurrentProcessId());
	WST_OK(bind(listener, (struct sockaddr *)&name, sizeof name));
	WST_OK(listen(listener, 5));
	t = tell(listener, FD_ACCEPT);
	expect_nothing(&t);
	WST_OK(connect(client, (struct sockaddr *)&name, sizeof name));
	expect_once(&t, FD_ACCEPT);
	DeleteFileA(name.path);
	accepted = accept(listener, NULL, NULL);
	ck_assert(accepted != INVALID_SOCKET);
	expect_nothing(&t);
	t = tell(accepted, FD_READ | FD_CLOSE);
	put(client, "data");
	expect_once(&t, FD_READ);
	take(accepted, 2, 2);
	expect_once(&t, FD_READ);
	WST_OK(closesocket(client));
	expect_once(&t, FD_CLOSE);
}
END_TEST

WST_MAIN("events_accept", a_connection_is_told_once, selecting_again_does_not_repeat_fd_accept, each_connection_is_told_and_again_after_an_accept,
	a_connection_that_waits_already_is_told_at_once, a_connection_that_was_accepted_is_not_told, an_accept_takes_the_record_back,
	what_is_recorded_waits_until_it_is_selected, a_socket_may_listen_after_the_selection, a_refused_accept_enables_nothing,
	an_accepted_socket_tells_whom_its_listener_tells, an_accepted_socket_tells_what_came_before,
	a_socket_of_a_listener_without_selection_tells_nobody, a_connection_for_a_pending_accept_is_not_told, a_socket_that_is_accepted_into_tells,
	a_deferred_connection_is_not_told_again, a_local_listener_tells_too)

/* FD_CONNECT. Facts: observed-behaviour.md "WSAEventSelect and WSAEnumNetworkEvents", test_events (connect). */
#include "extensions.h"
#include "netevents.h"

enum { MASK = FD_CONNECT | FD_READ | FD_OOB | FD_CLOSE | FD_WRITE };

/* Non-blocking, so it says so or is there at once. */
static void
begin_connect(SOCKET s, unsigned port)
{
	if (connect_to(s, port))
		ck_assert_int_eq(WSAGetLastError(), WSAEWOULDBLOCK);
}

/* "Non-blocking connect success reports FD_CONNECT and FD_WRITE together"; "do_test[1] (event_client)": the FD_CONNECT event carries error 0 on success. */
START_TEST(a_connect_is_told_with_room_to_write)
{
	SOCKET listener = wst_listener();
	struct told t = tell(stream(), MASK);

	begin_connect(t.s, wst_port(listener));
	expect_once(&t, FD_CONNECT | FD_WRITE);
}
END_TEST

/* "Connect first, then select: event mode still reports FD_CONNECT|FD_WRITE (remembered)". */
START_TEST(a_connect_under_way_is_told_to_a_later_selection)
{
	SOCKET listener = wst_listener(), s = stream();
	u_long on = 1;
	struct told t;

	WST_OK(ioctlsocket(s, FIONBIO, &on));
	begin_connect(s, wst_port(listener));
	t = tell(s, MASK);
	expect_once(&t, FD_CONNECT | FD_WRITE);
}
END_TEST

/* "FD_CONNECT is recorded on a socket connected synchronously before any select call (a client from connect(), not the accepted side) and is delivered by the
 * first WSAEventSelect including it"; "Socketpair client reports FD_CONNECT|FD_WRITE at first enumeration, the accepted side only FD_WRITE". */
START_TEST(a_connect_before_any_selection_is_remembered)
{
	SOCKET client, server;
	struct told t;

	wst_pair(&client, &server);
	t = tell(client, MASK);
	ck_assert(is_set(&t));
	expect_once(&t, FD_CONNECT | FD_WRITE);
	t = tell(server, MASK);
	expect_once(&t, FD_WRITE);
}
END_TEST

/* "FD_CONNECT not in the first mask but added later: event mode reports it late". */
START_TEST(a_connect_is_told_once_it_is_selected)
{
	SOCKET listener = wst_listener();
	struct told t = tell(stream(), MASK & ~FD_CONNECT);

	begin_connect(t.s, wst_port(listener));
	expect_once(&t, FD_WRITE);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	ck_assert(is_set(&t));
	expect_once(&t, FD_CONNECT);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
}
END_TEST

/* "Unbound UDP in event mode: selecting yields nothing, connect then gives FD_CONNECT|FD_WRITE". */
START_TEST(a_datagram_socket_connects_too)
{
	SOCKET peer = wst_udp();
	struct told t = tell(socket(AF_INET, SOCK_DGRAM, 0), MASK);

	expect_nothing(&t);
	WST_OK(connect_to(t.s, wst_port(peer)));
	ck_assert(is_set(&t));
	expect_once(&t, FD_CONNECT | FD_WRITE);
}
END_TEST

/* It is bound by its first send, or by bind(). */
START_TEST(a_datagram_socket_that_is_bound_can_write)
{
	struct sockaddr_in name = wst_loopback(wst_port(wst_udp())), any = wst_loopback(0);
	struct told sender = tell(socket(AF_INET, SOCK_DGRAM, 0), MASK), bound = tell(socket(AF_INET, SOCK_DGRAM, 0), MASK);

	ck_assert_int_eq(sendto(sender.s, "x", 1, 0, (struct sockaddr *)&name, sizeof name), 1);
	expect_once(&sender, FD_WRITE);
	WST_OK(bind(bound.s, (struct sockaddr *)&any, sizeof any));
	expect_once(&bound, FD_WRITE);
}
END_TEST

static void
expect_refusal(struct told *t)
{
	int errors[FD_MAX_EVENTS] = {0};

	expect_errors(t, FD_CONNECT, errors);
	ck_assert_int_eq(errors[FD_CONNECT_BIT], WSAECONNREFUSED);
}

/* "Failed connect: event set once with the refused status; reselecting does not signal it again". */
START_TEST(a_refused_connect_is_told_once)
{
	struct told t = tell(stream(), MASK);

	begin_connect(t.s, closed_port());
	expect_refusal(&t);
	expect_nothing(&t);
	WST_OK(WSAEventSelect(t.s, t.event, MASK));
	expect_nothing(&t);
}
END_TEST

/* Another connect is told again, and its connection has events of its own. */
START_TEST(each_connect_is_told)
{
	SOCKET listener = wst_listener();
	struct told t = tell(stream(), MASK);

	for (int i = 0; i < 3; i++) {
		begin_connect(t.s, closed_port());
		expect_refusal(&t);
	}
	begin_connect(t.s, wst_port(listener));
	expect_once(&t, FD_CONNECT | FD_WRITE);
	ck_assert(accept(listener, NULL, NULL) != INVALID_SOCKET);
}
END_TEST

/* As a connect that succeeded is remembered, so is one that failed. */
START_TEST(a_refused_connect_before_any_selection_is_remembered)
{
	SOCKET s = stream();
	struct told t;

	WST_FAILS(connect_to(s, closed_port()), WSAECONNREFUSED);
	t = tell(s, MASK);
	expect_refusal(&t);
	expect_nothing(&t);
}
END_TEST

/* Whoever asks the socket first settles the connect; the event comes all the same. */
START_TEST(a_connect_that_select_has_seen_is_told)
{
	SOCKET listener = wst_listener();
	struct told t = tell(stream(), MASK);
	struct timeval patience = {.tv_sec = LONG_ENOUGH / 1000};
	fd_set writable;

	begin_connect(t.s, wst_port(listener));
	FD_ZERO(&writable);
	FD_SET(t.s, &writable);
	ck_assert_int_eq(select(0, NULL, &writable, NULL, &patience), 1);
	expect_once(&t, FD_CONNECT | FD_WRITE);
}
END_TEST

/* ConnectEx is a connect; DisconnectEx makes a socket as new. */
START_TEST(a_connection_by_ConnectEx_is_told)
{
	LPFN_CONNECTEX connect_ex;
	LPFN_DISCONNECTEX disconnect_ex;
	SOCKET listener = wst_listener();
	struct sockaddr_in name = wst_loopback(wst_port(listener));
	struct told t = tell(wst_bound(), MASK);
	OVERLAPPED o = wst_overlapped();
	SOCKET server;

	wst_extension((GUID)WSAID_CONNECTEX, &connect_ex);
	wst_extension((GUID)WSAID_DISCONNECTEX, &disconnect_ex);
	for (int i = 0; i < 3; i++) {
		if (!connect_ex(t.s, (struct sockaddr *)&name, sizeof name, NULL, 0, NULL, &o))
			ck_assert_uint_eq(GetLastError(), ERROR_IO_PENDING);
		ck_assert_uint_eq(wst_outcome(t.s, &o, NULL), 0);
		expect_once(&t, FD_CONNECT | FD_WRITE);
		server = accept(listener, NULL, NULL);
		put(server, "x");
		expect_once(&t, FD_READ);
		WST_OK(closesocket(server));
		expect_once(&t, FD_CLOSE);
		if (!disconnect_ex(t.s, &o, TF_REUSE_SOCKET, 0)) {
			ck_assert_uint_eq(GetLastError(), ERROR_IO_PENDING);
			ck_assert_uint_eq(wst_outcome(t.s, &o, NULL), 0);
		}
		expect_nothing(&t);
	}
}
END_TEST

WST_MAIN("events_connect", a_connect_is_told_with_room_to_write, a_connect_under_way_is_told_to_a_later_selection,
	a_connect_before_any_selection_is_remembered, a_connect_is_told_once_it_is_selected, a_datagram_socket_connects_too,
	a_datagram_socket_that_is_bound_can_write, a_refused_connect_is_told_once, each_connect_is_told,
	a_refused_connect_before_any_selection_is_remembered, a_connect_that_select_has_seen_is_told, a_connection_by_ConnectEx_is_told)

/* connect(). Facts: observed-behaviour.md "connect: blocking and non-blocking sequences", "select and fd_set", "UDP"; contracts.md. */
#include "harness.h"
#include <ws2tcpip.h>

static void
set_nonblocking(SOCKET s)
{
	u_long on = 1;

	WST_OK(ioctlsocket(s, FIONBIO, &on));
}

static SOCKET
stream(void)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	ck_assert(s != INVALID_SOCKET);
	return s;
}

static int
connect_to(SOCKET s, unsigned port)
{
	struct sockaddr_in name = wst_loopback(port);

	return connect(s, (struct sockaddr *)&name, sizeof name);
}

/* A port where nobody listens: that of a socket which holds it. */
static unsigned
closed_port(void)
{
	struct sockaddr_in name = wst_loopback(0);
	SOCKET s = stream();

	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	return wst_port(s);
}

/* A listener that answers no more calls: its queue is full. */
static unsigned
busy_port(void)
{
	struct sockaddr_in name = wst_loopback(0);
	SOCKET s = stream();

	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	WST_OK(listen(s, 0));
	WST_OK(connect_to(stream(), wst_port(s)));
	return wst_port(s);
}

static unsigned
sets_of(SOCKET s, long seconds)
{
	struct timeval timeout = {.tv_sec = seconds};
	fd_set sets[3];

	for (int i = 0; i < 3; i++) {
		FD_ZERO(&sets[i]);
		FD_SET(s, &sets[i]);
	}
	WST_OK(select(0, &sets[0], &sets[1], &sets[2], &timeout));
	return sets[0].fd_count | sets[1].fd_count << 1 | sets[2].fd_count << 2;
}

enum { IN_WRITE = 2, IN_EXCEPT = 4, LONG_ENOUGH = 30 };

static int
so_error(SOCKET s)
{
	int value = -1, len = sizeof value;

	WST_OK(getsockopt(s, SOL_SOCKET, SO_ERROR, (char *)&value, &len));
	return value;
}

START_TEST(connect_sets_last_error_to_nought)
{
	SOCKET listener = wst_listener();

	WSASetLastError(12345);
	ck_assert_int_eq(connect_to(stream(), wst_port(listener)), 0);
	ck_assert_int_eq(WSAGetLastError(), 0);
}
END_TEST

/* "connect": refused; the socket is not writable afterwards. "select": in exceptfds, SO_ERROR reads 0. */
START_TEST(a_refused_connect_is_WSAECONNREFUSED)
{
	SOCKET s = stream();

	WST_FAILS(connect_to(s, closed_port()), WSAECONNREFUSED);
	ck_assert_uint_eq(sets_of(s, 0), IN_EXCEPT);
	ck_assert_int_eq(so_error(s), 0);
}
END_TEST

/* contracts.md, connect: the same socket may connect again. */
START_TEST(a_refused_connect_can_be_tried_again)
{
	SOCKET s = stream(), listener = wst_listener();

	for (int i = 0; i < 3; i++)
		WST_FAILS(connect_to(s, closed_port()), WSAECONNREFUSED);
	WST_OK(connect_to(s, wst_port(listener)));
	ck_assert_uint_eq(sets_of(s, LONG_ENOUGH), IN_WRITE);
}
END_TEST

/* "connect": on a listening socket WSAEINVAL. */
START_TEST(connect_on_a_listener_is_WSAEINVAL)
{
	SOCKET listener = wst_listener();

	WST_FAILS(connect_to(listener, wst_port(listener)), WSAEINVAL);
}
END_TEST

/* "connect": on a connected socket, either end, WSAEISCONN. */
START_TEST(connect_on_a_connection_is_WSAEISCONN)
{
	SOCKET client, server;
	unsigned port = closed_port();

	wst_pair(&client, &server);
	WST_FAILS(connect_to(client, port), WSAEISCONN);
	WST_FAILS(connect_to(server, port), WSAEISCONN);
}
END_TEST

/* contracts.md, connect: no address or no port is WSAEADDRNOTAVAIL for streams. */
START_TEST(connect_to_nowhere_is_WSAEADDRNOTAVAIL)
{
	SOCKET listener = wst_listener(), s = stream();
	struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons((u_short)wst_port(listener))};

	WST_FAILS(connect(s, (struct sockaddr *)&name, sizeof name), WSAEADDRNOTAVAIL);
	WST_FAILS(connect_to(s, 0), WSAEADDRNOTAVAIL);
	WST_OK(connect_to(s, wst_port(listener)));
}
END_TEST

/* documented-errors.tsv, connect. */
START_TEST(connect_checks_the_address)
{
	SOCKET s = stream(), v6 = socket(AF_INET6, SOCK_STREAM, 0);
	struct sockaddr_in name = wst_loopback(closed_port());

	WST_FAILS(connect(s, NULL, sizeof name), WSAEFAULT);
	WST_FAILS(connect(s, (struct sockaddr *)1, sizeof name), WSAEFAULT);
	WST_FAILS(connect(s, (struct sockaddr *)&name, sizeof name - 1), WSAEFAULT);
	WST_FAILS(connect(v6, (struct sockaddr *)&name, sizeof name), WSAEAFNOSUPPORT);
	name.sin_family = AF_UNSPEC;
	WST_FAILS(connect(s, (struct sockaddr *)&name, sizeof name), WSAEAFNOSUPPORT);
}
END_TEST

/* "connect": in progress WSAEWOULDBLOCK, again WSAEALREADY; a real port, the peer's name, and no data yet. */
START_TEST(while_a_connect_is_in_progress)
{
	unsigned port = busy_port();
	struct sockaddr_in name;
	SOCKET s = stream();
	int len = sizeof name;
	char byte = 'x';

	set_nonblocking(s);
	WST_FAILS(connect_to(s, port), WSAEWOULDBLOCK);
	WST_FAILS(connect_to(s, port), WSAEALREADY);
	ck_assert_uint_ne(wst_port(s), 0);
	WST_OK(getpeername(s, (struct sockaddr *)&name, &len));
	ck_assert_uint_eq(ntohs(name.sin_port), port);
	WST_FAILS(recv(s, &byte, 1, 0), WSAENOTCONN);
	WST_FAILS(send(s, &byte, 1, 0), WSAENOTCONN);
	WST_FAILS(listen(s, 1), WSAEINVAL);
	ck_assert_uint_eq(sets_of(s, 0), 0);
}
END_TEST

/* documented-errors.tsv, connect: WSAEALREADY is WSAEINVAL for callers of 1.1. */
START_TEST(a_second_connect_of_1_1_is_WSAEINVAL)
{
	WSADATA data;
	unsigned port;
	SOCKET s;

	WST_OK(WSACleanup());
	ck_assert_int_eq(WSAStartup(MAKEWORD(1, 1), &data), 0);
	port = busy_port();
	s = stream();
	set_nonblocking(s);
	WST_FAILS(connect_to(s, port), WSAEWOULDBLOCK);
	WST_FAILS(connect_to(s, port), WSAEINVAL);
}
END_TEST

/* "select": only exceptfds; SO_ERROR stays on repeated reads. */
START_TEST(a_failed_non_blocking_connect_is_told_by_exceptfds)
{
	SOCKET s = stream();

	set_nonblocking(s);
	WST_FAILS(connect_to(s, closed_port()), WSAEWOULDBLOCK);
	ck_assert_uint_eq(sets_of(s, LONG_ENOUGH), IN_EXCEPT);
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(so_error(s), WSAECONNREFUSED);
}
END_TEST

/* "select": may be retried; SO_ERROR keeps the old error until a connection succeeds. */
START_TEST(a_failed_non_blocking_connect_can_be_tried_again)
{
	SOCKET s = stream(), listener = wst_listener();
	unsigned busy = busy_port();
	SOCKET waiting = stream();

	set_nonblocking(s);
	WST_FAILS(connect_to(s, closed_port()), WSAEWOULDBLOCK);
	ck_assert_uint_eq(sets_of(s, LONG_ENOUGH), IN_EXCEPT);
	WST_FAILS(connect_to(s, closed_port()), WSAEWOULDBLOCK);
	ck_assert_int_eq(so_error(s), WSAECONNREFUSED);
	ck_assert_uint_eq(sets_of(s, LONG_ENOUGH), IN_EXCEPT);
	if (connect_to(s, wst_port(listener)))
		ck_assert_int_eq(WSAGetLastError(), WSAEWOULDBLOCK);
	ck_assert_uint_eq(sets_of(s, LONG_ENOUGH), IN_WRITE);
	ck_assert_int_eq(so_error(s), 0);
	WST_FAILS(connect_to(s, wst_port(listener)), WSAEISCONN);
	set_nonblocking(waiting);
	WST_FAILS(connect_to(waiting, busy), WSAEWOULDBLOCK);
	ck_assert_int_eq(so_error(waiting), 0);
}
END_TEST

/* "select": after a failed non-blocking connect a bound socket can still listen and accept; SO_ERROR persists. */
START_TEST(a_bound_socket_listens_after_a_failed_connect)
{
	struct sockaddr_in name = wst_loopback(0);
	SOCKET s = stream();

	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	set_nonblocking(s);
	WST_FAILS(connect_to(s, closed_port()), WSAEWOULDBLOCK);
	ck_assert_uint_eq(sets_of(s, LONG_ENOUGH), IN_EXCEPT);
	WST_OK(listen(s, 1));
	WST_OK(connect_to(stream(), wst_port(s)));
	ck_assert(accept(s, NULL, NULL) != INVALID_SOCKET);
	ck_assert_int_eq(so_error(s), WSAECONNREFUSED);
}
END_TEST

struct blocked {
	SOCKET s;
	unsigned port;
	int result, error;
};

static void
connect_blocking(void *argument)
{
	struct blocked *b = argument;

	b->result = connect_to(b->s, b->port);
	b->error = WSAGetLastError();
}

/* blocking-and-cancel.md 24, 29, 30: WSAEINTR at once; closesocket works. */
START_TEST(a_cancelled_connect_is_WSAEINTR)
{
	struct blocked b = {.s = stream(), .port = busy_port()};
	struct wst_thread t;

	wst_start(&t, connect_blocking, &b);
	wst_until_blocked(&t);
	ck_assert_int_eq(winsock_cancel_thread(t.tid), 0);
	wst_join(&t);
	ck_assert_int_eq(b.result, SOCKET_ERROR);
	ck_assert_int_eq(b.error, WSAEINTR);
	WST_OK(closesocket(b.s));
}
END_TEST

/* Beyond what is promised: the attempt is given up, and the socket can be used anew. */
START_TEST(a_socket_connects_after_a_cancelled_connect)
{
	struct blocked b = {.s = stream(), .port = busy_port()};
	SOCKET listener = wst_listener();
	struct wst_thread t;

	wst_start(&t, connect_blocking, &b);
	wst_until_blocked(&t);
	ck_assert_int_eq(winsock_cancel_thread(t.tid), 0);
	wst_join(&t);
	WST_OK(connect_to(b.s, wst_port(listener)));
}
END_TEST

/* blocking-and-cancel.md 34. */
START_TEST(closesocket_ends_a_blocked_connect)
{
	struct blocked b = {.s = stream(), .port = busy_port()};
	struct wst_thread t;

	wst_start(&t, connect_blocking, &b);
	wst_until_blocked(&t);
	WST_OK(closesocket(b.s));
	wst_join(&t);
	ck_assert_int_eq(b.result, SOCKET_ERROR);
	ck_assert_int_eq(b.error, WSAEINTR);
}
END_TEST

START_TEST(a_second_connect_under_a_blocked_one_is_WSAEALREADY)
{
	struct blocked b = {.s = stream(), .port = busy_port()};
	struct wst_thread t;

	wst_start(&t, connect_blocking, &b);
	wst_until_blocked(&t);
	WST_FAILS(connect_to(b.s, b.port), WSAEALREADY);
	ck_assert_int_eq(winsock_cancel_thread(t.tid), 0);
	wst_join(&t);
	ck_assert_int_eq(b.error, WSAEINTR);
}
END_TEST

static void
expect_peer(SOCKET s, unsigned port)
{
	struct sockaddr_in name;
	int len = sizeof name;

	WST_OK(getpeername(s, (struct sockaddr *)&name, &len));
	ck_assert_uint_eq(ntohs(name.sin_port), port);
}

/* "UDP": connect may be repeated, to the same or another address; AF_UNSPEC undoes it. */
START_TEST(a_datagram_socket_connects_again_and_again)
{
	SOCKET a = wst_udp(), b = wst_udp(), s = socket(AF_INET, SOCK_DGRAM, 0);
	struct sockaddr_in name = {.sin_family = AF_UNSPEC};
	int len = sizeof name;

	WST_OK(connect_to(s, wst_port(a)));
	WST_OK(connect_to(s, wst_port(a)));
	expect_peer(s, wst_port(a));
	WST_OK(connect_to(s, wst_port(b)));
	expect_peer(s, wst_port(b));
	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	WST_FAILS(getpeername(s, (struct sockaddr *)&name, &len), WSAENOTCONN);
	WST_FAILS(send(s, "x", 1, 0), WSAENOTCONN);
}
END_TEST

/* contracts.md, connect: a zero address dissolves it; the port that the socket got stays its own. */
START_TEST(a_zero_address_dissolves_a_datagram_socket)
{
	SOCKET a = wst_udp(), s = socket(AF_INET, SOCK_DGRAM, 0);
	struct sockaddr_in name = {.sin_family = AF_INET};
	unsigned port;

	WST_OK(connect_to(s, wst_port(a)));
	port = wst_port(s);
	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	WST_FAILS(send(s, "x", 1, 0), WSAENOTCONN);
	ck_assert_uint_eq(wst_port(s), port);
	WST_FAILS(connect_to(s, 0), WSAEADDRNOTAVAIL);
}
END_TEST

/* documented-errors.tsv, connect: broadcast without SO_BROADCAST. */
START_TEST(a_datagram_connect_to_broadcast_needs_SO_BROADCAST)
{
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);
	struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr.s_addr = INADDR_BROADCAST};

	WST_FAILS(connect(s, (struct sockaddr *)&name, sizeof name), WSAEACCES);
}
END_TEST

WST_MAIN("connect", connect_sets_last_error_to_nought, a_refused_connect_is_WSAECONNREFUSED, a_refused_connect_can_be_tried_again,
	connect_on_a_listener_is_WSAEINVAL, connect_on_a_connection_is_WSAEISCONN, connect_to_nowhere_is_WSAEADDRNOTAVAIL,
	connect_checks_the_address, while_a_connect_is_in_progress, a_second_connect_of_1_1_is_WSAEINVAL,
	a_failed_non_blocking_connect_is_told_by_exceptfds, a_failed_non_blocking_connect_can_be_tried_again,
	a_bound_socket_listens_after_a_failed_connect, a_cancelled_connect_is_WSAEINTR, a_socket_connects_after_a_cancelled_connect,
	closesocket_ends_a_blocked_connect, a_second_connect_under_a_blocked_one_is_WSAEALREADY,
	a_datagram_socket_connects_again_and_again, a_zero_address_dissolves_a_datagram_socket,
	a_datagram_connect_to_broadcast_needs_SO_BROADCAST)

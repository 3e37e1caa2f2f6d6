/* accept(), and what an accepted socket inherits. Facts: observed-behaviour.md "accept and what an accepted socket inherits". */
#include "harness.h"
#include <ws2tcpip.h>

static SOCKET
call(SOCKET listener)
{
	struct sockaddr_in name = wst_loopback(wst_port(listener));
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	return s;
}

static void
set_nonblocking(SOCKET s)
{
	u_long on = 1;

	WST_OK(ioctlsocket(s, FIONBIO, &on));
}

/* The listener still has its caller. */
static void
still_queued(SOCKET listener)
{
	set_nonblocking(listener);
	ck_assert(accept(listener, NULL, NULL) != INVALID_SOCKET);
}

/* "accept": a length too small is WSAEFAULT with the length left as given; contracts.md: before a connection is taken. */
START_TEST(accept_with_a_short_length_is_WSAEFAULT_and_takes_nothing)
{
	SOCKET listener = wst_listener();
	struct sockaddr_in name;
	int len = 0;

	call(listener);
	WST_FAILS(accept(listener, (struct sockaddr *)&name, &len), WSAEFAULT);
	ck_assert_int_eq(len, 0);
	len = sizeof name - 1;
	WST_FAILS(accept(listener, (struct sockaddr *)&name, &len), WSAEFAULT);
	ck_assert_int_eq(len, sizeof name - 1);
	WST_FAILS(accept(listener, (struct sockaddr *)&name, (int *)1), WSAEFAULT);
	still_queued(listener);
}
END_TEST

/* "accept": addr without a length succeeds and leaves the buffer; NULL and NULL is fine. */
START_TEST(accept_without_a_length_leaves_the_address)
{
	SOCKET listener = wst_listener();
	struct sockaddr_in name, untouched;

	memset(&name, 0x5a, sizeof name);
	untouched = name;
	call(listener);
	ck_assert(accept(listener, (struct sockaddr *)&name, NULL) != INVALID_SOCKET);
	ck_assert_mem_eq(&name, &untouched, sizeof name);
	call(listener);
	ck_assert(accept(listener, NULL, NULL) != INVALID_SOCKET);
}
END_TEST

/* "accept": the length shrinks to the address's. */
START_TEST(accept_tells_the_caller)
{
	SOCKET listener = wst_listener(), client, server;
	struct sockaddr_storage room;
	struct sockaddr_in *name = (struct sockaddr_in *)&room;
	int len = sizeof room;

	client = call(listener);
	server = accept(listener, (struct sockaddr *)&room, &len);
	ck_assert(server != INVALID_SOCKET);
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_int_eq(len, sizeof *name);
	ck_assert_int_eq(name->sin_family, AF_INET);
	ck_assert_uint_eq(ntohs(name->sin_port), wst_port(client));
	ck_assert_uint_eq(ntohl(name->sin_addr.s_addr), INADDR_LOOPBACK);
}
END_TEST

struct setting {
	int level, option, value, size;
};

/* "accept": SO_REUSEADDR … TCP_NODELAY, buffers as small as 0x123 exactly. */
START_TEST(an_accepted_socket_has_its_listeners_options)
{
	static const struct setting settings[] = {
		{SOL_SOCKET, SO_REUSEADDR, 1, 4},
		{SOL_SOCKET, SO_KEEPALIVE, 1, 1},
		{SOL_SOCKET, SO_OOBINLINE, 1, 4},
		{SOL_SOCKET, SO_SNDBUF, 0x123, 4},
		{SOL_SOCKET, SO_RCVBUF, 0x123, 4},
		{SOL_SOCKET, SO_SNDTIMEO, 0x123, 4},
		{SOL_SOCKET, SO_RCVTIMEO, 0x123, 4},
		{IPPROTO_TCP, TCP_NODELAY, 1, 1},
	};
	SOCKET listener = wst_listener(), server;

	for (size_t i = 0; i < WST_COUNT(settings); i++)
		WST_OK(setsockopt(listener, settings[i].level, settings[i].option, (char *)&settings[i].value, sizeof(int)));
	call(listener);
	server = accept(listener, NULL, NULL);
	for (size_t i = 0; i < WST_COUNT(settings); i++) {
		int value = 0, len = sizeof value;

		WST_OK(getsockopt(server, settings[i].level, settings[i].option, (char *)&value, &len));
		ck_assert_int_eq(len, settings[i].size);
		ck_assert_msg(value == settings[i].value, "option %#x: %#x", settings[i].option, value);
	}
}
END_TEST

/* The same, of SO_LINGER. */
START_TEST(an_accepted_socket_lingers_like_its_listener)
{
	SOCKET listener = wst_listener(), server;
	struct linger l = {.l_onoff = 1, .l_linger = 555}, got;
	int len = sizeof got;

	WST_OK(setsockopt(listener, SOL_SOCKET, SO_LINGER, (char *)&l, sizeof l));
	call(listener);
	server = accept(listener, NULL, NULL);
	WST_OK(getsockopt(server, SOL_SOCKET, SO_LINGER, (char *)&got, &len));
	ck_assert_int_eq(got.l_onoff, 1);
	ck_assert_int_eq(got.l_linger, 555);
}
END_TEST

/* contracts.md, accept: all properties, the non-blocking state among them. */
START_TEST(an_accepted_socket_is_non_blocking_like_its_listener)
{
	SOCKET listener = wst_listener(), server;
	fd_set set;
	char byte;

	set_nonblocking(listener);
	call(listener);
	FD_ZERO(&set);
	FD_SET(listener, &set);
	ck_assert_int_eq(select(0, &set, NULL, NULL, NULL), 1);
	server = accept(listener, NULL, NULL);
	WST_FAILS(recv(server, &byte, 1, 0), WSAEWOULDBLOCK);
}
END_TEST

START_TEST(accept_of_nothing_on_a_non_blocking_listener_is_WSAEWOULDBLOCK)
{
	SOCKET listener = wst_listener();

	set_nonblocking(listener);
	WST_FAILS(accept(listener, NULL, NULL), WSAEWOULDBLOCK);
}
END_TEST

/* documented-errors.tsv, accept. */
START_TEST(accept_needs_a_listening_stream)
{
	struct sockaddr_in name = wst_loopback(0);
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	WST_FAILS(accept(s, NULL, NULL), WSAEINVAL);
	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	WST_FAILS(accept(s, NULL, NULL), WSAEINVAL);
	WST_FAILS(accept(wst_udp(), NULL, NULL), WSAEOPNOTSUPP);
}
END_TEST

struct blocked {
	SOCKET listener, accepted;
	int error;
};

static void
accept_one(void *argument)
{
	struct blocked *b = argument;

	b->accepted = accept(b->listener, NULL, NULL);
	b->error = WSAGetLastError();
}

START_TEST(a_blocked_accept_takes_the_connection_that_comes)
{
	struct blocked b = {.listener = wst_listener()};
	struct wst_thread t;

	wst_start(&t, accept_one, &b);
	wst_until_blocked(&t);
	call(b.listener);
	wst_join(&t);
	ck_assert(b.accepted != INVALID_SOCKET);
	ck_assert_int_eq(b.error, 0);
}
END_TEST

/* blocking-and-cancel.md 24 and 29: WSAEINTR, and the socket is as before. */
START_TEST(a_cancelled_accept_is_WSAEINTR_and_harms_nothing)
{
	struct blocked b = {.listener = wst_listener()};
	struct wst_thread t;

	wst_start(&t, accept_one, &b);
	wst_until_blocked(&t);
	ck_assert_int_eq(winsock_cancel_thread(t.tid), 0);
	wst_join(&t);
	ck_assert(b.accepted == INVALID_SOCKET);
	ck_assert_int_eq(b.error, WSAEINTR);
	call(b.listener);
	ck_assert(accept(b.listener, NULL, NULL) != INVALID_SOCKET);
}
END_TEST

/* "accept": closesocket of the listener from another thread ends it. */
START_TEST(closesocket_ends_a_blocked_accept)
{
	struct blocked b = {.listener = wst_listener()};
	struct wst_thread t;

	wst_start(&t, accept_one, &b);
	wst_until_blocked(&t);
	WST_OK(closesocket(b.listener));
	wst_join(&t);
	ck_assert(b.accepted == INVALID_SOCKET);
	ck_assert_int_eq(b.error, WSAEINTR);
	WST_FAILS(accept(b.listener, NULL, NULL), WSAENOTSOCK);
}
END_TEST

/* Two wait, one comes: O_NONBLOCK is lent for as long as anyone needs it. */
START_TEST(two_accepts_share_a_listener)
{
	struct blocked a = {.listener = wst_listener()}, b = {.listener = a.listener};
	struct wst_thread t, u;

	wst_start(&t, accept_one, &a);
	wst_start(&u, accept_one, &b);
	wst_until_blocked(&t);
	wst_until_blocked(&u);
	ck_assert_int_eq(winsock_cancel_thread(t.tid), 0);
	wst_join(&t);
	ck_assert_int_eq(a.error, WSAEINTR);
	call(b.listener);
	wst_join(&u);
	ck_assert(b.accepted != INVALID_SOCKET);
}
END_TEST

WST_MAIN("accept", accept_with_a_short_length_is_WSAEFAULT_and_takes_nothing, accept_without_a_length_leaves_the_address,
	accept_tells_the_caller, an_accepted_socket_has_its_listeners_options, an_accepted_socket_lingers_like_its_listener,
	an_accepted_socket_is_non_blocking_like_its_listener, accept_of_nothing_on_a_non_blocking_listener_is_WSAEWOULDBLOCK,
	accept_needs_a_listening_stream, a_blocked_accept_takes_the_connection_that_comes, a_cancelled_accept_is_WSAEINTR_and_harms_nothing,
	closesocket_ends_a_blocked_accept, two_accepts_share_a_listener)

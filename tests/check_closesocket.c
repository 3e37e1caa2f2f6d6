/* closesocket() and SO_LINGER. Facts: contracts.md closesocket, documented-errors.tsv, blocking-and-cancel.md 13 and 33. */
#include "harness.h"

static void
set_blocking(SOCKET s, BOOL blocking)
{
	u_long nonblocking = !blocking;

	WST_OK(ioctlsocket(s, FIONBIO, &nonblocking));
}

static void
set_linger(SOCKET s, u_short on, u_short seconds)
{
	struct linger l = {.l_onoff = on, .l_linger = seconds};

	WST_OK(setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&l, sizeof l));
}

static char block[65536];

/* Send until nothing more goes: the peer has not taken it all. Answers how much it is. */
static size_t
fill(SOCKET s)
{
	size_t total = 0;
	int sent;

	set_blocking(s, FALSE);
	while ((sent = send(s, block, sizeof block, 0)) > 0)
		total += (size_t)sent;
	ck_assert_int_eq(WSAGetLastError(), WSAEWOULDBLOCK);
	return total;
}

static size_t
drain(SOCKET s, int *last)
{
	size_t total = 0;

	while ((*last = recv(s, block, sizeof block, 0)) > 0)
		total += (size_t)*last;
	return total;
}

START_TEST(a_closed_socket_is_WSAENOTSOCK)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	WSASetLastError(12345);
	ck_assert_int_eq(closesocket(s), 0);
	ck_assert_int_eq(WSAGetLastError(), 0);
	WST_FAILS(closesocket(s), WSAENOTSOCK);
	WST_FAILS(listen(s, 1), WSAENOTSOCK);
}
END_TEST

/* contracts.md: without SO_LINGER what was sent arrives, in the background. */
START_TEST(a_plain_close_is_graceful)
{
	SOCKET client, server;
	size_t sent;
	int last;

	wst_pair(&client, &server);
	sent = fill(client);
	WST_OK(closesocket(client));
	ck_assert_uint_eq(drain(server, &last), sent);
	ck_assert_int_eq(last, 0);
}
END_TEST

/* contracts.md: on with a time of 0 is a hard reset. */
START_TEST(a_linger_of_nought_resets_the_connection)
{
	SOCKET client, server;
	char byte;

	wst_pair(&client, &server);
	set_linger(client, 1, 0);
	WST_OK(closesocket(client));
	WST_FAILS(recv(server, &byte, 1, 0), WSAECONNRESET);
}
END_TEST

/* documented-errors.tsv: the handle stays valid; contracts.md: no disconnect started. */
START_TEST(a_lingering_close_of_a_non_blocking_socket_is_WSAEWOULDBLOCK)
{
	SOCKET client, server;
	size_t sent;
	int last;

	wst_pair(&client, &server);
	set_linger(client, 1, 30);
	sent = fill(client);
	WST_FAILS(closesocket(client), WSAEWOULDBLOCK);
	WST_FAILS(closesocket(client), WSAEWOULDBLOCK);
	ck_assert_uint_ne(wst_port(client), 0);
	set_linger(client, 0, 0);
	WST_OK(closesocket(client));
	ck_assert_uint_eq(drain(server, &last), sent);
	ck_assert_int_eq(last, 0);
}
END_TEST

START_TEST(a_lingering_close_with_nothing_to_send_is_immediate)
{
	SOCKET client, server;
	char byte;

	wst_pair(&client, &server);
	set_linger(client, 1, 30);
	set_blocking(client, FALSE);
	WST_OK(closesocket(client));
	ck_assert_int_eq(recv(server, &byte, 1, 0), 0);
}
END_TEST

struct blocked {
	SOCKET s;
	int result, error;
};

static void
close_it(void *argument)
{
	struct blocked *b = argument;

	b->result = closesocket(b->s);
	b->error = WSAGetLastError();
}

/* contracts.md: a blocking socket waits until the data is through. */
START_TEST(a_lingering_close_waits_for_the_peer)
{
	struct blocked b;
	struct wst_thread t;
	SOCKET server;
	size_t sent;
	int last;

	wst_pair(&b.s, &server);
	set_linger(b.s, 1, 50);
	sent = fill(b.s);
	set_blocking(b.s, TRUE);
	wst_start(&t, close_it, &b);
	wst_until_blocked(&t);
	ck_assert_uint_eq(drain(server, &last), sent);
	ck_assert_int_eq(last, 0);
	wst_join(&t);
	ck_assert_int_eq(b.result, 0);
}
END_TEST

/* contracts.md: up to N seconds, then reset. */
START_TEST(a_lingering_close_gives_up_with_a_reset)
{
	SOCKET client, server;
	DWORD start;
	int last;

	wst_pair(&client, &server);
	set_linger(client, 1, 1);
	fill(client);
	set_blocking(client, TRUE);
	start = GetTickCount();
	WST_OK(closesocket(client));
	ck_assert_uint_ge(GetTickCount() - start, 990);
	drain(server, &last);
	ck_assert_int_eq(last, SOCKET_ERROR);
	ck_assert_int_eq(WSAGetLastError(), WSAECONNRESET);
}
END_TEST

/* documented-errors.tsv: WSAEINTR; blocking-and-cancel.md 33: the socket counts as not closed. */
START_TEST(a_cancelled_close_is_WSAEINTR_and_leaves_the_socket)
{
	struct blocked b;
	struct wst_thread t;
	SOCKET server;
	size_t sent;
	int last;

	wst_pair(&b.s, &server);
	set_linger(b.s, 1, 50);
	sent = fill(b.s);
	set_blocking(b.s, TRUE);
	wst_start(&t, close_it, &b);
	wst_until_blocked(&t);
	ck_assert_int_eq(winsock_cancel_thread(t.tid), 0);
	wst_join(&t);
	ck_assert_int_eq(b.result, SOCKET_ERROR);
	ck_assert_int_eq(b.error, WSAEINTR);
	ck_assert_uint_ne(wst_port(b.s), 0);
	set_linger(b.s, 0, 0);
	WST_OK(closesocket(b.s));
	ck_assert_uint_eq(drain(server, &last), sent);
	ck_assert_int_eq(last, 0);
}
END_TEST

/* The second of two closes while the first lingers: there is one socket, and it ends once. */
START_TEST(a_close_under_a_lingering_close_ends_it)
{
	struct blocked b;
	struct wst_thread t;
	SOCKET server;

	wst_pair(&b.s, &server);
	set_linger(b.s, 1, 50);
	fill(b.s);
	set_blocking(b.s, TRUE);
	wst_start(&t, close_it, &b);
	wst_until_blocked(&t);
	WST_OK(closesocket(b.s));
	wst_join(&t);
	ck_assert_int_eq(b.result, SOCKET_ERROR);
	ck_assert_int_eq(b.error, WSAEINTR);
	WST_FAILS(closesocket(b.s), WSAENOTSOCK);
}
END_TEST

START_TEST(lingering_is_for_connections)
{
	SOCKET listener = wst_listener(), s = socket(AF_INET, SOCK_STREAM, 0);

	set_linger(listener, 1, 50);
	set_linger(s, 1, 50);
	WST_OK(closesocket(listener));
	WST_OK(closesocket(s));
}
END_TEST

WST_MAIN("closesocket", a_closed_socket_is_WSAENOTSOCK, a_plain_close_is_graceful, a_linger_of_nought_resets_the_connection,
	a_lingering_close_of_a_non_blocking_socket_is_WSAEWOULDBLOCK, a_lingering_close_with_nothing_to_send_is_immediate,
	a_lingering_close_waits_for_the_peer, a_lingering_close_gives_up_with_a_reset, a_cancelled_close_is_WSAEINTR_and_leaves_the_socket,
	a_close_under_a_lingering_close_ends_it, lingering_is_for_connections)

/* shutdown(). Facts: observed-behaviour.md "shutdown", contracts.md, blocking-and-cancel.md 36. */
#include "harness.h"

enum { NO_SUCH_WAY = 0xdead };

/* "shutdown": WSAENOTCONN on an unconnected or listening TCP socket. */
START_TEST(shutdown_without_a_connection_is_WSAENOTCONN)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0), listener = wst_listener();

	for (int how = SD_RECEIVE; how <= SD_BOTH; how++) {
		WST_FAILS(shutdown(s, how), WSAENOTCONN);
		WST_FAILS(shutdown(listener, how), WSAENOTCONN);
	}
}
END_TEST

/* contracts.md: Linux would end the listening. */
START_TEST(a_listener_accepts_after_a_refused_shutdown)
{
	SOCKET listener = wst_listener(), s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in name = wst_loopback(wst_port(listener));

	WST_FAILS(shutdown(listener, SD_BOTH), WSAENOTCONN);
	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	ck_assert(accept(listener, NULL, NULL) != INVALID_SOCKET);
}
END_TEST

/* "shutdown": SD_SEND repeated; send WSAESHUTDOWN; the peer reads 0 repeatedly; success is last error 0. */
START_TEST(SD_SEND_ends_the_stream)
{
	SOCKET client, server;
	char byte = 'x';

	wst_pair(&client, &server);
	WSASetLastError(12345);
	ck_assert_int_eq(shutdown(client, SD_SEND), 0);
	ck_assert_int_eq(WSAGetLastError(), 0);
	WST_OK(shutdown(client, SD_SEND));
	WST_FAILS(send(client, &byte, 1, 0), WSAESHUTDOWN);
	ck_assert_int_eq(recv(server, &byte, 1, 0), 0);
	ck_assert_int_eq(recv(server, &byte, 1, 0), 0);
	ck_assert_int_eq(send(server, &byte, 1, 0), 1);
	ck_assert_int_eq(recv(client, &byte, 1, 0), 1);
}
END_TEST

/* "shutdown": recv is WSAESHUTDOWN at once, with data waiting too (contracts.md), while the peer can still send. */
START_TEST(SD_RECEIVE_ends_receiving)
{
	SOCKET client, server;
	char byte = 'x';

	wst_pair(&client, &server);
	ck_assert_int_eq(send(server, &byte, 1, 0), 1);
	WST_OK(shutdown(client, SD_RECEIVE));
	WST_FAILS(recv(client, &byte, 1, 0), WSAESHUTDOWN);
	WST_FAILS(recv(client, &byte, 1, 0), WSAESHUTDOWN);
	ck_assert_int_eq(send(server, &byte, 1, 0), 1);
	ck_assert_int_eq(send(client, &byte, 1, 0), 1);
	WST_OK(shutdown(client, SD_RECEIVE));
}
END_TEST

/* "shutdown": an invalid how. */
START_TEST(an_unknown_way_is_WSAEINVAL)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	WST_FAILS(shutdown(client, NO_SUCH_WAY), WSAEINVAL);
	WST_FAILS(shutdown(client, -1), WSAEINVAL);
	WST_FAILS(shutdown(wst_udp(), NO_SUCH_WAY), WSAEINVAL);
}
END_TEST

/* "shutdown": both directions on both ends: getpeername works, connect is WSAEISCONN. */
START_TEST(a_connection_that_was_shut_down_is_still_one)
{
	SOCKET client, server;
	struct sockaddr_in name;
	int len = sizeof name;

	wst_pair(&client, &server);
	WST_OK(shutdown(client, SD_BOTH));
	WST_OK(shutdown(server, SD_BOTH));
	WST_OK(shutdown(client, SD_BOTH));
	WST_OK(getpeername(client, (struct sockaddr *)&name, &len));
	ck_assert_uint_eq(ntohs(name.sin_port), wst_port(server));
	WST_FAILS(connect(client, (struct sockaddr *)&name, sizeof name), WSAEISCONN);
}
END_TEST

/* "shutdown", UDP: recvfrom and sendto WSAESHUTDOWN; unconnected sockets may be shut down, and again. */
START_TEST(a_datagram_socket_can_be_shut_down)
{
	SOCKET s = wst_udp(), other = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(other));
	char byte = 'x';

	WST_OK(shutdown(s, SD_RECEIVE));
	WST_OK(shutdown(s, SD_RECEIVE));
	WST_FAILS(recvfrom(s, &byte, 1, 0, NULL, NULL), WSAESHUTDOWN);
	ck_assert_int_eq(sendto(s, &byte, 1, 0, (struct sockaddr *)&name, sizeof name), 1);
	WST_OK(shutdown(s, SD_SEND));
	WST_OK(shutdown(s, SD_BOTH));
	WST_FAILS(sendto(s, &byte, 1, 0, (struct sockaddr *)&name, sizeof name), WSAESHUTDOWN);
}
END_TEST

/* documented-errors.tsv, shutdown: WSAECONNRESET where the peer reset the connection. */
START_TEST(shutdown_of_a_reset_connection_is_WSAECONNRESET)
{
	struct linger hard = {.l_onoff = 1};
	SOCKET client, server;
	char byte;

	wst_pair(&client, &server);
	WST_OK(setsockopt(server, SOL_SOCKET, SO_LINGER, (char *)&hard, sizeof hard));
	WST_OK(closesocket(server));
	WST_FAILS(shutdown(client, SD_SEND), WSAECONNRESET);
	WST_FAILS(recv(client, &byte, 1, 0), WSAECONNRESET);
}
END_TEST

struct blocked {
	SOCKET s;
	int result;
};

static void
receive(void *argument)
{
	struct blocked *b = argument;
	char byte;

	b->result = recv(b->s, &byte, 1, 0);
}

/* blocking-and-cancel.md 36, and "shutdown": a receive that was pending still completes with later data. */
START_TEST(SD_RECEIVE_leaves_a_blocked_recv_waiting)
{
	struct blocked b;
	struct wst_thread t;
	SOCKET server;

	wst_pair(&b.s, &server);
	wst_start(&t, receive, &b);
	wst_until_blocked(&t);
	WST_OK(shutdown(b.s, SD_RECEIVE));
	ck_assert(winsock_thread_blocking(t.tid));
	ck_assert_int_eq(send(server, "x", 1, 0), 1);
	wst_join(&t);
	ck_assert_int_eq(b.result, 1);
}
END_TEST

WST_MAIN("shutdown", shutdown_without_a_connection_is_WSAENOTCONN, a_listener_accepts_after_a_refused_shutdown, SD_SEND_ends_the_stream,
	SD_RECEIVE_ends_receiving, an_unknown_way_is_WSAEINVAL, a_connection_that_was_shut_down_is_still_one, a_datagram_socket_can_be_shut_down,
	shutdown_of_a_reset_connection_is_WSAECONNRESET, SD_RECEIVE_leaves_a_blocked_recv_waiting)

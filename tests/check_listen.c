/* listen(). Facts: observed-behaviour.md "listen", documented-errors.tsv. */
#include "harness.h"

static BOOL
is_listening(SOCKET s)
{
	BOOL value = 77;
	int len = sizeof value;

	WST_OK(getsockopt(s, SOL_SOCKET, SO_ACCEPTCONN, (char *)&value, &len));
	return value;
}

static SOCKET
bound(void)
{
	struct sockaddr_in name = wst_loopback(0);
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	return s;
}

/* "listen": unbound is WSAEINVAL whatever the backlog. */
START_TEST(listen_on_an_unbound_socket_is_WSAEINVAL)
{
	static const int backlogs[] = {0, 1, -2, SOMAXCONN};
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	for (size_t i = 0; i < WST_COUNT(backlogs); i++)
		WST_FAILS(listen(s, backlogs[i]), WSAEINVAL);
}
END_TEST

/* "listen": the second of two at an address stays unbound. */
START_TEST(listen_after_a_failed_bind_is_WSAEINVAL)
{
	SOCKET first = bound(), second = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in name = wst_loopback(wst_port(first));

	WST_FAILS(bind(second, (struct sockaddr *)&name, sizeof name), WSAEADDRINUSE);
	WST_FAILS(listen(second, SOMAXCONN), WSAEINVAL);
}
END_TEST

/* "listen": 0 succeeds, and listening sockets may listen again. */
START_TEST(listen_can_be_repeated_and_sets_SO_ACCEPTCONN)
{
	SOCKET s = bound();

	ck_assert(!is_listening(s));
	WST_OK(listen(s, 0));
	ck_assert_int_eq(is_listening(s), 1);
	WST_OK(listen(s, SOMAXCONN));
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_int_eq(is_listening(s), 1);
}
END_TEST

/* "listen": setting it always fails. */
START_TEST(SO_ACCEPTCONN_cannot_be_set)
{
	SOCKET s = bound();

	for (int value = 0; value < 2; value++)
		WST_FAILS(setsockopt(s, SOL_SOCKET, SO_ACCEPTCONN, (char *)&value, sizeof value), WSAENOPROTOOPT);
}
END_TEST

/* contracts.md, listen: SOMAXCONN_HINT's values are negative. */
START_TEST(a_backlog_hint_is_taken)
{
	SOCKET s = bound();
	struct sockaddr_in name = wst_loopback(wst_port(s));

	WST_OK(listen(s, -300));
	for (int i = 0; i < 8; i++) {
		SOCKET c = socket(AF_INET, SOCK_STREAM, 0);

		WST_OK(connect(c, (struct sockaddr *)&name, sizeof name));
	}
}
END_TEST

/* documented-errors.tsv, listen. */
START_TEST(listen_on_a_connection_is_WSAEISCONN)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	WST_FAILS(listen(client, 1), WSAEISCONN);
	WST_FAILS(listen(server, 1), WSAEISCONN);
}
END_TEST

/* documented-errors.tsv, listen. */
START_TEST(listen_on_a_datagram_socket_is_WSAEOPNOTSUPP)
{
	WST_FAILS(listen(wst_udp(), 1), WSAEOPNOTSUPP);
}
END_TEST

WST_MAIN("listen", listen_on_an_unbound_socket_is_WSAEINVAL, listen_after_a_failed_bind_is_WSAEINVAL,
	listen_can_be_repeated_and_sets_SO_ACCEPTCONN, SO_ACCEPTCONN_cannot_be_set, a_backlog_hint_is_taken,
	listen_on_a_connection_is_WSAEISCONN, listen_on_a_datagram_socket_is_WSAEOPNOTSUPP)

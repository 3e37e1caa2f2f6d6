/* ioctlsocket(). Facts: observed-behaviour.md "ioctlsocket and WSAIoctl", "Urgent data"; porting-hazards.md on the argument. */
#include "harness.h"
#include <mswsock.h>

static u_long
ask(SOCKET s, long command)
{
	u_long value = 77;

	WSASetLastError(12345);
	ck_assert_int_eq(ioctlsocket(s, command, &value), 0);
	ck_assert_int_eq(WSAGetLastError(), 0);
	return value;
}

/* Until so much can be read. */
static void
await(SOCKET s, u_long bytes)
{
	while (ask(s, FIONREAD) != bytes)
		SwitchToThread();
}

static void
await_urgent(SOCKET s)
{
	fd_set set;

	FD_ZERO(&set);
	FD_SET(s, &set);
	ck_assert_int_eq(select(0, NULL, NULL, &set, NULL), 1);
}

/* "ioctlsocket": a bad pointer. */
START_TEST(a_bad_pointer_is_WSAEFAULT)
{
	static const long commands[] = {(long)FIONBIO, FIONREAD, SIOCATMARK};
	SOCKET s = wst_udp();

	for (size_t i = 0; i < WST_COUNT(commands); i++) {
		WST_FAILS(ioctlsocket(s, commands[i], (u_long *)1), WSAEFAULT);
		WST_FAILS(ioctlsocket(s, commands[i], (u_long *)NULL), WSAEFAULT);
		WST_FAILS(ioctlsocket(s, commands[i], (unsigned long *)1), WSAEFAULT);
		WST_FAILS(ioctlsocket(s, commands[i], (unsigned long *)NULL), WSAEFAULT);
	}
}
END_TEST

/* "ioctlsocket": unknown codes. */
START_TEST(an_unknown_command_is_WSAEOPNOTSUPP)
{
	static const DWORD commands[] = {0xdeadbeef, (DWORD)FIOASYNC, 0x667e};
	SOCKET s = wst_udp();
	u_long value = 1;

	for (size_t i = 0; i < WST_COUNT(commands); i++)
		WST_FAILS(ioctlsocket(s, (long)(int)commands[i], &value), WSAEOPNOTSUPP);
	WST_FAILS(ioctlsocket(INVALID_SOCKET, FIONREAD, &value), WSAENOTSOCK);
}
END_TEST

START_TEST(FIONBIO_sets_the_blocking_mode)
{
	SOCKET s = wst_udp();
	u_long on = 7, off = 0;
	int milliseconds = 1;
	char byte;

	WST_OK(ioctlsocket(s, FIONBIO, &on));
	WST_FAILS(recv(s, &byte, 1, 0), WSAEWOULDBLOCK);
	WST_OK(ioctlsocket(s, FIONBIO, &off));
	WST_OK(setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *)&milliseconds, sizeof milliseconds));
	WST_FAILS(recv(s, &byte, 1, 0), WSAETIMEDOUT);
}
END_TEST

/* porting-hazards.md: FIONBIO reads four bytes; FIONREAD writes what the pointer's type says; cmd as it comes, sign extended or not. */
START_TEST(the_argument_is_of_any_integer_type)
{
	SOCKET s = wst_udp();
	unsigned long wide = ~0ul;
	long signed_wide = -1;
	int plain = -1;
	DWORD word = ~0u;
	char byte;

	WST_OK(ioctlsocket(s, FIONREAD, &wide));
	ck_assert_uint_eq(wide, 0);
	WST_OK(ioctlsocket(s, FIONREAD, &signed_wide));
	ck_assert_int_eq(signed_wide, 0);
	WST_OK(ioctlsocket(s, FIONREAD, &plain));
	ck_assert_int_eq(plain, 0);
	WST_OK(ioctlsocket(s, FIONREAD, &word));
	ck_assert_uint_eq(word, 0);
	wide = 1;
	WST_OK(ioctlsocket(s, (long)FIONBIO, &wide));
	WST_FAILS(recv(s, &byte, 1, 0), WSAEWOULDBLOCK);
	signed_wide = 1;
	WST_OK(ioctlsocket(s, (long)(int)FIONBIO, &signed_wide));
	WST_FAILS(recv(s, &byte, 1, 0), WSAEWOULDBLOCK);
}
END_TEST

/* "ioctlsocket": on unbound, bound and unconnected sockets 0 and TRUE. */
START_TEST(a_socket_without_data_has_nothing_to_read)
{
	SOCKET sockets[] = {socket(AF_INET, SOCK_STREAM, 0), socket(AF_INET, SOCK_DGRAM, 0), wst_udp(), wst_listener()};

	for (size_t i = 0; i < WST_COUNT(sockets); i++) {
		ck_assert_uint_eq(ask(sockets[i], FIONREAD), 0);
		ck_assert_uint_eq(ask(sockets[i], SIOCATMARK), 1);
	}
}
END_TEST

START_TEST(FIONREAD_counts_what_recv_can_read)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "hello", 5, 0), 5);
	await(server, 5);
	ck_assert_int_eq(send(client, "world", 5, 0), 5);
	await(server, 10);
	ck_assert_uint_eq(ask(server, SIOCATMARK), 1);
}
END_TEST

/* "ioctlsocket", "Urgent data": only in-band bytes count; the mark is FALSE while an urgent byte is pending. */
START_TEST(an_urgent_byte_does_not_count)
{
	SOCKET client, server;
	char byte;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "a", 1, MSG_OOB), 1);
	await_urgent(server);
	ck_assert_uint_eq(ask(server, FIONREAD), 0);
	ck_assert_uint_eq(ask(server, SIOCATMARK), 0);
	ck_assert_int_eq(send(client, "bc", 2, 0), 2);
	await(server, 2);
	ck_assert_uint_eq(ask(server, SIOCATMARK), 0);
	ck_assert_int_eq(recv(server, &byte, 1, MSG_OOB), 1);
	ck_assert_int_eq(byte, 'a');
	ck_assert_uint_eq(ask(server, SIOCATMARK), 1);
	ck_assert_uint_eq(ask(server, FIONREAD), 2);
}
END_TEST

/* "Urgent data": SO_OOBINLINE after the byte came merges it: FIONREAD 1, mark FALSE until it is read. */
START_TEST(SO_OOBINLINE_merges_an_urgent_byte)
{
	SOCKET client, server;
	int on = 1;
	char byte;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "a", 1, MSG_OOB), 1);
	await_urgent(server);
	WST_OK(setsockopt(server, SOL_SOCKET, SO_OOBINLINE, (char *)&on, sizeof on));
	ck_assert_uint_eq(ask(server, FIONREAD), 1);
	ck_assert_uint_eq(ask(server, SIOCATMARK), 0);
	ck_assert_int_eq(recv(server, &byte, 1, 0), 1);
	ck_assert_uint_eq(ask(server, SIOCATMARK), 1);
}
END_TEST

/* "Urgent data": one that arrives when already inline leaves the mark TRUE. */
START_TEST(an_urgent_byte_in_line_is_not_urgent)
{
	SOCKET client, server;
	int on = 1;

	wst_pair(&client, &server);
	WST_OK(setsockopt(server, SOL_SOCKET, SO_OOBINLINE, (char *)&on, sizeof on));
	ck_assert_int_eq(send(client, "a", 1, MSG_OOB), 1);
	await(server, 1);
	ck_assert_uint_eq(ask(server, SIOCATMARK), 1);
}
END_TEST

WST_MAIN("ioctlsocket", a_bad_pointer_is_WSAEFAULT, an_unknown_command_is_WSAEOPNOTSUPP, FIONBIO_sets_the_blocking_mode,
	the_argument_is_of_any_integer_type, a_socket_without_data_has_nothing_to_read, FIONREAD_counts_what_recv_can_read,
	an_urgent_byte_does_not_count, SO_OOBINLINE_merges_an_urgent_byte, an_urgent_byte_in_line_is_not_urgent)

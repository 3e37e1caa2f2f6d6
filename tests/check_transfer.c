/* send, sendto, recv, recvfrom: "send and recv", "UDP", "Urgent data" of observed-behaviour.md. */
#include "harness.h"

static char block[1 << 20], other[1 << 20];

static void
fill(char *b, size_t size)
{
	for (size_t i = 0; i < size; i++)
		b[i] = (char)(i * 31 + i / 251);
}

static void
set_timeout(SOCKET s, int which, DWORD milliseconds)
{
	WST_OK(setsockopt(s, SOL_SOCKET, which, (const char *)&milliseconds, sizeof milliseconds));
}

static void
hard_close(SOCKET s)
{
	struct linger hard = {1, 0};

	WST_OK(setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&hard, sizeof hard));
	WST_OK(closesocket(s));
}

START_TEST(recv_on_a_closed_socket_is_WSAENOTSOCK)
{
	SOCKET s = wst_udp();
	char c;

	WST_OK(closesocket(s));
	WST_FAILS(recv(s, &c, 1, 0), WSAENOTSOCK);
	WST_FAILS(send(s, &c, 1, 0), WSAENOTSOCK);
	WST_FAILS(closesocket(s), WSAENOTSOCK);
	WST_FAILS(recv(INVALID_SOCKET, &c, 1, 0), WSAENOTSOCK);
	WST_FAILS(recv(0, &c, 1, 0), WSAENOTSOCK);
	WST_FAILS(recv(0x7fffffff, &c, 1, 0), WSAENOTSOCK);
}
END_TEST

START_TEST(recv_and_send_on_an_unconnected_stream_are_WSAENOTCONN)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	char c;

	WST_FAILS(recv(s, &c, 1, 0), WSAENOTCONN);
	WST_FAILS(send(s, &c, 1, 0), WSAENOTCONN);
	/* State is checked before pointers. */
	WST_FAILS(recv(s, NULL, 1, 0), WSAENOTCONN);
	WST_FAILS(recv(wst_listener(), &c, 1, 0), WSAENOTCONN);
}
END_TEST

/* "test_connect_udp". */
START_TEST(recv_on_an_unbound_datagram_socket_is_WSAEINVAL)
{
	char c;

	WST_FAILS(recv(socket(AF_INET, SOCK_DGRAM, 0), &c, 1, 0), WSAEINVAL);
}
END_TEST

START_TEST(send_on_an_unconnected_datagram_socket_is_WSAENOTCONN)
{
	WST_FAILS(send(wst_udp(), "x", 1, 0), WSAENOTCONN);
}
END_TEST

START_TEST(a_nonblocking_receive_without_data_is_WSAEWOULDBLOCK)
{
	SOCKET client, server, u = wst_udp();
	u_long on = 1;
	char c;

	wst_pair(&client, &server);
	WST_OK(ioctlsocket(client, FIONBIO, &on));
	WST_OK(ioctlsocket(u, FIONBIO, &on));
	WST_FAILS(recv(client, &c, 1, 0), WSAEWOULDBLOCK);
	WST_FAILS(recv(u, &c, 1, 0), WSAEWOULDBLOCK);
}
END_TEST

START_TEST(bad_buffers_are_WSAEFAULT)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	WST_FAILS(recv(client, NULL, 1, 0), WSAEFAULT);
	WST_FAILS(recv(client, block, -1, 0), WSAEFAULT);
	WST_FAILS(send(client, NULL, 1, 0), WSAEFAULT);
	WST_FAILS(send(client, (char *)1, 1, 0), WSAEFAULT);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
	WST_FAILS(recv(server, (char *)(UINT_PTR)0x7fffffff0000 + 0, 1, 0), WSAEFAULT);
	ck_assert_int_eq(recv(server, block, 1, 0), 1);
}
END_TEST

START_TEST(unknown_flags_are_WSAEINVAL)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	WST_FAILS(recv(client, block, 1, 0x4000000), WSAEINVAL);
	WST_FAILS(send(client, block, 1, 0x4000000), WSAEINVAL);
	WST_FAILS(recv(wst_udp(), block, 1, MSG_OOB), WSAEOPNOTSUPP);
}
END_TEST

static void
drain(void *argument)
{
	SOCKET s = *(SOCKET *)argument;
	size_t got = 0;
	int n;

	while (got < sizeof other && (n = recv(s, other + got, (int)(sizeof other - got), 0)) > 0)
		got += (size_t)n;
	ck_assert_uint_eq(got, sizeof other);
}

/* "test_send". */
START_TEST(a_blocking_send_is_never_short)
{
	SOCKET client, server;
	struct wst_thread t;

	fill(block, sizeof block);
	wst_pair(&client, &server);
	wst_start(&t, drain, &server);
	ck_assert_int_eq(send(client, block, sizeof block, 0), sizeof block);
	wst_join(&t);
	ck_assert_mem_eq(block, other, sizeof block);
}
END_TEST

static void
send_in_pieces(void *argument)
{
	SOCKET s = *(SOCKET *)argument;

	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(send(s, block + i * 10, 10, 0), 10);
}

/* "afd:test_recv". */
START_TEST(MSG_WAITALL_fills_the_buffer)
{
	SOCKET client, server;
	struct wst_thread t;
	u_long on = 1;

	fill(block, sizeof block);
	wst_pair(&client, &server);
	wst_start(&t, send_in_pieces, &client);
	ck_assert_int_eq(recv(server, other, 10000, MSG_WAITALL), 10000);
	wst_join(&t);
	ck_assert_mem_eq(block, other, 10000);
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	WST_OK(shutdown(client, SD_SEND));
	ck_assert_int_eq(recv(server, other, 10, MSG_WAITALL), 3);
	WST_FAILS(recv(server, other, 10, MSG_WAITALL | MSG_PEEK), WSAEOPNOTSUPP);
	WST_OK(ioctlsocket(server, FIONBIO, &on));
	WST_FAILS(recv(server, other, 10, MSG_WAITALL), WSAEOPNOTSUPP);
}
END_TEST

START_TEST(MSG_PEEK_leaves_the_data)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	for (int i = 0; i < 2; i++)
		ck_assert_int_eq(recv(server, other, 2, MSG_PEEK), 2);
	ck_assert_int_eq(recv(server, other, 10, 0), 3);
}
END_TEST

/* "test_empty_recv". */
START_TEST(a_receive_of_nothing_consumes_nothing)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	ck_assert_int_eq(recv(server, NULL, 0, 0), 0);
	ck_assert_int_eq(recv(server, other, 10, 0), 3);
	ck_assert_int_eq(send(client, NULL, 0, 0), 0);
}
END_TEST

/* "test_timeout". */
START_TEST(SO_RCVTIMEO_expires_with_WSAETIMEDOUT)
{
	SOCKET client, server, u = wst_udp();

	wst_pair(&client, &server);
	set_timeout(client, SO_RCVTIMEO, 30);
	set_timeout(u, SO_RCVTIMEO, 30);
	for (int i = 0; i < 20; i++) {
		DWORD start = GetTickCount();

		WST_FAILS(recv(i % 2 ? client : u, other, 1, 0), WSAETIMEDOUT);
		ck_assert_uint_ge(GetTickCount() - start, 29);
	}
	ck_assert_int_eq(send(server, "x", 1, 0), 1);
	ck_assert_int_eq(recv(client, other, 1, 0), 1);
}
END_TEST

START_TEST(SO_SNDTIMEO_expires_with_WSAETIMEDOUT)
{
	SOCKET client, server;
	int sent;

	wst_pair(&client, &server);
	set_timeout(client, SO_SNDTIMEO, 30);
	do
		sent = send(client, block, sizeof block, 0);
	while (sent == sizeof block);
	ck_assert_int_eq(sent, SOCKET_ERROR);
	ck_assert_int_eq(WSAGetLastError(), WSAETIMEDOUT);
}
END_TEST

/* "test_icmp", "afd:test_recv". */
START_TEST(a_datagram_longer_than_the_buffer_is_WSAEMSGSIZE_and_its_rest_is_lost)
{
	SOCKET a = wst_udp(), b = wst_udp();
	struct sockaddr_in to = wst_loopback(wst_port(b)), from;
	int len = sizeof from;

	ck_assert_int_eq(sendto(a, "abcdef", 6, 0, (struct sockaddr *)&to, sizeof to), 6);
	ck_assert_int_eq(sendto(a, "xy", 2, 0, (struct sockaddr *)&to, sizeof to), 2);
	memset(other, 0, 10);
	WST_FAILS(recvfrom(b, other, 3, 0, (struct sockaddr *)&from, &len), WSAEMSGSIZE);
	ck_assert_mem_eq(other, "abc\0", 4);
	ck_assert_uint_eq(ntohs(from.sin_port), wst_port(a));
	ck_assert_int_eq(recv(b, other, 10, 0), 2);
}
END_TEST

START_TEST(recvfrom_tells_the_sender_and_checks_the_room_first)
{
	SOCKET a = wst_udp(), b = wst_udp();
	struct sockaddr_in to = wst_loopback(wst_port(b)), from;
	int len = 4;

	ck_assert_int_eq(sendto(a, "x", 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	WST_FAILS(recvfrom(b, other, 1, 0, (struct sockaddr *)&from, &len), WSAEFAULT);
	ck_assert_int_eq(len, 4);
	WST_FAILS(recvfrom(b, other, 1, 0, (struct sockaddr *)&from, NULL), WSAEFAULT);
	len = 100;
	ck_assert_int_eq(recvfrom(b, other, 1, 0, (struct sockaddr *)&from, &len), 1);
	ck_assert_int_eq(len, sizeof from);
	ck_assert_uint_eq(ntohs(from.sin_port), wst_port(a));
	ck_assert_uint_eq(from.sin_addr.s_addr, htonl(INADDR_LOOPBACK));
}
END_TEST

/* "do_test[4]". */
START_TEST(recvfrom_on_a_stream_leaves_the_address_alone)
{
	SOCKET client, server;
	struct sockaddr_in from, before;
	int len = sizeof from;

	memset(&from, 0x55, sizeof from);
	before = from;
	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
	ck_assert_int_eq(recvfrom(server, other, 1, 0, (struct sockaddr *)&from, &len), 1);
	ck_assert_mem_eq(&from, &before, sizeof from);
}
END_TEST

START_TEST(sendto_binds_and_does_not_connect)
{
	SOCKET a = socket(AF_INET, SOCK_DGRAM, 0), b = wst_udp();
	struct sockaddr_in to = wst_loopback(wst_port(b)), name;
	int len = sizeof name;

	ck_assert_int_eq(sendto(a, "x", 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	ck_assert_uint_ne(wst_port(a), 0);
	WST_FAILS(getpeername(a, (struct sockaddr *)&name, &len), WSAENOTCONN);
}
END_TEST

START_TEST(sendto_to_no_address_or_no_port_is_WSAEADDRNOTAVAIL)
{
	SOCKET a = wst_udp();
	struct sockaddr_in to = wst_loopback(0);

	WST_FAILS(sendto(a, "x", 1, 0, (struct sockaddr *)&to, sizeof to), WSAEADDRNOTAVAIL);
	to = wst_loopback(9);
	to.sin_addr.s_addr = INADDR_ANY;
	WST_FAILS(sendto(a, "x", 1, 0, (struct sockaddr *)&to, sizeof to), WSAEADDRNOTAVAIL);
	WST_FAILS(sendto(a, "x", 1, 0, (struct sockaddr *)&to, 4), WSAEFAULT);
	WST_FAILS(sendto(a, "x", 1, 0, (struct sockaddr *)8, 16), WSAEFAULT);
	to.sin_family = AF_INET6;
	WST_FAILS(sendto(a, "x", 1, 0, (struct sockaddr *)&to, sizeof to), WSAEFAULT);
}
END_TEST

START_TEST(a_datagram_that_is_too_long_is_WSAEMSGSIZE)
{
	SOCKET a = wst_udp(), b = wst_udp();
	struct sockaddr_in to = wst_loopback(wst_port(b));

	WST_FAILS(sendto(a, block, 65508, 0, (struct sockaddr *)&to, sizeof to), WSAEMSGSIZE);
	ck_assert_int_eq(sendto(a, block, 65507, 0, (struct sockaddr *)&to, sizeof to), 65507);
}
END_TEST

/* error-codes.tsv, WSAECONNRESET: port unreachable is told to the next receive, on unconnected sockets too. */
START_TEST(a_datagram_to_a_closed_port_makes_the_next_receive_WSAECONNRESET)
{
	SOCKET a = wst_udp(), gone = wst_udp(), b = wst_udp();
	struct sockaddr_in to = wst_loopback(wst_port(gone)), live = wst_loopback(wst_port(a));

	WST_OK(closesocket(gone));
	ck_assert_int_eq(sendto(a, "x", 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	WST_FAILS(recv(a, other, 1, 0), WSAECONNRESET);
	/* A second send is not failed by the report on the first. */
	ck_assert_int_eq(sendto(a, "x", 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	ck_assert_int_eq(sendto(a, "x", 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	WST_FAILS(recv(a, other, 1, 0), WSAECONNRESET);
	ck_assert_int_eq(sendto(b, "y", 1, 0, (struct sockaddr *)&live, sizeof live), 1);
	while (recv(a, other, 1, 0) == SOCKET_ERROR)
		ck_assert_int_eq(WSAGetLastError(), WSAECONNRESET);
	ck_assert_int_eq(other[0], 'y');
}
END_TEST

/* "test_tcp_reset": it stays so. */
START_TEST(after_a_reset_every_receive_and_send_is_WSAECONNRESET)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	hard_close(client);
	for (int i = 0; i < 3; i++) {
		WST_FAILS(recv(server, other, 1, 0), WSAECONNRESET);
		WST_FAILS(send(server, "x", 1, 0), WSAECONNRESET);
	}
}
END_TEST

/* error-codes.tsv, WSAESHUTDOWN and WSAECONNABORTED: EPIPE told apart by state. */
START_TEST(a_broken_pipe_is_told_apart_by_its_cause)
{
	SOCKET client, server;
	int sent;

	wst_pair(&client, &server);
	WST_OK(shutdown(client, SD_SEND));
	WST_FAILS(send(client, "x", 1, 0), WSAESHUTDOWN);
	ck_assert_int_eq(recv(server, other, 1, 0), 0);
	WST_OK(closesocket(client));
	do
		sent = send(server, "x", 1, 0);
	while (sent == 1);
	ck_assert_int_eq(WSAGetLastError(), WSAECONNRESET);
	WST_FAILS(send(server, "x", 1, 0), WSAECONNRESET);
}
END_TEST

START_TEST(recv_after_SD_RECEIVE_is_WSAESHUTDOWN)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
	WST_OK(shutdown(server, SD_RECEIVE));
	WST_FAILS(recv(server, other, 1, 0), WSAESHUTDOWN);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
}
END_TEST

START_TEST(a_success_clears_the_last_error)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	WSASetLastError(12345);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
	ck_assert_int_eq(WSAGetLastError(), 0);
	WSASetLastError(12345);
	ck_assert_int_eq(recv(server, other, 1, 0), 1);
	ck_assert_int_eq(WSAGetLastError(), 0);
}
END_TEST

START_TEST(urgent_data_is_apart_from_the_stream)
{
	SOCKET client, server;
	u_long mark;
	u_long on = 1;

	wst_pair(&client, &server);
	WST_OK(ioctlsocket(server, FIONBIO, &on));
	WST_FAILS(recv(server, other, 1, MSG_OOB), WSAEWOULDBLOCK);
	on = 0;
	WST_OK(ioctlsocket(server, FIONBIO, &on));
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	ck_assert_int_eq(send(client, "u", 1, MSG_OOB), 1);
	ck_assert_int_eq(send(client, "cd", 2, 0), 2);
	ck_assert_int_eq(recv(server, other, 1, MSG_OOB), 1);
	ck_assert_int_eq(other[0], 'u');
	WST_OK(ioctlsocket(server, SIOCATMARK, &mark));
	ck_assert_uint_eq(mark, TRUE);
	ck_assert_int_eq(recv(server, other, 4, MSG_WAITALL), 4);
	ck_assert_mem_eq(other, "abcd", 4);
}
END_TEST

static void
receive(void *argument)
{
	SOCKET s = *(SOCKET *)argument;

	WST_FAILS(recv(s, other, 1, 0), WSAEINTR);
	WST_FAILS(recv(s, other, 1, 0), WSAENOTSOCK);
}

/* blocking-and-cancel.md, 34. */
START_TEST(closesocket_by_another_thread_ends_recv_with_WSAEINTR)
{
	SOCKET client, server, u = wst_udp();
	SOCKET *all[2] = {&client, &u};

	wst_pair(&client, &server);
	for (int i = 0; i < 2; i++) {
		struct wst_thread t;

		wst_start(&t, receive, all[i]);
		wst_until_blocked(&t);
		WST_OK(closesocket(*all[i]));
		wst_join(&t);
	}
}
END_TEST

static void
receive_strictly(void *argument)
{
	WST_FAILS(recv(*(SOCKET *)argument, other, 1, 0), WSAECONNABORTED);
}

START_TEST(in_strict_mode_it_ends_a_stream_with_WSAECONNABORTED)
{
	SOCKET client, server;
	struct wst_thread t;

	winsock_set_strict(TRUE);
	wst_pair(&client, &server);
	wst_start(&t, receive_strictly, &client);
	wst_until_blocked(&t);
	WST_OK(closesocket(client));
	wst_join(&t);
}
END_TEST

WST_MAIN("transfer", recv_on_a_closed_socket_is_WSAENOTSOCK, recv_and_send_on_an_unconnected_stream_are_WSAENOTCONN,
	recv_on_an_unbound_datagram_socket_is_WSAEINVAL, send_on_an_unconnected_datagram_socket_is_WSAENOTCONN,
	a_nonblocking_receive_without_data_is_WSAEWOULDBLOCK, bad_buffers_are_WSAEFAULT, unknown_flags_are_WSAEINVAL,
	a_blocking_send_is_never_short, MSG_WAITALL_fills_the_buffer, MSG_PEEK_leaves_the_data, a_receive_of_nothing_consumes_nothing,
	SO_RCVTIMEO_expires_with_WSAETIMEDOUT, SO_SNDTIMEO_expires_with_WSAETIMEDOUT,
	a_datagram_longer_than_the_buffer_is_WSAEMSGSIZE_and_its_rest_is_lost, recvfrom_tells_the_sender_and_checks_the_room_first,
	recvfrom_on_a_stream_leaves_the_address_alone, sendto_binds_and_does_not_connect,
	sendto_to_no_address_or_no_port_is_WSAEADDRNOTAVAIL, a_datagram_that_is_too_long_is_WSAEMSGSIZE,
	a_datagram_to_a_closed_port_makes_the_next_receive_WSAECONNRESET, after_a_reset_every_receive_and_send_is_WSAECONNRESET,
	a_broken_pipe_is_told_apart_by_its_cause, recv_after_SD_RECEIVE_is_WSAESHUTDOWN, a_success_clears_the_last_error,
	urgent_data_is_apart_from_the_stream, closesocket_by_another_thread_ends_recv_with_WSAEINTR,
	in_strict_mode_it_ends_a_stream_with_WSAECONNABORTED)

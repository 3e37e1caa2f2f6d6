/* Overlapped operations of datagrams: sizes, addresses, what does not fit. */
#include "overlapped.h"

struct letter {
	OVERLAPPED o;
	struct sockaddr_in from;
	int from_len;
	DWORD flags;
	char data[16];
};

static int
receive_from(SOCKET s, struct letter *l, ULONG size)
{
	WSABUF buffer = {.len = size, .buf = l->data};

	memset(l->data, '.', sizeof l->data);
	memset(&l->from, 0, sizeof l->from);
	l->from_len = sizeof l->from;
	l->flags = 0;
	return WSARecvFrom(s, &buffer, 1, NULL, &l->flags, (struct sockaddr *)&l->from, &l->from_len, &l->o, NULL) ? WSAGetLastError() : 0;
}

static void
send_to(SOCKET s, SOCKET to, const char *text)
{
	struct sockaddr_in name = wst_loopback(wst_port(to));

	ck_assert_int_eq(sendto(s, text, (int)strlen(text), 0, (struct sockaddr *)&name, sizeof name), (int)strlen(text));
}

START_TEST(a_pending_WSARecvFrom_gets_the_address_at_its_end)
{
	struct letter l[2] = {{.o = wst_overlapped()}, {.o = wst_overlapped()}};
	SOCKET a = wst_udp(), b = wst_udp(), s = wst_udp();

	for (int i = 0; i < 2; i++)
		wst_pends(receive_from(s, &l[i], 16));
	ck_assert_int_eq(l[0].from.sin_family, 0);
	send_to(a, s, "from a");
	send_to(b, s, "b");
	wst_ends(s, &l[0].o, 6);
	wst_ends(s, &l[1].o, 1);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(l[i].from.sin_family, AF_INET);
		ck_assert_int_eq(l[i].from_len, sizeof l[i].from);
		ck_assert_uint_eq(ntohs(l[i].from.sin_port), wst_port(i ? b : a));
	}
	ck_assert_mem_eq(l[0].data, "from a..........", 16);
	wst_close(a, b);
	WST_OK(closesocket(s));
}
END_TEST

/* Send and recv: "Short datagram receive: buffers filled, size reported, WSAEMSGSIZE status, both for pending and immediate receives; rest lost" */
START_TEST(what_does_not_fit_is_WSAEMSGSIZE_with_the_buffer_filled)
{
	struct letter l = {.o = wst_overlapped()};
	SOCKET a = wst_udp(), s = wst_udp();
	DWORD got, flags = 0;
	char next[8];

	wst_pends(receive_from(s, &l, 4));
	send_to(a, s, "longer");
	ck_assert_uint_eq(WaitForSingleObject(l.o.hEvent, INFINITE), WAIT_OBJECT_0);
	WST_REFUSES(WSAGetOverlappedResult(s, &l.o, &got, TRUE, &flags), WSAEMSGSIZE);
	ck_assert_uint_eq(got, 4);
	ck_assert_uint_eq((DWORD)l.o.Internal, 0x80000005);
	ck_assert_uint_eq(l.o.InternalHigh, 4);
	ck_assert_mem_eq(l.data, "long.", 5);
	ck_assert_uint_eq(ntohs(l.from.sin_port), wst_port(a));

	send_to(a, s, "longer");
	WST_OK(recv(s, next, 8, MSG_PEEK));
	/* As for WSARecvMsg (test_ip_pktinfo): a warning is told like a success, so the call does not fail. */
	wst_pends(receive_from(s, &l, 4));
	WST_REFUSES(WSAGetOverlappedResult(s, &l.o, &got, TRUE, &flags), WSAEMSGSIZE);
	ck_assert_uint_eq(got, 4);
	ck_assert_mem_eq(l.data, "long.", 5);
	send_to(a, s, "next");
	ck_assert_int_eq(recv(s, next, 8, 0), 4);
	wst_close(a, s);
}
END_TEST

START_TEST(datagrams_are_gathered_and_scattered)
{
	OVERLAPPED in = wst_overlapped(), out = wst_overlapped();
	char one[3], two[8];
	WSABUF to[2] = {{.len = 3, .buf = one}, {.len = 8, .buf = two}};
	WSABUF from[3] = {{.len = 2, .buf = (char *)"ab"}, {.len = 0, .buf = NULL}, {.len = 3, .buf = (char *)"cde"}};
	SOCKET a = wst_udp(), s = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(s));
	DWORD flags = 0;

	WST_FAILS(WSARecv(s, to, 2, NULL, &flags, &in, NULL), WSA_IO_PENDING);
	ck_assert_int_eq(WSASendTo(a, from, 3, NULL, 0, (struct sockaddr *)&name, sizeof name, &out, NULL), 0);
	wst_ends(a, &out, 5);
	wst_ends(s, &in, 5);
	ck_assert_mem_eq(one, "abc", 3);
	ck_assert_mem_eq(two, "de", 2);
	wst_close(a, s);
}
END_TEST

START_TEST(a_datagram_of_nothing_ends_a_receive)
{
	struct letter l = {.o = wst_overlapped()};
	SOCKET a = wst_udp(), s = wst_udp();

	wst_pends(receive_from(s, &l, 16));
	send_to(a, s, "");
	wst_ends(s, &l.o, 0);
	ck_assert_uint_eq(ntohs(l.from.sin_port), wst_port(a));
	wst_close(a, s);
}
END_TEST

/* Each of many receives gets one datagram, in order. */
START_TEST(each_receive_gets_one_datagram_in_order)
{
	enum { COUNT = 64 };
	static struct letter l[COUNT];
	SOCKET a = wst_udp(), s = wst_udp();

	for (int i = 0; i < COUNT; i++) {
		l[i].o = wst_overlapped();
		wst_pends(receive_from(s, &l[i], 16));
	}
	for (int i = 0; i < COUNT; i++) {
		char text[2] = {(char)('0' + i), 0};

		send_to(a, s, text);
	}
	for (int i = 0; i < COUNT; i++) {
		wst_ends(s, &l[i].o, 1);
		ck_assert_int_eq(l[i].data[0], '0' + i);
	}
	wst_close(a, s);
}
END_TEST

/* WSARecvFrom of a socket without a name: WSAEINVAL; WSASendTo gives it one. */
START_TEST(a_receive_needs_a_name)
{
	struct letter l = {.o = wst_overlapped()};
	OVERLAPPED out = wst_overlapped();
	WSABUF buffer = {.len = 1, .buf = (char *)"x"};
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0), peer = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(peer));

	ck_assert_int_eq(receive_from(s, &l, 16), WSAEINVAL);
	ck_assert_int_eq(WSASendTo(s, &buffer, 1, NULL, 0, (struct sockaddr *)&name, sizeof name, &out, NULL), 0);
	wst_pends(receive_from(s, &l, 16));
	send_to(peer, s, "y");
	wst_ends(s, &l.o, 1);
	wst_close(s, peer);
}
END_TEST

/* What is too large for any datagram fails at once. */
START_TEST(a_datagram_too_large_is_WSAEMSGSIZE)
{
	static char data[70000];
	OVERLAPPED out = wst_overlapped();
	WSABUF buffer = {.len = sizeof data, .buf = data};
	SOCKET s = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(s));

	WST_FAILS(WSASendTo(s, &buffer, 1, NULL, 0, (struct sockaddr *)&name, sizeof name, &out, NULL), WSAEMSGSIZE);
	WST_OK(closesocket(s));
}
END_TEST

WST_MAIN("overlappeddatagram", a_pending_WSARecvFrom_gets_the_address_at_its_end, what_does_not_fit_is_WSAEMSGSIZE_with_the_buffer_filled,
         datagrams_are_gathered_and_scattered, a_datagram_of_nothing_ends_a_receive, each_receive_gets_one_datagram_in_order, a_receive_needs_a_name,
         a_datagram_too_large_is_WSAEMSGSIZE)

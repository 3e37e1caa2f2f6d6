/* WSAConnect, WSASendDisconnect, WSARecvDisconnect, WSAGetQOSByName. contracts.md and documented-errors.tsv. */
#include "harness.h"
#include <ws2tcpip.h>

static int
call(SOCKET s, SOCKET listener, LPWSABUF caller, LPWSABUF callee, LPQOS sqos, LPQOS gqos)
{
	struct sockaddr_in name = wst_loopback(wst_port(listener));

	return WSAConnect(s, (struct sockaddr *)&name, sizeof name, caller, callee, sqos, gqos);
}

static SOCKET
stream(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

START_TEST(without_extras_it_is_connect)
{
	SOCKET listener = wst_listener(), s = stream();
	char room[4];
	WSABUF callee = {.len = sizeof room, .buf = room};

	WSASetLastError(12345);
	WST_OK(call(s, listener, NULL, &callee, NULL, NULL));
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_uint_eq(callee.len, 0);
	WST_FAILS(call(s, listener, NULL, NULL, NULL, NULL), WSAEISCONN);
	WST_FAILS(call(listener, listener, NULL, NULL, NULL, NULL), WSAEINVAL);
	WST_FAILS(WSAConnect(0, NULL, 0, NULL, NULL, NULL, NULL), WSAENOTSOCK);
	WST_FAILS(WSAConnect(stream(), NULL, 0, NULL, NULL, NULL, NULL), WSAEFAULT);
}
END_TEST

/* contracts.md, WSAConnect: connect data is WSAEPROTONOSUPPORT; a group's quality WSAEINVAL; datagram sockets pass data over. */
START_TEST(what_a_connection_cannot_carry_is_refused)
{
	SOCKET listener = wst_listener(), s = stream(), udp = wst_udp();
	WSABUF data = {.len = 4, .buf = (char *)"data"};
	QOS qos = {.SendingFlowspec.ServiceType = SERVICETYPE_GUARANTEED};

	WST_FAILS(call(s, listener, &data, NULL, NULL, NULL), WSAEPROTONOSUPPORT);
	WST_FAILS(call(s, listener, NULL, NULL, NULL, &qos), WSAEINVAL);
	WST_FAILS(call(s, listener, NULL, NULL, &qos, NULL), WSAEOPNOTSUPP);
	WST_FAILS(call(s, listener, NULL, NULL, (LPQOS)8, NULL), WSAEFAULT);
	WST_FAILS(call(s, listener, NULL, (LPWSABUF)8, NULL, NULL), WSAEFAULT);
	qos.SendingFlowspec.ServiceType = SERVICETYPE_BESTEFFORT;
	WST_OK(call(s, listener, NULL, NULL, &qos, NULL));
	WST_OK(call(udp, wst_udp(), &data, NULL, NULL, NULL));
}
END_TEST

/* contracts.md, WSAConnect: the whole name zero dissolves a datagram socket's association. */
START_TEST(a_zero_name_dissolves_a_datagram_socket)
{
	SOCKET s = wst_udp();
	struct sockaddr_in zero = {0}, name;
	int len = sizeof name;

	WST_OK(call(s, wst_udp(), NULL, NULL, NULL, NULL));
	WST_OK(getpeername(s, (struct sockaddr *)&name, &len));
	WST_OK(WSAConnect(s, (struct sockaddr *)&zero, sizeof zero, NULL, NULL, NULL, NULL));
	WST_FAILS(getpeername(s, (struct sockaddr *)&name, &len), WSAENOTCONN);
}
END_TEST

START_TEST(WSASendDisconnect_ends_sending)
{
	SOCKET client, server;
	char c = 'x';

	wst_pair(&client, &server);
	WST_OK(WSASendDisconnect(client, NULL));
	WST_FAILS(send(client, &c, 1, 0), WSAESHUTDOWN);
	ck_assert_int_eq(recv(server, &c, 1, 0), 0);
	ck_assert_int_eq(send(server, &c, 1, 0), 1);
	ck_assert_int_eq(recv(client, &c, 1, 0), 1);
}
END_TEST

START_TEST(WSARecvDisconnect_ends_receiving)
{
	SOCKET client, server;
	char c = 'x';

	wst_pair(&client, &server);
	ck_assert_int_eq(send(server, &c, 1, 0), 1);
	WST_OK(WSARecvDisconnect(client, NULL));
	WST_FAILS(recv(client, &c, 1, 0), WSAESHUTDOWN);
	ck_assert_int_eq(send(client, &c, 1, 0), 1);
	ck_assert_int_eq(recv(server, &c, 1, 0), 1);
}
END_TEST

/* documented-errors.tsv: disconnect data is WSAENOPROTOOPT with TCP/IP; no connection WSAENOTCONN. */
START_TEST(farewells_carry_no_data)
{
	SOCKET client, server, s = stream();
	char bytes[4] = "bye";
	WSABUF data = {.len = sizeof bytes, .buf = bytes}, empty = {0};

	wst_pair(&client, &server);
	WST_FAILS(WSASendDisconnect(client, &data), WSAENOPROTOOPT);
	WST_FAILS(WSARecvDisconnect(client, &data), WSAENOPROTOOPT);
	WST_FAILS(WSASendDisconnect(client, (LPWSABUF)8), WSAEFAULT);
	ck_assert_int_eq(send(client, bytes, 1, 0), 1);
	WST_OK(WSASendDisconnect(client, &empty));
	WST_FAILS(WSASendDisconnect(s, &data), WSAENOTCONN);
	WST_FAILS(WSARecvDisconnect(s, NULL), WSAENOTCONN);
	WST_FAILS(WSASendDisconnect(0, NULL), WSAENOTSOCK);
	WST_FAILS(WSARecvDisconnect(0, NULL), WSAENOTSOCK);
	WST_OK(WSASendDisconnect(wst_udp(), NULL));
}
END_TEST

/* documented-errors.tsv, WSAGetQOSByName; there are no templates. */
START_TEST(no_quality_has_a_name)
{
	WSABUF name = {.len = 6, .buf = (char *)"G711\0"};
	SOCKET s = wst_udp();
	QOS qos;

	WST_REFUSES(WSAGetQOSByName(0, NULL, NULL), WSAENOTSOCK);
	WST_REFUSES(WSAGetQOSByName(s, NULL, &qos), WSAEFAULT);
	WST_REFUSES(WSAGetQOSByName(s, &name, NULL), WSAEFAULT);
	WST_REFUSES(WSAGetQOSByName(s, &name, &qos), WSAEOPNOTSUPP);
}
END_TEST

/* documented-errors.tsv: WSAENOTSOCK, WSAEFAULT. */
START_TEST(the_order_of_a_sockets_protocol_is_the_networks)
{
	SOCKET s = wst_udp();
	u_long u;
	u_short h;

	WST_OK(WSAHtonl(s, 0x01020304, &u));
	ck_assert_uint_eq(u, htonl(0x01020304));
	WST_OK(WSANtohl(s, u, &u));
	ck_assert_uint_eq(u, 0x01020304);
	WST_OK(WSAHtons(s, 0x0102, &h));
	ck_assert_uint_eq(h, htons(0x0102));
	WST_OK(WSANtohs(s, h, &h));
	ck_assert_uint_eq(h, 0x0102);
	WST_FAILS(WSAHtonl(0, 1, &u), WSAENOTSOCK);
	WST_FAILS(WSAHtonl(s, 1, (u_long *)NULL), WSAEFAULT);
	WST_FAILS(WSANtohs(s, 1, (u_short *)1), WSAEFAULT);
}
END_TEST

#ifdef __LP64__
START_TEST(an_unsigned_long_takes_the_answer_too)
{
	SOCKET s = wst_udp();
	unsigned long wide = ~0ul;

	WST_OK(WSAHtonl(s, 1, &wide));
	ck_assert_uint_eq(wide, htonl(1));
	WST_OK(WSANtohl(s, htonl(7), &wide));
	ck_assert_uint_eq(wide, 7);
}
END_TEST
#else
#define an_unsigned_long_takes_the_answer_too no_quality_has_a_name
#endif

WST_MAIN("wsaconnect", without_extras_it_is_connect, what_a_connection_cannot_carry_is_refused, a_zero_name_dissolves_a_datagram_socket,
	WSASendDisconnect_ends_sending, WSARecvDisconnect_ends_receiving, farewells_carry_no_data, no_quality_has_a_name,
	the_order_of_a_sockets_protocol_is_the_networks, an_unsigned_long_takes_the_answer_too)

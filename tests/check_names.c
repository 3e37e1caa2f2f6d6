/* getsockname() and getpeername(). Facts: observed-behaviour.md "getsockname and getpeername". */
#include "harness.h"
#include <ws2tcpip.h>

static const struct sockaddr_in untouched = {.sin_family = 0x5a5a, .sin_port = 0x5a5a};

/* "getsockname": unbound is WSAEINVAL, buffer untouched. */
START_TEST(getsockname_of_an_unbound_socket_is_WSAEINVAL)
{
	static const int types[] = {SOCK_STREAM, SOCK_DGRAM};

	for (size_t i = 0; i < WST_COUNT(types); i++) {
		SOCKET s = socket(AF_INET, types[i], 0);
		struct sockaddr_in name = untouched;
		int len = sizeof name;

		WST_FAILS(getsockname(s, (struct sockaddr *)&name, &len), WSAEINVAL);
		ck_assert_mem_eq(&name, &untouched, sizeof name);
		ck_assert_int_eq(len, sizeof name);
		WST_FAILS(getsockname(s, NULL, NULL), WSAEINVAL);
	}
}
END_TEST

/* "getsockname": after ANY:0, ANY with a real port and zeroed sin_zero; last error 0. */
START_TEST(getsockname_tells_the_port_that_was_chosen)
{
	static const char zero[8];
	struct sockaddr_in name = {.sin_family = AF_INET};
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	int len = sizeof name;

	memset(name.sin_zero, 0x5a, sizeof name.sin_zero);
	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	WSASetLastError(12345);
	ck_assert_int_eq(getsockname(s, (struct sockaddr *)&name, &len), 0);
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_uint_eq(name.sin_addr.s_addr, INADDR_ANY);
	ck_assert_uint_ne(name.sin_port, 0);
	ck_assert_mem_eq(name.sin_zero, zero, sizeof zero);
}
END_TEST

/* "getsockname", "getpeername": one too small is WSAEFAULT, the length unchanged; a longer one shrinks; sin_zero comes back zero. */
START_TEST(a_short_length_is_WSAEFAULT_and_a_long_one_shrinks)
{
	static int (WSAAPI *const calls[])(SOCKET, struct sockaddr *, int *) = {getsockname, getpeername};
	static const char zero[8];
	SOCKET client, server;

	wst_pair(&client, &server);
	for (size_t i = 0; i < WST_COUNT(calls); i++) {
		struct sockaddr_storage room;
		struct sockaddr_in *name = (struct sockaddr_in *)&room;
		int len = sizeof *name - 1;

		memset(&room, 0x5a, sizeof room);
		WST_FAILS(calls[i](client, (struct sockaddr *)&room, &len), WSAEFAULT);
		ck_assert_int_eq(len, sizeof *name - 1);
		len = sizeof room;
		WST_OK(calls[i](client, (struct sockaddr *)&room, &len));
		ck_assert_int_eq(len, sizeof *name);
		ck_assert_int_eq(name->sin_family, AF_INET);
		ck_assert_mem_eq(name->sin_zero, zero, sizeof zero);
		WST_FAILS(calls[i](client, (struct sockaddr *)1, &len), WSAEFAULT);
		WST_FAILS(calls[i](client, (struct sockaddr *)&room, (int *)1), WSAEFAULT);
		WST_FAILS(calls[i](client, NULL, NULL), WSAEFAULT);
	}
}
END_TEST

/* "getpeername": socket, then connection, then pointers. */
START_TEST(getpeername_checks_the_socket_then_the_connection)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	WST_FAILS(getpeername(INVALID_SOCKET, NULL, NULL), WSAENOTSOCK);
	WST_FAILS(getsockname(INVALID_SOCKET, NULL, NULL), WSAENOTSOCK);
	WST_FAILS(getpeername(s, NULL, NULL), WSAENOTCONN);
	WST_FAILS(getpeername(wst_listener(), NULL, NULL), WSAENOTCONN);
}
END_TEST

/* "getpeername": sendto does not connect. "UDP": a port by getsockname. */
START_TEST(sendto_gives_a_name_but_no_peer)
{
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0), other = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(other));
	int len = sizeof name;

	ck_assert_int_eq(sendto(s, "x", 1, 0, (struct sockaddr *)&name, sizeof name), 1);
	WST_FAILS(getpeername(s, (struct sockaddr *)&name, &len), WSAENOTCONN);
	WST_OK(getsockname(s, (struct sockaddr *)&name, &len));
	ck_assert_uint_ne(name.sin_port, 0);
}
END_TEST

START_TEST(the_two_ends_name_each_other)
{
	struct sockaddr_in local, peer;
	int len = sizeof local;
	SOCKET client, server;

	wst_pair(&client, &server);
	WST_OK(getsockname(client, (struct sockaddr *)&local, &len));
	WST_OK(getpeername(server, (struct sockaddr *)&peer, &len));
	ck_assert_mem_eq(&local, &peer, sizeof local);
	WST_OK(getsockname(server, (struct sockaddr *)&local, &len));
	WST_OK(getpeername(client, (struct sockaddr *)&peer, &len));
	ck_assert_mem_eq(&local, &peer, sizeof local);
}
END_TEST

/* contracts.md, getpeername: works after a reset; Linux has forgotten. */
START_TEST(getpeername_works_after_a_reset)
{
	struct linger hard = {.l_onoff = 1};
	struct sockaddr_in name;
	int len = sizeof name;
	SOCKET client, server;
	unsigned port;
	char byte;

	wst_pair(&client, &server);
	port = wst_port(server);
	WST_OK(setsockopt(server, SOL_SOCKET, SO_LINGER, (char *)&hard, sizeof hard));
	WST_OK(closesocket(server));
	WST_FAILS(recv(client, &byte, 1, 0), WSAECONNRESET);
	WST_OK(getpeername(client, (struct sockaddr *)&name, &len));
	ck_assert_uint_eq(ntohs(name.sin_port), port);
	WST_OK(getsockname(client, (struct sockaddr *)&name, &len));
}
END_TEST

/* "getsockname": every address listed by gethostbyname("") can be bound and read back. */
START_TEST(this_machines_addresses_can_be_bound)
{
	struct hostent *host = gethostbyname("");

	ck_assert_ptr_nonnull(host);
	for (int i = 0; host->h_addr_list[i]; i++) {
		struct sockaddr_in name = {.sin_family = AF_INET}, got;
		SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);
		int len = sizeof got;

		memcpy(&name.sin_addr, host->h_addr_list[i], 4);
		WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
		WST_OK(getsockname(s, (struct sockaddr *)&got, &len));
		ck_assert_uint_eq(got.sin_addr.s_addr, name.sin_addr.s_addr);
	}
}
END_TEST

START_TEST(names_of_IPv6_have_Windows_family)
{
	struct sockaddr_in6 name = {.sin6_family = AF_INET6, .sin6_addr.s6_addr[15] = 1};
	SOCKET s = socket(AF_INET6, SOCK_DGRAM, 0);
	int len = sizeof name;

	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	WST_OK(getsockname(s, (struct sockaddr *)&name, &len));
	ck_assert_int_eq(len, 28);
	ck_assert_int_eq(name.sin6_family, AF_INET6);
	ck_assert_int_eq(name.sin6_family, 23);
	ck_assert_uint_ne(name.sin6_port, 0);
	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	len = sizeof name;
	WST_OK(getpeername(s, (struct sockaddr *)&name, &len));
	ck_assert_int_eq(name.sin6_family, AF_INET6);
}
END_TEST

WST_MAIN("names", getsockname_of_an_unbound_socket_is_WSAEINVAL, getsockname_tells_the_port_that_was_chosen,
	a_short_length_is_WSAEFAULT_and_a_long_one_shrinks, getpeername_checks_the_socket_then_the_connection,
	sendto_gives_a_name_but_no_peer, the_two_ends_name_each_other, getpeername_works_after_a_reset,
	this_machines_addresses_can_be_bound, names_of_IPv6_have_Windows_family)

/* IPv6 sockets and IPv4: apart unless IPV6_V6ONLY is turned off, which is on at first. */
#include "harness.h"
#include <ws2tcpip.h>

static SOCKET
stream(BOOL dual)
{
	SOCKET s = socket(AF_INET6, SOCK_STREAM, 0);
	DWORD v6_only = !dual;

	ck_assert(s != INVALID_SOCKET);
	if (dual)
		WST_OK(setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&v6_only, sizeof v6_only));
	return s;
}

static struct sockaddr_in6
mapped(unsigned port)
{
	struct sockaddr_in6 name = {.sin6_family = AF_INET6, .sin6_port = htons((u_short)port)};
	u_char *bytes = name.sin6_addr.s6_addr;

	bytes[10] = bytes[11] = 0xff;
	bytes[12] = 127;
	bytes[15] = 1;
	return name;
}

static unsigned
listen_everywhere(SOCKET s)
{
	struct sockaddr_in6 name = {.sin6_family = AF_INET6};
	int len = sizeof name;

	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	WST_OK(listen(s, 5));
	WST_OK(getsockname(s, (struct sockaddr *)&name, &len));
	return ntohs(name.sin6_port);
}

START_TEST(at_first_an_IPv6_listener_takes_no_IPv4)
{
	struct sockaddr_in name = wst_loopback(listen_everywhere(stream(FALSE)));

	WST_FAILS(connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&name, sizeof name), WSAECONNREFUSED);
}
END_TEST

START_TEST(a_dual_stack_listener_takes_both_and_tells_mapped_addresses)
{
	SOCKET listener = stream(TRUE), client = socket(AF_INET, SOCK_STREAM, 0), s;
	unsigned port = listen_everywhere(listener);
	struct sockaddr_in four = wst_loopback(port);
	struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons((u_short)port), .sin6_addr = IN6ADDR_LOOPBACK_INIT}, peer;
	int len = sizeof peer;

	WST_OK(connect(client, (struct sockaddr *)&four, sizeof four));
	s = accept(listener, (struct sockaddr *)&peer, &len);
	ck_assert(s != INVALID_SOCKET);
	ck_assert_int_eq(len, sizeof peer);
	ck_assert_int_eq(peer.sin6_family, AF_INET6);
	ck_assert(IN6_IS_ADDR_V4MAPPED(&peer.sin6_addr));
	ck_assert_uint_eq(ntohs(peer.sin6_port), wst_port(client));
	WST_OK(connect(stream(FALSE), (struct sockaddr *)&six, sizeof six));
	s = accept(listener, (struct sockaddr *)&peer, &len);
	ck_assert(IN6_IS_ADDR_LOOPBACK(&peer.sin6_addr));
}
END_TEST

START_TEST(an_IPv6_socket_reaches_IPv4_by_a_mapped_address_when_it_is_dual)
{
	SOCKET listener = wst_listener(), s = stream(TRUE);
	struct sockaddr_in6 name = mapped(wst_port(listener)), peer;
	int len = sizeof peer;

	ck_assert_int_eq(connect(stream(FALSE), (struct sockaddr *)&name, sizeof name), SOCKET_ERROR);
	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	WST_OK(getpeername(s, (struct sockaddr *)&peer, &len));
	ck_assert_mem_eq(&peer.sin6_addr, &name.sin6_addr, sizeof peer.sin6_addr);
	ck_assert(accept(listener, NULL, NULL) != INVALID_SOCKET);
}
END_TEST

START_TEST(datagrams_of_both_families_reach_a_dual_socket)
{
	SOCKET s = socket(AF_INET6, SOCK_DGRAM, 0), sender = wst_udp();
	struct sockaddr_in6 any = {.sin6_family = AF_INET6}, from;
	struct sockaddr_in to;
	DWORD off = 0;
	int len = sizeof any;
	char c = 'x';

	WST_OK(setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&off, sizeof off));
	WST_OK(bind(s, (struct sockaddr *)&any, sizeof any));
	WST_OK(getsockname(s, (struct sockaddr *)&any, &len));
	to = wst_loopback(ntohs(any.sin6_port));
	ck_assert_int_eq(sendto(sender, &c, 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	ck_assert_int_eq(recvfrom(s, &c, 1, 0, (struct sockaddr *)&from, &len), 1);
	ck_assert(IN6_IS_ADDR_V4MAPPED(&from.sin6_addr));
	ck_assert_int_eq(sendto(s, &c, 1, 0, (struct sockaddr *)&from, sizeof from), 1);
	ck_assert_int_eq(recv(sender, &c, 1, 0), 1);
}
END_TEST

/* "connect": an address of the other family is WSAEAFNOSUPPORT on either (documented-errors.tsv). */
START_TEST(addresses_of_the_other_family_are_WSAEAFNOSUPPORT)
{
	SOCKET listener = wst_listener();
	struct sockaddr_in four = wst_loopback(wst_port(listener));
	struct sockaddr_in6 six = mapped(wst_port(listener));

	WST_FAILS(connect(stream(TRUE), (struct sockaddr *)&four, sizeof four), WSAEAFNOSUPPORT);
	WST_FAILS(connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&six, sizeof six), WSAEAFNOSUPPORT);
}
END_TEST

WST_MAIN("dualstack", at_first_an_IPv6_listener_takes_no_IPv4, a_dual_stack_listener_takes_both_and_tells_mapped_addresses,
	an_IPv6_socket_reaches_IPv4_by_a_mapped_address_when_it_is_dual, datagrams_of_both_families_reach_a_dual_socket,
	addresses_of_the_other_family_are_WSAEAFNOSUPPORT)

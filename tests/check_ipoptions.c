/* getsockopt() and setsockopt() of IPPROTO_IP and IPPROTO_IPV6. Facts: observed-behaviour.md "Socket options". */
#include "harness.h"
#include <ws2tcpip.h>

static int
set(SOCKET s, int level, int option, int value)
{
	return setsockopt(s, level, option, (char *)&value, sizeof value);
}

static int
get(SOCKET s, int level, int option)
{
	int value = 0, len = sizeof value;

	ck_assert_msg(getsockopt(s, level, option, (char *)&value, &len) == 0, "level %d option %d: %d", level, option, WSAGetLastError());
	return value;
}

static SOCKET
stream(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static SOCKET
datagram(void)
{
	return socket(AF_INET, SOCK_DGRAM, 0);
}

/* "Socket options": 0x100 is WSAEINVAL for these. */
START_TEST(an_octet_takes_no_more)
{
	static const struct {
		const char *name;
		int family, type, level, option;
	} octets[] = {
		{"IP_TTL", AF_INET, SOCK_STREAM, IPPROTO_IP, IP_TTL},
		{"IP_TOS", AF_INET, SOCK_STREAM, IPPROTO_IP, IP_TOS},
		{"IP_MULTICAST_TTL", AF_INET, SOCK_DGRAM, IPPROTO_IP, IP_MULTICAST_TTL},
		{"IPV6_UNICAST_HOPS", AF_INET6, SOCK_DGRAM, IPPROTO_IPV6, IPV6_UNICAST_HOPS},
		{"IPV6_MULTICAST_HOPS", AF_INET6, SOCK_DGRAM, IPPROTO_IPV6, IPV6_MULTICAST_HOPS},
	};

	for (size_t i = 0; i < WST_COUNT(octets); i++) {
		SOCKET s = socket(octets[i].family, octets[i].type, 0);

		WST_FAILS(set(s, octets[i].level, octets[i].option, 0x100), WSAEINVAL);
		WST_OK(set(s, octets[i].level, octets[i].option, 40));
		ck_assert_msg(get(s, octets[i].level, octets[i].option) == 40, "%s", octets[i].name);
	}
}
END_TEST

/* "Socket options": only as many low bytes as optlen says. */
START_TEST(IP_MULTICAST_TTL_uses_the_bytes_it_is_given)
{
	SOCKET s = datagram();
	int value = 0x0105;

	WST_OK(setsockopt(s, IPPROTO_IP, IP_MULTICAST_TTL, (char *)&value, 1));
	ck_assert_int_eq(get(s, IPPROTO_IP, IP_MULTICAST_TTL), 5);
	for (int len = 2; len <= 4; len++)
		WST_FAILS(setsockopt(s, IPPROTO_IP, IP_MULTICAST_TTL, (char *)&value, len), WSAEINVAL);
	value = 0x010007;
	WST_OK(setsockopt(s, IPPROTO_IP, IP_MULTICAST_TTL, (char *)&value, 2));
	ck_assert_int_eq(get(s, IPPROTO_IP, IP_MULTICAST_TTL), 7);
	WST_FAILS(setsockopt(s, IPPROTO_IP, IP_MULTICAST_TTL, (char *)&value, 3), WSAEINVAL);
}
END_TEST

/* "Socket options": WSAEINVAL on get for multicast and packet-info options of TCP, the IPv6 twins too. */
START_TEST(multicast_options_are_WSAEINVAL_on_a_stream)
{
	static const int v4[] = {IP_MULTICAST_IF, IP_MULTICAST_TTL, IP_MULTICAST_LOOP, IP_PKTINFO, IP_RECVTTL, IP_RECVTOS, IP_RECVIF,
		IP_HDRINCL};
	static const int v6[] = {IPV6_MULTICAST_IF, IPV6_MULTICAST_HOPS, IPV6_MULTICAST_LOOP, IPV6_PKTINFO, IPV6_HOPLIMIT, IPV6_RECVTCLASS};
	SOCKET s = stream(), s6 = socket(AF_INET6, SOCK_STREAM, 0);
	int value, len = sizeof value;

	for (size_t i = 0; i < WST_COUNT(v4); i++)
		WST_FAILS(getsockopt(s, IPPROTO_IP, v4[i], (char *)&value, &len), WSAEINVAL);
	for (size_t i = 0; i < WST_COUNT(v6); i++)
		WST_FAILS(getsockopt(s6, IPPROTO_IPV6, v6[i], (char *)&value, &len), WSAEINVAL);
}
END_TEST

/* "Socket options": get or set of IP_HDRINCL on TCP or UDP. */
START_TEST(IP_HDRINCL_is_for_raw_sockets)
{
	SOCKET sockets[] = {stream(), datagram()};
	int value = 77, len = sizeof value;

	for (size_t i = 0; i < WST_COUNT(sockets); i++) {
		WST_FAILS(getsockopt(sockets[i], IPPROTO_IP, IP_HDRINCL, (char *)&value, &len), WSAEINVAL);
		WST_FAILS(set(sockets[i], IPPROTO_IP, IP_HDRINCL, 1), WSAEINVAL);
	}
	ck_assert_int_eq(value, 77);
}
END_TEST

/* "Socket options": 0 on datagram sockets, 1 on streams; any non-zero value reads 1; it can be cleared on TCP. Both families. */
START_TEST(IP_DONTFRAGMENT_starts_by_the_type)
{
	SOCKET s = stream(), d = datagram(), d6 = socket(AF_INET6, SOCK_DGRAM, 0), s6 = socket(AF_INET6, SOCK_STREAM, 0);

	ck_assert_int_eq(get(s, IPPROTO_IP, IP_DONTFRAGMENT), 1);
	ck_assert_int_eq(get(d, IPPROTO_IP, IP_DONTFRAGMENT), 0);
	ck_assert_int_eq(get(s6, IPPROTO_IPV6, IPV6_DONTFRAG), 1);
	ck_assert_int_eq(get(d6, IPPROTO_IPV6, IPV6_DONTFRAG), 0);
	WST_OK(set(d, IPPROTO_IP, IP_DONTFRAGMENT, 0xff00));
	ck_assert_int_eq(get(d, IPPROTO_IP, IP_DONTFRAGMENT), 1);
	WST_OK(set(s, IPPROTO_IP, IP_DONTFRAGMENT, 0));
	ck_assert_int_eq(get(s, IPPROTO_IP, IP_DONTFRAGMENT), 0);
}
END_TEST

/* "Socket options": default 1; can be read and set on an AF_INET socket too; after bind only read. */
START_TEST(IPV6_V6ONLY_is_on_and_on_IPv4_sockets_too)
{
	static const int families[] = {AF_INET, AF_INET6};

	for (size_t i = 0; i < WST_COUNT(families); i++) {
		SOCKET s = socket(families[i], SOCK_DGRAM, 0);

		ck_assert_int_eq(get(s, IPPROTO_IPV6, IPV6_V6ONLY), 1);
		WST_OK(set(s, IPPROTO_IPV6, IPV6_V6ONLY, 0));
		ck_assert_int_eq(get(s, IPPROTO_IPV6, IPV6_V6ONLY), 0);
	}
	ck_assert_int_eq(get(wst_udp(), IPPROTO_IPV6, IPV6_V6ONLY), 1);
	WST_FAILS(set(wst_udp(), IPPROTO_IPV6, IPV6_V6ONLY, 0), WSAEINVAL);
}
END_TEST

/* "Socket options": IP_MTU on unconnected sockets. */
START_TEST(IP_MTU_needs_a_connection)
{
	SOCKET client, server;
	int value, len = sizeof value;

	WST_FAILS(getsockopt(stream(), IPPROTO_IP, IP_MTU, (char *)&value, &len), WSAENOTCONN);
	wst_pair(&client, &server);
	ck_assert_int_gt(get(client, IPPROTO_IP, IP_MTU), 0);
}
END_TEST

/* "Socket options": memberships cannot be read. A group that was joined is heard, one that was left is not (loopback). */
START_TEST(a_joined_group_is_heard)
{
	struct ip_mreq group = {.imr_multiaddr.s_addr = htonl(0xe0000164), .imr_interface.s_addr = htonl(INADDR_LOOPBACK)};
	struct sockaddr_in name = {.sin_family = AF_INET};
	SOCKET receiver = datagram(), sender = datagram();
	u_long loopback = htonl(INADDR_LOOPBACK), nonblocking = 1, got_if = 0;
	int len = sizeof group;
	char byte;

	WST_OK(bind(receiver, (struct sockaddr *)&name, sizeof name));
	WST_OK(setsockopt(receiver, IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)&group, sizeof group));
	WST_FAILS(getsockopt(receiver, IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)&group, &len), WSAENOPROTOOPT);
	WST_FAILS(getsockopt(receiver, IPPROTO_IP, IP_DROP_MEMBERSHIP, (char *)&group, &len), WSAENOPROTOOPT);
	WST_OK(setsockopt(sender, IPPROTO_IP, IP_MULTICAST_IF, (char *)&loopback, sizeof loopback));
	len = sizeof got_if;
	WST_OK(getsockopt(sender, IPPROTO_IP, IP_MULTICAST_IF, (char *)&got_if, &len));
	ck_assert_uint_eq(got_if, loopback);
	name.sin_addr = group.imr_multiaddr;
	name.sin_port = htons((u_short)wst_port(receiver));
	ck_assert_int_eq(sendto(sender, "x", 1, 0, (struct sockaddr *)&name, sizeof name), 1);
	ck_assert_int_eq(recv(receiver, &byte, 1, 0), 1);
	WST_OK(setsockopt(receiver, IPPROTO_IP, IP_DROP_MEMBERSHIP, (char *)&group, sizeof group));
	ck_assert_int_eq(sendto(sender, "x", 1, 0, (struct sockaddr *)&name, sizeof name), 1);
	WST_OK(ioctlsocket(receiver, FIONBIO, &nonblocking));
	WST_FAILS(recv(receiver, &byte, 1, 0), WSAEWOULDBLOCK);
	WST_FAILS(setsockopt(receiver, IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)&group, sizeof group - 1), WSAEFAULT);
	WST_FAILS(setsockopt(stream(), IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)&group, sizeof group), WSAEINVAL);
}
END_TEST

/* "Socket options": IP_MTU_DISCOVER is readable, and cannot be set to 0; IP_RECVERR is WSAEINVAL on TCP. */
START_TEST(IP_MTU_DISCOVER_cannot_be_unset)
{
	SOCKET s = datagram();
	int value, len = sizeof value;

	ck_assert_int_eq(get(s, IPPROTO_IP, IP_MTU_DISCOVER), IP_PMTUDISC_NOT_SET);
	WST_FAILS(set(s, IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_NOT_SET), WSAEINVAL);
	WST_OK(set(s, IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_DONT));
	ck_assert_int_eq(get(s, IPPROTO_IP, IP_MTU_DISCOVER), IP_PMTUDISC_DONT);
	WST_FAILS(getsockopt(stream(), IPPROTO_IP, IP_RECVERR, (char *)&value, &len), WSAEINVAL);
}
END_TEST

WST_MAIN("IP options", an_octet_takes_no_more, IP_MULTICAST_TTL_uses_the_bytes_it_is_given,
	multicast_options_are_WSAEINVAL_on_a_stream, IP_HDRINCL_is_for_raw_sockets, IP_DONTFRAGMENT_starts_by_the_type,
	IPV6_V6ONLY_is_on_and_on_IPv4_sockets_too, IP_MTU_needs_a_connection, a_joined_group_is_heard, IP_MTU_DISCOVER_cannot_be_unset)

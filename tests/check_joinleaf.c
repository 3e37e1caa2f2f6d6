/* WSAJoinLeaf: multicast groups of IP. contracts.md and documented-errors.tsv, WSAJoinLeaf. */
#include "harness.h"
#include <ws2tcpip.h>

enum { LEAF = WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF };

static SOCKET
leaf(int family)
{
	SOCKET s = WSASocketA(family, SOCK_DGRAM, IPPROTO_UDP, NULL, 0, LEAF | WSA_FLAG_OVERLAPPED);

	ck_assert(s != INVALID_SOCKET);
	return s;
}

static struct sockaddr_in
group(unsigned port)
{
	struct sockaddr_in name = wst_loopback(port);

	name.sin_addr.s_addr = htonl(0xefff0007);
	return name;
}

static SOCKET
join(SOCKET s, DWORD flags)
{
	struct sockaddr_in name = group(7777);

	return WSAJoinLeaf(s, (struct sockaddr *)&name, sizeof name, NULL, NULL, NULL, NULL, flags);
}

static void
bind_loopback(SOCKET s)
{
	struct sockaddr_in name = wst_loopback(0);

	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
}

/* The answer is the socket itself; what others send to the group reaches it. */
START_TEST(a_leaf_hears_its_group)
{
	SOCKET s = leaf(AF_INET), sender = wst_udp();
	struct sockaddr_in any = {.sin_family = AF_INET}, to;
	struct in_addr lo = {.s_addr = htonl(INADDR_LOOPBACK)};
	DWORD timeout = 10000;
	char got[8];

	WST_OK(bind(s, (struct sockaddr *)&any, sizeof any));
	WST_OK(setsockopt(s, IPPROTO_IP, IP_MULTICAST_IF, (char *)&lo, sizeof lo));
	WST_OK(setsockopt(sender, IPPROTO_IP, IP_MULTICAST_IF, (char *)&lo, sizeof lo));
	WST_OK(setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *)&timeout, sizeof timeout));
	WSASetLastError(12345);
	ck_assert_uint_eq(join(s, JL_BOTH), s);
	ck_assert_int_eq(WSAGetLastError(), 0);
	to = group(wst_port(s));
	ck_assert_int_eq(sendto(sender, "all", 4, 0, (struct sockaddr *)&to, sizeof to), 4);
	ck_assert_int_eq(recv(s, got, sizeof got, 0), 4);
	ck_assert_str_eq(got, "all");
}
END_TEST

/* documented-errors.tsv: already a member is WSAEISCONN. */
START_TEST(joining_twice_is_WSAEISCONN)
{
	SOCKET s = leaf(AF_INET);

	bind_loopback(s);
	ck_assert_uint_eq(join(s, JL_SENDER_ONLY), s);
	ck_assert_uint_eq(join(s, JL_RECEIVER_ONLY), s);
	WST_FAILS(join(s, JL_BOTH), WSAEISCONN);
}
END_TEST

/* contracts.md: an unbound socket is bound. */
START_TEST(a_leaf_without_an_address_gets_one)
{
	SOCKET s = leaf(AF_INET);

	ck_assert_uint_eq(join(s, JL_SENDER_ONLY), s);
	ck_assert_uint_ne(wst_port(s), 0);
}
END_TEST

/* documented-errors.tsv: without the flags of a leaf WSAEINVAL, and so for flags that are not one of three. */
START_TEST(what_is_no_leaf_is_WSAEINVAL)
{
	static const DWORD bad[] = {0, JL_SENDER_ONLY | JL_BOTH, 8};

	WST_FAILS(join(wst_udp(), JL_BOTH), WSAEINVAL);
	WST_FAILS(join(socket(AF_INET, SOCK_STREAM, 0), JL_BOTH), WSAEINVAL);
	for (unsigned i = 0; i < WST_COUNT(bad); i++)
		WST_FAILS(join(leaf(AF_INET), bad[i]), WSAEINVAL);
	WST_FAILS(join(0, JL_BOTH), WSAENOTSOCK);
}
END_TEST

START_TEST(a_name_that_is_no_group_has_its_code)
{
	SOCKET s = leaf(AF_INET);
	struct sockaddr_in name = wst_loopback(7);
	struct sockaddr_in6 other = {.sin6_family = AF_INET6, .sin6_port = 1};
	WSABUF data = {.len = 1, .buf = (char *)"x"};
	QOS qos = {.SendingFlowspec.ServiceType = SERVICETYPE_GUARANTEED};

	WST_FAILS(WSAJoinLeaf(s, (struct sockaddr *)&name, sizeof name, NULL, NULL, NULL, NULL, JL_BOTH), WSAEADDRNOTAVAIL);
	name.sin_addr.s_addr = 0;
	WST_FAILS(WSAJoinLeaf(s, (struct sockaddr *)&name, sizeof name, NULL, NULL, NULL, NULL, JL_BOTH), WSAEADDRNOTAVAIL);
	WST_FAILS(WSAJoinLeaf(s, (struct sockaddr *)&other, sizeof other, NULL, NULL, NULL, NULL, JL_BOTH), WSAEAFNOSUPPORT);
	WST_FAILS(WSAJoinLeaf(s, NULL, 0, NULL, NULL, NULL, NULL, JL_BOTH), WSAEFAULT);
	name = group(7);
	WST_FAILS(WSAJoinLeaf(s, (struct sockaddr *)&name, sizeof name, &data, NULL, NULL, NULL, JL_BOTH), WSAEPROTONOSUPPORT);
	WST_FAILS(WSAJoinLeaf(s, (struct sockaddr *)&name, sizeof name, NULL, NULL, &qos, NULL, JL_BOTH), WSAEOPNOTSUPP);
}
END_TEST

START_TEST(a_leaf_of_IPv6_joins_too)
{
	SOCKET s = leaf(AF_INET6);
	struct sockaddr_in6 name = {.sin6_family = AF_INET6, .sin6_port = htons(7), .sin6_scope_id = 1};
	struct sockaddr_in6 no_group = {.sin6_family = AF_INET6, .sin6_port = htons(7), .sin6_addr = IN6ADDR_LOOPBACK_INIT};

	name.sin6_addr.s6_addr[0] = 0xff;
	name.sin6_addr.s6_addr[1] = 1;
	name.sin6_addr.s6_addr[15] = 7;
	ck_assert_uint_eq(WSAJoinLeaf(s, (struct sockaddr *)&name, sizeof name, NULL, NULL, NULL, NULL, JL_BOTH), s);
	WST_FAILS(WSAJoinLeaf(s, (struct sockaddr *)&name, sizeof name, NULL, NULL, NULL, NULL, JL_BOTH), WSAEISCONN);
	WST_FAILS(WSAJoinLeaf(s, (struct sockaddr *)&no_group, sizeof no_group, NULL, NULL, NULL, NULL, JL_BOTH), WSAEADDRNOTAVAIL);
}
END_TEST

WST_MAIN("joinleaf", a_leaf_hears_its_group, joining_twice_is_WSAEISCONN, a_leaf_without_an_address_gets_one, what_is_no_leaf_is_WSAEINVAL,
	a_name_that_is_no_group_has_its_code, a_leaf_of_IPv6_joins_too)

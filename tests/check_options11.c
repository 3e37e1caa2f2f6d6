/* getsockopt() and setsockopt() as winsock.h has them, with 1.1's numbers for the options of IPPROTO_IP (constants.tsv). */
#include <winsock.h>

/* What winsock.h numbers, before winsock2.h comes in with the harness. */
static const struct {
	const char *name;
	int of_1_1, of_2_2, value;
} options[] = {
	{"IP_MULTICAST_TTL", IP_MULTICAST_TTL, 10, 5},
	{"IP_MULTICAST_LOOP", IP_MULTICAST_LOOP, 11, 0},
	{"IP_TTL", IP_TTL, 4, 33},
	{"IP_TOS", IP_TOS, 3, 8},
	{"IP_DONTFRAGMENT", IP_DONTFRAGMENT, 14, 1},
};

_Static_assert(IP_MULTICAST_IF == 2 && IP_ADD_MEMBERSHIP == 5 && IP_DROP_MEMBERSHIP == 6, "1.1's numbers");

#include "harness.h"

/* winsock2.h's own. */
int WSAAPI getsockopt22(SOCKET s, int level, int optname, char *optval, int *optlen) WS_LINK("ws_getsockopt");
int WSAAPI setsockopt22(SOCKET s, int level, int optname, const char *optval, int optlen) WS_LINK("ws_setsockopt");

START_TEST(an_option_of_1_1_is_that_of_2_2_by_another_number)
{
	for (size_t i = 0; i < WST_COUNT(options); i++) {
		SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);
		int value = -1, len = sizeof value;

		WST_OK(setsockopt(s, IPPROTO_IP, options[i].of_1_1, (char *)&options[i].value, sizeof(int)));
		WST_OK(getsockopt22(s, IPPROTO_IP, options[i].of_2_2, (char *)&value, &len));
		ck_assert_msg(value == options[i].value, "%s set is %d", options[i].name, value);
		value = -1;
		WST_OK(getsockopt(s, IPPROTO_IP, options[i].of_1_1, (char *)&value, &len));
		ck_assert_msg(value == options[i].value, "%s reads %d", options[i].name, value);
	}
}
END_TEST

START_TEST(a_group_of_1_1_is_joined_and_left)
{
	struct ip_mreq group = {.imr_multiaddr.s_addr = htonl(0xe0000165), .imr_interface.s_addr = htonl(INADDR_LOOPBACK)};
	u_long loopback = htonl(INADDR_LOOPBACK), got = 0;
	SOCKET s = wst_udp();
	int len = sizeof got;

	WST_OK(setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, (char *)&group, sizeof group));
	WST_OK(setsockopt(s, IPPROTO_IP, IP_DROP_MEMBERSHIP, (char *)&group, sizeof group));
	WST_FAILS(setsockopt(s, IPPROTO_IP, IP_DROP_MEMBERSHIP, (char *)&group, sizeof group), WSAEADDRNOTAVAIL);
	WST_OK(setsockopt(s, IPPROTO_IP, IP_MULTICAST_IF, (char *)&loopback, sizeof loopback));
	WST_OK(getsockopt22(s, IPPROTO_IP, 9, (char *)&got, &len));
	ck_assert_uint_eq(got, loopback);
}
END_TEST

/* The other levels have one number in both. */
START_TEST(options_of_other_levels_are_the_same)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	int value = 4096, got = 0, len = sizeof got;
	char on = 1, is = 0;

	WST_OK(setsockopt(s, SOL_SOCKET, SO_SNDBUF, (char *)&value, sizeof value));
	WST_OK(getsockopt22(s, SOL_SOCKET, SO_SNDBUF, (char *)&got, &len));
	ck_assert_int_eq(got, 4096);
	WST_OK(setsockopt22(s, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
	len = sizeof is;
	WST_OK(getsockopt(s, IPPROTO_TCP, TCP_NODELAY, &is, &len));
	ck_assert_int_eq(is, 1);
	WST_FAILS(getsockopt(s, IPPROTO_IP, -1, (char *)&got, &len), WSAENOPROTOOPT);
}
END_TEST

/* wsock32.dll's setsockopt is 1.1's, ws2_32.dll's is 2.2's. */
START_TEST(the_DLLs_have_their_own_numbers)
{
	typedef int (WSAAPI *function)(SOCKET s, int level, int optname, const char *optval, int optlen);
	function old = (function)(void *)GetProcAddress(LoadLibraryA("WSOCK32.DLL"), "setsockopt");
	function new = (function)(void *)GetProcAddress(LoadLibraryA("ws2_32.dll"), "setsockopt");
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);
	int ttl = 9, got = 0, len = sizeof got;

	ck_assert_ptr_nonnull(old);
	ck_assert_ptr_nonnull(new);
	WST_OK(old(s, IPPROTO_IP, 3, (char *)&ttl, sizeof ttl));
	WST_OK(getsockopt22(s, IPPROTO_IP, 10, (char *)&got, &len));
	ck_assert_int_eq(got, 9);
	ttl = 11;
	WST_OK(new(s, IPPROTO_IP, 10, (char *)&ttl, sizeof ttl));
	WST_OK(getsockopt22(s, IPPROTO_IP, 10, (char *)&got, &len));
	ck_assert_int_eq(got, 11);
}
END_TEST

WST_MAIN("options of 1.1", an_option_of_1_1_is_that_of_2_2_by_another_number, a_group_of_1_1_is_joined_and_left,
	options_of_other_levels_are_the_same, the_DLLs_have_their_own_numbers)

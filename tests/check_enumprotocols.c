/* WSAEnumProtocolsA and W. Facts: observed-behaviour.md "WSAEnumProtocols", "Creating sockets". */
#include "harness.h"
#include <ws2tcpip.h>

enum { MOST = 16 };

static int
list(INT *wanted, WSAPROTOCOL_INFOA *infos)
{
	DWORD size = MOST * sizeof *infos;
	int count = WSAEnumProtocolsA(wanted, infos, &size);

	ck_assert_int_gt(count, 0);
	ck_assert_uint_eq(size, MOST * sizeof *infos);
	return count;
}

/* "WSAEnumProtocols": NULL or too short a buffer is WSAENOBUFS with the need, even with a valid small buffer. */
START_TEST(too_little_room_tells_the_need)
{
	WSAPROTOCOL_INFOA infos[MOST];
	WSAPROTOCOL_INFOW wide[MOST];
	int count = list(NULL, infos);
	DWORD size = 0;

	WST_FAILS(WSAEnumProtocolsA(NULL, NULL, &size), WSAENOBUFS);
	ck_assert_uint_eq(size, (DWORD)count * sizeof *infos);
	size = 0;
	WST_FAILS(WSAEnumProtocolsA(NULL, infos, &size), WSAENOBUFS);
	ck_assert_uint_eq(size, (DWORD)count * sizeof *infos);
	size--;
	WST_FAILS(WSAEnumProtocolsA(NULL, infos, &size), WSAENOBUFS);
	size = ~(DWORD)0;
	WST_FAILS(WSAEnumProtocolsA(NULL, NULL, &size), WSAENOBUFS);
	size = 0;
	WST_FAILS(WSAEnumProtocolsW(NULL, NULL, &size), WSAENOBUFS);
	ck_assert_uint_eq(size, (DWORD)count * sizeof *wide);
	ck_assert_int_eq(WSAEnumProtocolsW(NULL, wide, &size), count);
	ck_assert_uint_eq(size, (DWORD)count * sizeof *wide);
}
END_TEST

START_TEST(bad_pointers_are_WSAEFAULT)
{
	WSAPROTOCOL_INFOA infos[MOST];
	DWORD size = sizeof infos;

	WST_FAILS(WSAEnumProtocolsA(NULL, infos, (LPDWORD)NULL), WSAEFAULT);
	WST_FAILS(WSAEnumProtocolsA(NULL, infos, (LPDWORD)8), WSAEFAULT);
	WST_FAILS(WSAEnumProtocolsA((LPINT)8, infos, &size), WSAEFAULT);
	WST_FAILS(WSAEnumProtocolsA(NULL, (LPWSAPROTOCOL_INFOA)8, &size), WSAEFAULT);
}
END_TEST

/* "WSAEnumProtocols": entries have names, never PFL_HIDDEN. */
START_TEST(every_entry_has_a_name_and_opens_a_socket)
{
	WSAPROTOCOL_INFOA infos[MOST];
	int count = list(NULL, infos);

	for (int i = 0; i < count; i++) {
		SOCKET s = WSASocketA(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &infos[i], 0, 0);

		ck_assert(infos[i].szProtocol[0]);
		ck_assert(!(infos[i].dwProviderFlags & PFL_HIDDEN));
		ck_assert_msg(s != INVALID_SOCKET, "%s: error %d", infos[i].szProtocol, WSAGetLastError());
	}
}
END_TEST

/* "WSAEnumProtocols": the filter ignores unknown numbers and returns only what matches, at least TCP and UDP; their service flags. */
START_TEST(a_filter_keeps_what_matches)
{
	INT wanted[] = {6000, IPPROTO_TCP, 6001, IPPROTO_UDP, 0}, none[] = {6000, 0};
	const DWORD tcp = XP1_GUARANTEED_DELIVERY | XP1_GUARANTEED_ORDER | XP1_GRACEFUL_CLOSE | XP1_EXPEDITED_DATA | XP1_IFS_HANDLES;
	const DWORD udp = XP1_CONNECTIONLESS | XP1_MESSAGE_ORIENTED | XP1_SUPPORT_BROADCAST | XP1_SUPPORT_MULTIPOINT | XP1_IFS_HANDLES;
	WSAPROTOCOL_INFOA infos[MOST];
	int count = list(wanted, infos), tcps = 0, udps = 0;
	DWORD size = sizeof infos;

	for (int i = 0; i < count; i++) {
		ck_assert(infos[i].iProtocol == IPPROTO_TCP || infos[i].iProtocol == IPPROTO_UDP);
		tcps += infos[i].iProtocol == IPPROTO_TCP;
		udps += infos[i].iProtocol == IPPROTO_UDP;
		ck_assert_uint_eq(infos[i].dwServiceFlags1, infos[i].iProtocol == IPPROTO_TCP ? tcp : udp);
	}
	ck_assert_int_gt(tcps, 0);
	ck_assert_int_gt(udps, 0);
	ck_assert_int_eq(WSAEnumProtocolsA(none, infos, &size), 0);
}
END_TEST

/* "Creating sockets": WSASocket(AF_INET, 0, 0) has the type of the first entry with PFL_MATCHES_PROTOCOL_ZERO; with only a protocol given, the
 * first entry of that protocol. */
START_TEST(the_first_entry_that_fits_is_what_noughts_mean)
{
	WSAPROTOCOL_INFOA infos[MOST], own;
	int count = list(NULL, infos), len = sizeof own, i = 0;
	SOCKET s = WSASocketA(AF_INET, 0, 0, NULL, 0, 0);

	while (i < count && !(infos[i].dwProviderFlags & PFL_MATCHES_PROTOCOL_ZERO && infos[i].iAddressFamily == AF_INET))
		i++;
	ck_assert_int_lt(i, count);
	WST_OK(getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)&own, &len));
	ck_assert_mem_eq(&own, &infos[i], sizeof own);
	s = WSASocketA(0, 0, IPPROTO_UDP, NULL, 0, 0);
	WST_OK(getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)&own, &len));
	for (i = 0; infos[i].iProtocol != IPPROTO_UDP;)
		i++;
	ck_assert_mem_eq(&own, &infos[i], sizeof own);
}
END_TEST

START_TEST(before_WSAStartup_it_is_WSANOTINITIALISED)
{
	WST_OK(WSACleanup());
	WST_FAILS(WSAEnumProtocolsA(NULL, NULL, (LPDWORD)NULL), WSANOTINITIALISED);
}
END_TEST

#ifdef __LP64__
START_TEST(the_size_may_be_an_unsigned_long)
{
	unsigned long size = 0;

	WST_FAILS(WSAEnumProtocols(NULL, NULL, &size), WSAENOBUFS);
	ck_assert_uint_gt(size, 0);
	ck_assert_uint_lt(size, 1 << 20);
}
END_TEST
#else
#define the_size_may_be_an_unsigned_long bad_pointers_are_WSAEFAULT
#endif

WST_MAIN("enumprotocols", too_little_room_tells_the_need, bad_pointers_are_WSAEFAULT, every_entry_has_a_name_and_opens_a_socket,
	a_filter_keeps_what_matches, the_first_entry_that_fits_is_what_noughts_mean, before_WSAStartup_it_is_WSANOTINITIALISED,
	the_size_may_be_an_unsigned_long)

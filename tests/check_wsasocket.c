/* WSASocketA and WSASocketW. Facts: observed-behaviour.md "Creating sockets". */
#include "harness.h"
#include <ws2tcpip.h>

static WSAPROTOCOL_INFOA
info_of(int family, int type)
{
	WSAPROTOCOL_INFOA info;
	int len = sizeof info;
	SOCKET s = socket(family, type, 0);

	WST_OK(getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)&info, &len));
	closesocket(s);
	return info;
}

static void
is_of(SOCKET s, int family, int type)
{
	WSAPROTOCOL_INFOW info;
	int len = sizeof info;

	ck_assert(s != INVALID_SOCKET);
	WST_OK(getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOW, (char *)&info, &len));
	ck_assert_int_eq(info.iAddressFamily, family);
	ck_assert_int_eq(info.iSocketType, type);
	closesocket(s);
}

/* "Startup and cleanup": initialisation is checked before arguments. */
START_TEST(before_WSAStartup_it_is_WSANOTINITIALISED)
{
	WST_OK(WSACleanup());
	WST_FAILS(WSASocketA(0, 0, 0, NULL, 0, 0), WSANOTINITIALISED);
	WST_FAILS(WSASocketW(-1, -1, -1, (LPWSAPROTOCOL_INFOW)1, 77, 77), WSANOTINITIALISED);
}
END_TEST

/* "Creating sockets": successful WSASocket sets last error to 0. */
START_TEST(success_sets_the_last_error_to_nought)
{
	WSASetLastError(12345);
	is_of(WSASocketA(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, 0), AF_INET, SOCK_STREAM);
	WSASetLastError(12345);
	ck_assert(WSASocketW(AF_INET6, SOCK_DGRAM, 0, NULL, 0, WSA_FLAG_OVERLAPPED) != INVALID_SOCKET);
	ck_assert_int_eq(WSAGetLastError(), 0);
}
END_TEST

/* "Creating sockets": FROM_PROTOCOL_INFO takes all three from the structure. */
START_TEST(FROM_PROTOCOL_INFO_takes_all_from_the_structure)
{
	static const int pairs[][2] = {{AF_INET, SOCK_STREAM}, {AF_INET, SOCK_DGRAM}, {AF_INET6, SOCK_STREAM}, {AF_INET6, SOCK_DGRAM}};

	for (unsigned i = 0; i < WST_COUNT(pairs); i++) {
		WSAPROTOCOL_INFOA info = info_of(pairs[i][0], pairs[i][1]);

		is_of(WSASocketA(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, 0, 0), pairs[i][0], pairs[i][1]);
		is_of(WSASocketA(0, 0, 0, &info, 0, 0), pairs[i][0], pairs[i][1]);
	}
}
END_TEST

/* "Creating sockets": non-zero plain parameters win over the structure; type STREAM requested with a UDP info gives a STREAM socket. */
START_TEST(plain_parameters_win_over_the_structure)
{
	WSAPROTOCOL_INFOA info = info_of(AF_INET, SOCK_DGRAM);

	is_of(WSASocketA(0, 0, IPPROTO_UDP, &info, 0, 0), AF_INET, SOCK_DGRAM);
	is_of(WSASocketA(0, SOCK_STREAM, IPPROTO_TCP, &info, 0, 0), AF_INET, SOCK_STREAM);
	info.iProtocol = 0;
	is_of(WSASocketA(0, SOCK_STREAM, 0, &info, 0, 0), AF_INET, SOCK_STREAM);
	is_of(WSASocketA(AF_INET6, 0, 0, &info, 0, 0), AF_INET6, SOCK_DGRAM);
}
END_TEST

/* "Creating sockets": info with family 0 or -1 and plain family 0 is WSAEAFNOSUPPORT. */
START_TEST(a_structure_without_a_family_is_WSAEAFNOSUPPORT)
{
	WSAPROTOCOL_INFOA info = info_of(AF_INET, SOCK_STREAM);

	info.iAddressFamily = 0;
	WST_FAILS(WSASocketA(0, 0, 0, &info, 0, 0), WSAEAFNOSUPPORT);
	info.iAddressFamily = -1;
	WST_FAILS(WSASocketA(0, 0, 0, &info, 0, 0), WSAEAFNOSUPPORT);
	is_of(WSASocketA(AF_INET, 0, 0, &info, 0, 0), AF_INET, SOCK_STREAM);
}
END_TEST

START_TEST(a_structure_that_is_not_there_is_WSAEFAULT)
{
	WST_FAILS(WSASocketA(AF_INET, SOCK_STREAM, 0, (LPWSAPROTOCOL_INFOA)1, 0, 0), WSAEFAULT);
	WST_FAILS(WSASocketW(AF_INET, SOCK_STREAM, 0, (LPWSAPROTOCOL_INFOW)1, 0, 0), WSAEFAULT);
}
END_TEST

/* "Creating sockets": each unknown number has its own code, the type before the family before the protocol. */
START_TEST(numbers_are_checked_as_socket_checks_them)
{
	WST_FAILS(WSASocketA(0xdead, SOCK_STREAM, IPPROTO_TCP, NULL, 0, 0), WSAEAFNOSUPPORT);
	WST_FAILS(WSASocketA(-1, SOCK_STREAM, IPPROTO_UDP, NULL, 0, 0), WSAEAFNOSUPPORT);
	WST_FAILS(WSASocketA(AF_INET, 0xdead, IPPROTO_TCP, NULL, 0, 0), WSAESOCKTNOSUPPORT);
	WST_FAILS(WSASocketA(-1, -1, -1, NULL, 0, 0), WSAESOCKTNOSUPPORT);
	WST_FAILS(WSASocketA(AF_INET, SOCK_STREAM, 0xdead, NULL, 0, 0), WSAEPROTONOSUPPORT);
	WST_FAILS(WSASocketA(AF_INET, SOCK_STREAM, IPPROTO_UDP, NULL, 0, 0), WSAEPROTONOSUPPORT);
	WST_FAILS(WSASocketA(AF_UNSPEC, SOCK_STREAM, 0, NULL, 0, 0), WSAEINVAL);
	WST_FAILS(WSASocketA(AF_UNSPEC, 0, 0xdead, NULL, 0, 0), WSAEPROTONOSUPPORT);
}
END_TEST

/* documented-errors.tsv, WSASocket: a bad group is WSAEINVAL; contracts.md: exactly one C_ and one D_ of the multipoint flags. */
START_TEST(groups_and_flags_that_make_no_sense_are_WSAEINVAL)
{
	static const DWORD bad[] = {
		0x200, 0x20, 0x80000000,
		WSA_FLAG_MULTIPOINT_C_LEAF, WSA_FLAG_MULTIPOINT_D_LEAF, WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_D_ROOT,
		WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_D_LEAF,
	};

	for (unsigned i = 0; i < WST_COUNT(bad); i++)
		WST_FAILS(WSASocketA(AF_INET, SOCK_DGRAM, 0, NULL, 0, bad[i]), WSAEINVAL);
	WST_FAILS(WSASocketA(AF_INET, SOCK_STREAM, 0, NULL, 0, WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF), WSAEINVAL);
	WST_FAILS(WSASocketA(AF_INET, SOCK_STREAM, 0, NULL, 77, 0), WSAEINVAL);
	WST_OK(WSASocketA(AF_INET, SOCK_DGRAM, 0, NULL, SG_UNCONSTRAINED_GROUP, WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF));
}
END_TEST

/* "Sockets as handles": inheritable by default. */
START_TEST(WSA_FLAG_NO_HANDLE_INHERIT_keeps_it_from_other_programs)
{
	SOCKET s = WSASocketA(AF_INET, SOCK_STREAM, 0, NULL, 0, WSA_FLAG_OVERLAPPED);
	DWORD flags;

	ck_assert(GetHandleInformation((HANDLE)s, &flags));
	ck_assert_uint_eq(flags, HANDLE_FLAG_INHERIT);
	s = WSASocketA(AF_INET, SOCK_STREAM, 0, NULL, 0, WSA_FLAG_NO_HANDLE_INHERIT);
	ck_assert(GetHandleInformation((HANDLE)s, &flags));
	ck_assert_uint_eq(flags, 0);
}
END_TEST

/* "Creating sockets": a socket made with flags 0 still accepts blocking calls. */
START_TEST(without_flags_it_blocks_like_any_other)
{
	SOCKET s = WSASocketA(AF_INET, SOCK_STREAM, 0, NULL, 0, 0), listener = wst_listener(), peer;
	struct sockaddr_in name = wst_loopback(wst_port(listener));
	char c = 'x';

	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	peer = accept(listener, NULL, NULL);
	ck_assert_int_eq(send(peer, &c, 1, 0), 1);
	ck_assert_int_eq(recv(s, &c, 1, 0), 1);
}
END_TEST

WST_MAIN("wsasocket", before_WSAStartup_it_is_WSANOTINITIALISED, success_sets_the_last_error_to_nought,
	FROM_PROTOCOL_INFO_takes_all_from_the_structure, plain_parameters_win_over_the_structure,
	a_structure_without_a_family_is_WSAEAFNOSUPPORT, a_structure_that_is_not_there_is_WSAEFAULT,
	numbers_are_checked_as_socket_checks_them, groups_and_flags_that_make_no_sense_are_WSAEINVAL,
	WSA_FLAG_NO_HANDLE_INHERIT_keeps_it_from_other_programs, without_flags_it_blocks_like_any_other)

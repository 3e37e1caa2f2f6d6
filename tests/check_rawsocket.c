/* Raw sockets, where the user may have them. Facts: observed-behaviour.md "Raw sockets", "Creating sockets". */
#include "harness.h"
#include <ws2tcpip.h>

enum { ECHO_REPLY = 0, ECHO_REQUEST = 8, V6_ECHO_REQUEST = 128, V6_ECHO_REPLY = 129, HEADER = 20, V6_ONLY_HEADER = 8 };

static SOCKET
raw(int family, int protocol)
{
	SOCKET s = socket(family, SOCK_RAW, protocol);
	DWORD timeout = 10000;

	if (s == INVALID_SOCKET) {
		ck_assert_int_eq(WSAGetLastError(), WSAEACCES);
		return s;
	}
	WST_OK(setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *)&timeout, sizeof timeout));
	return s;
}

static u_short
checksum(const unsigned char *bytes, int size)
{
	unsigned long sum = 0;

	for (int i = 0; i < size; i += 2)
		sum += (unsigned long)bytes[i] << 8 | bytes[i + 1];
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return (u_short)~sum;
}

/* "Raw sockets": the IP header comes along, its length in network order, protocol 1, a right checksum (0 allowed on loopback), no fragment; the
 * echo's id and sequence are kept. */
START_TEST(an_echo_comes_with_its_IP_header)
{
	SOCKET s = raw(AF_INET, IPPROTO_ICMP);
	struct sockaddr_in to = wst_loopback(0);
	unsigned char echo[12] = {ECHO_REQUEST, 0, 0, 0, 0x12, 0x34, 0x56, 0x78, 'd', 'a', 't', 'a'}, got[128];
	int size;
	u_short sum = checksum(echo, sizeof echo);

	if (s == INVALID_SOCKET)
		return;
	echo[2] = (unsigned char)(sum >> 8);
	echo[3] = (unsigned char)sum;
	ck_assert_int_eq(sendto(s, (char *)echo, sizeof echo, 0, (struct sockaddr *)&to, sizeof to), sizeof echo);
	do {
		size = recv(s, (char *)got, sizeof got, 0);
		ck_assert_msg(size > 0, "error %d", WSAGetLastError());
	} while (got[HEADER] != ECHO_REPLY || memcmp(got + HEADER + 4, echo + 4, sizeof echo - 4) != 0);
	ck_assert_int_eq(size, HEADER + sizeof echo);
	ck_assert_int_eq(got[0], 0x45);
	ck_assert_int_eq(got[2] << 8 | got[3], size);
	ck_assert_int_eq((got[6] << 8 | got[7]) & 0x3fff, 0);
	ck_assert_int_eq(got[9], IPPROTO_ICMP);
	ck_assert(checksum(got, HEADER) == 0 || (got[10] == 0 && got[11] == 0));
}
END_TEST

/* contracts.md, socket: IPv6 never includes the header. */
START_TEST(an_echo_of_IPv6_comes_without)
{
	SOCKET s = raw(AF_INET6, IPPROTO_ICMPV6);
	struct sockaddr_in6 to = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	unsigned char echo[V6_ONLY_HEADER] = {V6_ECHO_REQUEST, 0, 0, 0, 0x12, 0x34, 0x56, 0x78}, got[128];
	int size;

	if (s == INVALID_SOCKET)
		return;
	ck_assert_int_eq(sendto(s, (char *)echo, sizeof echo, 0, (struct sockaddr *)&to, sizeof to), sizeof echo);
	do {
		size = recv(s, (char *)got, sizeof got, 0);
		ck_assert_msg(size > 0, "error %d", WSAGetLastError());
	} while (got[0] != V6_ECHO_REPLY || memcmp(got + 4, echo + 4, 4) != 0);
	ck_assert_int_eq(size, sizeof echo);
}
END_TEST

/* "Creating sockets": (AF_INET, SOCK_RAW, IPPROTO_TCP) is allowed to privileged users; WSASocket(0, 0, IPPROTO_RAW) is raw. */
START_TEST(a_raw_socket_may_be_of_a_known_protocol)
{
	SOCKET s = WSASocketA(AF_INET, SOCK_RAW, IPPROTO_TCP, NULL, 0, 0);
	int type, len = sizeof type;

	if (s == INVALID_SOCKET) {
		ck_assert_int_eq(WSAGetLastError(), WSAEACCES);
		return;
	}
	WST_OK(getsockopt(s, SOL_SOCKET, SO_TYPE, (char *)&type, &len));
	ck_assert_int_eq(type, SOCK_RAW);
	s = WSASocketW(0, 0, IPPROTO_RAW, NULL, 0, 0);
	WST_OK(getsockopt(s, SOL_SOCKET, SO_TYPE, (char *)&type, &len));
	ck_assert_int_eq(type, SOCK_RAW);
}
END_TEST

WST_MAIN("rawsocket", an_echo_comes_with_its_IP_header, an_echo_of_IPv6_comes_without, a_raw_socket_may_be_of_a_known_protocol)

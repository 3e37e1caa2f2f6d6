/* getsockopt() and setsockopt(). Facts: observed-behaviour.md "Socket options" (its 47 rows), "listen", contracts.md 5. */
#include "harness.h"
#include <ws2tcpip.h>
#include <mswsock.h>

/* How an option's lengths are taken. */
enum shape { BOOL_4, BYTE_1, DWORD_4, IP_DWORD, IP_NUMBER };

static const struct option {
	const char *name;
	int family, type, level, option;
	enum shape shape;
} options[] = {
	{"SO_BROADCAST", AF_INET, SOCK_DGRAM, SOL_SOCKET, SO_BROADCAST, BOOL_4},
	{"SO_DONTLINGER", AF_INET, SOCK_STREAM, SOL_SOCKET, SO_DONTLINGER, BOOL_4},
	{"SO_OOBINLINE", AF_INET, SOCK_STREAM, SOL_SOCKET, SO_OOBINLINE, BOOL_4},
	{"SO_REUSEADDR", AF_INET, SOCK_STREAM, SOL_SOCKET, SO_REUSEADDR, BOOL_4},
	{"SO_EXCLUSIVEADDRUSE", AF_INET, SOCK_STREAM, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, BOOL_4},
	{"SO_DEBUG", AF_INET, SOCK_STREAM, SOL_SOCKET, SO_DEBUG, BOOL_4},
	{"SO_KEEPALIVE", AF_INET, SOCK_STREAM, SOL_SOCKET, SO_KEEPALIVE, BYTE_1},
	{"SO_DONTROUTE", AF_INET, SOCK_DGRAM, SOL_SOCKET, SO_DONTROUTE, BYTE_1},
	{"TCP_NODELAY", AF_INET, SOCK_STREAM, IPPROTO_TCP, TCP_NODELAY, BYTE_1},
	{"IPV6_V6ONLY", AF_INET6, SOCK_STREAM, IPPROTO_IPV6, IPV6_V6ONLY, BYTE_1},
	{"SO_LINGER", AF_INET, SOCK_STREAM, SOL_SOCKET, SO_LINGER, DWORD_4},
	{"SO_RCVBUF", AF_INET, SOCK_DGRAM, SOL_SOCKET, SO_RCVBUF, DWORD_4},
	{"SO_SNDBUF", AF_INET, SOCK_STREAM, SOL_SOCKET, SO_SNDBUF, DWORD_4},
	{"SO_RCVTIMEO", AF_INET, SOCK_STREAM, SOL_SOCKET, SO_RCVTIMEO, DWORD_4},
	{"SO_SNDTIMEO", AF_INET, SOCK_DGRAM, SOL_SOCKET, SO_SNDTIMEO, DWORD_4},
	{"SO_OPENTYPE", AF_INET, SOCK_STREAM, SOL_SOCKET, SO_OPENTYPE, DWORD_4},
	{"IP_PKTINFO", AF_INET, SOCK_DGRAM, IPPROTO_IP, IP_PKTINFO, IP_DWORD},
	{"IP_RECVTTL", AF_INET, SOCK_DGRAM, IPPROTO_IP, IP_RECVTTL, IP_DWORD},
	{"IP_RECVTOS", AF_INET, SOCK_DGRAM, IPPROTO_IP, IP_RECVTOS, IP_DWORD},
	{"IPV6_PKTINFO", AF_INET6, SOCK_DGRAM, IPPROTO_IPV6, IPV6_PKTINFO, IP_DWORD},
	{"IPV6_HOPLIMIT", AF_INET6, SOCK_DGRAM, IPPROTO_IPV6, IPV6_HOPLIMIT, IP_DWORD},
	{"IPV6_RECVTCLASS", AF_INET6, SOCK_DGRAM, IPPROTO_IPV6, IPV6_RECVTCLASS, IP_DWORD},
	{"IP_TTL", AF_INET, SOCK_STREAM, IPPROTO_IP, IP_TTL, IP_NUMBER},
	{"IP_TOS", AF_INET, SOCK_DGRAM, IPPROTO_IP, IP_TOS, IP_NUMBER},
	{"IP_DONTFRAGMENT", AF_INET, SOCK_DGRAM, IPPROTO_IP, IP_DONTFRAGMENT, IP_NUMBER},
	{"IP_MULTICAST_TTL", AF_INET, SOCK_DGRAM, IPPROTO_IP, IP_MULTICAST_TTL, IP_NUMBER},
	{"IP_MULTICAST_LOOP", AF_INET, SOCK_DGRAM, IPPROTO_IP, IP_MULTICAST_LOOP, IP_NUMBER},
	{"IPV6_UNICAST_HOPS", AF_INET6, SOCK_STREAM, IPPROTO_IPV6, IPV6_UNICAST_HOPS, IP_NUMBER},
	{"IPV6_MULTICAST_HOPS", AF_INET6, SOCK_DGRAM, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, IP_NUMBER},
	{"IPV6_MULTICAST_LOOP", AF_INET6, SOCK_DGRAM, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, IP_NUMBER},
	{"IPV6_DONTFRAG", AF_INET6, SOCK_DGRAM, IPPROTO_IPV6, IPV6_DONTFRAG, IP_NUMBER},
};

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

/* What a setsockopt with so many bytes says. */
static int
set_code(enum shape shape, int level, int len)
{
	if (len < 0)
		return level != SOL_SOCKET || shape == BYTE_1 ? WSAENOBUFS : 0;
	if (len == 0)
		return shape == BOOL_4 ? 0 : WSAEFAULT;
	return len < 4 && (shape == DWORD_4 || shape == IP_DWORD) ? WSAEFAULT : 0;
}

/* "Socket options": optlen -1, 0, 1, 2, 4 and 8 on set. */
START_TEST(setsockopt_takes_lengths_by_the_shape_of_the_option)
{
	static const int lengths[] = {-1, 0, 1, 2, 4, 8};

	for (size_t i = 0; i < WST_COUNT(options); i++)
		for (size_t k = 0; k < WST_COUNT(lengths); k++) {
			const struct option *o = &options[i];
			SOCKET s = socket(o->family, o->type, 0);
			int value[2] = {1}, result;

			result = setsockopt(s, o->level, o->option, (char *)value, lengths[k]);
			ck_assert_msg((result ? WSAGetLastError() : 0) == set_code(o->shape, o->level, lengths[k]),
				"%s with %d: %d", o->name, lengths[k], WSAGetLastError());
			WST_OK(closesocket(s));
		}
}
END_TEST

/* The length that a getsockopt which was offered so many bytes answers; 0 where it is WSAEFAULT. */
static int
got(enum shape shape, int offered)
{
	if (offered <= 0)
		return 0;
	if (shape == BYTE_1)
		return 1;
	if (offered >= 4)
		return 4;
	return shape == BOOL_4 || shape == IP_NUMBER ? 1 : 0;
}

static void
read_one(const struct option *o, int offered)
{
	SOCKET s = socket(o->family, o->type, 0);
	unsigned char room[9];
	int len = offered, want = got(o->shape, offered), result;

	memset(room, 0x5a, sizeof room);
	WSASetLastError(12345);
	result = getsockopt(s, o->level, o->option, (char *)room, &len);
	ck_assert_msg(result == (want ? 0 : SOCKET_ERROR), "%s with %d: %d", o->name, offered, WSAGetLastError());
	ck_assert_int_eq(WSAGetLastError(), want ? 0 : WSAEFAULT);
	if (!want)
		want = o->shape == IP_DWORD && offered > 0 ? 0 : offered;
	ck_assert_msg(len == want, "%s with %d: length %d", o->name, offered, len);
	for (int i = len < 0 ? 0 : len; i < (int)sizeof room; i++)
		ck_assert_msg(room[i] == 0x5a, "%s with %d: byte %d", o->name, offered, i);
	WST_OK(closesocket(s));
}

/* "Socket options": optlen -1, 0, 1, 2, 4 and 8 on get; what is not reported is not touched. */
START_TEST(getsockopt_answers_lengths_by_the_shape_of_the_option)
{
	static const int lengths[] = {-1, 0, 1, 2, 4, 8};

	for (size_t i = 0; i < WST_COUNT(options); i++)
		for (size_t k = 0; k < WST_COUNT(lengths); k++)
			if (options[i].option != SO_OPENTYPE)
				read_one(&options[i], lengths[k]);
}
END_TEST

/* "Socket options": save SO_OPENTYPE, which takes -1 and sets it to 4. */
START_TEST(SO_OPENTYPE_takes_a_length_of_minus_one)
{
	int value = 77, len = -1;

	WST_OK(getsockopt(stream(), SOL_SOCKET, SO_OPENTYPE, (char *)&value, &len));
	ck_assert_int_eq(len, 4);
	ck_assert_int_eq(value, 0);
	for (len = 0; len < 4; len++)
		WST_FAILS(getsockopt(stream(), SOL_SOCKET, SO_OPENTYPE, (char *)&value, &len), WSAEFAULT);
}
END_TEST

/* "Socket options": boolean options normalise; one-byte options look at the first byte only. */
START_TEST(a_BOOL_of_0x100_is_true_in_four_bytes_and_false_in_one)
{
	for (size_t i = 0; i < WST_COUNT(options); i++) {
		const struct option *o = &options[i];
		SOCKET s;

		if (o->shape != BOOL_4 && o->shape != BYTE_1)
			continue;
		s = socket(o->family, o->type, 0);
		WST_OK(set(s, o->level, o->option, 0x100));
		ck_assert_msg(get(s, o->level, o->option) == (o->shape == BOOL_4), "%s", o->name);
		WST_OK(closesocket(s));
	}
}
END_TEST

/* "Socket options": a DWORD of milliseconds, exactly. */
START_TEST(timeouts_read_back_as_set)
{
	static const int which[] = {SO_RCVTIMEO, SO_SNDTIMEO}, values[] = {63000, 997000, 0};
	SOCKET s = stream();

	for (size_t i = 0; i < WST_COUNT(which); i++) {
		ck_assert_int_eq(get(s, SOL_SOCKET, which[i]), 0);
		for (size_t k = 0; k < WST_COUNT(values); k++) {
			WST_OK(set(s, SOL_SOCKET, which[i], values[k]));
			ck_assert_int_eq(get(s, SOL_SOCKET, which[i]), values[k]);
		}
	}
	ck_assert_int_eq(set(s, SOL_SOCKET, SO_RCVTIMEO, 1), 0);
	ck_assert_int_eq(get(s, SOL_SOCKET, SO_SNDTIMEO), 0);
}
END_TEST

/* "Socket options": no doubling. */
START_TEST(buffers_read_back_as_set)
{
	static const int which[] = {SO_RCVBUF, SO_SNDBUF}, values[] = {4096, 0, 65536, 123};

	for (size_t i = 0; i < WST_COUNT(which); i++)
		for (size_t k = 0; k < WST_COUNT(values); k++) {
			SOCKET s = k & 1 ? datagram() : stream();

			ck_assert_int_gt(get(s, SOL_SOCKET, which[i]), 0);
			WST_OK(set(s, SOL_SOCKET, which[i], values[k]));
			ck_assert_int_eq(get(s, SOL_SOCKET, which[i]), values[k]);
		}
}
END_TEST

static struct linger
linger_of(SOCKET s)
{
	struct linger l;
	int len = sizeof l;

	WST_OK(getsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&l, &len));
	ck_assert_int_eq(len, 4);
	return l;
}

static void
set_linger(SOCKET s, u_short on, u_short seconds)
{
	struct linger l = {.l_onoff = on, .l_linger = seconds};

	WST_OK(setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&l, sizeof l));
}

/* "Socket options": any non-zero l_onoff is on; SO_DONTLINGER is the inverse of l_onoff. */
START_TEST(SO_LINGER_and_SO_DONTLINGER_are_one_setting)
{
	SOCKET s = stream();

	ck_assert_int_eq(get(s, SOL_SOCKET, SO_DONTLINGER), 1);
	set_linger(s, 65535, 73);
	ck_assert_int_ne(linger_of(s).l_onoff, 0);
	ck_assert_int_eq(linger_of(s).l_linger, 73);
	ck_assert_int_eq(get(s, SOL_SOCKET, SO_DONTLINGER), 0);
	set_linger(s, 0, 0);
	ck_assert_int_eq(get(s, SOL_SOCKET, SO_DONTLINGER), 1);
	WST_OK(set(s, SOL_SOCKET, SO_DONTLINGER, 0));
	ck_assert_int_ne(linger_of(s).l_onoff, 0);
	WST_OK(set(s, SOL_SOCKET, SO_DONTLINGER, 1));
	ck_assert_int_eq(linger_of(s).l_onoff, 0);
}
END_TEST

/* "Socket options": SO_LINGER on UDP; documented-errors.tsv: SO_KEEPALIVE on a datagram socket. */
START_TEST(options_of_connections_are_WSAENOPROTOOPT_on_datagram_sockets)
{
	static const int none[] = {SO_LINGER, SO_DONTLINGER, SO_KEEPALIVE, SO_OOBINLINE};
	SOCKET s = datagram();
	int value, len;

	for (size_t i = 0; i < WST_COUNT(none); i++) {
		len = sizeof value;
		WST_FAILS(getsockopt(s, SOL_SOCKET, none[i], (char *)&value, &len), WSAENOPROTOOPT);
		WST_FAILS(set(s, SOL_SOCKET, none[i], 1), WSAENOPROTOOPT);
	}
}
END_TEST

/* "Socket options": NULL is WSAEFAULT whatever optlen; (char *)1 too, never a crash. */
START_TEST(an_unreadable_value_is_WSAEFAULT)
{
	static const int some[] = {SO_LINGER, SO_DONTLINGER, SO_RCVBUF, SO_KEEPALIVE};
	SOCKET s = stream();
	int value, len = sizeof value;

	for (size_t i = 0; i < WST_COUNT(some); i++) {
		WST_FAILS(setsockopt(s, SOL_SOCKET, some[i], NULL, 0), WSAEFAULT);
		WST_FAILS(setsockopt(s, SOL_SOCKET, some[i], NULL, 4), WSAEFAULT);
		WST_FAILS(setsockopt(s, SOL_SOCKET, some[i], (char *)1, 4), WSAEFAULT);
		WST_FAILS(getsockopt(s, SOL_SOCKET, some[i], (char *)1, &len), WSAEFAULT);
		WST_FAILS(getsockopt(s, SOL_SOCKET, some[i], NULL, &len), WSAEFAULT);
		WST_FAILS(getsockopt(s, SOL_SOCKET, some[i], (char *)&value, NULL), WSAEFAULT);
		WST_FAILS(getsockopt(s, SOL_SOCKET, some[i], (char *)&value, (int *)1), WSAEFAULT);
	}
}
END_TEST

/* "Socket options": TCP_NODELAY takes 1, 4, 42 and the first byte; failed calls leave it. */
START_TEST(TCP_NODELAY_takes_any_positive_length)
{
	static const int good[] = {1, 4, 42};
	char value[42] = {1};
	SOCKET s = stream();

	for (size_t i = 0; i < WST_COUNT(good); i++) {
		WST_OK(set(s, IPPROTO_TCP, TCP_NODELAY, 0));
		ck_assert_int_eq(get(s, IPPROTO_TCP, TCP_NODELAY), 0);
		WST_OK(setsockopt(s, IPPROTO_TCP, TCP_NODELAY, value, good[i]));
		ck_assert_int_eq(get(s, IPPROTO_TCP, TCP_NODELAY), 1);
	}
	value[0] = 0;
	WST_FAILS(setsockopt(s, IPPROTO_TCP, TCP_NODELAY, value, 0), WSAEFAULT);
	WST_FAILS(setsockopt(s, IPPROTO_TCP, TCP_NODELAY, value, -1), WSAENOBUFS);
	ck_assert_int_eq(get(s, IPPROTO_TCP, TCP_NODELAY), 1);
}
END_TEST

/* "Socket options": unknown levels on set and get. */
START_TEST(an_unknown_level_is_WSAEINVAL)
{
	static const int levels[] = {-1, 0x1234ffff, (int)0x8000ffff, 0x8000, 0x800};
	SOCKET s = datagram();
	int value = 1, len = sizeof value;

	for (size_t i = 0; i < WST_COUNT(levels); i++) {
		WST_FAILS(getsockopt(s, levels[i], SO_MAX_MSG_SIZE, (char *)&value, &len), WSAEINVAL);
		WST_FAILS(set(s, levels[i], SO_BROADCAST, 1), WSAEINVAL);
	}
}
END_TEST

/* "Socket options": option -1 at IPPROTO_IP and IPPROTO_IPV6. */
START_TEST(an_unknown_option_is_WSAENOPROTOOPT)
{
	static const int levels[] = {SOL_SOCKET, IPPROTO_IP, IPPROTO_IPV6, IPPROTO_TCP, IPPROTO_UDP};
	SOCKET s = stream();
	int value = 1, len = sizeof value;

	for (size_t i = 0; i < WST_COUNT(levels); i++) {
		WST_FAILS(getsockopt(s, levels[i], -1, (char *)&value, &len), WSAENOPROTOOPT);
		WST_FAILS(set(s, levels[i], -1, 1), WSAENOPROTOOPT);
	}
}
END_TEST

/* "Socket options": SO_ERROR is settable and reads back; a length of 1 is WSAEFAULT; both set last error 0. */
START_TEST(SO_ERROR_reads_back_as_set)
{
	SOCKET s = stream();
	int value, len = 1;

	WST_OK(set(s, SOL_SOCKET, SO_ERROR, 9983));
	for (int i = 0; i < 2; i++) {
		WSASetLastError(12345);
		ck_assert_int_eq(get(s, SOL_SOCKET, SO_ERROR), 9983);
		ck_assert_int_eq(WSAGetLastError(), 0);
	}
	WST_FAILS(getsockopt(s, SOL_SOCKET, SO_ERROR, (char *)&value, &len), WSAEFAULT);
}
END_TEST

/* "Socket options": a closed socket is WSAENOTSOCK, output untouched; validity of the socket comes first. */
START_TEST(a_bad_socket_comes_first)
{
	SOCKET s = stream();
	int value = 77, len = sizeof value;

	WST_OK(closesocket(s));
	WST_FAILS(getsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&value, &len), WSAENOTSOCK);
	ck_assert_int_eq(value, 77);
	WST_FAILS(set(s, SOL_SOCKET, SO_LINGER, 0), WSAENOTSOCK);
	WST_FAILS(getsockopt(INVALID_SOCKET, SOL_SOCKET, SO_PROTOCOL_INFOA, NULL, NULL), WSAENOTSOCK);
	WST_FAILS(getsockopt(stream(), SOL_SOCKET, SO_PROTOCOL_INFOA, NULL, NULL), WSAEFAULT);
	len = sizeof(WSAPROTOCOL_INFOA);
	WST_FAILS(getsockopt(stream(), SOL_SOCKET, SO_PROTOCOL_INFOA, NULL, &len), WSAEFAULT);
}
END_TEST

/* "Socket options": SO_TYPE cannot be set. "Creating sockets": it reads the type. */
START_TEST(SO_TYPE_can_only_be_read)
{
	ck_assert_int_eq(get(stream(), SOL_SOCKET, SO_TYPE), SOCK_STREAM);
	ck_assert_int_eq(get(datagram(), SOL_SOCKET, SO_TYPE), SOCK_DGRAM);
	WST_FAILS(set(datagram(), SOL_SOCKET, SO_TYPE, SOCK_STREAM), WSAEINVAL);
	WST_FAILS(set(stream(), SOL_SOCKET, SO_TYPE, SOCK_DGRAM), WSAENOPROTOOPT);
}
END_TEST

/* "Socket options": 65507 or 65527. */
START_TEST(SO_MAX_MSG_SIZE_is_that_of_UDP)
{
	ck_assert_int_eq(get(datagram(), SOL_SOCKET, SO_MAX_MSG_SIZE), 65507);
	ck_assert_int_eq(get(socket(AF_INET6, SOCK_DGRAM, 0), SOL_SOCKET, SO_MAX_MSG_SIZE), 65527);
}
END_TEST

/* "Socket options": all bits where there is no connection and always on UDP; seconds on both ends of a pair. */
START_TEST(SO_CONNECT_TIME_counts_from_the_connection)
{
	struct sockaddr_in name = wst_loopback(9);
	SOCKET client, server, udp = datagram();

	ck_assert_int_eq(get(stream(), SOL_SOCKET, SO_CONNECT_TIME), -1);
	ck_assert_int_eq(get(udp, SOL_SOCKET, SO_CONNECT_TIME), -1);
	WST_OK(connect(udp, (struct sockaddr *)&name, sizeof name));
	ck_assert_int_eq(get(udp, SOL_SOCKET, SO_CONNECT_TIME), -1);
	wst_pair(&client, &server);
	ck_assert_int_eq(get(client, SOL_SOCKET, SO_CONNECT_TIME), 0);
	ck_assert_int_eq(get(server, SOL_SOCKET, SO_CONNECT_TIME), 0);
}
END_TEST

/* "Socket options": a short buffer is WSAEFAULT with the need; a larger one leaves the length. */
START_TEST(SO_PROTOCOL_INFO_tells_how_much_it_needs)
{
	WSAPROTOCOL_INFOA a[2];
	WSAPROTOCOL_INFOW w;
	SOCKET s = stream();
	int len = sizeof *a - 1;

	WST_FAILS(getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)a, &len), WSAEFAULT);
	ck_assert_int_eq(len, sizeof *a);
	len = sizeof a;
	WST_OK(getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)a, &len));
	ck_assert_int_eq(len, sizeof a);
	len = 1;
	WST_FAILS(getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOW, (char *)&w, &len), WSAEFAULT);
	ck_assert_int_eq(len, sizeof w);
}
END_TEST

/* "Socket options": family, type, protocol and a name; A and W agree on all fixed members. "WSAEnumProtocols": the service flags. */
START_TEST(SO_PROTOCOL_INFO_describes_the_protocol)
{
	static const int sockets[][3] = {
		{AF_INET, SOCK_STREAM, IPPROTO_TCP}, {AF_INET, SOCK_DGRAM, IPPROTO_UDP},
		{AF_INET6, SOCK_STREAM, IPPROTO_TCP}, {AF_INET6, SOCK_DGRAM, IPPROTO_UDP},
	};
	const DWORD tcp = XP1_GUARANTEED_DELIVERY | XP1_GUARANTEED_ORDER | XP1_GRACEFUL_CLOSE | XP1_EXPEDITED_DATA | XP1_IFS_HANDLES;
	const DWORD udp = XP1_CONNECTIONLESS | XP1_MESSAGE_ORIENTED | XP1_SUPPORT_BROADCAST | XP1_SUPPORT_MULTIPOINT | XP1_IFS_HANDLES;

	for (size_t i = 0; i < WST_COUNT(sockets); i++) {
		SOCKET s = socket(sockets[i][0], sockets[i][1], sockets[i][2]);
		WSAPROTOCOL_INFOA a;
		WSAPROTOCOL_INFOW w;
		int len = sizeof a, wide = sizeof w;

		WST_OK(getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)&a, &len));
		WST_OK(getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOW, (char *)&w, &wide));
		ck_assert_int_eq(a.iAddressFamily, sockets[i][0]);
		ck_assert_int_eq(a.iSocketType, sockets[i][1]);
		ck_assert_int_eq(a.iProtocol, sockets[i][2]);
		ck_assert_uint_eq(a.dwServiceFlags1, sockets[i][1] == SOCK_STREAM ? tcp : udp);
		ck_assert_mem_eq(&a, &w, (size_t)((char *)&a.szProtocol - (char *)&a));
		ck_assert_uint_gt(strlen(a.szProtocol), 0);
		ck_assert_int_eq((int)w.szProtocol[0], a.szProtocol[0]);
	}
}
END_TEST

/* "Socket options": the two ends mirror each other; unbound no local name; one byte less than it needs is WSAEFAULT, the length unchanged. */
START_TEST(SO_BSP_STATE_has_both_names)
{
	struct {
		CSADDR_INFO info;
		struct sockaddr_in names[2];
	} a, b;
	int len = sizeof a - 1;
	SOCKET client, server;

	wst_pair(&client, &server);
	WST_FAILS(getsockopt(client, SOL_SOCKET, SO_BSP_STATE, (char *)&a, &len), WSAEFAULT);
	ck_assert_int_eq(len, sizeof a - 1);
	len = sizeof a;
	WST_OK(getsockopt(client, SOL_SOCKET, SO_BSP_STATE, (char *)&a, &len));
	WST_OK(getsockopt(server, SOL_SOCKET, SO_BSP_STATE, (char *)&b, &len));
	ck_assert_int_eq(a.info.iSocketType, SOCK_STREAM);
	ck_assert_int_eq(a.info.iProtocol, IPPROTO_TCP);
	ck_assert_int_eq(a.info.LocalAddr.iSockaddrLength, 16);
	ck_assert_mem_eq(a.info.LocalAddr.lpSockaddr, b.info.RemoteAddr.lpSockaddr, 16);
	ck_assert_mem_eq(b.info.LocalAddr.lpSockaddr, a.info.RemoteAddr.lpSockaddr, 16);
	WST_OK(getsockopt(stream(), SOL_SOCKET, SO_BSP_STATE, (char *)&a, &len));
	ck_assert_int_eq(a.info.LocalAddr.iSockaddrLength, 0);
	ck_assert_ptr_null(a.info.LocalAddr.lpSockaddr);
	WST_OK(getsockopt(wst_udp(), SOL_SOCKET, SO_BSP_STATE, (char *)&a, &len));
	ck_assert_int_eq(a.info.LocalAddr.iSockaddrLength, 16);
	ck_assert_ptr_null(a.info.RemoteAddr.lpSockaddr);
}
END_TEST

static void
set_debug(void)
{
	SOCKET s = stream();

	ck_assert_int_eq(get(s, SOL_SOCKET, SO_DEBUG), 0);
	WST_OK(set(s, SOL_SOCKET, SO_DEBUG, 2));
	ck_assert_int_eq(get(s, SOL_SOCKET, SO_DEBUG), 1);
}

/* "Socket options": SO_DEBUG normalises with a size of 4. */
START_TEST(SO_DEBUG_can_be_set_by_anyone)
{
	wst_unprivileged(set_debug);
}
END_TEST

/* A conditional listener has to say so before it listens (documented-errors.tsv). */
START_TEST(SO_CONDITIONAL_ACCEPT_comes_before_listen)
{
	SOCKET s = stream();

	WST_OK(set(s, SOL_SOCKET, SO_CONDITIONAL_ACCEPT, 1));
	ck_assert_int_eq(get(s, SOL_SOCKET, SO_CONDITIONAL_ACCEPT), 1);
	WST_FAILS(set(wst_listener(), SOL_SOCKET, SO_CONDITIONAL_ACCEPT, 1), WSAEINVAL);
}
END_TEST

WST_MAIN("options", setsockopt_takes_lengths_by_the_shape_of_the_option, getsockopt_answers_lengths_by_the_shape_of_the_option,
	SO_OPENTYPE_takes_a_length_of_minus_one, a_BOOL_of_0x100_is_true_in_four_bytes_and_false_in_one, timeouts_read_back_as_set,
	buffers_read_back_as_set, SO_LINGER_and_SO_DONTLINGER_are_one_setting, options_of_connections_are_WSAENOPROTOOPT_on_datagram_sockets,
	an_unreadable_value_is_WSAEFAULT, TCP_NODELAY_takes_any_positive_length, an_unknown_level_is_WSAEINVAL,
	an_unknown_option_is_WSAENOPROTOOPT, SO_ERROR_reads_back_as_set, a_bad_socket_comes_first, SO_TYPE_can_only_be_read,
	SO_MAX_MSG_SIZE_is_that_of_UDP, SO_CONNECT_TIME_counts_from_the_connection, SO_PROTOCOL_INFO_tells_how_much_it_needs,
	SO_PROTOCOL_INFO_describes_the_protocol, SO_BSP_STATE_has_both_names, SO_DEBUG_can_be_set_by_anyone,
	SO_CONDITIONAL_ACCEPT_comes_before_listen)

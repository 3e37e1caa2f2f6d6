/* socket(): what the three numbers mean, and what a SOCKET is. */
#include "harness.h"
#include <winsock/extensions.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

enum { UNKNOWN = 0xdead };

static void
refused(int family, int type, int protocol, int code)
{
	WSASetLastError(12345);
	ck_assert_msg(socket(family, type, protocol) == INVALID_SOCKET, "%d/%d/%d", family, type, protocol);
	ck_assert_msg(WSAGetLastError() == code, "%d/%d/%d: %d", family, type, protocol, WSAGetLastError());
}

static WSAPROTOCOL_INFOA
info_of(SOCKET s)
{
	WSAPROTOCOL_INFOA info;
	int len = sizeof info;

	WST_OK(getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)&info, &len));
	return info;
}

static void
made(int family, int type, int protocol, int want_type, int want_protocol)
{
	SOCKET s = socket(family, type, protocol);
	WSAPROTOCOL_INFOA info;

	ck_assert_msg(s != INVALID_SOCKET, "%d/%d/%d: %d", family, type, protocol, WSAGetLastError());
	ck_assert_int_eq(WSAGetLastError(), 0);
	info = info_of(s);
	ck_assert_int_eq(info.iAddressFamily, family ? family : AF_INET);
	ck_assert_int_eq(info.iSocketType, want_type);
	ck_assert_int_eq(info.iProtocol, want_protocol);
	WST_OK(closesocket(s));
}

/* "Creating sockets": unknown family WSAEAFNOSUPPORT, type WSAESOCKTNOSUPPORT, protocol WSAEPROTONOSUPPORT. */
START_TEST(each_unknown_number_has_its_own_code)
{
	refused(UNKNOWN, SOCK_STREAM, IPPROTO_TCP, WSAEAFNOSUPPORT);
	refused(-1, SOCK_STREAM, IPPROTO_TCP, WSAEAFNOSUPPORT);
	refused(AF_INET, UNKNOWN, IPPROTO_TCP, WSAESOCKTNOSUPPORT);
	refused(AF_INET, -1, IPPROTO_UDP, WSAESOCKTNOSUPPORT);
	refused(AF_INET, SOCK_STREAM, UNKNOWN, WSAEPROTONOSUPPORT);
	refused(AF_INET, SOCK_DGRAM, -1, WSAEPROTONOSUPPORT);
}
END_TEST

/* "Creating sockets": bad type beats bad family and bad protocol; bad family beats bad protocol. */
START_TEST(a_bad_type_comes_before_a_bad_family_before_a_bad_protocol)
{
	refused(UNKNOWN, UNKNOWN, IPPROTO_TCP, WSAESOCKTNOSUPPORT);
	refused(AF_INET, UNKNOWN, UNKNOWN, WSAESOCKTNOSUPPORT);
	refused(UNKNOWN, UNKNOWN, UNKNOWN, WSAESOCKTNOSUPPORT);
	refused(UNKNOWN, SOCK_STREAM, UNKNOWN, WSAEAFNOSUPPORT);
}
END_TEST

/* "Creating sockets": STREAM with UDP and DGRAM with TCP are WSAEPROTONOSUPPORT, not WSAEPROTOTYPE. */
START_TEST(a_protocol_of_another_type_is_WSAEPROTONOSUPPORT)
{
	refused(AF_INET, SOCK_STREAM, IPPROTO_UDP, WSAEPROTONOSUPPORT);
	refused(AF_INET, SOCK_DGRAM, IPPROTO_TCP, WSAEPROTONOSUPPORT);
}
END_TEST

/* "Creating sockets": (AF_INET, 0, 0) is TCP; (AF_INET, 0, IPPROTO_UDP) a datagram socket; SO_PROTOCOL_INFOA reports what was resolved. */
START_TEST(noughts_are_filled_in_from_the_rest)
{
	made(AF_INET, 0, 0, SOCK_STREAM, IPPROTO_TCP);
	made(AF_INET, 0, IPPROTO_UDP, SOCK_DGRAM, IPPROTO_UDP);
	made(AF_INET, 0, IPPROTO_TCP, SOCK_STREAM, IPPROTO_TCP);
	made(AF_INET, SOCK_STREAM, 0, SOCK_STREAM, IPPROTO_TCP);
	made(AF_INET, SOCK_DGRAM, 0, SOCK_DGRAM, IPPROTO_UDP);
	made(AF_INET6, SOCK_STREAM, 0, SOCK_STREAM, IPPROTO_TCP);
	made(AF_INET6, 0, IPPROTO_UDP, SOCK_DGRAM, IPPROTO_UDP);
}
END_TEST

/* "Creating sockets": AF_UNSPEC with a protocol is AF_INET with the protocol's type; without one it is WSAEINVAL whatever the type. */
START_TEST(an_unspecified_family_needs_a_protocol)
{
	made(AF_UNSPEC, 0, IPPROTO_TCP, SOCK_STREAM, IPPROTO_TCP);
	made(AF_UNSPEC, 0, IPPROTO_UDP, SOCK_DGRAM, IPPROTO_UDP);
	made(AF_UNSPEC, SOCK_STREAM, IPPROTO_TCP, SOCK_STREAM, IPPROTO_TCP);
	refused(AF_UNSPEC, 0, 0, WSAEINVAL);
	refused(AF_UNSPEC, SOCK_STREAM, 0, WSAEINVAL);
	refused(AF_UNSPEC, UNKNOWN, 0, WSAEINVAL);
	refused(AF_UNSPEC, 0, UNKNOWN, WSAEPROTONOSUPPORT);
	refused(AF_UNSPEC, UNKNOWN, IPPROTO_TCP, WSAESOCKTNOSUPPORT);
}
END_TEST

/* "Creating sockets": AF_IPX where the stack is absent. */
START_TEST(a_family_without_a_stack_is_WSAEAFNOSUPPORT)
{
	refused(AF_IPX, SOCK_DGRAM, 0, WSAEAFNOSUPPORT);
	refused(AF_APPLETALK, SOCK_STREAM, 0, WSAEAFNOSUPPORT);
}
END_TEST

static void
refused_raw(void)
{
	refused(AF_INET, SOCK_RAW, IPPROTO_ICMP, WSAEACCES);
	refused(AF_UNSPEC, 0, IPPROTO_RAW, WSAEACCES);
}

/* "Creating sockets": SOCK_RAW without privilege fails at creation. */
START_TEST(a_raw_socket_without_privilege_is_WSAEACCES)
{
	wst_unprivileged(refused_raw);
}
END_TEST

/* "Creating sockets": SOCK_RAW/ICMP has SO_TYPE SOCK_RAW, iProtocol 0, iProtocolMaxOffset 255, hidden; (0, 0, IPPROTO_RAW) is raw. */
START_TEST(a_raw_socket_describes_itself)
{
	WSAPROTOCOL_INFOW info;
	int len = sizeof info, type, type_len = sizeof type;
	SOCKET s = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);

	if (s == INVALID_SOCKET && WSAGetLastError() == WSAEACCES)
		return;
	ck_assert(s != INVALID_SOCKET);
	WST_OK(getsockopt(s, SOL_SOCKET, SO_TYPE, (char *)&type, &type_len));
	ck_assert_int_eq(type, SOCK_RAW);
	WST_OK(getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOW, (char *)&info, &len));
	ck_assert_int_eq(info.iProtocol, 0);
	ck_assert_int_eq(info.iProtocolMaxOffset, 255);
	ck_assert_uint_eq(info.dwProviderFlags, PFL_MATCHES_PROTOCOL_ZERO | PFL_HIDDEN);
	ck_assert_int_eq(info.iMaxSockAddr, 16);
	ck_assert_int_eq(info.iMinSockAddr, 16);
	ck_assert(socket(0, 0, IPPROTO_RAW) != INVALID_SOCKET);
}
END_TEST

/* Type, code, checksum, identifier, sequence: an echo request and its answer. */
struct echo {
	u_char type, code;
	u_short checksum, id, sequence;
};

/* Like the classic ping programs: a port of nought, for there are none; what is received begins with the header of IP. */
START_TEST(a_raw_socket_sends_to_an_address_without_a_port)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, from;
	struct echo request = {.type = 8, .checksum = (u_short)~(htons(0x0800) + 0x51 + 1), .id = 0x51, .sequence = 1}, reply;
	char packet[256];
	int got, len = sizeof from, head;
	SOCKET s = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);

	if (s == INVALID_SOCKET && WSAGetLastError() == WSAEACCES)
		return;
	ck_assert_int_eq(sendto(s, (char *)&request, sizeof request, 0, (struct sockaddr *)&to, sizeof to), sizeof request);
	/* The request itself passes by on loopback, as may the packets of others. */
	do {
		got = recvfrom(s, packet, sizeof packet, 0, (struct sockaddr *)&from, &len);
		head = (packet[0] & 15) * 4;
		ck_assert_int_ge(got, head + (int)sizeof reply);
		memcpy(&reply, packet + head, sizeof reply);
	} while (reply.type != 0 || reply.id != request.id);
	ck_assert_uint_eq(reply.sequence, request.sequence);
	ck_assert_uint_eq(from.sin_addr.s_addr, to.sin_addr.s_addr);
	WST_OK(connect(s, (struct sockaddr *)&to, sizeof to));
	ck_assert_int_eq(send(s, (char *)&request, sizeof request, 0), sizeof request);
}
END_TEST

/* "Creating sockets": before any WSAStartup the arguments are not looked at. */
START_TEST(before_WSAStartup_it_is_WSANOTINITIALISED)
{
	struct sockaddr_in name;

	WST_OK(WSACleanup());
	refused(0, 0, 0, WSANOTINITIALISED);
	refused(AF_INET, UNKNOWN, UNKNOWN, WSANOTINITIALISED);
	WST_FAILS(closesocket(INVALID_SOCKET), WSANOTINITIALISED);
	WST_FAILS(bind(INVALID_SOCKET, NULL, 0), WSANOTINITIALISED);
	WST_FAILS(listen(INVALID_SOCKET, 0), WSANOTINITIALISED);
	WST_FAILS(accept(INVALID_SOCKET, NULL, NULL), WSANOTINITIALISED);
	WST_FAILS(connect(INVALID_SOCKET, (struct sockaddr *)&name, 0), WSANOTINITIALISED);
	WST_FAILS(shutdown(INVALID_SOCKET, 77), WSANOTINITIALISED);
	WST_FAILS(getsockname(INVALID_SOCKET, NULL, NULL), WSANOTINITIALISED);
	WST_FAILS(getpeername(INVALID_SOCKET, NULL, NULL), WSANOTINITIALISED);
	WST_FAILS(getsockopt(INVALID_SOCKET, SOL_SOCKET, SO_OPENTYPE, NULL, NULL), WSANOTINITIALISED);
	WST_FAILS(setsockopt(INVALID_SOCKET, SOL_SOCKET, SO_OPENTYPE, NULL, 0), WSANOTINITIALISED);
	WST_FAILS(ioctlsocket(INVALID_SOCKET, FIONBIO, (u_long *)NULL), WSANOTINITIALISED);
}
END_TEST

static void
opentype_is(int want)
{
	int value = 12345, len = sizeof value;

	WST_OK(getsockopt(INVALID_SOCKET, SOL_SOCKET, SO_OPENTYPE, (char *)&value, &len));
	ck_assert_int_eq(value, want);
	ck_assert_int_eq(len, 4);
}

static void
opentype_starts_at_nought(void *unused)
{
	(void)unused;
	opentype_is(0);
}

/* "Creating sockets": per thread; works on INVALID_SOCKET; a new thread starts with 0 whatever its creator set. */
START_TEST(SO_OPENTYPE_belongs_to_the_thread)
{
	struct wst_thread t;
	int value = SO_SYNCHRONOUS_NONALERT;

	opentype_is(0);
	WST_OK(setsockopt(INVALID_SOCKET, SOL_SOCKET, SO_OPENTYPE, (char *)&value, sizeof value));
	opentype_is(SO_SYNCHRONOUS_NONALERT);
	wst_start(&t, opentype_starts_at_nought, NULL);
	wst_join(&t);
	opentype_is(SO_SYNCHRONOUS_NONALERT);
}
END_TEST

/* Socket options area: SO_OPENTYPE works on anything, a plain file's handle too. */
START_TEST(SO_OPENTYPE_works_on_anything)
{
	int value, len = sizeof value, file = open("/dev/null", O_RDONLY);

	ck_assert_int_ge(file, 0);
	WST_OK(getsockopt((SOCKET)file, SOL_SOCKET, SO_OPENTYPE, (char *)&value, &len));
	len = sizeof value;
	WST_FAILS(getsockopt((SOCKET)file, SOL_SOCKET, SO_TYPE, (char *)&value, &len), WSAENOTSOCK);
	close(file);
}
END_TEST

/* Legacy code reads 0 as "no socket". */
START_TEST(a_socket_is_never_one_of_the_standard_descriptors)
{
	SOCKET s;
	int saved[3];

	for (int i = 0; i < 3; i++) {
		saved[i] = fcntl(i, F_DUPFD, 10);
		close(i);
	}
	s = socket(AF_INET, SOCK_STREAM, 0);
	for (int i = 0; i < 3; i++)
		if (saved[i] >= 0)
			dup2(saved[i], i);
	ck_assert(s != INVALID_SOCKET);
	ck_assert_uint_ge(s, 3);
}
END_TEST

/* "Sockets as handles": inheritable by default. */
START_TEST(a_socket_is_inherited_by_started_programs)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	ck_assert_int_eq(fcntl((int)s, F_GETFD) & FD_CLOEXEC, 0);
}
END_TEST

/* DESIGN: a descriptor made elsewhere can be used as a SOCKET; here the second descriptor of a socket. */
START_TEST(a_descriptor_made_elsewhere_is_a_SOCKET)
{
	SOCKET client, server, copy;
	struct sockaddr_in name;
	int len = sizeof name, type, type_len = sizeof type;
	char byte;

	wst_pair(&client, &server);
	copy = (SOCKET)dup((int)client);
	WST_OK(getsockopt(copy, SOL_SOCKET, SO_TYPE, (char *)&type, &type_len));
	ck_assert_int_eq(type, SOCK_STREAM);
	WST_OK(getpeername(copy, (struct sockaddr *)&name, &len));
	ck_assert_uint_eq(ntohs(name.sin_port), wst_port(server));
	ck_assert_uint_eq(wst_port(copy), wst_port(client));
	WST_FAILS(connect(copy, (struct sockaddr *)&name, sizeof name), WSAEISCONN);
	ck_assert_int_eq(send(copy, "x", 1, 0), 1);
	ck_assert_int_eq(recv(server, &byte, 1, 0), 1);
	WST_OK(closesocket(copy));
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
}
END_TEST

START_TEST(a_listener_made_elsewhere_accepts)
{
	SOCKET listener = wst_listener(), copy = (SOCKET)dup((int)listener), s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in name = wst_loopback(wst_port(listener));

	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	ck_assert(accept(copy, NULL, NULL) != INVALID_SOCKET);
}
END_TEST

START_TEST(a_pipe_is_no_socket)
{
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	WST_FAILS(listen((SOCKET)ends[0], 1), WSAENOTSOCK);
	WST_FAILS(closesocket((SOCKET)ends[1]), WSAENOTSOCK);
	ck_assert_int_eq(close(ends[1]), 0);
}
END_TEST

/* documented-errors.tsv, socket and accept: WSAEMFILE; the listener goes on. */
START_TEST(without_descriptors_left_it_is_WSAEMFILE)
{
	SOCKET listener = wst_listener(), s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in name = wst_loopback(wst_port(listener));
	struct rlimit limit, none;
	u_long on = 1, off = 0;

	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	none = limit;
	none.rlim_cur = 3;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
	refused(AF_INET, SOCK_STREAM, 0, WSAEMFILE);
	WST_FAILS(accept(listener, NULL, NULL), WSAEMFILE);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	ck_assert(accept(listener, NULL, NULL) != INVALID_SOCKET);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
	WST_OK(ioctlsocket(listener, FIONBIO, &on));
	WST_FAILS(accept(listener, NULL, NULL), WSAEWOULDBLOCK);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	WST_OK(ioctlsocket(listener, FIONBIO, &off));
	WST_OK(connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&name, sizeof name));
	ck_assert(accept(listener, NULL, NULL) != INVALID_SOCKET);
}
END_TEST

/* "listen": 0 and made-up handles are WSAENOTSOCK. */
START_TEST(what_is_no_socket_is_WSAENOTSOCK)
{
	static const SOCKET bad[] = {INVALID_SOCKET, 0xabacab, (SOCKET)-2, 1u << 30};

	for (size_t i = 0; i < WST_COUNT(bad); i++) {
		WST_FAILS(closesocket(bad[i]), WSAENOTSOCK);
		WST_FAILS(listen(bad[i], 1), WSAENOTSOCK);
		WST_FAILS(bind(bad[i], NULL, 0), WSAENOTSOCK);
		WST_FAILS(connect(bad[i], NULL, 0), WSAENOTSOCK);
		WST_FAILS(accept(bad[i], NULL, NULL), WSAENOTSOCK);
		WST_FAILS(shutdown(bad[i], 77), WSAENOTSOCK);
	}
}
END_TEST

WST_MAIN("socket", each_unknown_number_has_its_own_code, a_bad_type_comes_before_a_bad_family_before_a_bad_protocol,
	a_protocol_of_another_type_is_WSAEPROTONOSUPPORT, noughts_are_filled_in_from_the_rest, an_unspecified_family_needs_a_protocol,
	a_family_without_a_stack_is_WSAEAFNOSUPPORT, a_raw_socket_without_privilege_is_WSAEACCES, a_raw_socket_describes_itself,
	a_raw_socket_sends_to_an_address_without_a_port,
	before_WSAStartup_it_is_WSANOTINITIALISED, SO_OPENTYPE_belongs_to_the_thread, SO_OPENTYPE_works_on_anything,
	a_socket_is_never_one_of_the_standard_descriptors, a_socket_is_inherited_by_started_programs,
	a_descriptor_made_elsewhere_is_a_SOCKET, a_listener_made_elsewhere_accepts, a_pipe_is_no_socket,
	without_descriptors_left_it_is_WSAEMFILE, what_is_no_socket_is_WSAENOTSOCK)

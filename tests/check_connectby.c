/* WSAConnectByNameA and W, WSAConnectByList. Facts: observed-behaviour.md "WSAConnectByName"; contracts.md. */
#include "harness.h"
#include <ws2tcpip.h>
#include <mswsock.h>

#include <stdio.h>
#include <wchar.h>

static char *
port_text(SOCKET s)
{
	static char text[8];
	struct sockaddr_storage name;
	int len = sizeof name;

	/* The port stands at the same place in both families. */
	WST_OK(getsockname(s, (SOCKADDR *)&name, &len));
	snprintf(text, sizeof text, "%u", ntohs(((struct sockaddr_in *)&name)->sin_port));
	return text;
}

static SOCKET
stream(int family)
{
	SOCKET s = socket(family, SOCK_STREAM, 0);

	ck_assert(s != INVALID_SOCKET);
	return s;
}

static SOCKET
listener_v6(void)
{
	struct sockaddr_in6 name = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	SOCKET s = stream(AF_INET6);

	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	WST_OK(listen(s, 5));
	return s;
}

static void
set_dual(SOCKET s)
{
	DWORD off = 0;

	WST_OK(setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&off, sizeof off));
}

static BOOL
by_name(SOCKET s, char *node, char *service)
{
	return WSAConnectByNameA(s, node, service, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
is_connected(SOCKET listener, SOCKET client)
{
	SOCKET s = accept(listener, NULL, NULL);
	char c = 'x';

	ck_assert(s != INVALID_SOCKET);
	ck_assert_int_eq(send(client, &c, 1, 0), 1);
	ck_assert_int_eq(recv(s, &c, 1, 0), 1);
	ck_assert_int_eq(c, 'x');
}

/* "WSAConnectByName": fills local and remote addresses when both length and buffer are given; the local address comes with port 0. */
START_TEST(it_connects_and_tells_both_addresses)
{
	SOCKET listener = wst_listener(), s = stream(AF_INET);
	struct sockaddr_in local, remote;
	DWORD local_len = sizeof local, remote_len = sizeof remote;

	WSASetLastError(12345);
	ck_assert(WSAConnectByNameA(s, "127.0.0.1", port_text(listener), &local_len, (SOCKADDR *)&local, &remote_len, (SOCKADDR *)&remote, NULL,
		NULL));
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_uint_eq(local_len, sizeof local);
	ck_assert_uint_eq(remote_len, sizeof remote);
	ck_assert_int_eq(local.sin_family, AF_INET);
	ck_assert_uint_eq(local.sin_addr.s_addr, htonl(INADDR_LOOPBACK));
	ck_assert_uint_eq(local.sin_port, 0);
	ck_assert_uint_eq(ntohs(remote.sin_port), wst_port(listener));
	ck_assert_uint_eq(remote.sin_addr.s_addr, htonl(INADDR_LOOPBACK));
	is_connected(listener, s);
}
END_TEST

/* "WSAConnectByName": SO_UPDATE_CONNECT_CONTEXT (with a DWORD TRUE accepted), then getsockname and getpeername work. */
START_TEST(after_SO_UPDATE_CONNECT_CONTEXT_the_names_are_known)
{
	SOCKET listener = wst_listener(), s = stream(AF_INET);
	struct sockaddr_in name;
	int len = sizeof name;
	DWORD on = TRUE;

	WST_FAILS(setsockopt(s, SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, (char *)&on, sizeof on), WSAENOTCONN);
	ck_assert(by_name(s, "127.0.0.1", port_text(listener)));
	WST_FAILS(getsockname(s, (SOCKADDR *)&name, &len), WSAEINVAL);
	WST_FAILS(getpeername(s, (SOCKADDR *)&name, &len), WSAENOTCONN);
	WST_OK(setsockopt(s, SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, (char *)&on, sizeof on));
	WST_OK(setsockopt(s, SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, NULL, 0));
	WST_OK(getsockname(s, (SOCKADDR *)&name, &len));
	WST_OK(getpeername(s, (SOCKADDR *)&name, &len));
	ck_assert_uint_eq(ntohs(name.sin_port), wst_port(listener));
}
END_TEST

/* "WSAConnectByName": a buffer without a length is not touched; a length without a buffer keeps its value. */
START_TEST(half_an_offer_is_none)
{
	SOCKET listener = wst_listener();
	struct sockaddr_in name, untouched;
	DWORD len = sizeof name;

	memset(&name, 0x5a, sizeof name);
	untouched = name;
	ck_assert(WSAConnectByNameA(stream(AF_INET), "127.0.0.1", port_text(listener), NULL, (SOCKADDR *)&name, NULL, (SOCKADDR *)&name, NULL, NULL));
	ck_assert_mem_eq(&name, &untouched, sizeof name);
	ck_assert(WSAConnectByNameA(stream(AF_INET), "127.0.0.1", port_text(listener), &len, NULL, &len, NULL, NULL, NULL));
	ck_assert_uint_eq(len, sizeof name);
}
END_TEST

/* "WSAConnectByName": lengths too small are WSAEFAULT and unchanged; longer ones shrink. */
START_TEST(lengths_are_checked_and_shrink)
{
	SOCKET listener = wst_listener(), s = stream(AF_INET);
	struct sockaddr_storage name;
	DWORD small = sizeof(struct sockaddr_in) - 1, large = sizeof name;

	WST_REFUSES(WSAConnectByNameA(s, "127.0.0.1", port_text(listener), &small, (SOCKADDR *)&name, NULL, NULL, NULL, NULL), WSAEFAULT);
	WST_REFUSES(WSAConnectByNameA(s, "127.0.0.1", port_text(listener), NULL, NULL, &small, (SOCKADDR *)&name, NULL, NULL), WSAEFAULT);
	ck_assert_uint_eq(small, sizeof(struct sockaddr_in) - 1);
	ck_assert(WSAConnectByNameA(s, "127.0.0.1", port_text(listener), &large, (SOCKADDR *)&name, NULL, NULL, NULL, NULL));
	ck_assert_uint_eq(large, sizeof(struct sockaddr_in));
}
END_TEST

/* "WSAConnectByName": NULL node or service is WSAEINVAL, on a closed socket too; a reserved argument is WSAEINVAL. */
START_TEST(missing_names_and_a_reserved_argument_are_WSAEINVAL)
{
	SOCKET s = stream(AF_INET), closed = stream(AF_INET);
	WSAOVERLAPPED overlapped = {0};

	WST_OK(closesocket(closed));
	WST_REFUSES(by_name(s, NULL, "80"), WSAEINVAL);
	WST_REFUSES(by_name(s, "127.0.0.1", NULL), WSAEINVAL);
	WST_REFUSES(by_name(closed, "127.0.0.1", NULL), WSAEINVAL);
	WST_REFUSES(WSAConnectByNameA(s, "127.0.0.1", "80", NULL, NULL, NULL, NULL, NULL, &overlapped), WSAEINVAL);
	WST_REFUSES(by_name(closed, "127.0.0.1", "80"), WSAENOTSOCK);
	WST_REFUSES(by_name(INVALID_SOCKET, "127.0.0.1", "80"), WSAENOTSOCK);
	WST_REFUSES(by_name(s, (char *)1, "80"), WSAEFAULT);
	WST_REFUSES(by_name(s, "127.0.0.1", (char *)1), WSAEFAULT);
}
END_TEST

/* "WSAConnectByName": an unknown service is WSATYPE_NOT_FOUND; a datagram socket WSAEFAULT. */
START_TEST(what_cannot_be_has_its_code)
{
	WST_REFUSES(by_name(stream(AF_INET), "127.0.0.1", "nonexistentservice"), WSATYPE_NOT_FOUND);
	WST_REFUSES(by_name(stream(AF_INET), "127.0.0.1", "70000"), WSATYPE_NOT_FOUND);
	WST_REFUSES(by_name(wst_udp(), "127.0.0.1", "80"), WSAEFAULT);
}
END_TEST

START_TEST(a_refused_connection_is_WSAECONNREFUSED_and_can_be_tried_again)
{
	SOCKET listener = wst_listener(), s = stream(AF_INET);
	char refused[8];

	strcpy(refused, port_text(listener));
	WST_OK(closesocket(listener));
	WST_REFUSES(by_name(s, "127.0.0.1", refused), WSAECONNREFUSED);
	listener = wst_listener();
	ck_assert(by_name(s, "127.0.0.1", port_text(listener)));
	WST_OK(setsockopt(s, SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, NULL, 0));
	WST_REFUSES(by_name(s, "127.0.0.1", port_text(listener)), WSAEISCONN);
}
END_TEST

/* contracts.md: blocks even if the socket is non-blocking. */
START_TEST(a_non_blocking_socket_waits_and_stays_non_blocking)
{
	SOCKET listener = wst_listener(), s = stream(AF_INET);
	u_long on = 1;
	char c;

	WST_OK(ioctlsocket(s, FIONBIO, &on));
	ck_assert(by_name(s, "127.0.0.1", port_text(listener)));
	WST_FAILS(recv(s, &c, 1, 0), WSAEWOULDBLOCK);
}
END_TEST

START_TEST(the_wide_one_does_the_same)
{
	SOCKET listener = wst_listener(), s = stream(AF_INET);
	WCHAR service[8];

	swprintf(service, WST_COUNT(service), L"%u", wst_port(listener));
	ck_assert(WSAConnectByNameW(s, L"127.0.0.1", service, NULL, NULL, NULL, NULL, NULL, NULL));
	is_connected(listener, s);
	WST_REFUSES(WSAConnectByNameW(stream(AF_INET), L"127.0.0.1", L"\u00e4\u00f6\u00fc", NULL, NULL, NULL, NULL, NULL, NULL), WSATYPE_NOT_FOUND);
}
END_TEST

/* contracts.md: an IPv6 socket with IPV6_V6ONLY off handles both families. */
START_TEST(a_dual_stack_socket_goes_by_either_family)
{
	SOCKET six = listener_v6(), four = wst_listener(), s = stream(AF_INET6);
	struct sockaddr_in6 remote;
	DWORD len = sizeof remote;

	ck_assert(by_name(s, "::1", port_text(six)));
	is_connected(six, s);
	ck_assert(!by_name(stream(AF_INET6), "127.0.0.1", port_text(four)));
	s = stream(AF_INET6);
	set_dual(s);
	ck_assert(WSAConnectByNameA(s, "127.0.0.1", port_text(four), NULL, NULL, &len, (SOCKADDR *)&remote, NULL, NULL));
	is_connected(four, s);
	ck_assert_uint_eq(len, sizeof remote);
	ck_assert(IN6_IS_ADDR_V4MAPPED(&remote.sin6_addr));
}
END_TEST

/* ---- WSAConnectByList ---- */

/* A SOCKET_ADDRESS_LIST with room. */
struct list {
	INT count;
	SOCKET_ADDRESS address[4];
};

static void
add(struct list *l, const void *name, int len)
{
	l->address[l->count++] = (SOCKET_ADDRESS){.lpSockaddr = (SOCKADDR *)name, .iSockaddrLength = len};
}

static BOOL
by_list(SOCKET s, struct list *l)
{
	return WSAConnectByList(s, (PSOCKET_ADDRESS_LIST)(void *)l, NULL, NULL, NULL, NULL, NULL, NULL);
}

/* A port that nobody listens on. */
static struct sockaddr_in
nobody(void)
{
	SOCKET s = wst_listener();
	struct sockaddr_in name = wst_loopback(wst_port(s));

	closesocket(s);
	return name;
}

START_TEST(a_list_is_tried_to_its_first_success)
{
	SOCKET listener = wst_listener(), s = stream(AF_INET);
	struct sockaddr_in none = nobody(), good = wst_loopback(wst_port(listener)), remote;
	DWORD len = sizeof remote;
	struct list l = {.count = 0};

	add(&l, &none, sizeof none);
	add(&l, &good, sizeof good);
	add(&l, &none, sizeof none);
	ck_assert(WSAConnectByList(s, (PSOCKET_ADDRESS_LIST)(void *)&l, NULL, NULL, &len, (SOCKADDR *)&remote, NULL, NULL));
	ck_assert_uint_eq(ntohs(remote.sin_port), wst_port(listener));
	is_connected(listener, s);
}
END_TEST

/* contracts.md: the error returned is that of the last attempt; the family of each entry is the socket's. */
START_TEST(a_list_without_success_has_the_last_error)
{
	struct sockaddr_in none = nobody();
	struct sockaddr_in6 other = {.sin6_family = AF_INET6, .sin6_port = 1, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	struct list l = {.count = 0}, empty = {.count = 0};
	WSAOVERLAPPED overlapped = {0};
	SOCKET s = stream(AF_INET);

	add(&l, &other, sizeof other);
	WST_REFUSES(by_list(s, &l), WSAEAFNOSUPPORT);
	add(&l, &none, sizeof none);
	WST_REFUSES(by_list(s, &l), WSAECONNREFUSED);
	WST_REFUSES(by_list(s, &empty), WSAEINVAL);
	WST_REFUSES(WSAConnectByList(s, NULL, NULL, NULL, NULL, NULL, NULL, NULL), WSAEFAULT);
	WST_REFUSES(WSAConnectByList(s, (PSOCKET_ADDRESS_LIST)(void *)&l, NULL, NULL, NULL, NULL, NULL, &overlapped), WSAEINVAL);
	WST_REFUSES(WSAConnectByList(INVALID_SOCKET, (PSOCKET_ADDRESS_LIST)(void *)&l, NULL, NULL, NULL, NULL, NULL, NULL), WSAENOTSOCK);
}
END_TEST

START_TEST(a_time_of_nought_is_over)
{
	SOCKET listener = wst_listener();
	struct sockaddr_in good = wst_loopback(wst_port(listener));
	struct timeval none = {0}, bad = {-1, 0};
	struct list l = {.count = 0};

	add(&l, &good, sizeof good);
	WST_REFUSES(WSAConnectByList(stream(AF_INET), (PSOCKET_ADDRESS_LIST)(void *)&l, NULL, NULL, NULL, NULL, &none, NULL), WSAETIMEDOUT);
	WST_REFUSES(WSAConnectByList(stream(AF_INET), (PSOCKET_ADDRESS_LIST)(void *)&l, NULL, NULL, NULL, NULL, &bad, NULL), WSAEINVAL);
}
END_TEST

/* A listener whose queue is full answers nobody: the kernel lets the call wait. */
static SOCKET
silent(struct sockaddr_in *name)
{
	SOCKET s = stream(AF_INET);
	int len = sizeof *name;

	*name = wst_loopback(0);
	WST_OK(bind(s, (SOCKADDR *)name, sizeof *name));
	WST_OK(getsockname(s, (SOCKADDR *)name, &len));
	WST_OK(listen(s, 0));
	for (unsigned i = 0; i < 8; i++) {
		SOCKET filler = stream(AF_INET);
		u_long on = 1;

		WST_OK(ioctlsocket(filler, FIONBIO, &on));
		connect(filler, (SOCKADDR *)name, sizeof *name);
	}
	return s;
}

START_TEST(when_the_time_is_up_it_is_WSAETIMEDOUT_and_the_socket_connects_again)
{
	SOCKET listener = wst_listener(), s = stream(AF_INET);
	struct sockaddr_in deaf;
	struct timeval soon = {0, 50000};
	struct list l = {.count = 0};

	silent(&deaf);
	add(&l, &deaf, sizeof deaf);
	WST_REFUSES(WSAConnectByList(s, (PSOCKET_ADDRESS_LIST)(void *)&l, NULL, NULL, NULL, NULL, &soon, NULL), WSAETIMEDOUT);
	ck_assert(by_name(s, "127.0.0.1", port_text(listener)));
	is_connected(listener, s);
}
END_TEST

struct attempt {
	SOCKET s;
	struct list l;
	BOOL done;
	int error;
};

static void
try_it(void *what)
{
	struct attempt *a = what;

	a->done = by_list(a->s, &a->l);
	a->error = WSAGetLastError();
}

START_TEST(it_is_cancelled_like_any_blocking_call)
{
	struct attempt a = {.s = stream(AF_INET)};
	struct sockaddr_in deaf;
	struct wst_thread t;

	silent(&deaf);
	add(&a.l, &deaf, sizeof deaf);
	add(&a.l, &deaf, sizeof deaf);
	wst_start(&t, try_it, &a);
	wst_until_blocked(&t);
	WST_OK(winsock_cancel_thread(t.tid));
	wst_join(&t);
	ck_assert(!a.done);
	ck_assert_int_eq(a.error, WSAEINTR);
}
END_TEST

#ifdef __LP64__
/* On Windows a DWORD is an unsigned long. */
START_TEST(lengths_may_be_unsigned_longs)
{
	SOCKET listener = wst_listener();
	struct sockaddr_in local, remote;
	unsigned long local_len = sizeof local + 9, remote_len = sizeof remote + 9;

	ck_assert(WSAConnectByNameA(stream(AF_INET), "127.0.0.1", port_text(listener), &local_len, (SOCKADDR *)&local, &remote_len,
		(SOCKADDR *)&remote, NULL, NULL));
	ck_assert_uint_eq(local_len, sizeof local);
	ck_assert_uint_eq(remote_len, sizeof remote);
}
END_TEST
#else
#define lengths_may_be_unsigned_longs half_an_offer_is_none
#endif

WST_MAIN("connectby", it_connects_and_tells_both_addresses, after_SO_UPDATE_CONNECT_CONTEXT_the_names_are_known, half_an_offer_is_none,
	lengths_are_checked_and_shrink, missing_names_and_a_reserved_argument_are_WSAEINVAL, what_cannot_be_has_its_code,
	a_refused_connection_is_WSAECONNREFUSED_and_can_be_tried_again, a_non_blocking_socket_waits_and_stays_non_blocking,
	the_wide_one_does_the_same, a_dual_stack_socket_goes_by_either_family, a_list_is_tried_to_its_first_success,
	a_list_without_success_has_the_last_error, a_time_of_nought_is_over,
	when_the_time_is_up_it_is_WSAETIMEDOUT_and_the_socket_connects_again, it_is_cancelled_like_any_blocking_call,
	lengths_may_be_unsigned_longs)

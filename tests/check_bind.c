/* bind(), and which sockets may share an address. */
#include "harness.h"
#include <ws2tcpip.h>
#include <stdio.h>

/* What a socket says before it is bound. */
enum sharing { PLAIN, REUSE, EXCLUSIVE };

/* Where. */
enum place { ONE_V4, ALL_V4, ONE_V6, ALL_V6, ALL_BOTH, ONE_MAPPED, ALL_MAPPED };

static unsigned port;

static void
set(SOCKET s, int level, int option, int value)
{
	WST_OK(setsockopt(s, level, option, (char *)&value, sizeof value));
}

static SOCKET
make(int type, enum place where, enum sharing how)
{
	SOCKET s = socket(where == ONE_V4 || where == ALL_V4 ? AF_INET : AF_INET6, type, 0);

	ck_assert(s != INVALID_SOCKET);
	if (where == ALL_BOTH || where == ONE_MAPPED || where == ALL_MAPPED)
		set(s, IPPROTO_IPV6, IPV6_V6ONLY, 0);
	if (how != PLAIN)
		set(s, SOL_SOCKET, how == REUSE ? SO_REUSEADDR : SO_EXCLUSIVEADDRUSE, 1);
	return s;
}

static int
bind_v4(SOCKET s, enum place where)
{
	struct sockaddr_in name = wst_loopback(port);

	if (where == ALL_V4)
		name.sin_addr.s_addr = INADDR_ANY;
	return bind(s, (struct sockaddr *)&name, sizeof name);
}

static int
bind_v6(SOCKET s, enum place where)
{
	struct sockaddr_in6 name = {.sin6_family = AF_INET6, .sin6_port = htons((u_short)port)};

	if (where == ONE_V6)
		name.sin6_addr.s6_addr[15] = 1;
	if (where == ONE_MAPPED || where == ALL_MAPPED)
		name.sin6_addr.s6_addr[10] = name.sin6_addr.s6_addr[11] = 0xff;
	if (where == ONE_MAPPED) {
		name.sin6_addr.s6_addr[12] = 127;
		name.sin6_addr.s6_addr[15] = 1;
	}
	return bind(s, (struct sockaddr *)&name, sizeof name);
}

static int
place(SOCKET s, enum place where)
{
	return where == ONE_V4 || where == ALL_V4 ? bind_v4(s, where) : bind_v6(s, where);
}

/* A port that nobody on this machine has, of either family: other tests run beside this one. */
static int
free_port(int type)
{
	struct sockaddr_in6 name = {.sin6_family = AF_INET6};
	SOCKET s = socket(AF_INET6, type, 0);
	int len = sizeof name, off = 0;

	WST_OK(setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&off, sizeof off));
	WST_OK(bind(s, (struct sockaddr *)&name, len));
	WST_OK(getsockname(s, (struct sockaddr *)&name, &len));
	WST_OK(closesocket(s));
	return ntohs(name.sin6_port);
}

/* The first of a pair. */
static SOCKET
first(int type, enum place where, enum sharing how)
{
	SOCKET s = make(type, where, how);

	port = free_port(type);
	WST_OK(place(s, where));
	return s;
}

struct pair {
	enum place first;
	enum sharing how;
	enum place second;
	enum sharing how_second;
	int code;
};

/* A stream has to get through listen, too. */
static void
try(int type, const struct pair *p, size_t i)
{
	SOCKET a = first(type, p->first, p->how), b = make(type, p->second, p->how_second);
	int result = place(b, p->second);

	ck_assert_msg((result ? WSAGetLastError() : 0) == p->code, "row %zu of type %d: %d", i, type, result ? WSAGetLastError() : 0);
	if (!result && type == SOCK_STREAM) {
		ck_assert_msg(listen(a, 1) == 0, "row %zu: first listen %d", i, WSAGetLastError());
		ck_assert_msg(listen(b, 1) == 0, "row %zu: second listen %d", i, WSAGetLastError());
	}
	WST_OK(closesocket(a));
	WST_OK(closesocket(b));
}

/* The same with the first already listening. */
static void
try_listening(const struct pair *p, size_t i)
{
	SOCKET a = first(SOCK_STREAM, p->first, p->how), b = make(SOCK_STREAM, p->second, p->how_second);
	int result;

	WST_OK(listen(a, 1));
	result = place(b, p->second);
	ck_assert_msg((result ? WSAGetLastError() : 0) == p->code, "row %zu, listening: %d", i, result ? WSAGetLastError() : 0);
	if (!result)
		WST_OK(listen(b, 1));
	WST_OK(closesocket(a));
	WST_OK(closesocket(b));
}

static void
try_all(const struct pair *pairs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		try(SOCK_STREAM, &pairs[i], i);
		try(SOCK_DGRAM, &pairs[i], i);
		try_listening(&pairs[i], i);
	}
}

/* "bind and address sharing": the rows on SO_REUSEADDR and on plain sockets. */
START_TEST(sockets_share_an_address_as_both_say)
{
	static const struct pair pairs[] = {
		{ONE_V4, PLAIN, ONE_V4, PLAIN, WSAEADDRINUSE},
		{ALL_V4, PLAIN, ALL_V4, PLAIN, WSAEADDRINUSE},
		{ONE_V4, PLAIN, ONE_V4, REUSE, WSAEACCES},
		{ALL_V4, PLAIN, ALL_V4, REUSE, WSAEACCES},
		{ONE_V4, REUSE, ONE_V4, PLAIN, WSAEADDRINUSE},
		{ONE_V4, REUSE, ONE_V4, REUSE, 0},
		{ALL_V4, REUSE, ALL_V4, REUSE, 0},
		{ALL_V4, PLAIN, ONE_V4, PLAIN, 0},
		{ONE_V4, PLAIN, ALL_V4, PLAIN, 0},
	};

	try_all(pairs, WST_COUNT(pairs));
}
END_TEST

/* "bind and address sharing": the rows on SO_EXCLUSIVEADDRUSE. */
START_TEST(an_exclusive_socket_shares_what_it_does_not_hold)
{
	static const struct pair pairs[] = {
		{ALL_V4, EXCLUSIVE, ONE_V4, PLAIN, WSAEACCES},
		{ALL_BOTH, EXCLUSIVE, ONE_V4, PLAIN, WSAEACCES},
		{ALL_V4, PLAIN, ONE_V4, EXCLUSIVE, 0},
		{ONE_V4, EXCLUSIVE, ALL_V4, PLAIN, 0},
		{ONE_V4, PLAIN, ALL_V4, EXCLUSIVE, WSAEADDRINUSE},
		{ONE_V4, PLAIN, ALL_BOTH, EXCLUSIVE, WSAEADDRINUSE},
		{ONE_MAPPED, PLAIN, ALL_V4, EXCLUSIVE, WSAEADDRINUSE},
		{ALL_BOTH, EXCLUSIVE, ALL_V4, PLAIN, WSAEACCES},
		{ALL_BOTH, EXCLUSIVE, ALL_V4, REUSE, WSAEACCES},
		{ALL_BOTH, PLAIN, ALL_V4, EXCLUSIVE, 0},
		{ONE_V4, EXCLUSIVE, ONE_V4, PLAIN, WSAEADDRINUSE},
		{ONE_V4, PLAIN, ONE_V4, EXCLUSIVE, WSAEADDRINUSE},
		{ALL_V4, EXCLUSIVE, ALL_V4, PLAIN, WSAEADDRINUSE},
	};

	try_all(pairs, WST_COUNT(pairs));
}
END_TEST

/* "bind and address sharing": the rows on IPv6. */
START_TEST(the_families_share_ports)
{
	static const struct pair pairs[] = {
		{ONE_V6, PLAIN, ONE_V4, PLAIN, 0},
		{ONE_V6, PLAIN, ALL_V4, EXCLUSIVE, 0},
		{ALL_V6, PLAIN, ALL_V4, PLAIN, 0},
		{ALL_V4, PLAIN, ALL_V6, PLAIN, 0},
		{ALL_BOTH, PLAIN, ALL_V4, PLAIN, 0},
		{ALL_V4, PLAIN, ALL_BOTH, PLAIN, 0},
		{ALL_V4, PLAIN, ALL_MAPPED, PLAIN, WSAEADDRINUSE},
		{ONE_V6, PLAIN, ONE_V6, PLAIN, WSAEADDRINUSE},
		{ALL_V6, PLAIN, ONE_V6, PLAIN, 0},
	};

	try_all(pairs, WST_COUNT(pairs));
}
END_TEST

static SOCKET
connected_to_port(void)
{
	struct sockaddr_in name = wst_loopback(port);
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	return s;
}

static BOOL
has_caller(SOCKET s)
{
	fd_set set;
	struct timeval now = {0, 0};

	FD_ZERO(&set);
	FD_SET(s, &set);
	return select(0, &set, NULL, NULL, &now) == 1;
}

/* "bind and address sharing": with SO_REUSEADDR on both the connection goes to the first listener. */
START_TEST(of_two_listeners_at_one_address_the_first_is_called)
{
	SOCKET a = first(SOCK_STREAM, ONE_V4, REUSE), b = make(SOCK_STREAM, ONE_V4, REUSE);

	WST_OK(place(b, ONE_V4));
	WST_OK(listen(a, 20));
	WST_OK(listen(b, 20));
	for (int i = 0; i < 16; i++)
		connected_to_port();
	ck_assert(has_caller(a));
	ck_assert(!has_caller(b));
}
END_TEST

static void
specific_is_called(enum place of_first, enum place of_second)
{
	SOCKET a = first(SOCK_STREAM, of_first, PLAIN), b = make(SOCK_STREAM, of_second, PLAIN);

	WST_OK(place(b, of_second));
	WST_OK(listen(a, 1));
	WST_OK(listen(b, 1));
	connected_to_port();
	ck_assert(has_caller(of_first == ONE_V4 ? a : b));
	ck_assert(!has_caller(of_first == ONE_V4 ? b : a));
}

/* "bind and address sharing": wildcard and loopback in either order; the more specific one gets the loopback connection. */
START_TEST(the_more_specific_listener_is_called)
{
	specific_is_called(ALL_V4, ONE_V4);
	specific_is_called(ONE_V4, ALL_V4);
}
END_TEST

/* "bind and address sharing": the two options exclude each other; clearing the first lifts it. */
START_TEST(SO_REUSEADDR_and_SO_EXCLUSIVEADDRUSE_exclude_each_other)
{
	SOCKET s = make(SOCK_STREAM, ONE_V4, REUSE);
	int on = 1, off = 0;

	WST_FAILS(setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on), WSAEINVAL);
	WST_OK(setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&off, sizeof off));
	WST_OK(setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof on));
	WST_FAILS(setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on), WSAEINVAL);
}
END_TEST

/* A server that starts again at once: on Windows the addresses of ended connections are free for a plain bind. */
START_TEST(an_address_with_ended_connections_can_be_bound_again)
{
	SOCKET listener = first(SOCK_STREAM, ONE_V4, PLAIN), client, server, again;

	WST_OK(listen(listener, 1));
	client = connected_to_port();
	server = accept(listener, NULL, NULL);
	ck_assert(server != INVALID_SOCKET);
	WST_OK(closesocket(server));
	WST_OK(closesocket(client));
	WST_OK(closesocket(listener));
	again = make(SOCK_STREAM, ONE_V4, PLAIN);
	WST_OK(place(again, ONE_V4));
	WST_OK(listen(again, 1));
}
END_TEST

/* The address of a socket that was closed is free, and its record does not stand in the way of its successor. */
START_TEST(a_closed_socket_holds_nothing)
{
	for (int i = 0; i < 100; i++) {
		SOCKET s = first(SOCK_STREAM, ONE_V4, EXCLUSIVE), again;

		WST_OK(closesocket(s));
		again = make(SOCK_STREAM, ONE_V4, PLAIN);
		WST_OK(place(again, ONE_V4));
		WST_OK(closesocket(again));
	}
}
END_TEST

/* A bind that failed leaves nothing behind that would open the next address. */
START_TEST(a_socket_that_was_refused_is_refused_again)
{
	SOCKET a = first(SOCK_STREAM, ONE_V4, PLAIN), b, s = make(SOCK_STREAM, ONE_V4, PLAIN);

	WST_FAILS(place(s, ONE_V4), WSAEADDRINUSE);
	WST_FAILS(place(s, ONE_V4), WSAEADDRINUSE);
	b = first(SOCK_STREAM, ONE_V4, PLAIN);
	WST_FAILS(place(s, ONE_V4), WSAEADDRINUSE);
	WST_OK(closesocket(b));
	WST_OK(place(s, ONE_V4));
	WST_OK(closesocket(a));
}
END_TEST

/* "bind and address sharing": NULL or a short length is WSAEFAULT, an unknown family WSAEAFNOSUPPORT. */
START_TEST(bind_checks_the_address)
{
	SOCKET s = make(SOCK_STREAM, ONE_V4, PLAIN), v6 = make(SOCK_STREAM, ONE_V6, PLAIN);
	struct sockaddr_in name = wst_loopback(0);
	struct sockaddr_in6 name6 = {.sin6_family = AF_INET6};

	WST_FAILS(bind(s, NULL, 0), WSAEFAULT);
	WST_FAILS(bind(s, NULL, sizeof name), WSAEFAULT);
	WST_FAILS(bind(s, (struct sockaddr *)&name, 0), WSAEFAULT);
	WST_FAILS(bind(s, (struct sockaddr *)&name, sizeof name - 1), WSAEFAULT);
	WST_FAILS(bind(s, (struct sockaddr *)1, sizeof name), WSAEFAULT);
	WST_FAILS(bind(v6, (struct sockaddr *)&name6, 24), WSAEFAULT);
	WST_FAILS(bind(v6, (struct sockaddr *)&name, sizeof name), WSAEAFNOSUPPORT);
	name.sin_family = (short)0xdead;
	WST_FAILS(bind(s, (struct sockaddr *)&name, sizeof name), WSAEAFNOSUPPORT);
}
END_TEST

/* "bind and address sharing": non-local WSAEADDRNOTAVAIL, twice WSAEINVAL, last error 0 on success. */
START_TEST(bind_takes_a_local_address_once)
{
	SOCKET s = make(SOCK_STREAM, ONE_V4, PLAIN);
	struct sockaddr_in name = wst_loopback(0);

	name.sin_addr.s_addr = htonl(0x01020304);
	WST_FAILS(bind(s, (struct sockaddr *)&name, sizeof name), WSAEADDRNOTAVAIL);
	name = wst_loopback(0);
	WSASetLastError(12345);
	ck_assert_int_eq(bind(s, (struct sockaddr *)&name, sizeof name), 0);
	ck_assert_int_eq(WSAGetLastError(), 0);
	WST_FAILS(bind(s, (struct sockaddr *)&name, sizeof name), WSAEINVAL);
	WST_FAILS(bind(s, NULL, 0), WSAEINVAL);
}
END_TEST

/* "bind and address sharing": a foreign scope id is WSAEADDRNOTAVAIL. */
START_TEST(bind_refuses_a_foreign_scope)
{
	SOCKET s = make(SOCK_STREAM, ONE_V6, PLAIN);
	struct sockaddr_in6 name = {.sin6_family = AF_INET6, .sin6_scope_id = 0xabacab};

	name.sin6_addr.s6_addr[0] = 0xfe;
	name.sin6_addr.s6_addr[1] = 0x80;
	name.sin6_addr.s6_addr[15] = 1;
	WST_FAILS(bind(s, (struct sockaddr *)&name, sizeof name), WSAEADDRNOTAVAIL);
}
END_TEST

/* The first link-local address of this machine, where it has one. */
static BOOL
find_link_local(struct sockaddr_in6 *name)
{
	FILE *list = fopen("/proc/net/if_inet6", "r");
	char line[128];
	unsigned index, byte;
	BOOL found = FALSE;

	while (list && !found && fgets(line, sizeof line, list)) {
		if (strncmp(line, "fe80", 4) != 0 || sscanf(line + 33, "%x", &index) != 1)
			continue;
		for (int i = 0; i < 16 && sscanf(line + 2 * i, "%2x", &byte) == 1; i++)
			name->sin6_addr.s6_addr[i] = (u_char)byte;
		name->sin6_scope_id = index;
		found = TRUE;
	}
	if (list)
		fclose(list);
	return found;
}

/* "bind and address sharing": scope id 0 is accepted for link-local, and getsockname returns the true one. */
START_TEST(bind_finds_the_scope_of_a_link_local_address)
{
	SOCKET s = make(SOCK_STREAM, ONE_V6, PLAIN);
	struct sockaddr_in6 name = {.sin6_family = AF_INET6};
	int len = sizeof name;
	ULONG scope;

	if (!find_link_local(&name))
		return;
	scope = name.sin6_scope_id;
	name.sin6_scope_id = 0;
	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	WST_OK(getsockname(s, (struct sockaddr *)&name, &len));
	ck_assert_uint_eq(name.sin6_scope_id, scope);
}
END_TEST

/* documented-errors.tsv, bind: WSAEACCES for a datagram socket at the broadcast address without SO_BROADCAST. */
START_TEST(bind_to_broadcast_needs_SO_BROADCAST)
{
	SOCKET s = make(SOCK_DGRAM, ONE_V4, PLAIN);
	struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = INADDR_BROADCAST};

	WST_FAILS(bind(s, (struct sockaddr *)&name, sizeof name), WSAEACCES);
	set(s, SOL_SOCKET, SO_BROADCAST, 1);
	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
}
END_TEST

/* "bind and address sharing": v6-only and v4 wildcards at one port; IPV6_V6ONLY cannot be set after bind and keeps its value. */
START_TEST(IPV6_V6ONLY_is_settled_by_bind)
{
	SOCKET s = first(SOCK_STREAM, ALL_V6, PLAIN);
	int off = 0, len = sizeof off;
	char value = 77;

	WST_FAILS(setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, (char *)&off, sizeof off), WSAEINVAL);
	WST_OK(getsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, &value, &len));
	ck_assert_int_eq(value, 1);
}
END_TEST

WST_MAIN("bind", sockets_share_an_address_as_both_say, an_exclusive_socket_shares_what_it_does_not_hold, the_families_share_ports,
	of_two_listeners_at_one_address_the_first_is_called, the_more_specific_listener_is_called,
	SO_REUSEADDR_and_SO_EXCLUSIVEADDRUSE_exclude_each_other, an_address_with_ended_connections_can_be_bound_again,
	a_closed_socket_holds_nothing, a_socket_that_was_refused_is_refused_again, bind_checks_the_address,
	bind_takes_a_local_address_once, bind_refuses_a_foreign_scope, bind_finds_the_scope_of_a_link_local_address,
	bind_to_broadcast_needs_SO_BROADCAST, IPV6_V6ONLY_is_settled_by_bind)

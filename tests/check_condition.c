/* WSAAccept and its condition function. Facts: observed-behaviour.md "accept and what an accepted socket inherits"; contracts.md, WSAAccept. */
#include "harness.h"
#include <ws2tcpip.h>

struct asked {
	int answer;
	unsigned calls;
	DWORD thread;
	struct sockaddr_in caller, callee;
	BOOL empty;             /* no data, no quality of service */
	ULONG room;             /* for data that goes back */
	BOOL closes;            /* closes this listener */
	SOCKET listener;
};

static int CALLBACK
condition(LPWSABUF caller_id, LPWSABUF caller_data, LPQOS sqos, LPQOS gqos, LPWSABUF callee_id, LPWSABUF callee_data, GROUP *g, DWORD_PTR context)
{
	struct asked *a = (struct asked *)context;

	a->calls++;
	a->thread = GetCurrentThreadId();
	ck_assert_uint_eq(caller_id->len, sizeof a->caller);
	memcpy(&a->caller, caller_id->buf, sizeof a->caller);
	ck_assert_uint_eq(callee_id->len, sizeof a->callee);
	memcpy(&a->callee, callee_id->buf, sizeof a->callee);
	a->empty = !caller_data && !sqos && !gqos;
	a->room = callee_data->len;
	ck_assert_uint_eq(*g, 0);
	if (a->closes)
		WST_OK(closesocket(a->listener));
	return a->answer;
}

static SOCKET
ask(SOCKET listener, struct asked *a)
{
	return WSAAccept(listener, NULL, NULL, condition, (DWORD_PTR)a);
}

static SOCKET
call(SOCKET listener)
{
	struct sockaddr_in name = wst_loopback(wst_port(listener));
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	return s;
}

static void
set_nonblocking(SOCKET s)
{
	u_long on = 1;

	WST_OK(ioctlsocket(s, FIONBIO, &on));
}

static BOOL
is_readable(SOCKET s)
{
	struct timeval now = {0};
	fd_set set;
	int ready;

	FD_ZERO(&set);
	FD_SET(s, &set);
	ready = select(0, &set, NULL, NULL, &now);
	ck_assert_int_ge(ready, 0);
	return ready;
}

static void
is_connected(SOCKET a, SOCKET b)
{
	char c = 'x';

	ck_assert_int_eq(send(a, &c, 1, 0), 1);
	c = 0;
	ck_assert_int_eq(recv(b, &c, 1, 0), 1);
	ck_assert_int_eq(c, 'x');
}

START_TEST(without_a_condition_it_is_accept)
{
	SOCKET listener = wst_listener(), client = call(listener), s;
	struct sockaddr_in name;
	int len = sizeof name;

	WSASetLastError(12345);
	s = WSAAccept(listener, (struct sockaddr *)&name, &len, NULL, 0);
	ck_assert(s != INVALID_SOCKET);
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_uint_eq(ntohs(name.sin_port), wst_port(client));
	is_connected(client, s);
}
END_TEST

START_TEST(the_condition_learns_who_calls_whom_in_the_callers_thread)
{
	SOCKET listener = wst_listener(), client = call(listener), s;
	struct asked a = {.answer = CF_ACCEPT, .room = 77};

	s = ask(listener, &a);
	ck_assert(s != INVALID_SOCKET);
	ck_assert_uint_eq(a.calls, 1);
	ck_assert_uint_eq(a.thread, GetCurrentThreadId());
	ck_assert_uint_eq(ntohs(a.caller.sin_port), wst_port(client));
	ck_assert_uint_eq(ntohs(a.callee.sin_port), wst_port(listener));
	ck_assert_int_eq(a.caller.sin_family, AF_INET);
	ck_assert(a.empty);
	ck_assert_uint_eq(a.room, 0);
	is_connected(client, s);
}
END_TEST

/* contracts.md, WSAAccept: CF_REJECT is WSAECONNREFUSED; the connection, which was made already, is reset. */
START_TEST(a_rejected_connection_is_WSAECONNREFUSED_and_reset)
{
	SOCKET listener = wst_listener(), client = call(listener);
	struct asked a = {.answer = CF_REJECT};
	char c;

	WST_FAILS(ask(listener, &a), WSAECONNREFUSED);
	WST_FAILS(recv(client, &c, 1, 0), WSAECONNRESET);
	set_nonblocking(listener);
	WST_FAILS(accept(listener, NULL, NULL), WSAEWOULDBLOCK);
}
END_TEST

/* "accept": CF_DEFER is INVALID_SOCKET and WSATRY_AGAIN, and the connection remains acceptable by a later accept. */
START_TEST(a_deferred_connection_is_the_next_accepts)
{
	SOCKET listener = wst_listener(), first = call(listener), s;
	struct asked a = {.answer = CF_DEFER};
	struct sockaddr_in name;
	int len = sizeof name;

	set_nonblocking(listener);
	WST_FAILS(ask(listener, &a), WSATRY_AGAIN);
	ck_assert(is_readable(listener));
	call(listener);
	WST_FAILS(ask(listener, &a), WSATRY_AGAIN);
	ck_assert_uint_eq(ntohs(a.caller.sin_port), wst_port(first));
	s = accept(listener, (struct sockaddr *)&name, &len);
	ck_assert(s != INVALID_SOCKET);
	ck_assert_uint_eq(ntohs(name.sin_port), wst_port(first));
	ck_assert(is_readable(listener));
	ck_assert(accept(listener, NULL, NULL) != INVALID_SOCKET);
	ck_assert(!is_readable(listener));
	WST_FAILS(accept(listener, NULL, NULL), WSAEWOULDBLOCK);
}
END_TEST

static void
accept_one(void *s)
{
	SOCKET *listener = s;

	*listener = accept(*listener, NULL, NULL);
}

START_TEST(a_deferred_connection_wakes_a_blocked_accept_or_is_taken_by_another)
{
	SOCKET listener = wst_listener(), in_thread = listener, client;
	struct asked a = {.answer = CF_DEFER};
	struct wst_thread t;

	wst_start(&t, accept_one, &in_thread);
	wst_until_blocked(&t);
	client = call(listener);
	/* One of the two has it, and the thread in the end. */
	set_nonblocking(listener);
	ask(listener, &a);
	wst_join(&t);
	is_connected(client, in_thread);
}
END_TEST

START_TEST(an_answer_that_is_none_is_WSAEINVAL_and_loses_nothing)
{
	SOCKET listener = wst_listener(), client = call(listener), s;
	struct asked a = {.answer = 77};

	WST_FAILS(ask(listener, &a), WSAEINVAL);
	s = accept(listener, NULL, NULL);
	ck_assert(s != INVALID_SOCKET);
	is_connected(client, s);
}
END_TEST

START_TEST(a_condition_that_is_no_function_is_WSAEFAULT_and_takes_nothing)
{
	SOCKET listener = wst_listener();

	call(listener);
	WST_FAILS(WSAAccept(listener, NULL, NULL, (LPCONDITIONPROC)(INT_PTR)16, 0), WSAEFAULT);
	ck_assert(accept(listener, NULL, NULL) != INVALID_SOCKET);
}
END_TEST

/* "accept": with an address length too small (0) WSAEFAULT, the length left as given. */
START_TEST(a_short_length_is_WSAEFAULT_before_the_condition_is_asked)
{
	SOCKET listener = wst_listener();
	struct asked a = {.answer = CF_ACCEPT};
	struct sockaddr_in name;
	int len = 0;

	call(listener);
	WST_FAILS(WSAAccept(listener, (struct sockaddr *)&name, &len, condition, (DWORD_PTR)&a), WSAEFAULT);
	ck_assert_int_eq(len, 0);
	ck_assert_uint_eq(a.calls, 0);
}
END_TEST

START_TEST(what_does_not_listen_is_told_before_the_condition)
{
	SOCKET stream = socket(AF_INET, SOCK_STREAM, 0);
	LPCONDITIONPROC bad = (LPCONDITIONPROC)(INT_PTR)16;

	WST_FAILS(WSAAccept(stream, NULL, NULL, bad, 0), WSAEINVAL);
	WST_FAILS(WSAAccept(wst_udp(), NULL, NULL, bad, 0), WSAEOPNOTSUPP);
	WST_FAILS(WSAAccept(0, NULL, NULL, bad, 0), WSAENOTSOCK);
}
END_TEST

START_TEST(a_listener_closed_by_its_condition_takes_the_deferred_with_it)
{
	SOCKET listener = wst_listener(), client = call(listener);
	struct asked a = {.answer = CF_DEFER, .closes = TRUE, .listener = listener};
	char c;

	WST_FAILS(ask(listener, &a), WSATRY_AGAIN);
	ck_assert_int_eq(recv(client, &c, 1, 0), 0);
}
END_TEST

enum { CALLS = 200, TAKERS = 4 };

struct rush {
	SOCKET listener;
	volatile LONG taken, tried;
};

static int CALLBACK
now_and_then(LPWSABUF caller_id, LPWSABUF caller_data, LPQOS sqos, LPQOS gqos, LPWSABUF callee_id, LPWSABUF callee_data, GROUP *g, DWORD_PTR context)
{
	struct rush *r = (struct rush *)context;

	(void)caller_id, (void)caller_data, (void)sqos, (void)gqos, (void)callee_id, (void)callee_data, (void)g;
	return InterlockedIncrement(&r->tried) % 3 ? CF_DEFER : CF_ACCEPT;
}

static void
take(void *what)
{
	struct rush *r = what;

	while (InterlockedCompareExchange(&r->taken, 0, 0) < CALLS) {
		SOCKET s = WSAAccept(r->listener, NULL, NULL, now_and_then, (DWORD_PTR)r);

		if (s == INVALID_SOCKET)
			continue;
		InterlockedIncrement(&r->taken);
		closesocket(s);
	}
}

START_TEST(deferred_by_one_thread_taken_by_another_each_comes_once)
{
	struct rush r = {.listener = wst_listener()};
	struct wst_thread t[TAKERS];

	set_nonblocking(r.listener);
	for (unsigned i = 0; i < TAKERS; i++)
		wst_start(&t[i], take, &r);
	for (unsigned i = 0; i < CALLS; i++)
		closesocket(call(r.listener));
	for (unsigned i = 0; i < TAKERS; i++)
		wst_join(&t[i]);
	ck_assert_int_eq(r.taken, CALLS);
	ck_assert(!is_readable(r.listener));
}
END_TEST

WST_MAIN("condition", without_a_condition_it_is_accept, the_condition_learns_who_calls_whom_in_the_callers_thread,
	a_rejected_connection_is_WSAECONNREFUSED_and_reset, a_deferred_connection_is_the_next_accepts,
	a_deferred_connection_wakes_a_blocked_accept_or_is_taken_by_another, an_answer_that_is_none_is_WSAEINVAL_and_loses_nothing,
	a_condition_that_is_no_function_is_WSAEFAULT_and_takes_nothing, a_short_length_is_WSAEFAULT_before_the_condition_is_asked,
	what_does_not_listen_is_told_before_the_condition, a_listener_closed_by_its_condition_takes_the_deferred_with_it,
	deferred_by_one_thread_taken_by_another_each_comes_once)

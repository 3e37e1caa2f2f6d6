/* ConnectEx. */
#include <ws2tcpip.h>

#include "extensions.h"

static char buffer[1024];
static LPFN_CONNECTEX connect_ex;

static void
have_functions(void)
{
	wst_extension((GUID)WSAID_CONNECTEX, &connect_ex);
}

static BOOL
begin(SOCKET s, unsigned port, const void *data, DWORD size, OVERLAPPED *o)
{
	struct sockaddr_in at = wst_loopback(port);

	return connect_ex(s, (struct sockaddr *)&at, sizeof at, (void *)data, size, NULL, o);
}

/* A port where nobody listens. */
static unsigned
closed_port(void)
{
	SOCKET s = wst_bound();
	unsigned port = wst_port(s);

	WST_OK(closesocket(s));
	return port;
}

/* Facts "ConnectEx": on INVALID_SOCKET WSAENOTSOCK; on an unbound socket WSAEINVAL; NULL OVERLAPPED ERROR_INVALID_PARAMETER. One that fails at once leaves Internal =
 * STATUS_PENDING and InternalHigh untouched. */
START_TEST(ConnectEx_checks_its_socket)
{
	SOCKET listener = wst_listener();
	OVERLAPPED o = {.Internal = 1234, .InternalHigh = 5678};

	have_functions();
	WST_REFUSES(begin(INVALID_SOCKET, wst_port(listener), NULL, 0, &o), WSAENOTSOCK);
	WST_REFUSES(begin(wst_bound(), wst_port(listener), NULL, 0, NULL), ERROR_INVALID_PARAMETER);
	WST_REFUSES(begin(wst_stream(), wst_port(listener), NULL, 0, &o), WSAEINVAL);
	ck_assert_uint_eq(__atomic_load_n(&o.Internal, __ATOMIC_ACQUIRE), STATUS_PENDING);
	ck_assert_uint_eq(o.InternalHigh, 5678);
	/* Fact "connect": connect or ConnectEx on a listening socket: WSAEINVAL. */
	WST_REFUSES(begin(listener, wst_port(listener), NULL, 0, &o), WSAEINVAL);
	WST_REFUSES(begin(wst_udp(), wst_port(listener), NULL, 0, &o), WSAEINVAL);
}
END_TEST

START_TEST(ConnectEx_checks_its_address)
{
	struct sockaddr_in6 other = {.sin6_family = AF_INET6, .sin6_port = htons(1)};
	OVERLAPPED o = {0};

	have_functions();
	WST_REFUSES(begin(wst_bound(), 0, NULL, 0, &o), WSAEADDRNOTAVAIL);
	WST_REFUSES(connect_ex(wst_bound(), NULL, 16, NULL, 0, NULL, &o), WSAEFAULT);
	WST_REFUSES(connect_ex(wst_bound(), (struct sockaddr *)&other, sizeof other, NULL, 0, NULL, &o), WSAEAFNOSUPPORT);
	WST_REFUSES(begin(wst_bound(), 1, (void *)(UINT_PTR)0x10, 100, &o), WSAEFAULT);
}
END_TEST

/* Fact "ConnectEx": to a loopback listener always WSA_IO_PENDING first; result size equals the optional data sent; the send buffer may be reused right after the call. */
START_TEST(it_always_pends_and_sends_its_data)
{
	for (DWORD size = 0; size <= 3; size += 3) {
		SOCKET listener = wst_listener(), s = wst_bound(), server;
		OVERLAPPED o = wst_overlapped();
		DWORD bytes = 77;
		char data[4] = "abc";

		have_functions();
		WST_PENDS(begin(s, wst_port(listener), data, size, &o));
		memset(data, 'z', sizeof data);
		ck_assert_uint_eq(wst_outcome(s, &o, &bytes), 0);
		ck_assert_uint_eq(bytes, size);
		server = accept(listener, NULL, NULL);
		if (size) {
			ck_assert_int_eq(recv(server, buffer, sizeof buffer, 0), 3);
			ck_assert_mem_eq(buffer, "abc", 3);
		}
		ck_assert_int_eq(send(server, "hello", 5, 0), 5);
		ck_assert_int_eq(recv(s, buffer, sizeof buffer, 0), 5);
	}
}
END_TEST

/* More than the socket takes at once: it completes when all has been sent. */
START_TEST(it_completes_when_all_its_data_is_sent)
{
	enum { SIZE = 16 << 20 };
	SOCKET listener = wst_listener(), s = wst_bound(), server;
	OVERLAPPED o = wst_overlapped();
	char *data = calloc(1, SIZE);
	DWORD bytes, got = 0;

	have_functions();
	WST_PENDS(begin(s, wst_port(listener), data, SIZE, &o));
	server = accept(listener, NULL, NULL);
	while (got < SIZE) {
		int n = recv(server, data, SIZE, 0);

		ck_assert_int_gt(n, 0);
		got += (DWORD)n;
	}
	ck_assert_uint_eq(wst_outcome(s, &o, &bytes), 0);
	ck_assert_uint_eq(bytes, SIZE);
	free(data);
}
END_TEST

/* Fact "ConnectEx": refused: event fires, GetOverlappedResult gives ERROR_CONNECTION_REFUSED, not WSAECONNREFUSED. */
START_TEST(a_refusal_is_told_in_both_languages)
{
	SOCKET s = wst_bound();
	OVERLAPPED o = wst_overlapped();
	DWORD bytes, flags;

	have_functions();
	WST_PENDS(begin(s, closed_port(), "abc", 3, &o));
	ck_assert_uint_eq(wst_outcome(s, &o, NULL), ERROR_CONNECTION_REFUSED);
	ck_assert(!WSAGetOverlappedResult(s, &o, &bytes, FALSE, &flags));
	ck_assert_int_eq(WSAGetLastError(), WSAECONNREFUSED);
}
END_TEST

/* It can try again: it is still bound. */
START_TEST(after_a_refusal_it_connects_elsewhere)
{
	SOCKET s = wst_bound(), listener = wst_listener();
	OVERLAPPED o = wst_overlapped();

	have_functions();
	WST_PENDS(begin(s, closed_port(), NULL, 0, &o));
	ck_assert_uint_eq(wst_outcome(s, &o, NULL), ERROR_CONNECTION_REFUSED);
	WST_PENDS(begin(s, wst_port(listener), NULL, 0, &o));
	ck_assert_uint_eq(wst_outcome(s, &o, NULL), 0);
}
END_TEST

/* A listener whose queue is full, so that a connect to it stays under way. */
static SOCKET
busy_listener(void)
{
	SOCKET s = wst_bound();
	u_long yes = 1;

	WST_OK(listen(s, 0));
	for (int i = 0; i < 4; i++) {
		SOCKET client = wst_stream();
		struct sockaddr_in at = wst_loopback(wst_port(s));

		WST_OK(ioctlsocket(client, FIONBIO, &yes));
		connect(client, (struct sockaddr *)&at, sizeof at);
	}
	return s;
}

/* Fact "ConnectEx": while pending connect and another ConnectEx fail WSAEINVAL, getpeername WSAENOTCONN, recv/send WSAENOTCONN. */
START_TEST(while_it_is_pending_nothing_else_goes)
{
	SOCKET listener = busy_listener(), s = wst_bound();
	struct sockaddr_in at = wst_loopback(wst_port(listener)), name;
	OVERLAPPED o = wst_overlapped(), other = {0};
	int len = sizeof name;

	have_functions();
	WST_PENDS(begin(s, wst_port(listener), NULL, 0, &o));
	ck_assert_uint_eq(__atomic_load_n(&o.Internal, __ATOMIC_ACQUIRE), STATUS_PENDING);
	WST_FAILS(connect(s, (struct sockaddr *)&at, sizeof at), WSAEINVAL);
	WST_REFUSES(begin(s, wst_port(listener), NULL, 0, &other), WSAEINVAL);
	WST_FAILS(getpeername(s, (struct sockaddr *)&name, &len), WSAENOTCONN);
	WST_FAILS(recv(s, buffer, 1, 0), WSAENOTCONN);
	WST_FAILS(send(s, buffer, 1, 0), WSAENOTCONN);
	ck_assert(CancelIo((HANDLE)s));
	ck_assert_uint_eq(wst_outcome(s, &o, NULL), ERROR_OPERATION_ABORTED);
	/* It can try again. */
	WST_PENDS(begin(s, wst_port(wst_listener()), NULL, 0, &o));
	ck_assert_uint_eq(wst_outcome(s, &o, NULL), 0);
}
END_TEST

START_TEST(closesocket_ends_it)
{
	SOCKET listener = busy_listener(), s = wst_bound();
	OVERLAPPED o = wst_overlapped();

	have_functions();
	WST_PENDS(begin(s, wst_port(listener), NULL, 0, &o));
	WST_OK(closesocket(s));
	ck_assert_uint_eq(wst_outcome(s, &o, NULL), ERROR_OPERATION_ABORTED);
}
END_TEST

/* Facts "connect": non-blocking connect in progress: ConnectEx WSAEINVAL. On a connected socket ConnectEx says WSAEISCONN. */
START_TEST(a_socket_that_connects_or_is_connected_is_refused)
{
	SOCKET listener = busy_listener(), s = wst_bound(), client, server;
	struct sockaddr_in at = wst_loopback(wst_port(listener));
	OVERLAPPED o = {0};
	u_long yes = 1;

	have_functions();
	WST_OK(ioctlsocket(s, FIONBIO, &yes));
	WST_FAILS(connect(s, (struct sockaddr *)&at, sizeof at), WSAEWOULDBLOCK);
	WST_REFUSES(begin(s, wst_port(listener), NULL, 0, &o), WSAEINVAL);
	wst_pair(&client, &server);
	WST_REFUSES(begin(client, wst_port(listener), NULL, 0, &o), WSAEISCONN);
	WST_REFUSES(begin(server, wst_port(listener), NULL, 0, &o), WSAEISCONN);
}
END_TEST

/* Fact "connect": after a ConnectEx without SO_UPDATE_CONNECT_CONTEXT plain connect says WSAEINVAL while ConnectEx says WSAEISCONN. */
START_TEST(names_need_the_context)
{
	SOCKET listener = wst_listener(), s = wst_bound();
	struct sockaddr_in at = wst_loopback(wst_port(listener)), name;
	OVERLAPPED o = wst_overlapped();
	int len = sizeof name, seconds = -1, size = sizeof seconds;
	DWORD truth = TRUE;

	have_functions();
	WST_FAILS(setsockopt(s, SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, NULL, 0), WSAENOTCONN);
	WST_PENDS(begin(s, wst_port(listener), NULL, 0, &o));
	ck_assert_uint_eq(wst_outcome(s, &o, NULL), 0);
	WST_FAILS(connect(s, (struct sockaddr *)&at, sizeof at), WSAEINVAL);
	WST_REFUSES(begin(s, wst_port(listener), NULL, 0, &o), WSAEISCONN);
	WST_FAILS(getpeername(s, (struct sockaddr *)&name, &len), WSAENOTCONN);
	WST_OK(getsockopt(s, SOL_SOCKET, SO_CONNECT_TIME, (char *)&seconds, &size));
	ck_assert_int_ge(seconds, 0);
	WST_OK(setsockopt(s, SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, NULL, 0));
	/* Fact "WSAConnectByName": with a DWORD TRUE accepted. */
	WST_OK(setsockopt(s, SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, (char *)&truth, sizeof truth));
	WST_OK(getpeername(s, (struct sockaddr *)&name, &len));
	ck_assert_uint_eq(ntohs(name.sin_port), wst_port(listener));
	WST_FAILS(connect(s, (struct sockaddr *)&at, sizeof at), WSAEISCONN);
	WST_OK(shutdown(s, SD_SEND));
}
END_TEST

static HANDLE
port_for(SOCKET s, ULONG_PTR key)
{
	HANDLE port = CreateIoCompletionPort((HANDLE)s, NULL, key, 0);

	ck_assert_ptr_ne(port, NULL);
	return port;
}

static void
is_empty(HANDLE port)
{
	DWORD bytes;
	ULONG_PTR key;
	LPOVERLAPPED done;

	WST_REFUSES(GetQueuedCompletionStatus(port, &bytes, &key, &done, 0), WAIT_TIMEOUT);
}

/* Facts "Completion ports": ConnectEx queues; hEvent with its low bit set signals the event but suppresses the packet; FILE_SKIP_COMPLETION_PORT_ON_SUCCESS: a ConnectEx that was
 * pending still queues; so do failures (ERROR_CONNECTION_REFUSED). */
START_TEST(ports_are_told)
{
	SOCKET listener = wst_listener(), s = wst_bound();
	HANDLE port = port_for(s, 42);
	OVERLAPPED o = {0}, quiet = wst_overlapped();
	LPOVERLAPPED done;
	ULONG_PTR key;
	DWORD bytes = 77;

	have_functions();
	ck_assert(SetFileCompletionNotificationModes((HANDLE)s, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS));
	WST_PENDS(begin(s, closed_port(), NULL, 0, &o));
	ck_assert(!GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE));
	ck_assert_uint_eq(GetLastError(), ERROR_CONNECTION_REFUSED);
	ck_assert_ptr_eq(done, &o);
	WST_PENDS(begin(s, wst_port(listener), "abc", 3, &o));
	ck_assert(GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE));
	ck_assert_uint_eq(bytes, 3);
	ck_assert_uint_eq(key, 42);
	is_empty(port);

	s = wst_bound();
	port = port_for(s, 43);
	quiet.hEvent = (HANDLE)((UINT_PTR)quiet.hEvent | 1);
	WST_PENDS(begin(s, wst_port(listener), NULL, 0, &quiet));
	ck_assert_uint_eq(WaitForSingleObject((HANDLE)((UINT_PTR)quiet.hEvent & ~(UINT_PTR)1), INFINITE), WAIT_OBJECT_0);
	is_empty(port);
}
END_TEST

enum { ROUNDS = 1000 };

START_TEST(a_cancel_or_a_close_races_with_it)
{
	SOCKET listener = wst_listener();
	u_long yes = 1;

	have_functions();
	WST_OK(ioctlsocket(listener, FIONBIO, &yes));
	for (unsigned i = 0; i < ROUNDS; i++) {
		struct wst_race r = {.s = wst_bound(), .closes = i % 2};
		OVERLAPPED o = wst_overlapped();
		struct wst_thread t;
		SOCKET server;
		DWORD code;

		r.o = &o;
		wst_start(&t, wst_spoil, &r);
		__atomic_store_n(&r.go, i % 4 < 2, __ATOMIC_RELEASE);
		if (begin(r.s, wst_port(listener), "abc", 3, &o) || GetLastError() != ERROR_IO_PENDING) {
			ck_assert(r.closes);
			ck_assert_uint_eq(GetLastError(), WSAENOTSOCK);
			__atomic_store_n(&r.go, 1, __ATOMIC_RELEASE);
			wst_join(&t);
			CloseHandle(o.hEvent);
			continue;
		}
		__atomic_store_n(&r.go, 1, __ATOMIC_RELEASE);
		code = wst_outcome(r.s, &o, NULL);
		ck_assert_msg(code == 0 || code == ERROR_OPERATION_ABORTED, "code %u", (unsigned)code);
		wst_join(&t);
		if (!r.closes)
			WST_OK(closesocket(r.s));
		while ((server = accept(listener, NULL, NULL)) != INVALID_SOCKET)
			closesocket(server);
		ck_assert(CloseHandle(o.hEvent));
	}
}
END_TEST

WST_MAIN("connectex", ConnectEx_checks_its_socket, ConnectEx_checks_its_address, it_always_pends_and_sends_its_data,
	it_completes_when_all_its_data_is_sent, a_refusal_is_told_in_both_languages, after_a_refusal_it_connects_elsewhere,
	while_it_is_pending_nothing_else_goes, closesocket_ends_it, a_socket_that_connects_or_is_connected_is_refused, names_need_the_context, ports_are_told,
	a_cancel_or_a_close_races_with_it)

/* DisconnectEx, and sockets that are used again. */
#include "extensions.h"

#define SLOT (sizeof(struct sockaddr_in) + 16)

static char buffer[1024];
static LPFN_CONNECTEX connect_ex;
static LPFN_DISCONNECTEX disconnect_ex;

static void
have_functions(void)
{
	wst_extension((GUID)WSAID_CONNECTEX, &connect_ex);
	wst_extension((GUID)WSAID_DISCONNECTEX, &disconnect_ex);
}

/* Fact "DisconnectEx": INVALID_SOCKET WSAENOTSOCK; unconnected WSAENOTCONN. */
START_TEST(DisconnectEx_checks_its_socket_and_flags)
{
	OVERLAPPED o = {0};
	SOCKET client, server;

	have_functions();
	WST_REFUSES(disconnect_ex(INVALID_SOCKET, &o, 0, 0), WSAENOTSOCK);
	WST_REFUSES(disconnect_ex(wst_stream(), &o, 0, 0), WSAENOTCONN);
	WST_REFUSES(disconnect_ex(wst_stream(), NULL, 0, 0), WSAENOTCONN);
	WST_REFUSES(disconnect_ex(wst_listener(), &o, 0, 0), WSAENOTCONN);
	wst_pair(&client, &server);
	WST_REFUSES(disconnect_ex(client, &o, 1, 0), WSAEINVAL);
	WST_REFUSES(disconnect_ex(client, &o, 0, 1), WSAEINVAL);
}
END_TEST

/* Fact "DisconnectEx": with flags 0 acts like SD_SEND: pending then size 0; send WSAESHUTDOWN, peer reads 0, peer data still arrives, connect WSAEISCONN, both getpeername calls still
 * work. */
START_TEST(without_flags_it_is_an_end_of_sending)
{
	struct sockaddr_in name, at = wst_loopback(1);
	OVERLAPPED o = wst_overlapped();
	int len = sizeof name;
	SOCKET client, server;
	DWORD bytes = 77;

	have_functions();
	wst_pair(&client, &server);
	WST_PENDS(disconnect_ex(client, &o, 0, 0));
	ck_assert_uint_eq(wst_outcome(client, &o, &bytes), 0);
	ck_assert_uint_eq(bytes, 0);
	WST_FAILS(send(client, "x", 1, 0), WSAESHUTDOWN);
	ck_assert_int_eq(recv(server, buffer, 1, 0), 0);
	ck_assert_int_eq(send(server, "abc", 3, 0), 3);
	ck_assert_int_eq(recv(client, buffer, 10, 0), 3);
	WST_FAILS(connect(client, (struct sockaddr *)&at, sizeof at), WSAEISCONN);
	WST_OK(getpeername(client, (struct sockaddr *)&name, &len));
	WST_OK(getpeername(server, (struct sockaddr *)&name, &len));
}
END_TEST

/* Fact "DisconnectEx": with NULL OVERLAPPED is synchronous, returns TRUE and may be repeated. */
START_TEST(without_an_OVERLAPPED_it_may_be_repeated)
{
	SOCKET client, server;

	have_functions();
	wst_pair(&client, &server);
	ck_assert(disconnect_ex(client, NULL, 0, 0));
	ck_assert_uint_eq(GetLastError(), 0);
	ck_assert(disconnect_ex(client, NULL, 0, 0));
	ck_assert_int_eq(recv(server, buffer, 1, 0), 0);
}
END_TEST

static DWORD
next_packet(HANDLE port, LPOVERLAPPED *done)
{
	DWORD bytes;
	ULONG_PTR key;

	*done = NULL;
	return GetQueuedCompletionStatus(port, &bytes, &key, done, 0) ? 0 : GetLastError();
}

/* Facts "Completion ports": DisconnectEx without OVERLAPPED queues nothing; shutdown never does; one that was pending queues, with FILE_SKIP_COMPLETION_PORT_ON_SUCCESS too; hEvent with
 * its low bit set suppresses the packet. */
START_TEST(ports_are_told_of_what_was_overlapped)
{
	OVERLAPPED o = {0}, quiet = wst_overlapped();
	SOCKET client, server;
	LPOVERLAPPED done;
	HANDLE port;

	have_functions();
	wst_pair(&client, &server);
	port = CreateIoCompletionPort((HANDLE)client, NULL, 1, 0);
	ck_assert(SetFileCompletionNotificationModes((HANDLE)client, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS));
	ck_assert(disconnect_ex(client, NULL, 0, 0));
	WST_OK(shutdown(client, SD_SEND));
	ck_assert_uint_eq(next_packet(port, &done), WAIT_TIMEOUT);
	WST_PENDS(disconnect_ex(client, &o, 0, 0));
	ck_assert_uint_eq(next_packet(port, &done), 0);
	ck_assert_ptr_eq(done, &o);
	quiet.hEvent = (HANDLE)((UINT_PTR)quiet.hEvent | 1);
	WST_PENDS(disconnect_ex(client, &quiet, 0, 0));
	ck_assert_uint_eq(WaitForSingleObject((HANDLE)((UINT_PTR)quiet.hEvent & ~(UINT_PTR)1), INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(next_packet(port, &done), WAIT_TIMEOUT);
}
END_TEST

/* What was queued before goes out before the end. */
START_TEST(sends_that_are_pending_go_first)
{
	enum { SIZE = 8 << 20 };
	OVERLAPPED o = wst_overlapped(), sending = wst_overlapped();
	char *data = calloc(1, SIZE);
	WSABUF one = {.len = SIZE, .buf = data};
	SOCKET client, server;
	DWORD got = 0;
	int n;

	have_functions();
	wst_pair(&client, &server);
	WST_FAILS(WSASend(client, &one, 1, NULL, 0, &sending, NULL), WSA_IO_PENDING);
	WST_PENDS(disconnect_ex(client, &o, 0, 0));
	ck_assert_uint_eq(__atomic_load_n(&o.Internal, __ATOMIC_ACQUIRE), STATUS_PENDING);
	while ((n = recv(server, data, SIZE, 0)) > 0)
		got += (DWORD)n;
	ck_assert_int_eq(n, 0);
	ck_assert_uint_eq(got, SIZE);
	ck_assert_uint_eq(wst_outcome(client, &sending, NULL), 0);
	ck_assert_uint_eq(wst_outcome(client, &o, NULL), 0);
	free(data);
}
END_TEST

/* contracts.md, DisconnectEx: with TF_REUSE_SOCKET the handle returns to AcceptEx (unbound) or ConnectEx (still bound) use. */
START_TEST(an_accepted_socket_is_accepted_into_again)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client;
	OVERLAPPED o = wst_overlapped();
	int on = 1, size = sizeof on;
	DWORD bytes;

	have_functions();
	WST_OK(setsockopt(acceptor, IPPROTO_TCP, TCP_NODELAY, (char *)&on, sizeof on));
	for (int i = 0; i < 50; i++) {
		WST_PENDS(AcceptEx(listener, acceptor, buffer, i % 2 ? 8 : 0, SLOT, SLOT, NULL, &o));
		client = wst_connect(listener);
		ck_assert_int_eq(send(client, "hello", 5, 0), 5);
		ck_assert_uint_eq(wst_outcome(listener, &o, &bytes), 0);
		if (!bytes)
			ck_assert_int_eq(recv(acceptor, buffer, 8, 0), 5);
		ck_assert_int_eq(send(acceptor, "bye", 3, 0), 3);
		WST_PENDS(disconnect_ex(acceptor, &o, TF_REUSE_SOCKET, 0));
		ck_assert_int_eq(recv(client, buffer, 8, 0), 3);
		ck_assert_int_eq(recv(client, buffer, 8, 0), 0);
		ck_assert_uint_eq(WaitForSingleObject(o.hEvent, 0), WAIT_TIMEOUT);
		WST_OK(closesocket(client));
		ck_assert_uint_eq(wst_outcome(acceptor, &o, NULL), 0);
		WST_FAILS(recv(acceptor, buffer, 1, 0), WSAENOTCONN);
		on = 0;
		WST_OK(getsockopt(acceptor, IPPROTO_TCP, TCP_NODELAY, (char *)&on, &size));
		ck_assert_int_ne(on, 0);
	}
}
END_TEST

START_TEST(a_connected_socket_connects_again)
{
	SOCKET listener = wst_listener(), s = wst_bound(), server;
	OVERLAPPED o = wst_overlapped();
	DWORD bytes;

	have_functions();
	for (int i = 0; i < 50; i++) {
		struct sockaddr_in at = wst_loopback(wst_port(listener));

		WST_PENDS(connect_ex(s, (struct sockaddr *)&at, sizeof at, (void *)"abc", 3, NULL, &o));
		ck_assert_uint_eq(wst_outcome(s, &o, &bytes), 0);
		ck_assert_uint_eq(bytes, 3);
		server = accept(listener, NULL, NULL);
		ck_assert_int_eq(recv(server, buffer, 10, 0), 3);
		WST_OK(closesocket(server));
		if (i % 2) {
			ck_assert(disconnect_ex(s, NULL, TF_REUSE_SOCKET, 0));
		} else {
			WST_PENDS(disconnect_ex(s, &o, TF_REUSE_SOCKET, 0));
			ck_assert_uint_eq(wst_outcome(s, &o, NULL), 0);
		}
	}
}
END_TEST

/* Its port goes with it, and what was pending on the old connection ends. */
START_TEST(a_reuse_ends_what_is_pending)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client;
	HANDLE port = CreateIoCompletionPort((HANDLE)acceptor, NULL, 9, 0);
	OVERLAPPED o = wst_overlapped(), receiving = {0}, parting = {0};
	WSABUF one = {.len = sizeof buffer, .buf = buffer};
	DWORD flags = 0, bytes;
	LPOVERLAPPED done;
	ULONG_PTR key;

	have_functions();
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, &o));
	client = wst_connect(listener);
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), 0);
	WST_FAILS(WSARecv(acceptor, &one, 1, NULL, &flags, &receiving, NULL), WSA_IO_PENDING);
	WST_PENDS(disconnect_ex(acceptor, &parting, TF_REUSE_SOCKET, 0));
	WST_OK(closesocket(client));
	for (int i = 0; i < 2; i++) {
		ck_assert(GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE) || done == &receiving);
		ck_assert(done == &receiving || done == &parting);
	}
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, &o));
	client = wst_connect(listener);
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), 0);
	WST_FAILS(WSARecv(acceptor, &one, 1, NULL, &flags, &receiving, NULL), WSA_IO_PENDING);
	ck_assert_int_eq(send(client, "again", 5, 0), 5);
	ck_assert(GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE));
	ck_assert_ptr_eq(done, &receiving);
	ck_assert_uint_eq(bytes, 5);
}
END_TEST

/* A peer that does not end its side keeps it waiting; both a cancel and a close end that. */
START_TEST(a_reuse_that_waits_can_be_ended)
{
	for (int closes = 0; closes < 2; closes++) {
		OVERLAPPED o = wst_overlapped();
		SOCKET client, server;

		have_functions();
		wst_pair(&client, &server);
		WST_PENDS(disconnect_ex(client, &o, TF_REUSE_SOCKET, 0));
		ck_assert_uint_eq(WaitForSingleObject(o.hEvent, 0), WAIT_TIMEOUT);
		if (closes)
			WST_OK(closesocket(client));
		else
			ck_assert(CancelIoEx((HANDLE)client, &o));
		ck_assert_uint_eq(wst_outcome(client, &o, NULL), ERROR_OPERATION_ABORTED);
	}
}
END_TEST

static void
part(void *argument)
{
	SOCKET s = *(SOCKET *)argument;

	WST_REFUSES(disconnect_ex(s, NULL, TF_REUSE_SOCKET, 0), WSAEINTR);
}

START_TEST(a_blocking_reuse_can_be_cancelled)
{
	struct wst_thread t;
	SOCKET client, server;

	have_functions();
	wst_pair(&client, &server);
	wst_start(&t, part, &client);
	wst_until_blocked(&t);
	WST_OK(winsock_cancel_thread(t.tid));
	wst_join(&t);
}
END_TEST

/* A peer that says more than a buffer holds before it ends. */
START_TEST(what_the_peer_still_says_is_thrown_away)
{
	enum { SIZE = 16 << 20 };
	char *data = calloc(1, SIZE);
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;

	have_functions();
	wst_pair(&client, &server);
	WST_PENDS(disconnect_ex(client, &o, TF_REUSE_SOCKET, 0));
	ck_assert_int_eq(send(server, data, SIZE, 0), SIZE);
	WST_OK(closesocket(server));
	ck_assert_uint_eq(wst_outcome(client, &o, NULL), 0);
	free(data);
}
END_TEST

enum { ROUNDS = 1000 };

START_TEST(a_cancel_or_a_close_races_with_a_reuse)
{
	have_functions();
	for (unsigned i = 0; i < ROUNDS; i++) {
		OVERLAPPED o = wst_overlapped();
		struct wst_race r = {.o = &o, .closes = i % 2};
		struct wst_thread t;
		SOCKET server;
		DWORD code;

		wst_pair(&r.s, &server);
		wst_start(&t, wst_spoil, &r);
		WST_PENDS(disconnect_ex(r.s, &o, TF_REUSE_SOCKET, 0));
		__atomic_store_n(&r.go, 1, __ATOMIC_RELEASE);
		WST_OK(closesocket(server));
		code = wst_outcome(r.s, &o, NULL);
		ck_assert_msg(code == 0 || code == ERROR_OPERATION_ABORTED, "code %u", (unsigned)code);
		wst_join(&t);
		if (!r.closes)
			WST_OK(closesocket(r.s));
		ck_assert(CloseHandle(o.hEvent));
	}
}
END_TEST

WST_MAIN("disconnectex", DisconnectEx_checks_its_socket_and_flags, without_flags_it_is_an_end_of_sending, without_an_OVERLAPPED_it_may_be_repeated,
	ports_are_told_of_what_was_overlapped, sends_that_are_pending_go_first, an_accepted_socket_is_accepted_into_again, a_connected_socket_connects_again,
	a_reuse_ends_what_is_pending, a_reuse_that_waits_can_be_ended, a_blocking_reuse_can_be_cancelled, what_the_peer_still_says_is_thrown_away,
	a_cancel_or_a_close_races_with_a_reuse)

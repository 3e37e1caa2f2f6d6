/* AcceptEx and GetAcceptExSockaddrs. */
#include "extensions.h"

#define SLOT (sizeof(struct sockaddr_in) + 16)

static char buffer[1024];

/* Facts "AcceptEx": INVALID_SOCKET listener or acceptor; non-listening listener; Internal is set to STATUS_PENDING even on immediate failures. */
START_TEST(AcceptEx_checks_its_sockets)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), bound = wst_bound();
	OVERLAPPED o = {.Internal = 0xdeadbeef};
	DWORD bytes = 77;

	WST_REFUSES(AcceptEx(INVALID_SOCKET, acceptor, buffer, 0, SLOT, SLOT, &bytes, &o), WSAENOTSOCK);
	o = (OVERLAPPED){.Internal = 0xdeadbeef};
	WST_REFUSES(AcceptEx(listener, INVALID_SOCKET, buffer, 0, SLOT, SLOT, &bytes, &o), WSAENOTSOCK);
	ck_assert_uint_eq(__atomic_load_n(&o.Internal, __ATOMIC_ACQUIRE), STATUS_PENDING);
	o = (OVERLAPPED){.Internal = 0xdeadbeef};
	WST_REFUSES(AcceptEx(bound, acceptor, buffer, 0, SLOT, SLOT, &bytes, &o), WSAEINVAL);
	ck_assert_uint_eq(__atomic_load_n(&o.Internal, __ATOMIC_ACQUIRE), STATUS_PENDING);
	ck_assert_uint_eq(bytes, 77);
}
END_TEST

/* Fact "AcceptEx": NULL output buffer with data length WSAEFAULT; remote address length 0 WSAEFAULT; NULL OVERLAPPED ERROR_INVALID_PARAMETER. */
START_TEST(AcceptEx_checks_its_pointers)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream();
	OVERLAPPED o = {0};
	unsigned long wide = 77;

	WST_REFUSES(AcceptEx(listener, acceptor, NULL, 10, SLOT, SLOT, &wide, &o), WSAEFAULT);
	WST_REFUSES(AcceptEx(listener, acceptor, buffer, 0, SLOT, 0, &wide, &o), WSAEFAULT);
	ck_assert_uint_eq(__atomic_load_n(&o.Internal, __ATOMIC_ACQUIRE), STATUS_PENDING);
	WST_REFUSES(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, NULL), ERROR_INVALID_PARAMETER);
	ck_assert_uint_eq(wide, 77);
}
END_TEST

/* Fact "AcceptEx": local address length 0 is legal: size 0, local outputs untouched, remote address with size 16. */
START_TEST(no_local_address_need_be_asked_for)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client;
	struct sockaddr *local = (struct sockaddr *)1, *remote = NULL;
	INT local_len = 77, remote_len = 0;
	OVERLAPPED o = wst_overlapped();
	DWORD bytes = 77;

	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, 0, SLOT, &bytes, &o));
	client = wst_connect(listener);
	ck_assert_uint_eq(wst_outcome(listener, &o, &bytes), 0);
	ck_assert_uint_eq(bytes, 0);
	GetAcceptExSockaddrs(buffer, 0, 0, SLOT, &local, &local_len, &remote, &remote_len);
	ck_assert_ptr_eq(local, (void *)1);
	ck_assert_int_eq(local_len, 77);
	ck_assert_int_eq(remote_len, 16);
	ck_assert_uint_eq(ntohs(((struct sockaddr_in *)remote)->sin_port), wst_port(client));
}
END_TEST

START_TEST(both_addresses_stand_in_the_buffer)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client;
	struct sockaddr *local, *remote;
	INT local_len, remote_len;
	OVERLAPPED o = wst_overlapped();

	/* From an odd place on, too. */
	WST_PENDS(AcceptEx(listener, acceptor, buffer + 3, 6, SLOT, SLOT, NULL, &o));
	client = wst_connect(listener);
	ck_assert_int_eq(send(client, "hello", 5, 0), 5);
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), 0);
	GetAcceptExSockaddrs(buffer + 3, 6, SLOT, SLOT, &local, &local_len, &remote, &remote_len);
	ck_assert_int_eq(local_len, 16);
	ck_assert_int_eq(remote_len, 16);
	ck_assert_int_eq(local->sa_family, AF_INET);
	ck_assert_uint_eq(ntohs(((struct sockaddr_in *)local)->sin_port), wst_port(listener));
	ck_assert_uint_eq(ntohs(((struct sockaddr_in *)remote)->sin_port), wst_port(client));
	ck_assert_mem_eq(buffer + 3, "hello", 5);
}
END_TEST

/* Fact "AcceptEx": local address length too small (3, or sockaddr+4): pending first, then ERROR_INSUFFICIENT_BUFFER, and the connection stays in the backlog. */
START_TEST(a_connection_without_room_for_its_address_stays_in_the_backlog)
{
	static const DWORD sizes[] = {3, sizeof(struct sockaddr_in) + 4};

	for (size_t i = 0; i < WST_COUNT(sizes); i++) {
		SOCKET listener = wst_listener(), acceptor = wst_stream(), client, server;
		OVERLAPPED o = wst_overlapped();
		DWORD bytes = 77;

		WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, sizes[i], SLOT, NULL, &o));
		client = wst_connect(listener);
		ck_assert_uint_eq(wst_outcome(listener, &o, &bytes), ERROR_INSUFFICIENT_BUFFER);
		ck_assert_uint_eq(o.Internal, 0xc0000023);
		server = accept(listener, NULL, NULL);
		ck_assert(server != INVALID_SOCKET);
		ck_assert_int_eq(send(client, "x", 1, 0), 1);
		ck_assert_int_eq(recv(server, buffer, 1, 0), 1);
	}
}
END_TEST

/* Fact "AcceptEx": address lengths one short of sockaddr+16 are still queued. */
START_TEST(a_slot_that_is_one_short_is_queued)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream();
	OVERLAPPED o = wst_overlapped();

	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT - 1, SLOT, NULL, &o));
	ck_assert(CancelIo((HANDLE)listener));
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), ERROR_OPERATION_ABORTED);
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT - 1, NULL, &o));
	ck_assert(CancelIo((HANDLE)listener));
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), ERROR_OPERATION_ABORTED);
}
END_TEST

/* Fact "AcceptEx": acceptor that is UDP, bound, connected, or already in another pending AcceptEx: WSAEINVAL. */
START_TEST(only_a_fresh_stream_is_accepted_into)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client, server;
	OVERLAPPED o = wst_overlapped(), other = {0};

	wst_pair(&client, &server);
	WST_REFUSES(AcceptEx(listener, wst_udp(), buffer, 0, SLOT, SLOT, NULL, &o), WSAEINVAL);
	WST_REFUSES(AcceptEx(listener, wst_bound(), buffer, 0, SLOT, SLOT, NULL, &o), WSAEINVAL);
	WST_REFUSES(AcceptEx(listener, client, buffer, 0, SLOT, SLOT, NULL, &o), WSAEINVAL);
	WST_REFUSES(AcceptEx(listener, listener, buffer, 0, SLOT, SLOT, NULL, &o), WSAEINVAL);
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, &o));
	WST_REFUSES(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, &other), WSAEINVAL);
}
END_TEST

/* Fact "AcceptEx": connect/ConnectEx on a socket that is being accepted into: WSAEINVAL. */
START_TEST(a_socket_that_is_accepted_into_does_not_connect)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream();
	struct sockaddr_in at = wst_loopback(wst_port(listener));
	OVERLAPPED o = wst_overlapped(), other = {0};
	LPFN_CONNECTEX connect_ex;

	wst_extension((GUID)WSAID_CONNECTEX, &connect_ex);
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, &o));
	WST_FAILS(connect(acceptor, (struct sockaddr *)&at, sizeof at), WSAEINVAL);
	WST_REFUSES(connect_ex(acceptor, (struct sockaddr *)&at, sizeof at, NULL, 0, NULL, &other), WSAEINVAL);
	WST_FAILS(bind(acceptor, (struct sockaddr *)&at, sizeof at), WSAEINVAL);
	WST_FAILS(recv(acceptor, buffer, 1, 0), WSAENOTCONN);
	ck_assert(CancelIo((HANDLE)listener));
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), ERROR_OPERATION_ABORTED);
	WST_OK(connect(acceptor, (struct sockaddr *)&at, sizeof at));
}
END_TEST

/* Fact "AcceptEx": AcceptEx with receive length waits for first data; it completes on the first byte with that count. */
START_TEST(the_first_bytes_are_waited_for)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client;
	OVERLAPPED o = wst_overlapped();
	int seconds = -1, size = sizeof seconds;
	DWORD bytes;

	WST_PENDS(AcceptEx(listener, acceptor, buffer, 100, SLOT, SLOT, NULL, &o));
	WST_OK(getsockopt(acceptor, SOL_SOCKET, SO_CONNECT_TIME, (char *)&seconds, &size));
	ck_assert_int_eq(seconds, -1);
	client = wst_connect(listener);
	/* It has been taken once it has a time. */
	while (seconds < 0)
		WST_OK(getsockopt(acceptor, SOL_SOCKET, SO_CONNECT_TIME, (char *)&seconds, &size));
	ck_assert_uint_eq(WaitForSingleObject(o.hEvent, 0), WAIT_TIMEOUT);
	WST_FAILS(recv(acceptor, buffer, 1, 0), WSAENOTCONN);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
	ck_assert_uint_eq(wst_outcome(listener, &o, &bytes), 0);
	ck_assert_uint_eq(bytes, 1);
	ck_assert_int_eq(buffer[0], 'x');
	ck_assert_int_eq(send(client, "yz", 2, 0), 2);
	ck_assert_int_eq(recv(acceptor, buffer, 10, 0), 2);
	ck_assert_int_eq(send(acceptor, "back", 4, 0), 4);
	ck_assert_int_eq(recv(client, buffer, 10, 0), 4);
}
END_TEST

/* Fact "AcceptEx": peer closing without sending completes it successfully with size 0. */
START_TEST(a_peer_that_closes_without_a_word_was_accepted)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream();
	OVERLAPPED o = wst_overlapped();
	DWORD bytes = 77;

	WST_PENDS(AcceptEx(listener, acceptor, buffer, 100, SLOT, SLOT, NULL, &o));
	WST_OK(closesocket(wst_connect(listener)));
	ck_assert_uint_eq(wst_outcome(listener, &o, &bytes), 0);
	ck_assert_uint_eq(bytes, 0);
	ck_assert_int_eq(recv(acceptor, buffer, 1, 0), 0);
}
END_TEST

/* Wait until the connection has been taken. */
static void
until_taken(SOCKET acceptor)
{
	int seconds = -1, size = sizeof seconds;

	while (seconds < 0)
		WST_OK(getsockopt(acceptor, SOL_SOCKET, SO_CONNECT_TIME, (char *)&seconds, &size));
}

/* Fact "AcceptEx": closesocket of the acceptor, or of the listener, completes the pending AcceptEx with ERROR_OPERATION_ABORTED; CancelIo on the acceptor does nothing, CancelIo
 * on the listener cancels. GetOverlappedResult works even after the listener was closed. */
START_TEST(closing_either_socket_ends_it)
{
	for (int taken = 0; taken < 2; taken++)
		for (int which = 0; which < 3; which++) {
			SOCKET listener = wst_listener(), acceptor = wst_stream(), client = INVALID_SOCKET;
			OVERLAPPED o = wst_overlapped();

			WST_PENDS(AcceptEx(listener, acceptor, buffer, 100, SLOT, SLOT, NULL, &o));
			if (taken) {
				client = wst_connect(listener);
				until_taken(acceptor);
			}
			CancelIo((HANDLE)acceptor);
			ck_assert_uint_eq(WaitForSingleObject(o.hEvent, 0), WAIT_TIMEOUT);
			ck_assert_uint_eq(__atomic_load_n(&o.Internal, __ATOMIC_ACQUIRE), STATUS_PENDING);
			if (which == 2)
				ck_assert(CancelIo((HANDLE)listener));
			else
				WST_OK(closesocket(which ? acceptor : listener));
			ck_assert_uint_eq(wst_outcome(listener, &o, NULL), ERROR_OPERATION_ABORTED);
			ck_assert_uint_eq(o.Internal, 0xc0000120);
			if (taken)
				ck_assert_int_le(recv(client, buffer, 1, 0), 0);
		}
}
END_TEST

/* One that was accepted into in vain is as good as before. */
START_TEST(after_a_cancel_it_can_be_accepted_into_again)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client;
	OVERLAPPED o = wst_overlapped();
	DWORD bytes;

	WST_PENDS(AcceptEx(listener, acceptor, buffer, 100, SLOT, SLOT, NULL, &o));
	client = wst_connect(listener);
	until_taken(acceptor);
	ck_assert(CancelIoEx((HANDLE)listener, &o));
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), ERROR_OPERATION_ABORTED);
	WST_OK(closesocket(client));
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 100, SLOT, SLOT, NULL, &o));
	client = wst_connect(listener);
	ck_assert_int_eq(send(client, "again", 5, 0), 5);
	ck_assert_uint_eq(wst_outcome(listener, &o, &bytes), 0);
	ck_assert_uint_eq(bytes, 5);
}
END_TEST

/* Fact "AcceptEx": getsockname on the accepted socket needs SO_UPDATE_ACCEPT_CONTEXT. */
START_TEST(names_need_the_context)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client;
	struct sockaddr_in name;
	int len = sizeof name, on = 1;
	OVERLAPPED o = wst_overlapped();

	WST_OK(setsockopt(listener, SOL_SOCKET, SO_KEEPALIVE, (char *)&on, sizeof on));
	WST_FAILS(setsockopt(acceptor, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (char *)&listener, sizeof listener), WSAENOTCONN);
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, &o));
	client = wst_connect(listener);
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), 0);
	WST_FAILS(getsockname(acceptor, (struct sockaddr *)&name, &len), WSAEINVAL);
	WST_FAILS(getpeername(acceptor, (struct sockaddr *)&name, &len), WSAENOTCONN);
	WST_FAILS(shutdown(acceptor, SD_SEND), WSAENOTCONN);
	WST_OK(getsockopt(acceptor, SOL_SOCKET, SO_KEEPALIVE, (char *)&on, &len));
	ck_assert_int_eq(on, 0);
	WST_FAILS(setsockopt(acceptor, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (char *)&listener, 2), WSAEFAULT);
	WST_FAILS(setsockopt(acceptor, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (char *)&client, sizeof client), WSAEINVAL);
	WST_OK(setsockopt(acceptor, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (char *)&listener, sizeof listener));
	len = sizeof name;
	WST_OK(getsockname(acceptor, (struct sockaddr *)&name, &len));
	ck_assert_uint_eq(ntohs(name.sin_port), wst_port(listener));
	WST_OK(getpeername(acceptor, (struct sockaddr *)&name, &len));
	ck_assert_uint_eq(ntohs(name.sin_port), wst_port(client));
	len = sizeof on;
	WST_OK(getsockopt(acceptor, SOL_SOCKET, SO_KEEPALIVE, (char *)&on, &len));
	ck_assert_int_ne(on, 0);
	WST_OK(shutdown(acceptor, SD_SEND));
	ck_assert_int_eq(recv(client, buffer, 1, 0), 0);
}
END_TEST

/* Fact "AcceptEx": GetOverlappedResult is given the listener handle; "accept": what the acceptor was told before stays. */
START_TEST(the_acceptor_keeps_its_own_options_and_mode)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client;
	int on = 1, len = sizeof on;
	u_long yes = 1;
	OVERLAPPED o = wst_overlapped();

	WST_OK(setsockopt(acceptor, IPPROTO_TCP, TCP_NODELAY, (char *)&on, sizeof on));
	WST_OK(ioctlsocket(acceptor, FIONBIO, &yes));
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, &o));
	client = wst_connect(listener);
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), 0);
	on = 0;
	WST_OK(getsockopt(acceptor, IPPROTO_TCP, TCP_NODELAY, (char *)&on, &len));
	ck_assert_int_ne(on, 0);
	WST_FAILS(recv(acceptor, buffer, 1, 0), WSAEWOULDBLOCK);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
}
END_TEST

static int CALLBACK
defer(LPWSABUF caller, LPWSABUF caller_data, LPQOS sqos, LPQOS gqos, LPWSABUF callee, LPWSABUF callee_data, GROUP *g, DWORD_PTR context)
{
	(void)caller, (void)caller_data, (void)sqos, (void)gqos, (void)callee, (void)callee_data, (void)g, (void)context;
	return CF_DEFER;
}

/* Fact "AcceptEx": a CF_DEFERred connection is taken first by a later AcceptEx; accept then returns the second one. */
START_TEST(a_deferred_connection_is_taken_first)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), first = wst_connect(listener), second, server;
	OVERLAPPED o = wst_overlapped();

	WST_FAILS(WSAAccept(listener, NULL, NULL, defer, 0), WSATRY_AGAIN);
	second = wst_connect(listener);
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, &o));
	ck_assert_uint_eq(wst_outcome(listener, &o, NULL), 0);
	server = accept(listener, NULL, NULL);
	ck_assert_int_eq(send(first, "1", 1, 0), 1);
	ck_assert_int_eq(send(second, "2", 1, 0), 1);
	ck_assert_int_eq(recv(acceptor, buffer, 1, 0), 1);
	ck_assert_int_eq(buffer[0], '1');
	ck_assert_int_eq(recv(server, buffer, 1, 0), 1);
	ck_assert_int_eq(buffer[0], '2');
}
END_TEST

static LPOVERLAPPED
packet(HANDLE port, DWORD code, DWORD *bytes, ULONG_PTR *key)
{
	LPOVERLAPPED done = NULL;
	BOOL good = GetQueuedCompletionStatus(port, bytes, key, &done, INFINITE);

	ck_assert_uint_eq(good ? 0 : GetLastError(), code);
	return done;
}

static void
is_empty(HANDLE port)
{
	DWORD bytes;
	ULONG_PTR key;
	LPOVERLAPPED done;

	WST_REFUSES(GetQueuedCompletionStatus(port, &bytes, &key, &done, 0), WAIT_TIMEOUT);
}

/* Fact "Completion ports": closesocket of a listener with pending AcceptEx: one packet ERROR_OPERATION_ABORTED, also when the port was attached after the AcceptEx began.
 * Closing a listener without pending operations queues nothing. */
START_TEST(closing_the_listener_is_one_packet)
{
	HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
	SOCKET listener = wst_listener(), acceptor = wst_stream();
	OVERLAPPED o = {0};
	ULONG_PTR key;
	DWORD bytes = 77;

	ck_assert_ptr_eq(CreateIoCompletionPort((HANDLE)listener, port, 125, 0), port);
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, &o));
	is_empty(port);
	WST_OK(closesocket(listener));
	ck_assert_ptr_eq(packet(port, ERROR_OPERATION_ABORTED, &bytes, &key), &o);
	ck_assert_uint_eq(key, 125);
	ck_assert_uint_eq(bytes, 0);
	ck_assert_uint_eq(o.Internal, 0xc0000120);
	is_empty(port);
	listener = wst_listener();
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, &o));
	ck_assert_ptr_eq(CreateIoCompletionPort((HANDLE)listener, port, 126, 0), port);
	WST_OK(closesocket(listener));
	ck_assert_ptr_eq(packet(port, ERROR_OPERATION_ABORTED, &bytes, &key), &o);
	ck_assert_uint_eq(key, 126);
	is_empty(port);
	listener = wst_listener();
	ck_assert_ptr_eq(CreateIoCompletionPort((HANDLE)listener, port, 125, 0), port);
	WST_OK(closesocket(listener));
	is_empty(port);
}
END_TEST

/* Fact "Completion ports": AcceptEx completions go to the listener's port and key, not the acceptor's; closing the acceptor after connect but before data gives
 * ERROR_OPERATION_ABORTED; after data success with the byte count. */
START_TEST(packets_go_to_the_port_of_the_listener)
{
	HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client;
	OVERLAPPED o = {0};
	ULONG_PTR key;
	DWORD bytes;

	ck_assert_ptr_eq(CreateIoCompletionPort((HANDLE)listener, port, 125, 0), port);
	ck_assert_ptr_eq(CreateIoCompletionPort((HANDLE)acceptor, port, 126, 0), port);
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 100, SLOT, SLOT, NULL, &o));
	client = wst_connect(listener);
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	ck_assert_ptr_eq(packet(port, 0, &bytes, &key), &o);
	ck_assert_uint_eq(key, 125);
	ck_assert_uint_eq(bytes, 2);
	is_empty(port);

	/* What the accepted socket does is its own. */
	WSABUF one = {.len = sizeof buffer, .buf = buffer};
	DWORD flags = 0;

	WST_FAILS(WSARecv(acceptor, &one, 1, NULL, &flags, &o, NULL), WSA_IO_PENDING);
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	ck_assert_ptr_eq(packet(port, 0, &bytes, &key), &o);
	ck_assert_uint_eq(key, 126);
	ck_assert_uint_eq(bytes, 3);

	acceptor = wst_stream();
	WST_PENDS(AcceptEx(listener, acceptor, buffer, 100, SLOT, SLOT, NULL, &o));
	client = wst_connect(listener);
	WST_OK(closesocket(acceptor));
	ck_assert_ptr_eq(packet(port, ERROR_OPERATION_ABORTED, &bytes, &key), &o);
	ck_assert_uint_eq(key, 125);
}
END_TEST

/* A port's threads serve the connections' first bytes too, many at a time. */
START_TEST(many_wait_for_their_first_bytes)
{
	enum { MANY = 64 };
	static OVERLAPPED o[MANY];
	static char buffers[MANY][64 + 2 * SLOT];
	HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
	SOCKET listener = wst_listener(), acceptors[MANY], clients[MANY];
	ULONG_PTR key;
	DWORD bytes;

	ck_assert_ptr_eq(CreateIoCompletionPort((HANDLE)listener, port, 1, 0), port);
	for (int i = 0; i < MANY; i++) {
		acceptors[i] = wst_stream();
		WST_PENDS(AcceptEx(listener, acceptors[i], buffers[i], 64, SLOT, SLOT, NULL, &o[i]));
	}
	for (int i = 0; i < MANY; i++)
		clients[i] = wst_connect(listener);
	is_empty(port);
	for (int i = MANY; i--;) {
		LPOVERLAPPED done;
		long which;

		ck_assert_int_eq(send(clients[i], (char *)&i, sizeof i, 0), sizeof i);
		done = packet(port, 0, &bytes, &key);
		which = done - o;
		ck_assert_uint_eq(bytes, sizeof i);
		ck_assert_mem_eq(buffers[which], &i, sizeof i);
		ck_assert_int_eq(send(acceptors[which], "x", 1, 0), 1);
		ck_assert_int_eq(recv(clients[i], buffer, 1, 0), 1);
	}
}
END_TEST

/* Nobody waits, and yet it is accepted. */
START_TEST(it_is_accepted_while_every_thread_is_elsewhere)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client;
	OVERLAPPED o = {0};

	WST_PENDS(AcceptEx(listener, acceptor, buffer, 8, SLOT, SLOT, NULL, &o));
	client = wst_connect(listener);
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	while (__atomic_load_n(&o.Internal, __ATOMIC_ACQUIRE) == STATUS_PENDING)
		sched_yield();
	ck_assert_uint_eq(o.InternalHigh, 3);
}
END_TEST

enum { ROUNDS = 1000 };

struct race {
	SOCKET listener, acceptor;
	OVERLAPPED *o;
	LONG go;
	unsigned how;
};

static void
spoil(void *argument)
{
	struct race *r = argument;

	while (!__atomic_load_n(&r->go, __ATOMIC_ACQUIRE))
		SwitchToThread();
	if (r->how == 0)
		CancelIoEx((HANDLE)r->listener, r->o);
	else
		WST_OK(closesocket(r->how == 1 ? r->acceptor : r->listener));
}

/* Whatever comes first, it completes once, and the connection is there or it is not. */
START_TEST(an_end_of_either_kind_races_with_the_connection)
{
	for (unsigned i = 0; i < ROUNDS; i++) {
		struct race r = {.listener = wst_listener(), .acceptor = wst_stream(), .how = i % 3};
		OVERLAPPED o = wst_overlapped();
		struct wst_thread t;
		SOCKET client;
		DWORD code, bytes;

		r.o = &o;
		WST_PENDS(AcceptEx(r.listener, r.acceptor, buffer, i % 2 ? 10 : 0, SLOT, SLOT, NULL, &o));
		wst_start(&t, spoil, &r);
		if (i % 4 < 2) {
			client = wst_connect(r.listener);
			__atomic_store_n(&r.go, 1, __ATOMIC_RELEASE);
			send(client, "x", 1, 0);
		} else {
			struct sockaddr_in at = wst_loopback(wst_port(r.listener));

			client = wst_stream();
			__atomic_store_n(&r.go, 1, __ATOMIC_RELEASE);
			if (connect(client, (struct sockaddr *)&at, sizeof at) == 0)
				send(client, "x", 1, 0);
		}
		wst_join(&t);
		if (r.how == 0 && __atomic_load_n(&o.Internal, __ATOMIC_ACQUIRE) == STATUS_PENDING)
			CancelIoEx((HANDLE)r.listener, &o);
		code = wst_outcome(r.listener, &o, &bytes);
		ck_assert_msg(code == 0 || code == ERROR_OPERATION_ABORTED, "code %u", (unsigned)code);
		if (!code && r.how == 0)
			WST_OK(setsockopt(r.acceptor, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (char *)&r.listener, sizeof r.listener));
		closesocket(client);
		closesocket(r.acceptor);
		closesocket(r.listener);
		ck_assert(CloseHandle(o.hEvent));
	}
}
END_TEST

WST_MAIN("acceptex", AcceptEx_checks_its_sockets, AcceptEx_checks_its_pointers, no_local_address_need_be_asked_for, both_addresses_stand_in_the_buffer,
	a_connection_without_room_for_its_address_stays_in_the_backlog, a_slot_that_is_one_short_is_queued, only_a_fresh_stream_is_accepted_into,
	a_socket_that_is_accepted_into_does_not_connect, the_first_bytes_are_waited_for, a_peer_that_closes_without_a_word_was_accepted,
	closing_either_socket_ends_it, after_a_cancel_it_can_be_accepted_into_again, names_need_the_context, the_acceptor_keeps_its_own_options_and_mode,
	a_deferred_connection_is_taken_first, closing_the_listener_is_one_packet, packets_go_to_the_port_of_the_listener, many_wait_for_their_first_bytes,
	it_is_accepted_while_every_thread_is_elsewhere, an_end_of_either_kind_races_with_the_connection)

/* Sockets on completion ports: which packets come, which do not. */
#include "overlapped.h"

/* Completion ports: "An immediately successful WSARecv (data or graceful 0) still queues a packet; GetQueuedCompletionStatus TRUE does not touch last error" */
START_TEST(what_succeeds_at_once_queues_a_packet)
{
	OVERLAPPED o[3] = {{0}};
	SOCKET client, server;
	HANDLE port;
	char data[4];
	int code;

	wst_pair(&client, &server);
	port = wst_port_of(server, 0x1234);
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	WST_OK(recv(server, data, 2, MSG_PEEK));
	ck_assert_int_eq(wst_recv(server, data, 4, &o[0]), 0);
	ck_assert_uint_eq(wst_packet(port, 0x1234, &o[0], 2), 0);
	WST_OK(shutdown(client, SD_SEND));
	ck_assert_int_eq(recv(server, data, 4, 0), 0);
	/* The end stands behind what was short of it; that it may be found a moment later is nothing that a program can tell. */
	code = wst_recv(server, data, 4, &o[1]);
	ck_assert(code == 0 || code == WSA_IO_PENDING);
	ck_assert_uint_eq(wst_packet(port, 0x1234, &o[1], 0), 0);
	ck_assert_int_eq(wst_send(server, "xyz", 3, &o[2]), 0);
	ck_assert_uint_eq(wst_packet(port, 0x1234, &o[2], 3), 0);
	wst_no_packet(port);
	wst_close(client, server);
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(what_was_pending_is_a_packet)
{
	OVERLAPPED o[2] = {{0}};
	SOCKET client, server;
	HANDLE port;
	char data[2][4];

	wst_pair(&client, &server);
	port = wst_port_of(server, 1);
	for (int i = 0; i < 2; i++)
		wst_pends(wst_recv(server, data[i], 2, &o[i]));
	wst_no_packet(port);
	ck_assert_int_eq(send(client, "abcd", 4, 0), 4);
	ck_assert_uint_eq(wst_packet(port, 1, &o[0], 2), 0);
	ck_assert_uint_eq(wst_packet(port, 1, &o[1], 2), 0);
	ck_assert_mem_eq(data[0], "ab", 2);
	ck_assert_mem_eq(data[1], "cd", 2);
	wst_no_packet(port);
	wst_close(client, server);
	ck_assert(CloseHandle(port));
}
END_TEST

/* Completion ports: "Reset while a receive is pending: packet with GetQueuedCompletionStatus FALSE, ERROR_NETNAME_DELETED, size 0 and right key";
 * "WSASend/WSARecv that fail immediately (WSAECONNRESET after a reset, WSAENOTCONN) queue no packet and leave the byte count untouched" */
START_TEST(a_reset_is_a_packet_and_what_fails_at_once_is_none)
{
	OVERLAPPED o = {0}, late = {0};
	SOCKET client, server, fresh = socket(AF_INET, SOCK_STREAM, 0);
	WSABUF buffer;
	DWORD got = 4711, flags = 0;
	HANDLE port;
	char data[4];

	buffer.len = 4;
	buffer.buf = data;
	wst_pair(&client, &server);
	port = wst_port_of(server, 77);
	ck_assert(CreateIoCompletionPort((HANDLE)fresh, port, 78, 0) == port);
	wst_pends(wst_recv(server, data, 4, &o));
	wst_reset(client);
	ck_assert_uint_eq(wst_packet(port, 77, &o, 0), ERROR_NETNAME_DELETED);
	WST_FAILS(WSARecv(server, &buffer, 1, &got, &flags, &late, NULL), WSAECONNRESET);
	WST_FAILS(WSASend(server, &buffer, 1, &got, 0, &late, NULL), WSAECONNRESET);
	WST_FAILS(WSARecv(fresh, &buffer, 1, &got, &flags, &late, NULL), WSAENOTCONN);
	WST_FAILS(WSASend(fresh, &buffer, 1, &got, 0, &late, NULL), WSAENOTCONN);
	ck_assert_uint_eq(got, 4711);
	wst_no_packet(port);
	wst_close(server, fresh);
	ck_assert(CloseHandle(port));
}
END_TEST

/* Completion ports: "GetQueuedCompletionStatus timeout: FALSE/WAIT_TIMEOUT, OVERLAPPED pointer set to NULL, key and size untouched" */
START_TEST(a_time_out_touches_neither_key_nor_size)
{
	OVERLAPPED o = {0};
	LPOVERLAPPED its = &o;
	SOCKET client, server;
	HANDLE port;
	DWORD bytes = 0xdeadbeef;
	ULONG_PTR key = 0xdeadbeef;
	char data[4];

	wst_pair(&client, &server);
	port = wst_port_of(server, 1);
	wst_pends(wst_recv(server, data, 4, &o));
	for (DWORD wait = 0; wait < 3; wait++) {
		its = &o;
		WST_REFUSES(GetQueuedCompletionStatus(port, &bytes, &key, &its, wait), WAIT_TIMEOUT);
		ck_assert(its == NULL);
		ck_assert_uint_eq(bytes, 0xdeadbeef);
		ck_assert_uint_eq(key, 0xdeadbeef);
	}
	/* The one that receives first: the other's end would complete it. */
	WST_OK(closesocket(server));
	ck_assert_uint_eq(wst_packet(port, 1, &o, 0), ERROR_CONNECTION_ABORTED);
	WST_OK(closesocket(client));
	ck_assert(CloseHandle(port));
}
END_TEST

/* Closesocket against work in progress: "closesocket with a pending overlapped receive: packet with ERROR_CONNECTION_ABORTED/STATUS_CONNECTION_ABORTED […], size 0; other
 * thread's receive likewise" */
static OVERLAPPED others;
static char others_data[4];

static void
issue(void *argument)
{
	wst_pends(wst_recv(*(SOCKET *)argument, others_data, 4, &others));
}

START_TEST(closesocket_is_a_packet_for_each_pending_receive)
{
	OVERLAPPED o = {0};
	SOCKET client, server;
	struct wst_thread t;
	HANDLE port;
	char data[4];

	wst_pair(&client, &server);
	port = wst_port_of(server, 9);
	wst_pends(wst_recv(server, data, 4, &o));
	wst_start(&t, issue, &server);
	wst_join(&t);
	WST_OK(closesocket(server));
	ck_assert_uint_eq(wst_packet(port, 9, &o, 0), ERROR_CONNECTION_ABORTED);
	ck_assert_uint_eq((DWORD)o.Internal, (DWORD)WST_CONNECTION_ABORTED);
	ck_assert_uint_eq(wst_packet(port, 9, &others, 0), ERROR_CONNECTION_ABORTED);
	wst_no_packet(port);
	WST_OK(closesocket(client));
	ck_assert(CloseHandle(port));
}
END_TEST

/* Closesocket against work in progress: "UDP receive CANCELLED […] OPERATION_ABORTED (995)" */
START_TEST(closesocket_of_datagrams_is_ERROR_OPERATION_ABORTED)
{
	OVERLAPPED o = {0};
	SOCKET s = wst_udp();
	HANDLE port = wst_port_of(s, 2);
	char data[4];

	wst_pends(wst_recv(s, data, 4, &o));
	WST_OK(closesocket(s));
	ck_assert_uint_eq(wst_packet(port, 2, &o, 0), ERROR_OPERATION_ABORTED);
	ck_assert(CloseHandle(port));
}
END_TEST

/* Completion ports: "Closing a listener without pending operations queues nothing" */
START_TEST(closing_without_pending_operations_queues_nothing)
{
	SOCKET s = wst_listener(), client, server;
	HANDLE port = wst_port_of(s, 1);

	wst_pair(&client, &server);
	ck_assert(CreateIoCompletionPort((HANDLE)server, port, 2, 0) == port);
	wst_close(s, server);
	wst_no_packet(port);
	WST_OK(closesocket(client));
	ck_assert(CloseHandle(port));
}
END_TEST

/* Completion ports: "connect (blocking or not), shutdown, WSASendDisconnect and WSARecvDisconnect never queue packets […]" */
START_TEST(connect_and_shutdown_queue_no_packets)
{
	SOCKET listener = wst_listener(), s = socket(AF_INET, SOCK_STREAM, 0), accepted;
	struct sockaddr_in name = wst_loopback(wst_port(listener));
	HANDLE port = wst_port_of(s, 1);

	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	accepted = accept(listener, NULL, NULL);
	WST_OK(shutdown(s, SD_SEND));
	wst_no_packet(port);
	wst_close(s, accepted);
	WST_OK(closesocket(listener));
	wst_no_packet(port);
	ck_assert(CloseHandle(port));
}
END_TEST

/* Blocking and non-overlapped calls tell no port. */
START_TEST(calls_without_OVERLAPPED_queue_no_packets)
{
	SOCKET client, server;
	HANDLE port;
	char data[4];
	WSABUF buffer = {.len = 4, .buf = data};
	DWORD got, flags = 0;

	wst_pair(&client, &server);
	port = wst_port_of(server, 1);
	ck_assert_int_eq(send(client, "abcd", 4, 0), 4);
	ck_assert_int_eq(recv(server, data, 2, 0), 2);
	WST_OK(WSARecv(server, &buffer, 1, &got, &flags, NULL, NULL));
	ck_assert_int_eq(send(server, "x", 1, 0), 1);
	buffer.len = 1;
	WST_OK(WSASend(server, &buffer, 1, &got, 0, NULL, NULL));
	wst_no_packet(port);
	wst_close(client, server);
	ck_assert(CloseHandle(port));
}
END_TEST

/* Completion ports: "hEvent with its low bit set still signals the event but suppresses the completion packet" */
START_TEST(the_low_bit_of_the_event_keeps_the_packet_back)
{
	OVERLAPPED o = wst_overlapped();
	HANDLE event = o.hEvent, port;
	SOCKET client, server;
	char data[4];

	wst_pair(&client, &server);
	port = wst_port_of(server, 1);
	o.hEvent = (HANDLE)((ULONG_PTR)event | 1);
	wst_pends(wst_recv(server, data, 4, &o));
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	ck_assert_uint_eq(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(o.InternalHigh, 2);
	wst_no_packet(port);
	ck_assert_int_eq(wst_send(server, "ab", 2, &o), 0);
	ck_assert(wst_is_set(event));
	wst_no_packet(port);
	wst_close(client, server);
	ck_assert(CloseHandle(port));
	ck_assert(CloseHandle(event));
}
END_TEST

/* An event is set besides the packet. */
START_TEST(a_packet_and_an_event_tell_both)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	HANDLE port;
	char data[4];

	wst_pair(&client, &server);
	port = wst_port_of(server, 1);
	wst_pends(wst_recv(server, data, 4, &o));
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	ck_assert_uint_eq(WaitForSingleObject(o.hEvent, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(wst_packet(port, 1, &o, 2), 0);
	wst_close(client, server);
	ck_assert(CloseHandle(port));
}
END_TEST

/* Completion ports: "FILE_SKIP_COMPLETION_PORT_ON_SUCCESS suppresses only immediate successes […]" */
START_TEST(FILE_SKIP_COMPLETION_PORT_ON_SUCCESS_skips_what_is_done_at_once)
{
	OVERLAPPED o = {0};
	SOCKET client, server;
	HANDLE port;
	char data[4];

	wst_pair(&client, &server);
	port = wst_port_of(server, 1);
	ck_assert(SetFileCompletionNotificationModes((HANDLE)server, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS));
	ck_assert_int_eq(wst_send(server, "ab", 2, &o), 0);
	ck_assert_uint_eq(o.InternalHigh, 2);
	wst_no_packet(port);
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	WST_OK(recv(server, data, 4, MSG_PEEK));
	ck_assert_int_eq(wst_recv(server, data, 4, &o), 0);
	wst_no_packet(port);
	wst_pends(wst_recv(server, data, 4, &o));
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	ck_assert_uint_eq(wst_packet(port, 1, &o, 3), 0);
	wst_pends(wst_recv(server, data, 4, &o));
	wst_reset(client);
	ck_assert_uint_eq(wst_packet(port, 1, &o, 0), ERROR_NETNAME_DELETED);
	WST_OK(closesocket(server));
	ck_assert(CloseHandle(port));
}
END_TEST

/* CreateIoCompletionPort: a file has one port, for good; ERROR_INVALID_PARAMETER for another. */
START_TEST(a_socket_belongs_to_one_port_for_good)
{
	SOCKET client, server;
	HANDLE port, other = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);

	wst_pair(&client, &server);
	port = wst_port_of(server, 1);
	WST_REFUSES(CreateIoCompletionPort((HANDLE)server, other, 2, 0), ERROR_INVALID_PARAMETER);
	WST_REFUSES(CreateIoCompletionPort((HANDLE)server, port, 2, 0), ERROR_INVALID_PARAMETER);
	WST_OK(closesocket(server));
	WST_REFUSES(CreateIoCompletionPort((HANDLE)server, port, 2, 0), ERROR_INVALID_HANDLE);
	WST_OK(closesocket(client));
	ck_assert(CloseHandle(other));
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(GetQueuedCompletionStatusEx_takes_many_sockets_packets)
{
	enum { COUNT = 16 };
	HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
	OVERLAPPED_ENTRY entries[COUNT];
	static OVERLAPPED o[COUNT];
	SOCKET client[COUNT], server[COUNT];
	char data[COUNT];
	unsigned seen = 0;

	for (int i = 0; i < COUNT; i++) {
		wst_pair(&client[i], &server[i]);
		ck_assert(CreateIoCompletionPort((HANDLE)server[i], port, (ULONG_PTR)(unsigned)i, 0) == port);
		wst_pends(wst_recv(server[i], &data[i], 1, &o[i]));
	}
	for (int i = 0; i < COUNT; i++)
		ck_assert_int_eq(send(client[i], "x", 1, 0), 1);
	while (seen != (1u << COUNT) - 1) {
		ULONG count = 0;

		ck_assert(GetQueuedCompletionStatusEx(port, entries, 5, &count, INFINITE, FALSE));
		ck_assert(count >= 1 && count <= 5);
		for (ULONG i = 0; i < count; i++) {
			ck_assert(entries[i].lpOverlapped == &o[entries[i].lpCompletionKey]);
			ck_assert_uint_eq(entries[i].dwNumberOfBytesTransferred, 1);
			ck_assert(!(seen & 1u << entries[i].lpCompletionKey));
			seen |= 1u << entries[i].lpCompletionKey;
		}
	}
	for (int i = 0; i < COUNT; i++)
		wst_close(client[i], server[i]);
	ck_assert(CloseHandle(port));
}
END_TEST

/* Many workers, many sockets, small concurrency: every byte comes back, each packet goes to one worker. */
enum { CONNECTIONS = 20, WORKERS = 4, TRIPS = 200 };

struct connection {
	OVERLAPPED o;
	SOCKET s;
	BOOL sending;
	char data[32];
	DWORD got;
};

static volatile LONG ended, inside[CONNECTIONS];
static struct connection connections[CONNECTIONS];

static void
step(HANDLE port, struct connection *c, DWORD bytes)
{
	int code;

	memset(&c->o, 0, sizeof c->o);
	if (!c->sending && bytes == 0) {
		WST_OK(shutdown(c->s, SD_SEND));
		InterlockedDecrement(&inside[c - connections]);
		if (InterlockedIncrement(&ended) == CONNECTIONS)
			for (int i = 0; i < WORKERS; i++)
				ck_assert(PostQueuedCompletionStatus(port, 0, 0, NULL));
		return;
	}
	c->sending = !c->sending;
	InterlockedDecrement(&inside[c - connections]);
	code = c->sending ? wst_send(c->s, c->data, bytes, &c->o) : wst_recv(c->s, c->data, sizeof c->data, &c->o);
	ck_assert(code == 0 || code == WSA_IO_PENDING);
}

static void
work(void *argument)
{
	HANDLE port = argument;

	for (;;) {
		LPOVERLAPPED its = NULL;
		ULONG_PTR key;
		DWORD bytes;

		ck_assert(GetQueuedCompletionStatus(port, &bytes, &key, &its, INFINITE));
		if (!its)
			return;
		ck_assert(its == &connections[key].o);
		ck_assert_int_eq(InterlockedIncrement(&inside[key]), 1);
		step(port, &connections[key], bytes);
	}
}

START_TEST(workers_share_the_packets_of_many_sockets)
{
	HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 2);
	SOCKET clients[CONNECTIONS];
	struct wst_thread workers[WORKERS];
	char data[32];

	for (int i = 0; i < CONNECTIONS; i++) {
		wst_pair(&clients[i], &connections[i].s);
		ck_assert(CreateIoCompletionPort((HANDLE)connections[i].s, port, (ULONG_PTR)(unsigned)i, 0) == port);
		wst_pends(wst_recv(connections[i].s, connections[i].data, 32, &connections[i].o));
	}
	for (int i = 0; i < WORKERS; i++)
		wst_start(&workers[i], work, port);
	for (int trip = 0; trip < TRIPS; trip++) {
		for (int i = 0; i < CONNECTIONS; i++) {
			memset(data, trip + i, 32);
			ck_assert_int_eq(send(clients[i], data, 1 + (trip + i) % 32, 0), 1 + (trip + i) % 32);
		}
		for (int i = 0; i < CONNECTIONS; i++) {
			ck_assert_int_eq(recv(clients[i], data, 1 + (trip + i) % 32, MSG_WAITALL), 1 + (trip + i) % 32);
			ck_assert_int_eq(data[(trip + i) % 32], (char)(trip + i));
		}
	}
	for (int i = 0; i < CONNECTIONS; i++)
		WST_OK(shutdown(clients[i], SD_SEND));
	for (int i = 0; i < WORKERS; i++)
		wst_join(&workers[i]);
	for (int i = 0; i < CONNECTIONS; i++)
		wst_close(clients[i], connections[i].s);
	ck_assert(CloseHandle(port));
}
END_TEST

WST_MAIN("socketport", what_succeeds_at_once_queues_a_packet, what_was_pending_is_a_packet, a_reset_is_a_packet_and_what_fails_at_once_is_none,
         a_time_out_touches_neither_key_nor_size, closesocket_is_a_packet_for_each_pending_receive,
         closesocket_of_datagrams_is_ERROR_OPERATION_ABORTED, closing_without_pending_operations_queues_nothing, connect_and_shutdown_queue_no_packets,
         calls_without_OVERLAPPED_queue_no_packets, the_low_bit_of_the_event_keeps_the_packet_back, a_packet_and_an_event_tell_both,
         FILE_SKIP_COMPLETION_PORT_ON_SUCCESS_skips_what_is_done_at_once, a_socket_belongs_to_one_port_for_good,
         GetQueuedCompletionStatusEx_takes_many_sockets_packets, workers_share_the_packets_of_many_sockets)

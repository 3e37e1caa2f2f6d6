/* Overlapped sends and receives of streams: what is pending, how it ends, in which order. */
#include "overlapped.h"

static int calls;

static void CALLBACK
count_call(ULONG_PTR argument)
{
	(void)argument;
	calls++;
}

/* Overlapped operations: "WSARecv that finds data completes at once without running queued APCs; those run at the next alertable wait" */
START_TEST(WSARecv_that_finds_data_runs_no_queued_APC)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char data[4];

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "abcd", 4, 0), 4);
	WST_OK(recv(server, data, 4, MSG_PEEK));
	ck_assert(QueueUserAPC(count_call, GetCurrentThread(), 0));
	ck_assert_int_eq(wst_recv(server, data, 4, &o), 0);
	ck_assert_int_eq(calls, 0);
	ck_assert_uint_eq(o.Internal, 0);
	ck_assert_uint_eq(o.InternalHigh, 4);
	ck_assert(wst_is_set(o.hEvent));
	ck_assert_uint_eq(SleepEx(0, TRUE), WAIT_IO_COMPLETION);
	ck_assert_int_eq(calls, 1);
	wst_close(client, server);
}
END_TEST

/* Overlapped operations: "WSARecv scatters over several buffers in order and reports the total; last error becomes 0" */
START_TEST(WSARecv_scatters_over_its_buffers_in_order)
{
	char one[2], two[3], three[4] = "....";
	WSABUF buffers[3] = {{.len = 2, .buf = one}, {.len = 3, .buf = two}, {.len = 4, .buf = three}};
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	DWORD got = 0, flags = 0;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "abcdefg", 7, 0), 7);
	WST_OK(recv(server, one, 1, MSG_PEEK));
	SetLastError(12345);
	ck_assert_int_eq(WSARecv(server, buffers, 3, &got, &flags, &o, NULL), 0);
	ck_assert_uint_eq(GetLastError(), 0);
	ck_assert_uint_eq(got, 7);
	ck_assert_mem_eq(one, "ab", 2);
	ck_assert_mem_eq(two, "cde", 3);
	ck_assert_mem_eq(three, "fg..", 4);
	wst_ends(server, &o, 7);
	wst_close(client, server);
}
END_TEST

/* Overlapped operations: "WSARecv with OVERLAPPED and no data: SOCKET_ERROR/WSA_IO_PENDING whether or not the byte-count pointer is NULL; several may be
 * queued on one OVERLAPPED"; completion ports: "Pending WSARecv leaves the caller's byte-count variable untouched" */
START_TEST(WSARecv_without_data_is_pending_with_and_without_a_count)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char one[2], two[2];
	WSABUF first = {.len = 2, .buf = one}, second = {.len = 2, .buf = two};
	DWORD got = 4711, flags = 0;

	wst_pair(&client, &server);
	WST_FAILS(WSARecv(server, &first, 1, &got, &flags, &o, NULL), WSA_IO_PENDING);
	ck_assert_uint_eq(got, 4711);
	WST_FAILS(WSARecv(server, &second, 1, NULL, &flags, &o, NULL), WSA_IO_PENDING);
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	wst_ends(server, &o, 2);
	ck_assert(ResetEvent(o.hEvent));
	ck_assert_int_eq(send(client, "cd", 2, 0), 2);
	ck_assert_uint_eq(WaitForSingleObject(o.hEvent, INFINITE), WAIT_OBJECT_0);
	ck_assert_mem_eq(one, "ab", 2);
	ck_assert_mem_eq(two, "cd", 2);
	wst_close(client, server);
}
END_TEST

/* Overlapped operations: "Pending operation: Internal = STATUS_PENDING (0x103), InternalHigh untouched" */
START_TEST(what_is_pending_says_so_in_Internal_alone)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	DWORD got = 9, flags = 9;
	char data[4];

	o.Internal = 0xdead1;
	o.InternalHigh = 0xdead2;
	SetEvent(o.hEvent);
	wst_pair(&client, &server);
	wst_pends(wst_recv(server, data, 4, &o));
	ck_assert_uint_eq(o.Internal, WST_PENDING);
	ck_assert_uint_eq(o.InternalHigh, 0xdead2);
	ck_assert(!wst_is_set(o.hEvent));
	WST_REFUSES(WSAGetOverlappedResult(server, &o, &got, FALSE, &flags), WSA_IO_INCOMPLETE);
	WST_REFUSES(GetOverlappedResult((HANDLE)server, &o, &got, FALSE), ERROR_IO_INCOMPLETE);
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	ck_assert_uint_eq(WaitForSingleObject(o.hEvent, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq(o.Internal, 0);
	ck_assert_uint_eq(o.InternalHigh, 2);
	ck_assert_mem_eq(data, "ab", 2);
	wst_close(client, server);
}
END_TEST

/* Overlapped operations: "With hEvent NULL the socket handle itself is the waitable object: unsignalled while the receive pends, signalled at completion
 * (WaitForSingleObject on the SOCKET works)" */
START_TEST(without_an_event_the_socket_is_waited_for)
{
	OVERLAPPED o = {0};
	SOCKET client, server;
	char data[4];

	wst_pair(&client, &server);
	for (int i = 0; i < 3; i++) {
		wst_pends(wst_recv(server, data, 4, &o));
		ck_assert_uint_eq(WaitForSingleObject((HANDLE)server, 0), WAIT_TIMEOUT);
		ck_assert_int_eq(send(client, "abc", 3, 0), 3);
		ck_assert_uint_eq(WaitForSingleObject((HANDLE)server, INFINITE), WAIT_OBJECT_0);
		ck_assert_uint_eq(o.InternalHigh, 3);
		wst_ends(server, &o, 3);
	}
	wst_close(client, server);
}
END_TEST

/* Send and recv: "Non-blocking recv, or WSARecv without OVERLAPPED: WSAEWOULDBLOCK; with OVERLAPPED the same socket goes WSA_IO_PENDING" */
START_TEST(a_non_blocking_socket_pends_with_an_OVERLAPPED)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char data[4];
	WSABUF buffer = {.len = 4, .buf = data};
	DWORD got, flags = 0;
	u_long on = 1;

	wst_pair(&client, &server);
	WST_OK(ioctlsocket(server, FIONBIO, &on));
	WST_FAILS(recv(server, data, 4, 0), WSAEWOULDBLOCK);
	WST_FAILS(WSARecv(server, &buffer, 1, &got, &flags, NULL, NULL), WSAEWOULDBLOCK);
	wst_pends(wst_recv(server, data, 4, &o));
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	wst_ends(server, &o, 2);
	wst_close(client, server);
}
END_TEST

/* Overlapped operations: "Two pending receives are served in order of issue, each filling its own buffer from one send" */
START_TEST(pending_receives_are_served_in_order_of_issue)
{
	enum { COUNT = 50 };
	static OVERLAPPED o[COUNT];
	static char data[COUNT][3], sent[COUNT * 3 - 1];
	SOCKET client, server;

	wst_pair(&client, &server);
	for (int i = 0; i < COUNT; i++) {
		o[i] = wst_overlapped();
		wst_pends(wst_recv(server, data[i], 3, &o[i]));
	}
	for (size_t i = 0; i < sizeof sent; i++)
		sent[i] = (char)(i * 7);
	ck_assert_int_eq(send(client, sent, sizeof sent, 0), sizeof sent);
	for (int i = 0; i < COUNT; i++)
		wst_ends(server, &o[i], i < COUNT - 1 ? 3 : 2);
	ck_assert_mem_eq(data, sent, sizeof sent);
	wst_close(client, server);
}
END_TEST

/* A receive that comes while another is pending gets what comes after that one's. */
START_TEST(a_later_receive_never_overtakes_a_pending_one)
{
	OVERLAPPED o[2] = {wst_overlapped(), wst_overlapped()};
	SOCKET client, server;
	char data[2][1];

	wst_pair(&client, &server);
	for (int i = 0; i < 2000; i++) {
		char pair[2] = {(char)i, (char)(i + 1)};
		int second;

		wst_pends(wst_recv(server, data[0], 1, &o[0]));
		ck_assert_int_eq(send(client, pair, 2, 0), 2);
		second = wst_recv(server, data[1], 1, &o[1]);
		ck_assert(second == 0 || second == WSA_IO_PENDING);
		/* Done at once, so the one before it is done too. */
		if (second == 0)
			ck_assert_uint_eq(o[0].Internal, 0);
		wst_ends(server, &o[1], 1);
		wst_ends(server, &o[0], 1);
		ck_assert_int_eq(data[0][0], pair[0]);
		ck_assert_int_eq(data[1][0], pair[1]);
	}
	wst_close(client, server);
}
END_TEST

/* Overlapped operations: "WSARecv with zero buffers (count 0): WSAEINVAL; with one zero-length buffer: WSA_IO_PENDING until data comes, then size 0 and no
 * data consumed"; send and recv: "WSARecv zero-length with data waiting returns 0 at once" */
START_TEST(a_receive_of_nothing_waits_for_data_and_leaves_it)
{
	OVERLAPPED o = wst_overlapped();
	WSABUF none = {0};
	DWORD flags = 0;
	SOCKET client, server;
	char data[4];

	wst_pair(&client, &server);
	WST_FAILS(WSARecv(server, &none, 0, NULL, &flags, &o, NULL), WSAEINVAL);
	wst_pends(wst_recv(server, NULL, 0, &o));
	ck_assert(!wst_is_set(o.hEvent));
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	wst_ends(server, &o, 0);
	ck_assert_int_eq(wst_recv(server, NULL, 0, &o), 0);
	wst_ends(server, &o, 0);
	ck_assert_int_eq(recv(server, data, 4, 0), 2);
	wst_close(client, server);
}
END_TEST

/* Overlapped operations: "Buffer arrays (WSABUF) need not stay valid after the call returns pending; only data buffers, OVERLAPPED and length/flags/address
 * outputs must" */
START_TEST(the_array_of_buffers_is_not_needed_after_the_call)
{
	enum { COUNT = 100 };
	OVERLAPPED o = wst_overlapped();
	WSABUF *buffers = calloc(COUNT, sizeof *buffers);
	SOCKET client, server;
	char data[COUNT], sent[COUNT];
	DWORD flags = 0;

	wst_pair(&client, &server);
	for (int i = 0; i < COUNT; i++) {
		buffers[i].len = 1;
		buffers[i].buf = &data[COUNT - 1 - i];
		sent[i] = (char)i;
	}
	WST_FAILS(WSARecv(server, buffers, COUNT, NULL, &flags, &o, NULL), WSA_IO_PENDING);
	memset(buffers, 0xee, COUNT * sizeof *buffers);
	free(buffers);
	ck_assert_int_eq(send(client, sent, COUNT, 0), COUNT);
	wst_ends(server, &o, COUNT);
	for (int i = 0; i < COUNT; i++)
		ck_assert_int_eq(data[COUNT - 1 - i], i);
	wst_close(client, server);
}
END_TEST

/* The end of the stream ends every receive, those that pend and those that come. */
START_TEST(the_end_of_the_stream_ends_all_receives_with_nothing)
{
	OVERLAPPED o[3] = {wst_overlapped(), wst_overlapped(), wst_overlapped()};
	SOCKET client, server;
	char data[3][4];

	wst_pair(&client, &server);
	for (int i = 0; i < 2; i++)
		wst_pends(wst_recv(server, data[i], 4, &o[i]));
	WST_OK(shutdown(client, SD_SEND));
	for (int i = 0; i < 2; i++)
		wst_ends(server, &o[i], 0);
	ck_assert_int_eq(wst_recv(server, data[2], 4, &o[2]), 0);
	wst_ends(server, &o[2], 0);
	wst_close(client, server);
}
END_TEST

/* Overlapped operations: "Peer reset completes pending receives with ERROR_NETNAME_DELETED (64) seen by GetOverlappedResult, size 0"; send and recv: "After
 * peer RST: pending receive completes STATUS_CONNECTION_RESET/ERROR_NETNAME_DELETED, next WSARecv fails WSAECONNRESET (stays so), SO_ERROR stays 0" */
START_TEST(a_reset_ends_pending_receives)
{
	OVERLAPPED o[2] = {wst_overlapped(), wst_overlapped()};
	SOCKET client, server;
	char data[2][4];
	DWORD got = 77, flags;
	int error = 1, len = sizeof error;

	wst_pair(&client, &server);
	for (int i = 0; i < 2; i++)
		wst_pends(wst_recv(server, data[i], 4, &o[i]));
	wst_reset(client);
	for (int i = 0; i < 2; i++) {
		ck_assert_uint_eq(WaitForSingleObject(o[i].hEvent, INFINITE), WAIT_OBJECT_0);
		WST_REFUSES(GetOverlappedResult((HANDLE)server, &o[i], &got, TRUE), ERROR_NETNAME_DELETED);
		ck_assert_uint_eq(got, 0);
		ck_assert_uint_eq((DWORD)o[i].Internal, (DWORD)WST_CONNECTION_RESET);
		WST_REFUSES(WSAGetOverlappedResult(server, &o[i], &got, TRUE, &flags), WSAECONNRESET);
	}
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(wst_recv(server, data[0], 4, &o[0]), WSAECONNRESET);
	WST_OK(getsockopt(server, SOL_SOCKET, SO_ERROR, (char *)&error, &len));
	ck_assert_int_eq(error, 0);
	WST_OK(closesocket(server));
}
END_TEST

/* Send and recv: "WSASend(INVALID_SOCKET): WSAENOTSOCK; WSASend with OVERLAPPED accepts a NULL byte-count pointer" */
START_TEST(WSASend_needs_a_socket_and_no_count)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char data[4];

	wst_pair(&client, &server);
	ck_assert_int_eq(wst_send(INVALID_SOCKET, "ab", 2, &o), WSAENOTSOCK);
	ck_assert_int_eq(wst_send(client, "ab", 2, &o), 0);
	wst_ends(client, &o, 2);
	ck_assert_int_eq(recv(server, data, 4, 0), 2);
	wst_close(client, server);
}
END_TEST

static DWORD WINAPI
drain(LPVOID argument)
{
	SOCKET s = (SOCKET)(ULONG_PTR)argument;
	static unsigned char data[65536];
	DWORD sum = 0;
	int got;

	while ((got = recv(s, (char *)data, sizeof data, 0)) > 0)
		for (int i = 0; i < got; i++)
			sum = sum * 31 + data[i];
	return sum;
}

static DWORD
digest(const unsigned char *data, size_t size)
{
	DWORD sum = 0;

	for (size_t i = 0; i < size; i++)
		sum = sum * 31 + data[i];
	return sum;
}

/* Send and recv: "With SO_SNDBUF 0 an overlapped WSASend of 1 MiB on a non-blocking socket goes WSA_IO_PENDING and finishes with the whole length, never
 * short" */
START_TEST(an_overlapped_send_ends_with_the_whole_length)
{
	enum { SIZE = 1 << 20 };
	static unsigned char data[SIZE];
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	HANDLE reader;
	u_long on = 1;
	int none = 0;
	DWORD sum;

	for (int i = 0; i < SIZE; i++)
		data[i] = (unsigned char)(i * 167 + i / 256);
	wst_pair(&client, &server);
	WST_OK(ioctlsocket(client, FIONBIO, &on));
	WST_OK(setsockopt(client, SOL_SOCKET, SO_SNDBUF, (char *)&none, sizeof none));
	wst_pends(wst_send(client, data, SIZE, &o));
	ck_assert_uint_eq(o.Internal, WST_PENDING);
	reader = CreateThread(NULL, 0, drain, (LPVOID)(ULONG_PTR)server, 0, NULL);
	wst_ends(client, &o, SIZE);
	WST_OK(shutdown(client, SD_SEND));
	WaitForSingleObject(reader, INFINITE);
	ck_assert(GetExitCodeThread(reader, &sum));
	ck_assert_uint_eq(sum, digest(data, SIZE));
	wst_close(client, server);
}
END_TEST

/* Several sends, none of which the kernel takes whole, arrive one after the other. */
START_TEST(pending_sends_arrive_in_order_of_issue)
{
	enum { SIZE = 1 << 19, COUNT = 8 };
	static unsigned char data[COUNT * SIZE];
	OVERLAPPED o[COUNT];
	SOCKET client, server;
	HANDLE reader;
	DWORD sum;

	for (int i = 0; i < COUNT * SIZE; i++)
		data[i] = (unsigned char)(i * 167 + i / 4096);
	wst_pair(&client, &server);
	for (int i = 0; i < COUNT; i++) {
		int code;

		o[i] = wst_overlapped();
		code = wst_send(client, data + i * SIZE, SIZE, &o[i]);
		ck_assert(code == 0 || code == WSA_IO_PENDING);
	}
	reader = CreateThread(NULL, 0, drain, (LPVOID)(ULONG_PTR)server, 0, NULL);
	for (int i = COUNT; i-- > 0;)
		wst_ends(client, &o[i], SIZE);
	WST_OK(shutdown(client, SD_SEND));
	WaitForSingleObject(reader, INFINITE);
	ck_assert(GetExitCodeThread(reader, &sum));
	ck_assert_uint_eq(sum, digest(data, sizeof data));
	wst_close(client, server);
}
END_TEST

/* A receive and a send of one socket do not wait for each other. */
START_TEST(directions_are_independent)
{
	enum { SIZE = 1 << 22 };
	static char block[SIZE];
	OVERLAPPED in = wst_overlapped(), out = wst_overlapped();
	SOCKET client, server;
	char data[4];
	int code;

	wst_pair(&client, &server);
	wst_pends(wst_recv(client, data, 4, &in));
	code = wst_send(client, block, SIZE, &out);
	ck_assert(code == 0 || code == WSA_IO_PENDING);
	ck_assert_int_eq(send(server, "ab", 2, 0), 2);
	wst_ends(client, &in, 2);
	for (int left = SIZE; left > 0;) {
		static char sink[65536];
		int got = recv(server, sink, sizeof sink, 0);

		ck_assert_int_gt(got, 0);
		left -= got;
	}
	wst_ends(client, &out, SIZE);
	wst_close(client, server);
}
END_TEST

/* Send and recv: "MSG_PEEK leaves data (repeatable); MSG_WAITALL waits until the scatter list is full, joining later data" */
START_TEST(MSG_WAITALL_joins_later_data_and_MSG_PEEK_leaves_it)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char one[3], two[3];
	WSABUF buffers[2] = {{.len = 3, .buf = one}, {.len = 3, .buf = two}};
	DWORD flags = MSG_WAITALL;

	wst_pair(&client, &server);
	WST_FAILS(WSARecv(server, buffers, 2, NULL, &flags, &o, NULL), WSA_IO_PENDING);
	for (int i = 0; i < 5; i++) {
		ck_assert_int_eq(send(client, &"abcdef"[i], 1, 0), 1);
		ck_assert_uint_eq(o.Internal, WST_PENDING);
	}
	ck_assert_int_eq(send(client, "f", 1, 0), 1);
	wst_ends(server, &o, 6);
	ck_assert_mem_eq(one, "abc", 3);
	ck_assert_mem_eq(two, "def", 3);
	for (int i = 0; i < 2; i++) {
		int code;

		flags = MSG_PEEK;
		code = WSARecv(server, buffers, 2, NULL, &flags, &o, NULL) ? WSAGetLastError() : 0;
		if (i == 0) {
			wst_pends(code);
			ck_assert_int_eq(send(client, "xyz", 3, 0), 3);
		} else
			ck_assert_int_eq(code, 0);
		wst_ends(server, &o, 3);
		ck_assert_mem_eq(one, "xyz", 3);
	}
	ck_assert_int_eq(recv(server, one, 3, 0), 3);
	wst_close(client, server);
}
END_TEST

/* Send and recv: "Normal receive skips a pending urgent byte; it stays for a later MSG_OOB receive" */
START_TEST(a_pending_receive_skips_the_urgent_byte)
{
	OVERLAPPED o = wst_overlapped(), urgent = wst_overlapped();
	SOCKET client, server;
	char data[4], byte = 0;
	WSABUF buffer = {.len = 1, .buf = &byte};
	DWORD flags = MSG_OOB;

	wst_pair(&client, &server);
	wst_pends(wst_recv(server, data, 4, &o));
	ck_assert_int_eq(send(client, "u", 1, MSG_OOB), 1);
	if (WSARecv(server, &buffer, 1, NULL, &flags, &urgent, NULL))
		ck_assert_int_eq(WSAGetLastError(), WSA_IO_PENDING);
	wst_ends(server, &urgent, 1);
	ck_assert_int_eq(byte, 'u');
	ck_assert_uint_eq(o.Internal, WST_PENDING);
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	wst_ends(server, &o, 2);
	ck_assert_mem_eq(data, "ab", 2);
	wst_close(client, server);
}
END_TEST

/* What cannot be, is said at once. */
START_TEST(what_cannot_begin_fails_at_once)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0), client, server;
	char data[4];

	ck_assert_int_eq(wst_recv(s, data, 4, &o), WSAENOTCONN);
	ck_assert_int_eq(wst_send(s, "ab", 2, &o), WSAENOTCONN);
	ck_assert_int_eq(wst_recv(INVALID_SOCKET, data, 4, &o), WSAENOTSOCK);
	wst_pair(&client, &server);
	WST_OK(shutdown(server, SD_RECEIVE));
	ck_assert_int_eq(wst_recv(server, data, 4, &o), WSAESHUTDOWN);
	WST_OK(shutdown(server, SD_SEND));
	ck_assert_int_eq(wst_send(server, "ab", 2, &o), WSAESHUTDOWN);
	wst_close(client, server);
	WST_OK(closesocket(s));
}
END_TEST

WST_MAIN("wsaoverlapped", WSARecv_that_finds_data_runs_no_queued_APC, WSARecv_scatters_over_its_buffers_in_order,
         WSARecv_without_data_is_pending_with_and_without_a_count, what_is_pending_says_so_in_Internal_alone, without_an_event_the_socket_is_waited_for,
         a_non_blocking_socket_pends_with_an_OVERLAPPED, pending_receives_are_served_in_order_of_issue, a_later_receive_never_overtakes_a_pending_one,
         a_receive_of_nothing_waits_for_data_and_leaves_it, the_array_of_buffers_is_not_needed_after_the_call,
         the_end_of_the_stream_ends_all_receives_with_nothing, a_reset_ends_pending_receives, WSASend_needs_a_socket_and_no_count,
         an_overlapped_send_ends_with_the_whole_length, pending_sends_arrive_in_order_of_issue, directions_are_independent,
         MSG_WAITALL_joins_later_data_and_MSG_PEEK_leaves_it, a_pending_receive_skips_the_urgent_byte, what_cannot_begin_fails_at_once)

/* ReadFile and WriteFile on sockets, with an OVERLAPPED, and ReadFileEx's routines. */
#include "overlapped.h"

START_TEST(ReadFile_pends_and_GetOverlappedResult_waits)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char data[8];
	DWORD got = 0;

	wst_pair(&client, &server);
	WST_REFUSES(ReadFile((HANDLE)server, data, 8, NULL, &o), ERROR_IO_PENDING);
	ck_assert_uint_eq(o.Internal, WST_PENDING);
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	ck_assert(GetOverlappedResult((HANDLE)server, &o, &got, TRUE));
	ck_assert_uint_eq(got, 3);
	ck_assert_mem_eq(data, "abc", 3);
	wst_close(client, server);
}
END_TEST

START_TEST(WriteFile_and_ReadFile_that_are_done_at_once)
{
	OVERLAPPED in = wst_overlapped(), out = wst_overlapped();
	SOCKET client, server;
	char data[8];
	DWORD got = 0;

	wst_pair(&client, &server);
	ck_assert(WriteFile((HANDLE)client, "abcd", 4, &got, &out));
	ck_assert_uint_eq(got, 4);
	ck_assert(wst_is_set(out.hEvent));
	WST_OK(recv(server, data, 4, MSG_PEEK));
	got = 0;
	ck_assert(ReadFile((HANDLE)server, data, 8, &got, &in));
	ck_assert_uint_eq(got, 4);
	ck_assert(GetOverlappedResult((HANDLE)server, &in, &got, FALSE));
	ck_assert_uint_eq(got, 4);
	wst_close(client, server);
}
END_TEST

/* ReadFile and WSARecv stand in one row. */
START_TEST(ReadFile_and_WSARecv_are_served_in_order_of_issue)
{
	OVERLAPPED o[4];
	SOCKET client, server;
	char data[4][2];

	wst_pair(&client, &server);
	for (int i = 0; i < 4; i++) {
		o[i] = wst_overlapped();
		if (i % 2)
			wst_pends(wst_recv(server, data[i], 2, &o[i]));
		else
			WST_REFUSES(ReadFile((HANDLE)server, data[i], 2, NULL, &o[i]), ERROR_IO_PENDING);
	}
	ck_assert_int_eq(send(client, "aabbccdd", 8, 0), 8);
	for (int i = 0; i < 4; i++) {
		wst_ends(server, &o[i], 2);
		ck_assert_int_eq(data[i][1], 'a' + i);
	}
	wst_close(client, server);
}
END_TEST

START_TEST(ReadFile_and_WriteFile_tell_the_port)
{
	OVERLAPPED in = {0}, out = {0};
	SOCKET client, server;
	HANDLE port;
	char data[8];

	wst_pair(&client, &server);
	port = wst_port_of(server, 12);
	WST_REFUSES(ReadFile((HANDLE)server, data, 8, NULL, &in), ERROR_IO_PENDING);
	ck_assert(WriteFile((HANDLE)server, "abcd", 4, NULL, &out));
	ck_assert_uint_eq(wst_packet(port, 12, &out, 4), 0);
	ck_assert_int_eq(send(client, "xyz", 3, 0), 3);
	ck_assert_uint_eq(wst_packet(port, 12, &in, 3), 0);
	WST_REFUSES(ReadFile((HANDLE)server, data, 8, NULL, &in), ERROR_IO_PENDING);
	wst_reset(client);
	ck_assert_uint_eq(wst_packet(port, 12, &in, 0), ERROR_NETNAME_DELETED);
	WST_OK(closesocket(server));
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(CancelIoEx_takes_back_a_ReadFile)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char data[8];
	DWORD got = 9;

	wst_pair(&client, &server);
	WST_REFUSES(ReadFile((HANDLE)server, data, 8, NULL, &o), ERROR_IO_PENDING);
	ck_assert(CancelIoEx((HANDLE)server, &o));
	WST_REFUSES(GetOverlappedResult((HANDLE)server, &o, &got, TRUE), ERROR_OPERATION_ABORTED);
	ck_assert_uint_eq(got, 0);
	wst_close(client, server);
}
END_TEST

static DWORD told_error, told_bytes;
static LPOVERLAPPED told;

static void CALLBACK
tell(DWORD error, DWORD bytes, LPOVERLAPPED o)
{
	told_error = error;
	told_bytes = bytes;
	told = o;
}

START_TEST(ReadFileEx_and_WriteFileEx_call_their_routines)
{
	OVERLAPPED o = {0};
	SOCKET client, server;
	char data[8];

	wst_pair(&client, &server);
	ck_assert(ReadFileEx((HANDLE)server, data, 8, &o, tell));
	ck_assert_uint_eq(SleepEx(0, TRUE), 0);
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	ck_assert_uint_eq(SleepEx(INFINITE, TRUE), WAIT_IO_COMPLETION);
	ck_assert_ptr_eq(told, &o);
	ck_assert_uint_eq(told_bytes, 3);
	ck_assert_uint_eq(told_error, 0);
	ck_assert(WriteFileEx((HANDLE)server, "vwxyz", 5, &o, tell));
	ck_assert_uint_eq(SleepEx(INFINITE, TRUE), WAIT_IO_COMPLETION);
	ck_assert_uint_eq(told_bytes, 5);
	ck_assert_int_eq(recv(client, data, 5, MSG_WAITALL), 5);
	wst_close(client, server);
}
END_TEST

/* CloseHandle on a socket ends what is pending as closesocket does. */
START_TEST(CloseHandle_ends_a_pending_ReadFile)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char data[8];

	wst_pair(&client, &server);
	WST_REFUSES(ReadFile((HANDLE)server, data, 8, NULL, &o), ERROR_IO_PENDING);
	ck_assert(CloseHandle((HANDLE)server));
	ck_assert_uint_eq(WaitForSingleObject(o.hEvent, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_ge((DWORD)o.Internal, 0xc0000000);
	WST_OK(closesocket(client));
}
END_TEST

WST_MAIN("sockettransfer", ReadFile_pends_and_GetOverlappedResult_waits, WriteFile_and_ReadFile_that_are_done_at_once,
         ReadFile_and_WSARecv_are_served_in_order_of_issue, ReadFile_and_WriteFile_tell_the_port, CancelIoEx_takes_back_a_ReadFile,
         ReadFileEx_and_WriteFileEx_call_their_routines, CloseHandle_ends_a_pending_ReadFile)

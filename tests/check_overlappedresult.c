/* WSAGetOverlappedResult and GetOverlappedResult: what an OVERLAPPED says, in both languages. */
#include "overlapped.h"

/* Overlapped operations: "WSAGetOverlappedResult on a bad handle, or on a DuplicateHandle copy of a socket: WSAENOTSOCK" */
START_TEST(WSAGetOverlappedResult_needs_a_socket)
{
	OVERLAPPED o = {0};
	HANDLE event = CreateEventA(NULL, TRUE, FALSE, NULL);
	DWORD got, flags;

	WST_REFUSES(WSAGetOverlappedResult(INVALID_SOCKET, &o, &got, FALSE, &flags), WSAENOTSOCK);
	WST_REFUSES(WSAGetOverlappedResult((SOCKET)0xdeadbeef, &o, &got, FALSE, &flags), WSAENOTSOCK);
	WST_REFUSES(WSAGetOverlappedResult((SOCKET)(ULONG_PTR)event, &o, &got, FALSE, &flags), WSAENOTSOCK);
	ck_assert(CloseHandle(event));
}
END_TEST

static DWORD
judged(SOCKET s, DWORD status)
{
	OVERLAPPED o = {.Internal = status, .InternalHigh = 9};
	DWORD got = 0xabcdef, flags = 0;

	SetLastError(0xdeadbeef);
	if (WSAGetOverlappedResult(s, &o, &got, FALSE, &flags)) {
		ck_assert_uint_eq(got, 9);
		return 0;
	}
	return GetLastError();
}

/* Overlapped operations: "WSAGetOverlappedResult judges by OVERLAPPED.Internal alone: STATUS_PENDING (0x103) gives FALSE/WSA_IO_INCOMPLETE (996); other
 * success and informational codes (top bit clear) give TRUE, warning and error codes (0x8..., 0xC...) FALSE" */
START_TEST(WSAGetOverlappedResult_judges_by_Internal_alone)
{
	static const DWORD good[] = {0, 1, 0x102, 0x104, 0x80, 0x3fffffff, 0x40000000, 0x40000005, 0x7fffffff};
	static const DWORD bad[] = {0x80000000, 0x80000001, 0x80000006, 0xc0000001, 0xc0001234, 0xffffffff};
	SOCKET s = wst_udp();

	ck_assert_uint_eq(judged(s, WST_PENDING), WSA_IO_INCOMPLETE);
	for (size_t i = 0; i < WST_COUNT(good); i++)
		ck_assert_msg(judged(s, good[i]) == 0, "0x%x", (unsigned)good[i]);
	for (size_t i = 0; i < WST_COUNT(bad); i++)
		ck_assert_msg(judged(s, bad[i]) != 0, "0x%x", (unsigned)bad[i]);
	WST_OK(closesocket(s));
}
END_TEST

static const struct {
	DWORD status, error;
} map[] = {
	{0x80000005, WSAEMSGSIZE},              /* STATUS_BUFFER_OVERFLOW */
	{0xc0000206, WSAEMSGSIZE},              /* STATUS_INVALID_BUFFER_SIZE */
	{0xc0000005, WSAEFAULT},                /* STATUS_ACCESS_VIOLATION */
	{0xc0000023, WSAEFAULT},                /* STATUS_BUFFER_TOO_SMALL */
	{0xc00002c5, WSAEFAULT},                /* STATUS_DATATYPE_MISALIGNMENT_ERROR */
	{0xc0000008, WSAENOTSOCK},              /* STATUS_INVALID_HANDLE */
	{0xc0000024, WSAENOTSOCK},              /* STATUS_OBJECT_TYPE_MISMATCH */
	{0xc0000002, WSAEOPNOTSUPP},            /* STATUS_NOT_IMPLEMENTED */
	{0xc00000bb, WSAEOPNOTSUPP},            /* STATUS_NOT_SUPPORTED */
	{0xc0000120, ERROR_OPERATION_ABORTED},  /* STATUS_CANCELLED */
	{0xc0000240, WSAEINTR},                 /* STATUS_REQUEST_ABORTED */
	{0xc0000241, WSAECONNABORTED},          /* STATUS_CONNECTION_ABORTED */
	{0xc000013b, WSAECONNABORTED},          /* STATUS_LOCAL_DISCONNECT */
	{0xc000020f, WSAECONNABORTED},          /* STATUS_TRANSACTION_ABORTED */
	{0xc000020d, WSAECONNRESET},            /* STATUS_CONNECTION_RESET */
	{0xc000013c, WSAECONNRESET},            /* STATUS_REMOTE_DISCONNECT */
	{0xc000020c, WSAECONNRESET},            /* STATUS_CONNECTION_DISCONNECTED */
	{0xc000013e, WSAECONNRESET},            /* STATUS_LINK_FAILED */
	{0xc000023f, WSAECONNRESET},            /* STATUS_PORT_UNREACHABLE */
	{0xc00000b5, WSAETIMEDOUT},             /* STATUS_IO_TIMEOUT */
	{0xc000013f, WSAETIMEDOUT},             /* STATUS_LINK_TIMEOUT */
	{0xc0000236, WSAECONNREFUSED},          /* STATUS_CONNECTION_REFUSED */
	{0xc00000bc, WSAECONNREFUSED},          /* STATUS_REMOTE_NOT_LISTENING */
	{0xc00000b0, WSAESHUTDOWN},             /* STATUS_PIPE_DISCONNECTED */
	{0xc0000237, WSAEDISCON},               /* STATUS_GRACEFUL_DISCONNECT */
	{0xc000023b, WSAEISCONN},               /* STATUS_CONNECTION_ACTIVE */
	{0xc0000140, WSAENOTCONN},              /* STATUS_INVALID_CONNECTION */
	{0xc000023c, WSAENETUNREACH},           /* STATUS_NETWORK_UNREACHABLE */
	{0xc000023e, WSAENETUNREACH},           /* STATUS_PROTOCOL_UNREACHABLE */
	{0xc00000be, WSAENETUNREACH},           /* STATUS_BAD_NETWORK_PATH */
	{0xc000023d, WSAEHOSTUNREACH},          /* STATUS_HOST_UNREACHABLE */
	{0xc0000350, WSAEHOSTDOWN},             /* STATUS_HOST_DOWN */
	{0xc0000043, WSAEADDRINUSE},            /* STATUS_SHARING_VIOLATION */
	{0xc000020a, WSAEADDRINUSE},            /* STATUS_ADDRESS_ALREADY_EXISTS */
	{0xc0000141, WSAEADDRNOTAVAIL},         /* STATUS_INVALID_ADDRESS */
	{0xc0000207, WSAEADDRNOTAVAIL},         /* STATUS_INVALID_ADDRESS_COMPONENT */
	{0xc0000022, WSAEACCES},                /* STATUS_ACCESS_DENIED */
	{0xc00000a3, WSAEWOULDBLOCK},           /* STATUS_DEVICE_NOT_READY */
	{0xc00000d0, WSAEWOULDBLOCK},           /* STATUS_REQUEST_NOT_ACCEPTED */
	{0xc0000017, WSAENOBUFS},               /* STATUS_NO_MEMORY */
	{0xc000009a, WSAENOBUFS},               /* STATUS_INSUFFICIENT_RESOURCES */
	{0xc0000044, WSAENOBUFS},               /* STATUS_QUOTA_EXCEEDED */
	{0xc000012d, WSAENOBUFS},               /* STATUS_COMMITMENT_LIMIT */
	{0xc0000209, WSAENOBUFS},               /* STATUS_TOO_MANY_ADDRESSES */
	{0xc000013d, WSAENOBUFS},               /* STATUS_REMOTE_RESOURCES */
	{0xc0000018, WSAENOBUFS},               /* STATUS_CONFLICTING_ADDRESSES */
	{0xc000000e, WSAENETDOWN},              /* STATUS_NO_SUCH_DEVICE */
	{0xc000000f, WSAENETDOWN},              /* STATUS_NO_SUCH_FILE */
	{0xc0000034, WSAENETDOWN},              /* STATUS_OBJECT_NAME_NOT_FOUND */
	{0xc00000bf, WSAENETDOWN},              /* STATUS_NETWORK_BUSY */
	{0xc000000d, WSAEINVAL},                /* STATUS_INVALID_PARAMETER: no special one */
	{0xc0001234, WSAEINVAL},
};

/* Overlapped operations: the five facts that begin with "Status map" */
START_TEST(WSAGetOverlappedResult_maps_each_status)
{
	SOCKET s = wst_udp();

	for (size_t i = 0; i < WST_COUNT(map); i++) {
		DWORD got = judged(s, map[i].status);

		ck_assert_msg(got == map[i].error, "0x%x: %u, not %u", (unsigned)map[i].status, (unsigned)got, (unsigned)map[i].error);
	}
	WST_OK(closesocket(s));
}
END_TEST

/* What a real operation leaves is the same in both languages. */
START_TEST(both_languages_tell_of_a_success)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char data[8];
	DWORD got = 0, flags = 0x77;

	wst_pair(&client, &server);
	wst_pends(wst_recv(server, data, 8, &o));
	ck_assert_int_eq(send(client, "abcde", 5, 0), 5);
	ck_assert(GetOverlappedResult((HANDLE)server, &o, &got, TRUE));
	ck_assert_uint_eq(got, 5);
	got = 0;
	ck_assert(GetOverlappedResultEx((HANDLE)server, &o, &got, INFINITE, FALSE));
	ck_assert_uint_eq(got, 5);
	got = 0;
	ck_assert(WSAGetOverlappedResult(server, &o, &got, FALSE, &flags));
	ck_assert_uint_eq(got, 5);
	ck_assert_uint_eq(flags, 0);
	wst_close(client, server);
}
END_TEST

static void
send_later(void *argument)
{
	SOCKET s = *(SOCKET *)argument;

	WST_OK(send(s, "abc", 3, 0));
}

/* It may wait before the operation is over: for the event, or for the socket. */
START_TEST(a_wait_for_the_result_lasts_until_it_is_there)
{
	OVERLAPPED with = wst_overlapped(), without = {0}, *both[] = {&with, &without};
	SOCKET client, server;
	char data[8];
	DWORD got = 0, flags;

	wst_pair(&client, &server);
	for (int i = 0; i < 200; i++) {
		OVERLAPPED *o = both[i % 2];
		struct wst_thread t;

		wst_pends(wst_recv(server, data, 8, o));
		wst_start(&t, send_later, &client);
		if (i % 4 < 2)
			ck_assert(WSAGetOverlappedResult(server, o, &got, TRUE, &flags));
		else
			ck_assert(GetOverlappedResult((HANDLE)server, o, &got, TRUE));
		ck_assert_uint_eq(got, 3);
		wst_join(&t);
	}
	wst_close(client, server);
}
END_TEST

static int calls;

static void CALLBACK
count_call(ULONG_PTR argument)
{
	(void)argument;
	calls++;
}

START_TEST(GetOverlappedResultEx_gives_up_and_is_alertable)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char data[8];
	DWORD got;

	wst_pair(&client, &server);
	wst_pends(wst_recv(server, data, 8, &o));
	WST_REFUSES(GetOverlappedResultEx((HANDLE)server, &o, &got, 0, FALSE), ERROR_IO_INCOMPLETE);
	WST_REFUSES(GetOverlappedResultEx((HANDLE)server, &o, &got, 1, FALSE), WAIT_TIMEOUT);
	ck_assert(QueueUserAPC(count_call, GetCurrentThread(), 0));
	WST_REFUSES(GetOverlappedResultEx((HANDLE)server, &o, &got, INFINITE, TRUE), WAIT_IO_COMPLETION);
	ck_assert_int_eq(calls, 1);
	ck_assert_int_eq(send(client, "a", 1, 0), 1);
	ck_assert(GetOverlappedResultEx((HANDLE)server, &o, &got, INFINITE, TRUE));
	ck_assert_uint_eq(got, 1);
	wst_close(client, server);
}
END_TEST

WST_MAIN("overlappedresult", WSAGetOverlappedResult_needs_a_socket, WSAGetOverlappedResult_judges_by_Internal_alone,
         WSAGetOverlappedResult_maps_each_status, both_languages_tell_of_a_success, a_wait_for_the_result_lasts_until_it_is_there,
         GetOverlappedResultEx_gives_up_and_is_alertable)

#include "harness.h"

/* "Startup and cleanup": initialisation is checked before arguments. */
START_TEST(calls_before_WSAStartup_are_WSANOTINITIALISED)
{
	char c;

	WST_FAILS(socket(0, 0, 0), WSANOTINITIALISED);
	WST_FAILS(recv(INVALID_SOCKET, &c, 1, 0), WSANOTINITIALISED);
	WST_FAILS(closesocket(INVALID_SOCKET), WSANOTINITIALISED);
	WST_FAILS(select(0, NULL, NULL, NULL, NULL), WSANOTINITIALISED);
	WST_FAILS(WSACancelBlockingCall(), WSANOTINITIALISED);
	WST_FAILS(WSAUnhookBlockingHook(), WSANOTINITIALISED);
	ck_assert_ptr_null(WSASetBlockingHook((FARPROC)(void *)WSAIsBlocking));
	ck_assert_int_eq(WSAGetLastError(), WSANOTINITIALISED);
	ck_assert_ptr_null(gethostbyname("localhost"));
	ck_assert_int_eq(WSAGetLastError(), WSANOTINITIALISED);
	WST_FAILS(WSACleanup(), WSANOTINITIALISED);
}
END_TEST

/* "Startup and cleanup": the table of versions. */
START_TEST(WSAStartup_negotiates_the_version)
{
	static const struct {
		WORD asked, version;
	} rows[] = {
		{MAKEWORD(1, 0), MAKEWORD(1, 0)}, {MAKEWORD(1, 1), MAKEWORD(1, 1)}, {MAKEWORD(1, 2), MAKEWORD(1, 1)},
		{MAKEWORD(1, 99), MAKEWORD(1, 1)}, {MAKEWORD(2, 0), MAKEWORD(2, 0)}, {MAKEWORD(2, 1), MAKEWORD(2, 1)},
		{MAKEWORD(2, 2), MAKEWORD(2, 2)}, {MAKEWORD(2, 3), MAKEWORD(2, 2)}, {MAKEWORD(3, 0), MAKEWORD(2, 2)},
		{MAKEWORD(99, 99), MAKEWORD(2, 2)},
	};

	for (size_t i = 0; i < WST_COUNT(rows); i++) {
		WSADATA data;

		ck_assert_int_eq(WSAStartup(rows[i].asked, &data), 0);
		ck_assert_uint_eq(data.wVersion, rows[i].version);
		ck_assert_uint_eq(data.wHighVersion, MAKEWORD(2, 2));
		WST_OK(WSACleanup());
	}
}
END_TEST

START_TEST(major_version_0_is_WSAVERNOTSUPPORTED_and_WSADATA_is_filled)
{
	WSADATA data;

	memset(&data, 0xcc, sizeof data);
	ck_assert_int_eq(WSAStartup(MAKEWORD(0, 9), &data), WSAVERNOTSUPPORTED);
	ck_assert_uint_eq(data.wVersion, MAKEWORD(2, 2));
	ck_assert_int_eq(WSAStartup(0, NULL), WSAVERNOTSUPPORTED);
	WST_FAILS(WSACleanup(), WSANOTINITIALISED);
}
END_TEST

START_TEST(WSADATA_without_a_place_is_WSAEFAULT)
{
	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), NULL), WSAEFAULT);
	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), (WSADATA *)1), WSAEFAULT);
	WST_FAILS(WSACleanup(), WSANOTINITIALISED);
}
END_TEST

START_TEST(WSADATA_has_limits_for_version_1_only_and_leaves_vendor_information_alone)
{
	WSADATA data;
	char *vendor = (char *)&data;

	data.lpVendorInfo = vendor;
	ck_assert_int_eq(WSAStartup(MAKEWORD(1, 1), &data), 0);
	ck_assert_str_eq(data.szDescription, "WinSock 2.0");
	ck_assert_str_eq(data.szSystemStatus, "Running");
	ck_assert_uint_eq(data.iMaxSockets, 32767);
	ck_assert_uint_eq(data.iMaxUdpDg, 65467);
	ck_assert_ptr_eq(data.lpVendorInfo, vendor);
	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), &data), 0);
	ck_assert_uint_eq(data.iMaxSockets, 0);
	ck_assert_uint_eq(data.iMaxUdpDg, 0);
	WST_OK(WSACleanup());
	WST_OK(WSACleanup());
}
END_TEST

START_TEST(WSACleanup_counts_and_clears_the_last_error)
{
	WSADATA data;
	SOCKET s;

	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), &data), 0);
	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 0), &data), 0);
	WST_OK(WSACleanup());
	s = socket(AF_INET, SOCK_STREAM, 0);
	ck_assert(s != INVALID_SOCKET);
	WSASetLastError(12345);
	WST_OK(WSACleanup());
	ck_assert_int_eq(WSAGetLastError(), 0);
	WST_FAILS(socket(AF_INET, SOCK_STREAM, 0), WSANOTINITIALISED);
}
END_TEST

/* "Startup and cleanup": the final WSACleanup destroys every socket; a new WSAStartup does not revive them. */
START_TEST(the_last_WSACleanup_closes_every_socket)
{
	WSADATA data;
	SOCKET s;
	struct sockaddr_in name;
	int len = sizeof name;

	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), &data), 0);
	s = wst_udp();
	WST_OK(WSACleanup());
	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), &data), 0);
	WST_FAILS(send(s, "x", 1, 0), WSAENOTSOCK);
	WST_FAILS(getsockname(s, (struct sockaddr *)&name, &len), WSAENOTSOCK);
	WST_OK(WSACleanup());
}
END_TEST

static void
receive(void *argument)
{
	SOCKET s = *(SOCKET *)argument;
	char c;

	WST_FAILS(recv(s, &c, 1, 0), WSAEINTR);
	WST_FAILS(recv(s, &c, 1, 0), WSANOTINITIALISED);
}

/* blocking-and-cancel.md, 35. */
START_TEST(the_last_WSACleanup_ends_blocked_calls_with_WSAEINTR)
{
	WSADATA data;
	struct wst_thread t;
	SOCKET s;

	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), &data), 0);
	s = wst_udp();
	wst_start(&t, receive, &s);
	wst_until_blocked(&t);
	WST_OK(WSACleanup());
	wst_join(&t);
}
END_TEST

/* The other end is closed by the same WSACleanup. */
START_TEST(the_last_WSACleanup_ends_a_blocked_stream_with_WSAEINTR)
{
	WSADATA data;
	struct wst_thread t;
	SOCKET client, server;

	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), &data), 0);
	wst_pair(&client, &server);
	wst_start(&t, receive, &client);
	wst_until_asleep(&t);
	WST_OK(WSACleanup());
	wst_join(&t);
}
END_TEST

WST_MAIN_RAW("startup", calls_before_WSAStartup_are_WSANOTINITIALISED, WSAStartup_negotiates_the_version,
	major_version_0_is_WSAVERNOTSUPPORTED_and_WSADATA_is_filled, WSADATA_without_a_place_is_WSAEFAULT,
	WSADATA_has_limits_for_version_1_only_and_leaves_vendor_information_alone, WSACleanup_counts_and_clears_the_last_error,
	the_last_WSACleanup_closes_every_socket, the_last_WSACleanup_ends_blocked_calls_with_WSAEINTR,
	the_last_WSACleanup_ends_a_blocked_stream_with_WSAEINTR)

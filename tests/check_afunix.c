/* Local sockets, by afunix.h. */
#include "harness.h"
#include <afunix.h>

#include <stdio.h>
#include <unistd.h>

static struct sockaddr_un
name_of(const char *what)
{
	struct sockaddr_un name = {.sun_family = AF_UNIX};

	snprintf(name.sun_path, sizeof name.sun_path, "check_afunix_%d_%s", (int)getpid(), what);
	return name;
}

static SOCKET
listener(const char *what)
{
	struct sockaddr_un name = name_of(what);
	SOCKET s = socket(AF_UNIX, SOCK_STREAM, 0);

	ck_assert(s != INVALID_SOCKET);
	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	WST_OK(listen(s, 5));
	return s;
}

static void
forget(const char *what)
{
	struct sockaddr_un name = name_of(what);

	ck_assert(DeleteFileA(name.sun_path));
}

START_TEST(a_local_stream_connects_by_a_path)
{
	SOCKET l = listener("path"), client = WSASocketA(AF_UNIX, SOCK_STREAM, 0, NULL, 0, WSA_FLAG_OVERLAPPED), server;
	struct sockaddr_un name = name_of("path"), got;
	int len = sizeof got;
	char c = 'x';

	WST_OK(WSAConnect(client, (struct sockaddr *)&name, sizeof name, NULL, NULL, NULL, NULL));
	server = accept(l, NULL, NULL);
	ck_assert(server != INVALID_SOCKET);
	ck_assert_int_eq(send(client, &c, 1, 0), 1);
	ck_assert_int_eq(recv(server, &c, 1, 0), 1);
	WST_OK(getsockname(l, (struct sockaddr *)&got, &len));
	ck_assert_int_eq(len, sizeof got);
	ck_assert_int_eq(got.sun_family, AF_UNIX);
	ck_assert_str_eq(got.sun_path, name.sun_path);
	WST_OK(getpeername(client, (struct sockaddr *)&got, &len));
	ck_assert_str_eq(got.sun_path, name.sun_path);
	WST_OK(closesocket(client));
	ck_assert_int_eq(recv(server, &c, 1, 0), 0);
	forget("path");
}
END_TEST

/* file/path.h: names are Windows', with a drive and backslashes, whatever their case. */
START_TEST(a_path_may_be_one_of_Windows)
{
	SOCKET l = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0);
	struct sockaddr_un name = {.sun_family = AF_UNIX}, other = {.sun_family = AF_UNIX};

	snprintf(name.sun_path, sizeof name.sun_path, "C:\\tmp\\Check_afunix_%d", (int)getpid());
	snprintf(other.sun_path, sizeof other.sun_path, "/TMP/check_AFUNIX_%d", (int)getpid());
	WST_OK(bind(l, (struct sockaddr *)&name, sizeof name));
	WST_OK(listen(l, 5));
	WST_OK(connect(client, (struct sockaddr *)&other, sizeof other));
	ck_assert(DeleteFileA(name.sun_path));
}
END_TEST

/* Windows has no other local sockets. */
START_TEST(datagrams_are_WSAESOCKTNOSUPPORT)
{
	WST_FAILS(socket(AF_UNIX, SOCK_DGRAM, 0), WSAESOCKTNOSUPPORT);
	WST_FAILS(socket(AF_UNIX, SOCK_STREAM, IPPROTO_TCP), WSAEPROTONOSUPPORT);
}
END_TEST

START_TEST(a_path_that_is_taken_is_WSAEADDRINUSE)
{
	SOCKET s = socket(AF_UNIX, SOCK_STREAM, 0);
	struct sockaddr_un name = name_of("taken");

	listener("taken");
	WST_FAILS(bind(s, (struct sockaddr *)&name, sizeof name), WSAEADDRINUSE);
	forget("taken");
	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	forget("taken");
}
END_TEST

/* table-contradictions.md, 31: a missing path is of the class of ECONNREFUSED. */
START_TEST(nobody_at_a_path_is_WSAECONNREFUSED)
{
	SOCKET s = socket(AF_UNIX, SOCK_STREAM, 0), l = listener("left");
	struct sockaddr_un missing = name_of("missing"), left = name_of("left");

	WST_FAILS(connect(s, (struct sockaddr *)&missing, sizeof missing), WSAECONNREFUSED);
	WST_OK(closesocket(l));
	WST_FAILS(connect(s, (struct sockaddr *)&left, sizeof left), WSAECONNREFUSED);
	forget("left");
}
END_TEST

static int CALLBACK
defer(LPWSABUF caller_id, LPWSABUF caller_data, LPQOS sqos, LPQOS gqos, LPWSABUF callee_id, LPWSABUF callee_data, GROUP *g, DWORD_PTR context)
{
	(void)caller_id, (void)caller_data, (void)sqos, (void)gqos, (void)callee_id, (void)callee_data, (void)g, (void)context;
	return CF_DEFER;
}

START_TEST(conditions_and_duplicates_work_too)
{
	SOCKET l = listener("both"), client = socket(AF_UNIX, SOCK_STREAM, 0), server, copy;
	struct sockaddr_un name = name_of("both");
	WSAPROTOCOL_INFOA info;
	char c = 'x';

	WST_OK(connect(client, (struct sockaddr *)&name, sizeof name));
	WST_FAILS(WSAAccept(l, NULL, NULL, defer, 0), WSATRY_AGAIN);
	server = WSAAccept(l, NULL, NULL, NULL, 0);
	WST_OK(WSADuplicateSocketA(server, GetCurrentProcessId(), &info));
	copy = WSASocketA(0, 0, 0, &info, 0, 0);
	ck_assert(copy != INVALID_SOCKET);
	ck_assert_int_eq(send(client, &c, 1, 0), 1);
	ck_assert_int_eq(recv(copy, &c, 1, 0), 1);
	forget("both");
}
END_TEST

WST_MAIN("afunix", a_local_stream_connects_by_a_path, a_path_may_be_one_of_Windows, datagrams_are_WSAESOCKTNOSUPPORT, a_path_that_is_taken_is_WSAEADDRINUSE,
	nobody_at_a_path_is_WSAECONNREFUSED, conditions_and_duplicates_work_too)

/* TransmitFile. */
#include "extensions.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define SLOT (sizeof(struct sockaddr_in) + 16)

static char buffer[1024];

/* A file of so many bytes, each the low one of its place; its name is gone with its handle. */
static HANDLE
file_of(DWORD size)
{
	char name[] = "/tmp/winsock-transmitfile.XXXXXX";
	unsigned char *bytes = malloc(size ? size : 1);
	int fd = mkstemp(name);
	HANDLE file;

	for (DWORD i = 0; i < size; i++)
		bytes[i] = (unsigned char)(i + (i >> 8));
	ck_assert_int_eq((int)write(fd, bytes, size), (int)size);
	free(bytes);
	close(fd);
	file = CreateFileA(name, GENERIC_READ | DELETE, 7, NULL, OPEN_EXISTING, FILE_FLAG_DELETE_ON_CLOSE, NULL);
	ck_assert_ptr_ne(file, INVALID_HANDLE_VALUE);
	return file;
}

static unsigned char
byte_at(DWORD place)
{
	return (unsigned char)(place + (place >> 8));
}

/* Receive all up to the end, or so many. */
static void
take(SOCKET s, char *into, int size)
{
	int n;

	for (int got = 0; got < size; got += n) {
		n = recv(s, into + got, size - got, 0);
		ck_assert_msg(n > 0, "%d of %d, code %d", got, size, WSAGetLastError());
	}
}

static void
is_quiet(SOCKET s)
{
	u_long waiting = 1;

	WST_OK(ioctlsocket(s, FIONREAD, &waiting));
	ck_assert_uint_eq(waiting, 0);
}

/* Fact "TransmitFile": INVALID_SOCKET gives WSAENOTSOCK; unconnected stream or UDP socket gives WSAENOTCONN (even with TF_REUSE_SOCKET). */
START_TEST(TransmitFile_checks_its_socket)
{
	HANDLE file = file_of(10);
	SOCKET udp = wst_udp(), client, server;
	struct sockaddr_in at = wst_loopback(9);
	OVERLAPPED o = {0};

	WST_REFUSES(TransmitFile(INVALID_SOCKET, NULL, 0, 0, NULL, NULL, 0), WSAENOTSOCK);
	WST_REFUSES(TransmitFile(wst_stream(), file, 0, 0, NULL, NULL, 0), WSAENOTCONN);
	WST_REFUSES(TransmitFile(wst_stream(), file, 0, 0, &o, NULL, TF_REUSE_SOCKET), WSAENOTCONN);
	WST_REFUSES(TransmitFile(udp, file, 0, 0, NULL, NULL, 0), WSAENOTCONN);
	WST_REFUSES(TransmitFile(udp, file, 0, 0, NULL, NULL, TF_REUSE_SOCKET), WSAENOTCONN);
	WST_OK(connect(udp, (struct sockaddr *)&at, sizeof at));
	WST_REFUSES(TransmitFile(udp, file, 0, 0, NULL, NULL, 0), WSAEINVAL);
	wst_pair(&client, &server);
	WST_REFUSES(TransmitFile(client, file, 0, 0, NULL, NULL, TF_REUSE_SOCKET), WSAEINVAL);
	WST_REFUSES(TransmitFile(client, file, 0, 0, NULL, NULL, 0x1000), WSAEINVAL);
	WST_OK(shutdown(client, SD_SEND));
	WST_REFUSES(TransmitFile(client, file, 0, 0, NULL, NULL, 0), WSAESHUTDOWN);
}
END_TEST

START_TEST(TransmitFile_checks_its_file_and_buffers)
{
	TRANSMIT_FILE_BUFFERS b = {.Head = NULL, .HeadLength = 5};
	SOCKET client, server;
	OVERLAPPED beyond = {.OffsetHigh = 0xffffffff};
	HANDLE file = file_of(10), event = CreateEvent(NULL, TRUE, FALSE, NULL), in, out;

	wst_pair(&client, &server);
	WST_REFUSES(TransmitFile(client, (HANDLE)0x4ffffff0, 0, 0, NULL, NULL, 0), ERROR_INVALID_HANDLE);
	WST_REFUSES(TransmitFile(client, event, 0, 0, NULL, NULL, 0), ERROR_INVALID_HANDLE);
	WST_REFUSES(TransmitFile(client, file, 0, 0, NULL, &b, 0), WSAEFAULT);
	WST_REFUSES(TransmitFile(client, file, 0, 0, NULL, (LPTRANSMIT_FILE_BUFFERS)(UINT_PTR)0x10, 0), WSAEFAULT);
	WST_REFUSES(TransmitFile(client, file, 0, 0, &beyond, NULL, 0), WSAEINVAL);
	b = (TRANSMIT_FILE_BUFFERS){.Head = buffer, .HeadLength = 2147483646};
	WST_REFUSES(TransmitFile(client, file, 0, 0, NULL, &b, 0), WSAEINVAL);
	ck_assert(CreatePipe(&in, &out, NULL, 0));
	WST_REFUSES(TransmitFile(client, in, 0, 0, NULL, NULL, 0), ERROR_INVALID_FUNCTION);
	is_quiet(server);
}
END_TEST

/* Fact "TransmitFile": NULL file and NULL buffers succeeds and sends nothing; head/tail buffers alone are sent as one run. */
START_TEST(buffers_alone_are_one_run)
{
	TRANSMIT_FILE_BUFFERS b = {(LPVOID)(UINT_PTR)"head", 4, (LPVOID)(UINT_PTR)"tail", 4};
	SOCKET client, server;

	wst_pair(&client, &server);
	ck_assert(TransmitFile(client, NULL, 0, 0, NULL, NULL, 0));
	ck_assert_uint_eq(GetLastError(), 0);
	is_quiet(server);
	ck_assert(TransmitFile(client, NULL, 0, 0, NULL, &b, 0));
	ck_assert_int_eq(recv(server, buffer, sizeof buffer, 0), 8);
	ck_assert_mem_eq(buffer, "headtail", 8);
}
END_TEST

/* Fact "TransmitFile": synchronous form sends from the file's current position; head, file, tail come in that order; length 0 means whole file. */
START_TEST(head_file_and_tail_come_in_that_order)
{
	TRANSMIT_FILE_BUFFERS b = {(LPVOID)(UINT_PTR)"head", 4, (LPVOID)(UINT_PTR)"tail", 4};
	HANDLE file = file_of(100);
	SOCKET client, server;

	wst_pair(&client, &server);
	ck_assert(TransmitFile(client, file, 0, 0, NULL, &b, 0));
	take(server, buffer, 108);
	ck_assert_mem_eq(buffer, "head", 4);
	for (DWORD i = 0; i < 100; i++)
		ck_assert_uint_eq((unsigned char)buffer[4 + i], byte_at(i));
	ck_assert_mem_eq(buffer + 104, "tail", 4);

	ck_assert_uint_eq(SetFilePointer(file, 40, NULL, FILE_BEGIN), 40);
	ck_assert(TransmitFile(client, file, 10, 3, NULL, NULL, TF_WRITE_BEHIND));
	take(server, buffer, 10);
	ck_assert_uint_eq((unsigned char)buffer[0], byte_at(40));
	ck_assert_uint_eq((unsigned char)buffer[9], byte_at(49));
	ck_assert_uint_eq(SetFilePointer(file, 0, NULL, FILE_CURRENT), 50);
	ck_assert(TransmitFile(client, file, 0, 0, NULL, NULL, 0));
	take(server, buffer, 50);
	is_quiet(server);
}
END_TEST

/* Fact "TransmitFile": overlapped form returns FALSE/WSA_IO_PENDING and takes the start from OVERLAPPED.Offset; result size counts head+file+tail. */
START_TEST(the_overlapped_form_begins_at_its_offset)
{
	TRANSMIT_FILE_BUFFERS b = {(LPVOID)(UINT_PTR)"head", 4, (LPVOID)(UINT_PTR)"tail", 4};
	OVERLAPPED o = wst_overlapped();
	HANDLE file = file_of(100);
	SOCKET client, server;
	DWORD bytes;

	wst_pair(&client, &server);
	o.Offset = 90;
	WST_PENDS(TransmitFile(client, file, 0, 0, &o, &b, 0));
	ck_assert_uint_eq(wst_outcome(client, &o, &bytes), 0);
	ck_assert_uint_eq(bytes, 18);
	take(server, buffer, 18);
	ck_assert_uint_eq((unsigned char)buffer[4], byte_at(90));
	ck_assert_mem_eq(buffer + 14, "tail", 4);
	ck_assert_uint_eq(SetFilePointer(file, 0, NULL, FILE_CURRENT), 0);
}
END_TEST

enum { LARGE = 12 << 20 };

static void
check_large(const char *bytes)
{
	for (DWORD i = 0; i < LARGE; i++)
		if ((unsigned char)bytes[i] != byte_at(i))
			ck_abort_msg("byte %u", (unsigned)i);
}

/* The handle may be closed meanwhile. */
START_TEST(a_large_file_arrives_whole)
{
	HANDLE file = file_of(LARGE), port;
	char *bytes = malloc(LARGE);
	SOCKET client, server;
	OVERLAPPED o = {0};
	LPOVERLAPPED done;
	ULONG_PTR key;
	DWORD moved;

	wst_pair(&client, &server);
	port = CreateIoCompletionPort((HANDLE)client, NULL, 3, 0);
	WST_PENDS(TransmitFile(client, file, 0, 65536, &o, NULL, 0));
	ck_assert(CloseHandle(file));
	ck_assert_uint_eq(__atomic_load_n(&o.Internal, __ATOMIC_ACQUIRE), STATUS_PENDING);
	take(server, bytes, LARGE);
	check_large(bytes);
	ck_assert(GetQueuedCompletionStatus(port, &moved, &key, &done, INFINITE));
	ck_assert_uint_eq(moved, LARGE);
	is_quiet(server);
	free(bytes);
}
END_TEST

struct reader {
	SOCKET s;
	char *bytes;
};

static void
read_large(void *argument)
{
	struct reader *r = argument;

	take(r->s, r->bytes, LARGE);
}

/* It waits, on a non-blocking socket too. */
START_TEST(the_synchronous_form_waits)
{
	for (u_long mode = 0; mode < 2; mode++) {
		HANDLE file = file_of(LARGE);
		struct reader r = {.bytes = malloc(LARGE)};
		struct wst_thread t;
		SOCKET client;

		wst_pair(&client, &r.s);
		WST_OK(ioctlsocket(client, FIONBIO, &mode));
		wst_start(&t, read_large, &r);
		ck_assert(TransmitFile(client, file, 0, 0, NULL, NULL, 0));
		wst_join(&t);
		check_large(r.bytes);
		free(r.bytes);
	}
}
END_TEST

static void
transmit_and_be_cancelled(void *argument)
{
	SOCKET s = *(SOCKET *)argument;
	HANDLE file = file_of(LARGE);

	WST_REFUSES(TransmitFile(s, file, 0, 0, NULL, NULL, 0), WSAEINTR);
}

/* A stream that was cut is of no more use. */
START_TEST(the_synchronous_form_can_be_cancelled)
{
	struct wst_thread t;
	SOCKET client, server;

	wst_pair(&client, &server);
	wst_start(&t, transmit_and_be_cancelled, &client);
	wst_until_blocked(&t);
	WST_OK(winsock_cancel_thread(t.tid));
	wst_join(&t);
	WST_FAILS(send(client, "x", 1, 0), WSAECONNABORTED);
}
END_TEST

START_TEST(the_overlapped_form_can_be_ended)
{
	for (int closes = 0; closes < 2; closes++) {
		OVERLAPPED o = wst_overlapped();
		HANDLE file = file_of(LARGE);
		SOCKET client, server;
		DWORD code;

		wst_pair(&client, &server);
		WST_PENDS(TransmitFile(client, file, 0, 0, &o, NULL, 0));
		if (closes)
			WST_OK(closesocket(client));
		else
			ck_assert(CancelIoEx((HANDLE)client, &o));
		code = wst_outcome(client, &o, NULL);
		ck_assert_uint_eq(code, closes ? ERROR_CONNECTION_ABORTED : ERROR_OPERATION_ABORTED);
		if (!closes)
			WST_FAILS(send(client, "x", 1, 0), WSAECONNABORTED);
	}
}
END_TEST

static volatile sig_atomic_t pipes;

static void
count_pipe(int signo)
{
	(void)signo;
	pipes = pipes + 1;
}

/* sendfile(2) would raise SIGPIPE; no function of Winsock does. */
START_TEST(a_peer_that_is_gone_raises_no_signal)
{
	HANDLE file = file_of(LARGE);
	SOCKET client, server;
	int failures = 0;

	signal(SIGPIPE, count_pipe);
	wst_pair(&client, &server);
	WST_OK(closesocket(server));
	while (failures < 3)
		failures += !TransmitFile(client, file, 0, 0, NULL, NULL, 0);
	ck_assert_int_eq(WSAGetLastError(), WSAECONNRESET);
	ck_assert_int_eq(pipes, 0);
}
END_TEST

/* TF_DISCONNECT ends the connection, TF_REUSE_SOCKET lets the socket be accepted into again. */
START_TEST(it_can_end_the_connection_and_use_the_socket_again)
{
	SOCKET listener = wst_listener(), acceptor = wst_stream(), client;
	OVERLAPPED o = wst_overlapped(), sending = wst_overlapped();
	HANDLE file = file_of(100);
	DWORD bytes;

	for (int i = 0; i < 20; i++) {
		WST_PENDS(AcceptEx(listener, acceptor, buffer, 0, SLOT, SLOT, NULL, &o));
		client = wst_connect(listener);
		ck_assert_uint_eq(wst_outcome(listener, &o, NULL), 0);
		sending.Offset = 0;
		WST_PENDS(TransmitFile(acceptor, file, 0, 0, &sending, NULL, TF_DISCONNECT | TF_REUSE_SOCKET));
		take(client, buffer, 100);
		ck_assert_int_eq(recv(client, buffer, 1, 0), 0);
		WST_OK(closesocket(client));
		ck_assert_uint_eq(wst_outcome(acceptor, &sending, &bytes), 0);
		ck_assert_uint_eq(bytes, 100);
	}
}
END_TEST

START_TEST(it_can_end_the_connection)
{
	HANDLE file = file_of(10);
	SOCKET client, server;

	wst_pair(&client, &server);
	ck_assert(TransmitFile(client, file, 0, 0, NULL, NULL, TF_DISCONNECT));
	take(server, buffer, 10);
	ck_assert_int_eq(recv(server, buffer, 1, 0), 0);
	WST_FAILS(send(client, "x", 1, 0), WSAESHUTDOWN);
}
END_TEST

enum { ROUNDS = 500 };

/* Once it has ended, the buffers are the program's. */
START_TEST(an_end_races_with_the_transfer)
{
	enum { HEAD = 4 << 20 };
	HANDLE file = file_of(1 << 20);

	for (unsigned i = 0; i < ROUNDS; i++) {
		OVERLAPPED o = wst_overlapped();
		struct wst_race r = {.o = &o, .closes = i % 2};
		TRANSMIT_FILE_BUFFERS b = {.HeadLength = HEAD};
		struct wst_thread t;
		SOCKET server;
		DWORD code;

		b.Head = VirtualAlloc(NULL, HEAD, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
		wst_pair(&r.s, &server);
		wst_start(&t, wst_spoil, &r);
		WST_PENDS(TransmitFile(r.s, file, 0, 0, &o, &b, 0));
		__atomic_store_n(&r.go, 1, __ATOMIC_RELEASE);
		for (unsigned k = 0; k < i % 16; k++)
			recv(server, buffer, sizeof buffer, 0);
		code = wst_outcome(r.s, &o, NULL);
		ck_assert(VirtualFree(b.Head, 0, MEM_RELEASE));
		ck_assert_msg(code == ERROR_CONNECTION_ABORTED || code == ERROR_OPERATION_ABORTED, "code %u", (unsigned)code);
		wst_join(&t);
		if (!r.closes)
			WST_OK(closesocket(r.s));
		WST_OK(closesocket(server));
		ck_assert(CloseHandle(o.hEvent));
	}
}
END_TEST

WST_MAIN("transmitfile", TransmitFile_checks_its_socket, TransmitFile_checks_its_file_and_buffers, buffers_alone_are_one_run,
	head_file_and_tail_come_in_that_order, the_overlapped_form_begins_at_its_offset, a_large_file_arrives_whole, the_synchronous_form_waits,
	the_synchronous_form_can_be_cancelled, the_overlapped_form_can_be_ended, a_peer_that_is_gone_raises_no_signal,
	it_can_end_the_connection_and_use_the_socket_again, it_can_end_the_connection, an_end_races_with_the_transfer)

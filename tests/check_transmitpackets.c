/* TransmitPackets. */
#include "extensions.h"

#include <unistd.h>

static char buffer[256];
static LPFN_TRANSMITPACKETS transmit_packets;

static void
have_functions(void)
{
	wst_extension((GUID)WSAID_TRANSMITPACKETS, &transmit_packets);
}

static HANDLE
ten_bytes(void)
{
	char name[] = "/tmp/winsock-transmitpackets.XXXXXX";
	int fd = mkstemp(name);
	HANDLE file;

	ck_assert_int_eq((int)write(fd, "0123456789", 10), 10);
	close(fd);
	file = CreateFileA(name, GENERIC_READ | DELETE, 7, NULL, OPEN_EXISTING, FILE_FLAG_DELETE_ON_CLOSE, NULL);
	ck_assert_ptr_ne(file, INVALID_HANDLE_VALUE);
	return file;
}

static void
arrives(SOCKET s, const char *text)
{
	int size = (int)strlen(text), n;

	for (int got = 0; got < size; got += n)
		ck_assert_int_gt(n = recv(s, buffer + got, size - got, 0), 0);
	ck_assert_mem_eq(buffer, text, (size_t)size);
}

START_TEST(TransmitPackets_checks_what_it_is_given)
{
	TRANSMIT_PACKETS_ELEMENT odd = {.dwElFlags = TP_ELEMENT_MEMORY | TP_ELEMENT_FILE}, none = {.dwElFlags = TP_ELEMENT_MEMORY, .cLength = 3};
	SOCKET client, server;

	have_functions();
	WST_REFUSES(transmit_packets(INVALID_SOCKET, NULL, 0, 0, NULL, 0), WSAENOTSOCK);
	WST_REFUSES(transmit_packets(wst_stream(), NULL, 0, 0, NULL, 0), WSAENOTCONN);
	wst_pair(&client, &server);
	WST_REFUSES(transmit_packets(client, NULL, 1, 0, NULL, 0), WSAEFAULT);
	WST_REFUSES(transmit_packets(client, &odd, 1, 0, NULL, 0), WSAEINVAL);
	WST_REFUSES(transmit_packets(client, &none, 1, 0, NULL, 0), WSAEFAULT);
	WST_REFUSES(transmit_packets(client, NULL, 0, 0, NULL, TP_REUSE_SOCKET), WSAEINVAL);
	ck_assert(transmit_packets(client, NULL, 0, 0, NULL, 0));
}
END_TEST

static void
fill(TRANSMIT_PACKETS_ELEMENT *e, HANDLE file)
{
	e[0] = (TRANSMIT_PACKETS_ELEMENT){.dwElFlags = TP_ELEMENT_MEMORY, .cLength = 3};
	e[0].pBuffer = (PVOID)(UINT_PTR)"abc";
	e[1] = (TRANSMIT_PACKETS_ELEMENT){.dwElFlags = TP_ELEMENT_FILE, .cLength = 4};
	e[1].hFile = file;
	e[1].nFileOffset.QuadPart = 2;
	e[2] = (TRANSMIT_PACKETS_ELEMENT){.dwElFlags = TP_ELEMENT_MEMORY | TP_ELEMENT_EOP, .cLength = 2};
	e[2].pBuffer = (PVOID)(UINT_PTR)"xy";
	e[3] = (TRANSMIT_PACKETS_ELEMENT){.dwElFlags = TP_ELEMENT_FILE};
	e[3].hFile = file;
	e[3].nFileOffset.QuadPart = -1;
}

START_TEST(memory_and_files_go_out_in_their_order)
{
	TRANSMIT_PACKETS_ELEMENT e[4];
	OVERLAPPED o = wst_overlapped();
	HANDLE file = ten_bytes();
	SOCKET client, server;
	DWORD bytes;

	have_functions();
	wst_pair(&client, &server);
	fill(e, file);
	SetFilePointer(file, 7, NULL, FILE_BEGIN);
	ck_assert(transmit_packets(client, e, 4, 0, NULL, 0));
	arrives(server, "abc2345xy789");
	SetFilePointer(file, 7, NULL, FILE_BEGIN);
	WST_PENDS(transmit_packets(client, e, 4, 2, &o, 0));
	/* The array is the program's again. */
	memset(e, 0xee, sizeof e);
	ck_assert_uint_eq(wst_outcome(client, &o, &bytes), 0);
	ck_assert_uint_eq(bytes, 12);
	arrives(server, "abc2345xy789");
}
END_TEST

START_TEST(it_can_end_the_connection)
{
	TRANSMIT_PACKETS_ELEMENT e = {.dwElFlags = TP_ELEMENT_MEMORY, .cLength = 3};
	SOCKET client, server;

	have_functions();
	wst_pair(&client, &server);
	e.pBuffer = (PVOID)(UINT_PTR)"abc";
	ck_assert(transmit_packets(client, &e, 1, 0, NULL, TP_DISCONNECT));
	arrives(server, "abc");
	ck_assert_int_eq(recv(server, buffer, 1, 0), 0);
	WST_FAILS(send(client, "x", 1, 0), WSAESHUTDOWN);
}
END_TEST

WST_MAIN("transmitpackets", TransmitPackets_checks_what_it_is_given, memory_and_files_go_out_in_their_order, it_can_end_the_connection)

/* WSAIoctl() for addresses: interfaces, lists, routes, and their changes. Facts: observed-behaviour.md "ioctlsocket and WSAIoctl". */
#include "harness.h"
#include <mstcpip.h>
#include <mswsock.h>
#include <ws2tcpip.h>

#include <sched.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#define UNTOUCHED 0xdeadbeef
#define HEADER    offsetof(SOCKET_ADDRESS_LIST, Address)

static SOCKET
datagram(int family)
{
	SOCKET s = socket(family, SOCK_DGRAM, 0);

	ck_assert(s != INVALID_SOCKET);
	return s;
}

static HANDLE
port_of(SOCKET s)
{
	HANDLE port = CreateIoCompletionPort((HANDLE)s, NULL, 123, 0);

	ck_assert_ptr_nonnull(port);
	return port;
}

static void
expect_no_packet(HANDLE port)
{
	DWORD size;
	ULONG_PTR key;
	LPOVERLAPPED got;

	WST_REFUSES(GetQueuedCompletionStatus(port, &size, &key, &got, 0), WAIT_TIMEOUT);
}

/* The next packet; answers its error. */
static DWORD
next_packet(HANDLE port, OVERLAPPED *overlapped, DWORD *size)
{
	ULONG_PTR key = 0;
	LPOVERLAPPED got = NULL;
	BOOL ok = GetQueuedCompletionStatus(port, size, &key, &got, 5000);

	ck_assert_ptr_eq(got, overlapped);
	return ok ? 0 : GetLastError();
}

static unsigned routine_calls;
static DWORD routine_error;

static void CALLBACK
routine(DWORD error, DWORD size, LPWSAOVERLAPPED overlapped, DWORD flags)
{
	(void)size, (void)overlapped, (void)flags;
	routine_calls++;
	routine_error = error;
}

/* What ioctl(2) asks of the loopback interface of a network of the test's own: an address or, with none, to be up. libc's headers are not Winsock's friends. */
static void
configure(uint32_t address)
{
	enum { SET_FLAGS = 0x8914, SET_ADDRESS = 0x8916, UP_AND_RUNNING = 0x41, INET = 2, DGRAM = 2 };
	struct {
		char name[16];
		union {
			short flags;
			struct sockaddr_in address;
			char room[24];
		} u;
	} request = {.name = "lo"};
	long fd = syscall(SYS_socket, INET, DGRAM, 0);

	request.u.flags = UP_AND_RUNNING;
	if (address) {
		memcpy(request.name, "lo:1", 5);
		request.u.address = (struct sockaddr_in){.sin_family = INET, .sin_addr.s_addr = address};
	}
	ck_assert_int_eq(syscall(SYS_ioctl, fd, address ? SET_ADDRESS : SET_FLAGS, &request), 0);
	close((int)fd);
}

/* "ioctlsocket and WSAIoctl": SIO_GET_INTERFACE_LIST: size, loopback, addresses, masks, broadcast. */
START_TEST(the_interface_list_has_the_loopback)
{
	INTERFACE_INFO info[64];
	DWORD size = UNTOUCHED;
	BOOL loopback = FALSE;

	WST_OK(WSAIoctl(datagram(AF_INET), SIO_GET_INTERFACE_LIST, NULL, 0, info, sizeof info, &size, NULL, NULL));
	ck_assert_uint_eq(size % sizeof *info, 0);
	ck_assert_uint_gt(size, 0);
	for (size_t i = 0; i < size / sizeof *info; i++) {
		const INTERFACE_INFO *n = &info[i];

		loopback |= (n->iiFlags & IFF_LOOPBACK) != 0;
		ck_assert(n->iiFlags & IFF_UP);
		ck_assert_int_eq(n->iiAddress.AddressIn.sin_family, AF_INET);
		ck_assert_uint_ne(n->iiAddress.AddressIn.sin_addr.s_addr, 0);
		ck_assert_uint_eq(n->iiAddress.AddressIn.sin_port, 0);
		ck_assert_int_eq(n->iiNetmask.AddressIn.sin_family, AF_INET);
		ck_assert_uint_ne(n->iiNetmask.AddressIn.sin_addr.s_addr, 0);
		if (!(n->iiFlags & IFF_BROADCAST))
			ck_assert_uint_eq(n->iiBroadcastAddress.AddressIn.sin_addr.s_addr, 0);
	}
	ck_assert(loopback);
}
END_TEST

/* "ioctlsocket and WSAIoctl": SIO_GET_INTERFACE_LIST too small; with OVERLAPPED. */
START_TEST(the_interface_list_is_told_later_to_an_OVERLAPPED)
{
	SOCKET s = datagram(AF_INET);
	HANDLE port = port_of(s);
	INTERFACE_INFO info[64];
	OVERLAPPED overlapped = {0};
	DWORD size = UNTOUCHED, full;

	WST_FAILS(WSAIoctl(s, SIO_GET_INTERFACE_LIST, NULL, 0, info, sizeof *info - 1, &size, NULL, NULL), WSAEFAULT);
	ck_assert_uint_eq(size, 0);
	WST_OK(WSAIoctl(s, SIO_GET_INTERFACE_LIST, NULL, 0, info, sizeof info, &full, NULL, NULL));
	size = UNTOUCHED;
	WST_FAILS(WSAIoctl(s, SIO_GET_INTERFACE_LIST, NULL, 0, info, sizeof info, &size, &overlapped, NULL), WSA_IO_PENDING);
	ck_assert_uint_eq(size, UNTOUCHED);
	ck_assert_uint_eq(next_packet(port, &overlapped, &size), 0);
	ck_assert_uint_eq(size, full);
	WST_FAILS(WSAIoctl(s, SIO_GET_INTERFACE_LIST, NULL, 0, info, 1, &size, &overlapped, NULL), WSA_IO_PENDING);
	ck_assert_uint_eq(next_packet(port, &overlapped, &size), ERROR_INSUFFICIENT_BUFFER);
	ck_assert_uint_eq((DWORD)overlapped.Internal, 0xc0000023);
	WST_FAILS(WSAIoctl(datagram(AF_INET), SIO_GET_INTERFACE_LIST, NULL, 0, info, 1, &size, &overlapped, routine), WSA_IO_PENDING);
	ck_assert_uint_eq(SleepEx(5000, TRUE), WAIT_IO_COMPLETION);
	ck_assert_uint_eq(routine_error, WSAEFAULT);
}
END_TEST

START_TEST(the_extended_interface_list_points_into_its_buffer)
{
	static char buffer[16384];
	const INTERFACE_INFO_EX *info = (INTERFACE_INFO_EX *)buffer;
	SOCKET s = datagram(AF_INET);
	INTERFACE_INFO plain[64];
	DWORD size, count;

	WST_OK(WSAIoctl(s, SIO_GET_INTERFACE_LIST, NULL, 0, plain, sizeof plain, &size, NULL, NULL));
	count = size / (DWORD)sizeof *plain;
	WST_OK(WSAIoctl(s, SIO_GET_INTERFACE_LIST_EX, NULL, 0, buffer, sizeof buffer, &size, NULL, NULL));
	ck_assert_uint_eq(size, count * (sizeof *info + 3 * sizeof(SOCKADDR_IN)));
	for (DWORD i = 0; i < count; i++)
		ck_assert_mem_eq(info[i].iiAddress.lpSockaddr, &plain[i].iiAddress, sizeof(SOCKADDR_IN));
}
END_TEST

/* "ioctlsocket and WSAIoctl": SIO_ADDRESS_LIST_QUERY with too little room. */
START_TEST(the_address_list_tells_how_much_room_it_takes)
{
	static char buffer[16384];
	const SOCKET_ADDRESS_LIST *list = (SOCKET_ADDRESS_LIST *)buffer;
	SOCKET s = datagram(AF_INET);
	DWORD needed = 0, size = UNTOUCHED;

	WST_FAILS(WSAIoctl(s, SIO_ADDRESS_LIST_QUERY, NULL, 0, NULL, 0, &needed, NULL, NULL), WSAEFAULT);
	ck_assert_uint_ge(needed, HEADER + sizeof(SOCKET_ADDRESS) + sizeof(SOCKADDR_IN));
	WST_FAILS(WSAIoctl(s, SIO_ADDRESS_LIST_QUERY, NULL, 0, buffer, 0, &size, NULL, NULL), WSAEFAULT);
	ck_assert_uint_eq(size, needed);
	WST_FAILS(WSAIoctl(s, SIO_ADDRESS_LIST_QUERY, NULL, 0, buffer, 1, &size, NULL, NULL), WSAEINVAL);
	ck_assert_uint_eq(size, 0);
	memset(buffer, 0xcc, sizeof buffer);
	WST_FAILS(WSAIoctl(s, SIO_ADDRESS_LIST_QUERY, NULL, 0, buffer, HEADER, &size, NULL, NULL), WSAEFAULT);
	ck_assert_uint_eq(size, needed);
	ck_assert_int_eq(buffer[0], (char)0xcc);
	WST_OK(WSAIoctl(s, SIO_ADDRESS_LIST_QUERY, NULL, 0, buffer, sizeof buffer, &size, NULL, NULL));
	ck_assert_uint_eq(size, needed);
	ck_assert_uint_eq(size, HEADER + (size_t)list->iAddressCount * (sizeof(SOCKET_ADDRESS) + sizeof(SOCKADDR_IN)));
	for (int i = 0; i < list->iAddressCount; i++) {
		SOCKET bound = datagram(AF_INET);

		ck_assert_int_eq((&list->Address[0])[i].iSockaddrLength, sizeof(SOCKADDR_IN));
		WST_OK(bind(bound, (&list->Address[0])[i].lpSockaddr, sizeof(SOCKADDR_IN)));
		WST_OK(closesocket(bound));
	}
}
END_TEST

/* "ioctlsocket and WSAIoctl": SIO_ADDRESS_LIST_QUERY with OVERLAPPED. */
START_TEST(an_overlapped_address_list_is_over_at_once)
{
	static char buffer[16384];
	SOCKET s = datagram(AF_INET);
	HANDLE port = port_of(s);
	OVERLAPPED overlapped = {.Internal = 0xdead};
	DWORD size = UNTOUCHED, got;

	WST_FAILS(WSAIoctl(s, SIO_ADDRESS_LIST_QUERY, NULL, 0, NULL, 0, &size, &overlapped, NULL), WSAEFAULT);
	ck_assert_uint_eq(overlapped.Internal, 0xdead);
	expect_no_packet(port);
	WST_OK(WSAIoctl(s, SIO_ADDRESS_LIST_QUERY, NULL, 0, buffer, sizeof buffer, &size, &overlapped, NULL));
	ck_assert_uint_gt(size, 0);
	ck_assert_uint_eq(next_packet(port, &overlapped, &got), 0);
	ck_assert_uint_eq(got, 0);
	expect_no_packet(port);
}
END_TEST

/* "ioctlsocket and WSAIoctl": SIO_ROUTING_INTERFACE_QUERY: inputs, outputs. */
START_TEST(the_way_to_an_address_begins_at_one_of_ours)
{
	SOCKET s = datagram(AF_INET);
	struct sockaddr_in target = wst_loopback(80), own;
	DWORD size = UNTOUCHED;

	WST_FAILS(WSAIoctl(s, SIO_ROUTING_INTERFACE_QUERY, NULL, 0, &own, sizeof own, &size, NULL, NULL), WSAEINVAL);
	WST_FAILS(WSAIoctl(s, SIO_ROUTING_INTERFACE_QUERY, &target, sizeof target - 1, &own, sizeof own, &size, NULL, NULL), WSAEINVAL);
	target.sin_family = 0;
	WST_FAILS(WSAIoctl(s, SIO_ROUTING_INTERFACE_QUERY, &target, sizeof target, &own, sizeof own, &size, NULL, NULL), WSAEAFNOSUPPORT);
	target.sin_family = AF_INET;
	target.sin_addr.s_addr = 0;
	WST_FAILS(WSAIoctl(s, SIO_ROUTING_INTERFACE_QUERY, &target, sizeof target, &own, sizeof own, &size, NULL, NULL), WSAEINVAL);
	ck_assert_uint_eq(size, UNTOUCHED);
	target = wst_loopback(80);
	WST_FAILS(WSAIoctl(s, SIO_ROUTING_INTERFACE_QUERY, &target, sizeof target, NULL, sizeof own, &size, NULL, NULL), WSAEFAULT);
	ck_assert_uint_eq(size, UNTOUCHED);
	WST_FAILS(WSAIoctl(s, SIO_ROUTING_INTERFACE_QUERY, &target, sizeof target, &own, sizeof own - 1, &size, NULL, NULL), WSAEFAULT);
	ck_assert_uint_eq(size, sizeof own);
	WST_OK(WSAIoctl(s, SIO_ROUTING_INTERFACE_QUERY, &target, sizeof target, &own, sizeof own, &size, NULL, NULL));
	ck_assert_uint_eq(size, sizeof own);
	ck_assert_int_eq(own.sin_family, AF_INET);
	ck_assert_uint_eq(own.sin_addr.s_addr, htonl(INADDR_LOOPBACK));
	ck_assert_uint_eq(own.sin_port, 0);
}
END_TEST

/* "ioctlsocket and WSAIoctl": SIO_ROUTING_INTERFACE_QUERY with OVERLAPPED or APC. */
START_TEST(an_overlapped_route_is_over_at_once)
{
	SOCKET s = datagram(AF_INET);
	HANDLE port = port_of(s);
	struct sockaddr_in target = wst_loopback(80), own;
	OVERLAPPED overlapped = {0};
	DWORD size = UNTOUCHED, got;

	WST_OK(WSAIoctl(s, SIO_ROUTING_INTERFACE_QUERY, &target, sizeof target, &own, sizeof own, &size, &overlapped, NULL));
	ck_assert_uint_eq(size, 16);
	ck_assert_uint_eq(next_packet(port, &overlapped, &got), 0);
	ck_assert_uint_eq(got, 0);
	WST_OK(WSAIoctl(datagram(AF_INET), SIO_ROUTING_INTERFACE_QUERY, &target, sizeof target, &own, sizeof own, &size, &overlapped, routine));
	ck_assert_uint_eq(SleepEx(5000, TRUE), WAIT_IO_COMPLETION);
	ck_assert_uint_eq(routine_error, 0);
}
END_TEST

/* RFC 6724: what can be reached comes first, then what is nearer. */
START_TEST(SIO_ADDRESS_LIST_SORT_puts_what_can_be_reached_first)
{
	struct sockaddr_in local = wst_loopback(1);
	SOCKADDR_IN6 nowhere = {.sin6_family = AF_INET6, .sin6_addr = {{{0x20, 0x01, 0x0d, 0xb8, 0xff}}}};
	struct {
		INT count;
		SOCKET_ADDRESS entries[2];
	} in = {2, {{(SOCKADDR *)&nowhere, sizeof nowhere}, {(SOCKADDR *)&local, sizeof local}}}, out;
	DWORD size = UNTOUCHED;
	SOCKET s;

	if (unshare(CLONE_NEWNET))
		return;
	configure(0);
	s = datagram(AF_INET);
	ck_assert_uint_eq(sizeof in, HEADER + sizeof in.entries);
	WST_OK(WSAIoctl(s, SIO_ADDRESS_LIST_SORT, &in, sizeof in, &out, sizeof out, &size, NULL, NULL));
	ck_assert_uint_eq(size, sizeof out);
	ck_assert_int_eq(out.count, 2);
	ck_assert_ptr_eq(out.entries[0].lpSockaddr, (SOCKADDR *)&local);
	ck_assert_ptr_eq(out.entries[1].lpSockaddr, (SOCKADDR *)&nowhere);
	WST_FAILS(WSAIoctl(s, SIO_ADDRESS_LIST_SORT, &in, sizeof in, &out, sizeof out - 1, &size, NULL, NULL), WSAEFAULT);
	WST_FAILS(WSAIoctl(s, SIO_ADDRESS_LIST_SORT, &in, sizeof in - 1, &out, sizeof out, &size, NULL, NULL), WSAEINVAL);
	WST_FAILS(WSAIoctl(s, SIO_ADDRESS_LIST_SORT, NULL, 0, &out, sizeof out, &size, NULL, NULL), WSAEINVAL);
}
END_TEST

START_TEST(the_broadcast_address_is_the_limited_one)
{
	struct sockaddr_in name = {0};
	DWORD size = UNTOUCHED;

	WST_OK(WSAIoctl(datagram(AF_INET), SIO_GET_BROADCAST_ADDRESS, NULL, 0, &name, sizeof name, &size, NULL, NULL));
	ck_assert_uint_eq(size, sizeof name);
	ck_assert_uint_eq(name.sin_addr.s_addr, INADDR_BROADCAST);
}
END_TEST

/* "ioctlsocket and WSAIoctl": SIO_ADDRESS_LIST_CHANGE pends with OVERLAPPED, and is WSAEWOULDBLOCK without on a non-blocking socket; closesocket ends it. */
START_TEST(a_pending_change_ends_with_the_socket)
{
	static const DWORD codes[] = {SIO_ADDRESS_LIST_CHANGE, SIO_ROUTING_INTERFACE_CHANGE};
	struct sockaddr_in target = wst_loopback(80);
	u_long on = 1;

	for (size_t i = 0; i < WST_COUNT(codes); i++)
		for (int nonblocking = 0; nonblocking < 2; nonblocking++) {
			SOCKET s = datagram(AF_INET);
			HANDLE port = port_of(s);
			OVERLAPPED overlapped = {0};
			DWORD size = UNTOUCHED;

			if (nonblocking) {
				WST_OK(ioctlsocket(s, FIONBIO, &on));
				WST_FAILS(WSAIoctl(s, codes[i], &target, sizeof target, NULL, 0, &size, NULL, NULL), WSAEWOULDBLOCK);
			}
			WST_FAILS(WSAIoctl(s, codes[i], &target, sizeof target, NULL, 0, &size, &overlapped, NULL), WSA_IO_PENDING);
			expect_no_packet(port);
			WST_OK(closesocket(s));
			ck_assert_uint_eq(next_packet(port, &overlapped, &size), ERROR_OPERATION_ABORTED);
		}
}
END_TEST

static void
wait_for_change(void *s)
{
	DWORD size;

	WST_FAILS(WSAIoctl(*(SOCKET *)s, SIO_ADDRESS_LIST_CHANGE, NULL, 0, NULL, 0, &size, NULL, NULL), WSAEINTR);
}

/* "ioctlsocket and WSAIoctl": on a blocking one it blocks. */
START_TEST(a_blocking_wait_for_a_change_ends_with_the_socket)
{
	SOCKET s = datagram(AF_INET);
	struct wst_thread t;

	wst_start(&t, wait_for_change, &s);
	wst_until_blocked(&t);
	WST_OK(closesocket(s));
	wst_join(&t);
}
END_TEST

START_TEST(the_ideal_send_backlog_never_changes)
{
	SOCKET client, server;
	OVERLAPPED overlapped = {0};
	DWORD size;

	wst_pair(&client, &server);
	WST_FAILS(WSAIoctl(datagram(AF_INET), SIO_IDEAL_SEND_BACKLOG_CHANGE, NULL, 0, NULL, 0, &size, NULL, NULL), WSAEOPNOTSUPP);
	WST_FAILS(WSAIoctl(socket(AF_INET, SOCK_STREAM, 0), SIO_IDEAL_SEND_BACKLOG_CHANGE, NULL, 0, NULL, 0, &size, NULL, NULL), WSAENOTCONN);
	WST_FAILS(WSAIoctl(client, SIO_IDEAL_SEND_BACKLOG_CHANGE, NULL, 0, NULL, 0, &size, &overlapped, NULL), WSA_IO_PENDING);
	ck_assert(!HasOverlappedIoCompleted(&overlapped));
	ck_assert(CancelIoEx((HANDLE)client, &overlapped));
	ck_assert(HasOverlappedIoCompleted(&overlapped));
}
END_TEST

static const uint32_t added[] = {0x0a010203, 0x0a010204, 0x0a010205};

START_TEST(a_new_address_ends_the_waits_for_one)
{
	OVERLAPPED overlapped = {0}, other = {0};
	DWORD size = UNTOUCHED;
	HANDLE port;
	SOCKET s;

	if (unshare(CLONE_NEWNET))
		return;
	configure(0);
	s = datagram(AF_INET);
	port = port_of(s);
	for (size_t i = 0; i < WST_COUNT(added); i++) {
		WST_FAILS(WSAIoctl(s, SIO_ADDRESS_LIST_CHANGE, NULL, 0, NULL, 0, &size, &overlapped, NULL), WSA_IO_PENDING);
		expect_no_packet(port);
		configure(htonl(added[i]));
		ck_assert_uint_eq(next_packet(port, &overlapped, &size), 0);
		ck_assert_uint_eq(size, 0);
	}
	WST_FAILS(WSAIoctl(datagram(AF_INET6), SIO_ADDRESS_LIST_CHANGE, NULL, 0, NULL, 0, &size, &other, routine), WSA_IO_PENDING);
	configure(htonl(added[0]));
	ck_assert_uint_eq(SleepEx(0, TRUE), 0);
	ck_assert(!HasOverlappedIoCompleted(&other));
}
END_TEST

/* "ioctlsocket and WSAIoctl": FD_ADDRESS_LIST_CHANGE is reported only for a socket that issued SIO_ADDRESS_LIST_CHANGE before. */
/* What stands behind it waits on, and can be taken back. */
START_TEST(a_change_ends_its_own_wait_only)
{
	OVERLAPPED changed = {0}, waits = {0};
	SOCKET client, server;
	DWORD size = UNTOUCHED;

	if (unshare(CLONE_NEWNET))
		return;
	configure(0);
	wst_pair(&client, &server);
	for (size_t i = 0; i < WST_COUNT(added); i++) {
		changed.hEvent = CreateEvent(NULL, TRUE, FALSE, NULL);
		WST_FAILS(WSAIoctl(client, SIO_ADDRESS_LIST_CHANGE, NULL, 0, NULL, 0, &size, &changed, NULL), WSA_IO_PENDING);
		WST_FAILS(WSAIoctl(client, SIO_IDEAL_SEND_BACKLOG_CHANGE, NULL, 0, NULL, 0, &size, &waits, NULL), WSA_IO_PENDING);
		configure(htonl(added[i]));
		ck_assert_uint_eq(WaitForSingleObject(changed.hEvent, INFINITE), WAIT_OBJECT_0);
		ck_assert(!HasOverlappedIoCompleted(&waits));
		ck_assert(CancelIoEx((HANDLE)client, &waits));
		ck_assert(HasOverlappedIoCompleted(&waits));
		ck_assert(CloseHandle(changed.hEvent));
	}
}
END_TEST

START_TEST(FD_ADDRESS_LIST_CHANGE_comes_once_for_each_request)
{
	WSANETWORKEVENTS events;
	DWORD size;
	HANDLE event, port;
	OVERLAPPED overlapped = {0};
	SOCKET s, other;

	if (unshare(CLONE_NEWNET))
		return;
	configure(0);
	s = datagram(AF_INET);
	other = datagram(AF_INET);
	port = port_of(other);
	event = CreateEvent(NULL, FALSE, FALSE, NULL);
	WST_OK(WSAEventSelect(s, event, FD_ADDRESS_LIST_CHANGE));
	for (size_t i = 0; i < WST_COUNT(added); i++) {
		WST_FAILS(WSAIoctl(other, SIO_ADDRESS_LIST_CHANGE, NULL, 0, NULL, 0, &size, &overlapped, NULL), WSA_IO_PENDING);
		if (i != 1)
			WST_FAILS(WSAIoctl(s, SIO_ADDRESS_LIST_CHANGE, NULL, 0, NULL, 0, &size, NULL, NULL), WSAEWOULDBLOCK);
		configure(htonl(added[i]));
		ck_assert_uint_eq(next_packet(port, &overlapped, &size), 0);
		if (i != 1)
			ck_assert_uint_eq(WaitForSingleObject(event, 5000), WAIT_OBJECT_0);
		WST_OK(WSAEnumNetworkEvents(s, event, &events));
		ck_assert_int_eq(events.lNetworkEvents, i != 1 ? FD_ADDRESS_LIST_CHANGE : 0);
		ck_assert_int_eq(events.iErrorCode[FD_ADDRESS_LIST_CHANGE_BIT], 0);
	}
}
END_TEST

static void
wait_for_change_with_an_OVERLAPPED(void *s)
{
	OVERLAPPED overlapped = {0};
	DWORD size;

	WST_FAILS(WSAIoctl(*(SOCKET *)s, SIO_ADDRESS_LIST_CHANGE, NULL, 0, NULL, 0, &size, &overlapped, NULL), WSAEINTR);
}

START_TEST(a_socket_that_is_not_overlapped_waits_for_its_change)
{
	SOCKET s = WSASocketA(AF_INET, SOCK_DGRAM, 0, NULL, 0, 0);
	struct wst_thread t;

	wst_start(&t, wait_for_change_with_an_OVERLAPPED, &s);
	wst_until_blocked(&t);
	WST_OK(closesocket(s));
	wst_join(&t);
}
END_TEST

static void
await_change(void *s)
{
	DWORD size = UNTOUCHED;

	WST_OK(WSAIoctl(*(SOCKET *)s, SIO_ADDRESS_LIST_CHANGE, NULL, 0, NULL, 0, &size, NULL, NULL));
	ck_assert_uint_eq(size, 0);
}

START_TEST(a_new_address_ends_a_blocking_wait)
{
	struct wst_thread t;
	SOCKET s;

	if (unshare(CLONE_NEWNET))
		return;
	configure(0);
	s = datagram(AF_INET);
	wst_start(&t, await_change, &s);
	wst_until_asleep(&t);
	configure(htonl(added[0]));
	wst_join(&t);
}
END_TEST

/* There is no way to an address of 10.0.0.0 until the interface has one. */
START_TEST(a_new_route_ends_the_wait_for_it)
{
	struct sockaddr_in target = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(0x0a0102ff)}, own;
	OVERLAPPED overlapped = {0};
	DWORD size;
	HANDLE port;
	SOCKET s;

	if (unshare(CLONE_NEWNET))
		return;
	configure(0);
	s = datagram(AF_INET);
	port = port_of(s);
	WST_FAILS(WSAIoctl(s, SIO_ROUTING_INTERFACE_QUERY, &target, sizeof target, &own, sizeof own, &size, NULL, NULL), WSAENETUNREACH);
	WST_FAILS(WSAIoctl(s, SIO_ROUTING_INTERFACE_CHANGE, &target, sizeof target, NULL, 0, &size, &overlapped, NULL), WSA_IO_PENDING);
	configure(htonl(added[0]));
	ck_assert_uint_eq(next_packet(port, &overlapped, &size), 0);
	WST_OK(WSAIoctl(s, SIO_ROUTING_INTERFACE_QUERY, &target, sizeof target, &own, sizeof own, &size, NULL, NULL));
	ck_assert_uint_eq(own.sin_addr.s_addr, htonl(added[0]));
}
END_TEST

WST_MAIN("ioctladdress", the_interface_list_has_the_loopback, the_interface_list_is_told_later_to_an_OVERLAPPED,
	the_extended_interface_list_points_into_its_buffer, the_address_list_tells_how_much_room_it_takes,
	an_overlapped_address_list_is_over_at_once, the_way_to_an_address_begins_at_one_of_ours, an_overlapped_route_is_over_at_once,
	SIO_ADDRESS_LIST_SORT_puts_what_can_be_reached_first, the_broadcast_address_is_the_limited_one, a_pending_change_ends_with_the_socket,
	a_blocking_wait_for_a_change_ends_with_the_socket, the_ideal_send_backlog_never_changes, a_new_address_ends_the_waits_for_one,
	a_change_ends_its_own_wait_only, FD_ADDRESS_LIST_CHANGE_comes_once_for_each_request, a_socket_that_is_not_overlapped_waits_for_its_change,
	a_new_address_ends_a_blocking_wait, a_new_route_ends_the_wait_for_it)

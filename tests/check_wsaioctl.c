/* WSAIoctl(). Facts: observed-behaviour.md "ioctlsocket and WSAIoctl"; contracts.md 5, WSAIoctl. */
#include "harness.h"
#include <mstcpip.h>
#include <mswsock.h>
#include <ws2tcpip.h>

#define UNTOUCHED 0xdeadbeef

static SOCKET
stream(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static HANDLE
port_of(SOCKET s)
{
	HANDLE port = CreateIoCompletionPort((HANDLE)s, NULL, 123, 0);

	ck_assert_ptr_nonnull(port);
	return port;
}

/* The next packet: of this OVERLAPPED, a size of nought unless said otherwise. */
static void
expect_packet(HANDLE port, OVERLAPPED *overlapped, DWORD expected)
{
	DWORD size = UNTOUCHED;
	ULONG_PTR key = 0;
	LPOVERLAPPED got = NULL;

	ck_assert(GetQueuedCompletionStatus(port, &size, &key, &got, 5000));
	ck_assert_uint_eq(size, expected);
	ck_assert_uint_eq(key, 123);
	ck_assert_ptr_eq(got, overlapped);
	ck_assert_uint_eq(overlapped->Internal, 0);
	ck_assert_uint_eq(overlapped->InternalHigh, expected);
}

static void
expect_no_packet(HANDLE port)
{
	DWORD size;
	ULONG_PTR key;
	LPOVERLAPPED got;

	WST_REFUSES(GetQueuedCompletionStatus(port, &size, &key, &got, 0), WAIT_TIMEOUT);
}

static unsigned routine_calls;
static DWORD routine_error, routine_size;

static void CALLBACK
routine(DWORD error, DWORD size, LPWSAOVERLAPPED overlapped, DWORD flags)
{
	(void)overlapped, (void)flags;
	routine_calls++;
	routine_error = error;
	routine_size = size;
}

static void
expect_routine(DWORD error)
{
	unsigned before = routine_calls;

	ck_assert_uint_eq(SleepEx(5000, TRUE), WAIT_IO_COMPLETION);
	ck_assert_uint_eq(routine_calls, before + 1);
	ck_assert_uint_eq(routine_error, error);
	ck_assert_uint_eq(routine_size, 0);
}

/* "ioctlsocket and WSAIoctl": WSAIoctl needs a non-NULL bytes-returned pointer. */
START_TEST(without_room_for_the_size_it_is_WSAEFAULT)
{
	static const DWORD codes[] = {(DWORD)FIONBIO, FIONREAD, SIOCATMARK, SIO_KEEPALIVE_VALS, SIO_FLUSH, SIO_BASE_HANDLE,
		SIO_GET_EXTENSION_FUNCTION_POINTER, SIO_ROUTING_INTERFACE_QUERY};
	struct tcp_keepalive values = {1, 1000, 1000};
	SOCKET s = stream(), out;
	OVERLAPPED overlapped = {0};

	for (size_t i = 0; i < WST_COUNT(codes); i++) {
		WST_FAILS(WSAIoctl(s, codes[i], &values, sizeof values, &out, sizeof out, (LPDWORD)NULL, NULL, NULL), WSAEFAULT);
		WST_FAILS(WSAIoctl(s, codes[i], &values, sizeof values, &out, sizeof out, (LPDWORD)NULL, &overlapped, NULL), WSAEFAULT);
		WST_FAILS(WSAIoctl(s, codes[i], &values, sizeof values, &out, sizeof out, (LPDWORD)NULL, &overlapped, routine), WSAEFAULT);
	}
	WST_FAILS(WSAIoctl(INVALID_SOCKET, FIONREAD, NULL, 0, NULL, 0, (LPDWORD)NULL, NULL, NULL), WSAENOTSOCK);
}
END_TEST

/* "ioctlsocket and WSAIoctl": output one byte short (FIONREAD, SIOCATMARK). */
START_TEST(output_a_byte_short_is_WSAEFAULT_and_leaves_the_size)
{
	static const DWORD codes[] = {FIONREAD, SIOCATMARK};
	SOCKET s = stream();
	DWORD size, value;
	unsigned long wide = 77;

	for (size_t i = 0; i < WST_COUNT(codes); i++) {
		size = UNTOUCHED;
		WST_FAILS(WSAIoctl(s, codes[i], NULL, 0, &value, sizeof value - 1, &size, NULL, NULL), WSAEFAULT);
		ck_assert_uint_eq(size, UNTOUCHED);
		WST_FAILS(WSAIoctl(s, codes[i], NULL, 0, (void *)1, sizeof value, &size, NULL, NULL), WSAEFAULT);
		WST_OK(WSAIoctl(s, codes[i], NULL, 0, &value, sizeof value, &size, NULL, NULL));
		ck_assert_uint_eq(size, 4);
		ck_assert_uint_eq(value, codes[i] == SIOCATMARK);
		WST_OK(WSAIoctl(s, codes[i], NULL, 0, &value, sizeof value, &wide, NULL, NULL));
		ck_assert_uint_eq(wide, 4);
	}
}
END_TEST

/* "ioctlsocket and WSAIoctl": overlapped FIONREAD and SIOCATMARK, FIONBIO, SIO_GET_EXTENSION_FUNCTION_POINTER complete at once and queue a packet of size 0. */
START_TEST(an_overlapped_code_is_over_at_once_and_queues_a_packet)
{
	SOCKET s = stream();
	HANDLE port = port_of(s);
	OVERLAPPED overlapped = {.Internal = 0xdead};
	DWORD size = UNTOUCHED, value = 0;

	WST_OK(WSAIoctl(s, FIONREAD, NULL, 0, &value, sizeof value, &size, &overlapped, NULL));
	ck_assert_uint_eq(size, 4);
	expect_packet(port, &overlapped, 0);
	WST_OK(WSAIoctl(s, SIOCATMARK, NULL, 0, &value, sizeof value, &size, &overlapped, NULL));
	expect_packet(port, &overlapped, 0);
	value = 1;
	WST_OK(WSAIoctl(s, (DWORD)FIONBIO, &value, sizeof value, NULL, 0, &size, &overlapped, NULL));
	expect_packet(port, &overlapped, 0);
	expect_no_packet(port);
}
END_TEST

/* "ioctlsocket and WSAIoctl": the same with a completion routine. */
START_TEST(an_overlapped_code_calls_its_routine_at_the_next_alertable_wait)
{
	SOCKET s = stream();
	OVERLAPPED overlapped = {0};
	DWORD size = UNTOUCHED, value = 0;

	WST_OK(WSAIoctl(s, FIONREAD, NULL, 0, &value, sizeof value, &size, &overlapped, routine));
	ck_assert_uint_eq(size, 4);
	ck_assert_uint_eq(routine_calls, 0);
	expect_routine(0);
	WST_OK(WSAIoctl(s, (DWORD)FIONBIO, &value, sizeof value, NULL, 0, &size, &overlapped, routine));
	expect_routine(0);
}
END_TEST

START_TEST(an_overlapped_code_sets_its_event)
{
	SOCKET s = stream();
	OVERLAPPED overlapped = {.hEvent = CreateEvent(NULL, TRUE, FALSE, NULL)};
	DWORD size, value;

	WST_OK(WSAIoctl(s, FIONREAD, NULL, 0, &value, sizeof value, &size, &overlapped, NULL));
	ck_assert_uint_eq(WaitForSingleObject(overlapped.hEvent, 0), WAIT_OBJECT_0);
}
END_TEST

/* "ioctlsocket and WSAIoctl": FIONBIO's input shorter than 4 bytes; longer is fine; the output buffer is ignored; size 0. */
START_TEST(FIONBIO_takes_four_bytes_or_more)
{
	SOCKET s = stream();
	DWORD size = UNTOUCHED;
	u_long value[2] = {1};

	WST_FAILS(WSAIoctl(s, (DWORD)FIONBIO, value, 3, NULL, 0, &size, NULL, NULL), WSAEFAULT);
	WST_FAILS(WSAIoctl(s, (DWORD)FIONBIO, NULL, 0, NULL, 0, &size, NULL, NULL), WSAEFAULT);
	WST_FAILS(WSAIoctl(s, (DWORD)FIONBIO, (void *)1, 4, NULL, 0, &size, NULL, NULL), WSAEFAULT);
	size = UNTOUCHED;
	WST_OK(WSAIoctl(s, (DWORD)FIONBIO, value, sizeof value, (void *)1, 4, &size, NULL, NULL));
	ck_assert_uint_eq(size, 0);
}
END_TEST

/* "ioctlsocket and WSAIoctl": FIONBIO(0) while WSAEventSelect is active. */
START_TEST(a_blocking_mode_is_WSAEINVAL_while_events_are_selected)
{
	SOCKET s = stream();
	DWORD size = UNTOUCHED, on = 0;

	WST_OK(WSAEventSelect(s, CreateEvent(NULL, FALSE, FALSE, NULL), FD_READ));
	WST_FAILS(WSAIoctl(s, (DWORD)FIONBIO, &on, sizeof on, NULL, 0, &size, NULL, NULL), WSAEINVAL);
	ck_assert_uint_eq(size, 0);
	on = 1;
	WST_OK(WSAIoctl(s, (DWORD)FIONBIO, &on, sizeof on, NULL, 0, &size, NULL, NULL));
}
END_TEST

/* "ioctlsocket and WSAIoctl": SIO_KEEPALIVE_VALS: input, times, overlapped forms. */
START_TEST(SIO_KEEPALIVE_VALS_sets_the_times)
{
	struct tcp_keepalive values = {1, 5500, 1000};
	SOCKET s = stream();
	DWORD size = UNTOUCHED;
	int value, len = sizeof value;
	char on;

	WST_FAILS(WSAIoctl(s, SIO_KEEPALIVE_VALS, NULL, sizeof values, NULL, 0, &size, NULL, NULL), WSAEFAULT);
	ck_assert_uint_eq(size, 0);
	size = UNTOUCHED;
	WST_FAILS(WSAIoctl(s, SIO_KEEPALIVE_VALS, &values, 0, NULL, 0, &size, NULL, NULL), WSAEFAULT);
	ck_assert_uint_eq(size, 0);
	size = UNTOUCHED;
	WST_OK(WSAIoctl(s, SIO_KEEPALIVE_VALS, &values, sizeof values, NULL, 0, &size, NULL, NULL));
	ck_assert_uint_eq(size, 0);
	WST_OK(getsockopt(s, IPPROTO_TCP, TCP_KEEPIDLE, (char *)&value, &len));
	ck_assert_int_eq(value, 6);
	WST_OK(getsockopt(s, IPPROTO_TCP, TCP_KEEPINTVL, (char *)&value, &len));
	ck_assert_int_eq(value, 1);
	len = 1;
	WST_OK(getsockopt(s, SOL_SOCKET, SO_KEEPALIVE, &on, &len));
	ck_assert_int_eq(on, 1);
	values = (struct tcp_keepalive){1, 0, 0};
	WST_OK(WSAIoctl(s, SIO_KEEPALIVE_VALS, &values, sizeof values, NULL, 0, &size, NULL, NULL));
	values.onoff = 0;
	WST_OK(WSAIoctl(s, SIO_KEEPALIVE_VALS, &values, sizeof values, NULL, 0, &size, NULL, NULL));
	WST_OK(getsockopt(s, SOL_SOCKET, SO_KEEPALIVE, &on, &len));
	ck_assert_int_eq(on, 0);
	WST_FAILS(WSAIoctl(wst_udp(), SIO_KEEPALIVE_VALS, &values, sizeof values, NULL, 0, &size, NULL, NULL), WSAENOPROTOOPT);
}
END_TEST

/* "ioctlsocket and WSAIoctl": overlapped SIO_KEEPALIVE_VALS leaves the size. */
START_TEST(an_overlapped_SIO_KEEPALIVE_VALS_leaves_the_size)
{
	struct tcp_keepalive values = {1, 5000, 1000};
	SOCKET s = stream();
	HANDLE port = port_of(s);
	OVERLAPPED overlapped = {.Internal = 0x103};
	DWORD size = UNTOUCHED;

	WST_FAILS(WSAIoctl(s, SIO_KEEPALIVE_VALS, &values, sizeof values - 1, NULL, 0, &size, &overlapped, NULL), WSAEFAULT);
	ck_assert_uint_eq(size, UNTOUCHED);
	ck_assert_uint_eq(overlapped.Internal, 0x103);
	expect_no_packet(port);
	WST_OK(WSAIoctl(s, SIO_KEEPALIVE_VALS, &values, sizeof values, NULL, 0, &size, &overlapped, NULL));
	ck_assert_uint_eq(size, UNTOUCHED);
	expect_packet(port, &overlapped, 0);
}
END_TEST

static const DWORD unknown[] = {0xdeadbeef, (DWORD)FIOASYNC, 0x667e, SIO_FLUSH, SIO_FIND_ROUTE, SIO_GET_QOS, SIO_SET_QOS, SIO_GET_GROUP_QOS,
	SIO_TRANSLATE_HANDLE, SIO_ASSOCIATE_HANDLE, SIO_ACQUIRE_PORT_RESERVATION, SIO_QUERY_TRANSPORT_SETTING, SIO_SET_COMPATIBILITY_MODE,
	SIO_CPU_AFFINITY, SIO_TCP_SET_ICW, SIO_SET_SECURITY};

/* "ioctlsocket and WSAIoctl": an unknown ioctl without OVERLAPPED. */
START_TEST(an_unknown_code_is_WSAEOPNOTSUPP_with_a_size_of_0)
{
	SOCKET s = stream();
	char in[64] = {0}, out[64];

	for (size_t i = 0; i < WST_COUNT(unknown); i++) {
		DWORD size = UNTOUCHED;

		WST_FAILS(WSAIoctl(s, unknown[i], in, sizeof in, out, sizeof out, &size, NULL, NULL), WSAEOPNOTSUPP);
		ck_assert_uint_eq(size, 0);
	}
}
END_TEST

/* "ioctlsocket and WSAIoctl": an unknown ioctl with OVERLAPPED. */
START_TEST(an_unknown_code_with_an_OVERLAPPED_fails_later)
{
	SOCKET s = stream(), other = stream();
	HANDLE port = port_of(s);

	for (size_t i = 0; i < WST_COUNT(unknown); i++) {
		OVERLAPPED overlapped = {0};
		LPOVERLAPPED got = NULL;
		ULONG_PTR key;
		DWORD size = UNTOUCHED;

		WST_FAILS(WSAIoctl(s, unknown[i], NULL, 0, NULL, 0, &size, &overlapped, NULL), WSA_IO_PENDING);
		ck_assert_uint_eq(size, UNTOUCHED);
		WST_REFUSES(GetQueuedCompletionStatus(port, &size, &key, &got, 5000), ERROR_NOT_SUPPORTED);
		ck_assert_ptr_eq(got, &overlapped);
		ck_assert_uint_eq(size, 0);
		ck_assert_uint_eq((DWORD)overlapped.Internal, 0xc00000bb);
		WST_FAILS(WSAIoctl(other, unknown[i], NULL, 0, NULL, 0, &size, &overlapped, routine), WSA_IO_PENDING);
		expect_routine(WSAEOPNOTSUPP);
	}
}
END_TEST

/* "ioctlsocket and WSAIoctl": an unknown extension GUID. */
START_TEST(an_unknown_extension_is_WSAEINVAL)
{
	GUID id = {0xdeadbeef, 0xdead, 0xbeef, {0}};
	SOCKET s = stream();
	HANDLE port = port_of(s);
	OVERLAPPED overlapped = {.Internal = 0xdead, .InternalHigh = 0xbeef};
	DWORD size = UNTOUCHED;
	void *function;

	WST_FAILS(WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &id, sizeof id, &function, sizeof function, &size, NULL, NULL), WSAEINVAL);
	WST_FAILS(WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &id, sizeof id, &function, sizeof function, &size, &overlapped, NULL), WSAEINVAL);
	ck_assert_uint_eq(size, UNTOUCHED);
	ck_assert_uint_eq(overlapped.Internal, 0xdead);
	ck_assert_uint_eq(overlapped.InternalHigh, 0xbeef);
	expect_no_packet(port);
	WST_FAILS(WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &id, sizeof id - 1, &function, sizeof function, &size, NULL, NULL), WSAEFAULT);
	WST_FAILS(WSAIoctl(s, SIO_GET_MULTIPLE_EXTENSION_FUNCTION_POINTER, &id, sizeof id, &function, sizeof function, &size, NULL, NULL), WSAEINVAL);
}
END_TEST

/* "ioctlsocket and WSAIoctl": SIO_IDEAL_SEND_BACKLOG_QUERY. */
START_TEST(the_ideal_send_backlog_is_that_of_a_connection)
{
	SOCKET client, server;
	DWORD size = UNTOUCHED, backlog = 0;

	wst_pair(&client, &server);
	WST_OK(WSAIoctl(client, SIO_IDEAL_SEND_BACKLOG_QUERY, NULL, 0, &backlog, sizeof backlog, &size, NULL, NULL));
	ck_assert_uint_eq(backlog, 0x10000);
	ck_assert_uint_eq(size, sizeof backlog);
	WST_FAILS(WSAIoctl(stream(), SIO_IDEAL_SEND_BACKLOG_QUERY, NULL, 0, &backlog, sizeof backlog, &size, NULL, NULL), WSAENOTCONN);
	WST_FAILS(WSAIoctl(wst_udp(), SIO_IDEAL_SEND_BACKLOG_QUERY, NULL, 0, &backlog, sizeof backlog, &size, NULL, NULL), WSAEOPNOTSUPP);
}
END_TEST

/* "ioctlsocket and WSAIoctl": SIO_BASE_HANDLE. */
START_TEST(the_base_handle_is_the_socket)
{
	static const DWORD codes[] = {SIO_BASE_HANDLE, SIO_BSP_HANDLE, SIO_BSP_HANDLE_SELECT, SIO_BSP_HANDLE_POLL};
	SOCKET s = stream();
	HANDLE port = port_of(s);

	for (size_t i = 0; i < WST_COUNT(codes); i++) {
		SOCKET base = INVALID_SOCKET;
		OVERLAPPED overlapped = {0};
		LPOVERLAPPED got = NULL;
		DWORD size = UNTOUCHED;
		ULONG_PTR key;

		WST_OK(WSAIoctl(s, codes[i], NULL, 0, &base, sizeof base, &size, NULL, NULL));
		ck_assert_uint_eq(base, s);
		ck_assert_uint_eq(size, sizeof base);
		WST_FAILS(WSAIoctl(s, codes[i], NULL, 0, &base, sizeof base, &size, &overlapped, NULL), WSA_IO_PENDING);
		WST_REFUSES(GetQueuedCompletionStatus(port, &size, &key, &got, 5000), ERROR_NOT_SUPPORTED);
		ck_assert_ptr_eq(got, &overlapped);
	}
}
END_TEST

/* "ioctlsocket and WSAIoctl": SIO_ENABLE_CIRCULAR_QUEUEING on UDP. */
START_TEST(circular_queueing_takes_no_buffers)
{
	DWORD size = UNTOUCHED;

	WST_OK(WSAIoctl(wst_udp(), SIO_ENABLE_CIRCULAR_QUEUEING, NULL, 0, NULL, 0, &size, NULL, NULL));
	ck_assert_uint_eq(size, 0);
	WST_FAILS(WSAIoctl(stream(), SIO_ENABLE_CIRCULAR_QUEUEING, NULL, 0, NULL, 0, &size, NULL, NULL), WSAENOPROTOOPT);
}
END_TEST

static void
send_to_nobody(SOCKET s)
{
	SOCKET gone = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(gone));

	WST_OK(closesocket(gone));
	ck_assert_int_eq(sendto(s, "x", 1, 0, (struct sockaddr *)&name, sizeof name), 1);
}

/* A datagram to a port that nobody has is told to the next receive, unless SIO_UDP_CONNRESET is off. */
START_TEST(SIO_UDP_CONNRESET_off_keeps_quiet_of_ports_that_nobody_has)
{
	SOCKET s = wst_udp(), other = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(s));
	DWORD size = UNTOUCHED, off = 0, on = 1, value;
	u_long nonblocking = 1;
	char buffer[8];
	fd_set set;

	send_to_nobody(s);
	WST_FAILS(recv(s, buffer, sizeof buffer, 0), WSAECONNRESET);
	WST_OK(WSAIoctl(s, SIO_UDP_CONNRESET, &off, sizeof off, NULL, 0, &size, NULL, NULL));
	ck_assert_uint_eq(size, 0);
	send_to_nobody(s);
	ck_assert_int_eq(sendto(other, "y", 1, 0, (struct sockaddr *)&name, sizeof name), 1);
	ck_assert_int_eq(recv(s, buffer, sizeof buffer, 0), 1);
	ck_assert_int_eq(buffer[0], 'y');
	WST_OK(ioctlsocket(s, FIONBIO, &nonblocking));
	WST_FAILS(recv(s, buffer, sizeof buffer, 0), WSAEWOULDBLOCK);
	WST_OK(WSAIoctl(s, SIO_UDP_CONNRESET, &on, sizeof on, NULL, 0, &size, NULL, NULL));
	send_to_nobody(s);
	FD_ZERO(&set);
	FD_SET(s, &set);
	ck_assert_int_eq(select(0, &set, NULL, NULL, NULL), 1);
	WST_FAILS(recv(s, buffer, sizeof buffer, 0), WSAECONNRESET);
	WST_FAILS(WSAIoctl(s, SIO_UDP_CONNRESET, &off, 3, NULL, 0, &size, NULL, NULL), WSAEFAULT);
	WST_FAILS(WSAIoctl(stream(), SIO_UDP_CONNRESET, &off, sizeof off, NULL, 0, &size, NULL, NULL), WSAEOPNOTSUPP);
	value = 0;
	WST_OK(WSAIoctl(s, SIO_UDP_NETRESET, &value, sizeof value, NULL, 0, &size, NULL, NULL));
}
END_TEST

/* The same of a connected socket, to which the kernel reports all the same. */
START_TEST(SIO_UDP_CONNRESET_off_holds_for_connected_sockets)
{
	SOCKET gone = wst_udp(), s = socket(AF_INET, SOCK_DGRAM, 0);
	struct sockaddr_in name = wst_loopback(wst_port(gone));
	DWORD size, off = 0;
	int milliseconds = 1;
	char buffer[8];

	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	WST_OK(closesocket(gone));
	WST_OK(WSAIoctl(s, SIO_UDP_CONNRESET, &off, sizeof off, NULL, 0, &size, NULL, NULL));
	ck_assert_int_eq(send(s, "x", 1, 0), 1);
	ck_assert_int_eq(send(s, "x", 1, 0), 1);
	WST_OK(setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *)&milliseconds, sizeof milliseconds));
	WST_FAILS(recv(s, buffer, sizeof buffer, 0), WSAETIMEDOUT);
}
END_TEST

START_TEST(SIO_TCP_INFO_describes_a_connection)
{
	SOCKET client, server;
	TCP_INFO_v0 v0;
	TCP_INFO_v1 v1;
	DWORD version = 0, size = UNTOUCHED;
	char buffer[8];

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "hello", 5, 0), 5);
	ck_assert_int_eq(recv(server, buffer, sizeof buffer, 0), 5);
	WST_OK(WSAIoctl(server, SIO_TCP_INFO, &version, sizeof version, &v0, sizeof v0, &size, NULL, NULL));
	ck_assert_uint_eq(size, sizeof v0);
	ck_assert_int_eq(v0.State, TCPSTATE_ESTABLISHED);
	ck_assert_uint_eq(v0.BytesIn, 5);
	version = 1;
	WST_OK(WSAIoctl(client, SIO_TCP_INFO, &version, sizeof version, &v1, sizeof v1, &size, NULL, NULL));
	ck_assert_uint_eq(size, sizeof v1);
	ck_assert_uint_eq(v1.BytesOut, 5);
	ck_assert_uint_gt(v1.Mss, 0);
	WST_OK(WSAIoctl(wst_listener(), SIO_TCP_INFO, &version, sizeof version, &v1, sizeof v1, &size, NULL, NULL));
	ck_assert_int_eq(v1.State, TCPSTATE_LISTEN);
	WST_FAILS(WSAIoctl(client, SIO_TCP_INFO, NULL, 0, &v1, sizeof v1, &size, NULL, NULL), WSAEMSGSIZE);
	WST_FAILS(WSAIoctl(client, SIO_TCP_INFO, &version, 2, &v1, sizeof v1, &size, NULL, NULL), WSAEMSGSIZE);
	WST_FAILS(WSAIoctl(client, SIO_TCP_INFO, &version, sizeof version, &v1, sizeof v0, &size, NULL, NULL), WSAEINVAL);
	version = 99;
	WST_FAILS(WSAIoctl(client, SIO_TCP_INFO, &version, sizeof version, &v1, sizeof v1, &size, NULL, NULL), WSAEINVAL);
	WST_FAILS(WSAIoctl(wst_udp(), SIO_TCP_INFO, &version, sizeof version, &v1, sizeof v1, &size, NULL, NULL), WSAEOPNOTSUPP);
}
END_TEST

START_TEST(SIO_TCP_INITIAL_RTO_comes_before_connect)
{
	TCP_INITIAL_RTO_PARAMETERS parameters = {TCP_INITIAL_RTO_UNSPECIFIED_RTT, TCP_INITIAL_RTO_NO_SYN_RETRANSMISSIONS};
	SOCKET client, server, s = stream();
	DWORD size = UNTOUCHED;

	wst_pair(&client, &server);
	WST_OK(WSAIoctl(s, SIO_TCP_INITIAL_RTO, &parameters, sizeof parameters, NULL, 0, &size, NULL, NULL));
	ck_assert_uint_eq(size, 0);
	WST_FAILS(WSAIoctl(s, SIO_TCP_INITIAL_RTO, &parameters, 3, NULL, 0, &size, NULL, NULL), WSAEFAULT);
	WST_FAILS(WSAIoctl(client, SIO_TCP_INITIAL_RTO, &parameters, sizeof parameters, NULL, 0, &size, NULL, NULL), WSAEINVAL);
}
END_TEST

START_TEST(SIO_LOOPBACK_FAST_PATH_is_for_streams)
{
	DWORD size, on = 1;

	WST_OK(WSAIoctl(stream(), SIO_LOOPBACK_FAST_PATH, &on, sizeof on, NULL, 0, &size, NULL, NULL));
	WST_FAILS(WSAIoctl(stream(), SIO_LOOPBACK_FAST_PATH, NULL, 0, NULL, 0, &size, NULL, NULL), WSAEFAULT);
	WST_FAILS(WSAIoctl(wst_udp(), SIO_LOOPBACK_FAST_PATH, &on, sizeof on, NULL, 0, &size, NULL, NULL), WSAEOPNOTSUPP);
}
END_TEST

START_TEST(multicast_codes_set_the_options)
{
	SOCKET s = wst_udp();
	DWORD size, off = 0;
	int hops = 7, value, len = sizeof value;

	WST_OK(WSAIoctl(s, SIO_MULTICAST_SCOPE, &hops, sizeof hops, NULL, 0, &size, NULL, NULL));
	WST_OK(getsockopt(s, IPPROTO_IP, IP_MULTICAST_TTL, (char *)&value, &len));
	ck_assert_int_eq(value, 7);
	WST_OK(WSAIoctl(s, SIO_MULTIPOINT_LOOPBACK, &off, sizeof off, NULL, 0, &size, NULL, NULL));
	WST_OK(getsockopt(s, IPPROTO_IP, IP_MULTICAST_LOOP, (char *)&value, &len));
	ck_assert_int_eq(value, 0);
	hops = 256;
	WST_FAILS(WSAIoctl(s, SIO_MULTICAST_SCOPE, &hops, sizeof hops, NULL, 0, &size, NULL, NULL), WSAEINVAL);
	WST_FAILS(WSAIoctl(stream(), SIO_MULTICAST_SCOPE, &hops, sizeof hops, NULL, 0, &size, NULL, NULL), WSAENOPROTOOPT);
}
END_TEST

/* documented-errors.tsv, SIO_RCVALL: not raw, not bound. */
START_TEST(SIO_RCVALL_is_for_bound_raw_sockets)
{
	DWORD size, on = RCVALL_ON;

	WST_FAILS(WSAIoctl(wst_udp(), SIO_RCVALL, &on, sizeof on, NULL, 0, &size, NULL, NULL), WSAEINVAL);
}
END_TEST

WST_MAIN("wsaioctl", without_room_for_the_size_it_is_WSAEFAULT, output_a_byte_short_is_WSAEFAULT_and_leaves_the_size,
	an_overlapped_code_is_over_at_once_and_queues_a_packet, an_overlapped_code_calls_its_routine_at_the_next_alertable_wait,
	an_overlapped_code_sets_its_event, FIONBIO_takes_four_bytes_or_more,
	a_blocking_mode_is_WSAEINVAL_while_events_are_selected, SIO_KEEPALIVE_VALS_sets_the_times,
	an_overlapped_SIO_KEEPALIVE_VALS_leaves_the_size, an_unknown_code_is_WSAEOPNOTSUPP_with_a_size_of_0,
	an_unknown_code_with_an_OVERLAPPED_fails_later, an_unknown_extension_is_WSAEINVAL, the_ideal_send_backlog_is_that_of_a_connection,
	the_base_handle_is_the_socket, circular_queueing_takes_no_buffers, SIO_UDP_CONNRESET_off_keeps_quiet_of_ports_that_nobody_has,
	SIO_UDP_CONNRESET_off_holds_for_connected_sockets, SIO_TCP_INFO_describes_a_connection, SIO_TCP_INITIAL_RTO_comes_before_connect,
	SIO_LOOPBACK_FAST_PATH_is_for_streams, multicast_codes_set_the_options, SIO_RCVALL_is_for_bound_raw_sockets)

/* WSARecvMsg, WSASendMsg, WSARecvEx: "WSARecvMsg and ancillary data" and "WSASendMsg and WSASendTo" of observed-behaviour.md. */
#include "harness.h"

#include <mswsock.h>
#include <ws2tcpip.h>

static const GUID recv_id = WSAID_WSARECVMSG, send_id = WSAID_WSASENDMSG;
static LPFN_WSARECVMSG recv_msg;

static void *
by_guid(SOCKET s, GUID id)
{
	void *function = NULL;
	DWORD bytes;

	WST_OK(WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &id, sizeof id, &function, sizeof function, &bytes, NULL, NULL));
	ck_assert_uint_eq(bytes, sizeof function);
	ck_assert(function);
	return function;
}

/* A datagram socket and where it is. */
static SOCKET
receiver(struct sockaddr_in *name)
{
	SOCKET s = wst_udp();

	*name = wst_loopback(wst_port(s));
	recv_msg = (LPFN_WSARECVMSG)by_guid(s, recv_id);
	return s;
}

static void
set_on(SOCKET s, int level, int option)
{
	DWORD on = 1, got = 0;
	int len = sizeof got;

	WST_OK(setsockopt(s, level, option, (char *)&on, sizeof on));
	WST_OK(getsockopt(s, level, option, (char *)&got, &len));
	ck_assert_uint_eq(got, 1);
}

/* One message with room for all that can come beside it. */
struct box {
	char data[64];
	_Alignas(8) char control[256];
	struct sockaddr_storage name;
	WSABUF buffer;
	WSAMSG message;
};

static WSAMSG *
empty(struct box *box)
{
	memset(box, 0, sizeof *box);
	box->buffer = (WSABUF){sizeof box->data, box->data};
	box->message = (WSAMSG){
		.name = (struct sockaddr *)&box->name,
		.namelen = sizeof box->name,
		.lpBuffers = &box->buffer,
		.dwBufferCount = 1,
		.Control = {sizeof box->control, box->control},
	};
	return &box->message;
}

static WSACMSGHDR *
find(WSAMSG *message, int level, int type)
{
	for (WSACMSGHDR *c = WSA_CMSG_FIRSTHDR(message); c; c = WSA_CMSG_NXTHDR(message, c))
		if (c->cmsg_level == level && c->cmsg_type == type)
			return c;
	return NULL;
}

static int
number(const WSACMSGHDR *header)
{
	ck_assert(header);
	ck_assert_uint_eq(header->cmsg_len, WSA_CMSG_LEN(sizeof(INT)));
	return *(const INT *)(const void *)WSA_CMSG_DATA(header);
}

/* "WSARecvMsg and ancillary data", the first and the second (test_ip_pktinfo). */
START_TEST(a_message_without_ancillary_data_is_received)
{
	struct sockaddr_in to, *from;
	SOCKET s = receiver(&to), sender = wst_udp();
	struct box box;
	DWORD got = 0;

	WST_FAILS(recv_msg(s, NULL, &got, NULL, NULL), WSAEFAULT);
	WST_FAILS(recv_msg(INVALID_SOCKET, empty(&box), &got, NULL, NULL), WSAENOTSOCK);
	WST_FAILS(recv_msg(s, empty(&box), NULL, NULL, NULL), WSAEFAULT);
	ck_assert_int_eq(sendto(sender, "hello", 5, 0, (struct sockaddr *)&to, sizeof to), 5);
	empty(&box)->Control = (WSABUF){0, NULL};
	WST_OK(recv_msg(s, &box.message, &got, NULL, NULL));
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_uint_eq(got, 5);
	ck_assert_mem_eq(box.data, "hello", 5);
	ck_assert_uint_eq(box.message.dwFlags, 0);
	ck_assert_uint_eq(box.message.Control.len, 0);
	ck_assert_int_eq(box.message.namelen, sizeof *from);
	from = (struct sockaddr_in *)&box.name;
	ck_assert_uint_eq(ntohs(from->sin_port), wst_port(sender));
}
END_TEST

START_TEST(an_unbound_socket_a_stream_and_wrong_flags_are_refused)
{
	struct sockaddr_in to;
	SOCKET s = receiver(&to), client, server;
	struct box box;
	DWORD got;

	WST_FAILS(recv_msg(socket(AF_INET, SOCK_DGRAM, 0), empty(&box), &got, NULL, NULL), WSAEINVAL);
	wst_pair(&client, &server);
	WST_FAILS(recv_msg(client, empty(&box), &got, NULL, NULL), WSAEINVAL);
	empty(&box)->dwFlags = MSG_OOB;
	WST_FAILS(recv_msg(s, &box.message, &got, NULL, NULL), WSAEOPNOTSUPP);
	empty(&box)->name = NULL;
	WST_FAILS(recv_msg(s, &box.message, &got, NULL, NULL), WSAEFAULT);
	empty(&box)->namelen = 8;
	WST_FAILS(recv_msg(s, &box.message, &got, NULL, NULL), WSAEFAULT);
}
END_TEST

START_TEST(peeking_leaves_the_message)
{
	struct sockaddr_in to;
	SOCKET s = receiver(&to);
	struct box box;
	DWORD got;

	ck_assert_int_eq(sendto(s, "x", 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	for (int i = 0; i < 2; i++) {
		empty(&box)->dwFlags = MSG_PEEK;
		WST_OK(recv_msg(s, &box.message, &got, NULL, NULL));
		ck_assert_uint_eq(got, 1);
	}
	WST_OK(recv_msg(s, empty(&box), &got, NULL, NULL));
}
END_TEST

START_TEST(a_non_blocking_socket_would_block)
{
	struct sockaddr_in to;
	SOCKET s = receiver(&to);
	struct box box;
	DWORD got;
	u_long on = 1;

	WST_OK(ioctlsocket(s, FIONBIO, &on));
	WST_FAILS(recv_msg(s, empty(&box), &got, NULL, NULL), WSAEWOULDBLOCK);
}
END_TEST

/* "WSARecvMsg and ancillary data", the sixth and the eighth. */
START_TEST(the_destination_is_told_and_the_length_used)
{
	struct sockaddr_in to;
	SOCKET s = receiver(&to);
	IN_PKTINFO info;
	WSACMSGHDR *header;
	struct box box;
	DWORD got;

	set_on(s, IPPROTO_IP, IP_PKTINFO);
	ck_assert_int_eq(sendto(s, "x", 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	WST_OK(recv_msg(s, empty(&box), &got, NULL, NULL));
	ck_assert_uint_eq(box.message.Control.len, WSA_CMSG_SPACE(sizeof info));
	header = WSA_CMSG_FIRSTHDR(&box.message);
	ck_assert(header);
	ck_assert_int_eq(header->cmsg_level, IPPROTO_IP);
	ck_assert_int_eq(header->cmsg_type, IP_PKTINFO);
	ck_assert_uint_eq(header->cmsg_len, WSA_CMSG_LEN(sizeof info));
	memcpy(&info, WSA_CMSG_DATA(header), sizeof info);
	ck_assert_uint_eq(info.ipi_addr.s_addr, to.sin_addr.s_addr);
	ck_assert_uint_ne(info.ipi_ifindex, 0);
	ck_assert(!WSA_CMSG_NXTHDR(&box.message, header));
	ck_assert_uint_eq(box.message.dwFlags, 0);
}
END_TEST

/* "WSARecvMsg and ancillary data", the third. */
START_TEST(too_little_room_beside_is_MSG_CTRUNC_with_all_of_the_data)
{
	struct sockaddr_in to;
	SOCKET s = receiver(&to);
	struct box box;
	DWORD got = 0;

	set_on(s, IPPROTO_IP, IP_PKTINFO);
	ck_assert_int_eq(sendto(s, "hello", 5, 0, (struct sockaddr *)&to, sizeof to), 5);
	empty(&box)->Control.len = sizeof(WSACMSGHDR);
	WST_FAILS(recv_msg(s, &box.message, &got, NULL, NULL), WSAEMSGSIZE);
	ck_assert_uint_eq(got, 5);
	ck_assert_uint_eq(box.message.dwFlags, MSG_CTRUNC);
	ck_assert_mem_eq(box.data, "hello", 5);
}
END_TEST

START_TEST(too_little_room_for_the_data_is_MSG_TRUNC)
{
	struct sockaddr_in to;
	SOCKET s = receiver(&to);
	struct box box;
	DWORD got = 0;

	ck_assert_int_eq(sendto(s, "hello", 5, 0, (struct sockaddr *)&to, sizeof to), 5);
	empty(&box);
	box.buffer.len = 2;
	WST_FAILS(recv_msg(s, &box.message, &got, NULL, NULL), WSAEMSGSIZE);
	ck_assert_uint_eq(got, 2);
	ck_assert_uint_eq(box.message.dwFlags, MSG_TRUNC);
}
END_TEST

/* "WSARecvMsg and ancillary data", the fourth. */
START_TEST(overlapped_it_pends_and_ends_with_the_warning)
{
	struct sockaddr_in to;
	SOCKET s = receiver(&to);
	WSAOVERLAPPED o = {.Offset = 11, .OffsetHigh = 22, .hEvent = WSACreateEvent()};
	struct box box;
	DWORD got = 0xbeef, flags = 0xdead;

	set_on(s, IPPROTO_IP, IP_PKTINFO);
	empty(&box)->Control.len = sizeof(WSACMSGHDR);
	WST_FAILS(recv_msg(s, &box.message, NULL, &o, NULL), WSA_IO_PENDING);
	ck_assert_uint_eq(box.message.Control.len, sizeof(WSACMSGHDR));
	ck_assert_int_eq(sendto(s, "hello", 5, 0, (struct sockaddr *)&to, sizeof to), 5);
	ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &o.hEvent, FALSE, WSA_INFINITE, FALSE), WSA_WAIT_EVENT_0);
	ck_assert_uint_eq(o.Internal, 0x80000005);
	ck_assert_uint_eq(o.InternalHigh, 5);
	ck_assert_uint_eq(o.Offset, 11);
	ck_assert_uint_eq(o.OffsetHigh, 22);
	WST_REFUSES(WSAGetOverlappedResult(s, &o, &got, FALSE, &flags), WSAEMSGSIZE);
	ck_assert_uint_eq(got, 5);
	ck_assert_uint_eq(flags, 0xdead);
	ck_assert_uint_eq(box.message.dwFlags, MSG_CTRUNC);
}
END_TEST

/* "WSARecvMsg and ancillary data", the sixth: nothing is changed while it pends. */
START_TEST(overlapped_with_room_it_tells_all)
{
	struct sockaddr_in to;
	SOCKET s = receiver(&to);
	WSAOVERLAPPED o = {.hEvent = WSACreateEvent()};
	struct box box;
	DWORD got, flags;

	set_on(s, IPPROTO_IP, IP_PKTINFO);
	WST_FAILS(recv_msg(s, empty(&box), NULL, &o, NULL), WSA_IO_PENDING);
	ck_assert_uint_eq(box.message.Control.len, sizeof box.control);
	ck_assert_int_eq(sendto(s, "hello", 5, 0, (struct sockaddr *)&to, sizeof to), 5);
	ck_assert(WSAGetOverlappedResult(s, &o, &got, TRUE, &flags));
	ck_assert_uint_eq(got, 5);
	ck_assert_uint_eq(box.message.Control.len, WSA_CMSG_SPACE(sizeof(IN_PKTINFO)));
	ck_assert(find(&box.message, IPPROTO_IP, IP_PKTINFO));
	ck_assert_int_eq(box.message.namelen, sizeof to);
}
END_TEST

static DWORD routine_error, routine_bytes, routine_flags = 77;

static void CALLBACK
note(DWORD error, DWORD bytes, LPWSAOVERLAPPED overlapped, DWORD flags)
{
	(void)overlapped;
	routine_error = error;
	routine_bytes = bytes;
	routine_flags = flags;
}

/* "WSARecvMsg and ancillary data", the fifth. */
START_TEST(with_a_routine_the_truncated_case_pends_and_the_routine_is_told)
{
	struct sockaddr_in to;
	SOCKET s = receiver(&to);
	WSAOVERLAPPED o = {.Internal = 0};
	struct box box;
	DWORD got;

	set_on(s, IPPROTO_IP, IP_PKTINFO);
	ck_assert_int_eq(sendto(s, "hello", 5, 0, (struct sockaddr *)&to, sizeof to), 5);
	empty(&box)->Control.len = sizeof(WSACMSGHDR);
	WST_FAILS(recv_msg(s, &box.message, &got, &o, note), WSA_IO_PENDING);
	ck_assert_uint_eq(SleepEx(INFINITE, TRUE), WAIT_IO_COMPLETION);
	ck_assert_uint_eq(routine_error, WSAEMSGSIZE);
	ck_assert_uint_eq(routine_bytes, 5);
	ck_assert_uint_eq(routine_flags, 0);
}
END_TEST

/* "WSARecvMsg and ancillary data", the seventh and the eighth (test_ipv4_cmsg). */
START_TEST(IPv4_s_time_to_live_and_type_of_service_are_told)
{
	struct sockaddr_in to;
	SOCKET s = receiver(&to);
	struct box box;
	DWORD got;

	set_on(s, IPPROTO_IP, IP_RECVTTL);
	set_on(s, IPPROTO_IP, IP_RECVTOS);
	ck_assert_int_eq(sendto(s, "x", 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	WST_OK(recv_msg(s, empty(&box), &got, NULL, NULL));
	ck_assert_int_ge(number(find(&box.message, IPPROTO_IP, IP_TTL)), 32);
	ck_assert_int_eq(number(find(&box.message, IPPROTO_IP, IP_TOS)), 0);
}
END_TEST

static SOCKET
receiver_v6(struct sockaddr_in6 *name)
{
	SOCKET s = socket(AF_INET6, SOCK_DGRAM, 0);
	int len = sizeof *name;

	memset(name, 0, sizeof *name);
	name->sin6_family = AF_INET6;
	name->sin6_addr.s6_addr[15] = 1;
	if (s == INVALID_SOCKET || bind(s, (struct sockaddr *)name, sizeof *name))
		return INVALID_SOCKET;
	WST_OK(getsockname(s, (struct sockaddr *)name, &len));
	recv_msg = (LPFN_WSARECVMSG)by_guid(s, recv_id);
	return s;
}

/* "WSARecvMsg and ancillary data", the ninth (test_ipv6_cmsg). */
START_TEST(IPv6_s_hop_limit_destination_and_class_are_told)
{
	struct sockaddr_in6 to;
	SOCKET s = receiver_v6(&to);
	IN6_PKTINFO info;
	WSACMSGHDR *header;
	struct box box;
	DWORD got;

	if (s == INVALID_SOCKET)        /* no IPv6 here */
		return;
	set_on(s, IPPROTO_IPV6, IPV6_HOPLIMIT);
	set_on(s, IPPROTO_IPV6, IPV6_PKTINFO);
	set_on(s, IPPROTO_IPV6, IPV6_RECVTCLASS);
	ck_assert_int_eq(sendto(s, "x", 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	WST_OK(recv_msg(s, empty(&box), &got, NULL, NULL));
	ck_assert_int_ge(number(find(&box.message, IPPROTO_IPV6, IPV6_HOPLIMIT)), 32);
	ck_assert_int_eq(number(find(&box.message, IPPROTO_IPV6, IPV6_TCLASS)), 0);
	header = find(&box.message, IPPROTO_IPV6, IPV6_PKTINFO);
	ck_assert(header);
	memcpy(&info, WSA_CMSG_DATA(header), sizeof info);
	ck_assert(IN6_IS_ADDR_LOOPBACK(&info.ipi6_addr));
	ck_assert_int_eq(box.message.namelen, sizeof to);
}
END_TEST

START_TEST(broadcast_is_told)
{
	struct sockaddr_in to, any = {.sin_family = AF_INET};
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0), sender = socket(AF_INET, SOCK_DGRAM, 0);
	struct box box;
	BOOL on = TRUE;
	DWORD got;

	recv_msg = (LPFN_WSARECVMSG)by_guid(s, recv_id);
	WST_OK(bind(s, (struct sockaddr *)&any, sizeof any));
	WST_OK(setsockopt(sender, SOL_SOCKET, SO_BROADCAST, (char *)&on, sizeof on));
	to = wst_loopback(wst_port(s));
	to.sin_addr.s_addr = htonl(0x7fffffff);
	if (sendto(sender, "x", 1, 0, (struct sockaddr *)&to, sizeof to) == SOCKET_ERROR)
		return;                 /* no such route here */
	WST_OK(recv_msg(s, empty(&box), &got, NULL, NULL));
	ck_assert_uint_eq(box.message.dwFlags, MSG_BCAST);
	ck_assert_uint_eq(box.message.Control.len, 0);
}
END_TEST

/* ---- sending ---- */

/* A message with one buffer and nothing beside it. */
static WSAMSG *
letter(struct box *box, struct sockaddr_in *to, const char *text)
{
	WSAMSG *message = empty(box);

	strcpy(box->data, text);
	box->buffer.len = (ULONG)strlen(text);
	message->name = (struct sockaddr *)to;
	message->namelen = sizeof *to;
	message->Control = (WSABUF){0, NULL};
	return message;
}

static BOOL
is_bound(SOCKET s)
{
	struct sockaddr_in name;
	int len = sizeof name;

	if (getsockname(s, (struct sockaddr *)&name, &len))
		return FALSE;
	ck_assert_uint_eq(name.sin_addr.s_addr, INADDR_ANY);
	ck_assert_uint_ne(name.sin_port, 0);
	return TRUE;
}

/* "WSASendMsg and WSASendTo", the first and the third (test_WSASendMsg). */
START_TEST(WSASendMsg_checks_what_it_is_given)
{
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0), target = wst_udp();
	struct sockaddr_in to = wst_loopback(wst_port(target));
	struct box box;
	DWORD sent;

	WST_FAILS(WSASendMsg(INVALID_SOCKET, letter(&box, &to, "x"), 0, &sent, NULL, NULL), WSAENOTSOCK);
	WST_FAILS(WSASendMsg(s, NULL, 0, &sent, NULL, NULL), WSAEFAULT);
	ck_assert(!is_bound(s));
	WST_FAILS(WSASendMsg(s, letter(&box, &to, "x"), 0, NULL, NULL, NULL), WSAEFAULT);
	ck_assert(is_bound(s));
	letter(&box, NULL, "x");
	WST_FAILS(WSASendMsg(s, &box.message, 0, &sent, NULL, NULL), WSAEFAULT);
	box.message.namelen = 0;
	WST_FAILS(WSASendMsg(s, &box.message, 0, &sent, NULL, NULL), WSAENOTCONN);
}
END_TEST

/* "WSASendMsg and WSASendTo", the fourth. */
START_TEST(WSASendMsg_on_a_stream_is_WSAEINVAL)
{
	SOCKET client, server;
	struct box box;
	DWORD sent;

	wst_pair(&client, &server);
	letter(&box, NULL, "x")->namelen = 0;
	WST_FAILS(WSASendMsg(client, &box.message, 0, &sent, NULL, NULL), WSAEINVAL);
}
END_TEST

/* "WSASendMsg and WSASendTo", the second. */
START_TEST(WSASendMsg_gathers_one_datagram_and_binds)
{
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0), target = wst_udp();
	struct sockaddr_in to = wst_loopback(wst_port(target));
	WSABUF parts[3] = {{2, (char *)"ab"}, {0, NULL}, {3, (char *)"cde"}};
	LPFN_WSASENDMSG send_msg = (LPFN_WSASENDMSG)by_guid(s, send_id);
	struct box box;
	DWORD sent = 0;
	char text[8];

	letter(&box, &to, "");
	box.message.lpBuffers = parts;
	box.message.dwBufferCount = 3;
	WST_OK(WSASendMsg(s, &box.message, 0, &sent, NULL, NULL));
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_uint_eq(sent, 5);
	ck_assert(is_bound(s));
	ck_assert_int_eq(recv(target, text, sizeof text, 0), 5);
	ck_assert_mem_eq(text, "abcde", 5);
	WST_OK(send_msg(s, &box.message, 0, &sent, NULL, NULL));
	ck_assert_int_eq(recv(target, text, sizeof text, 0), 5);
}
END_TEST

/* "WSASendMsg and WSASendTo", the fifth (test_WSASendTo). */
START_TEST(WSASendTo_checks_and_binds)
{
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0), target = wst_udp();
	struct sockaddr_in to = wst_loopback(wst_port(target));
	WSABUF one = {1, (char *)"x"};
	DWORD sent = 0;

	WST_FAILS(WSASendTo(INVALID_SOCKET, &one, 1, &sent, 0, (struct sockaddr *)&to, sizeof to, NULL, NULL), WSAENOTSOCK);
	WST_FAILS(WSASendTo(s, &one, 1, NULL, 0, (struct sockaddr *)&to, sizeof to, NULL, NULL), WSAEFAULT);
	WSASetLastError(5);
	WST_OK(WSASendTo(s, &one, 1, &sent, 0, (struct sockaddr *)&to, sizeof to, NULL, NULL));
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_uint_eq(sent, 1);
	ck_assert(is_bound(s));
}
END_TEST

static void
put(WSAMSG *message, int level, int type, const void *value, size_t size)
{
	WSACMSGHDR *header = (WSACMSGHDR *)(void *)(message->Control.buf + message->Control.len);

	header->cmsg_len = WSA_CMSG_LEN(size);
	header->cmsg_level = level;
	header->cmsg_type = type;
	memcpy(WSA_CMSG_DATA(header), value, size);
	message->Control.len += (ULONG)WSA_CMSG_SPACE(size);
}

START_TEST(what_is_sent_beside_a_datagram_arrives_with_it)
{
	struct sockaddr_in to, any = {.sin_family = AF_INET};
	SOCKET s = receiver(&to), sender = socket(AF_INET, SOCK_DGRAM, 0);
	IN_PKTINFO source = {.ipi_addr = {.s_addr = htonl(0x7f000002)}};
	INT hops = 17, tos = 0x20, ecn = 1;
	struct box out, in;
	DWORD moved;

	WST_OK(bind(sender, (struct sockaddr *)&any, sizeof any));
	set_on(s, IPPROTO_IP, IP_RECVTTL);
	set_on(s, IPPROTO_IP, IP_RECVTOS);
	letter(&out, &to, "x")->Control.buf = out.control;
	put(&out.message, IPPROTO_IP, IP_PKTINFO, &source, sizeof source);
	put(&out.message, IPPROTO_IP, IP_TTL, &hops, sizeof hops);
	put(&out.message, IPPROTO_IP, IP_TOS, &tos, sizeof tos);
	put(&out.message, IPPROTO_IP, IP_ECN, &ecn, sizeof ecn);
	WST_OK(WSASendMsg(sender, &out.message, 0, &moved, NULL, NULL));
	WST_OK(recv_msg(s, empty(&in), &moved, NULL, NULL));
	ck_assert_uint_eq(((struct sockaddr_in *)&in.name)->sin_addr.s_addr, source.ipi_addr.s_addr);
	ck_assert_int_eq(number(find(&in.message, IPPROTO_IP, IP_TTL)), hops);
	ck_assert_int_eq(number(find(&in.message, IPPROTO_IP, IP_TOS)), tos | ecn);
}
END_TEST

START_TEST(ancillary_data_that_is_none_is_WSAEINVAL)
{
	SOCKET s = wst_udp();
	struct sockaddr_in to = wst_loopback(wst_port(s));
	INT value = 1;
	struct box box;
	DWORD sent;

	letter(&box, &to, "x")->Control.buf = box.control;
	put(&box.message, IPPROTO_IP, 999, &value, sizeof value);
	WST_FAILS(WSASendMsg(s, &box.message, 0, &sent, NULL, NULL), WSAEINVAL);
	letter(&box, &to, "x")->Control.buf = box.control;
	put(&box.message, IPPROTO_IP, IP_PKTINFO, &value, sizeof value);
	WST_FAILS(WSASendMsg(s, &box.message, 0, &sent, NULL, NULL), WSAEINVAL);
	letter(&box, &to, "x")->Control.buf = box.control;
	put(&box.message, IPPROTO_IP, IP_TTL, &value, sizeof value);
	((WSACMSGHDR *)(void *)box.control)->cmsg_len = 200;
	WST_FAILS(WSASendMsg(s, &box.message, 0, &sent, NULL, NULL), WSAEINVAL);
	box.message.Control = (WSABUF){24, (char *)1};
	WST_FAILS(WSASendMsg(s, &box.message, 0, &sent, NULL, NULL), WSAEFAULT);
}
END_TEST

START_TEST(WSASendMsg_overlapped_is_told_by_its_event)
{
	SOCKET s = wst_udp();
	struct sockaddr_in to = wst_loopback(wst_port(s));
	WSAOVERLAPPED o = {.hEvent = WSACreateEvent()};
	INT hops = 9;
	struct box box;
	DWORD sent = 0, flags;
	char byte;

	letter(&box, &to, "x")->Control.buf = box.control;
	put(&box.message, IPPROTO_IP, IP_TTL, &hops, sizeof hops);
	if (WSASendMsg(s, &box.message, 0, NULL, &o, NULL))
		ck_assert_int_eq(WSAGetLastError(), WSA_IO_PENDING);
	ck_assert(WSAGetOverlappedResult(s, &o, &sent, TRUE, &flags));
	ck_assert_uint_eq(sent, 1);
	ck_assert_int_eq(recv(s, &byte, 1, 0), 1);
}
END_TEST

START_TEST(WSARecvEx_tells_of_a_part_of_a_message)
{
	SOCKET s = wst_udp(), client, server;
	struct sockaddr_in to = wst_loopback(wst_port(s));
	int flags = 0x5555;
	char text[8];

	ck_assert_int_eq(sendto(s, "hello", 5, 0, (struct sockaddr *)&to, sizeof to), 5);
	ck_assert_int_eq(sendto(s, "hello", 5, 0, (struct sockaddr *)&to, sizeof to), 5);
	ck_assert_int_eq(WSARecvEx(s, text, 2, &flags), 2);
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_int_eq(flags, MSG_PARTIAL);
	ck_assert_int_eq(WSARecvEx(s, text, sizeof text, &flags), 5);
	ck_assert_int_eq(flags, 0);
	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	ck_assert_int_eq(WSARecvEx(server, text, 2, &flags), 2);
	ck_assert_int_eq(flags, 0);
	WST_FAILS(WSARecvEx(INVALID_SOCKET, text, 2, &flags), WSAENOTSOCK);
	WST_FAILS(WSARecvEx(s, text, 2, NULL), WSAEFAULT);
}
END_TEST

WST_MAIN("messages", a_message_without_ancillary_data_is_received, an_unbound_socket_a_stream_and_wrong_flags_are_refused, peeking_leaves_the_message,
	a_non_blocking_socket_would_block, the_destination_is_told_and_the_length_used, too_little_room_beside_is_MSG_CTRUNC_with_all_of_the_data,
	too_little_room_for_the_data_is_MSG_TRUNC, overlapped_it_pends_and_ends_with_the_warning, overlapped_with_room_it_tells_all,
	with_a_routine_the_truncated_case_pends_and_the_routine_is_told, IPv4_s_time_to_live_and_type_of_service_are_told,
	IPv6_s_hop_limit_destination_and_class_are_told, broadcast_is_told, WSASendMsg_checks_what_it_is_given, WSASendMsg_on_a_stream_is_WSAEINVAL,
	WSASendMsg_gathers_one_datagram_and_binds, WSASendTo_checks_and_binds, what_is_sent_beside_a_datagram_arrives_with_it,
	ancillary_data_that_is_none_is_WSAEINVAL, WSASendMsg_overlapped_is_told_by_its_event, WSARecvEx_tells_of_a_part_of_a_message)

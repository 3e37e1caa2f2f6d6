/* Registered I/O: buffers, completion queues, request queues. contracts.md 10 and documented-errors.tsv. */
#include "harness.h"

#include <mswsock.h>
#include <ws2tcpip.h>

static RIO_EXTENSION_FUNCTION_TABLE rio;

/* One registered buffer for all of a test. */
static char memory[65536];
static RIO_BUFFERID id;

static SOCKET
registered(int type)
{
	SOCKET s = WSASocketW(AF_INET, type, 0, NULL, 0, WSA_FLAG_REGISTERED_IO | WSA_FLAG_OVERLAPPED);

	ck_assert_int_ne((int)s, (int)INVALID_SOCKET);
	return s;
}

static void
load(SOCKET s)
{
	GUID which = WSAID_MULTIPLE_RIO;
	DWORD got = 0;

	WST_OK(WSAIoctl(s, SIO_GET_MULTIPLE_EXTENSION_FUNCTION_POINTER, &which, sizeof which, &rio, sizeof rio, &got, NULL, NULL));
	ck_assert_uint_eq(got, sizeof rio);
	ck_assert_uint_eq(rio.cbSize, sizeof rio);
	id = rio.RIORegisterBuffer(memory, sizeof memory);
	ck_assert_ptr_ne(id, RIO_INVALID_BUFFERID);
}

/* A registered socket and its plain peer, connected. */
static void
pair_of(SOCKET *ours, SOCKET *peer)
{
	SOCKET listener = wst_listener();
	struct sockaddr_in name = wst_loopback(wst_port(listener));

	*ours = registered(SOCK_STREAM);
	WST_OK(connect(*ours, (struct sockaddr *)&name, sizeof name));
	*peer = accept(listener, NULL, NULL);
	WST_OK(*peer);
	WST_OK(closesocket(listener));
	load(*ours);
}

static RIO_CQ
polled(DWORD size)
{
	RIO_CQ cq = rio.RIOCreateCompletionQueue(size, NULL);

	ck_assert_ptr_ne(cq, RIO_INVALID_CQ);
	return cq;
}

static RIO_RQ
queue(SOCKET s, ULONG receives, ULONG sends, RIO_CQ cq)
{
	RIO_RQ rq = rio.RIOCreateRequestQueue(s, receives, 1, sends, 1, cq, cq, (PVOID)(ULONG_PTR)0x5050);

	ck_assert_msg(rq != RIO_INVALID_RQ, "error %d", WSAGetLastError());
	return rq;
}

static RIO_BUF
piece(ULONG offset, ULONG length)
{
	return (RIO_BUF){.BufferId = id, .Offset = offset, .Length = length};
}

/* The next result, which somebody else brings about. */
static RIORESULT
next(RIO_CQ cq)
{
	RIORESULT result;
	ULONG count;

	while (!(count = rio.RIODequeueCompletion(cq, &result, 1)))
		SwitchToThread();
	ck_assert_uint_eq(count, 1);
	return result;
}

#define REFUSED(call, code)                             \
	do {                                            \
		WSASetLastError(12345);                 \
		ck_assert(!(call));                     \
		ck_assert_int_eq(WSAGetLastError(), code); \
	} while (0)

START_TEST(receives_and_sends_end_in_the_completion_queue)
{
	SOCKET ours, peer;
	RIO_BUF in, out;
	RIORESULT result;
	RIO_CQ cq;
	RIO_RQ rq;
	char got[8];

	pair_of(&ours, &peer);
	cq = polled(8);
	rq = queue(ours, 4, 4, cq);
	in = piece(100, 50);
	ck_assert(rio.RIOReceive(rq, &in, 1, 0, (PVOID)7));
	ck_assert_uint_eq(rio.RIODequeueCompletion(cq, &result, 1), 0);
	WST_OK(send(peer, "hello", 5, 0));
	result = next(cq);
	ck_assert_int_eq(result.Status, 0);
	ck_assert_uint_eq(result.BytesTransferred, 5);
	ck_assert_uint_eq(result.SocketContext, 0x5050);
	ck_assert_uint_eq(result.RequestContext, 7);
	ck_assert_int_eq(memcmp(memory + 100, "hello", 5), 0);
	memcpy(memory + 200, "answer", 6);
	out = piece(200, 6);
	ck_assert(rio.RIOSend(rq, &out, 1, 0, (PVOID)8));
	result = next(cq);
	ck_assert_uint_eq(result.BytesTransferred, 6);
	ck_assert_uint_eq(result.RequestContext, 8);
	ck_assert_int_eq(recv(peer, got, sizeof got, 0), 6);
	ck_assert_int_eq(memcmp(got, "answer", 6), 0);
	WST_OK(closesocket(ours));
	WST_OK(closesocket(peer));
	rio.RIOCloseCompletionQueue(cq);
	rio.RIODeregisterBuffer(id);
}
END_TEST

/* The end of the stream is nought bytes, and a reset its code. */
START_TEST(the_end_of_a_stream_is_a_result_of_no_bytes)
{
	SOCKET ours, peer;
	RIO_BUF in;
	RIORESULT result;
	RIO_CQ cq;
	RIO_RQ rq;

	pair_of(&ours, &peer);
	cq = polled(8);
	rq = queue(ours, 4, 4, cq);
	in = piece(0, 50);
	ck_assert(rio.RIOReceive(rq, &in, 1, 0, NULL));
	WST_OK(shutdown(peer, SD_SEND));
	result = next(cq);
	ck_assert_int_eq(result.Status, 0);
	ck_assert_uint_eq(result.BytesTransferred, 0);
}
END_TEST

START_TEST(a_datagram_comes_with_its_sender)
{
	SOCKET ours = registered(SOCK_DGRAM), peer = wst_udp();
	struct sockaddr_in any = wst_loopback(0), target;
	RIO_BUF in, out, from, to, local, control, flags;
	SOCKADDR_INET *sender = (SOCKADDR_INET *)(void *)(memory + 1024);
	RIORESULT result;
	char got[16];
	RIO_CQ cq;
	RIO_RQ rq;

	load(ours);
	WST_OK(bind(ours, (struct sockaddr *)&any, sizeof any));
	cq = polled(8);
	rq = queue(ours, 4, 4, cq);
	in = piece(0, 16);
	from = piece(1024, sizeof(SOCKADDR_INET));
	local = piece(2048, sizeof(SOCKADDR_INET));
	control = piece(3072, 64);
	flags = piece(4096, 4);
	ck_assert(rio.RIOReceiveEx(rq, &in, 1, &local, &from, &control, &flags, 0, (PVOID)1));
	target = wst_loopback(wst_port(ours));
	WST_OK(sendto(peer, "ping", 4, 0, (struct sockaddr *)&target, sizeof target));
	result = next(cq);
	ck_assert_int_eq(result.Status, 0);
	ck_assert_uint_eq(result.BytesTransferred, 4);
	ck_assert_int_eq(sender->si_family, AF_INET);
	ck_assert_uint_eq(ntohs(sender->Ipv4.sin_port), wst_port(peer));
	ck_assert_uint_eq(ntohs(((SOCKADDR_INET *)(void *)(memory + 2048))->Ipv4.sin_port), wst_port(ours));
	ck_assert_ptr_null(RIO_CMSG_FIRSTHDR((RIO_CMSG_BUFFER *)(void *)(memory + 3072)));
	memcpy(memory + 512, "pong", 4);
	out = piece(512, 4);
	to = piece(1024, sizeof(SOCKADDR_INET));
	ck_assert(rio.RIOSendEx(rq, &out, 1, NULL, &to, NULL, NULL, 0, (PVOID)2));
	ck_assert_int_eq(next(cq).Status, 0);
	ck_assert_int_eq(recv(peer, got, sizeof got, 0), 4);
	WST_OK(sendto(peer, "0123456789abcdefgh", 18, 0, (struct sockaddr *)&target, sizeof target));
	ck_assert(rio.RIOReceive(rq, &in, 1, 0, NULL));
	result = next(cq);
	ck_assert_int_eq(result.Status, WSAEMSGSIZE);
	ck_assert_uint_eq(result.BytesTransferred, 16);
}
END_TEST

START_TEST(deferred_requests_wait_for_one_that_is_not_or_for_a_commit)
{
	SOCKET ours, peer;
	RIO_BUF out[3];
	RIORESULT result;
	RIO_CQ cq;
	RIO_RQ rq;
	char got[8];

	pair_of(&ours, &peer);
	cq = polled(8);
	rq = queue(ours, 1, 4, cq);
	memcpy(memory, "abc", 3);
	for (unsigned i = 0; i < 3; i++)
		out[i] = piece(i, 1);
	ck_assert(rio.RIOSend(rq, &out[0], 1, RIO_MSG_DEFER, (PVOID)1));
	ck_assert(rio.RIOSend(rq, &out[1], 1, RIO_MSG_DEFER, (PVOID)2));
	ck_assert_uint_eq(rio.RIODequeueCompletion(cq, &result, 1), 0);
	ck_assert(rio.RIOSend(rq, NULL, 0, RIO_MSG_COMMIT_ONLY, NULL));
	ck_assert_uint_eq(next(cq).RequestContext, 1);
	ck_assert_uint_eq(next(cq).RequestContext, 2);
	ck_assert(rio.RIOSend(rq, &out[0], 1, RIO_MSG_DEFER, (PVOID)3));
	ck_assert(rio.RIOSend(rq, &out[2], 1, 0, (PVOID)4));
	ck_assert_uint_eq(next(cq).RequestContext, 3);
	ck_assert_uint_eq(next(cq).RequestContext, 4);
	ck_assert_int_eq(recv(peer, got, 4, MSG_WAITALL), 4);
	ck_assert_int_eq(memcmp(got, "abac", 4), 0);
	REFUSED(rio.RIOSend(rq, &out[0], 1, RIO_MSG_COMMIT_ONLY, NULL), WSAEINVAL);
	REFUSED(rio.RIOSend(rq, NULL, 0, RIO_MSG_COMMIT_ONLY | RIO_MSG_DEFER, NULL), WSAEINVAL);
}
END_TEST

START_TEST(WAITALL_fills_the_buffer)
{
	SOCKET ours, peer;
	RIO_BUF in;
	RIORESULT result;
	RIO_CQ cq;
	RIO_RQ rq;

	pair_of(&ours, &peer);
	cq = polled(8);
	rq = queue(ours, 2, 2, cq);
	in = piece(0, 6);
	ck_assert(rio.RIOReceive(rq, &in, 1, RIO_MSG_WAITALL, NULL));
	WST_OK(send(peer, "abc", 3, 0));
	WST_OK(send(peer, "def", 3, 0));
	result = next(cq);
	ck_assert_uint_eq(result.BytesTransferred, 6);
	ck_assert_int_eq(memcmp(memory, "abcdef", 6), 0);
	REFUSED(rio.RIOSend(rq, &in, 1, RIO_MSG_WAITALL, NULL), WSAEINVAL);
}
END_TEST

START_TEST(slots_are_reserved_and_are_free_when_their_result_is_dequeued)
{
	SOCKET ours, peer, other = registered(SOCK_STREAM);
	RIO_BUF in;
	RIO_CQ cq;
	RIO_RQ rq;

	pair_of(&ours, &peer);
	cq = polled(3);
	rq = queue(ours, 2, 1, cq);
	ck_assert_ptr_eq(rio.RIOCreateRequestQueue(other, 1, 1, 1, 1, cq, cq, NULL), RIO_INVALID_RQ);
	ck_assert_int_eq(WSAGetLastError(), WSAENOBUFS);
	in = piece(0, 1);
	ck_assert(rio.RIOReceive(rq, &in, 1, 0, NULL));
	ck_assert(rio.RIOReceive(rq, &in, 1, RIO_MSG_DEFER, NULL));
	REFUSED(rio.RIOReceive(rq, &in, 1, 0, NULL), WSAENOBUFS);
	ck_assert(rio.RIOReceive(rq, NULL, 0, RIO_MSG_COMMIT_ONLY, NULL));
	REFUSED(rio.RIOResizeRequestQueue(rq, 1, 1), WSAETOOMANYREFS);
	REFUSED(rio.RIOResizeRequestQueue(rq, 3, 1), WSAENOBUFS);
	REFUSED(rio.RIOResizeRequestQueue(rq, 0, 0), WSAEINVAL);
	REFUSED(rio.RIOResizeCompletionQueue(cq, 2), WSAETOOMANYREFS);
	REFUSED(rio.RIOResizeCompletionQueue(cq, 0), WSAEINVAL);
	REFUSED(rio.RIOResizeCompletionQueue(cq, RIO_MAX_CQ_SIZE + 1), WSAEINVAL);
	ck_assert(rio.RIOResizeCompletionQueue(cq, 10));
	ck_assert(rio.RIOResizeRequestQueue(rq, 3, 1));
	ck_assert(rio.RIOReceive(rq, &in, 1, 0, NULL));
	REFUSED(rio.RIOReceive(rq, &in, 1, 0, NULL), WSAENOBUFS);
	WST_OK(send(peer, "x", 1, 0));
	next(cq);
	ck_assert(rio.RIOReceive(rq, &in, 1, 0, NULL));
	ck_assert(rio.RIOResizeCompletionQueue(cq, 4));
	WST_OK(closesocket(ours));
	for (unsigned i = 0; i < 3; i++)
		ck_assert_int_eq(next(cq).Status, WSA_OPERATION_ABORTED);
	ck_assert(rio.RIOResizeCompletionQueue(cq, 1));
	REFUSED(rio.RIOReceive(rq, &in, 1, 0, NULL), WSAEINVAL);
}
END_TEST

START_TEST(closesocket_ends_what_is_pending_and_what_was_deferred)
{
	SOCKET ours, peer;
	RIORESULT results[4];
	RIO_BUF in;
	RIO_CQ cq;
	RIO_RQ rq;

	pair_of(&ours, &peer);
	cq = polled(8);
	rq = queue(ours, 4, 4, cq);
	in = piece(0, 10);
	ck_assert(rio.RIOReceive(rq, &in, 1, 0, (PVOID)1));
	ck_assert(rio.RIOReceive(rq, &in, 1, RIO_MSG_DEFER, (PVOID)2));
	WST_OK(closesocket(ours));
	ck_assert_uint_eq(rio.RIODequeueCompletion(cq, results, 4), 2);
	for (unsigned i = 0; i < 2; i++) {
		ck_assert_int_eq(results[i].Status, WSA_OPERATION_ABORTED);
		ck_assert_uint_eq(results[i].RequestContext, i + 1);
	}
}
END_TEST

START_TEST(an_event_tells_once_of_a_queue_that_is_not_empty)
{
	HANDLE event = CreateEvent(NULL, TRUE, FALSE, NULL);
	RIO_NOTIFICATION_COMPLETION how = {.Type = RIO_EVENT_COMPLETION};
	SOCKET ours, peer;
	RIO_BUF in;
	RIO_CQ cq;
	RIO_RQ rq;

	how.Event.EventHandle = event;
	how.Event.NotifyReset = TRUE;
	pair_of(&ours, &peer);
	cq = rio.RIOCreateCompletionQueue(8, &how);
	rq = queue(ours, 4, 4, cq);
	in = piece(0, 1);
	ck_assert_int_eq(rio.RIONotify(cq), 0);
	ck_assert_int_eq(rio.RIONotify(cq), WSAEALREADY);
	ck_assert(rio.RIOReceive(rq, &in, 1, 0, NULL));
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_TIMEOUT);
	WST_OK(send(peer, "x", 1, 0));
	ck_assert_uint_eq(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
	/* It has a result: told at once, after the reset. */
	ck_assert_int_eq(rio.RIONotify(cq), 0);
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_OBJECT_0);
	next(cq);
	ck_assert_int_eq(rio.RIONotify(cq), 0);
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_TIMEOUT);
	/* One that is not to be told of does not. */
	ck_assert(rio.RIOReceive(rq, &in, 1, RIO_MSG_DONT_NOTIFY, NULL));
	WST_OK(send(peer, "x", 1, 0));
	next(cq);
	ck_assert_uint_eq(WaitForSingleObject(event, 0), WAIT_TIMEOUT);
	WST_OK(closesocket(ours));
	rio.RIOCloseCompletionQueue(cq);
	ck_assert(CloseHandle(event));
}
END_TEST

START_TEST(a_port_gets_a_packet_and_its_threads_poll_for_it)
{
	HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
	RIO_NOTIFICATION_COMPLETION how = {.Type = RIO_IOCP_COMPLETION};
	OVERLAPPED mine, *done;
	SOCKET ours, peer;
	ULONG_PTR key;
	DWORD bytes;
	RIO_BUF in;
	RIO_CQ cq;
	RIO_RQ rq;

	how.Iocp.IocpHandle = port;
	how.Iocp.CompletionKey = (PVOID)99;
	how.Iocp.Overlapped = &mine;
	pair_of(&ours, &peer);
	cq = rio.RIOCreateCompletionQueue(8, &how);
	rq = queue(ours, 4, 4, cq);
	in = piece(0, 1);
	for (unsigned i = 0; i < 100; i++) {
		ck_assert(rio.RIOReceive(rq, &in, 1, 0, NULL));
		ck_assert_int_eq(rio.RIONotify(cq), 0);
		WST_OK(send(peer, "x", 1, 0));
		ck_assert(GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE));
		ck_assert_uint_eq(key, 99);
		ck_assert_ptr_eq(done, &mine);
		ck_assert_uint_eq(next(cq).BytesTransferred, 1);
	}
	ck_assert_int_eq(rio.RIONotify(cq), 0);
	ck_assert(CloseHandle(port));
	WST_OK(closesocket(ours));
	rio.RIOCloseCompletionQueue(cq);
}
END_TEST

START_TEST(what_is_wrong_with_a_call_is_its_error)
{
	SOCKET ours, peer, plain = wst_udp();
	RIO_NOTIFICATION_COMPLETION how = {.Type = 7};
	RIO_BUF in, bad;
	RIORESULT result;
	RIO_CQ cq;
	RIO_RQ rq;

	pair_of(&ours, &peer);
	ck_assert_ptr_eq(rio.RIORegisterBuffer(memory, 0), RIO_INVALID_BUFFERID);
	ck_assert_int_eq(WSAGetLastError(), WSAEINVAL);
	ck_assert_ptr_eq(rio.RIORegisterBuffer(NULL, 4), RIO_INVALID_BUFFERID);
	ck_assert_int_eq(WSAGetLastError(), WSAEFAULT);
	REFUSED(rio.RIOCreateCompletionQueue(0, NULL), WSAEINVAL);
	REFUSED(rio.RIOCreateCompletionQueue(RIO_MAX_CQ_SIZE + 1, NULL), WSAEINVAL);
	REFUSED(rio.RIOCreateCompletionQueue(1, (PRIO_NOTIFICATION_COMPLETION)16), WSAEFAULT);
	REFUSED(rio.RIOCreateCompletionQueue(1, &how), WSAEINVAL);
	cq = polled(8);
	ck_assert_int_eq(rio.RIONotify(cq), WSAEINVAL);
	ck_assert_int_eq(rio.RIONotify(RIO_INVALID_CQ), WSAEINVAL);
	ck_assert_uint_eq(rio.RIODequeueCompletion(RIO_INVALID_CQ, &result, 1), RIO_CORRUPT_CQ);
	REFUSED(rio.RIOCreateRequestQueue(plain, 1, 1, 1, 1, cq, cq, NULL), WSAEINVAL);
	REFUSED(rio.RIOCreateRequestQueue(12345, 1, 1, 1, 1, cq, cq, NULL), WSAENOTSOCK);
	REFUSED(rio.RIOCreateRequestQueue(ours, 1, 1, 1, 1, cq, RIO_INVALID_CQ, NULL), WSAEINVAL);
	REFUSED(rio.RIOCreateRequestQueue(ours, 0, 1, 0, 1, cq, cq, NULL), WSAEINVAL);
	REFUSED(rio.RIOCreateRequestQueue(ours, 1, 2, 1, 1, cq, cq, NULL), WSAEINVAL);
	rq = queue(ours, 2, 2, cq);
	REFUSED(rio.RIOCreateRequestQueue(ours, 1, 1, 1, 1, cq, cq, NULL), WSAEINVAL);
	in = piece(0, 10);
	REFUSED(rio.RIOReceive(RIO_INVALID_RQ, &in, 1, 0, NULL), WSAEINVAL);
	REFUSED(rio.RIOReceive((RIO_RQ)cq, &in, 1, 0, NULL), WSAEINVAL);
	REFUSED(rio.RIOReceive(rq, &in, 1, 0x100, NULL), WSAEINVAL);
	REFUSED(rio.RIOReceive(rq, &in, 2, 0, NULL), WSAEINVAL);
	REFUSED(rio.RIOReceive(rq, NULL, 0, 0, NULL), WSAEINVAL);
	bad = piece(sizeof memory - 1, 2);
	REFUSED(rio.RIOReceive(rq, &bad, 1, 0, NULL), WSAEFAULT);
	bad.BufferId = RIO_INVALID_BUFFERID;
	REFUSED(rio.RIOReceive(rq, &bad, 1, 0, NULL), WSAEFAULT);
	rio.RIODeregisterBuffer(id);
	REFUSED(rio.RIOReceive(rq, &in, 1, 0, NULL), WSAEFAULT);
	rio.RIODeregisterBuffer(id);
	rio.RIOCloseCompletionQueue(RIO_INVALID_CQ);
}
END_TEST

/* A socket's state is not known to the caller's side of Windows either: it is in the result. */
START_TEST(the_state_of_the_socket_is_in_the_result)
{
	SOCKET s = registered(SOCK_STREAM);
	RIO_BUF in;
	RIO_CQ cq;
	RIO_RQ rq;

	load(s);
	cq = polled(2);
	rq = queue(s, 1, 1, cq);
	in = piece(0, 10);
	ck_assert(rio.RIOReceive(rq, &in, 1, 0, NULL));
	ck_assert_int_eq(next(cq).Status, WSAENOTCONN);
	ck_assert(rio.RIOSend(rq, &in, 1, 0, NULL));
	ck_assert_int_eq(next(cq).Status, WSAENOTCONN);
}
END_TEST

static void
close_it(void *s)
{
	WST_OK(closesocket((SOCKET)(ULONG_PTR)s));
}

/* Each of them exactly once, whoever is first: the data, the closing. */
START_TEST(a_receive_that_races_with_closesocket_ends_once)
{
	for (unsigned i = 0; i < 1000; i++) {
		SOCKET ours, peer;
		struct wst_thread closer;
		RIORESULT results[8];
		RIO_BUF in;
		ULONG count = 0;
		unsigned issued = 0;
		RIO_CQ cq;
		RIO_RQ rq;

		pair_of(&ours, &peer);
		cq = polled(8);
		rq = queue(ours, 4, 4, cq);
		in = piece(0, 1);
		issued += rio.RIOReceive(rq, &in, 1, 0, NULL);
		issued += rio.RIOReceive(rq, &in, 1, RIO_MSG_DEFER, NULL);
		wst_start(&closer, close_it, (void *)(ULONG_PTR)ours);
		send(peer, "x", 1, 0);
		issued += rio.RIOReceive(rq, &in, 1, 0, NULL);
		issued += rio.RIOReceive(rq, &in, 1, RIO_MSG_DEFER, NULL);
		wst_join(&closer);
		while (count < issued)
			count += rio.RIODequeueCompletion(cq, results, 8);
		ck_assert_uint_eq(count, issued);
		ck_assert_uint_eq(rio.RIODequeueCompletion(cq, results, 8), 0);
		WST_OK(closesocket(peer));
		rio.RIOCloseCompletionQueue(cq);
		rio.RIODeregisterBuffer(id);
	}
}
END_TEST

WST_MAIN("registered I/O",
	receives_and_sends_end_in_the_completion_queue,
	the_end_of_a_stream_is_a_result_of_no_bytes,
	a_datagram_comes_with_its_sender,
	deferred_requests_wait_for_one_that_is_not_or_for_a_commit,
	WAITALL_fills_the_buffer,
	slots_are_reserved_and_are_free_when_their_result_is_dequeued,
	closesocket_ends_what_is_pending_and_what_was_deferred,
	an_event_tells_once_of_a_queue_that_is_not_empty,
	a_port_gets_a_packet_and_its_threads_poll_for_it,
	what_is_wrong_with_a_call_is_its_error,
	the_state_of_the_socket_is_in_the_result,
	a_receive_that_races_with_closesocket_ends_once)

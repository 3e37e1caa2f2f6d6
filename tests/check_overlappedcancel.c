/* Operations that are taken back: CancelIo, CancelIoEx, closesocket, the end of their thread. Each ends exactly once, whoever races with whom. */
#include "overlapped.h"

START_TEST(CancelIoEx_takes_back_one_or_all)
{
	OVERLAPPED o[3] = {wst_overlapped(), wst_overlapped(), wst_overlapped()};
	SOCKET client, server;
	char data[3][4];

	wst_pair(&client, &server);
	for (int i = 0; i < 3; i++)
		wst_pends(wst_recv(server, data[i], 4, &o[i]));
	ck_assert(CancelIoEx((HANDLE)server, &o[1]));
	wst_ends_with(server, &o[1], WSA_OPERATION_ABORTED);
	ck_assert_uint_eq((DWORD)o[1].Internal, (DWORD)WST_CANCELLED);
	ck_assert_uint_eq(o[0].Internal, WST_PENDING);
	ck_assert_uint_eq(o[2].Internal, WST_PENDING);
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	wst_ends(server, &o[0], 2);
	ck_assert(CancelIoEx((HANDLE)server, NULL));
	wst_ends_with(server, &o[2], WSA_OPERATION_ABORTED);
	WST_REFUSES(CancelIoEx((HANDLE)server, NULL), ERROR_NOT_FOUND);
	WST_REFUSES(CancelIoEx((HANDLE)server, &o[2]), ERROR_NOT_FOUND);
	ck_assert_int_eq(send(client, "cd", 2, 0), 2);
	ck_assert_int_eq(recv(server, data[0], 4, 0), 2);
	wst_close(client, server);
}
END_TEST

struct issuer {
	SOCKET s;
	OVERLAPPED *o;
	char data[4];
	HANDLE issued, leave;
};

static void
issue_and_stay(void *argument)
{
	struct issuer *i = argument;

	wst_pends(wst_recv(i->s, i->data, 4, i->o));
	ck_assert(SetEvent(i->issued));
	ck_assert_uint_eq(WaitForSingleObject(i->leave, INFINITE), WAIT_OBJECT_0);
}

static void
start_issuer(struct wst_thread *t, struct issuer *i, SOCKET s, OVERLAPPED *o)
{
	*i = (struct issuer){.s = s, .o = o};
	i->issued = CreateEventA(NULL, FALSE, FALSE, NULL);
	i->leave = CreateEventA(NULL, FALSE, FALSE, NULL);
	wst_start(t, issue_and_stay, i);
	ck_assert_uint_eq(WaitForSingleObject(i->issued, INFINITE), WAIT_OBJECT_0);
}

static void
end_issuer(struct wst_thread *t, struct issuer *i)
{
	ck_assert(SetEvent(i->leave));
	wst_join(t);
	ck_assert(CloseHandle(i->leave));
	ck_assert(CloseHandle(i->issued));
}

/* CancelIo: "cancels all pending I/O operations issued by the calling thread for the file"; it answers TRUE where there are none. */
START_TEST(CancelIo_takes_back_what_its_thread_issued)
{
	OVERLAPPED mine = wst_overlapped(), other = wst_overlapped();
	SOCKET client, server;
	struct wst_thread t;
	struct issuer i;
	char data[4];

	wst_pair(&client, &server);
	ck_assert(CancelIo((HANDLE)server));
	start_issuer(&t, &i, server, &other);
	wst_pends(wst_recv(server, data, 4, &mine));
	ck_assert(CancelIo((HANDLE)server));
	wst_ends_with(server, &mine, WSA_OPERATION_ABORTED);
	ck_assert_uint_eq(other.Internal, WST_PENDING);
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	wst_ends(server, &other, 2);
	end_issuer(&t, &i);
	wst_close(client, server);
}
END_TEST

/* Overlapped operations: "Operations started by a thread are cancelled when that thread exits unless the socket is on a completion port and the operation has a
 * completion context and no event" */
START_TEST(the_end_of_a_thread_takes_back_what_it_issued)
{
	OVERLAPPED o = wst_overlapped(), bare = {0}, *both[] = {&o, &bare};
	SOCKET client, server;
	struct wst_thread t;
	struct issuer i;

	wst_pair(&client, &server);
	for (int n = 0; n < 200; n++) {
		start_issuer(&t, &i, server, both[n % 2]);
		end_issuer(&t, &i);
		wst_ends_with(server, both[n % 2], WSA_OPERATION_ABORTED);
	}
	wst_close(client, server);
}
END_TEST

/* The same; closesocket against work in progress: "A pending receive survives the exit of the thread that issued it (Vista+) and completes to the port" */
START_TEST(on_a_port_a_receive_survives_its_thread)
{
	OVERLAPPED bare = {0}, o = wst_overlapped();
	SOCKET client, server;
	struct wst_thread t;
	struct issuer i;
	HANDLE port;

	wst_pair(&client, &server);
	port = wst_port_of(server, 3);
	start_issuer(&t, &i, server, &bare);
	end_issuer(&t, &i);
	ck_assert_uint_eq(bare.Internal, WST_PENDING);
	wst_no_packet(port);
	ck_assert_int_eq(send(client, "ab", 2, 0), 2);
	ck_assert_uint_eq(wst_packet(port, 3, &bare, 2), 0);
	ck_assert_mem_eq(i.data, "ab", 2);

	start_issuer(&t, &i, server, &o);
	end_issuer(&t, &i);
	ck_assert_uint_eq(wst_packet(port, 3, &o, 0), ERROR_OPERATION_ABORTED);
	wst_close(client, server);
	ck_assert(CloseHandle(port));
}
END_TEST

/* Closesocket against work in progress: "Summary of closesocket under overlapped work: TCP receive CONNECTION_ABORTED (1236), UDP receive CANCELLED […]"; overlapped
 * operations: "CONNECTION_ABORTED […] -> WSAECONNABORTED" */
START_TEST(closesocket_aborts_receives_of_a_stream)
{
	OVERLAPPED o[3] = {wst_overlapped(), wst_overlapped(), wst_overlapped()};
	SOCKET client, server;
	char data[3][4];
	DWORD got;

	wst_pair(&client, &server);
	for (int i = 0; i < 3; i++)
		wst_pends(wst_recv(server, data[i], 4, &o[i]));
	WST_OK(closesocket(server));
	for (int i = 0; i < 3; i++) {
		ck_assert_uint_eq(WaitForSingleObject(o[i].hEvent, INFINITE), WAIT_OBJECT_0);
		ck_assert_uint_eq((DWORD)o[i].Internal, (DWORD)WST_CONNECTION_ABORTED);
		ck_assert_uint_eq(o[i].InternalHigh, 0);
	}
	/* The peer sees a stream that ended, or was reset. */
	got = (DWORD)recv(client, data[0], 4, 0);
	ck_assert(got == 0 || got == (DWORD)SOCKET_ERROR);
	WST_OK(closesocket(client));
}
END_TEST

/* Closesocket against work in progress: "Pending UDP receive is cancelled (STATUS_CANCELLED) by closesocket, unlike TCP (connection aborted)" */
START_TEST(closesocket_cancels_receives_of_datagrams)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET s = wst_udp();
	char data[4];

	wst_pends(wst_recv(s, data, 4, &o));
	WST_OK(closesocket(s));
	ck_assert_uint_eq(WaitForSingleObject(o.hEvent, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq((DWORD)o.Internal, (DWORD)WST_CANCELLED);
}
END_TEST

/* What was begun before closesocket and is small enough is sent. */
START_TEST(closesocket_keeps_what_was_sent)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char data[8];

	wst_pair(&client, &server);
	ck_assert_int_eq(wst_send(server, "abcd", 4, &o), 0);
	WST_OK(closesocket(server));
	ck_assert_int_eq(recv(client, data, 8, MSG_WAITALL), 4);
	WST_OK(closesocket(client));
}
END_TEST

/* ---- races ---- */

struct race {
	SOCKET s, peer;
	HANDLE go, gone;
	void (*act)(struct race *race);
	OVERLAPPED *o;
	volatile LONG stop;
};

static void
run_race(void *argument)
{
	struct race *r = argument;

	while (WaitForSingleObject(r->go, INFINITE) == WAIT_OBJECT_0 && !InterlockedCompareExchange(&r->stop, 0, 0)) {
		r->act(r);
		ck_assert(SetEvent(r->gone));
	}
}

static void
start_race(struct wst_thread *t, struct race *r, void (*act)(struct race *))
{
	*r = (struct race){.act = act};
	r->go = CreateEventA(NULL, FALSE, FALSE, NULL);
	r->gone = CreateEventA(NULL, FALSE, FALSE, NULL);
	wst_start(t, run_race, r);
}

static void
end_race(struct wst_thread *t, struct race *r)
{
	InterlockedExchange(&r->stop, 1);
	ck_assert(SetEvent(r->go));
	wst_join(t);
}

static void
join_race(struct race *r)
{
	ck_assert_uint_eq(WaitForSingleObject(r->gone, INFINITE), WAIT_OBJECT_0);
}

static void
send_one(struct race *r)
{
	WST_OK(send(r->peer, "a", 1, 0));
}

/* A byte is received or stays, never lost; the operation ends once, as one or the other. */
START_TEST(cancel_races_with_data)
{
	enum { COUNT = 5000 };
	OVERLAPPED o = wst_overlapped();
	struct wst_thread t;
	struct race r;
	SOCKET client, server;
	int received = 0, cancelled = 0;

	wst_pair(&client, &server);
	start_race(&t, &r, send_one);
	r.peer = client;
	for (int i = 0; i < COUNT; i++) {
		char byte = 0;
		DWORD got;
		int code;

		wst_pends(wst_recv(server, &byte, 1, &o));
		ck_assert(SetEvent(r.go));
		for (volatile int spin = i % 97 * 8; spin > 0; spin--)
			;
		if (!CancelIoEx((HANDLE)server, &o))
			ck_assert_uint_eq(GetLastError(), ERROR_NOT_FOUND);
		code = wst_await(server, &o, &got);
		if (code) {
			ck_assert_int_eq(code, WSA_OPERATION_ABORTED);
			ck_assert_int_eq(byte, 0);
			ck_assert_int_eq(recv(server, &byte, 1, 0), 1);
			cancelled++;
		} else {
			ck_assert_uint_eq(got, 1);
			received++;
		}
		ck_assert_int_eq(byte, 'a');
		join_race(&r);
	}
	end_race(&t, &r);
	ck_assert_int_eq(received + cancelled, COUNT);
	wst_close(client, server);
}
END_TEST

/* Two that cancel the same one: it ends once, and at most one of them has found it. */
static volatile LONG found;

static void
cancel_one(struct race *r)
{
	if (CancelIoEx((HANDLE)r->s, r->o))
		InterlockedIncrement(&found);
}

START_TEST(cancels_race_with_each_other)
{
	OVERLAPPED o = {0};
	struct wst_thread t;
	struct race r;
	SOCKET client, server;
	HANDLE port;
	char byte;

	wst_pair(&client, &server);
	port = wst_port_of(server, 1);
	start_race(&t, &r, cancel_one);
	r.s = server;
	r.o = &o;
	for (int i = 0; i < 5000; i++) {
		InterlockedExchange(&found, 0);
		wst_pends(wst_recv(server, &byte, 1, &o));
		ck_assert(SetEvent(r.go));
		cancel_one(&r);
		join_race(&r);
		ck_assert_int_ge(InterlockedCompareExchange(&found, 0, 0), 1);
		ck_assert_uint_eq(wst_packet(port, 1, &o, 0), ERROR_OPERATION_ABORTED);
		wst_no_packet(port);
	}
	end_race(&t, &r);
	wst_close(client, server);
	ck_assert(CloseHandle(port));
}
END_TEST

static void
close_one(struct race *r)
{
	WST_OK(closesocket(r->s));
}

/* closesocket against the data that comes: one packet for each of the receives. */
START_TEST(close_races_with_data)
{
	enum { EACH = 3 };
	HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
	struct wst_thread t;
	struct race r;

	start_race(&t, &r, close_one);
	for (int i = 0; i < 600; i++) {
		OVERLAPPED o[EACH] = {{0}};
		SOCKET client, server;
		char data[EACH];
		unsigned ended = 0;

		wst_pair(&client, &server);
		ck_assert(CreateIoCompletionPort((HANDLE)server, port, 5, 0) == port);
		for (int n = 0; n < EACH; n++)
			wst_pends(wst_recv(server, &data[n], 1, &o[n]));
		r.s = server;
		ck_assert(SetEvent(r.go));
		send(client, "ab", 2, 0);
		for (int n = 0; n < EACH; n++) {
			LPOVERLAPPED its = NULL;
			ULONG_PTR key;
			DWORD bytes;

			if (!GetQueuedCompletionStatus(port, &bytes, &key, &its, INFINITE))
				ck_assert_uint_eq(GetLastError(), ERROR_CONNECTION_ABORTED);
			else
				ck_assert_uint_eq(bytes, 1);
			ck_assert(its >= o && its < o + EACH);
			ck_assert_uint_eq(key, 5);
			ended |= 1u << (its - o);
		}
		ck_assert_uint_eq(ended, (1u << EACH) - 1);
		join_race(&r);
		wst_no_packet(port);
		WST_OK(closesocket(client));
	}
	end_race(&t, &r);
	ck_assert(CloseHandle(port));
}
END_TEST

/* closesocket against the issue of operations: each that is pending ends, each that is not says why. */
static void
issue_some(struct race *r)
{
	char byte;
	DWORD got;

	for (int i = 0; i < 10; i++) {
		int code = wst_recv(r->s, &byte, 1, r->o);

		if (code != WSA_IO_PENDING) {
			ck_assert(code == WSAENOTSOCK || code == WSAECONNABORTED || code == WSAEINTR || code == WSA_OPERATION_ABORTED);
			return;
		}
		if (i % 2)
			CancelIoEx((HANDLE)r->s, r->o);
		else
			send(r->peer, "a", 1, 0);
		ck_assert_uint_eq(WaitForSingleObject(r->o->hEvent, INFINITE), WAIT_OBJECT_0);
		got = (DWORD)r->o->Internal;
		ck_assert_msg(got == 0 || got == (DWORD)WST_CANCELLED || got == (DWORD)WST_CONNECTION_ABORTED, "0x%x", (unsigned)got);
	}
}

START_TEST(close_races_with_issue)
{
	OVERLAPPED o = wst_overlapped();
	struct wst_thread t;
	struct race r;

	start_race(&t, &r, issue_some);
	r.o = &o;
	for (int i = 0; i < 600; i++) {
		wst_pair(&r.peer, &r.s);
		ck_assert(SetEvent(r.go));
		for (volatile int spin = i % 97 * 50; spin > 0; spin--)
			;
		WST_OK(closesocket(r.s));
		join_race(&r);
		WST_OK(closesocket(r.peer));
	}
	end_race(&t, &r);
}
END_TEST

/* The end of a thread against the data that comes. */
static void
issue_and_go(void *argument)
{
	struct issuer *i = argument;

	wst_pends(wst_recv(i->s, i->data, 1, i->o));
	ck_assert(SetEvent(i->issued));
}

START_TEST(the_end_of_a_thread_races_with_data)
{
	OVERLAPPED o = wst_overlapped();
	struct issuer i = {.o = &o};
	SOCKET client, server;
	int received = 0;

	i.issued = CreateEventA(NULL, FALSE, FALSE, NULL);
	wst_pair(&client, &server);
	i.s = server;
	for (int n = 0; n < 3000; n++) {
		struct wst_thread t;
		DWORD got;
		int code;

		wst_start(&t, issue_and_go, &i);
		ck_assert_uint_eq(WaitForSingleObject(i.issued, INFINITE), WAIT_OBJECT_0);
		ck_assert_int_eq(send(client, "a", 1, 0), 1);
		code = wst_await(server, &o, &got);
		if (code) {
			ck_assert_int_eq(code, WSA_OPERATION_ABORTED);
			ck_assert_int_eq(recv(server, i.data, 1, 0), 1);
		} else
			received += (int)got;
		wst_join(&t);
	}
	ck_assert_int_ge(received, 0);
	wst_close(client, server);
}
END_TEST

WST_MAIN("overlappedcancel", CancelIoEx_takes_back_one_or_all, CancelIo_takes_back_what_its_thread_issued, the_end_of_a_thread_takes_back_what_it_issued,
         on_a_port_a_receive_survives_its_thread, closesocket_aborts_receives_of_a_stream, closesocket_cancels_receives_of_datagrams,
         closesocket_keeps_what_was_sent, cancel_races_with_data, cancels_race_with_each_other, close_races_with_data, close_races_with_issue,
         the_end_of_a_thread_races_with_data)

/* Completion routines: when they run, in which thread, with what. */
#include "overlapped.h"

static struct {
	int calls;
	DWORD error, bytes, thread;
	LPWSAOVERLAPPED o;
} seen;

static void CALLBACK
note(DWORD error, DWORD bytes, LPWSAOVERLAPPED o, DWORD flags)
{
	(void)flags;
	seen.calls++;
	seen.error = error;
	seen.bytes = bytes;
	seen.o = o;
	seen.thread = GetCurrentThreadId();
}

static int
receive(SOCKET s, char *data, ULONG size, LPWSAOVERLAPPED o, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	WSABUF buffer = {.len = size, .buf = data};
	DWORD flags = 0;

	return WSARecv(s, &buffer, 1, NULL, &flags, o, routine) ? WSAGetLastError() : 0;
}

/* Seen without a wait that is alertable. */
static void
until_done(const OVERLAPPED *o)
{
	while (__atomic_load_n(&o->Internal, __ATOMIC_ACQUIRE) == WST_PENDING)
		SwitchToThread();
}

/* Overlapped operations: "With a completion routine hEvent is not signalled; the routine runs inside SleepEx which returns WAIT_IO_COMPLETION" */
START_TEST(a_routine_runs_in_SleepEx_and_its_event_is_the_programs)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char data[8];

	wst_pair(&client, &server);
	wst_pends(receive(server, data, 8, &o, note));
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	until_done(&o);
	ck_assert_int_eq(seen.calls, 0);
	ck_assert(!wst_is_set(o.hEvent));
	ck_assert_uint_eq(SleepEx(INFINITE, TRUE), WAIT_IO_COMPLETION);
	ck_assert_int_eq(seen.calls, 1);
	ck_assert_uint_eq(seen.error, 0);
	ck_assert_uint_eq(seen.bytes, 3);
	ck_assert_ptr_eq(seen.o, &o);
	ck_assert_uint_eq(seen.thread, GetCurrentThreadId());
	ck_assert(!wst_is_set(o.hEvent));
	ck_assert_uint_eq(SleepEx(0, TRUE), 0);
	wst_close(client, server);
}
END_TEST

/* hEvent is no handle at all where there is a routine. */
START_TEST(with_a_routine_hEvent_may_be_anything)
{
	OVERLAPPED o = {0};
	SOCKET client, server;
	char data[8];

	o.hEvent = (HANDLE)(ULONG_PTR)0x12345;
	wst_pair(&client, &server);
	wst_pends(receive(server, data, 8, &o, note));
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	ck_assert_uint_eq(SleepEx(INFINITE, TRUE), WAIT_IO_COMPLETION);
	ck_assert_int_eq(seen.calls, 1);
	ck_assert_ptr_eq(o.hEvent, (HANDLE)(ULONG_PTR)0x12345);
	wst_close(client, server);
}
END_TEST

/* Documented: an operation that is done at once calls its routine too, when the thread next waits alertably. */
START_TEST(what_is_done_at_once_calls_its_routine_later)
{
	OVERLAPPED o = {0};
	SOCKET client, server;
	char data[8];

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	WST_OK(recv(server, data, 1, MSG_PEEK));
	ck_assert_int_eq(receive(server, data, 8, &o, note), 0);
	ck_assert_int_eq(seen.calls, 0);
	ck_assert_uint_eq(SleepEx(0, FALSE), 0);
	ck_assert_int_eq(seen.calls, 0);
	ck_assert_uint_eq(SleepEx(0, TRUE), WAIT_IO_COMPLETION);
	ck_assert_int_eq(seen.calls, 1);
	ck_assert_uint_eq(seen.bytes, 3);
	wst_close(client, server);
}
END_TEST

/* An operation that fails at once calls nothing. */
START_TEST(what_fails_at_once_calls_nothing)
{
	OVERLAPPED o = {0};
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	char data[8];

	ck_assert_int_eq(receive(s, data, 8, &o, note), WSAENOTCONN);
	ck_assert_uint_eq(SleepEx(0, TRUE), 0);
	ck_assert_int_eq(seen.calls, 0);
	WST_OK(closesocket(s));
}
END_TEST

START_TEST(WSAWaitForMultipleEvents_runs_routines_where_it_is_alertable)
{
	WSAEVENT never = WSACreateEvent();
	OVERLAPPED o = {0};
	SOCKET client, server;
	char data[8];

	wst_pair(&client, &server);
	wst_pends(receive(server, data, 8, &o, note));
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	until_done(&o);
	ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &never, FALSE, 1, FALSE), WSA_WAIT_TIMEOUT);
	ck_assert_int_eq(seen.calls, 0);
	ck_assert_uint_eq(WSAWaitForMultipleEvents(1, &never, FALSE, WSA_INFINITE, TRUE), WSA_WAIT_IO_COMPLETION);
	ck_assert_int_eq(seen.calls, 1);
	ck_assert(WSACloseEvent(never));
	wst_close(client, server);
}
END_TEST

/* Overlapped operations: "A blocking WSARecv waits alertably: a user APC queued to the thread runs while it blocks and the call then goes on to finish
 * normally"; here the APC is a completion routine. */
struct blocker {
	SOCKET other, client, server;
	int code, calls;
	DWORD got;
	char data[8], byte;
};

static void CALLBACK
note_blocker(DWORD error, DWORD bytes, LPWSAOVERLAPPED o, DWORD flags)
{
	struct blocker *b = o->hEvent;

	(void)flags;
	b->calls += error == 0 && bytes == 1;
	WST_OK(send(b->client, "xy", 2, 0));
}

static void
block(void *argument)
{
	struct blocker *b = argument;
	WSABUF buffer = {.len = sizeof b->data, .buf = b->data};
	OVERLAPPED o = {0};
	DWORD flags = 0;

	o.hEvent = b;
	wst_pends(receive(b->other, &b->byte, 1, &o, note_blocker));
	b->code = WSARecv(b->server, &buffer, 1, &b->got, &flags, NULL, NULL) ? WSAGetLastError() : 0;
}

START_TEST(a_blocking_call_runs_routines_and_goes_on)
{
	struct blocker b = {0};
	struct wst_thread t;
	SOCKET sender;

	wst_pair(&sender, &b.other);
	wst_pair(&b.client, &b.server);
	wst_start(&t, block, &b);
	wst_until_blocked(&t);
	ck_assert_int_eq(send(sender, "a", 1, 0), 1);
	wst_join(&t);
	ck_assert_int_eq(b.code, 0);
	ck_assert_int_eq(b.calls, 1);
	ck_assert_uint_eq(b.got, 2);
	ck_assert_mem_eq(b.data, "xy", 2);
	wst_close(sender, b.other);
	wst_close(b.client, b.server);
}
END_TEST

/* Only the thread that issued it runs its routine. */
static void
issue(void *argument)
{
	struct blocker *b = argument;
	OVERLAPPED o = {0};

	wst_pends(receive(b->server, b->data, 8, &o, note));
	ck_assert(SetEvent((HANDLE)(ULONG_PTR)b->other));
	while (SleepEx(INFINITE, TRUE) != WAIT_IO_COMPLETION)
		;
	ck_assert_uint_eq(seen.thread, GetCurrentThreadId());
}

START_TEST(no_other_thread_runs_a_routine)
{
	HANDLE issued = CreateEventA(NULL, FALSE, FALSE, NULL);
	struct blocker b = {.other = (SOCKET)(ULONG_PTR)issued};
	struct wst_thread t;

	wst_pair(&b.client, &b.server);
	for (int i = 0; i < 200; i++) {
		wst_start(&t, issue, &b);
		ck_assert_uint_eq(WaitForSingleObject(issued, INFINITE), WAIT_OBJECT_0);
		ck_assert_int_eq(send(b.client, "a", 1, 0), 1);
		ck_assert_uint_eq(SleepEx(0, TRUE), 0);
		wst_join(&t);
		ck_assert_int_eq(seen.calls, i + 1);
		ck_assert_uint_ne(seen.thread, GetCurrentThreadId());
	}
	wst_close(b.client, b.server);
}
END_TEST

/* A routine may issue the next operation, and its OVERLAPPED is free by then. */
static SOCKET chained;
static char chained_data[1];
static OVERLAPPED chained_overlapped;

static void CALLBACK
go_on(DWORD error, DWORD bytes, LPWSAOVERLAPPED o, DWORD flags)
{
	note(error, bytes, o, flags);
	memset(o, 0, sizeof *o);
	if (bytes) {
		int code = receive(chained, chained_data, 1, o, go_on);

		ck_assert(code == 0 || code == WSA_IO_PENDING);
	}
}

START_TEST(a_routine_may_issue_the_next_operation)
{
	enum { COUNT = 5000 };
	static char data[COUNT];
	SOCKET client;

	wst_pair(&client, &chained);
	wst_pends(receive(chained, chained_data, 1, &chained_overlapped, go_on));
	ck_assert_int_eq(send(client, data, COUNT, 0), COUNT);
	WST_OK(shutdown(client, SD_SEND));
	while (seen.calls <= COUNT)
		ck_assert_uint_eq(SleepEx(INFINITE, TRUE), WAIT_IO_COMPLETION);
	ck_assert_int_eq(seen.calls, COUNT + 1);
	ck_assert_uint_eq(SleepEx(0, TRUE), 0);
	wst_close(client, chained);
}
END_TEST

/* What a routine is told of a failure is a code of Winsock. */
START_TEST(a_routine_is_told_why_it_failed)
{
	OVERLAPPED o = {0};
	SOCKET client, server;
	char data[8];

	wst_pair(&client, &server);
	wst_pends(receive(server, data, 8, &o, note));
	wst_reset(client);
	ck_assert_uint_eq(SleepEx(INFINITE, TRUE), WAIT_IO_COMPLETION);
	ck_assert_int_eq(seen.calls, 1);
	ck_assert_uint_eq(seen.error, WSAECONNRESET);
	ck_assert_uint_eq(seen.bytes, 0);
	WST_OK(closesocket(server));

	wst_pair(&client, &server);
	wst_pends(receive(server, data, 8, &o, note));
	ck_assert(CancelIo((HANDLE)server));
	ck_assert_uint_eq(SleepEx(INFINITE, TRUE), WAIT_IO_COMPLETION);
	ck_assert_int_eq(seen.calls, 2);
	ck_assert_uint_eq(seen.error, WSA_OPERATION_ABORTED);
	wst_close(client, server);
}
END_TEST

/* Overlapped operations: "APC on a socket bound to a port is refused"; completion ports: "A completion routine on a socket bound to a completion port is
 * refused at once: WSAEINVAL, routine never called" */
START_TEST(a_routine_on_a_socket_of_a_port_is_refused)
{
	OVERLAPPED o = {0};
	SOCKET client, server;
	HANDLE port;
	char data[8];

	wst_pair(&client, &server);
	port = wst_port_of(server, 7);
	ck_assert_int_eq(receive(server, data, 8, &o, note), WSAEINVAL);
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	ck_assert_int_eq(receive(server, data, 8, &o, note), WSAEINVAL);
	ck_assert_uint_eq(SleepEx(0, TRUE), 0);
	ck_assert_int_eq(seen.calls, 0);
	wst_no_packet(port);
	ck_assert_int_eq(recv(server, data, 8, 0), 3);
	wst_close(client, server);
	ck_assert(CloseHandle(port));
}
END_TEST

/* Routines run in the order in which their operations ended. */
static int order[3], ended;

static void CALLBACK
note_order(DWORD error, DWORD bytes, LPWSAOVERLAPPED o, DWORD flags)
{
	(void)error, (void)bytes, (void)flags;
	order[ended++] = (int)(ULONG_PTR)o->hEvent;
}

START_TEST(routines_run_in_the_order_of_the_ends)
{
	OVERLAPPED o[3] = {{0}};
	SOCKET client, server;
	char data[3];

	wst_pair(&client, &server);
	for (int i = 0; i < 3; i++) {
		o[i].hEvent = (HANDLE)(ULONG_PTR)(unsigned)i;
		wst_pends(receive(server, &data[i], 1, &o[i], note_order));
	}
	ck_assert_int_eq(send(client, "abc", 3, 0), 3);
	until_done(&o[2]);
	ck_assert_uint_eq(SleepEx(INFINITE, TRUE), WAIT_IO_COMPLETION);
	while (ended < 3)
		ck_assert_uint_eq(SleepEx(INFINITE, TRUE), WAIT_IO_COMPLETION);
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(order[i], i);
	wst_close(client, server);
}
END_TEST

WST_MAIN("completionroutine", a_routine_runs_in_SleepEx_and_its_event_is_the_programs, with_a_routine_hEvent_may_be_anything,
         what_is_done_at_once_calls_its_routine_later, what_fails_at_once_calls_nothing, WSAWaitForMultipleEvents_runs_routines_where_it_is_alertable,
         a_blocking_call_runs_routines_and_goes_on, no_other_thread_runs_a_routine, a_routine_may_issue_the_next_operation,
         a_routine_is_told_why_it_failed, a_routine_on_a_socket_of_a_port_is_refused, routines_run_in_the_order_of_the_ends)

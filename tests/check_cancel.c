/* WSACancelBlockingCall and its kin, from everywhere, on every blocking call of a socket. */
#include "harness.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>

/* A call that blocks, and what must be true of its socket afterwards. */
struct blocked {
	SOCKET s, peer;
	int result, error;
	atomic_bool done;
	int (*call)(struct blocked *);
};

static char block[1 << 20];

static int
call_recv(struct blocked *b)
{
	char c;

	return recv(b->s, &c, 1, 0);
}

static int
call_recvfrom(struct blocked *b)
{
	struct sockaddr_in from;
	int len = sizeof from;
	char c;

	return recvfrom(b->s, &c, 1, 0, (struct sockaddr *)&from, &len);
}

static int
call_accept(struct blocked *b)
{
	return (int)accept(b->s, NULL, NULL);
}

static int
call_select(struct blocked *b)
{
	fd_set set;

	FD_ZERO(&set);
	FD_SET(b->s, &set);
	return select(0, &set, NULL, NULL, NULL);
}

static int
call_send(struct blocked *b)
{
	int sent;

	do
		sent = send(b->s, block, sizeof block, 0);
	while (sent == sizeof block);
	return sent;
}

static void
run(void *argument)
{
	struct blocked *b = argument;

	b->result = b->call(b);
	b->error = WSAGetLastError();
	atomic_store(&b->done, true);
}

static SOCKET
connected(SOCKET *peer)
{
	SOCKET s;

	wst_pair(&s, peer);
	return s;
}

enum { CALLS = 5 };

/* Cancel until it has come to that: a send that is blocked now may go on by itself and be between two calls a moment later. */
static void
cancel_until_done(struct blocked *b, const struct wst_thread *t, void (*cancel)(const struct wst_thread *))
{
	while (!atomic_load(&b->done)) {
		if (winsock_thread_blocking(t->tid))
			cancel(t);
		SwitchToThread();
	}
}

static void
cancel_task(const struct wst_thread *t)
{
	(void)t;
	WSACancelBlockingCall();
}

static void
send_signal(const struct wst_thread *t)
{
	ck_assert_int_eq(pthread_kill(t->id, SIGUSR1), 0);
}

static struct blocked
prepare(int i)
{
	struct blocked b = {.peer = INVALID_SOCKET};

	switch (i) {
	case 0:
		b.s = connected(&b.peer);
		b.call = call_recv;
		break;
	case 1:
		b.s = wst_udp();
		b.call = call_recvfrom;
		break;
	case 2:
		b.s = wst_listener();
		b.call = call_accept;
		break;
	case 3:
		b.s = wst_udp();
		b.call = call_select;
		break;
	default:
		b.s = connected(&b.peer);
		b.call = call_send;
		break;
	}
	return b;
}

static void
finish(struct blocked *b)
{
	WST_OK(closesocket(b->s));
	if (b->peer != INVALID_SOCKET)
		WST_OK(closesocket(b->peer));
}

START_TEST(every_blocking_call_is_cancelled_from_another_thread)
{
	for (int i = 0; i < CALLS; i++) {
		struct blocked b = prepare(i);
		struct wst_thread t;

		wst_start(&t, run, &b);
		cancel_until_done(&b, &t, cancel_task);
		wst_join(&t);
		ck_assert_int_eq(b.result, SOCKET_ERROR);
		ck_assert_int_eq(b.error, WSAEINTR);
		finish(&b);
	}
}
END_TEST

START_TEST(winsock_cancel_thread_reaches_that_thread_only)
{
	struct blocked b = prepare(0), other = prepare(1);
	struct wst_thread t, u;

	wst_start(&t, run, &b);
	wst_start(&u, run, &other);
	wst_until_blocked(&t);
	wst_until_blocked(&u);
	WST_OK(winsock_cancel_thread(t.tid));
	wst_join(&t);
	ck_assert_int_eq(b.error, WSAEINTR);
	ck_assert(winsock_thread_blocking(u.tid));
	WST_OK(winsock_cancel_thread(u.tid));
	wst_join(&u);
	WST_FAILS(winsock_cancel_thread(GetCurrentThreadId()), WSAEINVAL);
	WST_FAILS(winsock_cancel_thread(0), WSAEINVAL);
	finish(&b);
	finish(&other);
}
END_TEST

START_TEST(CancelSynchronousIo_cancels_the_call_of_a_thread)
{
	struct blocked b = prepare(0);
	struct wst_thread t;
	HANDLE h;

	wst_start(&t, run, &b);
	wst_until_blocked(&t);
	h = OpenThread(THREAD_TERMINATE, FALSE, t.tid);
	ck_assert_ptr_nonnull(h);
	ck_assert(CancelSynchronousIo(h));
	wst_join(&t);
	ck_assert_int_eq(b.error, WSAEINTR);
	ck_assert(!CancelSynchronousIo(GetCurrentThread()));
	ck_assert_uint_eq(GetLastError(), ERROR_NOT_FOUND);
	ck_assert(CloseHandle(h));
	ck_assert(!CancelSynchronousIo(h));
	ck_assert_uint_eq(GetLastError(), ERROR_INVALID_HANDLE);
	finish(&b);
}
END_TEST

static void
cancel_in_handler(int signo)
{
	(void)signo;
	WSACancelBlockingCall();
}

static void
cancel_by_signal(int i)
{
	struct blocked b = prepare(i);
	struct wst_thread t;

	wst_start(&t, run, &b);
	cancel_until_done(&b, &t, send_signal);
	wst_join(&t);
	ck_assert_int_eq(b.error, WSAEINTR);
	finish(&b);
}

START_TEST(a_signal_handler_on_the_blocked_thread_cancels_with_and_without_SA_RESTART)
{
	static const int flags[] = {0, SA_RESTART};

	for (size_t f = 0; f < WST_COUNT(flags); f++) {
		struct sigaction act = {.sa_handler = cancel_in_handler, .sa_flags = flags[f]};

		ck_assert_int_eq(sigaction(SIGUSR1, &act, NULL), 0);
		for (int i = 0; i < CALLS; i++)
			cancel_by_signal(i);
	}
}
END_TEST

static atomic_int former_ran;

static void
former(int signo)
{
	(void)signo;
	former_ran = 1;
}

START_TEST(winsock_cancel_on_signal_cancels_and_calls_the_former_handler)
{
	ck_assert(signal(SIGUSR1, former) != SIG_ERR);
	WST_OK(winsock_cancel_on_signal(SIGUSR1));
	WST_OK(winsock_cancel_on_signal(SIGUSR1));
	for (int i = 0; i < CALLS; i++)
		cancel_by_signal(i);
	ck_assert(former_ran);
	WST_FAILS(winsock_cancel_on_signal(SIGKILL), WSAEINVAL);
	WST_FAILS(winsock_cancel_on_signal(0), WSAEINVAL);
	WST_FAILS(winsock_cancel_on_signal(100000), WSAEINVAL);
}
END_TEST

static atomic_int seen;

static void
note(int signo)
{
	(void)signo;
	seen++;
}

/* blocking-and-cancel.md, 40: a plain signal has no meaning to Winsock. */
START_TEST(a_plain_signal_is_invisible_to_a_blocked_call)
{
	struct sigaction act = {.sa_handler = note};
	struct blocked b = prepare(0);
	struct wst_thread t;

	ck_assert_int_eq(sigaction(SIGUSR2, &act, NULL), 0);
	wst_start(&t, run, &b);
	wst_until_blocked(&t);
	for (int i = 0; i < 20; i++) {
		int before = seen;

		/* Again until it was seen: ThreadSanitizer may hold one back that comes just before poll(). */
		do {
			ck_assert_int_eq(pthread_kill(t.id, SIGUSR2), 0);
			SwitchToThread();
		} while (seen == before);
	}
	ck_assert(winsock_thread_blocking(t.tid));
	ck_assert_int_eq(send(b.peer, "x", 1, 0), 1);
	wst_join(&t);
	ck_assert_int_eq(b.result, 1);
	ck_assert_int_eq(b.error, 0);
	finish(&b);
}
END_TEST

/* blocking-and-cancel.md, 25. */
START_TEST(cancelling_with_nothing_outstanding_is_WSAEINVAL)
{
	WST_FAILS(WSACancelBlockingCall(), WSAEINVAL);
	ck_assert(!WSAIsBlocking());
}
END_TEST

/* blocking-and-cancel.md, 27. */
START_TEST(a_cancel_does_not_reach_the_next_call)
{
	struct blocked b = prepare(0);
	struct wst_thread t;
	char c;

	for (int i = 0; i < 50; i++) {
		wst_start(&t, run, &b);
		wst_until_blocked(&t);
		ck_assert_int_eq(send(b.peer, "x", 1, 0), 1);
		winsock_cancel_thread(t.tid);
		winsock_cancel_thread(t.tid);
		wst_join(&t);
		if (b.result == SOCKET_ERROR) {
			ck_assert_int_eq(b.error, WSAEINTR);
			ck_assert_int_eq(recv(b.s, &c, 1, 0), 1);
		}
	}
	finish(&b);
}
END_TEST

/* blocking-and-cancel.md, 29. */
START_TEST(after_a_cancelled_accept_the_listener_still_accepts)
{
	struct blocked b = prepare(2);
	struct sockaddr_in name = wst_loopback(wst_port(b.s));
	struct wst_thread t;
	SOCKET s;

	wst_start(&t, run, &b);
	wst_until_blocked(&t);
	WST_OK(WSACancelBlockingCall());
	wst_join(&t);
	s = socket(AF_INET, SOCK_STREAM, 0);
	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	b.peer = accept(b.s, NULL, NULL);
	ck_assert(b.peer != INVALID_SOCKET);
	WST_OK(closesocket(s));
	finish(&b);
}
END_TEST

/* blocking-and-cancel.md, 29: part was sent; the stream is of no more use. */
START_TEST(a_send_cut_in_the_middle_resets_the_stream)
{
	struct blocked b = prepare(4);
	struct wst_thread t;
	int got;

	wst_start(&t, run, &b);
	cancel_until_done(&b, &t, cancel_task);
	wst_join(&t);
	ck_assert_int_eq(b.error, WSAEINTR);
	WST_FAILS(send(b.s, "x", 1, 0), WSAECONNABORTED);
	WST_FAILS(recv(b.s, block, 1, 0), WSAECONNABORTED);
	WST_FAILS(shutdown(b.s, SD_SEND), WSAECONNABORTED);
	do
		got = recv(b.peer, block, sizeof block, 0);
	while (got > 0);
	ck_assert_int_eq(got, SOCKET_ERROR);
	ck_assert_int_eq(WSAGetLastError(), WSAECONNRESET);
	finish(&b);
}
END_TEST

START_TEST(strict_mode_reaches_the_calling_thread_only)
{
	WSADATA data;
	struct blocked b = prepare(0);
	struct wst_thread t;

	ck_assert(!winsock_set_strict(TRUE));
	/* blocking-and-cancel.md, 3: gone from version 2. */
	WST_FAILS(WSACancelBlockingCall(), WSAEOPNOTSUPP);
	WST_FAILS(WSAUnhookBlockingHook(), WSAEOPNOTSUPP);
	ck_assert_ptr_null(WSASetBlockingHook((FARPROC)(void *)WSAIsBlocking));
	ck_assert_int_eq(WSAGetLastError(), WSAEOPNOTSUPP);
	ck_assert_int_eq(WSAStartup(MAKEWORD(1, 1), &data), 0);
	WST_OK(WSAUnhookBlockingHook());
	wst_start(&t, run, &b);
	wst_until_blocked(&t);
	WST_FAILS(WSACancelBlockingCall(), WSAEINVAL);
	WST_OK(winsock_cancel_thread(t.tid));
	wst_join(&t);
	ck_assert_int_eq(b.error, WSAEINTR);
	ck_assert(winsock_set_strict(FALSE));
	finish(&b);
}
END_TEST

WST_MAIN("cancel", every_blocking_call_is_cancelled_from_another_thread, winsock_cancel_thread_reaches_that_thread_only,
	CancelSynchronousIo_cancels_the_call_of_a_thread, a_signal_handler_on_the_blocked_thread_cancels_with_and_without_SA_RESTART,
	winsock_cancel_on_signal_cancels_and_calls_the_former_handler, a_plain_signal_is_invisible_to_a_blocked_call,
	cancelling_with_nothing_outstanding_is_WSAEINVAL, a_cancel_does_not_reach_the_next_call,
	after_a_cancelled_accept_the_listener_still_accepts, a_send_cut_in_the_middle_resets_the_stream,
	strict_mode_reaches_the_calling_thread_only)

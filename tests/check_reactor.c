/* Races around requests, reactors and completion ports: each request ends exactly once, whoever is first. */
#include "harness.h"

#include <sys/wait.h>
#include <unistd.h>

#ifndef STATUS_CANCELLED
#define STATUS_CANCELLED 0xc0000120
#endif

enum { TIMES = 1000 };

/* Received by nobody twice. */
struct receive {
	WSAOVERLAPPED overlapped;
	char byte;
	WSABUF buffer;
	LONG ends;
};

static int
begin(SOCKET s, struct receive *r)
{
	DWORD flags = 0;

	r->buffer = (WSABUF){.len = 1, .buf = &r->byte};
	return WSARecv(s, &r->buffer, 1, NULL, &flags, &r->overlapped, NULL) ? WSAGetLastError() : 0;
}

static void
begin_well(SOCKET s, struct receive *r)
{
	int error = begin(s, r);

	ck_assert_msg(!error || error == WSA_IO_PENDING, "error %d", error);
}

static HANDLE
new_port(void)
{
	HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);

	ck_assert_ptr_nonnull(port);
	return port;
}

static void
associate(SOCKET s, HANDLE port, ULONG_PTR key)
{
	ck_assert_ptr_eq(CreateIoCompletionPort((HANDLE)s, port, key, 0), port);
}

/* A thread that lets two sides begin at once. */
struct racer {
	struct wst_thread thread;
	SOCKET s, peer;
	struct receive *r;
	HANDLE port;
	LONG done;
};

static void
send_one(void *of)
{
	send(((struct racer *)of)->peer, "x", 1, 0);
}

/* A poll of GetQueuedCompletionStatus for one packet, which must come. */
static OVERLAPPED *
take(HANDLE port)
{
	OVERLAPPED *done = NULL;
	ULONG_PTR key;
	DWORD bytes;

	GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE);
	ck_assert_ptr_nonnull(done);
	return done;
}

static void
is_empty(HANDLE port)
{
	OVERLAPPED *done = NULL;
	ULONG_PTR key;
	DWORD bytes;

	ck_assert(!GetQueuedCompletionStatus(port, &bytes, &key, &done, 0));
	ck_assert_ptr_null(done);
	ck_assert_uint_eq(GetLastError(), WAIT_TIMEOUT);
}

START_TEST(a_receive_that_is_cancelled_as_it_completes_ends_once)
{
	HANDLE port = new_port();
	struct racer racer;

	wst_pair(&racer.s, &racer.peer);
	associate(racer.s, port, 1);
	for (unsigned i = 0; i < TIMES; i++) {
		struct receive r = {.ends = 0};
		BOOL cancelled;

		begin_well(racer.s, &r);
		wst_start(&racer.thread, send_one, &racer);
		cancelled = CancelIoEx((HANDLE)racer.s, &r.overlapped);
		ck_assert_ptr_eq(take(port), (OVERLAPPED *)&r.overlapped);
		is_empty(port);
		wst_join(&racer.thread);
		if (cancelled) {
			ck_assert_uint_eq((DWORD)r.overlapped.Internal, (DWORD)STATUS_CANCELLED);
			ck_assert_int_eq(recv(racer.s, &r.byte, 1, 0), 1);
		} else {
			ck_assert_uint_eq((DWORD)r.overlapped.InternalHigh, 1);
		}
	}
	WST_OK(closesocket(racer.s));
	WST_OK(closesocket(racer.peer));
	ck_assert(CloseHandle(port));
}
END_TEST

START_TEST(receives_that_are_closed_as_they_complete_end_once)
{
	HANDLE port = new_port();

	for (unsigned i = 0; i < TIMES; i++) {
		struct receive r[3] = {{.ends = 0}};
		struct racer racer;

		wst_pair(&racer.s, &racer.peer);
		associate(racer.s, port, 1);
		for (unsigned j = 0; j < 3; j++)
			begin_well(racer.s, &r[j]);
		wst_start(&racer.thread, send_one, &racer);
		WST_OK(closesocket(racer.s));
		for (unsigned j = 0; j < 3; j++)
			((struct receive *)take(port))->ends++;
		for (unsigned j = 0; j < 3; j++)
			ck_assert_int_eq(r[j].ends, 1);
		is_empty(port);
		wst_join(&racer.thread);
		WST_OK(closesocket(racer.peer));
	}
	ck_assert(CloseHandle(port));
}
END_TEST

/* Begun by a thread that ends: cancelled, or complete, and told by the event once. */
static void
begin_and_go(void *of)
{
	struct racer *racer = of;

	begin_well(racer->s, racer->r);
}

START_TEST(a_receive_whose_thread_ends_as_it_completes_ends_once)
{
	for (unsigned i = 0; i < TIMES; i++) {
		struct receive r = {.ends = 0};
		struct racer racer = {.r = &r};

		wst_pair(&racer.s, &racer.peer);
		r.overlapped.hEvent = CreateEvent(NULL, FALSE, FALSE, NULL);
		wst_start(&racer.thread, begin_and_go, &racer);
		send_one(&racer);
		wst_join(&racer.thread);
		ck_assert_uint_eq(WaitForSingleObject(r.overlapped.hEvent, INFINITE), WAIT_OBJECT_0);
		ck_assert(HasOverlappedIoCompleted(&r.overlapped));
		ck_assert_uint_eq(WaitForSingleObject(r.overlapped.hEvent, 0), WAIT_TIMEOUT);
		ck_assert(CloseHandle(r.overlapped.hEvent));
		WST_OK(closesocket(racer.s));
		WST_OK(closesocket(racer.peer));
	}
}
END_TEST

START_TEST(WSACleanup_ends_what_is_pending)
{
	for (unsigned i = 0; i < TIMES / 4; i++) {
		struct receive r = {.ends = 0};
		struct racer racer;
		HANDLE port = new_port();
		WSADATA data;

		wst_pair(&racer.s, &racer.peer);
		associate(racer.s, port, 1);
		begin_well(racer.s, &r);
		wst_start(&racer.thread, send_one, &racer);
		WST_OK(WSACleanup());
		ck_assert_ptr_eq(take(port), (OVERLAPPED *)&r.overlapped);
		is_empty(port);
		wst_join(&racer.thread);
		ck_assert(CloseHandle(port));
		ck_assert_int_eq(WSAStartup(0x202, &data), 0);
	}
}
END_TEST

/* Several workers, more sockets than threads, all busy at once. */
enum { WORKERS = 4, SOCKETS = 24, ROUNDS = 200 };

struct echo {
	SOCKET ours[SOCKETS], theirs[SOCKETS];
	struct receive receives[SOCKETS];
	HANDLE port;
	DWORD time_out;
	LONG served;
};

static void
serve_until_told(void *of)
{
	struct echo *e = of;
	OVERLAPPED *done;
	ULONG_PTR key;
	DWORD bytes;

	for (;;) {
		done = NULL;
		if (!GetQueuedCompletionStatus(e->port, &bytes, &key, &done, e->time_out)) {
			ck_assert_ptr_null(done);
			ck_assert_uint_eq(GetLastError(), WAIT_TIMEOUT);
			continue;
		}
		if (!done)
			return;
		ck_assert_ptr_eq(done, (OVERLAPPED *)&e->receives[key].overlapped);
		ck_assert_uint_eq(bytes, 1);
		ck_assert_int_eq(send(e->ours[key], &e->receives[key].byte, 1, 0), 1);
		InterlockedIncrement(&e->served);
		begin_well(e->ours[key], &e->receives[key]);
	}
}

static void
drive(struct echo *e, DWORD time_out, unsigned rounds)
{
	struct wst_thread workers[WORKERS];

	e->port = new_port();
	e->time_out = time_out;
	e->served = 0;
	for (unsigned i = 0; i < SOCKETS; i++) {
		wst_pair(&e->ours[i], &e->theirs[i]);
		associate(e->ours[i], e->port, i);
		begin_well(e->ours[i], &e->receives[i]);
	}
	for (unsigned i = 0; i < WORKERS; i++)
		wst_start(&workers[i], serve_until_told, e);
	for (unsigned round = 0; round < rounds; round++) {
		for (unsigned i = 0; i < SOCKETS; i++)
			ck_assert_int_eq(send(e->theirs[i], "x", 1, 0), 1);
		for (unsigned i = 0; i < SOCKETS; i++) {
			char byte;

			ck_assert_int_eq(recv(e->theirs[i], &byte, 1, 0), 1);
		}
	}
	for (unsigned i = 0; i < WORKERS; i++)
		ck_assert(PostQueuedCompletionStatus(e->port, 0, 0, NULL));
	for (unsigned i = 0; i < WORKERS; i++)
		wst_join(&workers[i]);
	ck_assert_int_eq(e->served, (LONG)(rounds * SOCKETS));
	for (unsigned i = 0; i < SOCKETS; i++) {
		WST_OK(closesocket(e->ours[i]));
		WST_OK(closesocket(e->theirs[i]));
	}
	for (unsigned i = 0; i < SOCKETS; i++)
		take(e->port);
	is_empty(e->port);
	ck_assert(CloseHandle(e->port));
}

START_TEST(workers_share_more_sockets_than_they_are)
{
	static struct echo e;

	drive(&e, INFINITE, ROUNDS);
}
END_TEST

START_TEST(leaders_that_leave_by_time_out_lose_nothing)
{
	static struct echo e;

	drive(&e, 1, ROUNDS);
}
END_TEST

static void
take_posts(void *of)
{
	struct racer *racer = of;

	while (take(racer->port) != (OVERLAPPED *)&racer->r->overlapped)
		InterlockedIncrement(&racer->done);
}

/* Its poll has nothing to tell: the post alone ends it. */
START_TEST(a_post_wakes_the_thread_that_polls)
{
	struct receive r = {.ends = 0}, pending = {.ends = 0};
	struct racer racer = {.r = &r, .port = new_port()};
	OVERLAPPED mine;

	wst_pair(&racer.s, &racer.peer);
	associate(racer.s, racer.port, 1);
	begin_well(racer.s, &pending);
	wst_start(&racer.thread, take_posts, &racer);
	for (LONG i = 0; i < TIMES; i++) {
		ck_assert(PostQueuedCompletionStatus(racer.port, 0, 0, &mine));
		while (InterlockedCompareExchange(&racer.done, 0, 0) != i + 1)
			SwitchToThread();
	}
	ck_assert(PostQueuedCompletionStatus(racer.port, 0, 0, (OVERLAPPED *)&r.overlapped));
	wst_join(&racer.thread);
	WST_OK(closesocket(racer.s));
	WST_OK(closesocket(racer.peer));
	ck_assert(CloseHandle(racer.port));
}
END_TEST

static void
wait_abandoned(void *of)
{
	OVERLAPPED *done;
	ULONG_PTR key;
	DWORD bytes;

	ck_assert(!GetQueuedCompletionStatus(((struct racer *)of)->port, &bytes, &key, &done, INFINITE));
	ck_assert_uint_eq(GetLastError(), ERROR_ABANDONED_WAIT_0);
}

START_TEST(a_port_that_is_closed_lets_its_leader_go)
{
	for (unsigned i = 0; i < TIMES / 4; i++) {
		struct receive r = {.ends = 0};
		struct racer racer = {.port = new_port()};
		HANDLE port = racer.port;

		wst_pair(&racer.s, &racer.peer);
		associate(racer.s, port, 1);
		begin_well(racer.s, &r);
		wst_start(&racer.thread, wait_abandoned, &racer);
		wst_until_parked(racer.thread.tid);
		ck_assert(CloseHandle(port));
		wst_join(&racer.thread);
		WST_OK(closesocket(racer.s));
		ck_assert(HasOverlappedIoCompleted(&r.overlapped));
		WST_OK(closesocket(racer.peer));
	}
}
END_TEST

/* The requests are the parent's; the child has none, and begins its own on the sockets that it has too. */
static void
receive_in_child(SOCKET s, SOCKET peer)
{
	struct receive r = {.ends = 0};

	alarm(20);
	if (begin(s, &r) != WSA_IO_PENDING)
		_exit(1);
	if (send(peer, "c", 1, 0) != 1)
		_exit(2);
	/* Nobody waits, so nobody leads. */
	while (!HasOverlappedIoCompleted(&r.overlapped))
		SwitchToThread();
	_exit(r.byte == 'c' ? 0 : 3);
}

START_TEST(a_forked_child_receives_on_its_own)
{
	for (unsigned i = 0; i < 20; i++) {
		SOCKET s, peer, other, other_peer;
		struct receive r = {.ends = 0}, first = {.ends = 0};
		int status;
		pid_t child;

		wst_pair(&s, &peer);
		wst_pair(&other, &other_peer);
		r.overlapped.hEvent = CreateEvent(NULL, TRUE, FALSE, NULL);
		first.overlapped.hEvent = r.overlapped.hEvent;
		begin_well(other, &first);
		WST_OK(send(other_peer, "x", 1, 0));
		ck_assert_uint_eq(WaitForSingleObject(first.overlapped.hEvent, INFINITE), WAIT_OBJECT_0);
		begin_well(s, &r);
		child = fork();
		if (!child)
			receive_in_child(other, other_peer);
		ck_assert_int_eq(waitpid(child, &status, 0), child);
		ck_assert_int_eq(status, 0);
		ck_assert(!HasOverlappedIoCompleted(&r.overlapped));
		WST_OK(send(peer, "p", 1, 0));
		ck_assert_uint_eq(WaitForSingleObject(r.overlapped.hEvent, INFINITE), WAIT_OBJECT_0);
		ck_assert(CloseHandle(r.overlapped.hEvent));
		WST_OK(closesocket(s));
		WST_OK(closesocket(peer));
		WST_OK(closesocket(other));
		WST_OK(closesocket(other_peer));
	}
}
END_TEST

/* What was begun before goes on, and its end is told by the event; and to the port, where it comes after the association. */
START_TEST(an_association_after_requests_began_loses_none)
{
	for (unsigned i = 0; i < TIMES; i++) {
		struct receive before = {.ends = 0}, after = {.ends = 0};
		struct racer racer = {.port = new_port()};
		OVERLAPPED *taken;

		wst_pair(&racer.s, &racer.peer);
		before.overlapped.hEvent = CreateEvent(NULL, TRUE, FALSE, NULL);
		begin_well(racer.s, &before);
		wst_start(&racer.thread, send_one, &racer);
		associate(racer.s, racer.port, 5);
		begin_well(racer.s, &after);
		ck_assert_uint_eq(WaitForSingleObject(before.overlapped.hEvent, INFINITE), WAIT_OBJECT_0);
		wst_join(&racer.thread);
		send_one(&racer);
		taken = take(racer.port);
		if (taken == (OVERLAPPED *)&before.overlapped)
			taken = take(racer.port);
		ck_assert_ptr_eq(taken, (OVERLAPPED *)&after.overlapped);
		is_empty(racer.port);
		ck_assert(CloseHandle(before.overlapped.hEvent));
		WST_OK(closesocket(racer.s));
		WST_OK(closesocket(racer.peer));
		ck_assert(CloseHandle(racer.port));
	}
}
END_TEST

static DWORD WINAPI
take_for_ever(void *port)
{
	OVERLAPPED *done;
	ULONG_PTR key;
	DWORD bytes;

	while (GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE))
		InterlockedIncrement(&((struct receive *)done)->ends);
	return 0;
}

/* Nobody else waits: the work goes on without it, by whoever asks for the result. */
static void
end_while_stopped(SOCKET s, SOCKET peer, HANDLE worker, BOOL for_good)
{
	struct receive r = {.ends = 0};
	DWORD got, flags;

	begin_well(s, &r);
	if (for_good)
		ck_assert(TerminateThread(worker, 7));
	else
		ck_assert_uint_eq(SuspendThread(worker), 0);
	WST_OK(send(peer, "x", 1, 0));
	while (!HasOverlappedIoCompleted(&r.overlapped))
		SwitchToThread();
	ck_assert(WSAGetOverlappedResult(s, &r.overlapped, &got, FALSE, &flags));
	ck_assert_uint_eq(got, 1);
	if (for_good)
		return;
	ck_assert_uint_eq(ResumeThread(worker), 1);
	while (!InterlockedCompareExchange(&r.ends, 0, 0))
		SwitchToThread();
	/* It polls again, or may. */
	r.ends = 0;
	begin_well(s, &r);
	WST_OK(send(peer, "x", 1, 0));
	while (!InterlockedCompareExchange(&r.ends, 0, 0))
		SwitchToThread();
}

START_TEST(work_goes_on_while_the_thread_that_polls_is_suspended_or_terminated)
{
	for (unsigned i = 0; i < TIMES / 10; i++) {
		HANDLE port = new_port(), worker;
		SOCKET s, peer;
		DWORD tid;

		wst_pair(&s, &peer);
		associate(s, port, 1);
		worker = CreateThread(NULL, 0, take_for_ever, port, 0, &tid);
		ck_assert_ptr_nonnull(worker);
		wst_until_parked(tid);
		end_while_stopped(s, peer, worker, FALSE);
		end_while_stopped(s, peer, worker, TRUE);
		ck_assert_uint_eq(WaitForSingleObject(worker, INFINITE), WAIT_OBJECT_0);
		ck_assert(CloseHandle(worker));
		WST_OK(closesocket(s));
		WST_OK(closesocket(peer));
		ck_assert(CloseHandle(port));
	}
}
END_TEST

struct issued {
	SOCKET s;
	struct receive *r;
};

static DWORD WINAPI
issue_and_sleep(void *of)
{
	struct issued *issued = of;

	begin_well(issued->s, issued->r);
	Sleep(INFINITE);
	return 0;
}

START_TEST(what_a_terminated_thread_issued_is_cancelled)
{
	SOCKET s, peer;
	struct receive r = {.ends = 0};
	struct issued issued;
	HANDLE worker;
	DWORD tid;

	wst_pair(&s, &peer);
	r.overlapped.hEvent = CreateEvent(NULL, TRUE, FALSE, NULL);
	issued = (struct issued){s, &r};
	worker = CreateThread(NULL, 0, issue_and_sleep, &issued, 0, &tid);
	while (__atomic_load_n(&r.overlapped.Internal, __ATOMIC_ACQUIRE) != STATUS_PENDING)
		SwitchToThread();
	wst_until_parked(tid);
	ck_assert(TerminateThread(worker, 7));
	ck_assert_uint_eq(WaitForSingleObject(r.overlapped.hEvent, INFINITE), WAIT_OBJECT_0);
	ck_assert_uint_eq((DWORD)r.overlapped.Internal, (DWORD)STATUS_CANCELLED);
	ck_assert(CloseHandle(worker));
	ck_assert(CloseHandle(r.overlapped.hEvent));
	WST_OK(closesocket(s));
	WST_OK(closesocket(peer));
}
END_TEST

/* The sanitizers hold signals back from threads that sleep in the kernel, and TSan ends a forked child that starts threads. */
#if defined __SANITIZE_THREAD__ || defined __SANITIZE_ADDRESS__
#define UNSANITIZED
#else
#define UNSANITIZED                          \
	a_forked_child_receives_on_its_own,  \
	work_goes_on_while_the_thread_that_polls_is_suspended_or_terminated, \
	what_a_terminated_thread_issued_is_cancelled,
#endif

WST_MAIN("reactors", UNSANITIZED
	a_receive_that_is_cancelled_as_it_completes_ends_once,
	receives_that_are_closed_as_they_complete_end_once,
	a_receive_whose_thread_ends_as_it_completes_ends_once,
	WSACleanup_ends_what_is_pending,
	workers_share_more_sockets_than_they_are,
	leaders_that_leave_by_time_out_lose_nothing,
	a_post_wakes_the_thread_that_polls,
	a_port_that_is_closed_lets_its_leader_go,
	an_association_after_requests_began_loses_none)

/* Operations end whether or not anybody waits for them: while every thread of the program sleeps in a call that is none of ours, and beside a fork. */
#include "overlapped.h"

#include <errno.h>
#include <semaphore.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- every thread sleeps elsewhere; the other side is another process, which sees the data that a receive took and an answer that a send made ---- */

static pid_t
child(void (*body)(SOCKET), SOCKET s)
{
	pid_t pid = fork();

	/* Not in the child, which may have forked while another thread had the lock of Check's assertions. */
	if (pid == 0) {
		body(s);
		_exit(0);
	}
	ck_assert_int_gt(pid, 0);
	return pid;
}

static void
succeed(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) == -1)
		ck_assert_int_eq(errno, EINTR);
	ck_assert_int_eq(status, 0);
}

/* Failed assertions are the parent's: a child has exit codes. */
static void
must(BOOL condition)
{
	if (!condition)
		_exit(1);
}

static int wake_pipe[2];

START_TEST(a_full_send_goes_on_while_the_only_thread_sleeps_in_read)
{
	enum { SIZE = 1 << 23 };
	static char block[SIZE];
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char byte;
	pid_t pid;

	ck_assert_int_eq(pipe(wake_pipe), 0);
	wst_pair(&client, &server);
	wst_pends(wst_send(server, block, SIZE, &o));
	pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		static char sink[1 << 16];
		int left = SIZE;

		while (left > 0) {
			int got = recv(client, sink, sizeof sink, 0);

			must(got > 0);
			left -= got;
		}
		must(write(wake_pipe[1], "x", 1) == 1);
		_exit(0);
	}
	ck_assert_int_eq((int)read(wake_pipe[0], &byte, 1), 1);
	wst_ends(server, &o, SIZE);
	succeed(pid);
	wst_close(client, server);
}
END_TEST

static sem_t semaphore;

static void
sleep_elsewhere(void *argument)
{
	(void)argument;
	while (sem_wait(&semaphore))
		;
}

/* Receives ended: the peer, which sends more than the kernel's buffers hold, sees that they took it. */
START_TEST(receives_go_on_while_all_threads_sleep_in_sem_wait_and_waitpid)
{
	enum { COUNT = 256, EACH = 1 << 16 };
	static char data[COUNT][EACH];
	static OVERLAPPED o[COUNT];
	struct wst_thread t[3];
	SOCKET client, server;
	pid_t pid;

	ck_assert_int_eq(sem_init(&semaphore, 0, 0), 0);
	wst_pair(&client, &server);
	for (int i = 0; i < COUNT; i++) {
		DWORD flags = MSG_WAITALL;
		WSABUF buffer = {.len = EACH, .buf = data[i]};

		o[i] = wst_overlapped();
		WST_FAILS(WSARecv(server, &buffer, 1, NULL, &flags, &o[i], NULL), WSA_IO_PENDING);
	}
	pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		static char block[EACH];

		for (int i = 0; i < COUNT; i++) {
			memset(block, i, EACH);
			must(send(client, block, EACH, 0) == EACH);
		}
		_exit(0);
	}
	for (int i = 0; i < 3; i++) {
		wst_start(&t[i], sleep_elsewhere, NULL);
		wst_until_parked(t[i].tid);
	}
	succeed(pid);
	for (int i = 0; i < COUNT; i++) {
		wst_ends(server, &o[i], EACH);
		ck_assert_int_eq(data[i][0], (char)i);
		ck_assert_int_eq(data[i][EACH - 1], (char)i);
	}
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(sem_post(&semaphore), 0);
	for (int i = 0; i < 3; i++)
		wst_join(&t[i]);
	wst_close(client, server);
}
END_TEST

/* The same on a completion port whose worker is busy elsewhere: Internal tells, the packet waits. */
START_TEST(a_packet_is_made_while_the_worker_sleeps_elsewhere)
{
	OVERLAPPED o = {0};
	SOCKET client, server;
	HANDLE port;
	char data[4];

	wst_pair(&client, &server);
	port = wst_port_of(server, 5);
	for (int i = 0; i < 50; i++) {
		wst_pends(wst_recv(server, data, 4, &o));
		ck_assert_int_eq(send(client, "abc", 3, 0), 3);
		while (__atomic_load_n(&o.Internal, __ATOMIC_ACQUIRE) == WST_PENDING)
			usleep(100);
		ck_assert_uint_eq(wst_packet(port, 5, &o, 3), 0);
		wst_no_packet(port);
	}
	wst_close(client, server);
	ck_assert(CloseHandle(port));
}
END_TEST

/* ---- fork ---- */

/* wst_pair() without Check's assertions, whose lock another thread may have had when the child was forked. */
static void
child_pair(SOCKET *client, SOCKET *server)
{
	struct sockaddr_in name = {.sin_family = AF_INET};
	SOCKET listener = socket(AF_INET, SOCK_STREAM, 0);
	int len = sizeof name;

	name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	must(!bind(listener, (struct sockaddr *)&name, len) && !listen(listener, 1));
	must(!getsockname(listener, (struct sockaddr *)&name, &len));
	*client = socket(AF_INET, SOCK_STREAM, 0);
	must(!connect(*client, (struct sockaddr *)&name, len));
	*server = accept(listener, NULL, NULL);
	must(*server != INVALID_SOCKET && !closesocket(listener));
}

static void
fresh_work(SOCKET s)
{
	OVERLAPPED o = {0};
	SOCKET client, server;
	char data[4];
	DWORD got, flags = 0;
	WSABUF buffer = {.len = 4, .buf = data};
	HANDLE port;

	(void)s;
	child_pair(&client, &server);
	o.hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
	must(WSARecv(server, &buffer, 1, NULL, &flags, &o, NULL) == SOCKET_ERROR && WSAGetLastError() == WSA_IO_PENDING);
	must(send(client, "abc", 3, 0) == 3);
	must(WSAGetOverlappedResult(server, &o, &got, TRUE, &flags) && got == 3);
	memset(&o, 0, sizeof o);
	port = CreateIoCompletionPort((HANDLE)server, NULL, 4, 0);
	must(port != NULL);
	must(WSARecv(server, &buffer, 1, NULL, &flags, &o, NULL) == SOCKET_ERROR && WSAGetLastError() == WSA_IO_PENDING);
	must(send(client, "abc", 3, 0) == 3);
	{
		LPOVERLAPPED its;
		ULONG_PTR key;

		must(GetQueuedCompletionStatus(port, &got, &key, &its, INFINITE) && its == &o && got == 3 && key == 4);
	}
}

START_TEST(a_forked_child_has_overlapped_operations_of_its_own)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char data[4];

	wst_pair(&client, &server);
	for (int i = 0; i < 20; i++) {
		wst_pends(wst_recv(server, data, 4, &o));
		succeed(child(fresh_work, server));
		ck_assert_uint_eq(o.Internal, WST_PENDING);
		ck_assert_int_eq(send(client, "abc", 3, 0), 3);
		wst_ends(server, &o, 3);
	}
	wst_close(client, server);
}
END_TEST

/* What is pending is the parent's: the child takes no data of it, closing there ends nothing here. */
static void
close_it(SOCKET s)
{
	must(closesocket(s) == 0);
}

START_TEST(what_is_pending_stays_with_the_parent)
{
	OVERLAPPED o = {0};
	SOCKET client, server;
	HANDLE port;
	char data[4];

	wst_pair(&client, &server);
	port = wst_port_of(server, 1);
	for (int i = 0; i < 50; i++) {
		wst_pends(wst_recv(server, data, 4, &o));
		succeed(child(close_it, server));
		ck_assert_uint_eq(o.Internal, WST_PENDING);
		ck_assert_int_eq(send(client, "abc", 3, 0), 3);
		ck_assert_uint_eq(wst_packet(port, 1, &o, 3), 0);
	}
	wst_close(client, server);
	ck_assert(CloseHandle(port));
}
END_TEST

/* Forks in the middle of traffic, with its operations issued and ended by another thread. */
static volatile LONG stop;

static void
traffic(void *argument)
{
	OVERLAPPED o = wst_overlapped();
	SOCKET client, server;
	char byte;

	(void)argument;
	wst_pair(&client, &server);
	while (!InterlockedCompareExchange(&stop, 0, 0)) {
		wst_pends(wst_recv(server, &byte, 1, &o));
		ck_assert_int_eq(send(client, "a", 1, 0), 1);
		wst_ends(server, &o, 1);
	}
	wst_close(client, server);
}

START_TEST(forks_beside_traffic_disturb_nobody)
{
	struct wst_thread t;

	wst_start(&t, traffic, NULL);
	for (int i = 0; i < 60; i++)
		succeed(child(fresh_work, INVALID_SOCKET));
	InterlockedExchange(&stop, 1);
	wst_join(&t);
}
END_TEST

/* gcc's ThreadSanitizer does not put its allocator in order in a forked child (check_fork.c), and ends one that starts threads. */
WST_MAIN("asleep", a_full_send_goes_on_while_the_only_thread_sleeps_in_read, receives_go_on_while_all_threads_sleep_in_sem_wait_and_waitpid,
         WST_BUT_UNDER_THREAD_SANITIZER(a_forked_child_has_overlapped_operations_of_its_own, a_packet_is_made_while_the_worker_sleeps_elsewhere),
         WST_BUT_UNDER_THREAD_SANITIZER(forks_beside_traffic_disturb_nobody, what_is_pending_stays_with_the_parent))

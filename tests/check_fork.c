/* Forked children: they have the sockets and the start-up count of their parent, and calls of their own. Windows has no fork; DESIGN.md promises that
 * the child works. */
#include "harness.h"

#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void
be_child(void (*body)(void *), void *argument)
{
	alarm(30);
	body(argument);
	_exit(0);
}

static void
expect_success(pid_t child)
{
	int status;

	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the child: status %#x", status);
}

/* A failed assertion of a child ends it with a status that is not 0. */
static void
in_child(void (*body)(void *), void *argument)
{
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (!child)
		be_child(body, argument);
	expect_success(child);
}

struct receiving {
	SOCKET s;
	int result, error;
};

static void
receive(void *argument)
{
	struct receiving *r = argument;
	char bytes[4];

	r->result = recv(r->s, bytes, sizeof bytes, 0);
	r->error = WSAGetLastError();
}

static void
talk_to_oneself(void *unused)
{
	SOCKET s = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(s));
	char bytes[2];

	(void)unused;
	ck_assert_int_eq(sendto(s, "hi", 2, 0, (struct sockaddr *)&name, sizeof name), 2);
	ck_assert_int_eq(recv(s, bytes, 2, 0), 2);
	WST_OK(closesocket(s));
}

static void
clean_up_twice(void *unused)
{
	WSADATA data;

	(void)unused;
	WST_OK(WSACleanup());
	WST_OK(WSACleanup());
	WST_FAILS(WSACleanup(), WSANOTINITIALISED);
	ck_assert_int_eq(WSAStartup(MAKEWORD(1, 1), &data), 0);
	talk_to_oneself(NULL);
}

START_TEST(a_child_inherits_the_count_of_WSAStartup)
{
	WSADATA data;

	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), &data), 0);
	in_child(clean_up_twice, NULL);
	talk_to_oneself(NULL);
}
END_TEST

/* By a signal that comes again until it has found the call blocked: ThreadSanitizer allows the child of a program with threads none of its own. */
static void
be_cancelled(void *unused)
{
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
	struct itimerspec often = {{0, 5000000}, {0, 5000000}};
	struct receiving r = {.s = wst_udp()};
	timer_t timer;

	(void)unused;
	ck_assert(!WSAIsBlocking());
	WST_FAILS(WSACancelBlockingCall(), WSAEINVAL);
	WST_OK(winsock_cancel_on_signal(SIGUSR1));
	ck_assert_int_eq(timer_create(CLOCK_MONOTONIC, &event, &timer), 0);
	ck_assert_int_eq(timer_settime(timer, 0, &often, NULL), 0);
	receive(&r);
	ck_assert_int_eq(timer_delete(timer), 0);
	ck_assert_int_eq(r.result, SOCKET_ERROR);
	ck_assert_int_eq(r.error, WSAEINTR);
}

START_TEST(the_calls_of_a_child_are_its_own)
{
	struct receiving r;
	struct wst_thread t;
	SOCKET peer;

	wst_pair(&r.s, &peer);
	wst_start(&t, receive, &r);
	wst_until_asleep(&t);
	in_child(be_cancelled, NULL);
	ck_assert(winsock_thread_blocking(t.tid));
	ck_assert_int_eq(send(peer, "abc", 3, 0), 3);
	wst_join(&t);
	ck_assert_int_eq(r.result, 3);
}
END_TEST

/* The descriptor is closed at once: nobody in the child is inside. */
static void
close_for_good(SOCKET s)
{
	WST_OK(closesocket(s));
	WST_FAILS(closesocket(s), WSAENOTSOCK);
	ck_assert_int_eq(fcntl((int)s, F_GETFD), -1);
}

static void
close_argument(void *s)
{
	close_for_good(*(SOCKET *)s);
}

START_TEST(a_child_closes_the_socket_that_its_parent_waits_on)
{
	struct receiving r;
	struct wst_thread t;
	SOCKET peer;

	wst_pair(&r.s, &peer);
	wst_start(&t, receive, &r);
	wst_until_asleep(&t);
	in_child(close_argument, &r.s);
	ck_assert_int_eq(send(peer, "abc", 3, 0), 3);
	wst_join(&t);
	ck_assert_int_eq(r.result, 3);
}
END_TEST

struct starting {
	atomic_bool going;
	int failures;
};

/* No assertions beside a fork: Check itself has a lock. */
static void
start_and_stop(void *argument)
{
	struct starting *s = argument;
	struct sockaddr_in name = wst_loopback(0);
	WSADATA data;

	while (atomic_load(&s->going)) {
		s->failures += WSAStartup(MAKEWORD(2, 2), &data) != 0;
		s->failures += bind(socket(AF_INET, SOCK_DGRAM, 0), (struct sockaddr *)&name, sizeof name) != 0;
		s->failures += WSACleanup() != 0;
	}
}

static void
start_again(void *unused)
{
	WSADATA data;

	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), &data), 0);
	talk_to_oneself(unused);
	WST_OK(WSACleanup());
}

START_TEST(no_lock_is_held_in_a_child)
{
	struct starting s = {.going = TRUE};
	struct wst_thread t;

	WST_OK(WSACleanup());
	wst_start(&t, start_and_stop, &s);
	for (int i = 0; i < 50; i++)
		in_child(start_again, NULL);
	atomic_store(&s.going, FALSE);
	wst_join(&t);
	ck_assert_int_eq(s.failures, 0);
}
END_TEST

/* Servers of that kind have one listener for several processes, and all that wait are woken by one connection. */
enum { SERVERS = 3, CALLS = 300 };

static void
serve(void *listener)
{
	char order;

	do {
		SOCKET s = accept(*(SOCKET *)listener, NULL, NULL);

		ck_assert_msg(s != INVALID_SOCKET, "accept: error %d", WSAGetLastError());
		ck_assert_int_eq(recv(s, &order, 1, 0), 1);
		ck_assert_int_eq(send(s, &order, 1, 0), 1);
		WST_OK(closesocket(s));
	} while (order != 'q');
}

static void
call(unsigned port, char order, SOCKET *s)
{
	struct sockaddr_in name = wst_loopback(port);

	*s = socket(AF_INET, SOCK_STREAM, 0);
	WST_OK(connect(*s, (struct sockaddr *)&name, sizeof name));
	ck_assert_int_eq(send(*s, &order, 1, 0), 1);
}

static void
hear(SOCKET s)
{
	char answer;

	ck_assert_int_eq(recv(s, &answer, 1, 0), 1);
	WST_OK(closesocket(s));
}

START_TEST(children_accept_from_one_listener)
{
	SOCKET listener = wst_listener(), s[SERVERS];
	unsigned port = wst_port(listener);
	pid_t children[SERVERS];

	for (int i = 0; i < SERVERS; i++) {
		children[i] = fork();
		ck_assert_int_ge(children[i], 0);
		if (!children[i])
			be_child(serve, &listener);
	}
	for (int n = 0; n < CALLS; n++) {
		for (int i = 0; i < SERVERS; i++)
			call(port, 'x', &s[i]);
		for (int i = 0; i < SERVERS; i++)
			hear(s[i]);
	}
	for (int i = 0; i < SERVERS; i++) {
		call(port, 'q', &s[i]);
		hear(s[i]);
	}
	for (int i = 0; i < SERVERS; i++)
		expect_success(children[i]);
}
END_TEST

/* ---- a hook that forks: the child comes back from the call too, and goes through the rest of the case while the parent waits in the hook ---- */

static pid_t forked = -1;

static BOOL WINAPI
fork_once(void)
{
	forked = fork();
	ck_assert_int_ge(forked, 0);
	if (forked)
		expect_success(forked);
	else
		alarm(30);
	WST_OK(WSACancelBlockingCall());
	return FALSE;
}

static void
set_hook(void)
{
	ck_assert_ptr_nonnull((void *)WSASetBlockingHook((FARPROC)(void *)fork_once));
}

static void
end_child(void)
{
	ck_assert_int_ge(forked, 0);
	if (!forked)
		_exit(0);
}

START_TEST(a_hook_forks_under_recv)
{
	SOCKET s, peer;
	char bytes[4];

	wst_pair(&s, &peer);
	set_hook();
	WST_FAILS(recv(s, bytes, sizeof bytes, 0), WSAEINTR);
	close_for_good(s);
	end_child();
}
END_TEST

START_TEST(a_hook_forks_under_select)
{
	SOCKET a = wst_udp(), b = wst_udp();
	fd_set set;

	FD_ZERO(&set);
	FD_SET(a, &set);
	FD_SET(b, &set);
	set_hook();
	WST_FAILS(select(0, &set, NULL, NULL, NULL), WSAEINTR);
	close_for_good(a);
	close_for_good(b);
	end_child();
}
END_TEST

static void
accept_and_be_cancelled(void *listener)
{
	WST_FAILS(accept(*(SOCKET *)listener, NULL, NULL), WSAEINTR);
}

START_TEST(a_hook_forks_under_accept)
{
	SOCKET listener = wst_listener();
	struct wst_thread t;

	set_hook();
	WST_FAILS(accept(listener, NULL, NULL), WSAEINTR);
	wst_start(&t, accept_and_be_cancelled, &listener);
	wst_until_asleep(&t);
	WST_OK(WSACancelBlockingCall());
	wst_join(&t);
	close_for_good(listener);
	end_child();
}
END_TEST

/* gcc's ThreadSanitizer does not put its allocator in order in a forked child: seen in the debugger, the child waits for the allocator's lock, which
 * another thread of the parent had. Only this case forks while other threads allocate. */
WST_MAIN("fork", a_child_inherits_the_count_of_WSAStartup, the_calls_of_a_child_are_its_own,
	a_child_closes_the_socket_that_its_parent_waits_on,
	WST_BUT_UNDER_THREAD_SANITIZER(no_lock_is_held_in_a_child, children_accept_from_one_listener),
	a_hook_forks_under_recv, a_hook_forks_under_select, a_hook_forks_under_accept)

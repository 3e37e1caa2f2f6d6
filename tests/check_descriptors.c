/* A SOCKET is a descriptor: those of other makers used as SOCKETs, SOCKETs used by others, and the descriptors that are nobody's business. */
#include "harness.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void
receive(void *argument)
{
	char byte;

	WST_FAILS(recv(*(SOCKET *)argument, &byte, 1, 0), WSAEINTR);
}

static BOOL
is_nonblocking(SOCKET s)
{
	int flags = fcntl((int)s, F_GETFL);

	ck_assert_int_ge(flags, 0);
	return (flags & O_NONBLOCK) != 0;
}

static void
block_and_cancel(void (*call)(void *), SOCKET s)
{
	struct wst_thread t;

	wst_start(&t, call, &s);
	wst_until_asleep(&t);
	ck_assert_int_eq(winsock_cancel_thread(t.tid), 0);
	wst_join(&t);
}

/* What it points to, "" where the number is free. */
static void
name_of(int fd, char *name, size_t size)
{
	char path[64];
	ssize_t length;

	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	length = readlink(path, name, size - 1);
	name[length < 0 ? 0 : length] = 0;
}

START_TEST(the_standard_descriptors_stay_free_for_the_program)
{
	SOCKET s = wst_udp();
	int saved[3];
	char names[3][64];

	for (int i = 0; i < 3; i++) {
		saved[i] = fcntl(i, F_DUPFD, 10);
		close(i);
	}
	block_and_cancel(receive, s);
	for (int i = 0; i < 3; i++) {
		name_of(i, names[i], sizeof names[i]);
		if (saved[i] >= 0)
			dup2(saved[i], i);
	}
	for (int i = 0; i < 3; i++)
		ck_assert_str_eq(names[i], "");
}
END_TEST

START_TEST(what_is_no_socket_stays_open)
{
	int fds[2];
	fd_set set;
	u_long on = 1;
	char byte;

	ck_assert_int_eq(pipe(fds), 0);
	WST_FAILS(recv((SOCKET)fds[0], &byte, 1, 0), WSAENOTSOCK);
	WST_FAILS(send((SOCKET)fds[1], "x", 1, 0), WSAENOTSOCK);
	WST_FAILS(ioctlsocket((SOCKET)fds[0], FIONBIO, &on), WSAENOTSOCK);
	WST_FAILS(closesocket((SOCKET)fds[0]), WSAENOTSOCK);
	FD_ZERO(&set);
	FD_SET((SOCKET)fds[0], &set);
	WST_FAILS(select(0, &set, NULL, NULL, NULL), WSAENOTSOCK);
	ck_assert_int_eq(write(fds[1], "x", 1), 1);
	ck_assert_int_eq(read(fds[0], &byte, 1), 1);
}
END_TEST

START_TEST(a_SOCKET_is_read_and_written_by_others)
{
	SOCKET client, server;
	char bytes[3];

	wst_pair(&client, &server);
	ck_assert_int_eq(write((int)client, "abc", 3), 3);
	ck_assert_int_eq(recv(server, bytes, 3, 0), 3);
	ck_assert_int_eq(send(server, "de", 2, 0), 2);
	ck_assert_int_eq(read((int)client, bytes, 3), 2);
}
END_TEST

static void
accept_one(void *listener)
{
	WST_FAILS(accept(*(SOCKET *)listener, NULL, NULL), WSAEINTR);
}

/* connect and accept need the other mode for a moment. */
START_TEST(others_find_the_mode_that_FIONBIO_says)
{
	SOCKET client, server, listener = wst_listener();
	u_long on = 1, off = 0;

	wst_pair(&client, &server);
	ck_assert(!is_nonblocking(client));
	ck_assert(!is_nonblocking(server));
	block_and_cancel(receive, client);
	ck_assert(!is_nonblocking(client));
	block_and_cancel(accept_one, listener);
	ck_assert(!is_nonblocking(listener));
	WST_OK(ioctlsocket(client, FIONBIO, &on));
	ck_assert(is_nonblocking(client));
	WST_OK(ioctlsocket(client, FIONBIO, &off));
	ck_assert(!is_nonblocking(client));
}
END_TEST

/* A duplicate is a socket that somebody else made. */
START_TEST(an_adopted_socket_blocks_and_is_cancelled)
{
	SOCKET client, server, copy;
	char byte;

	wst_pair(&client, &server);
	copy = (SOCKET)dup((int)client);
	block_and_cancel(receive, copy);
	ck_assert(!is_nonblocking(copy));
	ck_assert_int_eq(send(server, "x", 1, 0), 1);
	ck_assert_int_eq(recv(copy, &byte, 1, 0), 1);
	WST_OK(closesocket(copy));
	WST_FAILS(recv(copy, &byte, 1, 0), WSAENOTSOCK);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
}
END_TEST

static volatile sig_atomic_t pipe_signals;

static void
count_signal(int signo)
{
	(void)signo;
	pipe_signals++;
}

START_TEST(no_send_raises_SIGPIPE)
{
	SOCKET client, server, copy;
	struct linger now = {1, 0};

	signal(SIGPIPE, count_signal);
	wst_pair(&client, &server);
	copy = (SOCKET)dup((int)client);
	ck_assert_uint_eq(wst_port(copy), wst_port(client));
	WST_OK(setsockopt(server, SOL_SOCKET, SO_LINGER, (char *)&now, sizeof now));
	WST_OK(closesocket(server));
	for (int i = 0; i < 3; i++) {
		WST_FAILS(send(client, "x", 1, 0), WSAECONNRESET);
		WST_FAILS(send(copy, "x", 1, 0), WSAECONNRESET);
	}
	ck_assert_int_eq(pipe_signals, 0);
}
END_TEST

static int
count_threads(void)
{
	FILE *status = fopen("/proc/self/status", "r");
	char line[256];
	int threads = 0;

	ck_assert_ptr_nonnull(status);
	while (!threads && fgets(line, sizeof line, status))
		sscanf(line, "Threads: %d", &threads);
	fclose(status);
	return threads;
}

/* DESIGN.md, 1.6. A sanitizer may have a thread of its own. */
START_TEST(blocking_takes_no_thread)
{
	SOCKET s = wst_udp();
	int before = count_threads();
	DWORD limit = 20;
	char byte;

	WST_OK(setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *)&limit, sizeof limit));
	WST_FAILS(recv(s, &byte, 1, 0), WSAETIMEDOUT);
	ck_assert_int_eq(count_threads(), before);
}
END_TEST

/* A daemon that closes all that it finds, the wake of the thread too. */
START_TEST(a_wait_goes_on_where_its_wake_was_closed)
{
	SOCKET s = wst_udp();
	DWORD limit = 20;
	char byte;

	WST_OK(setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *)&limit, sizeof limit));
	WST_FAILS(recv(s, &byte, 1, 0), WSAETIMEDOUT);
	for (int fd = (int)s + 1; fd < 64; fd++)
		close(fd);
	WST_FAILS(recv(s, &byte, 1, 0), WSAETIMEDOUT);
	block_and_cancel(receive, s);
}
END_TEST

WST_MAIN("descriptors", the_standard_descriptors_stay_free_for_the_program, what_is_no_socket_stays_open,
	a_SOCKET_is_read_and_written_by_others, others_find_the_mode_that_FIONBIO_says, an_adopted_socket_blocks_and_is_cancelled,
	no_send_raises_SIGPIPE, blocking_takes_no_thread, a_wait_goes_on_where_its_wake_was_closed)

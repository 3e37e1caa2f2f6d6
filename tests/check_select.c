/* select: "select and fd_set" of observed-behaviour.md. */
#include "harness.h"

#include <sys/mman.h>
#include <sys/resource.h>

static const struct timeval at_once;

static fd_set
only(SOCKET s)
{
	fd_set set;

	FD_ZERO(&set);
	FD_SET(s, &set);
	return set;
}

/* Which of the three sets a socket is in, waiting for any of them: 1 read, 2 write, 4 except. */
static int
where(SOCKET s)
{
	fd_set r = only(s), w = only(s), x = only(s);
	int count = select(0, &r, &w, &x, &at_once);

	ck_assert_msg(count >= 0, "select: error %d", WSAGetLastError());
	ck_assert_int_eq(count, (int)(r.fd_count + w.fd_count + x.fd_count));
	return FD_ISSET(s, &r) + 2 * FD_ISSET(s, &w) + 4 * FD_ISSET(s, &x);
}

/* Wait until the socket is in its set: what comes over loopback comes soon, not at once. */
static void
until(SOCKET s, BOOL except)
{
	fd_set set = only(s);

	ck_assert_int_eq(select(0, except ? NULL : &set, NULL, except ? &set : NULL, NULL), 1);
}

static void
set_nonblocking(SOCKET s)
{
	u_long on = 1;

	WST_OK(ioctlsocket(s, FIONBIO, &on));
}

START_TEST(no_sets_or_only_empty_sets_are_WSAEINVAL)
{
	fd_set empty;

	FD_ZERO(&empty);
	WST_FAILS(select(0, NULL, NULL, NULL, &at_once), WSAEINVAL);
	WST_FAILS(select(0, &empty, &empty, NULL, &at_once), WSAEINVAL);
}
END_TEST

START_TEST(a_bad_socket_fails_the_call_and_leaves_the_sets)
{
	SOCKET good = wst_udp(), closed = wst_udp();
	fd_set set;

	WST_OK(closesocket(closed));
	FD_ZERO(&set);
	FD_SET(good, &set);
	FD_SET(closed, &set);
	WST_FAILS(select(0, NULL, &set, NULL, &at_once), WSAENOTSOCK);
	ck_assert_uint_eq(set.fd_count, 2);
	set = only(INVALID_SOCKET);
	WST_FAILS(select(0, &set, NULL, NULL, &at_once), WSAENOTSOCK);
	ck_assert_uint_eq(set.fd_count, 1);
}
END_TEST

START_TEST(a_wrong_time_limit_is_WSAEINVAL)
{
	SOCKET s = wst_udp();
	fd_set set = only(s);

	WST_FAILS(select(0, &set, NULL, NULL, &(struct timeval){-1, 0}), WSAEINVAL);
	WST_FAILS(select(0, &set, NULL, NULL, &(struct timeval){0, -1}), WSAEINVAL);
	WST_FAILS(select(0, &set, NULL, NULL, (struct timeval *)1), WSAEFAULT);
	WST_FAILS(select(0, (fd_set *)1, NULL, NULL, &at_once), WSAEFAULT);
}
END_TEST

START_TEST(the_time_limit_passes_and_empties_the_sets)
{
	SOCKET s = wst_udp();
	fd_set set = only(s);
	struct timeval limit = {0, 20000};
	DWORD start = GetTickCount();

	ck_assert_int_eq(select(0, &set, NULL, NULL, &limit), 0);
	ck_assert_uint_ge(GetTickCount() - start, 19);
	ck_assert_uint_eq(set.fd_count, 0);
	ck_assert_int_eq(limit.tv_usec, 20000);
}
END_TEST

/* Programs reckon in microseconds alone. */
START_TEST(a_time_limit_may_have_many_microseconds)
{
	SOCKET s = wst_udp();
	fd_set set = only(s);
	DWORD start = GetTickCount();

	ck_assert_int_eq(select(0, &set, NULL, NULL, &(struct timeval){0, 1010000}), 0);
	ck_assert_uint_ge(GetTickCount() - start, 1009);
}
END_TEST

START_TEST(an_unconnected_stream_is_in_no_set)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	fd_set r = only(s), w = only(s), x = only(s);

	ck_assert_int_eq(select(0, &r, &w, &x, &(struct timeval){0, 10000}), 0);
	ck_assert_uint_eq(r.fd_count + w.fd_count + x.fd_count, 0);
}
END_TEST

START_TEST(an_unbound_datagram_socket_is_writable_only)
{
	ck_assert_int_eq(where(socket(AF_INET, SOCK_DGRAM, 0)), 2);
}
END_TEST

START_TEST(a_listener_with_a_connection_is_readable_only)
{
	SOCKET listener = wst_listener(), s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in name = wst_loopback(wst_port(listener));

	ck_assert_int_eq(where(listener), 0);
	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	until(listener, FALSE);
	ck_assert_int_eq(where(listener), 1);
}
END_TEST

START_TEST(both_ends_of_a_connection_are_writable_and_readable_with_data)
{
	SOCKET client, server;
	char c;

	wst_pair(&client, &server);
	ck_assert_int_eq(where(client), 2);
	ck_assert_int_eq(where(server), 2);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
	until(server, FALSE);
	ck_assert_int_eq(where(server), 3);
	ck_assert_int_eq(recv(server, &c, 1, 0), 1);
	ck_assert_int_eq(where(server), 2);
}
END_TEST

START_TEST(a_closed_peer_makes_readable)
{
	SOCKET client, server;
	char c;

	wst_pair(&client, &server);
	WST_OK(closesocket(client));
	until(server, FALSE);
	ck_assert_int_eq(where(server), 3);
	ck_assert_int_eq(recv(server, &c, 1, 0), 0);
}
END_TEST

/* "test_tcp_reset". */
START_TEST(a_reset_makes_readable_and_writable_not_exceptional)
{
	SOCKET client, server;
	struct linger hard = {1, 0};

	wst_pair(&client, &server);
	WST_OK(setsockopt(client, SOL_SOCKET, SO_LINGER, (char *)&hard, sizeof hard));
	WST_OK(closesocket(client));
	until(server, FALSE);
	ck_assert_int_eq(where(server), 3);
}
END_TEST

static unsigned
closed_port(void)
{
	SOCKET s = wst_listener();
	unsigned port = wst_port(s);

	WST_OK(closesocket(s));
	return port;
}

START_TEST(a_failed_nonblocking_connect_is_in_exceptfds_only)
{
	struct sockaddr_in name = wst_loopback(closed_port());
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	int error = 0, len = sizeof error;

	set_nonblocking(s);
	WST_FAILS(connect(s, (struct sockaddr *)&name, sizeof name), WSAEWOULDBLOCK);
	until(s, TRUE);
	ck_assert_int_eq(where(s), 4);
	for (int i = 0; i < 2; i++) {
		WST_OK(getsockopt(s, SOL_SOCKET, SO_ERROR, (char *)&error, &len));
		ck_assert_int_eq(error, WSAECONNREFUSED);
	}
}
END_TEST

START_TEST(a_failed_blocking_connect_is_in_exceptfds_and_SO_ERROR_is_0)
{
	struct sockaddr_in name = wst_loopback(closed_port());
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	int error = 1, len = sizeof error;

	WST_FAILS(connect(s, (struct sockaddr *)&name, sizeof name), WSAECONNREFUSED);
	ck_assert_int_eq(where(s), 4);
	WST_OK(getsockopt(s, SOL_SOCKET, SO_ERROR, (char *)&error, &len));
	ck_assert_int_eq(error, 0);
}
END_TEST

START_TEST(a_finished_nonblocking_connect_is_in_writefds)
{
	SOCKET listener = wst_listener(), s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in name = wst_loopback(wst_port(listener));
	fd_set w = only(s);

	set_nonblocking(s);
	WST_FAILS(connect(s, (struct sockaddr *)&name, sizeof name), WSAEWOULDBLOCK);
	ck_assert_int_eq(select(0, NULL, &w, NULL, NULL), 1);
	ck_assert_int_eq(where(s), 2);
}
END_TEST

START_TEST(urgent_data_is_exceptional)
{
	SOCKET client, server;
	char c;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "u", 1, MSG_OOB), 1);
	until(server, TRUE);
	ck_assert_int_eq(where(server), 2 + 4);
	ck_assert_int_eq(recv(server, &c, 1, MSG_OOB), 1);
	ck_assert_int_eq(c, 'u');
}
END_TEST

START_TEST(urgent_data_in_line_is_readable_not_exceptional)
{
	SOCKET client, server;
	BOOL on = TRUE;
	char c;

	wst_pair(&client, &server);
	WST_OK(setsockopt(server, SOL_SOCKET, SO_OOBINLINE, (char *)&on, sizeof on));
	ck_assert_int_eq(send(client, "u", 1, MSG_OOB), 1);
	until(server, FALSE);
	ck_assert_int_eq(where(server), 3);
	WST_FAILS(recv(server, &c, 1, MSG_OOB), WSAEINVAL);
	ck_assert_int_eq(recv(server, &c, 1, 0), 1);
	ck_assert_int_eq(c, 'u');
}
END_TEST

START_TEST(one_socket_twice_in_a_set_counts_once)
{
	SOCKET s = wst_udp();
	fd_set set = {.fd_count = 2, .fd_array = {s, s}};

	ck_assert_int_eq(select(0, NULL, &set, NULL, &at_once), 1);
	ck_assert_uint_eq(set.fd_count, 1);
}
END_TEST

START_TEST(the_same_set_for_read_and_write_gets_the_union)
{
	SOCKET client, server, idle = wst_udp();
	fd_set set;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
	until(server, FALSE);
	FD_ZERO(&set);
	FD_SET(server, &set);
	FD_SET(idle, &set);
	ck_assert_int_eq(select(0, &set, &set, NULL, &at_once), 2);
	ck_assert_uint_eq(set.fd_count, 2);
	ck_assert(set.fd_array[0] == server && set.fd_array[1] == idle);
}
END_TEST

START_TEST(a_socket_in_two_sets_counts_twice)
{
	SOCKET client, server;
	fd_set r, w;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
	until(server, FALSE);
	r = w = only(server);
	ck_assert_int_eq(select(0, &r, &w, NULL, &at_once), 2);
}
END_TEST

struct big_set {
	u_int fd_count;
	SOCKET fd_array[500];
};

START_TEST(a_set_larger_than_FD_SETSIZE_keeps_its_order)
{
	struct big_set set = {.fd_count = 200};
	SOCKET all[200];

	for (int i = 0; i < 200; i++)
		set.fd_array[i] = all[i] = wst_udp();
	ck_assert_int_eq(select(0, NULL, (fd_set *)&set, NULL, &at_once), 200);
	ck_assert_uint_eq(set.fd_count, 200);
	ck_assert_mem_eq(set.fd_array, all, sizeof all);
}
END_TEST

/* The kernel polls no more entries than a process may have descriptors. */
START_TEST(a_set_may_have_more_entries_than_there_can_be_descriptors)
{
	enum { MANY = 70000 };
	struct {
		u_int fd_count;
		SOCKET fd_array[MANY];
	} *set = malloc(sizeof *set);
	struct rlimit limit = {256, 256};
	SOCKET s[2] = {wst_udp(), wst_udp()};

	ck_assert_ptr_nonnull(set);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	set->fd_count = MANY;
	for (unsigned i = 0; i < MANY; i++)
		set->fd_array[i] = s[i % 3 == 0];
	ck_assert_int_eq(select(0, NULL, (fd_set *)set, NULL, NULL), 2);
	ck_assert_uint_eq(set->fd_count, 2);
	ck_assert_uint_eq(set->fd_array[0], s[1]);
	ck_assert_uint_eq(set->fd_array[1], s[0]);
	free(set);
}
END_TEST

/* With 32 bits one whose size in bytes wraps; with 64 what an allocator under test still grants. */
START_TEST(a_count_beyond_all_memory_fails)
{
	u_int count = sizeof(size_t) == 4 ? 0x1fffffff : 0x1000000;
	fd_set set = only(wst_udp());
	int answer;

	set.fd_count = count;
	answer = select(0, &set, NULL, NULL, &at_once);
	ck_assert_int_eq(answer, SOCKET_ERROR);
	ck_assert(WSAGetLastError() == WSAENOBUFS || WSAGetLastError() == WSAEFAULT);
	ck_assert_uint_eq(set.fd_count, count);
}
END_TEST

START_TEST(memory_behind_the_last_entry_is_not_touched)
{
	size_t page = 4096;
	char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	fd_set *set = (fd_set *)(pages + page - offsetof(fd_set, fd_array) - sizeof(SOCKET));

	ck_assert_int_eq(mprotect(pages + page, page, PROT_NONE), 0);
	set->fd_count = 1;
	set->fd_array[0] = wst_udp();
	ck_assert_int_eq(select(0, NULL, set, NULL, &at_once), 1);
}
END_TEST

START_TEST(FD_SET_ignores_duplicates_and_drops_when_full)
{
	fd_set set;

	FD_ZERO(&set);
	FD_SET(7, &set);
	FD_SET(7, &set);
	ck_assert_uint_eq(set.fd_count, 1);
	for (SOCKET s = 100; s < 100 + FD_SETSIZE; s++)
		FD_SET(s, &set);
	ck_assert_uint_eq(set.fd_count, FD_SETSIZE);
	FD_CLR(7, &set);
	ck_assert_uint_eq(set.fd_count, FD_SETSIZE - 1);
	ck_assert(!FD_ISSET(7, &set));
	ck_assert(set.fd_array[0] == 100);
}
END_TEST

struct selecting {
	SOCKET s;
	BOOL except;
	int result, error;
	u_int left;
};

static void
run_select(void *argument)
{
	struct selecting *g = argument;
	fd_set set = only(g->s);

	g->result = select(0, g->except ? NULL : &set, NULL, g->except ? &set : NULL, NULL);
	g->error = WSAGetLastError();
	g->left = set.fd_count;
}

static void
close_under(struct selecting *g)
{
	struct wst_thread t;

	wst_start(&t, run_select, g);
	wst_until_asleep(&t);
	WST_OK(closesocket(g->s));
	wst_join(&t);
}

START_TEST(closesocket_under_select_reports_the_socket_as_readable)
{
	struct selecting g = {.s = wst_udp()};

	close_under(&g);
	ck_assert_int_eq(g.result, 1);
	ck_assert_uint_eq(g.left, 1);
}
END_TEST

START_TEST(closesocket_under_select_for_exceptfds_is_WSAENOTSOCK)
{
	struct selecting g = {.s = wst_udp(), .except = TRUE};

	close_under(&g);
	ck_assert_int_eq(g.result, SOCKET_ERROR);
	ck_assert_int_eq(g.error, WSAENOTSOCK);
	ck_assert_uint_eq(g.left, 0);
}
END_TEST

/* A stream that becomes a listener, or connects, while another thread has it in select. */
START_TEST(select_sees_what_another_thread_makes_of_a_socket)
{
	struct sockaddr_in name = wst_loopback(0);
	struct selecting g = {.s = socket(AF_INET, SOCK_STREAM, 0)};
	SOCKET client = socket(AF_INET, SOCK_STREAM, 0);
	struct wst_thread t;

	WST_OK(bind(g.s, (struct sockaddr *)&name, sizeof name));
	wst_start(&t, run_select, &g);
	wst_until_blocked(&t);
	WST_OK(listen(g.s, 1));
	name = wst_loopback(wst_port(g.s));
	WST_OK(connect(client, (struct sockaddr *)&name, sizeof name));
	wst_join(&t);
	ck_assert_int_eq(g.result, 1);
}
END_TEST

WST_MAIN("select", no_sets_or_only_empty_sets_are_WSAEINVAL, a_bad_socket_fails_the_call_and_leaves_the_sets,
	a_wrong_time_limit_is_WSAEINVAL, the_time_limit_passes_and_empties_the_sets, a_time_limit_may_have_many_microseconds,
	an_unconnected_stream_is_in_no_set,
	an_unbound_datagram_socket_is_writable_only, a_listener_with_a_connection_is_readable_only,
	both_ends_of_a_connection_are_writable_and_readable_with_data, a_closed_peer_makes_readable,
	a_reset_makes_readable_and_writable_not_exceptional, a_failed_nonblocking_connect_is_in_exceptfds_only,
	a_failed_blocking_connect_is_in_exceptfds_and_SO_ERROR_is_0, a_finished_nonblocking_connect_is_in_writefds,
	urgent_data_is_exceptional, urgent_data_in_line_is_readable_not_exceptional, one_socket_twice_in_a_set_counts_once,
	the_same_set_for_read_and_write_gets_the_union, a_socket_in_two_sets_counts_twice, a_set_larger_than_FD_SETSIZE_keeps_its_order,
	a_set_may_have_more_entries_than_there_can_be_descriptors, a_count_beyond_all_memory_fails,
	memory_behind_the_last_entry_is_not_touched, FD_SET_ignores_duplicates_and_drops_when_full,
	closesocket_under_select_reports_the_socket_as_readable, closesocket_under_select_for_exceptfds_is_WSAENOTSOCK,
	select_sees_what_another_thread_makes_of_a_socket)

/* WSAPoll: "WSAPoll" of observed-behaviour.md, whose facts are all of test_WSAPoll. */
#include "harness.h"

#include <stdatomic.h>

static WSAPOLLFD
place(SOCKET s, SHORT events)
{
	return (WSAPOLLFD){.fd = s, .events = events, .revents = 0x7777};
}

/* What a socket has now. */
static int
look(SOCKET s, SHORT events)
{
	WSAPOLLFD fd = place(s, events);
	int count = WSAPoll(&fd, 1, 0);

	ck_assert_msg(count >= 0, "WSAPoll: error %d", WSAGetLastError());
	ck_assert_int_eq(count, fd.revents != 0);
	ck_assert_int_eq(WSAGetLastError(), 0);
	return fd.revents;
}

/* Wait for anything of it. */
static int
await(SOCKET s, SHORT events)
{
	WSAPOLLFD fd = place(s, events);

	ck_assert_int_eq(WSAPoll(&fd, 1, -1), 1);
	return fd.revents;
}

enum { ALL = POLLIN | POLLOUT };

/* "WSAPoll", the first. */
START_TEST(no_places_are_WSAEINVAL_and_no_array_is_WSAEFAULT)
{
	WST_FAILS(WSAPoll(NULL, 0, 0), WSAEINVAL);
	WST_FAILS(WSAPoll(NULL, 1, 0), WSAEFAULT);
	WST_FAILS(WSAPoll((WSAPOLLFD *)1, 1, 0), WSAEFAULT);
}
END_TEST

/* "WSAPoll", the second. */
START_TEST(events_that_cannot_be_asked_for_fail_the_call)
{
	static const SHORT bad[] = {POLLERR, POLLHUP, POLLNVAL, POLLPRI, POLLWRBAND, 0x8, 0x40, 0x80, 0x800, 0x1000, 0x2000, 0x4000};
	WSAPOLLFD fds[2] = {place(wst_udp(), POLLIN), place(wst_udp(), 0)};

	for (unsigned i = 0; i < WST_COUNT(bad); i++) {
		fds[1].events = (SHORT)(bad[i] | POLLOUT);
		WST_FAILS(WSAPoll(fds, 2, 0), WSAEINVAL);
	}
}
END_TEST

/* "WSAPoll", the third. */
START_TEST(what_is_no_socket_is_POLLNVAL_and_not_counted)
{
	WSAPOLLFD fds[3] = {place(INVALID_SOCKET, POLLIN), place(wst_udp(), POLLIN), place((SOCKET)0x3ffffff0, POLLIN)};

	WSASetLastError(5);
	ck_assert_int_eq(WSAPoll(fds, 3, 0), 0);
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_int_eq(fds[0].revents, POLLNVAL);
	ck_assert_int_eq(fds[1].revents, 0);
	ck_assert_int_eq(fds[2].revents, POLLNVAL);
	fds[1].events = POLLOUT;
	ck_assert_int_eq(WSAPoll(fds, 3, -1), 1);
	ck_assert_int_eq(fds[0].revents, POLLNVAL);
	ck_assert_int_eq(fds[1].revents, POLLWRNORM);
}
END_TEST

/* "WSAPoll", the fourth. */
START_TEST(bad_events_matter_for_a_bad_socket_but_not_for_minus_one)
{
	WSAPOLLFD fds[2] = {place(wst_udp(), POLLIN), place(INVALID_SOCKET, POLLERR)};

	ck_assert_int_eq(WSAPoll(fds, 2, 0), 0);
	ck_assert_int_eq(fds[1].revents, POLLNVAL);
	fds[1] = place((SOCKET)0x3ffffff0, POLLERR);
	WST_FAILS(WSAPoll(fds, 2, 0), WSAEINVAL);
	ck_assert_int_eq(fds[1].revents, 0);
}
END_TEST

/* "WSAPoll", the fifth, and the last (afd:test_poll). */
START_TEST(nothing_but_bad_sockets_is_WSAENOTSOCK)
{
	WSAPOLLFD fds[3] = {place(INVALID_SOCKET, POLLIN), place((SOCKET)0x3ffffff0, POLLIN), place(wst_udp(), POLLIN)};

	ck_assert(CloseHandle((HANDLE)fds[2].fd));
	WST_FAILS(WSAPoll(fds, 3, 0), WSAENOTSOCK);
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(fds[i].revents, POLLNVAL);
	WST_FAILS(WSAPoll(fds, 1, -1), WSAENOTSOCK);
}
END_TEST

/* "WSAPoll", the sixth and the seventh. */
START_TEST(a_listener_with_a_connection_is_POLLRDNORM_until_it_is_accepted)
{
	SOCKET listener = wst_listener(), s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in name = wst_loopback(wst_port(listener));

	ck_assert_int_eq(POLLIN, POLLRDNORM | POLLRDBAND);
	ck_assert_int_eq(look(listener, ALL), 0);
	WST_OK(connect(s, (struct sockaddr *)&name, sizeof name));
	ck_assert_int_eq(await(listener, ALL), POLLRDNORM);
	ck_assert_int_eq(look(listener, POLLIN), POLLRDNORM);
	ck_assert_int_eq(look(listener, POLLRDBAND), 0);
	ck_assert_int_eq(look(s, ALL), POLLWRNORM);
	s = accept(listener, NULL, NULL);
	ck_assert_int_eq(look(listener, ALL), 0);
	ck_assert_int_eq(look(s, ALL), POLLWRNORM);
	ck_assert_int_eq(look(s, POLLIN), 0);
}
END_TEST

START_TEST(data_is_POLLRDNORM_as_long_as_there_is_some)
{
	SOCKET client, server;
	char two[2];

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "xy", 2, 0), 2);
	ck_assert_int_eq(await(server, POLLIN), POLLRDNORM);
	ck_assert_int_eq(look(server, ALL), POLLRDNORM | POLLWRNORM);
	ck_assert_int_eq(recv(server, two, 1, 0), 1);
	ck_assert_int_eq(look(server, POLLRDNORM), POLLRDNORM);
	ck_assert_int_eq(recv(server, two, 1, 0), 1);
	ck_assert_int_eq(look(server, POLLIN), 0);
}
END_TEST

START_TEST(an_unconnected_stream_has_nothing)
{
	ck_assert_int_eq(look(socket(AF_INET, SOCK_STREAM, 0), ALL), 0);
}
END_TEST

/* "WSAPoll", the eighth. */
START_TEST(urgent_data_is_POLLRDBAND_and_in_line_POLLRDNORM)
{
	SOCKET client, server;
	BOOL on = TRUE;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "!", 1, MSG_OOB), 1);
	ck_assert_int_eq(await(server, POLLIN), POLLRDBAND);
	ck_assert_int_eq(look(server, POLLRDNORM), 0);
	wst_pair(&client, &server);
	WST_OK(setsockopt(server, SOL_SOCKET, SO_OOBINLINE, (char *)&on, sizeof on));
	ck_assert_int_eq(send(client, "!", 1, MSG_OOB), 1);
	ck_assert_int_eq(await(server, POLLIN), POLLRDNORM);
}
END_TEST

/* "WSAPoll", the ninth. */
START_TEST(own_SD_RECEIVE_changes_nothing)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	WST_OK(shutdown(client, SD_RECEIVE));
	ck_assert_int_eq(look(client, ALL), POLLWRNORM);
	ck_assert_int_eq(look(client, 0), 0);
}
END_TEST

static void
check_end(int closes)
{
	SOCKET client, server;
	char c;

	wst_pair(&client, &server);
	ck_assert_int_eq(send(client, "x", 1, 0), 1);
	if (closes)
		WST_OK(closesocket(client));
	else
		WST_OK(shutdown(client, SD_SEND));
	ck_assert_int_eq(await(server, 0), POLLHUP);
	ck_assert_int_eq(look(server, ALL), POLLHUP | POLLWRNORM | POLLRDNORM);
	ck_assert_int_eq(recv(server, &c, 1, 0), 1);
	ck_assert_int_eq(look(server, ALL), POLLHUP | POLLWRNORM);
	ck_assert_int_eq(recv(server, &c, 1, 0), 0);
	ck_assert_int_eq(look(server, ALL), POLLHUP | POLLWRNORM);
	ck_assert_int_eq(look(server, 0), POLLHUP);
}

START_TEST(the_peer_s_end_is_POLLHUP_and_POLLRDNORM_only_with_data)
{
	check_end(FALSE);
	check_end(TRUE);
}
END_TEST

START_TEST(both_ended_is_POLLHUP)
{
	SOCKET client, server;

	wst_pair(&client, &server);
	WST_OK(shutdown(client, SD_SEND));
	ck_assert_int_eq(await(server, 0), POLLHUP);
	WST_OK(shutdown(server, SD_SEND));
	ck_assert_int_eq(await(client, 0), POLLHUP);
	ck_assert_int_eq(look(client, ALL), POLLHUP | POLLWRNORM);
}
END_TEST

START_TEST(a_reset_is_POLLERR_and_POLLHUP)
{
	struct linger hard = {1, 0};
	SOCKET client, server;
	char c;

	wst_pair(&client, &server);
	WST_OK(setsockopt(client, SOL_SOCKET, SO_LINGER, (char *)&hard, sizeof hard));
	WST_OK(closesocket(client));
	ck_assert_int_eq(await(server, 0), POLLERR | POLLHUP);
	WST_FAILS(recv(server, &c, 1, 0), WSAECONNRESET);
	ck_assert_int_eq(look(server, 0), POLLERR | POLLHUP);
	ck_assert_int_eq(look(server, ALL), POLLERR | POLLHUP | POLLWRNORM);
}
END_TEST

/* "WSAPoll", the eleventh. */
START_TEST(a_failed_connect_is_told_and_a_good_one_is_writable)
{
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0), free = socket(AF_INET, SOCK_STREAM, 0), listener = wst_listener();
	struct sockaddr_in name = wst_loopback(0);
	u_long on = 1;
	int error, len = sizeof error;

	WST_OK(bind(free, (struct sockaddr *)&name, sizeof name));
	name = wst_loopback(wst_port(free));
	WST_OK(ioctlsocket(s, FIONBIO, &on));
	WST_FAILS(connect(s, (struct sockaddr *)&name, sizeof name), WSAEWOULDBLOCK);
	ck_assert_int_eq(await(s, POLLOUT), POLLWRNORM | POLLHUP | POLLERR);
	for (int i = 0; i < 2; i++) {
		WST_OK(getsockopt(s, SOL_SOCKET, SO_ERROR, (char *)&error, &len));
		ck_assert_int_eq(error, WSAECONNREFUSED);
		ck_assert_int_eq(look(s, ALL), POLLWRNORM | POLLHUP | POLLERR);
	}

	s = socket(AF_INET, SOCK_STREAM, 0);
	WST_FAILS(connect(s, (struct sockaddr *)&name, sizeof name), WSAECONNREFUSED);
	ck_assert_int_eq(look(s, ALL), POLLWRNORM | POLLHUP | POLLERR);
	WST_OK(getsockopt(s, SOL_SOCKET, SO_ERROR, (char *)&error, &len));
	ck_assert_int_eq(error, 0);

	s = socket(AF_INET, SOCK_STREAM, 0);
	name = wst_loopback(wst_port(listener));
	WST_OK(ioctlsocket(s, FIONBIO, &on));
	WST_FAILS(connect(s, (struct sockaddr *)&name, sizeof name), WSAEWOULDBLOCK);
	ck_assert_int_eq(await(s, ALL), POLLWRNORM);
}
END_TEST

/* "WSAPoll", the twelfth. */
START_TEST(an_unbound_datagram_socket_is_writable_and_a_datagram_is_POLLRDNORM)
{
	SOCKET s = wst_udp(), unbound = socket(AF_INET, SOCK_DGRAM, 0);
	struct sockaddr_in to = wst_loopback(wst_port(s));

	ck_assert_int_eq(look(unbound, ALL), POLLWRNORM);
	ck_assert_int_eq(look(s, ALL), POLLWRNORM);
	ck_assert_int_eq(sendto(unbound, "", 0, 0, (struct sockaddr *)&to, sizeof to), 0);
	ck_assert_int_eq(await(s, POLLIN), POLLRDNORM);
}
END_TEST

START_TEST(the_time_limit_passes)
{
	WSAPOLLFD fd = place(wst_udp(), POLLIN);
	DWORD start = GetTickCount();

	WSASetLastError(5);
	ck_assert_int_eq(WSAPoll(&fd, 1, 20), 0);
	ck_assert_int_eq(WSAGetLastError(), 0);
	ck_assert_uint_ge(GetTickCount() - start, 19);
	ck_assert_int_eq(fd.revents, 0);
}
END_TEST

START_TEST(a_socket_may_stand_in_several_places)
{
	WSAPOLLFD fds[3];
	SOCKET client, server;

	wst_pair(&client, &server);
	fds[0] = place(server, POLLIN);
	fds[1] = place(server, POLLOUT);
	fds[2] = place(server, 0);
	ck_assert_int_eq(WSAPoll(fds, 3, -1), 1);
	ck_assert_int_eq(fds[0].revents, 0);
	ck_assert_int_eq(fds[1].revents, POLLWRNORM);
	WST_OK(closesocket(client));
	ck_assert_int_eq(await(server, 0), POLLHUP);
	ck_assert_int_eq(WSAPoll(fds, 3, -1), 3);
	ck_assert_int_eq(fds[0].revents, POLLHUP);
	ck_assert_int_eq(fds[2].revents, POLLHUP);
}
END_TEST

START_TEST(the_last_of_many_sockets_is_found)
{
	enum { MANY = 300 };
	static WSAPOLLFD fds[MANY];
	struct sockaddr_in to;
	SOCKET s = wst_udp();

	for (int i = 0; i < MANY; i++)
		fds[i] = place(wst_udp(), POLLIN);
	to = wst_loopback(wst_port(fds[MANY - 1].fd));
	ck_assert_int_eq(sendto(s, "x", 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	ck_assert_int_eq(WSAPoll(fds, MANY, -1), 1);
	for (int i = 0; i < MANY; i++)
		ck_assert_int_eq(fds[i].revents, i == MANY - 1 ? POLLRDNORM : 0);
}
END_TEST

/* ---- what ends the wait of another thread ---- */

struct waiting {
	WSAPOLLFD fds[2];
	int count, error;
};

static void
wait_long(void *argument)
{
	struct waiting *w = argument;

	SleepEx(0, TRUE);       /* known to Win32 from now on */
	w->count = WSAPoll(w->fds, 2, -1);
	w->error = WSAGetLastError();
}

static void
start(struct wst_thread *t, struct waiting *w)
{
	*w = (struct waiting){.fds = {place(wst_udp(), POLLIN), place(wst_udp(), POLLIN)}};
	wst_start(t, wait_long, w);
	wst_until_blocked(t);
}

/* "WSAPoll", the tenth. */
START_TEST(closesocket_during_WSAPoll_is_POLLNVAL)
{
	struct wst_thread t;
	struct waiting w;

	for (int i = 0; i < 300; i++) {
		start(&t, &w);
		WST_OK(closesocket(w.fds[1].fd));
		wst_join(&t);
		ck_assert_int_eq(w.count, 1);
		ck_assert_int_eq(w.fds[0].revents, 0);
		ck_assert_int_eq(w.fds[1].revents, POLLNVAL);
		WST_OK(closesocket(w.fds[0].fd));
	}
}
END_TEST

START_TEST(a_cancel_ends_it_with_WSAEINTR)
{
	struct wst_thread t;
	struct waiting w;

	for (int i = 0; i < 300; i++) {
		start(&t, &w);
		WST_OK(winsock_cancel_thread(t.tid));
		wst_join(&t);
		ck_assert_int_eq(w.count, SOCKET_ERROR);
		ck_assert_int_eq(w.error, WSAEINTR);
		WST_OK(closesocket(w.fds[0].fd));
		WST_OK(closesocket(w.fds[1].fd));
	}
}
END_TEST

static atomic_int called;

static void CALLBACK
count(ULONG_PTR unused)
{
	(void)unused;
	atomic_fetch_add(&called, 1);
}

START_TEST(an_APC_runs_while_it_waits)
{
	struct wst_thread t;
	struct waiting w;
	struct sockaddr_in to;
	HANDLE thread;

	start(&t, &w);
	thread = OpenThread(THREAD_ALL_ACCESS, FALSE, t.tid);
	ck_assert(QueueUserAPC(count, thread, 0));
	while (!atomic_load(&called))
		SwitchToThread();
	to = wst_loopback(wst_port(w.fds[0].fd));
	ck_assert_int_eq(sendto(w.fds[1].fd, "x", 1, 0, (struct sockaddr *)&to, sizeof to), 1);
	wst_join(&t);
	ck_assert_int_eq(w.count, 1);
	ck_assert_int_eq(w.fds[0].revents, POLLRDNORM);
}
END_TEST

static BOOL WINAPI
cancel_in_hook(void)
{
	WST_FAILS(WSAPoll(NULL, 0, 0), WSAEINPROGRESS);
	WST_OK(WSACancelBlockingCall());
	return FALSE;
}

START_TEST(its_blocking_hook_may_cancel_it)
{
	WSAPOLLFD fd = place(wst_udp(), POLLIN);

	ck_assert(WSASetBlockingHook((FARPROC)cancel_in_hook));
	WST_FAILS(WSAPoll(&fd, 1, -1), WSAEINTR);
	ck_assert_int_eq(WSAPoll(&fd, 1, 0), 0);
}
END_TEST

WST_MAIN("WSAPoll", no_places_are_WSAEINVAL_and_no_array_is_WSAEFAULT, events_that_cannot_be_asked_for_fail_the_call,
	what_is_no_socket_is_POLLNVAL_and_not_counted, bad_events_matter_for_a_bad_socket_but_not_for_minus_one,
	nothing_but_bad_sockets_is_WSAENOTSOCK, a_listener_with_a_connection_is_POLLRDNORM_until_it_is_accepted,
	data_is_POLLRDNORM_as_long_as_there_is_some, an_unconnected_stream_has_nothing,
	urgent_data_is_POLLRDBAND_and_in_line_POLLRDNORM, own_SD_RECEIVE_changes_nothing,
	the_peer_s_end_is_POLLHUP_and_POLLRDNORM_only_with_data, both_ended_is_POLLHUP, a_reset_is_POLLERR_and_POLLHUP,
	a_failed_connect_is_told_and_a_good_one_is_writable, an_unbound_datagram_socket_is_writable_and_a_datagram_is_POLLRDNORM,
	the_time_limit_passes, a_socket_may_stand_in_several_places, the_last_of_many_sockets_is_found,
	closesocket_during_WSAPoll_is_POLLNVAL, a_cancel_ends_it_with_WSAEINTR, an_APC_runs_while_it_waits,
	its_blocking_hook_may_cancel_it)

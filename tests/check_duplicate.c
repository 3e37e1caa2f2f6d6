/* WSADuplicateSocket, in one process and between two. Facts: observed-behaviour.md "WSADuplicateSocket"; contracts.md, WSADuplicateSocket. */
#include "harness.h"
#include <ws2tcpip.h>

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static WSAPROTOCOL_INFOA
duplicate_for(SOCKET s, DWORD process)
{
	WSAPROTOCOL_INFOA info;

	WST_OK(WSADuplicateSocketA(s, process, &info));
	return info;
}

static SOCKET
open_by(WSAPROTOCOL_INFOA *info)
{
	return WSASocketA(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, info, 0, WSA_FLAG_OVERLAPPED);
}

static SOCKET
duplicate(SOCKET s)
{
	WSAPROTOCOL_INFOA info = duplicate_for(s, GetCurrentProcessId());
	SOCKET copy = open_by(&info);

	ck_assert_msg(copy != INVALID_SOCKET, "error %d", WSAGetLastError());
	return copy;
}

static void
passes(SOCKET from, SOCKET to, char c)
{
	char got = 0;

	ck_assert_int_eq(send(from, &c, 1, 0), 1);
	ck_assert_int_eq(recv(to, &got, 1, 0), 1);
	ck_assert_int_eq(got, c);
}

static void
is_at_its_end(SOCKET s)
{
	char c;

	ck_assert_int_eq(recv(s, &c, 1, 0), 0);
}

/* "WSADuplicateSocket": a bad socket before a bad process before a NULL info. */
START_TEST(arguments_are_checked_in_Windows_order)
{
	SOCKET s = wst_udp();
	WSAPROTOCOL_INFOW info;

	WST_FAILS(WSADuplicateSocketA(0, 0, NULL), WSAENOTSOCK);
	WST_FAILS(WSADuplicateSocketW(INVALID_SOCKET, GetCurrentProcessId(), NULL), WSAENOTSOCK);
	WST_FAILS(WSADuplicateSocketA(s, 0, NULL), WSAEINVAL);
	WST_FAILS(WSADuplicateSocketA(s, ~(DWORD)0, NULL), WSAEINVAL);
	WST_FAILS(WSADuplicateSocketW(s, 0, &info), WSAEINVAL);
	WST_FAILS(WSADuplicateSocketA(s, GetCurrentProcessId(), NULL), WSAEFAULT);
	WST_FAILS(WSADuplicateSocketW(s, GetCurrentProcessId(), NULL), WSAEFAULT);
	WST_FAILS(WSADuplicateSocketA(s, GetCurrentProcessId(), (LPWSAPROTOCOL_INFOA)1), WSAEFAULT);
	WSASetLastError(12345);
	WST_OK(WSADuplicateSocketW(s, GetCurrentProcessId(), &info));
	ck_assert_int_eq(WSAGetLastError(), 0);
}
END_TEST

/* "WSADuplicateSocket": the info carries protocol, family and type; WSASocket(0, 0, 0, &info) makes a second handle on the same socket. */
START_TEST(the_info_says_what_the_socket_is_and_opens_another_handle)
{
	SOCKET client, server, copy;
	WSAPROTOCOL_INFOA info;
	WSAPROTOCOL_INFOW wide;
	int type, len = sizeof type;

	wst_pair(&client, &server);
	info = duplicate_for(server, GetCurrentProcessId());
	ck_assert_int_eq(info.iAddressFamily, AF_INET);
	ck_assert_int_eq(info.iSocketType, SOCK_STREAM);
	ck_assert_int_eq(info.iProtocol, IPPROTO_TCP);
	copy = WSASocketA(0, 0, 0, &info, 0, 0);
	ck_assert(copy != INVALID_SOCKET);
	ck_assert(copy != server);
	passes(client, copy, 'a');
	passes(copy, client, 'b');
	passes(client, server, 'c');
	WST_OK(getsockopt(copy, SOL_SOCKET, SO_TYPE, (char *)&type, &len));
	ck_assert_int_eq(type, SOCK_STREAM);
	ck_assert_uint_eq(wst_port(copy), wst_port(server));
	WST_OK(WSADuplicateSocketW(server, GetCurrentProcessId(), &wide));
	copy = WSASocketW(0, 0, 0, &wide, 0, 0);
	ck_assert(copy != INVALID_SOCKET);
	passes(client, copy, 'd');
}
END_TEST

/* "WSADuplicateSocket": data sent to the bound source is readable on the duplicate. */
START_TEST(datagrams_for_the_source_are_read_by_the_duplicate)
{
	SOCKET s = wst_udp(), copy = duplicate(s), sender = wst_udp();
	struct sockaddr_in name = wst_loopback(wst_port(s));
	char got[4];

	ck_assert_int_eq(sendto(sender, "two", 4, 0, (struct sockaddr *)&name, sizeof name), 4);
	ck_assert_int_eq(recv(copy, got, sizeof got, 0), 4);
	ck_assert_str_eq(got, "two");
}
END_TEST

/* "WSADuplicateSocket": bound state is copied when the duplicate is opened. */
START_TEST(a_duplicate_is_bound_as_the_source_was_when_it_was_opened)
{
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0), before = duplicate(s), after;
	WSAPROTOCOL_INFOA info = duplicate_for(s, GetCurrentProcessId());
	struct sockaddr_in name = wst_loopback(0);
	char c;

	WST_OK(bind(s, (struct sockaddr *)&name, sizeof name));
	WST_FAILS(recvfrom(before, &c, 1, 0, NULL, NULL), WSAEINVAL);
	after = open_by(&info);
	ck_assert_uint_eq(wst_port(after), wst_port(s));
}
END_TEST

/* contracts.md: a structure is used once; the second time it is WSAEINVAL. */
START_TEST(an_info_is_used_once)
{
	WSAPROTOCOL_INFOA info = duplicate_for(wst_udp(), GetCurrentProcessId()), forged = info;

	forged.dwServiceFlags4 ^= 1;
	WST_FAILS(open_by(&forged), WSAEINVAL);
	WST_OK(open_by(&info));
	WST_FAILS(open_by(&info), WSAEINVAL);
	/* No such process is there to be asked. */
	info.dwServiceFlags2 ^= 1;
	WST_FAILS(open_by(&info), WSAEINVAL);
}
END_TEST

/* contracts.md: the connection lives until the last handle is closed. */
START_TEST(the_connection_ends_with_the_last_handle)
{
	SOCKET client, server, copy;
	WSAPROTOCOL_INFOA info;

	wst_pair(&client, &server);
	info = duplicate_for(server, GetCurrentProcessId());
	WST_OK(closesocket(server));
	copy = open_by(&info);
	ck_assert(copy != INVALID_SOCKET);
	passes(client, copy, 'x');
	WST_OK(closesocket(copy));
	is_at_its_end(client);
}
END_TEST

START_TEST(options_and_state_come_along)
{
	SOCKET client, server, copy;
	int value, len = sizeof value;
	u_long on = 1;
	char c;

	wst_pair(&client, &server);
	value = 1234;
	WST_OK(setsockopt(server, SOL_SOCKET, SO_RCVTIMEO, (char *)&value, sizeof value));
	value = 0x1234;
	WST_OK(setsockopt(server, SOL_SOCKET, SO_SNDBUF, (char *)&value, sizeof value));
	WST_OK(ioctlsocket(server, FIONBIO, &on));
	WST_OK(shutdown(server, SD_SEND));
	copy = duplicate(server);
	WST_OK(getsockopt(copy, SOL_SOCKET, SO_RCVTIMEO, (char *)&value, &len));
	ck_assert_int_eq(value, 1234);
	WST_OK(getsockopt(copy, SOL_SOCKET, SO_SNDBUF, (char *)&value, &len));
	ck_assert_int_eq(value, 0x1234);
	WST_FAILS(recv(copy, &c, 1, 0), WSAEWOULDBLOCK);
	WST_FAILS(send(copy, &c, 1, 0), WSAESHUTDOWN);
}
END_TEST

START_TEST(a_blocked_accept_of_either_can_be_cancelled)
{
	SOCKET listener = wst_listener(), copy = duplicate(listener), client = socket(AF_INET, SOCK_STREAM, 0), s;
	struct sockaddr_in name = wst_loopback(wst_port(listener));
	u_long mode = 1;

	/* The mode of one is not the other's. */
	WST_OK(ioctlsocket(listener, FIONBIO, &mode));
	WST_FAILS(accept(listener, NULL, NULL), WSAEWOULDBLOCK);
	mode = 0;
	WST_OK(ioctlsocket(listener, FIONBIO, &mode));
	WST_OK(connect(client, (struct sockaddr *)&name, sizeof name));
	s = accept(copy, NULL, NULL);
	ck_assert(s != INVALID_SOCKET);
	passes(client, s, 'x');
	WST_OK(closesocket(listener));
	client = socket(AF_INET, SOCK_STREAM, 0);
	WST_OK(connect(client, (struct sockaddr *)&name, sizeof name));
	ck_assert(accept(copy, NULL, NULL) != INVALID_SOCKET);
}
END_TEST

struct accepting {
	SOCKET listener, got;
	int error;
};

static void
accept_one(void *what)
{
	struct accepting *a = what;

	a->got = accept(a->listener, NULL, NULL);
	a->error = WSAGetLastError();
}

static void
call(SOCKET listener)
{
	struct sockaddr_in name = wst_loopback(wst_port(listener));

	WST_OK(connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&name, sizeof name));
}

/* Two blocked accepts on one kernel's socket: the end of one must not leave the other to the kernel, where nothing cancels it. */
START_TEST(a_duplicate_stays_cancellable_when_the_other_accept_ends)
{
	struct accepting a = {.listener = wst_listener()}, b = {.listener = duplicate(a.listener)};
	struct wst_thread t[2];

	wst_start(&t[0], accept_one, &a);
	wst_until_blocked(&t[0]);
	wst_start(&t[1], accept_one, &b);
	wst_until_blocked(&t[1]);
	WST_OK(winsock_cancel_thread(t[0].tid));
	wst_join(&t[0]);
	ck_assert_int_eq(a.error, WSAEINTR);
	call(b.listener);
	wst_join(&t[1]);
	ck_assert(b.got != INVALID_SOCKET);
}
END_TEST

/* "Startup and cleanup": the final WSACleanup destroys every socket, duplicates included, and a following WSAStartup does not revive them. */
START_TEST(WSACleanup_destroys_duplicates)
{
	SOCKET client, server, copy, handle;
	WSADATA data;
	HANDLE h;

	wst_pair(&client, &server);
	copy = duplicate(server);
	ck_assert(DuplicateHandle(GetCurrentProcess(), (HANDLE)server, GetCurrentProcess(), &h, 0, FALSE, DUPLICATE_SAME_ACCESS));
	handle = (SOCKET)h;
	WST_OK(WSACleanup());
	ck_assert_int_eq(WSAStartup(MAKEWORD(2, 2), &data), 0);
	WST_FAILS(send(copy, "x", 1, 0), WSAENOTSOCK);
	WST_FAILS(send(handle, "x", 1, 0), WSAENOTSOCK);
	WST_FAILS(send(server, "x", 1, 0), WSAENOTSOCK);
}
END_TEST

/* "Sockets as handles": DuplicateHandle. */
START_TEST(DuplicateHandle_makes_a_SOCKET_that_knows_what_it_is)
{
	SOCKET client, server, copy;
	int value = 1234, len = sizeof value;
	DWORD flags;
	HANDLE h;

	wst_pair(&client, &server);
	WST_OK(setsockopt(server, SOL_SOCKET, SO_RCVTIMEO, (char *)&value, sizeof value));
	ck_assert(DuplicateHandle(GetCurrentProcess(), (HANDLE)server, GetCurrentProcess(), &h, 0, FALSE, DUPLICATE_SAME_ACCESS));
	ck_assert(GetHandleInformation(h, &flags));
	ck_assert_uint_eq(flags, 0);
	copy = (SOCKET)h;
	value = 0;
	WST_OK(getsockopt(copy, SOL_SOCKET, SO_RCVTIMEO, (char *)&value, &len));
	ck_assert_int_eq(value, 1234);
	passes(client, copy, 'x');
	ck_assert(CloseHandle(h));
	passes(client, server, 'y');
}
END_TEST

/* ---- two processes ---- */

struct child {
	pid_t pid;
	int to, from;           /* pipes */
};

static void
put(int fd, const void *bytes, size_t size)
{
	ck_assert_int_eq(write(fd, bytes, size), (ssize_t)size);
}

static void
get(int fd, void *bytes, size_t size)
{
	for (size_t got = 0; got < size;) {
		ssize_t n = read(fd, (char *)bytes + got, size - got);

		ck_assert_int_gt(n, 0);
		got += (size_t)n;
	}
}

/* The part of the other process: open what comes, say one byte, or 'E' and the error; go on until there is no more. */
static int
answer(int from, int to)
{
	WSAPROTOCOL_INFOA info;

	alarm(60);
	while (read(from, &info, sizeof info) == sizeof info) {
		SOCKET s = open_by(&info);
		int error = WSAGetLastError();

		if (s != INVALID_SOCKET) {
			send(s, "child", 6, 0);
			closesocket(s);
			error = 0;
		}
		if (write(to, &error, sizeof error) < 0)
			return 1;
	}
	return 0;
}

static struct child
begin(BOOL run)
{
	int there[2], back[2];
	char numbers[2][16];
	struct child c;

	ck_assert_int_eq(pipe(there), 0);
	ck_assert_int_eq(pipe(back), 0);
	snprintf(numbers[0], sizeof numbers[0], "%d", there[0]);
	snprintf(numbers[1], sizeof numbers[1], "%d", back[1]);
	c.pid = fork();
	ck_assert_int_ge(c.pid, 0);
	if (!c.pid) {
		close(there[1]);
		close(back[0]);
		if (run)
			execl("/proc/self/exe", "check_duplicate", numbers[0], numbers[1], (char *)NULL);
		_exit(run ? 9 : answer(there[0], back[1]));
	}
	close(there[0]);
	close(back[1]);
	c.to = there[1];
	c.from = back[0];
	return c;
}

static int
tell(const struct child *c, const WSAPROTOCOL_INFOA *info)
{
	int error;

	put(c->to, info, sizeof *info);
	get(c->from, &error, sizeof error);
	return error;
}

static void
end(const struct child *c)
{
	int status;

	close(c->to);
	ck_assert_int_eq(waitpid(c->pid, &status, 0), c->pid);
	ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the child: status %#x", (unsigned)status);
	close(c->from);
}

static void
hears_the_child(SOCKET s)
{
	char got[6];

	ck_assert_int_eq(recv(s, got, sizeof got, 0), sizeof got);
	ck_assert_str_eq(got, "child");
}

static void
hand_over(BOOL run)
{
	struct child c = begin(run);
	SOCKET client, server;
	WSAPROTOCOL_INFOA info;

	wst_pair(&client, &server);
	info = duplicate_for(server, (DWORD)c.pid);
	WST_OK(closesocket(server));
	ck_assert_int_eq(tell(&c, &info), 0);
	hears_the_child(client);
	if (run)
		is_at_its_end(client);
	ck_assert_int_eq(tell(&c, &info), WSAEINVAL);
	end(&c);
}

START_TEST(a_forked_child_gets_the_socket)
{
	hand_over(FALSE);
}
END_TEST

START_TEST(another_program_gets_the_socket)
{
	hand_over(TRUE);
}
END_TEST

/* contracts.md: usable by that process. */
START_TEST(an_info_is_of_use_to_that_process_alone)
{
	struct child a = begin(TRUE), b = begin(TRUE);
	SOCKET client, server;
	WSAPROTOCOL_INFOA info;

	wst_pair(&client, &server);
	info = duplicate_for(server, (DWORD)a.pid);
	ck_assert_int_eq(tell(&b, &info), WSAEINVAL);
	WST_FAILS(open_by(&info), WSAEINVAL);
	ck_assert_int_eq(tell(&a, &info), 0);
	hears_the_child(client);
	/* That one has the pipes of the first. */
	end(&b);
	end(&a);
}
END_TEST

/* As with the process's handle on Windows, which ends with it. */
START_TEST(what_a_process_did_not_take_ends_with_it)
{
	struct child c = begin(TRUE);
	SOCKET client, server;

	wst_pair(&client, &server);
	duplicate_for(server, (DWORD)c.pid);
	WST_OK(closesocket(server));
	end(&c);
	is_at_its_end(client);
}
END_TEST

START_TEST(a_process_that_has_ended_is_WSAEINVAL)
{
	struct child c = begin(TRUE);
	WSAPROTOCOL_INFOA info;

	end(&c);
	WST_FAILS(WSADuplicateSocketA(wst_udp(), (DWORD)c.pid, &info), WSAEINVAL);
}
END_TEST

START_TEST(a_forked_child_keeps_no_offer_alive)
{
	SOCKET client, server, copy;
	WSAPROTOCOL_INFOA info;
	struct child c;

	wst_pair(&client, &server);
	info = duplicate_for(server, GetCurrentProcessId());
	WST_OK(closesocket(server));
	c = begin(FALSE);
	copy = open_by(&info);
	WST_OK(closesocket(copy));
	is_at_its_end(client);
	end(&c);
}
END_TEST

enum { ROUNDS = 300, SENDERS = 3 };

static void
hand_over_many(void *what)
{
	for (unsigned i = 0; i < ROUNDS / SENDERS; i++) {
		const struct child *c = what;
		SOCKET client, server;
		WSAPROTOCOL_INFOA info;

		wst_pair(&client, &server);
		info = duplicate_for(server, (DWORD)c->pid);
		closesocket(server);
		ck_assert_int_eq(tell(c, &info), 0);
		hears_the_child(client);
		is_at_its_end(client);
		closesocket(client);
	}
}

/* The door opens and shuts all the time. */
START_TEST(many_sockets_go_to_many_processes_at_once)
{
	struct child c[SENDERS];
	struct wst_thread t[SENDERS];

	for (unsigned i = 0; i < SENDERS; i++)
		c[i] = begin(TRUE);
	for (unsigned i = 0; i < SENDERS; i++)
		wst_start(&t[i], hand_over_many, &c[i]);
	for (unsigned i = 0; i < SENDERS; i++)
		wst_join(&t[i]);
	/* Those begun later have the pipes of those begun before. */
	for (unsigned i = SENDERS; i--;)
		end(&c[i]);
}
END_TEST

static const TTest *const *
cases(size_t *count)
{
	static const TTest *all[32];
	const TTest *list[] = {
		arguments_are_checked_in_Windows_order, the_info_says_what_the_socket_is_and_opens_another_handle,
		datagrams_for_the_source_are_read_by_the_duplicate, a_duplicate_is_bound_as_the_source_was_when_it_was_opened,
		an_info_is_used_once, the_connection_ends_with_the_last_handle, options_and_state_come_along,
		a_blocked_accept_of_either_can_be_cancelled, a_duplicate_stays_cancellable_when_the_other_accept_ends,
		WSACleanup_destroys_duplicates, DuplicateHandle_makes_a_SOCKET_that_knows_what_it_is,
		a_forked_child_gets_the_socket, another_program_gets_the_socket, an_info_is_of_use_to_that_process_alone,
		what_a_process_did_not_take_ends_with_it, a_process_that_has_ended_is_WSAEINVAL, a_forked_child_keeps_no_offer_alive,
		many_sockets_go_to_many_processes_at_once,
	};

	memcpy(all, list, sizeof list);
	*count = WST_COUNT(list);
	return all;
}

/* With two numbers of pipes it is the other process. */
int
main(int argc, char **argv)
{
	WSADATA data;
	size_t count;
	const TTest *const *all = cases(&count);

	if (argc == 3)
		return WSAStartup(MAKEWORD(2, 2), &data) || answer(atoi(argv[1]), atoi(argv[2]));
	return wst_run("duplicate", all, count, TRUE);
}

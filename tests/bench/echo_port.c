/* echo_port server CONNECTIONS | idle SOCKETS SECONDS port|none: an echo server on a completion port, as echo_raw.c is on epoll; and what sockets cost that do nothing
 * but wait. */
#include "echo_common.h"

#include <winsock2.h>
#include <windows.h>

struct connection {
	OVERLAPPED o;
	SOCKET s;
	BOOL sending;
	char data[ECHO_ROOM];
};

static HANDLE port;

static void
must(const char *call, BOOL done)
{
	if (!done)
		echo_die(call, (int)GetLastError());
}

static SOCKET
open_listener(void)
{
	struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int len = sizeof name;
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	must("socket", s != INVALID_SOCKET);
	must("bind", !bind(s, (struct sockaddr *)&name, sizeof name));
	must("listen", !listen(s, 1024));
	must("getsockname", !getsockname(s, (struct sockaddr *)&name, &len));
	printf("%d\n", ntohs(name.sin_port));
	fflush(stdout);
	return s;
}

/* The next operation of a connection: answers whether it is over. */
static BOOL
go_on(struct connection *c, DWORD bytes, BOOL sending)
{
	WSABUF buffer = {.len = sending ? bytes : sizeof c->data, .buf = c->data};
	DWORD flags = 0;
	int failed;

	memset(&c->o, 0, sizeof c->o);
	c->sending = sending;
	failed = sending ? WSASend(c->s, &buffer, 1, NULL, 0, &c->o, NULL) : WSARecv(c->s, &buffer, 1, NULL, &flags, &c->o, NULL);
	return failed && WSAGetLastError() != WSA_IO_PENDING;
}

static BOOL
serve_one(void)
{
	LPOVERLAPPED o = NULL;
	struct connection *c;
	ULONG_PTR key;
	DWORD bytes;
	BOOL done = GetQueuedCompletionStatus(port, &bytes, &key, &o, INFINITE);

	if (!o)
		echo_die("GetQueuedCompletionStatus", (int)GetLastError());
	c = (struct connection *)key;
	if (done && (c->sending || bytes) && !go_on(c, bytes, !c->sending))
		return FALSE;
	closesocket(c->s);
	return TRUE;
}

static int
server(int connections)
{
	struct connection *all = calloc((size_t)connections, sizeof *all);
	SOCKET listener = open_listener();
	long rss = 0, anonymous = 0;
	BOOL on = TRUE;

	for (int i = 0; i < connections; i++) {
		all[i].s = accept(listener, NULL, NULL);
		must("accept", all[i].s != INVALID_SOCKET);
		must("setsockopt", !setsockopt(all[i].s, IPPROTO_TCP, TCP_NODELAY, (char *)&on, sizeof on));
		must("CreateIoCompletionPort", CreateIoCompletionPort((HANDLE)(ULONG_PTR)all[i].s, port, (ULONG_PTR)&all[i], 0) == port);
		must("WSARecv", !go_on(&all[i], 0, FALSE));
	}
	for (int left = connections; left > 0;)
		if (serve_one() && left-- == connections) {
			rss = echo_memory("VmRSS:");
			anonymous = echo_memory("RssAnon:");
		}
	echo_report(rss, anonymous, echo_cpu());
	return 0;
}

/* A UDP socket has a port of its own, of which an address has not enough. */
static SOCKET
open_idle(int i)
{
	struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK + (u_long)(i / 10000))};
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);

	must("socket", s != INVALID_SOCKET);
	must("bind", !bind(s, (struct sockaddr *)&name, sizeof name));
	return s;
}

/* As many as asked for, or as the process may have. */
static int
allowed(int sockets)
{
	struct rlimit limit;
	int spare = 100;

	if (getrlimit(RLIMIT_NOFILE, &limit) || limit.rlim_cur >= (rlim_t)(sockets + spare))
		return sockets;
	return (int)limit.rlim_cur - spare;
}

static int
idle(int asked, double seconds, BOOL with_port)
{
	int sockets = allowed(asked);
	struct connection *all = calloc((size_t)sockets, sizeof *all);
	long before;
	double cpu;

	/* The program's own pages are not the library's. */
	memset(all, 0xff, (size_t)sockets * sizeof *all);
	closesocket(open_idle(0));
	before = echo_memory("RssAnon:");
	for (int i = 0; i < sockets; i++) {
		all[i].s = open_idle(i);
		if (with_port)
			must("CreateIoCompletionPort", CreateIoCompletionPort((HANDLE)(ULONG_PTR)all[i].s, port, (ULONG_PTR)&all[i], 0) == port);
		must("WSARecv", !go_on(&all[i], 0, FALSE));
	}
	before = echo_memory("RssAnon:") - before;
	Sleep(100);
	cpu = echo_cpu();
	Sleep((DWORD)(seconds * 1000));
	cpu = echo_cpu() - cpu;
	printf("%d idle sockets with a pending receive, %s: %.0f bytes of the library's each; %.1f ms of processor time in %.0f s\n", sockets,
		with_port ? "on a port" : "without a port", (double)before * 1024 / sockets, cpu * 1000, seconds);
	return 0;
}

int
main(int argc, char **argv)
{
	WSADATA data;

	echo_prepare(0);
	if (WSAStartup(MAKEWORD(2, 2), &data))
		echo_die("WSAStartup", 0);
	port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
	must("CreateIoCompletionPort", port != NULL);
	if (argc == 3 && !strcmp(argv[1], "server"))
		return server(atoi(argv[2]));
	if (argc == 5 && !strcmp(argv[1], "idle"))
		return idle(atoi(argv[2]), atof(argv[3]), !strcmp(argv[4], "port"));
	fprintf(stderr, "usage: echo_port server CONNECTIONS | idle SOCKETS SECONDS port|none\n");
	return 2;
}

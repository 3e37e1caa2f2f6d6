/* Overlapped transfers and network events through the library. */
#include <winsock2.h>
#include <windows.h>
#include <pthread.h>
#include <string.h>

#include "bench.h"
#include "overlapped.h"

enum { IN_FLIGHT = 2 };

static char blocks[2][IN_FLIGHT][BENCH_SIZE];

static void
must(const char *call, BOOL done)
{
	if (!done)
		bench_die(call, WSAGetLastError());
}

static SOCKET
bound(struct sockaddr_in *name)
{
	int len = sizeof *name;
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

	*name = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	must("socket", s != INVALID_SOCKET);
	must("bind", !bind(s, (struct sockaddr *)name, sizeof *name));
	must("getsockname", !getsockname(s, (struct sockaddr *)name, &len));
	return s;
}

static void
pair(SOCKET ends[2])
{
	struct sockaddr_in name;
	SOCKET listener = bound(&name);
	BOOL on = TRUE;

	must("listen", !listen(listener, 1));
	ends[0] = socket(AF_INET, SOCK_STREAM, 0);
	must("connect", !connect(ends[0], (struct sockaddr *)&name, sizeof name));
	ends[1] = accept(listener, NULL, NULL);
	for (int i = 0; i < 2; i++)
		must("setsockopt", !setsockopt(ends[i], IPPROTO_TCP, TCP_NODELAY, (char *)&on, sizeof on));
	closesocket(listener);
}

/* One end of the bulk: so many blocks, two of them under way. */
struct side {
	SOCKET s;
	BOOL sends;
	unsigned size;
	OVERLAPPED o[IN_FLIGHT];
};

static void
issue(struct side *side, int i)
{
	WSABUF buffer = {.len = side->size, .buf = blocks[side->sends][i]};
	DWORD flags = 0;
	int failed;

	memset(&side->o[i], 0, sizeof side->o[i]);
	failed = side->sends ? WSASend(side->s, &buffer, 1, NULL, 0, &side->o[i], NULL) : WSARecv(side->s, &buffer, 1, NULL, &flags, &side->o[i], NULL);
	must("WSASend or WSARecv", !failed || WSAGetLastError() == WSA_IO_PENDING);
}

static void
move(struct side *side)
{
	HANDLE port = CreateIoCompletionPort((HANDLE)(ULONG_PTR)side->s, NULL, 0, 0);
	size_t all = (size_t)BENCH_BLOCKS * side->size, done = 0, issued = 0;

	must("CreateIoCompletionPort", port != NULL);
	for (int i = 0; i < IN_FLIGHT; i++, issued += side->size)
		issue(side, i);
	while (done < all) {
		LPOVERLAPPED o;
		ULONG_PTR key;
		DWORD bytes;

		must("GetQueuedCompletionStatus", GetQueuedCompletionStatus(port, &bytes, &key, &o, INFINITE) && bytes);
		done += bytes;
		/* A sender issues as many as there are to send; a receiver until it has all. */
		if (side->sends ? issued < all : done < all)
			issue(side, (int)(o - side->o));
		issued += side->size;
	}
	closesocket(side->s);
	CloseHandle(port);
}

static void *
pour(void *argument)
{
	bench_pin(1);
	move(argument);
	return NULL;
}

double
bench_winsock_overlapped(unsigned size)
{
	SOCKET ends[2];
	static struct side in, out;
	pthread_t thread;
	int64_t from;

	pair(ends);
	in = (struct side){.s = ends[0], .size = size};
	out = (struct side){.s = ends[1], .size = size, .sends = TRUE};
	must("pthread_create", !pthread_create(&thread, NULL, pour, &out));
	from = bench_now();
	move(&in);
	from = bench_now() - from;
	pthread_join(thread, NULL);
	return (double)from / BENCH_BLOCKS;
}

/* ---- the wake of WSAEventSelect ---- */

static void
await_byte(SOCKET s, WSAEVENT event)
{
	WSANETWORKEVENTS events;
	char byte;

	for (;;) {
		must("WSAWaitForMultipleEvents", WSAWaitForMultipleEvents(1, &event, FALSE, WSA_INFINITE, FALSE) == WSA_WAIT_EVENT_0);
		must("WSAEnumNetworkEvents", !WSAEnumNetworkEvents(s, event, &events));
		if (events.lNetworkEvents & FD_READ)
			break;
	}
	must("recv", recv(s, &byte, 1, 0) == 1);
}

static void *
answer(void *argument)
{
	SOCKET s = *(SOCKET *)argument;
	WSAEVENT event = WSACreateEvent();

	must("WSAEventSelect", !WSAEventSelect(s, event, FD_READ));
	for (int i = 0; i < BENCH_TRIPS; i++) {
		await_byte(s, event);
		must("send", send(s, "x", 1, 0) == 1);
	}
	WSACloseEvent(event);
	return NULL;
}

double
bench_winsock_wake(unsigned unused)
{
	WSAEVENT event = WSACreateEvent();
	SOCKET ends[2];
	pthread_t thread;
	int64_t from;

	(void)unused;
	pair(ends);
	must("WSAEventSelect", !WSAEventSelect(ends[0], event, FD_READ));
	must("pthread_create", !pthread_create(&thread, NULL, answer, &ends[1]));
	from = bench_now();
	for (int i = 0; i < BENCH_TRIPS; i++) {
		must("send", send(ends[0], "x", 1, 0) == 1);
		await_byte(ends[0], event);
	}
	from = bench_now() - from;
	pthread_join(thread, NULL);
	WSACloseEvent(event);
	closesocket(ends[0]);
	closesocket(ends[1]);
	return (double)from / BENCH_TRIPS;
}

/* The same work through the library, as a Winsock program writes it. */
#include "bench.h"
#include "events.h"
#include "overlapped.h"

#define FD_SETSIZE BENCH_SOCKETS
#include <winsock2.h>
#include <windows.h>
#include <winsock-posix.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>

static char block[BENCH_SIZE], sink[BENCH_SIZE];

static void
start(void)
{
	WSADATA data;
	int error = WSAStartup(MAKEWORD(2, 2), &data);

	if (error)
		bench_die("WSAStartup", error);
}

static int
must(const char *call, int result)
{
	if (result == SOCKET_ERROR)
		bench_die(call, WSAGetLastError());
	return result;
}

static void
run(pthread_t *thread, void *(*body)(void *), void *argument)
{
	int error = pthread_create(thread, NULL, body, argument);

	if (error)
		bench_die("pthread_create", error);
}

static SOCKET
made(SOCKET s)
{
	if (s == INVALID_SOCKET)
		bench_die("socket or accept", WSAGetLastError());
	return s;
}

static SOCKET
bound(int type, struct sockaddr_in *name)
{
	int len = sizeof *name;
	SOCKET s = made(socket(AF_INET, type, 0));

	*name = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	must("bind", bind(s, (struct sockaddr *)name, sizeof *name));
	must("getsockname", getsockname(s, (struct sockaddr *)name, &len));
	return s;
}

static void
pair(SOCKET ends[2])
{
	struct sockaddr_in name;
	SOCKET listener = bound(SOCK_STREAM, &name);
	BOOL on = TRUE;

	must("listen", listen(listener, 1));
	ends[0] = made(socket(AF_INET, SOCK_STREAM, 0));
	must("connect", connect(ends[0], (struct sockaddr *)&name, sizeof name));
	ends[1] = made(accept(listener, NULL, NULL));
	for (int i = 0; i < 2; i++)
		must("setsockopt", setsockopt(ends[i], IPPROTO_TCP, TCP_NODELAY, (char *)&on, sizeof on));
	must("closesocket", closesocket(listener));
}

static void
part(SOCKET ends[2])
{
	must("closesocket", closesocket(ends[0]));
	must("closesocket", closesocket(ends[1]));
}

static void
recv_all(SOCKET s, char *data, unsigned size)
{
	while (size > 0) {
		int got = must("recv", recv(s, data, (int)size, 0));

		if (!got)
			bench_die("recv", 0);
		data += got;
		size -= (unsigned)got;
	}
}

struct peer {
	SOCKET s;
	unsigned size;
};

static void *
echo(void *argument)
{
	struct peer *peer = argument;
	char message[BENCH_SIZE];

	for (int i = 0; i < BENCH_TRIPS; i++) {
		recv_all(peer->s, message, peer->size);
		must("send", send(peer->s, message, (int)peer->size, 0));
	}
	return NULL;
}

static double
ping_pong(unsigned size)
{
	SOCKET ends[2];
	struct peer peer;
	pthread_t thread;
	int64_t from;

	pair(ends);
	peer = (struct peer){ends[1], size};
	run(&thread, echo, &peer);
	from = bench_now();
	for (int i = 0; i < BENCH_TRIPS; i++) {
		must("send", send(ends[0], block, (int)size, 0));
		recv_all(ends[0], sink, size);
	}
	from = bench_now() - from;
	pthread_join(thread, NULL);
	part(ends);
	return (double)from / BENCH_TRIPS;
}

static double
recv_ready(unsigned size)
{
	SOCKET ends[2];
	int64_t spent = 0;

	pair(ends);
	for (int i = 0; i < BENCH_BATCHES; i++) {
		int64_t from;

		must("send", send(ends[0], block, BENCH_BATCH * (int)size, 0));
		from = bench_now();
		for (int j = 0; j < BENCH_BATCH; j++)
			must("recv", recv(ends[1], sink, (int)size, 0));
		spent += bench_now() - from;
	}
	part(ends);
	return (double)spent / (BENCH_BATCHES * BENCH_BATCH);
}

static double
send_ready(unsigned size)
{
	SOCKET ends[2];
	int64_t spent = 0;

	pair(ends);
	for (int i = 0; i < BENCH_BATCHES; i++) {
		int64_t from = bench_now();

		for (int j = 0; j < BENCH_BATCH; j++)
			must("send", send(ends[0], block, (int)size, 0));
		spent += bench_now() - from;
		recv_all(ends[1], sink, BENCH_BATCH * size);
	}
	part(ends);
	return (double)spent / (BENCH_BATCHES * BENCH_BATCH);
}

static double
recvfrom_ready(unsigned size)
{
	struct sockaddr_in name, sender;
	SOCKET s = bound(SOCK_DGRAM, &name);
	int64_t spent = 0;

	for (int i = 0; i < BENCH_BATCHES; i++) {
		int64_t from;

		for (int j = 0; j < BENCH_BATCH; j++)
			must("sendto", sendto(s, block, (int)size, 0, (struct sockaddr *)&name, sizeof name));
		from = bench_now();
		for (int j = 0; j < BENCH_BATCH; j++) {
			int len = sizeof sender;

			must("recvfrom", recvfrom(s, sink, (int)size, 0, (struct sockaddr *)&sender, &len));
		}
		spent += bench_now() - from;
	}
	must("closesocket", closesocket(s));
	return (double)spent / (BENCH_BATCHES * BENCH_BATCH);
}

static void *
pour(void *argument)
{
	struct peer *peer = argument;

	bench_pin(1);
	for (int i = 0; i < BENCH_BLOCKS; i++)
		must("send", send(peer->s, block, (int)peer->size, 0));
	return NULL;
}

static double
bulk(unsigned size)
{
	SOCKET ends[2];
	struct peer peer;
	pthread_t thread;
	int64_t from;

	pair(ends);
	peer = (struct peer){ends[1], size};
	run(&thread, pour, &peer);
	from = bench_now();
	for (unsigned left = BENCH_BLOCKS * size; left > 0;) {
		int got = must("recv", recv(ends[0], sink, (int)size, 0));

		if (!got)
			bench_die("recv", 0);
		left -= (unsigned)got;
	}
	from = bench_now() - from;
	pthread_join(thread, NULL);
	part(ends);
	return (double)from / BENCH_BLOCKS;
}

/* select() changes its sets, so a program keeps one and hands over a copy. */
static double
select_one(unsigned count)
{
	static fd_set all, ready;
	struct sockaddr_in name;
	struct timeval second = {.tv_sec = 1};
	int64_t from;

	FD_ZERO(&all);
	for (unsigned i = 0; i < count; i++)
		FD_SET(bound(SOCK_DGRAM, &name), &all);
	must("sendto", sendto(all.fd_array[count - 1], block, 1, 0, (struct sockaddr *)&name, sizeof name));
	from = bench_now();
	for (int i = 0; i < BENCH_SELECTS; i++) {
		ready.fd_count = all.fd_count;
		memcpy(ready.fd_array, all.fd_array, count * sizeof *all.fd_array);
		if (must("select", select(0, &ready, NULL, NULL, &second)) != 1 || ready.fd_array[0] != all.fd_array[count - 1])
			bench_die("select", 0);
	}
	from = bench_now() - from;
	for (unsigned i = 0; i < count; i++)
		must("closesocket", closesocket(all.fd_array[i]));
	return (double)from / BENCH_SELECTS;
}

struct victim {
	SOCKET s;
	DWORD tid;
	sem_t started, done;
	int64_t returned;
};

static void *
suffer(void *argument)
{
	struct victim *v = argument;
	char byte;

	v->tid = GetCurrentThreadId();
	sem_post(&v->started);
	for (int i = 0; i < BENCH_CANCELS; i++) {
		if (recv(v->s, &byte, 1, 0) != SOCKET_ERROR || WSAGetLastError() != WSAEINTR)
			bench_die("recv", WSAGetLastError());
		v->returned = bench_now();
		sem_post(&v->done);
	}
	return NULL;
}

static void
wait_for(sem_t *semaphore)
{
	while (sem_wait(semaphore))
		;
}

static double
cancel(unsigned unused)
{
	SOCKET ends[2];
	double spent[BENCH_CANCELS];
	struct victim v;
	pthread_t thread;

	(void)unused;
	pair(ends);
	v.s = ends[0];
	sem_init(&v.started, 0, 0);
	sem_init(&v.done, 0, 0);
	run(&thread, suffer, &v);
	wait_for(&v.started);
	for (int i = 0; i < BENCH_CANCELS; i++) {
		int64_t from;

		while (!winsock_thread_blocking(v.tid))
			bench_settle();
		bench_settle();
		from = bench_now();
		must("winsock_cancel_thread", winsock_cancel_thread(v.tid));
		wait_for(&v.done);
		spent[i] = (double)(v.returned - from);
	}
	pthread_join(thread, NULL);
	sem_destroy(&v.started);
	sem_destroy(&v.done);
	part(ends);
	return bench_median(spent, BENCH_CANCELS);
}

const struct bench_side bench_winsock = {
	.start = start,
	.ping_pong = ping_pong,
	.recv_ready = recv_ready,
	.send_ready = send_ready,
	.recvfrom_ready = recvfrom_ready,
	.bulk = bulk,
	.select = select_one,
	.cancel = cancel,
	.event_trip = bench_winsock_event_trip,
	.event_ready = bench_winsock_event_ready,
	.event_many = bench_winsock_event_many,
	.queue_trip = bench_winsock_queue_trip,
	.overlapped = bench_winsock_overlapped,
	.wake = bench_winsock_wake,
};

/* Scenes over streams: bytes arrive all, in order and once, however often their receiver is cancelled. */
#include "stress.h"

enum { LARGEST = 512 };

struct stream {
	SOCKET from, to;
	long count;             /* bytes */
	unsigned seed;
};

static char
byte_at(long i)
{
	return (char)(i * 167 + i / 256);
}

static void *
feed(void *argument)
{
	struct stream *s = argument;
	unsigned seed = s->seed * 31 + 1;
	char block[LARGEST];

	for (long sent = 0; sent < s->count;) {
		int size = (int)(next_random(&seed) % LARGEST) + 1;

		if (size > s->count - sent)
			size = (int)(s->count - sent);
		for (int i = 0; i < size; i++)
			block[i] = byte_at(sent + i);
		MUST(send(s->from, block, size, 0) == size);
		sent += size;
		if (next_random(&seed) % 4 == 0)
			SwitchToThread();
	}
	return NULL;
}

static void *
consume(void *argument)
{
	struct target *t = argument;
	struct stream *s = t->work;
	unsigned seed = s->seed;
	char block[LARGEST];

	atomic_store(&t->tid, GetCurrentThreadId());
	for (long got = 0; got < s->count;) {
		int n = recv(s->to, block, (int)(next_random(&seed) % LARGEST) + 1, 0);

		if (n == SOCKET_ERROR) {
			MUST(WSAGetLastError() == WSAEINTR);
			t->interrupted++;
			continue;
		}
		MUST(n > 0);
		for (int i = 0; i < n; i++)
			MUST(block[i] == byte_at(got + i));
		got += n;
	}
	atomic_store(&t->done, true);
	return NULL;
}

long
scene_stream(long count, unsigned seed)
{
	struct stream s = {.count = count * LARGEST / 2, .seed = seed};
	struct target t;
	pthread_t feeder;

	stress_pair(&s.from, &s.to);
	target_start(&t, consume, &s);
	MUST(pthread_create(&feeder, NULL, feed, &s) == 0);
	target_harass(&t, seed);
	target_check(&t);
	MUST(pthread_join(feeder, NULL) == 0);
	MUST(closesocket(s.from) == 0);
	MUST(closesocket(s.to) == 0);
	return t.interrupted;
}

/* A send that is cancelled has either sent all, or broken the stream for good. */
static void *
push(void *argument)
{
	struct target *t = argument;
	struct stream *s = t->work;
	static char block[1 << 18];
	int sent;

	atomic_store(&t->tid, GetCurrentThreadId());
	do
		sent = send(s->from, block, sizeof block, 0);
	while (sent == (int)sizeof block);
	MUST(sent == SOCKET_ERROR);
	MUST(WSAGetLastError() == WSAEINTR);
	t->interrupted++;
	atomic_store(&t->done, true);
	return NULL;
}

static void
one_send(struct target *t, struct stream *s)
{
	char c;
	int again, error;

	stress_pair(&s->from, &s->to);
	target_start(t, push, s);
	target_harass(t, s->seed);
	target_check(t);
	again = send(s->from, "x", 1, 0);
	error = WSAGetLastError();
	/* Nothing of the block had gone: the stream is whole. */
	MUST(again == 1 || error == WSAECONNABORTED || error == WSAEINTR);
	if (again != 1)
		while (recv(s->to, &c, 1, 0) == 1)
			;
	MUST(closesocket(s->from) == 0);
	MUST(closesocket(s->to) == 0);
}

long
scene_send(long count, unsigned seed)
{
	struct stream s = {.seed = seed};
	struct target t;
	long interrupted = 0;

	for (long i = 0; i < count / 64 + 1; i++) {
		next_random(&s.seed);
		one_send(&t, &s);
		interrupted += t.interrupted;
	}
	return interrupted;
}

struct acceptor {
	SOCKET listener;
	long count;
};

static void *
take(void *argument)
{
	struct target *t = argument;
	struct acceptor *a = t->work;

	atomic_store(&t->tid, GetCurrentThreadId());
	for (long taken = 0; taken < a->count;) {
		SOCKET s = accept(a->listener, NULL, NULL);

		if (s == INVALID_SOCKET) {
			MUST(WSAGetLastError() == WSAEINTR);
			t->interrupted++;
			continue;
		}
		taken++;
		MUST(closesocket(s) == 0);
	}
	atomic_store(&t->done, true);
	return NULL;
}

struct caller {
	struct sockaddr_in name;
	long count;
};

/* As many connections as are accepted, ended with a reset so that no port stays busy. */
static void *
call(void *argument)
{
	struct caller *c = argument;
	struct linger hard = {1, 0};
	char end;

	for (long i = 0; i < c->count; i++) {
		SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

		MUST(s != INVALID_SOCKET);
		MUST(connect(s, (struct sockaddr *)&c->name, sizeof c->name) == 0);
		MUST(recv(s, &end, 1, 0) == 0);
		MUST(setsockopt(s, SOL_SOCKET, SO_LINGER, (char *)&hard, sizeof hard) == 0);
		MUST(closesocket(s) == 0);
	}
	return NULL;
}

/* No connection is lost between a cancel and the next accept. */
long
scene_accept(long count, unsigned seed)
{
	struct caller c = {.count = count};
	struct acceptor a = {.listener = stress_listener(&c.name), .count = count};
	struct target t;
	pthread_t caller;

	target_start(&t, take, &a);
	MUST(pthread_create(&caller, NULL, call, &c) == 0);
	target_harass(&t, seed);
	target_check(&t);
	MUST(pthread_join(caller, NULL) == 0);
	MUST(closesocket(a.listener) == 0);
	return t.interrupted;
}

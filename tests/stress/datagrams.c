/* Scenes over datagrams: they arrive in order; select; sockets that are closed under their callers. */
#include "stress.h"

enum { IN_FLIGHT = 32 };

struct flow {
	SOCKET from, to;
	struct sockaddr_in name;
	long count;
	atomic_long received;
};

static SOCKET
datagram_socket(struct sockaddr_in *name)
{
	SOCKET s = socket(AF_INET, SOCK_DGRAM, 0);
	int len = sizeof *name;

	*name = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	MUST(s != INVALID_SOCKET);
	MUST(bind(s, (struct sockaddr *)name, sizeof *name) == 0);
	MUST(getsockname(s, (struct sockaddr *)name, &len) == 0);
	return s;
}

static void
open_flow(struct flow *f, long count)
{
	struct sockaddr_in other;

	f->to = datagram_socket(&f->name);
	f->from = datagram_socket(&other);
	f->count = count;
	atomic_store(&f->received, 0);
}

static void
close_flow(struct flow *f)
{
	MUST(closesocket(f->from) == 0);
	MUST(closesocket(f->to) == 0);
}

/* Never more under way than the socket's buffer holds: then UDP over loopback loses nothing. */
static void *
send_numbers(void *argument)
{
	struct flow *f = argument;

	for (long i = 0; i < f->count; i++) {
		while (i - atomic_load(&f->received) >= IN_FLIGHT)
			SwitchToThread();
		MUST(sendto(f->from, (char *)&i, sizeof i, 0, (struct sockaddr *)&f->name, sizeof f->name) == sizeof i);
	}
	return NULL;
}

static void *
receive_numbers(void *argument)
{
	struct target *t = argument;
	struct flow *f = t->work;

	atomic_store(&t->tid, GetCurrentThreadId());
	for (long expected = 0; expected < f->count;) {
		long number;
		int n = recv(f->to, (char *)&number, sizeof number, 0);

		if (n == SOCKET_ERROR) {
			MUST(WSAGetLastError() == WSAEINTR);
			t->interrupted++;
			continue;
		}
		MUST(n == sizeof number && number == expected);
		atomic_store(&f->received, ++expected);
	}
	atomic_store(&t->done, true);
	return NULL;
}

/* The same by way of select: what it says is ready is there. */
static void *
select_numbers(void *argument)
{
	struct target *t = argument;
	struct flow *f = t->work;

	atomic_store(&t->tid, GetCurrentThreadId());
	for (long expected = 0; expected < f->count;) {
		fd_set set = {.fd_count = 1, .fd_array = {f->to}};
		long number;

		if (select(0, &set, NULL, NULL, NULL) == SOCKET_ERROR) {
			MUST(WSAGetLastError() == WSAEINTR);
			t->interrupted++;
			continue;
		}
		MUST(set.fd_count == 1);
		MUST(recv(f->to, (char *)&number, sizeof number, 0) == sizeof number);
		MUST(number == expected);
		atomic_store(&f->received, ++expected);
	}
	atomic_store(&t->done, true);
	return NULL;
}

static long
run_flow(long count, unsigned seed, void *(*receiver)(void *))
{
	struct flow f;
	struct target t;
	pthread_t sender;

	open_flow(&f, count);
	target_start(&t, receiver, &f);
	MUST(pthread_create(&sender, NULL, send_numbers, &f) == 0);
	target_harass(&t, seed);
	target_check(&t);
	MUST(pthread_join(sender, NULL) == 0);
	close_flow(&f);
	return t.interrupted;
}

long
scene_datagrams(long count, unsigned seed)
{
	return run_flow(count, seed, receive_numbers);
}

long
scene_select(long count, unsigned seed)
{
	return run_flow(count, seed, select_numbers);
}

enum { ROUNDS = 1, STOP = -1 };

/* One thread goes on receiving on whatever socket it is handed; the other closes that socket under it, while a datagram and a cancel may come
 * at the same time. The number of the socket is soon another's: nothing of that may be seen. */
struct closing {
	atomic_long round;              /* the socket of this round is up; STOP: no more */
	atomic_long finished;           /* the receiver is through with this round */
	SOCKET s;
	char tag;
	long interrupted;
};

static void
receive_until_closed(struct closing *c)
{
	for (;;) {
		char got;
		int n = recv(c->s, &got, 1, 0);
		int error = WSAGetLastError();

		if (n == 1) {
			MUST(got == c->tag);
			return;
		}
		MUST(error == WSAEINTR);
		c->interrupted++;
		return;
	}
}

static void *
follow(void *argument)
{
	struct target *t = argument;
	struct closing *c = t->work;
	long round = 0;

	atomic_store(&t->tid, GetCurrentThreadId());
	for (;;) {
		long now = atomic_load(&c->round);

		if (now == STOP)
			break;
		if (now == round) {
			SwitchToThread();
			continue;
		}
		round = now;
		receive_until_closed(c);
		atomic_store(&c->finished, round);
	}
	return NULL;
}

/* The receiver is in its call, or has left it. */
static void
await_call(struct closing *c, struct target *t, long round)
{
	while (!winsock_thread_blocking(atomic_load(&t->tid)) && atomic_load(&c->finished) != round)
		SwitchToThread();
}

static void
close_one(struct closing *c, struct target *t, long round, unsigned *seed)
{
	struct sockaddr_in name, other;
	SOCKET from = datagram_socket(&other);

	c->s = datagram_socket(&name);
	c->tag = (char)round;
	atomic_store(&c->round, round);
	await_call(c, t, round);
	if (next_random(seed) % 2)
		MUST(sendto(from, &c->tag, 1, 0, (struct sockaddr *)&name, sizeof name) == 1);
	if (next_random(seed) % 2)
		winsock_cancel_thread(atomic_load(&t->tid));
	MUST(closesocket(c->s) == 0);
	MUST(closesocket(from) == 0);
	while (atomic_load(&c->finished) != round)
		SwitchToThread();
}

long
scene_close(long count, unsigned seed)
{
	struct closing c = {.s = INVALID_SOCKET};
	struct target t;

	target_start(&t, follow, &c);
	for (long round = ROUNDS; round <= count; round++)
		close_one(&c, &t, round, &seed);
	atomic_store(&c.round, STOP);
	MUST(pthread_join(t.thread, NULL) == 0);
	return c.interrupted;
}

/* The work in raw POSIX calls, as a careful program would write it. */
#include "bench.h"
#include "events.h"
#include "overlapped.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

static char block[BENCH_SIZE], sink[BENCH_SIZE];

static void
start(void)
{
}

static long
must(const char *call, long result)
{
	if (result < 0)
		bench_die(call, errno);
	return result;
}

static int
bound(int type, struct sockaddr_in *name)
{
	socklen_t len = sizeof *name;
	int fd = (int)must("socket", socket(AF_INET, type, 0));

	*name = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	must("bind", bind(fd, (struct sockaddr *)name, sizeof *name));
	must("getsockname", getsockname(fd, (struct sockaddr *)name, &len));
	return fd;
}

static void
pair(int ends[2])
{
	struct sockaddr_in name;
	int listener = bound(SOCK_STREAM, &name), on = 1;

	must("listen", listen(listener, 1));
	ends[0] = (int)must("socket", socket(AF_INET, SOCK_STREAM, 0));
	must("connect", connect(ends[0], (struct sockaddr *)&name, sizeof name));
	ends[1] = (int)must("accept", accept(listener, NULL, NULL));
	for (int i = 0; i < 2; i++)
		must("setsockopt", setsockopt(ends[i], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
	close(listener);
}

static void
part(int ends[2])
{
	close(ends[0]);
	close(ends[1]);
}

static void
send_all(int fd, const char *data, size_t size)
{
	while (size > 0) {
		size_t sent = (size_t)must("send", send(fd, data, size, MSG_NOSIGNAL));

		data += sent;
		size -= sent;
	}
}

static void
recv_all(int fd, char *data, size_t size)
{
	while (size > 0) {
		size_t got = (size_t)must("recv", recv(fd, data, size, 0));

		if (!got)
			bench_die("recv", 0);
		data += got;
		size -= got;
	}
}

struct peer {
	int fd;
	unsigned size;
};

static void *
echo(void *argument)
{
	struct peer *peer = argument;
	char message[BENCH_SIZE];

	for (int i = 0; i < BENCH_TRIPS; i++) {
		recv_all(peer->fd, message, peer->size);
		send_all(peer->fd, message, peer->size);
	}
	return NULL;
}

static double
ping_pong(unsigned size)
{
	int ends[2];
	struct peer peer;
	pthread_t thread;
	int64_t from;

	pair(ends);
	peer = (struct peer){ends[1], size};
	must("pthread_create", -pthread_create(&thread, NULL, echo, &peer));
	from = bench_now();
	for (int i = 0; i < BENCH_TRIPS; i++) {
		send_all(ends[0], block, size);
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
	int ends[2];
	int64_t spent = 0;

	pair(ends);
	for (int i = 0; i < BENCH_BATCHES; i++) {
		int64_t from;

		send_all(ends[0], block, (size_t)BENCH_BATCH * size);
		from = bench_now();
		for (int j = 0; j < BENCH_BATCH; j++)
			must("recv", recv(ends[1], sink, size, 0));
		spent += bench_now() - from;
	}
	part(ends);
	return (double)spent / (BENCH_BATCHES * BENCH_BATCH);
}

static double
send_ready(unsigned size)
{
	int ends[2];
	int64_t spent = 0;

	pair(ends);
	for (int i = 0; i < BENCH_BATCHES; i++) {
		int64_t from = bench_now();

		for (int j = 0; j < BENCH_BATCH; j++)
			must("send", send(ends[0], block, size, MSG_NOSIGNAL));
		spent += bench_now() - from;
		recv_all(ends[1], sink, (size_t)BENCH_BATCH * size);
	}
	part(ends);
	return (double)spent / (BENCH_BATCHES * BENCH_BATCH);
}

static double
recvfrom_ready(unsigned size)
{
	struct sockaddr_in name, sender;
	int fd = bound(SOCK_DGRAM, &name);
	int64_t spent = 0;

	for (int i = 0; i < BENCH_BATCHES; i++) {
		int64_t from;

		for (int j = 0; j < BENCH_BATCH; j++)
			must("sendto", sendto(fd, block, size, 0, (struct sockaddr *)&name, sizeof name));
		from = bench_now();
		for (int j = 0; j < BENCH_BATCH; j++) {
			socklen_t len = sizeof sender;

			must("recvfrom", recvfrom(fd, sink, size, 0, (struct sockaddr *)&sender, &len));
		}
		spent += bench_now() - from;
	}
	close(fd);
	return (double)spent / (BENCH_BATCHES * BENCH_BATCH);
}

static void *
pour(void *argument)
{
	struct peer *peer = argument;

	bench_pin(1);
	for (int i = 0; i < BENCH_BLOCKS; i++)
		send_all(peer->fd, block, peer->size);
	return NULL;
}

static double
bulk(unsigned size)
{
	int ends[2];
	struct peer peer;
	pthread_t thread;
	int64_t from;

	pair(ends);
	peer = (struct peer){ends[1], size};
	must("pthread_create", -pthread_create(&thread, NULL, pour, &peer));
	from = bench_now();
	for (size_t left = (size_t)BENCH_BLOCKS * size; left > 0;) {
		size_t got = (size_t)must("recv", recv(ends[0], sink, size, 0));

		if (!got)
			bench_die("recv", 0);
		left -= got;
	}
	from = bench_now() - from;
	pthread_join(thread, NULL);
	part(ends);
	return (double)from / BENCH_BLOCKS;
}

/* The table of poll() stands ready from one call to the next; select() of libc cannot take descriptors above 1023. */
static double
select_one(unsigned count)
{
	static struct pollfd fds[BENCH_SOCKETS];
	struct sockaddr_in name;
	int64_t from;

	for (unsigned i = 0; i < count; i++)
		fds[i] = (struct pollfd){.fd = bound(SOCK_DGRAM, &name), .events = POLLIN};
	must("sendto", sendto(fds[count - 1].fd, block, 1, 0, (struct sockaddr *)&name, sizeof name));
	from = bench_now();
	for (int i = 0; i < BENCH_SELECTS; i++)
		if (must("poll", poll(fds, count, 1000)) != 1 || !fds[count - 1].revents)
			bench_die("poll", 0);
	from = bench_now() - from;
	for (unsigned i = 0; i < count; i++)
		close(fds[i].fd);
	return (double)from / BENCH_SELECTS;
}

struct victim {
	int fd, wake;
	atomic_bool blocking;
	int64_t returned;
	sem_t done;
};

/* A recv that can be cancelled: try, then wait for the socket or for the eventfd. */
static int
cancellable_recv(struct victim *v)
{
	char byte;
	uint64_t count;
	struct pollfd fds[2] = {{.fd = v->fd, .events = POLLIN}, {.fd = v->wake, .events = POLLIN}};

	while (recv(v->fd, &byte, 1, MSG_DONTWAIT) < 0 && errno == EAGAIN) {
		atomic_store(&v->blocking, true);
		must("poll", poll(fds, 2, -1));
		atomic_store(&v->blocking, false);
		if (fds[1].revents) {
			must("read", read(v->wake, &count, sizeof count));
			return ECANCELED;
		}
	}
	return 0;
}

static void *
suffer(void *argument)
{
	struct victim *v = argument;

	for (int i = 0; i < BENCH_CANCELS; i++) {
		if (cancellable_recv(v) != ECANCELED)
			bench_die("cancellable_recv", 0);
		v->returned = bench_now();
		sem_post(&v->done);
	}
	return NULL;
}

static double
cancel(unsigned unused)
{
	int ends[2];
	double spent[BENCH_CANCELS];
	struct victim v = {.wake = (int)must("eventfd", eventfd(0, EFD_NONBLOCK))};
	pthread_t thread;

	(void)unused;
	pair(ends);
	v.fd = ends[0];
	sem_init(&v.done, 0, 0);
	must("pthread_create", -pthread_create(&thread, NULL, suffer, &v));
	for (int i = 0; i < BENCH_CANCELS; i++) {
		int64_t from;

		while (!atomic_load(&v.blocking))
			bench_settle();
		bench_settle();
		from = bench_now();
		must("write", write(v.wake, &(uint64_t){1}, sizeof(uint64_t)));
		while (sem_wait(&v.done))
			;
		spent[i] = (double)(v.returned - from);
	}
	pthread_join(thread, NULL);
	sem_destroy(&v.done);
	close(v.wake);
	part(ends);
	return bench_median(spent, BENCH_CANCELS);
}

const struct bench_side bench_posix = {
	.start = start,
	.ping_pong = ping_pong,
	.recv_ready = recv_ready,
	.send_ready = send_ready,
	.recvfrom_ready = recvfrom_ready,
	.bulk = bulk,
	.select = select_one,
	.cancel = cancel,
	.event_trip = bench_posix_event_trip,
	.event_ready = bench_posix_event_ready,
	.event_many = bench_posix_event_many,
	.queue_trip = bench_posix_queue_trip,
	.overlapped = bulk,
	.wake = bench_posix_wake,
};

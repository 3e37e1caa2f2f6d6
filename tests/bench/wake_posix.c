/* There and back of a byte between two threads that sleep in epoll_wait. */
#include "bench.h"
#include "overlapped.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static int
must(const char *call, long result)
{
	if (result < 0)
		bench_die(call, errno);
	return (int)result;
}

static void
pair(int ends[2])
{
	struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t len = sizeof name;
	int listener = must("socket", socket(AF_INET, SOCK_STREAM, 0)), on = 1;

	must("bind", bind(listener, (struct sockaddr *)&name, sizeof name));
	must("getsockname", getsockname(listener, (struct sockaddr *)&name, &len));
	must("listen", listen(listener, 1));
	ends[0] = must("socket", socket(AF_INET, SOCK_STREAM, 0));
	must("connect", connect(ends[0], (struct sockaddr *)&name, sizeof name));
	ends[1] = must("accept", accept(listener, NULL, NULL));
	for (int i = 0; i < 2; i++) {
		must("setsockopt", setsockopt(ends[i], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
		must("fcntl", fcntl(ends[i], F_SETFL, O_NONBLOCK));
	}
	close(listener);
}

static int
watch(int fd)
{
	int set = must("epoll_create1", epoll_create1(0));

	must("epoll_ctl", epoll_ctl(set, EPOLL_CTL_ADD, fd, &(struct epoll_event){.events = EPOLLIN}));
	return set;
}

static void
await_byte(int fd, int set)
{
	struct epoll_event ready;
	char byte;

	must("epoll_wait", epoll_wait(set, &ready, 1, -1));
	must("recv", recv(fd, &byte, 1, 0));
}

static void *
answer(void *argument)
{
	int fd = *(int *)argument, set = watch(fd);

	for (int i = 0; i < BENCH_TRIPS; i++) {
		await_byte(fd, set);
		must("send", send(fd, "x", 1, MSG_NOSIGNAL));
	}
	close(set);
	return NULL;
}

double
bench_posix_wake(unsigned unused)
{
	int ends[2], set;
	pthread_t thread;
	int64_t from;

	(void)unused;
	pair(ends);
	set = watch(ends[0]);
	must("pthread_create", -pthread_create(&thread, NULL, answer, &ends[1]));
	from = bench_now();
	for (int i = 0; i < BENCH_TRIPS; i++) {
		must("send", send(ends[0], "x", 1, MSG_NOSIGNAL));
		await_byte(ends[0], set);
	}
	from = bench_now() - from;
	pthread_join(thread, NULL);
	close(set);
	close(ends[0]);
	close(ends[1]);
	return (double)from / BENCH_TRIPS;
}

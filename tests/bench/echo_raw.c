/* echo_raw server CONNECTIONS | client PORT CONNECTIONS SECONDS: an echo server on raw epoll, and the clients of both servers.
 *
 * The server says its port, serves until all connections are gone, and says what it used. The client has one request under way on each connection and says how
 * many were answered in a second. */
#include "echo_common.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BATCH = 64 };

static int
must(const char *call, int result)
{
	if (result < 0)
		echo_die(call, errno);
	return result;
}

static void
set_up(int fd, int set)
{
	int on = 1;

	must("setsockopt", setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
	must("epoll_ctl", epoll_ctl(set, EPOLL_CTL_ADD, fd, &(struct epoll_event){.events = EPOLLIN, .data.fd = fd}));
}

static int
open_listener(void)
{
	struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t len = sizeof name;
	int fd = must("socket", socket(AF_INET, SOCK_STREAM, 0));

	must("bind", bind(fd, (struct sockaddr *)&name, sizeof name));
	must("listen", listen(fd, 1024));
	must("getsockname", getsockname(fd, (struct sockaddr *)&name, &len));
	printf("%d\n", ntohs(name.sin_port));
	fflush(stdout);
	return fd;
}

/* Its buffers: one a connection, as the other server's, which a slow client would need here as well. */
struct connection {
	char data[ECHO_ROOM];
	int fd;
};

static int
serve_one(struct connection *c)
{
	ssize_t got = recv(c->fd, c->data, sizeof c->data, 0);

	if (got > 0) {
		if (send(c->fd, c->data, (size_t)got, MSG_NOSIGNAL) == got)
			return 0;
	} else if (got < 0 && errno == EAGAIN)
		return 0;
	close(c->fd);
	return 1;
}

static int
server(int connections)
{
	struct connection *all = calloc((size_t)connections, sizeof *all);
	int listener = open_listener(), set = must("epoll_create1", epoll_create1(0)), left = connections, on = 1;
	long rss = 0, anonymous = 0;

	for (int i = 0; i < connections; i++) {
		all[i].fd = must("accept4", accept4(listener, NULL, NULL, SOCK_NONBLOCK));
		must("setsockopt", setsockopt(all[i].fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
		must("epoll_ctl", epoll_ctl(set, EPOLL_CTL_ADD, all[i].fd, &(struct epoll_event){.events = EPOLLIN, .data.ptr = &all[i]}));
	}
	while (left > 0) {
		struct epoll_event ready[BATCH];
		int count = must("epoll_wait", epoll_wait(set, ready, BATCH, -1));

		for (int i = 0; i < count; i++) {
			if (!serve_one(ready[i].data.ptr))
				continue;
			if (left-- == connections) {
				rss = echo_memory("VmRSS:");
				anonymous = echo_memory("RssAnon:");
			}
		}
	}
	echo_report(rss, anonymous, echo_cpu());
	return 0;
}

static int
connect_to(int port)
{
	struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons((in_port_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct linger hard = {1, 0};
	int fd = must("socket", socket(AF_INET, SOCK_STREAM, 0));

	must("connect", connect(fd, (struct sockaddr *)&name, sizeof name));
	must("setsockopt", setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard));
	return fd;
}

static long
trips_until(int set, double end)
{
	struct epoll_event ready[BATCH];
	char data[ECHO_SIZE];
	long trips = 0;

	while (echo_seconds() < end) {
		int count = must("epoll_wait", epoll_wait(set, ready, BATCH, 1000));

		for (int i = 0; i < count; i++) {
			if (recv(ready[i].data.fd, data, sizeof data, 0) != sizeof data)
				echo_die("recv", errno);
			if (send(ready[i].data.fd, data, sizeof data, MSG_NOSIGNAL) != sizeof data)
				echo_die("send", errno);
			trips++;
		}
	}
	return trips;
}

static int
client(int port, int connections, double seconds)
{
	int set = must("epoll_create1", epoll_create1(0)), *fds = calloc((size_t)connections, sizeof *fds);
	char data[ECHO_SIZE] = "request";
	double from;

	for (int i = 0; i < connections; i++)
		set_up(fds[i] = connect_to(port), set);
	for (int i = 0; i < connections; i++)
		if (send(fds[i], data, sizeof data, 0) != sizeof data)
			echo_die("send", errno);
	trips_until(set, echo_seconds() + 0.2);
	from = echo_seconds();
	printf("%.0f\n", (double)trips_until(set, from + seconds) / (echo_seconds() - from));
	/* All have asked; each is answered before it ends, so that the server's memory is that of its busiest moment. */
	for (int i = 0; i < connections; i++)
		close(fds[i]);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "server")) {
		echo_prepare(0);
		return server(atoi(argv[2]));
	}
	if (argc == 5 && !strcmp(argv[1], "client")) {
		echo_prepare(1);
		return client(atoi(argv[2]), atoi(argv[3]), atof(argv[4]));
	}
	fprintf(stderr, "usage: echo_raw server CONNECTIONS | client PORT CONNECTIONS SECONDS\n");
	return 2;
}

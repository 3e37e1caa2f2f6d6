/* What the kernel's state makes of network events (netevents.h). The netevents' lock is held throughout. */
#include "provider/arrival.h"
#include "provider/connect.h"
#include "provider/netevents.h"

/* One look. */
struct look {
	struct wsi_netevents *ne;
	struct wsi_sock *sock;
	long wanted;
	bool edge;              /* the kernel has told that something came */
	int revents;            /* of poll(), as far as it was needed */
	bool failed;            /* the connection was reset */
};

enum {
	OVER = WSI_POLL_RDHUP | WSI_POLL_HUP | WSI_POLL_ERR,
	KINDS = 10,             /* FD_MAX_EVENTS */
};

_Static_assert(KINDS == FD_MAX_EVENTS, "of the SDK");

static int
index_of(long event)
{
	return __builtin_ctzl((unsigned long)event);
}

/* What need not be asked, because the edge would have said it. */
static long
possible(long wanted, int revents)
{
	if (!(revents & (WSI_POLL_IN | WSI_POLL_ERR)))
		wanted &= ~(FD_READ | FD_ACCEPT);
	if (!(revents & WSI_POLL_PRI))
		wanted &= ~FD_OOB;
	if (!(revents & WSI_POLL_OUT))
		wanted &= ~FD_WRITE;
	if (!(revents & OVER))
		wanted &= ~FD_CLOSE;
	return wanted;
}

static int
ask(const struct look *l)
{
	struct wsi_pollfd p = {.fd = l->sock->fd, .events = WSI_POLL_IN | WSI_POLL_PRI | WSI_POLL_OUT | WSI_POLL_RDHUP};
	unsigned ready;

	return wsi_posix_poll(&p, 1, 0, &ready) || !ready ? 0 : (unsigned short)p.revents;
}

/* So much is waiting: news where it is more than was last seen. */
static void
weigh(struct look *l, long event, uint64_t amount)
{
	uint64_t *seen = &l->ne->seen[index_of(event)];
	bool more = amount > *seen;

	*seen = amount;
	if (more)
		wsi_netevents_come(l->ne, l->sock, event, 0);
}

/* Something is waiting and the kernel does not say how much: an edge brings more. */
static uint64_t
guess(const struct look *l, long event)
{
	uint64_t seen = l->ne->seen[index_of(event)];

	return seen + (l->edge || !seen);
}

static void
come_once(struct look *l, long event, int error)
{
	if (!(l->ne->told & event))
		wsi_netevents_come(l->ne, l->sock, event, error);
}

/* Connects that have ended since, were it before the first selection. A new connection begins anew. */
static void
note_connects(struct look *l)
{
	struct wsi_netevents *ne = l->ne;
	unsigned connects = atomic_load(&l->sock->connects);
	int error;

	if (connects == ne->connects)
		return;
	ne->connects = connects;
	pthread_mutex_lock(&l->sock->lock);
	error = atomic_load(&l->sock->connected) ? 0 : l->sock->more.connect_error;
	pthread_mutex_unlock(&l->sock->lock);
	if (!error) {
		ne->told &= ~(FD_WRITE | FD_CLOSE);
		ne->recorded &= ~(FD_WRITE | FD_CLOSE);
	}
	wsi_netevents_come(ne, l->sock, FD_CONNECT, error);
}

/* What was selected anew may be asked for by an edge only: that of room to send is not told without asking. */
static void
look_for_room(struct look *l)
{
	if (!(l->wanted & FD_WRITE) || l->ne->told & FD_WRITE)
		return;
	if (l->revents & WSI_POLL_OUT)
		come_once(l, FD_WRITE, 0);
	else
		wsi_async_watch(l->sock, wsi_async_of(l->sock), true);
}

static void
look_for_data(struct look *l)
{
	uint32_t bytes = 0;

	if (l->wanted & FD_READ && !atomic_load(&l->sock->recv_shut) && !wsi_posix_available(l->sock->fd, &bytes))
		weigh(l, FD_READ, bytes);
}

/* A second byte comes as more that was received, though other data may have come with it. */
static void
look_for_urgent(struct look *l)
{
	uint64_t received;

	if (!(l->wanted & FD_OOB))
		return;
	if (!(l->revents & WSI_POLL_PRI) || wsi_sock_is_oob_inline(l->sock))
		weigh(l, FD_OOB, 0);
	else if (wsi_posix_received(l->sock->fd, &received))
		weigh(l, FD_OOB, guess(l, FD_OOB));
	else
		weigh(l, FD_OOB, received + 1);
}

/* "test_events (close)": a reset is WSAECONNABORTED. */
static void
look_for_end(struct look *l)
{
	if (l->wanted & FD_CLOSE && l->revents & OVER)
		come_once(l, FD_CLOSE, l->failed ? WSAECONNABORTED : 0);
}

/* A look for data alone needs no poll. */
static void
look_connected(struct look *l)
{
	if (l->wanted & ~l->ne->told & (FD_WRITE | FD_CLOSE) || l->wanted & FD_OOB)
		l->revents = ask(l);
	l->failed = l->revents & WSI_POLL_ERR || atomic_load(&l->sock->reset);
	look_for_data(l);
	look_for_urgent(l);
	if (!l->failed)
		look_for_room(l);
	look_for_end(l);
}

static void
look_listening(struct look *l)
{
	uint32_t count;

	if (!(l->wanted & FD_ACCEPT))
		return;
	if (!wsi_posix_backlog(l->sock->fd, &count))
		weigh(l, FD_ACCEPT, (uint64_t)count + wsi_arrival_waits(l->sock));
	else
		weigh(l, FD_ACCEPT, wsi_arrival_waits(l->sock) || ask(l) & WSI_POLL_IN ? guess(l, FD_ACCEPT) : 0);
}

static void
look_for_datagrams(struct look *l)
{
	uint32_t memory;

	if (!(l->wanted & FD_READ) || atomic_load(&l->sock->recv_shut))
		return;
	/* What became of an earlier datagram is for the next receive to tell. */
	if (!(l->revents & (WSI_POLL_IN | WSI_POLL_ERR)) && !atomic_load(&l->sock->reset))
		weigh(l, FD_READ, 0);
	else if (!wsi_posix_queued(l->sock->fd, &memory) && memory)
		weigh(l, FD_READ, memory);
	else
		weigh(l, FD_READ, guess(l, FD_READ));
}

static void
look_bound(struct look *l)
{
	l->revents = ask(l);
	look_for_datagrams(l);
	look_for_room(l);
}

static bool
may_have_events(struct look *l)
{
	struct wsi_sock *sock = l->sock;
	bool stream = wsi_sock_is_stream(sock);

	if (stream && !atomic_load(&sock->connected))
		wsi_connect_settle(sock);
	note_connects(l);
	return atomic_load(stream ? &sock->connected : &sock->bound);
}

void
wsi_netlook(struct wsi_netevents *ne, struct wsi_sock *sock, long wanted, int revents)
{
	struct look l = {.ne = ne, .sock = sock, .wanted = possible(wanted, revents), .edge = revents != -1};
	bool stream = wsi_sock_is_stream(sock), awake = may_have_events(&l);

	if (awake && stream)
		look_connected(&l);
	else if (awake)
		look_bound(&l);
	else if (stream && wsi_sock_is_listening(sock)) {
		awake = true;
		look_listening(&l);
	}
	atomic_store(&ne->dormant, !awake);
}

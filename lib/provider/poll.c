/* WSAPoll. Not of the SPI: like Windows' it works on the base provider's sockets ("WSAPoll" of observed-behaviour.md). */
#include <stddef.h>

#include "base/lasterror.h"
#include "provider/arrival.h"
#include "provider/connect.h"
#include "provider/crowd.h"
#include "provider/provider.h"

enum {
	ASKED = POLLRDNORM | POLLRDBAND | POLLWRNORM,
	UNASKED = POLLERR | POLLHUP | POLLNVAL,
};

/* One place of the caller's array. */
struct place {
	WSAPOLLFD *theirs;
	SHORT events;
	unsigned number;        /* its member's, or NONE */
};

enum { NONE = 0xffffffffu };

struct poll {
	struct wsi_crowd crowd;
	struct place *places;
	ULONG count;
};

static bool
ask(struct wsi_member *m, short *events)
{
	*events = (short)((m->wanted & POLLRDNORM ? WSI_POLL_IN : 0) | (m->wanted & POLLRDBAND ? WSI_POLL_PRI : 0) |
		(m->wanted & POLLWRNORM ? WSI_POLL_OUT : 0));
	if (!wsi_sock_is_stream(m->sock))
		return true;
	/* The peer's end is told unasked, and a byte in line shows as urgent. */
	*events |= WSI_POLL_RDHUP | (m->wanted & POLLRDNORM ? WSI_POLL_PRI : 0);
	/* So is the end of a connect. */
	if (!atomic_load_explicit(&m->sock->connected, memory_order_relaxed))
		*events |= WSI_POLL_OUT;
	return !wsi_crowd_is_idle(m->sock);
}

static bool
has_data(struct wsi_sock *sock)
{
	uint32_t bytes;

	return !wsi_posix_available(sock->fd, &bytes) && bytes;
}

/* The end of a stream is no data, though poll() says so; an urgent byte is, where it stays in line. */
static unsigned
judge_input(struct wsi_sock *sock, int revents)
{
	bool urgent = revents & WSI_POLL_PRI, in_line = urgent && wsi_sock_is_oob_inline(sock);
	unsigned got = urgent && !in_line ? POLLRDBAND : 0;

	if (in_line)
		return POLLRDNORM;
	if (revents & WSI_POLL_RDHUP)
		return got | POLLHUP | (has_data(sock) ? POLLRDNORM : 0);
	return got | (revents & WSI_POLL_IN ? POLLRDNORM : 0);
}

static unsigned
judge_connected(struct wsi_sock *sock, int revents)
{
	if (revents & WSI_POLL_ERR || atomic_load(&sock->reset))
		return POLLERR | POLLHUP | POLLWRNORM;
	return judge_input(sock, revents) | (revents & WSI_POLL_OUT ? POLLWRNORM : 0);
}

static unsigned
judge_unconnected(struct wsi_sock *sock, int revents)
{
	if (wsi_crowd_has_failed(sock))
		return POLLERR | POLLHUP | POLLWRNORM;
	return wsi_sock_is_listening(sock) && (revents & WSI_POLL_IN || wsi_arrival_waits(sock)) ? POLLRDNORM : 0;
}

static unsigned
judge_stream(struct wsi_sock *sock, int revents)
{
	if (revents & (WSI_POLL_OUT | WSI_POLL_ERR | WSI_POLL_HUP))
		wsi_connect_settle(sock);
	return atomic_load(&sock->connected) ? judge_connected(sock, revents) : judge_unconnected(sock, revents);
}

/* A report on an earlier datagram is there to be received; an unbound socket is writable and nothing else. */
static unsigned
judge_datagrams(struct wsi_sock *sock, int revents)
{
	bool told = revents & (WSI_POLL_IN | WSI_POLL_ERR) || atomic_load(&sock->reset);

	return (told && atomic_load(&sock->bound) ? POLLRDNORM : 0) | (revents & WSI_POLL_OUT ? POLLWRNORM : 0);
}

static void
judge(struct wsi_member *m, short revents)
{
	unsigned got;

	if (wsi_sock_is_closing(m->sock) || revents & WSI_POLL_NVAL) {
		m->got = POLLNVAL;
		return;
	}
	got = wsi_sock_is_stream(m->sock) ? judge_stream(m->sock, revents) : judge_datagrams(m->sock, revents);
	m->got = got & (m->wanted | UNASKED);
	m->deaf = !m->got && revents & (WSI_POLL_ERR | WSI_POLL_HUP);
}

static const struct wsi_crowd_rules rules = {.ask = ask, .judge = judge};

static int
put_revents(const struct place *place, unsigned revents)
{
	SHORT value = (SHORT)revents;

	return wsi_posix_copy_out((char *)place->theirs + offsetof(WSAPOLLFD, revents), &value, sizeof value);
}

static int
read_place(struct place *place, WSAPOLLFD *theirs, SOCKET *s)
{
	WSAPOLLFD fd;
	int error = wsi_posix_copy_in(&fd, theirs, sizeof fd);

	if (error)
		return error;
	*place = (struct place){.theirs = theirs, .events = fd.events, .number = NONE};
	*s = fd.fd;
	return 0;
}

/* "test_WSAPoll": what is no socket is POLLNVAL, and not counted; but where its events are none that can be asked for the call fails, except for -1. */
static int
enter(struct poll *poll, struct place *place, SOCKET s)
{
	int error;

	if (s == INVALID_SOCKET)
		return put_revents(place, POLLNVAL);
	error = put_revents(place, 0);
	if (error)
		return error;
	if (place->events & ~ASKED)
		return WSAEINVAL;
	error = wsi_crowd_enter(&poll->crowd, s, &place->number);
	if (!error)
		poll->crowd.members[place->number].wanted |= (unsigned)place->events;
	if (error != WSAENOTSOCK)
		return error;
	place->number = NONE;
	return put_revents(place, POLLNVAL);
}

static int
prepare(struct poll *poll, WSAPOLLFD *theirs)
{
	void *places;
	int error = wsi_crowd_make_room(&poll->crowd, poll->count, sizeof *poll->places, &places);

	poll->places = places;
	for (ULONG i = 0; !error && i < poll->count; i++) {
		SOCKET s;

		error = read_place(&poll->places[i], &theirs[i], &s);
		if (!error)
			error = enter(poll, &poll->places[i], s);
	}
	return error || poll->crowd.count ? error : WSAENOTSOCK;
}

static int
answer(const struct poll *poll, int *result)
{
	int error = 0;

	for (ULONG i = 0; !error && i < poll->count; i++) {
		const struct place *place = &poll->places[i];
		unsigned got;

		if (place->number == NONE)
			continue;
		got = poll->crowd.members[place->number].got & ((unsigned)place->events | UNASKED);
		error = got ? put_revents(place, got) : 0;
		*result += got != 0;
	}
	return error;
}

static int
poll_all(WSAPOLLFD *fds, ULONG count, INT timeout, int *result)
{
	struct poll poll;
	unsigned ready;
	int error;

	if (!count || !fds)
		return count ? WSAEFAULT : WSAEINVAL;
	poll.count = count;
	wsi_crowd_begin(&poll.crowd, &rules);
	error = prepare(&poll, fds);
	if (!error)
		error = wsi_crowd_wait(&poll.crowd, timeout < 0 ? WSI_FOREVER : timeout * INT64_C(1000000), &ready);
	if (!error)
		error = answer(&poll, result);
	wsi_crowd_end(&poll.crowd);
	return error;
}

INT WSAAPI
wsi_WSAPoll(LPWSAPOLLFD fds, ULONG count, INT timeout)
{
	int result = 0;
	int error = poll_all(fds, count, timeout, &result);

	wsi_last_error = (DWORD)error;
	return error ? SOCKET_ERROR : result;
}

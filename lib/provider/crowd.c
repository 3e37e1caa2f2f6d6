#include "provider/crowd.h"

#include <stdlib.h>
#include <string.h>

#include "provider/blocking.h"
#include "provider/connect.h"

enum { FIRST = 64 };            /* numbers of descriptors made ready at first */

void
wsi_crowd_begin(struct wsi_crowd *crowd, const struct wsi_crowd_rules *rules)
{
	/* Member by member: the tables need no value. */
	crowd->rules = rules;
	crowd->count = 0;
	crowd->gone = false;
	crowd->numbers = crowd->few;
	crowd->limit = 0;
	crowd->tables = crowd->small;
}

/* The next part of the tables; the widest members come first, so each part is aligned. */
static void *
part(char **next, size_t size)
{
	char *here = *next;

	*next += size;
	return here;
}

int
wsi_crowd_make_room(struct wsi_crowd *crowd, size_t total, size_t extra, void **own)
{
	size_t each = sizeof *crowd->socks + sizeof *crowd->members + sizeof *crowd->fds + extra;
	size_t size;
	char *next;

	if (__builtin_mul_overflow(total + 1, each, &size))
		return WSAENOBUFS;
	next = size <= sizeof crowd->small ? crowd->small : malloc(size);
	if (!next)
		return WSAENOBUFS;
	crowd->tables = next;
	crowd->socks = part(&next, total * sizeof *crowd->socks);
	crowd->members = part(&next, total * sizeof *crowd->members);
	*own = part(&next, total * extra);
	crowd->fds = part(&next, (total + 1) * sizeof *crowd->fds);
	return 0;
}

/* Have room for the numbers of descriptors up to s. */
static int
reach(struct wsi_crowd *crowd, SOCKET s)
{
	SOCKET limit = crowd->limit ? crowd->limit : FIRST;
	unsigned *more = crowd->numbers;

	while (limit <= s)
		limit *= 2;
	if (limit > WSI_CROWD_FEW)
		more = realloc(more == crowd->few ? NULL : more, limit * sizeof *more);
	if (!more)
		return WSAENOBUFS;
	if (more != crowd->few && crowd->numbers == crowd->few)
		memcpy(more, crowd->few, crowd->limit * sizeof *more);
	memset(more + crowd->limit, 0, (limit - crowd->limit) * sizeof *more);
	crowd->numbers = more;
	crowd->limit = limit;
	return 0;
}

int
wsi_crowd_enter(struct wsi_crowd *crowd, SOCKET s, unsigned *number)
{
	struct wsi_sock *sock;
	int error;

	if (s >= crowd->limit || !crowd->numbers[s]) {
		error = wsi_sock_enter(s, &sock);
		if (error)
			return error;
		crowd->members[crowd->count] = (struct wsi_member){.sock = sock};
		crowd->socks[crowd->count++] = sock;
		error = s < crowd->limit ? 0 : reach(crowd, s);
		if (error)
			return error;
		crowd->numbers[s] = crowd->count;
	}
	*number = crowd->numbers[s] - 1;
	return 0;
}

void
wsi_crowd_end(struct wsi_crowd *crowd)
{
	for (unsigned i = 0; i < crowd->count; i++)
		wsi_sock_leave(crowd->socks[i]);
	if (crowd->numbers != crowd->few)
		free(crowd->numbers);
	if (crowd->tables != crowd->small)
		free(crowd->tables);
}

static void
ask_all(struct wsi_crowd *crowd)
{
	for (unsigned i = 0; i < crowd->count; i++) {
		struct wsi_member *m = &crowd->members[i];
		struct wsi_pollfd *p = &crowd->fds[i];

		p->revents = 0;
		p->fd = !m->deaf && crowd->rules->ask(m, &p->events) ? m->sock->fd : -1;
	}
}

static unsigned
judge_all(struct wsi_crowd *crowd)
{
	unsigned ready = 0;

	for (unsigned i = 0; i < crowd->count; i++) {
		struct wsi_member *m = &crowd->members[i];

		crowd->rules->judge(m, crowd->fds[i].revents);
		ready += m->got != 0;
		crowd->gone |= m->gone;
	}
	return ready;
}

static int
look(struct wsi_crowd *crowd, unsigned *ready)
{
	unsigned polled;
	int error;

	ask_all(crowd);
	error = wsi_posix_poll(crowd->fds, crowd->count, 0, &polled);
	*ready = error ? 0 : judge_all(crowd);
	return error;
}

/* Look once before the first poll: who closed a socket before the wait was counted there woke nobody. */
static int
wait_begun(struct wsi_crowd *crowd, struct wsi_block *b, unsigned *ready)
{
	int error = look(crowd, ready);

	while (!error && !*ready && !crowd->gone) {
		ask_all(crowd);
		error = wsi_block_wait(b, crowd->fds, crowd->count);
		if (!error)
			*ready = judge_all(crowd);
	}
	return error;
}

static int
wait_for_one(struct wsi_crowd *crowd, int64_t timeout, unsigned *ready)
{
	struct wsi_block b;
	bool cleaned_up;
	int error = wsi_block_begin_several(&b, crowd->socks, crowd->count, timeout);

	if (error)
		return error;
	error = wait_begun(crowd, &b, ready);
	cleaned_up = wsi_block_is_cleaned_up(&b);
	wsi_block_end(&b);
	if (error == WSAETIMEDOUT)
		return 0;
	/* blocking-and-cancel.md, 31: what is ready all the same is told. */
	if (error == WSAEINTR && !cleaned_up && !look(crowd, ready) && *ready)
		return 0;
	return error;
}

int
wsi_crowd_wait(struct wsi_crowd *crowd, int64_t timeout, unsigned *ready)
{
	int error = look(crowd, ready);

	return error || *ready || crowd->gone || !timeout ? error : wait_for_one(crowd, timeout, ready);
}

bool
wsi_crowd_is_idle(struct wsi_sock *sock)
{
	bool idle;

	if (!wsi_sock_is_stream(sock) || atomic_load_explicit(&sock->connected, memory_order_relaxed))
		return false;
	wsi_connect_settle(sock);
	pthread_mutex_lock(&sock->lock);
	idle = !sock->more.listening && !sock->more.connecting && !atomic_load(&sock->connected);
	pthread_mutex_unlock(&sock->lock);
	return idle;
}

bool
wsi_crowd_has_failed(struct wsi_sock *sock)
{
	bool failed;

	pthread_mutex_lock(&sock->lock);
	failed = sock->more.connect_error && !sock->more.connecting;
	pthread_mutex_unlock(&sock->lock);
	return failed;
}

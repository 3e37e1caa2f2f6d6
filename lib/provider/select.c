#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "provider/arrival.h"
#include "provider/blocking.h"
#include "provider/connect.h"
#include "provider/provider.h"

enum {
	READ = 1,
	WRITE = 2,
	EXCEPT = 4,
	SETS = 3,
	SMALL = 4096,           /* bytes of tables, and */
	FEW = 512,              /* descriptors that need no allocation, the numbers of */
	FIRST = 64,             /* these made ready at first */
};

/* One socket, in one set or in several. */
struct entry {
	struct wsi_sock *sock;
	unsigned wanted, got;
	unsigned told;          /* the number of the set that has it already, 0 for none */
	bool deaf;              /* its condition cannot come any more, and poll() would go on about others */
};

/* One distinct fd_set of the caller: the same one passed twice has two roles. */
struct set {
	fd_set *theirs;
	unsigned roles;
	u_int count;
	SOCKET *sockets;        /* the caller's array, copied */
	unsigned *entry;        /* of each */
};

/* poll() refuses more entries than the process may have descriptors, so each socket has but one. */
struct selection {
	struct set sets[SETS];
	unsigned set_count;
	unsigned *numbers;      /* by descriptor: its entry's number + 1, 0 for none */
	SOCKET limit;           /* above all that have a number */
	struct wsi_sock **socks;
	struct entry *entries;  /* one a socket */
	struct wsi_pollfd *fds; /* one an entry, and one more */
	unsigned count;
	bool gone;              /* a socket was closed that only exceptfds had */
	char *tables;           /* of all sockets: `small`, or allocated */
	_Alignas(16) char small[SMALL];
	unsigned few[FEW];      /* numbers that need no allocation */
};

/* A caller's pointer may be anything, aligned or not: it is not followed here. */
static void *
member(fd_set *theirs, size_t offset)
{
	return (char *)theirs + offset;
}

static int
add_set(struct selection *sel, fd_set *theirs, unsigned role)
{
	struct set *set = sel->sets;
	int error;

	for (; set < sel->sets + sel->set_count; set++)
		if (set->theirs == theirs) {
			set->roles |= role;
			return 0;
		}
	if (!theirs)
		return 0;
	*set = (struct set){.theirs = theirs, .roles = role};
	error = wsi_posix_copy_in(&set->count, member(theirs, offsetof(fd_set, fd_count)), sizeof set->count);
	sel->set_count += !error;
	return error;
}

/* The next part of the tables; the widest members come first, so each part is aligned. */
static void *
part(char **next, size_t size)
{
	char *here = *next;

	*next += size;
	return here;
}

static int
lay_out(struct selection *sel, size_t total)
{
	size_t each = sizeof *sel->socks + sizeof *sel->entries + sizeof *sel->fds + sizeof *sel->sets->sockets + sizeof *sel->sets->entry;
	size_t size;
	char *next;

	if (__builtin_mul_overflow(total + 1, each, &size))
		return WSAENOBUFS;
	sel->tables = size <= SMALL ? sel->small : malloc(size);
	if (!sel->tables)
		return WSAENOBUFS;
	next = sel->tables;
	sel->socks = part(&next, total * sizeof *sel->socks);
	sel->entries = part(&next, total * sizeof *sel->entries);
	for (struct set *set = sel->sets; set < sel->sets + sel->set_count; set++)
		set->sockets = part(&next, set->count * sizeof *set->sockets);
	sel->fds = part(&next, (total + 1) * sizeof *sel->fds);
	for (struct set *set = sel->sets; set < sel->sets + sel->set_count; set++)
		set->entry = part(&next, set->count * sizeof *set->entry);
	return 0;
}

/* Have room for the numbers of descriptors up to s. */
static int
reach(struct selection *sel, SOCKET s)
{
	SOCKET limit = sel->limit ? sel->limit : FIRST;
	unsigned *more = sel->numbers;

	while (limit <= s)
		limit *= 2;
	if (limit > FEW)
		more = realloc(more == sel->few ? NULL : more, limit * sizeof *more);
	if (!more)
		return WSAENOBUFS;
	if (more != sel->few && sel->numbers == sel->few)
		memcpy(more, sel->few, sel->limit * sizeof *more);
	memset(more + sel->limit, 0, (limit - sel->limit) * sizeof *more);
	sel->numbers = more;
	sel->limit = limit;
	return 0;
}

/* The entry of a socket, made where it is the first. */
static int
find_entry(struct selection *sel, SOCKET s, unsigned *number)
{
	struct wsi_sock *sock;
	int error;

	if (s >= sel->limit || !sel->numbers[s]) {
		error = wsi_sock_enter(s, &sock);
		if (error)
			return error;
		sel->entries[sel->count] = (struct entry){.sock = sock};
		sel->socks[sel->count++] = sock;
		error = s < sel->limit ? 0 : reach(sel, s);
		if (error)
			return error;
		sel->numbers[s] = sel->count;
	}
	*number = sel->numbers[s] - 1;
	return 0;
}

static int
enter_set(struct selection *sel, struct set *set)
{
	int error = 0;

	for (u_int i = 0; !error && i < set->count; i++) {
		error = find_entry(sel, set->sockets[i], &set->entry[i]);
		if (!error)
			sel->entries[set->entry[i]].wanted |= set->roles;
	}
	return error;
}

static void
release(struct selection *sel)
{
	for (unsigned i = 0; i < sel->count; i++)
		wsi_sock_leave(sel->socks[i]);
	if (sel->numbers != sel->few)
		free(sel->numbers);
	if (sel->tables != sel->small)
		free(sel->tables);
}

static int
prepare(struct selection *sel)
{
	size_t total = 0;
	int error;

	for (unsigned i = 0; i < sel->set_count; i++)
		if (__builtin_add_overflow(total, sel->sets[i].count, &total))
			return WSAENOBUFS;
	/* "test_select": no socket at all is WSAEINVAL, never a sleep. */
	if (!total)
		return WSAEINVAL;
	error = lay_out(sel, total);
	for (struct set *set = sel->sets; !error && set < sel->sets + sel->set_count; set++)
		error = wsi_posix_copy_in(set->sockets, member(set->theirs, offsetof(fd_set, fd_array)), set->count * sizeof *set->sockets);
	for (unsigned i = 0; !error && i < sel->set_count; i++)
		error = enter_set(sel, &sel->sets[i]);
	return error;
}

static bool
is_idle_stream(struct wsi_sock *sock)
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

/* What to poll for. A stream that is neither connected nor about to be is in no set, though poll() would say that it hung up. */
static void
ask(struct entry *e, struct wsi_pollfd *p)
{
	p->fd = e->deaf || is_idle_stream(e->sock) ? -1 : e->sock->fd;
	p->events = (short)((e->wanted & READ ? WSI_POLL_IN : 0) | (e->wanted & WRITE ? WSI_POLL_OUT : 0) |
		(e->wanted & EXCEPT ? WSI_POLL_PRI : 0));
	p->revents = 0;
	/* The end of a connect shows as writable, and is told to exceptfds where it failed. */
	if (wsi_sock_is_stream(e->sock) && !atomic_load_explicit(&e->sock->connected, memory_order_relaxed) && e->wanted & EXCEPT)
		p->events |= WSI_POLL_OUT;
}

static bool
has_failed_connect(struct wsi_sock *sock)
{
	bool failed;

	pthread_mutex_lock(&sock->lock);
	failed = sock->more.connect_error && !sock->more.connecting;
	pthread_mutex_unlock(&sock->lock);
	return failed;
}

/* A stream that was never connected: in readfds with a connection to accept, in exceptfds when its connect failed. */
static unsigned
judge_unconnected(struct wsi_sock *sock, int revents)
{
	unsigned got = has_failed_connect(sock) ? EXCEPT : 0;

	return wsi_sock_is_listening(sock) && (revents & WSI_POLL_IN || wsi_arrival_waits(sock)) ? got | READ : got;
}

/* Urgent data that stays in line is data like any other ("test_select"). */
static unsigned
judge_urgent(struct wsi_sock *sock, int revents)
{
	if (!(revents & WSI_POLL_PRI))
		return 0;
	return wsi_sock_is_oob_inline(sock) ? READ : EXCEPT;
}

static unsigned
judge_open(struct wsi_sock *sock, int revents)
{
	bool stream = wsi_sock_is_stream(sock);
	unsigned got = 0;

	if (stream && revents & (WSI_POLL_OUT | WSI_POLL_ERR | WSI_POLL_HUP))
		wsi_connect_settle(sock);
	if (stream && !atomic_load(&sock->connected))
		return judge_unconnected(sock, revents);
	if (revents & (WSI_POLL_IN | WSI_POLL_ERR | WSI_POLL_HUP) || (!stream && atomic_load(&sock->reset)))
		got |= READ;
	if (revents & WSI_POLL_OUT || (stream && revents & (WSI_POLL_ERR | WSI_POLL_HUP)))
		got |= WRITE;
	/* "test_select": an unbound datagram socket is writable and nothing else. */
	if (!stream && !atomic_load(&sock->bound))
		got &= (unsigned)~READ;
	return stream ? got | judge_urgent(sock, revents) : got;
}

/* "test_select": closed by another thread, a socket is reported in readfds; in exceptfds alone it fails the call. */
static void
judge(struct selection *sel, struct entry *e, short revents)
{
	if (wsi_sock_is_closing(e->sock)) {
		e->got = e->wanted & (READ | WRITE);
		sel->gone |= !e->got;
		return;
	}
	if (revents & WSI_POLL_NVAL)    /* by close(), behind our back */
		sel->gone = true;
	e->got = judge_open(e->sock, revents & ~WSI_POLL_NVAL) & e->wanted;
	if (!e->got && revents & (WSI_POLL_ERR | WSI_POLL_HUP) && atomic_load(&e->sock->connected))
		e->deaf = true;
}

static unsigned
judge_all(struct selection *sel)
{
	unsigned ready = 0;

	for (unsigned i = 0; i < sel->count; i++) {
		judge(sel, &sel->entries[i], sel->fds[i].revents);
		ready += sel->entries[i].got != 0;
	}
	return ready;
}

static void
ask_all(struct selection *sel)
{
	for (unsigned i = 0; i < sel->count; i++)
		ask(&sel->entries[i], &sel->fds[i]);
}

static int
look(struct selection *sel, unsigned *ready)
{
	unsigned polled;
	int error;

	ask_all(sel);
	error = wsi_posix_poll(sel->fds, sel->count, 0, &polled);
	*ready = error ? 0 : judge_all(sel);
	return error;
}

/* Look once before the first poll: who closed a socket before the wait was counted there woke nobody. */
static int
wait_begun(struct selection *sel, struct wsi_block *b)
{
	unsigned ready;
	int error = look(sel, &ready);

	while (!error && !ready && !sel->gone) {
		ask_all(sel);
		error = wsi_block_wait(b, sel->fds, sel->count);
		if (!error)
			ready = judge_all(sel);
	}
	return error;
}

static int
wait_for_one(struct selection *sel, int64_t timeout)
{
	struct wsi_block b;
	bool cleaned_up;
	unsigned ready;
	int error = wsi_block_begin_several(&b, sel->socks, sel->count, timeout);

	if (error)
		return error;
	error = wait_begun(sel, &b);
	cleaned_up = wsi_block_is_cleaned_up(&b);
	wsi_block_end(&b);
	if (error == WSAETIMEDOUT)
		return 0;
	/* blocking-and-cancel.md, 31: what is ready all the same is told. */
	if (error == WSAEINTR && !cleaned_up && !look(sel, &ready) && ready)
		return 0;
	return error;
}

/* Keep what is ready, in its order, each socket once. */
static u_int
keep_ready(struct selection *sel, struct set *set)
{
	unsigned number = (unsigned)(set - sel->sets) + 1;
	u_int kept = 0;

	for (u_int i = 0; i < set->count; i++) {
		struct entry *e = &sel->entries[set->entry[i]];

		if (!(e->got & set->roles) || e->told == number)
			continue;
		e->told = number;
		set->sockets[kept++] = set->sockets[i];
	}
	return kept;
}

static int
write_back(struct set *set, u_int kept)
{
	int error = wsi_posix_copy_out(member(set->theirs, offsetof(fd_set, fd_array)), set->sockets, kept * sizeof *set->sockets);

	return error ? error : wsi_posix_copy_out(member(set->theirs, offsetof(fd_set, fd_count)), &kept, sizeof kept);
}

static int
answer(struct selection *sel, int *result)
{
	int error = 0;

	for (unsigned i = 0; !error && i < sel->set_count; i++) {
		u_int kept = keep_ready(sel, &sel->sets[i]);

		error = write_back(&sel->sets[i], kept);
		*result += (int)kept;
	}
	return error;
}

/* WSI_FOREVER for no time limit; more than fits is for ever too. */
static int
read_timeout(const struct timeval *theirs, int64_t *timeout)
{
	struct timeval tv;
	int64_t seconds;

	*timeout = WSI_FOREVER;
	if (!theirs)
		return 0;
	if (wsi_posix_copy_in(&tv, theirs, sizeof tv))
		return WSAEFAULT;
	if (tv.tv_sec < 0 || tv.tv_usec < 0)
		return WSAEINVAL;
	/* Programs keep whole seconds in tv_usec. */
	seconds = tv.tv_usec / 1000000;
	if (tv.tv_sec < WSI_FOREVER / 1000000000 - seconds - 1)
		*timeout = (tv.tv_sec + seconds) * 1000000000 + (int64_t)(tv.tv_usec % 1000000) * 1000;
	return 0;
}

static int
select_in(struct selection *sel, int64_t timeout, int *result)
{
	unsigned ready;
	int error = prepare(sel);

	if (!error)
		error = look(sel, &ready);
	if (!error && !ready && timeout)
		error = wait_for_one(sel, timeout);
	if (error)
		return error;
	error = answer(sel, result);
	return !error && sel->gone && !*result ? WSAENOTSOCK : error;
}

int WSPAPI
wsi_WSPSelect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timeval *timeout, LPINT lpErrno)
{
	struct selection sel;
	int64_t limit;
	int result = 0;

	(void)nfds;
	sel.set_count = sel.count = 0;
	sel.gone = false;
	sel.tables = sel.small;
	sel.numbers = sel.few;
	sel.limit = 0;
	*lpErrno = add_set(&sel, readfds, READ);
	if (!*lpErrno)
		*lpErrno = add_set(&sel, writefds, WRITE);
	if (!*lpErrno)
		*lpErrno = add_set(&sel, exceptfds, EXCEPT);
	if (!*lpErrno)
		*lpErrno = read_timeout(timeout, &limit);
	if (!*lpErrno)
		*lpErrno = select_in(&sel, limit, &result);
	release(&sel);
	return *lpErrno ? SOCKET_ERROR : result;
}

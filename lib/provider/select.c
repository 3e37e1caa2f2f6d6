#include <stddef.h>

#include "provider/arrival.h"
#include "provider/connect.h"
#include "provider/crowd.h"
#include "provider/provider.h"

enum {
	READ = 1,
	WRITE = 2,
	EXCEPT = 4,
	SETS = 3,
};

/* One distinct fd_set of the caller: the same one passed twice has two roles. */
struct set {
	fd_set *theirs;
	unsigned roles;
	u_int count;
	SOCKET *sockets;        /* the caller's array, copied */
	unsigned *numbers;      /* of each, its member's */
};

/* A member's `told` is the number of the set that has it already, 0 for none. */
struct selection {
	struct set sets[SETS];
	unsigned set_count;
	struct wsi_crowd crowd;         /* gone: a socket was closed that only exceptfds had */
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

/* The sets' parts of the tables, the wider members first. */
static int
lay_out(struct selection *sel, size_t total)
{
	struct set *end = sel->sets + sel->set_count;
	void *own;
	SOCKET *sockets;
	unsigned *numbers;
	int error = wsi_crowd_make_room(&sel->crowd, total, sizeof *sockets + sizeof *numbers, &own);

	if (error)
		return error;
	sockets = own;
	numbers = (unsigned *)(sockets + total);
	for (struct set *set = sel->sets; set < end; set++) {
		set->sockets = sockets;
		set->numbers = numbers;
		sockets += set->count;
		numbers += set->count;
	}
	return 0;
}

static int
enter_set(struct selection *sel, struct set *set)
{
	int error = 0;

	for (u_int i = 0; !error && i < set->count; i++) {
		error = wsi_crowd_enter(&sel->crowd, set->sockets[i], &set->numbers[i]);
		if (!error)
			sel->crowd.members[set->numbers[i]].wanted |= set->roles;
	}
	return error;
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
ask(struct wsi_member *m, short *events)
{
	*events = (short)((m->wanted & READ ? WSI_POLL_IN : 0) | (m->wanted & WRITE ? WSI_POLL_OUT : 0) | (m->wanted & EXCEPT ? WSI_POLL_PRI : 0));
	/* The end of a connect shows as writable, and is told to exceptfds where it failed. */
	if (wsi_sock_is_stream(m->sock) && !atomic_load_explicit(&m->sock->connected, memory_order_relaxed) && m->wanted & EXCEPT)
		*events |= WSI_POLL_OUT;
	return !wsi_crowd_is_idle(m->sock);
}

/* A stream that was never connected: in readfds with a connection to accept, in exceptfds when its connect failed. */
static unsigned
judge_unconnected(struct wsi_sock *sock, int revents)
{
	unsigned got = wsi_crowd_has_failed(sock) ? EXCEPT : 0;

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
judge(struct wsi_member *m, short revents)
{
	if (wsi_sock_is_closing(m->sock)) {
		m->got = m->wanted & (READ | WRITE);
		m->gone = !m->got;
		return;
	}
	if (revents & WSI_POLL_NVAL)    /* by close(), behind our back */
		m->gone = true;
	m->got = judge_open(m->sock, revents & ~WSI_POLL_NVAL) & m->wanted;
	if (!m->got && revents & (WSI_POLL_ERR | WSI_POLL_HUP) && atomic_load(&m->sock->connected))
		m->deaf = true;
}

static const struct wsi_crowd_rules rules = {.ask = ask, .judge = judge};

/* Keep what is ready, in its order, each socket once. */
static u_int
keep_ready(struct selection *sel, struct set *set)
{
	unsigned number = (unsigned)(set - sel->sets) + 1;
	u_int kept = 0;

	for (u_int i = 0; i < set->count; i++) {
		struct wsi_member *m = &sel->crowd.members[set->numbers[i]];

		if (!(m->got & set->roles) || m->told == number)
			continue;
		m->told = number;
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
		error = wsi_crowd_wait(&sel->crowd, timeout, &ready);
	if (error)
		return error;
	error = answer(sel, result);
	return !error && sel->crowd.gone && !*result ? WSAENOTSOCK : error;
}

int WSPAPI
wsi_WSPSelect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timeval *timeout, LPINT lpErrno)
{
	struct selection sel;
	int64_t limit;
	int result = 0;

	(void)nfds;
	sel.set_count = 0;
	wsi_crowd_begin(&sel.crowd, &rules);
	*lpErrno = add_set(&sel, readfds, READ);
	if (!*lpErrno)
		*lpErrno = add_set(&sel, writefds, WRITE);
	if (!*lpErrno)
		*lpErrno = add_set(&sel, exceptfds, EXCEPT);
	if (!*lpErrno)
		*lpErrno = read_timeout(timeout, &limit);
	if (!*lpErrno)
		*lpErrno = select_in(&sel, limit, &result);
	wsi_crowd_end(&sel.crowd);
	return *lpErrno ? SOCKET_ERROR : result;
}

#include "provider/sharing.h"

#include <stdlib.h>

#include "provider/endpoint.h"

struct binding {
	SOCKET s;
	unsigned ticket;                /* the socket's more.bind_ticket, or this is of the past */
	int type;
	bool reuse, exclusive;
	struct wsi_endpoint at;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct binding *bindings;
static size_t count, room;
static unsigned last_ticket;

/* The socket of a binding, entered, or NULL when that is gone. */
static struct wsi_sock *
holder(const struct binding *b)
{
	struct wsi_sock *sock;
	unsigned ticket;

	if (wsi_sock_enter_any(b->s, &sock))
		return NULL;
	pthread_mutex_lock(&sock->lock);
	ticket = sock->more.bind_ticket;
	pthread_mutex_unlock(&sock->lock);
	if (ticket == b->ticket)
		return sock;
	wsi_sock_leave(sock);
	return NULL;
}

static bool
is_live(const struct binding *b)
{
	struct wsi_sock *sock = holder(b);

	if (sock)
		wsi_sock_leave(sock);
	return sock;
}

static int
make_room(void)
{
	size_t kept = 0;
	struct binding *more;

	if (count < room)
		return 0;
	for (size_t i = 0; i < count; i++)
		if (is_live(&bindings[i]))
			bindings[kept++] = bindings[i];
	count = kept;
	if (count < room / 2)
		return 0;
	more = realloc(bindings, (room * 2 + 16) * sizeof *bindings);
	if (!more)
		return WSAENOBUFS;
	bindings = more;
	room = room * 2 + 16;
	return 0;
}

/* "bind and address sharing" of observed-behaviour.md, for a newcomer at the same address as another. */
static int
same_address(const struct binding *newcomer, const struct binding *other)
{
	if (newcomer->reuse && other->reuse)
		return 0;
	return newcomer->reuse ? WSAEACCES : WSAEADDRINUSE;
}

/* 0, or why a newcomer may not have its address beside another socket. *meets: may, though they overlap. */
static int
judge(const struct binding *newcomer, const struct binding *other, bool *meets)
{
	*meets = false;
	if (newcomer->type != other->type || newcomer->at.port != other->at.port)
		return 0;
	if (wsi_endpoint_same(&newcomer->at, &other->at)) {
		*meets = true;
		return same_address(newcomer, other);
	}
	if (wsi_endpoint_holds(&other->at, &newcomer->at)) {
		*meets = true;
		return other->exclusive ? WSAEACCES : 0;
	}
	if (wsi_endpoint_holds(&newcomer->at, &other->at)) {
		*meets = true;
		return newcomer->exclusive ? WSAEADDRINUSE : 0;
	}
	return 0;
}

/* Make the kernel admit one more at this address. */
static int
open_up(struct wsi_sock *sock)
{
	return wsi_posix_set_option(sock->fd, wsi_sock_is_stream(sock) ? WSI_OPTION_REUSE_PORT : WSI_OPTION_REUSE_ADDRESS, 1);
}

/* Judge a newcomer against one socket; the two that may share are told to the kernel. */
static int
reconcile(struct wsi_sock *sock, const struct binding *newcomer, const struct binding *other)
{
	bool meets;
	int error = judge(newcomer, other, &meets);
	struct wsi_sock *with;

	if (!meets)
		return 0;
	with = holder(other);
	if (!with)
		return 0;
	if (!error)
		error = open_up(with);
	if (!error)
		error = open_up(sock);
	wsi_sock_leave(with);
	return error;
}

static int
reconcile_all(struct wsi_sock *sock, const struct binding *newcomer)
{
	int error = 0;

	for (size_t i = 0; i < count && !error; i++)
		error = reconcile(sock, newcomer, &bindings[i]);
	return error;
}

/* With ended connections, that is; they hold no address on Windows. */
static int
tolerate_ended(struct wsi_sock *sock, const struct binding *b)
{
	if (!wsi_sock_is_stream(sock) || b->exclusive)
		return 0;
	return wsi_posix_set_option(sock->fd, WSI_OPTION_REUSE_ADDRESS, 1);
}

/* Before the kernel is asked: sharing among those who all ask for it. The kernel would also admit us to those that were opened up. */
static int
prepare(struct wsi_sock *sock, const struct binding *b)
{
	int error;

	if (!b->reuse)
		return 0;
	error = reconcile_all(sock, b);
	return error ? error : open_up(sock);
}

/* The kernel says no: because of an ended connection, of a socket that Windows would let us share with, or rightly. */
static int
second_try(struct wsi_sock *sock, const struct wsi_name *name, const struct binding *b)
{
	int error = reconcile_all(sock, b);

	if (!error)
		error = tolerate_ended(sock, b);
	if (!error)
		error = wsi_posix_bind(sock->fd, name->bytes, name->len);
	return error == WSAEADDRINUSE && b->reuse ? WSAEACCES : error;
}

static int
bind_kernel(struct wsi_sock *sock, const struct wsi_name *name, const struct binding *b)
{
	int error = prepare(sock, b);

	if (!error)
		error = wsi_posix_bind(sock->fd, name->bytes, name->len);
	if (error == WSAEADDRINUSE && !b->at.port)
		return WSAENOBUFS;
	if (error == WSAEADDRINUSE)
		return second_try(sock, name, b);
	/* Its own connections, once they have ended, are not to keep others out. */
	return error ? error : tolerate_ended(sock, b);
}

/* A socket that got no address asks for the next one afresh. */
static void
close_up(struct wsi_sock *sock)
{
	wsi_posix_set_option(sock->fd, WSI_OPTION_REUSE_PORT, 0);
	wsi_posix_set_option(sock->fd, WSI_OPTION_REUSE_ADDRESS, 0);
}

static int
remember(struct wsi_sock *sock, struct binding *b)
{
	struct wsi_name name;
	int error = wsi_posix_getsockname(sock->fd, name.bytes, &name.len);

	if (error)
		return error;
	b->at.port = wsi_endpoint_of(sock->family, name.bytes, true).port;
	b->ticket = ++last_ticket ? last_ticket : ++last_ticket;
	bindings[count++] = *b;
	pthread_mutex_lock(&sock->lock);
	sock->more.bind_ticket = b->ticket;
	sock->more.shares_port = b->reuse;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

static struct binding
describe(struct wsi_sock *sock, const struct wsi_name *name)
{
	struct binding b = {.s = (SOCKET)sock->fd, .type = sock->type};

	pthread_mutex_lock(&sock->lock);
	b.reuse = sock->more.options.reuse_address;
	b.exclusive = sock->more.options.exclusive_address;
	b.at = wsi_endpoint_of(sock->family, name->bytes, !sock->more.dual_stack);
	pthread_mutex_unlock(&sock->lock);
	return b;
}

/* The thread that held the lock is not in the child, and may have left the table in pieces. */
static void
after_fork(void)
{
	if (pthread_mutex_trylock(&lock) == 0) {
		pthread_mutex_unlock(&lock);
		return;
	}
	pthread_mutex_init(&lock, NULL);
	bindings = NULL;
	count = room = 0;
}

static void
watch_fork(void)
{
	pthread_atfork(NULL, NULL, after_fork);
}

int
wsi_sharing_bind(struct wsi_sock *sock, const struct wsi_name *name)
{
	struct binding b = describe(sock, name);
	int error;

	pthread_once(&once, watch_fork);
	pthread_mutex_lock(&lock);
	error = make_room();
	if (!error)
		error = bind_kernel(sock, name, &b);
	if (error)
		close_up(sock);
	else
		error = remember(sock, &b);
	pthread_mutex_unlock(&lock);
	return error;
}

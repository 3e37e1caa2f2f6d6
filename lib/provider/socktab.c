#include "provider/socktab.h"

#include <stdlib.h>

#include "base/fork.h"
#include "provider/arrival.h"
#include "provider/async.h"
#include "provider/blocking.h"
#include "provider/reactor.h"

enum {
	PAGE = 64,
	PAGES = 1 << 16,
};

static _Atomic(struct wsi_sock *) pages[PAGES];
/* Held while a descriptor is born, adopted or closed: a number is never seen between the kernel's table and ours. */
static pthread_mutex_t birth = PTHREAD_MUTEX_INITIALIZER;
static atomic_uint forks;
/* The lease that the thread holds, for the child that it may fork in a blocking hook. */
static __thread struct wsi_sock *leased __attribute__((tls_model("initial-exec")));

static struct wsi_sock *
find(SOCKET s)
{
	struct wsi_sock *page = s < (SOCKET)PAGE * PAGES ? atomic_load_explicit(&pages[s / PAGE], memory_order_acquire) : NULL;

	return page ? &page[s % PAGE] : NULL;
}

/* The slot of a number, made where it is the first of its page; under `birth`. */
static struct wsi_sock *
make(SOCKET s)
{
	struct wsi_sock *page;

	if (s >= (SOCKET)PAGE * PAGES || find(s))
		return find(s);
	page = calloc(PAGE, sizeof *page);
	for (unsigned i = 0; page && i < PAGE; i++) {
		page[i].fd = (int)(s / PAGE * PAGE + i);
		pthread_mutex_init(&page[i].lock, NULL);
	}
	atomic_store_explicit(&pages[s / PAGE], page, memory_order_release);
	return find(s);
}

static void
describe(struct wsi_sock *sock, int family, int type, int protocol, DWORD flags)
{
	sock->family = family;
	sock->type = type;
	sock->protocol = protocol;
	sock->adopted = sock->forget = false;
	sock->overlapped = flags & WSA_FLAG_OVERLAPPED;
	sock->registered_io = flags & WSA_FLAG_REGISTERED_IO;
	sock->leaf = flags & WSA_FLAG_MULTIPOINT_C_LEAF;
	atomic_store(&sock->shared, false);
	atomic_store(&sock->has_deferred, false);
	sock->forks = atomic_load(&forks);
	atomic_store(&sock->nonblocking, false);
	atomic_store(&sock->expect_wait, 0);
	atomic_store(&sock->recv_timeout, 0);
	atomic_store(&sock->send_timeout, 0);
	atomic_store(&sock->recv_shut, false);
	atomic_store(&sock->send_shut, false);
	atomic_store(&sock->connected, false);
	atomic_store(&sock->bound, false);
	atomic_store(&sock->tells_destination, false);
	atomic_store(&sock->tuned, false);
	atomic_store(&sock->connects, 0);
	atomic_store(&sock->reset, 0);
	atomic_store(&sock->deaf_to, 0);
	pthread_mutex_lock(&sock->lock);
	sock->more = (struct wsi_sock_more){.send_buffer = -1, .recv_buffer = -1};
	sock->nonblock_leases = 0;
	pthread_mutex_unlock(&sock->lock);
	wsi_async_reopen(sock);
}

/* Keep the count: threads that look at a closed slot come and go. */
static void
set_flags(struct wsi_sock *sock, unsigned flags)
{
	unsigned was = atomic_load(&sock->state);

	while (!atomic_compare_exchange_weak(&sock->state, &was, (was & WSI_SOCK_COUNT) | flags))
		;
}

void
wsi_sock_birth_begin(void)
{
	pthread_mutex_lock(&birth);
}

void
wsi_sock_birth_end(void)
{
	pthread_mutex_unlock(&birth);
}

static void
inherit(struct wsi_sock *sock, struct wsi_sock *listener)
{
	sock->overlapped = listener->overlapped;
	sock->registered_io = listener->registered_io;
	atomic_store(&sock->nonblocking, atomic_load(&listener->nonblocking));
	atomic_store(&sock->tuned, atomic_load(&listener->tuned));
	atomic_store(&sock->recv_timeout, atomic_load(&listener->recv_timeout));
	atomic_store(&sock->send_timeout, atomic_load(&listener->send_timeout));
	pthread_mutex_lock(&listener->lock);
	sock->more.options = listener->more.options;
	sock->more.send_buffer = listener->more.send_buffer;
	sock->more.recv_buffer = listener->more.recv_buffer;
	pthread_mutex_unlock(&listener->lock);
}

int
wsi_sock_open(int fd, int family, int type, int protocol, DWORD flags, struct wsi_sock *listener, SOCKET *s)
{
	struct wsi_sock *sock = make((SOCKET)fd);

	if (!sock) {
		wsi_posix_close(fd);
		return WSAENOBUFS;
	}
	describe(sock, family, type, protocol, flags);
	if (listener)
		inherit(sock, listener);
	set_flags(sock, WSI_SOCK_OPEN);
	*s = (SOCKET)fd;
	return 0;
}

static void
learn(struct wsi_sock *sock, const struct wsi_identity *id)
{
	describe(sock, id->family, id->type, id->protocol, WSA_FLAG_OVERLAPPED);
	sock->adopted = true;
	atomic_store(&sock->nonblocking, id->nonblocking);
	atomic_store(&sock->connected, id->connected);
	atomic_store(&sock->bound, id->bound);
	sock->more.listening = id->listening;
	sock->more.dual_stack = id->dual_stack;
	sock->more.options.oob_inline = id->oob_inline;
}

/* A descriptor that was made elsewhere. */
static __attribute__((noinline, cold)) int
adopt(SOCKET s)
{
	struct wsi_identity id;
	struct wsi_sock *sock;
	int error = 0;

	if (s >= (SOCKET)PAGE * PAGES)
		return WSAENOTSOCK;
	wsi_sock_birth_begin();
	sock = find(s);
	if (!sock || !(atomic_load(&sock->state) & WSI_SOCK_OPEN)) {
		error = wsi_posix_identify((int)s, &id);
		if (!error && !(sock = make(s)))
			error = WSAENOBUFS;
		if (!error) {
			learn(sock, &id);
			set_flags(sock, WSI_SOCK_OPEN);
		}
	}
	wsi_sock_birth_end();
	return error;
}

/* The last one out of a closing slot. Nobody can enter, and nobody can have the number before close() gives it back. */
static __attribute__((noinline, cold)) void
bury(struct wsi_sock *sock)
{
	unsigned was;

	wsi_sock_birth_begin();
	was = atomic_load(&sock->state);
	if (was & WSI_SOCK_CLOSING && !(was & WSI_SOCK_COUNT)) {
		wsi_arrival_drop_all(sock);
		set_flags(sock, 0);
		wsi_async_bury(sock);
		if (!sock->forget)
			wsi_posix_close(sock->fd);
	}
	wsi_sock_birth_end();
}

void
wsi_sock_leave(struct wsi_sock *sock)
{
	unsigned was = atomic_fetch_sub_explicit(&sock->state, 1, memory_order_acq_rel);

	if (was & WSI_SOCK_CLOSING && (was & WSI_SOCK_COUNT) == 1)
		bury(sock);
}

/* In, if none of `refused` is set. */
static int
enter(struct wsi_sock *sock, unsigned refused)
{
	unsigned was = atomic_fetch_add_explicit(&sock->state, 1, memory_order_acq_rel);

	if ((was & (WSI_SOCK_OPEN | refused)) == WSI_SOCK_OPEN)
		return 0;
	wsi_sock_leave(sock);
	return (was & WSI_SOCK_CLOSING) || !(was & WSI_SOCK_OPEN) ? WSAENOTSOCK : WSAECONNABORTED;
}

/* A slot that is not open may be that of a descriptor which is new to us. */
static __attribute__((noinline, cold)) int
enter_late(SOCKET s, unsigned refused, struct wsi_sock **sock, int error)
{
	if (*sock && atomic_load(&(*sock)->state) & (WSI_SOCK_OPEN | WSI_SOCK_CLOSING))
		return error;
	error = adopt(s);
	if (error)
		return error;
	*sock = find(s);
	return enter(*sock, refused);
}

static inline int
enter_or_adopt(SOCKET s, unsigned refused, struct wsi_sock **sock)
{
	struct wsi_sock *found = *sock = find(s);
	int error = found ? enter(found, refused) : WSAENOTSOCK;

	return error ? enter_late(s, refused, sock, error) : 0;
}

int
wsi_sock_enter(SOCKET s, struct wsi_sock **sock)
{
	return enter_or_adopt(s, WSI_SOCK_CLOSING | WSI_SOCK_DAMAGED, sock);
}

int
wsi_sock_enter_any(SOCKET s, struct wsi_sock **sock)
{
	return enter_or_adopt(s, WSI_SOCK_CLOSING, sock);
}

int
wsi_sock_enter_known(SOCKET s, struct wsi_sock **sock)
{
	*sock = find(s);
	return *sock ? enter(*sock, WSI_SOCK_CLOSING) : WSAENOTSOCK;
}

int
wsi_sock_close(struct wsi_sock *sock)
{
	if (atomic_fetch_or(&sock->state, WSI_SOCK_CLOSING) & WSI_SOCK_CLOSING)
		return WSAENOTSOCK;
	wsi_async_close(sock);
	wsi_block_wake_socket(sock);
	return 0;
}

void
wsi_sock_damage(struct wsi_sock *sock)
{
	atomic_fetch_or(&sock->state, WSI_SOCK_DAMAGED);
	wsi_posix_reset(sock->fd);
}

static void
close_one(struct wsi_sock *sock)
{
	if (!(atomic_load(&sock->state) & WSI_SOCK_OPEN) || enter(sock, WSI_SOCK_CLOSING))
		return;
	if (sock->adopted)
		sock->forget = true;
	wsi_sock_close(sock);
	wsi_sock_leave(sock);
}

static void
for_each(void (*act)(struct wsi_sock *))
{
	for (unsigned i = 0; i < PAGES; i++) {
		struct wsi_sock *page = atomic_load_explicit(&pages[i], memory_order_acquire);

		for (unsigned k = 0; page && k < PAGE; k++)
			act(&page[k]);
	}
}

void
wsi_sock_for_each(void (*act)(struct wsi_sock *sock, void *of), void *of)
{
	for (unsigned i = 0; i < PAGES; i++) {
		struct wsi_sock *page = atomic_load_explicit(&pages[i], memory_order_acquire);

		for (unsigned k = 0; page && k < PAGE; k++) {
			if (!(atomic_load(&page[k].state) & WSI_SOCK_OPEN) || enter(&page[k], WSI_SOCK_CLOSING))
				continue;
			act(&page[k], of);
			wsi_sock_leave(&page[k]);
		}
	}
}

void
wsi_sock_close_all(void)
{
	for_each(close_one);
}

/* A flag that the socket's lock guards. */
static bool
read_flag(struct wsi_sock *sock, const bool *flag)
{
	bool value;

	pthread_mutex_lock(&sock->lock);
	value = *flag;
	pthread_mutex_unlock(&sock->lock);
	return value;
}

bool
wsi_sock_is_listening(struct wsi_sock *sock)
{
	return read_flag(sock, &sock->more.listening);
}

bool
wsi_sock_is_oob_inline(struct wsi_sock *sock)
{
	return read_flag(sock, &sock->more.options.oob_inline);
}

bool
wsi_sock_is_kept_alive(struct wsi_sock *sock)
{
	return read_flag(sock, &sock->more.options.keep_alive);
}

bool
wsi_sock_is_bare(struct wsi_sock *sock)
{
	return read_flag(sock, &sock->more.bare);
}

int
wsi_sock_lease_for_good(struct wsi_sock *sock)
{
	int error = 0;

	pthread_mutex_lock(&sock->lock);
	if (!sock->more.always_leased && !sock->nonblock_leases && !atomic_load(&sock->nonblocking))
		error = wsi_posix_set_nonblocking(sock->fd, true);
	if (!error && !sock->more.always_leased) {
		sock->more.always_leased = true;
		sock->nonblock_leases++;
	}
	pthread_mutex_unlock(&sock->lock);
	return error;
}

int
wsi_sock_lease(struct wsi_sock *sock)
{
	int error = 0;

	pthread_mutex_lock(&sock->lock);
	if (!sock->nonblock_leases && !atomic_load(&sock->nonblocking))
		error = wsi_posix_set_nonblocking(sock->fd, true);
	if (!error) {
		sock->nonblock_leases++;
		leased = sock;
	}
	pthread_mutex_unlock(&sock->lock);
	return error;
}

static bool
keeps_mode(struct wsi_sock *sock)
{
	return atomic_load(&sock->shared) || (sock->more.listening && sock->forks != atomic_load(&forks));
}

void
wsi_sock_release(struct wsi_sock *sock)
{
	pthread_mutex_lock(&sock->lock);
	leased = NULL;
	if (!--sock->nonblock_leases && !atomic_load(&sock->nonblocking) && !keeps_mode(sock))
		wsi_posix_set_nonblocking(sock->fd, false);
	pthread_mutex_unlock(&sock->lock);
}

int
wsi_sock_set_nonblocking(struct wsi_sock *sock, bool on)
{
	int error = 0;

	pthread_mutex_lock(&sock->lock);
	if (!sock->nonblock_leases && (on || !atomic_load(&sock->shared)))
		error = wsi_posix_set_nonblocking(sock->fd, on);
	if (!error)
		atomic_store(&sock->nonblocking, on);
	pthread_mutex_unlock(&sock->lock);
	return error;
}

/* The forked child has one thread, which is inside the sockets of its own outstanding call, if it forked in a blocking hook. */
static void
orphan(struct wsi_sock *sock)
{
	unsigned flags = atomic_load(&sock->state) & ~(unsigned)WSI_SOCK_COUNT;
	unsigned mine = wsi_block_count_on(sock);

	pthread_mutex_init(&sock->lock, NULL);
	wsi_arrival_drop_all(sock);
	wsi_async_after_fork(sock);
	sock->nonblock_leases = (leased == sock) + (unsigned)sock->more.always_leased;
	sock->more.accepting = false;
	atomic_store(&sock->blocked, mine);
	atomic_store(&sock->state, flags | mine);
	if (flags & WSI_SOCK_CLOSING && !mine) {
		atomic_store(&sock->state, 0);
		wsi_posix_close(sock->fd);
	}
}

static void
after_fork(void)
{
	atomic_fetch_add(&forks, 1);
	wsi_sock_birth_end();
}

static void
after_fork_in_child(void)
{
	after_fork();
	wsi_block_after_fork();
	wsi_reactor_after_fork();
	for_each(orphan);
}

void
wsi_sock_watch_fork(void)
{
	/* The base's handlers come first: in the child its locks are free again when ours runs, which takes the reactors' watches back. */
	wsi_fork_prepare();
	pthread_atfork(wsi_sock_birth_begin, after_fork, after_fork_in_child);
}

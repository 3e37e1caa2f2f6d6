#include "provider/blocking.h"

#include <stdlib.h>

#include <windows.h>

#include "base/thread.h"
#include "provider/provider.h"

enum {
	ACTIVE = 1,
	CANCELLED = 2,
	CLEANUP = 4,
	FLAGS = 8,              /* the sequence number counts in these */
};

/* What an operation is on where it is not on one socket. */
enum {
	ON_NONE = -1,
	ON_MANY = -2,
};

/* Between two calls of a blocking hook that says FALSE, and between two looks where no wake could be had. */
#define SLICE (INT64_C(5) * 1000000)

struct wsi_waiter {
	_Alignas(8) _Atomic uint64_t word;      /* aligned so on i386 too, where the lock-free operations need it */
	volatile uint64_t sequence;             /* the owner's alone, and its signal handlers' */
	atomic_uint owner;              /* thread id, 0: free */
	atomic_int fd;                  /* of the operation's socket, or ON_… */
	atomic_uint writers;
	struct wsi_wake wake;
	struct wsi_block *block;        /* the innermost; the thread's own */
	struct wsi_waiter *next;
};

static _Atomic(struct wsi_waiter *) waiters;
static __thread struct wsi_waiter *mine __attribute__((tls_model("initial-exec")));

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static atomic_bool strict;

/* At the end of a thread. Whoever read the word before it went inactive is still to be seen in `writers`, or will find it inactive. */
static void
retire(void *waiter)
{
	struct wsi_waiter *w = waiter;

	w->block = NULL;
	atomic_store(&w->word, 0);
	while (atomic_load(&w->writers))
		SwitchToThread();
	wsi_wake_close(&w->wake);
	mine = NULL;
	atomic_store(&w->owner, 0);
}

/* Give an outstanding operation a reason to end, and its thread a wake; false where none is outstanding. */
static bool
interrupt(struct wsi_waiter *w, uint64_t reason)
{
	uint64_t word;
	bool found = false;

	atomic_fetch_add(&w->writers, 1);
	word = atomic_load(&w->word);
	while (word & ACTIVE && !found)
		found = atomic_compare_exchange_weak(&w->word, &word, word | reason);
	if (found)
		wsi_wake_signal(&w->wake);
	atomic_fetch_sub(&w->writers, 1);
	return found;
}

static struct wsi_waiter *
waiter_of(DWORD tid)
{
	struct wsi_waiter *w = atomic_load(&waiters);

	while (w && atomic_load(&w->owner) != tid)
		w = w->next;
	return w;
}

/* An APC came for a thread that may be blocked here. */
static void
alert(const struct wsi_thread *thread)
{
	struct wsi_waiter *w = waiter_of(thread->tid);

	if (w)
		interrupt(w, 0);
}

static void
set_up(void)
{
	const char *value = getenv("WINSOCK_STRICT");

	atomic_store(&strict, value && *value && *value != '0');
	pthread_key_create(&key, retire);
	wsi_sock_watch_fork();
	wsi_thread_set_alert(alert);
}

static struct wsi_waiter *
claim_free(DWORD tid)
{
	for (struct wsi_waiter *w = atomic_load(&waiters); w; w = w->next) {
		unsigned nobody = 0;

		if (atomic_compare_exchange_strong(&w->owner, &nobody, tid))
			return w;
	}
	return NULL;
}

static struct wsi_waiter *
add_new(DWORD tid)
{
	struct wsi_waiter *w = calloc(1, sizeof *w);

	if (!w)
		return NULL;
	w->wake = (struct wsi_wake)WSI_WAKE_CLOSED;
	atomic_store(&w->owner, tid);
	w->next = atomic_load(&waiters);
	while (!atomic_compare_exchange_weak(&waiters, &w->next, w))
		;
	return w;
}

static struct wsi_waiter *
my_waiter(void)
{
	DWORD tid;

	if (mine)
		return mine;
	pthread_once(&once, set_up);
	tid = GetCurrentThreadId();
	mine = claim_free(tid);
	if (!mine)
		mine = add_new(tid);
	if (mine && pthread_setspecific(key, mine)) {
		retire(mine);
		return NULL;
	}
	return mine;
}

/* A thread that can have no wake (no descriptor left) is not refused: it looks at its word once a slice. */
static void
have_wake(struct wsi_waiter *w)
{
	if (w->wake.fds[0] < 0)
		wsi_wake_open(&w->wake);
}

static LPBLOCKINGCALLBACK
find_hook(DWORD_PTR *context)
{
	LPBLOCKINGCALLBACK hook = NULL;
	int error;

	if (!wsi_upcalls.lpWPUQueryBlockingCallback || wsi_upcalls.lpWPUQueryBlockingCallback(0, &hook, context, &error) == SOCKET_ERROR)
		return NULL;
	return hook;
}

bool
wsi_block_has_hook(void)
{
	DWORD_PTR context;

	return find_hook(&context);
}

/* A socket's closer looks for waiters by its number. */
static int
fd_of(const struct wsi_block *b)
{
	return b->sock_count == 1 ? b->socks[0]->fd : b->sock_count ? ON_MANY : ON_NONE;
}

/* Become the thread's operation, and only then be counted at the sockets. */
static int
begin(struct wsi_block *b, int64_t timeout)
{
	struct wsi_waiter *w = my_waiter();

	if (!w)
		return WSAENOBUFS;
	have_wake(w);
	b->waiter = w;
	b->deadline = timeout == WSI_FOREVER ? WSI_FOREVER : wsi_posix_now() + timeout;
	b->hook = find_hook(&b->hook_context);
	b->outer = w->block;
	b->outer_word = atomic_load_explicit(&w->word, memory_order_relaxed);
	b->outer_fd = atomic_load_explicit(&w->fd, memory_order_relaxed);
	w->block = b;
	atomic_store_explicit(&w->fd, fd_of(b), memory_order_relaxed);
	atomic_store_explicit(&w->word, ++w->sequence * FLAGS | ACTIVE, memory_order_release);
	for (unsigned i = 0; i < b->sock_count; i++)
		atomic_fetch_add(&b->socks[i]->blocked, 1);
	return 0;
}

int
wsi_block_begin(struct wsi_block *b, struct wsi_sock *sock, int64_t timeout)
{
	b->sock = sock;
	b->socks = &b->sock;
	b->sock_count = sock != NULL;
	return begin(b, timeout);
}

int
wsi_block_begin_several(struct wsi_block *b, struct wsi_sock *const *socks, unsigned count, int64_t timeout)
{
	b->sock = NULL;
	b->socks = socks;
	b->sock_count = count;
	return begin(b, timeout);
}

void
wsi_block_end(struct wsi_block *b)
{
	struct wsi_waiter *w = b->waiter;

	for (unsigned i = 0; i < b->sock_count; i++)
		atomic_fetch_sub(&b->socks[i]->blocked, 1);
	atomic_store_explicit(&w->word, b->outer_word, memory_order_release);
	atomic_store_explicit(&w->fd, b->outer_fd, memory_order_relaxed);
	w->block = b->outer;
}

bool
wsi_block_is_cleaned_up(const struct wsi_block *b)
{
	return atomic_load(&b->waiter->word) & CLEANUP;
}

/* Why the operation is over, 0 while it is not. Under a blocked stream Windows itself says WSAECONNABORTED, against its own 1.1 text
 * (blocking-and-cancel.md, 34): strict mode has that. */
static int
ended(struct wsi_block *b)
{
	if (atomic_load(&b->waiter->word) & (CANCELLED | CLEANUP))
		return WSAEINTR;
	if (!b->sock || !wsi_sock_is_closing(b->sock))
		return 0;
	return wsi_block_strict() && wsi_sock_is_stream(b->sock) && atomic_load(&b->sock->connected) ? WSAECONNABORTED : WSAEINTR;
}

/* How long the next poll may take. */
static int64_t
patience(const struct wsi_block *b)
{
	int64_t left = WSI_FOREVER;

	if (b->deadline != WSI_FOREVER) {
		left = b->deadline - wsi_posix_now();
		if (left < 0)
			left = 0;
	}
	if ((b->hook || b->waiter->wake.fds[0] < 0) && left > SLICE)
		left = SLICE;
	return left;
}

static bool
overdue(const struct wsi_block *b)
{
	return b->deadline != WSI_FOREVER && wsi_posix_now() >= b->deadline;
}

/* What a round has come to. */
enum outcome { NOTHING, WOKEN, READY };

/* Was the thread woken, or, where it can have no wake, may it have missed that? */
static bool
take_wake(struct wsi_waiter *w, short revents)
{
	if (revents & WSI_POLL_NVAL) {          /* closed by a program that closes what it did not open */
		w->wake = (struct wsi_wake)WSI_WAKE_CLOSED;
		have_wake(w);
	} else if (revents)
		wsi_wake_drain(&w->wake);
	return revents || w->wake.fds[0] < 0;
}

/* A blocking call is an alertable wait (blocking-and-cancel.md, 39). One that is queued after this look wakes the poll, by alert(). */
static void
run_apcs(void)
{
	struct wsi_thread *thread = wsi_thread_mine;

	if (thread && atomic_load(&thread->has_apcs))
		wsi_thread_run_apcs(thread);
}

/* One round: APCs, the hook, then the poll. */
static int
once_around(struct wsi_block *b, struct wsi_pollfd *fds, unsigned count, enum outcome *outcome)
{
	unsigned ready;
	bool woken;
	int error;

	run_apcs();
	if (b->hook && !b->hook(b->hook_context))
		return WSAEINTR;
	fds[count] = (struct wsi_pollfd){.fd = b->waiter->wake.fds[0], .events = WSI_POLL_IN};
	error = ended(b);
	if (!error) {
		wsi_thread_blocks(true);
		error = wsi_posix_poll(fds, count + 1, patience(b), &ready);
		wsi_thread_blocks(false);
	}
	if (error)
		return error;
	woken = take_wake(b->waiter, fds[count].revents);
	*outcome = ready > (fds[count].revents != 0) ? READY : woken ? WOKEN : NOTHING;
	return *outcome != READY && overdue(b) ? WSAETIMEDOUT : 0;
}

/* What is ready comes before what ends the operation: on Windows it would be complete (blocking-and-cancel.md, 28). But WSACleanup closes the
 * sockets, which makes them ready. */
int
wsi_block_wait(struct wsi_block *b, struct wsi_pollfd *fds, unsigned count)
{
	enum outcome outcome = NOTHING;
	int why, error = ended(b);

	while (!error && outcome == NOTHING)
		error = once_around(b, fds, count, &outcome);
	if ((outcome == READY && !wsi_block_is_cleaned_up(b)) || (error && error != WSAETIMEDOUT))
		return error;
	why = ended(b);
	return why ? why : error;
}

int
wsi_block_until(struct wsi_sock *sock, short events, int64_t timeout, wsi_attempt *attempt, void *what)
{
	struct wsi_pollfd fds[2] = {{.fd = sock->fd, .events = events}};
	struct wsi_block b;
	int error = wsi_block_begin(&b, sock, timeout);

	if (error)
		return error;
	do {
		error = wsi_block_wait(&b, fds, 1);
		if (!error)
			error = attempt(what);
	} while (error == WSAEWOULDBLOCK);
	wsi_block_end(&b);
	return error;
}

static bool
interrupt_all(uint64_t reason)
{
	bool found = false;

	for (struct wsi_waiter *w = atomic_load(&waiters); w; w = w->next)
		found |= interrupt(w, reason);
	return found;
}

int
wsi_block_cancel_self(void)
{
	return mine && interrupt(mine, CANCELLED) ? 0 : WSAEINVAL;
}

int
wsi_block_cancel_thread(DWORD tid)
{
	struct wsi_waiter *w = tid ? waiter_of(tid) : NULL;

	return w && interrupt(w, CANCELLED) ? 0 : WSAEINVAL;
}

int
wsi_block_cancel_task(void)
{
	return interrupt_all(CANCELLED) ? 0 : WSAEINVAL;
}

void
wsi_block_cleanup(void)
{
	interrupt_all(CLEANUP);
}

bool
wsi_block_is_active(void)
{
	return mine && atomic_load(&mine->word) & ACTIVE;
}

bool
wsi_block_is_cancelled(void)
{
	return mine && atomic_load(&mine->word) & (CANCELLED | CLEANUP);
}

bool
wsi_block_is_thread_active(DWORD tid)
{
	struct wsi_waiter *w = tid ? waiter_of(tid) : NULL;

	return w && atomic_load(&w->word) & ACTIVE;
}

void
wsi_block_wake_socket(struct wsi_sock *sock)
{
	if (!atomic_load(&sock->blocked))
		return;
	for (struct wsi_waiter *w = atomic_load(&waiters); w; w = w->next) {
		int on = atomic_load(&w->fd);

		if (on == sock->fd || on == ON_MANY)
			interrupt(w, 0);
	}
}

void
wsi_block_start(void)
{
	pthread_once(&once, set_up);
}

bool
wsi_block_strict(void)
{
	pthread_once(&once, set_up);
	return atomic_load(&strict);
}

bool
wsi_block_set_strict(bool on)
{
	pthread_once(&once, set_up);
	return atomic_exchange(&strict, on);
}

unsigned
wsi_block_count_on(const struct wsi_sock *sock)
{
	unsigned count = 0;

	for (const struct wsi_block *b = mine ? mine->block : NULL; b; b = b->outer)
		for (unsigned i = 0; i < b->sock_count; i++)
			count += b->socks[i] == sock;
	return count;
}

void
wsi_block_after_fork(void)
{
	for (struct wsi_waiter *w = atomic_load(&waiters); w; w = w->next) {
		atomic_store(&w->writers, 0);
		wsi_wake_close(&w->wake);
		if (w == mine)
			continue;
		w->block = NULL;
		atomic_store(&w->word, 0);
		atomic_store(&w->owner, 0);
	}
	if (mine)
		atomic_store(&mine->owner, GetCurrentThreadId());
	if (mine && mine->block)
		have_wake(mine);
}

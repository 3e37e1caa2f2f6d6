#include "provider/handover.h"

#include <signal.h>
#include <stdlib.h>

#include "provider/blocking.h"

#define PATIENCE (10 * INT64_C(1000000000))     /* with a process that does not answer */

enum { STACK_SIZE = 256 * 1024, DOOR = 0, WAKE = 1, WATCHES = 2 };

struct offer {
	struct offer *next;
	uint32_t secret, number;
	DWORD process;
	int fd;
	int watch;                      /* readable when the process has ended; -1: the system has none, or it is this process */
	struct wsi_passport passport;
};

struct request {
	uint32_t number, secret;
};

static struct {
	pthread_mutex_t lock;
	struct offer *first;
	uint64_t door;                  /* the number of ours, 0 before the first offer */
	uint32_t last;
	int fd;                         /* of the door, and the wake beside it, while a thread serves */
	struct wsi_wake wake;
	bool serving;
} post = {.lock = PTHREAD_MUTEX_INITIALIZER, .fd = -1, .wake = WSI_WAKE_CLOSED};

/* ---- the list, under the lock ---- */

static void
discard(struct offer *offer)
{
	if (offer->fd >= 0)
		wsi_posix_close(offer->fd);
	if (offer->watch >= 0)
		wsi_posix_close(offer->watch);
	free(offer);
}

static struct offer **
find(const struct request *request, DWORD process)
{
	struct offer **at = &post.first;

	while (*at && ((*at)->number != request->number || (*at)->secret != request->secret || (*at)->process != process))
		at = &(*at)->next;
	return at;
}

static struct offer *
take_out(struct offer **at)
{
	struct offer *offer = *at;

	*at = offer->next;
	return offer;
}

static void
withdraw_ended(void)
{
	for (struct offer **at = &post.first; *at;)
		if (wsi_posix_is_process((*at)->process))
			at = &(*at)->next;
		else
			discard(take_out(at));
}

static unsigned
count_abroad(void)
{
	unsigned n = 0;

	for (const struct offer *o = post.first; o; o = o->next)
		n += o->process != wsi_posix_process();
	return n;
}

/* ---- the thread ---- */

/* Who is answered without a descriptor knows that there is none. Where the answer cannot be sent the offer stands. */
static void
serve(const struct request *request, const struct wsi_caller *caller)
{
	static const struct wsi_passport none;
	struct offer **at = find(request, caller->process);

	if (!*at)
		wsi_posix_pass_hand(post.fd, caller, &none, sizeof none, -1);
	else if (!wsi_posix_pass_hand(post.fd, caller, &(*at)->passport, sizeof none, (*at)->fd))
		discard(take_out(at));
}

static void
serve_all(void)
{
	struct wsi_caller caller;
	struct request request;
	int error;

	while ((error = wsi_posix_pass_hear(post.fd, &request, sizeof request, &caller)) != WSAEWOULDBLOCK)
		if (!error)
			serve(&request, &caller);
}

static void
close_door(void)
{
	wsi_posix_close(post.fd);
	wsi_wake_close(&post.wake);
	post.fd = -1;
	post.serving = false;
}

/* What to wait for: door, wake, and the end of each process that has an offer. */
static unsigned
list_watches(struct wsi_pollfd *fds, unsigned room)
{
	unsigned n = WATCHES;

	fds[DOOR] = (struct wsi_pollfd){.fd = post.fd, .events = WSI_POLL_IN};
	fds[WAKE] = (struct wsi_pollfd){.fd = post.wake.fds[0], .events = WSI_POLL_IN};
	for (const struct offer *o = post.first; o && n < room; o = o->next)
		if (o->watch >= 0)
			fds[n++] = (struct wsi_pollfd){.fd = o->watch, .events = WSI_POLL_IN};
	return n;
}

/* One round, with the lock held but for the wait. Without memory to watch all, the wait is for those that there is room for. */
static void
wait_and_serve(void)
{
	struct wsi_pollfd few[WATCHES + 1], *fds;
	unsigned room = WATCHES + count_abroad(), n, ready;

	fds = malloc(room * sizeof *fds);
	n = list_watches(fds ? fds : few, fds ? room : WATCHES + 1);
	pthread_mutex_unlock(&post.lock);
	wsi_posix_poll(fds ? fds : few, n, WSI_FOREVER, &ready);
	free(fds);
	pthread_mutex_lock(&post.lock);
	wsi_wake_drain(&post.wake);
	serve_all();
	withdraw_ended();
}

static void *
attend(void *nothing)
{
	pthread_mutex_lock(&post.lock);
	while (count_abroad())
		wait_and_serve();
	close_door();
	pthread_mutex_unlock(&post.lock);
	return nothing;
}

static int
start_thread(void)
{
	pthread_attr_t attributes;
	sigset_t all, former;
	pthread_t thread;
	int error = pthread_attr_init(&attributes);

	if (error)
		return WSAENOBUFS;
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &former);
	error = pthread_create(&thread, &attributes, attend, NULL);
	pthread_sigmask(SIG_SETMASK, &former, NULL);
	pthread_attr_destroy(&attributes);
	return error ? WSAENOBUFS : 0;
}

static int
open_door(void)
{
	int error = wsi_wake_open(&post.wake);

	if (error)
		return error;
	error = wsi_posix_pass_open(post.door, &post.fd);
	if (!error) {
		error = start_thread();
		if (error)
			wsi_posix_close(post.fd);
	}
	if (error) {
		wsi_wake_close(&post.wake);
		post.fd = -1;
	}
	post.serving = !error;
	return error;
}

/* ---- offering ---- */

static void
lock_post(void)
{
	pthread_mutex_lock(&post.lock);
}

static void
unlock_post(void)
{
	pthread_mutex_unlock(&post.lock);
}

/* The offers are the parent's, and so is its door. */
static void
after_fork(void)
{
	while (post.first)
		discard(take_out(&post.first));
	if (post.serving)
		close_door();
	post.door = 0;
	unlock_post();
}

static void
watch_fork(void)
{
	pthread_atfork(lock_post, unlock_post, after_fork);
}

/* On the list, numbered; with somebody to serve it where it is for another process. */
static int
announce(struct offer *offer)
{
	bool abroad = offer->process != wsi_posix_process();
	int error = post.door ? 0 : wsi_posix_random(&post.door, sizeof post.door);

	if (!error)
		error = wsi_posix_random(&offer->secret, sizeof offer->secret);
	if (error)
		return error;
	offer->number = ++post.last ? post.last : ++post.last;
	offer->next = post.first;
	post.first = offer;
	if (abroad && !post.serving)
		error = open_door();
	else if (abroad)
		wsi_wake_signal(&post.wake);
	if (error)
		take_out(&post.first);
	return error;
}

int
wsi_handover_offer(DWORD process, int fd, const struct wsi_passport *passport, struct wsi_ticket *ticket)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct offer *offer = malloc(sizeof *offer);
	int error;

	if (!offer) {
		wsi_posix_close(fd);
		return WSAENOBUFS;
	}
	*offer = (struct offer){.process = process, .fd = fd, .watch = -1, .passport = *passport};
	if (process != wsi_posix_process() && wsi_posix_watch_process(process, &offer->watch))
		offer->watch = -1;
	pthread_once(&once, watch_fork);
	lock_post();
	withdraw_ended();
	error = announce(offer);
	*ticket = (struct wsi_ticket){.door = post.door, .secret = offer->secret, .number = offer->number};
	unlock_post();
	if (error)
		discard(offer);
	return error;
}

/* ---- taking ---- */

static int
take_own(const struct request *request, DWORD flags, SOCKET *s)
{
	struct offer **at, *offer = NULL;
	int error;

	lock_post();
	at = find(request, wsi_posix_process());
	if (*at)
		offer = take_out(at);
	unlock_post();
	if (!offer)
		return WSAEINVAL;
	wsi_sock_birth_begin();
	error = wsi_passport_admit(&offer->passport, offer->fd, flags, s);
	wsi_sock_birth_end();
	offer->fd = -1;
	discard(offer);
	return error;
}

struct asking {
	int fd;
	struct request request;
	DWORD flags;
	SOCKET s;
};

static int
send_request(void *what)
{
	const struct asking *a = what;

	return wsi_posix_pass_ask(a->fd, &a->request, sizeof a->request);
}

static int
get_answer(void *what)
{
	struct asking *a = what;
	struct wsi_passport passport;
	int fd, error;

	wsi_sock_birth_begin();
	error = wsi_posix_pass_get(a->fd, &passport, sizeof passport, &fd);
	if (!error)
		error = wsi_passport_admit(&passport, fd, a->flags, &a->s);
	wsi_sock_birth_end();
	return error;
}

static int
attempt(struct wsi_block *b, short events, wsi_attempt *try, struct asking *a)
{
	int error;

	while ((error = try(a)) == WSAEWOULDBLOCK) {
		struct wsi_pollfd fds[2] = {{.fd = a->fd, .events = events}};

		error = wsi_block_wait(b, fds, 1);
		if (error)
			return error;
	}
	return error;
}

static int
converse(struct asking *a)
{
	struct wsi_block b;
	int error = wsi_block_begin(&b, NULL, PATIENCE);

	if (error)
		return error;
	b.hook = NULL;
	error = attempt(&b, WSI_POLL_OUT, send_request, a);
	if (!error)
		error = attempt(&b, WSI_POLL_IN, get_answer, a);
	wsi_block_end(&b);
	return error;
}

/* Whatever else is wrong with the way there: there is nobody who knows the ticket. */
static int
code_of(int error)
{
	return error == 0 || error == WSAEINTR || error == WSAEMFILE || error == WSAENOBUFS ? error : WSAEINVAL;
}

static int
ask_other(uint64_t door, struct asking *a)
{
	int error = wsi_posix_pass_call(door, &a->fd);

	if (error)
		return code_of(error);
	error = converse(a);
	wsi_posix_close(a->fd);
	return code_of(error);
}

int
wsi_handover_take(const struct wsi_ticket *ticket, DWORD flags, SOCKET *s)
{
	struct asking a = {.request = {.number = ticket->number, .secret = ticket->secret}, .flags = flags};
	bool own;
	int error;

	lock_post();
	own = ticket->door == post.door;
	unlock_post();
	if (own)
		return take_own(&a.request, flags, s);
	error = ask_other(ticket->door, &a);
	if (!error)
		*s = a.s;
	return error;
}

#include <stdlib.h>

#include "provider/async.h"
#include "provider/blocking.h"
#include "provider/connect.h"
#include "provider/message.h"
#include "provider/names.h"
#include "provider/netevents.h"
#include "provider/provider.h"
#include "provider/transfer.h"

enum {
	EXPECTED = 64,          /* receives that poll before they try, after one that had to wait */
	LOWEST = 0x10000,       /* no buffer lies below */
	RECV_FLAGS = MSG_OOB | MSG_PEEK | MSG_WAITALL | MSG_PARTIAL | MSG_PUSH_IMMEDIATE,
	SEND_FLAGS = MSG_OOB | MSG_DONTROUTE | MSG_PARTIAL,
};

static int
take_buffer(const WSABUF *theirs, struct wsi_iov *iov)
{
	WSABUF buffer;

	if (wsi_posix_take(&buffer, theirs, sizeof buffer))
		return WSAEFAULT;
	*iov = (struct wsi_iov){buffer.buf, buffer.len};
	/* "test_events (read)": a length of -1 is WSAEFAULT. */
	return buffer.len > INT32_MAX || (buffer.len && (uintptr_t)buffer.buf < LOWEST) ? WSAEFAULT : 0;
}

int
wsi_transfer_take_buffers(struct wsi_transfer *t, struct wsi_iov *iov, const WSABUF *buffers, DWORD count)
{
	for (DWORD i = 0; i < count; i++)
		if (take_buffer(&buffers[i], &iov[i]))
			return WSAEFAULT;
	t->io.iov = iov;
	t->io.iov_count = count;
	return 0;
}

int
wsi_call_take_buffers(struct wsi_call *c, const WSABUF *buffers, DWORD count)
{
	if (count > WSI_CALL_FEW && !(c->more = malloc(count * sizeof *c->more)))
		return WSAENOBUFS;
	return wsi_transfer_take_buffers(&c->t, count > WSI_CALL_FEW ? c->more : c->few, buffers, count);
}

void
wsi_call_end(struct wsi_call *c)
{
	free(c->more);
}

void
wsi_transfer_begin(struct wsi_transfer *t, struct wsi_sock *sock, int flags, struct wsi_name *name)
{
	t->sock = sock;
	/* Member by member: what the kernel fills in needs no value before. */
	t->io.fd = sock->fd;
	t->io.flags = flags;
	t->io.datagram = !wsi_sock_is_stream(sock);
	t->io.name = NULL;
	t->io.name_len = 0;
	t->io.control = NULL;
	t->io.done = 0;
	t->io.deaf_to = atomic_load_explicit(&sock->deaf_to, memory_order_relaxed);
	t->io.report = 0;
	t->total = 0;
	t->waits = !atomic_load_explicit(&sock->nonblocking, memory_order_relaxed);
	t->whole = false;
	t->name = name;
	t->ancillary = NULL;
}

void
wsi_call_begin(struct wsi_call *c, struct wsi_sock *sock, int flags)
{
	wsi_transfer_begin(&c->t, sock, flags, &c->name);
	c->more = NULL;
}

/* Go past what was moved. */
static void
advance(struct wsi_transfer *t)
{
	size_t done = t->io.done;

	t->total += done;
	for (; t->io.iov_count && done >= t->io.iov->size; t->io.iov++, t->io.iov_count--)
		done -= t->io.iov->size;
	if (t->io.iov_count) {
		t->io.iov->base = (char *)t->io.iov->base + done;
		t->io.iov->size -= done;
	}
}

/* A stream that has failed goes on failing: Linux says so once and then "end of stream", Windows repeats it ("test_tcp_reset"). */
static int
stream_error(struct wsi_sock *sock, int error)
{
	int none = 0;

	if (error == WSAEWOULDBLOCK || error == WSAEFAULT || error == WSAEINVAL || error == WSAENOBUFS)
		return error;
	if (atomic_load(&sock->state) & WSI_SOCK_DAMAGED)
		return WSAECONNABORTED;
	atomic_compare_exchange_strong(&sock->reset, &none, error);
	return error;
}

static int
check_connected(struct wsi_sock *sock)
{
	if (atomic_load_explicit(&sock->connected, memory_order_relaxed))
		return atomic_load_explicit(&sock->reset, memory_order_relaxed);
	wsi_connect_settle(sock);
	return atomic_load(&sock->connected) ? atomic_load(&sock->reset) : WSAENOTCONN;
}

static int
check_recv_flags(struct wsi_sock *sock, int flags, bool waits)
{
	bool stream = wsi_sock_is_stream(sock);

	if (!flags)
		return 0;
	if (flags & ~RECV_FLAGS)
		return WSAEINVAL;
	if (flags & MSG_WAITALL && (!stream || flags & (MSG_PEEK | MSG_OOB | MSG_PARTIAL) || !waits))
		return WSAEOPNOTSUPP;
	if (!(flags & MSG_OOB))
		return 0;
	return !stream ? WSAEOPNOTSUPP : wsi_sock_is_oob_inline(sock) ? WSAEINVAL : 0;
}

/* What a datagram socket's last send was told of an earlier datagram. */
static int
take_report(struct wsi_sock *sock)
{
	return atomic_load_explicit(&sock->reset, memory_order_relaxed) ? atomic_exchange(&sock->reset, 0) : 0;
}

/* State before pointers ("Pointer and length validation"). */
int
wsi_transfer_check_receiver(struct wsi_sock *sock, int flags, bool waits)
{
	int error;

	if (atomic_load_explicit(&sock->recv_shut, memory_order_relaxed))
		return WSAESHUTDOWN;
	if (wsi_sock_is_stream(sock))
		error = check_connected(sock);
	else
		error = atomic_load(&sock->bound) ? take_report(sock) : WSAEINVAL;
	return error ? error : check_recv_flags(sock, flags, waits);
}

/* A peer that vanished: Windows tells the keep-alive's finding apart (error-codes.tsv, WSAENETRESET). */
static int
recv_error(struct wsi_sock *sock, int error)
{
	if (error == WSAETIMEDOUT && wsi_sock_is_kept_alive(sock)) {
		stream_error(sock, WSAECONNRESET);
		return WSAENETRESET;
	}
	return stream_error(sock, error);
}

static int
recv_round(struct wsi_transfer *t)
{
	int error = wsi_posix_recv(&t->io);

	if (t->io.datagram)
		return error;
	/* The kernel tells one receive of a reset, and those behind it of the end of the stream. */
	if (!error)
		return t->io.done ? 0 : atomic_load_explicit(&t->sock->reset, memory_order_relaxed);
	/* No urgent byte there: the kernel's EINVAL. */
	if (error == WSAEINVAL && t->io.flags & MSG_OOB)
		return WSAEWOULDBLOCK;
	return recv_error(t->sock, error);
}

static int
recv_message(struct wsi_transfer *t)
{
	struct wsi_control control;
	int error;

	t->io.control = &control;
	error = recv_round(t);
	return error && error != WSAEMSGSIZE ? error : wsi_message_tell(t->ancillary, &control, error);
}

int
wsi_transfer_receive(void *what)
{
	struct wsi_transfer *t = what;
	int error = t->ancillary ? recv_message(t) : recv_round(t);

	if (error == WSAEMSGSIZE)
		t->total = t->io.done;
	if (error)
		return error;
	if (!t->whole || !t->io.done) {
		t->total += t->io.done;
		return 0;
	}
	advance(t);
	return t->io.iov_count ? WSAEWOULDBLOCK : 0;
}

int
wsi_transfer_await_data(const struct wsi_transfer *t)
{
	struct wsi_pollfd p = {.fd = t->io.fd, .events = WSI_POLL_IN};
	unsigned ready;
	int error = wsi_posix_poll(&p, 1, 0, &ready);

	return error || ready ? error : WSAEWOULDBLOCK;
}

/* A receive that is likely to wait polls first and so spares the vain attempt; now and then it tries, to see whether that still holds. */
static bool
expects_to_wait(struct wsi_sock *sock)
{
	unsigned expected = atomic_load_explicit(&sock->expect_wait, memory_order_relaxed);

	if (!expected || wsi_block_has_hook())
		return false;
	atomic_store_explicit(&sock->expect_wait, expected - 1, memory_order_relaxed);
	return true;
}

int
wsi_call_receive(struct wsi_transfer *t)
{
	struct wsi_sock *sock = t->sock;
	int error;

	if (!t->waits || !expects_to_wait(sock)) {
		error = wsi_transfer_receive(t);
		if (error != WSAEWOULDBLOCK || !t->waits)
			return error;
		atomic_store_explicit(&sock->expect_wait, EXPECTED, memory_order_relaxed);
	}
	error = wsi_block_until(sock, t->io.flags & MSG_OOB ? WSI_POLL_PRI : WSI_POLL_IN,
		wsi_block_timeout(atomic_load(&sock->recv_timeout)), wsi_transfer_receive, t);
	/* MSG_WAITALL: what was taken is not lost, whatever ended the rest. */
	return t->whole && t->total ? 0 : error;
}

/* A stream has no sender to tell of ("do_test[4]": the buffer is not written). */
int
wsi_transfer_wants_sender(struct wsi_transfer *t, const struct sockaddr *from, const INT *fromlen)
{
	int error = from && t->io.datagram ? wsi_name_room(fromlen, t->sock->family) : 0;

	if (!error && from && t->io.datagram)
		t->io.name = t->name->bytes;
	return error;
}

int
wsi_transfer_give_sender(struct wsi_transfer *t, int error, struct sockaddr *from, INT *fromlen)
{
	if (!t->io.name || (error && error != WSAEMSGSIZE) || !t->io.name_len)
		return error;
	t->name->len = wsi_sockaddr_out(t->name->bytes, t->io.name_len);
	return wsi_name_give(t->name, from, fromlen) ? WSAEFAULT : error;
}

static int
recv_from(struct wsi_call *c, const WSABUF *buffers, DWORD count, struct sockaddr *from, LPINT fromlen)
{
	struct wsi_transfer *t = &c->t;
	int error = wsi_transfer_wants_sender(t, from, fromlen);

	/* "test_empty_recv": no buffer at all is WSAEINVAL, one of no length is none. */
	if (!error)
		error = count ? wsi_call_take_buffers(c, buffers, count) : WSAEINVAL;
	if (error)
		return error;
	t->whole = t->io.flags & MSG_WAITALL;
	return wsi_transfer_give_sender(t, wsi_call_receive(t), from, fromlen);
}

/* The call that programs make most: one buffer of a connected stream that is likely to have data, and nothing else. */
static inline bool
is_plain(struct wsi_sock *sock, const WSABUF *theirs, DWORD count, int flags, const struct sockaddr *from, WSABUF *buffer)
{
	return count == 1 && !flags && !from && wsi_sock_is_stream(sock) && atomic_load_explicit(&sock->connected, memory_order_relaxed) &&
		!atomic_load_explicit(&sock->reset, memory_order_relaxed) && !atomic_load_explicit(&sock->recv_shut, memory_order_relaxed) &&
		!atomic_load_explicit(&sock->expect_wait, memory_order_relaxed) && !wsi_posix_take(buffer, theirs, sizeof *buffer) &&
		buffer->len <= INT32_MAX && (uintptr_t)buffer->buf >= LOWEST;
}

static int
receive_in_full(struct wsi_sock *sock, const WSABUF *buffers, DWORD count, DWORD *received, int flags, struct sockaddr *from, LPINT fromlen, bool waits)
{
	struct wsi_call c;
	int error;

	wsi_call_begin(&c, sock, flags);
	c.t.waits |= waits;
	error = wsi_transfer_check_receiver(sock, flags, c.t.waits);
	if (!error)
		error = recv_from(&c, buffers, count, from, fromlen);
	wsi_call_end(&c);
	*received = (DWORD)c.t.total;
	return error;
}

int
wsi_transfer_receive_waiting(struct wsi_sock *sock, const WSABUF *buffers, DWORD count, DWORD *done, int flags, struct sockaddr *from, LPINT fromlen)
{
	int error = receive_in_full(sock, buffers, count, done, flags, from, fromlen, true);

	wsi_netevents_after(sock, flags & MSG_OOB ? FD_OOB : FD_READ, error);
	return error;
}

/* It needs no struct wsi_call, unless it must wait. */
static int
receive_plainly(struct wsi_sock *sock, const WSABUF *buffer, DWORD *received)
{
	size_t done = 0;
	int error = wsi_posix_recv_plain(sock->fd, buffer->buf, buffer->len, &done);

	*received = (DWORD)done;
	if (error != WSAEWOULDBLOCK || atomic_load_explicit(&sock->nonblocking, memory_order_relaxed))
		return error ? recv_error(sock, error) : 0;
	atomic_store_explicit(&sock->expect_wait, EXPECTED, memory_order_relaxed);
	return receive_in_full(sock, buffer, 1, received, 0, NULL, NULL, false);
}

static int
receive_entered(struct wsi_sock *sock, const WSABUF *buffers, DWORD count, DWORD *received, int flags, struct sockaddr *from, LPINT fromlen)
{
	WSABUF buffer;

	return is_plain(sock, buffers, count, flags, from, &buffer) ? receive_plainly(sock, &buffer, received) :
		receive_in_full(sock, buffers, count, received, flags, from, fromlen, false);
}

int
wsi_transfer_take_flags(struct wsi_sock *sock, const DWORD *received, const DWORD *flags, DWORD *asked)
{
	int error;

	if (!wsi_posix_take(asked, received, sizeof *asked) && !wsi_posix_take(asked, flags, sizeof *asked))
		return 0;
	error = wsi_transfer_check_receiver(sock, 0, true);
	return error ? error : WSAEFAULT;
}

/* A failed call leaves them alone, but for the number of bytes of a message that was too long. */
static int
give_flags(int error, LPDWORD received, DWORD done, LPDWORD flags, DWORD told)
{
	int fault = 0;

	if (!error || error == WSAEMSGSIZE)
		fault = wsi_posix_give(received, &done, sizeof done);
	if (!fault && !error)
		fault = wsi_posix_give(flags, &told, sizeof told);
	return fault ? fault : error;
}

static int
receive_call(SOCKET s, const WSABUF *buffers, DWORD count, LPDWORD received, LPDWORD flags, struct sockaddr *from, LPINT fromlen)
{
	struct wsi_sock *sock;
	DWORD done = 0, asked = 0;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return error;
	error = wsi_transfer_take_flags(sock, received, flags, &asked);
	if (!error)
		error = receive_entered(sock, buffers, count, &done, (int)asked, from, fromlen);
	wsi_async_disturb(sock, WSI_LANE_IN);
	wsi_netevents_after(sock, asked & MSG_OOB ? FD_OOB : FD_READ, error);
	wsi_sock_leave(sock);
	return give_flags(error, received, done, flags, asked & MSG_OOB);
}

int WSPAPI
wsi_WSPRecv(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD received, LPDWORD flags, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT lpErrno)
{
	(void)thread;
	if (overlapped)
		return wsi_answer(wsi_overlapped_receive(s, buffers, count, received, flags, NULL, NULL, overlapped, routine), lpErrno);
	return wsi_answer(receive_call(s, buffers, count, received, flags, NULL, NULL), lpErrno);
}

int WSPAPI
wsi_WSPRecvFrom(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD received, LPDWORD flags, struct sockaddr *from, LPINT fromlen,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT lpErrno)
{
	(void)thread;
	if (overlapped)
		return wsi_answer(wsi_overlapped_receive(s, buffers, count, received, flags, from, fromlen, overlapped, routine), lpErrno);
	return wsi_answer(receive_call(s, buffers, count, received, flags, from, fromlen), lpErrno);
}

int
wsi_transfer_check_sender(struct wsi_sock *sock, int flags)
{
	bool stream = wsi_sock_is_stream(sock);
	int error;

	if (atomic_load_explicit(&sock->send_shut, memory_order_relaxed))
		return WSAESHUTDOWN;
	error = stream ? check_connected(sock) : 0;
	if (error || !flags)
		return error;
	if (flags & ~SEND_FLAGS)
		return WSAEINVAL;
	return flags & MSG_OOB && !stream ? WSAEOPNOTSUPP : 0;
}

/* The kernel can send no more. Not our own shutdown, or it was caught before or raced with this call; not an error that was told before;
 * then the peer, which had closed, answered what we sent with a reset. */
static int
broken_pipe(struct wsi_sock *sock)
{
	int known = atomic_load(&sock->reset);

	if (atomic_load(&sock->send_shut))
		return WSAESHUTDOWN;
	return known ? known : stream_error(sock, WSAECONNRESET);
}

/* Linux has no port left for the socket, or no room: only the latter passes. */
static int
datagram_sent(struct wsi_transfer *t, int error)
{
	struct wsi_pollfd p = {.fd = t->io.fd, .events = WSI_POLL_OUT};
	unsigned ready;

	if (t->io.report)
		atomic_store(&t->sock->reset, t->io.report);
	if (!error && !atomic_load_explicit(&t->sock->bound, memory_order_relaxed))
		atomic_store(&t->sock->bound, true);
	if (error == WSAEWOULDBLOCK && !atomic_load(&t->sock->bound) && !wsi_posix_poll(&p, 1, 0, &ready) && ready)
		return WSAENOBUFS;
	return error;
}

int
wsi_transfer_send_failed(struct wsi_sock *sock, int error)
{
	return error == WSAECONNABORTED ? broken_pipe(sock) : stream_error(sock, error);
}

int
wsi_transfer_send(void *what)
{
	struct wsi_transfer *t = what;
	int error = wsi_posix_send(&t->io);

	if (t->io.datagram) {
		t->total = error ? 0 : t->io.done;
		return datagram_sent(t, error);
	}
	if (error)
		return wsi_transfer_send_failed(t->sock, error);
	advance(t);
	return t->whole && t->io.iov_count ? WSAEWOULDBLOCK : 0;
}

/* blocking-and-cancel.md, 29. */
void
wsi_transfer_cut(const struct wsi_transfer *t)
{
	if (!t->io.datagram && t->total)
		wsi_sock_damage(t->sock);
}

int
wsi_call_send(struct wsi_transfer *t)
{
	struct wsi_sock *sock = t->sock;
	int error;

	t->whole = !t->io.datagram && t->waits;
	error = wsi_transfer_send(t);
	if (error != WSAEWOULDBLOCK || !t->waits)
		return error;
	error = wsi_block_until(sock, WSI_POLL_OUT, wsi_block_timeout(atomic_load(&sock->send_timeout)), wsi_transfer_send, t);
	if (wsi_transfer_is_given_up(sock, error))
		wsi_transfer_cut(t);
	return error;
}

/* A datagram must have somewhere to go: a default peer, or an address of its own. */
int
wsi_transfer_address(struct wsi_transfer *t, const struct sockaddr *to, int tolen)
{
	int error;

	if (!t->io.datagram)
		return 0;
	if (!to)
		return atomic_load(&t->sock->connected) ? 0 : WSAENOTCONN;
	error = wsi_name_take(t->sock, to, tolen, t->name);
	if (!error)
		error = wsi_name_check_target(t->sock, t->name);
	t->io.name = t->name->bytes;
	t->io.name_len = t->name->len;
	return error;
}

/* `sent` is only looked at: NULL where there is none to look at. */
static int
send_in_full(struct wsi_sock *sock, const WSABUF *buffers, DWORD count, const DWORD *sent, DWORD *done, int flags, const struct sockaddr *to, int tolen, bool waits)
{
	struct wsi_call c;
	int error;

	wsi_call_begin(&c, sock, flags);
	c.t.waits |= waits;
	error = wsi_transfer_check_sender(sock, flags);
	if (!error)
		error = wsi_transfer_address(&c.t, to, tolen);
	if (!error && !waits && wsi_posix_take(done, sent, sizeof *done))
		error = WSAEFAULT;
	if (!error)
		error = wsi_call_take_buffers(&c, buffers, count);
	if (!error)
		error = wsi_call_send(&c.t);
	wsi_call_end(&c);
	*done = (DWORD)c.t.total;
	/* One that was short had no room either. */
	wsi_netevents_after(sock, FD_WRITE, !error && !c.t.io.datagram && c.t.io.iov_count ? WSAEWOULDBLOCK : error);
	return error;
}

int
wsi_transfer_send_waiting(struct wsi_sock *sock, const WSABUF *buffers, DWORD count, DWORD *done, int flags, const struct sockaddr *to, int tolen)
{
	return send_in_full(sock, buffers, count, NULL, done, flags, to, tolen, true);
}

static int
send_call(SOCKET s, const WSABUF *buffers, DWORD count, LPDWORD sent, int flags, const struct sockaddr *to, int tolen)
{
	struct wsi_sock *sock;
	DWORD done = 0;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return error;
	error = send_in_full(sock, buffers, count, sent, &done, flags, to, tolen, false);
	wsi_sock_leave(sock);
	return error ? error : wsi_posix_give(sent, &done, sizeof done);
}

int WSPAPI
wsi_WSPSend(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT lpErrno)
{
	(void)thread;
	if (overlapped)
		return wsi_answer(wsi_overlapped_send(s, buffers, count, sent, (int)flags, NULL, 0, overlapped, routine), lpErrno);
	return wsi_answer(send_call(s, buffers, count, sent, (int)flags, NULL, 0), lpErrno);
}

int WSPAPI
wsi_WSPSendTo(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags, const struct sockaddr *to, int tolen,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT lpErrno)
{
	(void)thread;
	if (overlapped)
		return wsi_answer(wsi_overlapped_send(s, buffers, count, sent, (int)flags, to, tolen, overlapped, routine), lpErrno);
	return wsi_answer(send_call(s, buffers, count, sent, (int)flags, to, tolen), lpErrno);
}

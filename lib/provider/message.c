#include "provider/message.h"

#include <mswsock.h>
#include <stddef.h>
#include <string.h>

#include "base/lasterror.h"
#include "provider/transfer.h"

/* What a receive writes to the dwFlags that it reads the next time. */
enum { TOLD = MSG_TRUNC | MSG_CTRUNC | MSG_BCAST | MSG_MCAST };

/* How much of it fits, in whole messages. The padding behind the last need not. */
static ULONG
fitting(const struct wsi_control *control, ULONG room)
{
	ULONG used = 0;

	while (used < control->len) {
		WSACMSGHDR header;

		memcpy(&header, control->bytes + used, sizeof header);
		if (used > room || header.cmsg_len > room - used)
			break;
		used += (ULONG)WSA_CMSGHDR_ALIGN(header.cmsg_len);
	}
	return used;
}

static int
put(LPWSAMSG theirs, size_t offset, ULONG value)
{
	return wsi_posix_give((char *)theirs + offset, &value, sizeof value);
}

int
wsi_message_tell(const struct wsi_ancillary *a, const struct wsi_control *control, int error)
{
	ULONG whole = fitting(control, a->room.len), used = whole < a->room.len ? whole : a->room.len;
	int told = control->told | (whole < control->len ? MSG_CTRUNC : 0);
	int fault = used ? wsi_posix_give(a->room.buf, control->bytes, used) : 0;

	if (!fault)
		fault = put(a->message, offsetof(WSAMSG, Control.len), used);
	if (!fault)
		fault = put(a->message, offsetof(WSAMSG, dwFlags), (ULONG)told);
	if (fault)
		return fault;
	return told & MSG_CTRUNC ? WSAEMSGSIZE : error;
}

static int
finish(int error)
{
	wsi_last_error = (DWORD)error;
	return error ? SOCKET_ERROR : 0;
}

/* No address, and yet a length of one. */
static int
take_message(const WSAMSG *theirs, WSAMSG *message)
{
	int error = wsi_posix_take(message, theirs, sizeof *message);

	return !error && !message->name && message->namelen ? WSAEFAULT : error;
}

/* Have the kernel say where datagrams were sent to, from the first message on. */
static void
have_destination(struct wsi_sock *sock)
{
	if (!atomic_exchange_explicit(&sock->tells_destination, true, memory_order_relaxed))
		(void)wsi_posix_tell_destination(sock->fd, sock->family);
}

/* ---- receiving ---- */

static int
receive_waiting(struct wsi_sock *sock, const WSAMSG *message, const struct wsi_ancillary *a, DWORD *done, bool waits)
{
	INT *namelen = &a->message->namelen;
	struct wsi_call c;
	int error;

	wsi_call_begin(&c, sock, (int)message->dwFlags);
	c.t.waits |= waits;
	c.t.ancillary = a;
	error = wsi_transfer_wants_sender(&c.t, message->name, namelen);
	if (!error)
		error = message->dwBufferCount ? wsi_call_take_buffers(&c, message->lpBuffers, message->dwBufferCount) : WSAEINVAL;
	if (!error)
		error = wsi_transfer_give_sender(&c.t, wsi_call_receive(&c.t), message->name, namelen);
	wsi_call_end(&c);
	*done = (DWORD)c.t.total;
	return error;
}

/* State before pointers ("Pointer and length validation"). */
static int
check_receive(struct wsi_sock *sock, const WSAMSG *theirs, const DWORD *received, bool pends, WSAMSG *message)
{
	DWORD before;
	int error = wsi_sock_is_stream(sock) ? WSAEINVAL : wsi_transfer_check_receiver(sock, 0, true);

	if (!error)
		error = take_message(theirs, message);
	if (!error && (received || !pends) && wsi_posix_take(&before, received, sizeof before))
		error = WSAEFAULT;
	if (error)
		return error;
	message->dwFlags &= ~(DWORD)TOLD;
	return message->dwFlags & ~(DWORD)MSG_PEEK ? WSAEOPNOTSUPP : 0;
}

static int
receive_entered(struct wsi_sock *sock, LPWSAMSG theirs, LPDWORD received, LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	WSAMSG message;
	DWORD done = 0;
	struct wsi_ancillary a = {.message = theirs};
	int error = check_receive(sock, theirs, received, overlapped, &message);

	if (error)
		return error;
	a.room = message.Control;
	have_destination(sock);
	if (overlapped && sock->overlapped)
		return wsi_overlapped_receive_message(sock, &message, &a, received, overlapped, routine);
	error = receive_waiting(sock, &message, &a, &done, overlapped);
	if (overlapped)
		return wsi_overlapped_fill_in(overlapped, error, done, received);
	return (!error || error == WSAEMSGSIZE) && wsi_posix_give(received, &done, sizeof done) ? WSAEFAULT : error;
}

INT WSAAPI
wsi_WSARecvMsg(SOCKET s, LPWSAMSG message, LPDWORD received, LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return finish(error);
	error = receive_entered(sock, message, received, overlapped, routine);
	wsi_sock_leave(sock);
	return finish(error);
}

/* ---- sending ---- */

static int
take_control(const WSABUF *theirs, struct wsi_control *control)
{
	if (theirs->len > sizeof control->bytes)
		return WSAEINVAL;
	control->len = theirs->len;
	return theirs->len ? wsi_posix_take(control->bytes, theirs->buf, theirs->len) : 0;
}

static int
send_waiting(struct wsi_sock *sock, const WSAMSG *message, struct wsi_control *control, DWORD *done, bool waits)
{
	struct wsi_call c;
	int error;

	wsi_call_begin(&c, sock, (int)message->dwFlags);
	c.t.waits |= waits;
	c.t.io.control = control;
	error = wsi_transfer_address(&c.t, message->name, message->namelen);
	if (!error)
		error = wsi_call_take_buffers(&c, message->lpBuffers, message->dwBufferCount);
	if (!error)
		error = wsi_call_send(&c.t);
	wsi_call_end(&c);
	*done = (DWORD)c.t.total;
	return error;
}

static int
check_send(struct wsi_sock *sock, const WSAMSG *theirs, DWORD flags, WSAMSG *message)
{
	int error = wsi_sock_is_stream(sock) ? WSAEINVAL : wsi_transfer_check_sender(sock, (int)flags);

	if (!error)
		error = take_message(theirs, message);
	message->dwFlags = flags;
	return error;
}

/* "test_WSASendMsg": a call that fails for want of a count has bound the socket; it has sent, too. */
static int
send_entered(struct wsi_sock *sock, LPWSAMSG theirs, DWORD flags, LPDWORD sent, LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	struct wsi_control control, *beside;
	WSAMSG message;
	DWORD done = 0;
	int error = check_send(sock, theirs, flags, &message);

	if (!error)
		error = take_control(&message.Control, &control);
	if (error)
		return error;
	beside = control.len ? &control : NULL;
	if (overlapped && sock->overlapped)
		return wsi_overlapped_send_message(sock, &message, beside, sent, overlapped, routine);
	error = send_waiting(sock, &message, beside, &done, overlapped);
	if (overlapped)
		return wsi_overlapped_fill_in(overlapped, error, done, sent);
	return !error && wsi_posix_give(sent, &done, sizeof done) ? WSAEFAULT : error;
}

INT WSAAPI
wsi_WSASendMsg(SOCKET s, LPWSAMSG message, DWORD flags, LPDWORD sent, LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (error)
		return finish(error);
	error = send_entered(sock, message, flags, sent, overlapped, routine);
	wsi_sock_leave(sock);
	return finish(error);
}

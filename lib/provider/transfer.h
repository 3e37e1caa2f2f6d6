/* The one transfer, as the calls that wait for it (transfer.c) and the requests that nobody waits for (overlapped.c) share it. */
#ifndef WSI_TRANSFER_H
#define WSI_TRANSFER_H

#include <winsock2.h>

#include <windows.h>

#include "provider/names.h"
#include "provider/socktab.h"

struct wsi_ancillary;

/* A transfer, which may take several rounds. */
struct wsi_transfer {
	struct wsi_sock *sock;
	struct wsi_io io;               /* io.iov stands at the first buffer that is not done with */
	size_t total;                   /* moved in all rounds */
	bool waits;                     /* where it would block: the call is a blocking one */
	bool whole;                     /* goes on until the buffers are full, or empty */
	struct wsi_name *name;          /* room for one where the call names an address, or asks for one */
	const struct wsi_ancillary *ancillary;  /* a receive that tells of more (message.h), or NULL */
};

enum { WSI_CALL_FEW = 8 };              /* buffers that need no allocation */

/* What a call that waits for its transfer has on its stack. */
struct wsi_call {
	struct wsi_transfer t;
	struct wsi_iov few[WSI_CALL_FEW];
	struct wsi_iov *more;           /* where those are too few */
	struct wsi_name name;
};

void wsi_call_begin(struct wsi_call *c, struct wsi_sock *sock, int flags);
int wsi_call_take_buffers(struct wsi_call *c, const WSABUF *buffers, DWORD count);
void wsi_call_end(struct wsi_call *c);
/* As many rounds as it takes; it waits where t->waits. */
int wsi_call_receive(struct wsi_transfer *t);
int wsi_call_send(struct wsi_transfer *t);

void wsi_transfer_begin(struct wsi_transfer *t, struct wsi_sock *sock, int flags, struct wsi_name *name);
/* Check the buffers and set up `iov`, which has room for `count` and lives as long as the transfer. */
int wsi_transfer_take_buffers(struct wsi_transfer *t, struct wsi_iov *iov, const WSABUF *buffers, DWORD count);

/* May the socket receive, or send, just now? State before pointers ("Pointer and length validation"). `waits`: the call is not a non-blocking one. */
int wsi_transfer_check_receiver(struct wsi_sock *sock, int flags, bool waits);
int wsi_transfer_check_sender(struct wsi_sock *sock, int flags);
/* The flags of a receive; `received` can be read. State before pointers, and the pointers before any data is moved. */
int wsi_transfer_take_flags(struct wsi_sock *sock, const DWORD *received, const DWORD *flags, DWORD *asked);

/* The sender's address is wanted (from not NULL): is there room? And hand it out at the end; answers the code that the transfer ends with. */
int wsi_transfer_wants_sender(struct wsi_transfer *t, const struct sockaddr *from, const INT *fromlen);
int wsi_transfer_give_sender(struct wsi_transfer *t, int error, struct sockaddr *from, INT *fromlen);
/* Where a datagram goes: `to`, or (NULL) the default peer. Streams have nowhere else. */
int wsi_transfer_address(struct wsi_transfer *t, const struct sockaddr *to, int tolen);

/* One round: 0, WSAEWOULDBLOCK (again, once the kernel is ready), or the code that ends it; t->total. `what` is a struct wsi_transfer. */
int wsi_transfer_receive(void *what);
int wsi_transfer_send(void *what);

/* What a code of the kernel's means for a stream that sends, and henceforth. */
int wsi_transfer_send_failed(struct wsi_sock *sock, int error);
/* The whole of a receive, or a send, that waits though the socket may be non-blocking. The caller is inside the socket. */
int wsi_transfer_receive_waiting(struct wsi_sock *sock, const WSABUF *buffers, DWORD count, DWORD *done, int flags, struct sockaddr *from, LPINT fromlen);
int wsi_transfer_send_waiting(struct wsi_sock *sock, const WSABUF *buffers, DWORD count, DWORD *done, int flags, const struct sockaddr *to, int tolen);

/* "test_empty_recv": a receive with no room waits for data and takes none. */
int wsi_transfer_await_data(const struct wsi_transfer *t);
/* The kernel tells of a stream's failure once, and all that is pending shares it. */
static inline int
wsi_transfer_known_error(const struct wsi_transfer *t)
{
	return t->io.datagram ? 0 : atomic_load_explicit(&t->sock->reset, memory_order_relaxed);
}
/* Did a wait for the rest end before its time, though the socket stays? */
static inline bool
wsi_transfer_is_given_up(struct wsi_sock *sock, int error)
{
	return (error == WSAEINTR || error == WSAETIMEDOUT) && !wsi_sock_is_closing(sock);
}
/* A send was given up or taken back: a stream that is cut in the middle is of no more use. */
void wsi_transfer_cut(const struct wsi_transfer *t);

/* Overlapped: 0, WSA_IO_PENDING or the code. */
int wsi_overlapped_receive(SOCKET s, const WSABUF *buffers, DWORD count, LPDWORD received, LPDWORD flags, struct sockaddr *from, LPINT fromlen,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);
int wsi_overlapped_send(SOCKET s, const WSABUF *buffers, DWORD count, LPDWORD sent, int flags, const struct sockaddr *to, int tolen,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);
/* A socket that was made without WSA_FLAG_OVERLAPPED: the transfer that ended with this error fills the OVERLAPPED. */
int wsi_overlapped_fill_in(LPWSAOVERLAPPED overlapped, int error, DWORD done, LPDWORD bytes);
/* ReadFileEx and WriteFileEx, whose routines are called with Win32 codes. */
int wsi_overlapped_file(SOCKET s, const WSABUF *buffer, bool writes, LPOVERLAPPED overlapped, LPOVERLAPPED_COMPLETION_ROUTINE routine);

#endif

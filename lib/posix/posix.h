/* The wall between Winsock and the kernel.
 *
 * Plain integers and pointers; families, flags, options and events are Winsock's numbers (wsnum.h). Every function that
 * answers an int answers 0 or a WSA code. Nothing here blocks but wsi_posix_poll() and the
 * databases (resolve.c, netdb.c), and nothing raises SIGPIPE.
 */
#ifndef WSI_POSIX_H
#define WSI_POSIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- errno.c: errors ---- */

/* The WSA code of an errno where the call gives no closer meaning; never 0 for a non-zero errno. */
int wsi_errno_to_wsa(int error);
/* The nearest errno of a WSA code, 0 for 0, EIO for an unknown one. */
int wsi_wsa_to_errno(int code);

/* ---- clock.c ---- */

#define WSI_FOREVER INT64_MAX

/* Nanoseconds of a clock that never jumps. */
int64_t wsi_posix_now(void);

/* ---- memory.c: a caller's pointers ---- */

/* Copy from or to memory that the caller named and that may not be there: WSAEFAULT then, never a signal. */
int wsi_posix_copy_in(void *ours, const void *theirs, size_t size);
int wsi_posix_copy_out(void *theirs, const void *ours, size_t size);
/* The same for what is small and nearly always a variable of a caller's caller: just above our own frame the stack is in use, and no check is needed. */
#define WSI_NEAR 2048
static inline __attribute__((always_inline)) bool
wsi_posix_is_near(const void *theirs)
{
	return (uintptr_t)theirs - (uintptr_t)__builtin_frame_address(0) < WSI_NEAR;
}
static inline __attribute__((always_inline)) int
wsi_posix_take(void *ours, const void *theirs, size_t size)
{
	if (!wsi_posix_is_near(theirs))
		return wsi_posix_copy_in(ours, theirs, size);
	__builtin_memcpy(ours, theirs, size);
	return 0;
}
static inline __attribute__((always_inline)) int
wsi_posix_give(void *theirs, const void *ours, size_t size)
{
	if (!wsi_posix_is_near(theirs))
		return wsi_posix_copy_out(theirs, ours, size);
	__builtin_memcpy(theirs, ours, size);
	return 0;
}
/* Is this the address of code? */
bool wsi_posix_is_code(const void *address);

/* ---- wait.c ---- */

/* Same layout as struct pollfd; events are WSI_POLL_*. A negative fd is passed over. */
struct wsi_pollfd {
	int fd;
	short events;
	short revents;
};

enum {
	WSI_POLL_IN = 1,        /* data, a connection or the end of the stream can be read */
	WSI_POLL_PRI = 2,       /* urgent data */
	WSI_POLL_OUT = 4,
	WSI_POLL_ERR = 8,       /* answered without being asked, like the two below */
	WSI_POLL_HUP = 16,
	WSI_POLL_NVAL = 32,
	WSI_POLL_RDHUP = 0x2000,        /* the peer sends no more */
};

/* Wait until an entry has revents, for at most `timeout` nanoseconds. *ready is their number, 0 at the time-out.
 * A POSIX signal ends the wait early: 0 with *ready 0; callers know the time from wsi_posix_now(). */
int wsi_posix_poll(struct wsi_pollfd *fds, unsigned count, int64_t timeout, unsigned *ready);

/* ---- poller_epoll.c: many descriptors, and what came since it was last told ---- */

/* What became true of a descriptor: WSI_POLL_*, all that hold now. */
struct wsi_ready {
	int fd;
	int events;
};

/* Closed with wsi_posix_close(). */
int wsi_posix_poller_open(int *poller);
/* From now on tell, once for each time it comes, of input, urgent data, the end, errors, and with `output` of room to send; what holds already is told too. */
int wsi_posix_poller_add(int poller, int fd, bool output);
/* The same for one that was added without `output`. */
int wsi_posix_poller_add_output(int poller, int fd);
/* A wake: told for as long as it is readable. */
int wsi_posix_poller_add_wake(int poller, int fd);
/* Before the descriptor is closed: a duplicate, in another process even, would keep it here. */
void wsi_posix_poller_remove(int poller, int fd);
/* Wait for at most so many nanoseconds: how many there are. A POSIX signal ends it early. */
unsigned wsi_posix_poller_wait(int poller, struct wsi_ready *ready, unsigned room, int64_t timeout);

/* ---- wake_eventfd.c, wake_pipe.c: how one thread ends another's wait ---- */

/* Level-triggered: readable from signal to drain. Signal is async-signal-safe and never blocks. Inherited by no program;
 * after fork the child closes its copy of each, so that it drains no signal of the parent, and opens anew. */
struct wsi_wake {
	int fds[2];             /* read end (the one to poll), write end; {-1, -1} when closed */
};

#define WSI_WAKE_CLOSED {{-1, -1}}

int wsi_wake_open(struct wsi_wake *w);
void wsi_wake_close(struct wsi_wake *w);
void wsi_wake_signal(const struct wsi_wake *w);
void wsi_wake_drain(const struct wsi_wake *w);

/* ---- sockaddr.c: addresses ---- */

/* Room for any address of either world. */
#define WSI_NAME_MAX 128

/* The size that Windows asks of an address of this family (16, 28, 110), 0 for a family we do not have. */
int wsi_sockaddr_size(int family);
/* Winsock's address made the kernel's: 0, WSAEFAULT (short or unreadable), WSAEAFNOSUPPORT. */
int wsi_sockaddr_in(const void *theirs, int len, void *kernel, int *kernel_len);
/* The kernel's address made Winsock's, in place; answers its length, as Windows reports it. */
int wsi_sockaddr_out(void *name, int kernel_len);

/* ---- socket.c: sockets as a whole ---- */

/* What can be learned of a descriptor that somebody else made. */
struct wsi_identity {
	int family, type, protocol;
	bool listening, connected, bound, nonblocking;
	bool oob_inline, dual_stack;    /* dual_stack: IPV6_V6ONLY is off */
};

/* A new descriptor, 3 or higher, in blocking mode, inheritable. */
int wsi_posix_socket(int family, int type, int protocol, int *fd);
int wsi_posix_close(int fd);
/* Whether programs that this process starts get the descriptor. */
int wsi_posix_set_inheritable(int fd, bool on);
int wsi_posix_is_inheritable(int fd, bool *on);
/* Another descriptor, 3 or higher, of the same socket. */
int wsi_posix_duplicate(int fd, bool inheritable, int *copy);
int wsi_posix_identify(int fd, struct wsi_identity *id);
int wsi_posix_bind(int fd, const void *kernel_name, int len);
int wsi_posix_listen(int fd, int backlog);
/* On a descriptor that is non-blocking: the new one (3 or higher, blocking) or WSAEWOULDBLOCK. */
int wsi_posix_accept(int fd, void *kernel_name, int *len, int *accepted);
/* On a descriptor that is non-blocking: WSAEWOULDBLOCK says that it is under way. */
int wsi_posix_connect(int fd, const void *kernel_name, int len);
/* End a connection at once with a reset; the descriptor stays, unconnected. */
int wsi_posix_reset(int fd);
/* The same, and keep the local port, which Linux gives back where it chose it. */
int wsi_posix_disconnect(int fd);
/* Let the last close of the descriptor end the connection with a reset. */
int wsi_posix_reset_on_close(int fd);
int wsi_posix_shutdown(int fd, int how);
int wsi_posix_getsockname(int fd, void *kernel_name, int *len);
int wsi_posix_getpeername(int fd, void *kernel_name, int *len);
int wsi_posix_set_nonblocking(int fd, bool on);
/* Bytes that FIONREAD counts, urgent ones left out; true when no urgent byte lies ahead; bytes that the peer has not acknowledged. */
int wsi_posix_available(int fd, uint32_t *bytes);
int wsi_posix_at_mark(int fd, bool *at_mark);
int wsi_posix_unsent(int fd, uint32_t *bytes);
/* The kernel's pending error of the socket as a WSA code in *error, taken from it. */
int wsi_posix_take_error(int fd, int *error);

/* ---- pass.c: descriptors from process to process ---- */

int wsi_posix_random(void *bytes, size_t size);
/* The number of this process; is there another of that number, which we may have dealings with? */
uint32_t wsi_posix_process(void);
bool wsi_posix_is_process(uint32_t id);
/* A descriptor, closed in other programs, that is readable when the process has ended. An error where the system has none. */
int wsi_posix_watch_process(uint32_t id, int *fd);

/* A door that other processes find by its number, and the way to one; both closed in other programs. */
int wsi_posix_pass_open(uint64_t number, int *fd);
int wsi_posix_pass_call(uint64_t number, int *fd);

/* Who spoke at the door: the kernel's word. */
struct wsi_caller {
	uint32_t process;
	int name_len;
	unsigned char name[WSI_NAME_MAX];
};

/* A request and its answer, each of a known size; nothing blocks (WSAEWOULDBLOCK), WSAEINVAL: something else came. An answer without a
 * descriptor (-1) is WSAEINVAL to the one who asked. What comes is 3 or higher, and closed in other programs. */
int wsi_posix_pass_ask(int fd, const void *request, size_t size);
int wsi_posix_pass_hear(int fd, void *request, size_t size, struct wsi_caller *caller);
int wsi_posix_pass_hand(int fd, const struct wsi_caller *caller, const void *bytes, size_t size, int passed);
int wsi_posix_pass_get(int fd, void *bytes, size_t size, int *passed);

/* ---- arrivals_linux.c: how much has come. WSAENOPROTOOPT or another code where the kernel does not say ---- */

/* Connections that wait to be accepted; bytes that a stream of TCP has received since it was connected, its end counting as one; what the
 * datagrams that wait take of the kernel's memory. */
int wsi_posix_backlog(int fd, uint32_t *connections);
int wsi_posix_received(int fd, uint64_t *bytes);
int wsi_posix_queued(int fd, uint32_t *memory);

/* ---- sockopt.c: options ---- */

/* Options that the kernel keeps, each with the value of an int. */
enum wsi_option {
	WSI_OPTION_REUSE_ADDRESS,       /* share with ended connections; datagram sockets: with anyone who says so too */
	WSI_OPTION_REUSE_PORT,          /* share with anyone who says so too */
	WSI_OPTION_KEEP_ALIVE,
	WSI_OPTION_BROADCAST,
	WSI_OPTION_OOB_INLINE,
	WSI_OPTION_SEND_BUFFER,
	WSI_OPTION_RECV_BUFFER,
	WSI_OPTION_NO_DELAY,
	WSI_OPTION_KEEP_IDLE,           /* seconds, like the next */
	WSI_OPTION_KEEP_INTERVAL,
	WSI_OPTION_KEEP_COUNT,
	WSI_OPTION_MAX_SEGMENT,
	WSI_OPTION_TTL,
	WSI_OPTION_TOS,
	WSI_OPTION_MULTICAST_TTL,
	WSI_OPTION_MULTICAST_LOOP,
	WSI_OPTION_HEADER_INCLUDED,
	WSI_OPTION_PACKET_INFO,
	WSI_OPTION_RECV_TTL,
	WSI_OPTION_RECV_TOS,
	WSI_OPTION_MTU,
	WSI_OPTION_MTU_DISCOVER,        /* enum wsi_mtu_discover */
	WSI_OPTION_V6_ONLY,
	WSI_OPTION_V6_HOPS,
	WSI_OPTION_V6_MULTICAST_HOPS,
	WSI_OPTION_V6_MULTICAST_LOOP,
	WSI_OPTION_V6_MULTICAST_IF,     /* an interface's index */
	WSI_OPTION_V6_PACKET_INFO,
	WSI_OPTION_V6_RECV_HOPS,
	WSI_OPTION_V6_RECV_CLASS,
	WSI_OPTION_V6_CLASS,
	WSI_OPTION_V6_MTU,
	WSI_OPTION_V6_MTU_DISCOVER,
	WSI_OPTION_RECV_ERROR,          /* what the network says of datagrams that were sent */
	WSI_OPTION_V6_RECV_ERROR,
	WSI_OPTION_SYN_COUNT,           /* retransmissions of the first segment */
	WSI_OPTION_USER_TIMEOUT,        /* milliseconds until a connection that answers nothing is given up; 0: the kernel's own */
	WSI_OPTION_FAST_OPEN,           /* of a listener: how many connections may begin with data */
	WSI_OPTION_NO_CHECKSUM,
	WSI_OPTION_SEGMENT_SIZE,        /* of datagrams that one send is cut into */
	WSI_OPTION_UNICAST_IF,          /* an interface's index, in network order in both families */
	WSI_OPTION_V6_UNICAST_IF,
	WSI_OPTION_V6_HEADER_INCLUDED,
	WSI_OPTION_V6_CHECKSUM,         /* where a raw socket's is */
	WSI_OPTION_COUNT
};

enum wsi_mtu_discover { WSI_MTU_WANT, WSI_MTU_DO, WSI_MTU_DONT, WSI_MTU_PROBE };

int wsi_posix_set_option(int fd, enum wsi_option option, int value);
int wsi_posix_get_option(int fd, enum wsi_option option, int *value);

/* Options of the IPv4 header as they go on the wire; *len is the room, then what there is. */
int wsi_posix_set_ip_options(int fd, const void *bytes, int len);
int wsi_posix_get_ip_options(int fd, void *bytes, int *len);

/* The process that the other end of a local connection was made by. */
int wsi_posix_peer_process(int fd, uint32_t *pid);

/* Let the first of the sockets that share an address get all its connections. After listen. */
int wsi_posix_first_come(int fd);

/* Multicast. Addresses are in network order; an IPv4 interface is one of its addresses, or 0.x.y.z: index xyz, as Windows has it. */
struct wsi_group {
	bool join;
	uint32_t group, interface;
	const uint32_t *source;         /* that sender only, or NULL */
};
struct wsi_group_v6 {
	bool join;
	unsigned char group[16];
	uint32_t index;
};

int wsi_posix_multicast_interface(int fd, uint32_t interface);
int wsi_posix_group(int fd, const struct wsi_group *g);
/* Shut out one sender of a group that was joined, or let it in again. */
int wsi_posix_block_source(int fd, uint32_t group, uint32_t interface, uint32_t source, bool block);
int wsi_posix_group_v6(int fd, const struct wsi_group_v6 *g);

/* ---- io.c: the one transfer ---- */

/* Same layout as struct iovec. */
struct wsi_iov {
	void *base;
	size_t size;
};

/* What stands beside a message, in Winsock's form: headers and values as WSA_CMSG_NXTHDR walks them. */
struct wsi_control {
	unsigned len;           /* bytes used */
	int told;               /* receive: MSG_TRUNC, MSG_CTRUNC, MSG_BCAST, MSG_MCAST, Winsock's */
	_Alignas(8) unsigned char bytes[256];
};

/* What the network says of datagrams that were sent, and nobody wants to hear. */
enum {
	WSI_DEAF_TO_RESET = 1,          /* no such port: SIO_UDP_CONNRESET is off */
	WSI_DEAF_TO_UNREACHABLE = 2,    /* no way there, or too far: SIO_UDP_NETRESET is off */
};

/* One transfer: recv, recvfrom, WSARecv, send, sendto … all fill this. */
struct wsi_io {
	int fd;
	int flags;              /* Winsock's MSG_* */
	bool datagram;          /* message boundaries: a message longer than the buffers is WSAEMSGSIZE */
	struct wsi_iov *iov;
	unsigned iov_count;
	void *name;             /* receive: WSI_NAME_MAX bytes or NULL; send: the kernel's address or NULL */
	int name_len;           /* receive: set to the kernel's length, 0 where there is none */
	struct wsi_control *control;    /* receive: filled; send: what goes with it; NULL: none */
	size_t done;            /* bytes moved, also when the answer is WSAEMSGSIZE */
	int deaf_to;            /* WSI_DEAF_TO_*: reports that are passed over */
	int report;             /* send: the code of a report on an earlier datagram, which the next receive is to answer; 0: none */
};

/* The room in all buffers. */
static inline size_t
wsi_io_capacity(const struct wsi_io *io)
{
	size_t size = 0;

	for (unsigned i = 0; i < io->iov_count; i++)
		size += io->iov[i].size;
	return size;
}

/* Never block: WSAEWOULDBLOCK where a blocking call would wait. A stream that can send no more is WSAECONNABORTED, whatever the cause;
 * the caller knows it. MSG_WAITALL is left to the caller, who can wait. A short send of a stream is a success with fewer bytes done. */
int wsi_posix_recv(struct wsi_io *io);
/* The same for one buffer of a stream and nothing else: *done is the number of bytes. */
int wsi_posix_recv_plain(int fd, void *buffer, size_t size, size_t *done);
int wsi_posix_send(struct wsi_io *io);
/* From now on received messages tell of MSG_BCAST and MSG_MCAST. `family` is Winsock's. */
int wsi_posix_tell_destination(int fd, int family);

/* ---- sendfile.c: files and buffers to a stream ---- */

/* Never blocks. `more`: what comes next may share a segment with it. Errors as those of wsi_posix_send(). */
int wsi_posix_send_part(int fd, const void *bytes, size_t size, bool more, size_t *done);
/* The bytes of a file from a place on; 0 done at its end. The socket is non-blocking (wsi_sock_lease). */
int wsi_posix_send_file(int fd, int file, uint64_t at, size_t size, size_t *done);
/* The pointer and the size of a file that has both: ERROR_INVALID_FUNCTION, ERROR_INVALID_HANDLE. */
int wsi_posix_file_extent(int file, uint64_t *place, uint64_t *size);
void wsi_posix_file_seek(int file, uint64_t place);
/* Throw away what a stream has received: 0 at its end, however it ended, WSAEWOULDBLOCK before. */
int wsi_posix_drain(int fd);
/* Let one descriptor's number mean what another means, which is closed in any case; whether it is inheritable stays. */
int wsi_posix_replace(int fd, int by);

/* ---- resolve.c, netif.c: hosts ---- */

/* Room for any name of a host, its NUL included. */
#define WSI_HOSTNAME_MAX 1025

/* One host as the system's resolver knows it: one block of memory, for free(). Both lists end with NULL. */
struct wsi_host {
	int family;             /* Winsock's */
	int length;             /* bytes of an address */
	char *name;
	char **aliases;
	char **addresses;       /* network order */
};

/* A copy, in one block. */
int wsi_host_new(const struct wsi_host *from, struct wsi_host **host);
/* This host: its name and its IPv4 addresses, that of the default route first; 127.0.0.1 only where there is no other. Never blocks. */
int wsi_host_local(struct wsi_host **host);
int wsi_posix_hostname(char *name, size_t size);

/* Ask the resolver, which may take its time: 0, WSAHOST_NOT_FOUND, WSATRY_AGAIN, WSANO_RECOVERY, WSANO_DATA, WSAENOBUFS, WSAEMFILE,
 * WSAEAFNOSUPPORT. These two, and those of netdb.c, may block. */
int wsi_resolve_name(const char *name, int family, struct wsi_host **host);
int wsi_resolve_address(int family, const void *address, struct wsi_host **host);
/* An IPv6 address, with or without a scope? */
bool wsi_resolve_is_ipv6(const char *text);

/* One address of one interface, in Winsock's form. What there is none of has the family and zeros. */
struct wsi_netif {
	unsigned flags;                 /* Winsock's IFF_* */
	uint32_t index;
	int len;                        /* of each name: 16 or 28 */
	bool is_way_out;                /* what the host uses towards the world */
	unsigned char address[28], netmask[28], broadcast[28];
};

/* The addresses of a family (Winsock's) on the interfaces that are up: one block of memory, for free(). */
int wsi_netif_list(int family, struct wsi_netif **list, unsigned *count);
/* The address that this host would use towards another, both in the kernel's form; port 0. Nothing is sent. WSAENETUNREACH, WSAEHOSTUNREACH. */
int wsi_netif_route(const void *name, int len, void *own, int *own_len);

/* ---- netif_watch.c: changes ---- */

enum {
	WSI_CHANGED_ADDRESSES = 1,
	WSI_CHANGED_ROUTES = 2,
};

/* A descriptor, 3 or higher, that is readable from a change on; closed with wsi_posix_close(). */
int wsi_netif_watch_open(int *fd);
/* In the child of a fork: its own in place of what it shares with its parent. */
int wsi_netif_watch_renew(int fd);
/* What has changed since it was last read: WSI_CHANGED_*. Never blocks. */
unsigned wsi_netif_watch_read(int fd);

/* ---- tcpinfo.c: a connection in figures ---- */

struct wsi_tcp_info {
	int state;                      /* Winsock's TCPSTATE */
	bool timestamps;
	uint32_t mss, rtt, min_rtt;     /* microseconds */
	uint32_t in_flight, congestion_window, send_window, receive_window, receive_buffer;    /* bytes */
	uint64_t bytes_out, bytes_in, bytes_again;
	uint32_t segments_again, timeouts;
	uint32_t peer_limited, buffer_limited;  /* milliseconds that sending stood still, for the peer's window and for want of data */
};

int wsi_posix_tcp_info(int fd, struct wsi_tcp_info *info);

/* ---- netdb.c: services ---- */

/* One block of memory, for free(). */
struct wsi_service {
	char *name, *protocol;
	char **aliases;         /* ends with NULL */
	uint16_t port;          /* network order */
};

/* `protocol` may be NULL: any. 0, WSANO_DATA, WSANO_RECOVERY (no database), WSATRY_AGAIN, WSAENOBUFS, WSAEMFILE. */
int wsi_service_by_name(const char *name, const char *protocol, struct wsi_service **service);
int wsi_service_by_port(uint16_t port, const char *protocol, struct wsi_service **service);

#endif

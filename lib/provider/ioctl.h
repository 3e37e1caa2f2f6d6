/* Codes of WSAIoctl: a table of what each does (ioctl.c), one family of them a file.
 *
 * A code runs to its end at once; what of it is overlapped is how the end is told. The exceptions are those that wait for a change (ioctl_change.c). */
#ifndef WSI_IOCTL_H
#define WSI_IOCTL_H

#include "provider/socktab.h"

/* One call. The buffers are the caller's. */
struct wsi_ioctl {
	DWORD code;
	const void *in;
	DWORD in_size;
	void *out;
	DWORD out_size;
	DWORD returned;
	bool tell;                      /* `returned` is told although the code fails, without an OVERLAPPED */
	LPWSAOVERLAPPED overlapped;
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine;
};

typedef int wsi_ioctl_run(struct wsi_sock *sock, struct wsi_ioctl *call);

/* Copy in what the code takes, copy out what it gives: WSAEFAULT where the buffer is short or not there. */
int wsi_ioctl_take(const struct wsi_ioctl *call, void *ours, size_t size);
int wsi_ioctl_give(struct wsi_ioctl *call, const void *ours, size_t size);

/* ioctl_socket.c: sockets of any kind. */
wsi_ioctl_run wsi_ioctl_blocking_mode, wsi_ioctl_readable, wsi_ioctl_at_mark, wsi_ioctl_base_handle, wsi_ioctl_peer_process;
/* ioctl_extension.c */
wsi_ioctl_run wsi_ioctl_extension, wsi_ioctl_extension_table;
/* ioctl_tcp.c */
wsi_ioctl_run wsi_ioctl_keep_alive, wsi_ioctl_tcp_info, wsi_ioctl_initial_rto, wsi_ioctl_send_backlog, wsi_ioctl_fast_loopback;
/* ioctl_datagram.c */
wsi_ioctl_run wsi_ioctl_report_reset, wsi_ioctl_report_unreachable, wsi_ioctl_circular, wsi_ioctl_broadcast_address, wsi_ioctl_multicast_loop,
	wsi_ioctl_multicast_scope, wsi_ioctl_receive_all;
/* ioctl_address.c, ioctl_sort.c: addresses of this host, and ways to others. */
wsi_ioctl_run wsi_ioctl_interfaces, wsi_ioctl_interfaces_ex, wsi_ioctl_addresses, wsi_ioctl_route, wsi_ioctl_sort;
/* Of ioctl_address.c: the address that a code goes in with, in the kernel's form. */
struct wsi_name;
int wsi_ioctl_take_target(struct wsi_sock *sock, const struct wsi_ioctl *call, struct wsi_name *target);
/* ioctl_change.c: wait for a change. With an OVERLAPPED WSA_IO_PENDING; a socket that does not block: WSAEWOULDBLOCK, and the event that tells of it is armed. */
wsi_ioctl_run wsi_ioctl_address_change, wsi_ioctl_route_change, wsi_ioctl_backlog_change;

#endif

/* WSAIoctl: the table, and how an end is told. */
#include "provider/ioctl.h"

#include <mstcpip.h>
#include <mswsock.h>
#include <ws2tcpip.h>

#include "provider/provider.h"
#include "provider/request.h"

#define SIO_AF_UNIX_GETPEERPID 0x58000100
#define STATUS_OF_TOO_LITTLE_ROOM 0xc0000023    /* STATUS_BUFFER_TOO_SMALL */

enum {
	QUIET = 1,              /* with an OVERLAPPED the size is not told at once */
	PENDS = 2,              /* with an OVERLAPPED it is always "pending", though it is over */
	NEVER_OVERLAPPED = 4,   /* with an OVERLAPPED it is not known */
	WAITS = 8,              /* sees to the OVERLAPPED itself */
};

static const struct row {
	DWORD code;
	wsi_ioctl_run *run;
	unsigned how;
} rows[] = {
	{(DWORD)FIONBIO, wsi_ioctl_blocking_mode, 0},
	{FIONREAD, wsi_ioctl_readable, 0},
	{SIOCATMARK, wsi_ioctl_at_mark, 0},
	{SIO_GET_EXTENSION_FUNCTION_POINTER, wsi_ioctl_extension, 0},
	{SIO_GET_MULTIPLE_EXTENSION_FUNCTION_POINTER, wsi_ioctl_extension_table, 0},
	{SIO_BASE_HANDLE, wsi_ioctl_base_handle, NEVER_OVERLAPPED},
	{SIO_BSP_HANDLE, wsi_ioctl_base_handle, NEVER_OVERLAPPED},
	{SIO_BSP_HANDLE_SELECT, wsi_ioctl_base_handle, NEVER_OVERLAPPED},
	{SIO_BSP_HANDLE_POLL, wsi_ioctl_base_handle, NEVER_OVERLAPPED},
	{SIO_AF_UNIX_GETPEERPID, wsi_ioctl_peer_process, 0},
	{SIO_KEEPALIVE_VALS, wsi_ioctl_keep_alive, QUIET},
	{SIO_TCP_INFO, wsi_ioctl_tcp_info, 0},
	{SIO_TCP_INITIAL_RTO, wsi_ioctl_initial_rto, 0},
	{SIO_IDEAL_SEND_BACKLOG_QUERY, wsi_ioctl_send_backlog, 0},
	{SIO_IDEAL_SEND_BACKLOG_CHANGE, wsi_ioctl_backlog_change, WAITS},
	{SIO_LOOPBACK_FAST_PATH, wsi_ioctl_fast_loopback, 0},
	{SIO_UDP_CONNRESET, wsi_ioctl_report_reset, 0},
	{SIO_UDP_NETRESET, wsi_ioctl_report_unreachable, 0},
	{SIO_ENABLE_CIRCULAR_QUEUEING, wsi_ioctl_circular, 0},
	{SIO_GET_BROADCAST_ADDRESS, wsi_ioctl_broadcast_address, 0},
	{SIO_MULTIPOINT_LOOPBACK, wsi_ioctl_multicast_loop, 0},
	{SIO_MULTICAST_SCOPE, wsi_ioctl_multicast_scope, 0},
	{SIO_RCVALL, wsi_ioctl_receive_all, 0},
	{SIO_RCVALL_MCAST, wsi_ioctl_receive_all, 0},
	{SIO_RCVALL_IGMPMCAST, wsi_ioctl_receive_all, 0},
	{SIO_GET_INTERFACE_LIST, wsi_ioctl_interfaces, PENDS},
	{SIO_GET_INTERFACE_LIST_EX, wsi_ioctl_interfaces_ex, PENDS},
	{SIO_ADDRESS_LIST_QUERY, wsi_ioctl_addresses, 0},
	{SIO_ADDRESS_LIST_SORT, wsi_ioctl_sort, 0},
	{SIO_ADDRESS_LIST_CHANGE, wsi_ioctl_address_change, WAITS},
	{SIO_ROUTING_INTERFACE_QUERY, wsi_ioctl_route, 0},
	{SIO_ROUTING_INTERFACE_CHANGE, wsi_ioctl_route_change, WAITS},
};

int
wsi_ioctl_take(const struct wsi_ioctl *call, void *ours, size_t size)
{
	return call->in_size < size ? WSAEFAULT : wsi_posix_copy_in(ours, call->in, size);
}

int
wsi_ioctl_give(struct wsi_ioctl *call, const void *ours, size_t size)
{
	int error = call->out_size < size ? WSAEFAULT : wsi_posix_copy_out(call->out, ours, size);

	if (!error)
		call->returned = (DWORD)size;
	return error;
}

static int
refuse(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	(void)sock;
	call->tell = true;
	return WSAEOPNOTSUPP;
}

static const struct row unknown = {0, refuse, PENDS};

static const struct row *
find(DWORD code)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].code == code)
			return &rows[i];
	return &unknown;
}

static const struct wsi_request_kind kind = {.lane = WSI_LANE_OUT};

/* What is over is told once more, by packet, event or routine, with a size of nought ("test_fionread_siocatmark"). */
static int
tell_at_once(struct wsi_sock *sock, const struct wsi_ioctl *call)
{
	struct wsi_request *r;
	int error = wsi_request_new(&kind, sizeof *r, sock, call->overlapped, call->routine, &r);

	return error ? error : wsi_request_finish(r, 0);
}

/* "test_unsupported_ioctls", "test_get_interface_list": it is over, and the caller is told so later. */
static int
tell_later(struct wsi_sock *sock, const struct wsi_ioctl *call, int outcome)
{
	struct wsi_request *r;
	int error = wsi_request_new(&kind, sizeof *r, sock, call->overlapped, call->routine, &r);

	if (error)
		return error;
	r->bytes = outcome ? 0 : call->returned;
	if (outcome == WSAEFAULT)
		r->status = STATUS_OF_TOO_LITTLE_ROOM;
	wsi_request_finish(r, outcome);
	return WSA_IO_PENDING;
}

static int
run_overlapped(struct wsi_sock *sock, const struct row *row, struct wsi_ioctl *call, LPDWORD returned)
{
	int error;

	if (row->how & NEVER_OVERLAPPED)
		row = &unknown;
	error = row->run(sock, call);
	if (row->how & WAITS && (error || sock->overlapped))
		return error;
	if (row->how & PENDS)
		return tell_later(sock, call, error);
	if ((!error || call->tell) && !(row->how & QUIET) && wsi_posix_copy_out(returned, &call->returned, sizeof call->returned))
		return WSAEFAULT;
	return error ? error : tell_at_once(sock, call);
}

static int
run(struct wsi_sock *sock, struct wsi_ioctl *call, LPDWORD returned)
{
	const struct row *row = find(call->code);
	int error;

	if (!returned)
		return WSAEFAULT;
	if (call->overlapped)
		return run_overlapped(sock, row, call, returned);
	error = row->run(sock, call);
	if ((!error || call->tell) && wsi_posix_copy_out(returned, &call->returned, sizeof call->returned))
		return WSAEFAULT;
	return error;
}

int WSPAPI
wsi_WSPIoctl(SOCKET s, DWORD code, LPVOID in, DWORD in_size, LPVOID out, DWORD out_size, LPDWORD returned, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT lpErrno)
{
	struct wsi_ioctl call = {.code = code, .in = in, .in_size = in_size, .out = out, .out_size = out_size, .overlapped = overlapped,
		.routine = routine};
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	(void)thread;
	if (!error) {
		error = run(sock, &call, returned);
		wsi_sock_leave(sock);
	}
	return wsi_answer(error, lpErrno);
}

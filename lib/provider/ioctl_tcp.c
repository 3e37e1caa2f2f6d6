/* Codes of WSAIoctl for TCP. */
#include <mstcpip.h>

#include "provider/connect.h"
#include "provider/ioctl.h"

enum {
	SECOND = 1000,
	MOST_SECONDS = 32767,           /* of the kernel's keep-alives */
	MOST_RETRANSMISSIONS = 127,
	BACKLOG = 0x10000,
};

static bool
is_tcp(const struct wsi_sock *sock)
{
	return wsi_sock_is_stream(sock) && sock->family != AF_UNIX;
}

/* The kernel counts in seconds: never earlier than asked for. */
static int
seconds(DWORD milliseconds)
{
	DWORD s = milliseconds / SECOND + (milliseconds % SECOND != 0);

	return s < 1 ? 1 : s > MOST_SECONDS ? MOST_SECONDS : (int)s;
}

static int
set_keep_alive(struct wsi_sock *sock, const struct tcp_keepalive *values)
{
	int error = 0;

	if (values->onoff) {
		error = wsi_posix_set_option(sock->fd, WSI_OPTION_KEEP_IDLE, seconds(values->keepalivetime));
		if (!error)
			error = wsi_posix_set_option(sock->fd, WSI_OPTION_KEEP_INTERVAL, seconds(values->keepaliveinterval));
	}
	if (!error)
		error = wsi_posix_set_option(sock->fd, WSI_OPTION_KEEP_ALIVE, values->onoff != 0);
	if (error)
		return error;
	pthread_mutex_lock(&sock->lock);
	sock->more.options.keep_alive = values->onoff != 0;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_ioctl_keep_alive(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	struct tcp_keepalive values;
	int error;

	call->tell = true;
	if (!is_tcp(sock))
		return WSAENOPROTOOPT;
	error = wsi_ioctl_take(call, &values, sizeof values);
	return error ? error : set_keep_alive(sock, &values);
}

/* Without effect where it says nothing. The first round trip's length is the kernel's own. */
int
wsi_ioctl_initial_rto(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	TCP_INITIAL_RTO_PARAMETERS parameters;
	int count, error;

	if (!is_tcp(sock))
		return WSAEOPNOTSUPP;
	error = wsi_ioctl_take(call, &parameters, sizeof parameters);
	if (error)
		return error;
	if (atomic_load(&sock->connected) || wsi_connect_settle(sock) == WSAEWOULDBLOCK)
		return WSAEINVAL;
	count = parameters.MaxSynRetransmissions;
	if (count == TCP_INITIAL_RTO_UNSPECIFIED_MAX_SYN_RETRANSMISSIONS || count == TCP_INITIAL_RTO_DEFAULT_MAX_SYN_RETRANSMISSIONS)
		return 0;
	if (count == TCP_INITIAL_RTO_NO_SYN_RETRANSMISSIONS)
		count = 1;
	return wsi_posix_set_option(sock->fd, WSI_OPTION_SYN_COUNT, count > MOST_RETRANSMISSIONS ? MOST_RETRANSMISSIONS : count);
}

/* Loopback takes no detour that there would be a short cut for. */
int
wsi_ioctl_fast_loopback(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	DWORD on;

	return is_tcp(sock) ? wsi_ioctl_take(call, &on, sizeof on) : WSAEOPNOTSUPP;
}

int
wsi_ioctl_send_backlog(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	DWORD bytes = BACKLOG;

	if (!is_tcp(sock))
		return WSAEOPNOTSUPP;
	wsi_connect_settle(sock);
	return atomic_load(&sock->connected) ? wsi_ioctl_give(call, &bytes, sizeof bytes) : WSAENOTCONN;
}

/* What the kernel does not count (duplicate acknowledgements, changes of what holds a sender up) is nought. */
static void
describe(struct wsi_sock *sock, const struct wsi_tcp_info *k, TCP_INFO_v1 *info)
{
	int64_t since;

	wsi_connect_settle(sock);
	pthread_mutex_lock(&sock->lock);
	since = sock->more.connect_time;
	pthread_mutex_unlock(&sock->lock);
	*info = (TCP_INFO_v1){
		.State = (TCPSTATE)k->state,
		.Mss = k->mss,
		.ConnectionTimeMs = since ? (ULONG64)((wsi_posix_now() - since) / 1000000) : 0,
		.TimestampsEnabled = k->timestamps,
		.RttUs = k->rtt,
		.MinRttUs = k->min_rtt,
		.BytesInFlight = k->in_flight,
		.Cwnd = k->congestion_window,
		.SndWnd = k->send_window,
		.RcvWnd = k->receive_window,
		.RcvBuf = k->receive_buffer,
		.BytesOut = k->bytes_out,
		.BytesIn = k->bytes_in,
		.BytesRetrans = (ULONG)k->bytes_again,
		.FastRetrans = k->segments_again,
		.TimeoutEpisodes = k->timeouts,
		.SndLimTimeRwin = k->peer_limited,
		.SndLimTimeSnd = k->buffer_limited,
	};
}

/* documented-errors.tsv, SIO_TCP_INFO: the version that goes in has a code of its own. */
int
wsi_ioctl_tcp_info(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	static const size_t sizes[] = {sizeof(TCP_INFO_v0), sizeof(TCP_INFO_v1)};
	struct wsi_tcp_info k;
	TCP_INFO_v1 info;
	DWORD version;
	int error;

	if (!is_tcp(sock))
		return WSAEOPNOTSUPP;
	if (!call->in || call->in_size != sizeof version)
		return WSAEMSGSIZE;
	if (wsi_ioctl_take(call, &version, sizeof version))
		return WSAEFAULT;
	if (version >= sizeof sizes / sizeof *sizes || call->out_size < sizes[version])
		return WSAEINVAL;
	error = wsi_posix_tcp_info(sock->fd, &k);
	if (error)
		return error;
	describe(sock, &k, &info);
	return wsi_ioctl_give(call, &info, sizes[version]);
}

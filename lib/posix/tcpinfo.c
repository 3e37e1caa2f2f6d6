/* A connection in figures. The kernel's own header has more of them than libc's. */
#include <errno.h>
#include <linux/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <netinet/in.h>

#include "posix/posix.h"

enum { MICROSECONDS = 1000 };

/* Winsock's TCPSTATE by the kernel's number, which begins with 1: established. */
static const signed char states[] = {
	[1] = 4, [2] = 2, [3] = 3, [4] = 5, [5] = 6, [6] = 10, [7] = 0, [8] = 7, [9] = 9, [10] = 1, [11] = 8,
};

static int
state_of(unsigned kernel)
{
	return kernel < sizeof states ? states[kernel] : 0;
}

static uint32_t
in_bytes(uint32_t segments, uint32_t mss)
{
	uint64_t bytes = (uint64_t)segments * mss;

	return bytes > UINT32_MAX ? UINT32_MAX : (uint32_t)bytes;
}

/* What a kernel does not have yet reads as zeros. */
int
wsi_posix_tcp_info(int fd, struct wsi_tcp_info *info)
{
	struct tcp_info k = {0};
	socklen_t size = sizeof k, room = sizeof(int);
	int buffer = 0;

	if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &k, &size) < 0 || getsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, &room) < 0)
		return wsi_errno_to_wsa(errno);
	*info = (struct wsi_tcp_info){
		.state = state_of(k.tcpi_state),
		.timestamps = k.tcpi_options & TCPI_OPT_TIMESTAMPS,
		.mss = k.tcpi_snd_mss,
		.rtt = k.tcpi_rtt,
		.min_rtt = k.tcpi_min_rtt == UINT32_MAX ? 0 : k.tcpi_min_rtt,
		.in_flight = in_bytes(k.tcpi_unacked, k.tcpi_snd_mss),
		.congestion_window = in_bytes(k.tcpi_snd_cwnd, k.tcpi_snd_mss),
		.send_window = k.tcpi_snd_wnd,
		.receive_window = k.tcpi_rcv_space,
		.receive_buffer = (uint32_t)buffer,
		.bytes_out = k.tcpi_bytes_sent,
		.bytes_in = k.tcpi_bytes_received,
		.bytes_again = k.tcpi_bytes_retrans,
		.segments_again = k.tcpi_total_retrans,
		.timeouts = k.tcpi_retransmits,
		.peer_limited = (uint32_t)(k.tcpi_rwnd_limited / MICROSECONDS),
		.buffer_limited = (uint32_t)(k.tcpi_sndbuf_limited / MICROSECONDS),
	};
	return 0;
}

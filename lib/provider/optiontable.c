#include "provider/optiontable.h"

#include <ws2tcpip.h>
#include <mswsock.h>

#define STREAM   (1u << SOCK_STREAM)
#define DATAGRAM (1u << SOCK_DGRAM)
#define RAW      (1u << SOCK_RAW)
#define PACKETS  (DATAGRAM | RAW)

#define FLAG(name) (1 + offsetof(struct wsi_sock_options, name))

/* There is no choice. */
#define FIXED(value) .get = wsi_option_get_fixed, .set = wsi_option_set_fixed, .fixed = value

/* Kept by the kernel, read and written as it is. */
#define KERNEL(option) .kernel = WSI_OPTION_##option, .get = wsi_option_get_kernel

static const struct wsi_option_row rows[] = {
	{SOL_SOCKET, SO_DEBUG, WSI_SHAPE_BOOL, .get = wsi_option_get_flag, .set = wsi_option_set_flag, .flag = FLAG(debug)},
	{SOL_SOCKET, SO_ACCEPTCONN, WSI_SHAPE_BOOL, .get = wsi_option_get_listening},
	{SOL_SOCKET, SO_REUSEADDR, WSI_SHAPE_BOOL, .get = wsi_option_get_flag, .set = wsi_option_set_sharing, .flag = FLAG(reuse_address)},
	{SOL_SOCKET, SO_EXCLUSIVEADDRUSE, WSI_SHAPE_BOOL, .get = wsi_option_get_flag, .set = wsi_option_set_sharing,
		.flag = FLAG(exclusive_address)},
	{SOL_SOCKET, SO_KEEPALIVE, WSI_SHAPE_BYTE, STREAM, KERNEL(KEEP_ALIVE), .set = wsi_option_set_kernel, .flag = FLAG(keep_alive)},
	{SOL_SOCKET, SO_DONTROUTE, WSI_SHAPE_BYTE, .get = wsi_option_get_flag, .set = wsi_option_set_flag, .flag = FLAG(dont_route)},
	{SOL_SOCKET, SO_BROADCAST, WSI_SHAPE_BOOL, PACKETS, KERNEL(BROADCAST), .set = wsi_option_set_kernel, .flag = FLAG(broadcast)},
	{SOL_SOCKET, SO_OOBINLINE, WSI_SHAPE_BOOL, STREAM, KERNEL(OOB_INLINE), .set = wsi_option_set_inline, .flag = FLAG(oob_inline)},
	{SOL_SOCKET, SO_LINGER, WSI_SHAPE_DWORD, STREAM, .get = wsi_option_get_linger, .set = wsi_option_set_linger},
	{SOL_SOCKET, SO_DONTLINGER, WSI_SHAPE_BOOL, STREAM, .get = wsi_option_get_no_linger, .set = wsi_option_set_no_linger},
	{SOL_SOCKET, SO_SNDBUF, WSI_SHAPE_DWORD, .get = wsi_option_get_buffer, .set = wsi_option_set_buffer, .kernel = WSI_OPTION_SEND_BUFFER},
	{SOL_SOCKET, SO_RCVBUF, WSI_SHAPE_DWORD, .get = wsi_option_get_buffer, .set = wsi_option_set_buffer, .kernel = WSI_OPTION_RECV_BUFFER},
	{SOL_SOCKET, SO_SNDTIMEO, WSI_SHAPE_DWORD, .get = wsi_option_get_timeout, .set = wsi_option_set_timeout},
	{SOL_SOCKET, SO_RCVTIMEO, WSI_SHAPE_DWORD, .get = wsi_option_get_timeout, .set = wsi_option_set_timeout},
	{SOL_SOCKET, SO_ERROR, WSI_SHAPE_DWORD, .get = wsi_option_get_error, .set = wsi_option_set_error},
	{SOL_SOCKET, SO_TYPE, WSI_SHAPE_DWORD, .get = wsi_option_get_type, .set = wsi_option_refuse_type},
	{SOL_SOCKET, SO_MAX_MSG_SIZE, WSI_SHAPE_DWORD, .get = wsi_option_get_message_size},
	{SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, WSI_SHAPE_BYTES, .take = wsi_option_take_accept_context},
	{SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, WSI_SHAPE_BYTES, .take = wsi_option_take_connect_context},
	{SOL_SOCKET, SO_CONNECT_TIME, WSI_SHAPE_DWORD, .get = wsi_option_get_connect_time},
	{SOL_SOCKET, SO_CONDITIONAL_ACCEPT, WSI_SHAPE_BOOL, STREAM, .get = wsi_option_get_flag, .set = wsi_option_set_conditional,
		.flag = FLAG(conditional_accept)},
	{SOL_SOCKET, SO_MAXDG, WSI_SHAPE_DWORD, DATAGRAM, .get = wsi_option_get_message_size},
	{SOL_SOCKET, SO_MAXPATHDG, WSI_SHAPE_DWORD, DATAGRAM, .get = wsi_option_get_message_size},
	{SOL_SOCKET, SO_RANDOMIZE_PORT, WSI_SHAPE_BOOL, .get = wsi_option_get_flag, .set = wsi_option_set_early_flag, .flag = FLAG(randomize_port)},
	{SOL_SOCKET, SO_PORT_SCALABILITY, WSI_SHAPE_BOOL, STREAM, .get = wsi_option_get_flag, .set = wsi_option_set_early_flag,
		.flag = FLAG(port_scalability)},
	{SOL_SOCKET, SO_REUSE_UNICASTPORT, WSI_SHAPE_BOOL, .get = wsi_option_get_flag, .set = wsi_option_set_early_flag,
		.flag = FLAG(reuse_unicast_port)},
	{SOL_SOCKET, SO_COMPARTMENT_ID, WSI_SHAPE_DWORD, FIXED(1)},
	{SOL_SOCKET, SO_PROTOCOL_INFOA, WSI_SHAPE_BYTES, .give = wsi_option_give_info_a},
	{SOL_SOCKET, SO_PROTOCOL_INFOW, WSI_SHAPE_BYTES, .give = wsi_option_give_info_w},
	{SOL_SOCKET, SO_BSP_STATE, WSI_SHAPE_BYTES, .give = wsi_option_give_state},

	{IPPROTO_TCP, TCP_NODELAY, WSI_SHAPE_BYTE, STREAM, KERNEL(NO_DELAY), .set = wsi_option_set_kernel, .flag = FLAG(no_delay)},
	{IPPROTO_TCP, TCP_KEEPIDLE, WSI_SHAPE_IP_DWORD, STREAM, KERNEL(KEEP_IDLE), .set = wsi_option_set_kernel},
	{IPPROTO_TCP, TCP_KEEPINTVL, WSI_SHAPE_IP_DWORD, STREAM, KERNEL(KEEP_INTERVAL), .set = wsi_option_set_kernel},
	{IPPROTO_TCP, TCP_KEEPCNT, WSI_SHAPE_IP_DWORD, STREAM, KERNEL(KEEP_COUNT), .set = wsi_option_set_kernel},
	{IPPROTO_TCP, TCP_MAXSEG, WSI_SHAPE_IP_DWORD, STREAM, KERNEL(MAX_SEGMENT)},
	{IPPROTO_TCP, TCP_MAXRT, WSI_SHAPE_IP_DWORD, STREAM, .get = wsi_option_get_max_rt, .set = wsi_option_set_max_rt},
	{IPPROTO_TCP, TCP_MAXRTMS, WSI_SHAPE_IP_DWORD, STREAM, .get = wsi_option_get_max_rt, .set = wsi_option_set_max_rt},
	{IPPROTO_TCP, TCP_TIMESTAMPS, WSI_SHAPE_IP_DWORD, STREAM, .get = wsi_option_get_timestamps},
	{IPPROTO_TCP, TCP_FASTOPEN, WSI_SHAPE_BOOL, STREAM, .get = wsi_option_get_flag, .set = wsi_option_set_fast_open, .flag = FLAG(fast_open)},
	{IPPROTO_TCP, TCP_EXPEDITED_1122, WSI_SHAPE_BOOL, STREAM, FIXED(0)},
	{IPPROTO_TCP, TCP_STDURG, WSI_SHAPE_BOOL, STREAM, FIXED(0)},
	{IPPROTO_TCP, TCP_BSDURGENT, WSI_SHAPE_BOOL, STREAM, FIXED(1)},
	{IPPROTO_TCP, TCP_OFFLOAD_PREFERENCE, WSI_SHAPE_IP_DWORD, STREAM, FIXED(TCP_OFFLOAD_NO_PREFERENCE)},
	{IPPROTO_TCP, TCP_FAIL_CONNECT_ON_ICMP_ERROR, WSI_SHAPE_BOOL, STREAM, FIXED(1)},

	{IPPROTO_UDP, UDP_NOCHECKSUM, WSI_SHAPE_BOOL, DATAGRAM, KERNEL(NO_CHECKSUM), .set = wsi_option_set_kernel},
	{IPPROTO_UDP, UDP_SEND_MSG_SIZE, WSI_SHAPE_IP_DWORD, DATAGRAM, KERNEL(SEGMENT_SIZE), .set = wsi_option_set_segment_size},
	{IPPROTO_UDP, UDP_RECV_MAX_COALESCED_SIZE, WSI_SHAPE_IP_DWORD, DATAGRAM, .get = wsi_option_get_coalesced_size,
		.set = wsi_option_set_coalesced_size},

	{IPPROTO_IP, IP_OPTIONS, WSI_SHAPE_BYTES, .give = wsi_option_give_ip_options, .take = wsi_option_take_ip_options},
	{IPPROTO_IP, IP_HDRINCL, WSI_SHAPE_IP_NUMBER, RAW, WSAEINVAL, KERNEL(HEADER_INCLUDED), .set = wsi_option_set_truth},
	{IPPROTO_IP, IP_TOS, WSI_SHAPE_IP_NUMBER, KERNEL(TOS), .set = wsi_option_set_octet},
	{IPPROTO_IP, IP_TTL, WSI_SHAPE_IP_NUMBER, KERNEL(TTL), .set = wsi_option_set_octet},
	{IPPROTO_IP, IP_DONTFRAGMENT, WSI_SHAPE_IP_NUMBER, .get = wsi_option_get_dont_fragment, .set = wsi_option_set_dont_fragment,
		.kernel = WSI_OPTION_MTU_DISCOVER},
	{IPPROTO_IP, IP_MULTICAST_IF, WSI_SHAPE_IP_DWORD, PACKETS, WSAEINVAL, .get = wsi_option_get_multicast_if,
		.set = wsi_option_set_multicast_if},
	{IPPROTO_IP, IP_MULTICAST_TTL, WSI_SHAPE_IP_NUMBER, PACKETS, WSAEINVAL, KERNEL(MULTICAST_TTL), .set = wsi_option_set_octet},
	{IPPROTO_IP, IP_MULTICAST_LOOP, WSI_SHAPE_IP_NUMBER, PACKETS, WSAEINVAL, KERNEL(MULTICAST_LOOP), .set = wsi_option_set_truth},
	{IPPROTO_IP, IP_ADD_MEMBERSHIP, WSI_SHAPE_BYTES, PACKETS, WSAEINVAL, .take = wsi_option_take_group},
	{IPPROTO_IP, IP_DROP_MEMBERSHIP, WSI_SHAPE_BYTES, PACKETS, WSAEINVAL, .take = wsi_option_take_group},
	{IPPROTO_IP, IP_ADD_SOURCE_MEMBERSHIP, WSI_SHAPE_BYTES, PACKETS, WSAEINVAL, .take = wsi_option_take_source_group},
	{IPPROTO_IP, IP_DROP_SOURCE_MEMBERSHIP, WSI_SHAPE_BYTES, PACKETS, WSAEINVAL, .take = wsi_option_take_source_group},
	{IPPROTO_IP, IP_BLOCK_SOURCE, WSI_SHAPE_BYTES, PACKETS, WSAEINVAL, .take = wsi_option_take_source_block},
	{IPPROTO_IP, IP_UNBLOCK_SOURCE, WSI_SHAPE_BYTES, PACKETS, WSAEINVAL, .take = wsi_option_take_source_block},
	{IPPROTO_IP, IP_PKTINFO, WSI_SHAPE_IP_DWORD, PACKETS, WSAEINVAL, KERNEL(PACKET_INFO), .set = wsi_option_set_truth},
	{IPPROTO_IP, IP_RECVTTL, WSI_SHAPE_IP_DWORD, PACKETS, WSAEINVAL, KERNEL(RECV_TTL), .set = wsi_option_set_truth},
	{IPPROTO_IP, IP_RECVTOS, WSI_SHAPE_IP_DWORD, PACKETS, WSAEINVAL, KERNEL(RECV_TOS), .set = wsi_option_set_truth},
	{IPPROTO_IP, IP_RECVIF, WSI_SHAPE_IP_DWORD, PACKETS, WSAEINVAL, .get = NULL},
	{IPPROTO_IP, IP_RECVERR, WSI_SHAPE_IP_DWORD, DATAGRAM, WSAEINVAL, FIXED(0)},
	{IPPROTO_IP, IP_RECEIVE_BROADCAST, WSI_SHAPE_IP_DWORD, PACKETS, WSAEINVAL, FIXED(1)},
	{IPPROTO_IP, IP_UNICAST_IF, WSI_SHAPE_IP_DWORD, .get = wsi_option_get_unicast_if, .set = wsi_option_set_unicast_if,
		.kernel = WSI_OPTION_UNICAST_IF},
	{IPPROTO_IP, IP_PROTECTION_LEVEL, WSI_SHAPE_IP_DWORD, .get = wsi_option_get_protection_level, .set = wsi_option_set_protection_level},
	{IPPROTO_IP, IP_USER_MTU, WSI_SHAPE_IP_DWORD, FIXED((int)IP_UNSPECIFIED_USER_MTU)},
	{IPPROTO_IP, IP_MTU_DISCOVER, WSI_SHAPE_IP_DWORD, KERNEL(MTU_DISCOVER), .set = wsi_option_set_discover},
	{IPPROTO_IP, IP_MTU, WSI_SHAPE_IP_DWORD, KERNEL(MTU)},

	{IPPROTO_IPV6, IPV6_V6ONLY, WSI_SHAPE_BYTE, .get = wsi_option_get_v6_only, .set = wsi_option_set_v6_only},
	{IPPROTO_IPV6, IPV6_UNICAST_HOPS, WSI_SHAPE_IP_NUMBER, KERNEL(V6_HOPS), .set = wsi_option_set_octet},
	{IPPROTO_IPV6, IPV6_DONTFRAG, WSI_SHAPE_IP_NUMBER, .get = wsi_option_get_dont_fragment, .set = wsi_option_set_dont_fragment,
		.kernel = WSI_OPTION_V6_MTU_DISCOVER},
	{IPPROTO_IPV6, IPV6_MULTICAST_IF, WSI_SHAPE_IP_DWORD, PACKETS, WSAEINVAL, KERNEL(V6_MULTICAST_IF), .set = wsi_option_set_kernel},
	{IPPROTO_IPV6, IPV6_MULTICAST_HOPS, WSI_SHAPE_IP_NUMBER, PACKETS, WSAEINVAL, KERNEL(V6_MULTICAST_HOPS), .set = wsi_option_set_octet},
	{IPPROTO_IPV6, IPV6_MULTICAST_LOOP, WSI_SHAPE_IP_NUMBER, PACKETS, WSAEINVAL, KERNEL(V6_MULTICAST_LOOP), .set = wsi_option_set_truth},
	{IPPROTO_IPV6, IPV6_JOIN_GROUP, WSI_SHAPE_BYTES, PACKETS, WSAEINVAL, .take = wsi_option_take_group_v6},
	{IPPROTO_IPV6, IPV6_LEAVE_GROUP, WSI_SHAPE_BYTES, PACKETS, WSAEINVAL, .take = wsi_option_take_group_v6},
	{IPPROTO_IPV6, IPV6_PKTINFO, WSI_SHAPE_IP_DWORD, PACKETS, WSAEINVAL, KERNEL(V6_PACKET_INFO), .set = wsi_option_set_truth},
	{IPPROTO_IPV6, IPV6_HOPLIMIT, WSI_SHAPE_IP_DWORD, PACKETS, WSAEINVAL, KERNEL(V6_RECV_HOPS), .set = wsi_option_set_truth},
	{IPPROTO_IPV6, IPV6_RECVTCLASS, WSI_SHAPE_IP_DWORD, PACKETS, WSAEINVAL, KERNEL(V6_RECV_CLASS), .set = wsi_option_set_truth},
	{IPPROTO_IPV6, IPV6_RECVIF, WSI_SHAPE_IP_DWORD, PACKETS, WSAEINVAL, .get = NULL},
	{IPPROTO_IPV6, IPV6_RECVERR, WSI_SHAPE_IP_DWORD, DATAGRAM, WSAEINVAL, FIXED(0)},
	{IPPROTO_IPV6, IPV6_HDRINCL, WSI_SHAPE_IP_NUMBER, RAW, WSAEINVAL, KERNEL(V6_HEADER_INCLUDED), .set = wsi_option_set_truth},
	{IPPROTO_IPV6, IPV6_CHECKSUM, WSI_SHAPE_IP_DWORD, RAW, WSAEINVAL, KERNEL(V6_CHECKSUM), .set = wsi_option_set_kernel},
	{IPPROTO_IPV6, IPV6_UNICAST_IF, WSI_SHAPE_IP_DWORD, .get = wsi_option_get_unicast_if, .set = wsi_option_set_unicast_if,
		.kernel = WSI_OPTION_V6_UNICAST_IF},
	{IPPROTO_IPV6, IPV6_PROTECTION_LEVEL, WSI_SHAPE_IP_DWORD, .get = wsi_option_get_protection_level,
		.set = wsi_option_set_protection_level},
	{IPPROTO_IPV6, IPV6_USER_MTU, WSI_SHAPE_IP_DWORD, FIXED((int)IP_UNSPECIFIED_USER_MTU)},
	{IPPROTO_IPV6, IPV6_MTU_DISCOVER, WSI_SHAPE_IP_DWORD, KERNEL(V6_MTU_DISCOVER), .set = wsi_option_set_discover},
	{IPPROTO_IPV6, IPV6_MTU, WSI_SHAPE_IP_DWORD, KERNEL(V6_MTU)},
};

/* Levels that there are, and the families that have them. Of its level an IPv4 socket has IPV6_V6ONLY alone. */
static bool
has_level(const struct wsi_sock *sock, int level, int option)
{
	switch (level) {
	case SOL_SOCKET:
		return true;
	case IPPROTO_IP:
	case IPPROTO_TCP:
	case IPPROTO_UDP:
		return sock->family != AF_UNIX;
	case IPPROTO_IPV6:
		return sock->family == AF_INET6 || (sock->family == AF_INET && (option == IPV6_V6ONLY || option < 0));
	default:
		return false;
	}
}

static bool
exists_on(const struct wsi_option_row *row, const struct wsi_sock *sock)
{
	return !row->on || row->on & 1u << sock->type;
}

int
wsi_option_find(const struct wsi_sock *sock, int level, int option, const struct wsi_option_row **row)
{
	if (!has_level(sock, level, option))
		return WSAEINVAL;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].level != level || rows[i].option != option)
			continue;
		*row = &rows[i];
		if (exists_on(&rows[i], sock))
			return 0;
		return rows[i].elsewhere ? rows[i].elsewhere : WSAENOPROTOOPT;
	}
	return WSAENOPROTOOPT;
}

/* The kernel's socket options. */
#include "posix/posix.h"
#include <arpa/inet.h>
#include <errno.h>
#include <linux/filter.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include "winerror.h"

/* libc's headers lack these where the kernel has them. */
#ifndef IP_UNICAST_IF
#define IP_UNICAST_IF 50
#endif
#ifndef IPV6_UNICAST_IF
#define IPV6_UNICAST_IF 76
#endif
#ifndef IPV6_HDRINCL
#define IPV6_HDRINCL 36
#endif
enum { SEGMENT_SIZE = 103 };    /* UDP_SEGMENT */

static const struct {
	int level, name;
} options[WSI_OPTION_COUNT] = {
	[WSI_OPTION_REUSE_ADDRESS] = {SOL_SOCKET, SO_REUSEADDR},
	[WSI_OPTION_REUSE_PORT] = {SOL_SOCKET, SO_REUSEPORT},
	[WSI_OPTION_KEEP_ALIVE] = {SOL_SOCKET, SO_KEEPALIVE},
	[WSI_OPTION_BROADCAST] = {SOL_SOCKET, SO_BROADCAST},
	[WSI_OPTION_OOB_INLINE] = {SOL_SOCKET, SO_OOBINLINE},
	[WSI_OPTION_SEND_BUFFER] = {SOL_SOCKET, SO_SNDBUF},
	[WSI_OPTION_RECV_BUFFER] = {SOL_SOCKET, SO_RCVBUF},
	[WSI_OPTION_NO_DELAY] = {IPPROTO_TCP, TCP_NODELAY},
	[WSI_OPTION_KEEP_IDLE] = {IPPROTO_TCP, TCP_KEEPIDLE},
	[WSI_OPTION_KEEP_INTERVAL] = {IPPROTO_TCP, TCP_KEEPINTVL},
	[WSI_OPTION_KEEP_COUNT] = {IPPROTO_TCP, TCP_KEEPCNT},
	[WSI_OPTION_MAX_SEGMENT] = {IPPROTO_TCP, TCP_MAXSEG},
	[WSI_OPTION_TTL] = {IPPROTO_IP, IP_TTL},
	[WSI_OPTION_TOS] = {IPPROTO_IP, IP_TOS},
	[WSI_OPTION_MULTICAST_TTL] = {IPPROTO_IP, IP_MULTICAST_TTL},
	[WSI_OPTION_MULTICAST_LOOP] = {IPPROTO_IP, IP_MULTICAST_LOOP},
	[WSI_OPTION_HEADER_INCLUDED] = {IPPROTO_IP, IP_HDRINCL},
	[WSI_OPTION_PACKET_INFO] = {IPPROTO_IP, IP_PKTINFO},
	[WSI_OPTION_RECV_TTL] = {IPPROTO_IP, IP_RECVTTL},
	[WSI_OPTION_RECV_TOS] = {IPPROTO_IP, IP_RECVTOS},
	[WSI_OPTION_MTU] = {IPPROTO_IP, IP_MTU},
	[WSI_OPTION_MTU_DISCOVER] = {IPPROTO_IP, IP_MTU_DISCOVER},
	[WSI_OPTION_V6_ONLY] = {IPPROTO_IPV6, IPV6_V6ONLY},
	[WSI_OPTION_V6_HOPS] = {IPPROTO_IPV6, IPV6_UNICAST_HOPS},
	[WSI_OPTION_V6_MULTICAST_HOPS] = {IPPROTO_IPV6, IPV6_MULTICAST_HOPS},
	[WSI_OPTION_V6_MULTICAST_LOOP] = {IPPROTO_IPV6, IPV6_MULTICAST_LOOP},
	[WSI_OPTION_V6_MULTICAST_IF] = {IPPROTO_IPV6, IPV6_MULTICAST_IF},
	[WSI_OPTION_V6_PACKET_INFO] = {IPPROTO_IPV6, IPV6_RECVPKTINFO},
	[WSI_OPTION_V6_RECV_HOPS] = {IPPROTO_IPV6, IPV6_RECVHOPLIMIT},
	[WSI_OPTION_V6_RECV_CLASS] = {IPPROTO_IPV6, IPV6_RECVTCLASS},
	[WSI_OPTION_V6_CLASS] = {IPPROTO_IPV6, IPV6_TCLASS},
	[WSI_OPTION_V6_MTU] = {IPPROTO_IPV6, IPV6_MTU},
	[WSI_OPTION_V6_MTU_DISCOVER] = {IPPROTO_IPV6, IPV6_MTU_DISCOVER},
	[WSI_OPTION_RECV_ERROR] = {IPPROTO_IP, IP_RECVERR},
	[WSI_OPTION_V6_RECV_ERROR] = {IPPROTO_IPV6, IPV6_RECVERR},
	[WSI_OPTION_SYN_COUNT] = {IPPROTO_TCP, TCP_SYNCNT},
	[WSI_OPTION_USER_TIMEOUT] = {IPPROTO_TCP, TCP_USER_TIMEOUT},
	[WSI_OPTION_FAST_OPEN] = {IPPROTO_TCP, TCP_FASTOPEN},
	[WSI_OPTION_NO_CHECKSUM] = {SOL_SOCKET, SO_NO_CHECK},
	[WSI_OPTION_SEGMENT_SIZE] = {IPPROTO_UDP, SEGMENT_SIZE},
	[WSI_OPTION_UNICAST_IF] = {IPPROTO_IP, IP_UNICAST_IF},
	[WSI_OPTION_V6_UNICAST_IF] = {IPPROTO_IPV6, IPV6_UNICAST_IF},
	[WSI_OPTION_V6_HEADER_INCLUDED] = {IPPROTO_IPV6, IPV6_HDRINCL},
	[WSI_OPTION_V6_CHECKSUM] = {IPPROTO_IPV6, IPV6_CHECKSUM},
};

/* Indexed by enum wsi_mtu_discover; both families of the kernel's numbers are the same. */
static const int mtu_discover[] = {
	[WSI_MTU_WANT] = IP_PMTUDISC_WANT,
	[WSI_MTU_DO] = IP_PMTUDISC_DO,
	[WSI_MTU_DONT] = IP_PMTUDISC_DONT,
	[WSI_MTU_PROBE] = IP_PMTUDISC_PROBE,
};

static bool
is_mtu_discover(enum wsi_option option)
{
	return option == WSI_OPTION_MTU_DISCOVER || option == WSI_OPTION_V6_MTU_DISCOVER;
}

static int
set(int fd, int level, int name, const void *value, size_t size)
{
	return setsockopt(fd, level, name, value, (socklen_t)size) < 0 ? wsi_errno_to_wsa(errno) : 0;
}

int
wsi_posix_set_option(int fd, enum wsi_option option, int value)
{
	if (is_mtu_discover(option)) {
		if (value < 0 || value >= (int)(sizeof mtu_discover / sizeof *mtu_discover))
			return WSAEINVAL;
		value = mtu_discover[value];
	}
	return set(fd, options[option].level, options[option].name, &value, sizeof value);
}

static int
mtu_discover_of(int kernel)
{
	for (int i = 0; i < (int)(sizeof mtu_discover / sizeof *mtu_discover); i++)
		if (mtu_discover[i] == kernel)
			return i;
	return WSI_MTU_WANT;
}

int
wsi_posix_get_option(int fd, enum wsi_option option, int *value)
{
	socklen_t size = sizeof *value;

	if (getsockopt(fd, options[option].level, options[option].name, value, &size) < 0)
		return wsi_errno_to_wsa(errno);
	if (is_mtu_discover(option))
		*value = mtu_discover_of(*value);
	return 0;
}

int
wsi_posix_set_ip_options(int fd, const void *bytes, int len)
{
	return set(fd, IPPROTO_IP, IP_OPTIONS, bytes, (size_t)len);
}

int
wsi_posix_get_ip_options(int fd, void *bytes, int *len)
{
	socklen_t size = (socklen_t)*len;

	if (getsockopt(fd, IPPROTO_IP, IP_OPTIONS, bytes, &size) < 0)
		return wsi_errno_to_wsa(errno);
	*len = (int)size;
	return 0;
}

int
wsi_posix_peer_process(int fd, uint32_t *pid)
{
	struct ucred peer;
	socklen_t size = sizeof peer;

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) < 0)
		return wsi_errno_to_wsa(errno);
	*pid = (uint32_t)peer.pid;
	return peer.pid > 0 ? 0 : WSAENOTCONN;
}

/* A program that answers nought: the kernel then picks the first socket of those that share the port, where it would spread connections. */
int
wsi_posix_first_come(int fd)
{
	static struct sock_filter first = BPF_STMT(BPF_RET | BPF_K, 0);
	static const struct sock_fprog program = {.len = 1, .filter = &first};

	return set(fd, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, &program, sizeof program);
}

/* An interface that is none of ours: Windows calls it an address that is not available. */
static int
membership(int fd, int level, int name, const void *request, size_t size)
{
	if (setsockopt(fd, level, name, request, (socklen_t)size) == 0)
		return 0;
	return errno == ENODEV ? WSAEADDRNOTAVAIL : wsi_errno_to_wsa(errno);
}

static struct ip_mreqn
on_interface(uint32_t group, uint32_t interface)
{
	struct ip_mreqn request = {.imr_multiaddr.s_addr = group};

	if (ntohl(interface) < 1u << 24)
		request.imr_ifindex = (int)ntohl(interface);
	else
		request.imr_address.s_addr = interface;
	return request;
}

int
wsi_posix_multicast_interface(int fd, uint32_t interface)
{
	struct ip_mreqn request = on_interface(0, interface);

	return membership(fd, IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request);
}

static int
source_membership(int fd, int name, uint32_t group, uint32_t interface, uint32_t source)
{
	struct ip_mreq_source request = {
		.imr_multiaddr.s_addr = group,
		.imr_interface.s_addr = interface,
		.imr_sourceaddr.s_addr = source,
	};

	return membership(fd, IPPROTO_IP, name, &request, sizeof request);
}

int
wsi_posix_group(int fd, const struct wsi_group *g)
{
	struct ip_mreqn request = on_interface(g->group, g->interface);

	if (g->source)
		return source_membership(fd, g->join ? IP_ADD_SOURCE_MEMBERSHIP : IP_DROP_SOURCE_MEMBERSHIP, g->group, g->interface, *g->source);
	return membership(fd, IPPROTO_IP, g->join ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP, &request, sizeof request);
}

int
wsi_posix_block_source(int fd, uint32_t group, uint32_t interface, uint32_t source, bool block)
{
	return source_membership(fd, block ? IP_BLOCK_SOURCE : IP_UNBLOCK_SOURCE, group, interface, source);
}

int
wsi_posix_group_v6(int fd, const struct wsi_group_v6 *g)
{
	struct ipv6_mreq request = {.ipv6mr_interface = g->index};

	memcpy(&request.ipv6mr_multiaddr, g->group, sizeof g->group);
	return membership(fd, IPPROTO_IPV6, g->join ? IPV6_ADD_MEMBERSHIP : IPV6_DROP_MEMBERSHIP, &request, sizeof request);
}

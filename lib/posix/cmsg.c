/* Ancillary data across the wall. The header of a message has one layout on both sides; numbers, and the values of some, differ. */
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "posix/kernel.h"
#include "posix/posix.h"
#include "posix/wsnum.h"
#include "winerror.h"

/* Of the kernel's, which not every libc has names for. */
enum { KERNEL_UDP_SEGMENT = 103, KERNEL_UDP_GRO = 104 };

/* Winsock's header, what its sizes are multiples of, and its values. */
struct header {
	size_t len;
	int level, type;
};

struct packet_info {
	struct in_addr address;
	uint32_t index;
};

struct packet_info_v6 {
	struct in6_addr address;
	uint32_t index;
};

static size_t
aligned(size_t size)
{
	return (size + sizeof(size_t) - 1) & ~(sizeof(size_t) - 1);
}

/* ---- what came with a datagram ---- */

static void
put(struct wsi_control *c, int level, int type, const void *value, size_t size)
{
	struct header header = {.len = sizeof header + size, .level = level, .type = type};
	size_t space = sizeof header + aligned(size);

	if (space > sizeof c->bytes - c->len) {
		c->told |= WS_MSG_CTRUNC;
		return;
	}
	memset(c->bytes + c->len, 0, space);
	memcpy(c->bytes + c->len, &header, sizeof header);
	memcpy(c->bytes + c->len + sizeof header, value, size);
	c->len += (unsigned)space;
}

/* Of the directed broadcast addresses only the interfaces know. One answer is remembered for each thread: mostly it is the same address again. */
static bool
is_directed_broadcast(uint32_t address)
{
	static __thread uint32_t last;
	struct ifaddrs *list;
	bool found = false;

	if (address == last || getifaddrs(&list))
		return false;
	for (struct ifaddrs *i = list; i && !found; i = i->ifa_next) {
		const struct sockaddr_in *to = (const struct sockaddr_in *)(const void *)i->ifa_broadaddr;

		found = to && i->ifa_flags & IFF_BROADCAST && to->sin_family == AF_INET && to->sin_addr.s_addr == address;
	}
	freeifaddrs(list);
	if (!found)
		last = address;
	return found;
}

/* In host order, it ends with at least two bits that are set. */
static bool
is_broadcast(uint32_t address)
{
	uint32_t host = ntohl(address);

	if (host == INADDR_BROADCAST || host == 0x7fffffff)
		return true;
	return (host & 3) == 3 && is_directed_broadcast(address);
}

static void
tell_destination(struct wsi_control *c, struct in_addr to)
{
	if (IN_MULTICAST(ntohl(to.s_addr)))
		c->told |= WS_MSG_MCAST;
	else if (is_broadcast(to.s_addr))
		c->told |= WS_MSG_BCAST;
}

/* Messages of one number: the kernel has an octet for some, Winsock an INT. */
static const struct {
	int level, kernel, winsock;
} numbers[] = {
	{IPPROTO_IP, IP_TTL, WS_IP_TTL},
	{IPPROTO_IP, IP_TOS, WS_IP_TOS},
	{IPPROTO_IPV6, IPV6_HOPLIMIT, WS_IPV6_HOPLIMIT},
	{IPPROTO_IPV6, IPV6_TCLASS, WS_IPV6_TCLASS},
	{IPPROTO_UDP, KERNEL_UDP_GRO, WS_UDP_COALESCED_INFO},
};

static void
put_number(struct wsi_control *c, const struct cmsghdr *m)
{
	const unsigned char *data = CMSG_DATA(m);
	int value = *data;

	if (m->cmsg_len >= CMSG_LEN(sizeof value))
		memcpy(&value, data, sizeof value);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (numbers[i].level == m->cmsg_level && numbers[i].kernel == m->cmsg_type)
			put(c, m->cmsg_level, numbers[i].winsock, &value, sizeof value);
}

static void
take_v4(struct wsi_control *c, const struct cmsghdr *m)
{
	struct in_pktinfo info;
	struct sockaddr_in to;

	if (m->cmsg_type == IP_PKTINFO) {
		memcpy(&info, CMSG_DATA(m), sizeof info);
		put(c, IPPROTO_IP, WS_IP_PKTINFO, &(struct packet_info){info.ipi_addr, (uint32_t)info.ipi_ifindex}, sizeof(struct packet_info));
	} else if (m->cmsg_type == IP_ORIGDSTADDR) {
		memcpy(&to, CMSG_DATA(m), sizeof to);
		tell_destination(c, to.sin_addr);
	} else {
		put_number(c, m);
	}
}

static void
take_v6(struct wsi_control *c, const struct cmsghdr *m)
{
	struct in6_pktinfo info;
	struct sockaddr_in6 to;

	if (m->cmsg_type == IPV6_PKTINFO) {
		memcpy(&info, CMSG_DATA(m), sizeof info);
		put(c, IPPROTO_IPV6, WS_IPV6_PKTINFO, &(struct packet_info_v6){info.ipi6_addr, (uint32_t)info.ipi6_ifindex}, sizeof(struct packet_info_v6));
	} else if (m->cmsg_type == IPV6_ORIGDSTADDR) {
		memcpy(&to, CMSG_DATA(m), sizeof to);
		c->told |= IN6_IS_ADDR_MULTICAST(&to.sin6_addr) ? WS_MSG_MCAST : 0;
	} else {
		put_number(c, m);
	}
}

void
wsi_cmsg_take(struct msghdr *msg, struct wsi_control *c)
{
	c->len = 0;
	c->told = (msg->msg_flags & MSG_TRUNC ? WS_MSG_TRUNC : 0) | (msg->msg_flags & MSG_CTRUNC ? WS_MSG_CTRUNC : 0);
	for (struct cmsghdr *m = CMSG_FIRSTHDR(msg); m; m = CMSG_NXTHDR(msg, m)) {
		if (m->cmsg_level == IPPROTO_IP)
			take_v4(c, m);
		else if (m->cmsg_level == IPPROTO_IPV6)
			take_v6(c, m);
		else
			put_number(c, m);
	}
}

int
wsi_posix_tell_destination(int fd, int family)
{
	int on = 1;
	int failed = setsockopt(fd, IPPROTO_IP, IP_RECVORIGDSTADDR, &on, sizeof on);

	if (family == WS_AF_INET6)
		failed = setsockopt(fd, IPPROTO_IPV6, IPV6_RECVORIGDSTADDR, &on, sizeof on);
	return failed ? wsi_errno_to_wsa(errno) : 0;
}

/* ---- what is to go with a datagram ---- */

/* Where the kernel's messages are built. */
struct building {
	struct msghdr *msg;
	size_t room;
	int tos, traffic_class;         /* -1: not given. Windows has the two low bits, ECN, as a message of their own */
};

static int
add(struct building *b, int level, int type, const void *value, size_t size)
{
	struct cmsghdr *m = (struct cmsghdr *)(void *)((char *)b->msg->msg_control + b->msg->msg_controllen);

	if (CMSG_SPACE(size) > b->room - b->msg->msg_controllen)
		return WSAEINVAL;
	memset(m, 0, CMSG_SPACE(size));
	m->cmsg_len = CMSG_LEN(size);
	m->cmsg_level = level;
	m->cmsg_type = type;
	memcpy(CMSG_DATA(m), value, size);
	b->msg->msg_controllen += CMSG_SPACE(size);
	return 0;
}

static int
add_v4(struct building *b, int type, const unsigned char *value, size_t size)
{
	struct packet_info info;
	int number;

	if (type == WS_IP_PKTINFO) {
		if (size < sizeof info)
			return WSAEINVAL;
		memcpy(&info, value, sizeof info);
		return add(b, IPPROTO_IP, IP_PKTINFO, &(struct in_pktinfo){.ipi_ifindex = (int)info.index, .ipi_spec_dst = info.address},
			sizeof(struct in_pktinfo));
	}
	if (size < sizeof number)
		return WSAEINVAL;
	memcpy(&number, value, sizeof number);
	if (type == WS_IP_TTL || type == WS_IP_HOPLIMIT)
		return add(b, IPPROTO_IP, IP_TTL, &number, sizeof number);
	if (type != WS_IP_TOS && type != WS_IP_TCLASS && type != WS_IP_ECN)
		return WSAEINVAL;
	b->tos = (b->tos < 0 ? 0 : b->tos) | number;
	return 0;
}

static int
add_v6(struct building *b, int type, const unsigned char *value, size_t size)
{
	struct packet_info_v6 info;
	int number;

	if (type == WS_IPV6_PKTINFO) {
		if (size < sizeof info)
			return WSAEINVAL;
		memcpy(&info, value, sizeof info);
		return add(b, IPPROTO_IPV6, IPV6_PKTINFO, &(struct in6_pktinfo){.ipi6_addr = info.address, .ipi6_ifindex = info.index},
			sizeof(struct in6_pktinfo));
	}
	if (size < sizeof number)
		return WSAEINVAL;
	memcpy(&number, value, sizeof number);
	if (type == WS_IPV6_HOPLIMIT)
		return add(b, IPPROTO_IPV6, IPV6_HOPLIMIT, &number, sizeof number);
	if (type != WS_IPV6_TCLASS && type != WS_IPV6_ECN)
		return WSAEINVAL;
	b->traffic_class = (b->traffic_class < 0 ? 0 : b->traffic_class) | number;
	return 0;
}

static int
add_udp(struct building *b, int type, const unsigned char *value, size_t size)
{
	uint32_t number;

	if (type != WS_UDP_SEND_MSG_SIZE || size < sizeof number)
		return WSAEINVAL;
	memcpy(&number, value, sizeof number);
	return number > UINT16_MAX ? WSAEINVAL : add(b, IPPROTO_UDP, KERNEL_UDP_SEGMENT, &(uint16_t){(uint16_t)number}, sizeof(uint16_t));
}

static int
add_one(struct building *b, const struct header *header, const unsigned char *value)
{
	size_t size = header->len - sizeof *header;

	switch (header->level) {
	case IPPROTO_IP:
		return add_v4(b, header->type, value, size);
	case IPPROTO_IPV6:
		return add_v6(b, header->type, value, size);
	case IPPROTO_UDP:
		return add_udp(b, header->type, value, size);
	default:
		return WSAEINVAL;
	}
}

int
wsi_cmsg_give(const struct wsi_control *c, struct msghdr *msg)
{
	struct building b = {.msg = msg, .room = msg->msg_controllen, .tos = -1, .traffic_class = -1};
	struct header header;
	int error = 0;

	msg->msg_controllen = 0;
	for (size_t at = 0; !error && c->len - at >= sizeof header; at += aligned(header.len)) {
		memcpy(&header, c->bytes + at, sizeof header);
		if (header.len < sizeof header || header.len > c->len - at)
			return WSAEINVAL;
		error = add_one(&b, &header, c->bytes + at + sizeof header);
		if (aligned(header.len) > c->len - at)
			break;
	}
	if (!error && b.tos >= 0)
		error = add(&b, IPPROTO_IP, IP_TOS, &b.tos, sizeof b.tos);
	if (!error && b.traffic_class >= 0)
		error = add(&b, IPPROTO_IPV6, IPV6_TCLASS, &b.traffic_class, sizeof b.traffic_class);
	return error;
}

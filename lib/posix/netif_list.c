/* The interfaces' addresses, and which of them is used towards another host. */
#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "posix/posix.h"
#include "posix/wsnum.h"
#include "winerror.h"

enum { DISCARD = 9 };

_Static_assert(sizeof(struct sockaddr_in6) == sizeof ((struct wsi_netif *)0)->address, "either family's names fit");

/* The kernel's IFF_* and Winsock's. */
static const struct {
	unsigned kernel, winsock;
} flags[] = {
	{IFF_UP, 1},
	{IFF_BROADCAST, 2},
	{IFF_LOOPBACK, 4},
	{IFF_POINTOPOINT, 8},
	{IFF_MULTICAST, 0x10},
};

static unsigned
winsock_flags(unsigned kernel)
{
	unsigned result = 0;

	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (kernel & flags[i].kernel)
			result |= flags[i].winsock;
	return result;
}

static int
size_of(int family)
{
	return family == AF_INET ? (int)sizeof(struct sockaddr_in) : (int)sizeof(struct sockaddr_in6);
}

static void
convert(unsigned char *ours, const struct sockaddr *kernel, int family)
{
	struct sockaddr_storage name = {.ss_family = (sa_family_t)family};

	if (kernel && kernel->sa_family == family)
		memcpy(&name, kernel, (size_t)size_of(family));
	wsi_sockaddr_out(&name, size_of(family));
	memcpy(ours, &name, (size_t)size_of(family));
}

static bool
same_address(const struct sockaddr *a, const struct sockaddr *b)
{
	if (a->sa_family != b->sa_family)
		return false;
	if (a->sa_family == AF_INET)
		return ((const struct sockaddr_in *)(const void *)a)->sin_addr.s_addr == ((const struct sockaddr_in *)(const void *)b)->sin_addr.s_addr;
	return !memcmp(&((const struct sockaddr_in6 *)(const void *)a)->sin6_addr, &((const struct sockaddr_in6 *)(const void *)b)->sin6_addr,
		sizeof(struct in6_addr));
}

static void
describe(struct wsi_netif *entry, const struct ifaddrs *i, const struct sockaddr *way_out)
{
	int family = i->ifa_addr->sa_family;

	*entry = (struct wsi_netif){.flags = winsock_flags(i->ifa_flags), .index = if_nametoindex(i->ifa_name), .len = size_of(family)};
	entry->is_way_out = same_address(i->ifa_addr, way_out);
	convert(entry->address, i->ifa_addr, family);
	convert(entry->netmask, i->ifa_netmask, family);
	convert(entry->broadcast, i->ifa_flags & IFF_BROADCAST ? i->ifa_broadaddr : NULL, family);
}

/* Addresses in nobody's network (RFC 5737, RFC 3849). */
static void
find_way_out(int family, struct sockaddr_storage *own)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(0xc0000201)};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_addr.s6_addr = {0x20, 0x01, 0x0d, 0xb8, [15] = 1}};
	int len, error;

	if (family == AF_INET)
		error = wsi_netif_route(&v4, sizeof v4, own, &len);
	else
		error = wsi_netif_route(&v6, sizeof v6, own, &len);
	if (error)
		own->ss_family = AF_UNSPEC;
}

static bool
is_wanted(const struct ifaddrs *i, int family)
{
	return i->ifa_addr && i->ifa_addr->sa_family == family && i->ifa_flags & IFF_UP;
}

static int
list(const struct ifaddrs *interfaces, int family, struct wsi_netif **entries, unsigned *count)
{
	struct sockaddr_storage way_out;
	unsigned room = 0;

	for (const struct ifaddrs *i = interfaces; i; i = i->ifa_next)
		room += is_wanted(i, family);
	*count = 0;
	*entries = calloc(room ? room : 1, sizeof **entries);
	if (!*entries)
		return WSAENOBUFS;
	find_way_out(family, &way_out);
	for (const struct ifaddrs *i = interfaces; i; i = i->ifa_next)
		if (is_wanted(i, family))
			describe(&(*entries)[(*count)++], i, (const struct sockaddr *)&way_out);
	return 0;
}

int
wsi_netif_list(int family, struct wsi_netif **entries, unsigned *count)
{
	struct ifaddrs *interfaces;
	int error;

	if (getifaddrs(&interfaces))
		return errno == ENOMEM ? WSAENOBUFS : wsi_errno_to_wsa(errno);
	error = list(interfaces, family == WS_AF_INET ? AF_INET : AF_INET6, entries, count);
	freeifaddrs(interfaces);
	return error;
}

/* A port, because a datagram socket is connected to one, is asked for, and none is answered. */
static void
set_port(struct sockaddr_storage *name, unsigned port)
{
	if (name->ss_family == AF_INET)
		((struct sockaddr_in *)(void *)name)->sin_port = htons((uint16_t)port);
	else if (name->ss_family == AF_INET6)
		((struct sockaddr_in6 *)(void *)name)->sin6_port = htons((uint16_t)port);
}

static int
ask(int fd, const struct sockaddr_storage *target, int len, struct sockaddr_storage *own, int *own_len)
{
	socklen_t size = sizeof *own;
	int on = 1;

	/* Towards a broadcast address too. */
	setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &on, sizeof on);
	if (connect(fd, (const struct sockaddr *)target, (socklen_t)len) || getsockname(fd, (struct sockaddr *)own, &size))
		return wsi_errno_to_wsa(errno);
	set_port(own, 0);
	*own_len = (int)size;
	return 0;
}

int
wsi_netif_route(const void *name, int len, void *own, int *own_len)
{
	struct sockaddr_storage target = {0}, answer;
	int fd, error;

	memcpy(&target, name, (size_t)len);
	set_port(&target, DISCARD);
	fd = socket(target.ss_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return wsi_errno_to_wsa(errno);
	error = ask(fd, &target, len, &answer, own_len);
	close(fd);
	if (!error)
		memcpy(own, &answer, (size_t)*own_len);
	return error;
}

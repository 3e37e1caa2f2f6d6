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

int
wsi_posix_hostname(char *name, size_t size)
{
	static const char nameless[] = "localhost";

	if (size < sizeof nameless)
		return WSAEFAULT;
	if (gethostname(name, size))
		return errno == ENAMETOOLONG ? WSAEFAULT : wsi_errno_to_wsa(errno);
	name[size - 1] = '\0';
	/* A machine that nobody named still answers with a name that resolves (contracts.md, gethostname). */
	if (!*name)
		memcpy(name, nameless, sizeof nameless);
	return 0;
}

/* The address that this host would use towards the world; nothing is sent. 0: there is no way out. */
static in_addr_t
default_address(void)
{
	struct sockaddr_in world = {
		.sin_family = AF_INET,
		.sin_port = htons(9),
		.sin_addr.s_addr = htonl(0xc0000201),   /* 192.0.2.1, in nobody's network (RFC 5737) */
	};
	struct sockaddr_in own = {.sin_family = AF_INET};
	socklen_t length = sizeof own;
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return 0;
	if (connect(fd, (struct sockaddr *)&world, sizeof world) || getsockname(fd, (struct sockaddr *)&own, &length))
		own.sin_addr.s_addr = 0;
	close(fd);
	return own.sin_addr.s_addr;
}

static in_addr_t *
ipv4_of(const struct ifaddrs *interface)
{
	if (!interface->ifa_addr || interface->ifa_addr->sa_family != AF_INET || !(interface->ifa_flags & IFF_UP))
		return NULL;
	return &((struct sockaddr_in *)(void *)interface->ifa_addr)->sin_addr.s_addr;
}

static bool
is_loopback(in_addr_t address)
{
	return ntohl(address) >> 24 == 127;
}

static bool
is_listed(char *const *list, in_addr_t address)
{
	for (; *list; list++)
		if (!memcmp(*list, &address, sizeof address))
			return true;
	return false;
}

/* Fill `list` (zeroed, with room for all) from the interfaces: the way out first, no loopback. */
static void
list_addresses(struct ifaddrs *interfaces, char **list)
{
	in_addr_t out = default_address();
	char **end = list;

	for (int others = 0; others < 2; others++)
		for (struct ifaddrs *i = interfaces; i; i = i->ifa_next) {
			in_addr_t *address = ipv4_of(i);

			if (address && !is_loopback(*address) && (*address != out) == others && !is_listed(list, *address))
				*end++ = (char *)address;
		}
}

static int
name_addresses(struct ifaddrs *interfaces, struct wsi_host **host)
{
	char name[WSI_HOSTNAME_MAX], *no_aliases[] = {NULL};
	in_addr_t loopback = htonl(INADDR_LOOPBACK);
	size_t room = 2;
	char **list;
	int error = wsi_posix_hostname(name, sizeof name);

	if (error)
		return error;
	for (struct ifaddrs *i = interfaces; i; i = i->ifa_next)
		room++;
	list = calloc(room, sizeof *list);
	if (!list)
		return WSAENOBUFS;
	list_addresses(interfaces, list);
	if (!*list)
		*list = (char *)&loopback;
	error = wsi_host_new(&(struct wsi_host){
		.family = WS_AF_INET,
		.length = sizeof loopback,
		.name = name,
		.aliases = no_aliases,
		.addresses = list,
	}, host);
	free(list);
	return error;
}

int
wsi_host_local(struct wsi_host **host)
{
	struct ifaddrs *interfaces;
	int error;

	if (getifaddrs(&interfaces))
		return errno == ENOMEM ? WSAENOBUFS : wsi_errno_to_wsa(errno);
	error = name_addresses(interfaces, host);
	freeifaddrs(interfaces);
	return error;
}

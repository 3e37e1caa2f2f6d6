#include "provider/catalog.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <wchar.h>

#include "posix/posix.h"

/* An entry that takes every protocol. */
enum { ANY = -1, PROTOCOL_MOST = 255 };

#define TCP_FLAGS (XP1_GUARANTEED_DELIVERY | XP1_GUARANTEED_ORDER | XP1_GRACEFUL_CLOSE | XP1_EXPEDITED_DATA | XP1_IFS_HANDLES)
#define UDP_FLAGS (XP1_CONNECTIONLESS | XP1_MESSAGE_ORIENTED | XP1_SUPPORT_BROADCAST | XP1_SUPPORT_MULTIPOINT | XP1_IFS_HANDLES)
#define LOCAL_FLAGS (XP1_GUARANTEED_DELIVERY | XP1_GUARANTEED_ORDER | XP1_GRACEFUL_CLOSE | XP1_IFS_HANDLES)

static const struct entry {
	int family, type, protocol;
	DWORD service, provider;
	DWORD message_size;
	const wchar_t *name;
} entries[] = {
	{AF_INET, SOCK_STREAM, IPPROTO_TCP, TCP_FLAGS, PFL_MATCHES_PROTOCOL_ZERO, 0, L"Winsock for POSIX [TCP/IP]"},
	{AF_INET, SOCK_DGRAM, IPPROTO_UDP, UDP_FLAGS, PFL_MATCHES_PROTOCOL_ZERO, 65507, L"Winsock for POSIX [UDP/IP]"},
	{AF_INET, SOCK_RAW, ANY, UDP_FLAGS, PFL_MATCHES_PROTOCOL_ZERO | PFL_HIDDEN, 65507, L"Winsock for POSIX [RAW/IP]"},
	{AF_INET6, SOCK_STREAM, IPPROTO_TCP, TCP_FLAGS, PFL_MATCHES_PROTOCOL_ZERO, 0, L"Winsock for POSIX [TCP/IPv6]"},
	{AF_INET6, SOCK_DGRAM, IPPROTO_UDP, UDP_FLAGS, PFL_MATCHES_PROTOCOL_ZERO, 65527, L"Winsock for POSIX [UDP/IPv6]"},
	{AF_INET6, SOCK_RAW, ANY, UDP_FLAGS, PFL_MATCHES_PROTOCOL_ZERO | PFL_HIDDEN, 65527, L"Winsock for POSIX [RAW/IPv6]"},
	{AF_UNIX, SOCK_STREAM, 0, LOCAL_FLAGS, PFL_MATCHES_PROTOCOL_ZERO, 0, L"Winsock for POSIX [AF_UNIX]"},
};

/* Protocols that mean SOCK_RAW where no type is given; any other has to be asked for with the type. */
static bool
means_raw(int protocol)
{
	return protocol == IPPROTO_RAW || protocol == IPPROTO_ICMP || protocol == IPPROTO_ICMPV6;
}

static bool
takes_protocol(const struct entry *e, int type, int protocol)
{
	if (e->protocol == ANY)
		return protocol >= 0 && protocol <= PROTOCOL_MOST && (type == SOCK_RAW || means_raw(protocol));
	return e->protocol == protocol || (!protocol && e->provider & PFL_MATCHES_PROTOCOL_ZERO);
}

static bool
has_family(int family)
{
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
		if (entries[i].family == family)
			return true;
	return family == AF_UNSPEC;
}

static bool
has_type(int family, int type)
{
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
		if ((family == AF_UNSPEC || entries[i].family == family) && entries[i].type == type)
			return true;
	return type == 0;
}

static const struct entry *
find(int family, int type, int protocol)
{
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
		const struct entry *e = &entries[i];

		if ((family == AF_UNSPEC || e->family == family) && (type == 0 || e->type == type) && takes_protocol(e, type, protocol))
			return e;
	}
	return NULL;
}

/* "Creating sockets" of observed-behaviour.md. */
int
wsi_catalog_choose(int *family, int *type, int *protocol)
{
	const struct entry *e;

	if (*family == AF_UNSPEC && !*protocol)
		return WSAEINVAL;
	if (!has_type(AF_UNSPEC, *type))
		return WSAESOCKTNOSUPPORT;
	if (!has_family(*family))
		return WSAEAFNOSUPPORT;
	if (!has_type(*family, *type))
		return WSAESOCKTNOSUPPORT;
	e = find(*family, *type, *protocol);
	if (!e)
		return WSAEPROTONOSUPPORT;
	*family = e->family;
	*type = e->type;
	if (e->protocol != ANY)
		*protocol = e->protocol;
	return 0;
}

static void
fill(WSAPROTOCOL_INFOW *info, const struct entry *e)
{
	*info = (WSAPROTOCOL_INFOW){
		.dwServiceFlags1 = e->service,
		.dwProviderFlags = e->provider,
		.ProviderId = {0x9d5c1f60, 0x41b7, 0x4c0e, {0x8f, 0x27, 0x52, 0x6b, 0xd3, 0x0a, 0x77, (unsigned char)e->family}},
		.dwCatalogEntryId = (DWORD)(e - entries) + 1001,
		.ProtocolChain = {.ChainLen = BASE_PROTOCOL},
		.iVersion = 2,
		.iAddressFamily = e->family,
		.iMaxSockAddr = wsi_sockaddr_size(e->family),
		.iMinSockAddr = wsi_sockaddr_size(e->family),
		.iSocketType = e->type,
		.iProtocol = e->protocol == ANY ? 0 : e->protocol,
		.iProtocolMaxOffset = e->protocol == ANY ? PROTOCOL_MOST : 0,
		.iNetworkByteOrder = BIGENDIAN,
		.iSecurityScheme = SECURITY_PROTOCOL_NONE,
		.dwMessageSize = e->message_size,
	};
	wcscpy(info->szProtocol, e->name);
}

int
wsi_catalog_info(int family, int type, int protocol, WSAPROTOCOL_INFOW *info)
{
	const struct entry *e = find(family, type, protocol);

	if (!e)
		return WSAENOPROTOOPT;
	fill(info, e);
	return 0;
}

bool
wsi_catalog_entry(size_t place, WSAPROTOCOL_INFOW *info)
{
	if (place >= sizeof entries / sizeof *entries)
		return false;
	fill(info, &entries[place]);
	return true;
}

DWORD
wsi_catalog_message_size(int family, int type)
{
	const struct entry *e = find(family, type, 0);

	return e ? e->message_size : 0;
}

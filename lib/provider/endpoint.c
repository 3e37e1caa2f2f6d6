#include "provider/endpoint.h"

#include <string.h>

#include <winsock2.h>

/* Of both sockaddr_in and sockaddr_in6; the address stands at 4 and 8. */
enum { PORT_AT = 2, V4_AT = 4, V6_AT = 8 };

static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};
static const unsigned char zero[16];

static void
read_address(struct wsi_endpoint *e, int family, const unsigned char *name)
{
	if (family == AF_INET6) {
		memcpy(e->address, name + V6_AT, sizeof e->address);
		return;
	}
	memcpy(e->address, mapped, sizeof mapped);
	memcpy(e->address + sizeof mapped, name + V4_AT, 4);
}

static enum wsi_extent
extent(const unsigned char *address, bool v6_only)
{
	if (memcmp(address, mapped, sizeof mapped) == 0)
		return memcmp(address + sizeof mapped, zero, 4) == 0 ? WSI_ALL_V4 : WSI_ONE_V4;
	if (memcmp(address, zero, sizeof zero) == 0)
		return v6_only ? WSI_ALL_V6 : WSI_ALL;
	return WSI_ONE_V6;
}

struct wsi_endpoint
wsi_endpoint_of(int family, const void *name, bool v6_only)
{
	const unsigned char *bytes = name;
	struct wsi_endpoint e = {.port = (unsigned)bytes[PORT_AT] << 8 | bytes[PORT_AT + 1]};

	read_address(&e, family, bytes);
	e.extent = extent(e.address, v6_only);
	return e;
}

bool
wsi_endpoint_is_any(const struct wsi_endpoint *e)
{
	return e->extent != WSI_ONE_V4 && e->extent != WSI_ONE_V6;
}

bool
wsi_endpoint_holds(const struct wsi_endpoint *a, const struct wsi_endpoint *b)
{
	static const bool holds[][WSI_ALL + 1] = {
		[WSI_ALL_V4] = {[WSI_ONE_V4] = true},
		[WSI_ALL_V6] = {[WSI_ONE_V6] = true},
		[WSI_ALL] = {[WSI_ONE_V4] = true, [WSI_ONE_V6] = true, [WSI_ALL_V4] = true},
	};

	return holds[a->extent][b->extent];
}

/* Two sockets on :: meet, whether or not one of them reaches farther. */
bool
wsi_endpoint_same(const struct wsi_endpoint *a, const struct wsi_endpoint *b)
{
	return memcmp(a->address, b->address, sizeof a->address) == 0;
}

/* What an internet address says, in either family: for the rules of bind and connect. */
#ifndef WSI_ENDPOINT_H
#define WSI_ENDPOINT_H

#include <stdbool.h>

/* How much of the address space a bound address takes. */
enum wsi_extent {
	WSI_ONE_V4,             /* one IPv4 address, mapped or not */
	WSI_ONE_V6,
	WSI_ALL_V4,             /* 0.0.0.0, mapped or not */
	WSI_ALL_V6,             /* :: of a socket that keeps to IPv6 */
	WSI_ALL,                /* :: of one that does not */
};

struct wsi_endpoint {
	enum wsi_extent extent;
	unsigned port;                  /* host order */
	unsigned char address[16];      /* an IPv4 address as a mapped one */
};

/* Read an AF_INET or AF_INET6 address, of Winsock's or the kernel's making; `family` is Winsock's. */
struct wsi_endpoint wsi_endpoint_of(int family, const void *name, bool v6_only);
/* Is it one of the addresses that stand for none? */
bool wsi_endpoint_is_any(const struct wsi_endpoint *e);

/* Does `a` hold all addresses of `b`, and more? */
bool wsi_endpoint_holds(const struct wsi_endpoint *a, const struct wsi_endpoint *b);
/* Are they the same to bind? */
bool wsi_endpoint_same(const struct wsi_endpoint *a, const struct wsi_endpoint *b);

#endif

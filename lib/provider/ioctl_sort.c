/* SIO_ADDRESS_LIST_SORT: addresses of another host, those first that are best to connect to (RFC 6724, section 6). */
#include <stdlib.h>
#include <string.h>

#include <ws2tcpip.h>

#include "provider/ioctl.h"
#include "provider/names.h"

enum { SCOPE_LINK = 2, SCOPE_SITE = 5, SCOPE_WORLD = 14 };

struct candidate {
	SOCKET_ADDRESS entry;
	bool usable;                    /* there is a way, from `source` */
	IN6_ADDR target, source;        /* IPv4 as mapped addresses */
};

/* RFC 6724, section 2.1; the longest prefix first. */
static const struct policy {
	unsigned char prefix[12];
	int bits, precedence, label;
} policies[] = {
	{{0}, 96, 1, 3},
	{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, 35, 4},
	{{0x20, 0x01}, 32, 5, 5},
	{{0x20, 0x02}, 16, 30, 2},
	{{0x3f, 0xfe}, 16, 1, 12},
	{{0xfe, 0xc0}, 10, 1, 11},
	{{0xfc}, 7, 3, 13},
	{{0}, 0, 40, 1},
};
static const struct policy of_loopback = {.bits = 128, .precedence = 50, .label = 0};

static int
common_bits(const unsigned char *a, const unsigned char *b, int most)
{
	int bits = 0;

	while (bits < most && !((a[bits / 8] ^ b[bits / 8]) & 0x80 >> bits % 8))
		bits++;
	return bits;
}

static const struct policy *
policy_of(const IN6_ADDR *a)
{
	const struct policy *p = policies;

	if (IN6_IS_ADDR_LOOPBACK(a))
		return &of_loopback;
	while (common_bits(a->s6_bytes, p->prefix, p->bits) < p->bits)
		p++;
	return p;
}

static int
scope_of(const IN6_ADDR *a)
{
	const u_char *v4 = a->s6_bytes + 12;

	if (IN6_IS_ADDR_MULTICAST(a))
		return a->s6_bytes[1] & 0xf;
	if (IN6_IS_ADDR_V4MAPPED(a))
		return v4[0] == 127 || (v4[0] == 169 && v4[1] == 254) ? SCOPE_LINK : SCOPE_WORLD;
	if (IN6_IS_ADDR_LINKLOCAL(a) || IN6_IS_ADDR_LOOPBACK(a))
		return SCOPE_LINK;
	return IN6_IS_ADDR_SITELOCAL(a) ? SCOPE_SITE : SCOPE_WORLD;
}

/* Of a name in either form: the two do not differ where the address stands. */
static IN6_ADDR
address_of(const void *name, bool v4)
{
	IN6_ADDR a = IN6ADDR_V4MAPPEDPREFIX_INIT;

	if (v4)
		memcpy(a.s6_bytes + 12, &((const SOCKADDR_IN *)name)->sin_addr, sizeof(IN_ADDR));
	else
		memcpy(&a, &((const SOCKADDR_IN6 *)name)->sin6_addr, sizeof a);
	return a;
}

static int
examine(struct candidate *c)
{
	struct wsi_name kernel, own;
	ADDRESS_FAMILY family;
	int error = wsi_sockaddr_in(c->entry.lpSockaddr, c->entry.iSockaddrLength, kernel.bytes, &kernel.len);

	if (!error)
		error = wsi_posix_copy_in(&family, c->entry.lpSockaddr, sizeof family);
	if (error == WSAEAFNOSUPPORT || (!error && family == AF_UNIX))
		return WSAEINVAL;
	if (error)
		return error;
	c->target = address_of(kernel.bytes, family == AF_INET);
	c->usable = !wsi_netif_route(kernel.bytes, kernel.len, own.bytes, &own.len);
	if (c->usable)
		c->source = address_of(own.bytes, family == AF_INET);
	return 0;
}

/* What the rules say of one candidate, the more the better, in the order of the rules. */
struct merits {
	int of[6];
};

static struct merits
merits_of(const struct candidate *c)
{
	const struct policy *target = policy_of(&c->target);
	int scope = scope_of(&c->target);

	return (struct merits){{
		c->usable,
		c->usable && scope == scope_of(&c->source),
		c->usable && target->label == policy_of(&c->source)->label,
		target->precedence,
		-scope,
		c->usable && !IN6_IS_ADDR_V4MAPPED(&c->target) ? common_bits(c->target.s6_bytes, c->source.s6_bytes, 64) : 0,
	}};
}

static bool
is_better(const struct candidate *a, const struct candidate *b)
{
	struct merits m = merits_of(a), n = merits_of(b);

	for (size_t i = 0; i < sizeof m.of / sizeof *m.of; i++)
		if (m.of[i] != n.of[i])
			return m.of[i] > n.of[i];
	return false;
}

static void
sort(struct candidate *list, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct candidate c = list[i];
		size_t k = i;

		for (; k && is_better(&c, &list[k - 1]); k--)
			list[k] = list[k - 1];
		list[k] = c;
	}
}

static int
read_list(struct candidate *list, size_t count, const char *entries)
{
	int error = 0;

	for (size_t i = 0; !error && i < count; i++) {
		error = wsi_posix_copy_in(&list[i].entry, entries + i * sizeof list->entry, sizeof list->entry);
		if (!error)
			error = examine(&list[i]);
	}
	return error;
}

static int
write_list(const struct candidate *list, size_t count, char *entries)
{
	int error = 0;

	for (size_t i = 0; !error && i < count; i++)
		error = wsi_posix_copy_out(entries + i * sizeof list->entry, &list[i].entry, sizeof list->entry);
	return error;
}

static int
sort_list(struct wsi_ioctl *call, size_t count, size_t header)
{
	struct candidate *list = calloc(count ? count : 1, sizeof *list);
	INT theirs = (INT)count;
	int error;

	if (!list)
		return WSAENOBUFS;
	error = read_list(list, count, (const char *)call->in + header);
	if (!error) {
		sort(list, count);
		error = wsi_posix_copy_out(call->out, &theirs, sizeof theirs);
	}
	if (!error)
		error = write_list(list, count, (char *)call->out + header);
	free(list);
	return error;
}

/* The names stay where they are; in and out may be one. */
int
wsi_ioctl_sort(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	const size_t header = offsetof(SOCKET_ADDRESS_LIST, Address);
	size_t size;
	INT count;

	if (sock->family != AF_INET && sock->family != AF_INET6)
		return WSAEOPNOTSUPP;
	if (!call->in || call->in_size < header)
		return WSAEINVAL;
	if (wsi_posix_copy_in(&count, call->in, sizeof count))
		return WSAEFAULT;
	if (count < 0 || (call->in_size - header) / sizeof(SOCKET_ADDRESS) < (size_t)count)
		return WSAEINVAL;
	size = header + (size_t)count * sizeof(SOCKET_ADDRESS);
	call->tell = true;
	call->returned = (DWORD)size;
	return call->out_size < size ? WSAEFAULT : sort_list(call, (size_t)count, header);
}

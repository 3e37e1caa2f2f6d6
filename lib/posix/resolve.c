#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "posix/posix.h"
#include "posix/wsnum.h"
#include "winerror.h"

/* The resolver wants room for a whole answer; no answer of the DNS is larger than this. */
enum { ROOM_FIRST = 1024, ROOM_MOST = 1 << 20 };

static const struct {
	int ws, kernel, length;
} families[] = {
	{WS_AF_INET, AF_INET, 4},
	{WS_AF_INET6, AF_INET6, 16},
};

static const struct {
	int h_error, code;
} h_errors[] = {
	{HOST_NOT_FOUND, WSAHOST_NOT_FOUND},
	{TRY_AGAIN, WSATRY_AGAIN},
	{NO_RECOVERY, WSANO_RECOVERY},
	{NO_DATA, WSANO_DATA},
};

static int
kernel_family(int family)
{
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (families[i].ws == family)
			return families[i].kernel;
	return -1;
}

static int
winsock_family(int family)
{
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (families[i].kernel == family)
			return families[i].ws;
	return WS_AF_UNSPEC;
}

/* h_errno made a WSA code; where it has none (NETDB_INTERNAL of glibc), errno knows. */
static int
resolver_error(int h_error, int error)
{
	for (size_t i = 0; i < sizeof h_errors / sizeof *h_errors; i++)
		if (h_errors[i].h_error == h_error)
			return h_errors[i].code;
	if (error == ENOMEM)
		return WSAENOBUFS;
	if (error == EMFILE || error == ENFILE)
		return WSAEMFILE;
	return WSANO_RECOVERY;
}

static size_t
count(char *const *list)
{
	size_t n = 0;

	while (list[n])
		n++;
	return n;
}

static char *
put(char **at, const void *data, size_t size)
{
	char *copy = *at;

	memcpy(copy, data, size);
	*at += size;
	return copy;
}

int
wsi_host_new(const struct wsi_host *from, struct wsi_host **host)
{
	size_t names = count(from->aliases), addresses = count(from->addresses);
	size_t size = sizeof **host + (names + 1 + addresses + 1) * sizeof(char *) + addresses * (size_t)from->length;
	char *at;

	size += strlen(from->name) + 1;
	for (size_t i = 0; i < names; i++)
		size += strlen(from->aliases[i]) + 1;
	*host = malloc(size);
	if (!*host)
		return WSAENOBUFS;
	**host = (struct wsi_host){
		.family = from->family,
		.length = from->length,
		.aliases = (char **)(*host + 1),
		.addresses = (char **)(*host + 1) + names + 1,
	};
	at = (char *)((*host)->addresses + addresses + 1);
	for (size_t i = 0; i < addresses; i++)
		(*host)->addresses[i] = put(&at, from->addresses[i], (size_t)from->length);
	(*host)->addresses[addresses] = NULL;
	(*host)->name = put(&at, from->name, strlen(from->name) + 1);
	for (size_t i = 0; i < names; i++)
		(*host)->aliases[i] = put(&at, from->aliases[i], strlen(from->aliases[i]) + 1);
	(*host)->aliases[names] = NULL;
	return 0;
}

/* One of the two ways to ask: *found is NULL where there is no answer. */
struct question {
	const char *name;               /* NULL: the address is asked for */
	const void *address;
	int length, family;
};

static int
ask(const struct question *q, struct hostent *entry, char *room, size_t size, struct hostent **found, int *h_error)
{
	if (q->name)
		return gethostbyname2_r(q->name, q->family, entry, room, size, found, h_error);
	return gethostbyaddr_r(q->address, (socklen_t)q->length, q->family, entry, room, size, found, h_error);
}

static int
answer(const struct hostent *found, struct wsi_host **host)
{
	struct wsi_host from = {
		.family = winsock_family(found->h_addrtype),
		.length = found->h_length,
		.name = found->h_name,
		.aliases = found->h_aliases,
		.addresses = found->h_addr_list,
	};

	if (!*from.addresses)
		return WSANO_DATA;
	return wsi_host_new(&from, host);
}

/* ERANGE asks for more room. */
static int
resolve(const struct question *q, struct wsi_host **host)
{
	for (size_t size = ROOM_FIRST; size <= ROOM_MOST; size *= 2) {
		char *room = malloc(size);
		struct hostent entry, *found = NULL;
		int h_error = 0, status, error;

		if (!room)
			return WSAENOBUFS;
		status = ask(q, &entry, room, size, &found, &h_error);
		error = found ? answer(found, host) : resolver_error(h_error, status);
		free(room);
		if (found || status != ERANGE)
			return error;
	}
	return WSANO_RECOVERY;
}

int
wsi_resolve_name(const char *name, int family, struct wsi_host **host)
{
	struct question q = {.name = name, .family = kernel_family(family)};

	return q.family < 0 ? WSAEAFNOSUPPORT : resolve(&q, host);
}

int
wsi_resolve_address(int family, const void *address, struct wsi_host **host)
{
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (families[i].ws == family)
			return resolve(&(struct question){
				.address = address,
				.length = families[i].length,
				.family = families[i].kernel,
			}, host);
	return WSAEAFNOSUPPORT;
}

bool
wsi_resolve_is_ipv6(const char *text)
{
	unsigned char address[16];
	size_t length = strcspn(text, "%");
	char bare[INET6_ADDRSTRLEN];

	if (length >= sizeof bare)
		return false;
	memcpy(bare, text, length);
	bare[length] = '\0';
	return inet_pton(AF_INET6, bare, address) == 1;
}

#include <errno.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "posix/posix.h"
#include "winerror.h"

enum { ROOM_FIRST = 1024, ROOM_MOST = 1 << 20 };

/* Not found: is it that there is nothing to find it in? (documented-errors.tsv: "services database not accessible") */
static int
not_found(int status)
{
	if (status == ENOMEM)
		return WSAENOBUFS;
	if (status == EMFILE || status == ENFILE)
		return WSAEMFILE;
	if (status == EAGAIN)
		return WSATRY_AGAIN;
	return access("/etc/services", R_OK) ? WSANO_RECOVERY : WSANO_DATA;
}

static char *
put(char **at, const char *text)
{
	char *copy = *at;

	*at = stpcpy(copy, text) + 1;
	return copy;
}

static int
answer(const struct servent *found, struct wsi_service **service)
{
	size_t names = 0, size = strlen(found->s_name) + 1 + strlen(found->s_proto) + 1;
	char *at;

	for (; found->s_aliases[names]; names++)
		size += strlen(found->s_aliases[names]) + 1;
	*service = malloc(sizeof **service + (names + 1) * sizeof(char *) + size);
	if (!*service)
		return WSAENOBUFS;
	(*service)->port = (uint16_t)found->s_port;
	(*service)->aliases = (char **)(*service + 1);
	at = (char *)((*service)->aliases + names + 1);
	(*service)->name = put(&at, found->s_name);
	(*service)->protocol = put(&at, found->s_proto);
	for (size_t i = 0; i < names; i++)
		(*service)->aliases[i] = put(&at, found->s_aliases[i]);
	(*service)->aliases[names] = NULL;
	return 0;
}

static int
ask(const char *name, uint16_t port, const char *protocol, struct servent *entry, char *room, size_t size, struct servent **found)
{
	if (name)
		return getservbyname_r(name, protocol, entry, room, size, found);
	return getservbyport_r(port, protocol, entry, room, size, found);
}

static int
look_up(const char *name, uint16_t port, const char *protocol, struct wsi_service **service)
{
	for (size_t size = ROOM_FIRST; size <= ROOM_MOST; size *= 2) {
		char *room = malloc(size);
		struct servent entry, *found = NULL;
		int status, error;

		if (!room)
			return WSAENOBUFS;
		status = ask(name, port, protocol, &entry, room, size, &found);
		error = found ? answer(found, service) : not_found(status);
		free(room);
		if (found || status != ERANGE)
			return error;
	}
	return WSANO_RECOVERY;
}

int
wsi_service_by_name(const char *name, const char *protocol, struct wsi_service **service)
{
	return look_up(name, 0, protocol, service);
}

int
wsi_service_by_port(uint16_t port, const char *protocol, struct wsi_service **service)
{
	return look_up(NULL, port, protocol, service);
}

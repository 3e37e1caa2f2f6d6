#include "api/netdb.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "api/addrtext.h"
#include "api/api.h"
#include "api/lookup.h"

static char *no_aliases[] = {NULL};

static int
report(const struct wsi_host *host, struct hostent **entry)
{
	void *room = wsi_result_room(WSI_RESULT_HOST, wsi_hostent_size(host));

	if (!room)
		return WSAENOBUFS;
	*entry = wsi_hostent_pack(host, room);
	return 0;
}

static int
look_up(const struct wsi_question *question, struct hostent **entry)
{
	void *answer;
	int error = wsi_lookup(question, &answer);

	if (error)
		return error;
	error = report(answer, entry);
	free(answer);
	return error;
}

/* ---- gethostbyname ---- */

static int
report_one(char *name, struct in_addr address, struct hostent **entry)
{
	char *addresses[] = {(char *)&address, NULL};

	return report(&(struct wsi_host){
		.family = AF_INET,
		.length = sizeof address,
		.name = name,
		.aliases = no_aliases,
		.addresses = addresses,
	}, entry);
}

static int
report_local(struct hostent **entry)
{
	struct wsi_host *host;
	int error = wsi_host_local(&host);

	if (error)
		return error;
	error = report(host, entry);
	free(host);
	return error;
}

static bool
is_local(const char *name)
{
	char own[WSI_HOSTNAME_MAX];

	return !*name || (!wsi_posix_hostname(own, sizeof own) && !strcasecmp(name, own));
}

static int
ask_name(const struct wsi_question *question, void **answer)
{
	return wsi_resolve_name(question->name, question->family, (struct wsi_host **)answer);
}

/* What needs no look-up: addresses, localhost (observed: 127.0.0.1) and this host, by "" or by its name (observed: the address of the default
 * route first, which the system's own files often get wrong). */
static int
by_name(char *name, struct wsi_question *question, struct hostent **entry)
{
	struct in_addr address;
	const char *end;

	if (wsi_addrtext_ipv4(name, &end, &address) && !*end)
		return report_one(name, address, entry);
	if (*name && (!name[strspn(name, "0123456789.")] || wsi_resolve_is_ipv6(name)))
		return WSANO_DATA;      /* contracts.md: an IPv6 literal or a malformed IPv4 one */
	if (!strcasecmp(name, "localhost"))
		return report_one(name, (struct in_addr){.s_addr = htonl(INADDR_LOOPBACK)}, entry);
	if (is_local(name))
		return report_local(entry);
	return look_up(question, entry);
}

struct hostent *WSAAPI
gethostbyname(const char *name)
{
	struct wsi_question question = {.ask = ask_name, .family = AF_INET};
	struct hostent *entry = NULL;
	int error = wsi_check();

	if (!error && name)             /* NULL is this host, as "" is */
		error = wsi_netdb_text(question.name, name, sizeof question.name);
	if (error == WSAENAMETOOLONG)
		error = WSAHOST_NOT_FOUND;
	if (!error)
		error = by_name(question.name, &question, &entry);
	wsi_finish(error);
	return entry;
}

/* ---- gethostbyaddr ---- */

static int
ask_address(const struct wsi_question *question, void **answer)
{
	return wsi_resolve_address(question->family, question->address, (struct wsi_host **)answer);
}

/* documented-errors.tsv, gethostbyaddr */
static int
check_address(const char *address, int length, int type)
{
	if (type != AF_INET && type != AF_INET6)
		return WSAEAFNOSUPPORT;
	if (!address)
		return WSAEFAULT;
	if (type == AF_INET6 && length != 16)
		return WSAEINVAL;
	return length < 4 ? WSAEFAULT : 0;
}

static int
by_address(const char *address, int length, int type, struct hostent **entry)
{
	struct wsi_question question = {.ask = ask_address, .family = type};
	int error = check_address(address, length, type);

	if (!error)
		error = wsi_posix_copy_in(question.address, address, type == AF_INET ? 4 : 16);
	return error ? error : look_up(&question, entry);
}

struct hostent *WSAAPI
gethostbyaddr(const char *address, int length, int type)
{
	struct hostent *entry = NULL;
	int error = wsi_check();

	if (!error)
		error = by_address(address, length, type, &entry);
	wsi_finish(error);
	return entry;
}

/* ---- gethostname ---- */

static int
copy_name(char *name, int length)
{
	char own[WSI_HOSTNAME_MAX];
	int error = wsi_posix_hostname(own, sizeof own);

	if (error)
		return error;
	if (!name || length <= 0 || (size_t)length <= strlen(own))
		return WSAEFAULT;
	return wsi_posix_copy_out(name, own, strlen(own) + 1);
}

int WSAAPI
gethostname(char *name, int length)
{
	int error = wsi_check();

	return wsi_finish(error ? error : copy_name(name, length));
}

#include <stdlib.h>
#include <string.h>
#include <ws2tcpip.h>

#include "api/api.h"
#include "api/connecttry.h"
#include "api/lookup.h"
#include "api/netdb.h"

#undef WSAConnectByNameA
#undef WSAConnectByNameW

/* Node and service, in the program's width. */
struct names {
	const void *node, *service;
	int (*read)(char *copy, const void *theirs, size_t size);
};

static int
read_narrow(char *copy, const void *theirs, size_t size)
{
	return wsi_netdb_text(copy, theirs, size);
}

/* Names of hosts and services are ASCII on their way; others are not found. */
static int
read_wide(char *copy, const void *theirs, size_t size)
{
	const WCHAR *wide = theirs;

	for (size_t i = 0; i < size; i++) {
		WCHAR c;

		if (wsi_posix_copy_in(&c, wide + i, sizeof c))
			return WSAEFAULT;
		copy[i] = (char)(c > 0 && c < 128 ? c : c ? '?' : 0);
		if (!c)
			return 0;
	}
	return WSAENAMETOOLONG;
}

/* ---- the service ---- */

static int
ask_service(const struct wsi_question *question, void **answer)
{
	return wsi_service_by_name(question->name, question->protocol, (struct wsi_service **)answer);
}

/* A number from 0 to 65535, in network order. */
static bool
is_port(const char *text, u_short *port)
{
	char *end;
	unsigned long number = strtoul(text, &end, 10);

	*port = htons((u_short)number);
	return *text >= '0' && *text <= '9' && !*end && number <= 65535;
}

/* "WSAConnectByName": an unknown service is WSATYPE_NOT_FOUND. */
static int
find_port(const struct names *names, u_short *port)
{
	struct wsi_question question = {.ask = ask_service, .protocol = "tcp"};
	struct wsi_service *service;
	void *answer;
	int error = names->read(question.name, names->service, sizeof question.name);

	if (error)
		return error == WSAENAMETOOLONG ? WSATYPE_NOT_FOUND : error;
	if (is_port(question.name, port))
		return 0;
	error = wsi_lookup(&question, &answer);
	if (error)
		return error == WSANO_DATA || error == WSANO_RECOVERY ? WSATYPE_NOT_FOUND : error;
	service = answer;
	*port = service->port;
	free(service);
	return 0;
}

/* ---- the node ---- */

static int
ask_node(const struct wsi_question *question, void **answer)
{
	return wsi_resolve_name(question->name, question->family, (struct wsi_host **)answer);
}

/* An address of the node, as one of the socket's family: IPv4 is mapped for a socket of both. */
static struct sockaddr_in6
name_v6(const struct wsi_host *host, const char *address, u_short port)
{
	struct sockaddr_in6 name = {.sin6_family = AF_INET6, .sin6_port = port};
	unsigned char *bytes = (unsigned char *)&name.sin6_addr;

	if (host->family == AF_INET)
		bytes[10] = bytes[11] = 0xff;
	memcpy(bytes + (host->family == AF_INET ? 12 : 0), address, (size_t)host->length);
	return name;
}

static int
try_address(struct wsi_connecttry *t, const struct wsi_host *host, const char *address, u_short port)
{
	struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = port};
	struct sockaddr_in6 wide;

	if (t->family == AF_INET6) {
		wide = name_v6(host, address, port);
		return wsi_connecttry_one(t, (SOCKADDR *)&wide, sizeof wide);
	}
	memcpy(&name.sin_addr, address, sizeof name.sin_addr);
	return wsi_connecttry_one(t, (SOCKADDR *)&name, sizeof name);
}

static int
try_host(struct wsi_connecttry *t, const struct wsi_host *host, u_short port)
{
	int error = WSAHOST_NOT_FOUND;

	for (char **address = host->addresses; *address; address++) {
		error = try_address(t, host, *address, port);
		if (!wsi_connecttry_goes_on(error))
			break;
	}
	return error;
}

/* All addresses of one family. */
static int
try_family(struct wsi_connecttry *t, struct wsi_question *question, int family, u_short port)
{
	void *answer;
	int error;

	question->family = family;
	error = wsi_lookup(question, &answer);
	if (error)
		return error == WSANO_DATA ? WSAHOST_NOT_FOUND : error;
	error = try_host(t, answer, port);
	free(answer);
	return error;
}

static int
try_node(struct wsi_connecttry *t, const struct names *names, u_short port)
{
	struct wsi_question question = {.ask = ask_node};
	int other, error = names->read(question.name, names->node, sizeof question.name);

	if (error)
		return error == WSAENAMETOOLONG ? WSAHOST_NOT_FOUND : error;
	if (t->family != AF_INET && t->family != AF_INET6)
		return WSAEAFNOSUPPORT;
	error = try_family(t, &question, t->family, port);
	if (!t->dual || !wsi_connecttry_goes_on(error))
		return error;
	/* An answer that there is none says less than one that somebody gave. */
	other = try_family(t, &question, AF_INET, port);
	return other == WSAHOST_NOT_FOUND ? error : other;
}

/* In the order of "WSAConnectByName" of observed-behaviour.md: the names are looked at before the socket is. */
static int
connect_by_name(struct wsi_connecttry *t, SOCKET s, const struct names *names, const struct timeval *timeout, const OVERLAPPED *reserved)
{
	u_short port;
	int error = wsi_check();

	if (error)
		return error;
	if (!names->node || !names->service || reserved)
		return WSAEINVAL;
	error = wsi_connecttry_begin(t, s, timeout);
	if (!error)
		error = find_port(names, &port);
	return error ? error : try_node(t, names, port);
}

BOOL WSAAPI
WSAConnectByNameA(SOCKET s, LPSTR node, LPSTR service, LPDWORD local_size, LPSOCKADDR local, LPDWORD remote_size, LPSOCKADDR remote,
	const PTIMEVAL timeout, LPWSAOVERLAPPED reserved)
{
	struct wsi_connecttry t = {.local_size = local_size, .local = local, .remote_size = remote_size, .remote = remote};
	struct names names = {.node = node, .service = service, .read = read_narrow};

	return wsi_finish(connect_by_name(&t, s, &names, timeout, reserved)) == 0;
}

BOOL WSAAPI
WSAConnectByNameW(SOCKET s, LPWSTR node, LPWSTR service, LPDWORD local_size, LPSOCKADDR local, LPDWORD remote_size, LPSOCKADDR remote,
	const PTIMEVAL timeout, LPWSAOVERLAPPED reserved)
{
	struct wsi_connecttry t = {.local_size = local_size, .local = local, .remote_size = remote_size, .remote = remote};
	struct names names = {.node = node, .service = service, .read = read_wide};

	return wsi_finish(connect_by_name(&t, s, &names, timeout, reserved)) == 0;
}

/* Codes of WSAIoctl for the addresses of this host, and the way to others. */
#include <stdlib.h>
#include <string.h>

#include <ws2tcpip.h>

#include "provider/endpoint.h"
#include "provider/ioctl.h"
#include "provider/names.h"

static int
find(int family, struct wsi_netif **list, unsigned *count)
{
	if (family != AF_INET && family != AF_INET6)
		return WSAEOPNOTSUPP;
	return wsi_netif_list(family, list, count);
}

/* Too little room is WSAEFAULT with a size of nought. */
static int
give_all(struct wsi_ioctl *call, const void *records, size_t size)
{
	call->tell = true;
	return wsi_ioctl_give(call, records, size);
}

static void
describe(INTERFACE_INFO *info, const struct wsi_netif *n)
{
	info->iiFlags = n->flags;
	memcpy(&info->iiAddress, n->address, (size_t)n->len);
	memcpy(&info->iiNetmask, n->netmask, (size_t)n->len);
	memcpy(&info->iiBroadcastAddress, n->broadcast, (size_t)n->len);
}

/* IPv4 only: the record has no room for more. */
int
wsi_ioctl_interfaces(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	struct wsi_netif *list;
	INTERFACE_INFO *info;
	unsigned count;
	int error = sock->family == AF_UNIX ? WSAEOPNOTSUPP : find(AF_INET, &list, &count);

	if (error)
		return error;
	info = calloc(count ? count : 1, sizeof *info);
	for (unsigned i = 0; info && i < count; i++)
		describe(&info[i], &list[i]);
	error = info ? give_all(call, info, count * sizeof *info) : WSAENOBUFS;
	free(info);
	free(list);
	return error;
}

/* Records and, behind them, the names that they point to; `theirs` is where all of it will be. */
struct packed {
	char *ours, *theirs;
	size_t names;                   /* where the next goes */
};

static SOCKET_ADDRESS
pack(struct packed *p, const unsigned char *name, int len)
{
	SOCKET_ADDRESS where = {.lpSockaddr = (LPSOCKADDR)(void *)(p->theirs + p->names), .iSockaddrLength = len};

	memcpy(p->ours + p->names, name, (size_t)len);
	p->names += (size_t)len;
	return where;
}

int
wsi_ioctl_interfaces_ex(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	struct wsi_netif *list;
	INTERFACE_INFO_EX *info;
	struct packed p;
	unsigned count;
	int error = find(sock->family, &list, &count);
	size_t size;

	if (error)
		return error;
	p.names = count * sizeof *info;
	size = p.names + count * 3 * sizeof list->address;
	info = calloc(1, size);
	p.ours = (char *)info;
	p.theirs = call->out;
	for (unsigned i = 0; info && i < count; i++) {
		info[i].iiFlags = list[i].flags;
		info[i].iiAddress = pack(&p, list[i].address, list[i].len);
		info[i].iiBroadcastAddress = pack(&p, list[i].broadcast, list[i].len);
		info[i].iiNetmask = pack(&p, list[i].netmask, list[i].len);
	}
	error = info ? give_all(call, info, p.names) : WSAENOBUFS;
	free(info);
	free(list);
	return error;
}

enum { LOOPBACK = 4 };          /* IFF_LOOPBACK */

static bool
is_loopback(const struct wsi_netif *n)
{
	return n->flags & LOOPBACK;
}

/* To the front what a program may take for the host's address, in the order of the list; the loopback stands in only where there is no other. */
static unsigned
choose(struct wsi_netif *list, unsigned count)
{
	unsigned chosen = 0, others = 0;

	for (unsigned i = 0; i < count; i++)
		others += !is_loopback(&list[i]);
	for (unsigned i = 0; i < count; i++)
		if (!others || !is_loopback(&list[i]))
			list[chosen++] = list[i];
	for (unsigned i = 1; i < chosen; i++)
		if (list[i].is_way_out && !list[0].is_way_out) {
			struct wsi_netif first = list[i];

			memmove(&list[1], &list[0], i * sizeof *list);
			list[0] = first;
		}
	return chosen;
}

static int
give_list(struct wsi_ioctl *call, const struct wsi_netif *list, unsigned count)
{
	const size_t header = offsetof(SOCKET_ADDRESS_LIST, Address);
	struct packed p = {.names = header + count * sizeof(SOCKET_ADDRESS), .theirs = call->out};
	size_t size = p.names + (count ? count * (size_t)list->len : 0);
	SOCKET_ADDRESS_LIST *answer;
	int error;

	call->tell = true;
	if (call->out && call->out_size && call->out_size < header)
		return WSAEINVAL;
	call->returned = (DWORD)size;
	if (call->out_size < size)
		return WSAEFAULT;
	answer = calloc(1, size + sizeof *answer);
	if (!answer)
		return WSAENOBUFS;
	p.ours = (char *)answer;
	answer->iAddressCount = (INT)count;
	for (unsigned i = 0; i < count; i++)
		(&answer->Address[0])[i] = pack(&p, list[i].address, list[i].len);
	error = wsi_ioctl_give(call, answer, size);
	free(answer);
	return error;
}

int
wsi_ioctl_addresses(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	struct wsi_netif *list;
	unsigned count;
	int error = find(sock->family, &list, &count);

	if (error)
		return error;
	error = give_list(call, list, choose(list, count));
	free(list);
	return error;
}

/* "test_sioRoutingInterfaceQuery" */
int
wsi_ioctl_take_target(struct wsi_sock *sock, const struct wsi_ioctl *call, struct wsi_name *target)
{
	struct wsi_endpoint where;
	int error;

	if (sock->family != AF_INET && sock->family != AF_INET6)
		return WSAEOPNOTSUPP;
	error = wsi_name_take(sock, call->in, call->in_size > WSI_NAME_MAX ? WSI_NAME_MAX : (int)call->in_size, target);
	if (error)
		return error == WSAEFAULT ? WSAEINVAL : error;
	where = wsi_endpoint_of(sock->family, target->bytes, true);
	return wsi_endpoint_is_any(&where) ? WSAEINVAL : 0;
}

int
wsi_ioctl_route(struct wsi_sock *sock, struct wsi_ioctl *call)
{
	struct wsi_name target, own;
	int error = wsi_ioctl_take_target(sock, call, &target);

	if (error)
		return error;
	if (!call->out)
		return WSAEFAULT;
	error = wsi_netif_route(target.bytes, target.len, own.bytes, &own.len);
	if (error)
		return error;
	own.len = wsi_sockaddr_out(own.bytes, own.len);
	call->tell = true;
	call->returned = (DWORD)own.len;
	return wsi_ioctl_give(call, own.bytes, (size_t)own.len);
}

/* The values of options of IPPROTO_IP and IPPROTO_IPV6. */
#include <string.h>

#include <ws2tcpip.h>

#include "provider/optiontable.h"

enum { OCTET_MOST = 255 };

int
wsi_option_set_octet(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	if (value < 0 || value > OCTET_MOST)
		return WSAEINVAL;
	return wsi_posix_set_option(sock->fd, row->kernel, value);
}

int
wsi_option_set_truth(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	return wsi_posix_set_option(sock->fd, row->kernel, value != 0);
}

/* Streams begin with it on, all others with it off; the kernel's own choice (WSI_MTU_WANT) does just that for both as it goes along. */
int
wsi_option_get_dont_fragment(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	int discover, error = wsi_posix_get_option(sock->fd, row->kernel, &discover);

	if (!error)
		*value = wsi_sock_is_stream(sock) ? discover != WSI_MTU_DONT : discover == WSI_MTU_DO;
	return error;
}

int
wsi_option_set_dont_fragment(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	return wsi_posix_set_option(sock->fd, row->kernel, value ? WSI_MTU_DO : WSI_MTU_DONT);
}

/* PMTUD_STATE has the numbers of enum wsi_mtu_discover; "not set" cannot be set. */
int
wsi_option_set_discover(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	return value ? wsi_posix_set_option(sock->fd, row->kernel, value) : WSAEINVAL;
}

/* As it was set, be it an address or an index; the kernel would answer with an address. */
int
wsi_option_get_multicast_if(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	(void)row;
	pthread_mutex_lock(&sock->lock);
	*value = (int)sock->more.multicast_interface;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_option_set_multicast_if(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	int error = wsi_posix_multicast_interface(sock->fd, (uint32_t)value);

	(void)row;
	if (error)
		return error;
	pthread_mutex_lock(&sock->lock);
	sock->more.multicast_interface = (uint32_t)value;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

/* An IPv4 socket has it too, to no effect. */
int
wsi_option_get_v6_only(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	(void)row;
	if (sock->family == AF_INET6)
		return wsi_posix_get_option(sock->fd, WSI_OPTION_V6_ONLY, value);
	pthread_mutex_lock(&sock->lock);
	*value = !sock->more.dual_stack;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_option_set_v6_only(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	int error = 0;

	(void)row;
	if (atomic_load(&sock->bound))
		return WSAEINVAL;
	if (sock->family == AF_INET6)
		error = wsi_posix_set_option(sock->fd, WSI_OPTION_V6_ONLY, value);
	if (error)
		return error;
	pthread_mutex_lock(&sock->lock);
	sock->more.dual_stack = !value;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

/* The kernel has both families' in network order, Windows IPv4's alone. */
static int
interface_index(const struct wsi_option_row *row, int value)
{
	bool little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;

	return row->level == IPPROTO_IPV6 && little ? (int)__builtin_bswap32((uint32_t)value) : value;
}

int
wsi_option_get_unicast_if(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	int error = wsi_posix_get_option(sock->fd, row->kernel, value);

	if (!error)
		*value = interface_index(row, *value);
	return error;
}

int
wsi_option_set_unicast_if(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	int error = wsi_posix_set_option(sock->fd, row->kernel, interface_index(row, value));

	return error == WSAEADDRNOTAVAIL ? WSAEINVAL : error;
}

/* It bounds who may come through a tunnel past a NAT, of which there is none. */
int
wsi_option_get_protection_level(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	(void)row;
	pthread_mutex_lock(&sock->lock);
	*value = sock->more.protection_level ? sock->more.protection_level : PROTECTION_LEVEL_EDGERESTRICTED;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_option_set_protection_level(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	(void)row;
	switch ((DWORD)value) {
	case PROTECTION_LEVEL_UNRESTRICTED:
	case PROTECTION_LEVEL_EDGERESTRICTED:
	case PROTECTION_LEVEL_RESTRICTED:
		break;
	case PROTECTION_LEVEL_DEFAULT:
		value = 0;
		break;
	default:
		return WSAEINVAL;
	}
	pthread_mutex_lock(&sock->lock);
	sock->more.protection_level = value;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

/* A caller's structure: WSAEFAULT where it is short or not there. */
static int
take(void *ours, size_t size, const void *theirs, int len)
{
	return len < (int)size ? WSAEFAULT : wsi_posix_copy_in(ours, theirs, size);
}

int
wsi_option_take_group(struct wsi_sock *sock, const struct wsi_option_row *row, const void *theirs, int len)
{
	struct ip_mreq request;
	struct wsi_group g = {.join = row->option == IP_ADD_MEMBERSHIP};
	int error = take(&request, sizeof request, theirs, len);

	if (error)
		return error;
	g.group = request.imr_multiaddr.s_addr;
	g.interface = request.imr_interface.s_addr;
	return wsi_posix_group(sock->fd, &g);
}

int
wsi_option_take_source_group(struct wsi_sock *sock, const struct wsi_option_row *row, const void *theirs, int len)
{
	struct ip_mreq_source request;
	struct wsi_group g = {.join = row->option == IP_ADD_SOURCE_MEMBERSHIP};
	int error = take(&request, sizeof request, theirs, len);
	uint32_t source;

	if (error)
		return error;
	source = request.imr_sourceaddr.s_addr;
	g.group = request.imr_multiaddr.s_addr;
	g.interface = request.imr_interface.s_addr;
	g.source = &source;
	return wsi_posix_group(sock->fd, &g);
}

int
wsi_option_take_source_block(struct wsi_sock *sock, const struct wsi_option_row *row, const void *theirs, int len)
{
	struct ip_mreq_source request;
	int error = take(&request, sizeof request, theirs, len);

	if (error)
		return error;
	return wsi_posix_block_source(sock->fd, request.imr_multiaddr.s_addr, request.imr_interface.s_addr, request.imr_sourceaddr.s_addr,
		row->option == IP_BLOCK_SOURCE);
}

int
wsi_option_take_group_v6(struct wsi_sock *sock, const struct wsi_option_row *row, const void *theirs, int len)
{
	struct ipv6_mreq request;
	struct wsi_group_v6 g = {.join = row->option == IPV6_JOIN_GROUP};
	int error = take(&request, sizeof request, theirs, len);

	if (error)
		return error;
	memcpy(g.group, &request.ipv6mr_multiaddr, sizeof g.group);
	g.index = request.ipv6mr_interface;
	return wsi_posix_group_v6(sock->fd, &g);
}

/* Up to the header's forty bytes, as they go on the wire. */
enum { IP_OPTIONS_MOST = 40 };

int
wsi_option_give_ip_options(struct wsi_sock *sock, const struct wsi_option_row *row, void *theirs, int *len)
{
	unsigned char bytes[IP_OPTIONS_MOST];
	int size = sizeof bytes, error = wsi_posix_get_ip_options(sock->fd, bytes, &size);

	(void)row;
	if (!error && *len < size)
		error = WSAEFAULT;
	if (!error)
		error = wsi_posix_copy_out(theirs, bytes, (size_t)size);
	if (!error)
		*len = size;
	return error;
}

int
wsi_option_take_ip_options(struct wsi_sock *sock, const struct wsi_option_row *row, const void *theirs, int len)
{
	unsigned char bytes[IP_OPTIONS_MOST];

	(void)row;
	if (len < 0 || len > IP_OPTIONS_MOST)
		return WSAEINVAL;
	if (len && wsi_posix_copy_in(bytes, theirs, (size_t)len))
		return WSAEFAULT;
	return wsi_posix_set_ip_options(sock->fd, bytes, len);
}

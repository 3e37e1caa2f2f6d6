/* The values of options of TCP and UDP. */
#include <limits.h>

#include <ws2tcpip.h>

#include "provider/optiontable.h"

enum {
	SECOND = 1000,
	PENDING_FAST_OPENS = 16,
	MOST_OF_A_DATAGRAM = 65527,
};

/* TCP_MAXRT counts in seconds, TCP_MAXRTMS in thousandths of one; 0 and (to be set) -1: as long as the kernel sees fit. */
int
wsi_option_get_max_rt(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	int error = wsi_posix_get_option(sock->fd, WSI_OPTION_USER_TIMEOUT, value);

	if (!error && row->option == TCP_MAXRT)
		*value = *value / SECOND + (*value % SECOND != 0);
	return error;
}

int
wsi_option_set_max_rt(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	if (value < -1 || (row->option == TCP_MAXRT && value > INT_MAX / SECOND))
		return WSAEINVAL;
	if (value == -1)
		value = 0;
	return wsi_posix_set_option(sock->fd, WSI_OPTION_USER_TIMEOUT, row->option == TCP_MAXRT ? value * SECOND : value);
}

int
wsi_option_get_timestamps(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	struct wsi_tcp_info info;
	int error = wsi_posix_tcp_info(sock->fd, &info);

	(void)row;
	if (!error)
		*value = info.timestamps;
	return error;
}

/* Only a listener, or what may become one, has anything to do for it; of others the kernel wants to hear nothing. */
int
wsi_option_set_fast_open(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	if (!atomic_load(&sock->connected)) {
		int error = wsi_posix_set_option(sock->fd, WSI_OPTION_FAST_OPEN, value ? PENDING_FAST_OPENS : 0);

		if (error)
			return error;
	}
	return wsi_option_set_flag(sock, row, value);
}

int
wsi_option_set_segment_size(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	return value < 0 || value > MOST_OF_A_DATAGRAM ? WSAEINVAL : wsi_posix_set_option(sock->fd, row->kernel, value);
}

/* How many bytes of several datagrams one receive may take: here it takes one datagram, which is never more. */
int
wsi_option_get_coalesced_size(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	(void)row;
	pthread_mutex_lock(&sock->lock);
	*value = sock->more.coalesced_size;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_option_set_coalesced_size(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	(void)row;
	if (value < 0)
		return WSAEINVAL;
	pthread_mutex_lock(&sock->lock);
	sock->more.coalesced_size = value;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

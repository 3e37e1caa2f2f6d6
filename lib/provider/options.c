/* getsockopt and setsockopt: what lengths mean. The options are in optiontable.c. */
#include <string.h>

#include <mswsock.h>

#include "provider/optiontable.h"
#include "provider/provider.h"

/* How many bytes of a value are read; 0: the length is refused with *error, or (a lenient BOOL) none is there to be read. */
static size_t
bytes_to_read(const struct wsi_option_row *row, int len, int *error)
{
	bool negative = len < 0;

	*error = 0;
	switch (row->shape) {
	case WSI_SHAPE_BOOL:
		return negative || len >= 4 ? 4 : (size_t)len;
	case WSI_SHAPE_DWORD:
		*error = negative || len >= 4 ? 0 : WSAEFAULT;
		return *error ? 0 : 4;
	case WSI_SHAPE_BYTE:
		*error = negative ? WSAENOBUFS : len ? 0 : WSAEFAULT;
		return *error ? 0 : 1;
	case WSI_SHAPE_IP_DWORD:
		*error = negative ? WSAENOBUFS : len >= 4 ? 0 : WSAEFAULT;
		return *error ? 0 : 4;
	default:
		*error = negative ? WSAENOBUFS : len ? 0 : WSAEFAULT;
		return *error ? 0 : len < 4 ? (size_t)len : 4;
	}
}

static bool
is_truth(const struct wsi_option_row *row)
{
	return row->shape == WSI_SHAPE_BOOL || row->shape == WSI_SHAPE_BYTE;
}

/* A number in fewer bytes than four, in the order of the machine. */
static int
number(const unsigned char *bytes, size_t size)
{
	const uint16_t probe = 1;
	bool little = *(const unsigned char *)&probe;
	unsigned value = 0;

	for (size_t i = 0; i < size; i++)
		value = value << 8 | bytes[little ? size - 1 - i : i];
	return (int)value;
}

static int
set_value(struct wsi_sock *sock, const struct wsi_option_row *row, const char *theirs, int len)
{
	unsigned char bytes[4];
	int error, value;
	size_t size;

	if (!row->set)
		return WSAENOPROTOOPT;
	if (!theirs)
		return WSAEFAULT;
	size = bytes_to_read(row, len, &error);
	if (!error && size)
		error = wsi_posix_copy_in(bytes, theirs, size);
	if (error)
		return error;
	value = number(bytes, size);
	return row->set(sock, row, is_truth(row) ? value != 0 : value);
}

static int
set_bytes(struct wsi_sock *sock, const struct wsi_option_row *row, const char *theirs, int len)
{
	if (!row->take)
		return WSAENOPROTOOPT;
	if (!theirs && len)
		return WSAEFAULT;
	return len < 0 ? WSAENOBUFS : row->take(sock, row, theirs, len);
}

/* Those of bind are not the connection's. */
static bool
tunes(const struct wsi_option_row *row)
{
	return row->level != SOL_SOCKET || (row->option != SO_REUSEADDR && row->option != SO_EXCLUSIVEADDRUSE && row->option < SO_UPDATE_ACCEPT_CONTEXT);
}

static int
set_option(struct wsi_sock *sock, int level, int option, const char *theirs, int len)
{
	const struct wsi_option_row *row;
	int error = wsi_option_find(sock, level, option, &row);

	if (error)
		return error;
	error = row->shape == WSI_SHAPE_BYTES ? set_bytes(sock, row, theirs, len) : set_value(sock, row, theirs, len);
	if (!error && tunes(row))
		atomic_store(&sock->tuned, true);
	return error;
}

int WSPAPI
wsi_WSPSetSockOpt(SOCKET s, int level, int optname, const char *optval, int optlen, LPINT lpErrno)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (!error) {
		error = set_option(sock, level, optname, optval, optlen);
		wsi_sock_leave(sock);
	}
	return wsi_answer(error, lpErrno);
}

/* How many bytes of a value are written into so much room; 0 where it is too little, with *len as Windows leaves it. */
static size_t
bytes_to_write(const struct wsi_option_row *row, int *len)
{
	if (*len <= 0)
		return 0;
	if (row->shape == WSI_SHAPE_BYTE)
		return 1;
	if (*len >= 4)
		return 4;
	if (row->shape == WSI_SHAPE_BOOL || row->shape == WSI_SHAPE_IP_NUMBER)
		return 1;
	if (row->shape == WSI_SHAPE_IP_DWORD)
		*len = 0;
	return 0;
}

static int
give_value(void *theirs, int value, size_t size)
{
	unsigned char low = (unsigned char)value;

	return size == 1 ? wsi_posix_copy_out(theirs, &low, 1) : wsi_posix_copy_out(theirs, &value, size);
}

static int
get_value(struct wsi_sock *sock, const struct wsi_option_row *row, void *theirs, int *len)
{
	size_t size = bytes_to_write(row, len);
	int value, error;

	if (!size)
		return WSAEFAULT;
	error = row->get(sock, row, &value);
	if (error)
		return error;
	*len = (int)size;
	return give_value(theirs, is_truth(row) ? value != 0 : value, size);
}

/* *len goes back to the caller, whatever the answer. */
static int
get_into(struct wsi_sock *sock, const struct wsi_option_row *row, void *theirs, int *len)
{
	if (row->shape == WSI_SHAPE_BYTES)
		return row->give(sock, row, theirs, len);
	return get_value(sock, row, theirs, len);
}

static int
get_option(struct wsi_sock *sock, int level, int option, char *theirs, INT *their_len)
{
	const struct wsi_option_row *row;
	int len, before, error = wsi_option_find(sock, level, option, &row);

	if (error)
		return error;
	if (!row->get && !row->give)
		return WSAENOPROTOOPT;
	if (!theirs || !their_len || wsi_posix_copy_in(&len, their_len, sizeof len))
		return WSAEFAULT;
	before = len;
	error = get_into(sock, row, theirs, &len);
	if (len != before && wsi_posix_copy_out(their_len, &len, sizeof len))
		return WSAEFAULT;
	return error;
}

int WSPAPI
wsi_WSPGetSockOpt(SOCKET s, int level, int optname, char *optval, LPINT optlen, LPINT lpErrno)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (!error) {
		error = get_option(sock, level, optname, optval, optlen);
		wsi_sock_leave(sock);
	}
	return wsi_answer(error, lpErrno);
}

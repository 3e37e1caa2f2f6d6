/* The values of options of the socket itself. */
#include <string.h>

#include "provider/catalog.h"
#include "provider/connect.h"
#include "provider/names.h"
#include "provider/optiontable.h"

#define SECOND INT64_C(1000000000)

/* The bool of a row; under the lock. */
static bool *
flag_of(struct wsi_sock *sock, const struct wsi_option_row *row)
{
	return (bool *)((char *)&sock->more.options + row->flag - 1);
}

int
wsi_option_get_flag(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	pthread_mutex_lock(&sock->lock);
	*value = *flag_of(sock, row);
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_option_set_flag(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	pthread_mutex_lock(&sock->lock);
	*flag_of(sock, row) = value;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_option_set_early_flag(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	return atomic_load(&sock->bound) ? WSAEINVAL : wsi_option_set_flag(sock, row, value);
}

int
wsi_option_get_fixed(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	(void)sock;
	*value = row->fixed;
	return 0;
}

int
wsi_option_set_fixed(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	(void)sock;
	return value == row->fixed ? 0 : WSAENOPROTOOPT;
}

int
wsi_option_get_kernel(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	return wsi_posix_get_option(sock->fd, row->kernel, value);
}

int
wsi_option_set_kernel(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	int error = wsi_posix_set_option(sock->fd, row->kernel, value);

	return !error && row->flag ? wsi_option_set_flag(sock, row, value) : error;
}

/* An urgent byte that waits becomes an ordinary one ("Urgent data" of observed-behaviour.md). */
int
wsi_option_set_inline(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	bool at_mark;
	int error = wsi_posix_at_mark(sock->fd, &at_mark);

	if (!error)
		error = wsi_option_set_kernel(sock, row, value);
	if (error)
		return error;
	pthread_mutex_lock(&sock->lock);
	sock->more.urgent_merged = value && !at_mark;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

/* SO_REUSEADDR and SO_EXCLUSIVEADDRUSE: not both. */
int
wsi_option_set_sharing(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	struct wsi_sock_options *o = &sock->more.options;
	bool *flag, *other;
	int error = 0;

	pthread_mutex_lock(&sock->lock);
	flag = flag_of(sock, row);
	other = flag == &o->reuse_address ? &o->exclusive_address : &o->reuse_address;
	if (value && *other)
		error = WSAEINVAL;
	else
		*flag = value;
	pthread_mutex_unlock(&sock->lock);
	return error;
}

int
wsi_option_set_conditional(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	return wsi_sock_is_listening(sock) ? WSAEINVAL : wsi_option_set_flag(sock, row, value);
}

/* struct linger has the size of an int, in which it travels here. */
_Static_assert(sizeof(struct linger) == sizeof(int), "a linger is four bytes");

int
wsi_option_get_linger(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	struct linger l;

	(void)row;
	pthread_mutex_lock(&sock->lock);
	l.l_onoff = sock->more.options.linger_on;
	l.l_linger = sock->more.options.linger_seconds;
	pthread_mutex_unlock(&sock->lock);
	memcpy(value, &l, sizeof l);
	return 0;
}

int
wsi_option_set_linger(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	struct linger l;

	(void)row;
	memcpy(&l, &value, sizeof l);
	pthread_mutex_lock(&sock->lock);
	sock->more.options.linger_on = l.l_onoff;
	sock->more.options.linger_seconds = l.l_linger;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_option_get_no_linger(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	(void)row;
	pthread_mutex_lock(&sock->lock);
	*value = !sock->more.options.linger_on;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_option_set_no_linger(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	(void)row;
	pthread_mutex_lock(&sock->lock);
	sock->more.options.linger_on = !value;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

static int *
buffer_of(struct wsi_sock *sock, const struct wsi_option_row *row)
{
	return row->kernel == WSI_OPTION_SEND_BUFFER ? &sock->more.send_buffer : &sock->more.recv_buffer;
}

/* As it was set; the kernel would tell twice that. */
int
wsi_option_get_buffer(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	pthread_mutex_lock(&sock->lock);
	*value = *buffer_of(sock, row);
	pthread_mutex_unlock(&sock->lock);
	return *value < 0 ? wsi_posix_get_option(sock->fd, row->kernel, value) : 0;
}

int
wsi_option_set_buffer(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	int error = value < 0 ? WSAENOBUFS : wsi_posix_set_option(sock->fd, row->kernel, value);

	if (error)
		return error;
	pthread_mutex_lock(&sock->lock);
	*buffer_of(sock, row) = value;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

static atomic_int *
timeout_of(struct wsi_sock *sock, const struct wsi_option_row *row)
{
	return row->option == SO_SNDTIMEO ? &sock->send_timeout : &sock->recv_timeout;
}

int
wsi_option_get_timeout(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	*value = atomic_load(timeout_of(sock, row));
	return 0;
}

int
wsi_option_set_timeout(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	atomic_store(timeout_of(sock, row), value);
	return 0;
}

/* Reading does not take it ("select and fd_set" of observed-behaviour.md, against the documentation). */
int
wsi_option_get_error(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	(void)row;
	wsi_connect_settle(sock);
	pthread_mutex_lock(&sock->lock);
	*value = sock->more.so_error;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_option_set_error(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	(void)row;
	pthread_mutex_lock(&sock->lock);
	sock->more.so_error = value;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_option_get_type(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	(void)row;
	*value = sock->type;
	return 0;
}

int
wsi_option_refuse_type(struct wsi_sock *sock, const struct wsi_option_row *row, int value)
{
	(void)row, (void)value;
	return sock->type == SOCK_DGRAM ? WSAEINVAL : WSAENOPROTOOPT;
}

int
wsi_option_get_listening(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	(void)row;
	pthread_mutex_lock(&sock->lock);
	*value = sock->more.listening;
	pthread_mutex_unlock(&sock->lock);
	return 0;
}

int
wsi_option_get_message_size(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	(void)row;
	*value = (int)wsi_catalog_message_size(sock->family, sock->type);
	return 0;
}

/* Seconds, all bits set where there is no connection. */
int
wsi_option_get_connect_time(struct wsi_sock *sock, const struct wsi_option_row *row, int *value)
{
	int64_t since;

	(void)row;
	wsi_connect_settle(sock);
	pthread_mutex_lock(&sock->lock);
	since = wsi_sock_is_stream(sock) ? sock->more.connect_time : 0;
	pthread_mutex_unlock(&sock->lock);
	*value = since ? (int)((wsi_posix_now() - since) / SECOND) : -1;
	return 0;
}

/* Too little room: the answer is how much it takes. More than enough is left as it was offered. */
static int
give_info(void *theirs, int *len, const void *info, int size)
{
	if (*len < size) {
		*len = size;
		return WSAEFAULT;
	}
	return wsi_posix_copy_out(theirs, info, (size_t)size);
}

int
wsi_option_give_info_w(struct wsi_sock *sock, const struct wsi_option_row *row, void *theirs, int *len)
{
	WSAPROTOCOL_INFOW info;
	int error = wsi_catalog_info(sock->family, sock->type, sock->protocol, &info);

	(void)row;
	return error ? error : give_info(theirs, len, &info, sizeof info);
}

/* Up to the name the two are one; the catalogue's names are ASCII. */
int
wsi_option_give_info_a(struct wsi_sock *sock, const struct wsi_option_row *row, void *theirs, int *len)
{
	WSAPROTOCOL_INFOW wide;
	WSAPROTOCOL_INFOA info = {0};
	int error = wsi_catalog_info(sock->family, sock->type, sock->protocol, &wide);

	(void)row;
	if (error)
		return error;
	memcpy(&info, &wide, offsetof(WSAPROTOCOL_INFOA, szProtocol));
	for (size_t i = 0; wide.szProtocol[i]; i++)
		info.szProtocol[i] = (char)wide.szProtocol[i];
	return give_info(theirs, len, &info, sizeof info);
}

/* Both names of a socket behind a record that points to them in the caller's memory. */
struct state {
	CSADDR_INFO info;
	unsigned char names[2 * WSI_NAME_MAX];
};

static void
place(struct state *state, SOCKET_ADDRESS *where, const struct wsi_name *name, int at, char *theirs)
{
	if (!name->len)
		return;
	memcpy(state->names + at, name->bytes, (size_t)name->len);
	where->lpSockaddr = (SOCKADDR *)(theirs + offsetof(struct state, names) + at);
	where->iSockaddrLength = name->len;
}

static void
find_names(struct wsi_sock *sock, struct wsi_name *local, struct wsi_name *peer)
{
	local->len = peer->len = 0;
	wsi_connect_settle(sock);
	if (atomic_load(&sock->bound) && wsi_name_of_socket(sock, local))
		local->len = 0;
	pthread_mutex_lock(&sock->lock);
	if (atomic_load(&sock->connected))
		peer->len = sock->more.peer_len;
	memcpy(peer->bytes, sock->more.peer, (size_t)peer->len);
	pthread_mutex_unlock(&sock->lock);
}

int
wsi_option_give_state(struct wsi_sock *sock, const struct wsi_option_row *row, void *theirs, int *len)
{
	struct state state = {.info = {.iSocketType = sock->type, .iProtocol = sock->protocol}};
	int size = wsi_sockaddr_size(sock->family);
	struct wsi_name local, peer;

	(void)row;
	if (*len < (int)offsetof(struct state, names) + 2 * size)
		return WSAEFAULT;
	find_names(sock, &local, &peer);
	place(&state, &state.info.LocalAddr, &local, 0, theirs);
	place(&state, &state.info.RemoteAddr, &peer, size, theirs);
	return wsi_posix_copy_out(theirs, &state, offsetof(struct state, names) + 2 * (size_t)size);
}

#include "provider/passport.h"

#include <string.h>

_Static_assert(sizeof(struct wsi_sock_options) <= sizeof((struct wsi_passport){0}.options), "room for all");
_Static_assert(sizeof(struct wsi_passport) == 232, "the same for 32 and 64 bits");

static uint32_t
flag(bool is, uint32_t flag)
{
	return is ? flag : 0;
}

static void
write_more(const struct wsi_sock_more *more, struct wsi_passport *p)
{
	p->flags |= flag(more->listening, WSI_PASSPORT_LISTENING) | flag(more->dual_stack, WSI_PASSPORT_DUAL_STACK) |
		flag(more->urgent_merged, WSI_PASSPORT_URGENT_MERGED) | flag(more->shares_port, WSI_PASSPORT_SHARES_PORT) |
		flag(more->connecting, WSI_PASSPORT_CONNECTING) | flag(more->bare, WSI_PASSPORT_BARE);
	p->connect_time = more->connect_time;
	p->connect_error = more->connect_error;
	p->so_error = more->so_error;
	p->send_buffer = more->send_buffer;
	p->recv_buffer = more->recv_buffer;
	p->bind_ticket = more->bind_ticket;
	p->multicast_interface = more->multicast_interface;
	p->peer_len = more->peer_len;
	memcpy(p->peer, more->peer, sizeof p->peer);
	memcpy(p->options, &more->options, sizeof more->options);
}

/* The holder of a duplicate may be about to accept: O_NONBLOCK, once it is on, stays on. */
void
wsi_passport_issue(struct wsi_sock *sock, struct wsi_passport *p)
{
	atomic_store(&sock->shared, true);
	*p = (struct wsi_passport){
		.edition = WSI_PASSPORT_EDITION,
		.flags = flag(atomic_load(&sock->nonblocking), WSI_PASSPORT_NONBLOCKING) |
			flag(atomic_load(&sock->connected), WSI_PASSPORT_CONNECTED) | flag(atomic_load(&sock->bound), WSI_PASSPORT_BOUND) |
			flag(atomic_load(&sock->recv_shut), WSI_PASSPORT_RECV_SHUT) |
			flag(atomic_load(&sock->send_shut), WSI_PASSPORT_SEND_SHUT) | flag(sock->leaf, WSI_PASSPORT_LEAF) |
			flag(atomic_load(&sock->tuned), WSI_PASSPORT_TUNED),
		.family = sock->family,
		.type = sock->type,
		.protocol = sock->protocol,
		.recv_timeout = atomic_load(&sock->recv_timeout),
		.send_timeout = atomic_load(&sock->send_timeout),
		.reset = atomic_load(&sock->reset),
	};
	pthread_mutex_lock(&sock->lock);
	write_more(&sock->more, p);
	pthread_mutex_unlock(&sock->lock);
}

static void
read_more(const struct wsi_passport *p, struct wsi_sock_more *more)
{
	more->listening = p->flags & WSI_PASSPORT_LISTENING;
	more->dual_stack = p->flags & WSI_PASSPORT_DUAL_STACK;
	more->urgent_merged = p->flags & WSI_PASSPORT_URGENT_MERGED;
	more->shares_port = p->flags & WSI_PASSPORT_SHARES_PORT;
	more->connecting = p->flags & WSI_PASSPORT_CONNECTING;
	more->bare = p->flags & WSI_PASSPORT_BARE;
	more->connect_time = p->connect_time;
	more->connect_error = p->connect_error;
	more->so_error = p->so_error;
	more->send_buffer = p->send_buffer;
	more->recv_buffer = p->recv_buffer;
	more->bind_ticket = p->bind_ticket;
	more->multicast_interface = p->multicast_interface;
	more->peer_len = p->peer_len;
	memcpy(more->peer, p->peer, sizeof more->peer);
	memcpy(&more->options, p->options, sizeof more->options);
}

static void
stamp(struct wsi_sock *sock, const struct wsi_passport *p)
{
	atomic_store(&sock->shared, true);
	sock->leaf = p->flags & WSI_PASSPORT_LEAF;
	atomic_store(&sock->nonblocking, p->flags & WSI_PASSPORT_NONBLOCKING);
	atomic_store(&sock->recv_timeout, p->recv_timeout);
	atomic_store(&sock->send_timeout, p->send_timeout);
	atomic_store(&sock->recv_shut, p->flags & WSI_PASSPORT_RECV_SHUT);
	atomic_store(&sock->send_shut, p->flags & WSI_PASSPORT_SEND_SHUT);
	atomic_store(&sock->connected, p->flags & WSI_PASSPORT_CONNECTED);
	atomic_store(&sock->bound, p->flags & WSI_PASSPORT_BOUND);
	atomic_store(&sock->reset, p->reset);
	atomic_store(&sock->tuned, p->flags & WSI_PASSPORT_TUNED);
	pthread_mutex_lock(&sock->lock);
	read_more(p, &sock->more);
	pthread_mutex_unlock(&sock->lock);
}

/* The answer of the kernel, added. */
static int
complete(struct wsi_passport *p, int fd)
{
	struct wsi_identity id;
	int error = wsi_posix_identify(fd, &id);

	if (error || id.family != p->family || id.type != p->type || id.protocol != p->protocol)
		return WSAEINVAL;
	if (id.bound)
		p->flags |= WSI_PASSPORT_BOUND;
	if (id.listening)
		p->flags |= WSI_PASSPORT_LISTENING;
	if (id.connected && !(p->flags & WSI_PASSPORT_CONNECTING))
		p->flags |= WSI_PASSPORT_CONNECTED;
	return 0;
}

int
wsi_passport_admit(const struct wsi_passport *issued, int fd, DWORD flags, SOCKET *s)
{
	struct wsi_passport p = *issued;
	struct wsi_sock *sock;
	int error = p.edition != WSI_PASSPORT_EDITION || p.peer_len < 0 || p.peer_len > WSI_NAME_MAX ? WSAEINVAL : complete(&p, fd);

	if (!error)
		error = wsi_posix_set_inheritable(fd, !(flags & WSA_FLAG_NO_HANDLE_INHERIT));
	if (error) {
		wsi_posix_close(fd);
		return error;
	}
	error = wsi_sock_open(fd, p.family, p.type, p.protocol, flags, NULL, s);
	if (error)
		return error;
	error = wsi_sock_enter_any(*s, &sock);
	if (error)
		return error;
	stamp(sock, &p);
	wsi_sock_leave(sock);
	return 0;
}

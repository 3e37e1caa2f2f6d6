#include "provider/connect.h"
#include "provider/provider.h"
#include "provider/socktab.h"

/* One call of WSPIoctl. */
struct request {
	const void *in;
	DWORD in_size;
	void *out;
	DWORD out_size;
	DWORD returned;
};

typedef int command(struct wsi_sock *sock, struct request *r);

static int
give_dword(struct request *r, DWORD value)
{
	int error = r->out_size < sizeof value ? WSAEFAULT : wsi_posix_copy_out(r->out, &value, sizeof value);

	if (!error)
		r->returned = sizeof value;
	return error;
}

static int
set_blocking_mode(struct wsi_sock *sock, struct request *r)
{
	DWORD on;

	if (r->in_size < sizeof on || wsi_posix_copy_in(&on, r->in, sizeof on))
		return WSAEFAULT;
	return wsi_sock_set_nonblocking(sock, on != 0);
}

static int
count_readable(struct wsi_sock *sock, struct request *r)
{
	uint32_t bytes = 0;
	int error = wsi_sock_is_listening(sock) ? 0 : wsi_posix_available(sock->fd, &bytes);

	if (error == WSAECONNRESET)
		atomic_store(&sock->reset, error);
	return error ? error : give_dword(r, bytes);
}

/* "Urgent data" of observed-behaviour.md: a byte that came while SO_OOBINLINE was on is not urgent. */
static int
is_at_mark(struct wsi_sock *sock, struct request *r)
{
	bool at_mark;
	int error = wsi_posix_at_mark(sock->fd, &at_mark);

	if (error)
		return error;
	pthread_mutex_lock(&sock->lock);
	if (at_mark)
		sock->more.urgent_merged = false;
	else if (sock->more.options.oob_inline)
		at_mark = !sock->more.urgent_merged;
	pthread_mutex_unlock(&sock->lock);
	return give_dword(r, at_mark);
}

static const struct {
	DWORD code;
	command *run;
} commands[] = {
	{(DWORD)FIONBIO, set_blocking_mode},
	{FIONREAD, count_readable},
	{SIOCATMARK, is_at_mark},
};

static int
dispatch(struct wsi_sock *sock, DWORD code, struct request *r)
{
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (commands[i].code == code)
			return commands[i].run(sock, r);
	return WSAEOPNOTSUPP;
}

int WSPAPI
wsi_WSPIoctl(SOCKET s, DWORD code, LPVOID in, DWORD in_size, LPVOID out, DWORD out_size, LPDWORD returned, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT lpErrno)
{
	struct request r = {.in = in, .in_size = in_size, .out = out, .out_size = out_size};
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	(void)thread;
	if (error)
		return wsi_answer(error, lpErrno);
	if (!returned)
		error = WSAEFAULT;
	else if (overlapped || routine)
		error = WSAEOPNOTSUPP;
	else
		error = dispatch(sock, code, &r);
	if (!error)
		error = wsi_posix_copy_out(returned, &r.returned, sizeof r.returned);
	wsi_sock_leave(sock);
	return wsi_answer(error, lpErrno);
}

/* DisconnectEx. */
#include "provider/disconnect.h"

#include <mswsock.h>

#include "provider/blocking.h"
#include "provider/connect.h"
#include "provider/extension.h"
#include "provider/renew.h"
#include "provider/request.h"

/* A connection that was reset has ended, too. */
static int
say(struct wsi_parting *p)
{
	int error = wsi_shutdown_sending(p->sock);

	p->said = !error || p->reuse;
	return p->said ? 0 : error;
}

int
wsi_parting_attempt(struct wsi_parting *p, const struct wsi_request *r)
{
	int error = p->said ? 0 : say(p);

	if (error || !p->reuse)
		return error;
	error = wsi_posix_drain(p->sock->fd);
	return error ? error : wsi_renew(p->sock, r);
}

static int
attempt_waiting(void *parting)
{
	return wsi_parting_attempt(parting, NULL);
}

int
wsi_parting_wait(struct wsi_parting *p)
{
	int error = attempt_waiting(p);

	return error == WSAEWOULDBLOCK ? wsi_block_until(p->sock, WSI_POLL_IN, WSI_FOREVER, attempt_waiting, p) : error;
}

struct disconnecting {
	struct wsi_request r;
	struct wsi_parting parting;
};

static int
attempt(struct wsi_request *r)
{
	return wsi_parting_attempt(&((struct disconnecting *)r)->parting, r);
}

static const struct wsi_request_kind kind = {.lane = WSI_LANE_OUT, .pends = true, .eager = true, .attempt = attempt};

static int
check(struct wsi_sock *sock, DWORD flags, DWORD reserved)
{
	if (!wsi_sock_is_stream(sock))
		return WSAENOTCONN;
	wsi_connect_settle(sock);
	if (!atomic_load(&sock->connected))
		return WSAENOTCONN;
	return flags & ~(DWORD)TF_REUSE_SOCKET || reserved ? WSAEINVAL : 0;
}

static int
submit(const struct wsi_parting *parting, LPWSAOVERLAPPED overlapped)
{
	struct wsi_request *r;
	int error = wsi_request_new(&kind, sizeof(struct disconnecting), parting->sock, overlapped, NULL, &r);

	if (error)
		return error;
	((struct disconnecting *)r)->parting = *parting;
	return wsi_request_submit(r, NULL);
}

BOOL PASCAL
wsi_DisconnectEx(SOCKET s, LPOVERLAPPED overlapped, DWORD flags, DWORD reserved)
{
	struct wsi_parting parting = {.reuse = flags & TF_REUSE_SOCKET};
	int error = wsi_sock_enter(s, &parting.sock);

	if (error)
		return wsi_extension_answer(error);
	error = check(parting.sock, flags, reserved);
	if (!error)
		error = overlapped ? submit(&parting, overlapped) : wsi_parting_wait(&parting);
	wsi_sock_leave(parting.sock);
	return wsi_extension_answer(error);
}

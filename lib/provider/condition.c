#include "provider/condition.h"

int
wsi_condition_check(const struct wsi_condition *condition)
{
	return !condition->ask || wsi_posix_is_code((const void *)condition->ask) ? 0 : WSAEFAULT;
}

static WSABUF
buffer_of(struct wsi_name *name)
{
	return (WSABUF){.len = (ULONG)name->len, .buf = (char *)name->bytes};
}

static void
refuse(const struct wsi_arrival *a)
{
	wsi_posix_reset_on_close(a->fd);
	wsi_posix_close(a->fd);
}

/* Where even the room to keep it is missing, the caller's peer learns that nobody will serve it. */
static int
put_back(struct wsi_sock *listener, const struct wsi_arrival *a, int answer)
{
	int error = wsi_arrival_put_back(listener, a);

	if (!error)
		return answer;
	refuse(a);
	return error;
}

/* contracts.md, WSAAccept: the names of both sides; of TCP neither data nor quality of service, and no data goes back. */
static int
ask(const struct wsi_condition *condition, const struct wsi_arrival *a)
{
	struct wsi_name caller = a->peer, callee;
	WSABUF caller_id, callee_id, callee_data = {0};
	GROUP group = 0;

	if (wsi_posix_getsockname(a->fd, callee.bytes, &callee.len))
		callee.len = 0;
	caller.len = wsi_sockaddr_out(caller.bytes, caller.len);
	callee.len = wsi_sockaddr_out(callee.bytes, callee.len);
	caller_id = buffer_of(&caller);
	callee_id = buffer_of(&callee);
	return condition->ask(&caller_id, NULL, NULL, NULL, &callee_id, &callee_data, &group, condition->context);
}

int
wsi_condition_judge(const struct wsi_condition *condition, struct wsi_sock *listener, const struct wsi_arrival *a)
{
	switch (ask(condition, a)) {
	case CF_ACCEPT:
		return 0;
	case CF_REJECT:
		refuse(a);
		return WSAECONNREFUSED;
	case CF_DEFER:
		return put_back(listener, a, WSATRY_AGAIN);
	default:
		return put_back(listener, a, WSAEINVAL);
	}
}

#include "provider/duplicate.h"

#include "provider/catalog.h"
#include "provider/handover.h"
#include "provider/provider.h"

/* The ticket stands in members that are of no use to programs and 0 in the catalogue. */
static void
write_ticket(const struct wsi_ticket *ticket, WSAPROTOCOL_INFOW *info)
{
	info->dwServiceFlags2 = (DWORD)ticket->door;
	info->dwServiceFlags3 = (DWORD)(ticket->door >> 32);
	info->dwServiceFlags4 = ticket->secret;
	info->dwProviderReserved = ticket->number;
}

static struct wsi_ticket
read_ticket(const WSAPROTOCOL_INFOW *info)
{
	return (struct wsi_ticket){
		.door = (uint64_t)info->dwServiceFlags3 << 32 | info->dwServiceFlags2,
		.secret = info->dwServiceFlags4,
		.number = info->dwProviderReserved,
	};
}

bool
wsi_duplicate_is(const WSAPROTOCOL_INFOW *info)
{
	return info->dwProviderReserved;
}

int
wsi_duplicate_open(const WSAPROTOCOL_INFOW *info, DWORD flags, SOCKET *s)
{
	struct wsi_ticket ticket = read_ticket(info);

	return wsi_handover_take(&ticket, flags, s);
}

static int
offer(struct wsi_sock *sock, DWORD process, struct wsi_ticket *ticket)
{
	struct wsi_passport passport;
	int fd, error;

	wsi_passport_issue(sock, &passport);
	error = wsi_posix_duplicate(sock->fd, false, &fd);
	return error ? error : wsi_handover_offer(process, fd, &passport, ticket);
}

/* In the order of "WSADuplicateSocket" of observed-behaviour.md. */
static int
duplicate(struct wsi_sock *sock, DWORD process, WSAPROTOCOL_INFOW *theirs)
{
	struct wsi_ticket ticket;
	WSAPROTOCOL_INFOW info;
	int error;

	if (!wsi_posix_is_process(process))
		return WSAEINVAL;
	if (!theirs || wsi_posix_copy_in(&info, theirs, sizeof info))
		return WSAEFAULT;
	error = wsi_catalog_info(sock->family, sock->type, sock->protocol, &info);
	if (!error)
		error = offer(sock, process, &ticket);
	if (error)
		return error;
	write_ticket(&ticket, &info);
	info.iProtocol = sock->protocol;
	return wsi_posix_copy_out(theirs, &info, sizeof info);
}

int WSPAPI
wsi_WSPDuplicateSocket(SOCKET s, DWORD process, LPWSAPROTOCOL_INFOW info, LPINT lpErrno)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter(s, &sock);

	if (!error) {
		error = duplicate(sock, process, info);
		wsi_sock_leave(sock);
	}
	return wsi_answer(error, lpErrno);
}

static int
copy_entered(struct wsi_sock *sock, bool inheritable, SOCKET *copy)
{
	DWORD flags = (sock->overlapped ? WSA_FLAG_OVERLAPPED : 0) | (inheritable ? 0 : WSA_FLAG_NO_HANDLE_INHERIT);
	struct wsi_passport passport;
	int fd, error;

	wsi_passport_issue(sock, &passport);
	wsi_sock_birth_begin();
	error = wsi_posix_duplicate(sock->fd, false, &fd);
	if (!error)
		error = wsi_passport_admit(&passport, fd, flags, copy);
	wsi_sock_birth_end();
	return error;
}

int
wsi_duplicate_here(SOCKET s, bool inheritable, SOCKET *copy)
{
	struct wsi_sock *sock;
	int error = wsi_sock_enter_any(s, &sock);

	if (error)
		return error;
	error = copy_entered(sock, inheritable, copy);
	wsi_sock_leave(sock);
	return error;
}

/* Quality of service: there are no templates of it. */
#include "provider/provider.h"
#include "provider/socktab.h"

static int
look_up(const WSABUF *name, const QOS *qos)
{
	WSABUF buffer;
	QOS room;

	if (!name || !qos || wsi_posix_copy_in(&buffer, name, sizeof buffer) || wsi_posix_copy_in(&room, qos, sizeof room))
		return WSAEFAULT;
	return WSAEOPNOTSUPP;
}

BOOL WSPAPI
wsi_WSPGetQOSByName(SOCKET s, LPWSABUF name, LPQOS qos, LPINT lpErrno)
{
	struct wsi_sock *sock;

	*lpErrno = wsi_sock_enter(s, &sock);
	if (*lpErrno)
		return FALSE;
	*lpErrno = look_up(name, qos);
	wsi_sock_leave(sock);
	return FALSE;
}

/* Messages: a datagram with what stands beside it (WSARecvMsg, WSASendMsg). */
#ifndef WSI_MESSAGE_H
#define WSI_MESSAGE_H

#include <winsock2.h>

#include "provider/socktab.h"

/* Where a receive tells what came beside the data: the caller's message, which lives until the end, and the room it had for ancillary data. */
struct wsi_ancillary {
	LPWSAMSG message;
	WSABUF room;
};

/* Tell it: 0, WSAEMSGSIZE where the data (`error` says so) or what stands beside it was too long, WSAEFAULT. */
int wsi_message_tell(const struct wsi_ancillary *a, const struct wsi_control *control, int error);

/* The functions as programs get them by SIO_GET_EXTENSION_FUNCTION_POINTER: they set the last error. */
INT WSAAPI wsi_WSARecvMsg(SOCKET s, LPWSAMSG message, LPDWORD received, LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);
INT WSAAPI wsi_WSASendMsg(SOCKET s, LPWSAMSG message, DWORD flags, LPDWORD sent, LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);

/* overlapped.c: the caller is inside the socket. `message` is a copy, with the call's flags; what it points to is taken over, but for the buffers. */
int wsi_overlapped_receive_message(struct wsi_sock *sock, const WSAMSG *message, const struct wsi_ancillary *ancillary, LPDWORD received,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);
int wsi_overlapped_send_message(struct wsi_sock *sock, const WSAMSG *message, const struct wsi_control *control, LPDWORD sent,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);

#endif

/* The base provider, seen from above: one WSPStartup, as ws2spi.h has it. The WSP functions are those of the SPI: SOCKET_ERROR or
 * INVALID_SOCKET and the code in *lpErrno, 0 on success where the SPI says so; they never touch the last error. */
#ifndef WSI_PROVIDER_H
#define WSI_PROVIDER_H

#include <winsock2.h>
#include <ws2spi.h>

int WSPAPI wsi_WSPStartup(WORD version, LPWSPDATA data, LPWSAPROTOCOL_INFOW info, WSPUPCALLTABLE upcalls, LPWSPPROC_TABLE table);

/* The upcalls of the last WSPStartup. */
extern WSPUPCALLTABLE wsi_upcalls;

/* The entries, one family a file: socket.c, connect.c, accept.c, duplicate.c, joinleaf.c, quality.c, transfer.c, names.c, options.c, ioctl.c, select.c, blocking.c, startup in table.c. */
SOCKET WSPAPI wsi_WSPSocket(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags, LPINT lpErrno);
int WSPAPI wsi_WSPCloseSocket(SOCKET s, LPINT lpErrno);
int WSPAPI wsi_WSPBind(SOCKET s, const struct sockaddr *name, int namelen, LPINT lpErrno);
int WSPAPI wsi_WSPListen(SOCKET s, int backlog, LPINT lpErrno);
SOCKET WSPAPI wsi_WSPAccept(SOCKET s, struct sockaddr *addr, LPINT addrlen, LPCONDITIONPROC condition, DWORD_PTR context, LPINT lpErrno);
int WSPAPI wsi_WSPConnect(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller, LPWSABUF callee, LPQOS sqos, LPQOS gqos,
	LPINT lpErrno);
int WSPAPI wsi_WSPDuplicateSocket(SOCKET s, DWORD process, LPWSAPROTOCOL_INFOW info, LPINT lpErrno);
SOCKET WSPAPI wsi_WSPJoinLeaf(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller, LPWSABUF callee, LPQOS sqos, LPQOS gqos,
	DWORD flags, LPINT lpErrno);
BOOL WSPAPI wsi_WSPGetQOSByName(SOCKET s, LPWSABUF name, LPQOS qos, LPINT lpErrno);
int WSPAPI wsi_WSPSendDisconnect(SOCKET s, LPWSABUF data, LPINT lpErrno);
int WSPAPI wsi_WSPRecvDisconnect(SOCKET s, LPWSABUF data, LPINT lpErrno);
int WSPAPI wsi_WSPShutdown(SOCKET s, int how, LPINT lpErrno);
int WSPAPI wsi_WSPGetSockName(SOCKET s, struct sockaddr *name, LPINT namelen, LPINT lpErrno);
int WSPAPI wsi_WSPGetPeerName(SOCKET s, struct sockaddr *name, LPINT namelen, LPINT lpErrno);
int WSPAPI wsi_WSPGetSockOpt(SOCKET s, int level, int optname, char *optval, LPINT optlen, LPINT lpErrno);
int WSPAPI wsi_WSPSetSockOpt(SOCKET s, int level, int optname, const char *optval, int optlen, LPINT lpErrno);
int WSPAPI wsi_WSPIoctl(SOCKET s, DWORD code, LPVOID in, DWORD in_size, LPVOID out, DWORD out_size, LPDWORD returned, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT lpErrno);
int WSPAPI wsi_WSPRecv(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD received, LPDWORD flags, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT lpErrno);
int WSPAPI wsi_WSPRecvFrom(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD received, LPDWORD flags, struct sockaddr *from, LPINT fromlen,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT lpErrno);
int WSPAPI wsi_WSPSend(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT lpErrno);
int WSPAPI wsi_WSPSendTo(SOCKET s, LPWSABUF buffers, DWORD count, LPDWORD sent, DWORD flags, const struct sockaddr *to, int tolen,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine, LPWSATHREADID thread, LPINT lpErrno);
int WSPAPI wsi_WSPEventSelect(SOCKET s, HANDLE event, long events, LPINT lpErrno);
int WSPAPI wsi_WSPEnumNetworkEvents(SOCKET s, HANDLE event, LPWSANETWORKEVENTS events, LPINT lpErrno);
BOOL WSPAPI wsi_WSPGetOverlappedResult(SOCKET s, LPWSAOVERLAPPED overlapped, LPDWORD transferred, BOOL wait, LPDWORD flags, LPINT lpErrno);
int WSPAPI wsi_WSPSelect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timeval *timeout, LPINT lpErrno);
int WSPAPI wsi_WSPCancelBlockingCall(LPINT lpErrno);
int WSPAPI wsi_WSPCleanup(LPINT lpErrno);

/* Beside the SPI, as programs get it by SIO_GET_EXTENSION_FUNCTION_POINTER: it sets the last error. */
INT WSAAPI wsi_WSAPoll(LPWSAPOLLFD fds, ULONG count, INT timeout);

/* The end of every entry: the code to *lpErrno, SOCKET_ERROR for one. */
static inline int
wsi_answer(int error, LPINT lpErrno)
{
	*lpErrno = error;
	return error ? SOCKET_ERROR : 0;
}

#endif

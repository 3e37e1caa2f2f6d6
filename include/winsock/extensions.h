/* Microsoft's extensions that winsock.h and mswsock.h share. */
#ifndef WS_EXTENSIONS_H
#define WS_EXTENSIONS_H
#pragma GCC system_header

#include <win32/wide.h>
#include <winsock/link.h>

#define SO_CONNDATA                 0x7000
#define SO_CONNOPT                  0x7001
#define SO_DISCDATA                 0x7002
#define SO_DISCOPT                  0x7003
#define SO_CONNDATALEN              0x7004
#define SO_CONNOPTLEN               0x7005
#define SO_DISCDATALEN              0x7006
#define SO_DISCOPTLEN               0x7007
#define SO_OPENTYPE                 0x7008
#define SO_SYNCHRONOUS_ALERT        0x10
#define SO_SYNCHRONOUS_NONALERT     0x20
#define SO_MAXDG                    0x7009
#define SO_MAXPATHDG                0x700a
#define SO_UPDATE_ACCEPT_CONTEXT    0x700b
#define SO_CONNECT_TIME             0x700c
#define TCP_BSDURGENT               28672
#define TF_DISCONNECT               1
#define TF_REUSE_SOCKET             2
#define TF_WRITE_BEHIND             4

typedef struct _TRANSMIT_FILE_BUFFERS {
	LPVOID Head;
	DWORD HeadLength;
	LPVOID Tail;
	DWORD TailLength;
} TRANSMIT_FILE_BUFFERS, *PTRANSMIT_FILE_BUFFERS, *LPTRANSMIT_FILE_BUFFERS;

WS_BEGIN
BOOL PASCAL AcceptEx(SOCKET sListenSocket, SOCKET sAcceptSocket, PVOID lpOutputBuffer, DWORD dwReceiveDataLength, DWORD dwLocalAddressLength,
	DWORD dwRemoteAddressLength, LPDWORD lpdwBytesReceived, LPOVERLAPPED lpOverlapped);
void PASCAL GetAcceptExSockaddrs(PVOID lpOutputBuffer, DWORD dwReceiveDataLength, DWORD dwLocalAddressLength, DWORD dwRemoteAddressLength,
	struct sockaddr **LocalSockaddr, LPINT LocalSockaddrLength, struct sockaddr **RemoteSockaddr, LPINT RemoteSockaddrLength);
BOOL PASCAL TransmitFile(SOCKET hSocket, HANDLE hFile, DWORD nNumberOfBytesToWrite, DWORD nNumberOfBytesPerSend, LPOVERLAPPED lpOverlapped,
	LPTRANSMIT_FILE_BUFFERS lpTransmitBuffers, DWORD dwReserved);
int PASCAL WSARecvEx(SOCKET s, char *buf, int len, int *flags);
WS_END

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, BOOL>::type
AcceptEx(SOCKET listener, SOCKET acceptor, PVOID buffer, DWORD data, DWORD local, DWORD remote, T *received, LPOVERLAPPED overlapped)
{
	return AcceptEx(listener, acceptor, buffer, data, local, remote, ws_narrow<T>(received), overlapped);
}
}
#else
/* What is not written, because the operation goes on, keeps its value. */
WS_WIDE_TWIN BOOL
ws_AcceptEx_wide(SOCKET listener, SOCKET acceptor, PVOID buffer, DWORD data, DWORD local, DWORD remote, void *received, LPOVERLAPPED overlapped)
{
	DWORD narrow = received ? (DWORD)*(unsigned long *)received : 0;
	BOOL done = AcceptEx(listener, acceptor, buffer, data, local, remote, received ? &narrow : NULL, overlapped);

	WS_WIDEN(received, narrow);
	return done;
}
#define AcceptEx(listener, acceptor, buffer, data, local, remote, received, overlapped) \
	WS_BY_WIDTH(received, AcceptEx)(listener, acceptor, buffer, data, local, remote, received, overlapped)
#endif
#endif

#endif

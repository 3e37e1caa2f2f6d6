/* Functions of winsock2.h that make, connect, share and end sockets, and the catalogue of protocols. */
#ifndef WS_SOCKETS2_H
#define WS_SOCKETS2_H
#pragma GCC system_header

#include <win32/wide.h>
#include <winsock/link.h>

WS_BEGIN

SOCKET WSAAPI WSASocketA(int af, int type, int protocol, LPWSAPROTOCOL_INFOA info, GROUP g, DWORD flags);
SOCKET WSAAPI WSASocketW(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags);
SOCKET WSAAPI WSAAccept(SOCKET s, struct sockaddr *addr, LPINT addrlen, LPCONDITIONPROC condition, DWORD_PTR context);
int WSAAPI WSADuplicateSocketA(SOCKET s, DWORD process, LPWSAPROTOCOL_INFOA info);
int WSAAPI WSADuplicateSocketW(SOCKET s, DWORD process, LPWSAPROTOCOL_INFOW info);

WS_END

#ifdef UNICODE
#define WSADuplicateSocket WSADuplicateSocketW
#define WSASocket WSASocketW
#else
#define WSADuplicateSocket WSADuplicateSocketA
#define WSASocket WSASocketA
#endif

#endif

/* Functions of winsock2.h that make, connect, share and end sockets, the catalogue of protocols, and twins for programs that count in an unsigned
 * long (win32/wide.h). */
#ifndef WS_SOCKETS2_H
#define WS_SOCKETS2_H
#pragma GCC system_header

#include <win32/widemany.h>
#include <winsock/link.h>

WS_BEGIN

SOCKET WSAAPI WSASocketA(int af, int type, int protocol, LPWSAPROTOCOL_INFOA info, GROUP g, DWORD flags);
SOCKET WSAAPI WSASocketW(int af, int type, int protocol, LPWSAPROTOCOL_INFOW info, GROUP g, DWORD flags);
int WSAAPI WSADuplicateSocketA(SOCKET s, DWORD process, LPWSAPROTOCOL_INFOA info);
int WSAAPI WSADuplicateSocketW(SOCKET s, DWORD process, LPWSAPROTOCOL_INFOW info);
int WSAAPI WSAEnumProtocolsA(LPINT protocols, LPWSAPROTOCOL_INFOA buffer, LPDWORD size);
int WSAAPI WSAEnumProtocolsW(LPINT protocols, LPWSAPROTOCOL_INFOW buffer, LPDWORD size);

SOCKET WSAAPI WSAAccept(SOCKET s, struct sockaddr *addr, LPINT addrlen, LPCONDITIONPROC condition, DWORD_PTR context);
int WSAAPI WSAConnect(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller, LPWSABUF callee, LPQOS sqos, LPQOS gqos);
BOOL WSAAPI WSAConnectByNameA(SOCKET s, LPSTR node, LPSTR service, LPDWORD local_size, LPSOCKADDR local, LPDWORD remote_size, LPSOCKADDR remote,
	const PTIMEVAL timeout, LPWSAOVERLAPPED reserved);
BOOL WSAAPI WSAConnectByNameW(SOCKET s, LPWSTR node, LPWSTR service, LPDWORD local_size, LPSOCKADDR local, LPDWORD remote_size,
	LPSOCKADDR remote, const PTIMEVAL timeout, LPWSAOVERLAPPED reserved);
BOOL WSAAPI WSAConnectByList(SOCKET s, PSOCKET_ADDRESS_LIST list, LPDWORD local_size, LPSOCKADDR local, LPDWORD remote_size, LPSOCKADDR remote,
	const PTIMEVAL timeout, LPWSAOVERLAPPED reserved);
SOCKET WSAAPI WSAJoinLeaf(SOCKET s, const struct sockaddr *name, int namelen, LPWSABUF caller, LPWSABUF callee, LPQOS sqos, LPQOS gqos, DWORD flags);
int WSAAPI WSASendDisconnect(SOCKET s, LPWSABUF data);
int WSAAPI WSARecvDisconnect(SOCKET s, LPWSABUF data);
BOOL WSAAPI WSAGetQOSByName(SOCKET s, LPWSABUF name, LPQOS qos);

int WSAAPI WSAHtonl(SOCKET s, u_long host, u_long *net);
int WSAAPI WSAHtons(SOCKET s, u_short host, u_short *net);
int WSAAPI WSANtohl(SOCKET s, u_long net, u_long *host);
int WSAAPI WSANtohs(SOCKET s, u_short net, u_short *host);

WS_END

#ifdef UNICODE
#define WSASocket          WSASocketW
#define WSADuplicateSocket WSADuplicateSocketW
#define WSAEnumProtocols   WSAEnumProtocolsW
#define WSAConnectByName   WSAConnectByNameW
#else
#define WSASocket          WSASocketA
#define WSADuplicateSocket WSADuplicateSocketA
#define WSAEnumProtocols   WSAEnumProtocolsA
#define WSAConnectByName   WSAConnectByNameA
#endif

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, int>::type
WSAEnumProtocolsA(LPINT protocols, LPWSAPROTOCOL_INFOA buffer, T *size)
{
	return WSAEnumProtocolsA(protocols, buffer, ws_narrow<T>(size));
}

template <class T> inline typename ws_wide<T, int>::type
WSAEnumProtocolsW(LPINT protocols, LPWSAPROTOCOL_INFOW buffer, T *size)
{
	return WSAEnumProtocolsW(protocols, buffer, ws_narrow<T>(size));
}

template <class T> inline typename ws_wide<T, int>::type
WSAHtonl(SOCKET s, u_long host, T *net)
{
	return WSAHtonl(s, host, ws_narrow<T>(net));
}

template <class T> inline typename ws_wide<T, int>::type
WSANtohl(SOCKET s, u_long net, T *host)
{
	return WSANtohl(s, net, ws_narrow<T>(host));
}

template <class A, class B> inline typename ws_if_wide<ws_is_wide<A>::value || ws_is_wide<B>::value, BOOL>::type
WSAConnectByNameA(SOCKET s, LPSTR node, LPSTR service, A local_size, LPSOCKADDR local, B remote_size, LPSOCKADDR remote,
	const PTIMEVAL timeout, LPWSAOVERLAPPED reserved)
{
	return WSAConnectByNameA(s, node, service, ws_lend<A>(local_size), local, ws_lend<B>(remote_size), remote, timeout, reserved);
}

template <class A, class B> inline typename ws_if_wide<ws_is_wide<A>::value || ws_is_wide<B>::value, BOOL>::type
WSAConnectByNameW(SOCKET s, LPWSTR node, LPWSTR service, A local_size, LPSOCKADDR local, B remote_size, LPSOCKADDR remote,
	const PTIMEVAL timeout, LPWSAOVERLAPPED reserved)
{
	return WSAConnectByNameW(s, node, service, ws_lend<A>(local_size), local, ws_lend<B>(remote_size), remote, timeout, reserved);
}

template <class A, class B> inline typename ws_if_wide<ws_is_wide<A>::value || ws_is_wide<B>::value, BOOL>::type
WSAConnectByList(SOCKET s, PSOCKET_ADDRESS_LIST list, A local_size, LPSOCKADDR local, B remote_size, LPSOCKADDR remote,
	const PTIMEVAL timeout, LPWSAOVERLAPPED reserved)
{
	return WSAConnectByList(s, list, ws_lend<A>(local_size), local, ws_lend<B>(remote_size), remote, timeout, reserved);
}
}
#else
#define WS_NARROWED(pointer) ((pointer) ? (DWORD)*(unsigned long *)(pointer) : 0)

WS_WIDE_TWIN int
ws_WSAEnumProtocolsA_wide(LPINT protocols, LPWSAPROTOCOL_INFOA buffer, void *size)
{
	DWORD narrow = WS_NARROWED(size);
	int result = WSAEnumProtocolsA(protocols, buffer, size ? &narrow : NULL);

	WS_WIDEN(size, narrow);
	return result;
}
#define WSAEnumProtocolsA(protocols, buffer, size) WS_BY_WIDTH(size, WSAEnumProtocolsA)(protocols, buffer, size)

WS_WIDE_TWIN int
ws_WSAEnumProtocolsW_wide(LPINT protocols, LPWSAPROTOCOL_INFOW buffer, void *size)
{
	DWORD narrow = WS_NARROWED(size);
	int result = WSAEnumProtocolsW(protocols, buffer, size ? &narrow : NULL);

	WS_WIDEN(size, narrow);
	return result;
}
#define WSAEnumProtocolsW(protocols, buffer, size) WS_BY_WIDTH(size, WSAEnumProtocolsW)(protocols, buffer, size)

WS_WIDE_TWIN int
ws_WSAHtonl_wide(SOCKET s, u_long host, void *net)
{
	u_long narrow;
	int result = WSAHtonl(s, host, net ? &narrow : NULL);

	if (!result)
		WS_WIDEN(net, narrow);
	return result;
}
#define WSAHtonl(s, host, net) WS_BY_WIDTH(net, WSAHtonl)(s, host, net)

WS_WIDE_TWIN int
ws_WSANtohl_wide(SOCKET s, u_long net, void *host)
{
	u_long narrow;
	int result = WSANtohl(s, net, host ? &narrow : NULL);

	if (!result)
		WS_WIDEN(host, narrow);
	return result;
}
#define WSANtohl(s, net, host) WS_BY_WIDTH(host, WSANtohl)(s, net, host)

WS_WIDE_TWIN BOOL
ws_WSAConnectByNameA_wide(SOCKET s, LPSTR node, LPSTR service, void *local_size, LPSOCKADDR local, void *remote_size, LPSOCKADDR remote,
	const PTIMEVAL timeout, LPWSAOVERLAPPED reserved)
{
	DWORD ws_0 = WS_NARROWED(local_size), ws_1 = WS_NARROWED(remote_size);
	BOOL done = WSAConnectByNameA(s, node, service, local_size ? &ws_0 : NULL, local, remote_size ? &ws_1 : NULL, remote, timeout, reserved);

	WS_WIDEN(local_size, ws_0);
	WS_WIDEN(remote_size, ws_1);
	return done;
}
#define WSAConnectByNameA(s, node, service, local_size, local, remote_size, remote, timeout, reserved) \
	WS_BY_WIDTHS(WS_IS_WIDE(local_size) | WS_IS_WIDE(remote_size), WSAConnectByNameA)(s, node, service, local_size, local, remote_size, \
		remote, timeout, reserved)

WS_WIDE_TWIN BOOL
ws_WSAConnectByNameW_wide(SOCKET s, LPWSTR node, LPWSTR service, void *local_size, LPSOCKADDR local, void *remote_size, LPSOCKADDR remote,
	const PTIMEVAL timeout, LPWSAOVERLAPPED reserved)
{
	DWORD ws_0 = WS_NARROWED(local_size), ws_1 = WS_NARROWED(remote_size);
	BOOL done = WSAConnectByNameW(s, node, service, local_size ? &ws_0 : NULL, local, remote_size ? &ws_1 : NULL, remote, timeout, reserved);

	WS_WIDEN(local_size, ws_0);
	WS_WIDEN(remote_size, ws_1);
	return done;
}
#define WSAConnectByNameW(s, node, service, local_size, local, remote_size, remote, timeout, reserved) \
	WS_BY_WIDTHS(WS_IS_WIDE(local_size) | WS_IS_WIDE(remote_size), WSAConnectByNameW)(s, node, service, local_size, local, remote_size, \
		remote, timeout, reserved)

WS_WIDE_TWIN BOOL
ws_WSAConnectByList_wide(SOCKET s, PSOCKET_ADDRESS_LIST list, void *local_size, LPSOCKADDR local, void *remote_size, LPSOCKADDR remote,
	const PTIMEVAL timeout, LPWSAOVERLAPPED reserved)
{
	DWORD ws_0 = WS_NARROWED(local_size), ws_1 = WS_NARROWED(remote_size);
	BOOL done = WSAConnectByList(s, list, local_size ? &ws_0 : NULL, local, remote_size ? &ws_1 : NULL, remote, timeout, reserved);

	WS_WIDEN(local_size, ws_0);
	WS_WIDEN(remote_size, ws_1);
	return done;
}
#define WSAConnectByList(s, list, local_size, local, remote_size, remote, timeout, reserved) \
	WS_BY_WIDTHS(WS_IS_WIDE(local_size) | WS_IS_WIDE(remote_size), WSAConnectByList)(s, list, local_size, local, remote_size, remote, \
		timeout, reserved)
#endif
#endif

#endif

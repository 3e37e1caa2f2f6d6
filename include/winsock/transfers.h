/* Transfers of Winsock 2, and their twins for programs that count in an unsigned long (win32/wide.h). */
#ifndef WS_TRANSFERS_H
#define WS_TRANSFERS_H
#pragma GCC system_header

#include <win32/widemany.h>
#include <winsock/link.h>

WS_BEGIN
int WSAAPI WSASend(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesSent, DWORD dwFlags, LPWSAOVERLAPPED lpOverlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
int WSAAPI WSASendTo(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesSent, DWORD dwFlags, const struct sockaddr *lpTo,
	int iTolen, LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
int WSAAPI WSARecv(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesRecvd, LPDWORD lpFlags, LPWSAOVERLAPPED lpOverlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
int WSAAPI WSARecvFrom(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesRecvd, LPDWORD lpFlags, struct sockaddr *lpFrom,
	LPINT lpFromlen, LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
int WSAAPI WSASendMsg(SOCKET s, LPWSAMSG lpMsg, DWORD dwFlags, LPDWORD lpNumberOfBytesSent, LPWSAOVERLAPPED lpOverlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
BOOL WSAAPI WSAGetOverlappedResult(SOCKET s, LPWSAOVERLAPPED lpOverlapped, LPDWORD lpcbTransfer, BOOL fWait, LPDWORD lpdwFlags);
WS_END

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, int>::type
WSASend(SOCKET s, LPWSABUF buffers, DWORD count, T *sent, DWORD flags, LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	return WSASend(s, buffers, count, ws_narrow<T>(sent), flags, overlapped, routine);
}

template <class T> inline typename ws_wide<T, int>::type
WSASendTo(SOCKET s, LPWSABUF buffers, DWORD count, T *sent, DWORD flags, const struct sockaddr *to, int tolen, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	return WSASendTo(s, buffers, count, ws_narrow<T>(sent), flags, to, tolen, overlapped, routine);
}

template <class A, class B> inline typename ws_if_wide<ws_is_wide<A>::value || ws_is_wide<B>::value, int>::type
WSARecv(SOCKET s, LPWSABUF buffers, DWORD count, A received, B flags, LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	return WSARecv(s, buffers, count, ws_lend<A>(received), ws_lend<B>(flags), overlapped, routine);
}

template <class A, class B> inline typename ws_if_wide<ws_is_wide<A>::value || ws_is_wide<B>::value, int>::type
WSARecvFrom(SOCKET s, LPWSABUF buffers, DWORD count, A received, B flags, struct sockaddr *from, LPINT fromlen, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	return WSARecvFrom(s, buffers, count, ws_lend<A>(received), ws_lend<B>(flags), from, fromlen, overlapped, routine);
}

template <class T> inline typename ws_wide<T, int>::type
WSASendMsg(SOCKET s, LPWSAMSG message, DWORD flags, T *sent, LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	return WSASendMsg(s, message, flags, ws_narrow<T>(sent), overlapped, routine);
}

template <class A, class B> inline typename ws_if_wide<ws_is_wide<A>::value || ws_is_wide<B>::value, BOOL>::type
WSAGetOverlappedResult(SOCKET s, LPWSAOVERLAPPED overlapped, A transferred, BOOL wait, B flags)
{
	return WSAGetOverlappedResult(s, overlapped, ws_lend<A>(transferred), wait, ws_lend<B>(flags));
}
}
#else
/* What is not written, because the operation goes on, keeps its value. */
WS_WIDE_TWIN int
ws_WSASend_wide(SOCKET s, LPWSABUF buffers, DWORD count, void *sent, DWORD flags, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	DWORD narrow = sent ? (DWORD)*(unsigned long *)sent : 0;
	int result = WSASend(s, buffers, count, sent ? &narrow : NULL, flags, overlapped, routine);

	WS_WIDEN(sent, narrow);
	return result;
}
#define WSASend(s, buffers, count, sent, flags, overlapped, routine) \
	WS_BY_WIDTH(sent, WSASend)(s, buffers, count, sent, flags, overlapped, routine)

WS_WIDE_TWIN int
ws_WSASendTo_wide(SOCKET s, LPWSABUF buffers, DWORD count, void *sent, DWORD flags, const struct sockaddr *to, int tolen, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	DWORD narrow = sent ? (DWORD)*(unsigned long *)sent : 0;
	int result = WSASendTo(s, buffers, count, sent ? &narrow : NULL, flags, to, tolen, overlapped, routine);

	WS_WIDEN(sent, narrow);
	return result;
}
#define WSASendTo(s, buffers, count, sent, flags, to, tolen, overlapped, routine) \
	WS_BY_WIDTH(sent, WSASendTo)(s, buffers, count, sent, flags, to, tolen, overlapped, routine)

WS_WIDE_TWIN int
ws_WSARecv_wide(SOCKET s, LPWSABUF buffers, DWORD count, void *received, void *flags, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	DWORD ws_0 = received ? (DWORD)*(unsigned long *)received : 0, ws_1 = flags ? (DWORD)*(unsigned long *)flags : 0;
	int result = WSARecv(s, buffers, count, received ? &ws_0 : NULL, flags ? &ws_1 : NULL, overlapped, routine);

	WS_WIDEN(received, ws_0);
	WS_WIDEN(flags, ws_1);
	return result;
}
#define WSARecv(s, buffers, count, received, flags, overlapped, routine) \
	WS_BY_WIDTHS(WS_IS_WIDE(received) | WS_IS_WIDE(flags), WSARecv)(s, buffers, count, received, flags, overlapped, routine)

WS_WIDE_TWIN int
ws_WSARecvFrom_wide(SOCKET s, LPWSABUF buffers, DWORD count, void *received, void *flags, struct sockaddr *from, LPINT fromlen,
	LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	DWORD ws_0 = received ? (DWORD)*(unsigned long *)received : 0, ws_1 = flags ? (DWORD)*(unsigned long *)flags : 0;
	int result = WSARecvFrom(s, buffers, count, received ? &ws_0 : NULL, flags ? &ws_1 : NULL, from, fromlen, overlapped, routine);

	WS_WIDEN(received, ws_0);
	WS_WIDEN(flags, ws_1);
	return result;
}
#define WSARecvFrom(s, buffers, count, received, flags, from, fromlen, overlapped, routine) \
	WS_BY_WIDTHS(WS_IS_WIDE(received) | WS_IS_WIDE(flags), WSARecvFrom)(s, buffers, count, received, flags, from, fromlen, overlapped, routine)

WS_WIDE_TWIN int
ws_WSASendMsg_wide(SOCKET s, LPWSAMSG message, DWORD flags, void *sent, LPWSAOVERLAPPED overlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	DWORD narrow = sent ? (DWORD)*(unsigned long *)sent : 0;
	int result = WSASendMsg(s, message, flags, sent ? &narrow : NULL, overlapped, routine);

	WS_WIDEN(sent, narrow);
	return result;
}
#define WSASendMsg(s, message, flags, sent, overlapped, routine) WS_BY_WIDTH(sent, WSASendMsg)(s, message, flags, sent, overlapped, routine)

WS_WIDE_TWIN BOOL
ws_WSAGetOverlappedResult_wide(SOCKET s, LPWSAOVERLAPPED overlapped, void *transferred, BOOL wait, void *flags)
{
	DWORD ws_0 = transferred ? (DWORD)*(unsigned long *)transferred : 0, ws_1 = flags ? (DWORD)*(unsigned long *)flags : 0;
	BOOL done = WSAGetOverlappedResult(s, overlapped, transferred ? &ws_0 : NULL, wait, flags ? &ws_1 : NULL);

	WS_WIDEN(transferred, ws_0);
	WS_WIDEN(flags, ws_1);
	return done;
}
#define WSAGetOverlappedResult(s, overlapped, transferred, wait, flags) \
	WS_BY_WIDTHS(WS_IS_WIDE(transferred) | WS_IS_WIDE(flags), WSAGetOverlappedResult)(s, overlapped, transferred, wait, flags)
#endif
#endif

#endif

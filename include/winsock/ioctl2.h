/* WSAIoctl, with a count of the machine's unsigned long too (win32/wide.h). */
#ifndef WS_IOCTL2_H
#define WS_IOCTL2_H
#pragma GCC system_header

#include <win32/wide.h>

WS_BEGIN
int WSAAPI WSAIoctl(SOCKET s, DWORD dwIoControlCode, LPVOID lpvInBuffer, DWORD cbInBuffer, LPVOID lpvOutBuffer, DWORD cbOutBuffer,
	LPDWORD lpcbBytesReturned, LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);
WS_END

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, int>::type
WSAIoctl(SOCKET s, DWORD code, LPVOID in, DWORD in_size, LPVOID out, DWORD out_size, T *returned, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	return WSAIoctl(s, code, in, in_size, out, out_size, ws_narrow<T>(returned), overlapped, routine);
}
}
#else
WS_WIDE_TWIN int
ws_WSAIoctl_wide(SOCKET s, DWORD code, LPVOID in, DWORD in_size, LPVOID out, DWORD out_size, void *returned, LPWSAOVERLAPPED overlapped,
	LPWSAOVERLAPPED_COMPLETION_ROUTINE routine)
{
	DWORD narrow = returned ? (DWORD)*(unsigned long *)returned : 0;
	int result = WSAIoctl(s, code, in, in_size, out, out_size, returned ? &narrow : NULL, overlapped, routine);

	WS_WIDEN(returned, narrow);
	return result;
}
#define WSAIoctl(s, code, in, in_size, out, out_size, returned, overlapped, routine) \
	WS_BY_WIDTH(returned, WSAIoctl)(s, code, in, in_size, out, out_size, returned, overlapped, routine)
#endif
#endif

#endif

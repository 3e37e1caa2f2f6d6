/* Pipes. */
#ifndef _NAMEDPIPE_H_
#define _NAMEDPIPE_H_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

BOOL WINAPI CreatePipe(PHANDLE reading, PHANDLE writing, LPSECURITY_ATTRIBUTES security, DWORD size);
BOOL WINAPI PeekNamedPipe(HANDLE pipe, LPVOID buffer, DWORD size, LPDWORD got, LPDWORD available, LPDWORD left);

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, BOOL>::type
PeekNamedPipe(HANDLE pipe, LPVOID buffer, DWORD size, T *got, T *available, T *left) { return PeekNamedPipe(pipe, buffer, size, ws_narrow<T>(got), ws_narrow<T>(available), ws_narrow<T>(left)); }
}
#else
WS_WIDE_TWIN BOOL
ws_PeekNamedPipe_wide(HANDLE pipe, LPVOID buffer, DWORD size, void *got, void *available, void *left)
{
	DWORD ws_0 = 0, ws_1 = 0, ws_2 = 0;
	BOOL result = PeekNamedPipe(pipe, buffer, size, got ? &ws_0 : NULL, available ? &ws_1 : NULL, left ? &ws_2 : NULL);
	WS_WIDEN(got, ws_0);
	WS_WIDEN(available, ws_1);
	WS_WIDEN(left, ws_2);
	return result;
}
#define PeekNamedPipe(pipe, buffer, size, got, available, left) WS_BY_WIDTH(0 ? (got) : 0 ? (available) : (left), PeekNamedPipe)(pipe, buffer, size, got, available, left)
#endif
#endif

#ifdef __cplusplus
}
#endif
#endif

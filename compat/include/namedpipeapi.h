/* Pipes. */
#ifndef _NAMEDPIPE_H_
#define _NAMEDPIPE_H_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>
#include <win32/widemany.h>

#ifdef __cplusplus
extern "C" {
#endif

BOOL WINAPI CreatePipe(PHANDLE reading, PHANDLE writing, LPSECURITY_ATTRIBUTES security, DWORD size);
BOOL WINAPI PeekNamedPipe(HANDLE pipe, LPVOID buffer, DWORD size, LPDWORD got, LPDWORD available, LPDWORD left);

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class A, class B, class C> inline typename ws_if_wide<ws_is_wide<A>::value || ws_is_wide<B>::value || ws_is_wide<C>::value, BOOL>::type
PeekNamedPipe(HANDLE pipe, LPVOID buffer, DWORD size, A got, B available, C left) { return PeekNamedPipe(pipe, buffer, size, ws_lend<A>(got), ws_lend<B>(available), ws_lend<C>(left)); }
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
#define PeekNamedPipe(pipe, buffer, size, got, available, left) WS_BY_WIDTHS(WS_IS_WIDE(got) | WS_IS_WIDE(available) | WS_IS_WIDE(left), PeekNamedPipe)(pipe, buffer, size, got, available, left)
#endif
#endif

#ifdef __cplusplus
}
#endif
#endif

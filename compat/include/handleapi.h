/* Handles. */
#ifndef _HANDLEAPI_H_
#define _HANDLEAPI_H_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)

#define HANDLE_FLAG_INHERIT            0x00000001
#define HANDLE_FLAG_PROTECT_FROM_CLOSE 0x00000002

BOOL WINAPI CloseHandle(HANDLE object);
BOOL WINAPI CompareObjectHandles(HANDLE first, HANDLE second);
BOOL WINAPI DuplicateHandle(HANDLE from, HANDLE object, HANDLE to, LPHANDLE copy, DWORD access, BOOL inherit, DWORD options);
BOOL WINAPI GetHandleInformation(HANDLE object, LPDWORD flags);
BOOL WINAPI SetHandleInformation(HANDLE object, DWORD mask, DWORD flags);

#ifdef __cplusplus
}
#endif
#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, BOOL>::type
GetHandleInformation(HANDLE object, T *flags) { return GetHandleInformation(object, ws_narrow<T>(flags)); }
}
#else
WS_WIDE_TWIN BOOL
ws_GetHandleInformation_wide(HANDLE object, void *flags)
{
	DWORD narrow = 0;
	BOOL done = GetHandleInformation(object, flags ? &narrow : NULL);

	WS_WIDEN(flags, narrow);
	return done;
}
#define GetHandleInformation(object, flags) WS_BY_WIDTH(flags, GetHandleInformation)(object, flags)
#endif
#endif

#endif

/* Code pages. */
#ifndef _STRINGAPISET_
#define _STRINGAPISET_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MB_PRECOMPOSED       0x0001
#define MB_COMPOSITE         0x0002
#define MB_USEGLYPHCHARS     0x0004
#define MB_ERR_INVALID_CHARS 0x0008

#define WC_DISCARDNS         0x0010
#define WC_SEPCHARS          0x0020
#define WC_DEFAULTCHAR       0x0040
#define WC_ERR_INVALID_CHARS 0x0080
#define WC_COMPOSITECHECK    0x0200
#define WC_NO_BEST_FIT_CHARS 0x0400

int WINAPI MultiByteToWideChar(UINT page, DWORD flags, LPCCH text, int size, LPWSTR wide, int room);
int WINAPI WideCharToMultiByte(UINT page, DWORD flags, LPCWCH wide, int size, LPSTR text, int room, LPCCH substitute, LPBOOL substituted);
int WINAPI CompareStringOrdinal(LPCWCH a, int a_size, LPCWCH b, int b_size, BOOL ignore_case);

#ifdef __cplusplus
}
#endif
#endif

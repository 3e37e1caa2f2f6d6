/* Version resources: no file of this system has any. */
#ifndef VER_H
#define VER_H
#pragma GCC system_header

#include <windef.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VS_FFI_SIGNATURE     0xfeef04bd
#define VS_FFI_STRUCVERSION  0x00010000
#define VS_FFI_FILEFLAGSMASK 0x0000003f
typedef struct tagVS_FIXEDFILEINFO {
	DWORD dwSignature;
	DWORD dwStrucVersion;
	DWORD dwFileVersionMS;
	DWORD dwFileVersionLS;
	DWORD dwProductVersionMS;
	DWORD dwProductVersionLS;
	DWORD dwFileFlagsMask;
	DWORD dwFileFlags;
	DWORD dwFileOS;
	DWORD dwFileType;
	DWORD dwFileSubtype;
	DWORD dwFileDateMS;
	DWORD dwFileDateLS;
} VS_FIXEDFILEINFO;

/* They fail, as for a file without the resource. */
DWORD WINAPI GetFileVersionInfoSizeA(LPCSTR file, LPDWORD unused);
DWORD WINAPI GetFileVersionInfoSizeW(LPCWSTR file, LPDWORD unused);
BOOL WINAPI GetFileVersionInfoA(LPCSTR file, DWORD unused, DWORD size, LPVOID data);
BOOL WINAPI GetFileVersionInfoW(LPCWSTR file, DWORD unused, DWORD size, LPVOID data);
BOOL WINAPI VerQueryValueA(LPCVOID data, LPCSTR what, LPVOID *value, PUINT size);
BOOL WINAPI VerQueryValueW(LPCVOID data, LPCWSTR what, LPVOID *value, PUINT size);

#ifdef UNICODE
#define GetFileVersionInfoSize GetFileVersionInfoSizeW
#define GetFileVersionInfo     GetFileVersionInfoW
#define VerQueryValue          VerQueryValueW
#else
#define GetFileVersionInfoSize GetFileVersionInfoSizeA
#define GetFileVersionInfo     GetFileVersionInfoA
#define VerQueryValue          VerQueryValueA
#endif

#ifdef __cplusplus
}
#endif

#ifdef WS_WIDE_LONG

#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, DWORD>::type
GetFileVersionInfoSizeA(LPCSTR file, T *unused) { return GetFileVersionInfoSizeA(file, ws_narrow<T>(unused)); }
template <class T> inline typename ws_wide<T, DWORD>::type
GetFileVersionInfoSizeW(LPCWSTR file, T *unused) { return GetFileVersionInfoSizeW(file, ws_narrow<T>(unused)); }
}
#else
WS_WIDE_TWIN DWORD
ws_GetFileVersionInfoSizeA_wide(LPCSTR file, void *unused)
{
	WS_WIDEN(unused, 0);
	return GetFileVersionInfoSizeA(file, NULL);
}
WS_WIDE_TWIN DWORD
ws_GetFileVersionInfoSizeW_wide(LPCWSTR file, void *unused)
{
	WS_WIDEN(unused, 0);
	return GetFileVersionInfoSizeW(file, NULL);
}
#define GetFileVersionInfoSizeA(file, unused) WS_BY_WIDTH(unused, GetFileVersionInfoSizeA)(file, unused)
#define GetFileVersionInfoSizeW(file, unused) WS_BY_WIDTH(unused, GetFileVersionInfoSizeW)(file, unused)
#endif
#endif
#endif

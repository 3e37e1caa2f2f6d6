/* INI files, lstr functions and other old names of kernel32. */
#ifndef WS_WIN32_PROFILE_H
#define WS_WIN32_PROFILE_H
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

int WINAPI lstrlenA(LPCSTR text);
int WINAPI lstrlenW(LPCWSTR text);
LPSTR WINAPI lstrcpyA(LPSTR to, LPCSTR from);
LPWSTR WINAPI lstrcpyW(LPWSTR to, LPCWSTR from);
LPSTR WINAPI lstrcpynA(LPSTR to, LPCSTR from, int room);
LPWSTR WINAPI lstrcpynW(LPWSTR to, LPCWSTR from, int room);
LPSTR WINAPI lstrcatA(LPSTR to, LPCSTR from);
LPWSTR WINAPI lstrcatW(LPWSTR to, LPCWSTR from);
int WINAPI lstrcmpA(LPCSTR a, LPCSTR b);
int WINAPI lstrcmpW(LPCWSTR a, LPCWSTR b);
int WINAPI lstrcmpiA(LPCSTR a, LPCSTR b);
int WINAPI lstrcmpiW(LPCWSTR a, LPCWSTR b);

/* INI files. A name without a path is one in the user's own place (DIFFERENCES.md). */
UINT WINAPI GetPrivateProfileIntA(LPCSTR section, LPCSTR key, INT otherwise, LPCSTR file);
UINT WINAPI GetPrivateProfileIntW(LPCWSTR section, LPCWSTR key, INT otherwise, LPCWSTR file);
DWORD WINAPI GetPrivateProfileStringA(LPCSTR section, LPCSTR key, LPCSTR otherwise, LPSTR to, DWORD room, LPCSTR file);
DWORD WINAPI GetPrivateProfileStringW(LPCWSTR section, LPCWSTR key, LPCWSTR otherwise, LPWSTR to, DWORD room, LPCWSTR file);
DWORD WINAPI GetPrivateProfileSectionA(LPCSTR section, LPSTR to, DWORD room, LPCSTR file);
DWORD WINAPI GetPrivateProfileSectionW(LPCWSTR section, LPWSTR to, DWORD room, LPCWSTR file);
DWORD WINAPI GetPrivateProfileSectionNamesA(LPSTR to, DWORD room, LPCSTR file);
DWORD WINAPI GetPrivateProfileSectionNamesW(LPWSTR to, DWORD room, LPCWSTR file);
BOOL WINAPI WritePrivateProfileStringA(LPCSTR section, LPCSTR key, LPCSTR value, LPCSTR file);
BOOL WINAPI WritePrivateProfileStringW(LPCWSTR section, LPCWSTR key, LPCWSTR value, LPCWSTR file);
BOOL WINAPI WritePrivateProfileSectionA(LPCSTR section, LPCSTR lines, LPCSTR file);
BOOL WINAPI WritePrivateProfileSectionW(LPCWSTR section, LPCWSTR lines, LPCWSTR file);
UINT WINAPI GetProfileIntA(LPCSTR section, LPCSTR key, INT otherwise);
UINT WINAPI GetProfileIntW(LPCWSTR section, LPCWSTR key, INT otherwise);
DWORD WINAPI GetProfileStringA(LPCSTR section, LPCSTR key, LPCSTR otherwise, LPSTR to, DWORD room);
DWORD WINAPI GetProfileStringW(LPCWSTR section, LPCWSTR key, LPCWSTR otherwise, LPWSTR to, DWORD room);
BOOL WINAPI WriteProfileStringA(LPCSTR section, LPCSTR key, LPCSTR value);
BOOL WINAPI WriteProfileStringW(LPCWSTR section, LPCWSTR key, LPCWSTR value);

#ifdef UNICODE
#define GetPrivateProfileInt          GetPrivateProfileIntW
#define GetPrivateProfileString       GetPrivateProfileStringW
#define GetPrivateProfileSection      GetPrivateProfileSectionW
#define GetPrivateProfileSectionNames GetPrivateProfileSectionNamesW
#define WritePrivateProfileString     WritePrivateProfileStringW
#define WritePrivateProfileSection    WritePrivateProfileSectionW
#define GetProfileInt                 GetProfileIntW
#define GetProfileString              GetProfileStringW
#define WriteProfileString            WriteProfileStringW
#else
#define GetPrivateProfileInt          GetPrivateProfileIntA
#define GetPrivateProfileString       GetPrivateProfileStringA
#define GetPrivateProfileSection      GetPrivateProfileSectionA
#define GetPrivateProfileSectionNames GetPrivateProfileSectionNamesA
#define WritePrivateProfileString     WritePrivateProfileStringA
#define WritePrivateProfileSection    WritePrivateProfileSectionA
#define GetProfileInt                 GetProfileIntA
#define GetProfileString              GetProfileStringA
#define WriteProfileString            WriteProfileStringA
#endif

#ifdef UNICODE
#define lstrlen  lstrlenW
#define lstrcpy  lstrcpyW
#define lstrcpyn lstrcpynW
#define lstrcat  lstrcatW
#define lstrcmp  lstrcmpW
#define lstrcmpi lstrcmpiW
#else
#define lstrlen  lstrlenA
#define lstrcpy  lstrcpyA
#define lstrcpyn lstrcpynA
#define lstrcat  lstrcatA
#define lstrcmp  lstrcmpA
#define lstrcmpi lstrcmpiA
#endif

#ifdef __cplusplus
}
#endif
#endif

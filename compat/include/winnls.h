/* Code pages and locales: the locale is English (United States), the code page UTF-8. */
#ifndef _WINNLS_
#define _WINNLS_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CP_ACP        0
#define CP_OEMCP      1
#define CP_MACCP      2
#define CP_THREAD_ACP 3
#define CP_SYMBOL     42
#define CP_UTF7       65000
#define CP_UTF8       65001

#define MAX_LEADBYTES   12
#define MAX_DEFAULTCHAR 2

typedef struct _cpinfo {
	UINT MaxCharSize;
	BYTE DefaultChar[MAX_DEFAULTCHAR];
	BYTE LeadByte[MAX_LEADBYTES];
} CPINFO, *LPCPINFO;

UINT WINAPI GetACP(void);
UINT WINAPI GetOEMCP(void);
BOOL WINAPI IsValidCodePage(UINT page);
BOOL WINAPI GetCPInfo(UINT page, LPCPINFO info);
BOOL WINAPI IsDBCSLeadByte(BYTE byte);
BOOL WINAPI IsDBCSLeadByteEx(UINT page, BYTE byte);

typedef DWORD LCID, *PLCID;
typedef WORD LANGID;
#define SORT_DEFAULT          0
#define MAKELCID(language, sort) ((DWORD)((DWORD)(WORD)(sort) << 16 | (WORD)(language)))
#define LANGIDFROMLCID(locale)   ((WORD)(locale))
#define LOCALE_USER_DEFAULT   0x0400
#define LOCALE_SYSTEM_DEFAULT 0x0800
#define LOCALE_NEUTRAL        0x0000
#define LOCALE_INVARIANT      0x007f

LCID WINAPI GetUserDefaultLCID(void);
LCID WINAPI GetSystemDefaultLCID(void);
LCID WINAPI GetThreadLocale(void);
LANGID WINAPI GetUserDefaultLangID(void);
LANGID WINAPI GetSystemDefaultLangID(void);
LANGID WINAPI GetUserDefaultUILanguage(void);
LANGID WINAPI GetSystemDefaultUILanguage(void);

#define NORM_IGNORECASE      0x00000001
#define NORM_IGNORENONSPACE  0x00000002
#define NORM_IGNORESYMBOLS   0x00000004
#define NORM_IGNOREKANATYPE  0x00010000
#define NORM_IGNOREWIDTH     0x00020000
#define LINGUISTIC_IGNORECASE 0x00000010
#define SORT_STRINGSORT      0x00001000
#define CSTR_LESS_THAN    1
#define CSTR_EQUAL        2
#define CSTR_GREATER_THAN 3
int WINAPI CompareStringA(LCID locale, DWORD flags, LPCSTR a, int a_size, LPCSTR b, int b_size);
int WINAPI CompareStringW(LCID locale, DWORD flags, LPCWSTR a, int a_size, LPCWSTR b, int b_size);

#define LCMAP_LOWERCASE 0x00000100
#define LCMAP_UPPERCASE 0x00000200
int WINAPI LCMapStringA(LCID locale, DWORD flags, LPCSTR from, int size, LPSTR to, int room);
int WINAPI LCMapStringW(LCID locale, DWORD flags, LPCWSTR from, int size, LPWSTR to, int room);

#ifdef UNICODE
#define CompareString CompareStringW
#define LCMapString   LCMapStringW
#else
#define CompareString CompareStringA
#define LCMapString   LCMapStringA
#endif

#ifdef __cplusplus
}
#endif
#endif

/* Strings with a size: the result always ends in a NUL, and an HRESULT says whether it is whole. Cch counts characters, Cb bytes. */
#ifndef _STRSAFE_H_INCLUDED_
#define _STRSAFE_H_INCLUDED_
#pragma GCC system_header

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <windef.h>
#include <winsock/link.h>

#define STRSAFE_MAX_CCH     2147483647
#define STRSAFE_MAX_LENGTH  (STRSAFE_MAX_CCH - 1)

#define STRSAFE_IGNORE_NULLS     0x00000100
#define STRSAFE_FILL_BEHIND_NULL 0x00000200
#define STRSAFE_FILL_ON_FAILURE  0x00000400
#define STRSAFE_NULL_ON_FAILURE  0x00000800
#define STRSAFE_NO_TRUNCATION    0x00001000
#define STRSAFE_VALID_FLAGS      0x00001fff
#define STRSAFE_FILL_BYTE(x)     ((DWORD)(((x) & 0xff) | STRSAFE_FILL_BEHIND_NULL))
#define STRSAFE_FAILURE_BYTE(x)  ((DWORD)(((x) & 0xff) | STRSAFE_FILL_ON_FAILURE))

#define STRSAFE_E_INSUFFICIENT_BUFFER ((HRESULT)0x8007007A)
#define STRSAFE_E_INVALID_PARAMETER   ((HRESULT)0x80070057)
#define STRSAFE_E_END_OF_FILE         ((HRESULT)0x80070026)
#ifndef S_OK
#define S_OK ((HRESULT)0)
#endif
#ifndef SUCCEEDED
#define SUCCEEDED(hr) ((HRESULT)(hr) >= 0)
#endif
#ifndef FAILED
#define FAILED(hr) ((HRESULT)(hr) < 0)
#endif

typedef char *STRSAFE_LPSTR;
typedef const char *STRSAFE_LPCSTR, *STRSAFE_PCNZCH;
typedef wchar_t *STRSAFE_LPWSTR;
typedef const wchar_t *STRSAFE_LPCWSTR, *STRSAFE_PCNZWCH;

WS_BEGIN

HRESULT StringCchCopyA(char *to, size_t size, const char *from);
HRESULT StringCchCopyExA(char *to, size_t size, const char *from, char **end, size_t *left, DWORD flags);
HRESULT StringCchCopyNA(char *to, size_t size, const char *from, size_t count);
HRESULT StringCchCopyNExA(char *to, size_t size, const char *from, size_t count, char **end, size_t *left, DWORD flags);
HRESULT StringCchCatA(char *to, size_t size, const char *from);
HRESULT StringCchCatExA(char *to, size_t size, const char *from, char **end, size_t *left, DWORD flags);
HRESULT StringCchCatNA(char *to, size_t size, const char *from, size_t count);
HRESULT StringCchCatNExA(char *to, size_t size, const char *from, size_t count, char **end, size_t *left, DWORD flags);
HRESULT StringCchVPrintfA(char *to, size_t size, const char *format, va_list arguments);
HRESULT StringCchVPrintfExA(char *to, size_t size, char **end, size_t *left, DWORD flags, const char *format, va_list arguments);
HRESULT StringCchPrintfA(char *to, size_t size, const char *format, ...);
HRESULT StringCchPrintfExA(char *to, size_t size, char **end, size_t *left, DWORD flags, const char *format, ...);
HRESULT StringCchGetsA(char *to, size_t size);
HRESULT StringCchGetsExA(char *to, size_t size, char **end, size_t *left, DWORD flags);
HRESULT StringCchLengthA(const char *text, size_t size, size_t *length);

HRESULT StringCbCopyA(char *to, size_t size, const char *from);
HRESULT StringCbCopyExA(char *to, size_t size, const char *from, char **end, size_t *left, DWORD flags);
HRESULT StringCbCopyNA(char *to, size_t size, const char *from, size_t count);
HRESULT StringCbCopyNExA(char *to, size_t size, const char *from, size_t count, char **end, size_t *left, DWORD flags);
HRESULT StringCbCatA(char *to, size_t size, const char *from);
HRESULT StringCbCatExA(char *to, size_t size, const char *from, char **end, size_t *left, DWORD flags);
HRESULT StringCbCatNA(char *to, size_t size, const char *from, size_t count);
HRESULT StringCbCatNExA(char *to, size_t size, const char *from, size_t count, char **end, size_t *left, DWORD flags);
HRESULT StringCbVPrintfA(char *to, size_t size, const char *format, va_list arguments);
HRESULT StringCbVPrintfExA(char *to, size_t size, char **end, size_t *left, DWORD flags, const char *format, va_list arguments);
HRESULT StringCbPrintfA(char *to, size_t size, const char *format, ...);
HRESULT StringCbPrintfExA(char *to, size_t size, char **end, size_t *left, DWORD flags, const char *format, ...);
HRESULT StringCbGetsA(char *to, size_t size);
HRESULT StringCbGetsExA(char *to, size_t size, char **end, size_t *left, DWORD flags);
HRESULT StringCbLengthA(const char *text, size_t size, size_t *length);

HRESULT StringCchCopyW(wchar_t *to, size_t size, const wchar_t *from);
HRESULT StringCchCopyExW(wchar_t *to, size_t size, const wchar_t *from, wchar_t **end, size_t *left, DWORD flags);
HRESULT StringCchCopyNW(wchar_t *to, size_t size, const wchar_t *from, size_t count);
HRESULT StringCchCopyNExW(wchar_t *to, size_t size, const wchar_t *from, size_t count, wchar_t **end, size_t *left, DWORD flags);
HRESULT StringCchCatW(wchar_t *to, size_t size, const wchar_t *from);
HRESULT StringCchCatExW(wchar_t *to, size_t size, const wchar_t *from, wchar_t **end, size_t *left, DWORD flags);
HRESULT StringCchCatNW(wchar_t *to, size_t size, const wchar_t *from, size_t count);
HRESULT StringCchCatNExW(wchar_t *to, size_t size, const wchar_t *from, size_t count, wchar_t **end, size_t *left, DWORD flags);
HRESULT StringCchVPrintfW(wchar_t *to, size_t size, const wchar_t *format, va_list arguments);
HRESULT StringCchVPrintfExW(wchar_t *to, size_t size, wchar_t **end, size_t *left, DWORD flags, const wchar_t *format, va_list arguments);
HRESULT StringCchPrintfW(wchar_t *to, size_t size, const wchar_t *format, ...);
HRESULT StringCchPrintfExW(wchar_t *to, size_t size, wchar_t **end, size_t *left, DWORD flags, const wchar_t *format, ...);
HRESULT StringCchGetsW(wchar_t *to, size_t size);
HRESULT StringCchGetsExW(wchar_t *to, size_t size, wchar_t **end, size_t *left, DWORD flags);
HRESULT StringCchLengthW(const wchar_t *text, size_t size, size_t *length);

HRESULT StringCbCopyW(wchar_t *to, size_t size, const wchar_t *from);
HRESULT StringCbCopyExW(wchar_t *to, size_t size, const wchar_t *from, wchar_t **end, size_t *left, DWORD flags);
HRESULT StringCbCopyNW(wchar_t *to, size_t size, const wchar_t *from, size_t count);
HRESULT StringCbCopyNExW(wchar_t *to, size_t size, const wchar_t *from, size_t count, wchar_t **end, size_t *left, DWORD flags);
HRESULT StringCbCatW(wchar_t *to, size_t size, const wchar_t *from);
HRESULT StringCbCatExW(wchar_t *to, size_t size, const wchar_t *from, wchar_t **end, size_t *left, DWORD flags);
HRESULT StringCbCatNW(wchar_t *to, size_t size, const wchar_t *from, size_t count);
HRESULT StringCbCatNExW(wchar_t *to, size_t size, const wchar_t *from, size_t count, wchar_t **end, size_t *left, DWORD flags);
HRESULT StringCbVPrintfW(wchar_t *to, size_t size, const wchar_t *format, va_list arguments);
HRESULT StringCbVPrintfExW(wchar_t *to, size_t size, wchar_t **end, size_t *left, DWORD flags, const wchar_t *format, va_list arguments);
HRESULT StringCbPrintfW(wchar_t *to, size_t size, const wchar_t *format, ...);
HRESULT StringCbPrintfExW(wchar_t *to, size_t size, wchar_t **end, size_t *left, DWORD flags, const wchar_t *format, ...);
HRESULT StringCbGetsW(wchar_t *to, size_t size);
HRESULT StringCbGetsExW(wchar_t *to, size_t size, wchar_t **end, size_t *left, DWORD flags);
HRESULT StringCbLengthW(const wchar_t *text, size_t size, size_t *length);

WS_END

#ifdef UNICODE
#define StringCbCat StringCbCatW
#define StringCbCatEx StringCbCatExW
#define StringCbCatN StringCbCatNW
#define StringCbCatNEx StringCbCatNExW
#define StringCbCopy StringCbCopyW
#define StringCbCopyEx StringCbCopyExW
#define StringCbCopyN StringCbCopyNW
#define StringCbCopyNEx StringCbCopyNExW
#define StringCbGets StringCbGetsW
#define StringCbGetsEx StringCbGetsExW
#define StringCbLength StringCbLengthW
#define StringCbPrintf StringCbPrintfW
#define StringCbPrintfEx StringCbPrintfExW
#define StringCbVPrintf StringCbVPrintfW
#define StringCbVPrintfEx StringCbVPrintfExW
#define StringCchCat StringCchCatW
#define StringCchCatEx StringCchCatExW
#define StringCchCatN StringCchCatNW
#define StringCchCatNEx StringCchCatNExW
#define StringCchCopy StringCchCopyW
#define StringCchCopyEx StringCchCopyExW
#define StringCchCopyN StringCchCopyNW
#define StringCchCopyNEx StringCchCopyNExW
#define StringCchGets StringCchGetsW
#define StringCchGetsEx StringCchGetsExW
#define StringCchLength StringCchLengthW
#define StringCchPrintf StringCchPrintfW
#define StringCchPrintfEx StringCchPrintfExW
#define StringCchVPrintf StringCchVPrintfW
#define StringCchVPrintfEx StringCchVPrintfExW
#else
#define StringCbCat StringCbCatA
#define StringCbCatEx StringCbCatExA
#define StringCbCatN StringCbCatNA
#define StringCbCatNEx StringCbCatNExA
#define StringCbCopy StringCbCopyA
#define StringCbCopyEx StringCbCopyExA
#define StringCbCopyN StringCbCopyNA
#define StringCbCopyNEx StringCbCopyNExA
#define StringCbGets StringCbGetsA
#define StringCbGetsEx StringCbGetsExA
#define StringCbLength StringCbLengthA
#define StringCbPrintf StringCbPrintfA
#define StringCbPrintfEx StringCbPrintfExA
#define StringCbVPrintf StringCbVPrintfA
#define StringCbVPrintfEx StringCbVPrintfExA
#define StringCchCat StringCchCatA
#define StringCchCatEx StringCchCatExA
#define StringCchCatN StringCchCatNA
#define StringCchCatNEx StringCchCatNExA
#define StringCchCopy StringCchCopyA
#define StringCchCopyEx StringCchCopyExA
#define StringCchCopyN StringCchCopyNA
#define StringCchCopyNEx StringCchCopyNExA
#define StringCchGets StringCchGetsA
#define StringCchGetsEx StringCchGetsExA
#define StringCchLength StringCchLengthA
#define StringCchPrintf StringCchPrintfA
#define StringCchPrintfEx StringCchPrintfExA
#define StringCchVPrintf StringCchVPrintfA
#define StringCchVPrintfEx StringCchVPrintfExA
#endif

#endif

/* user32's handling of text: wsprintf, and letters. The narrow forms are UTF-8. */
#ifndef WS_WIN32_USERTEXT_H
#define WS_WIN32_USERTEXT_H
#pragma GCC system_header

#include <windef.h>
#include <stdarg.h>

#ifdef __cplusplus
extern "C" {
#endif

/* At most 1023 characters, and a format language of its own: no floating point. */
int WINAPIV wsprintfA(LPSTR text, LPCSTR format, ...);
int WINAPIV wsprintfW(LPWSTR text, LPCWSTR format, ...);
int WINAPI wvsprintfA(LPSTR text, LPCSTR format, va_list arguments);
int WINAPI wvsprintfW(LPWSTR text, LPCWSTR format, va_list arguments);

/* A character in the pointer's place is answered changed; a string is changed where it is. */
LPSTR WINAPI CharUpperA(LPSTR text);
LPWSTR WINAPI CharUpperW(LPWSTR text);
LPSTR WINAPI CharLowerA(LPSTR text);
LPWSTR WINAPI CharLowerW(LPWSTR text);
DWORD WINAPI CharUpperBuffA(LPSTR text, DWORD size);
DWORD WINAPI CharUpperBuffW(LPWSTR text, DWORD size);
DWORD WINAPI CharLowerBuffA(LPSTR text, DWORD size);
DWORD WINAPI CharLowerBuffW(LPWSTR text, DWORD size);
LPSTR WINAPI CharNextA(LPCSTR text);
LPWSTR WINAPI CharNextW(LPCWSTR text);
LPSTR WINAPI CharPrevA(LPCSTR start, LPCSTR text);
LPWSTR WINAPI CharPrevW(LPCWSTR start, LPCWSTR text);
LPSTR WINAPI CharNextExA(WORD codepage, LPCSTR text, DWORD flags);
LPSTR WINAPI CharPrevExA(WORD codepage, LPCSTR start, LPCSTR text, DWORD flags);
BOOL WINAPI IsCharAlphaA(CHAR character);
BOOL WINAPI IsCharAlphaW(WCHAR character);
BOOL WINAPI IsCharAlphaNumericA(CHAR character);
BOOL WINAPI IsCharAlphaNumericW(WCHAR character);
BOOL WINAPI IsCharUpperA(CHAR character);
BOOL WINAPI IsCharUpperW(WCHAR character);
BOOL WINAPI IsCharLowerA(CHAR character);
BOOL WINAPI IsCharLowerW(WCHAR character);

/* The OEM code page is the ANSI one. */
BOOL WINAPI CharToOemA(LPCSTR text, LPSTR oem);
BOOL WINAPI CharToOemW(LPCWSTR text, LPSTR oem);
BOOL WINAPI OemToCharA(LPCSTR oem, LPSTR text);
BOOL WINAPI OemToCharW(LPCSTR oem, LPWSTR text);
BOOL WINAPI CharToOemBuffA(LPCSTR text, LPSTR oem, DWORD size);
BOOL WINAPI OemToCharBuffA(LPCSTR oem, LPSTR text, DWORD size);
#define AnsiToOem     CharToOemA
#define OemToAnsi     OemToCharA
#define AnsiToOemBuff CharToOemBuffA
#define OemToAnsiBuff OemToCharBuffA
#define AnsiUpper     CharUpperA
#define AnsiLower     CharLowerA
#define AnsiUpperBuff CharUpperBuffA
#define AnsiLowerBuff CharLowerBuffA
#define AnsiNext      CharNextA
#define AnsiPrev      CharPrevA

#ifdef UNICODE
#define CharLower          CharLowerW
#define CharLowerBuff      CharLowerBuffW
#define CharNext           CharNextW
#define CharPrev           CharPrevW
#define CharToOem          CharToOemW
#define CharUpper          CharUpperW
#define CharUpperBuff      CharUpperBuffW
#define IsCharAlpha        IsCharAlphaW
#define IsCharAlphaNumeric IsCharAlphaNumericW
#define IsCharLower        IsCharLowerW
#define IsCharUpper        IsCharUpperW
#define OemToChar          OemToCharW
#define wsprintf           wsprintfW
#define wvsprintf          wvsprintfW
#else
#define CharLower          CharLowerA
#define CharLowerBuff      CharLowerBuffA
#define CharNext           CharNextA
#define CharPrev           CharPrevA
#define CharToOem          CharToOemA
#define CharToOemBuff      CharToOemBuffA
#define CharUpper          CharUpperA
#define CharUpperBuff      CharUpperBuffA
#define IsCharAlpha        IsCharAlphaA
#define IsCharAlphaNumeric IsCharAlphaNumericA
#define IsCharLower        IsCharLowerA
#define IsCharUpper        IsCharUpperA
#define OemToChar          OemToCharA
#define OemToCharBuff      OemToCharBuffA
#define wsprintf           wsprintfA
#define wvsprintf          wvsprintfA
#endif

#ifdef __cplusplus
}
#endif
#endif

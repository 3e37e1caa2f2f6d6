/* Wide printf and what else <wchar.h> reads and writes: as on Windows, wide and narrow text go to one stream in any order, as UTF-8. */
#ifndef WS_WIN32_CRTWPRINTF_H
#define WS_WIN32_CRTWPRINTF_H
#pragma GCC system_header

#include <crtdefs.h>
#include <stdarg.h>
#include <wchar.h>
/* FILE alone: who includes <string.h> need not have all of <stdio.h>. */
#ifdef __GLIBC__
#include <bits/types/FILE.h>
#endif
#if !defined _WIN32 && !defined WS_OWN && !defined WS_LIBC_WCHAR
#define WS_LIBC_WCHAR
#endif

#ifndef WS_OWN
#define WS_OWN(result, name, parameters) result name parameters WS_REDIRECT(name)
#endif

WS_BEGIN

#ifndef WS_LIBC_WCHAR
WS_OWN(int, wprintf, (const wchar_t *__restrict format, ...));
WS_OWN(int, fwprintf, (FILE *__restrict file, const wchar_t *__restrict format, ...));
WS_OWN(int, swprintf, (wchar_t *__restrict to, size_t size, const wchar_t *__restrict format, ...));
WS_OWN(int, vwprintf, (const wchar_t *__restrict format, va_list arguments));
WS_OWN(int, vfwprintf, (FILE *__restrict file, const wchar_t *__restrict format, va_list arguments));
WS_OWN(int, vswprintf, (wchar_t *__restrict to, size_t size, const wchar_t *__restrict format, va_list arguments));
WS_OWN(int, wscanf, (const wchar_t *__restrict format, ...));
WS_OWN(int, fwscanf, (FILE *__restrict file, const wchar_t *__restrict format, ...));
WS_OWN(int, swscanf, (const wchar_t *__restrict text, const wchar_t *__restrict format, ...));
WS_OWN(int, vwscanf, (const wchar_t *__restrict format, va_list arguments));
WS_OWN(int, vfwscanf, (FILE *__restrict file, const wchar_t *__restrict format, va_list arguments));
WS_OWN(int, vswscanf, (const wchar_t *__restrict text, const wchar_t *__restrict format, va_list arguments));
WS_OWN(wint_t, fputwc, (wchar_t c, FILE *file));
WS_OWN(wint_t, putwc, (wchar_t c, FILE *file));
WS_OWN(wint_t, putwchar, (wchar_t c));
WS_OWN(int, fputws, (const wchar_t *__restrict text, FILE *__restrict file));
WS_OWN(wint_t, fgetwc, (FILE *file));
WS_OWN(wint_t, getwc, (FILE *file));
WS_OWN(wint_t, getwchar, (void));
WS_OWN(wchar_t *, fgetws, (wchar_t *__restrict to, int count, FILE *__restrict file));
#endif

int _snwprintf(wchar_t *to, size_t size, const wchar_t *format, ...);
int _vsnwprintf(wchar_t *to, size_t size, const wchar_t *format, va_list arguments);
int _swprintf(wchar_t *to, const wchar_t *format, ...);
int _vswprintf(wchar_t *to, const wchar_t *format, va_list arguments);
int _scwprintf(const wchar_t *format, ...);
int _vscwprintf(const wchar_t *format, va_list arguments);
int swprintf_s(wchar_t *to, size_t size, const wchar_t *format, ...);
int vswprintf_s(wchar_t *to, size_t size, const wchar_t *format, va_list arguments);
int _snwprintf_s(wchar_t *to, size_t size, size_t count, const wchar_t *format, ...);
int _vsnwprintf_s(wchar_t *to, size_t size, size_t count, const wchar_t *format, va_list arguments);
int wprintf_s(const wchar_t *format, ...);
int vwprintf_s(const wchar_t *format, va_list arguments);
int fwprintf_s(FILE *file, const wchar_t *format, ...);
int vfwprintf_s(FILE *file, const wchar_t *format, va_list arguments);
int wscanf_s(const wchar_t *format, ...);
int fwscanf_s(FILE *file, const wchar_t *format, ...);
int swscanf_s(const wchar_t *text, const wchar_t *format, ...);
int _putws(const wchar_t *text);
wint_t _fgetwchar(void);
wint_t _fputwchar(wchar_t c);
wchar_t *_getws_s(wchar_t *to, size_t size);
FILE *_wfdopen(int fd, const wchar_t *mode);
errno_t _wfreopen_s(FILE **file, const wchar_t *name, const wchar_t *mode, FILE *old);
void _wperror(const wchar_t *text);

FILE *_wfopen(const wchar_t *name, const wchar_t *mode);
FILE *_wfsopen(const wchar_t *name, const wchar_t *mode, int share);
errno_t _wfopen_s(FILE **file, const wchar_t *name, const wchar_t *mode);
FILE *_wfreopen(const wchar_t *name, const wchar_t *mode, FILE *file);
FILE *_wpopen(const wchar_t *command, const wchar_t *mode);
int _wremove(const wchar_t *name);
wchar_t *_wsetlocale(int category, const wchar_t *name);
wchar_t *_wtempnam(const wchar_t *directory, const wchar_t *prefix);
int _wsystem(const wchar_t *command);
int _wrename(const wchar_t *from, const wchar_t *to);

WS_END

#ifdef __cplusplus
extern "C++" {
template <size_t WsSize> inline int
swprintf_s(wchar_t (&to)[WsSize], const wchar_t *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int count = vswprintf_s(to, WsSize, format, arguments);
	va_end(arguments);
	return count;
}

template <size_t WsSize> inline int
vswprintf_s(wchar_t (&to)[WsSize], const wchar_t *format, va_list arguments)
{
	return vswprintf_s(to, WsSize, format, arguments);
}

template <size_t WsSize> inline int
_snwprintf_s(wchar_t (&to)[WsSize], size_t count, const wchar_t *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int length = _vsnwprintf_s(to, WsSize, count, format, arguments);
	va_end(arguments);
	return length;
}

/* As it was before 2005: no size. */
inline int
swprintf(wchar_t *to, const wchar_t *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int count = _vswprintf(to, format, arguments);
	va_end(arguments);
	return count;
}

inline int
vswprintf(wchar_t *to, const wchar_t *format, va_list arguments)
{
	return _vswprintf(to, format, arguments);
}
}
#endif

#endif

/* printf's and scanf's families: what libc has under the same name, and Microsoft's own.
 *
 * l before an integer's conversion is a LONG of 32 bits, I64 and I32 are known, %s in a wide format is a wide string and %S the other kind. Narrow
 * text is UTF-8, whatever the locale. */
#ifndef WS_WIN32_CRTPRINTF_H
#define WS_WIN32_CRTPRINTF_H
#pragma GCC system_header

#include <crtdefs.h>
#include <stdio.h>
#if !defined _WIN32 && !defined WS_OWN && !defined WS_LIBC_STDIO
#define WS_LIBC_STDIO
#endif

#ifndef WS_OWN
#define WS_OWN(result, name, parameters) result name parameters WS_REDIRECT(name)
#endif

WS_BEGIN

#ifndef WS_LIBC_STDIO
WS_OWN(int, printf, (const char *__restrict format, ...));
WS_OWN(int, fprintf, (FILE *__restrict file, const char *__restrict format, ...));
WS_OWN(int, sprintf, (char *__restrict to, const char *__restrict format, ...));
WS_OWN(int, snprintf, (char *__restrict to, size_t size, const char *__restrict format, ...));
WS_OWN(int, vprintf, (const char *__restrict format, va_list arguments));
WS_OWN(int, vfprintf, (FILE *__restrict file, const char *__restrict format, va_list arguments));
WS_OWN(int, vsprintf, (char *__restrict to, const char *__restrict format, va_list arguments));
WS_OWN(int, vsnprintf, (char *__restrict to, size_t size, const char *__restrict format, va_list arguments));
WS_OWN(int, scanf, (const char *__restrict format, ...));
WS_OWN(int, fscanf, (FILE *__restrict file, const char *__restrict format, ...));
WS_OWN(int, sscanf, (const char *__restrict text, const char *__restrict format, ...));
WS_OWN(int, vscanf, (const char *__restrict format, va_list arguments));
WS_OWN(int, vfscanf, (FILE *__restrict file, const char *__restrict format, va_list arguments));
WS_OWN(int, vsscanf, (const char *__restrict text, const char *__restrict format, va_list arguments));
WS_OWN(FILE *, fopen, (const char *__restrict name, const char *__restrict mode));
WS_OWN(int, remove, (const char *name));
WS_OWN(int, rename, (const char *from, const char *to));
WS_OWN(FILE *, freopen, (const char *__restrict name, const char *__restrict mode, FILE *__restrict old));
#endif

/* No NUL where the text just fills the buffer, and -1 where it does not fit. */
int _snprintf(char *to, size_t size, const char *format, ...);
int _vsnprintf(char *to, size_t size, const char *format, va_list arguments);
int _scprintf(const char *format, ...);
int _vscprintf(const char *format, va_list arguments);

/* A text that does not fit is an invalid parameter, but for _TRUNCATE and a count that it is cut to. */
int sprintf_s(char *to, size_t size, const char *format, ...);
int vsprintf_s(char *to, size_t size, const char *format, va_list arguments);
int _snprintf_s(char *to, size_t size, size_t count, const char *format, ...);
int _vsnprintf_s(char *to, size_t size, size_t count, const char *format, va_list arguments);
int printf_s(const char *format, ...);
int vprintf_s(const char *format, va_list arguments);
int fprintf_s(FILE *file, const char *format, ...);
int vfprintf_s(FILE *file, const char *format, va_list arguments);

/* %s, %c and %[ take the buffer's size after its address. */
int scanf_s(const char *format, ...);
int fscanf_s(FILE *file, const char *format, ...);
int sscanf_s(const char *text, const char *format, ...);

int _get_printf_count_output(void);
int _set_printf_count_output(int enable);

WS_END

#ifdef __cplusplus
extern "C++" {
template <size_t WsSize> inline int
sprintf_s(char (&to)[WsSize], const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int count = vsprintf_s(to, WsSize, format, arguments);
	va_end(arguments);
	return count;
}

template <size_t WsSize> inline int
vsprintf_s(char (&to)[WsSize], const char *format, va_list arguments)
{
	return vsprintf_s(to, WsSize, format, arguments);
}

template <size_t WsSize> inline int
_snprintf_s(char (&to)[WsSize], size_t count, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int length = _vsnprintf_s(to, WsSize, count, format, arguments);
	va_end(arguments);
	return length;
}

template <size_t WsSize> inline int
_vsnprintf_s(char (&to)[WsSize], size_t count, const char *format, va_list arguments)
{
	return _vsnprintf_s(to, WsSize, count, format, arguments);
}
}
#endif

#endif

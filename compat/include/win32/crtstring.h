/* Microsoft's part of <string.h>, which also brings that of <wchar.h> for strings. */
#ifndef WS_WIN32_CRTSTRING_H
#define WS_WIN32_CRTSTRING_H
#pragma GCC system_header

#include <crtdefs.h>

#ifndef _NLSCMPERROR
#define _NLSCMPERROR 0x7fffffff
#endif

WS_BEGIN

char *_strdup(const char *text);
int _stricmp(const char *a, const char *b);
int _strcmpi(const char *a, const char *b);
int _strnicmp(const char *a, const char *b, size_t count);
int _stricoll(const char *a, const char *b);
int _strncoll(const char *a, const char *b, size_t count);
int _strnicoll(const char *a, const char *b, size_t count);
char *_strlwr(char *text);
char *_strupr(char *text);
char *_strrev(char *text);
char *_strset(char *text, int c);
char *_strnset(char *text, int c, size_t count);
char *_strerror(const char *message);
int _memicmp(const void *a, const void *b, size_t size);
void *_memccpy(void *to, const void *from, int c, size_t size);
void _swab(char *from, char *to, int size);
char *_strdec(const char *start, const char *at);
char *_strinc(const char *at);
size_t _strncnt(const char *text, size_t count);
char *_strspnp(const char *text, const char *set);

errno_t strcpy_s(char *to, rsize_t size, const char *from);
errno_t strncpy_s(char *to, rsize_t size, const char *from, rsize_t count);
errno_t strcat_s(char *to, rsize_t size, const char *from);
errno_t strncat_s(char *to, rsize_t size, const char *from, rsize_t count);
char *strtok_s(char *text, const char *set, char **rest);
size_t strnlen_s(const char *text, size_t size);
errno_t strerror_s(char *text, rsize_t size, int error);
errno_t _strerror_s(char *text, rsize_t size, const char *message);
errno_t _strset_s(char *text, rsize_t size, int c);
errno_t _strnset_s(char *text, rsize_t size, int c, size_t count);
errno_t _strlwr_s(char *text, rsize_t size);
errno_t _strupr_s(char *text, rsize_t size);
errno_t memcpy_s(void *to, rsize_t size, const void *from, rsize_t count);
errno_t memmove_s(void *to, rsize_t size, const void *from, rsize_t count);

wchar_t *_wcsdup(const wchar_t *text);
int _wcsicmp(const wchar_t *a, const wchar_t *b);
int _wcsnicmp(const wchar_t *a, const wchar_t *b, size_t count);
int _wcsicoll(const wchar_t *a, const wchar_t *b);
int _wcsncoll(const wchar_t *a, const wchar_t *b, size_t count);
int _wcsnicoll(const wchar_t *a, const wchar_t *b, size_t count);
wchar_t *_wcslwr(wchar_t *text);
wchar_t *_wcsupr(wchar_t *text);
wchar_t *_wcsrev(wchar_t *text);
wchar_t *_wcsset(wchar_t *text, wchar_t c);
wchar_t *_wcsnset(wchar_t *text, wchar_t c, size_t count);
wchar_t *_wcserror(int error);
wchar_t *__wcserror(const wchar_t *message);
wchar_t *_wcsdec(const wchar_t *start, const wchar_t *at);
wchar_t *_wcsinc(const wchar_t *at);
size_t _wcsncnt(const wchar_t *text, size_t count);
wchar_t *_wcsspnp(const wchar_t *text, const wchar_t *set);

errno_t wcscpy_s(wchar_t *to, rsize_t size, const wchar_t *from);
errno_t wcsncpy_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count);
errno_t wcscat_s(wchar_t *to, rsize_t size, const wchar_t *from);
errno_t wcsncat_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count);
wchar_t *wcstok_s(wchar_t *text, const wchar_t *set, wchar_t **rest);
/* _tcstok: wcstok as it was, with two parameters and each thread's own place in the text. In C++ the old name has that form too. */
wchar_t *ws_wcstok(wchar_t *text, const wchar_t *set);
size_t wcsnlen_s(const wchar_t *text, size_t size);
errno_t _wcserror_s(wchar_t *text, rsize_t size, int error);
errno_t __wcserror_s(wchar_t *text, rsize_t size, const wchar_t *message);
errno_t _wcsset_s(wchar_t *text, rsize_t size, wchar_t c);
errno_t _wcsnset_s(wchar_t *text, rsize_t size, wchar_t c, size_t count);
errno_t _wcslwr_s(wchar_t *text, rsize_t size);
errno_t _wcsupr_s(wchar_t *text, rsize_t size);
errno_t wmemcpy_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count);
errno_t wmemmove_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count);

WS_ARRAY_1(errno_t, _strlwr_s, char)
WS_ARRAY_1(errno_t, _strupr_s, char)
WS_ARRAY_2(errno_t, strcpy_s, char, const char *)
WS_ARRAY_2(errno_t, strcat_s, char, const char *)
WS_ARRAY_2(errno_t, strerror_s, char, int)
WS_ARRAY_2(errno_t, _strerror_s, char, const char *)
WS_ARRAY_2(errno_t, _strset_s, char, int)
WS_ARRAY_3(errno_t, strncpy_s, char, const char *, rsize_t)
WS_ARRAY_3(errno_t, strncat_s, char, const char *, rsize_t)
WS_ARRAY_3(errno_t, _strnset_s, char, int, size_t)
WS_ARRAY_1(errno_t, _wcslwr_s, wchar_t)
WS_ARRAY_1(errno_t, _wcsupr_s, wchar_t)
WS_ARRAY_2(errno_t, wcscpy_s, wchar_t, const wchar_t *)
WS_ARRAY_2(errno_t, wcscat_s, wchar_t, const wchar_t *)
WS_ARRAY_2(errno_t, _wcserror_s, wchar_t, int)
WS_ARRAY_2(errno_t, __wcserror_s, wchar_t, const wchar_t *)
WS_ARRAY_2(errno_t, _wcsset_s, wchar_t, wchar_t)
WS_ARRAY_3(errno_t, wcsncpy_s, wchar_t, const wchar_t *, rsize_t)
WS_ARRAY_3(errno_t, wcsncat_s, wchar_t, const wchar_t *, rsize_t)
WS_ARRAY_3(errno_t, _wcsnset_s, wchar_t, wchar_t, size_t)

/* The names of before; those that a program has made macros are its own. */
#ifndef stricmp
int stricmp(const char *a, const char *b);
#endif
#ifndef strcmpi
int strcmpi(const char *a, const char *b);
#endif
#ifndef strnicmp
int strnicmp(const char *a, const char *b, size_t count);
#endif
#ifndef stricoll
int stricoll(const char *a, const char *b);
#endif
#ifndef strlwr
char *strlwr(char *text);
#endif
#ifndef strupr
char *strupr(char *text);
#endif
#ifndef strrev
char *strrev(char *text);
#endif
#ifndef strset
char *strset(char *text, int c);
#endif
#ifndef strnset
char *strnset(char *text, int c, size_t count);
#endif
#ifndef memicmp
int memicmp(const void *a, const void *b, size_t size);
#endif
#if defined __cplusplus && !defined wcstok
extern "C++" inline wchar_t *
wcstok(wchar_t *text, const wchar_t *set)
{
	return ws_wcstok(text, set);
}
#endif
#ifndef wcsicmp
int wcsicmp(const wchar_t *a, const wchar_t *b);
#endif
#ifndef wcsnicmp
int wcsnicmp(const wchar_t *a, const wchar_t *b, size_t count);
#endif
#ifndef wcsicoll
int wcsicoll(const wchar_t *a, const wchar_t *b);
#endif
#ifndef wcslwr
wchar_t *wcslwr(wchar_t *text);
#endif
#ifndef wcsupr
wchar_t *wcsupr(wchar_t *text);
#endif
#ifndef wcsrev
wchar_t *wcsrev(wchar_t *text);
#endif
#ifndef wcsset
wchar_t *wcsset(wchar_t *text, wchar_t c);
#endif
#ifndef wcsnset
wchar_t *wcsnset(wchar_t *text, wchar_t c, size_t count);
#endif

WS_END

#endif

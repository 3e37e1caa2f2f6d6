/* Strings of a code page, in which a byte is a character: that of text with several bytes a character is not told here, as on Windows with a
 * code page that has none. */
#ifndef _INC_MBSTRING
#define _INC_MBSTRING
#pragma GCC system_header

#include <crtdefs.h>
#include <string.h>
#include <win32/crtstring.h>

WS_INLINE size_t _mbslen(const unsigned char *text) { return strlen((const char *)text); }
WS_INLINE size_t _mbstrlen(const char *text) { return strlen(text); }
WS_INLINE size_t _mbclen(const unsigned char *at) { (void)at; return 1; }
WS_INLINE int _ismbblead(unsigned c) { (void)c; return 0; }
WS_INLINE int _ismbbtrail(unsigned c) { (void)c; return 0; }
WS_INLINE unsigned char * _mbsinc(const unsigned char *at) { return (unsigned char *)(size_t)at + 1; }
WS_INLINE unsigned char * _mbsdec(const unsigned char *first, const unsigned char *at) { return at > first ? (unsigned char *)(size_t)at - 1 : NULL; }
WS_INLINE unsigned char * _mbsninc(const unsigned char *at, size_t count) { size_t size = strlen((const char *)at); return (unsigned char *)(size_t)at + (count < size ? count : size); }
WS_INLINE unsigned _mbsnextc(const unsigned char *at) { return *at; }
WS_INLINE unsigned char * _mbscpy(unsigned char *to, const unsigned char *from) { return (unsigned char *)strcpy((char *)to, (const char *)from); }
WS_INLINE unsigned char * _mbscat(unsigned char *to, const unsigned char *from) { return (unsigned char *)strcat((char *)to, (const char *)from); }
WS_INLINE unsigned char * _mbsncpy(unsigned char *to, const unsigned char *from, size_t count) { return (unsigned char *)strncpy((char *)to, (const char *)from, count); }
WS_INLINE unsigned char * _mbsncat(unsigned char *to, const unsigned char *from, size_t count) { return (unsigned char *)strncat((char *)to, (const char *)from, count); }
WS_INLINE unsigned char * _mbsnbcpy(unsigned char *to, const unsigned char *from, size_t count) { return (unsigned char *)strncpy((char *)to, (const char *)from, count); }
WS_INLINE unsigned char * _mbsnbcat(unsigned char *to, const unsigned char *from, size_t count) { return (unsigned char *)strncat((char *)to, (const char *)from, count); }
WS_INLINE int _mbscmp(const unsigned char *a, const unsigned char *b) { return strcmp((const char *)a, (const char *)b); }
WS_INLINE int _mbsicmp(const unsigned char *a, const unsigned char *b) { return _stricmp((const char *)a, (const char *)b); }
WS_INLINE int _mbscoll(const unsigned char *a, const unsigned char *b) { return strcoll((const char *)a, (const char *)b); }
WS_INLINE int _mbsncmp(const unsigned char *a, const unsigned char *b, size_t count) { return strncmp((const char *)a, (const char *)b, count); }
WS_INLINE int _mbsnicmp(const unsigned char *a, const unsigned char *b, size_t count) { return _strnicmp((const char *)a, (const char *)b, count); }
WS_INLINE int _mbsnbcmp(const unsigned char *a, const unsigned char *b, size_t count) { return strncmp((const char *)a, (const char *)b, count); }
WS_INLINE int _mbsnbicmp(const unsigned char *a, const unsigned char *b, size_t count) { return _strnicmp((const char *)a, (const char *)b, count); }
WS_INLINE unsigned char * _mbschr(const unsigned char *text, unsigned c) { return (unsigned char *)(size_t)strchr((const char *)text, (int)c); }
WS_INLINE unsigned char * _mbsrchr(const unsigned char *text, unsigned c) { return (unsigned char *)(size_t)strrchr((const char *)text, (int)c); }
WS_INLINE unsigned char * _mbsstr(const unsigned char *text, const unsigned char *of) { return (unsigned char *)(size_t)strstr((const char *)text, (const char *)of); }
WS_INLINE unsigned char * _mbspbrk(const unsigned char *text, const unsigned char *of) { return (unsigned char *)(size_t)strpbrk((const char *)text, (const char *)of); }
WS_INLINE size_t _mbsspn(const unsigned char *text, const unsigned char *of) { return strspn((const char *)text, (const char *)of); }
WS_INLINE size_t _mbscspn(const unsigned char *text, const unsigned char *of) { return strcspn((const char *)text, (const char *)of); }
WS_INLINE unsigned char * _mbstok(unsigned char *text, const unsigned char *set) { return (unsigned char *)strtok((char *)text, (const char *)set); }
WS_INLINE unsigned char * _mbsdup(const unsigned char *text) { return (unsigned char *)_strdup((const char *)text); }
WS_INLINE unsigned char * _mbslwr(unsigned char *text) { return (unsigned char *)_strlwr((char *)text); }
WS_INLINE unsigned char * _mbsupr(unsigned char *text) { return (unsigned char *)_strupr((char *)text); }
WS_INLINE unsigned char * _mbsrev(unsigned char *text) { return (unsigned char *)_strrev((char *)text); }

#endif

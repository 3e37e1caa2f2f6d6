/* Microsoft's part of <stdlib.h>. */
#ifndef WS_WIN32_CRTSTDLIB_H
#define WS_WIN32_CRTSTDLIB_H
#pragma GCC system_header

#include <crtdefs.h>

#define _MAX_PATH  260
#define _MAX_DRIVE 3
#define _MAX_DIR   256
#define _MAX_FNAME 256
#define _MAX_EXT   256
#define _MAX_ENV   32767

#define _MAX_ITOSTR_BASE10_COUNT  12
#define _MAX_ITOSTR_BASE16_COUNT  9
#define _MAX_LTOSTR_BASE10_COUNT  12
#define _MAX_ULTOSTR_BASE10_COUNT 11
#define _MAX_U64TOSTR_BASE10_COUNT 21
#define _MAX_I64TOSTR_BASE10_COUNT 21
#define _CVTBUFSIZE 349

#define _WRITE_ABORT_MSG  1
#define _CALL_REPORTFAULT 2

#ifndef _countof
#define _countof(array) (sizeof(array) / sizeof((array)[0]))
#endif
#ifndef __min
#define __min(a, b) ((a) < (b) ? (a) : (b))
#define __max(a, b) ((a) > (b) ? (a) : (b))
#endif

WS_BEGIN

/* Numbers. A negative long is, but for radix 10, its 32 bits, as on Windows, if it fits into them. */
/* glibc's archive has a function of that name inside. */
char *_itoa(int value, char *to, int radix) WS_REDIRECT(_itoa);
char *_ltoa(long value, char *to, int radix);
char *_ultoa(unsigned long value, char *to, int radix);
__extension__ char *_i64toa(long long value, char *to, int radix);
__extension__ char *_ui64toa(unsigned long long value, char *to, int radix);
wchar_t *_itow(int value, wchar_t *to, int radix);
wchar_t *_ltow(long value, wchar_t *to, int radix);
wchar_t *_ultow(unsigned long value, wchar_t *to, int radix);
__extension__ wchar_t *_i64tow(long long value, wchar_t *to, int radix);
__extension__ wchar_t *_ui64tow(unsigned long long value, wchar_t *to, int radix);
errno_t _itoa_s(int value, char *to, size_t size, int radix);
errno_t _ltoa_s(long value, char *to, size_t size, int radix);
errno_t _ultoa_s(unsigned long value, char *to, size_t size, int radix);
__extension__ errno_t _i64toa_s(long long value, char *to, size_t size, int radix);
__extension__ errno_t _ui64toa_s(unsigned long long value, char *to, size_t size, int radix);
errno_t _itow_s(int value, wchar_t *to, size_t size, int radix);
errno_t _ltow_s(long value, wchar_t *to, size_t size, int radix);
errno_t _ultow_s(unsigned long value, wchar_t *to, size_t size, int radix);
__extension__ errno_t _i64tow_s(long long value, wchar_t *to, size_t size, int radix);
__extension__ errno_t _ui64tow_s(unsigned long long value, wchar_t *to, size_t size, int radix);
__extension__ long long _atoi64(const char *text);
__extension__ long long _wtoi64(const wchar_t *text);
__extension__ long long _strtoi64(const char *text, char **end, int radix);
__extension__ unsigned long long _strtoui64(const char *text, char **end, int radix);
__extension__ long long _wcstoi64(const wchar_t *text, wchar_t **end, int radix);
__extension__ unsigned long long _wcstoui64(const wchar_t *text, wchar_t **end, int radix);
int _wtoi(const wchar_t *text);
long _wtol(const wchar_t *text);
double _wtof(const wchar_t *text);
char *_ecvt(double value, int digits, int *point, int *sign);
char *_fcvt(double value, int digits, int *point, int *sign);
char *_gcvt(double value, int digits, char *to);
errno_t _gcvt_s(char *to, size_t size, double value, int digits);
unsigned _rotl(unsigned value, int shift);
unsigned _rotr(unsigned value, int shift);
/* Of the low 32 bits, as many as Windows' long has. */
unsigned long ws_lrotl(unsigned long value, int shift) WS_LINK("_lrotl");
unsigned long ws_lrotr(unsigned long value, int shift) WS_LINK("_lrotr");
/* clang has functions of these names built in, for 64 bits. */
#define _lrotl ws_lrotl
#define _lrotr ws_lrotr
uint64_t _rotl64(uint64_t value, int shift);
uint64_t _rotr64(uint64_t value, int shift);
unsigned short _byteswap_ushort(unsigned short value);
unsigned long _byteswap_ulong(unsigned long value);
__extension__ unsigned long long _byteswap_uint64(unsigned long long value);
__extension__ long long _abs64(long long value);
errno_t rand_s(unsigned *value);

/* Paths: '/' parts as '\' does. */
void _splitpath(const char *path, char *drive, char *dir, char *name, char *extension);
void _wsplitpath(const wchar_t *path, wchar_t *drive, wchar_t *dir, wchar_t *name, wchar_t *extension);
errno_t _splitpath_s(const char *path, char *drive, size_t drive_size, char *dir, size_t dir_size, char *name, size_t name_size, char *extension, size_t extension_size);
errno_t _wsplitpath_s(const wchar_t *path, wchar_t *drive, size_t drive_size, wchar_t *dir, size_t dir_size, wchar_t *name, size_t name_size, wchar_t *extension, size_t extension_size);
void _makepath(char *path, const char *drive, const char *dir, const char *name, const char *extension);
void _wmakepath(wchar_t *path, const wchar_t *drive, const wchar_t *dir, const wchar_t *name, const wchar_t *extension);
errno_t _makepath_s(char *path, size_t size, const char *drive, const char *dir, const char *name, const char *extension);
errno_t _wmakepath_s(wchar_t *path, size_t size, const wchar_t *drive, const wchar_t *dir, const wchar_t *name, const wchar_t *extension);
char *_fullpath(char *to, const char *path, size_t size);
wchar_t *_wfullpath(wchar_t *to, const wchar_t *path, size_t size);
void _searchenv(const char *file, const char *variable, char *path);
errno_t _searchenv_s(const char *file, const char *variable, char *path, size_t size);

/* The environment and the command line. */
extern char **_environ;
int _putenv(const char *setting);
int _wputenv(const wchar_t *setting);
errno_t _putenv_s(const char *name, const char *value);
errno_t _wputenv_s(const wchar_t *name, const wchar_t *value);
errno_t getenv_s(size_t *needed, char *to, rsize_t size, const char *name);
errno_t _wgetenv_s(size_t *needed, wchar_t *to, rsize_t size, const wchar_t *name);
errno_t _dupenv_s(char **value, size_t *size, const char *name);
errno_t _wdupenv_s(wchar_t **value, size_t *size, const wchar_t *name);
wchar_t *_wgetenv(const wchar_t *name);
int *__p___argc(void);
char ***__p___argv(void);
wchar_t ***__p___wargv(void);
char **__p__pgmptr(void);
wchar_t **__p__wpgmptr(void);
#define __argc   (*__p___argc())
#define __argv   (*__p___argv())
#define __wargv  (*__p___wargv())
#define _pgmptr  (*__p__pgmptr())
#define _wpgmptr (*__p__wpgmptr())
errno_t _get_pgmptr(char **path);

/* The process. */
typedef int (*_onexit_t)(void);
_onexit_t _onexit(_onexit_t function);
errno_t _set_errno(int value);
errno_t _get_errno(int *value);
/* The Win32 code behind errno. */
unsigned long *__doserrno(void);
#define _doserrno (*__doserrno())
errno_t _set_doserrno(unsigned long value);
errno_t _get_doserrno(unsigned long *value);
unsigned _set_abort_behavior(unsigned flags, unsigned mask);
void _sleep(unsigned long milliseconds);

void qsort_s(void *base, rsize_t count, rsize_t size, int (*compare)(void *, const void *, const void *), void *context);
void *bsearch_s(const void *key, const void *base, rsize_t count, rsize_t size, int (*compare)(void *, const void *, const void *), void *context);

#ifndef itoa
char *itoa(int value, char *to, int radix);
#endif
#ifndef ltoa
char *ltoa(long value, char *to, int radix);
#endif
#ifndef ultoa
char *ultoa(unsigned long value, char *to, int radix);
#endif
#ifndef onexit_t
#define onexit_t _onexit_t
#endif

WS_END

#ifdef __cplusplus
#define WS_NUMBER(name, type, from) \
	extern "C++" { template <size_t WsSize> inline errno_t name(from value, type (&to)[WsSize], int radix) { return name(value, to, WsSize, radix); } }
WS_NUMBER(_itoa_s, char, int)
WS_NUMBER(_ltoa_s, char, long)
WS_NUMBER(_ultoa_s, char, unsigned long)
WS_NUMBER(_itow_s, wchar_t, int)
WS_NUMBER(_ltow_s, wchar_t, long)
WS_NUMBER(_ultow_s, wchar_t, unsigned long)
__extension__ typedef long long ws_long_long;
__extension__ typedef unsigned long long ws_unsigned_long_long;
WS_NUMBER(_i64toa_s, char, ws_long_long)
WS_NUMBER(_ui64toa_s, char, ws_unsigned_long_long)
WS_NUMBER(_i64tow_s, wchar_t, ws_long_long)
WS_NUMBER(_ui64tow_s, wchar_t, ws_unsigned_long_long)

extern "C++" {
template <size_t WsSize> inline errno_t
getenv_s(size_t *needed, char (&to)[WsSize], const char *name) { return getenv_s(needed, to, WsSize, name); }
template <size_t WsSize> inline errno_t
_makepath_s(char (&to)[WsSize], const char *drive, const char *dir, const char *name, const char *extension)
{ return _makepath_s(to, WsSize, drive, dir, name, extension); }
template <size_t A, size_t B, size_t C, size_t D> inline errno_t
_splitpath_s(const char *path, char (&drive)[A], char (&dir)[B], char (&name)[C], char (&extension)[D])
{ return _splitpath_s(path, drive, A, dir, B, name, C, extension, D); }
}
#endif

#endif

/* libc's header, and under _WIN32 Microsoft's names with it. mkdir has one parameter there (direct.h). */
#pragma GCC system_header
#if defined _WIN32 && !defined WS_CRT_STAT
#define WS_CRT_STAT
#ifdef _SYS_STAT_H
#define WS_LIBC_STAT
#endif
#include <crtdefs.h>
#if __SIZEOF_LONG__ == 8 || !defined _FILE_OFFSET_BITS
struct stat;
WS_BEGIN
#ifndef stat
int stat(const char *__restrict name, struct stat *__restrict status) WS_NOTHROW WS_REDIRECT(stat);
#endif
WS_END
#endif
#pragma push_macro("mkdir")
#undef mkdir
#define mkdir unix_mkdir
#pragma push_macro("chmod")
#undef chmod
#define chmod unix_chmod
#include_next <sys/stat.h>
#undef mkdir
#undef chmod
WS_BEGIN
#ifndef WS_LIBC_STAT
int mkdir(const char *name) WS_REDIRECT(mkdir);
int chmod(const char *name, int mode) WS_REDIRECT(chmod);
#endif
int _wstat(const wchar_t *name, struct stat *status);
WS_END
#pragma pop_macro("mkdir")
#pragma pop_macro("chmod")
#define _S_IFMT   S_IFMT
#define _S_IFDIR  S_IFDIR
#define _S_IFCHR  S_IFCHR
#define _S_IFREG  S_IFREG
#define _S_IFIFO  S_IFIFO
#define _S_IREAD  0400
#define _S_IWRITE 0200
#define _S_IEXEC  0100
#ifndef S_IREAD
#define S_IREAD   0400
#define S_IWRITE  0200
#define S_IEXEC   0100
#endif
#define _stat      stat
#define _fstat     fstat
#define _stati64   stat
#define _fstati64  fstat
#define _stat64    stat
#define _fstat64   fstat
#define __stat64   stat
#define _stat64i32 stat
#define _fstat64i32 fstat
#define _wstati64  _wstat
#define _wstat64   _wstat
#define _wstat64i32 _wstat
#else
#include_next <sys/stat.h>
#endif

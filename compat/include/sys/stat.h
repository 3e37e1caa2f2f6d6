/* libc's header, and under _WIN32 Microsoft's names with it. */
#pragma GCC system_header
#include_next <sys/stat.h>
#if defined _WIN32 && !defined _S_IFMT
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
#define _stat     stat
#define _fstat    fstat
#define _stati64  stat
#define _fstati64 fstat
#define _stat64   stat
#define _fstat64  fstat
#endif

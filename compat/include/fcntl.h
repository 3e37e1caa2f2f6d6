/* libc's header, and under _WIN32 Microsoft's names with it. The flags have the system's values, so that they go with libc's open too. */
#pragma GCC system_header
#if defined _WIN32 && !defined WS_CRT_FCNTL
#define WS_CRT_FCNTL
#ifdef _FCNTL_H
#define WS_LIBC_FCNTL
#endif
#include <crtdefs.h>
#pragma push_macro("open")
#undef open
#define open unix_open
#pragma push_macro("creat")
#undef creat
#define creat unix_creat
#include_next <fcntl.h>
#undef open
#undef creat
#ifndef WS_LIBC_FCNTL
WS_BEGIN
int open(const char *name, int flags, ...) WS_REDIRECT(open);
int creat(const char *name, int mode) WS_REDIRECT(creat);
WS_END
#endif
#pragma pop_macro("open")
#pragma pop_macro("creat")
#include <win32/crtfcntl.h>
#else
#include_next <fcntl.h>
#endif

/* libc's header, and under _WIN32 Microsoft's names with it. libc's asks for parts of itself. */
#pragma GCC system_header
#if defined _WIN32 && !defined __need_malloc_and_calloc
#ifndef WS_CSTDLIB
#define WS_CSTDLIB
#endif
#include <win32/crtredirect.h>
#endif
#include_next <stdlib.h>
#if defined _WIN32 && !defined __need_malloc_and_calloc
#undef RAND_MAX
#define RAND_MAX 0x7fff
#include <win32/crtstdlib.h>
#if !defined __cplusplus && !defined NOMINMAX
#ifndef min
#define min(a, b) ((a) < (b) ? (a) : (b))
#endif
#ifndef max
#define max(a, b) ((a) > (b) ? (a) : (b))
#endif
#endif
#endif

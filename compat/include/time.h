/* libc's header, and under _WIN32 Microsoft's names with it. libc's asks for parts of itself. */
#pragma GCC system_header
#if defined _WIN32 && !defined __need_time_t && !defined __need_clock_t && !defined __need_timespec
#include <win32/crtredirect.h>
#include_next <time.h>
#undef CLOCKS_PER_SEC
#define CLOCKS_PER_SEC ((clock_t)1000)
#undef CLK_TCK
#define CLK_TCK CLOCKS_PER_SEC
#include <win32/crttime.h>
#else
#include_next <time.h>
#endif

/* libc's header, and under _WIN32 Microsoft's names with it: those of wide strings are among them. */
#pragma GCC system_header
#ifdef _WIN32
#include <win32/crtredirect.h>
#endif
#include_next <string.h>
#ifdef _WIN32
#include <wchar.h>
#include <win32/crtstring.h>
#endif

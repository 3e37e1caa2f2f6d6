/* libc's header, and under _WIN32 Microsoft's names with it. */
#pragma GCC system_header
#include_next <wctype.h>
#ifdef _WIN32
#include <win32/crtctype.h>
#endif

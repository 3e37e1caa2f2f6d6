/* libc's header, and under _WIN32 Microsoft's names with it. The flags have the system's values, so that they go with libc's open too. */
#pragma GCC system_header
#include_next <fcntl.h>
#ifdef _WIN32
#include <win32/crtfcntl.h>
#endif

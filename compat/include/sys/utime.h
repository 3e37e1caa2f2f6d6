/* libc's <utime.h> under Microsoft's name. */
#ifndef _INC_UTIME
#define _INC_UTIME
#pragma GCC system_header

#include <utime.h>

#define _utimbuf utimbuf
#define _utime   utime

#endif

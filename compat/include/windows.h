/* Windows' header of headers, kept as small as it was when most of its programs were written. */
#ifndef _WINDOWS_
#define _WINDOWS_
#define _INC_WINDOWS
#pragma GCC system_header

#include <stdarg.h>
/* Windows' brings the string functions along. C does without their declarations, and may have a global variable `index`. */
#ifdef __cplusplus
#include <string.h>
#endif
#include <windef.h>
#include <winbase.h>
#include <winuser.h>
#include <winerror.h>

/* winsock2.h, or a program that means to include it later, has defined _WINSOCKAPI_. */
#if !defined WIN32_LEAN_AND_MEAN && !defined _WINSOCKAPI_
#include <winsock.h>
#endif

#endif

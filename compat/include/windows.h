/* Windows' header of headers, kept as small as it was when most of its programs were written. */
#ifndef _WINDOWS_
#define _WINDOWS_
#define _INC_WINDOWS
#pragma GCC system_header

#include <stdarg.h>
/* Windows' brings these along. Where C has a global variable `index`, libc's function of that name is out of its way. */
#ifdef __cplusplus
#include <string.h>
#else
#pragma push_macro("index")
#undef index
#define index unix_index
#include <string.h>
#pragma pop_macro("index")
#endif
#ifndef WIN32_LEAN_AND_MEAN
#include <stdlib.h>
#endif
#include <windef.h>
#include <winbase.h>
#include <wingdi.h>
#include <winuser.h>
#include <winerror.h>
#include <wincon.h>
#ifndef NOSERVICE
#include <winsvc.h>
#endif
#ifndef WIN32_LEAN_AND_MEAN
#include <mmreg.h>
#include <mmsystem.h>
#include <winver.h>
#include <rpcndr.h>
#include <shellapi.h>
#endif

/* winsock2.h, or a program that means to include it later, has defined _WINSOCKAPI_. */
#if !defined WIN32_LEAN_AND_MEAN && !defined _WINSOCKAPI_
#include <winsock.h>
#endif

#endif

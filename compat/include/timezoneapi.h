/* Conversions of time. */
#ifndef _APISETTIMEZONE_
#define _APISETTIMEZONE_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif
#endif

/* Virtual memory. */
#ifndef _APISETMEMORY_
#define _APISETMEMORY_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>
#include <win32/mapping.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif
#endif

/* The thread pool of Windows Vista and later. */
#ifndef _THREADPOOLAPISET_H_
#define _THREADPOOLAPISET_H_
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

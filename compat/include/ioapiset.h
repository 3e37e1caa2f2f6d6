/* Completion ports and overlapped results. */
#ifndef _IO_APISET_H_
#define _IO_APISET_H_
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

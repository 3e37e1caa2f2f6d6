/* Locks of one process: critical sections, SRW locks, condition variables, one-time initialization, barriers, waiting on an address. */
#ifndef WS_WIN32_LOCKS_H
#define WS_WIN32_LOCKS_H
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

/* Events, mutexes, semaphores, waitable timers, and waiting for any of them. */
#ifndef _SYNCHAPI_H_
#define _SYNCHAPI_H_
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

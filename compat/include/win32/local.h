/* Thread-local and fiber-local storage. */
#ifndef WS_WIN32_LOCAL_H
#define WS_WIN32_LOCAL_H
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

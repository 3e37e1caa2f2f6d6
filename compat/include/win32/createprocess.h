/* Other processes. */
#ifndef WS_WIN32_CREATEPROCESS_H
#define WS_WIN32_CREATEPROCESS_H
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

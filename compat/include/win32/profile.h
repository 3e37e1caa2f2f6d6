/* INI files, lstr functions and other old names of kernel32. */
#ifndef WS_WIN32_PROFILE_H
#define WS_WIN32_PROFILE_H
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

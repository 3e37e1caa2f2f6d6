/* Standard handles, the command line and the environment. */
#ifndef _PROCESSENV_
#define _PROCESSENV_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>
#include <win32/directory.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif
#endif

/* Errors and exceptions. */
#ifndef _ERRHANDLING_H_
#define _ERRHANDLING_H_
#pragma GCC system_header

#include <minwindef.h>
#include <win32/errormode.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif
#endif

/* Errors and exceptions. */
#ifndef _ERRHANDLING_H_
#define _ERRHANDLING_H_
#pragma GCC system_header

#include <minwindef.h>
#include <win32/errormode.h>
#include <minwinbase.h>
#include <win32/wide.h>
#include <excpt.h>
#include <win32/exception.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Frames first, those of __try blocks, then the process' filter; with neither, the process ends by abort(). Returns where somebody answers
 * EXCEPTION_CONTINUE_EXECUTION. */
void WINAPI RaiseException(DWORD code, DWORD flags, DWORD count, const ULONG_PTR *information);

/* Setting a filter or a handler asks for the processor's faults as exceptions, as a __try with an __except does. */
typedef LONG (WINAPI *PTOP_LEVEL_EXCEPTION_FILTER)(PEXCEPTION_POINTERS exception);
typedef PTOP_LEVEL_EXCEPTION_FILTER LPTOP_LEVEL_EXCEPTION_FILTER;
LPTOP_LEVEL_EXCEPTION_FILTER WINAPI SetUnhandledExceptionFilter(LPTOP_LEVEL_EXCEPTION_FILTER filter);
LONG WINAPI UnhandledExceptionFilter(PEXCEPTION_POINTERS exception);

PVOID WINAPI AddVectoredExceptionHandler(ULONG first, PVECTORED_EXCEPTION_HANDLER handler);
ULONG WINAPI RemoveVectoredExceptionHandler(PVOID handle);
PVOID WINAPI AddVectoredContinueHandler(ULONG first, PVECTORED_EXCEPTION_HANDLER handler);
ULONG WINAPI RemoveVectoredContinueHandler(PVOID handle);

#ifdef __cplusplus
}
#endif
#endif

/* Which errors would show a box: kept and answered, there being no boxes. */
#ifndef WS_WIN32_ERRORMODE_H
#define WS_WIN32_ERRORMODE_H
#pragma GCC system_header

#include <minwindef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SEM_FAILCRITICALERRORS     0x0001
#define SEM_NOGPFAULTERRORBOX      0x0002
#define SEM_NOALIGNMENTFAULTEXCEPT 0x0004
#define SEM_NOOPENFILEERRORBOX     0x8000
UINT WINAPI SetErrorMode(UINT mode);
UINT WINAPI GetErrorMode(void);
BOOL WINAPI SetThreadErrorMode(DWORD mode, LPDWORD old);
DWORD WINAPI GetThreadErrorMode(void);

#ifdef __cplusplus
}
#endif
#endif

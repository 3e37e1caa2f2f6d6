/* Threads and this process. */
#ifndef _PROCESSTHREADSAPI_H_
#define _PROCESSTHREADSAPI_H_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef DWORD (WINAPI *PTHREAD_START_ROUTINE)(LPVOID parameter);
typedef PTHREAD_START_ROUTINE LPTHREAD_START_ROUTINE;
typedef void (NTAPI *PAPCFUNC)(ULONG_PTR data);

#define CREATE_SUSPENDED                  0x00000004
#define STACK_SIZE_PARAM_IS_A_RESERVATION 0x00010000
#define STILL_ACTIVE                      0x00000103
#define MAXIMUM_SUSPEND_COUNT             127

#define THREAD_PRIORITY_IDLE          (-15)
#define THREAD_PRIORITY_LOWEST        (-2)
#define THREAD_PRIORITY_BELOW_NORMAL  (-1)
#define THREAD_PRIORITY_NORMAL        0
#define THREAD_PRIORITY_ABOVE_NORMAL  1
#define THREAD_PRIORITY_HIGHEST       2
#define THREAD_PRIORITY_TIME_CRITICAL 15
#define THREAD_PRIORITY_ERROR_RETURN  0x7fffffff

HANDLE WINAPI CreateThread(LPSECURITY_ATTRIBUTES security, SIZE_T stack, LPTHREAD_START_ROUTINE function, LPVOID parameter, DWORD flags, LPDWORD thread);
void WINAPI ExitThread(DWORD code) __attribute__((__noreturn__));
BOOL WINAPI TerminateThread(HANDLE thread, DWORD code);
BOOL WINAPI GetExitCodeThread(HANDLE thread, LPDWORD code);
DWORD WINAPI SuspendThread(HANDLE thread);
DWORD WINAPI ResumeThread(HANDLE thread);
HANDLE WINAPI OpenThread(DWORD access, BOOL inherit, DWORD thread);
DWORD WINAPI GetThreadId(HANDLE thread);
DWORD WINAPI GetProcessIdOfThread(HANDLE thread);
BOOL WINAPI SetThreadPriority(HANDLE thread, int priority);
int WINAPI GetThreadPriority(HANDLE thread);
BOOL WINAPI SetThreadPriorityBoost(HANDLE thread, BOOL disable);
BOOL WINAPI GetThreadPriorityBoost(HANDLE thread, PBOOL disable);
HRESULT WINAPI SetThreadDescription(HANDLE thread, PCWSTR text);
HRESULT WINAPI GetThreadDescription(HANDLE thread, PWSTR *text);
DWORD WINAPI QueueUserAPC(PAPCFUNC function, HANDLE thread, ULONG_PTR data);
BOOL WINAPI SwitchToThread(void);

HANDLE WINAPI GetCurrentProcess(void);
DWORD WINAPI GetCurrentProcessId(void);
HANDLE WINAPI GetCurrentThread(void);
DWORD WINAPI GetCurrentThreadId(void);

#ifdef __cplusplus
}
#endif
#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, HANDLE>::type
CreateThread(LPSECURITY_ATTRIBUTES security, SIZE_T stack, LPTHREAD_START_ROUTINE function, LPVOID parameter, DWORD flags, T *thread)
{
	return CreateThread(security, stack, function, parameter, flags, ws_narrow<T>(thread));
}
template <class T> inline typename ws_wide<T, BOOL>::type
GetExitCodeThread(HANDLE thread, T *code) { return GetExitCodeThread(thread, ws_narrow<T>(code)); }
}
#else
WS_WIDE_TWIN HANDLE
ws_CreateThread_wide(LPSECURITY_ATTRIBUTES security, SIZE_T stack, LPTHREAD_START_ROUTINE function, LPVOID parameter, DWORD flags, void *thread)
{
	DWORD narrow = 0;
	HANDLE handle = CreateThread(security, stack, function, parameter, flags, thread ? &narrow : NULL);

	WS_WIDEN(thread, narrow);
	return handle;
}
WS_WIDE_TWIN BOOL
ws_GetExitCodeThread_wide(HANDLE thread, void *code)
{
	DWORD narrow = 0;
	BOOL done = GetExitCodeThread(thread, code ? &narrow : NULL);

	WS_WIDEN(code, narrow);
	return done;
}
#define CreateThread(security, stack, function, parameter, flags, thread) \
	WS_BY_WIDTH(thread, CreateThread)(security, stack, function, parameter, flags, thread)
#define GetExitCodeThread(thread, code) WS_BY_WIDTH(code, GetExitCodeThread)(thread, code)
#endif
#endif

#endif

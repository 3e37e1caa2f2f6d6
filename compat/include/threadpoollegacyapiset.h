/* Work items, registered waits and timer queues. */
#ifndef _THREADPOOLLEGACYAPISET_H_
#define _THREADPOOLLEGACYAPISET_H_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <processthreadsapi.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WT_EXECUTEDEFAULT            0x00000000
#define WT_EXECUTEINIOTHREAD         0x00000001
#define WT_EXECUTEINUITHREAD         0x00000002
#define WT_EXECUTEINWAITTHREAD       0x00000004
#define WT_EXECUTEONLYONCE           0x00000008
#define WT_EXECUTELONGFUNCTION       0x00000010
#define WT_EXECUTEINTIMERTHREAD      0x00000020
#define WT_EXECUTEINPERSISTENTIOTHREAD 0x00000040
#define WT_EXECUTEINPERSISTENTTHREAD 0x00000080
#define WT_TRANSFER_IMPERSONATION    0x00000100
#define WT_SET_MAX_THREADPOOL_THREADS(flags, limit) ((flags) |= (limit) << 16)

/* `timed_out`: the time-out came, not the object. */
typedef void (CALLBACK *WAITORTIMERCALLBACKFUNC)(PVOID parameter, BOOLEAN timed_out);
typedef WAITORTIMERCALLBACKFUNC WAITORTIMERCALLBACK;

BOOL WINAPI QueueUserWorkItem(LPTHREAD_START_ROUTINE function, PVOID context, ULONG flags);

BOOL WINAPI RegisterWaitForSingleObject(PHANDLE wait, HANDLE object, WAITORTIMERCALLBACK callback, PVOID context, ULONG milliseconds, ULONG flags);
BOOL WINAPI UnregisterWait(HANDLE wait);
BOOL WINAPI UnregisterWaitEx(HANDLE wait, HANDLE event);

HANDLE WINAPI CreateTimerQueue(void);
BOOL WINAPI CreateTimerQueueTimer(PHANDLE timer, HANDLE queue, WAITORTIMERCALLBACK callback, PVOID parameter, DWORD due, DWORD period, ULONG flags);
BOOL WINAPI ChangeTimerQueueTimer(HANDLE queue, HANDLE timer, ULONG due, ULONG period);
BOOL WINAPI DeleteTimerQueueTimer(HANDLE queue, HANDLE timer, HANDLE event);
BOOL WINAPI DeleteTimerQueue(HANDLE queue);
BOOL WINAPI DeleteTimerQueueEx(HANDLE queue, HANDLE event);

#ifdef __cplusplus
}
#endif
#endif

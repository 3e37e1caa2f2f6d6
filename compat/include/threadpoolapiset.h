/* The thread pool of Windows Vista and later. */
#ifndef _THREADPOOLAPISET_H_
#define _THREADPOOLAPISET_H_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/locks.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef DWORD TP_VERSION, *PTP_VERSION;
typedef struct _TP_CALLBACK_INSTANCE TP_CALLBACK_INSTANCE, *PTP_CALLBACK_INSTANCE;
typedef struct _TP_POOL TP_POOL, *PTP_POOL;
typedef struct _TP_CLEANUP_GROUP TP_CLEANUP_GROUP, *PTP_CLEANUP_GROUP;
typedef struct _TP_WORK TP_WORK, *PTP_WORK;
typedef struct _TP_TIMER TP_TIMER, *PTP_TIMER;
typedef struct _TP_WAIT TP_WAIT, *PTP_WAIT;
typedef DWORD TP_WAIT_RESULT;

typedef void (NTAPI *PTP_SIMPLE_CALLBACK)(PTP_CALLBACK_INSTANCE instance, PVOID context);
typedef void (NTAPI *PTP_CLEANUP_GROUP_CANCEL_CALLBACK)(PVOID object, PVOID cleanup);
typedef void (NTAPI *PTP_WORK_CALLBACK)(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work);
typedef void (NTAPI *PTP_TIMER_CALLBACK)(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer);
typedef void (NTAPI *PTP_WAIT_CALLBACK)(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result);

typedef enum _TP_CALLBACK_PRIORITY {
	TP_CALLBACK_PRIORITY_HIGH,
	TP_CALLBACK_PRIORITY_NORMAL,
	TP_CALLBACK_PRIORITY_LOW,
	TP_CALLBACK_PRIORITY_INVALID,
	TP_CALLBACK_PRIORITY_COUNT = TP_CALLBACK_PRIORITY_INVALID
} TP_CALLBACK_PRIORITY;

typedef struct _TP_CALLBACK_ENVIRON_V3 {
	TP_VERSION Version;
	PTP_POOL Pool;
	PTP_CLEANUP_GROUP CleanupGroup;
	PTP_CLEANUP_GROUP_CANCEL_CALLBACK CleanupGroupCancelCallback;
	PVOID RaceDll;
	struct _ACTIVATION_CONTEXT *ActivationContext;
	PTP_SIMPLE_CALLBACK FinalizationCallback;
	union {
		DWORD Flags;
		struct {
			DWORD LongFunction : 1;
			DWORD Persistent : 1;
			DWORD Private : 30;
		} s;
	} u;
	TP_CALLBACK_PRIORITY CallbackPriority;
	DWORD Size;
} TP_CALLBACK_ENVIRON_V3, TP_CALLBACK_ENVIRON, *PTP_CALLBACK_ENVIRON;

static __inline__ void
InitializeThreadpoolEnvironment(PTP_CALLBACK_ENVIRON environment)
{
	__builtin_memset(environment, 0, sizeof *environment);
	environment->Version = 3;
	environment->CallbackPriority = TP_CALLBACK_PRIORITY_NORMAL;
	environment->Size = sizeof *environment;
}

static __inline__ void
DestroyThreadpoolEnvironment(PTP_CALLBACK_ENVIRON environment)
{
	(void)environment;
}

static __inline__ void
SetThreadpoolCallbackPool(PTP_CALLBACK_ENVIRON environment, PTP_POOL pool)
{
	environment->Pool = pool;
}

static __inline__ void
SetThreadpoolCallbackCleanupGroup(PTP_CALLBACK_ENVIRON environment, PTP_CLEANUP_GROUP group, PTP_CLEANUP_GROUP_CANCEL_CALLBACK cancelled)
{
	environment->CleanupGroup = group;
	environment->CleanupGroupCancelCallback = cancelled;
}

static __inline__ void
SetThreadpoolCallbackRunsLong(PTP_CALLBACK_ENVIRON environment)
{
	environment->u.s.LongFunction = 1;
}

static __inline__ void
SetThreadpoolCallbackPersistent(PTP_CALLBACK_ENVIRON environment)
{
	environment->u.s.Persistent = 1;
}

static __inline__ void
SetThreadpoolCallbackPriority(PTP_CALLBACK_ENVIRON environment, TP_CALLBACK_PRIORITY priority)
{
	environment->CallbackPriority = priority;
}

/* Modules are never taken out of the process (DIFFERENCES.md): there is nothing to keep loaded. */
static __inline__ void
SetThreadpoolCallbackLibrary(PTP_CALLBACK_ENVIRON environment, PVOID module)
{
	environment->RaceDll = module;
}

PTP_POOL WINAPI CreateThreadpool(PVOID reserved);
void WINAPI CloseThreadpool(PTP_POOL pool);
void WINAPI SetThreadpoolThreadMaximum(PTP_POOL pool, DWORD most);
BOOL WINAPI SetThreadpoolThreadMinimum(PTP_POOL pool, DWORD least);

PTP_CLEANUP_GROUP WINAPI CreateThreadpoolCleanupGroup(void);
void WINAPI CloseThreadpoolCleanupGroup(PTP_CLEANUP_GROUP group);
void WINAPI CloseThreadpoolCleanupGroupMembers(PTP_CLEANUP_GROUP group, BOOL cancel, PVOID cleanup);

BOOL WINAPI TrySubmitThreadpoolCallback(PTP_SIMPLE_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment);

PTP_WORK WINAPI CreateThreadpoolWork(PTP_WORK_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment);
void WINAPI SubmitThreadpoolWork(PTP_WORK work);
void WINAPI WaitForThreadpoolWorkCallbacks(PTP_WORK work, BOOL cancel);
void WINAPI CloseThreadpoolWork(PTP_WORK work);

/* `due` NULL: stop. Else a FILETIME, negative: from now on, in units of 100 ns. */
PTP_TIMER WINAPI CreateThreadpoolTimer(PTP_TIMER_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment);
void WINAPI SetThreadpoolTimer(PTP_TIMER timer, PFILETIME due, DWORD period, DWORD window);
BOOL WINAPI SetThreadpoolTimerEx(PTP_TIMER timer, PFILETIME due, DWORD period, DWORD window);
BOOL WINAPI IsThreadpoolTimerSet(PTP_TIMER timer);
void WINAPI WaitForThreadpoolTimerCallbacks(PTP_TIMER timer, BOOL cancel);
void WINAPI CloseThreadpoolTimer(PTP_TIMER timer);

PTP_WAIT WINAPI CreateThreadpoolWait(PTP_WAIT_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environment);
void WINAPI SetThreadpoolWait(PTP_WAIT wait, HANDLE object, PFILETIME timeout);
BOOL WINAPI SetThreadpoolWaitEx(PTP_WAIT wait, HANDLE object, PFILETIME timeout, PVOID reserved);
void WINAPI WaitForThreadpoolWaitCallbacks(PTP_WAIT wait, BOOL cancel);
void WINAPI CloseThreadpoolWait(PTP_WAIT wait);

BOOL WINAPI CallbackMayRunLong(PTP_CALLBACK_INSTANCE instance);
void WINAPI DisassociateCurrentThreadFromCallback(PTP_CALLBACK_INSTANCE instance);
void WINAPI SetEventWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE event);
void WINAPI ReleaseSemaphoreWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE semaphore, DWORD count);
void WINAPI ReleaseMutexWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE mutex);
void WINAPI LeaveCriticalSectionWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, PCRITICAL_SECTION section);
void WINAPI FreeLibraryWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HMODULE module);

#ifdef __cplusplus
}
#endif
#endif

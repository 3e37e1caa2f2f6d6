/* badwaits.c - what the wait functions and the objects one waits for say to bad arguments. */
#include <windows.h>
#include <stdio.h>
#include <stdarg.h>

#define BAD ((HANDLE)0x12344)

static void Say(const char *pszWhat, long lResult)
{
    DWORD dwError = GetLastError();

    printf("%-44s %ld, error %ld\n", pszWhat, lResult, lResult == 1 ? 0L : (long)dwError);
    SetLastError(4711);
}

#define SAY(call) Say(#call, (long)(LONG)(call))
#define SAYH(call) SayHandle(#call, call)

static void SayHandle(const char *pszWhat, HANDLE h)
{
    DWORD dwError = GetLastError();

    printf("%-44s %s, error %ld\n", pszWhat, h ? "handle" : "NULL", (long)dwError);
    if (h)
        CloseHandle(h);
    SetLastError(4711);
}

static VOID CALLBACK Never(LPVOID lpArg, DWORD dwLow, DWORD dwHigh)
{
    puts("never");
}

static void Handles(void)
{
    HANDLE hOut;
    DWORD dw;

    SAY(CloseHandle(NULL));
    SAY(CloseHandle(BAD));
    SAY(CloseHandle(GetCurrentThread()));
    SAY(DuplicateHandle(GetCurrentProcess(), BAD, GetCurrentProcess(), &hOut, 0, FALSE, DUPLICATE_SAME_ACCESS));
    SAY(DuplicateHandle(BAD, BAD, GetCurrentProcess(), &hOut, 0, FALSE, DUPLICATE_SAME_ACCESS));
    SAY(GetHandleInformation(BAD, &dw));
    SAY(SetHandleInformation(BAD, HANDLE_FLAG_INHERIT, 0));
}

static void Waits(HANDLE hEvent)
{
    HANDLE ah[MAXIMUM_WAIT_OBJECTS + 1];
    int i;

    for (i = 0; i < MAXIMUM_WAIT_OBJECTS + 1; i++)
        ah[i] = hEvent;
    SAY(WaitForSingleObject(NULL, 0));
    SAY(WaitForSingleObject(BAD, 0));
    SAY(WaitForSingleObject(INVALID_HANDLE_VALUE, 0));
    SAY(WaitForSingleObject(GetCurrentProcess(), 0));
    SAY(WaitForSingleObject(GetCurrentThread(), 0));
    SAY(WaitForSingleObject(hEvent, 0));
    SAY(WaitForMultipleObjects(0, ah, FALSE, 0));
    SAY(WaitForMultipleObjects(MAXIMUM_WAIT_OBJECTS + 1, ah, FALSE, 0));
    SAY(WaitForMultipleObjects(MAXIMUM_WAIT_OBJECTS, ah, FALSE, 0));
    SAY(WaitForMultipleObjects(2, ah, TRUE, 0));
    ah[1] = BAD;
    SAY(WaitForMultipleObjects(2, ah, FALSE, 0));
    SetEvent(hEvent);
    SAY(WaitForMultipleObjects(2, ah, FALSE, 0));
    ResetEvent(hEvent);
    SAY(SignalObjectAndWait(BAD, hEvent, 0, FALSE));
    SAY(SignalObjectAndWait(hEvent, BAD, 0, FALSE));
    SAY(SignalObjectAndWait(GetCurrentThread(), hEvent, 0, FALSE));
    SAY(SleepEx(1, TRUE));
}

static void Events(HANDLE hSemaphore)
{
    SAY(SetEvent(NULL));
    SAY(SetEvent(BAD));
    SAY(SetEvent(hSemaphore));
    SAY(ResetEvent(hSemaphore));
    SAY(PulseEvent(BAD));
    SAYH(OpenEvent(EVENT_ALL_ACCESS, FALSE, "badwaits no such"));
    SAYH(OpenEvent(EVENT_ALL_ACCESS, FALSE, NULL));
    SAYH(OpenEvent(EVENT_ALL_ACCESS, FALSE, ""));
    SAYH(CreateEvent(NULL, FALSE, FALSE, "badwaits semaphore"));
    SAYH(CreateEvent(NULL, FALSE, FALSE, "badwaits\\event"));
}

static void Semaphores(HANDLE hEvent, HANDLE hSemaphore)
{
    LONG lBefore = -5;

    SAYH(CreateSemaphore(NULL, 1, 0, NULL));
    SAYH(CreateSemaphore(NULL, -1, 2, NULL));
    SAYH(CreateSemaphore(NULL, 3, 2, NULL));
    SAYH(CreateSemaphore(NULL, 0, 9, "badwaits semaphore"));
    SAY(ReleaseSemaphore(hEvent, 1, &lBefore));
    SAY(ReleaseSemaphore(BAD, 1, &lBefore));
    SAY(ReleaseSemaphore(hSemaphore, 0, &lBefore));
    SAY(ReleaseSemaphore(hSemaphore, -1, &lBefore));
    SAY(ReleaseSemaphore(hSemaphore, 3, &lBefore));
    printf("before: %ld\n", (long)lBefore);
    SAY(ReleaseSemaphore(hSemaphore, 1, &lBefore));
    printf("before: %ld\n", (long)lBefore);
    SAYH(OpenSemaphore(SEMAPHORE_ALL_ACCESS, FALSE, "badwaits mutex"));
}

static void Mutexes(HANDLE hEvent)
{
    HANDLE hMutex = CreateMutex(NULL, TRUE, "badwaits mutex");

    SAYH(CreateMutex(NULL, TRUE, "badwaits mutex"));
    SAYH(CreateMutex(NULL, TRUE, "badwaits semaphore"));
    SAYH(OpenMutex(MUTEX_ALL_ACCESS, FALSE, "badwaits semaphore"));
    SAYH(OpenMutex(MUTEX_ALL_ACCESS, FALSE, "BADWAITS mutex"));
    SAYH(OpenMutex(MUTEX_ALL_ACCESS, FALSE, "Local\\badwaits mutex"));
    SAY(ReleaseMutex(hMutex));
    SAY(ReleaseMutex(hMutex));
    SAY(ReleaseMutex(hEvent));
    SAY(ReleaseMutex(BAD));
    CloseHandle(hMutex);
    SAYH(OpenMutex(MUTEX_ALL_ACCESS, FALSE, "badwaits mutex"));
}

static void Timers(HANDLE hEvent)
{
    HANDLE hTimer = CreateWaitableTimer(NULL, FALSE, NULL);
    LARGE_INTEGER liDue;

    liDue.QuadPart = -10000000;
    SAY(SetWaitableTimer(BAD, &liDue, 0, NULL, NULL, FALSE));
    SAY(SetWaitableTimer(hEvent, &liDue, 0, NULL, NULL, FALSE));
    SAY(SetWaitableTimer(hTimer, &liDue, -1, NULL, NULL, FALSE));
    SAY(SetWaitableTimer(hTimer, &liDue, 0, Never, NULL, FALSE));
    SAY(CancelWaitableTimer(hTimer));
    SAY(CancelWaitableTimer(hEvent));
    SAY(WaitForSingleObject(hTimer, 0));
    CloseHandle(hTimer);
}

static void Threads(HANDLE hEvent)
{
    DWORD dw;

    SAY(GetExitCodeThread(BAD, &dw));
    SAY(GetExitCodeThread(hEvent, &dw));
    SAY(ResumeThread(BAD));
    SAY(SuspendThread(hEvent));
    SAY(SetThreadPriority(BAD, 0));
    SAY(SetThreadPriority(GetCurrentThread(), 99));
    SAY(GetThreadPriority(BAD) == THREAD_PRIORITY_ERROR_RETURN);
    SAY(TerminateThread(BAD, 0));
    SAY(QueueUserAPC(NULL, BAD, 0));
    SAYH(OpenThread(THREAD_ALL_ACCESS, FALSE, 0));
    SAY(TlsSetValue(5000, NULL));
    SAY(TlsFree(5000));
    SAY(TlsGetValue(5000) == NULL ? 0 : 2);
    SAY(GetThreadId(hEvent));
}

int main(int argc, char *argv[])
{
    HANDLE hEvent = CreateEvent(NULL, TRUE, FALSE, NULL);
    HANDLE hSemaphore = CreateSemaphore(NULL, 0, 2, "badwaits semaphore");

    SetLastError(4711);
    Handles();
    Waits(hEvent);
    Events(hSemaphore);
    Semaphores(hEvent, hSemaphore);
    Mutexes(hEvent);
    Timers(hEvent);
    Threads(hEvent);
    return 0;
}

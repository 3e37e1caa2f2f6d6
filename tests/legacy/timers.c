/* timers.c - the thread pool of Windows 2000: work items, timer queues, registered waits. */
#define _WIN32_WINNT 0x0500
#include <windows.h>
#include <stdio.h>

#define ITEMS 100

static LONG g_lItems, g_lTicks, g_lFired, g_lTimedOut;
static HANDLE g_hAll, g_hTicked, g_hFired, g_hGate;

static DWORD WINAPI Item(LPVOID lpContext)
{
    if (InterlockedExchangeAdd(&g_lItems, (LONG)(LONG_PTR)lpContext) + (LONG)(LONG_PTR)lpContext == ITEMS)
        SetEvent(g_hAll);
    return 0;
}

static DWORD WINAPI LongItem(LPVOID lpContext)
{
    WaitForSingleObject(g_hGate, INFINITE);
    return Item(lpContext);
}

static VOID CALLBACK Tick(PVOID lpParam, BOOLEAN fTimer)
{
    if (fTimer && InterlockedIncrement((LONG *)lpParam) == 3)
        SetEvent(g_hTicked);
}

static VOID CALLBACK Fired(PVOID lpParam, BOOLEAN fTimedOut)
{
    if (fTimedOut)
        InterlockedIncrement(&g_lTimedOut);
    else
        InterlockedIncrement(&g_lFired);
    SetEvent((HANDLE)lpParam);
}

static void Work(void)
{
    int i;

    g_hAll = CreateEvent(NULL, FALSE, FALSE, NULL);
    g_hGate = CreateEvent(NULL, TRUE, FALSE, NULL);
    for (i = 0; i < 4; i++)
        QueueUserWorkItem(LongItem, (PVOID)1, WT_EXECUTELONGFUNCTION);
    for (i = 0; i < ITEMS - 4; i++)
        if (!QueueUserWorkItem(Item, (PVOID)1, WT_EXECUTEDEFAULT))
            printf("item %d: error %lu\n", i, (unsigned long)GetLastError());
    SetEvent(g_hGate);
    WaitForSingleObject(g_hAll, INFINITE);
    printf("items %ld\n", (long)InterlockedExchangeAdd(&g_lItems, 0));
    CloseHandle(g_hGate);
    CloseHandle(g_hAll);
}

static void Queue(void)
{
    HANDLE hQueue = CreateTimerQueue(), hTimer, hOnce, hDone;
    LONG lOnce = 0;

    g_hTicked = CreateEvent(NULL, FALSE, FALSE, NULL);
    hDone = CreateEvent(NULL, FALSE, FALSE, NULL);
    printf("timer: %d\n", CreateTimerQueueTimer(&hTimer, hQueue, Tick, &g_lTicks, 1, 1, WT_EXECUTEDEFAULT));
    WaitForSingleObject(g_hTicked, INFINITE);
    printf("ticked: %d\n", InterlockedExchangeAdd(&g_lTicks, 0) >= 3);
    printf("change: %d\n", ChangeTimerQueueTimer(hQueue, hTimer, 3600000, 0));
    printf("delete: %d\n", DeleteTimerQueueTimer(hQueue, hTimer, INVALID_HANDLE_VALUE));
    printf("once: %d\n", CreateTimerQueueTimer(&hOnce, hQueue, Tick, &lOnce, 3600000, 0, WT_EXECUTEONLYONCE));
    if (!DeleteTimerQueueEx(hQueue, hDone) && GetLastError() != ERROR_IO_PENDING)
        printf("error %lu\n", (unsigned long)GetLastError());
    WaitForSingleObject(hDone, INFINITE);
    printf("the queue is gone, not fired: %d\n", lOnce == 0);
    InterlockedExchange(&g_lTicks, 0);
    printf("in the default queue: %d\n", CreateTimerQueueTimer(&hTimer, NULL, Tick, &g_lTicks, 0, 1, WT_EXECUTEINTIMERTHREAD));
    WaitForSingleObject(g_hTicked, INFINITE);
    printf("delete: %d\n", DeleteTimerQueueTimer(NULL, hTimer, INVALID_HANDLE_VALUE));
    CloseHandle(g_hTicked);
    CloseHandle(hDone);
}

static void Waits(void)
{
    HANDLE hEvent = CreateEvent(NULL, FALSE, FALSE, NULL), hWait, hTimed;
    int i;

    g_hFired = CreateEvent(NULL, FALSE, FALSE, NULL);
    printf("register: %d\n", RegisterWaitForSingleObject(&hWait, hEvent, Fired, g_hFired, INFINITE, WT_EXECUTEDEFAULT));
    for (i = 0; i < 5; i++) {
        SetEvent(hEvent);
        WaitForSingleObject(g_hFired, INFINITE);
    }
    printf("fired %ld\n", (long)InterlockedExchangeAdd(&g_lFired, 0));
    printf("unregister: %d\n", UnregisterWaitEx(hWait, INVALID_HANDLE_VALUE));
    SetEvent(hEvent);
    printf("nobody takes it: %lu\n", (unsigned long)WaitForSingleObject(hEvent, 0));
    printf("once with a time-out: %d\n", RegisterWaitForSingleObject(&hTimed, hEvent, Fired, g_hFired, 1, WT_EXECUTEONLYONCE));
    WaitForSingleObject(g_hFired, INFINITE);
    printf("timed out %ld\n", (long)InterlockedExchangeAdd(&g_lTimedOut, 0));
    printf("unregister: %d\n", UnregisterWaitEx(hTimed, INVALID_HANDLE_VALUE));
    CloseHandle(g_hFired);
    CloseHandle(hEvent);
}

static void Errors(void)
{
    HANDLE hWait, hEvent = CreateEvent(NULL, FALSE, FALSE, NULL);

    printf("a bad handle: %d", RegisterWaitForSingleObject(&hWait, (HANDLE)0x12344, Fired, NULL, INFINITE, 0));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("unregister none: %d", UnregisterWait(NULL));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("delete no timer: %d", DeleteTimerQueueTimer(NULL, NULL, NULL));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("delete no queue: %d", DeleteTimerQueueEx(NULL, NULL));
    printf(", error %lu\n", (unsigned long)GetLastError());
    CloseHandle(hEvent);
}

int main()
{
    Work();
    Queue();
    Waits();
    Errors();
    return 0;
}

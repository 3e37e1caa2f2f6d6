/* apctimer.c - asynchronous procedure calls and waitable timers. */
#define _WIN32_WINNT 0x0400
#include <windows.h>
#include <stdio.h>
#include <process.h>

static int g_nCalls;
static HANDLE g_hReady, g_hGo, g_hTimer;

static VOID CALLBACK OnApc(ULONG_PTR dwParam)
{
    g_nCalls++;
    printf("  apc %d\n", (int)dwParam);
}

/* An APC that queues another to its own thread. */
static VOID CALLBACK OnChain(ULONG_PTR dwParam)
{
    printf("  chain %d\n", (int)dwParam);
    if (dwParam)
        QueueUserAPC(OnChain, GetCurrentThread(), dwParam - 1);
}

static VOID CALLBACK OnTimer(LPVOID lpArg, DWORD dwLow, DWORD dwHigh)
{
    int *pnTicks = (int *)lpArg;

    printf("  tick %d, at some time: %d\n", ++*pnTicks, dwLow || dwHigh);
    if (*pnTicks == 3)
        printf("  cancelled: %d\n", CancelWaitableTimer(g_hTimer));
}

static void Sleeps(void)
{
    int i;

    puts("sleeping");
    printf("nothing queued: %lu\n", (unsigned long)SleepEx(1, TRUE));
    for (i = 1; i <= 3; i++)
        printf("queue %d: %d\n", i, QueueUserAPC(OnApc, GetCurrentThread(), (ULONG_PTR)i) != 0);
    printf("not alertable: %lu, calls %d\n", (unsigned long)SleepEx(1, FALSE), g_nCalls);
    printf("alertable: 0x%lx\n", (unsigned long)SleepEx(INFINITE, TRUE));
    printf("calls %d\n", g_nCalls);
    printf("once more: %lu\n", (unsigned long)SleepEx(0, TRUE));
    QueueUserAPC(OnChain, GetCurrentThread(), 2);
    printf("a chain: 0x%lx\n", (unsigned long)SleepEx(0, TRUE));
}

static void Waits(void)
{
    HANDLE hEvent = CreateEvent(NULL, FALSE, TRUE, NULL);
    HANDLE ah[2];

    puts("waiting");
    QueueUserAPC(OnApc, GetCurrentThread(), 10);
    ah[0] = hEvent;
    ah[1] = CreateMutex(NULL, FALSE, NULL);
    printf("set event and an apc: 0x%lx\n", (unsigned long)WaitForSingleObjectEx(hEvent, INFINITE, TRUE));
    printf("then: 0x%lx\n", (unsigned long)WaitForSingleObjectEx(hEvent, 0, TRUE));
    printf("then: 0x%lx\n", (unsigned long)WaitForSingleObjectEx(hEvent, 0, TRUE));
    QueueUserAPC(OnApc, GetCurrentThread(), 11);
    printf("both of two: 0x%lx\n", (unsigned long)WaitForMultipleObjectsEx(2, ah, TRUE, INFINITE, TRUE));
    printf("one of two: 0x%lx\n", (unsigned long)WaitForMultipleObjectsEx(2, ah, FALSE, INFINITE, TRUE));
    ReleaseMutex(ah[1]);
    CloseHandle(hEvent);
    CloseHandle(ah[1]);
}

static unsigned __stdcall Listener(void *pv)
{
    int n = 0;

    QueueUserAPC(OnApc, GetCurrentThread(), 20);
    SetEvent(g_hReady);
    while (WaitForSingleObjectEx(g_hGo, INFINITE, TRUE) == WAIT_IO_COMPLETION)
        n++;
    return n > 0 ? 5 : 6;
}

static void Threads(void)
{
    HANDLE hThread;
    DWORD dwCode;

    puts("threads");
    g_hReady = CreateEvent(NULL, FALSE, FALSE, NULL);
    g_hGo = CreateEvent(NULL, FALSE, FALSE, NULL);
    hThread = (HANDLE)_beginthreadex(NULL, 0, Listener, NULL, 0, NULL);
    WaitForSingleObject(g_hReady, INFINITE);
    QueueUserAPC(OnChain, hThread, 0);
    QueueUserAPC((PAPCFUNC)SetEvent, hThread, (ULONG_PTR)g_hGo);
    WaitForSingleObject(hThread, INFINITE);
    GetExitCodeThread(hThread, &dwCode);
    printf("ended with %lu\n", (unsigned long)dwCode);
    printf("to an ended thread: %d\n", QueueUserAPC(OnApc, hThread, 0) != 0);
    CloseHandle(hThread);

    hThread = CreateThread(NULL, 0, (LPTHREAD_START_ROUTINE)Listener, NULL, CREATE_SUSPENDED, NULL);
    printf("before its start: %d\n", QueueUserAPC(OnApc, hThread, 30) != 0);
    SetEvent(g_hGo);
    ResumeThread(hThread);
    WaitForSingleObject(hThread, INFINITE);
    CloseHandle(hThread);
    CloseHandle(g_hReady);
    CloseHandle(g_hGo);
}

static void Timers(void)
{
    HANDLE hManual = CreateWaitableTimer(NULL, TRUE, TEXT("ApcTimer"));
    HANDLE hOther = OpenWaitableTimer(TIMER_ALL_ACCESS, FALSE, TEXT("ApcTimer"));
    LARGE_INTEGER liDue;
    int nTicks = 0;

    puts("timers");
    g_hTimer = CreateWaitableTimer(NULL, FALSE, NULL);
    liDue.QuadPart = -10000;
    SetWaitableTimer(g_hTimer, &liDue, 1, OnTimer, &nTicks, FALSE);
    while (nTicks < 3)
        SleepEx(INFINITE, TRUE);
    printf("quiet: %lu, ticks %d\n", (unsigned long)SleepEx(5, TRUE), nTicks);

    SetWaitableTimer(g_hTimer, &liDue, 0, NULL, NULL, FALSE);
    printf("due: %lu", (unsigned long)WaitForSingleObject(g_hTimer, INFINITE));
    printf(", then %lu\n", (unsigned long)WaitForSingleObject(g_hTimer, 0));
    liDue.QuadPart = 0;
    SetWaitableTimer(hOther, &liDue, 0, NULL, NULL, FALSE);
    printf("at once by its name: %lu", (unsigned long)WaitForSingleObject(hManual, INFINITE));
    printf(", still %lu\n", (unsigned long)WaitForSingleObject(hManual, 0));
    printf("cancel leaves it: %d, %lu\n", CancelWaitableTimer(hManual), (unsigned long)WaitForSingleObject(hManual, 0));
    liDue.QuadPart = -36000000000LL;
    SetWaitableTimer(hManual, &liDue, 0, NULL, NULL, FALSE);
    printf("set again: %lu\n", (unsigned long)WaitForSingleObject(hManual, 0));
    liDue.QuadPart = 1;
    SetWaitableTimer(hManual, &liDue, 0, NULL, NULL, FALSE);
    printf("in the past: %lu\n", (unsigned long)WaitForSingleObject(hManual, INFINITE));
    CloseHandle(g_hTimer);
    CloseHandle(hManual);
    CloseHandle(hOther);
}

void main()
{
    Sleeps();
    Waits();
    Threads();
    Timers();
}

/* workers.c - a pool of worker threads, and every way a thread of that time waits for another. */
#include <Windows.h>
#include <Process.h>
#include <stdio.h>
#include <stdlib.h>

#define NUM_WORKERS 4
#define NUM_JOBS    200

typedef struct tagJOB {
    int nNumber;
    struct tagJOB *pNext;
} JOB, *PJOB;

static CRITICAL_SECTION g_cs;
static PJOB g_pFirst;
static HANDLE g_hJobs, g_hStop, g_hMutex;
static long g_lDone;
static LONG g_lSum;
static DWORD g_dwTls;
static __declspec(thread) int t_nMine;

static void PutJob(int nNumber)
{
    PJOB pJob = (PJOB)malloc(sizeof(JOB));

    pJob->nNumber = nNumber;
    EnterCriticalSection(&g_cs);
    pJob->pNext = g_pFirst;
    g_pFirst = pJob;
    LeaveCriticalSection(&g_cs);
    ReleaseSemaphore(g_hJobs, 1, NULL);
}

static PJOB TakeJob(void)
{
    PJOB pJob;

    EnterCriticalSection(&g_cs);
    pJob = g_pFirst;
    g_pFirst = pJob->pNext;
    LeaveCriticalSection(&g_cs);
    return pJob;
}

static unsigned __stdcall Worker(void *pvParam)
{
    HANDLE ahWait[2];
    PJOB pJob;

    TlsSetValue(g_dwTls, pvParam);
    ahWait[0] = g_hJobs;
    ahWait[1] = g_hStop;
    while (WaitForMultipleObjects(2, ahWait, FALSE, INFINITE) == WAIT_OBJECT_0) {
        pJob = TakeJob();
        InterlockedIncrement(&g_lDone);
        InterlockedExchangeAdd(&g_lSum, pJob->nNumber);
        t_nMine++;
        free(pJob);
    }
    return TlsGetValue(g_dwTls) == pvParam && t_nMine >= 0 ? 100 + (unsigned)(ULONG_PTR)pvParam : 1;
}

static void RunPool(void)
{
    HANDLE ahThread[NUM_WORKERS];
    unsigned uId;
    DWORD dwCode;
    int i;

    g_hJobs = CreateSemaphore(NULL, 0, NUM_JOBS, NULL);
    g_hStop = CreateEvent(NULL, TRUE, FALSE, NULL);
    g_dwTls = TlsAlloc();
    for (i = 0; i < NUM_WORKERS; i++)
        ahThread[i] = (HANDLE)_beginthreadex(NULL, 0, Worker, (void *)(ULONG_PTR)i, 0, &uId);
    for (i = 1; i <= NUM_JOBS; i++)
        PutJob(i);
    while (InterlockedCompareExchange(&g_lDone, 0, 0) < NUM_JOBS)
        Sleep(1);
    SetEvent(g_hStop);
    printf("all ended: %lu\n", WaitForMultipleObjects(NUM_WORKERS, ahThread, TRUE, INFINITE));
    printf("jobs %ld, sum %ld\n", g_lDone, (long)g_lSum);
    for (i = 0; i < NUM_WORKERS; i++) {
        GetExitCodeThread(ahThread[i], &dwCode);
        printf("worker %d: %lu\n", i, (unsigned long)dwCode);
        CloseHandle(ahThread[i]);
    }
    TlsFree(g_dwTls);
    CloseHandle(g_hJobs);
    CloseHandle(g_hStop);
}

static DWORD WINAPI Abandoner(LPVOID lpParam)
{
    WaitForSingleObject(g_hMutex, INFINITE);
    WaitForSingleObject(g_hMutex, INFINITE);
    ExitThread(*(DWORD *)lpParam);
    return 0;
}

static DWORD WINAPI PingPong(LPVOID lpParam)
{
    HANDLE *ph = (HANDLE *)lpParam;
    int i;

    for (i = 0; i < 1000; i++) {
        WaitForSingleObject(ph[0], INFINITE);
        SetEvent(ph[1]);
    }
    return STILL_ACTIVE + 1;
}

static void RunMutex(void)
{
    HANDLE hThread;
    DWORD dwCode = 77;

    g_hMutex = CreateMutex(NULL, FALSE, NULL);
    hThread = CreateThread(NULL, 0, Abandoner, &dwCode, CREATE_SUSPENDED, NULL);
    printf("suspended: %lu\n", (unsigned long)WaitForSingleObject(hThread, 10));
    GetExitCodeThread(hThread, &dwCode);
    printf("code while it lives: %lu\n", (unsigned long)dwCode);
    dwCode = 77;
    printf("suspend count %lu", (unsigned long)SuspendThread(hThread));
    printf(" %lu", (unsigned long)ResumeThread(hThread));
    printf(" %lu\n", (unsigned long)ResumeThread(hThread));
    WaitForSingleObject(hThread, INFINITE);
    printf("resume of an ended one: %ld\n", (long)(LONG)ResumeThread(hThread));
    printf("abandoned: 0x%lx\n", (unsigned long)WaitForSingleObject(g_hMutex, INFINITE));
    printf("released: %d\n", ReleaseMutex(g_hMutex));
    printf("again: %d", ReleaseMutex(g_hMutex));
    printf(" error %lu\n", (unsigned long)GetLastError());
    GetExitCodeThread(hThread, &dwCode);
    printf("exit code %lu\n", (unsigned long)dwCode);
    CloseHandle(hThread);
    CloseHandle(g_hMutex);
}

static void RunEvents(void)
{
    HANDLE ahEvent[2], hThread;
    DWORD dwCode, dwId;
    int i;

    ahEvent[0] = CreateEvent(NULL, FALSE, FALSE, NULL);
    ahEvent[1] = CreateEvent(NULL, FALSE, FALSE, NULL);
    hThread = CreateThread(NULL, 64 * 1024, PingPong, ahEvent, 0, &dwId);
    for (i = 0; i < 1000; i++)
        SignalObjectAndWait(ahEvent[0], ahEvent[1], INFINITE, FALSE);
    WaitForSingleObject(hThread, INFINITE);
    GetExitCodeThread(hThread, &dwCode);
    printf("ping-pong ended with %lu, id is its own: %d\n", (unsigned long)dwCode, dwId != GetCurrentThreadId());
    SetEvent(ahEvent[0]);
    printf("one of two, any: %lu\n", (unsigned long)WaitForMultipleObjects(2, ahEvent, FALSE, 0));
    printf("taken: %lu\n", (unsigned long)WaitForSingleObject(ahEvent[0], 0));
    SetEvent(ahEvent[1]);
    printf("one of two, all: %lu\n", (unsigned long)WaitForMultipleObjects(2, ahEvent, TRUE, 0));
    printf("not taken: %lu\n", (unsigned long)WaitForSingleObject(ahEvent[1], 0));
    PulseEvent(ahEvent[1]);
    printf("pulsed: %lu\n", (unsigned long)WaitForSingleObject(ahEvent[1], 0));
    CloseHandle(hThread);
    CloseHandle(ahEvent[0]);
    CloseHandle(ahEvent[1]);
}

void main(void)
{
    InitializeCriticalSection(&g_cs);
    RunPool();
    RunMutex();
    RunEvents();
    DeleteCriticalSection(&g_cs);
    printf("priority %d\n", GetThreadPriority(GetCurrentThread()));
    printf("set %d, now %d\n", SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_BELOW_NORMAL), GetThreadPriority(GetCurrentThread()));
    exit(0);
}

/* portpool.c - worker threads behind a completion port, fed by PostQueuedCompletionStatus. */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

#define WORKERS   3
#define REQUESTS  500
#define KEY_WORK  1
#define KEY_QUIT  99

typedef struct _REQUEST {
    OVERLAPPED ol;
    DWORD dwNumber;
    DWORD dwSquare;
    HANDLE hDone;
} REQUEST, *LPREQUEST;

static HANDLE g_hPort;
static LONG g_lServed;

static DWORD WINAPI WorkerThread(LPVOID lpContext)
{
    LPREQUEST lpReq;
    ULONG_PTR ulKey;
    LPOVERLAPPED lpOl;
    DWORD dwBytes, dwOwn = 0;

    for (;;) {
        if (!GetQueuedCompletionStatus(g_hPort, &dwBytes, &ulKey, &lpOl, INFINITE))
            return 1000;
        if (ulKey == KEY_QUIT)
            break;
        lpReq = CONTAINING_RECORD(lpOl, REQUEST, ol);
        lpReq->dwSquare = dwBytes * dwBytes;
        dwOwn++;
        InterlockedIncrement(&g_lServed);
        if (lpReq->hDone)
            SetEvent(lpReq->hDone);
    }
    return dwOwn <= REQUESTS ? dwBytes : 1001;
}

static void Pool(void)
{
    static REQUEST aReq[REQUESTS];
    HANDLE ahThread[WORKERS];
    DWORD i, dwSum = 0, dwCodes = 0, dwCode;

    g_hPort = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 2);
    for (i = 0; i < WORKERS; i++)
        ahThread[i] = CreateThread(NULL, 0, WorkerThread, NULL, 0, NULL);
    for (i = 0; i < REQUESTS; i++) {
        aReq[i].dwNumber = i;
        PostQueuedCompletionStatus(g_hPort, i, KEY_WORK, &aReq[i].ol);
    }
    for (i = 0; i < WORKERS; i++)
        PostQueuedCompletionStatus(g_hPort, 10 + i, KEY_QUIT, NULL);
    WaitForMultipleObjects(WORKERS, ahThread, TRUE, INFINITE);
    for (i = 0; i < WORKERS; i++) {
        GetExitCodeThread(ahThread[i], &dwCode);
        dwCodes += dwCode;
        CloseHandle(ahThread[i]);
    }
    for (i = 0; i < REQUESTS; i++)
        dwSum += aReq[i].dwSquare;
    printf("served %ld, squares %lu, codes %lu\n", (long)g_lServed, (unsigned long)dwSum, (unsigned long)dwCodes);
    CloseHandle(g_hPort);
}

static void Take(HANDLE hPort, DWORD dwWait)
{
    DWORD dwBytes = 111;
    ULONG_PTR ulKey = 222;
    LPOVERLAPPED lpOl = (LPOVERLAPPED)333;
    BOOL fOk;

    SetLastError(4711);
    fOk = GetQueuedCompletionStatus(hPort, &dwBytes, &ulKey, &lpOl, dwWait);
    printf("took %d: %lu bytes, key %lu, overlapped %lu, error %lu\n", fOk, (unsigned long)dwBytes, (unsigned long)ulKey,
           (unsigned long)(ULONG_PTR)lpOl, (unsigned long)GetLastError());
}

static void Order(void)
{
    HANDLE hPort = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    OVERLAPPED_ENTRY aEntry[4];
    ULONG ulGot = 55;
    DWORD i;

    Take(hPort, 0);
    Take(hPort, 1);
    for (i = 1; i <= 3; i++)
        PostQueuedCompletionStatus(hPort, i, i * 10, (LPOVERLAPPED)(ULONG_PTR)(i * 100));
    for (i = 1; i <= 3; i++)
        Take(hPort, INFINITE);
    for (i = 1; i <= 6; i++)
        PostQueuedCompletionStatus(hPort, i, i, NULL);
    if (GetQueuedCompletionStatusEx(hPort, aEntry, 4, &ulGot, INFINITE, FALSE))
        for (i = 0; i < ulGot; i++)
            printf("entry %lu: %lu\n", (unsigned long)i, (unsigned long)aEntry[i].dwNumberOfBytesTransferred);
    printf("a set port: %lu\n", (unsigned long)WaitForSingleObject(hPort, 0));
    Take(hPort, 0);
    Take(hPort, 0);
    printf("an empty port: %lu\n", (unsigned long)WaitForSingleObject(hPort, 0));
    if (!GetQueuedCompletionStatusEx(hPort, aEntry, 4, &ulGot, 0, FALSE))
        printf("none: error %lu, got %d\n", (unsigned long)GetLastError(), ulGot > 1);
    CloseHandle(hPort);
    Take(hPort, 0);
}

static void Errors(void)
{
    HANDLE hEvent = CreateEvent(NULL, FALSE, FALSE, NULL);
    HANDLE hPort = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    HANDLE h;

    h = CreateIoCompletionPort(INVALID_HANDLE_VALUE, hPort, 1, 0);
    printf("no file, a port: %d, error %lu\n", h != NULL, (unsigned long)GetLastError());
    h = CreateIoCompletionPort(hEvent, hPort, 1, 0);
    printf("an event: %d, error %lu\n", h != NULL, (unsigned long)GetLastError());
    h = CreateIoCompletionPort(INVALID_HANDLE_VALUE, hEvent, 1, 0);
    printf("an event as port: %d, error %lu\n", h != NULL, (unsigned long)GetLastError());
    Take(hEvent, 0);
    Take(NULL, 0);
    printf("post to an event: %d", PostQueuedCompletionStatus(hEvent, 0, 0, NULL));
    printf(", error %lu\n", (unsigned long)GetLastError());
    printf("post: %d\n", PostQueuedCompletionStatus(hPort, 0xffffffff, (ULONG_PTR)-1, NULL));
    Take(hPort, 0);
    CloseHandle(hPort);
    CloseHandle(hEvent);
}

int __cdecl main(void)
{
    Pool();
    Order();
    Errors();
    return 0;
}

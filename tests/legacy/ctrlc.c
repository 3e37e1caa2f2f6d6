/* ctrlc.c - a handler for Ctrl-C that stops the work. */
#include <windows.h>
#include <stdio.h>

static HANDLE g_hStop, g_hFirst;
static LONG g_lSeen;

static BOOL WINAPI First(DWORD dwType)
{
    InterlockedIncrement(&g_lSeen);
    return FALSE;
}

static BOOL WINAPI Handler(DWORD dwType)
{
    switch (dwType) {
    case CTRL_C_EVENT:
    case CTRL_BREAK_EVENT:
        SetEvent(g_hStop);
        return TRUE;
    case CTRL_CLOSE_EVENT:
    case CTRL_LOGOFF_EVENT:
    case CTRL_SHUTDOWN_EVENT:
        return FALSE;
    }
    return FALSE;
}

static BOOL WINAPI Second(DWORD dwType)
{
    /* Called before the handlers that were there first. */
    InterlockedExchangeAdd(&g_lSeen, 100);
    SetEvent(g_hFirst);
    return FALSE;
}

static void Write(LPCSTR pszText)
{
    HANDLE hOut = GetStdHandle(STD_OUTPUT_HANDLE);
    DWORD dwWritten = 0;

    fflush(stdout);
    if (!WriteFile(hOut, pszText, lstrlenA(pszText), &dwWritten, NULL) || dwWritten != (DWORD)lstrlenA(pszText))
        fprintf(stderr, "write failed\n");
}

static DWORD WINAPI Work(LPVOID lpParam)
{
    DWORD dwRounds = 0;

    while (WaitForSingleObject(g_hStop, 1) == WAIT_TIMEOUT)
        dwRounds++;
    return dwRounds ? 1 : 0;
}

static void Stop(void)
{
    HANDLE hThread;
    DWORD dwId;

    g_hStop = CreateEvent(NULL, TRUE, FALSE, NULL);
    g_hFirst = CreateEvent(NULL, TRUE, FALSE, NULL);
    printf("handlers: %d", SetConsoleCtrlHandler(First, TRUE));
    printf(" %d", SetConsoleCtrlHandler(Handler, TRUE));
    printf(" %d\n", SetConsoleCtrlHandler(Second, TRUE));
    hThread = CreateThread(NULL, 0, Work, NULL, 0, &dwId);
    Write("working\n");
    printf("bad event: %d", GenerateConsoleCtrlEvent(77, 0));
    printf(", error %lu\n", (unsigned long)GetLastError());
    GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0);
    WaitForSingleObject(g_hFirst, INFINITE);
    WaitForSingleObject(hThread, INFINITE);
    CloseHandle(hThread);
    Write("stopped\n");
    printf("the first handler was not asked: %d\n", g_lSeen >= 100 && g_lSeen % 100 == 0);
    printf("remove: %d", SetConsoleCtrlHandler(Second, FALSE));
    printf(" %d", SetConsoleCtrlHandler(Second, FALSE));
    printf(", error %lu\n", (unsigned long)GetLastError());
}

int main(void)
{
    Stop();
    return 0;
}

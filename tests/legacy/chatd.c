/* chatd.c - a server with a thread for each client, which ends when its Ctrl handler is called; and clients to try it. */
#include <winsock2.h>
#include <windows.h>
#include <process.h>
#include <stdio.h>
#include <stdlib.h>

#define CLIENTS 8
#define ROUNDS  20

static SOCKET g_sListen = INVALID_SOCKET;
static volatile LONG g_lSessions, g_lEchoed;
static HANDLE g_hStopped;
static CRITICAL_SECTION g_csList;
static SOCKET g_asClients[CLIENTS];
static int g_nClients;

static BOOL WINAPI CtrlHandler(DWORD dwCtrlType)
{
    SOCKET s;

    if (dwCtrlType != CTRL_C_EVENT)
        return FALSE;
    s = (SOCKET)InterlockedExchangePointer((PVOID *)&g_sListen, (PVOID)INVALID_SOCKET);
    if (s != INVALID_SOCKET)
        closesocket(s);
    return TRUE;
}

static void ErrorExit(LPCSTR lpszWhere)
{
    LPSTR lpMsg = NULL;
    DWORD dwError = WSAGetLastError();

    FormatMessage(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, dwError, 0, (LPSTR)&lpMsg, 0, NULL);
    printf("%s: error %lu: %s\n", lpszWhere, (unsigned long)dwError, lpMsg ? lpMsg : "?");
    LocalFree(lpMsg);
    exit(1);
}

static unsigned WINAPI SessionThread(LPVOID lpParam)
{
    SOCKET s = (SOCKET)lpParam;
    char achBuf[256];
    int n;

    InterlockedIncrement(&g_lSessions);
    while ((n = recv(s, achBuf, sizeof(achBuf), 0)) > 0) {
        if (send(s, achBuf, n, 0) != n)
            break;
        InterlockedExchangeAdd(&g_lEchoed, n);
    }
    closesocket(s);
    return 0;
}

static unsigned WINAPI ServerThread(LPVOID lpParam)
{
    HANDLE ahSession[CLIENTS];
    SOCKADDR_IN sin;
    SOCKET s;
    DWORD dwCount = 0;
    int cb;

    for (;;) {
        cb = sizeof(sin);
        s = accept((SOCKET)lpParam, (LPSOCKADDR)&sin, &cb);
        if (s == INVALID_SOCKET)
            break;
        if (dwCount == CLIENTS || sin.sin_addr.s_addr != htonl(INADDR_LOOPBACK)) {
            closesocket(s);
            continue;
        }
        EnterCriticalSection(&g_csList);
        g_asClients[g_nClients++] = s;
        LeaveCriticalSection(&g_csList);
        ahSession[dwCount++] = (HANDLE)_beginthreadex(NULL, 0, SessionThread, (LPVOID)s, 0, NULL);
    }
    if (WSAGetLastError() != WSAEINTR && WSAGetLastError() != WSAENOTSOCK)
        printf("accept: error %d\n", WSAGetLastError());
    WaitForMultipleObjects(dwCount, ahSession, TRUE, INFINITE);
    SetEvent(g_hStopped);
    return dwCount;
}

static SOCKET Connect(LPSOCKADDR_IN lpAddr)
{
    SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    BOOL fNoDelay = TRUE;

    if (s == INVALID_SOCKET || connect(s, (LPSOCKADDR)lpAddr, sizeof(*lpAddr)) == SOCKET_ERROR)
        ErrorExit("connect");
    setsockopt(s, IPPROTO_TCP, TCP_NODELAY, (char *)&fNoDelay, sizeof(fNoDelay));
    return s;
}

static unsigned WINAPI ClientThread(LPVOID lpParam)
{
    SOCKET s = Connect((LPSOCKADDR_IN)lpParam);
    char achOut[64], achIn[64];
    int i, n, nGot, nLength;

    for (i = 0; i < ROUNDS; i++) {
        nLength = wsprintf(achOut, "message %d of thread %lu", i, GetCurrentThreadId());
        send(s, achOut, nLength, 0);
        for (nGot = 0; nGot < nLength; nGot += n)
            if ((n = recv(s, achIn + nGot, nLength - nGot, 0)) <= 0)
                return 1;
        if (memcmp(achIn, achOut, nLength))
            return 2;
    }
    shutdown(s, SD_SEND);
    n = recv(s, achIn, 1, 0);
    closesocket(s);
    return n == 0 ? 0 : 3;
}

static void RunClients(LPSOCKADDR_IN lpAddr)
{
    HANDLE ah[CLIENTS];
    DWORD dwCode, dwBad = 0;
    int i;

    for (i = 0; i < CLIENTS; i++)
        ah[i] = (HANDLE)_beginthreadex(NULL, 0, ClientThread, lpAddr, 0, NULL);
    WaitForMultipleObjects(CLIENTS, ah, TRUE, INFINITE);
    for (i = 0; i < CLIENTS; i++) {
        GetExitCodeThread(ah[i], &dwCode);
        dwBad += dwCode;
        CloseHandle(ah[i]);
    }
    printf("clients that failed: %lu\n", (unsigned long)dwBad);
}

int main(int argc, char *argv[])
{
    WSADATA wsa;
    SOCKADDR_IN sin = {0};
    HANDLE hServer;
    DWORD dwCode;
    SOCKET s;
    int cb = sizeof(sin);

    if (WSAStartup(MAKEWORD(2, 2), &wsa))
        return 1;
    InitializeCriticalSection(&g_csList);
    g_hStopped = CreateEvent(NULL, TRUE, FALSE, NULL);
    s = g_sListen = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    sin.sin_family = AF_INET;
    sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(s, (LPSOCKADDR)&sin, sizeof(sin)) || getsockname(s, (LPSOCKADDR)&sin, &cb) || listen(s, SOMAXCONN))
        ErrorExit("listen");
    SetConsoleCtrlHandler(CtrlHandler, TRUE);
    hServer = (HANDLE)_beginthreadex(NULL, 0, ServerThread, (LPVOID)s, 0, NULL);
    RunClients(&sin);
    printf("sessions %ld, echoed some: %d\n", (long)g_lSessions, g_lEchoed > CLIENTS * ROUNDS * 20);
    CtrlHandler(CTRL_C_EVENT);
    printf("stopped: %lu\n", (unsigned long)WaitForSingleObject(g_hStopped, INFINITE));
    WaitForSingleObject(hServer, INFINITE);
    GetExitCodeThread(hServer, &dwCode);
    printf("clients served: %lu of %d\n", (unsigned long)dwCode, g_nClients);
    s = socket(AF_INET, SOCK_STREAM, 0);
    printf("connect now: %d", connect(s, (LPSOCKADDR)&sin, sizeof(sin)));
    printf(", error %d\n", WSAGetLastError());
    closesocket(s);
    DeleteCriticalSection(&g_csList);
    WSACleanup();
    return 0;
}

/* iocpecho.c - echo server: AcceptEx, a completion port and a pool of worker threads. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <winsock2.h>
#include <mswsock.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NUM_WORKERS   3
#define NUM_CLIENTS   6
#define NUM_ACCEPTS   4
#define NUM_LINES     25
#define BUFFER_SIZE   256
#define ADDR_SPACE    (sizeof(SOCKADDR_IN) + 16)

typedef enum _IO_OPERATION { OpAccept, OpRead, OpWrite } IO_OPERATION;

typedef struct _PER_IO_DATA {
    OVERLAPPED Overlapped;
    IO_OPERATION Op;
    SOCKET Socket;
    WSABUF wsaBuf;
    DWORD dwTotal, dwSent;
    CHAR Buffer[BUFFER_SIZE + 2 * (sizeof(SOCKADDR_IN) + 16)];
} PER_IO_DATA, *PPER_IO_DATA;

static HANDLE g_hIOCP;
static SOCKET g_sListen;
static USHORT g_usPort;
static LPFN_ACCEPTEX g_pfnAcceptEx;
static LPFN_GETACCEPTEXSOCKADDRS g_pfnGetAcceptExSockaddrs;
static LONG g_lAccepted, g_lClosed, g_lBytes, g_lBadPeer, g_lAborted;
static HANDLE g_hAllClosed;

static void Fail(LPCSTR lpszWhat)
{
    printf("%s failed: %d\n", lpszWhat, WSAGetLastError());
    ExitProcess(1);
}

static void LoadExtensions(SOCKET s)
{
    GUID guidAcceptEx = WSAID_ACCEPTEX, guidAddrs = WSAID_GETACCEPTEXSOCKADDRS;
    DWORD dwBytes = 0;

    if (WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &guidAcceptEx, sizeof(guidAcceptEx), &g_pfnAcceptEx, sizeof(g_pfnAcceptEx),
                 &dwBytes, NULL, NULL) == SOCKET_ERROR)
        Fail("WSAIoctl");
    printf("AcceptEx: %d, %d\n", g_pfnAcceptEx != NULL, dwBytes == sizeof(g_pfnAcceptEx));
    if (WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &guidAddrs, sizeof(guidAddrs), &g_pfnGetAcceptExSockaddrs,
                 sizeof(g_pfnGetAcceptExSockaddrs), &dwBytes, NULL, NULL) == SOCKET_ERROR)
        Fail("WSAIoctl");
}

static void PostAccept(PPER_IO_DATA pIo)
{
    DWORD dwBytes;

    memset(&pIo->Overlapped, 0, sizeof(pIo->Overlapped));
    pIo->Op = OpAccept;
    pIo->Socket = WSASocket(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
    if (pIo->Socket == INVALID_SOCKET)
        Fail("WSASocket");
    if (!g_pfnAcceptEx(g_sListen, pIo->Socket, pIo->Buffer, 0, ADDR_SPACE, ADDR_SPACE, &dwBytes, &pIo->Overlapped))
        if (WSAGetLastError() != ERROR_IO_PENDING)
            Fail("AcceptEx");
}

static void PostRead(PPER_IO_DATA pIo)
{
    DWORD dwBytes, dwFlags = 0;

    memset(&pIo->Overlapped, 0, sizeof(pIo->Overlapped));
    pIo->Op = OpRead;
    pIo->wsaBuf.buf = pIo->Buffer;
    pIo->wsaBuf.len = BUFFER_SIZE;
    if (WSARecv(pIo->Socket, &pIo->wsaBuf, 1, &dwBytes, &dwFlags, &pIo->Overlapped, NULL) == SOCKET_ERROR)
        if (WSAGetLastError() != WSA_IO_PENDING)
            Fail("WSARecv");
}

static void PostWrite(PPER_IO_DATA pIo)
{
    DWORD dwBytes;

    memset(&pIo->Overlapped, 0, sizeof(pIo->Overlapped));
    pIo->Op = OpWrite;
    pIo->wsaBuf.buf = pIo->Buffer + pIo->dwSent;
    pIo->wsaBuf.len = pIo->dwTotal - pIo->dwSent;
    if (WSASend(pIo->Socket, &pIo->wsaBuf, 1, &dwBytes, 0, &pIo->Overlapped, NULL) == SOCKET_ERROR)
        if (WSAGetLastError() != WSA_IO_PENDING)
            Fail("WSASend");
}

static void OnAccept(PPER_IO_DATA pIo)
{
    PPER_IO_DATA pNew;
    SOCKADDR *pLocal, *pRemote;
    SOCKADDR_IN sinPeer;
    int cbLocal = 0, cbRemote = 0, cb = sizeof(sinPeer);

    if (setsockopt(pIo->Socket, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (char *)&g_sListen, sizeof(g_sListen)) == SOCKET_ERROR)
        Fail("SO_UPDATE_ACCEPT_CONTEXT");
    g_pfnGetAcceptExSockaddrs(pIo->Buffer, 0, ADDR_SPACE, ADDR_SPACE, &pLocal, &cbLocal, &pRemote, &cbRemote);
    if (getpeername(pIo->Socket, (SOCKADDR *)&sinPeer, &cb) || ((SOCKADDR_IN *)pLocal)->sin_port != htons(g_usPort) ||
        ((SOCKADDR_IN *)pRemote)->sin_port != sinPeer.sin_port || cbRemote != sizeof(SOCKADDR_IN))
        InterlockedIncrement(&g_lBadPeer);
    if (CreateIoCompletionPort((HANDLE)pIo->Socket, g_hIOCP, (ULONG_PTR)pIo->Socket, 0) != g_hIOCP)
        Fail("CreateIoCompletionPort");
    InterlockedIncrement(&g_lAccepted);
    pNew = (PPER_IO_DATA)calloc(1, sizeof(PER_IO_DATA));
    PostAccept(pNew);
    PostRead(pIo);
}

static void Close(PPER_IO_DATA pIo)
{
    closesocket(pIo->Socket);
    free(pIo);
    if (InterlockedIncrement(&g_lClosed) == NUM_CLIENTS)
        SetEvent(g_hAllClosed);
}

static DWORD WINAPI WorkerThread(LPVOID lpParam)
{
    LPOVERLAPPED lpOverlapped;
    PPER_IO_DATA pIo;
    ULONG_PTR ulKey;
    DWORD dwBytes;
    BOOL bOk;

    for (;;) {
        bOk = GetQueuedCompletionStatus(g_hIOCP, &dwBytes, &ulKey, &lpOverlapped, INFINITE);
        if (lpOverlapped == NULL)
            return bOk ? 0 : 1;
        pIo = CONTAINING_RECORD(lpOverlapped, PER_IO_DATA, Overlapped);
        if (pIo->Op == OpAccept) {
            if (bOk)
                OnAccept(pIo);
            else {
                /* The listener was closed. */
                if (GetLastError() == ERROR_OPERATION_ABORTED)
                    InterlockedIncrement(&g_lAborted);
                closesocket(pIo->Socket);
                free(pIo);
            }
            continue;
        }
        if (!bOk || dwBytes == 0) {
            Close(pIo);
            continue;
        }
        if (pIo->Op == OpRead) {
            pIo->dwTotal = dwBytes;
            pIo->dwSent = 0;
            InterlockedExchangeAdd(&g_lBytes, (LONG)dwBytes);
            PostWrite(pIo);
        } else {
            pIo->dwSent += dwBytes;
            if (pIo->dwSent < pIo->dwTotal)
                PostWrite(pIo);
            else
                PostRead(pIo);
        }
    }
}

static DWORD WINAPI ClientThread(LPVOID lpParam)
{
    int nClient = (int)(INT_PTR)lpParam, i, j, nGot, cb, nRight = 0;
    char szOut[BUFFER_SIZE], szIn[BUFFER_SIZE];
    SOCKADDR_IN sin = {0};
    SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

    sin.sin_family = AF_INET;
    sin.sin_addr.s_addr = inet_addr("127.0.0.1");
    sin.sin_port = htons(g_usPort);
    if (connect(s, (SOCKADDR *)&sin, sizeof(sin)) == SOCKET_ERROR)
        Fail("connect");
    for (i = 0; i < NUM_LINES; i++) {
        cb = 1 + (nClient * 37 + i * 11) % (BUFFER_SIZE - 1);
        for (j = 0; j < cb; j++)
            szOut[j] = (char)(nClient + i + j);
        send(s, szOut, cb, 0);
        for (nGot = 0; nGot < cb; nGot += j)
            if ((j = recv(s, szIn + nGot, cb - nGot, 0)) <= 0)
                Fail("recv");
        nRight += memcmp(szIn, szOut, cb) == 0;
    }
    shutdown(s, SD_SEND);
    nRight += recv(s, szIn, 1, 0) == 0;
    closesocket(s);
    return nRight;
}

static HANDLE RunClient(int n)
{
    HANDLE h = CreateThread(NULL, 0, ClientThread, (LPVOID)(INT_PTR)n, 0, NULL);

    if (h == NULL)
        Fail("CreateThread");
    return h;
}

int main(int argc, char *argv[])
{
    WSADATA wsaData;
    SOCKADDR_IN sin = {0};
    HANDLE ahWorker[NUM_WORKERS], ahClient[NUM_CLIENTS];
    DWORD dwCode, dwRight = 0, dwBad = 0;
    int i, cb = sizeof(sin);

    if (WSAStartup(MAKEWORD(2, 2), &wsaData) != 0)
        return 1;
    g_hIOCP = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
    g_hAllClosed = CreateEvent(NULL, TRUE, FALSE, NULL);
    g_sListen = WSASocket(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);
    sin.sin_family = AF_INET;
    sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(g_sListen, (SOCKADDR *)&sin, sizeof(sin)) || listen(g_sListen, SOMAXCONN) || getsockname(g_sListen, (SOCKADDR *)&sin, &cb))
        Fail("bind or listen");
    g_usPort = ntohs(sin.sin_port);
    LoadExtensions(g_sListen);
    if (CreateIoCompletionPort((HANDLE)g_sListen, g_hIOCP, 0, 0) == NULL)
        Fail("CreateIoCompletionPort");
    for (i = 0; i < NUM_WORKERS; i++)
        ahWorker[i] = CreateThread(NULL, 0, WorkerThread, NULL, 0, NULL);
    for (i = 0; i < NUM_ACCEPTS; i++)
        PostAccept((PPER_IO_DATA)calloc(1, sizeof(PER_IO_DATA)));

    for (i = 0; i < NUM_CLIENTS; i++)
        ahClient[i] = RunClient(i);
    WaitForMultipleObjects(NUM_CLIENTS, ahClient, TRUE, INFINITE);
    WaitForSingleObject(g_hAllClosed, INFINITE);
    for (i = 0; i < NUM_CLIENTS; i++) {
        GetExitCodeThread(ahClient[i], &dwCode);
        dwRight += dwCode;
        CloseHandle(ahClient[i]);
    }
    printf("accepted %ld, closed %ld, echoed %ld bytes, right %lu, wrong addresses %ld\n", (long)g_lAccepted, (long)g_lClosed, (long)g_lBytes,
           (unsigned long)dwRight, (long)g_lBadPeer);

    closesocket(g_sListen);
    while (InterlockedCompareExchange(&g_lAborted, 0, 0) < NUM_ACCEPTS)
        Sleep(1);
    printf("accepts aborted: %ld\n", (long)g_lAborted);
    for (i = 0; i < NUM_WORKERS; i++)
        PostQueuedCompletionStatus(g_hIOCP, 0, 0, NULL);
    WaitForMultipleObjects(NUM_WORKERS, ahWorker, TRUE, INFINITE);
    for (i = 0; i < NUM_WORKERS; i++) {
        GetExitCodeThread(ahWorker[i], &dwCode);
        dwBad += dwCode;
        CloseHandle(ahWorker[i]);
    }
    printf("workers that failed: %lu\n", (unsigned long)dwBad);
    CloseHandle(g_hIOCP);
    CloseHandle(g_hAllClosed);
    printf("cleanup %d\n", WSACleanup());
    return 0;
}

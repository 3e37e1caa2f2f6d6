/* ovlevent.c - overlapped i/o with event objects, one thread serving several connections. */
#include <winsock2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma comment(lib, "ws2_32.lib")

#define MAX_CONN   4
#define DATA_BUFSIZE 16

typedef struct _SOCKET_INFORMATION {
    WSAOVERLAPPED Overlapped;
    SOCKET Socket;
    WSABUF DataBuf;
    CHAR Buffer[DATA_BUFSIZE];
    DWORD BytesSEND;
    DWORD BytesRECV;
    DWORD dwTotal;
} SOCKET_INFORMATION, *LPSOCKET_INFORMATION;

static DWORD EventTotal = 0;
static WSAEVENT EventArray[WSA_MAXIMUM_WAIT_EVENTS];
static LPSOCKET_INFORMATION SocketArray[WSA_MAXIMUM_WAIT_EVENTS];
static u_short g_usPort;

static void Die(const char *psz)
{
    printf("%s failed with %d\n", psz, WSAGetLastError());
    exit(1);
}

/* Each client sends its lines one by one and checks the echo. */
static DWORD WINAPI ClientThread(LPVOID lpParam)
{
    int nId = (int)(INT_PTR)lpParam, i, n, nGot, nWrong = 0;
    struct sockaddr_in sin;
    char szLine[64], szBack[64];
    SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);

    memset(&sin, 0, sizeof(sin));
    sin.sin_family = AF_INET;
    sin.sin_port = htons(g_usPort);
    sin.sin_addr.s_addr = inet_addr("127.0.0.1");
    if (connect(s, (SOCKADDR *)&sin, sizeof(sin)) == SOCKET_ERROR)
        Die("connect");
    for (i = 0; i < 20; i++) {
        sprintf(szLine, "client %d says line %d, and some more\n", nId, i);
        n = (int)strlen(szLine);
        send(s, szLine, n, 0);
        for (nGot = 0; nGot < n; ) {
            int r = recv(s, szBack + nGot, n - nGot, 0);
            if (r <= 0)
                Die("recv");
            nGot += r;
        }
        if (memcmp(szLine, szBack, n))
            nWrong++;
    }
    shutdown(s, SD_SEND);
    if (recv(s, szBack, sizeof(szBack), 0) != 0)
        nWrong += 1000;
    closesocket(s);
    return nWrong;
}

static void PostRecv(LPSOCKET_INFORMATION SI)
{
    DWORD Flags = 0, RecvBytes;
    WSAEVENT hEvent = SI->Overlapped.hEvent;

    ZeroMemory(&SI->Overlapped, sizeof(WSAOVERLAPPED));
    SI->Overlapped.hEvent = hEvent;
    SI->DataBuf.len = DATA_BUFSIZE;
    SI->DataBuf.buf = SI->Buffer;
    SI->BytesRECV = 0;
    SI->BytesSEND = 0;
    if (WSARecv(SI->Socket, &SI->DataBuf, 1, &RecvBytes, &Flags, &SI->Overlapped, NULL) == SOCKET_ERROR)
        if (WSAGetLastError() != ERROR_IO_PENDING)
            Die("WSARecv");
}

static void PostSend(LPSOCKET_INFORMATION SI)
{
    DWORD SendBytes;
    WSAEVENT hEvent = SI->Overlapped.hEvent;

    ZeroMemory(&SI->Overlapped, sizeof(WSAOVERLAPPED));
    SI->Overlapped.hEvent = hEvent;
    SI->DataBuf.buf = SI->Buffer + SI->BytesSEND;
    SI->DataBuf.len = SI->BytesRECV - SI->BytesSEND;
    if (WSASend(SI->Socket, &SI->DataBuf, 1, &SendBytes, 0, &SI->Overlapped, NULL) == SOCKET_ERROR)
        if (WSAGetLastError() != WSA_IO_PENDING)
            Die("WSASend");
}

static void Add(SOCKET s)
{
    LPSOCKET_INFORMATION SI = (LPSOCKET_INFORMATION)GlobalAlloc(GPTR, sizeof(SOCKET_INFORMATION));

    if ((EventArray[EventTotal] = WSACreateEvent()) == WSA_INVALID_EVENT)
        Die("WSACreateEvent");
    SI->Socket = s;
    SI->Overlapped.hEvent = EventArray[EventTotal];
    SocketArray[EventTotal++] = SI;
    PostRecv(SI);
}

static DWORD Remove(DWORD i)
{
    LPSOCKET_INFORMATION SI = SocketArray[i];
    DWORD dwTotal = SI->dwTotal;

    closesocket(SI->Socket);
    GlobalFree(SI);
    WSACloseEvent(EventArray[i]);
    EventTotal--;
    EventArray[i] = EventArray[EventTotal];
    SocketArray[i] = SocketArray[EventTotal];
    return dwTotal;
}

static void Serve(void)
{
    DWORD dwSum = 0, dwClosed = 0, Index, BytesTransferred, Flags;
    LPSOCKET_INFORMATION SI;

    while (EventTotal > 0) {
        Index = WSAWaitForMultipleEvents(EventTotal, EventArray, FALSE, WSA_INFINITE, FALSE);
        if (Index == WSA_WAIT_FAILED)
            Die("WSAWaitForMultipleEvents");
        Index -= WSA_WAIT_EVENT_0;
        SI = SocketArray[Index];
        WSAResetEvent(EventArray[Index]);
        if (!WSAGetOverlappedResult(SI->Socket, &SI->Overlapped, &BytesTransferred, FALSE, &Flags))
            Die("WSAGetOverlappedResult");
        if (BytesTransferred == 0) {
            dwSum += Remove(Index);
            dwClosed++;
            continue;
        }
        if (SI->BytesRECV == 0) {
            SI->BytesRECV = BytesTransferred;
            SI->dwTotal += BytesTransferred;
        } else
            SI->BytesSEND += BytesTransferred;
        if (SI->BytesRECV > SI->BytesSEND)
            PostSend(SI);
        else
            PostRecv(SI);
    }
    printf("%lu connections, %lu bytes\n", (unsigned long)dwClosed, (unsigned long)dwSum);
}

/* What one operation says at each of its stages. */
static void Stages(SOCKET a, SOCKET b)
{
    WSAOVERLAPPED ol;
    WSABUF wb;
    char sz[8];
    DWORD dw = 99, dwFlags = 0, dwRes = 77;

    memset(&ol, 0, sizeof(ol));
    ol.hEvent = WSACreateEvent();
    wb.buf = sz;
    wb.len = sizeof(sz);
    printf("recv: %d", WSARecv(b, &wb, 1, &dw, &dwFlags, &ol, NULL));
    printf(", error %d, completed %d, count %lu\n", WSAGetLastError(), HasOverlappedIoCompleted(&ol), (unsigned long)dw);
    printf("result: %d", WSAGetOverlappedResult(b, &ol, &dwRes, FALSE, &dwFlags));
    printf(", error %d\n", WSAGetLastError());
    printf("wait: %lu\n", (unsigned long)WSAWaitForMultipleEvents(1, &ol.hEvent, TRUE, 0, FALSE));
    send(a, "hello", 5, 0);
    printf("wait: %lu\n", (unsigned long)WSAWaitForMultipleEvents(1, &ol.hEvent, TRUE, WSA_INFINITE, FALSE));
    printf("result: %d", WSAGetOverlappedResult(b, &ol, &dwRes, FALSE, &dwFlags));
    printf(", %lu bytes, flags %lu, completed %d\n", (unsigned long)dwRes, (unsigned long)dwFlags, HasOverlappedIoCompleted(&ol));

    dwFlags = 0;
    printf("again: %d", WSARecv(b, &wb, 1, &dw, &dwFlags, &ol, NULL));
    printf(", error %d", WSAGetLastError());
    printf(", event %lu\n", (unsigned long)WSAWaitForMultipleEvents(1, &ol.hEvent, TRUE, 0, FALSE));
    printf("cancel: %d\n", CancelIo((HANDLE)b));
    printf("result: %d", WSAGetOverlappedResult(b, &ol, &dwRes, TRUE, &dwFlags));
    printf(", error %d\n", WSAGetLastError());
    wb.len = 0;
    closesocket(b);
    printf("closed: %d", WSARecv(b, &wb, 1, &dw, &dwFlags, &ol, NULL));
    printf(", error %d\n", WSAGetLastError());
    WSACloseEvent(ol.hEvent);
    printf("closed event: %d", WSASetEvent(ol.hEvent));
    printf(", error %d\n", WSAGetLastError());
    closesocket(a);
}

int main(int argc, char **argv)
{
    WSADATA wsd;
    SOCKET sListen, sClient, sServer;
    struct sockaddr_in sin;
    HANDLE ahThread[MAX_CONN];
    DWORD dwCode, dwWrong = 0;
    int i, n = sizeof(sin);

    if (WSAStartup(0x0202, &wsd) != 0)
        return 1;
    sListen = WSASocket(AF_INET, SOCK_STREAM, 0, NULL, 0, WSA_FLAG_OVERLAPPED);
    memset(&sin, 0, sizeof(sin));
    sin.sin_family = AF_INET;
    sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(sListen, (PSOCKADDR)&sin, sizeof(sin)) == SOCKET_ERROR || listen(sListen, 5) == SOCKET_ERROR)
        Die("bind or listen");
    getsockname(sListen, (PSOCKADDR)&sin, &n);
    g_usPort = ntohs(sin.sin_port);

    sClient = socket(AF_INET, SOCK_STREAM, 0);
    connect(sClient, (PSOCKADDR)&sin, sizeof(sin));
    sServer = accept(sListen, NULL, NULL);
    Stages(sClient, sServer);

    for (i = 0; i < MAX_CONN; i++)
        ahThread[i] = CreateThread(NULL, 0, ClientThread, (LPVOID)(INT_PTR)i, 0, NULL);
    for (i = 0; i < MAX_CONN; i++)
        Add(accept(sListen, NULL, NULL));
    closesocket(sListen);
    Serve();
    WaitForMultipleObjects(MAX_CONN, ahThread, TRUE, INFINITE);
    for (i = 0; i < MAX_CONN; i++) {
        GetExitCodeThread(ahThread[i], &dwCode);
        dwWrong += dwCode;
        CloseHandle(ahThread[i]);
    }
    printf("wrong: %lu\n", (unsigned long)dwWrong);
    WSACleanup();
    return 0;
}

/* ovlroutine.c - an echo server and its clients on overlapped i/o with completion routines. */
#include <winsock2.h>
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BUFSIZE  32
#define CLIENTS  3
#define LINES    10

typedef struct {
    WSAOVERLAPPED ol;           /* first, so that the routine gets the whole by its address */
    SOCKET sock;
    WSABUF wbuf;
    char buf[BUFSIZE];
    DWORD dwToSend, dwSent;
    DWORD dwEchoed;
} PEER, *LPPEER;

static int g_nOpen, g_nCalls;
static DWORD g_dwEchoed;
static u_short g_port;

void CALLBACK RecvDone(DWORD dwError, DWORD cbTransferred, LPWSAOVERLAPPED lpOverlapped, DWORD dwFlags);

static void ErrorExit(const char *where)
{
    printf("%s: error %d\n", where, WSAGetLastError());
    exit(1);
}

static void Drop(LPPEER peer)
{
    g_dwEchoed += peer->dwEchoed;
    g_nOpen--;
    closesocket(peer->sock);
    free(peer);
}

static void Receive(LPPEER peer)
{
    DWORD dwFlags = 0;

    memset(&peer->ol, 0, sizeof peer->ol);
    peer->wbuf.buf = peer->buf;
    peer->wbuf.len = BUFSIZE;
    if (WSARecv(peer->sock, &peer->wbuf, 1, NULL, &dwFlags, &peer->ol, RecvDone) == SOCKET_ERROR && WSAGetLastError() != WSA_IO_PENDING)
        ErrorExit("WSARecv");
}

void CALLBACK SendDone(DWORD dwError, DWORD cbTransferred, LPWSAOVERLAPPED lpOverlapped, DWORD dwFlags)
{
    LPPEER peer = (LPPEER)lpOverlapped;

    g_nCalls++;
    if (dwError != 0) {
        printf("send: error %lu\n", (unsigned long)dwError);
        Drop(peer);
        return;
    }
    peer->dwEchoed += cbTransferred;
    Receive(peer);
}

void CALLBACK RecvDone(DWORD dwError, DWORD cbTransferred, LPWSAOVERLAPPED lpOverlapped, DWORD dwFlags)
{
    LPPEER peer = (LPPEER)lpOverlapped;

    g_nCalls++;
    if (dwError != 0 || cbTransferred == 0) {
        if (dwError != 0)
            printf("recv: error %lu\n", (unsigned long)dwError);
        Drop(peer);
        return;
    }
    memset(&peer->ol, 0, sizeof peer->ol);
    peer->wbuf.len = cbTransferred;
    if (WSASend(peer->sock, &peer->wbuf, 1, NULL, 0, &peer->ol, SendDone) == SOCKET_ERROR && WSAGetLastError() != WSA_IO_PENDING)
        ErrorExit("WSASend");
}

static DWORD WINAPI Client(LPVOID pv)
{
    SOCKET s = socket(PF_INET, SOCK_STREAM, 0);
    SOCKADDR_IN addr = {0};
    char line[BUFSIZE], back[BUFSIZE];
    int i, got, ok = 0;

    addr.sin_family = AF_INET;
    addr.sin_port = htons(g_port);
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(s, (LPSOCKADDR)&addr, sizeof addr) != 0)
        ErrorExit("connect");
    for (i = 0; i < LINES; i++) {
        memset(line, 'a' + (int)(INT_PTR)pv + i, sizeof line);
        send(s, line, sizeof line, 0);
        for (got = 0; got < BUFSIZE; ) {
            int n = recv(s, back + got, BUFSIZE - got, 0);
            if (n <= 0)
                return 0;
            got += n;
        }
        ok += !memcmp(line, back, BUFSIZE);
    }
    closesocket(s);
    return ok;
}

static SOCKET Listen(void)
{
    SOCKET s = socket(PF_INET, SOCK_STREAM, 0);
    SOCKADDR_IN addr = {0};
    int len = sizeof addr;

    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(s, (LPSOCKADDR)&addr, sizeof addr) || listen(s, SOMAXCONN) || getsockname(s, (LPSOCKADDR)&addr, &len))
        ErrorExit("listen");
    g_port = ntohs(addr.sin_port);
    return s;
}

static void Server(void)
{
    SOCKET sListen = Listen();
    HANDLE ah[CLIENTS];
    DWORD dw, dwOk = 0;
    int i;

    for (i = 0; i < CLIENTS; i++)
        ah[i] = CreateThread(NULL, 0, Client, (LPVOID)(INT_PTR)i, 0, &dw);
    for (i = 0; i < CLIENTS; i++) {
        LPPEER peer = (LPPEER)calloc(1, sizeof *peer);

        peer->sock = WSAAccept(sListen, NULL, NULL, NULL, 0);
        if (peer->sock == INVALID_SOCKET)
            ErrorExit("WSAAccept");
        g_nOpen++;
        Receive(peer);
    }
    while (g_nOpen > 0)
        if (SleepEx(INFINITE, TRUE) != WAIT_IO_COMPLETION)
            puts("woken by something else");
    WaitForMultipleObjects(CLIENTS, ah, TRUE, INFINITE);
    for (i = 0; i < CLIENTS; i++) {
        GetExitCodeThread(ah[i], &dw);
        dwOk += dw;
        CloseHandle(ah[i]);
    }
    printf("lines echoed right: %lu, bytes echoed: %lu, enough calls: %d\n", (unsigned long)dwOk, (unsigned long)g_dwEchoed,
           g_nCalls >= 2 * CLIENTS * LINES + CLIENTS);
    closesocket(sListen);
}

static void CALLBACK Show(DWORD dwError, DWORD cb, LPWSAOVERLAPPED lpOl, DWORD dwFlags)
{
    printf("  routine of %lu: error %lu, %lu bytes\n", (unsigned long)(ULONG_PTR)lpOl->hEvent, (unsigned long)dwError, (unsigned long)cb);
}

/* When the routine runs, and when it does not. */
static void When(void)
{
    SOCKET sListen = Listen(), a = socket(PF_INET, SOCK_STREAM, 0), b;
    SOCKADDR_IN addr = {0};
    WSAOVERLAPPED aol[3];
    WSAEVENT hEvent = WSACreateEvent();
    WSABUF wb;
    char ach[3][4];
    DWORD dwFlags = 0;
    int i;

    addr.sin_family = AF_INET;
    addr.sin_port = htons(g_port);
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connect(a, (LPSOCKADDR)&addr, sizeof addr);
    b = accept(sListen, NULL, NULL);
    memset(aol, 0, sizeof aol);
    for (i = 0; i < 3; i++) {
        aol[i].hEvent = (HANDLE)(ULONG_PTR)(i + 1);     /* with a routine it is ours */
        wb.buf = ach[i];
        wb.len = 2;
        printf("recv %d: %d\n", i + 1, WSARecv(b, &wb, 1, NULL, &dwFlags, &aol[i], Show) == SOCKET_ERROR ? WSAGetLastError() : 0);
    }
    printf("nothing yet: %lu\n", (unsigned long)SleepEx(0, TRUE));
    send(a, "abcd", 4, 0);
    while (!HasOverlappedIoCompleted(&aol[1]))
        Sleep(1);
    printf("not alertable: %lu\n", (unsigned long)WSAWaitForMultipleEvents(1, &hEvent, FALSE, 0, FALSE));
    printf("alertable: %lu\n", (unsigned long)WSAWaitForMultipleEvents(1, &hEvent, FALSE, WSA_INFINITE, TRUE));
    printf("data %.2s %.2s\n", ach[0], ach[1]);
    shutdown(a, SD_SEND);
    printf("end of stream: %lu\n", (unsigned long)SleepEx(INFINITE, TRUE));
    wb.len = 3;
    wb.buf = "xyz";
    printf("send: %d\n", WSASend(b, &wb, 1, NULL, 0, &aol[0], Show) == SOCKET_ERROR ? WSAGetLastError() : 0);
    puts("sent");
    printf("sleep: %lu\n", (unsigned long)SleepEx(INFINITE, TRUE));
    WSACloseEvent(hEvent);
    closesocket(a);
    closesocket(b);
    closesocket(sListen);
}

int __cdecl main(void)
{
    WSADATA wsa;

    if (WSAStartup(MAKEWORD(2, 0), &wsa))
        return 1;
    When();
    Server();
    WSACleanup();
    return 0;
}

/* evserver.c - a server of the WSAEventSelect model: one thread, an event for each socket. */
#include <winsock2.h>
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CLIENTS 5
#define BULK    (1024 * 1024)

typedef struct {
    SOCKET s;
    char *pPending;             /* what could not be sent yet */
    int nPending;
    LONG lSent;
} CONN;

static WSAEVENT g_ahEvent[WSA_MAXIMUM_WAIT_EVENTS];
static CONN g_aConn[WSA_MAXIMUM_WAIT_EVENTS];
static int g_nCount;
static u_short g_port;
static int g_nAccepts, g_nReads, g_nCloses, g_nBlocked, g_nWrites;

static void Die(const char *what)
{
    printf("%s: %d\n", what, WSAGetLastError());
    exit(1);
}

static const char *Names(long l)
{
    static char sz[64];

    sprintf(sz, "%s%s%s%s%s", l & FD_READ ? " READ" : "", l & FD_WRITE ? " WRITE" : "", l & FD_ACCEPT ? " ACCEPT" : "",
            l & FD_CONNECT ? " CONNECT" : "", l & FD_CLOSE ? " CLOSE" : "");
    return sz;
}

/* Wait for one event and say what it brought. */
static void Expect(const char *who, SOCKET s, WSAEVENT hEvent)
{
    WSANETWORKEVENTS ne;

    if (WSAWaitForMultipleEvents(1, &hEvent, FALSE, 5000, FALSE) != WSA_WAIT_EVENT_0)
        Die(who);
    if (WSAEnumNetworkEvents(s, hEvent, &ne) == SOCKET_ERROR)
        Die("WSAEnumNetworkEvents");
    printf("%s:%s", who, Names(ne.lNetworkEvents));
    if (ne.lNetworkEvents & FD_CONNECT)
        printf(", connect %d", ne.iErrorCode[FD_CONNECT_BIT]);
    if (ne.lNetworkEvents & FD_CLOSE)
        printf(", close %d", ne.iErrorCode[FD_CLOSE_BIT]);
    putchar('\n');
}

static void Quiet(const char *who, WSAEVENT hEvent)
{
    printf("%s: %s\n", who, WSAWaitForMultipleEvents(1, &hEvent, FALSE, 50, FALSE) == WSA_WAIT_TIMEOUT ? "nothing" : "something");
}

/* One connection, step by step. */
static void Steps(SOCKET sListen, SOCKADDR_IN *psin)
{
    WSAEVENT hListen = WSACreateEvent(), hClient = WSACreateEvent(), hServer = WSACreateEvent();
    SOCKET c = socket(AF_INET, SOCK_STREAM, 0), s;
    char buf[64];
    u_long on = 0;

    WSAEventSelect(sListen, hListen, FD_ACCEPT);
    WSAEventSelect(c, hClient, FD_CONNECT | FD_READ | FD_WRITE | FD_CLOSE);
    printf("connect: %d", connect(c, (SOCKADDR *)psin, sizeof *psin));
    printf(", error %d\n", WSAGetLastError());
    Expect("listener", sListen, hListen);
    s = accept(sListen, NULL, NULL);
    WSAEventSelect(s, hServer, FD_READ | FD_WRITE | FD_CLOSE);
    Expect("server", s, hServer);
    Quiet("server", hServer);
    WSAWaitForMultipleEvents(1, &hClient, FALSE, 5000, FALSE);
    Sleep(20);
    Expect("client", c, hClient);
    send(c, "hello", 5, 0);
    Expect("server", s, hServer);
    Quiet("server", hServer);
    printf("recv %d\n", recv(s, buf, 2, 0));
    Expect("server again", s, hServer);
    printf("recv %d", recv(s, buf, sizeof buf, 0));
    printf(", then %d", recv(s, buf, sizeof buf, 0));
    printf(", error %d\n", WSAGetLastError());
    Quiet("server", hServer);
    printf("blocking mode: %d", ioctlsocket(s, FIONBIO, &on));
    printf(", error %d\n", WSAGetLastError());
    shutdown(c, SD_SEND);
    Expect("server", s, hServer);
    Quiet("server", hServer);
    closesocket(s);
    Expect("client", c, hClient);
    WSAEventSelect(c, NULL, 0);
    printf("blocking mode: %d\n", ioctlsocket(c, FIONBIO, &on));
    closesocket(c);
    WSAEventSelect(sListen, NULL, 0);
    WSACloseEvent(hListen);
    WSACloseEvent(hClient);
    WSACloseEvent(hServer);
}

/* Asks for a lot of data and reads it slowly at first. */
static DWORD WINAPI Client(LPVOID pv)
{
    SOCKADDR_IN sin = {0};
    SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
    static const char request[] = "GIVE";
    char *buf = (char *)malloc(65536);
    int n, i;
    LONG lGot = 0, lWrong = 0;

    sin.sin_family = AF_INET;
    sin.sin_port = htons(g_port);
    sin.sin_addr.s_addr = inet_addr("127.0.0.1");
    if (connect(s, (SOCKADDR *)&sin, sizeof sin))
        Die("connect");
    send(s, request, 4, 0);
    while ((n = recv(s, buf, lGot < 10000 ? 100 : 65536, 0)) > 0) {
        for (i = 0; i < n; i++)
            lWrong += buf[i] != (char)((lGot + i) * 7 + (lGot + i) / 1000);
        lGot += n;
    }
    closesocket(s);
    free(buf);
    return lWrong || n < 0 ? 0 : (DWORD)lGot;
}

static void Add(SOCKET s, long lEvents)
{
    g_ahEvent[g_nCount] = WSACreateEvent();
    memset(&g_aConn[g_nCount], 0, sizeof(CONN));
    g_aConn[g_nCount].s = s;
    if (WSAEventSelect(s, g_ahEvent[g_nCount], lEvents) == SOCKET_ERROR)
        Die("WSAEventSelect");
    g_nCount++;
}

static void Remove(int i)
{
    free(g_aConn[i].pPending);
    closesocket(g_aConn[i].s);
    WSACloseEvent(g_ahEvent[i]);
    g_nCount--;
    g_aConn[i] = g_aConn[g_nCount];
    g_ahEvent[i] = g_ahEvent[g_nCount];
}

static void Pump(CONN *p)
{
    while (p->nPending > 0) {
        int n = send(p->s, p->pPending + p->lSent, p->nPending > 30000 ? 30000 : p->nPending, 0);

        if (n == SOCKET_ERROR) {
            if (WSAGetLastError() != WSAEWOULDBLOCK)
                Die("send");
            g_nBlocked++;
            return;
        }
        p->lSent += n;
        p->nPending -= n;
    }
    shutdown(p->s, SD_SEND);
}

static void Answer(CONN *p)
{
    char buf[16];
    int i;

    if (recv(p->s, buf, sizeof buf, 0) != 4)
        Die("request");
    p->pPending = (char *)malloc(BULK);
    p->nPending = BULK;
    for (i = 0; i < BULK; i++)
        p->pPending[i] = (char)(i * 7 + i / 1000);
    Pump(p);
}

static void Serve(SOCKET sListen)
{
    WSANETWORKEVENTS ne;
    DWORD i;

    Add(sListen, FD_ACCEPT);
    while (g_nCloses < CLIENTS) {
        i = WSAWaitForMultipleEvents(g_nCount, g_ahEvent, FALSE, WSA_INFINITE, FALSE);
        if (i == WSA_WAIT_FAILED)
            Die("wait");
        i -= WSA_WAIT_EVENT_0;
        if (WSAEnumNetworkEvents(g_aConn[i].s, g_ahEvent[i], &ne) == SOCKET_ERROR)
            Die("WSAEnumNetworkEvents");
        if (ne.lNetworkEvents & FD_ACCEPT) {
            g_nAccepts++;
            Add(accept(g_aConn[i].s, NULL, NULL), FD_READ | FD_WRITE | FD_CLOSE);
        }
        if (ne.lNetworkEvents & FD_READ) {
            g_nReads++;
            Answer(&g_aConn[i]);
        }
        if (ne.lNetworkEvents & FD_WRITE) {
            g_nWrites++;
            if (g_aConn[i].nPending)
                Pump(&g_aConn[i]);
        }
        if (ne.lNetworkEvents & FD_CLOSE) {
            g_nCloses++;
            Remove(i);
        }
    }
    Remove(0);
}

int main(void)
{
    WSADATA wsa;
    SOCKADDR_IN sin = {0};
    HANDLE ah[CLIENTS];
    SOCKET sListen;
    DWORD dw;
    int i, n = sizeof sin, nWhole = 0;

    if (WSAStartup(MAKEWORD(2, 2), &wsa))
        return 1;
    sListen = socket(AF_INET, SOCK_STREAM, 0);
    sin.sin_family = AF_INET;
    sin.sin_addr.s_addr = inet_addr("127.0.0.1");
    if (bind(sListen, (SOCKADDR *)&sin, sizeof sin) || listen(sListen, 10) || getsockname(sListen, (SOCKADDR *)&sin, &n))
        Die("listen");
    g_port = ntohs(sin.sin_port);
    Steps(sListen, &sin);
    for (i = 0; i < CLIENTS; i++)
        ah[i] = CreateThread(NULL, 0, Client, NULL, 0, NULL);
    Serve(sListen);
    WaitForMultipleObjects(CLIENTS, ah, TRUE, INFINITE);
    for (i = 0; i < CLIENTS; i++) {
        GetExitCodeThread(ah[i], &dw);
        nWhole += dw == BULK;
        CloseHandle(ah[i]);
    }
    printf("accepts %d, reads %d, closes %d, whole answers %d, writes enough %d\n", g_nAccepts, g_nReads, g_nCloses, nWhole, g_nWrites >= CLIENTS);
    WSACleanup();
    return 0;
}

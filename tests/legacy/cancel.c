/* CANCEL.C - stop waiting for data after half a second.  Windows Sockets 1.1. */
#include <Windows.h>
#include <WinSock.h>
#include <stdio.h>
#include <string.h>

static DWORD dwStart;

/* Called over and over while a blocking call waits. */
BOOL FAR PASCAL GiveUp(void)
{
    if (WSAIsBlocking() && GetTickCount() - dwStart >= 500)
        WSACancelBlockingCall();
    return FALSE;
}

void main(void)
{
    WSADATA     wsaData;
    SOCKADDR_IN sin;
    SOCKET      s;
    char        szBuf[64];
    int         n;

    if (WSAStartup(MAKEWORD(1, 1), &wsaData) != 0)
        return;

    s = socket(PF_INET, SOCK_DGRAM, 0);
    memset(&sin, 0, sizeof(sin));
    sin.sin_family = AF_INET;
    sin.sin_addr.s_addr = inet_addr("127.0.0.1");
    bind(s, (LPSOCKADDR)&sin, sizeof(sin));

    WSASetBlockingHook((FARPROC)GiveUp);
    dwStart = GetTickCount();
    printf("recv: waiting for data that never comes\n");
    n = recv(s, szBuf, sizeof(szBuf), 0);
    if (n == SOCKET_ERROR && WSAGetLastError() == WSAEINTR)
        printf("recv: cancelled, WSAEINTR (%d)\n", WSAGetLastError());
    else
        printf("recv: %d, error %d\n", n, WSAGetLastError());

    WSAUnhookBlockingHook();
    closesocket(s);
    WSACleanup();
}

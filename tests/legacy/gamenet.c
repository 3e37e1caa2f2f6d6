/*
 * gamenet.c - the network layer of a game that must also start where there is no Winsock:
 * the DLL is loaded at run time, and no wait may freeze the screen for more than a moment.
 */
#include <windows.h>
#include <winsock.h>
#include <stdio.h>

static int    (PASCAL FAR *pWSAStartup)(WORD wVersionRequired, LPWSADATA lpWSAData);
static int    (PASCAL FAR *pWSACleanup)(void);
static int    (PASCAL FAR *pWSAGetLastError)(void);
static FARPROC (PASCAL FAR *pWSASetBlockingHook)(FARPROC lpBlockFunc);
static int    (PASCAL FAR *pWSAUnhookBlockingHook)(void);
static int    (PASCAL FAR *pWSACancelBlockingCall)(void);
static SOCKET (PASCAL FAR *psocket)(int af, int type, int protocol);
static int    (PASCAL FAR *pioctlsocket)(SOCKET s, long cmd, u_long FAR *argp);
static int    (PASCAL FAR *pbind)(SOCKET s, const struct sockaddr FAR *addr, int namelen);
static int    (PASCAL FAR *pgetsockname)(SOCKET s, struct sockaddr FAR *name, int FAR *namelen);
static int    (PASCAL FAR *psetsockopt)(SOCKET s, int level, int optname, const char FAR *optval, int optlen);
static int    (PASCAL FAR *precvfrom)(SOCKET s, char FAR *buf, int len, int flags, struct sockaddr FAR *from, int FAR *fromlen);
static int    (PASCAL FAR *psendto)(SOCKET s, const char FAR *buf, int len, int flags, const struct sockaddr FAR *to, int tolen);
static int    (PASCAL FAR *pclosesocket)(SOCKET s);
static struct hostent FAR *(PASCAL FAR *pgethostbyname)(const char FAR *name);

static HINSTANCE hWinsock;
static DWORD     dwBlockTime;
static int       nCalls;

#define GET(f, name)                                                                \
    if ((*(FARPROC *)&f = GetProcAddress(hWinsock, name)) == NULL) {                \
        printf("no %s\n", name);                                                    \
        return FALSE;                                                               \
    }

static BOOL LoadWinsock(void)
{
    hWinsock = LoadLibrary("wsock32.dll");
    if (hWinsock == NULL) {
        printf("no wsock32.dll\n");
        return FALSE;
    }
    GET(pWSAStartup, "WSAStartup")
    GET(pWSACleanup, "WSACleanup")
    GET(pWSAGetLastError, "WSAGetLastError")
    GET(pWSASetBlockingHook, "WSASetBlockingHook")
    GET(pWSAUnhookBlockingHook, "WSAUnhookBlockingHook")
    GET(pWSACancelBlockingCall, "WSACancelBlockingCall")
    GET(psocket, "socket")
    GET(pioctlsocket, "ioctlsocket")
    GET(pbind, "bind")
    GET(pgetsockname, "getsockname")
    GET(psetsockopt, "setsockopt")
    GET(precvfrom, "recvfrom")
    GET(psendto, "sendto")
    GET(pclosesocket, "closesocket")
    GET(pgethostbyname, "gethostbyname")
    return TRUE;
}

/* The hook: keep Windows alive, and give up in time. */
BOOL PASCAL FAR NetHook(void)
{
    MSG  msg;
    BOOL ret;

    nCalls++;
    if (GetTickCount() - dwBlockTime > 300) {
        pWSACancelBlockingCall();
        return FALSE;
    }
    ret = (BOOL)PeekMessage(&msg, NULL, 0, 0, PM_REMOVE);
    if (ret) {
        TranslateMessage(&msg);
        DispatchMessage(&msg);
    }
    return ret;
}

static SOCKET OpenPort(struct sockaddr_in *addr)
{
    SOCKET s;
    u_long _true = 1;
    int    i = 1, len = sizeof(*addr);

    if ((s = psocket(PF_INET, SOCK_DGRAM, IPPROTO_UDP)) == INVALID_SOCKET)
        return INVALID_SOCKET;
    if (pioctlsocket(s, FIONBIO, &_true) == -1)
        return INVALID_SOCKET;
    if (psetsockopt(s, SOL_SOCKET, SO_BROADCAST, (char *)&i, sizeof(i)) < 0)
        return INVALID_SOCKET;
    memset(addr, 0, sizeof(*addr));
    addr->sin_family = AF_INET;
    *(int *)&addr->sin_addr = htonl(INADDR_LOOPBACK);
    addr->sin_port = 0;
    if (pbind(s, (void *)addr, sizeof(*addr)) == -1)
        return INVALID_SOCKET;
    pgetsockname(s, (struct sockaddr *)addr, &len);
    return s;
}

int PASCAL WinMain(HINSTANCE hInst, HINSTANCE hPrev, LPSTR lpCmdLine, int nShow)
{
    WSADATA winsockdata;
    struct hostent *host;
    struct sockaddr_in addr;
    SOCKET  s;
    u_long  _false = 0;
    char    buf[32];
    int     r;

    if (!LoadWinsock())
        return 1;
    if ((r = pWSAStartup(MAKEWORD(1, 1), &winsockdata)) != 0) {
        printf("Winsock initialization failed: %d\n", r);
        return 1;
    }
    printf("Winsock initialized\n");

    dwBlockTime = GetTickCount();
    pWSASetBlockingHook((FARPROC)NetHook);
    host = pgethostbyname("localhost");
    pWSAUnhookBlockingHook();
    if (host != NULL)
        printf("localhost is %s\n", inet_ntoa(*(struct in_addr *)host->h_addr_list[0]));

    if ((s = OpenPort(&addr)) == INVALID_SOCKET) {
        printf("no port: %d\n", pWSAGetLastError());
        return 1;
    }
    r = precvfrom(s, buf, sizeof(buf), 0, NULL, NULL);
    printf("an empty port: %d, %s\n", r, pWSAGetLastError() == WSAEWOULDBLOCK ? "WSAEWOULDBLOCK" : "?");
    psendto(s, "frag", 4, 0, (struct sockaddr *)&addr, sizeof(addr));
    pioctlsocket(s, FIONBIO, &_false);
    r = precvfrom(s, buf, sizeof(buf), 0, NULL, NULL);
    printf("got %.*s\n", r, buf);

    dwBlockTime = GetTickCount();
    nCalls = 0;
    pWSASetBlockingHook((FARPROC)NetHook);
    r = precvfrom(s, buf, sizeof(buf), 0, NULL, NULL);
    printf("cancelled by the hook: %d, %s\n", r, pWSAGetLastError() == WSAEINTR ? "WSAEINTR" : "?");
    pWSAUnhookBlockingHook();
    printf("the hook ran %s\n", nCalls > 5 ? "often" : "too seldom");

    pclosesocket(s);
    pWSACleanup();
    FreeLibrary(hWinsock);
    return 0;
}

/*
 * ECHO.C - an echo server for any number of clients, all in one select(),
 *          and two clients of it in the same program.
 */
#include <STDIO.H>
#include <StdLib.h>
#include <String.h>
#include "WINSOCK.H"

#define MAX_CLIENTS 8
#define PERROR(s)   fprintf(stderr, "%s: error %d\n", s, WSAGetLastError())

SOCKET listener, clients[MAX_CLIENTS];
int    nclients, total;

void die(s)
char *s;
{
    PERROR(s);
    WSACleanup();
    exit(1);
}

/* Take a new client; its socket is put in non-blocking mode. */
void new_client()
{
    struct sockaddr_in from;
    int fromlen = sizeof from;
    unsigned long nonblocking = 1;
    SOCKET s = accept(listener, (struct sockaddr FAR *) &from, &fromlen);

    if (s == INVALID_SOCKET)
        die("accept");
    if (ioctlsocket(s, FIONBIO, &nonblocking) == SOCKET_ERROR)
        die("ioctlsocket");
    printf("server: connection from %s\n", inet_ntoa(from.sin_addr));
    clients[nclients++] = s;
}

/* Send back what a client has sent; 0 when it has gone. */
int serve_client(s)
SOCKET s;
{
    char buf[256];
    int n = recv(s, buf, sizeof buf, 0);

    if (n == SOCKET_ERROR && WSAGetLastError() == WSAEWOULDBLOCK)
        return 1;
    if (n <= 0)
        return 0;
    total += n;
    if (send(s, buf, n, 0) != n)
        die("send");
    return 1;
}

/* One round of the server. */
void serve()
{
    fd_set readfds;
    struct timeval tv;
    int i;

    FD_ZERO(&readfds);
    FD_SET(listener, &readfds);
    for (i = 0; i < nclients; i++)
        FD_SET(clients[i], &readfds);
    tv.tv_sec = 5;
    tv.tv_usec = 0;
    i = select(0, &readfds, NULL, NULL, &tv);
    if (i == SOCKET_ERROR)
        die("select");
    if (i == 0) {
        fprintf(stderr, "nothing came in 5 seconds\n");
        exit(1);
    }
    for (i = 0; i < nclients; i++)
        if (FD_ISSET(clients[i], &readfds) && !serve_client(clients[i])) {
            closesocket(clients[i]);
            clients[i--] = clients[--nclients];
            printf("server: a client has left, %d stay\n", nclients);
        }
    if (FD_ISSET(listener, &readfds))
        new_client();
}

SOCKET client(addr)
struct sockaddr_in *addr;
{
    SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

    if (s == INVALID_SOCKET || connect(s, (struct sockaddr *) addr, sizeof *addr) == SOCKET_ERROR)
        die("connect");
    serve();
    return s;
}

void say(s, text)
SOCKET s;
char *text;
{
    char answer[256];
    int n = send(s, text, strlen(text), 0);

    serve();
    n = recv(s, answer, n, 0);
    if (n == SOCKET_ERROR)
        die("recv");
    printf("client: %.*s\n", n, answer);
}

int main(argc, argv)
int argc;
char **argv;
{
    WSADATA data;
    struct sockaddr_in addr;
    int len = sizeof addr;
    SOCKET a, b;

    if (WSAStartup(0x101, &data) != 0) {
        fprintf(stderr, "no winsock\n");
        return 1;
    }
    printf("version %d.%d\n", LOBYTE(data.wVersion), HIBYTE(data.wVersion));
    listener = socket(AF_INET, SOCK_STREAM, 0);
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_addr.S_un.S_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *) &addr, sizeof addr) || listen(listener, SOMAXCONN))
        die("bind");
    getsockname(listener, (struct sockaddr *) &addr, &len);

    a = client(&addr);
    b = client(&addr);
    say(a, "first of the one");
    say(b, "first of the other");
    say(a, "second of the one");
    closesocket(a);
    serve();
    say(b, "second of the other");
    shutdown(b, 1);
    serve();
    printf("client: recv says %d at the end\n", recv(b, (char *) &addr, 1, 0));
    closesocket(b);
    closesocket(listener);
    printf("server: %d bytes in all\n", total);
    if (recv(b, (char *) &addr, 1, 0) == SOCKET_ERROR && WSAGetLastError() == WSAENOTSOCK)
        printf("client: the socket is gone\n");
    return WSACleanup();
}

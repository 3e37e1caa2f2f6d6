/* UDPPING.C - send numbered packets to a reflector and count what comes back. */
#include <windows.h>
#include <winsock.h>
#include <stdio.h>
#include "Packet.H"

#define COUNT 5

static SOCKET open_udp(LPSOCKADDR_IN name)
{
    SOCKET s = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP);
    int len = sizeof(SOCKADDR_IN);

    ZeroMemory(name, sizeof(*name));
    name->sin_family = AF_INET;
    name->sin_addr.s_addr = inet_addr("127.0.0.1");
    if (s == INVALID_SOCKET || bind(s, (LPSOCKADDR)name, sizeof(*name)) == SOCKET_ERROR)
        return INVALID_SOCKET;
    getsockname(s, (LPSOCKADDR)name, &len);
    return s;
}

/* Wait for a packet, at most a second. */
static int wait_packet(SOCKET s)
{
    fd_set set;
    TIMEVAL tv = { 1, 0 };

    FD_ZERO(&set);
    FD_SET(s, &set);
    return select(0, &set, NULL, NULL, &tv);
}

static void reflect(SOCKET s)
{
    PACKET packet;
    SOCKADDR_IN from;
    int fromlen = sizeof(from);

    if (wait_packet(s) == 1 && recvfrom(s, (LPSTR)&packet, sizeof(packet), 0, (LPSOCKADDR)&from, &fromlen) == sizeof(packet)) {
        packet.wType = PACKET_REPLY;
        sendto(s, (LPSTR)&packet, sizeof(packet), 0, (LPSOCKADDR)&from, fromlen);
    }
}

int main(int argc, char *argv[])
{
    WSADATA wsa;
    SOCKADDR_IN here, there, from;
    SOCKET s, reflector;
    PACKET packet;
    u_long on = 1, waiting = 0;
    int i, n, fromlen, replies = 0;
    char tiny[4];

    if (WSAStartup(MAKEWORD(1,1), &wsa))
        return 1;
    s = open_udp(&here);
    reflector = open_udp(&there);
    if (s == INVALID_SOCKET || reflector == INVALID_SOCKET) {
        printf("no socket: %d\n", WSAGetLastError());
        return 1;
    }
    ioctlsocket(s, FIONBIO, &on);
    if (recv(s, (LPSTR)&packet, sizeof(packet), 0) == SOCKET_ERROR)
        printf("nothing yet: %s\n", WSAGetLastError() == WSAEWOULDBLOCK ? "WSAEWOULDBLOCK" : "?");

    for (i = 1; i <= COUNT; i++) {
        packet.wType = PACKET_REQUEST;
        packet.wSequence = htons((u_short)i);
        packet.dwTime = GetTickCount();
        sendto(s, (LPSTR)&packet, sizeof(packet), 0, (LPSOCKADDR)&there, sizeof(there));
        reflect(reflector);
        if (wait_packet(s) != 1)
            continue;
        fromlen = sizeof(from);
        n = recvfrom(s, (LPSTR)&packet, sizeof(packet), 0, (LPSOCKADDR)&from, &fromlen);
        if (n == sizeof(packet) && packet.wType == PACKET_REPLY && from.sin_port == there.sin_port && GetTickCount() - packet.dwTime < 60000) {
            printf("reply %d, %d bytes\n", ntohs(packet.wSequence), n);
            replies++;
        }
    }
    printf("%d sent, %d received\n", COUNT, replies);

    /* A packet longer than the buffer. */
    sendto(s, (LPSTR)&packet, sizeof(packet), 0, (LPSOCKADDR)&here, sizeof(here));
    wait_packet(s);
    ioctlsocket(s, FIONREAD, &waiting);
    printf("%lu bytes wait\n", (unsigned long)waiting);
    n = recv(s, tiny, sizeof(tiny), 0);
    printf("recv into 4: %d, %s\n", n, WSAGetLastError() == WSAEMSGSIZE ? "WSAEMSGSIZE" : "?");

    /* A port where nobody listens. */
    closesocket(reflector);
    sendto(s, "x", 1, 0, (LPSOCKADDR)&there, sizeof(there));
    wait_packet(s);
    n = recv(s, tiny, sizeof(tiny), 0);
    printf("after the reflector has gone: %d, %s\n", n, WSAGetLastError() == WSAECONNRESET ? "WSAECONNRESET" : "?");
    closesocket(s);
    WSACleanup();
    return 0;
}

/* LOOKUP.C - ask the databases.  Prints the addresses and names that every machine knows. */
#include <stdio.h>
#include <string.h>
#include <WinSock.h>

static void show_host(LPHOSTENT hp)
{
    struct in_addr in;

    if (hp == NULL) {
        printf("not found: %d\n", WSAGetLastError());
        return;
    }
    memcpy(&in, hp->h_addr, hp->h_length);
    printf("family %d, %d bytes, %s\n", hp->h_addrtype, hp->h_length, inet_ntoa(in));
}

int main(void)
{
    WSADATA wd;
    struct hostent *hp;
    struct servent *sp;
    struct protoent *pp;
    unsigned long addr;
    char name[128];

    hp = gethostbyname("localhost");
    printf("before WSAStartup: %s, %d\n", hp ? "?" : "NULL", WSAGetLastError());
    if (WSAStartup(0x0101, &wd) != 0)
        return 1;

    show_host(gethostbyname("localhost"));
    show_host(gethostbyname("127.0.0.1"));

    addr = inet_addr("127.0.0.1");
    hp = gethostbyaddr((char *)&addr, 4, PF_INET);
    printf("127.0.0.1 has %s\n", hp && *hp->h_name ? "a name" : "no name");

    sp = getservbyname("smtp", "tcp");
    printf("smtp is %d\n", sp ? ntohs(sp->s_port) : -1);
    sp = getservbyport(htons(53), "udp");
    printf("53 is %s over %s\n", sp ? sp->s_name : "?", sp ? sp->s_proto : "?");
    sp = getservbyname("no-such-service", NULL);
    printf("no-such-service: %s, %d\n", sp ? "?" : "NULL", WSAGetLastError());

    pp = getprotobyname("tcp");
    printf("tcp is %d\n", pp ? pp->p_proto : -1);
    pp = getprotobynumber(17);
    printf("17 is %s\n", pp ? pp->p_name : "?");

    printf("gethostname: %d\n", gethostname(name, sizeof(name)));
    printf("inet_addr of nonsense: %s\n", inet_addr("1.2.3.4.5") == INADDR_NONE ? "INADDR_NONE" : "?");
    printf("htonl: %08lx\n", (unsigned long)(htonl(0x01020304L) == *(int *)"\1\2\3\4" ? 0x01020304L : 0));
    return WSACleanup();
}

/* Functions that winsock.h and winsock2.h share: all of Winsock 1.1 but getsockopt and setsockopt, whose numbers changed. */
#ifndef WS_CALLS_H
#define WS_CALLS_H
#pragma GCC system_header

#include <winsock/link.h>
#include <winsock/records.h>

WS_BEGIN

int WSAAPI WSAStartup(WORD version, LPWSADATA data);
int WSAAPI WSACleanup(void);
int WSAAPI WSAGetLastError(void);
void WSAAPI WSASetLastError(int error);

BOOL WSAAPI WSAIsBlocking(void);
int WSAAPI WSAUnhookBlockingHook(void);
FARPROC WSAAPI WSASetBlockingHook(FARPROC hook);
int WSAAPI WSACancelBlockingCall(void);

SOCKET WSAAPI socket(int family, int type, int protocol) WS_REDIRECT(socket);
int WSAAPI bind(SOCKET s, const struct sockaddr *name, int namelen) WS_REDIRECT(bind);
int WSAAPI listen(SOCKET s, int backlog) WS_REDIRECT(listen);
SOCKET WSAAPI accept(SOCKET s, struct sockaddr *addr, int *addrlen) WS_REDIRECT(accept);
int WSAAPI connect(SOCKET s, const struct sockaddr *name, int namelen) WS_REDIRECT(connect);
int WSAAPI send(SOCKET s, const char *buf, int len, int flags) WS_REDIRECT(send);
int WSAAPI sendto(SOCKET s, const char *buf, int len, int flags, const struct sockaddr *to, int tolen) WS_REDIRECT(sendto);
int WSAAPI recv(SOCKET s, char *buf, int len, int flags) WS_REDIRECT(recv);
int WSAAPI recvfrom(SOCKET s, char *buf, int len, int flags, struct sockaddr *from, int *fromlen) WS_REDIRECT(recvfrom);
int WSAAPI shutdown(SOCKET s, int how) WS_REDIRECT(shutdown);
int WSAAPI closesocket(SOCKET s);
int WSAAPI getsockname(SOCKET s, struct sockaddr *name, int *namelen) WS_REDIRECT(getsockname);
int WSAAPI getpeername(SOCKET s, struct sockaddr *name, int *namelen) WS_REDIRECT(getpeername);
int WSAAPI select(int ignored, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timeval *timeout)
	WS_REDIRECT(select);
int WSAAPI __WSAFDIsSet(SOCKET s, fd_set *set);
int WSAAPI ioctlsocket(SOCKET s, long cmd, u_long *argp);

struct hostent *WSAAPI gethostbyaddr(const char *addr, int len, int type) WS_REDIRECT(gethostbyaddr);
struct hostent *WSAAPI gethostbyname(const char *name) WS_REDIRECT(gethostbyname);
int WSAAPI gethostname(char *name, int namelen) WS_REDIRECT(gethostname);
struct servent *WSAAPI getservbyport(int port, const char *proto) WS_REDIRECT(getservbyport);
struct servent *WSAAPI getservbyname(const char *name, const char *proto) WS_REDIRECT(getservbyname);
struct protoent *WSAAPI getprotobynumber(int number) WS_REDIRECT(getprotobynumber);
struct protoent *WSAAPI getprotobyname(const char *name) WS_REDIRECT(getprotobyname);

u_long WSAAPI htonl(u_long host) WS_REDIRECT(htonl);
u_short WSAAPI htons(u_short host) WS_REDIRECT(htons);
u_long WSAAPI ntohl(u_long net) WS_REDIRECT(ntohl);
u_short WSAAPI ntohs(u_short net) WS_REDIRECT(ntohs);
u_long WSAAPI inet_addr(const char *text) WS_REDIRECT(inet_addr);
char *WSAAPI inet_ntoa(struct in_addr in) WS_REDIRECT(inet_ntoa);

WS_END

#if defined __cplusplus && defined __LP64__
extern "C++" {
/* A hook that answers INT_PTR, as Win64's FARPROC does. A template, so that NULL meets the plain function only. */
template <class Answer> inline FARPROC
WSASetBlockingHook(Answer (WINAPI *hook)())
{
	return WSASetBlockingHook(reinterpret_cast<FARPROC>(reinterpret_cast<void *>(hook)));
}
}
#endif

#define h_errno WSAGetLastError()

#define WSAMAKEASYNCREPLY(buflen, error)  MAKELONG(buflen, error)
#define WSAMAKESELECTREPLY(event, error)  MAKELONG(event, error)
#define WSAGETASYNCBUFLEN(lParam)         LOWORD(lParam)
#define WSAGETASYNCERROR(lParam)          HIWORD(lParam)
#define WSAGETSELECTEVENT(lParam)         LOWORD(lParam)
#define WSAGETSELECTERROR(lParam)         HIWORD(lParam)

#define IN_CLASSA(i) (((u_long)(i) & 0x80000000) == 0)
#define IN_CLASSB(i) (((u_long)(i) & 0xc0000000) == 0x80000000)
#define IN_CLASSC(i) (((u_long)(i) & 0xe0000000) == 0xc0000000)

#define timerisset(t)         ((t)->tv_sec || (t)->tv_usec)
#define timerclear(t)         ((t)->tv_sec = (t)->tv_usec = 0)
#define timercmp(a, b, order) ((a)->tv_sec == (b)->tv_sec ? (a)->tv_usec order (b)->tv_usec : (a)->tv_sec order (b)->tv_sec)

#include <winsock/sets.h>
#include <winsock/ioctl.h>

#endif

#!/bin/sh
# What legacy sources do to headers, each without a word from the compiler (facts/porting-hazards.md).
# shellcheck disable=SC2317
set -eu
LC_ALL=C
export LC_ALL

# shellcheck source=tests/consumer.sh disable=SC2154
. "$top_srcdir/tests/consumer.sh"

# hazard WHAT: the text on standard input compiles as C and as C++; hazard_c, hazard_cxx: as one of them.
hazard_c()
{
	title=$1 lines=$(cat)
	each "$c_compilers" consume "$title" "$lines"
}

hazard_cxx()
{
	title=$1 lines=$(cat)
	each "$cxx_compilers" consume "$title" "$lines"
}

hazard()
{
	title=$1 lines=$(cat)
	each "$c_compilers" consume "$title" "$lines"
	each "$cxx_compilers" consume "$title" "$lines"
}

hazard "macros over API names, before and after" <<'C'
#define recv precv
#define WSACleanup pWSACleanup
#include <winsock.h>
#undef recv
#undef WSACleanup
#define recv p_recv
#define select pselect
#define accept(s) paccept(s)
#define close closesocket
#define ioctl ioctlsocket
#define sleep(seconds) Sleep((seconds) * 1000)
#include <sys/socket.h>
#include <sys/select.h>
#include <sys/ioctl.h>
#include <unistd.h>
int use(SOCKET s);
int use(SOCKET s) { u_long n; sleep(0); return ioctl(s, FIONREAD, &n) + close(s); }
C

hazard "pointers to the functions of a DLL, called p and the name" <<'C'
#include <stdlib.h>
#include <winsock.h>
int (PASCAL FAR *pselect)(int, fd_set *, fd_set *, fd_set *, const struct timeval *);
int (PASCAL FAR *psend)(SOCKET, const char *, int, int);
#include <sys/select.h>
C

hazard "windows.h brings string.h and stdlib.h" <<'C'
#include <winsock.h>
int use(const char *s);
int use(const char *s) { return (int)strlen(s) + atoi(s) + (getenv(s) != NULL) + (strtok(NULL, s) != NULL); }
C

# The compilers know a function of that name by themselves.
try_index()
{
	consume "a global variable index" '#include <windows.h>
int index;
int use(void);
int use(void) { return index; }' "$1 -fno-builtin-index"
}
each "$c_compilers" try_index

hazard "byte is windows.h's, unless it is lean" <<'C'
#include <winsock.h>
byte first(const byte *bytes);
byte first(const byte *bytes) { return *bytes; }
C

hazard "a lean program's own byte" <<'C'
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <winsock.h>
typedef signed char byte;
byte first(const byte *bytes);
byte first(const byte *bytes) { return *bytes; }
C

hazard "interfaces of COM in headers on the way to Winsock" <<'C'
#include <winsock.h>
#include <objbase.h>
#define INTERFACE IPlayer
DECLARE_INTERFACE_(IPlayer, IUnknown)
{
	STDMETHOD(QueryInterface)(THIS_ REFIID id, void **object) PURE;
	STDMETHOD_(ULONG, AddRef)(THIS) PURE;
	STDMETHOD_(ULONG, Release)(THIS) PURE;
	STDMETHOD(Play)(THIS_ LPWAVEFORMATEX format, LPPALETTEENTRY colours, LPRGNDATA region) PURE;
};
typedef char is_a_failure[MAKE_HRESULT(SEVERITY_ERROR, 0x876, 10) < 0 && HRESULT_CODE(MAKE_HRESULT(1, 0x876, 10)) == 10 ? 1 : -1];
HRESULT play(IPlayer *player, LPUNKNOWN other);
HRESULT play(IPlayer *player, LPUNKNOWN other)
{
#ifdef __cplusplus
	LPUNKNOWN base = player;
	return base == other ? E_FAIL : player->Play(NULL, NULL, NULL);
#else
	return (void *)player == (void *)other ? E_FAIL : player->lpVtbl->Play(player, NULL, NULL, NULL);
#endif
}
C

hazard "windows.h brings winsock.h, lean or with _WINSOCKAPI_ it does not" <<'C'
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#ifdef AF_INET
#error "lean windows.h brought winsock.h"
#endif
#undef WIN32_LEAN_AND_MEAN
#include <winsock2.h>
#include <windows.h>
typedef char is_2_2[IP_MULTICAST_TTL == 10 && AF_INET6 == 23 ? 1 : -1];
C

hazard "_WINSOCKAPI_ keeps winsock.h out" <<'C'
#define _WINSOCKAPI_
#include <windows.h>
#ifdef AF_INET
#error "windows.h brought winsock.h"
#endif
#include <winsock2.h>
typedef char is_2_2[IP_MULTICAST_TTL == 10 && sizeof(SOCKET) == sizeof(void *) ? 1 : -1];
C

hazard "winsock2.h before winsock.h wins" <<'C'
#include <winsock2.h>
#include <winsock.h>
typedef char is_2_2[IP_MULTICAST_TTL == 10 && SOMAXCONN == 0x7fffffff ? 1 : -1];
C

hazard "fd_set as large as the program says, libc's headers first" <<'C'
#include <stdlib.h>
#include <sys/select.h>
#define FD_SETSIZE 1000
#include <winsock.h>
#include <sys/time.h>
typedef char is_large[sizeof(fd_set) == sizeof(SOCKET) * 1001 ? 1 : -1];
typedef char is_kept[FD_SETSIZE == 1000 ? 1 : -1];
C

hazard_c "functions of the program's own that libc has too" <<'C'
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
struct timezone { int west, dst; };
int gettimeofday(struct timeval *now, struct timezone *zone);
void usleep(__int64 microseconds);
int getopt(int count, char **words, char *options);
int poll(WSAPOLLFD *fds, unsigned long count, int timeout);
unsigned sleep(int seconds);
int getpid(void);
void error(int status, char *format);
int close(SOCKET s);
C

hazard_c "typedefs that portable programs make for Windows" <<'C'
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <winsock.h>
typedef int socklen_t;
typedef SSIZE_T own_ssize_t;
int len(void);
int len(void) { socklen_t n = 5; own_ssize_t m = 6; return (int)(n + m); }
C

hazard "ioctlsocket's six spellings" <<'C'
#include <winsock.h>
int all(SOCKET s);
int all(SOCKET s)
{
	unsigned long a = 0;
	u_long b = 0;
	ULONG c = 0;
	int d = 0;
	DWORD e = 0;
	long f = 0;
	unsigned g = 0;
	return ioctlsocket(s, FIONBIO, &a) + ioctlsocket(s, FIONBIO, &b) + ioctlsocket(s, FIONBIO, &c) + ioctlsocket(s, FIONBIO, &d) +
	       ioctlsocket(s, FIONBIO, &e) + ioctlsocket(s, FIONBIO, &f) + ioctlsocket(s, FIONBIO, &g) + ioctlsocket(s, FIONBIO, NULL) +
	       ioctlsocket(s, (long)FIONREAD, (u_long FAR *)&a);
}
int (PASCAL FAR *function)(SOCKET, long, u_long FAR *) = ioctlsocket;
C

hazard "pointers to functions, hooks and 16 bit words" <<'C'
#include <windows.h>
static SOCKET (PASCAL FAR *psocket)(int, int, int) = socket;
static int (PASCAL FAR *pselect_)(int, fd_set FAR *, fd_set FAR *, fd_set FAR *, const struct timeval FAR *) = select;
static BOOL CALLBACK hook(void) { MSG m; return PeekMessage(&m, NULL, 0, 0, PM_REMOVE) && DispatchMessage(&m); }
FARPROC far set(IN HINSTANCE instance, OUT LPHOSTENT far *host, OPTIONAL LPSERVENT service);
FARPROC far set(IN HINSTANCE instance, OUT LPHOSTENT far *host, OPTIONAL LPSERVENT service)
{
	FARPROC thunk = MakeProcInstance((FARPROC)hook, instance);
	*host = gethostbyname("localhost");
	(void)instance;
	(void)service;
	(void)psocket;
	(void)pselect_;
	FreeProcInstance(thunk);
	return WSASetBlockingHook(hook);
}
C

hazard_cxx "a hook of Win64, which answers INT_PTR" <<'C'
#include <winsock.h>
struct protocol {
	static INT_PTR CALLBACK wide();
	static BOOL CALLBACK narrow();
};
FARPROC set();
FARPROC set()
{
	FARPROC (WSAAPI *pointer)(FARPROC) = WSASetBlockingHook;
#ifdef __LP64__
	WSASetBlockingHook(protocol::wide);
#endif
	WSASetBlockingHook(protocol::narrow);
	WSASetBlockingHook(NULL);
	return WSASetBlockingHook(pointer(NULL));
}
C

hazard "families of names are one type" <<'C'
#include <winsock.h>
#include <sys/time.h>
int names(SOCKET s);
int names(SOCKET s)
{
	TIMEVAL wait = {0, 0};
	PTIMEVAL p = &wait;
	struct timeval *q = p;
	SOCKADDR_IN in;
	LPSOCKADDR_IN pin = &in;
	struct sockaddr_in *qin = pin;
	LPHOSTENT host = gethostbyaddr((char *)&in.sin_addr, sizeof(IN_ADDR), AF_INET);
	struct hostent *h = host;
	FD_SET set;
	LPFD_SET pset = &set;
	FD_ZERO(pset);
	FD_SET(s, pset);
	in.sin_addr.S_un.S_un_b.s_b1 = in.sin_addr.s_net;
	return select(0, &set, NULL, NULL, q) + bind(s, (LPSOCKADDR)qin, sizeof *qin) + (h->h_addr == NULL);
}
C

hazard_cxx "headers read inside extern \"C\"" <<'C'
#include <cstdlib>
extern "C" {
#include <winsock2.h>
#include <ws2tcpip.h>
#include <ws2spi.h>
#include <windows.h>
}
#include <algorithm>
int use(SOCKET s);
int use(SOCKET s) { unsigned long n = 0; return ioctlsocket(s, FIONBIO, &n) + min(1, 2) + std::max(1, 2); }
C

hazard_cxx "NOMINMAX and STRICT" <<'C'
#define NOMINMAX
#define STRICT
#include <windows.h>
#include <algorithm>
template <class T> T max(T a, T b) { return std::max(a, b); }
int window(HWND) { return 1; }
int window(HINSTANCE) { return max(1, 2); }
C

hazard "Unicode, and variables named as libc's" <<'C'
#define UNICODE
#include <winsock2.h>
#include <windows.h>
int use(void);
int use(void)
{
	int errno = WSAGetLastError();
	LPCTSTR text = TEXT("wide");
	HMODULE module = LoadLibrary(text);
	WSAPROTOCOL_INFO info;
	return errno + (module != NULL) + (sizeof info == sizeof(WSAPROTOCOL_INFOW));
}
C
exit $consumer_failed

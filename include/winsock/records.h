/* Records that winsock.h and winsock2.h share, and their families of names. */
#ifndef WS_RECORDS_H
#define WS_RECORDS_H
#pragma GCC system_header

#include <winsock/link.h>
#include <winsock/bsdtypes.h>
#include <sys/select.h>         /* struct timeval, the platform's; behind a fence */
#include <inaddr.h>

typedef UINT_PTR SOCKET;
typedef unsigned long long u_int64;

#define INVALID_SOCKET (~(SOCKET)0)
#define SOCKET_ERROR   (-1)

/* A program may ask for larger sets before it includes this, and the library takes any count. */
#ifndef FD_SETSIZE
#define FD_SETSIZE 64
#endif

typedef struct WS_MAY_ALIAS fd_set {
	u_int fd_count;
	SOCKET fd_array[FD_SETSIZE];
} fd_set;

typedef struct fd_set FD_SET, *PFD_SET, *LPFD_SET;
typedef struct timeval TIMEVAL, *PTIMEVAL, *LPTIMEVAL;

struct WS_MAY_ALIAS sockaddr {
	u_short sa_family;
	char sa_data[14];
};
typedef struct sockaddr SOCKADDR, *PSOCKADDR, *LPSOCKADDR;

struct WS_MAY_ALIAS sockaddr_in {
	short sin_family;
	u_short sin_port;
	struct in_addr sin_addr;
	char sin_zero[8];
};
typedef struct sockaddr_in SOCKADDR_IN, *PSOCKADDR_IN, *LPSOCKADDR_IN;

struct sockproto {
	u_short sp_family;
	u_short sp_protocol;
};

struct linger {
	u_short l_onoff;
	u_short l_linger;
};
typedef struct linger LINGER, *PLINGER, *LPLINGER;

struct hostent {
	char *h_name;
	char **h_aliases;
	short h_addrtype;
	short h_length;
	char **h_addr_list;
#define h_addr h_addr_list[0]
};
typedef struct hostent HOSTENT, *PHOSTENT, *LPHOSTENT;

struct netent {
	char *n_name;
	char **n_aliases;
	short n_addrtype;
	u_long n_net;
};

/* Win64 put the protocol before the port. */
struct servent {
	char *s_name;
	char **s_aliases;
#if __SIZEOF_POINTER__ == 8
	char *s_proto;
	short s_port;
#else
	short s_port;
	char *s_proto;
#endif
};
typedef struct servent SERVENT, *PSERVENT, *LPSERVENT;

struct protoent {
	char *p_name;
	char **p_aliases;
	short p_proto;
};
typedef struct protoent PROTOENT, *PPROTOENT, *LPPROTOENT;

#define WSADESCRIPTION_LEN 256
#define WSASYS_STATUS_LEN  128

/* Win64 moved the pointer before the texts. */
typedef struct WSAData {
	WORD wVersion;
	WORD wHighVersion;
#if __SIZEOF_POINTER__ == 8
	unsigned short iMaxSockets;
	unsigned short iMaxUdpDg;
	char *lpVendorInfo;
#endif
	char szDescription[WSADESCRIPTION_LEN + 1];
	char szSystemStatus[WSASYS_STATUS_LEN + 1];
#if __SIZEOF_POINTER__ != 8
	unsigned short iMaxSockets;
	unsigned short iMaxUdpDg;
	char *lpVendorInfo;
#endif
} WSADATA, *LPWSADATA;

typedef struct ip_mreq {
	struct in_addr imr_multiaddr;
	struct in_addr imr_interface;
} IP_MREQ, *PIP_MREQ;

#endif

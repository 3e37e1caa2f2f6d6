/* Address records of Winsock 2, and what goes with them. */
#pragma GCC system_header

/* Which reads this header where it needs it. */
#ifndef _WINSOCK2API_
#include <winsock2.h>
#endif

#ifndef _WS2DEF_
#define _WS2DEF_

typedef u_short ADDRESS_FAMILY;
typedef int IPPROTO;

struct WS_MAY_ALIAS sockaddr_storage {
	short ss_family;
	char __ss_pad1[_SS_PAD1SIZE];
	__extension__ long long __ss_align __attribute__((aligned(8)));
	char __ss_pad2[_SS_PAD2SIZE];
};
typedef struct sockaddr_storage SOCKADDR_STORAGE, *PSOCKADDR_STORAGE, *LPSOCKADDR_STORAGE;

typedef struct _SOCKET_ADDRESS {
	LPSOCKADDR lpSockaddr;
	INT iSockaddrLength;
} SOCKET_ADDRESS, *PSOCKET_ADDRESS, *LPSOCKET_ADDRESS;

typedef struct _SOCKET_ADDRESS_LIST {
	INT iAddressCount;
	SOCKET_ADDRESS Address[1];
} SOCKET_ADDRESS_LIST, *PSOCKET_ADDRESS_LIST, *LPSOCKET_ADDRESS_LIST;

typedef struct _CSADDR_INFO {
	SOCKET_ADDRESS LocalAddr;
	SOCKET_ADDRESS RemoteAddr;
	INT iSocketType;
	INT iProtocol;
} CSADDR_INFO, *PCSADDR_INFO, *LPCSADDR_INFO;

typedef struct _WSABUF {
	ULONG len;
	CHAR *buf;
} WSABUF, *LPWSABUF;

typedef struct _WSAMSG {
	LPSOCKADDR name;
	INT namelen;
	LPWSABUF lpBuffers;
	DWORD dwBufferCount;
	WSABUF Control;
	DWORD dwFlags;
} WSAMSG, *PWSAMSG, *LPWSAMSG;

typedef enum _SCOPE_LEVEL {
	ScopeLevelInterface = 1,
	ScopeLevelLink = 2,
	ScopeLevelSubnet = 3,
	ScopeLevelAdmin = 4,
	ScopeLevelSite = 5,
	ScopeLevelOrganization = 8,
	ScopeLevelGlobal = 14,
	ScopeLevelCount = 16
} SCOPE_LEVEL;

typedef struct {
	__extension__ union {
		__extension__ struct {
			ULONG Zone : 28;
			ULONG Level : 4;
		};
		ULONG Value;
	};
} SCOPE_ID, *PSCOPE_ID;

#define IN_CLASSD(i)    (((u_long)(i) & 0xf0000000) == 0xe0000000)
#define IN_MULTICAST(i) IN_CLASSD(i)

#define _WSAIO(kind, number)   (IOC_VOID | (kind) | (number))
#define _WSAIOR(kind, number)  (IOC_OUT | (kind) | (number))
#define _WSAIOW(kind, number)  (IOC_IN | (kind) | (number))
#define _WSAIORW(kind, number) (IOC_INOUT | (kind) | (number))

#endif

/* TCP/IP over Winsock 2: names, addresses and their text, multicast. */
#ifndef _WS2TCPIP_H_
#define _WS2TCPIP_H_
#pragma GCC system_header

#include <winsock2.h>
#include <ws2ipdef.h>

typedef int socklen_t;

#define UDP_NOCHECKSUM                  1
#define UDP_CHECKSUM_COVERAGE           20
#define TCP_EXPEDITED_1122              2
#define GAI_STRERROR_BUFFER_SIZE        1024

/* Interfaces and multicast filters of WSAIoctl. */
#define SIO_GET_INTERFACE_LIST          0x4004747f
#define SIO_GET_INTERFACE_LIST_EX       0x4004747e
#define SIO_SET_MULTICAST_FILTER        0x8004747d
#define SIO_GET_MULTICAST_FILTER        0x8004747c
#define SIOCSIPMSFILTER                 0x8004747d
#define SIOCGIPMSFILTER                 0x8004747c
#define SIOCSMSFILTER                   0x8004747e
#define SIOCGMSFILTER                   0x8004747f
#define SIO_IDEAL_SEND_BACKLOG_QUERY    0x4004747b
#define SIO_IDEAL_SEND_BACKLOG_CHANGE   0x2000747a

/* Flags and errors of getaddrinfo; EAI_NODATA as Microsoft has it. */
#define AI_DNS_ONLY                     0x10
#define AI_FORCE_CLEAR_TEXT             0x20
#define AI_BYPASS_DNS_CACHE             0x40
#define AI_RETURN_TTL                   0x80
#define AI_SECURE_WITH_FALLBACK         0x100000
#define AI_EXCLUSIVE_CUSTOM_SERVERS     0x200000
#define AI_RETURN_RESPONSE_FLAGS        0x10000000
#define AI_REQUIRE_SECURE               0x20000000
#define AI_RESOLUTION_HANDLE            0x40000000
#define AI_EXTENDED                     0x80000000
#define ADDRINFOEX_VERSION_2            2
#define ADDRINFOEX_VERSION_3            3
#define ADDRINFOEX_VERSION_4            4
#define AI_DNS_SERVER_TYPE_UDP          1
#define AI_DNS_SERVER_TYPE_DOH          2
#define AI_DNS_SERVER_UDP_FALLBACK      1
#define AI_DNS_RESPONSE_SECURE          1
#define AI_DNS_RESPONSE_HOSTFILE        2
#define AI_PASSIVE                      1
#define AI_CANONNAME                    2
#define AI_NUMERICHOST                  4
#define AI_NUMERICSERV                  8
#define AI_ALL                          0x100
#define AI_ADDRCONFIG                   0x400
#define AI_V4MAPPED                     0x800
#define AI_NON_AUTHORITATIVE            0x4000
#define AI_SECURE                       0x8000
#define AI_RETURN_PREFERRED_NAMES       0x10000
#define AI_FQDN                         0x20000
#define AI_FILESERVER                   0x40000
#define AI_DISABLE_IDN_ENCODING         0x80000
#define ADDRINFOEX_VERSION_5            5
#define ADDRINFOEX_VERSION_6            6
#define EAI_AGAIN                       11002
#define EAI_BADFLAGS                    10022
#define EAI_FAIL                        11003
#define EAI_FAMILY                      10047
#define EAI_MEMORY                      8
#define EAI_NONAME                      11001
#define EAI_SERVICE                     10109
#define EAI_SOCKTYPE                    10044
#define EAI_NODATA                      EAI_NONAME
#define EAI_NOSECURENAME                11032
#define EAI_IPSECPOLICY                 11033

/* getnameinfo; room for an address's text. */
#define NI_MAXHOST                      1025
#define NI_MAXSERV                      32
#define INET_ADDRSTRLEN                 22
#define INET6_ADDRSTRLEN                65
#define NI_NOFQDN                       1
#define NI_NUMERICHOST                  2
#define NI_NAMEREQD                     4
#define NI_NUMERICSERV                  8
#define NI_DGRAM                        0x10

#define IN6ADDR_ANY_INIT                {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}}
#define IN6ADDR_LOOPBACK_INIT           {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01}}}

#define SS_PORT(storage) (((struct sockaddr_in *)(storage))->sin_port)

typedef struct addrinfo {
	int ai_flags;
	int ai_family;
	int ai_socktype;
	int ai_protocol;
	size_t ai_addrlen;
	char *ai_canonname;
	struct sockaddr *ai_addr;
	struct addrinfo *ai_next;
} ADDRINFOA, *PADDRINFOA;

typedef struct addrinfoW {
	int ai_flags;
	int ai_family;
	int ai_socktype;
	int ai_protocol;
	size_t ai_addrlen;
	PWSTR ai_canonname;
	struct sockaddr *ai_addr;
	struct addrinfoW *ai_next;
} ADDRINFOW, *PADDRINFOW;

typedef ADDRINFOA ADDRINFO, *LPADDRINFO;

typedef struct addrinfoexA {
	int ai_flags;
	int ai_family;
	int ai_socktype;
	int ai_protocol;
	size_t ai_addrlen;
	LPCSTR ai_canonname;
	struct sockaddr *ai_addr;
	void *ai_blob;
	size_t ai_bloblen;
	LPGUID ai_provider;
	struct addrinfoexA *ai_next;
} ADDRINFOEXA, *PADDRINFOEXA, *LPADDRINFOEXA;

typedef struct addrinfoexW {
	int ai_flags;
	int ai_family;
	int ai_socktype;
	int ai_protocol;
	size_t ai_addrlen;
	LPCWSTR ai_canonname;
	struct sockaddr *ai_addr;
	void *ai_blob;
	size_t ai_bloblen;
	LPGUID ai_provider;
	struct addrinfoexW *ai_next;
} ADDRINFOEXW, *PADDRINFOEXW, *LPADDRINFOEXW;

#ifdef UNICODE
typedef ADDRINFOW ADDRINFOT, *PADDRINFOT;
typedef ADDRINFOEXW ADDRINFOEX;
typedef PADDRINFOEXW PADDRINFOEX;
#else
typedef ADDRINFOA ADDRINFOT, *PADDRINFOT;
typedef ADDRINFOEXA ADDRINFOEX;
typedef PADDRINFOEXA PADDRINFOEX;
#endif

typedef PVOID LPLOOKUPSERVICE_COMPLETION_ROUTINE;

#if defined INCL_WINSOCK_API_TYPEDEFS && INCL_WINSOCK_API_TYPEDEFS
typedef int (WSAAPI *LPFN_GETADDRINFO)(const char *nodename, const char *servname, const struct addrinfo *hints,
	struct addrinfo **res);
typedef int (WSAAPI *LPFN_GETADDRINFOW)(PCWSTR pNodeName, PCWSTR pServiceName, const ADDRINFOW *pHints, PADDRINFOW *ppResult);
typedef void (WSAAPI *LPFN_FREEADDRINFO)(struct addrinfo *ai);
typedef void (WSAAPI *LPFN_FREEADDRINFOW)(PADDRINFOW pAddrInfo);
typedef int (WSAAPI *LPFN_GETNAMEINFO)(const struct sockaddr *sa, socklen_t salen, char *host, DWORD hostlen, char *serv,
	DWORD servlen, int flags);
typedef INT (WSAAPI *LPFN_GETNAMEINFOW)(const SOCKADDR *pSockaddr, socklen_t SockaddrLength, PWCHAR pNodeBuffer,
	DWORD NodeBufferSize, PWCHAR pServiceBuffer, DWORD ServiceBufferSize, INT Flags);
typedef int (WSAAPI *LPFN_GETADDRINFOEXA)(PCSTR pName, PCSTR pServiceName, DWORD dwNameSpace, LPGUID lpNspId,
	const ADDRINFOEXA *pHints, PADDRINFOEXA *ppResult, struct timeval *timeout, LPOVERLAPPED lpOverlapped,
	LPLOOKUPSERVICE_COMPLETION_ROUTINE lpCompletionRoutine, LPHANDLE lpNameHandle);
typedef int (WSAAPI *LPFN_GETADDRINFOEXW)(PCWSTR pName, PCWSTR pServiceName, DWORD dwNameSpace, LPGUID lpNspId,
	const ADDRINFOEXW *pHints, PADDRINFOEXW *ppResult, struct timeval *timeout, LPOVERLAPPED lpOverlapped,
	LPLOOKUPSERVICE_COMPLETION_ROUTINE lpCompletionRoutine, LPHANDLE lpNameHandle);
typedef int (WSAAPI *LPFN_SETADDRINFOEXA)(PCSTR pName, PCSTR pServiceName, SOCKET_ADDRESS *pAddresses, DWORD dwAddressCount,
	LPBLOB lpBlob, DWORD dwFlags, DWORD dwNameSpace, LPGUID lpNspId, struct timeval *timeout, LPOVERLAPPED lpOverlapped,
	LPLOOKUPSERVICE_COMPLETION_ROUTINE lpCompletionRoutine, LPHANDLE lpNameHandle);
typedef int (WSAAPI *LPFN_SETADDRINFOEXW)(PCWSTR pName, PCWSTR pServiceName, SOCKET_ADDRESS *pAddresses, DWORD dwAddressCount,
	LPBLOB lpBlob, DWORD dwFlags, DWORD dwNameSpace, LPGUID lpNspId, struct timeval *timeout, LPOVERLAPPED lpOverlapped,
	LPLOOKUPSERVICE_COMPLETION_ROUTINE lpCompletionRoutine, LPHANDLE lpNameHandle);
typedef void (WSAAPI *LPFN_FREEADDRINFOEXA)(PADDRINFOEXA pAddrInfo);
typedef void (WSAAPI *LPFN_FREEADDRINFOEXW)(PADDRINFOEXW pAddrInfo);
#endif

#include <winsock/in6.h>
#include <winsock/sockopts.h>

#endif

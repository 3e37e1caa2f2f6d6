/* Winsock 2.
 *
 * Includes windows.h, as on Windows. Before windows.h or winsock.h it keeps winsock.h out; after winsock.h, a mess on Windows, it adds
 * Winsock 2 to it: all of this header, with 1.1's numbers for the options of IPPROTO_IP (winsock/ipoptions.h). */
#ifndef _WINSOCK2API_
#define _WINSOCK2API_
#pragma GCC system_header

#ifndef _WINSOCKAPI_
#define _WINSOCKAPI_
#endif

#include <windows.h>
#include <winerror.h>
#include <qos.h>
#include <winsock/link.h>
#include <winsock/bsdtypes.h>
#include <winsock/constants.h>
#include <winsock/constants2.h>
#include <winsock/ipoptions.h>
#include <winsock/records.h>
#include <winsock/calls.h>
#include <ws2def.h>

#define WINSOCK_VERSION MAKEWORD(2, 2)

#ifndef WS_OPTIONS_OF_1_1
WS_BEGIN
int WSAAPI getsockopt(SOCKET s, int level, int optname, char *optval, int *optlen) WS_REDIRECT(getsockopt);
int WSAAPI setsockopt(SOCKET s, int level, int optname, const char *optval, int optlen) WS_REDIRECT(setsockopt);
WS_END
#endif

/* A set has no socket twice. */
#undef FD_SET
#define FD_SET(s, set) ws_set_add((SOCKET)(s), (fd_set *)(set), FD_SETSIZE)

#define WSAEVENT      HANDLE
#define LPWSAEVENT    LPHANDLE
#define WSAOVERLAPPED OVERLAPPED
typedef struct _OVERLAPPED *LPWSAOVERLAPPED;
typedef unsigned int GROUP;

typedef struct _QualityOfService {
	FLOWSPEC SendingFlowspec;
	FLOWSPEC ReceivingFlowspec;
	WSABUF ProviderSpecific;
} QOS, *LPQOS;

typedef struct _WSANETWORKEVENTS {
	LONG lNetworkEvents;
	int iErrorCode[FD_MAX_EVENTS];
} WSANETWORKEVENTS, *LPWSANETWORKEVENTS;

typedef struct _WSAPROTOCOLCHAIN {
	int ChainLen;
	DWORD ChainEntries[MAX_PROTOCOL_CHAIN];
} WSAPROTOCOLCHAIN, *LPWSAPROTOCOLCHAIN;

typedef struct _WSAPROTOCOL_INFOA {
	DWORD dwServiceFlags1;
	DWORD dwServiceFlags2;
	DWORD dwServiceFlags3;
	DWORD dwServiceFlags4;
	DWORD dwProviderFlags;
	GUID ProviderId;
	DWORD dwCatalogEntryId;
	WSAPROTOCOLCHAIN ProtocolChain;
	int iVersion;
	int iAddressFamily;
	int iMaxSockAddr;
	int iMinSockAddr;
	int iSocketType;
	int iProtocol;
	int iProtocolMaxOffset;
	int iNetworkByteOrder;
	int iSecurityScheme;
	DWORD dwMessageSize;
	DWORD dwProviderReserved;
	CHAR szProtocol[WSAPROTOCOL_LEN + 1];
} WSAPROTOCOL_INFOA, *LPWSAPROTOCOL_INFOA;

typedef struct _WSAPROTOCOL_INFOW {
	DWORD dwServiceFlags1;
	DWORD dwServiceFlags2;
	DWORD dwServiceFlags3;
	DWORD dwServiceFlags4;
	DWORD dwProviderFlags;
	GUID ProviderId;
	DWORD dwCatalogEntryId;
	WSAPROTOCOLCHAIN ProtocolChain;
	int iVersion;
	int iAddressFamily;
	int iMaxSockAddr;
	int iMinSockAddr;
	int iSocketType;
	int iProtocol;
	int iProtocolMaxOffset;
	int iNetworkByteOrder;
	int iSecurityScheme;
	DWORD dwMessageSize;
	DWORD dwProviderReserved;
	WCHAR szProtocol[WSAPROTOCOL_LEN + 1];
} WSAPROTOCOL_INFOW, *LPWSAPROTOCOL_INFOW;

typedef int (CALLBACK *LPCONDITIONPROC)(LPWSABUF callerId, LPWSABUF callerData, LPQOS sqos, LPQOS gqos, LPWSABUF calleeId,
	LPWSABUF calleeData, GROUP *g, DWORD_PTR context);
typedef void (CALLBACK *LPWSAOVERLAPPED_COMPLETION_ROUTINE)(DWORD error, DWORD transferred, LPWSAOVERLAPPED overlapped, DWORD flags);

typedef enum _WSACOMPLETIONTYPE {
	NSP_NOTIFY_IMMEDIATELY = 0,
	NSP_NOTIFY_HWND,
	NSP_NOTIFY_EVENT,
	NSP_NOTIFY_PORT,
	NSP_NOTIFY_APC
} WSACOMPLETIONTYPE, *PWSACOMPLETIONTYPE, *LPWSACOMPLETIONTYPE;

typedef struct _WSACOMPLETION {
	WSACOMPLETIONTYPE Type;
	union {
		struct {
			HWND hWnd;
			UINT uMsg;
			WPARAM context;
		} WindowMessage;
		struct {
			LPWSAOVERLAPPED lpOverlapped;
		} Event;
		struct {
			LPWSAOVERLAPPED lpOverlapped;
			LPWSAOVERLAPPED_COMPLETION_ROUTINE lpfnCompletionProc;
		} Apc;
		struct {
			LPWSAOVERLAPPED lpOverlapped;
			HANDLE hPort;
			ULONG_PTR Key;
		} Port;
	} Parameters;
} WSACOMPLETION, *PWSACOMPLETION, *LPWSACOMPLETION;

typedef struct pollfd {
	SOCKET fd;
	SHORT events;
	SHORT revents;
} WSAPOLLFD, *PWSAPOLLFD, *LPWSAPOLLFD;

typedef struct SOCK_NOTIFY_REGISTRATION {
	SOCKET socket;
	PVOID completionKey;
	UINT16 eventFilter;
	UINT8 operation;
	UINT8 triggerFlags;
	DWORD registrationResult;
} SOCK_NOTIFY_REGISTRATION;

#ifdef UNICODE
typedef WSAPROTOCOL_INFOW WSAPROTOCOL_INFO;
typedef LPWSAPROTOCOL_INFOW LPWSAPROTOCOL_INFO;
#else
typedef WSAPROTOCOL_INFOA WSAPROTOCOL_INFO;
typedef LPWSAPROTOCOL_INFOA LPWSAPROTOCOL_INFO;
#endif

#include <winsock/ioctl2.h>
#include <winsock/names.h>
#include <winsock/events.h>
#include <winsock/sockets2.h>
#include <winsock/transfers.h>
#include <winsock/statenotify.h>

/* As in the SDK, on demand. */
#if defined INCL_WINSOCK_API_TYPEDEFS && INCL_WINSOCK_API_TYPEDEFS
#include <winsock/functions.h>
#endif

#endif

/* Name spaces and service classes of winsock2.h. */
#ifndef WS_NAMES_H
#define WS_NAMES_H
#pragma GCC system_header

#define TH_NETDEV                       1
#define TH_TAPI                         2
#define SERVICE_MULTIPLE                1
#define NS_ALL                          0
#define NS_SAP                          1
#define NS_NDS                          2
#define NS_PEER_BROWSE                  3
#define NS_SLP                          5
#define NS_DHCP                         6
#define NS_TCPIP_LOCAL                  10
#define NS_TCPIP_HOSTS                  11
#define NS_DNS                          12
#define NS_NETBT                        13
#define NS_WINS                         14
#define NS_NLA                          15
#define NS_BTH                          16
#define NS_NBP                          20
#define NS_MS                           30
#define NS_STDA                         31
#define NS_NTDS                         32
#define NS_EMAIL                        37
#define NS_PNRPNAME                     38
#define NS_PNRPCLOUD                    39
#define NS_X500                         40
#define NS_NIS                          41
#define NS_NISPLUS                      42
#define NS_WRQ                          50
#define NS_NETDES                       60
#define RES_UNUSED_1                    1
#define RES_FLUSH_CACHE                 2
#define RES_SERVICE                     4
#define LUP_DEEP                        1
#define LUP_CONTAINERS                  2
#define LUP_NOCONTAINERS                4
#define LUP_NEAREST                     8
#define LUP_RETURN_NAME                 0x10
#define LUP_RETURN_TYPE                 0x20
#define LUP_RETURN_VERSION              0x40
#define LUP_RETURN_COMMENT              0x80
#define LUP_RETURN_ADDR                 0x100
#define LUP_RETURN_BLOB                 0x200
#define LUP_RETURN_ALIASES              0x400
#define LUP_RETURN_QUERY_STRING         0x800
#define LUP_RETURN_ALL                  0xff0
#define LUP_RES_SERVICE                 0x8000
#define LUP_FLUSHCACHE                  0x1000
#define LUP_FLUSHPREVIOUS               0x2000
#define LUP_NON_AUTHORITATIVE           0x4000
#define LUP_SECURE                      0x8000
#define LUP_RETURN_PREFERRED_NAMES      0x10000
#define LUP_DNS_ONLY                    0x20000
#define LUP_ADDRCONFIG                  0x100000
#define LUP_DUAL_ADDR                   0x200000
#define LUP_FILESERVER                  0x400000
#define LUP_DISABLE_IDN_ENCODING        0x800000
#define LUP_API_ANSI                    0x1000000
#define LUP_RESOLUTION_HANDLE           0x80000000
#define LUP_RES_RESERVICE               0x8000
#define RESULT_IS_ALIAS                 1
#define RESULT_IS_ADDED                 0x10
#define RESULT_IS_CHANGED               0x20
#define RESULT_IS_DELETED               0x40
#define NS_LOCALNAME                    19
#define LUP_RETURN_RESPONSE_FLAGS       0x40000
#define LUP_EXTENDED_QUERYSET           0x2000000
#define LUP_SECURE_WITH_FALLBACK        0x4000000
#define LUP_EXCLUSIVE_CUSTOM_SERVERS    0x8000000
#define LUP_REQUIRE_SECURE              0x10000000
#define LUP_RETURN_TTL                  0x20000000
#define LUP_FORCE_CLEAR_TEXT            0x40000000

#define SERVICE_TYPE_VALUE_SAPIDA       "SapId"
#define SERVICE_TYPE_VALUE_SAPIDW       L"SapId"
#define SERVICE_TYPE_VALUE_TCPPORTA     "TcpPort"
#define SERVICE_TYPE_VALUE_TCPPORTW     L"TcpPort"
#define SERVICE_TYPE_VALUE_UDPPORTA     "UdpPort"
#define SERVICE_TYPE_VALUE_UDPPORTW     L"UdpPort"
#define SERVICE_TYPE_VALUE_OBJECTIDA    "ObjectId"
#define SERVICE_TYPE_VALUE_OBJECTIDW    L"ObjectId"
#define SERVICE_TYPE_VALUE_IPXPORTA     "IpxSocket"
#define SERVICE_TYPE_VALUE_IPXPORTW     L"IpxSocket"

typedef struct _BLOB {
	ULONG cbSize;
	BYTE *pBlobData;
} BLOB, *LPBLOB;

typedef struct _AFPROTOCOLS {
	INT iAddressFamily;
	INT iProtocol;
} AFPROTOCOLS, *PAFPROTOCOLS, *LPAFPROTOCOLS;

typedef enum _WSAEcomparator {
	COMP_EQUAL = 0,
	COMP_NOTLESS
} WSAECOMPARATOR, *PWSAECOMPARATOR, *LPWSAECOMPARATOR;

typedef enum _WSAESETSERVICEOP {
	RNRSERVICE_REGISTER = 0,
	RNRSERVICE_DEREGISTER,
	RNRSERVICE_DELETE
} WSAESETSERVICEOP, *PWSAESETSERVICEOP, *LPWSAESETSERVICEOP;

typedef struct _WSAVersion {
	DWORD dwVersion;
	WSAECOMPARATOR ecHow;
} WSAVERSION, *PWSAVERSION, *LPWSAVERSION;

typedef struct _WSAQuerySetA {
	DWORD dwSize;
	LPSTR lpszServiceInstanceName;
	LPGUID lpServiceClassId;
	LPWSAVERSION lpVersion;
	LPSTR lpszComment;
	DWORD dwNameSpace;
	LPGUID lpNSProviderId;
	LPSTR lpszContext;
	DWORD dwNumberOfProtocols;
	LPAFPROTOCOLS lpafpProtocols;
	LPSTR lpszQueryString;
	DWORD dwNumberOfCsAddrs;
	LPCSADDR_INFO lpcsaBuffer;
	DWORD dwOutputFlags;
	LPBLOB lpBlob;
} WSAQUERYSETA, *PWSAQUERYSETA, *LPWSAQUERYSETA;

typedef struct _WSAQUERYSET2A {
	DWORD dwSize;
	LPSTR lpszServiceInstanceName;
	LPWSAVERSION lpVersion;
	LPSTR lpszComment;
	DWORD dwNameSpace;
	LPGUID lpNSProviderId;
	LPSTR lpszContext;
	DWORD dwNumberOfProtocols;
	LPAFPROTOCOLS lpafpProtocols;
	LPSTR lpszQueryString;
	DWORD dwNumberOfCsAddrs;
	LPCSADDR_INFO lpcsaBuffer;
	DWORD dwOutputFlags;
	LPBLOB lpBlob;
} WSAQUERYSET2A, *PWSAQUERYSET2A, *LPWSAQUERYSET2A;

typedef struct _WSANSClassInfoA {
	LPSTR lpszName;
	DWORD dwNameSpace;
	DWORD dwValueType;
	DWORD dwValueSize;
	LPVOID lpValue;
} WSANSCLASSINFOA, *PWSANSCLASSINFOA, *LPWSANSCLASSINFOA;

typedef struct _WSAServiceClassInfoA {
	LPGUID lpServiceClassId;
	LPSTR lpszServiceClassName;
	DWORD dwCount;
	LPWSANSCLASSINFOA lpClassInfos;
} WSASERVICECLASSINFOA, *PWSASERVICECLASSINFOA, *LPWSASERVICECLASSINFOA;

typedef struct _WSANAMESPACE_INFOA {
	GUID NSProviderId;
	DWORD dwNameSpace;
	BOOL fActive;
	DWORD dwVersion;
	LPSTR lpszIdentifier;
} WSANAMESPACE_INFOA, *PWSANAMESPACE_INFOA, *LPWSANAMESPACE_INFOA;

typedef struct _WSANAMESPACE_INFOEXA {
	GUID NSProviderId;
	DWORD dwNameSpace;
	BOOL fActive;
	DWORD dwVersion;
	LPSTR lpszIdentifier;
	BLOB ProviderSpecific;
} WSANAMESPACE_INFOEXA, *PWSANAMESPACE_INFOEXA, *LPWSANAMESPACE_INFOEXA;

typedef struct _WSAQuerySetW {
	DWORD dwSize;
	LPWSTR lpszServiceInstanceName;
	LPGUID lpServiceClassId;
	LPWSAVERSION lpVersion;
	LPWSTR lpszComment;
	DWORD dwNameSpace;
	LPGUID lpNSProviderId;
	LPWSTR lpszContext;
	DWORD dwNumberOfProtocols;
	LPAFPROTOCOLS lpafpProtocols;
	LPWSTR lpszQueryString;
	DWORD dwNumberOfCsAddrs;
	LPCSADDR_INFO lpcsaBuffer;
	DWORD dwOutputFlags;
	LPBLOB lpBlob;
} WSAQUERYSETW, *PWSAQUERYSETW, *LPWSAQUERYSETW;

typedef struct _WSAQUERYSET2W {
	DWORD dwSize;
	LPWSTR lpszServiceInstanceName;
	LPWSAVERSION lpVersion;
	LPWSTR lpszComment;
	DWORD dwNameSpace;
	LPGUID lpNSProviderId;
	LPWSTR lpszContext;
	DWORD dwNumberOfProtocols;
	LPAFPROTOCOLS lpafpProtocols;
	LPWSTR lpszQueryString;
	DWORD dwNumberOfCsAddrs;
	LPCSADDR_INFO lpcsaBuffer;
	DWORD dwOutputFlags;
	LPBLOB lpBlob;
} WSAQUERYSET2W, *PWSAQUERYSET2W, *LPWSAQUERYSET2W;

typedef struct _WSANSClassInfoW {
	LPWSTR lpszName;
	DWORD dwNameSpace;
	DWORD dwValueType;
	DWORD dwValueSize;
	LPVOID lpValue;
} WSANSCLASSINFOW, *PWSANSCLASSINFOW, *LPWSANSCLASSINFOW;

typedef struct _WSAServiceClassInfoW {
	LPGUID lpServiceClassId;
	LPWSTR lpszServiceClassName;
	DWORD dwCount;
	LPWSANSCLASSINFOW lpClassInfos;
} WSASERVICECLASSINFOW, *PWSASERVICECLASSINFOW, *LPWSASERVICECLASSINFOW;

typedef struct _WSANAMESPACE_INFOW {
	GUID NSProviderId;
	DWORD dwNameSpace;
	BOOL fActive;
	DWORD dwVersion;
	LPWSTR lpszIdentifier;
} WSANAMESPACE_INFOW, *PWSANAMESPACE_INFOW, *LPWSANAMESPACE_INFOW;

typedef struct _WSANAMESPACE_INFOEXW {
	GUID NSProviderId;
	DWORD dwNameSpace;
	BOOL fActive;
	DWORD dwVersion;
	LPWSTR lpszIdentifier;
	BLOB ProviderSpecific;
} WSANAMESPACE_INFOEXW, *PWSANAMESPACE_INFOEXW, *LPWSANAMESPACE_INFOEXW;

#ifdef UNICODE
typedef WSAQUERYSETW WSAQUERYSET;
typedef PWSAQUERYSETW PWSAQUERYSET;
typedef LPWSAQUERYSETW LPWSAQUERYSET;
typedef WSAQUERYSET2W WSAQUERYSET2;
typedef PWSAQUERYSET2W PWSAQUERYSET2;
typedef LPWSAQUERYSET2W LPWSAQUERYSET2;
typedef WSANSCLASSINFOW WSANSCLASSINFO;
typedef PWSANSCLASSINFOW PWSANSCLASSINFO;
typedef LPWSANSCLASSINFOW LPWSANSCLASSINFO;
typedef WSASERVICECLASSINFOW WSASERVICECLASSINFO;
typedef PWSASERVICECLASSINFOW PWSASERVICECLASSINFO;
typedef LPWSASERVICECLASSINFOW LPWSASERVICECLASSINFO;
typedef WSANAMESPACE_INFOW WSANAMESPACE_INFO;
typedef PWSANAMESPACE_INFOW PWSANAMESPACE_INFO;
typedef LPWSANAMESPACE_INFOW LPWSANAMESPACE_INFO;
typedef WSANAMESPACE_INFOEXW WSANAMESPACE_INFOEX;
typedef PWSANAMESPACE_INFOEXW PWSANAMESPACE_INFOEX;
typedef LPWSANAMESPACE_INFOEXW LPWSANAMESPACE_INFOEX;
#define SERVICE_TYPE_VALUE_SAPID       SERVICE_TYPE_VALUE_SAPIDW
#define SERVICE_TYPE_VALUE_TCPPORT     SERVICE_TYPE_VALUE_TCPPORTW
#define SERVICE_TYPE_VALUE_UDPPORT     SERVICE_TYPE_VALUE_UDPPORTW
#define SERVICE_TYPE_VALUE_OBJECTID    SERVICE_TYPE_VALUE_OBJECTIDW
#define SERVICE_TYPE_VALUE_IPXPORT     SERVICE_TYPE_VALUE_IPXPORTW
#else
typedef WSAQUERYSETA WSAQUERYSET;
typedef PWSAQUERYSETA PWSAQUERYSET;
typedef LPWSAQUERYSETA LPWSAQUERYSET;
typedef WSAQUERYSET2A WSAQUERYSET2;
typedef PWSAQUERYSET2A PWSAQUERYSET2;
typedef LPWSAQUERYSET2A LPWSAQUERYSET2;
typedef WSANSCLASSINFOA WSANSCLASSINFO;
typedef PWSANSCLASSINFOA PWSANSCLASSINFO;
typedef LPWSANSCLASSINFOA LPWSANSCLASSINFO;
typedef WSASERVICECLASSINFOA WSASERVICECLASSINFO;
typedef PWSASERVICECLASSINFOA PWSASERVICECLASSINFO;
typedef LPWSASERVICECLASSINFOA LPWSASERVICECLASSINFO;
typedef WSANAMESPACE_INFOA WSANAMESPACE_INFO;
typedef PWSANAMESPACE_INFOA PWSANAMESPACE_INFO;
typedef LPWSANAMESPACE_INFOA LPWSANAMESPACE_INFO;
typedef WSANAMESPACE_INFOEXA WSANAMESPACE_INFOEX;
typedef PWSANAMESPACE_INFOEXA PWSANAMESPACE_INFOEX;
typedef LPWSANAMESPACE_INFOEXA LPWSANAMESPACE_INFOEX;
#define SERVICE_TYPE_VALUE_SAPID       SERVICE_TYPE_VALUE_SAPIDA
#define SERVICE_TYPE_VALUE_TCPPORT     SERVICE_TYPE_VALUE_TCPPORTA
#define SERVICE_TYPE_VALUE_UDPPORT     SERVICE_TYPE_VALUE_UDPPORTA
#define SERVICE_TYPE_VALUE_OBJECTID    SERVICE_TYPE_VALUE_OBJECTIDA
#define SERVICE_TYPE_VALUE_IPXPORT     SERVICE_TYPE_VALUE_IPXPORTA
#endif

#endif

/* Name space providers and the administration of providers: ws2spi.h's second half. */
#ifndef WS_NSP_H
#define WS_NSP_H
#pragma GCC system_header

typedef enum _WSC_PROVIDER_INFO_TYPE {
	ProviderInfoLspCategories,
	ProviderInfoAudit
} WSC_PROVIDER_INFO_TYPE;

typedef struct _WSC_PROVIDER_AUDIT_INFO {
	DWORD RecordSize;
	PVOID Reserved;
} WSC_PROVIDER_AUDIT_INFO, *PWSC_PROVIDER_AUDIT_INFO;

typedef int (WSPAPI *LPWSCENUMPROTOCOLS)(LPINT lpiProtocols, LPWSAPROTOCOL_INFOW lpProtocolBuffer, LPDWORD lpdwBufferLength,
	LPINT lpErrno);
typedef int (WSPAPI *LPWSCDEINSTALLPROVIDER)(LPGUID lpProviderId, LPINT lpErrno);
typedef int (WSPAPI *LPWSCINSTALLPROVIDER)(LPGUID lpProviderId, const WCHAR *lpszProviderDllPath,
	const LPWSAPROTOCOL_INFOW lpProtocolInfoList, DWORD dwNumberOfEntries, LPINT lpErrno);
typedef int (WSPAPI *LPWSCGETPROVIDERPATH)(LPGUID lpProviderId, WCHAR *lpszProviderDllPath, LPINT lpProviderDllPathLen,
	LPINT lpErrno);
typedef int (WSPAPI *LPWSCUPDATEPROVIDER)(LPGUID lpProviderId, const WCHAR *lpszProviderDllPath,
	const LPWSAPROTOCOL_INFOW lpProtocolInfoList, DWORD dwNumberOfEntries, LPINT lpErrno);
typedef int (WSPAPI *LPWSCINSTALLQOSTEMPLATE)(const LPGUID Guid, LPWSABUF QosName, LPQOS Qos);
typedef int (WSPAPI *LPWSCREMOVEQOSTEMPLATE)(const LPGUID Guid, LPWSABUF QosName);
typedef INT (WSPAPI *LPWSCINSTALLNAMESPACE)(LPWSTR lpszIdentifier, LPWSTR lpszPathName, DWORD dwNameSpace, DWORD dwVersion,
	LPGUID lpProviderId);
typedef INT (WSPAPI *LPWSCUNINSTALLNAMESPACE)(LPGUID lpProviderId);
typedef INT (WSPAPI *LPWSCENABLENSPROVIDER)(LPGUID lpProviderId, BOOL fEnable);

typedef INT (WSPAPI *LPNSPCLEANUP)(LPGUID lpProviderId);
typedef INT (WSPAPI *LPNSPLOOKUPSERVICEBEGIN)(LPGUID lpProviderId, LPWSAQUERYSETW lpqsRestrictions,
	LPWSASERVICECLASSINFOW lpServiceClassInfo, DWORD dwControlFlags, LPHANDLE lphLookup);
typedef INT (WSPAPI *LPNSPLOOKUPSERVICENEXT)(HANDLE hLookup, DWORD dwControlFlags, LPDWORD lpdwBufferLength,
	LPWSAQUERYSETW lpqsResults);
typedef INT (WSPAPI *LPNSPIOCTL)(HANDLE hLookup, DWORD dwControlCode, LPVOID lpvInBuffer, DWORD cbInBuffer, LPVOID lpvOutBuffer,
	DWORD cbOutBuffer, LPDWORD lpcbBytesReturned, LPWSACOMPLETION lpCompletion, LPWSATHREADID lpThreadId);
typedef INT (WSPAPI *LPNSPLOOKUPSERVICEEND)(HANDLE hLookup);
typedef INT (WSPAPI *LPNSPSETSERVICE)(LPGUID lpProviderId, LPWSASERVICECLASSINFOW lpServiceClassInfo, LPWSAQUERYSETW lpqsRegInfo,
	WSAESETSERVICEOP essOperation, DWORD dwControlFlags);
typedef INT (WSPAPI *LPNSPINSTALLSERVICECLASS)(LPGUID lpProviderId, LPWSASERVICECLASSINFOW lpServiceClassInfo);
typedef INT (WSPAPI *LPNSPREMOVESERVICECLASS)(LPGUID lpProviderId, LPGUID lpServiceClassId);
typedef INT (WSPAPI *LPNSPGETSERVICECLASSINFO)(LPGUID lpProviderId, LPDWORD lpdwBufSize,
	LPWSASERVICECLASSINFOW lpServiceClassInfo);

typedef struct _NSP_ROUTINE {
	DWORD cbSize;
	DWORD dwMajorVersion;
	DWORD dwMinorVersion;
	LPNSPCLEANUP NSPCleanup;
	LPNSPLOOKUPSERVICEBEGIN NSPLookupServiceBegin;
	LPNSPLOOKUPSERVICENEXT NSPLookupServiceNext;
	LPNSPLOOKUPSERVICEEND NSPLookupServiceEnd;
	LPNSPSETSERVICE NSPSetService;
	LPNSPINSTALLSERVICECLASS NSPInstallServiceClass;
	LPNSPREMOVESERVICECLASS NSPRemoveServiceClass;
	LPNSPGETSERVICECLASSINFO NSPGetServiceClassInfo;
	LPNSPIOCTL NSPIoctl;
} NSP_ROUTINE, *LPNSP_ROUTINE;

typedef INT (WSPAPI *LPNSPSTARTUP)(LPGUID lpProviderId, LPNSP_ROUTINE lpnspRoutines);

typedef int (WSPAPI *LPNSPV2CLEANUP)(LPGUID lpProviderId, LPVOID pvClientSessionArg);
typedef int (WSPAPI *LPNSPV2CLIENTSESSIONRUNDOWN)(LPGUID lpProviderId, LPVOID pvClientSessionArg);
typedef int (WSPAPI *LPNSPV2LOOKUPSERVICEBEGIN)(LPGUID lpProviderId, LPWSAQUERYSET2W lpqsRestrictions, DWORD dwControlFlags,
	LPVOID lpvClientSessionArg, LPHANDLE lphLookup);
typedef int (WSPAPI *LPNSPV2LOOKUPSERVICEEND)(HANDLE hLookup);
typedef int (WSPAPI *LPNSPV2LOOKUPSERVICENEXTEX)(HANDLE hAsyncCall, HANDLE hLookup, DWORD dwControlFlags, LPDWORD lpdwBufferLength,
	LPWSAQUERYSET2W lpqsResults);
typedef int (WSPAPI *LPNSPV2SETSERVICEEX)(HANDLE hAsyncCall, LPGUID lpProviderId, LPWSAQUERYSET2W lpqsRegInfo,
	WSAESETSERVICEOP essOperation, DWORD dwControlFlags, LPVOID lpvClientSessionArg);
typedef int (WSPAPI *LPNSPV2STARTUP)(LPGUID lpProviderId, LPVOID *ppvClientSessionArg);

typedef struct _NSPV2_ROUTINE {
	DWORD cbSize;
	DWORD dwMajorVersion;
	DWORD dwMinorVersion;
	LPNSPV2STARTUP NSPv2Startup;
	LPNSPV2CLEANUP NSPv2Cleanup;
	LPNSPV2LOOKUPSERVICEBEGIN NSPv2LookupServiceBegin;
	LPNSPV2LOOKUPSERVICENEXTEX NSPv2LookupServiceNextEx;
	LPNSPV2LOOKUPSERVICEEND NSPv2LookupServiceEnd;
	LPNSPV2SETSERVICEEX NSPv2SetServiceEx;
	LPNSPV2CLIENTSESSIONRUNDOWN NSPv2ClientSessionRundown;
} NSPV2_ROUTINE, *PNSPV2_ROUTINE;
typedef const NSPV2_ROUTINE *LPCNSPV2_ROUTINE;

#endif

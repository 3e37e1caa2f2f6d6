/* The system, and its time. */
#ifndef _SYSINFOAPI_H_
#define _SYSINFOAPI_H_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The processor. */
#define PROCESSOR_ARCHITECTURE_INTEL   0
#define PROCESSOR_ARCHITECTURE_ARM     5
#define PROCESSOR_ARCHITECTURE_IA64    6
#define PROCESSOR_ARCHITECTURE_AMD64   9
#define PROCESSOR_ARCHITECTURE_ARM64   12
#define PROCESSOR_ARCHITECTURE_UNKNOWN 0xffff
#define PROCESSOR_INTEL_386     386
#define PROCESSOR_INTEL_486     486
#define PROCESSOR_INTEL_PENTIUM 586
#define PROCESSOR_AMD_X8664     8664

typedef struct _SYSTEM_INFO {
	__extension__ union {
		DWORD dwOemId;
		__extension__ struct {
			WORD wProcessorArchitecture;
			WORD wReserved;
		};
	};
	DWORD dwPageSize;
	LPVOID lpMinimumApplicationAddress;
	LPVOID lpMaximumApplicationAddress;
	DWORD_PTR dwActiveProcessorMask;
	DWORD dwNumberOfProcessors;
	DWORD dwProcessorType;
	DWORD dwAllocationGranularity;
	WORD wProcessorLevel;
	WORD wProcessorRevision;
} SYSTEM_INFO, *LPSYSTEM_INFO;

void WINAPI GetSystemInfo(LPSYSTEM_INFO info);
void WINAPI GetNativeSystemInfo(LPSYSTEM_INFO info);

#define ALL_PROCESSOR_GROUPS 0xffff
DWORD WINAPI GetActiveProcessorCount(WORD group);
DWORD WINAPI GetMaximumProcessorCount(WORD group);
WORD WINAPI GetActiveProcessorGroupCount(void);

#define PF_FLOATING_POINT_EMULATED   1
#define PF_COMPARE_EXCHANGE_DOUBLE   2
#define PF_MMX_INSTRUCTIONS_AVAILABLE 3
#define PF_XMMI_INSTRUCTIONS_AVAILABLE 6
#define PF_RDTSC_INSTRUCTION_AVAILABLE 8
#define PF_XMMI64_INSTRUCTIONS_AVAILABLE 10
#define PF_SSE3_INSTRUCTIONS_AVAILABLE 13
BOOL WINAPI IsProcessorFeaturePresent(DWORD feature);
BOOL WINAPI IsWow64Process(HANDLE process, PBOOL is);

/* Where INI files without a path are, and where this library is. */
UINT WINAPI GetWindowsDirectoryA(LPSTR to, UINT room);
UINT WINAPI GetWindowsDirectoryW(LPWSTR to, UINT room);
UINT WINAPI GetSystemWindowsDirectoryA(LPSTR to, UINT room);
UINT WINAPI GetSystemWindowsDirectoryW(LPWSTR to, UINT room);
UINT WINAPI GetSystemDirectoryA(LPSTR to, UINT room);
UINT WINAPI GetSystemDirectoryW(LPWSTR to, UINT room);

/* Memory. */
typedef struct _MEMORYSTATUS {
	DWORD dwLength;
	DWORD dwMemoryLoad;
	SIZE_T dwTotalPhys;
	SIZE_T dwAvailPhys;
	SIZE_T dwTotalPageFile;
	SIZE_T dwAvailPageFile;
	SIZE_T dwTotalVirtual;
	SIZE_T dwAvailVirtual;
} MEMORYSTATUS, *LPMEMORYSTATUS;

typedef struct _MEMORYSTATUSEX {
	DWORD dwLength;
	DWORD dwMemoryLoad;
	DWORDLONG ullTotalPhys;
	DWORDLONG ullAvailPhys;
	DWORDLONG ullTotalPageFile;
	DWORDLONG ullAvailPageFile;
	DWORDLONG ullTotalVirtual;
	DWORDLONG ullAvailVirtual;
	DWORDLONG ullAvailExtendedVirtual;
} MEMORYSTATUSEX, *LPMEMORYSTATUSEX;

void WINAPI GlobalMemoryStatus(LPMEMORYSTATUS status);
BOOL WINAPI GlobalMemoryStatusEx(LPMEMORYSTATUSEX status);
BOOL WINAPI GetPhysicallyInstalledSystemMemory(PULONGLONG kilobytes);

/* Which Windows this is: 6.2 (9200), as every later one says to a program without a manifest. */
#define VER_PLATFORM_WIN32s        0
#define VER_PLATFORM_WIN32_WINDOWS 1
#define VER_PLATFORM_WIN32_NT      2
#define VER_NT_WORKSTATION       1
#define VER_NT_DOMAIN_CONTROLLER 2
#define VER_NT_SERVER            3
#define VER_SUITE_ENTERPRISE     0x0002
#define VER_SUITE_TERMINAL       0x0010
#define VER_SUITE_SINGLEUSERTS   0x0100
#define VER_SUITE_PERSONAL       0x0200
#define VER_SERVER_NT            0x80000000
#define VER_WORKSTATION_NT       0x40000000

typedef struct _OSVERSIONINFOA {
	DWORD dwOSVersionInfoSize;
	DWORD dwMajorVersion;
	DWORD dwMinorVersion;
	DWORD dwBuildNumber;
	DWORD dwPlatformId;
	CHAR szCSDVersion[128];
} OSVERSIONINFOA, *POSVERSIONINFOA, *LPOSVERSIONINFOA;

typedef struct _OSVERSIONINFOW {
	DWORD dwOSVersionInfoSize;
	DWORD dwMajorVersion;
	DWORD dwMinorVersion;
	DWORD dwBuildNumber;
	DWORD dwPlatformId;
	WCHAR szCSDVersion[128];
} OSVERSIONINFOW, *POSVERSIONINFOW, *LPOSVERSIONINFOW;

typedef struct _OSVERSIONINFOEXA {
	DWORD dwOSVersionInfoSize;
	DWORD dwMajorVersion;
	DWORD dwMinorVersion;
	DWORD dwBuildNumber;
	DWORD dwPlatformId;
	CHAR szCSDVersion[128];
	WORD wServicePackMajor;
	WORD wServicePackMinor;
	WORD wSuiteMask;
	BYTE wProductType;
	BYTE wReserved;
} OSVERSIONINFOEXA, *POSVERSIONINFOEXA, *LPOSVERSIONINFOEXA;

typedef struct _OSVERSIONINFOEXW {
	DWORD dwOSVersionInfoSize;
	DWORD dwMajorVersion;
	DWORD dwMinorVersion;
	DWORD dwBuildNumber;
	DWORD dwPlatformId;
	WCHAR szCSDVersion[128];
	WORD wServicePackMajor;
	WORD wServicePackMinor;
	WORD wSuiteMask;
	BYTE wProductType;
	BYTE wReserved;
} OSVERSIONINFOEXW, *POSVERSIONINFOEXW, *LPOSVERSIONINFOEXW;

#define VER_MINORVERSION     0x01
#define VER_MAJORVERSION     0x02
#define VER_BUILDNUMBER      0x04
#define VER_PLATFORMID       0x08
#define VER_SERVICEPACKMINOR 0x10
#define VER_SERVICEPACKMAJOR 0x20
#define VER_SUITENAME        0x40
#define VER_PRODUCT_TYPE     0x80
#define VER_EQUAL         1
#define VER_GREATER       2
#define VER_GREATER_EQUAL 3
#define VER_LESS          4
#define VER_LESS_EQUAL    5
#define VER_AND           6
#define VER_OR            7
#define VER_SET_CONDITION(mask, type, condition) ((mask) = VerSetConditionMask(mask, type, condition))

DWORD WINAPI GetVersion(void);
BOOL WINAPI GetVersionExA(LPOSVERSIONINFOA version);
BOOL WINAPI GetVersionExW(LPOSVERSIONINFOW version);
ULONGLONG WINAPI VerSetConditionMask(ULONGLONG mask, DWORD types, BYTE condition);
BOOL WINAPI VerifyVersionInfoA(LPOSVERSIONINFOEXA version, DWORD types, DWORDLONG mask);
BOOL WINAPI VerifyVersionInfoW(LPOSVERSIONINFOEXW version, DWORD types, DWORDLONG mask);

/* Names. */
#define MAX_COMPUTERNAME_LENGTH 15
#define UNLEN 256
typedef enum _COMPUTER_NAME_FORMAT {
	ComputerNameNetBIOS,
	ComputerNameDnsHostname,
	ComputerNameDnsDomain,
	ComputerNameDnsFullyQualified,
	ComputerNamePhysicalNetBIOS,
	ComputerNamePhysicalDnsHostname,
	ComputerNamePhysicalDnsDomain,
	ComputerNamePhysicalDnsFullyQualified,
	ComputerNameMax
} COMPUTER_NAME_FORMAT;

BOOL WINAPI GetComputerNameA(LPSTR name, LPDWORD size);
BOOL WINAPI GetComputerNameW(LPWSTR name, LPDWORD size);
BOOL WINAPI GetComputerNameExA(COMPUTER_NAME_FORMAT format, LPSTR name, LPDWORD size);
BOOL WINAPI GetComputerNameExW(COMPUTER_NAME_FORMAT format, LPWSTR name, LPDWORD size);
BOOL WINAPI GetUserNameA(LPSTR name, LPDWORD size);
BOOL WINAPI GetUserNameW(LPWSTR name, LPDWORD size);

/* Time. */
void WINAPI GetSystemTime(LPSYSTEMTIME time);
void WINAPI GetLocalTime(LPSYSTEMTIME time);
BOOL WINAPI SetSystemTime(const SYSTEMTIME *time);
BOOL WINAPI SetLocalTime(const SYSTEMTIME *time);
void WINAPI GetSystemTimeAsFileTime(LPFILETIME time);
void WINAPI GetSystemTimePreciseAsFileTime(LPFILETIME time);
BOOL WINAPI GetSystemTimeAdjustment(PDWORD adjustment, PDWORD increment, PBOOL disabled);
BOOL WINAPI GetSystemTimes(LPFILETIME idle, LPFILETIME kernel, LPFILETIME user);
BOOL WINAPI GetProcessTimes(HANDLE process, LPFILETIME creation, LPFILETIME end, LPFILETIME kernel, LPFILETIME user);
BOOL WINAPI GetThreadTimes(HANDLE thread, LPFILETIME creation, LPFILETIME end, LPFILETIME kernel, LPFILETIME user);
BOOL WINAPI QueryUnbiasedInterruptTime(PULONGLONG time);

/* Processors that a thread and this process may use. */
DWORD_PTR WINAPI SetThreadAffinityMask(HANDLE thread, DWORD_PTR mask);
BOOL WINAPI GetProcessAffinityMask(HANDLE process, PDWORD_PTR own, PDWORD_PTR system);
BOOL WINAPI SetProcessAffinityMask(HANDLE process, DWORD_PTR mask);
DWORD WINAPI GetCurrentProcessorNumber(void);

#define IDLE_PRIORITY_CLASS         0x00000040
#define BELOW_NORMAL_PRIORITY_CLASS 0x00004000
#define NORMAL_PRIORITY_CLASS       0x00000020
#define ABOVE_NORMAL_PRIORITY_CLASS 0x00008000
#define HIGH_PRIORITY_CLASS         0x00000080
#define REALTIME_PRIORITY_CLASS     0x00000100
DWORD WINAPI GetPriorityClass(HANDLE process);
BOOL WINAPI SetPriorityClass(HANDLE process, DWORD priority);

/* Other old acquaintances. */
int WINAPI MulDiv(int number, int numerator, int denominator);
BOOL WINAPI Beep(DWORD frequency, DWORD duration);

#ifdef UNICODE
typedef OSVERSIONINFOW OSVERSIONINFO, *POSVERSIONINFO, *LPOSVERSIONINFO;
typedef OSVERSIONINFOEXW OSVERSIONINFOEX, *POSVERSIONINFOEX, *LPOSVERSIONINFOEX;
#define GetVersionEx      GetVersionExW
#define GetWindowsDirectory GetWindowsDirectoryW
#define GetSystemWindowsDirectory GetSystemWindowsDirectoryW
#define GetSystemDirectory GetSystemDirectoryW
#define VerifyVersionInfo VerifyVersionInfoW
#define GetComputerName   GetComputerNameW
#define GetComputerNameEx GetComputerNameExW
#define GetUserName       GetUserNameW
#else
typedef OSVERSIONINFOA OSVERSIONINFO, *POSVERSIONINFO, *LPOSVERSIONINFO;
typedef OSVERSIONINFOEXA OSVERSIONINFOEX, *POSVERSIONINFOEX, *LPOSVERSIONINFOEX;
#define GetVersionEx      GetVersionExA
#define GetWindowsDirectory GetWindowsDirectoryA
#define GetSystemWindowsDirectory GetSystemWindowsDirectoryA
#define GetSystemDirectory GetSystemDirectoryA
#define VerifyVersionInfo VerifyVersionInfoA
#define GetComputerName   GetComputerNameA
#define GetComputerNameEx GetComputerNameExA
#define GetUserName       GetUserNameA
#endif

#ifdef __cplusplus
}
#endif

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, BOOL>::type
GetComputerNameA(LPSTR name, T *size) { return GetComputerNameA(name, ws_narrow<T>(size)); }
template <class T> inline typename ws_wide<T, BOOL>::type
GetComputerNameW(LPWSTR name, T *size) { return GetComputerNameW(name, ws_narrow<T>(size)); }
template <class T> inline typename ws_wide<T, BOOL>::type
GetUserNameA(LPSTR name, T *size) { return GetUserNameA(name, ws_narrow<T>(size)); }
template <class T> inline typename ws_wide<T, BOOL>::type
GetUserNameW(LPWSTR name, T *size) { return GetUserNameW(name, ws_narrow<T>(size)); }
}
#else
#define WS_NAME_TWIN(function, character)                                               \
	WS_WIDE_TWIN BOOL                                                               \
	ws_##function##_wide(character *name, void *size)                               \
	{                                                                               \
		DWORD narrow = size ? (DWORD)*(unsigned long *)size : 0;                \
		BOOL done = function(name, size ? &narrow : NULL);                      \
		WS_WIDEN(size, narrow);                                                 \
		return done;                                                            \
	}
WS_NAME_TWIN(GetComputerNameA, CHAR)
WS_NAME_TWIN(GetComputerNameW, WCHAR)
WS_NAME_TWIN(GetUserNameA, CHAR)
WS_NAME_TWIN(GetUserNameW, WCHAR)
#undef WS_NAME_TWIN
#define GetComputerNameA(name, size) WS_BY_WIDTH(size, GetComputerNameA)(name, size)
#define GetComputerNameW(name, size) WS_BY_WIDTH(size, GetComputerNameW)(name, size)
#define GetUserNameA(name, size)     WS_BY_WIDTH(size, GetUserNameA)(name, size)
#define GetUserNameW(name, size)     WS_BY_WIDTH(size, GetUserNameW)(name, size)
#endif
#endif
#endif

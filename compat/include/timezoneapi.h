/* Conversions of time. */
#ifndef _APISETTIMEZONE_
#define _APISETTIMEZONE_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TIME_ZONE_ID_UNKNOWN  0
#define TIME_ZONE_ID_STANDARD 1
#define TIME_ZONE_ID_DAYLIGHT 2
#define TIME_ZONE_ID_INVALID  ((DWORD)0xffffffff)

typedef struct _TIME_ZONE_INFORMATION {
	LONG Bias;
	WCHAR StandardName[32];
	SYSTEMTIME StandardDate;
	LONG StandardBias;
	WCHAR DaylightName[32];
	SYSTEMTIME DaylightDate;
	LONG DaylightBias;
} TIME_ZONE_INFORMATION, *PTIME_ZONE_INFORMATION, *LPTIME_ZONE_INFORMATION;

BOOL WINAPI FileTimeToSystemTime(const FILETIME *file, LPSYSTEMTIME system);
BOOL WINAPI SystemTimeToFileTime(const SYSTEMTIME *system, LPFILETIME file);
BOOL WINAPI FileTimeToLocalFileTime(const FILETIME *file, LPFILETIME local);
BOOL WINAPI LocalFileTimeToFileTime(const FILETIME *local, LPFILETIME file);
LONG WINAPI CompareFileTime(const FILETIME *a, const FILETIME *b);
BOOL WINAPI FileTimeToDosDateTime(const FILETIME *file, LPWORD date, LPWORD time);
BOOL WINAPI DosDateTimeToFileTime(WORD date, WORD time, LPFILETIME file);

DWORD WINAPI GetTimeZoneInformation(LPTIME_ZONE_INFORMATION zone);
BOOL WINAPI SystemTimeToTzSpecificLocalTime(const TIME_ZONE_INFORMATION *zone, const SYSTEMTIME *universal, LPSYSTEMTIME local);
BOOL WINAPI TzSpecificLocalTimeToSystemTime(const TIME_ZONE_INFORMATION *zone, const SYSTEMTIME *local, LPSYSTEMTIME universal);

#ifdef __cplusplus
}
#endif
#endif

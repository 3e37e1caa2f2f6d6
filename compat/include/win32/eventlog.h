/* The event log, which is the system's. */
#ifndef WS_WIN32_EVENTLOG_H
#define WS_WIN32_EVENTLOG_H
#pragma GCC system_header

#include <minwindef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define EVENTLOG_SUCCESS          0x0000
#define EVENTLOG_ERROR_TYPE       0x0001
#define EVENTLOG_WARNING_TYPE     0x0002
#define EVENTLOG_INFORMATION_TYPE 0x0004
#define EVENTLOG_AUDIT_SUCCESS    0x0008
#define EVENTLOG_AUDIT_FAILURE    0x0010

/* Texts go to syslog(3), under the source's name; the number of the event stands before them. */
HANDLE WINAPI RegisterEventSourceA(LPCSTR server, LPCSTR source);
HANDLE WINAPI RegisterEventSourceW(LPCWSTR server, LPCWSTR source);
BOOL WINAPI DeregisterEventSource(HANDLE log);
BOOL WINAPI ReportEventA(HANDLE log, WORD type, WORD category, DWORD event, PVOID user, WORD strings, DWORD size, LPCSTR *texts, LPVOID data);
BOOL WINAPI ReportEventW(HANDLE log, WORD type, WORD category, DWORD event, PVOID user, WORD strings, DWORD size, LPCWSTR *texts, LPVOID data);

#ifdef UNICODE
#define RegisterEventSource RegisterEventSourceW
#define ReportEvent         ReportEventW
#else
#define RegisterEventSource RegisterEventSourceA
#define ReportEvent         ReportEventA
#endif

#ifdef __cplusplus
}
#endif
#endif

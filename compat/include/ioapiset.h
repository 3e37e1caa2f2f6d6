/* Completion ports and overlapped results. */
#ifndef _IO_APISET_H_
#define _IO_APISET_H_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#define IO_COMPLETION_QUERY_STATE  0x0001
#define IO_COMPLETION_MODIFY_STATE 0x0002
#define IO_COMPLETION_ALL_ACCESS   (STANDARD_RIGHTS_REQUIRED | SYNCHRONIZE | 0x3)

/* Read anew each time, and what was received before it says so: programs spin on it. */
#define HasOverlappedIoCompleted(overlapped) ((DWORD)__atomic_load_n(&(overlapped)->Internal, __ATOMIC_ACQUIRE) != STATUS_PENDING)

HANDLE WINAPI CreateIoCompletionPort(HANDLE file, HANDLE port, ULONG_PTR key, DWORD threads);
BOOL WINAPI GetQueuedCompletionStatus(HANDLE port, LPDWORD bytes, PULONG_PTR key, LPOVERLAPPED *overlapped, DWORD milliseconds);
BOOL WINAPI GetQueuedCompletionStatusEx(HANDLE port, LPOVERLAPPED_ENTRY entries, ULONG room, PULONG count, DWORD milliseconds, BOOL alertable);
BOOL WINAPI PostQueuedCompletionStatus(HANDLE port, DWORD bytes, ULONG_PTR key, LPOVERLAPPED overlapped);

BOOL WINAPI GetOverlappedResult(HANDLE file, LPOVERLAPPED overlapped, LPDWORD bytes, BOOL wait);
BOOL WINAPI GetOverlappedResultEx(HANDLE file, LPOVERLAPPED overlapped, LPDWORD bytes, DWORD milliseconds, BOOL alertable);
BOOL WINAPI CancelIo(HANDLE file);
BOOL WINAPI CancelIoEx(HANDLE file, LPOVERLAPPED overlapped);
BOOL WINAPI CancelSynchronousIo(HANDLE thread);

#ifdef __cplusplus
}
#endif

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, BOOL>::type
GetQueuedCompletionStatus(HANDLE port, T *bytes, PULONG_PTR key, LPOVERLAPPED *overlapped, DWORD milliseconds)
{
	return GetQueuedCompletionStatus(port, ws_narrow<T>(bytes), key, overlapped, milliseconds);
}

template <class T> inline typename ws_wide<T, BOOL>::type
GetQueuedCompletionStatusEx(HANDLE port, LPOVERLAPPED_ENTRY entries, ULONG room, T *count, DWORD milliseconds, BOOL alertable)
{
	return GetQueuedCompletionStatusEx(port, entries, room, ws_narrow<T>(count), milliseconds, alertable);
}

template <class T> inline typename ws_wide<T, BOOL>::type
GetOverlappedResult(HANDLE file, LPOVERLAPPED overlapped, T *bytes, BOOL wait)
{
	return GetOverlappedResult(file, overlapped, ws_narrow<T>(bytes), wait);
}

template <class T> inline typename ws_wide<T, BOOL>::type
GetOverlappedResultEx(HANDLE file, LPOVERLAPPED overlapped, T *bytes, DWORD milliseconds, BOOL alertable)
{
	return GetOverlappedResultEx(file, overlapped, ws_narrow<T>(bytes), milliseconds, alertable);
}
}
#else
/* Its variable is left alone where there is no packet. */
WS_WIDE_TWIN BOOL
ws_GetQueuedCompletionStatus_wide(HANDLE port, void *bytes, PULONG_PTR key, LPOVERLAPPED *overlapped, DWORD milliseconds)
{
	DWORD narrow = bytes ? (DWORD)*(unsigned long *)bytes : 0;
	BOOL done = GetQueuedCompletionStatus(port, bytes ? &narrow : NULL, key, overlapped, milliseconds);

	WS_WIDEN(bytes, narrow);
	return done;
}
#define GetQueuedCompletionStatus(port, bytes, key, overlapped, milliseconds) \
	WS_BY_WIDTH(bytes, GetQueuedCompletionStatus)(port, bytes, key, overlapped, milliseconds)

WS_WIDE_TWIN BOOL
ws_GetQueuedCompletionStatusEx_wide(HANDLE port, LPOVERLAPPED_ENTRY entries, ULONG room, void *count, DWORD milliseconds, BOOL alertable)
{
	ULONG narrow = count ? (ULONG)*(unsigned long *)count : 0;
	BOOL done = GetQueuedCompletionStatusEx(port, entries, room, count ? &narrow : NULL, milliseconds, alertable);

	WS_WIDEN(count, narrow);
	return done;
}
#define GetQueuedCompletionStatusEx(port, entries, room, count, milliseconds, alertable) \
	WS_BY_WIDTH(count, GetQueuedCompletionStatusEx)(port, entries, room, count, milliseconds, alertable)

WS_WIDE_TWIN BOOL
ws_GetOverlappedResultEx_wide(HANDLE file, LPOVERLAPPED overlapped, void *bytes, DWORD milliseconds, BOOL alertable)
{
	DWORD narrow = bytes ? (DWORD)*(unsigned long *)bytes : 0;
	BOOL done = GetOverlappedResultEx(file, overlapped, bytes ? &narrow : NULL, milliseconds, alertable);

	WS_WIDEN(bytes, narrow);
	return done;
}
#define GetOverlappedResultEx(file, overlapped, bytes, milliseconds, alertable) \
	WS_BY_WIDTH(bytes, GetOverlappedResultEx)(file, overlapped, bytes, milliseconds, alertable)

WS_WIDE_TWIN BOOL
ws_GetOverlappedResult_wide(HANDLE file, LPOVERLAPPED overlapped, void *bytes, BOOL wait)
{
	DWORD narrow = bytes ? (DWORD)*(unsigned long *)bytes : 0;
	BOOL done = GetOverlappedResult(file, overlapped, bytes ? &narrow : NULL, wait);

	WS_WIDEN(bytes, narrow);
	return done;
}
#define GetOverlappedResult(file, overlapped, bytes, wait) WS_BY_WIDTH(bytes, GetOverlappedResult)(file, overlapped, bytes, wait)
#endif
#endif

#endif

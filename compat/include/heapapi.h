/* Heaps. */
#ifndef _APISETHEAP_
#define _APISETHEAP_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HEAP_NO_SERIALIZE             0x00000001
#define HEAP_GROWABLE                 0x00000002
#define HEAP_GENERATE_EXCEPTIONS      0x00000004
#define HEAP_ZERO_MEMORY              0x00000008
#define HEAP_REALLOC_IN_PLACE_ONLY    0x00000010
#define HEAP_TAIL_CHECKING_ENABLED    0x00000020
#define HEAP_FREE_CHECKING_ENABLED    0x00000040
#define HEAP_DISABLE_COALESCE_ON_FREE 0x00000080
#define HEAP_CREATE_ALIGN_16          0x00010000
#define HEAP_CREATE_ENABLE_TRACING    0x00020000
#define HEAP_CREATE_ENABLE_EXECUTE    0x00040000

typedef enum _HEAP_INFORMATION_CLASS {
	HeapCompatibilityInformation = 0,
	HeapEnableTerminationOnCorruption = 1
} HEAP_INFORMATION_CLASS;

HANDLE WINAPI GetProcessHeap(void);
DWORD WINAPI GetProcessHeaps(DWORD count, PHANDLE heaps);
HANDLE WINAPI HeapCreate(DWORD options, SIZE_T initial, SIZE_T maximum);
BOOL WINAPI HeapDestroy(HANDLE heap);
LPVOID WINAPI HeapAlloc(HANDLE heap, DWORD flags, SIZE_T size);
LPVOID WINAPI HeapReAlloc(HANDLE heap, DWORD flags, LPVOID memory, SIZE_T size);
BOOL WINAPI HeapFree(HANDLE heap, DWORD flags, LPVOID memory);
SIZE_T WINAPI HeapSize(HANDLE heap, DWORD flags, LPCVOID memory);
BOOL WINAPI HeapValidate(HANDLE heap, DWORD flags, LPCVOID memory);
SIZE_T WINAPI HeapCompact(HANDLE heap, DWORD flags);
BOOL WINAPI HeapLock(HANDLE heap);
BOOL WINAPI HeapUnlock(HANDLE heap);
BOOL WINAPI HeapSetInformation(HANDLE heap, HEAP_INFORMATION_CLASS what, PVOID value, SIZE_T size);
BOOL WINAPI HeapQueryInformation(HANDLE heap, HEAP_INFORMATION_CLASS what, PVOID value, SIZE_T size, PSIZE_T wanted);

#ifdef __cplusplus
}
#endif
#endif

/* Virtual memory. */
#ifndef _APISETMEMORY_
#define _APISETMEMORY_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>
#include <win32/mapping.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PAGE_NOACCESS          0x01
#define PAGE_READONLY          0x02
#define PAGE_READWRITE         0x04
#define PAGE_WRITECOPY         0x08
#define PAGE_EXECUTE           0x10
#define PAGE_EXECUTE_READ      0x20
#define PAGE_EXECUTE_READWRITE 0x40
#define PAGE_EXECUTE_WRITECOPY 0x80
#define PAGE_GUARD             0x100
#define PAGE_NOCACHE           0x200
#define PAGE_WRITECOMBINE      0x400

#define MEM_COMMIT      0x00001000
#define MEM_RESERVE     0x00002000
#define MEM_DECOMMIT    0x00004000
#define MEM_RELEASE     0x00008000
#define MEM_FREE        0x00010000
#define MEM_PRIVATE     0x00020000
#define MEM_MAPPED      0x00040000
#define MEM_RESET       0x00080000
#define MEM_TOP_DOWN    0x00100000
#define MEM_WRITE_WATCH 0x00200000
#define MEM_PHYSICAL    0x00400000
#define MEM_IMAGE       0x01000000
#define MEM_LARGE_PAGES 0x20000000

typedef struct _MEMORY_BASIC_INFORMATION {
	PVOID BaseAddress;
	PVOID AllocationBase;
	DWORD AllocationProtect;
#if __SIZEOF_POINTER__ == 8
	WORD PartitionId;
#endif
	SIZE_T RegionSize;
	DWORD State;
	DWORD Protect;
	DWORD Type;
} MEMORY_BASIC_INFORMATION, *PMEMORY_BASIC_INFORMATION;

LPVOID WINAPI VirtualAlloc(LPVOID address, SIZE_T size, DWORD type, DWORD protection);
BOOL WINAPI VirtualFree(LPVOID address, SIZE_T size, DWORD type);
BOOL WINAPI VirtualProtect(LPVOID address, SIZE_T size, DWORD protection, PDWORD old);
SIZE_T WINAPI VirtualQuery(LPCVOID address, PMEMORY_BASIC_INFORMATION information, SIZE_T size);
BOOL WINAPI VirtualLock(LPVOID address, SIZE_T size);
BOOL WINAPI VirtualUnlock(LPVOID address, SIZE_T size);

/* The same; the process is this one. */
LPVOID WINAPI VirtualAllocEx(HANDLE process, LPVOID address, SIZE_T size, DWORD type, DWORD protection);
BOOL WINAPI VirtualFreeEx(HANDLE process, LPVOID address, SIZE_T size, DWORD type);
BOOL WINAPI VirtualProtectEx(HANDLE process, LPVOID address, SIZE_T size, DWORD protection, PDWORD old);
SIZE_T WINAPI VirtualQueryEx(HANDLE process, LPCVOID address, PMEMORY_BASIC_INFORMATION information, SIZE_T size);
BOOL WINAPI ReadProcessMemory(HANDLE process, LPCVOID from, LPVOID to, SIZE_T size, SIZE_T *done);
BOOL WINAPI WriteProcessMemory(HANDLE process, LPVOID to, LPCVOID from, SIZE_T size, SIZE_T *done);
BOOL WINAPI FlushInstructionCache(HANDLE process, LPCVOID address, SIZE_T size);

BOOL WINAPI IsBadReadPtr(const void *address, UINT_PTR size);
BOOL WINAPI IsBadWritePtr(LPVOID address, UINT_PTR size);
BOOL WINAPI IsBadHugeReadPtr(const void *address, UINT_PTR size);
BOOL WINAPI IsBadHugeWritePtr(LPVOID address, UINT_PTR size);
BOOL WINAPI IsBadCodePtr(FARPROC function);
BOOL WINAPI IsBadStringPtrA(LPCSTR text, UINT_PTR most);
BOOL WINAPI IsBadStringPtrW(LPCWSTR text, UINT_PTR most);
#ifdef UNICODE
#define IsBadStringPtr IsBadStringPtrW
#else
#define IsBadStringPtr IsBadStringPtrA
#endif

/* Clears memory also where nobody reads it again. */
static __inline__ __attribute__((unused)) PVOID
RtlSecureZeroMemory(PVOID memory, SIZE_T size)
{
	__builtin_memset(memory, 0, size);
	__asm__ __volatile__("" : : "r"(memory) : "memory");
	return memory;
}
#define SecureZeroMemory RtlSecureZeroMemory

#ifdef __cplusplus
}
#endif

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> inline typename ws_wide<T, BOOL>::type
VirtualProtect(LPVOID address, SIZE_T size, DWORD protection, T *old)
{
	return VirtualProtect(address, size, protection, ws_narrow<T>(old));
}
}
#else
WS_WIDE_TWIN BOOL
ws_VirtualProtect_wide(LPVOID address, SIZE_T size, DWORD protection, void *old)
{
	DWORD narrow = 0;
	BOOL done = VirtualProtect(address, size, protection, old ? &narrow : NULL);

	WS_WIDEN(old, narrow);
	return done;
}
#define VirtualProtect(address, size, protection, old) WS_BY_WIDTH(old, VirtualProtect)(address, size, protection, old)
#endif
#endif
#endif

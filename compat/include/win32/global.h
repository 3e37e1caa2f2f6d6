/* Global and local memory, which are one: blocks of the process's heap, and movable ones, whose handle is locked for their address. */
#ifndef WS_WIN32_GLOBAL_H
#define WS_WIN32_GLOBAL_H
#pragma GCC system_header

#include <minwindef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GMEM_FIXED          0x0000
#define GMEM_MOVEABLE       0x0002
#define GMEM_NOCOMPACT      0x0010
#define GMEM_NODISCARD      0x0020
#define GMEM_ZEROINIT       0x0040
#define GMEM_MODIFY         0x0080
#define GMEM_DISCARDABLE    0x0100
#define GMEM_NOT_BANKED     0x1000
#define GMEM_LOWER          GMEM_NOT_BANKED
#define GMEM_SHARE          0x2000
#define GMEM_DDESHARE       0x2000
#define GMEM_NOTIFY         0x4000
#define GMEM_VALID_FLAGS    0x7f72
#define GMEM_INVALID_HANDLE 0x8000
#define GMEM_DISCARDED      0x4000
#define GMEM_LOCKCOUNT      0x00ff
#define GHND                (GMEM_MOVEABLE | GMEM_ZEROINIT)
#define GPTR                (GMEM_FIXED | GMEM_ZEROINIT)

#define LMEM_FIXED          0x0000
#define LMEM_MOVEABLE       0x0002
#define LMEM_NOCOMPACT      0x0010
#define LMEM_NODISCARD      0x0020
#define LMEM_ZEROINIT       0x0040
#define LMEM_MODIFY         0x0080
#define LMEM_DISCARDABLE    0x0f00
#define LMEM_VALID_FLAGS    0x0f72
#define LMEM_INVALID_HANDLE 0x8000
#define LMEM_DISCARDED      0x4000
#define LMEM_LOCKCOUNT      0x00ff
#define LHND                (LMEM_MOVEABLE | LMEM_ZEROINIT)
#define LPTR                (LMEM_FIXED | LMEM_ZEROINIT)
#define NONZEROLHND         LMEM_MOVEABLE
#define NONZEROLPTR         LMEM_FIXED

HGLOBAL WINAPI GlobalAlloc(UINT flags, SIZE_T size);
HGLOBAL WINAPI GlobalReAlloc(HGLOBAL memory, SIZE_T size, UINT flags);
HGLOBAL WINAPI GlobalFree(HGLOBAL memory);
LPVOID WINAPI GlobalLock(HGLOBAL memory);
BOOL WINAPI GlobalUnlock(HGLOBAL memory);
SIZE_T WINAPI GlobalSize(HGLOBAL memory);
UINT WINAPI GlobalFlags(HGLOBAL memory);
HGLOBAL WINAPI GlobalHandle(LPCVOID address);

HLOCAL WINAPI LocalAlloc(UINT flags, SIZE_T size);
HLOCAL WINAPI LocalReAlloc(HLOCAL memory, SIZE_T size, UINT flags);
HLOCAL WINAPI LocalFree(HLOCAL memory);
LPVOID WINAPI LocalLock(HLOCAL memory);
BOOL WINAPI LocalUnlock(HLOCAL memory);
SIZE_T WINAPI LocalSize(HLOCAL memory);
UINT WINAPI LocalFlags(HLOCAL memory);
HLOCAL WINAPI LocalHandle(LPCVOID address);

/* Sizes of a 16 bit program's heap, which grows by itself since. */
#define GlobalDiscard(memory) GlobalReAlloc(memory, 0, GMEM_MOVEABLE)
#define LocalDiscard(memory)  LocalReAlloc(memory, 0, LMEM_MOVEABLE)
#define GlobalLRUNewest(memory) ((HGLOBAL)(memory))
#define GlobalLRUOldest(memory) ((HGLOBAL)(memory))
#define GlobalFix(memory)     ((void)GlobalLock(memory))
#define GlobalUnfix(memory)   ((void)GlobalUnlock(memory))

#ifdef __cplusplus
}
#endif
#endif

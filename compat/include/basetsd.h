/* Integers of a stated size, and those of a pointer's.
 *
 * `long` is Windows' 32 bit LONG only where it has 32 bits; elsewhere int takes its place (DIFFERENCES.md, "Data model"). */
#ifndef _BASETSD_H_
#define _BASETSD_H_
#pragma GCC system_header

#include <stddef.h>

/* Microsoft's spellings, for compilers that were not told by the driver. */
#ifndef __int8
#define __int8  char
#endif
#ifndef __int16
#define __int16 short
#endif
#ifndef __int32
#define __int32 int
#endif
#ifndef __int64
#define __int64 long long
#endif

/* LONG and ULONG, DWORD: see minwindef.h and winnt.h. */
#if __SIZEOF_LONG__ == 4
#define WS_LONG long
#else
#define WS_LONG int
#endif

typedef signed char INT8, *PINT8;
typedef short INT16, *PINT16;
typedef int INT32, *PINT32;
typedef long long INT64, *PINT64;
typedef unsigned char UINT8, *PUINT8;
typedef unsigned short UINT16, *PUINT16;
typedef unsigned int UINT32, *PUINT32;
typedef unsigned long long UINT64, *PUINT64;

typedef int LONG32, *PLONG32;
typedef unsigned int ULONG32, *PULONG32;
typedef unsigned int DWORD32, *PDWORD32;
typedef long long LONG64, *PLONG64;
typedef unsigned long long ULONG64, *PULONG64;
typedef unsigned long long DWORD64, *PDWORD64;

typedef __INTPTR_TYPE__ INT_PTR, *PINT_PTR;
typedef __UINTPTR_TYPE__ UINT_PTR, *PUINT_PTR;
typedef long LONG_PTR, *PLONG_PTR;
typedef unsigned long ULONG_PTR, *PULONG_PTR;
typedef ULONG_PTR DWORD_PTR, *PDWORD_PTR;
typedef ULONG_PTR SIZE_T, *PSIZE_T;
typedef INT_PTR SSIZE_T, *PSSIZE_T;         /* libc's ssize_t, which programs define from it */
typedef ULONG_PTR KAFFINITY, *PKAFFINITY;

#define HandleToULong(h)  ((ULONG)(ULONG_PTR)(h))
#define HandleToLong(h)   ((LONG)(LONG_PTR)(h))
#define ULongToHandle(u)  ((HANDLE)(ULONG_PTR)(ULONG)(u))
#define LongToHandle(l)   ((HANDLE)(LONG_PTR)(LONG)(l))
#define PtrToUlong(p)     ((ULONG)(ULONG_PTR)(p))
#define PtrToLong(p)      ((LONG)(LONG_PTR)(p))
#define PtrToUint(p)      ((UINT)(UINT_PTR)(p))
#define PtrToInt(p)       ((INT)(INT_PTR)(p))
#define UlongToPtr(u)     ((void *)(ULONG_PTR)(ULONG)(u))
#define LongToPtr(l)      ((void *)(LONG_PTR)(LONG)(l))
#define UIntToPtr(u)      ((void *)(UINT_PTR)(UINT)(u))
#define IntToPtr(i)       ((void *)(INT_PTR)(INT)(i))

#define MAXUINT_PTR  (~(UINT_PTR)0)
#define MAXULONG_PTR (~(ULONG_PTR)0)
#define MAXINT_PTR   ((INT_PTR)(MAXUINT_PTR >> 1))

#endif

/* Types of the NT layer: characters, handles, 64 bit integers, languages, access rights. */
#ifndef _WINNT_
#define _WINNT_
#pragma GCC system_header

#include <ctype.h>
#include <stddef.h>
#include <basetsd.h>
#include <guiddef.h>

/* Microsoft's keywords, for compilers that were not told by the driver. There is one calling convention. */
#ifndef __stdcall
#define __stdcall
#endif
#ifndef _stdcall
#define _stdcall
#endif
#ifndef __cdecl
#define __cdecl
#endif
#ifndef _cdecl
#define _cdecl
#endif
#ifndef __fastcall
#define __fastcall
#endif
#ifndef __forceinline
#define __forceinline __inline__ __attribute__((always_inline))
#endif
#ifndef __declspec
#define __declspec(what)            __ws_declspec_##what
#define __ws_declspec_dllimport
#define __ws_declspec_dllexport     __attribute__((visibility("default")))
#define __ws_declspec_noreturn      __attribute__((noreturn))
#define __ws_declspec_noinline      __attribute__((noinline))
#define __ws_declspec_nothrow       __attribute__((nothrow))
#define __ws_declspec_thread        __thread
#define __ws_declspec_align(n)      __attribute__((aligned(n)))
#define __ws_declspec_deprecated    __attribute__((deprecated))
#define __ws_declspec_selectany     __attribute__((weak))
#define __ws_declspec_novtable
#define __ws_declspec_naked         __attribute__((naked))
#define __ws_declspec_restrict
#define __ws_declspec_noalias
#define __ws_declspec_uuid(text)
#endif
#define DECLSPEC_IMPORT   __attribute__((visibility("default")))
#define DECLSPEC_NORETURN __attribute__((noreturn))
#define DECLSPEC_ALIGN(n) __attribute__((aligned(n)))

#ifdef __cplusplus
#define EXTERN_C extern "C"
#else
#define EXTERN_C extern
#endif
#define NTAPI __stdcall

#ifndef VOID
#define VOID void
#endif
typedef char CHAR, *PCHAR, *LPCH, *PCH, *NPSTR, *LPSTR, *PSTR;
typedef const char *LPCCH, *PCCH, *LPCSTR, *PCSTR;
typedef unsigned char UCHAR, *PUCHAR, BOOLEAN, *PBOOLEAN;
typedef short SHORT, *PSHORT;
typedef unsigned short USHORT, *PUSHORT;
typedef WS_LONG LONG, *PLONG;
typedef unsigned WS_LONG ULONG, *PULONG;
typedef long long LONGLONG, *PLONGLONG;
typedef unsigned long long ULONGLONG, *PULONGLONG, DWORDLONG, *PDWORDLONG;
typedef double DOUBLE;
typedef void *PVOID;
typedef LONG HRESULT;

/* The platform's wide character, so that L"" and libc's wide functions work as they are (DIFFERENCES.md). */
typedef wchar_t WCHAR, *PWCHAR, *LPWCH, *PWCH, *NWPSTR, *LPWSTR, *PWSTR;
typedef const wchar_t *LPCWCH, *PCWCH, *LPCWSTR, *PCWSTR;

#ifdef UNICODE
typedef WCHAR TCHAR, *PTCHAR, TBYTE, *PTBYTE;
typedef LPWSTR LPTCH, PTCH, PTSTR, LPTSTR;
typedef LPCWSTR PCTSTR, LPCTSTR;
#define __TEXT(quote) L##quote
#else
typedef char TCHAR, *PTCHAR;
typedef unsigned char TBYTE, *PTBYTE;
typedef LPSTR LPTCH, PTCH, PTSTR, LPTSTR;
typedef LPCSTR PCTSTR, LPCTSTR;
#define __TEXT(quote) quote
#endif
#define TEXT(quote) __TEXT(quote)

/* Handles of a kind are told apart only under STRICT: without it, as at the time, one void * is as good as another. */
typedef void *HANDLE, **PHANDLE;
#ifdef STRICT
#define DECLARE_HANDLE(name) struct name##__ { int unused; }; typedef struct name##__ *name
#else
#define DECLARE_HANDLE(name) typedef void *name
#endif

#define MINCHAR   0x80
#define MAXCHAR   0x7f
#define MINSHORT  0x8000
#define MAXSHORT  0x7fff
#define MINLONG   0x80000000
#define MAXLONG   0x7fffffff
#define MAXBYTE   0xff
#define MAXWORD   0xffff
#define MAXDWORD  0xffffffff
#define MAXUINT   0xffffffffu
#define MAXULONG  0xffffffffu

#ifndef _LARGE_INTEGER_DEFINED
#define _LARGE_INTEGER_DEFINED
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define WS_HALVES(low, high) high; low
#else
#define WS_HALVES(low, high) low; high
#endif
typedef union _LARGE_INTEGER {
	__extension__ struct {
		WS_HALVES(ULONG LowPart, LONG HighPart);
	};
	struct {
		WS_HALVES(ULONG LowPart, LONG HighPart);
	} u;
	LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

typedef union _ULARGE_INTEGER {
	__extension__ struct {
		WS_HALVES(ULONG LowPart, ULONG HighPart);
	};
	struct {
		WS_HALVES(ULONG LowPart, ULONG HighPart);
	} u;
	ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;
#endif

typedef struct _LUID {
	ULONG LowPart;
	LONG HighPart;
} LUID, *PLUID;

#define MAKELANGID(primary, sub) ((USHORT)((USHORT)(sub) << 10 | (USHORT)(primary)))
#define PRIMARYLANGID(language)  ((USHORT)(language) & 0x3ff)
#define SUBLANGID(language)      ((USHORT)(language) >> 10)
#define LANG_NEUTRAL        0x00
#define LANG_ENGLISH        0x09
#define SUBLANG_NEUTRAL     0x00
#define SUBLANG_DEFAULT     0x01
#define SUBLANG_SYS_DEFAULT 0x02
#define SUBLANG_ENGLISH_US  0x01
#define SUBLANG_ENGLISH_UK  0x02
#define LANG_USER_DEFAULT   MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT)
#define LANG_SYSTEM_DEFAULT MAKELANGID(LANG_NEUTRAL, SUBLANG_SYS_DEFAULT)

#define READ_CONTROL             0x00020000
#define WRITE_DAC                0x00040000
#define WRITE_OWNER              0x00080000
#define SYNCHRONIZE              0x00100000
#define STANDARD_RIGHTS_REQUIRED 0x000f0000
#define STANDARD_RIGHTS_READ     READ_CONTROL
#define STANDARD_RIGHTS_WRITE    READ_CONTROL
#define STANDARD_RIGHTS_EXECUTE  READ_CONTROL
#define STANDARD_RIGHTS_ALL      0x001f0000
#define GENERIC_READ             0x80000000
#define GENERIC_WRITE            0x40000000
#define GENERIC_EXECUTE          0x20000000
#define GENERIC_ALL              0x10000000

#define MAXIMUM_ALLOWED          0x02000000

#define THREAD_TERMINATE                 0x0001
#define THREAD_SUSPEND_RESUME            0x0002
#define THREAD_GET_CONTEXT               0x0008
#define THREAD_SET_CONTEXT               0x0010
#define THREAD_SET_INFORMATION           0x0020
#define THREAD_QUERY_INFORMATION         0x0040
#define THREAD_SET_LIMITED_INFORMATION   0x0400
#define THREAD_QUERY_LIMITED_INFORMATION 0x0800
#define THREAD_ALL_ACCESS                (STANDARD_RIGHTS_REQUIRED | SYNCHRONIZE | 0xffff)

#define PROCESS_TERMINATE                 0x0001
#define PROCESS_DUP_HANDLE                0x0040
#define PROCESS_QUERY_INFORMATION         0x0400
#define PROCESS_QUERY_LIMITED_INFORMATION 0x1000
#define PROCESS_ALL_ACCESS                (STANDARD_RIGHTS_REQUIRED | SYNCHRONIZE | 0xffff)

#define DUPLICATE_CLOSE_SOURCE 0x0001
#define DUPLICATE_SAME_ACCESS  0x0002

#define DLL_PROCESS_DETACH 0
#define DLL_PROCESS_ATTACH 1
#define DLL_THREAD_ATTACH  2
#define DLL_THREAD_DETACH  3

/* As builtins: they want no <string.h>. */
#define RtlEqualMemory(a, b, size)           (!__builtin_memcmp(a, b, size))
#define RtlCopyMemory(to, from, size)        __builtin_memcpy(to, from, size)
#define RtlMoveMemory(to, from, size)        __builtin_memmove(to, from, size)
#define RtlFillMemory(to, size, byte)        __builtin_memset(to, byte, size)
#define RtlZeroMemory(to, size)              __builtin_memset(to, 0, size)

#define UNREFERENCED_PARAMETER(p) ((void)(p))
#define DBG_UNREFERENCED_PARAMETER(p) ((void)(p))
#define DBG_UNREFERENCED_LOCAL_VARIABLE(v) ((void)(v))
#define ARRAYSIZE(a) (sizeof(a) / sizeof *(a))
#define FIELD_OFFSET(type, field) ((LONG)offsetof(type, field))
#define CONTAINING_RECORD(address, type, field) ((type *)((char *)(address) - offsetof(type, field)))

#endif

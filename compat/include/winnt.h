/* Types of the NT layer: characters, handles, 64 bit integers, languages, access rights. */
#ifndef _WINNT_
#define _WINNT_
#pragma GCC system_header

#include <ctype.h>
#include <stddef.h>
#include <basetsd.h>
#include <guiddef.h>
#include <sal.h>

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
#define __declspec(what)            __attribute__((__ws_declspec_##what))
#define __ws_declspec_dllimport
#define __ws_declspec_dllexport     visibility("default")
#define __ws_declspec_noreturn      noreturn
#define __ws_declspec_noinline      noinline
#define __ws_declspec_nothrow       nothrow
/* No attribute, so it leaves the parentheses. */
#ifdef __cplusplus
#define __ws_declspec_thread        )) __thread __attribute__((
#else
#define __ws_declspec_thread        )) _Thread_local __attribute__((
#endif
#define __ws_declspec_align(n)      aligned(n)
#define __ws_declspec_deprecated    deprecated
#define __ws_declspec_selectany     weak
#define __ws_declspec_novtable
#define __ws_declspec_naked         naked
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

/* Files, directories and pipes. */
#define DELETE                   0x00010000
#define STANDARD_RIGHTS_READ     READ_CONTROL
#define STANDARD_RIGHTS_WRITE    READ_CONTROL
#define STANDARD_RIGHTS_EXECUTE  READ_CONTROL
#define FILE_READ_DATA           0x0001
#define FILE_LIST_DIRECTORY      0x0001
#define FILE_WRITE_DATA          0x0002
#define FILE_ADD_FILE            0x0002
#define FILE_APPEND_DATA         0x0004
#define FILE_ADD_SUBDIRECTORY    0x0004
#define FILE_CREATE_PIPE_INSTANCE 0x0004
#define FILE_READ_EA             0x0008
#define FILE_WRITE_EA            0x0010
#define FILE_EXECUTE             0x0020
#define FILE_TRAVERSE            0x0020
#define FILE_DELETE_CHILD        0x0040
#define FILE_READ_ATTRIBUTES     0x0080
#define FILE_WRITE_ATTRIBUTES    0x0100
#define FILE_ALL_ACCESS          (STANDARD_RIGHTS_REQUIRED | SYNCHRONIZE | 0x1ff)
#define FILE_GENERIC_READ        (STANDARD_RIGHTS_READ | FILE_READ_DATA | FILE_READ_ATTRIBUTES | FILE_READ_EA | SYNCHRONIZE)
#define FILE_GENERIC_WRITE       (STANDARD_RIGHTS_WRITE | FILE_WRITE_DATA | FILE_WRITE_ATTRIBUTES | FILE_WRITE_EA | FILE_APPEND_DATA | SYNCHRONIZE)
#define FILE_GENERIC_EXECUTE     (STANDARD_RIGHTS_EXECUTE | FILE_READ_ATTRIBUTES | FILE_EXECUTE | SYNCHRONIZE)

#define FILE_SHARE_READ   0x00000001
#define FILE_SHARE_WRITE  0x00000002
#define FILE_SHARE_DELETE 0x00000004

#define FILE_ATTRIBUTE_READONLY            0x00000001
#define FILE_ATTRIBUTE_HIDDEN              0x00000002
#define FILE_ATTRIBUTE_SYSTEM              0x00000004
#define FILE_ATTRIBUTE_DIRECTORY           0x00000010
#define FILE_ATTRIBUTE_ARCHIVE             0x00000020
#define FILE_ATTRIBUTE_DEVICE              0x00000040
#define FILE_ATTRIBUTE_NORMAL              0x00000080
#define FILE_ATTRIBUTE_TEMPORARY           0x00000100
#define FILE_ATTRIBUTE_SPARSE_FILE         0x00000200
#define FILE_ATTRIBUTE_REPARSE_POINT       0x00000400
#define FILE_ATTRIBUTE_COMPRESSED          0x00000800
#define FILE_ATTRIBUTE_OFFLINE             0x00001000
#define FILE_ATTRIBUTE_NOT_CONTENT_INDEXED 0x00002000
#define FILE_ATTRIBUTE_ENCRYPTED           0x00004000

#define FILE_CASE_SENSITIVE_SEARCH 0x00000001
#define FILE_CASE_PRESERVED_NAMES  0x00000002
#define FILE_UNICODE_ON_DISK       0x00000004
#define FILE_READ_ONLY_VOLUME      0x00080000

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

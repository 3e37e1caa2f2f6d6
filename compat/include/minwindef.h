/* The vocabulary of every Windows header: widths, calling conventions, byte packing. */
#ifndef _MINWINDEF_
#define _MINWINDEF_
#pragma GCC system_header

#include <basetsd.h>
#include <winnt.h>

#ifndef NULL
#ifdef __cplusplus
#define NULL 0
#else
#define NULL ((void *)0)
#endif
#endif
#ifndef FALSE
#define FALSE 0
#endif
#ifndef TRUE
#define TRUE 1
#endif

#ifndef MAX_PATH
#define MAX_PATH 260
#endif

/* Parameter directions and 16 bit memory models: words without a meaning left. */
#ifndef IN
#define IN
#endif
#ifndef OUT
#define OUT
#endif
#ifndef OPTIONAL
#define OPTIONAL
#endif
#ifndef far
#define far
#endif
#ifndef near
#define near
#endif
#ifndef pascal
#define pascal
#endif
#ifndef cdecl
#define cdecl
#endif
#ifndef FAR
#define FAR
#endif
#ifndef NEAR
#define NEAR
#endif
#ifndef PASCAL
#define PASCAL __stdcall
#endif
#ifndef CDECL
#define CDECL __cdecl
#endif
#ifndef CONST
#define CONST const
#endif

#define CALLBACK   __stdcall
#define WINAPI     __stdcall
#define WINAPIV    __cdecl
#define APIENTRY   WINAPI
#define APIPRIVATE __stdcall

typedef unsigned WS_LONG DWORD, *PDWORD, *LPDWORD;
typedef int BOOL, *PBOOL, *LPBOOL;
typedef unsigned char BYTE, *PBYTE, *LPBYTE;
typedef unsigned short WORD, *PWORD, *LPWORD;
typedef float FLOAT, *PFLOAT;
typedef int INT, *PINT, *LPINT;
typedef unsigned int UINT, *PUINT;
typedef WS_LONG *LPLONG;
typedef void *LPVOID;
typedef const void *LPCVOID;

typedef UINT_PTR WPARAM;
typedef LONG_PTR LPARAM;
typedef LONG_PTR LRESULT;

typedef WORD ATOM;
typedef HANDLE *SPHANDLE, *LPHANDLE;
typedef HANDLE HGLOBAL, HLOCAL, GLOBALHANDLE, LOCALHANDLE;
typedef int HFILE;
DECLARE_HANDLE(HINSTANCE);
DECLARE_HANDLE(HKEY);
DECLARE_HANDLE(HRSRC);
DECLARE_HANDLE(HTASK);
typedef HINSTANCE HMODULE;

/* int, as Win32 has it on 32 bits, in both models: sources of that time pass BOOL functions, a blocking hook say, without a cast. */
typedef int (WINAPI *FARPROC)();
typedef int (WINAPI *NEARPROC)();
typedef int (WINAPI *PROC)();

#define MAKEWORD(low, high)  ((WORD)((BYTE)(DWORD_PTR)(low) | (WORD)((BYTE)(DWORD_PTR)(high) << 8)))
#define MAKELONG(low, high)  ((LONG)((WORD)(DWORD_PTR)(low) | (DWORD)(WORD)(DWORD_PTR)(high) << 16))
#define LOWORD(l)            ((WORD)((DWORD_PTR)(l) & 0xffff))
#define HIWORD(l)            ((WORD)((DWORD_PTR)(l) >> 16 & 0xffff))
#define LOBYTE(w)            ((BYTE)((DWORD_PTR)(w) & 0xff))
#define HIBYTE(w)            ((BYTE)((DWORD_PTR)(w) >> 8 & 0xff))

/* In C++ not macros: libstdc++'s own headers, included later, could neither be read under such macros nor would they leave
 * them defined. Templates of the same name serve mixed types as the macros do and go together with std::min. */
#ifndef NOMINMAX
#ifdef __cplusplus
#if __cplusplus >= 201103L
#define WS_MINMAX constexpr
#else
#define WS_MINMAX
#endif
extern "C++" {
template <class A, class B> inline WS_MINMAX __decltype(true ? A() : B()) min(const A &a, const B &b) { return a < b ? a : b; }
template <class A, class B> inline WS_MINMAX __decltype(true ? A() : B()) max(const A &a, const B &b) { return a > b ? a : b; }
}
#undef WS_MINMAX
#else
#ifndef min
#define min(a, b) ((a) < (b) ? (a) : (b))
#endif
#ifndef max
#define max(a, b) ((a) > (b) ? (a) : (b))
#endif
#endif
#endif

typedef struct _FILETIME {
	DWORD dwLowDateTime;
	DWORD dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;

#endif

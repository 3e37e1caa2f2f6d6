/* Thread-local and fiber-local storage. */
#ifndef WS_WIN32_LOCAL_H
#define WS_WIN32_LOCAL_H
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TLS_MINIMUM_AVAILABLE 64
#define TLS_OUT_OF_INDEXES    ((DWORD)0xffffffff)

DWORD WINAPI TlsAlloc(void);
LPVOID WINAPI TlsGetValue(DWORD index);
BOOL WINAPI TlsSetValue(DWORD index, LPVOID value);
BOOL WINAPI TlsFree(DWORD index);

/* There are no fibers: a thread is one, and a callback runs when a thread ends with a value that is not NULL. */
#define FLS_MAXIMUM_AVAILABLE 128
#define FLS_OUT_OF_INDEXES    ((DWORD)0xffffffff)
typedef void (WINAPI *PFLS_CALLBACK_FUNCTION)(PVOID value);

DWORD WINAPI FlsAlloc(PFLS_CALLBACK_FUNCTION callback);
PVOID WINAPI FlsGetValue(DWORD index);
BOOL WINAPI FlsSetValue(DWORD index, PVOID value);
BOOL WINAPI FlsFree(DWORD index);

#ifdef __cplusplus
}
#endif
#endif

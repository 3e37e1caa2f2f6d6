/* The shell: taking a command line apart. */
#ifndef _INC_SHELLAPI
#define _INC_SHELLAPI
#pragma GCC system_header

#include <windef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One block, given back with LocalFree. */
LPWSTR *WINAPI CommandLineToArgvW(LPCWSTR line, int *count);

#define SE_ERR_FNF          2
#define SE_ERR_PNF          3
#define SE_ERR_ACCESSDENIED 5
#define SE_ERR_OOM          8
#define SE_ERR_NOASSOC      31

/* Programs are run; there is nothing that knows which program opens a document. */
HINSTANCE WINAPI ShellExecuteA(HWND window, LPCSTR operation, LPCSTR file, LPCSTR parameters, LPCSTR directory, int show);
HINSTANCE WINAPI ShellExecuteW(HWND window, LPCWSTR operation, LPCWSTR file, LPCWSTR parameters, LPCWSTR directory, int show);

#ifdef UNICODE
#define ShellExecute ShellExecuteW
#else
#define ShellExecute ShellExecuteA
#endif

#ifdef __cplusplus
}
#endif
#endif

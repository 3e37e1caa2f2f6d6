/* kernel32, as far as it is there: only what works is declared. */
#ifndef _WINBASE_
#define _WINBASE_
#pragma GCC system_header

#include <stdarg.h>
#include <windef.h>
#include <minwinbase.h>
#include <handleapi.h>
#include <synchapi.h>
#include <win32/locks.h>
#include <win32/local.h>
#include <interlockedapi.h>
#include <processthreadsapi.h>
#include <ioapiset.h>
#include <threadpoolapiset.h>
#include <threadpoollegacyapiset.h>
#include <fileapi.h>
#include <win32/oldfile.h>
#include <win32/directory.h>
#include <win32/mapping.h>
#include <namedpipeapi.h>
#include <processenv.h>
#include <consoleapi.h>
#include <win32/createprocess.h>
#include <win32/eventlog.h>
#include <heapapi.h>
#include <win32/global.h>
#include <memoryapi.h>
#include <sysinfoapi.h>
#include <timezoneapi.h>
#include <stringapiset.h>
#include <winnls.h>
#include <debugapi.h>
#include <errhandlingapi.h>
#include <win32/profile.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Errors. One slot a thread, shared with WSAGetLastError. */
DWORD WINAPI GetLastError(void);
void WINAPI SetLastError(DWORD code);

#define FORMAT_MESSAGE_ALLOCATE_BUFFER 0x00000100
#define FORMAT_MESSAGE_IGNORE_INSERTS  0x00000200
#define FORMAT_MESSAGE_FROM_STRING     0x00000400
#define FORMAT_MESSAGE_FROM_HMODULE    0x00000800
#define FORMAT_MESSAGE_FROM_SYSTEM     0x00001000
#define FORMAT_MESSAGE_ARGUMENT_ARRAY  0x00002000
#define FORMAT_MESSAGE_MAX_WIDTH_MASK  0x000000ff
DWORD WINAPI FormatMessageA(DWORD flags, LPCVOID source, DWORD message, DWORD language, LPSTR buffer, DWORD size, va_list *arguments);
DWORD WINAPI FormatMessageW(DWORD flags, LPCVOID source, DWORD message, DWORD language, LPWSTR buffer, DWORD size, va_list *arguments);

/* Time. */
DWORD WINAPI GetTickCount(void);
ULONGLONG WINAPI GetTickCount64(void);
BOOL WINAPI QueryPerformanceCounter(LARGE_INTEGER *count);
BOOL WINAPI QueryPerformanceFrequency(LARGE_INTEGER *frequency);

/* What an overlapped file's completions leave out. */
#define FILE_SKIP_COMPLETION_PORT_ON_SUCCESS 0x1
#define FILE_SKIP_SET_EVENT_ON_HANDLE        0x2
BOOL WINAPI SetFileCompletionNotificationModes(HANDLE file, UCHAR modes);

/* Modules. */
#define DONT_RESOLVE_DLL_REFERENCES        0x00000001
#define LOAD_LIBRARY_AS_DATAFILE           0x00000002
#define LOAD_WITH_ALTERED_SEARCH_PATH      0x00000008
#define LOAD_IGNORE_CODE_AUTHZ_LEVEL       0x00000010
#define LOAD_LIBRARY_AS_IMAGE_RESOURCE     0x00000020
#define LOAD_LIBRARY_AS_DATAFILE_EXCLUSIVE 0x00000040
#define LOAD_LIBRARY_SEARCH_SYSTEM32       0x00000800
#define LOAD_LIBRARY_SEARCH_DEFAULT_DIRS   0x00001000
HMODULE WINAPI LoadLibraryA(LPCSTR name);
HMODULE WINAPI LoadLibraryW(LPCWSTR name);
HMODULE WINAPI LoadLibraryExA(LPCSTR name, HANDLE file, DWORD flags);
HMODULE WINAPI LoadLibraryExW(LPCWSTR name, HANDLE file, DWORD flags);
HMODULE WINAPI GetModuleHandleA(LPCSTR name);
HMODULE WINAPI GetModuleHandleW(LPCWSTR name);
DWORD WINAPI GetModuleFileNameA(HMODULE module, LPSTR name, DWORD room);
DWORD WINAPI GetModuleFileNameW(HMODULE module, LPWSTR name, DWORD room);
FARPROC WINAPI GetProcAddress(HMODULE module, LPCSTR name);
BOOL WINAPI FreeLibrary(HMODULE module);
void WINAPI FreeLibraryAndExitThread(HMODULE module, DWORD code) __attribute__((__noreturn__));
BOOL WINAPI DisableThreadLibraryCalls(HMODULE module);

#define GET_MODULE_HANDLE_EX_FLAG_PIN                0x1
#define GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT 0x2
#define GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS       0x4
BOOL WINAPI GetModuleHandleExA(DWORD flags, LPCSTR name, HMODULE *module);
BOOL WINAPI GetModuleHandleExW(DWORD flags, LPCWSTR name, HMODULE *module);

/* A program's own, where it has no main (winsock-cc starts it there). */
int WINAPI WinMain(HINSTANCE instance, HINSTANCE previous, LPSTR line, int show);
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, LPWSTR line, int show);

/* Memory. */
#define CopyMemory RtlCopyMemory
#define MoveMemory RtlMoveMemory
#define FillMemory RtlFillMemory
#define ZeroMemory RtlZeroMemory

/* A 16 bit program's thunks; nothing to make since. */
#define MakeProcInstance(procedure, instance) (procedure)
#define FreeProcInstance(procedure)           ((void)(procedure))

#ifdef UNICODE
#define FormatMessage   FormatMessageW
#define LoadLibrary     LoadLibraryW
#define LoadLibraryEx   LoadLibraryExW
#define GetModuleHandle GetModuleHandleW
#define GetModuleHandleEx GetModuleHandleExW
#define GetModuleFileName GetModuleFileNameW
#else
#define FormatMessage   FormatMessageA
#define LoadLibrary     LoadLibraryA
#define LoadLibraryEx   LoadLibraryExA
#define GetModuleHandle GetModuleHandleA
#define GetModuleHandleEx GetModuleHandleExA
#define GetModuleFileName GetModuleFileNameA
#endif

#ifdef __cplusplus
}
#endif
#endif

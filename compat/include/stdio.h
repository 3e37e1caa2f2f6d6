/* libc's header, and under _WIN32 Microsoft's names with it. What libc has otherwise under the same name is set aside while its header is read. */
#pragma GCC system_header
#if defined _WIN32 && !defined WS_CRT_STDIO
#define WS_CRT_STDIO
#ifdef _STDIO_H
#define WS_LIBC_STDIO
#endif
#pragma push_macro("printf")
#undef printf
#define printf unix_printf
#pragma push_macro("fprintf")
#undef fprintf
#define fprintf unix_fprintf
#pragma push_macro("sprintf")
#undef sprintf
#define sprintf unix_sprintf
#pragma push_macro("snprintf")
#undef snprintf
#define snprintf unix_snprintf
#pragma push_macro("vprintf")
#undef vprintf
#define vprintf unix_vprintf
#pragma push_macro("vfprintf")
#undef vfprintf
#define vfprintf unix_vfprintf
#pragma push_macro("vsprintf")
#undef vsprintf
#define vsprintf unix_vsprintf
#pragma push_macro("vsnprintf")
#undef vsnprintf
#define vsnprintf unix_vsnprintf
#pragma push_macro("scanf")
#undef scanf
#define scanf unix_scanf
#pragma push_macro("fscanf")
#undef fscanf
#define fscanf unix_fscanf
#pragma push_macro("sscanf")
#undef sscanf
#define sscanf unix_sscanf
#pragma push_macro("vscanf")
#undef vscanf
#define vscanf unix_vscanf
#pragma push_macro("vfscanf")
#undef vfscanf
#define vfscanf unix_vfscanf
#pragma push_macro("vsscanf")
#undef vsscanf
#define vsscanf unix_vsscanf
#pragma push_macro("fopen")
#undef fopen
#define fopen unix_fopen
#pragma push_macro("remove")
#undef remove
#define remove unix_remove
#pragma push_macro("rename")
#undef rename
#define rename unix_rename
#pragma push_macro("freopen")
#undef freopen
#define freopen unix_freopen
#include_next <stdio.h>
#undef remove
#undef rename
#undef freopen
#undef fopen
#undef printf
#undef fprintf
#undef sprintf
#undef snprintf
#undef vprintf
#undef vfprintf
#undef vsprintf
#undef vsnprintf
#undef scanf
#undef fscanf
#undef sscanf
#undef vscanf
#undef vfscanf
#undef vsscanf
#include <win32/crtprintf.h>
#pragma pop_macro("freopen")
#pragma pop_macro("rename")
#pragma pop_macro("remove")
#pragma pop_macro("fopen")
#pragma pop_macro("printf")
#pragma pop_macro("fprintf")
#pragma pop_macro("sprintf")
#pragma pop_macro("snprintf")
#pragma pop_macro("vprintf")
#pragma pop_macro("vfprintf")
#pragma pop_macro("vsprintf")
#pragma pop_macro("vsnprintf")
#pragma pop_macro("scanf")
#pragma pop_macro("fscanf")
#pragma pop_macro("sscanf")
#pragma pop_macro("vscanf")
#pragma pop_macro("vfscanf")
#pragma pop_macro("vsscanf")
#include <win32/crtstdio.h>
#include <wchar.h>
#else
#include_next <stdio.h>
#endif

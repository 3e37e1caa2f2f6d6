/* libc's header, and under _WIN32 Microsoft's names with it. What libc has otherwise under the same name is set aside while its header is read. */
#pragma GCC system_header
#if defined _WIN32 && !defined WS_CRT_WCHAR && !defined __need_wint_t && !defined __need_mbstate_t
#define WS_CRT_WCHAR
#ifdef _WCHAR_H
#define WS_LIBC_WCHAR
#endif
#pragma push_macro("wprintf")
#undef wprintf
#define wprintf unix_wprintf
#pragma push_macro("fwprintf")
#undef fwprintf
#define fwprintf unix_fwprintf
#pragma push_macro("swprintf")
#undef swprintf
#define swprintf unix_swprintf
#pragma push_macro("vwprintf")
#undef vwprintf
#define vwprintf unix_vwprintf
#pragma push_macro("vfwprintf")
#undef vfwprintf
#define vfwprintf unix_vfwprintf
#pragma push_macro("vswprintf")
#undef vswprintf
#define vswprintf unix_vswprintf
#pragma push_macro("fputwc")
#undef fputwc
#define fputwc unix_fputwc
#pragma push_macro("putwc")
#undef putwc
#define putwc unix_putwc
#pragma push_macro("putwchar")
#undef putwchar
#define putwchar unix_putwchar
#pragma push_macro("fputws")
#undef fputws
#define fputws unix_fputws
#pragma push_macro("fgetwc")
#undef fgetwc
#define fgetwc unix_fgetwc
#pragma push_macro("getwc")
#undef getwc
#define getwc unix_getwc
#pragma push_macro("getwchar")
#undef getwchar
#define getwchar unix_getwchar
#pragma push_macro("fgetws")
#undef fgetws
#define fgetws unix_fgetws
#pragma push_macro("wscanf")
#undef wscanf
#define wscanf unix_wscanf
#pragma push_macro("fwscanf")
#undef fwscanf
#define fwscanf unix_fwscanf
#pragma push_macro("swscanf")
#undef swscanf
#define swscanf unix_swscanf
#pragma push_macro("vwscanf")
#undef vwscanf
#define vwscanf unix_vwscanf
#pragma push_macro("vfwscanf")
#undef vfwscanf
#define vfwscanf unix_vfwscanf
#pragma push_macro("vswscanf")
#undef vswscanf
#define vswscanf unix_vswscanf
#include_next <wchar.h>
#undef wscanf
#undef fwscanf
#undef swscanf
#undef vwscanf
#undef vfwscanf
#undef vswscanf
#undef wprintf
#undef fwprintf
#undef swprintf
#undef vwprintf
#undef vfwprintf
#undef vswprintf
#undef fputwc
#undef putwc
#undef putwchar
#undef fputws
#undef fgetwc
#undef getwc
#undef getwchar
#undef fgetws
#include <win32/crtwprintf.h>
#pragma pop_macro("wprintf")
#pragma pop_macro("fwprintf")
#pragma pop_macro("swprintf")
#pragma pop_macro("vwprintf")
#pragma pop_macro("vfwprintf")
#pragma pop_macro("vswprintf")
#pragma pop_macro("fputwc")
#pragma pop_macro("putwc")
#pragma pop_macro("putwchar")
#pragma pop_macro("fputws")
#pragma pop_macro("fgetwc")
#pragma pop_macro("getwc")
#pragma pop_macro("getwchar")
#pragma pop_macro("fgetws")
#pragma pop_macro("wscanf")
#pragma pop_macro("fwscanf")
#pragma pop_macro("swscanf")
#pragma pop_macro("vwscanf")
#pragma pop_macro("vfwscanf")
#pragma pop_macro("vswscanf")
#include <win32/crtstring.h>
#else
#include_next <wchar.h>
#endif

/* libc's header, and under _WIN32 with setlocale as Microsoft names places: "English_United States.1252", ".1252", "german". */
#pragma GCC system_header
#if defined _WIN32 && !defined WS_CRT_LOCALE
#define WS_CRT_LOCALE
#ifdef _LOCALE_H
#define WS_LIBC_LOCALE
#endif
#include <crtdefs.h>
#pragma push_macro("setlocale")
#undef setlocale
#define setlocale unix_setlocale
#include_next <locale.h>
#undef setlocale
WS_BEGIN
#ifndef WS_LIBC_LOCALE
char *setlocale(int category, const char *name) WS_REDIRECT(setlocale);
#endif
wchar_t *_wsetlocale(int category, const wchar_t *name);
WS_END
#pragma pop_macro("setlocale")
#else
#include_next <locale.h>
#endif

/* The printf family under the library's own names, for the library's own sources. */
#ifndef WSI_CRT_PRINTF_H
#define WSI_CRT_PRINTF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <wchar.h>

/* A function of libc's name is exported as ws_<name>. */
#define WS_OWN(result, name, parameters) result ws_##name parameters
#include <win32/crtprintf.h>
#include <win32/crtwprintf.h>
#undef WS_OWN

#endif

/* The console, under the name that programs include it by. */
#ifndef _WINCON_
#define _WINCON_
#pragma GCC system_header

#include <windef.h>
#include <consoleapi.h>

#endif

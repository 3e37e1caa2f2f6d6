/* user32: messages, windows that nobody sees, and what a program asks of a desktop. */
#ifndef _WINUSER_
#define _WINUSER_
#pragma GCC system_header

#include <windef.h>
#include <stdarg.h>
#include <win32/usermessage.h>
#include <win32/userwindow.h>
#include <win32/userdesktop.h>
#include <win32/usertext.h>
#include <win32/outofscope.h>

#endif

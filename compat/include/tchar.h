/* Names that mean the narrow or, under _UNICODE, the wide function. */
#ifndef _TCHAR_H_
#define _TCHAR_H_
#define _INC_TCHAR
#pragma GCC system_header

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>
#include <wctype.h>
#include <win32/crtctype.h>
#include <win32/crtstdlib.h>
#include <win32/crtstring.h>
#include <win32/crttime.h>

#ifdef _UNICODE
#include <win32/tcharwide.h>
typedef wchar_t _TCHAR, _TSCHAR, _TUCHAR, _TXCHAR;
typedef wint_t _TINT;
#define _TEOF      WEOF
#define __T(text)  L##text
#define _tclen(c)  1
#else
#include <win32/tcharnarrow.h>
typedef char _TCHAR;
typedef signed char _TSCHAR;
typedef unsigned char _TUCHAR, _TXCHAR;
typedef int _TINT;
#define _TEOF      EOF
#define __T(text)  text
#define _tclen(c)  1
#endif

#define _T(text)       __T(text)
#define _TEXT(text)    __T(text)
#define _istlead(c)    0
#define _istlegal(c)   1
#define _tccmp(a, b)   (*(a) - *(b))
#define _tccpy(a, b)   (*(a) = *(b))
#define _tcsnextc(at)  ((_TINT)(_TUCHAR)*(at))
#define _tcsninc(at, n) ((at) + (n))
#define _tcsnbcnt(text, n) _tcsncnt(text, n)

/* winnt.h has these by UNICODE, programs without it by _UNICODE. */
#if !defined _WINNT_ && !defined _TCHAR_DEFINED
#define _TCHAR_DEFINED
typedef _TCHAR TCHAR;
#endif

#endif

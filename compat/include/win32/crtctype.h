/* Microsoft's part of <ctype.h> and <wctype.h>. */
#ifndef WS_WIN32_CRTCTYPE_H
#define WS_WIN32_CRTCTYPE_H
#pragma GCC system_header

#include <ctype.h>
#include <wctype.h>
#include <winsock/link.h>

#define _UPPER    0x1
#define _LOWER    0x2
#define _DIGIT    0x4
#define _SPACE    0x8
#define _PUNCT    0x10
#define _CONTROL  0x20
#define _BLANK    0x40
#define _HEX      0x80
#define _LEADBYTE 0x8000
#define _ALPHA    (0x0100 | _UPPER | _LOWER)

WS_INLINE int ws_isascii(int c) { return (unsigned)c < 0x80; }
WS_INLINE int ws_toascii(int c) { return c & 0x7f; }
WS_INLINE int ws_iscsymf(int c) { return (isalpha)((unsigned char)c) || c == '_'; }
WS_INLINE int ws_iscsym(int c)  { return (isalnum)((unsigned char)c) || c == '_'; }
WS_INLINE int ws_iswcsymf(wint_t c) { return (iswalpha)(c) || c == '_'; }
WS_INLINE int ws_iswcsym(wint_t c)  { return (iswalnum)(c) || c == '_'; }

#undef __isascii
#define __isascii  ws_isascii
#undef __toascii
#define __toascii  ws_toascii
#define __iscsymf  ws_iscsymf
#define __iscsym   ws_iscsym
#define __iswcsymf ws_iswcsymf
#define __iswcsym  ws_iswcsym
#ifndef iswascii
#define iswascii(c) ((c) < 0x80)
#endif

WS_BEGIN

int _isctype(int c, int type);
/* UTF-8 has no lead bytes in the sense of double-byte code pages. */
int isleadbyte(int c);

WS_END

#endif

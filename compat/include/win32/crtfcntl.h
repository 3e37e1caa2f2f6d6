/* Microsoft's part of <fcntl.h>. A flag that the system lacks is a bit that it ignores. */
#ifndef WS_WIN32_CRTFCNTL_H
#define WS_WIN32_CRTFCNTL_H
#pragma GCC system_header

#define _O_RDONLY     0x0000
#define _O_WRONLY     0x0001
#define _O_RDWR       0x0002
#define _O_APPEND     O_APPEND
#define _O_CREAT      O_CREAT
#define _O_TRUNC      O_TRUNC
#define _O_EXCL       O_EXCL
#define _O_NOINHERIT  02000000
#define _O_TEXT       0x10000000
#define _O_BINARY     0x20000000
#define _O_RAW        _O_BINARY
#define _O_TEMPORARY  0x08000000
#define _O_SEQUENTIAL 0
#define _O_RANDOM     0
#define _O_SHORT_LIVED 0
#define _O_U8TEXT     0x50000000
#ifndef O_BINARY
#define O_BINARY      _O_BINARY
#endif
#ifndef O_TEXT
#define O_TEXT        _O_TEXT
#endif
#define O_NOINHERIT   _O_NOINHERIT

#endif

/* Berkeley's short names of the unsigned types; u_long with Windows' width. */
#ifndef WS_BSDTYPES_H
#define WS_BSDTYPES_H
#pragma GCC system_header

typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
#if __SIZEOF_LONG__ == 4
typedef unsigned long u_long;
#else
typedef unsigned int u_long;
#endif

#endif

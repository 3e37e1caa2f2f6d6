/* The one name that sources take from this header by way of windows.h. */
#ifndef __RPCNDR_H__
#define __RPCNDR_H__
#pragma GCC system_header

typedef unsigned char byte;

#endif

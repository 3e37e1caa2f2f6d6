/* The compiler's intrinsics: the Interlocked ones, the barriers, bit scans. */
#ifndef _INTRIN_H_
#define _INTRIN_H_
#define __INTRIN_H_
#pragma GCC system_header

#include <interlockedapi.h>

/* A program's `unsigned long` for the index is wider than Windows': by the type that the pointer has. clang knows functions of these names. */
#define WS_BIT_SCAN(index, type, mask, number)            \
	__extension__({                                    \
		type ws_scanned = (type)(mask);             \
							    \
		if (ws_scanned)                             \
			*(index) = (unsigned)(number);      \
		(unsigned char)(ws_scanned != 0);           \
	})
#define _BitScanForward(index, mask)   WS_BIT_SCAN(index, DWORD, mask, __builtin_ctz(ws_scanned))
#define _BitScanReverse(index, mask)   WS_BIT_SCAN(index, DWORD, mask, 31 - __builtin_clz(ws_scanned))
#define _BitScanForward64(index, mask) WS_BIT_SCAN(index, unsigned long long, mask, __builtin_ctzll(ws_scanned))
#define _BitScanReverse64(index, mask) WS_BIT_SCAN(index, unsigned long long, mask, 63 - __builtin_clzll(ws_scanned))

#endif

/* The compiler's intrinsics: the Interlocked ones, the barriers, bit scans. */
#ifndef _INTRIN_H_
#define _INTRIN_H_
#define __INTRIN_H_
#pragma GCC system_header

#include <interlockedapi.h>

static __inline__ __attribute__((unused)) unsigned char
_BitScanForward(DWORD *index, DWORD mask)
{
	if (mask)
		*index = (DWORD)__builtin_ctz(mask);
	return mask != 0;
}

static __inline__ __attribute__((unused)) unsigned char
_BitScanReverse(DWORD *index, DWORD mask)
{
	if (mask)
		*index = 31u - (DWORD)__builtin_clz(mask);
	return mask != 0;
}

#endif

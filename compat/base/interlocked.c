/* The interlocked operations that kernel32 exports, for a program that asks for their addresses. */
#include <windows.h>

LONG WINAPI
(InterlockedIncrement)(LONG volatile *value)
{
	return InterlockedIncrement(value);
}

LONG WINAPI
(InterlockedDecrement)(LONG volatile *value)
{
	return InterlockedDecrement(value);
}

LONG WINAPI
(InterlockedExchange)(LONG volatile *value, LONG to)
{
	return InterlockedExchange(value, to);
}

LONG WINAPI
(InterlockedExchangeAdd)(LONG volatile *value, LONG more)
{
	return InterlockedExchangeAdd(value, more);
}

LONG WINAPI
(InterlockedCompareExchange)(LONG volatile *value, LONG to, LONG from)
{
	return InterlockedCompareExchange(value, to, from);
}

LONGLONG WINAPI
(InterlockedCompareExchange64)(LONGLONG volatile *value, LONGLONG to, LONGLONG from)
{
	return InterlockedCompareExchange64(value, to, from);
}

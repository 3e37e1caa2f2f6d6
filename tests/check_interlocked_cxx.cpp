// Interlocked operations in C++: the same calls on every integer, and global objects whose constructors lock.
#include <windows.h>
#include <intrin.h>

struct Guard {
	CRITICAL_SECTION section;
	Guard() { InitializeCriticalSection(&section); EnterCriticalSection(&section); LeaveCriticalSection(&section); }
	~Guard() { DeleteCriticalSection(&section); }
};
static Guard guard;

template <class T> static bool
steps()
{
	volatile T v = 0;

	return InterlockedIncrement(&v) == 1 && InterlockedDecrement(&v) == 0 && InterlockedExchange(&v, 5) == 0
		&& InterlockedExchangeAdd(&v, 2) == 5 && InterlockedCompareExchange(&v, 1, 7) == 7 && InterlockedOr(&v, 2) == 1 && v == 3;
}

int
main()
{
	LONG64 longest = 0;
	LONG_PTR pointer_sized = 0;
	PVOID pointer = 0;
	LONG (WINAPI *increment)(LONG volatile *) = InterlockedIncrement;
	LONG bits = 0;

	if (!steps<long>() || !steps<unsigned long>() || !steps<int>() || !steps<unsigned>() || !steps<LONG>() || !steps<DWORD>())
		return 1;
	if (InterlockedIncrement64(&longest) != 1 || InterlockedExchangePointer(&pointer, &longest) != 0 || pointer != &longest)
		return 2;
	if (sizeof pointer_sized == 8 && InterlockedExchangeAdd64((LONG64 *)&pointer_sized, 2) != 0)
		return 3;
	if (increment(&bits) != 1 || InterlockedBitTestAndSet(&bits, 3) || bits != 9 || _InterlockedIncrement(&bits) != 10)
		return 4;
	return 0;
}

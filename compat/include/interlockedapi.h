/* Interlocked operations on whatever integers programs have.
 *
 * In C they are macros of the compiler's atomic builtins, so that a long's address is as good as a LONG's; beside each stands a function, for its address.
 * In C++ they are overloads (win32/interlockedcxx.h). They answer a LONG, as on Windows, and all are full barriers: Acquire, Release and
 * NoFence are the same by another name, as on Windows' x86. Names with an underscore are the compiler's intrinsics there.
 */
#ifndef _INTERLOCKED_H_
#define _INTERLOCKED_H_
#pragma GCC system_header

#include <minwindef.h>
#include <minwinbase.h>
#include <win32/wide.h>

#ifdef __cplusplus
extern "C" {
#endif

LONG WINAPI InterlockedIncrement(LONG volatile *value);
LONG WINAPI InterlockedDecrement(LONG volatile *value);
LONG WINAPI InterlockedExchange(LONG volatile *value, LONG to);
LONG WINAPI InterlockedExchangeAdd(LONG volatile *value, LONG more);
LONG WINAPI InterlockedCompareExchange(LONG volatile *value, LONG to, LONG from);
LONGLONG WINAPI InterlockedCompareExchange64(LONGLONG volatile *value, LONGLONG to, LONGLONG from);

#ifdef __cplusplus
}
#endif

#define WS_ATOMIC static __inline__ __attribute__((always_inline, unused))

/* The functions of one width that kernel32 does not export. */
#define WS_ATOMIC_FAMILY(T, width) \
	WS_ATOMIC T InterlockedExchangeSubtract##width(T volatile *value, T less) { return __atomic_fetch_sub(value, less, __ATOMIC_SEQ_CST); } \
	WS_ATOMIC T InterlockedAdd##width(T volatile *value, T more) { return __atomic_add_fetch(value, more, __ATOMIC_SEQ_CST); } \
	WS_ATOMIC T InterlockedAnd##width(T volatile *value, T bits) { return __atomic_fetch_and(value, bits, __ATOMIC_SEQ_CST); } \
	WS_ATOMIC T InterlockedOr##width(T volatile *value, T bits) { return __atomic_fetch_or(value, bits, __ATOMIC_SEQ_CST); } \
	WS_ATOMIC T InterlockedXor##width(T volatile *value, T bits) { return __atomic_fetch_xor(value, bits, __ATOMIC_SEQ_CST); }
#define WS_ATOMIC_STEPS(T, width) \
	WS_ATOMIC T InterlockedIncrement##width(T volatile *value) { return __atomic_add_fetch(value, 1, __ATOMIC_SEQ_CST); } \
	WS_ATOMIC T InterlockedDecrement##width(T volatile *value) { return __atomic_sub_fetch(value, 1, __ATOMIC_SEQ_CST); } \
	WS_ATOMIC T InterlockedExchange##width(T volatile *value, T to) { return __atomic_exchange_n(value, to, __ATOMIC_SEQ_CST); } \
	WS_ATOMIC T InterlockedExchangeAdd##width(T volatile *value, T more) { return __atomic_fetch_add(value, more, __ATOMIC_SEQ_CST); }
#define WS_ATOMIC_COMPARE(T, width) \
	WS_ATOMIC T InterlockedCompareExchange##width(T volatile *value, T to, T from) { return __sync_val_compare_and_swap(value, from, to); }

WS_ATOMIC_FAMILY(LONG, )
WS_ATOMIC_FAMILY(LONGLONG, 64)
WS_ATOMIC_STEPS(LONGLONG, 64)
WS_ATOMIC_FAMILY(SHORT, 16)
WS_ATOMIC_STEPS(SHORT, 16)
WS_ATOMIC_COMPARE(SHORT, 16)
WS_ATOMIC_FAMILY(char, 8)
WS_ATOMIC_STEPS(char, 8)
WS_ATOMIC_COMPARE(char, 8)

WS_ATOMIC PVOID
InterlockedExchangePointer(PVOID volatile *value, PVOID to)
{
	return __atomic_exchange_n(value, to, __ATOMIC_SEQ_CST);
}

WS_ATOMIC PVOID
InterlockedCompareExchangePointer(PVOID volatile *value, PVOID to, PVOID from)
{
	return __sync_val_compare_and_swap(value, from, to);
}

/* A bit, counted from the lowest of the first LONG: what it was. */
WS_ATOMIC BOOLEAN
InterlockedBitTestAndSet(LONG volatile *base, LONG bit)
{
	return __atomic_fetch_or(&base[bit >> 5], (LONG)(1u << (bit & 31)), __ATOMIC_SEQ_CST) >> (bit & 31) & 1;
}

WS_ATOMIC BOOLEAN
InterlockedBitTestAndReset(LONG volatile *base, LONG bit)
{
	return __atomic_fetch_and(&base[bit >> 5], (LONG)~(1u << (bit & 31)), __ATOMIC_SEQ_CST) >> (bit & 31) & 1;
}

WS_ATOMIC BOOLEAN
InterlockedBitTestAndComplement(LONG volatile *base, LONG bit)
{
	return __atomic_fetch_xor(&base[bit >> 5], (LONG)(1u << (bit & 31)), __ATOMIC_SEQ_CST) >> (bit & 31) & 1;
}

WS_ATOMIC BOOLEAN
InterlockedBitTestAndSet64(LONGLONG volatile *base, LONGLONG bit)
{
	return __atomic_fetch_or(&base[bit >> 6], (LONGLONG)(1ull << (bit & 63)), __ATOMIC_SEQ_CST) >> (bit & 63) & 1;
}

WS_ATOMIC BOOLEAN
InterlockedBitTestAndReset64(LONGLONG volatile *base, LONGLONG bit)
{
	return __atomic_fetch_and(&base[bit >> 6], (LONGLONG)~(1ull << (bit & 63)), __ATOMIC_SEQ_CST) >> (bit & 63) & 1;
}

WS_ATOMIC BOOLEAN
InterlockedBitTestAndComplement64(LONGLONG volatile *base, LONGLONG bit)
{
	return __atomic_fetch_xor(&base[bit >> 6], (LONGLONG)(1ull << (bit & 63)), __ATOMIC_SEQ_CST) >> (bit & 63) & 1;
}

/* Processor and compiler barriers. */
#define MemoryBarrier()      __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define _ReadWriteBarrier()  __atomic_signal_fence(__ATOMIC_SEQ_CST)
#define _ReadBarrier()       __atomic_signal_fence(__ATOMIC_SEQ_CST)
#define _WriteBarrier()      __atomic_signal_fence(__ATOMIC_SEQ_CST)
#if defined __i386__ || defined __x86_64__
#define YieldProcessor()     __builtin_ia32_pause()
#elif defined __aarch64__
#define YieldProcessor()     __asm__ __volatile__("yield")
#else
#define YieldProcessor()     __atomic_signal_fence(__ATOMIC_SEQ_CST)
#endif

/* Plain loads and stores with an order. */
#define ReadAcquire(p)     __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define ReadNoFence(p)     __atomic_load_n(p, __ATOMIC_RELAXED)
#define ReadRaw(p)         __atomic_load_n(p, __ATOMIC_RELAXED)
#define WriteRelease(p, v) __atomic_store_n(p, v, __ATOMIC_RELEASE)
#define WriteNoFence(p, v) __atomic_store_n(p, v, __ATOMIC_RELAXED)
#define WriteRaw(p, v)     __atomic_store_n(p, v, __ATOMIC_RELAXED)
#define Read8Acquire(p)     __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define Read8NoFence(p)     __atomic_load_n(p, __ATOMIC_RELAXED)
#define Read8Raw(p)         __atomic_load_n(p, __ATOMIC_RELAXED)
#define Write8Release(p, v) __atomic_store_n(p, v, __ATOMIC_RELEASE)
#define Write8NoFence(p, v) __atomic_store_n(p, v, __ATOMIC_RELAXED)
#define Write8Raw(p, v)     __atomic_store_n(p, v, __ATOMIC_RELAXED)
#define Read16Acquire(p)     __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define Read16NoFence(p)     __atomic_load_n(p, __ATOMIC_RELAXED)
#define Read16Raw(p)         __atomic_load_n(p, __ATOMIC_RELAXED)
#define Write16Release(p, v) __atomic_store_n(p, v, __ATOMIC_RELEASE)
#define Write16NoFence(p, v) __atomic_store_n(p, v, __ATOMIC_RELAXED)
#define Write16Raw(p, v)     __atomic_store_n(p, v, __ATOMIC_RELAXED)
#define Read64Acquire(p)     __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define Read64NoFence(p)     __atomic_load_n(p, __ATOMIC_RELAXED)
#define Read64Raw(p)         __atomic_load_n(p, __ATOMIC_RELAXED)
#define Write64Release(p, v) __atomic_store_n(p, v, __ATOMIC_RELEASE)
#define Write64NoFence(p, v) __atomic_store_n(p, v, __ATOMIC_RELAXED)
#define Write64Raw(p, v)     __atomic_store_n(p, v, __ATOMIC_RELAXED)
#define ReadPointerAcquire(p)     __atomic_load_n(p, __ATOMIC_ACQUIRE)
#define ReadPointerNoFence(p)     __atomic_load_n(p, __ATOMIC_RELAXED)
#define ReadPointerRaw(p)         __atomic_load_n(p, __ATOMIC_RELAXED)
#define WritePointerRelease(p, v) __atomic_store_n(p, (void *)(v), __ATOMIC_RELEASE)
#define WritePointerNoFence(p, v) __atomic_store_n(p, (void *)(v), __ATOMIC_RELAXED)
#define WritePointerRaw(p, v)     __atomic_store_n(p, (void *)(v), __ATOMIC_RELAXED)

#ifdef __cplusplus
#include <win32/interlockedcxx.h>
#else
#include <win32/interlockedgeneric.h>
#endif
#include <win32/interlockednames.h>

#undef WS_ATOMIC
#undef WS_ATOMIC_FAMILY
#undef WS_ATOMIC_STEPS
#undef WS_ATOMIC_COMPARE

#endif

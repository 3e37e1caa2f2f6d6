/* C++: Interlocked operations for the addresses of the other integers that programs take for a LONG. */
#ifndef WS_WIN32_INTERLOCKEDCXX_H
#define WS_WIN32_INTERLOCKEDCXX_H
#pragma GCC system_header

#include <interlockedapi.h>

#ifdef __cplusplus
/* T is the variable, R what Windows answers. */
#define WS_ATOMIC_OVERLOADS(T, R, width) \
	inline R InterlockedIncrement##width(T volatile *value) { return (R)__atomic_add_fetch(value, 1, __ATOMIC_SEQ_CST); } \
	inline R InterlockedDecrement##width(T volatile *value) { return (R)__atomic_sub_fetch(value, 1, __ATOMIC_SEQ_CST); } \
	inline R InterlockedExchange##width(T volatile *value, T to) { return (R)__atomic_exchange_n(value, to, __ATOMIC_SEQ_CST); } \
	inline R InterlockedExchangeAdd##width(T volatile *value, T more) { return (R)__atomic_fetch_add(value, more, __ATOMIC_SEQ_CST); } \
	inline R InterlockedExchangeSubtract##width(T volatile *value, T less) { return (R)__atomic_fetch_sub(value, less, __ATOMIC_SEQ_CST); } \
	inline R InterlockedCompareExchange##width(T volatile *value, T to, T from) { return (R)__sync_val_compare_and_swap(value, from, to); } \
	inline R InterlockedAdd##width(T volatile *value, T more) { return (R)__atomic_add_fetch(value, more, __ATOMIC_SEQ_CST); } \
	inline R InterlockedAnd##width(T volatile *value, T bits) { return (R)__atomic_fetch_and(value, bits, __ATOMIC_SEQ_CST); } \
	inline R InterlockedOr##width(T volatile *value, T bits) { return (R)__atomic_fetch_or(value, bits, __ATOMIC_SEQ_CST); } \
	inline R InterlockedXor##width(T volatile *value, T bits) { return (R)__atomic_fetch_xor(value, bits, __ATOMIC_SEQ_CST); }

extern "C++" {
WS_ATOMIC_OVERLOADS(ULONG, LONG, )
#ifdef WS_WIDE_LONG
WS_ATOMIC_OVERLOADS(long, LONG, )
WS_ATOMIC_OVERLOADS(unsigned long, LONG, )
WS_ATOMIC_OVERLOADS(long, LONGLONG, 64)
WS_ATOMIC_OVERLOADS(unsigned long, LONGLONG, 64)
#else
WS_ATOMIC_OVERLOADS(int, LONG, )
WS_ATOMIC_OVERLOADS(unsigned int, LONG, )
#endif
WS_ATOMIC_OVERLOADS(ULONGLONG, LONGLONG, 64)

#ifdef WS_WIDE_LONG
#define WS_ATOMIC_BITS(name) \
	inline BOOLEAN name(long volatile *base, LONG bit) { return name((LONG volatile *)base, bit); } \
	inline BOOLEAN name(unsigned long volatile *base, LONG bit) { return name((LONG volatile *)base, bit); }
WS_ATOMIC_BITS(InterlockedBitTestAndSet)
WS_ATOMIC_BITS(InterlockedBitTestAndReset)
WS_ATOMIC_BITS(InterlockedBitTestAndComplement)
#undef WS_ATOMIC_BITS
#endif
}
#undef WS_ATOMIC_OVERLOADS
#endif

#endif

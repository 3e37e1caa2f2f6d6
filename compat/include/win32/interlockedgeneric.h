/* C: Interlocked operations for the address of any integer of the width or, as `long` is on 64 bits, wider. */
#ifndef WS_WIN32_INTERLOCKEDGENERIC_H
#define WS_WIN32_INTERLOCKEDGENERIC_H
#pragma GCC system_header

#include <interlockedapi.h>

#ifndef __cplusplus

#define InterlockedIncrement(p) ((__extension__ ({ LONG ws_was = (LONG)__atomic_add_fetch(p, 1, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedDecrement(p) ((__extension__ ({ LONG ws_was = (LONG)__atomic_sub_fetch(p, 1, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedExchange(p, v) ((__extension__ ({ LONG ws_was = (LONG)__atomic_exchange_n(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedExchangeAdd(p, v) ((__extension__ ({ LONG ws_was = (LONG)__atomic_fetch_add(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedExchangeSubtract(p, v) ((__extension__ ({ LONG ws_was = (LONG)__atomic_fetch_sub(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedCompareExchange(p, v, from) ((__extension__ ({ LONG ws_was = (LONG)__sync_val_compare_and_swap(p, from, v); ws_was; })))
#define InterlockedAdd(p, v) ((__extension__ ({ LONG ws_was = (LONG)__atomic_add_fetch(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedAnd(p, v) ((__extension__ ({ LONG ws_was = (LONG)__atomic_fetch_and(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedOr(p, v) ((__extension__ ({ LONG ws_was = (LONG)__atomic_fetch_or(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedXor(p, v) ((__extension__ ({ LONG ws_was = (LONG)__atomic_fetch_xor(p, v, __ATOMIC_SEQ_CST); ws_was; })))

#define InterlockedIncrement64(p) ((__extension__ ({ LONGLONG ws_was = (LONGLONG)__atomic_add_fetch(p, 1, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedDecrement64(p) ((__extension__ ({ LONGLONG ws_was = (LONGLONG)__atomic_sub_fetch(p, 1, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedExchange64(p, v) ((__extension__ ({ LONGLONG ws_was = (LONGLONG)__atomic_exchange_n(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedExchangeAdd64(p, v) ((__extension__ ({ LONGLONG ws_was = (LONGLONG)__atomic_fetch_add(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedExchangeSubtract64(p, v) ((__extension__ ({ LONGLONG ws_was = (LONGLONG)__atomic_fetch_sub(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedCompareExchange64(p, v, from) ((__extension__ ({ LONGLONG ws_was = (LONGLONG)__sync_val_compare_and_swap(p, from, v); ws_was; })))
#define InterlockedAdd64(p, v) ((__extension__ ({ LONGLONG ws_was = (LONGLONG)__atomic_add_fetch(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedAnd64(p, v) ((__extension__ ({ LONGLONG ws_was = (LONGLONG)__atomic_fetch_and(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedOr64(p, v) ((__extension__ ({ LONGLONG ws_was = (LONGLONG)__atomic_fetch_or(p, v, __ATOMIC_SEQ_CST); ws_was; })))
#define InterlockedXor64(p, v) ((__extension__ ({ LONGLONG ws_was = (LONGLONG)__atomic_fetch_xor(p, v, __ATOMIC_SEQ_CST); ws_was; })))

/* Any pointer's address. */
#define InterlockedExchangePointer(p, v)              __atomic_exchange_n((PVOID volatile *)(p), (PVOID)(v), __ATOMIC_SEQ_CST)
#define InterlockedCompareExchangePointer(p, v, from) __sync_val_compare_and_swap((PVOID volatile *)(p), (PVOID)(from), (PVOID)(v))
#define InterlockedBitTestAndSet(p, bit)              InterlockedBitTestAndSet((LONG volatile *)(p), bit)
#define InterlockedBitTestAndReset(p, bit)            InterlockedBitTestAndReset((LONG volatile *)(p), bit)
#define InterlockedBitTestAndComplement(p, bit)       InterlockedBitTestAndComplement((LONG volatile *)(p), bit)
#endif

#endif

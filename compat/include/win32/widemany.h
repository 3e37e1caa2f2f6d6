/* wide.h for functions with several LPDWORDs, each of which may be NULL: in C the twin is taken where any of them is an unsigned long's address
 * (then all that are given must be); in C++ each may be either. */
#ifndef WS_WIN32_WIDEMANY_H
#define WS_WIN32_WIDEMANY_H
#pragma GCC system_header

#include <win32/wide.h>

#ifdef WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T> struct ws_is_wide { enum { value = 0 }; };
template <> struct ws_is_wide<unsigned long *> { enum { value = 1 }; };
template <> struct ws_is_wide<long *> { enum { value = 1 }; };
template <bool wide, class Result> struct ws_if_wide {};
template <class Result> struct ws_if_wide<true, Result> { typedef Result type; };

/* What is no pointer is some form of NULL. */
template <class T> struct ws_lend {
	explicit ws_lend(T) {}
	operator LPDWORD() { return NULL; }
};
template <> struct ws_lend<LPDWORD> {
	LPDWORD pointer;
	explicit ws_lend(LPDWORD p) : pointer(p) {}
	operator LPDWORD() { return pointer; }
};
template <> struct ws_lend<unsigned long *> : ws_narrow<unsigned long> {
	explicit ws_lend(unsigned long *p) : ws_narrow<unsigned long>(p) {}
};
template <> struct ws_lend<long *> : ws_narrow<long> {
	explicit ws_lend(long *p) : ws_narrow<long>(p) {}
};
}
#else
#define WS_IS_WIDE(pointer) __extension__ _Generic((pointer), unsigned long *: 1, long *: 1, default: 0)
#define WS_BY_WIDTHS(wide, name) __extension__ __builtin_choose_expr(wide, ws_##name##_wide, (name))
#endif
#endif

#endif

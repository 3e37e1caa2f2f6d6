/* Functions that take an LPDWORD, for programs that pass an unsigned long's address: on Windows one type, here a wider one on 64 bits.
 *
 * In C each such function is a macro that looks at the pointer with _Generic and calls a twin, ws_<Name>_wide, whose parameter is a void *;
 * in C++ it has an overload made of ws_wide and ws_narrow, a template, so that NULL meets the plain function. Both write the whole of the
 * program's variable. With 32 bits (and so on Windows) DWORD is unsigned long and there is nothing to do.
 *
 *	#ifdef WS_WIDE_LONG
 *	#ifdef __cplusplus
 *	extern "C++" {
 *	template <class T> inline typename ws_wide<T, BOOL>::type
 *	GetExitCodeThread(HANDLE thread, T *code) { return GetExitCodeThread(thread, ws_narrow<T>(code)); }
 *	}
 *	#else
 *	WS_WIDE_TWIN BOOL
 *	ws_GetExitCodeThread_wide(HANDLE thread, void *code)
 *	{
 *		DWORD narrow = 0;
 *		BOOL done = GetExitCodeThread(thread, code ? &narrow : NULL);
 *		WS_WIDEN(code, narrow);
 *		return done;
 *	}
 *	#define GetExitCodeThread(thread, code) WS_BY_WIDTH(code, GetExitCodeThread)(thread, code)
 *	#endif
 *	#endif
 */
#ifndef WS_WIN32_WIDE_H
#define WS_WIN32_WIDE_H
#pragma GCC system_header

#include <minwindef.h>

#if __SIZEOF_LONG__ == 8
#define WS_WIDE_LONG
#ifdef __cplusplus
extern "C++" {
template <class T, class Result> struct ws_wide {};
template <class Result> struct ws_wide<unsigned long, Result> { typedef Result type; };
template <class Result> struct ws_wide<long, Result> { typedef Result type; };

/* Lends a DWORD for the length of a call and widens what it got. */
template <class T> class ws_narrow {
	T *wide;
	DWORD value;
public:
	explicit ws_narrow(T *pointer) : wide(pointer), value(pointer ? (DWORD)*pointer : 0) {}
	~ws_narrow() { if (wide) *wide = (T)value; }
	operator LPDWORD() { return wide ? &value : NULL; }
};
}
#else
#define WS_WIDE_TWIN static __inline__ __attribute__((unused))
#define WS_WIDEN(pointer, value) do { if (pointer) *(unsigned long *)(pointer) = (value); } while (0)
#define WS_BY_WIDTH(pointer, name) __extension__ _Generic((pointer), unsigned long *: ws_##name##_wide, long *: ws_##name##_wide, default: (name))
#endif
#endif

#endif

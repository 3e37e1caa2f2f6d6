/* Types that all headers of Microsoft's C library share, and the rule about invalid parameters: a function that meets one calls the handler, sets
 * errno and answers with its error. As long as the program has set no handler, it ends there. */
#ifndef _INC_CRTDEFS
#define _INC_CRTDEFS
#pragma GCC system_header

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <winsock/link.h>

typedef int errno_t;
typedef size_t rsize_t;
/* Where time_t has 64 bits it is the same type. */
#if __SIZEOF_LONG__ == 8
typedef long __time64_t;
#else
__extension__ typedef long long __time64_t;
#endif
typedef int __time32_t;

#ifndef _CRTIMP
#define _CRTIMP
#endif
#ifndef _CRTIMP2
#define _CRTIMP2
#endif
#ifndef __CRTDECL
#define __CRTDECL
#endif
#define RSIZE_MAX_STR (SIZE_MAX >> 1)
#define _TRUNCATE     ((size_t)-1)
#define STRUNCATE     80
#define _CRT_SIZE_MAX SIZE_MAX

#ifdef __cplusplus
/* Deduces an array's size, and takes nothing else. */
#define WS_ARRAY_1(result, name, type) \
	extern "C++" { template <size_t WsSize> inline result name(type (&to)[WsSize]) { return name(to, WsSize); } }
#define WS_ARRAY_2(result, name, type, A) \
	extern "C++" { template <size_t WsSize> inline result name(type (&to)[WsSize], A a) { return name(to, WsSize, a); } }
#define WS_ARRAY_3(result, name, type, A, B) \
	extern "C++" { template <size_t WsSize> inline result name(type (&to)[WsSize], A a, B b) { return name(to, WsSize, a, b); } }
#else
#define WS_ARRAY_1(result, name, type)
#define WS_ARRAY_2(result, name, type, A)
#define WS_ARRAY_3(result, name, type, A, B)
#endif

/* As libc declares its functions in C++. */
#ifndef __cplusplus
#define WS_NOTHROW
#elif __cplusplus >= 201103L
#define WS_NOTHROW noexcept(true)
#else
#define WS_NOTHROW throw()
#endif

WS_BEGIN

typedef void (*_invalid_parameter_handler)(const wchar_t *expression, const wchar_t *function, const wchar_t *file, unsigned line, uintptr_t reserved);
_invalid_parameter_handler _set_invalid_parameter_handler(_invalid_parameter_handler handler);
_invalid_parameter_handler _get_invalid_parameter_handler(void);
_invalid_parameter_handler _set_thread_local_invalid_parameter_handler(_invalid_parameter_handler handler);
_invalid_parameter_handler _get_thread_local_invalid_parameter_handler(void);
void _invalid_parameter_noinfo(void);

WS_END

#endif

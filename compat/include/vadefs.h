/* Variable arguments, under the names below stdarg.h's. */
#ifndef _INC_VADEFS
#define _INC_VADEFS
#pragma GCC system_header

#include <stdarg.h>
#include <stdint.h>

#define _crt_va_start(list, last) va_start(list, last)
#define _crt_va_arg(list, type)   va_arg(list, type)
#define _crt_va_end(list)         va_end(list)
#define _ADDRESSOF(v)             (&(v))
#define _INTSIZEOF(n)             ((sizeof(n) + sizeof(int) - 1) & ~(sizeof(int) - 1))

#endif

/* What the driver has a source begin with that has a __try: functions with one are right only as they are written (win32/seh.h). */
#ifdef __clang__
#pragma clang optimize off
#else
/* The last keeps gcc from computing a quotient without dividing. */
#pragma GCC optimize("O0", "no-omit-frame-pointer", "non-call-exceptions")
#endif
#include <win32/seh.h>

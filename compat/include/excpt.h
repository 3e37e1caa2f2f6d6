/* Structured exceptions: answers of filters, and what may be asked in filters and handlers. The keywords themselves are the driver's
 * (win32/seh.h). */
#ifndef _INC_EXCPT
#define _INC_EXCPT
#pragma GCC system_header

#include <win32/seh.h>

#define EXCEPTION_EXECUTE_HANDLER      1
#define EXCEPTION_CONTINUE_SEARCH      0
#define EXCEPTION_CONTINUE_EXECUTION (-1)

/* In a filter or a handler; in a filter; in a __finally block. */
#define _exception_code()       ws_seh_code(__builtin_frame_address(0))
#define _exception_info()       ws_seh_pointers()
#define _abnormal_termination() (__ws_call != 0)
#define GetExceptionCode        _exception_code
#define GetExceptionInformation _exception_info
#define AbnormalTermination     _abnormal_termination

#endif

/* What newer SDKs call the types of the C library. */
#ifndef _INC_CORECRT
#define _INC_CORECRT
#pragma GCC system_header

#include <crtdefs.h>

#ifndef _CRT_BEGIN_C_HEADER
#define _CRT_BEGIN_C_HEADER WS_BEGIN
#define _CRT_END_C_HEADER   WS_END
#endif

#endif

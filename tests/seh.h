/* The keywords, and the way of compiling, that the driver gives to a file with a __try. */
#ifndef WST_SEH_H
#define WST_SEH_H

#define WS_SEH_ENTER ws_seh_enter_watching
#include "harness.h"
#include <win32/try.h>

#define __try     __ws_try
#define __except  __ws_except
#define __finally __ws_finally
#define __leave   __ws_leave

#endif

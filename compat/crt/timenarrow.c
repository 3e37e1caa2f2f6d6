#include <win32/crtredirect.h>

#define CHAR      char
#define STRDATE   _strdate
#define STRTIME   _strtime
#define STRDATE_S _strdate_s
#define STRTIME_S _strtime_s
#define ASCTIME   asctime
#define CTIME     ctime
#define ASCTIME_S asctime_s
#define CTIME_S   ctime_s

#include "crt/timetext.inc"

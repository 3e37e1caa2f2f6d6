#include <wchar.h>

#define CHAR      wchar_t
#define STRDATE   _wstrdate
#define STRTIME   _wstrtime
#define STRDATE_S _wstrdate_s
#define STRTIME_S _wstrtime_s
#define ASCTIME   _wasctime
#define CTIME     _wctime
#define ASCTIME_S _wasctime_s
#define CTIME_S   _wctime_s

#include "crt/timetext.inc"

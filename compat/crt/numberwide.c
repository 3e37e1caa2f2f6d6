#include <wchar.h>

#define CHAR     wchar_t
#define ITO      _itow
#define LTO      _ltow
#define ULTO     _ultow
#define I64TO    _i64tow
#define UI64TO   _ui64tow
#define ITO_S    _itow_s
#define LTO_S    _ltow_s
#define ULTO_S   _ultow_s
#define I64TO_S  _i64tow_s
#define UI64TO_S _ui64tow_s

#include "crt/number.inc"

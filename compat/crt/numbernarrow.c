#define CHAR     char
#define ITO      _itoa
#define LTO      _ltoa
#define ULTO     _ultoa
#define I64TO    _i64toa
#define UI64TO   _ui64toa
#define ITO_S    _itoa_s
#define LTO_S    _ltoa_s
#define ULTO_S   _ultoa_s
#define I64TO_S  _i64toa_s
#define UI64TO_S _ui64toa_s

#include "crt/number.inc"

WSI_OLD_NAME_LINKED(itoa, _itoa, "ws__itoa");
WSI_OLD_NAME(ltoa, _ltoa);
WSI_OLD_NAME(ultoa, _ultoa);

#define CHAR   wchar_t
#define FILLER wchar_t
#define CPY_S  wcscpy_s
#define NCPY_S wcsncpy_s
#define CAT_S  wcscat_s
#define NCAT_S wcsncat_s
#define TOK_S  wcstok_s
#define NLEN_S wcsnlen_s
#define SET_S  _wcsset_s
#define NSET_S _wcsnset_s
#define LWR    _wcslwr
#define UPR    _wcsupr
#define LWR_S  _wcslwr_s
#define UPR_S  _wcsupr_s

#include "crt/safetext.inc"

#include <wchar.h>
#include <wctype.h>

#define CHAR     wchar_t
#define UNSIGNED wint_t
#define FILLER   wchar_t
#define LOWER    lower
#define UPPER    upper
#define ICMP     _wcsicmp
#define NICMP    _wcsnicmp
#define DUP      _wcsdup
#define LWR      _wcslwr
#define UPR      _wcsupr
#define REV      _wcsrev
#define SET      _wcsset
#define NSET     _wcsnset
#define DEC      _wcsdec
#define INC      _wcsinc
#define NCNT     _wcsncnt
#define SPNP     _wcsspnp

static wchar_t
lower(wchar_t c)
{
	return (wchar_t)towlower((wint_t)c);
}

static wchar_t
upper(wchar_t c)
{
	return (wchar_t)towupper((wint_t)c);
}

#include "crt/text.inc"

WSI_OLD_NAME(wcsicmp, _wcsicmp);
WSI_OLD_NAME(wcsnicmp, _wcsnicmp);
WSI_OLD_NAME(wcslwr, _wcslwr);
WSI_OLD_NAME(wcsupr, _wcsupr);
WSI_OLD_NAME(wcsrev, _wcsrev);
WSI_OLD_NAME(wcsset, _wcsset);
WSI_OLD_NAME(wcsnset, _wcsnset);

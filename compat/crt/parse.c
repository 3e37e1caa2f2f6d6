#include <stdlib.h>
#include <wchar.h>
#include <win32/crtstdlib.h>

long long
_atoi64(const char *text)
{
	return strtoll(text, NULL, 10);
}

long long
_wtoi64(const wchar_t *text)
{
	return wcstoll(text, NULL, 10);
}

long long
_strtoi64(const char *text, char **end, int radix)
{
	return strtoll(text, end, radix);
}

unsigned long long
_strtoui64(const char *text, char **end, int radix)
{
	return strtoull(text, end, radix);
}

long long
_wcstoi64(const wchar_t *text, wchar_t **end, int radix)
{
	return wcstoll(text, end, radix);
}

unsigned long long
_wcstoui64(const wchar_t *text, wchar_t **end, int radix)
{
	return wcstoull(text, end, radix);
}

int
_wtoi(const wchar_t *text)
{
	return (int)wcstol(text, NULL, 10);
}

long
_wtol(const wchar_t *text)
{
	return wcstol(text, NULL, 10);
}

double
_wtof(const wchar_t *text)
{
	return wcstod(text, NULL);
}

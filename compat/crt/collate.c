/* Comparisons by the locale's order. Those that ignore case or stop early compare copies; without memory for them they are _NLSCMPERROR. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>
#include <win32/crtstring.h>

#include "crt/invalid.h"
#include "crt/names.h"

static wchar_t *
lowered(const wchar_t *text, size_t count, int fold)
{
	size_t size = wcsnlen(text, count);
	wchar_t *copy = malloc((size + 1) * sizeof *copy);

	if (!copy)
		return NULL;
	for (size_t i = 0; i < size; i++)
		copy[i] = fold ? (wchar_t)towlower((wint_t)text[i]) : text[i];
	copy[size] = 0;
	return copy;
}

static int
collate_wide(const wchar_t *a, const wchar_t *b, size_t count, int fold)
{
	wchar_t *x, *y;
	int order = _NLSCMPERROR;

	if (!a || !b) {
		wsi_crt_invalid(EINVAL);
		return _NLSCMPERROR;
	}
	x = lowered(a, count, fold);
	y = lowered(b, count, fold);
	if (x && y)
		order = wcscoll(x, y);
	free(x);
	free(y);
	return order;
}

static char *
lowered_narrow(const char *text, size_t count, int fold)
{
	char *copy = strndup(text, count);

	if (!copy || !fold)
		return copy;
	for (char *c = copy; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c + 'a' - 'A');
	return copy;
}

static int
collate(const char *a, const char *b, size_t count, int fold)
{
	char *x, *y;
	int order = _NLSCMPERROR;

	if (!a || !b) {
		wsi_crt_invalid(EINVAL);
		return _NLSCMPERROR;
	}
	x = lowered_narrow(a, count, fold);
	y = lowered_narrow(b, count, fold);
	if (x && y)
		order = strcoll(x, y);
	free(x);
	free(y);
	return order;
}

int
_stricoll(const char *a, const char *b)
{
	return collate(a, b, PTRDIFF_MAX, 1);
}

int
_strncoll(const char *a, const char *b, size_t count)
{
	return collate(a, b, count, 0);
}

int
_strnicoll(const char *a, const char *b, size_t count)
{
	return collate(a, b, count, 1);
}

int
_wcsicoll(const wchar_t *a, const wchar_t *b)
{
	return collate_wide(a, b, PTRDIFF_MAX / sizeof *a, 1);
}

int
_wcsncoll(const wchar_t *a, const wchar_t *b, size_t count)
{
	return collate_wide(a, b, count, 0);
}

int
_wcsnicoll(const wchar_t *a, const wchar_t *b, size_t count)
{
	return collate_wide(a, b, count, 1);
}

WSI_OLD_NAME(stricoll, _stricoll);
WSI_OLD_NAME(wcsicoll, _wcsicoll);

/* Strings compared as English has it: symbols before digits before letters, accents before case; and letters made large and small. */
#include <windows.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#include "base/lasterror.h"
#include "system/collate.h"

/* Base letters of 0xc0 to 0xff; a space where the character stands for itself. */
static const char latin[] = "aaaaaa ceeeeiiii nooooo  uuuuy  aaaaaa ceeeeiiii nooooo  uuuuy y";

enum class {
	PUNCTUATION,
	DIGIT,
	LETTER,
};

/* Without libc's locale: ASCII and Latin 1 by rule, the rest where libc knows it. */
wchar_t
wsi_collate_lower(wchar_t c)
{
	if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7))
		return c + 32;
	return c < 0x100 ? c : (wchar_t)towlower((wint_t)c);
}

wchar_t
wsi_collate_upper(wchar_t c)
{
	if ((c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfe && c != 0xf7))
		return c - 32;
	return c == 0xff ? 0x178 : c < 0x100 ? c : (wchar_t)towupper((wint_t)c);
}

static wchar_t
base_of(wchar_t c)
{
	if (c >= 0xc0 && c <= 0xff && latin[c - 0xc0] != ' ')
		return (wchar_t)latin[c - 0xc0];
	return wsi_collate_lower(c);
}

static enum class
class_of(wchar_t base)
{
	if (base >= '0' && base <= '9')
		return DIGIT;
	return (base >= 'a' && base <= 'z') || base >= 0xaa ? LETTER : PUNCTUATION;
}

/* In a word sort these two count only where all else is equal. */
static bool
is_passed_over(wchar_t c, DWORD flags)
{
	if (flags & NORM_IGNORESYMBOLS && class_of(base_of(c)) == PUNCTUATION)
		return true;
	return !(flags & SORT_STRINGSORT) && (c == '-' || c == '\'');
}

struct text {
	const wchar_t *at, *end;
};

static bool
next(struct text *t, DWORD flags, wchar_t *c)
{
	while (t->at < t->end && is_passed_over(*t->at, flags))
		t->at++;
	if (t->at == t->end)
		return false;
	*c = *t->at++;
	return true;
}

static int
order(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

/* Small letters go before large ones. */
static int
compare_case(wchar_t a, wchar_t b)
{
	return order(a != wsi_collate_lower(a), b != wsi_collate_lower(b));
}

static int
compare_base(wchar_t a, wchar_t b)
{
	wchar_t first = base_of(a), second = base_of(b);
	int by_class = order(class_of(first), class_of(second));

	return by_class ? by_class : order(first, second);
}

static int
compare_passed_over(struct text a, struct text b)
{
	for (; a.at < a.end && b.at < b.end; a.at++, b.at++) {
		int differ = order(*a.at == '-' || *a.at == '\'', *b.at == '-' || *b.at == '\'');

		if (differ)
			return differ;
	}
	return order(a.end - a.at, b.end - b.at);
}

/* What decides where the letters are the same. */
static int
tie(int accent, int letter_case, DWORD flags)
{
	if (accent && !(flags & NORM_IGNORENONSPACE))
		return accent;
	return flags & (NORM_IGNORECASE | LINGUISTIC_IGNORECASE) ? 0 : letter_case;
}

int
wsi_collate(const wchar_t *a, size_t a_size, const wchar_t *b, size_t b_size, DWORD flags)
{
	const struct text first = {a, a + a_size}, second = {b, b + b_size};
	struct text x = first, y = second;
	int accent = 0, letter_case = 0, result;

	for (;;) {
		wchar_t c = 0, d = 0;
		bool more = next(&x, flags, &c), other = next(&y, flags, &d);
		int differ = more && other ? compare_base(c, d) : order(more, other);

		if (differ)
			return differ;
		if (!more)
			break;
		if (!accent)
			accent = order(wsi_collate_lower(c), wsi_collate_lower(d));
		if (!letter_case)
			letter_case = compare_case(c, d);
	}
	result = tie(accent, letter_case, flags);
	return result || flags & NORM_IGNORESYMBOLS ? result : compare_passed_over(first, second);
}

/* ---- the calls ---- */

static const DWORD known = NORM_IGNORECASE | NORM_IGNORENONSPACE | NORM_IGNORESYMBOLS | NORM_IGNOREKANATYPE | NORM_IGNOREWIDTH | LINGUISTIC_IGNORECASE
	| SORT_STRINGSORT | 0x08000000;

int WINAPI
CompareStringW(LCID locale, DWORD flags, LPCWSTR a, int a_size, LPCWSTR b, int b_size)
{
	int result;

	(void)locale;
	if (!a || !b || flags & ~known) {
		wsi_last_error = !a || !b ? ERROR_INVALID_PARAMETER : ERROR_INVALID_FLAGS;
		return 0;
	}
	result = wsi_collate(a, a_size < 0 ? wcslen(a) : (size_t)a_size, b, b_size < 0 ? wcslen(b) : (size_t)b_size, flags);
	return CSTR_EQUAL + (result > 0) - (result < 0);
}

/* Bytes as WCHARs; malloc'ed. */
static WCHAR *
widen(LPCSTR text, int size, int *length)
{
	int count = size ? MultiByteToWideChar(CP_ACP, 0, text, size, NULL, 0) : 0;
	WCHAR *wide = malloc(((size_t)count + 1) * sizeof *wide);

	if (!wide) {
		wsi_last_error = ERROR_NOT_ENOUGH_MEMORY;
		return NULL;
	}
	*length = count ? MultiByteToWideChar(CP_ACP, 0, text, size, wide, count) : 0;
	wide[*length] = 0;
	return wide;
}

int WINAPI
CompareStringA(LCID locale, DWORD flags, LPCSTR a, int a_size, LPCSTR b, int b_size)
{
	WCHAR *first, *second;
	int m, n, result = 0;

	if (!a || !b)
		return CompareStringW(locale, flags, NULL, 0, NULL, 0);
	first = widen(a, a_size < 0 ? (int)strlen(a) : a_size, &m);
	second = widen(b, b_size < 0 ? (int)strlen(b) : b_size, &n);
	if (first && second)
		result = CompareStringW(locale, flags, first, m, second, n);
	free(first);
	free(second);
	return result;
}

int WINAPI
CompareStringOrdinal(LPCWCH a, int a_size, LPCWCH b, int b_size, BOOL ignore_case)
{
	size_t m, n;
	int result = 0;

	if (!a || !b || a_size < -1 || b_size < -1) {
		wsi_last_error = ERROR_INVALID_PARAMETER;
		return 0;
	}
	m = a_size < 0 ? wcslen(a) : (size_t)a_size;
	n = b_size < 0 ? wcslen(b) : (size_t)b_size;
	for (size_t i = 0; !result && i < m && i < n; i++)
		result = ignore_case ? order(wsi_collate_upper(a[i]), wsi_collate_upper(b[i])) : order(a[i], b[i]);
	if (!result)
		result = order((int64_t)m, (int64_t)n);
	return CSTR_EQUAL + result;
}

/* ---- LCMapString: the case of letters ---- */

static int
check_map(DWORD flags, const void *from, int size, const void *to, int room)
{
	if (!from || !size || size < -1 || room < 0 || (room && !to))
		return ERROR_INVALID_PARAMETER;
	return flags == LCMAP_LOWERCASE || flags == LCMAP_UPPERCASE ? 0 : ERROR_INVALID_FLAGS;
}

int WINAPI
LCMapStringW(LCID locale, DWORD flags, LPCWSTR from, int size, LPWSTR to, int room)
{
	int error = check_map(flags, from, size, to, room), length;

	(void)locale;
	if (!wsi_succeeded(error))
		return 0;
	length = size < 0 ? (int)wcslen(from) + 1 : size;
	if (room && room < length)
		return wsi_succeeded(ERROR_INSUFFICIENT_BUFFER);
	for (int i = 0; room && i < length; i++)
		to[i] = flags == LCMAP_UPPERCASE ? wsi_collate_upper(from[i]) : wsi_collate_lower(from[i]);
	return length;
}

int WINAPI
LCMapStringA(LCID locale, DWORD flags, LPCSTR from, int size, LPSTR to, int room)
{
	WCHAR *wide;
	int length, result = 0;

	if (!wsi_succeeded(check_map(flags, from, size, to, room)))
		return 0;
	wide = widen(from, size, &length);
	if (wide && LCMapStringW(locale, flags, wide, length, wide, length))
		result = WideCharToMultiByte(CP_ACP, 0, wide, length, to, room, NULL, NULL);
	free(wide);
	return result;
}

/* ---- the locale ---- */

LCID WINAPI
GetUserDefaultLCID(void)
{
	return MAKELCID(MAKELANGID(LANG_ENGLISH, SUBLANG_ENGLISH_US), SORT_DEFAULT);
}

LCID WINAPI
GetSystemDefaultLCID(void)
{
	return GetUserDefaultLCID();
}

LCID WINAPI
GetThreadLocale(void)
{
	return GetUserDefaultLCID();
}

LANGID WINAPI
GetUserDefaultLangID(void)
{
	return LANGIDFROMLCID(GetUserDefaultLCID());
}

LANGID WINAPI
GetSystemDefaultLangID(void)
{
	return GetUserDefaultLangID();
}

LANGID WINAPI
GetUserDefaultUILanguage(void)
{
	return GetUserDefaultLangID();
}

LANGID WINAPI
GetSystemDefaultUILanguage(void)
{
	return GetUserDefaultLangID();
}

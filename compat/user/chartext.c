/* Letters and their cases, in Unicode's terms whatever the locale. Narrow text is UTF-8: a case changes where both letters have as many bytes, and one
 * byte alone is a letter in ASCII only. */
#include <windows.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#include "base/lasterror.h"
#include "base/utf8.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static locale_t unicode;        /* (locale_t)0: not to be had */

static void
prepare(void)
{
	unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}

static locale_t
get_locale(void)
{
	pthread_once(&once, prepare);
	return unicode;
}

static wint_t
to_case(wint_t c, BOOL upper)
{
	locale_t locale = get_locale();

	if (!locale)
		return upper ? towupper(c) : towlower(c);
	return upper ? towupper_l(c, locale) : towlower_l(c, locale);
}

static BOOL
is_of(WCHAR c, const char *class)
{
	locale_t locale = get_locale();

	if (!locale)
		return iswctype((wint_t)c, wctype(class)) != 0;
	return iswctype_l((wint_t)c, wctype_l(class, locale), locale) != 0;
}

static void
change_wide(LPWSTR text, size_t size, BOOL upper)
{
	for (size_t i = 0; i < size; i++)
		text[i] = (WCHAR)to_case((wint_t)text[i], upper);
}

/* Letters of one and of two bytes: Latin, Greek, Cyrillic, Armenian. */
static void
change(char *text, size_t size, BOOL upper)
{
	for (size_t i = 0; i < size; i++) {
		unsigned char first = (unsigned char)text[i];
		unsigned char second = i + 1 < size ? (unsigned char)text[i + 1] : 0;
		wint_t c;

		if (first < 0x80) {
			c = to_case(first, upper);
			text[i] = (char)(c < 0x80 ? c : first);
			continue;
		}
		if ((first & 0xe0) != 0xc0 || (second & 0xc0) != 0x80)
			continue;
		c = to_case((wint_t)(first & 0x1f) << 6 | (second & 0x3f), upper);
		if (c >= 0x80 && c < 0x800) {
			text[i] = (char)(0xc0 | c >> 6);
			text[i + 1] = (char)(0x80 | (c & 0x3f));
		}
		i++;
	}
}

static LPSTR
change_string(LPSTR text, BOOL upper)
{
	char one = (char)(UINT_PTR)text;

	if ((UINT_PTR)text >= 0x10000) {
		change(text, strlen(text), upper);
		return text;
	}
	change(&one, 1, upper);
	return (LPSTR)(UINT_PTR)(unsigned char)one;
}

static LPWSTR
change_wide_string(LPWSTR text, BOOL upper)
{
	if ((UINT_PTR)text < 0x10000)
		return (LPWSTR)(UINT_PTR)to_case((wint_t)(UINT_PTR)text, upper);
	change_wide(text, wcslen(text), upper);
	return text;
}

LPSTR WINAPI
CharUpperA(LPSTR text)
{
	return change_string(text, TRUE);
}

LPSTR WINAPI
CharLowerA(LPSTR text)
{
	return change_string(text, FALSE);
}

LPWSTR WINAPI
CharUpperW(LPWSTR text)
{
	return change_wide_string(text, TRUE);
}

LPWSTR WINAPI
CharLowerW(LPWSTR text)
{
	return change_wide_string(text, FALSE);
}

DWORD WINAPI
CharUpperBuffA(LPSTR text, DWORD size)
{
	change(text, size, TRUE);
	return size;
}

DWORD WINAPI
CharLowerBuffA(LPSTR text, DWORD size)
{
	change(text, size, FALSE);
	return size;
}

DWORD WINAPI
CharUpperBuffW(LPWSTR text, DWORD size)
{
	change_wide(text, size, TRUE);
	return size;
}

DWORD WINAPI
CharLowerBuffW(LPWSTR text, DWORD size)
{
	change_wide(text, size, FALSE);
	return size;
}

static BOOL
is_inside(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* A whole character on or back, but not past the end of the text. */
LPSTR WINAPI
CharNextA(LPCSTR text)
{
	if (*text)
		do
			text++;
		while (is_inside(*text));
	return (LPSTR)(UINT_PTR)text;
}

LPSTR WINAPI
CharPrevA(LPCSTR start, LPCSTR text)
{
	if (text > start)
		do
			text--;
		while (text > start && is_inside(*text));
	return (LPSTR)(UINT_PTR)text;
}

LPSTR WINAPI
CharNextExA(WORD codepage, LPCSTR text, DWORD flags)
{
	(void)codepage, (void)flags;
	return CharNextA(text);
}

LPSTR WINAPI
CharPrevExA(WORD codepage, LPCSTR start, LPCSTR text, DWORD flags)
{
	(void)codepage, (void)flags;
	return CharPrevA(start, text);
}

LPWSTR WINAPI
CharNextW(LPCWSTR text)
{
	return (LPWSTR)(UINT_PTR)(*text ? text + 1 : text);
}

LPWSTR WINAPI
CharPrevW(LPCWSTR start, LPCWSTR text)
{
	return (LPWSTR)(UINT_PTR)(text > start ? text - 1 : text);
}

static WCHAR
ascii(CHAR c)
{
	return (unsigned char)c < 0x80 ? (WCHAR)c : 0;
}

BOOL WINAPI
IsCharAlphaW(WCHAR c)
{
	return is_of(c, "alpha") && !is_of(c, "digit");
}

BOOL WINAPI
IsCharAlphaNumericW(WCHAR c)
{
	return is_of(c, "alnum");
}

BOOL WINAPI
IsCharUpperW(WCHAR c)
{
	return is_of(c, "upper");
}

BOOL WINAPI
IsCharLowerW(WCHAR c)
{
	return is_of(c, "lower");
}

BOOL WINAPI
IsCharAlphaA(CHAR c)
{
	return IsCharAlphaW(ascii(c));
}

BOOL WINAPI
IsCharAlphaNumericA(CHAR c)
{
	return IsCharAlphaNumericW(ascii(c));
}

BOOL WINAPI
IsCharUpperA(CHAR c)
{
	return IsCharUpperW(ascii(c));
}

BOOL WINAPI
IsCharLowerA(CHAR c)
{
	return IsCharLowerW(ascii(c));
}

/* ---- the OEM code page is UTF-8 too ---- */

BOOL WINAPI
CharToOemA(LPCSTR text, LPSTR oem)
{
	if (!text || !oem)
		return FALSE;
	memmove(oem, text, strlen(text) + 1);
	return TRUE;
}

BOOL WINAPI
OemToCharA(LPCSTR oem, LPSTR text)
{
	return CharToOemA(oem, text);
}

BOOL WINAPI
CharToOemBuffA(LPCSTR text, LPSTR oem, DWORD size)
{
	if (!text || !oem)
		return FALSE;
	memmove(oem, text, size);
	return TRUE;
}

BOOL WINAPI
OemToCharBuffA(LPCSTR oem, LPSTR text, DWORD size)
{
	return CharToOemBuffA(oem, text, size);
}

/* The buffer has room for what comes, as on Windows: there is no size. */
BOOL WINAPI
CharToOemW(LPCWSTR text, LPSTR oem)
{
	char *narrow;

	if (!text || !oem || (LPCVOID)text == (LPCVOID)oem || !wsi_succeeded(wsi_utf8_from_wide(text, &narrow)))
		return FALSE;
	strcpy(oem, narrow);
	free(narrow);
	return TRUE;
}

BOOL WINAPI
OemToCharW(LPCSTR oem, LPWSTR text)
{
	WCHAR *wide;

	if (!oem || !text || (LPCVOID)oem == (LPCVOID)text || !wsi_succeeded(wsi_utf8_to_wide(oem, &wide)))
		return FALSE;
	wcscpy(text, wide);
	free(wide);
	return TRUE;
}

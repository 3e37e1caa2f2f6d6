/* The lstr functions, which survive bad pointers: what cannot be read is answered 0 or NULL. */
#include <windows.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "system/probe.h"

int WINAPI
lstrlenA(LPCSTR text)
{
	size_t length;

	return wsi_probe_string(text, SIZE_MAX / 2, &length) ? (int)length : 0;
}

int WINAPI
lstrlenW(LPCWSTR text)
{
	size_t length;

	return wsi_probe_wide(text, SIZE_MAX / 8, &length) ? (int)length : 0;
}

/* The target is written only where there is a source; nothing tells whether it is large enough. */
LPSTR WINAPI
lstrcpyA(LPSTR to, LPCSTR from)
{
	size_t length;

	if (!to || !wsi_probe_string(from, SIZE_MAX / 2, &length))
		return wsi_succeeded(ERROR_INVALID_PARAMETER), NULL;
	return memmove(to, from, length + 1);
}

LPWSTR WINAPI
lstrcpyW(LPWSTR to, LPCWSTR from)
{
	size_t length;

	if (!to || !wsi_probe_wide(from, SIZE_MAX / 8, &length))
		return wsi_succeeded(ERROR_INVALID_PARAMETER), NULL;
	return wmemmove(to, from, length + 1);
}

/* At most `room` - 1 characters and a NUL. */
LPSTR WINAPI
lstrcpynA(LPSTR to, LPCSTR from, int room)
{
	size_t length;

	if (!to || room <= 0 || !wsi_probe_string(from, (size_t)room - 1, &length))
		return NULL;
	memmove(to, from, length);
	to[length] = '\0';
	return to;
}

LPWSTR WINAPI
lstrcpynW(LPWSTR to, LPCWSTR from, int room)
{
	size_t length;

	if (!to || room <= 0 || !wsi_probe_wide(from, (size_t)room - 1, &length))
		return NULL;
	wmemmove(to, from, length);
	to[length] = 0;
	return to;
}

LPSTR WINAPI
lstrcatA(LPSTR to, LPCSTR from)
{
	size_t length;

	if (!wsi_probe_string(to, SIZE_MAX / 2, &length) || !lstrcpyA(to + length, from))
		return NULL;
	return to;
}

LPWSTR WINAPI
lstrcatW(LPWSTR to, LPCWSTR from)
{
	size_t length;

	if (!wsi_probe_wide(to, SIZE_MAX / 8, &length) || !lstrcpyW(to + length, from))
		return NULL;
	return to;
}

/* NULL is less than any string, and equal to itself. */
static int
compare_null(const void *a, const void *b)
{
	return (a != NULL) - (b != NULL);
}

static int
compare(LPCSTR a, LPCSTR b, DWORD flags)
{
	return a && b ? CompareStringA(LOCALE_USER_DEFAULT, flags, a, -1, b, -1) - CSTR_EQUAL : compare_null(a, b);
}

static int
compare_wide(LPCWSTR a, LPCWSTR b, DWORD flags)
{
	return a && b ? CompareStringW(LOCALE_USER_DEFAULT, flags, a, -1, b, -1) - CSTR_EQUAL : compare_null(a, b);
}

int WINAPI
lstrcmpA(LPCSTR a, LPCSTR b)
{
	return compare(a, b, 0);
}

int WINAPI
lstrcmpW(LPCWSTR a, LPCWSTR b)
{
	return compare_wide(a, b, 0);
}

int WINAPI
lstrcmpiA(LPCSTR a, LPCSTR b)
{
	return compare(a, b, NORM_IGNORECASE);
}

int WINAPI
lstrcmpiW(LPCWSTR a, LPCWSTR b)
{
	return compare_wide(a, b, NORM_IGNORECASE);
}

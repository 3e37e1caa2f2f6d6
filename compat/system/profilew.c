/* The W forms of INI files' functions, by way of UTF-8, which is what the files hold. */
#include <windows.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "base/utf8.h"

enum {
	STRINGS = 4,
};

/* Some strings as UTF-8; NULL stays NULL. */
struct narrow {
	char *text[STRINGS];
};

static BOOL
narrow(struct narrow *n, LPCWSTR a, LPCWSTR b, LPCWSTR c, LPCWSTR d)
{
	const LPCWSTR wide[STRINGS] = {a, b, c, d};
	int error = 0;

	*n = (struct narrow){{NULL}};
	for (int i = 0; i < STRINGS && !error; i++)
		if (wide[i])
			error = wsi_utf8_from_wide(wide[i], &n->text[i]);
	return wsi_succeeded(error);
}

static void
drop(struct narrow *n)
{
	for (int i = 0; i < STRINGS; i++)
		free(n->text[i]);
}

/* What an A form gave, as WCHARs: a list where it may have NULs inside, which ends with two. */
static DWORD
widen(const char *text, DWORD size, LPWSTR to, DWORD room, DWORD reserved)
{
	DWORD length;

	if (room <= reserved)
		return 0;
	length = size ? (DWORD)MultiByteToWideChar(CP_UTF8, 0, text, (int)size, to, (int)(room - reserved)) : 0;
	if (size && !length) {
		length = room - reserved;
		wsi_last_error = ERROR_MORE_DATA;
	}
	wmemset(to + length, 0, reserved);
	return length;
}

/* Room for bytes where there is room for characters. */
static char *
make_room(DWORD room, DWORD *bytes)
{
	char *buffer;

	*bytes = room < 0x10000000 ? room * 4 : room;
	buffer = malloc((size_t)*bytes + 1);
	if (!buffer)
		wsi_last_error = ERROR_NOT_ENOUGH_MEMORY;
	return buffer;
}

DWORD WINAPI
GetPrivateProfileStringW(LPCWSTR section, LPCWSTR key, LPCWSTR otherwise, LPWSTR to, DWORD room, LPCWSTR file)
{
	DWORD bytes, length = 0;
	char *buffer = to ? make_room(room, &bytes) : NULL;
	struct narrow n;

	if (!buffer)
		return 0;
	if (narrow(&n, section, key, otherwise, file)) {
		length = GetPrivateProfileStringA(n.text[0], n.text[1], n.text[2], buffer, bytes, n.text[3]);
		length = widen(buffer, length, to, room, section && key ? 1 : 2);
	}
	drop(&n);
	free(buffer);
	return length;
}

UINT WINAPI
GetPrivateProfileIntW(LPCWSTR section, LPCWSTR key, INT otherwise, LPCWSTR file)
{
	UINT value = (UINT)otherwise;
	struct narrow n;

	if (narrow(&n, section, key, file, NULL))
		value = GetPrivateProfileIntA(n.text[0], n.text[1], otherwise, n.text[2]);
	drop(&n);
	return value;
}

DWORD WINAPI
GetPrivateProfileSectionW(LPCWSTR section, LPWSTR to, DWORD room, LPCWSTR file)
{
	DWORD bytes, length = 0;
	char *buffer = make_room(room, &bytes);
	struct narrow n;

	if (!buffer)
		return 0;
	if (narrow(&n, section, file, NULL, NULL)) {
		length = GetPrivateProfileSectionA(n.text[0], buffer, bytes, n.text[1]);
		length = widen(buffer, length, to, room, 2);
	}
	drop(&n);
	free(buffer);
	return length;
}

DWORD WINAPI
GetPrivateProfileSectionNamesW(LPWSTR to, DWORD room, LPCWSTR file)
{
	return GetPrivateProfileStringW(NULL, NULL, NULL, to, room, file);
}

BOOL WINAPI
WritePrivateProfileStringW(LPCWSTR section, LPCWSTR key, LPCWSTR value, LPCWSTR file)
{
	struct narrow n;
	BOOL done = narrow(&n, section, key, value, file) && WritePrivateProfileStringA(n.text[0], n.text[1], n.text[2], n.text[3]);

	drop(&n);
	return done;
}

/* Lines with a NUL each. */
static int
narrow_list(LPCWSTR lines, char **list)
{
	size_t size = 0;
	int bytes;

	while (lines[size])
		size += wcslen(lines + size) + 1;
	bytes = WideCharToMultiByte(CP_UTF8, 0, lines, (int)size + 1, NULL, 0, NULL, NULL);
	*list = malloc((size_t)bytes);
	if (!*list)
		return ERROR_NOT_ENOUGH_MEMORY;
	WideCharToMultiByte(CP_UTF8, 0, lines, (int)size + 1, *list, bytes, NULL, NULL);
	return 0;
}

BOOL WINAPI
WritePrivateProfileSectionW(LPCWSTR section, LPCWSTR lines, LPCWSTR file)
{
	char *list = NULL;
	struct narrow n;
	BOOL done = narrow(&n, section, file, NULL, NULL) && (!lines || wsi_succeeded(narrow_list(lines, &list)))
		&& WritePrivateProfileSectionA(n.text[0], list, n.text[1]);

	free(list);
	drop(&n);
	return done;
}

UINT WINAPI
GetProfileIntW(LPCWSTR section, LPCWSTR key, INT otherwise)
{
	return GetPrivateProfileIntW(section, key, otherwise, NULL);
}

DWORD WINAPI
GetProfileStringW(LPCWSTR section, LPCWSTR key, LPCWSTR otherwise, LPWSTR to, DWORD room)
{
	return GetPrivateProfileStringW(section, key, otherwise, to, room, NULL);
}

BOOL WINAPI
WriteProfileStringW(LPCWSTR section, LPCWSTR key, LPCWSTR value)
{
	return WritePrivateProfileStringW(section, key, value, NULL);
}

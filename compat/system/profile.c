/* GetPrivateProfileString and its kin, on INI files. */
#include <windows.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "system/ini.h"

static const char win_ini[] = "win.ini";

static int
open_file(LPCSTR file, struct wsi_ini *ini)
{
	char *path = NULL;
	int error = wsi_ini_path(file ? file : win_ini, &path);

	if (!error)
		error = wsi_ini_read(path, ini);
	free(path);
	return error;
}

/* ---- one value ---- */

/* One pair of quotes around a value is not part of it. */
static void
strip_quotes(struct wsi_ini_line *l)
{
	size_t size = (size_t)(l->value_end - l->value);

	if (size < 2 || (*l->value != '"' && *l->value != '\'') || l->value_end[-1] != *l->value)
		return;
	l->value++;
	l->value_end--;
}

static bool
find_value(const struct wsi_ini *ini, LPCSTR section, LPCSTR key, struct wsi_ini_line *l)
{
	const char *at = wsi_ini_section(ini, section, l);

	for (; at && wsi_ini_line(ini, at, l) && !l->is_section; at = l->next)
		if (l->is_key && l->value && wsi_ini_is(l->name, l->name_end, key))
			return true;
	return false;
}

static DWORD
copy_value(const char *begin, size_t size, LPSTR to, DWORD room)
{
	DWORD length = size < room ? (DWORD)size : room - 1;

	if (!room)
		return 0;
	if (size >= room)
		wsi_last_error = ERROR_MORE_DATA;
	memcpy(to, begin, length);
	to[length] = '\0';
	return length;
}

/* The caller's own value loses the blanks at its end, as on Windows. */
static DWORD
copy_default(LPCSTR otherwise, LPSTR to, DWORD room)
{
	size_t size = otherwise ? strlen(otherwise) : 0;

	while (size && otherwise[size - 1] == ' ')
		size--;
	return copy_value(otherwise ? otherwise : "", size, to, room);
}

/* ---- lists of strings, each with a NUL, one more at the end ---- */

struct list {
	LPSTR to;
	DWORD room, length;
	bool cut;
};

static void
add(struct list *l, const char *begin, const char *end)
{
	DWORD size = (DWORD)(end - begin);

	if (l->cut || l->room < 2)
		return;
	if (size > l->room - 2 - l->length) {
		l->cut = true;
		size = l->room - 2 - l->length;
	}
	memcpy(l->to + l->length, begin, size);
	l->length += size;
	if (!l->cut)
		l->to[l->length++] = '\0';
	if (l->length > l->room - 2) {
		l->length = l->room - 2;
		l->cut = true;
	}
}

/* Cut off, the answer is the room less two. */
static DWORD
finish(struct list *l)
{
	if (l->room)
		l->to[l->length < l->room ? l->length : l->room - 1] = '\0';
	if (l->cut && l->room >= 2)
		l->to[l->room - 1] = l->to[l->room - 2] = '\0';
	if (!l->length && l->room >= 2)
		l->to[1] = '\0';
	return l->length;
}

static void
list_keys(const struct wsi_ini *ini, LPCSTR section, struct list *list, bool whole)
{
	struct wsi_ini_line l;
	const char *at = wsi_ini_section(ini, section, &l);

	for (; at && wsi_ini_line(ini, at, &l) && !l.is_section; at = l.next)
		if (l.is_key)
			add(list, l.name, whole && l.value ? l.value_end : l.name_end);
}

static void
list_sections(const struct wsi_ini *ini, struct list *list)
{
	struct wsi_ini_line l;

	for (const char *at = ini->text; wsi_ini_line(ini, at, &l); at = l.next)
		if (l.is_section)
			add(list, l.name, l.name_end);
}

static DWORD
get_list(LPCSTR section, LPCSTR file, LPSTR to, DWORD room, bool whole)
{
	struct list list = {.to = to, .room = to ? room : 0};
	struct wsi_ini ini;
	int error = open_file(file, &ini);

	if (wsi_succeeded(error) && section)
		list_keys(&ini, section, &list, whole);
	else if (!error)
		list_sections(&ini, &list);
	free(ini.text);
	return finish(&list);
}

/* ---- A ---- */

DWORD WINAPI
GetPrivateProfileStringA(LPCSTR section, LPCSTR key, LPCSTR otherwise, LPSTR to, DWORD room, LPCSTR file)
{
	struct wsi_ini ini;
	struct wsi_ini_line line;
	DWORD length;
	bool found;
	int error;

	if (!to)
		return 0;
	if (!section || !key)
		return get_list(section, file, to, room, false);
	error = open_file(file, &ini);
	found = !error && find_value(&ini, section, key, &line);
	if (found)
		strip_quotes(&line);
	wsi_succeeded(error ? error : found ? 0 : ERROR_FILE_NOT_FOUND);
	length = found ? copy_value(line.value, (size_t)(line.value_end - line.value), to, room) : copy_default(otherwise, to, room);
	free(ini.text);
	return length;
}

/* Decimal digits, or hexadecimal ones behind 0x; what follows is passed over. */
static UINT
number_of(const char *text)
{
	bool negative = *text == '-';
	const char *digits = text + (*text == '-' || *text == '+');
	UINT value = (UINT)strtoull(digits, NULL, digits[0] == '0' && (digits[1] | 32) == 'x' ? 16 : 10);

	return *digits < '0' || *digits > '9' ? 0 : negative ? 0u - value : value;
}

UINT WINAPI
GetPrivateProfileIntA(LPCSTR section, LPCSTR key, INT otherwise, LPCSTR file)
{
	char text[64];

	if (!section || !key)
		return (UINT)otherwise;
	return GetPrivateProfileStringA(section, key, "", text, sizeof text, file) ? number_of(text) : (UINT)otherwise;
}

DWORD WINAPI
GetPrivateProfileSectionA(LPCSTR section, LPSTR to, DWORD room, LPCSTR file)
{
	if (section)
		return get_list(section, file, to, room, true);
	wsi_last_error = ERROR_INVALID_PARAMETER;
	return 0;
}

DWORD WINAPI
GetPrivateProfileSectionNamesA(LPSTR to, DWORD room, LPCSTR file)
{
	return get_list(NULL, file, to, room, false);
}

/* Nothing at all flushes what Windows keeps in memory; here nothing is kept. */
BOOL WINAPI
WritePrivateProfileStringA(LPCSTR section, LPCSTR key, LPCSTR value, LPCSTR file)
{
	char *path = NULL;
	int error;

	if (!section)
		return wsi_succeeded(ERROR_FILE_NOT_FOUND);
	error = wsi_ini_path(file ? file : win_ini, &path);
	if (!error)
		error = wsi_ini_write(path, section, key, value);
	free(path);
	return wsi_succeeded(error);
}

BOOL WINAPI
WritePrivateProfileSectionA(LPCSTR section, LPCSTR lines, LPCSTR file)
{
	char *path = NULL;
	int error;

	if (!section)
		return wsi_succeeded(ERROR_FILE_NOT_FOUND);
	error = wsi_ini_path(file ? file : win_ini, &path);
	if (!error)
		error = lines ? wsi_ini_write_section(path, section, lines) : wsi_ini_write(path, section, NULL, NULL);
	free(path);
	return wsi_succeeded(error);
}

UINT WINAPI
GetProfileIntA(LPCSTR section, LPCSTR key, INT otherwise)
{
	return GetPrivateProfileIntA(section, key, otherwise, win_ini);
}

DWORD WINAPI
GetProfileStringA(LPCSTR section, LPCSTR key, LPCSTR otherwise, LPSTR to, DWORD room)
{
	return GetPrivateProfileStringA(section, key, otherwise, to, room, win_ini);
}

BOOL WINAPI
WriteProfileStringA(LPCSTR section, LPCSTR key, LPCSTR value)
{
	return WritePrivateProfileStringA(section, key, value, win_ini);
}

/* ExpandEnvironmentStrings: %NAME% becomes the variable's value, and stays where there is none. */
#include <windows.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "file/environment.h"

struct text {
	char *bytes;
	size_t size, room;
};

static int
append(struct text *text, const char *bytes, size_t size)
{
	if (text->size + size + 1 > text->room) {
		size_t room = (text->size + size + 1) * 2;
		char *grown = realloc(text->bytes, room);

		if (!grown)
			return ERROR_NOT_ENOUGH_MEMORY;
		text->bytes = grown;
		text->room = room;
	}
	memcpy(text->bytes + text->size, bytes, size);
	text->size += size;
	text->bytes[text->size] = '\0';
	return 0;
}

/* At a percent sign: *used is what of the source was dealt with. */
static int
append_variable(struct text *text, const char *source, size_t *used)
{
	const char *end = strchr(source + 1, '%');
	char *name, *value;
	int error;

	*used = 1;
	if (!end)
		return append(text, source, 1);
	name = strndup(source + 1, (size_t)(end - source) - 1);
	if (!name)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = *name ? wsi_environment_get(name, &value) : ERROR_ENVVAR_NOT_FOUND;
	free(name);
	if (error == ERROR_ENVVAR_NOT_FOUND) {
		*used = (size_t)(end - source);         /* that percent sign may begin the next */
		return append(text, source, *used);
	}
	if (error)
		return error;
	*used = (size_t)(end - source) + 1;
	error = append(text, value, strlen(value));
	free(value);
	return error;
}

static int
expand(const char *source, struct text *text)
{
	size_t used;
	int error = append(text, "", 0);

	for (; *source && !error; source += used) {
		used = strcspn(source, "%");
		error = used ? append(text, source, used) : append_variable(text, source, &used);
	}
	return error;
}

/* The size that the result needs, with its end. */
DWORD WINAPI
ExpandEnvironmentStringsA(LPCSTR source, LPSTR buffer, DWORD size)
{
	struct text text = {.size = 0};
	int error = source ? expand(source, &text) : ERROR_INVALID_PARAMETER;

	if (!error && buffer && text.size < size)
		memcpy(buffer, text.bytes, text.size + 1);
	free(text.bytes);
	return wsi_succeeded(error) ? (DWORD)text.size + 1 : 0;
}

static int
expand_wide(LPCWSTR source, WCHAR **wide)
{
	struct text text = {.size = 0};
	char *narrow;
	int error = source ? wsi_utf8_from_wide(source, &narrow) : ERROR_INVALID_PARAMETER;

	if (error)
		return error;
	error = expand(narrow, &text);
	free(narrow);
	if (!error)
		error = wsi_utf8_to_wide(text.bytes, wide);
	free(text.bytes);
	return error;
}

DWORD WINAPI
ExpandEnvironmentStringsW(LPCWSTR source, LPWSTR buffer, DWORD size)
{
	size_t length;
	WCHAR *wide;

	if (!wsi_succeeded(expand_wide(source, &wide)))
		return 0;
	length = wcslen(wide);
	if (buffer && length < size)
		wmemcpy(buffer, wide, length + 1);
	free(wide);
	return (DWORD)length + 1;
}

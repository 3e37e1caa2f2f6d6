#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "file/text.h"

DWORD
wsi_text_give(const char *text, LPSTR buffer, DWORD size)
{
	DWORD length = (DWORD)strlen(text);

	if (length >= size || !buffer)
		return length + 1;
	memcpy(buffer, text, length + 1);
	return length;
}

DWORD
wsi_text_give_wide(const char *text, LPWSTR buffer, DWORD size, int *error)
{
	WCHAR *wide;
	DWORD length;

	*error = wsi_utf8_to_wide(text, &wide);
	if (*error)
		return 0;
	length = (DWORD)wcslen(wide);
	if (length < size && buffer)
		wmemcpy(buffer, wide, length + 1);
	free(wide);
	return length < size && buffer ? length : length + 1;
}

void
wsi_text_put_wide(const char *text, LPWSTR array, size_t size)
{
	WCHAR *wide;
	size_t length;

	*array = 0;
	if (wsi_utf8_to_wide(text, &wide))
		return;
	length = wcslen(wide);
	if (length >= size)
		length = size - 1;
	wmemcpy(array, wide, length);
	array[length] = 0;
	free(wide);
}

/* WriteConsole. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "file/console.h"

int
wsi_console_put(struct wsi_console *console, const char *bytes, size_t size)
{
	DWORD put;
	int error = 0;

	for (; size && !error; bytes += put, size -= put)
		error = wsi_file_character.write(&console->file.object, bytes, size < MAXLONG ? (DWORD)size : MAXLONG, NULL, &put);
	return error;
}

int
wsi_console_order(struct wsi_console *console, const char *format, ...)
{
	char order[64];
	va_list arguments;
	int size;

	va_start(arguments, format);
	size = vsnprintf(order, sizeof order, format, arguments);
	va_end(arguments);
	return wsi_console_put(console, order, (size_t)size);
}

/* A terminal does not show a NUL. */
static int
put_wide(struct wsi_console *console, const WCHAR *text, DWORD count)
{
	WCHAR *copy = malloc(((size_t)count + 1) * sizeof *copy);
	char *narrow = NULL;
	size_t size = 0;
	int error;

	if (!copy)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (DWORD i = 0; i < count; i++)
		if (text[i])
			copy[size++] = text[i];
	copy[size] = 0;
	error = wsi_utf8_from_wide(copy, &narrow);
	if (!error)
		error = wsi_console_put(console, narrow, strlen(narrow));
	free(narrow);
	free(copy);
	return error;
}

static BOOL
write_console(HANDLE handle, const void *text, DWORD count, LPDWORD written, BOOL wide)
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_WRITE_DATA, WSI_CONSOLE_OUTPUT, &console);

	if (written)
		*written = 0;
	if (error)
		return wsi_succeeded(error);
	if (!text && count)
		error = ERROR_INVALID_PARAMETER;
	else
		error = wide ? put_wide(console, text, count) : wsi_console_put(console, text, count);
	wsi_console_release(console);
	if (!error && written)
		*written = count;
	return wsi_succeeded(error);
}

BOOL WINAPI
(WriteConsoleA)(HANDLE console, const void *text, DWORD count, LPDWORD written, LPVOID reserved)
{
	(void)reserved;
	return write_console(console, text, count, written, FALSE);
}

BOOL WINAPI
(WriteConsoleW)(HANDLE console, const void *text, DWORD count, LPDWORD written, LPVOID reserved)
{
	(void)reserved;
	return write_console(console, text, count, written, TRUE);
}

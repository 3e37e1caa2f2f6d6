/* ReadConsole, and the records of keys. */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "file/console.h"

static int
take_narrow(struct wsi_console *console, void *buffer, DWORD size, DWORD *got)
{
	return wsi_console_take(console, buffer, size, got);
}

static int
take_wide(struct wsi_console *console, void *buffer, DWORD size, DWORD *got)
{
	WCHAR *wide = NULL;
	char *text;
	int error = wsi_console_take_text(console, size, &text);

	*got = 0;
	if (error)
		return error;
	error = wsi_utf8_to_wide(text, &wide);
	if (!error) {
		size_t length = wcslen(wide);

		*got = length < size ? (DWORD)length : size;
		memcpy(buffer, wide, *got * sizeof *wide);
	}
	free(wide);
	free(text);
	return error;
}

/* A prefilled line (`control`) would be the terminal's work. */
static BOOL
read_console(HANDLE handle, void *buffer, DWORD size, LPDWORD got, const CONSOLE_READCONSOLE_CONTROL *control,
	int (*take)(struct wsi_console *console, void *buffer, DWORD size, DWORD *got))
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_READ_DATA, WSI_CONSOLE_INPUT, &console);

	if (error)
		return wsi_succeeded(error);
	if (!got || (!buffer && size))
		error = ERROR_INVALID_PARAMETER;
	else if (control && (control->nInitialChars || control->dwCtrlWakeupMask))
		error = ERROR_NOT_SUPPORTED;
	else
		error = take(console, buffer, size, got);
	wsi_console_release(console);
	return wsi_succeeded(error);
}

BOOL WINAPI
(ReadConsoleA)(HANDLE console, LPVOID buffer, DWORD count, LPDWORD read, PCONSOLE_READCONSOLE_CONTROL control)
{
	(void)control;
	return read_console(console, buffer, count, read, NULL, take_narrow);
}

BOOL WINAPI
(ReadConsoleW)(HANDLE console, LPVOID buffer, DWORD count, LPDWORD read, PCONSOLE_READCONSOLE_CONTROL control)
{
	return read_console(console, buffer, count, read, control, take_wide);
}

/* The narrow form has a byte of the character; a key beyond ASCII is a question mark there, as where a code page has no such character. */
static void
make_narrow(INPUT_RECORD *records, DWORD count)
{
	for (DWORD i = 0; i < count; i++) {
		WCHAR c = records[i].Event.KeyEvent.uChar.UnicodeChar;

		records[i].Event.KeyEvent.uChar.UnicodeChar = 0;
		records[i].Event.KeyEvent.uChar.AsciiChar = (char)(c > 0x7f ? '?' : c);
	}
}

static BOOL
get_records(HANDLE handle, INPUT_RECORD *records, DWORD size, LPDWORD got, bool take, bool narrow)
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_READ_DATA, WSI_CONSOLE_INPUT, &console);

	if (error)
		return wsi_succeeded(error);
	error = got && (records || !size) ? wsi_console_keys(console, records, size, take, take, got) : ERROR_INVALID_PARAMETER;
	if (!error && narrow)
		make_narrow(records, *got);
	wsi_console_release(console);
	return wsi_succeeded(error);
}

BOOL WINAPI
(PeekConsoleInputA)(HANDLE console, PINPUT_RECORD records, DWORD size, LPDWORD read)
{
	return get_records(console, records, size, read, false, true);
}

BOOL WINAPI
(PeekConsoleInputW)(HANDLE console, PINPUT_RECORD records, DWORD size, LPDWORD read)
{
	return get_records(console, records, size, read, false, false);
}

BOOL WINAPI
(ReadConsoleInputA)(HANDLE console, PINPUT_RECORD records, DWORD size, LPDWORD read)
{
	return get_records(console, records, size, read, true, true);
}

BOOL WINAPI
(ReadConsoleInputW)(HANDLE console, PINPUT_RECORD records, DWORD size, LPDWORD read)
{
	return get_records(console, records, size, read, true, false);
}

BOOL WINAPI
(GetNumberOfConsoleInputEvents)(HANDLE handle, LPDWORD count)
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_READ_DATA, WSI_CONSOLE_INPUT, &console);

	if (error)
		return wsi_succeeded(error);
	error = count ? wsi_console_keys(console, NULL, MAXDWORD, false, false, count) : ERROR_INVALID_PARAMETER;
	wsi_console_release(console);
	return wsi_succeeded(error);
}

BOOL WINAPI
FlushConsoleInputBuffer(HANDLE handle)
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_WRITE_DATA, WSI_CONSOLE_INPUT, &console);

	if (error)
		return wsi_succeeded(error);
	wsi_console_flush(console);
	wsi_console_release(console);
	return TRUE;
}

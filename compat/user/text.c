/* The text of a window, which is its caption to its user and a label to a program. Kept as UTF-8; a message that carries it has one of two forms,
 * and comes to a procedure in the procedure's own. */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "user/sent.h"
#include "user/window.h"

bool
wsi_text_is_message(UINT message)
{
	return message == WM_SETTEXT || message == WM_GETTEXT || message == WM_GETTEXTLENGTH;
}

int
wsi_text_set(struct wsi_window *window, LPCSTR text)
{
	char *copy = text ? strdup(text) : NULL, *former;

	if (text && !copy)
		return ERROR_NOT_ENOUGH_MEMORY;
	wsi_window_lock();
	former = window->text;
	window->text = copy;
	wsi_window_unlock();
	free(former);
	return 0;
}

/* A copy, "" where there is none; NULL where memory is short. */
static char *
text_of(struct wsi_window *window)
{
	char *text;

	wsi_window_lock();
	text = strdup(window->text ? window->text : "");
	wsi_window_unlock();
	return text;
}

/* What fits, but no part of a character. */
static LRESULT
fit(LPCSTR text, LPSTR to, size_t size)
{
	size_t length = strlen(text);

	if (!size)
		return 0;
	if (length >= size) {
		length = size - 1;
		while (length && (text[length] & 0xc0) == 0x80)
			length--;
	}
	memcpy(to, text, length);
	to[length] = '\0';
	return (LRESULT)length;
}

static LRESULT
fit_wide(LPCWSTR text, LPWSTR to, size_t size)
{
	size_t length = wcslen(text);

	if (!size)
		return 0;
	if (length >= size)
		length = size - 1;
	wmemcpy(to, text, length);
	to[length] = 0;
	return (LRESULT)length;
}

static LRESULT
give_wide(LPCSTR text, UINT message, size_t size, LPWSTR to)
{
	WCHAR *wide;
	LRESULT length;

	if (!wsi_succeeded(wsi_utf8_to_wide(text, &wide)))
		return 0;
	length = message == WM_GETTEXT ? fit_wide(wide, to, size) : (LRESULT)wcslen(wide);
	free(wide);
	return length;
}

/* The answer to WM_GETTEXT or WM_GETTEXTLENGTH, in either form, from UTF-8. */
static LRESULT
give(LPCSTR text, UINT message, WPARAM size, LPARAM to, bool wide)
{
	if (wide)
		return give_wide(text, message, size, (LPWSTR)to);
	return message == WM_GETTEXT ? fit(text, (LPSTR)to, size) : (LRESULT)strlen(text);
}

static LRESULT
set(struct wsi_window *window, LPARAM lParam, bool wide)
{
	char *text = NULL;
	int error = 0;

	if (wide && lParam)
		error = wsi_utf8_from_wide((LPCWSTR)lParam, &text);
	if (!error)
		error = wsi_text_set(window, wide ? text : (LPCSTR)lParam);
	free(text);
	return wsi_succeeded(error);
}

LRESULT
wsi_text_default(struct wsi_window *window, UINT message, WPARAM wParam, LPARAM lParam, bool wide)
{
	LRESULT result;
	char *text;

	if (message == WM_SETTEXT)
		return set(window, lParam, wide);
	text = text_of(window);
	if (!wsi_succeeded(text ? 0 : ERROR_NOT_ENOUGH_MEMORY))
		return 0;
	result = give(text, message, wParam, lParam, wide);
	free(text);
	return result;
}

/* ---- between the forms ---- */

static LRESULT
set_translated(struct wsi_window *window, LPARAM lParam, bool to_wide)
{
	char *narrow = NULL;
	WCHAR *wide = NULL;
	LRESULT result = 0;
	int error = 0;

	if (lParam)
		error = to_wide ? wsi_utf8_to_wide((LPCSTR)lParam, &wide) : wsi_utf8_from_wide((LPCWSTR)lParam, &narrow);
	if (wsi_succeeded(error))
		result = wsi_window_tell(window, WM_SETTEXT, 0, to_wide ? (LPARAM)wide : (LPARAM)narrow);
	free(narrow);
	free(wide);
	return result;
}

/* All that a procedure says its text is, as UTF-8; NULL where it says none. */
static char *
ask(struct wsi_window *window, bool is_wide)
{
	size_t length = (size_t)wsi_window_tell(window, WM_GETTEXTLENGTH, 0, 0);
	void *buffer = calloc(length + 1, is_wide ? sizeof(WCHAR) : 1);
	char *text = NULL;

	if (!buffer)
		return NULL;
	wsi_window_tell(window, WM_GETTEXT, length + 1, (LPARAM)buffer);
	if (!is_wide)
		return buffer;
	wsi_utf8_from_wide(buffer, &text);
	free(buffer);
	return text;
}

LRESULT
wsi_text_translate(struct wsi_window *window, UINT message, WPARAM wParam, LPARAM lParam)
{
	bool is_wide = atomic_load(&window->unicode);
	LRESULT result;
	char *text;

	if (message == WM_SETTEXT)
		return set_translated(window, lParam, is_wide);
	text = ask(window, is_wide);
	if (!wsi_succeeded(text ? 0 : ERROR_NOT_ENOUGH_MEMORY))
		return 0;
	result = give(text, message, wParam, lParam, !is_wide);
	free(text);
	return result;
}

/* ---- what programs call ---- */

BOOL WINAPI
SetWindowTextA(HWND window, LPCSTR text)
{
	return SendMessageA(window, WM_SETTEXT, 0, (LPARAM)text) != 0;
}

BOOL WINAPI
SetWindowTextW(HWND window, LPCWSTR text)
{
	return SendMessageW(window, WM_SETTEXT, 0, (LPARAM)text) != 0;
}

int WINAPI
GetWindowTextA(HWND window, LPSTR text, int size)
{
	if (!text || size <= 0)
		return 0;
	*text = '\0';
	return (int)SendMessageA(window, WM_GETTEXT, (WPARAM)size, (LPARAM)text);
}

int WINAPI
GetWindowTextW(HWND window, LPWSTR text, int size)
{
	if (!text || size <= 0)
		return 0;
	*text = 0;
	return (int)SendMessageW(window, WM_GETTEXT, (WPARAM)size, (LPARAM)text);
}

int WINAPI
GetWindowTextLengthA(HWND window)
{
	return (int)SendMessageA(window, WM_GETTEXTLENGTH, 0, 0);
}

int WINAPI
GetWindowTextLengthW(HWND window)
{
	return (int)SendMessageW(window, WM_GETTEXTLENGTH, 0, 0);
}

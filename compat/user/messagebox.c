/* A message box that nobody sees: the text goes to stderr, and the answer is the one that the return key would have given. */
#include <stdio.h>
#include <stdlib.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "user/window.h"

static const int buttons[][3] = {
	[MB_OK] = {IDOK},
	[MB_OKCANCEL] = {IDOK, IDCANCEL},
	[MB_ABORTRETRYIGNORE] = {IDABORT, IDRETRY, IDIGNORE},
	[MB_YESNOCANCEL] = {IDYES, IDNO, IDCANCEL},
	[MB_YESNO] = {IDYES, IDNO},
	[MB_RETRYCANCEL] = {IDRETRY, IDCANCEL},
	[MB_CANCELTRYCONTINUE] = {IDCANCEL, IDTRYAGAIN, IDCONTINUE},
};

/* A number beyond the buttons there are means the first. The one for help answers nothing. */
static int
answer_of(UINT type)
{
	const int *row = buttons[type & MB_TYPEMASK];
	unsigned wanted = (type & MB_DEFMASK) >> 8;

	return wanted < 3 && row[wanted] ? row[wanted] : row[0];
}

/* One write each, so that the lines of several threads do not mix. */
static void
print(LPCSTR caption, LPCSTR text)
{
	fprintf(stderr, "%s: %s\n", caption ? caption : "Error", text ? text : "");
	fflush(stderr);
}

static int
check(HWND owner, UINT type)
{
	if (owner && !IsWindow(owner))
		return ERROR_INVALID_WINDOW_HANDLE;
	return (type & MB_TYPEMASK) < ARRAYSIZE(buttons) ? 0 : ERROR_INVALID_MSGBOX_STYLE;
}

int WINAPI
MessageBoxA(HWND owner, LPCSTR text, LPCSTR caption, UINT type)
{
	if (!wsi_succeeded(check(owner, type)))
		return 0;
	print(caption, text);
	return answer_of(type);
}

int WINAPI
MessageBoxW(HWND owner, LPCWSTR text, LPCWSTR caption, UINT type)
{
	char *narrow[2] = {NULL, NULL};
	int answer = 0;
	int error = text ? wsi_utf8_from_wide(text, &narrow[0]) : 0;

	if (!error && caption)
		error = wsi_utf8_from_wide(caption, &narrow[1]);
	if (wsi_succeeded(error))
		answer = MessageBoxA(owner, narrow[0], narrow[1], type);
	free(narrow[0]);
	free(narrow[1]);
	return answer;
}

int WINAPI
MessageBoxExA(HWND owner, LPCSTR text, LPCSTR caption, UINT type, WORD language)
{
	(void)language;
	return MessageBoxA(owner, text, caption, type);
}

int WINAPI
MessageBoxExW(HWND owner, LPCWSTR text, LPCWSTR caption, UINT type, WORD language)
{
	(void)language;
	return MessageBoxW(owner, text, caption, type);
}

/* There is no loudspeaker; what was written before is not held back by a bell. */
BOOL WINAPI
MessageBeep(UINT type)
{
	(void)type;
	return TRUE;
}

/* Wide forms that are their narrow ones with a name or a character converted. */
#include <windows.h>
#include <errno.h>
#include <io.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "crt/doserror.h"
#include "crt/invalid.h"
#include "crt/printf.h"
#include <conio.h>
#include <win32/crtstdio.h>

wint_t
_fgetwchar(void)
{
	return ws_fgetwc(stdin);
}

wint_t
_fputwchar(wchar_t c)
{
	return ws_fputwc(c, stdout);
}

/* A line that does not fit is an invalid parameter. */
wchar_t *
_getws_s(wchar_t *to, size_t room)
{
	size_t used = 0;
	wint_t c;

	if (!to || !room)
		return wsi_crt_invalid(EINVAL), NULL;
	while ((c = ws_fgetwc(stdin)) != WEOF && c != L'\n') {
		if (used == room - 1) {
			*to = L'\0';
			return wsi_crt_invalid(ERANGE), NULL;
		}
		to[used++] = (wchar_t)c;
	}
	to[used] = L'\0';
	return c == WEOF && !used ? NULL : to;
}

FILE *
_wfdopen(int fd, const wchar_t *mode)
{
	char narrow[16];
	size_t i = 0;

	if (!mode)
		return wsi_crt_invalid(EINVAL), NULL;
	for (; mode[i] && i < sizeof narrow - 1; i++)
		narrow[i] = (char)mode[i];
	narrow[i] = '\0';
	return _fdopen(fd, narrow);
}

errno_t
_wfreopen_s(FILE **file, const wchar_t *name, const wchar_t *mode, FILE *old)
{
	if (!file || !name || !mode || !old)
		return wsi_crt_invalid(EINVAL);
	*file = _wfreopen(name, mode, old);
	return *file ? 0 : errno;
}

void
_wperror(const wchar_t *wide)
{
	int error = errno;
	char *text = NULL;

	if (wide && wsi_utf8_from_wide(wide, &text))
		return;
	errno = error;
	perror(text);
	free(text);
}

/* What replaces the Xs is ASCII. */
errno_t
_wmktemp_s(wchar_t *name, size_t size)
{
	size_t length = name ? wcsnlen(name, size) : size;
	char *narrow;
	errno_t error;

	if (length >= size || length < 6)
		return wsi_crt_invalid(EINVAL);
	if (wsi_crt_error((DWORD)wsi_utf8_from_wide(name, &narrow)))
		return errno;
	error = _mktemp_s(narrow, strlen(narrow) + 1);
	for (size_t i = 0; !error && i < 6; i++)
		name[length - 6 + i] = (wchar_t)narrow[strlen(narrow) - 6 + i];
	if (error)
		*name = L'\0';
	free(narrow);
	return error;
}

wchar_t *
_wmktemp(wchar_t *name)
{
	return name && !_wmktemp_s(name, wcslen(name) + 1) ? name : NULL;
}

int
_cputws(const wchar_t *text)
{
	if (!text)
		return wsi_crt_invalid(EINVAL), -1;
	return ws_fputws(text, stdout) < 0 || fflush(stdout) ? -1 : 0;
}

int
_cwprintf(const wchar_t *format, ...)
{
	va_list arguments;
	int size;

	va_start(arguments, format);
	size = ws_vwprintf(format, arguments);
	va_end(arguments);
	fflush(stdout);
	return size;
}

wint_t
_getwche(void)
{
	wint_t key = _getwch();

	if (key != WEOF)
		_putwch((wchar_t)key);
	return key;
}

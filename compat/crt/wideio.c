/* Wide characters of streams, which are UTF-8 bytes there: so a stream has no orientation. */
#include <errno.h>
#include <stdlib.h>
#include <windows.h>

#include "base/utf8.h"
#include "crt/invalid.h"
#include "crt/printf.h"

int
ws_fputws(const wchar_t *text, FILE *file)
{
	char *bytes;
	int result;

	if (!text || !file)
		return wsi_crt_invalid(EINVAL), -1;
	if (wsi_utf8_from_wide(text, &bytes)) {
		errno = ENOMEM;
		return -1;
	}
	result = fputs(bytes, file) < 0 ? -1 : 0;
	free(bytes);
	return result;
}

int
_putws(const wchar_t *text)
{
	return ws_fputws(text, stdout) < 0 || putchar('\n') == EOF ? -1 : 0;
}

wint_t
ws_fputwc(wchar_t c, FILE *file)
{
	wchar_t text[] = {c, L'\0'};

	if (!c)
		return putc(0, file) == EOF ? WEOF : 0;
	return ws_fputws(text, file) < 0 ? WEOF : (wint_t)c;
}

wint_t
ws_putwc(wchar_t c, FILE *file)
{
	return ws_fputwc(c, file);
}

wint_t
ws_putwchar(wchar_t c)
{
	return ws_fputwc(c, stdout);
}

/* How many bytes follow the first, or -1 where it begins no character. */
static int
followers(int first)
{
	return first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
}

/* What is no UTF-8 is a byte of its own, as it were a code page's of one byte a character. */
wint_t
ws_fgetwc(FILE *file)
{
	int first = getc(file), more = first == EOF ? -1 : followers(first);
	wint_t c;

	if (first == EOF)
		return WEOF;
	if (more <= 0)
		return (wint_t)first;
	c = (wint_t)first & (0x3fu >> more);
	for (; more; more--) {
		int next = getc(file);

		if (next == EOF || (next & 0xc0) != 0x80) {
			ungetc(next, file);
			return 0xfffd;
		}
		c = c << 6 | (wint_t)(next & 0x3f);
	}
	return c;
}

wint_t
ws_getwc(FILE *file)
{
	return ws_fgetwc(file);
}

wint_t
ws_getwchar(void)
{
	return ws_fgetwc(stdin);
}

wchar_t *
ws_fgetws(wchar_t *to, int count, FILE *file)
{
	int used = 0;

	if (!to || count <= 0 || !file)
		return wsi_crt_invalid(EINVAL), NULL;
	while (used < count - 1) {
		wint_t c = ws_fgetwc(file);

		if (c == WEOF)
			break;
		to[used++] = (wchar_t)c;
		if (c == L'\n')
			break;
	}
	if (!used)
		return NULL;
	to[used] = L'\0';
	return to;
}

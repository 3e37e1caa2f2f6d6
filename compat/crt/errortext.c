/* Messages of errno's values. Those that are returned last until the thread asks for the next. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include <win32/crtstring.h>

#include "crt/invalid.h"

enum { LONGEST = 512 };

static __thread char narrow[LONGEST];
static __thread wchar_t wide[LONGEST];

static const char *
text_of(int error)
{
	const char *text = strerror(error);

	return text ? text : "Unknown error";
}

static void
join(char *to, size_t size, const char *message, int error)
{
	if (message && *message)
		snprintf(to, size, "%s: %s\n", message, text_of(error));
	else
		snprintf(to, size, "%s\n", text_of(error));
}

/* Messages are in the system's own characters, here ASCII for the most part; what is none becomes '?'. */
static void
widen(wchar_t *to, size_t size, const char *text)
{
	size_t i;

	for (i = 0; i + 1 < size && text[i]; i++)
		to[i] = (unsigned char)text[i] < 0x80 ? (wchar_t)text[i] : L'?';
	to[i] = 0;
}

char *
_strerror(const char *message)
{
	join(narrow, sizeof narrow, message, errno);
	return narrow;
}

wchar_t *
_wcserror(int error)
{
	widen(wide, LONGEST, text_of(error));
	return wide;
}

static void
join_wide(wchar_t *to, size_t size, const wchar_t *message, int error)
{
	size_t used = 0;
	char text[LONGEST];

	join(text, sizeof text, NULL, error);
	if (message && *message) {
		for (; used + 3 < size && message[used]; used++)
			to[used] = message[used];
		if (used + 3 < size) {
			to[used++] = L':';
			to[used++] = L' ';
		}
	}
	widen(to + used, size - used, text);
}

wchar_t *
__wcserror(const wchar_t *message)
{
	join_wide(wide, LONGEST, message, errno);
	return wide;
}

errno_t
strerror_s(char *text, rsize_t size, int error)
{
	if (!text || !size)
		return wsi_crt_invalid(EINVAL);
	snprintf(text, size, "%s", text_of(error));
	return 0;
}

errno_t
_strerror_s(char *text, rsize_t size, const char *message)
{
	if (!text || !size)
		return wsi_crt_invalid(EINVAL);
	join(text, size, message, errno);
	return 0;
}

errno_t
_wcserror_s(wchar_t *text, rsize_t size, int error)
{
	if (!text || !size)
		return wsi_crt_invalid(EINVAL);
	widen(text, size, text_of(error));
	return 0;
}

errno_t
__wcserror_s(wchar_t *text, rsize_t size, const wchar_t *message)
{
	if (!text || !size)
		return wsi_crt_invalid(EINVAL);
	join_wide(text, size, message, errno);
	return 0;
}

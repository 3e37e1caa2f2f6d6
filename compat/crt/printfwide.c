#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "crt/format.h"
#include "crt/invalid.h"
#include "crt/printf.h"

static int
write_to(FILE *file, const wchar_t *format, va_list arguments)
{
	wchar_t *wide;
	char *text;
	int count;

	if (!file || !format)
		return wsi_crt_invalid(EINVAL), -1;
	count = wsi_format_wide(format, arguments, &wide);
	if (count < 0 || wsi_utf8_from_wide(wide, &text)) {
		free(wide);
		return -1;
	}
	if (fputs(text, file) < 0)
		count = -1;
	free(text);
	free(wide);
	return count;
}

/* As much as there is room for, with a NUL where `ended` and there is any. */
static int
write_into(wchar_t *to, size_t room, bool ended, const wchar_t *format, va_list arguments)
{
	wchar_t *wide;
	int count = wsi_format_wide(format, arguments, &wide);
	size_t fits = count < 0 ? 0 : (size_t)count;

	if (fits >= room)
		fits = ended && room ? room - 1 : room;
	if (to && fits)
		wmemcpy(to, wide, fits);
	if (to && fits < room)
		to[fits] = L'\0';
	free(wide);
	return count;
}

/* The _s functions: the buffer holds a string in any case. */
static int
write_safely(wchar_t *to, size_t room, size_t count, const wchar_t *format, va_list arguments)
{
	size_t limit = count < room ? count + 1 : room;
	int size;

	if (!to || !room || !format) {
		if (to && room)
			*to = L'\0';
		return wsi_crt_invalid(EINVAL), -1;
	}
	size = write_into(to, limit, true, format, arguments);
	if (size >= 0 && (size_t)size < limit)
		return size;
	if (size >= 0 && (count == _TRUNCATE || count < room))
		return -1;
	*to = L'\0';
	if (size >= 0)
		wsi_crt_invalid(ERANGE);
	return -1;
}

/* -1 where it does not fit, as everywhere. */
int
ws_vswprintf(wchar_t *to, size_t room, const wchar_t *format, va_list arguments)
{
	int count;

	if (!format || (!to && room))
		return wsi_crt_invalid(EINVAL), -1;
	count = write_into(to, room, true, format, arguments);
	return count >= 0 && (size_t)count >= room ? -1 : count;
}

int
_vswprintf(wchar_t *to, const wchar_t *format, va_list arguments)
{
	return ws_vswprintf(to, SIZE_MAX, format, arguments);
}

int
_vsnwprintf(wchar_t *to, size_t room, const wchar_t *format, va_list arguments)
{
	int count;

	if (!format || (!to && room))
		return wsi_crt_invalid(EINVAL), -1;
	count = write_into(to, room, false, format, arguments);
	return to && count >= 0 && (size_t)count > room ? -1 : count;
}

int
_vscwprintf(const wchar_t *format, va_list arguments)
{
	return _vsnwprintf(NULL, 0, format, arguments);
}

int
vswprintf_s(wchar_t *to, size_t room, const wchar_t *format, va_list arguments)
{
	return write_safely(to, room, room, format, arguments);
}

int
_vsnwprintf_s(wchar_t *to, size_t room, size_t count, const wchar_t *format, va_list arguments)
{
	if (!to && !room && !count && format)
		return 0;
	return write_safely(to, room, count, format, arguments);
}

int
ws_vfwprintf(FILE *file, const wchar_t *format, va_list arguments)
{
	return write_to(file, format, arguments);
}

int
ws_vwprintf(const wchar_t *format, va_list arguments)
{
	return write_to(stdout, format, arguments);
}

int
vfwprintf_s(FILE *file, const wchar_t *format, va_list arguments)
{
	return write_to(file, format, arguments);
}

int
vwprintf_s(const wchar_t *format, va_list arguments)
{
	return write_to(stdout, format, arguments);
}

/* ---- the same with the arguments themselves ---- */

#define WITH_ARGUMENTS(call)                    \
	do {                                    \
		va_list arguments;              \
		int size;                       \
		va_start(arguments, format);    \
		size = call;                    \
		va_end(arguments);              \
		return size;                    \
	} while (0)

int
ws_wprintf(const wchar_t *format, ...)
{
	WITH_ARGUMENTS(write_to(stdout, format, arguments));
}

int
ws_fwprintf(FILE *file, const wchar_t *format, ...)
{
	WITH_ARGUMENTS(write_to(file, format, arguments));
}

int
ws_swprintf(wchar_t *to, size_t room, const wchar_t *format, ...)
{
	WITH_ARGUMENTS(ws_vswprintf(to, room, format, arguments));
}

int
_swprintf(wchar_t *to, const wchar_t *format, ...)
{
	WITH_ARGUMENTS(_vswprintf(to, format, arguments));
}

int
_snwprintf(wchar_t *to, size_t room, const wchar_t *format, ...)
{
	WITH_ARGUMENTS(_vsnwprintf(to, room, format, arguments));
}

int
_scwprintf(const wchar_t *format, ...)
{
	WITH_ARGUMENTS(_vscwprintf(format, arguments));
}

int
swprintf_s(wchar_t *to, size_t room, const wchar_t *format, ...)
{
	WITH_ARGUMENTS(vswprintf_s(to, room, format, arguments));
}

int
_snwprintf_s(wchar_t *to, size_t room, size_t count, const wchar_t *format, ...)
{
	WITH_ARGUMENTS(_vsnwprintf_s(to, room, count, format, arguments));
}

int
wprintf_s(const wchar_t *format, ...)
{
	WITH_ARGUMENTS(write_to(stdout, format, arguments));
}

int
fwprintf_s(FILE *file, const wchar_t *format, ...)
{
	WITH_ARGUMENTS(write_to(file, format, arguments));
}

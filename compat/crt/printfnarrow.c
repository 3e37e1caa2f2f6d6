#include <errno.h>
#include <limits.h>
#include <string.h>

#include "crt/format.h"
#include "crt/invalid.h"
#include "crt/printf.h"

static int
write_to(FILE *file, const char *format, va_list arguments)
{
	struct wsi_text text = WSI_TEXT_EMPTY;
	int size;

	if (!file || !format)
		return wsi_crt_invalid(EINVAL), -1;
	size = wsi_format(&text, format, false, arguments);
	if (size > 0 && fwrite(wsi_text_at(&text), 1, (size_t)size, file) != (size_t)size)
		size = -1;
	wsi_text_free(&text);
	return size;
}

/* As much as there is room for, with a NUL where `ended` and there is any. */
static int
write_into(char *to, size_t room, bool ended, const char *format, va_list arguments)
{
	struct wsi_text text = WSI_TEXT_EMPTY;
	int size = wsi_format(&text, format, false, arguments);
	size_t fits = size < 0 ? 0 : (size_t)size;

	if (fits >= room)
		fits = ended && room ? room - 1 : room;
	memcpy(to ? to : text.first, wsi_text_at(&text), to ? fits : 0);
	if (to && fits < room)
		to[fits] = '\0';
	wsi_text_free(&text);
	return size;
}

/* The _s functions: the buffer holds a string in any case. */
static int
write_safely(char *to, size_t room, size_t count, const char *format, va_list arguments)
{
	size_t limit = count < room ? count + 1 : room;
	int size;

	if (!to || !room || !format) {
		if (to && room)
			*to = '\0';
		return wsi_crt_invalid(EINVAL), -1;
	}
	size = write_into(to, limit, true, format, arguments);
	if (size >= 0 && (size_t)size < limit)
		return size;
	if (size >= 0 && (count == _TRUNCATE || count < room))
		return -1;
	*to = '\0';
	if (size >= 0)
		wsi_crt_invalid(ERANGE);
	return -1;
}

int
ws_vsnprintf(char *to, size_t room, const char *format, va_list arguments)
{
	if (!format || (!to && room))
		return wsi_crt_invalid(EINVAL), -1;
	return write_into(to, room, true, format, arguments);
}

int
_vsnprintf(char *to, size_t room, const char *format, va_list arguments)
{
	int size;

	if (!format || (!to && room))
		return wsi_crt_invalid(EINVAL), -1;
	size = write_into(to, room, false, format, arguments);
	return to && size >= 0 && (size_t)size > room ? -1 : size;
}

int
_vscprintf(const char *format, va_list arguments)
{
	return ws_vsnprintf(NULL, 0, format, arguments);
}

int
ws_vsprintf(char *to, const char *format, va_list arguments)
{
	return ws_vsnprintf(to, SIZE_MAX, format, arguments);
}

int
vsprintf_s(char *to, size_t room, const char *format, va_list arguments)
{
	return write_safely(to, room, room, format, arguments);
}

int
_vsnprintf_s(char *to, size_t room, size_t count, const char *format, va_list arguments)
{
	if (!to && !room && !count && format)
		return 0;
	return write_safely(to, room, count, format, arguments);
}

int
ws_vfprintf(FILE *file, const char *format, va_list arguments)
{
	return write_to(file, format, arguments);
}

int
ws_vprintf(const char *format, va_list arguments)
{
	return write_to(stdout, format, arguments);
}

int
vfprintf_s(FILE *file, const char *format, va_list arguments)
{
	return write_to(file, format, arguments);
}

int
vprintf_s(const char *format, va_list arguments)
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
ws_printf(const char *format, ...)
{
	WITH_ARGUMENTS(write_to(stdout, format, arguments));
}

int
ws_fprintf(FILE *file, const char *format, ...)
{
	WITH_ARGUMENTS(write_to(file, format, arguments));
}

int
ws_sprintf(char *to, const char *format, ...)
{
	WITH_ARGUMENTS(ws_vsprintf(to, format, arguments));
}

int
ws_snprintf(char *to, size_t room, const char *format, ...)
{
	WITH_ARGUMENTS(ws_vsnprintf(to, room, format, arguments));
}

int
_snprintf(char *to, size_t room, const char *format, ...)
{
	WITH_ARGUMENTS(_vsnprintf(to, room, format, arguments));
}

int
_scprintf(const char *format, ...)
{
	WITH_ARGUMENTS(_vscprintf(format, arguments));
}

int
sprintf_s(char *to, size_t room, const char *format, ...)
{
	WITH_ARGUMENTS(vsprintf_s(to, room, format, arguments));
}

int
_snprintf_s(char *to, size_t room, size_t count, const char *format, ...)
{
	WITH_ARGUMENTS(_vsnprintf_s(to, room, count, format, arguments));
}

int
printf_s(const char *format, ...)
{
	WITH_ARGUMENTS(write_to(stdout, format, arguments));
}

int
fprintf_s(FILE *file, const char *format, ...)
{
	WITH_ARGUMENTS(write_to(file, format, arguments));
}

#include <windows.h>
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "crt/format.h"
#include "crt/invalid.h"
#include "crt/printf.h"

enum size { OF_INT, OF_CHAR, OF_SHORT, OF_LONG, OF_64, OF_POINTER, OF_LONG_DOUBLE };

/* One conversion. */
struct spec {
	char flags[8];
	int width, precision;   /* -1: none */
	enum size size;
	bool narrow, wide;      /* h, or l and w, before a string or character */
	char conversion;
};

/* A va_list that functions can share. */
struct arguments {
	va_list list;
};

static bool counts;

int
_get_printf_count_output(void)
{
	return __atomic_load_n(&counts, __ATOMIC_RELAXED);
}

int
_set_printf_count_output(int enable)
{
	return __atomic_exchange_n(&counts, enable != 0, __ATOMIC_RELAXED);
}

/* ---- the format ---- */

static const char *
parse_flags(struct spec *spec, const char *at)
{
	size_t count = 0;

	for (; *at && strchr("-+ #0", *at); at++)
		if (!memchr(spec->flags, *at, count))
			spec->flags[count++] = *at;
	return at;
}

static const char *
parse_number(const char *at, struct arguments *arguments, int *number)
{
	if (*at == '*') {
		*number = va_arg(arguments->list, int);
		return at + 1;
	}
	for (*number = 0; *at >= '0' && *at <= '9'; at++)
		*number = *number > INT_MAX / 10 - 1 ? INT_MAX / 10 : *number * 10 + (*at - '0');
	return at;
}

static void
set_width(struct spec *spec, int width)
{
	spec->width = width;
	if (width >= 0)
		return;
	spec->width = width == INT_MIN ? INT_MAX : -width;
	if (!strchr(spec->flags, '-'))
		strcat(spec->flags, "-");
}

static const struct {
	char text[4];
	enum size size;
	bool narrow, wide;
} sizes[] = {
	{"I64", OF_64, false, false}, {"I32", OF_INT, false, false}, {"I", OF_POINTER, false, false},
	{"hh", OF_CHAR, true, false}, {"h", OF_SHORT, true, false}, {"ll", OF_64, false, true}, {"l", OF_LONG, false, true}, {"w", OF_INT, false, true},
	{"L", OF_LONG_DOUBLE, false, false}, {"j", OF_64, false, false}, {"z", OF_POINTER, false, false}, {"t", OF_POINTER, false, false},
};

static const char *
parse_size(struct spec *spec, const char *at)
{
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		size_t length = strlen(sizes[i].text);

		if (strncmp(at, sizes[i].text, length) != 0)
			continue;
		spec->size = sizes[i].size;
		spec->narrow = sizes[i].narrow;
		spec->wide = sizes[i].wide;
		return at + length;
	}
	return at;
}

static const char *
parse(struct spec *spec, const char *at, struct arguments *arguments)
{
	int number;

	*spec = (struct spec){.precision = -1};
	at = parse_flags(spec, at);
	at = parse_number(at, arguments, &number);
	set_width(spec, number);
	if (*at == '.') {
		at = parse_number(at + 1, arguments, &number);
		spec->precision = number < 0 ? -1 : number;
	}
	at = parse_size(spec, at);
	spec->conversion = *at;
	return *at ? at + 1 : at;
}

/* ---- numbers, which libc writes ---- */

static long long
signed_argument(const struct spec *spec, struct arguments *arguments)
{
	switch (spec->size) {
	case OF_CHAR:
		return (signed char)va_arg(arguments->list, int);
	case OF_SHORT:
		return (short)va_arg(arguments->list, int);
	case OF_64:
	case OF_LONG_DOUBLE:
		return va_arg(arguments->list, long long);
	case OF_POINTER:
		return va_arg(arguments->list, intptr_t);
	default:
		return va_arg(arguments->list, int);
	}
}

static long long
unsigned_argument(const struct spec *spec, struct arguments *arguments)
{
	switch (spec->size) {
	case OF_CHAR:
		return (unsigned char)va_arg(arguments->list, int);
	case OF_SHORT:
		return (unsigned short)va_arg(arguments->list, int);
	case OF_64:
	case OF_LONG_DOUBLE:
		return va_arg(arguments->list, long long);
	case OF_POINTER:
		return (long long)va_arg(arguments->list, uintptr_t);
	default:
		return va_arg(arguments->list, unsigned);
	}
}

#pragma GCC diagnostic ignored "-Wformat-nonliteral"

/* Twice where the room was too small. */
#define ADD_NUMBER(text, spec, length, value)                                                                           \
	do {                                                                                                            \
		char own[24];                                                                                           \
		size_t room = 64;                                                                                       \
		int size;                                                                                               \
		char *to;                                                                                               \
		snprintf(own, sizeof own, "%%%s*.*%s%c", (spec)->flags, length, (spec)->conversion);                    \
		to = wsi_text_reserve(text, room);                                                                      \
		size = to ? snprintf(to, room, own, (spec)->width, (spec)->precision, value) : -1;                      \
		if (size >= (int)room && (to = wsi_text_reserve(text, (size_t)size + 1)) != NULL)                       \
			size = snprintf(to, (size_t)size + 1, own, (spec)->width, (spec)->precision, value);            \
		if (size < 0)                                                                                           \
			(text)->failed = true;                                                                          \
		else if (!(text)->failed)                                                                               \
			(text)->size += (size_t)size;                                                                   \
	} while (0)

static void
add_integer(struct wsi_text *text, const struct spec *spec, long long value)
{
	ADD_NUMBER(text, spec, "ll", value);
}

static void
add_double(struct wsi_text *text, const struct spec *spec, double value)
{
	ADD_NUMBER(text, spec, "", value);
}

static void
add_long_double(struct wsi_text *text, const struct spec *spec, long double value)
{
	ADD_NUMBER(text, spec, "L", value);
}

/* All its digits, without a sign that it is hexadecimal. */
static void
add_pointer(struct wsi_text *text, const struct spec *spec, const void *value)
{
	struct spec as = *spec;

	as.conversion = 'X';
	as.precision = 2 * (int)sizeof value;
	add_integer(text, &as, (long long)(uintptr_t)value);
}

/* ---- characters ---- */

static void
add_blanks(struct wsi_text *text, const struct spec *spec, int used, bool before)
{
	bool left = strchr(spec->flags, '-') != NULL;
	char fill = before && strchr(spec->flags, '0') ? '0' : ' ';
	size_t count = spec->width > used && left != before ? (size_t)(spec->width - used) : 0;
	char *to = wsi_text_reserve(text, count);

	if (!to)
		return;
	memset(to, fill, count);
	text->size += count;
}

static void
add_narrow(struct wsi_text *text, const struct spec *spec, const char *from, size_t size)
{
	int used = size > INT_MAX ? INT_MAX : (int)size;

	add_blanks(text, spec, used, true);
	wsi_text_add(text, from, size);
	add_blanks(text, spec, used, false);
}

static void
add_character(struct wsi_text *text, wchar_t wide)
{
	uint32_t c = (uint32_t)wide;
	char bytes[4];

	if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		c = 0xfffd;
	if (c < 0x80) {
		wsi_text_add(text, (char[]){(char)c}, 1);
		return;
	}
	for (int i = 3; i >= 0; i--, c >>= 6)
		bytes[i] = (char)(0x80 | (c & 0x3f));
	c = (uint32_t)wide > 0x10ffff ? 0xfffd : (uint32_t)wide;
	if (c < 0x800) {
		bytes[2] = (char)(0xc0 | c >> 6);
		wsi_text_add(text, bytes + 2, 2);
	} else if (c < 0x10000) {
		bytes[1] = (char)(0xe0 | c >> 12);
		wsi_text_add(text, bytes + 1, 3);
	} else {
		bytes[0] = (char)(0xf0 | c >> 18);
		wsi_text_add(text, bytes, 4);
	}
}

static void
add_wide(struct wsi_text *text, const struct spec *spec, const wchar_t *from, size_t count)
{
	int used = count > INT_MAX ? INT_MAX : (int)count;

	add_blanks(text, spec, used, true);
	for (size_t i = 0; i < count; i++)
		add_character(text, from[i]);
	add_blanks(text, spec, used, false);
}

static void
add_string(struct wsi_text *text, const struct spec *spec, bool wide, const void *string)
{
	size_t most = spec->precision < 0 ? SIZE_MAX / sizeof(wchar_t) : (size_t)spec->precision;

	if (!string)
		add_narrow(text, spec, "(null)", most < 6 ? most : 6);
	else if (wide)
		add_wide(text, spec, string, wcsnlen(string, most));
	else
		add_narrow(text, spec, string, strnlen(string, most));
}

/* %s and %c are of the format's own kind, %S and %C of the other, unless there is an h, an l or a w before them. */
static bool
is_wide(const struct spec *spec, bool format_is_wide)
{
	bool capital = spec->conversion == 'S' || spec->conversion == 'C';

	return spec->narrow ? false : spec->wide ? true : format_is_wide != capital;
}

static void
add_one(struct wsi_text *text, const struct spec *spec, bool wide, int c)
{
	if (wide)
		add_wide(text, spec, &(wchar_t){(wchar_t)c}, 1);
	else
		add_narrow(text, spec, &(char){(char)c}, 1);
}

/* ---- all of it ---- */

static void
store_count(struct wsi_text *text, const struct spec *spec, void *to)
{
	if (!_get_printf_count_output() || !to) {
		text->failed = true;
		wsi_crt_invalid(EINVAL);
	} else if (spec->size == OF_SHORT) {
		*(short *)to = (short)text->size;
	} else if (spec->size == OF_64) {
		*(long long *)to = (long long)text->size;
	} else {
		*(int *)to = (int)text->size;
	}
}

static void
add_conversion(struct wsi_text *text, const struct spec *spec, bool wide, struct arguments *arguments)
{
	switch (spec->conversion) {
	case 'd': case 'i':
		add_integer(text, spec, signed_argument(spec, arguments));
		break;
	case 'u': case 'x': case 'X': case 'o':
		add_integer(text, spec, unsigned_argument(spec, arguments));
		break;
	case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'a': case 'A':
		if (spec->size == OF_LONG_DOUBLE)
			add_long_double(text, spec, va_arg(arguments->list, long double));
		else
			add_double(text, spec, va_arg(arguments->list, double));
		break;
	case 's': case 'S':
		add_string(text, spec, is_wide(spec, wide), va_arg(arguments->list, const void *));
		break;
	case 'c': case 'C':
		add_one(text, spec, is_wide(spec, wide), va_arg(arguments->list, int));
		break;
	case 'p':
		add_pointer(text, spec, va_arg(arguments->list, const void *));
		break;
	case 'n':
		store_count(text, spec, va_arg(arguments->list, void *));
		break;
	case '\0':
		break;
	default:
		wsi_text_add(text, &spec->conversion, 1);
	}
}

static void
add_all(struct wsi_text *text, const char *format, bool wide, struct arguments *arguments)
{
	while (*format && !text->failed) {
		size_t plain = strcspn(format, "%");
		struct spec spec;

		wsi_text_add(text, format, plain);
		format += plain;
		if (!*format)
			break;
		format = parse(&spec, format + 1, arguments);
		add_conversion(text, &spec, wide, arguments);
	}
}

int
wsi_format(struct wsi_text *text, const char *format, bool wide, va_list list)
{
	struct arguments arguments;
	char *end;

	va_copy(arguments.list, list);
	add_all(text, format, wide, &arguments);
	va_end(arguments.list);
	end = wsi_text_reserve(text, 0);
	if (!end || text->size > INT_MAX)
		return -1;
	*end = '\0';
	return (int)text->size;
}

int
wsi_format_wide(const wchar_t *format, va_list list, wchar_t **result)
{
	struct wsi_text text = WSI_TEXT_EMPTY;
	char *narrow;
	int size = -1;

	*result = NULL;
	if (wsi_utf8_from_wide(format, &narrow))
		return -1;
	if (wsi_format(&text, narrow, true, list) >= 0 && !wsi_utf8_to_wide(wsi_text_at(&text), result))
		size = (int)wcslen(*result);
	wsi_text_free(&text);
	free(narrow);
	return size;
}

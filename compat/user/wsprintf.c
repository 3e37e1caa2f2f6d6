/* wsprintf: integers, characters and strings, no floating point, at most 1023 characters. A long has 32 bits in its format language.
 *
 * Formats and strings of both widths meet here, so a text is read through `struct text` and written through `struct sink`, unit by unit.
 */
#include <windows.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
	MOST = 1023,
	DIGITS = 64,
};

struct text {
	const char *narrow;     /* or NULL */
	const WCHAR *wide;
};

struct sink {
	char *narrow;           /* or NULL */
	WCHAR *wide;
	int count;
};

struct spec {
	bool left, alternate, zero;
	int width, precision;   /* -1: none */
	char size;              /* 'h', 'l' (or 'w'), 'I' for 64 bits, 0 */
	unsigned type;
};

struct arguments {
	va_list list;
};

static unsigned
unit(const struct text *text, size_t i)
{
	return text->narrow ? (unsigned char)text->narrow[i] : (unsigned)text->wide[i];
}

static void
put(struct sink *sink, unsigned c)
{
	if (sink->count >= MOST)
		return;
	if (sink->narrow)
		sink->narrow[sink->count++] = (char)c;
	else
		sink->wide[sink->count++] = (WCHAR)c;
}

static void
pad(struct sink *sink, int count, unsigned with)
{
	while (count-- > 0)
		put(sink, with);
}

static int
number(const struct text *format, size_t *at)
{
	int value = 0;

	for (; unit(format, *at) >= '0' && unit(format, *at) <= '9'; ++*at)
		if (value < MOST)
			value = value * 10 + (int)(unit(format, *at) - '0');
	return value;
}

static bool
follows(const struct text *format, size_t at, const char *what)
{
	for (; *what; what++, at++)
		if (unit(format, at) != (unsigned char)*what)
			return false;
	return true;
}

static char
parse_size(const struct text *format, size_t *at)
{
	static const struct {
		const char *text;
		char size;
	} sizes[] = {{"I64", 'I'}, {"I32", 0}, {"ll", 'I'}, {"I", 'p'}, {"h", 'h'}, {"l", 'l'}, {"w", 'l'}};

	for (size_t i = 0; i < ARRAYSIZE(sizes); i++)
		if (follows(format, *at, sizes[i].text)) {
			*at += strlen(sizes[i].text);
			return sizes[i].size == 'p' && sizeof(void *) == 8 ? 'I' : sizes[i].size == 'p' ? 0 : sizes[i].size;
		}
	return 0;
}

/* Behind the '%'. */
static struct spec
parse(const struct text *format, size_t *at)
{
	struct spec spec = {.precision = -1};

	for (;; ++*at)
		if (unit(format, *at) == '-')
			spec.left = true;
		else if (unit(format, *at) == '#')
			spec.alternate = true;
		else
			break;
	if (unit(format, *at) == '0') {
		spec.zero = true;
		++*at;
	}
	spec.width = number(format, at);
	if (unit(format, *at) == '.') {
		++*at;
		spec.precision = number(format, at);
	}
	spec.size = parse_size(format, at);
	spec.type = unit(format, *at);
	if (spec.type)
		++*at;
	return spec;
}

/* A field: a prefix ("-", "0x"), zeros and the units. */
static void
put_field(struct sink *sink, const struct spec *spec, const char *prefix, const struct text *text, size_t length, int zeros)
{
	int rest = spec->width - (int)length - (int)strlen(prefix) - zeros;

	if (spec->zero && !spec->left && rest > 0) {
		zeros += rest;
		rest = 0;
	}
	if (!spec->left)
		pad(sink, rest, ' ');
	for (; *prefix; prefix++)
		put(sink, (unsigned char)*prefix);
	pad(sink, zeros, '0');
	for (size_t i = 0; i < length; i++)
		put(sink, unit(text, i));
	if (spec->left)
		pad(sink, rest, ' ');
}

static void
put_number(struct sink *sink, const struct spec *spec, uint64_t value, const char *prefix, unsigned base, const char *digits)
{
	char buffer[DIGITS], *first = buffer + DIGITS;
	int length;

	do
		*--first = digits[value % base];
	while (value /= base);
	length = (int)(buffer + DIGITS - first);
	put_field(sink, spec, prefix, &(struct text){.narrow = first}, (size_t)length, spec->precision > length ? spec->precision - length : 0);
}

static uint64_t
take_unsigned(const struct spec *spec, struct arguments *arguments)
{
	if (spec->size == 'I')
		return va_arg(arguments->list, uint64_t);
	return spec->size == 'h' ? (uint16_t)va_arg(arguments->list, unsigned) : va_arg(arguments->list, unsigned);
}

static void
put_signed(struct sink *sink, const struct spec *spec, struct arguments *arguments)
{
	int64_t value;

	if (spec->size == 'I')
		value = va_arg(arguments->list, int64_t);
	else
		value = spec->size == 'h' ? (int16_t)va_arg(arguments->list, int) : va_arg(arguments->list, int);
	put_number(sink, spec, value < 0 ? -(uint64_t)value : (uint64_t)value, value < 0 ? "-" : "", 10, "0123456789");
}

static void
put_hex(struct sink *sink, const struct spec *spec, struct arguments *arguments)
{
	bool upper = spec->type == 'X';

	put_number(sink, spec, take_unsigned(spec, arguments), !spec->alternate ? "" : upper ? "0X" : "0x", 16,
		upper ? "0123456789ABCDEF" : "0123456789abcdef");
}

static void
put_pointer(struct sink *sink, struct spec spec, struct arguments *arguments)
{
	spec.precision = 2 * (int)sizeof(void *);
	put_number(sink, &spec, (uintptr_t)va_arg(arguments->list, void *), "", 16, "0123456789ABCDEF");
}

/* s and c are of the format's own width, S and C of the other; h is narrow, l wide, whatever the letter. */
static bool
is_wide(const struct sink *sink, const struct spec *spec)
{
	bool other = spec->type == 'S' || spec->type == 'C';

	return spec->size == 'h' ? false : spec->size == 'l' ? true : !sink->narrow != other;
}

static size_t
length_of(const struct text *text, int most)
{
	size_t length = 0;

	while ((most < 0 || length < (size_t)most) && unit(text, length))
		length++;
	return length;
}

static void
put_text(struct sink *sink, const struct spec *spec, const struct text *text)
{
	put_field(sink, spec, "", text, length_of(text, spec->precision), 0);
}

/* A string of the other width; one for which there is no memory is left out. */
static void
put_converted(struct sink *sink, const struct spec *spec, const void *string, bool wide)
{
	struct text text = {NULL, NULL};
	char *narrow = NULL;
	WCHAR *widened = NULL;
	int error = wide ? wsi_utf8_from_wide(string, &narrow) : wsi_utf8_to_wide(string, &widened);

	text.narrow = narrow;
	text.wide = widened;
	if (!error)
		put_text(sink, spec, &text);
	free(narrow);
	free(widened);
}

static void
put_string(struct sink *sink, const struct spec *spec, struct arguments *arguments)
{
	const void *string = va_arg(arguments->list, const void *);
	bool wide = is_wide(sink, spec);

	if (!string)
		put_text(sink, spec, &(struct text){.narrow = "(null)"});
	else if (wide != !sink->narrow)
		put_converted(sink, spec, string, wide);
	else if (wide)
		put_text(sink, spec, &(struct text){.wide = string});
	else
		put_text(sink, spec, &(struct text){.narrow = string});
}

static void
put_character(struct sink *sink, const struct spec *spec, struct arguments *arguments)
{
	WCHAR wide[2] = {(WCHAR)va_arg(arguments->list, int), 0};
	char narrow[2] = {(char)wide[0], '\0'};

	if (is_wide(sink, spec) && sink->narrow)
		put_converted(sink, spec, wide, true);
	else if (sink->narrow)
		put_field(sink, spec, "", &(struct text){.narrow = narrow}, 1, 0);
	else
		put_field(sink, spec, "", &(struct text){.wide = wide}, 1, 0);
}

static void
put_argument(struct sink *sink, const struct spec *spec, struct arguments *arguments)
{
	switch (spec->type) {
	case 'd':
	case 'i':
		put_signed(sink, spec, arguments);
		break;
	case 'u':
		put_number(sink, spec, take_unsigned(spec, arguments), "", 10, "0123456789");
		break;
	case 'x':
	case 'X':
		put_hex(sink, spec, arguments);
		break;
	case 'p':
		put_pointer(sink, *spec, arguments);
		break;
	case 's':
	case 'S':
		put_string(sink, spec, arguments);
		break;
	case 'c':
	case 'C':
		put_character(sink, spec, arguments);
		break;
	default:
		if (spec->type)
			put(sink, spec->type);
	}
}

static int
print(struct sink *sink, const struct text *format, struct arguments *arguments)
{
	for (size_t at = 0; unit(format, at);) {
		struct spec spec;
		unsigned c = unit(format, at++);

		if (c != '%') {
			put(sink, c);
			continue;
		}
		spec = parse(format, &at);
		put_argument(sink, &spec, arguments);
	}
	if (sink->narrow)
		sink->narrow[sink->count] = '\0';
	else
		sink->wide[sink->count] = 0;
	return sink->count;
}

int WINAPI
wvsprintfA(LPSTR text, LPCSTR format, va_list list)
{
	struct arguments arguments;
	int count;

	va_copy(arguments.list, list);
	count = print(&(struct sink){.narrow = text}, &(struct text){.narrow = format}, &arguments);
	va_end(arguments.list);
	return count;
}

int WINAPI
wvsprintfW(LPWSTR text, LPCWSTR format, va_list list)
{
	struct arguments arguments;
	int count;

	va_copy(arguments.list, list);
	count = print(&(struct sink){.wide = text}, &(struct text){.wide = format}, &arguments);
	va_end(arguments.list);
	return count;
}

int WINAPIV
wsprintfA(LPSTR text, LPCSTR format, ...)
{
	va_list list;
	int count;

	va_start(list, format);
	count = wvsprintfA(text, format, list);
	va_end(list);
	return count;
}

int WINAPIV
wsprintfW(LPWSTR text, LPCWSTR format, ...)
{
	va_list list;
	int count;

	va_start(list, format);
	count = wvsprintfW(text, format, list);
	va_end(list);
	return count;
}

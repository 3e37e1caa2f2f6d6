/* Inserts: %1 to %99, with a format of printf's kind between exclamation marks. Sizes are Windows': an int and a long have 32 bits. */
#include "base/message.h"

#include <windows.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"

enum size {
	SIZE_DEFAULT,
	SIZE_SHORT,          /* h: also "narrow" */
	SIZE_LONG,      /* l, w: also "wide" */
	SIZE_HUGE,      /* I64, ll */
	SIZE_NATIVE,         /* I */
};

struct format {
	bool left, zero, plus, space, alternate;
	int width;
	int precision;          /* -1: none */
	enum size size;
	wchar_t conversion;
};

/* No field is wider: a wrong format must not ask for gigabytes. */
#define FIELD_MAX 65535

static void
fail(struct wsi_message *m)
{
	if (!m->error)
		m->error = ERROR_INVALID_PARAMETER;
}

/* ---- arguments ---- */

/* An argument by its number, or (0) the one behind the last that was taken. */
static ULONG_PTR
argument(struct wsi_message *m, size_t number)
{
	size_t wanted = number ? number : m->taken_count + 1;

	if (wanted > WSI_MESSAGE_ARGUMENTS || (!m->list && !m->array)) {
		fail(m);
		return 0;
	}
	while (m->taken_count < wanted) {
		m->taken[m->taken_count] = m->list ? va_arg(*m->list, ULONG_PTR) : m->array[m->taken_count];
		m->taken_count++;
	}
	return m->taken[wanted - 1];
}

/* An argument of 64 bits takes two places where a place has 32. */
static uint64_t
wide_argument(struct wsi_message *m, size_t number)
{
	uint64_t low = argument(m, number);

	return sizeof (ULONG_PTR) == 8 ? low : low | (uint64_t)argument(m, number ? number + 1 : 0) << 32;
}

/* ---- reading the format ---- */

static bool
take(struct wsi_message *m, wchar_t wanted)
{
	if (wsi_message_peek(m) != wanted)
		return false;
	m->at++;
	return true;
}

static bool
is_digit(wchar_t c)
{
	return c >= '0' && c <= '9';
}

static int
read_number(struct wsi_message *m)
{
	int value = 0;

	for (; is_digit(wsi_message_peek(m)); m->at++)
		if (value <= FIELD_MAX)
			value = value * 10 + (int)(wsi_message_peek(m) - '0');
	return value;
}

/* A number, or '*': the value of the argument *number, which makes the value behind it the one to be printed. */
static int
read_field(struct wsi_message *m, size_t *number)
{
	int value;

	if (!take(m, '*'))
		return read_number(m);
	value = (int)argument(m, *number);
	*number = 0;
	return value;
}

static void
read_flags(struct wsi_message *m, struct format *f)
{
	for (;; m->at++) {
		switch (wsi_message_peek(m)) {
		case '-': f->left = true; break;
		case '0': f->zero = true; break;
		case '+': f->plus = true; break;
		case ' ': f->space = true; break;
		case '#': f->alternate = true; break;
		default: return;
		}
	}
}

static bool
take_two(struct wsi_message *m, wchar_t first, wchar_t second)
{
	if (wsi_message_peek(m) != first)
		return false;
	m->at++;
	if (take(m, second))
		return true;
	m->at--;
	return false;
}

static enum size
read_size(struct wsi_message *m)
{
	if (take(m, 'h'))
		return SIZE_SHORT;
	if (take(m, 'w'))
		return SIZE_LONG;
	if (take(m, 'l'))
		return take(m, 'l') ? SIZE_HUGE : SIZE_LONG;
	if (!take(m, 'I'))
		return SIZE_DEFAULT;
	if (take_two(m, '6', '4'))
		return SIZE_HUGE;
	return take_two(m, '3', '2') ? SIZE_LONG : SIZE_NATIVE;
}

/* Behind the opening '!'; takes the closing one. */
static void
read_format(struct wsi_message *m, struct format *f, size_t *number)
{
	read_flags(m, f);
	f->width = read_field(m, number);
	if (f->width < 0) {
		f->left = true;
		f->width = f->width < -FIELD_MAX ? FIELD_MAX + 1 : -f->width;
	}
	if (take(m, '.')) {
		f->precision = read_field(m, number);
		if (f->precision < 0)
			f->precision = -1;
	}
	f->size = read_size(m);
	f->conversion = wsi_message_peek(m);
	if (!f->conversion || f->width > FIELD_MAX || f->precision > FIELD_MAX) {
		fail(m);
		return;
	}
	m->at++;
	if (!take(m, '!'))
		fail(m);
}

/* ---- output ---- */

static void
fill(struct wsi_message *m, wchar_t unit, int count)
{
	for (; count > 0 && !m->error; count--)
		wsi_message_put(m, unit);
}

/* `length` units that are WCHAR or bytes, as the caller's own are. */
static void
put_field(struct wsi_message *m, const struct format *f, const void *units, size_t length)
{
	int pad = length < (size_t)f->width ? f->width - (int)length : 0;

	if (!f->left)
		fill(m, ' ', pad);
	for (size_t i = 0; i < length && !m->error; i++)
		wsi_message_put(m, m->wide ? ((const wchar_t *)units)[i] : ((const unsigned char *)units)[i]);
	if (f->left)
		fill(m, ' ', pad);
}

static size_t
bound(const struct format *f)
{
	return f->precision < 0 ? SIZE_MAX : (size_t)f->precision;
}

/* A string of the other width, made one of ours: malloc'ed, or NULL. The precision bounds what is read of it. */
static void *
convert(const struct wsi_message *m, const struct format *f, const void *string)
{
	size_t unit = m->wide ? 1 : sizeof (wchar_t);
	size_t length = m->wide ? strnlen(string, bound(f)) : wcsnlen(string, bound(f));
	void *result = NULL, *part = calloc(length + 1, unit);

	if (!part)
		return NULL;
	memcpy(part, string, length * unit);
	if (m->wide ? wsi_utf8_to_wide(part, (WCHAR **)&result) : wsi_utf8_from_wide(part, (char **)&result))
		result = NULL;
	free(part);
	return result;
}

static void
put_own_string(struct wsi_message *m, const struct format *f, const void *string)
{
	put_field(m, f, string, m->wide ? wcsnlen(string, bound(f)) : strnlen(string, bound(f)));
}

static void
put_string(struct wsi_message *m, const struct format *f, const void *string, bool wide)
{
	void *converted;

	if (!string) {
		put_own_string(m, f, m->wide ? (const void *)L"(null)" : "(null)");
		return;
	}
	if (wide == m->wide) {
		put_own_string(m, f, string);
		return;
	}
	converted = convert(m, f, string);
	if (!converted) {
		m->error = ERROR_NOT_ENOUGH_MEMORY;
		return;
	}
	put_own_string(m, f, converted);
	free(converted);
}

static void
put_character(struct wsi_message *m, const struct format *f, ULONG_PTR value, bool wide)
{
	struct format whole = *f;
	wchar_t wide_string[] = {(wchar_t)value, 0};
	char string[] = {(char)value, 0};

	whole.precision = -1;
	put_string(m, &whole, wide ? (const void *)wide_string : string, wide);
}

/* s and S: the first is the caller's own kind, the second the other one; h and l say it outright. */
static bool
is_wide(const struct wsi_message *m, const struct format *f)
{
	if (f->size == SIZE_SHORT)
		return false;
	if (f->size == SIZE_LONG)
		return true;
	return (f->conversion == 's' || f->conversion == 'c') == m->wide;
}

/* ---- numbers ---- */

static uint64_t
number_argument(struct wsi_message *m, const struct format *f, size_t number)
{
	if (f->size == SIZE_HUGE)
		return wide_argument(m, number);
	if (f->size == SIZE_NATIVE || f->conversion == 'p')
		return argument(m, number);
	if (f->size == SIZE_SHORT)
		return (uint16_t)argument(m, number);
	return (uint32_t)argument(m, number);
}

static int64_t
sign_extend(uint64_t value, const struct format *f)
{
	if (f->size == SIZE_SHORT)
		return (int16_t)value;
	if (f->size == SIZE_HUGE || (f->size == SIZE_NATIVE && sizeof (ULONG_PTR) == 8))
		return (int64_t)value;
	return (int32_t)value;
}

struct digits {
	const char *prefix;
	char text[24];          /* 64 bits in octal */
	int begin;
};

static void
make_digits(struct digits *d, uint64_t value, unsigned base, bool upper)
{
	const char *figures = upper ? "0123456789ABCDEF" : "0123456789abcdef";

	d->begin = sizeof d->text;
	for (; value; value /= base)
		d->text[--d->begin] = figures[value % base];
}

static void
put_narrow(struct wsi_message *m, const char *text, int length)
{
	for (int i = 0; i < length; i++)
		wsi_message_put(m, (unsigned char)text[i]);
}

static void
put_number(struct wsi_message *m, const struct format *f, const struct digits *d)
{
	int count = (int)sizeof d->text - d->begin;
	int prefix = (int)strlen(d->prefix);
	int least = f->precision < 0 ? 1 : f->precision;
	int zeros = least > count ? least - count : 0;
	int pad = f->width - prefix - zeros - count;

	if (f->zero && !f->left && f->precision < 0 && pad > 0) {
		zeros += pad;
		pad = 0;
	}
	if (!f->left)
		fill(m, ' ', pad);
	put_narrow(m, d->prefix, prefix);
	fill(m, '0', zeros);
	put_narrow(m, d->text + d->begin, count);
	if (f->left)
		fill(m, ' ', pad);
}

static void
put_signed(struct wsi_message *m, const struct format *f, uint64_t raw)
{
	struct digits d;
	int64_t value = sign_extend(raw, f);

	d.prefix = value < 0 ? "-" : f->plus ? "+" : f->space ? " " : "";
	make_digits(&d, value < 0 ? -(uint64_t)value : (uint64_t)value, 10, false);
	put_number(m, f, &d);
}

static void
put_hex(struct wsi_message *m, const struct format *f, uint64_t value)
{
	struct digits d;
	bool upper = f->conversion == 'X';

	d.prefix = f->alternate && value ? upper ? "0X" : "0x" : "";
	make_digits(&d, value, 16, upper);
	put_number(m, f, &d);
}

static void
put_octal(struct wsi_message *m, const struct format *f, uint64_t value)
{
	struct digits d = {.prefix = ""};
	struct format g = *f;

	make_digits(&d, value, 8, false);
	if (f->alternate && g.precision <= (int)sizeof d.text - d.begin)
		g.precision = (int)sizeof d.text - d.begin + 1;
	put_number(m, &g, &d);
}

static void
put_unsigned(struct wsi_message *m, const struct format *f, uint64_t value)
{
	struct digits d = {.prefix = ""};

	make_digits(&d, value, 10, false);
	put_number(m, f, &d);
}

/* As Microsoft's printf has it: all the digits, in capitals. */
static void
put_pointer(struct wsi_message *m, const struct format *f, uint64_t value)
{
	struct digits d = {.prefix = ""};
	struct format g = *f;

	g.precision = 2 * sizeof (void *);
	make_digits(&d, value, 16, true);
	put_number(m, &g, &d);
}

typedef void put_value(struct wsi_message *m, const struct format *f, uint64_t value);

static const struct {
	char conversion;
	put_value *put;
} numbers[] = {
	{'d', put_signed}, {'i', put_signed}, {'u', put_unsigned}, {'x', put_hex}, {'X', put_hex}, {'o', put_octal}, {'p', put_pointer},
};

/* ---- the insert ---- */

static void
put_argument(struct wsi_message *m, const struct format *f, size_t number)
{
	ULONG_PTR value;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		uint64_t whole;

		if (f->conversion != (wchar_t)numbers[i].conversion)
			continue;
		whole = number_argument(m, f, number);
		if (!m->error)
			numbers[i].put(m, f, whole);
		return;
	}
	/* Floating point is documented as not supported. */
	if (!wcschr(L"sScC", f->conversion)) {
		fail(m);
		return;
	}
	value = argument(m, number);
	if (m->error)
		return;
	if (f->conversion == 'c' || f->conversion == 'C')
		put_character(m, f, value, is_wide(m, f));
	else
		put_string(m, f, (const void *)value, is_wide(m, f));
}

void
wsi_message_insert(struct wsi_message *m)
{
	struct format f = {.precision = -1, .conversion = 's'};
	size_t number = (size_t)(wsi_message_peek(m) - '0');

	m->at++;
	if (is_digit(wsi_message_peek(m))) {
		number = number * 10 + (size_t)(wsi_message_peek(m) - '0');
		m->at++;
	}
	if (take(m, '!'))
		read_format(m, &f, &number);
	if (m->error)
		return;
	put_argument(m, &f, number);
	/* Observed: where the arguments come from a va_list, the value behind a '*' is not counted. */
	if (number == 0 && m->list && m->taken_count)
		m->taken_count--;
}

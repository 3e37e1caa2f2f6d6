#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "crt/invalid.h"
#include "crt/printf.h"
#include "crt/scan.h"
#include "crt/utf8locale.h"

#pragma GCC diagnostic ignored "-Wformat-nonliteral"

/* Microsoft's sizes, and what libc calls them. `long` is as wide as libc's: here programs pass a variable's address. */
static const struct {
	char text[4], instead[3];
} sizes[] = {
	{"I64", "ll"}, {"I32", ""}, {"I", "z"}, {"w", "l"},
};

/* One conversion without its '%': what libc is told, and what of it _s functions must know. */
struct item {
	char text[128];
	bool stores, takes_size;
	bool wide;
	long width;             /* 0: none */
	char conversion;
};

static const char *
copy(struct item *item, const char *at, size_t count)
{
	size_t used = strlen(item->text);

	if (used + count < sizeof item->text)
		memcpy(item->text + used, at, count);
	return at + count;
}

static const char *
copy_size(struct item *item, const char *at)
{
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		size_t length = strlen(sizes[i].text);

		if (strncmp(at, sizes[i].text, length) == 0) {
			copy(item, sizes[i].instead, strlen(sizes[i].instead));
			item->wide = sizes[i].text[0] == 'w';
			return at + length;
		}
	}
	item->wide = *at == 'l';
	return copy(item, at, strspn(at, "hljztL"));
}

static size_t
set_length(const char *at)
{
	const char *end = at + 1;

	if (*end == '^')
		end++;
	if (*end == ']')
		end++;
	end = strchr(end, ']');
	return end ? (size_t)(end - at) + 1 : strlen(at);
}

/* "h" before a string is narrow, which libc's s is already. */
static void
drop_narrow(struct item *item)
{
	size_t length = strlen(item->text);

	while (length && item->text[length - 1] == 'h')
		item->text[--length] = '\0';
}

/* "l" before a string's conversion, where it is not there yet. */
static void
make_wide(struct item *item)
{
	drop_narrow(item);
	if (!strchr(item->text, 'l'))
		copy(item, "l", 1);
	item->wide = true;
}

/* A string is as wide as the format, unless a size says so, and the capital is the other kind. */
static void
settle_width(struct item *item, bool capital, bool wide)
{
	bool narrow = strchr(item->text, 'h');

	if (item->wide || (!narrow && wide != capital))
		make_wide(item);
	else
		drop_narrow(item);
}

/* `wide`: the format is. */
static const char *
parse(struct item *item, const char *at, bool wide)
{
	*item = (struct item){.text = "%", .stores = true};
	if (*at == '*') {
		item->stores = false;
		at = copy(item, at, 1);
	}
	item->width = strtol(at, NULL, 10);
	at = copy(item, at, strspn(at, "0123456789"));
	at = copy_size(item, at);
	item->conversion = *at;
	item->takes_size = item->stores && *at && strchr("sScC[", *at);
	if (*at && strchr("sScC[", *at))
		settle_width(item, *at == 'S' || *at == 'C', wide);
	if (*at == 'S' || *at == 'C')
		return copy(item, *at == 'S' ? "s" : "c", 1), at + 1;
	return copy(item, at, *at == '[' ? set_length(at) : *at != '\0');
}

/* libc's format of Microsoft's, which the caller free()s: an item grows by a byte at most. */
static char *
translate(const char *format, bool wide)
{
	char *to = malloc(2 * strlen(format) + 1), *end = to;

	while (to && *format) {
		struct item item;

		if (*format != '%' || format[1] == '%') {
			size_t count = *format == '%' ? 2 : 1;

			memcpy(end, format, count);
			end += count;
			format += count;
			continue;
		}
		format = parse(&item, format + 1, wide);
		end = stpcpy(end, item.text);
	}
	if (to)
		*end = '\0';
	return to;
}

static int
scan_plainly(FILE *file, const char *format, bool wide, va_list arguments)
{
	locale_t before = wsi_crt_enter_utf8();
	char *own = translate(format, wide);
	int count = own ? vfscanf(file, own, arguments) : -1;

	free(own);
	wsi_crt_leave_utf8(before);
	return count;
}

int
ws_vfscanf(FILE *file, const char *format, va_list arguments)
{
	if (!file || !format)
		return wsi_crt_invalid(EINVAL), -1;
	return scan_plainly(file, format, false, arguments);
}

int
ws_vsscanf(const char *text, const char *format, va_list arguments)
{
	locale_t before;
	char *own;
	int count;

	if (!text || !format)
		return wsi_crt_invalid(EINVAL), -1;
	before = wsi_crt_enter_utf8();
	own = translate(format, false);
	count = own ? vsscanf(text, own, arguments) : -1;
	free(own);
	wsi_crt_leave_utf8(before);
	return count;
}

int
ws_vscanf(const char *format, va_list arguments)
{
	return ws_vfscanf(stdin, format, arguments);
}

int
wsi_crt_scan_wide(FILE *file, const char *format, va_list arguments)
{
	return scan_plainly(file, format, true, arguments);
}

/* ---- the _s functions: a conversion at a time ---- */

struct arguments {
	va_list list;
};

/* One more character than fits is read, to see whether it does. */
static int
scan_text(FILE *file, const struct item *item, void *to, size_t size)
{
	bool one = item->conversion == 'c' || item->conversion == 'C';
	size_t unit = item->wide ? sizeof(wchar_t) : 1, wanted = item->width ? (size_t)item->width : one ? 1 : size;
	size_t most = wanted > size ? size + !one : wanted;
	const char *tail = item->text + 1 + strspn(item->text + 1, "0123456789");
	char own[sizeof item->text + 24];
	char *text;
	int count;

	if (!size || (one && wanted > size))
		return 0;
	text = calloc(most + 1, unit);
	if (!text)
		return 0;
	snprintf(own, sizeof own, "%%%zu%s", most, tail);
	count = fscanf(file, own, text);
	if (count == 1 && !one && (item->wide ? wcslen((wchar_t *)(void *)text) : strlen(text)) >= size) {
		memset(to, 0, unit);
		count = 0;
	} else if (count == 1) {
		memcpy(to, text, (one ? most : item->wide ? wcslen((wchar_t *)(void *)text) + 1 : strlen(text) + 1) * unit);
	}
	free(text);
	return count;
}

/* 1, 0 where it did not match, -1 at the end; 2: matched, and stored nothing that counts. */
static int
scan_item(FILE *file, const struct item *item, long before, struct arguments *arguments)
{
	char own[sizeof item->text + 2];
	int used = -1, count;
	void *to;

	if (item->conversion == 'n') {
		*va_arg(arguments->list, int *) = (int)(ftell(file) - before);
		return 2;
	}
	if (!item->stores) {
		memcpy(own, item->text, sizeof item->text);
		strcat(own, "%n");
		count = fscanf(file, own, &used);
		return count < 0 ? -1 : used >= 0 ? 2 : 0;
	}
	to = va_arg(arguments->list, void *);
	if (item->takes_size)
		return scan_text(file, item, to, va_arg(arguments->list, unsigned));
	return fscanf(file, item->text, to);
}

static bool
match(FILE *file, char wanted)
{
	int c = getc(file);

	if (c == (unsigned char)wanted)
		return true;
	ungetc(c, file);
	return false;
}

static bool
skip_blanks(FILE *file)
{
	int c;

	do
		c = getc(file);
	while (c == ' ' || (c >= '\t' && c <= '\r'));
	ungetc(c, file);
	return true;
}

static int
scan(FILE *file, const char *format, bool wide, struct arguments *arguments)
{
	long before = ftell(file);
	int done = 0;

	while (*format) {
		struct item item;
		int result;

		if (*format == ' ' || (*format >= '\t' && *format <= '\r')) {
			skip_blanks(file);
			format++;
			continue;
		}
		if (*format != '%' || format[1] == '%') {
			format += *format == '%';
			if (!match(file, *format++))
				return done || !feof(file) ? done : -1;
			continue;
		}
		format = parse(&item, format + 1, wide);
		result = scan_item(file, &item, before, arguments);
		if (result <= 0)
			return result < 0 && !done ? -1 : done;
		done += result == 1;
	}
	return done;
}

int
wsi_crt_scan_safely(FILE *file, const char *format, bool wide, va_list list)
{
	locale_t before = wsi_crt_enter_utf8();
	struct arguments arguments;
	int count;

	va_copy(arguments.list, list);
	count = scan(file, format, wide, &arguments);
	va_end(arguments.list);
	wsi_crt_leave_utf8(before);
	return count;
}

static int
scan_file(FILE *file, const char *format, va_list list)
{
	if (!file || !format)
		return wsi_crt_invalid(EINVAL), -1;
	return wsi_crt_scan_safely(file, format, false, list);
}

static int
scan_string(const char *text, const char *format, va_list arguments)
{
	FILE *file;
	int count;

	if (!text || !format)
		return wsi_crt_invalid(EINVAL), -1;
	if (!*text)
		return -1;
	file = fmemopen((void *)(size_t)text, strlen(text), "r");
	if (!file)
		return -1;
	count = scan_file(file, format, arguments);
	fclose(file);
	return count;
}

#define WITH_ARGUMENTS(call)                    \
	do {                                    \
		va_list arguments;              \
		int count;                      \
		va_start(arguments, format);    \
		count = call;                   \
		va_end(arguments);              \
		return count;                   \
	} while (0)

int
ws_scanf(const char *format, ...)
{
	WITH_ARGUMENTS(ws_vfscanf(stdin, format, arguments));
}

int
ws_fscanf(FILE *file, const char *format, ...)
{
	WITH_ARGUMENTS(ws_vfscanf(file, format, arguments));
}

int
ws_sscanf(const char *text, const char *format, ...)
{
	WITH_ARGUMENTS(ws_vsscanf(text, format, arguments));
}

int
scanf_s(const char *format, ...)
{
	WITH_ARGUMENTS(scan_file(stdin, format, arguments));
}

int
fscanf_s(FILE *file, const char *format, ...)
{
	WITH_ARGUMENTS(scan_file(file, format, arguments));
}

int
sscanf_s(const char *text, const char *format, ...)
{
	WITH_ARGUMENTS(scan_string(text, format, arguments));
}

#include <windows.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"

enum {
	REPLACEMENT = 0xfffd,
	LONGEST = 4,
};

/* A lead byte: how it is told, what of it counts, how many follow, and the least that may be written so. */
static const struct lead {
	unsigned char mask, value;
	unsigned follow;
	uint32_t least;
} leads[] = {
	{0x80, 0x00, 0, 0},
	{0xe0, 0xc0, 1, 0x80},
	{0xf0, 0xe0, 2, 0x800},
	{0xf8, 0xf0, 3, 0x10000},
};

enum {
	LEADS = sizeof leads / sizeof *leads,
};

static uint32_t
valid(uint32_t c)
{
	return c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff) ? REPLACEMENT : c;
}

static unsigned
put(uint32_t c, char *out)
{
	unsigned follow = 0;

	while (follow + 1 < LEADS && c >= leads[follow + 1].least)
		follow++;
	for (unsigned i = follow; i; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)(leads[follow].value | c);
	return follow + 1;
}

/* Take one character of text[0], which is not NUL. */
static unsigned
take(const unsigned char *text, uint32_t *c)
{
	const struct lead *lead = leads;

	*c = REPLACEMENT;
	while (lead < leads + LEADS && (text[0] & lead->mask) != lead->value)
		lead++;
	if (lead == leads + LEADS)
		return 1;
	uint32_t value = text[0] & (unsigned char)~lead->mask;
	for (unsigned i = 1; i <= lead->follow; i++) {
		if ((text[i] & 0xc0) != 0x80)
			return i;
		value = value << 6 | (text[i] & 0x3f);
	}
	if (value >= lead->least)
		*c = valid(value);
	return lead->follow + 1;
}

int
wsi_utf8_from_wide(LPCWSTR wide, char **text)
{
	char *out = malloc(wcslen(wide) * LONGEST + 1);
	size_t size = 0;

	*text = out;
	if (!out)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (; *wide; wide++)
		size += put(valid((uint32_t)*wide), out + size);
	out[size] = '\0';
	return 0;
}

int
wsi_utf8_to_wide(LPCSTR text, WCHAR **wide)
{
	const unsigned char *in = (const unsigned char *)text;
	WCHAR *out = malloc((strlen(text) + 1) * sizeof *out);
	uint32_t c;

	*wide = out;
	if (!out)
		return ERROR_NOT_ENOUGH_MEMORY;
	while (*in) {
		in += take(in, &c);
		*out++ = (WCHAR)c;
	}
	*out = 0;
	return 0;
}

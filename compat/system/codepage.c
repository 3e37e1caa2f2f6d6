#include "system/codepage.h"

#include <stdio.h>
#include <string.h>

enum {
	UTF8 = 65001,
	ASCII = 20127,
	LATIN1 = 28591,
	WESTERN = 1252,
	DOS = 437,
	LONGEST = 8,
};

/* What 0x80 to 0x9f are; the rest is Latin 1. Unused places are controls, as on Windows. */
static const uint16_t western[128] = {
	0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
};

static const uint16_t dos[128] = {
	0xc7, 0xfc, 0xe9, 0xe2, 0xe4, 0xe0, 0xe5, 0xe7, 0xea, 0xeb, 0xe8, 0xef, 0xee, 0xec, 0xc4, 0xc5,
	0xc9, 0xe6, 0xc6, 0xf4, 0xf6, 0xf2, 0xfb, 0xf9, 0xff, 0xd6, 0xdc, 0xa2, 0xa3, 0xa5, 0x20a7, 0x192,
	0xe1, 0xed, 0xf3, 0xfa, 0xf1, 0xd1, 0xaa, 0xba, 0xbf, 0x2310, 0xac, 0xbd, 0xbc, 0xa1, 0xab, 0xbb,
	0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x2561, 0x2562, 0x2556, 0x2555, 0x2563, 0x2551, 0x2557, 0x255d, 0x255c, 0x255b, 0x2510,
	0x2514, 0x2534, 0x252c, 0x251c, 0x2500, 0x253c, 0x255e, 0x255f, 0x255a, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256c, 0x2567,
	0x2568, 0x2564, 0x2565, 0x2559, 0x2558, 0x2552, 0x2553, 0x256b, 0x256a, 0x2518, 0x250c, 0x2588, 0x2584, 0x258c, 0x2590, 0x2580,
	0x3b1, 0xdf, 0x393, 0x3c0, 0x3a3, 0x3c3, 0xb5, 0x3c4, 0x3a6, 0x398, 0x3a9, 0x3b4, 0x221e, 0x3c6, 0x3b5, 0x2229,
	0x2261, 0xb1, 0x2265, 0x2264, 0x2320, 0x2321, 0xf7, 0x2248, 0xb0, 0x2219, 0xb7, 0x221a, 0x207f, 0xb2, 0x25a0, 0xa0,
};

/* ---- UTF-8 ---- */

/* How many bytes a character with this first byte has, 0: none begins so; and what the second may be. */
static unsigned
begin_utf8(unsigned char first, unsigned char *least, unsigned char *most)
{
	*least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
	*most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
	if (first < 0x80)
		return 1;
	if (first < 0xc2 || first > 0xf4)
		return 0;
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* Of bad bytes the longest part that could have begun a character counts as one. */
static size_t
take_utf8(struct wsi_codepage *cp, const unsigned char *text, size_t size, uint32_t *c)
{
	unsigned char least, most;
	unsigned count = begin_utf8(text[0], &least, &most);
	uint32_t value = count <= 1 ? text[0] : text[0] & (0x7fu >> count);

	(void)cp;
	*c = WSI_CODEPAGE_NONE;
	if (!count)
		return 1;
	for (unsigned i = 1; i < count; i++) {
		if (i >= size || text[i] < least || text[i] > most)
			return i;
		value = value << 6 | (text[i] & 0x3f);
		least = 0x80;
		most = 0xbf;
	}
	*c = value;
	return count;
}

static size_t
put_utf8(struct wsi_codepage *cp, uint32_t c, unsigned char *to)
{
	unsigned count = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	(void)cp;
	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0;
	for (unsigned i = count - 1; i; i--, c >>= 6)
		to[i] = (unsigned char)(0x80 | (c & 0x3f));
	to[0] = (unsigned char)(count == 1 ? c : (0xf00u >> count & 0xff) | c);
	return count;
}

/* ---- pages of one byte ---- */

static size_t
take_latin1(struct wsi_codepage *cp, const unsigned char *text, size_t size, uint32_t *c)
{
	(void)size;
	*c = cp->page == ASCII ? text[0] & 0x7f : text[0];
	return 1;
}

static size_t
put_latin1(struct wsi_codepage *cp, uint32_t c, unsigned char *to)
{
	if (c > (cp->page == ASCII ? 0x7fu : 0xffu))
		return 0;
	to[0] = (unsigned char)c;
	return 1;
}

static uint32_t
in_table(const struct wsi_codepage *cp, unsigned byte)
{
	return byte >= 0x80 && cp->table[byte - 0x80] ? cp->table[byte - 0x80] : byte;
}

static size_t
take_table(struct wsi_codepage *cp, const unsigned char *text, size_t size, uint32_t *c)
{
	(void)size;
	*c = in_table(cp, text[0]);
	return 1;
}

static size_t
put_table(struct wsi_codepage *cp, uint32_t c, unsigned char *to)
{
	for (unsigned byte = c < 0x80 ? c : 0x80; byte < 0x100; byte++) {
		if (in_table(cp, byte) != c)
			continue;
		to[0] = (unsigned char)byte;
		return 1;
	}
	return 0;
}

/* ---- the others, through iconv ---- */

/* One byte more at a time, until there is a character. */
static size_t
take_iconv(struct wsi_codepage *cp, const unsigned char *text, size_t size, uint32_t *c)
{
	for (size_t n = 1; n <= size && n <= LONGEST; n++) {
		char *from = (char *)(uintptr_t)text, *to = (char *)c;
		size_t left = n, room = sizeof *c;

		iconv(cp->in, NULL, NULL, NULL, NULL);
		if (iconv(cp->in, &from, &left, &to, &room) != (size_t)-1 && !room)
			return n;
	}
	*c = WSI_CODEPAGE_NONE;
	return 1;
}

static size_t
put_iconv(struct wsi_codepage *cp, uint32_t c, unsigned char *bytes)
{
	char *from = (char *)&c, *to = (char *)bytes;
	size_t left = sizeof c, room = LONGEST;

	iconv(cp->out, NULL, NULL, NULL, NULL);
	return iconv(cp->out, &from, &left, &to, &room) == 0 ? LONGEST - room : 0;
}

static int
open_iconv(struct wsi_codepage *cp)
{
	char name[16];

	if (cp->page == CP_UTF7 || cp->page < 37 || cp->page > 65535)
		return ERROR_INVALID_PARAMETER;
	if (cp->page > LATIN1 && cp->page <= LATIN1 + 15)
		snprintf(name, sizeof name, "ISO-8859-%u", cp->page - LATIN1 + 1);
	else
		snprintf(name, sizeof name, cp->page == 20866 ? "KOI8-R" : cp->page == 54936 ? "GB18030" : "CP%u", cp->page);
	cp->in = iconv_open("WCHAR_T", name);
	if (cp->in == (iconv_t)-1)
		return ERROR_INVALID_PARAMETER;
	cp->out = iconv_open(name, "WCHAR_T");
	if (cp->out == (iconv_t)-1) {
		iconv_close(cp->in);
		return ERROR_INVALID_PARAMETER;
	}
	cp->take = take_iconv;
	cp->put = put_iconv;
	return 0;
}

/* ---- which ---- */

UINT
wsi_codepage_real(UINT page)
{
	return page == CP_ACP || page == CP_OEMCP || page == CP_THREAD_ACP ? UTF8 : page == CP_MACCP ? 10000 : page;
}

int
wsi_codepage_open(struct wsi_codepage *cp, UINT page)
{
	*cp = (struct wsi_codepage){.page = wsi_codepage_real(page)};
	switch (cp->page) {
	case UTF8:
		cp->take = take_utf8;
		cp->put = put_utf8;
		return 0;
	case ASCII:
	case LATIN1:
		cp->take = take_latin1;
		cp->put = put_latin1;
		return 0;
	case WESTERN:
	case DOS:
		cp->table = cp->page == DOS ? dos : western;
		cp->take = take_table;
		cp->put = put_table;
		return 0;
	}
	return open_iconv(cp);
}

void
wsi_codepage_close(struct wsi_codepage *cp)
{
	if (cp->take != take_iconv)
		return;
	iconv_close(cp->in);
	iconv_close(cp->out);
}

#include "decode.h"

#include <stdint.h>
#include <string.h>

static void
add_utf8(struct bytes *out, uint32_t code)
{
	char bytes[4];
	size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;

	for (size_t i = length - 1; i > 0; i--, code >>= 6)
		bytes[i] = (char)(0x80 | (code & 0x3f));
	bytes[0] = (char)(length == 1 ? code : (0xf00u >> length & 0xff) | code);
	bytes_add(out, bytes, length);
}

static uint32_t
unit(const unsigned char *p, bool big)
{
	return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

/* A half of a pair that stands alone becomes U+FFFD. */
static void
from_utf16(struct bytes *file, bool big)
{
	const unsigned char *p = (const unsigned char *)file->at + 2, *end = p + (file->size - 2) / 2 * 2;
	struct bytes out = {0};

	bytes_add(&out, "", 0);
	while (p < end) {
		uint32_t code = unit(p, big);

		p += 2;
		if (code >= 0xd800 && code < 0xdc00 && p < end && (unit(p, big) & 0xfc00) == 0xdc00) {
			code = 0x10000 + ((code - 0xd800) << 10) + (unit(p, big) - 0xdc00);
			p += 2;
		} else if (code >= 0xd800 && code < 0xe000) {
			code = 0xfffd;
		}
		add_utf8(&out, code);
	}
	*file = out;
}

static bool
ends_early(struct bytes *file)
{
	char *end = memchr(file->at, 0x1a, file->size);

	if (end == NULL)
		return false;
	*end = 0;
	file->size = (size_t)(end - file->at);
	return true;
}

bool
decode(struct bytes *file)
{
	bool changed = true;

	if (file->size >= 2 && memcmp(file->at, "\xff\xfe", 2) == 0)
		from_utf16(file, false);
	else if (file->size >= 2 && memcmp(file->at, "\xfe\xff", 2) == 0)
		from_utf16(file, true);
	else
		changed = false;
	/* The compilers skip this mark at the beginning; a copy has a line before it. */
	if (file->size >= 3 && memcmp(file->at, "\xef\xbb\xbf", 3) == 0) {
		file->at += 3;
		file->size -= 3;
		file->room -= 3;
	}
	return ends_early(file) || changed;
}

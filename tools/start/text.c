#include "start.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Blocks stay reachable: a program that leaves with exit() leaks nothing. */
struct block {
	struct block *next;
	max_align_t memory[];
};
static struct block *blocks;

void *
winsock_start_memory(size_t size)
{
	static const char message[] = "winsock: no memory for the program's arguments\n";
	struct block *block = malloc(sizeof *block + size);

	if (block == NULL) {
		if (write(STDERR_FILENO, message, sizeof message - 1) < 0)
			_exit(254);
		_exit(255);
	}
	block->next = blocks;
	blocks = block;
	return block->memory;
}

/* The number of bytes that continue this first one; -1 where it begins nothing. */
static int
continued(unsigned char first)
{
	if (first < 0x80)
		return 0;
	if (first < 0xc2 || first > 0xf4)
		return -1;
	return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

static wchar_t
next(const unsigned char **text)
{
	static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
	const unsigned char *p = *text;
	int more = continued(*p);
	uint32_t code = more > 0 ? *p & (0x3fu >> more) : *p;

	(*text)++;
	for (int i = 1; i <= more; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0xfffd;
		code = code << 6 | (p[i] & 0x3f);
	}
	if (more < 0 || code < least[more] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
		return 0xfffd;
	*text += more;
	return (wchar_t)code;
}

wchar_t *
winsock_start_wide(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;
	wchar_t *wide = winsock_start_memory((strlen(text) + 1) * sizeof *wide), *w = wide;

	while (*p)
		*w++ = next(&p);
	*w = 0;
	return wide;
}

wchar_t **
winsock_start_wide_all(char **texts)
{
	size_t count = 0;
	wchar_t **all;

	while (texts[count])
		count++;
	all = winsock_start_memory((count + 1) * sizeof *all);
	for (size_t i = 0; i < count; i++)
		all[i] = winsock_start_wide(texts[i]);
	all[count] = NULL;
	return all;
}

#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *text_program = "winsock-cc";

/* Every block stays reachable, so that leak checkers see a program that means to keep them. */
struct block {
	struct block *next;
	max_align_t memory[];
};
static struct block *blocks;

static void __attribute__((format(printf, 1, 0)))
say(const char *format, va_list arguments)
{
	fprintf(stderr, "%s: ", text_program);
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
}

void
text_warn(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
}

_Noreturn void
text_fail(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
	exit(1);
}

void *
text_alloc(size_t size)
{
	struct block *block = calloc(1, sizeof *block + size);

	if (block == NULL)
		text_fail("out of memory");
	block->next = blocks;
	blocks = block;
	return block->memory;
}

void *
text_grow(void *items, size_t count, size_t *room, size_t size)
{
	void *larger;

	if (count < *room)
		return items;
	*room = *room ? *room * 2 : 16;
	larger = text_alloc(*room * size);
	if (count)
		memcpy(larger, items, count * size);
	return larger;
}

char *
text_format(const char *format, ...)
{
	va_list arguments, again;
	int length;
	char *text;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	if (length < 0)
		text_fail("a text that cannot be written: %s", strerror(errno));
	text = text_alloc((size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(arguments);
	return text;
}

char *
text_copy(const char *start, size_t length)
{
	char *copy = text_alloc(length + 1);

	memcpy(copy, start, length);
	return copy;
}

bool
text_starts(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool
text_ends(const char *text, const char *suffix)
{
	size_t length = strlen(text), tail = strlen(suffix);

	return length >= tail && strcmp(text + length - tail, suffix) == 0;
}

const char *
text_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

const char *
text_folder(const char *path)
{
	return text_copy(path, (size_t)(text_base(path) - path));
}

void
list_add(struct list *list, const char *item)
{
	list->items = text_grow(list->items, list->count, &list->room, sizeof *list->items);
	list->items[list->count++] = item;
}

void
list_append(struct list *list, const struct list *more)
{
	for (size_t i = 0; i < more->count; i++)
		list_add(list, more->items[i]);
}

bool
list_has(const struct list *list, const char *item)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i], item) == 0)
			return true;
	return false;
}

void
list_split(struct list *list, const char *words)
{
	while (*(words += strspn(words, " \t\n"))) {
		size_t length = strcspn(words, " \t\n");

		list_add(list, text_copy(words, length));
		words += length;
	}
}

void
bytes_add(struct bytes *bytes, const void *more, size_t size)
{
	if (bytes->size + size + 1 > bytes->room) {
		char *larger;

		bytes->room = (bytes->size + size + 1) * 2;
		larger = text_alloc(bytes->room);
		if (bytes->size)
			memcpy(larger, bytes->at, bytes->size);
		bytes->at = larger;
	}
	if (size)
		memcpy(bytes->at + bytes->size, more, size);
	bytes->size += size;
	bytes->at[bytes->size] = 0;
}

void
bytes_add_text(struct bytes *bytes, const char *text)
{
	bytes_add(bytes, text, strlen(text));
}

bool
bytes_read_from(struct bytes *bytes, int fd)
{
	static char chunk[65536];
	ssize_t n;

	bytes_add(bytes, "", 0);
	while ((n = read(fd, chunk, sizeof chunk)) != 0) {
		if (n > 0)
			bytes_add(bytes, chunk, (size_t)n);
		else if (errno != EINTR)
			return false;
	}
	return true;
}

bool
bytes_read(struct bytes *bytes, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool read_all;

	if (fd < 0)
		return false;
	read_all = bytes_read_from(bytes, fd);
	close(fd);
	return read_all;
}

bool
bytes_write(const struct bytes *bytes, const char *path)
{
	FILE *file = fopen(path, "we");
	bool written;

	if (file == NULL)
		return false;
	written = fwrite(bytes->at, 1, bytes->size, file) == bytes->size;
	return fclose(file) == 0 && written;
}

void
bytes_replace(struct bytes *bytes, const char *text, const char *with)
{
	struct bytes result = {0};
	const char *rest = bytes->at, *end = rest + bytes->size, *found;
	size_t length = strlen(text);

	while ((found = memmem(rest, (size_t)(end - rest), text, length)) != NULL) {
		bytes_add(&result, rest, (size_t)(found - rest));
		bytes_add_text(&result, with);
		rest = found + length;
	}
	bytes_add(&result, rest, (size_t)(end - rest));
	*bytes = result;
}

/* Memory, lists of words, and bytes of files, for a program that runs once: nothing is given back, and what cannot be had ends it. */
#ifndef CC_TEXT_H
#define CC_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct list {
	const char **items;
	size_t count;
	size_t room;
};

struct bytes {
	char *at; /* a zero stands behind the last */
	size_t size;
	size_t room;
};

/* The name that messages begin with. */
extern const char *text_program;

/* Zeroed memory. */
void *text_alloc(size_t size);
/* Make room for one more item of an array: answers where the array now is. */
void *text_grow(void *items, size_t count, size_t *room, size_t size);

char *text_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *text_copy(const char *start, size_t length);
bool text_starts(const char *text, const char *prefix);
bool text_ends(const char *text, const char *suffix);
/* The last name of a path, and all before it: "src/" of "src/app.c", "" of "app.c". */
const char *text_base(const char *path);
const char *text_folder(const char *path);

void list_add(struct list *list, const char *item);
void list_append(struct list *list, const struct list *more);
bool list_has(const struct list *list, const char *item);
/* Add the words of a text that blanks part. */
void list_split(struct list *list, const char *words);

void bytes_add(struct bytes *bytes, const void *more, size_t size);
void bytes_add_text(struct bytes *bytes, const char *text);
/* False where the file cannot be read (errno says why). */
bool bytes_read(struct bytes *bytes, const char *path);
bool bytes_read_from(struct bytes *bytes, int fd);
bool bytes_write(const struct bytes *bytes, const char *path);
/* Put `with` for every `text`. */
void bytes_replace(struct bytes *bytes, const char *text, const char *with);

/* A message; text_fail() then ends the program with status 1. */
void text_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void text_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

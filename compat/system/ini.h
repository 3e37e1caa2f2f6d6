/* An INI file's text, read whole and looked through line by line. Names are compared without regard to case, spaces around them and around values do not
 * count, and what no rule knows (comments, blank lines) stays where it is.
 *
 * A reader opens the file; a writer holds a lock on a second file beside it (its name with a tilde), makes a new file and renames it, so that readers
 * always see a whole one and writers, of other processes too, follow each other.
 */
#ifndef WSI_INI_H
#define WSI_INI_H

#include <stdbool.h>
#include <stddef.h>

struct wsi_ini {
	char *text;             /* malloc'ed, ends with NUL */
	size_t size;
};

struct wsi_ini_line {
	const char *begin, *end, *next;         /* without its line end; where the next begins */
	const char *name, *name_end;            /* of a section, or of a key */
	const char *value, *value_end;          /* of a key with an equals sign; else NULL */
	bool is_section, is_key;
};

/* 0, ERROR_FILE_NOT_FOUND and other Win32 codes. */
int wsi_ini_read(const char *path, struct wsi_ini *ini);
/* The line at a place; false at the end of the text. */
bool wsi_ini_line(const struct wsi_ini *ini, const char *at, struct wsi_ini_line *line);
bool wsi_ini_is(const char *begin, const char *end, const char *name);
/* Behind a section's heading, or NULL where there is none of that name. */
const char *wsi_ini_section(const struct wsi_ini *ini, const char *section, struct wsi_ini_line *heading);

/* The path of a file that a program names, malloc'ed; NULL with a Win32 code. */
int wsi_ini_path(const char *file, char **path);
/* `key` NULL: the section goes; `value` NULL: the key goes. Win32 codes. */
int wsi_ini_write(const char *path, const char *section, const char *key, const char *value);
/* The section gets these lines, each ended by NUL, the last by two. */
int wsi_ini_write_section(const char *path, const char *section, const char *lines);

#endif

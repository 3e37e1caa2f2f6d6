/* Command lines: Windows has one line where POSIX has arguments. */
#ifndef WSI_ARGV_H
#define WSI_ARGV_H

#include <windef.h>

/* Windows' rules: the program's name ends at its quote or at a blank; in the others 2n backslashes before a quote are n and it is a quote, 2n + 1 are n and it
 * is a character; in quotes, two quotes are one. One block, malloc'ed: argv, with NULL behind it, and the texts. 0 or ERROR_NOT_ENOUGH_MEMORY. */
int wsi_argv_parse(const char *line, char ***argv, int *argc);
/* The other way: what that makes of the result is argv again. malloc'ed. */
int wsi_argv_join(char *const *argv, char **line);
/* Where the program's name ends in a line. */
const char *wsi_argv_name_end(const char *line);

#endif

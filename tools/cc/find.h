/* Files as Windows finds them: in any case of letters, with backslashes. */
#ifndef CC_FIND_H
#define CC_FIND_H

#include <stdbool.h>

/* Is this a file, in this very spelling? */
bool find_exact(const char *path);
/* The name with its slashes turned. */
const char *find_slashes(const char *name);
/* What `name` is called below the folder `dir` ("" or ending in a slash); NULL where nothing there has that name in any case of letters. */
const char *find_spelling(const char *dir, const char *name);
/* The path as it is, or where there is no such thing, the one that Windows would find by it. */
const char *find_repaired(const char *path);

#endif

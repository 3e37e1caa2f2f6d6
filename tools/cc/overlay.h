/* A folder with copies of the program's files as the compiler must read them, for the time of one compilation.
 *
 * Each copy begins with a #line that names its original, so that messages, __FILE__ and debug information do too; where the
 * compiler writes the copy's own name (dependencies, preprocessed text), overlay_restore() puts the original's back. */
#ifndef CC_OVERLAY_H
#define CC_OVERLAY_H

#include "sources.h"

struct overlay {
	const char *root;       /* of the copies, with its slash; NULL as long as nothing had to be made */
	struct list folders;    /* the originals' folders: copies of the n-th are in ROOT/n/ */
};

/* Make the folder, once. */
void overlay_open(struct overlay *overlay);
/* Copy the sources, all of them: a file has one copy or none, whoever includes it. */
void overlay_copy(struct overlay *overlay, struct sources *sources);
/* A name in the folder for a file of another kind. */
const char *overlay_file(struct overlay *overlay, const char *name);
/* Options by which the compiler itself calls the copies by their originals' names. */
void overlay_options(const struct overlay *overlay, struct list *command);
/* Originals' names in a text that the compiler wrote, as makefiles spell them or as C does. */
void overlay_restore(const struct overlay *overlay, struct bytes *text, bool for_make);
void overlay_remove(void);

#endif

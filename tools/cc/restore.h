/* What the compiler wrote while it read copies: the originals' names are put back. */
#ifndef CC_RESTORE_H
#define CC_RESTORE_H

#include "options.h"
#include "overlay.h"

/* Does the command write such names to its standard output? */
bool restore_output(const struct command *command);
void restore_text(const struct overlay *overlay, const struct command *command, struct bytes *text);
/* In the files it wrote. */
void restore_files(const struct overlay *overlay, const struct command *command);

#endif

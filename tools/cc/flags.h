/* The options that MSVC-era code needs. */
#ifndef CC_FLAGS_H
#define CC_FLAGS_H

#include "compiler.h"
#include "place.h"

/* Before the user's own options, which so outrank them. `language` is that of all sources of the command. */
void flags_compile(struct list *command, const struct compiler *compiler, const struct command *user, const struct place *place,
                   enum language language);
/* After them. */
void flags_compile_last(struct list *command, const struct command *user);
void flags_link(struct list *command, const struct compiler *compiler, const struct command *user, const struct place *place);

#endif

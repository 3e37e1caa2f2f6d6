/* The program's own files of one compilation, and what each include in them means. */
#ifndef CC_SOURCES_H
#define CC_SOURCES_H

#include <sys/types.h>

#include "compiler.h"
#include "options.h"
#include "place.h"
#include "scan.h"

struct source {
	struct source *next;
	struct source *from;    /* the first that included it; NULL for those of the command line */
	const char *name;       /* as the compiler would call it */
	const char *folder;     /* of the name, with its slash, or "" */
	bool cxx;
	dev_t device;
	ino_t file;
	struct bytes text;      /* decoded */
	struct scan scan;
	bool wants_errno;       /* uses an errno that none of the sources declares */
	unsigned hides;         /* of scan_shared, by bits: libc's declarations that are to be out of the way */
	bool wants_try;         /* some source of the compilation has a __try */
	bool wants_types;       /* <sys/types.h> must be read first */
	const char *copy;       /* where the overlay has it (overlay.c) */
};

struct sources {
	const struct command *command;
	struct compiler *compiler;
	const struct place *place;
	struct source *first;
	struct source **end;
	struct list own_dirs;     /* of -I, in which the program's own headers are */
	struct list foreign_dirs; /* whose headers stay where they are */
	bool has_except;        /* of any source */
	bool changed;           /* the compiler would not read these files as MSVC does: an overlay is needed */
	struct list absent;     /* messages about headers that are out of reach */
};

void sources_begin(struct sources *sources, const struct command *command, struct compiler *compiler, const struct place *place);
/* Add a file that another includes (or NULL), or a text that comes from elsewhere. NULL where it cannot be read: the compiler will
 * say so. */
struct source *sources_add(struct sources *sources, const char *name, struct source *from, bool cxx);
struct source *sources_add_text(struct sources *sources, const char *name, struct bytes text, bool cxx);
/* The file among them; NULL where it is not. */
const struct source *sources_find(const struct sources *sources, const char *name);
/* Follow all includes. */
void sources_resolve(struct sources *sources);

#endif

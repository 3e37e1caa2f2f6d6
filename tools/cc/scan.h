/* What must be known of a source before it is compiled: the names it includes, and a main that returns nothing. */
#ifndef CC_SCAN_H
#define CC_SCAN_H

#include "text.h"

struct source;

struct include {
	const char *name;
	char delimiter;         /* " or < */
	struct source *target;  /* the file of the program's own that it means, or NULL */
	const char *spelling;   /* how the compiler must be asked for it, where not as it is */
};

/* A place to be written anew: the name of an include with its delimiters; a use of errno, if no source declares it; or else
 * what `with` is to replace. */
struct edit {
	size_t at;
	size_t length;
	const char *with;
	struct include *include;
	bool is_errno;
};

struct scan {
	struct edit *edits;     /* in their order in the text */
	size_t count;
	size_t room;
	bool entry;             /* void main was found */
	bool uses_errno;
	bool has_errno;         /* declares it for all the file, or defines it, or includes <errno.h> */
	unsigned own;           /* of scan_shared, by bits: declares a function of its own of that name */
	bool has_try;           /* __try: its keywords are written anew, as macros of win32/seh.h */
	bool has_except;        /* __except: asks for the processor's faults */
	bool has_annotation;    /* __in or the like, in C++: they are taken out */
	bool has_suffix;        /* has an integer with one of MSVC's suffixes */
	bool has_types;         /* makes macros of names that are types in <sys/types.h> */
	bool keeps_place;       /* has #include_next: means something only where it is */
};

/* Functions that this libc declares unasked in headers that MSVC has too, where it has none of that name. None returns a pointer. */
enum { SCAN_SHARED = 8 };
struct shared {
	const char *name;
	const char *header;
};
extern const struct shared scan_shared[SCAN_SHARED];

/* Read a text without preprocessing it: comments, strings and raw strings are known, conditions are not. */
void scan_text(struct scan *scan, const struct bytes *text, bool cxx);

#endif

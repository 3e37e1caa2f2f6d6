/* Where the headers and the library are: in the build tree that the driver is in, or where they were installed. */
#ifndef CC_PLACE_H
#define CC_PLACE_H

#include "text.h"

struct place {
	struct list include_dirs; /* in the order of their search; each ends in a slash */
	const char *lib_dir;      /* for the data model that was asked for */
	const char *start;        /* the archive of entry points */
	const char *library;      /* libwinsock.so or .a in lib_dir; NULL where there is none */
	bool needs_rpath;         /* the loader would not find it by itself */
};

/* `lp64`: the data model of what is compiled. */
void place_find(struct place *place, bool lp64);

#endif

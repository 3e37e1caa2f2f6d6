/* The command line: gcc's options as they came, told apart as far as the driver must know them. */
#ifndef CC_OPTIONS_H
#define CC_OPTIONS_H

#include "text.h"

enum language { LANGUAGE_NONE, LANGUAGE_C, LANGUAGE_CXX };

enum word_kind {
	WORD_OPTION,   /* goes through */
	WORD_LINK,     /* goes through, and matters to the linker alone */
	WORD_INPUT,    /* an object, a library, a preprocessed source, a header to precompile */
	WORD_SOURCE,   /* C or C++ to be looked through */
	WORD_FORCED,   /* -include FILE */
	WORD_OUTPUT    /* -o FILE */
};

struct word {
	enum word_kind kind;
	const char *text;
	const char *value;      /* the word behind it that belongs to it, or NULL */
	enum language language; /* of a source */
	bool named;             /* the compiler needs -x to take the source for what it is */
};

struct command {
	struct word *words;
	size_t count;
	size_t room;
	bool cxx;               /* called as winsock-c++ */
	size_t inputs;          /* sources among them */
	size_t sources;
	bool languages[3];      /* which the sources are in */
	struct list target;     /* options that change what the compiler says about itself: -m32, --sysroot=… */
	struct list quote_dirs; /* -iquote, -I, -isystem and -idirafter, in order */
	struct list angle_dirs;
	struct list system_dirs;
	const char *output;
	const char *dep_file;
	const char *linker;     /* -fuse-ld= */
	const char *given;      /* -x's language for what follows, or NULL */
	struct list defines;    /* names that the user defines */
	bool compile, assemble, preprocess, depends, syntax;
	bool precompiles;       /* a header is an input: it becomes a precompiled one */
	bool dep_beside;        /* -MD, -MMD */
	bool is_static, is_shared, is_partial, no_libraries;
	bool has_std;
	bool wants_pragmas;     /* -Wunknown-pragmas */
	bool names_library;     /* -lws2_32 or another of its names */
	bool stdin_source;
};

void options_parse(struct command *command, int argc, char **argv);
/* Will the linker run? */
bool options_link(const struct command *command);

#endif

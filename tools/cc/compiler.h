/* The compiler behind the driver: CC or CXX, and what it says about itself. */
#ifndef CC_COMPILER_H
#define CC_COMPILER_H

#include "options.h"

struct compiler {
	struct list command; /* the program and the words that come first: "gcc" "-m32" */
	bool clang;
	int major;
	bool lp64;
	bool asked[3];
	struct list system_dirs[3]; /* where it looks for <headers>, by language; each ends in a slash */
};

/* The compiler for C or C++: from the environment, or the one that the library was built with. */
void compiler_choose(struct compiler *compiler, bool cxx);
/* Ask it, once for each language: fills in all else. */
void compiler_ask(struct compiler *compiler, const struct command *command, enum language language);

#endif

#include "compiler.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run.h"

/* Is this the driver under one of its names? Legacy builds are run with CC=winsock-cc in the environment. */
static bool
is_driver(const char *program)
{
	const char *base = text_base(program);

	return strcmp(base, "winsock-cc") == 0 || strcmp(base, "winsock-c++") == 0 || strcmp(base, text_program) == 0;
}

void
compiler_choose(struct compiler *compiler, bool cxx)
{
	const char *named = getenv(cxx ? "CXX" : "CC");

	if (named)
		list_split(&compiler->command, named);
	for (size_t i = 0; i < compiler->command.count; i++)
		if (is_driver(compiler->command.items[i]))
			compiler->command.count = 0;
	if (compiler->command.count == 0)
		list_split(&compiler->command, cxx ? DEFAULT_CXX : DEFAULT_CC);
}

/* The value of a predefined macro; 0 where it is not defined. */
static int
macro(const struct bytes *answer, const char *name)
{
	const char *line = strstr(answer->at, text_format("#define %s ", name));

	return line ? atoi(line + strlen("#define ") + strlen(name)) : 0;
}

static void
read_dirs(struct list *dirs, const char *answer)
{
	const char *line = strstr(answer, "#include <...> search starts here:\n");

	for (line = line ? strchr(line, '\n') : NULL; line && line[1] == ' '; line = strchr(line + 1, '\n')) {
		const char *dir = line + 2;

		list_add(dirs, text_format("%.*s/", (int)strcspn(dir, "\n"), dir));
	}
}

/* Run it with its messages in the one language that can be parsed. */
static int
run_plainly(const struct list *question, int out)
{
	const char *named = getenv("LC_ALL");
	int status;

	named = named ? text_copy(named, strlen(named)) : NULL;
	setenv("LC_ALL", "C", 1);
	status = run_wait(question, -1, out, out);
	if (named)
		setenv("LC_ALL", named, 1);
	else
		unsetenv("LC_ALL");
	return status;
}

void
compiler_ask(struct compiler *compiler, const struct command *command, enum language language)
{
	struct list question = {0};
	struct bytes answer = {0};
	FILE *file;
	int status;

	if (compiler->asked[language])
		return;
	compiler->asked[language] = true;
	file = tmpfile();
	if (file == NULL)
		text_fail("cannot make a temporary file");
	list_append(&question, &compiler->command);
	list_append(&question, &command->target);
	list_split(&question, language == LANGUAGE_CXX ? "-x c++ -E -dM -v /dev/null" : "-x c -E -dM -v /dev/null");
	status = run_plainly(&question, fileno(file));
	rewind(file);
	if (!bytes_read_from(&answer, fileno(file)))
		text_fail("cannot read a temporary file");
	fclose(file);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fputs(answer.at, stderr);
		text_fail("the compiler %s does not answer as gcc and clang do", compiler->command.items[0]);
	}
	compiler->clang = macro(&answer, "__clang__") != 0;
	compiler->major = macro(&answer, compiler->clang ? "__clang_major__" : "__GNUC__");
	compiler->lp64 = macro(&answer, "__SIZEOF_LONG__") == 8;
	read_dirs(&compiler->system_dirs[language], answer.at);
}

#include "restore.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

bool
restore_output(const struct command *c)
{
	if (c->depends)
		return c->dep_file == NULL && c->output == NULL;
	return c->preprocess && (c->output == NULL || strcmp(c->output, "-") == 0);
}

void
restore_text(const struct overlay *overlay, const struct command *c, struct bytes *text)
{
	overlay_restore(overlay, text, c->depends);
}

/* Does it name a copy, a regular file? Then it is written anew. */
static void
restore_file(const struct overlay *overlay, const char *path, bool for_make)
{
	struct bytes text = {0};
	struct stat status;
	size_t before;

	if (stat(path, &status) != 0 || !S_ISREG(status.st_mode) || !bytes_read(&text, path))
		return;
	before = text.size;
	overlay_restore(overlay, &text, for_make);
	if (text.size != before && !bytes_write(&text, path))
		text_fail("cannot write %s: %s", path, strerror(errno));
}

static const char *
without_suffix(const char *path)
{
	const char *dot = strrchr(text_base(path), '.');

	return dot ? text_copy(path, (size_t)(dot - path)) : path;
}

/* Compilers differ in how they name the file of -MD for one of several sources: every name it may have. */
static void
restore_beside(const struct overlay *overlay, const struct command *c, const char *source)
{
	const char *stem = without_suffix(text_base(source)), *output = c->output ? c->output : "a.out";
	const char *const names[] = {
		text_format("%s.d", stem),
		text_format("%s%s.d", text_folder(output), stem),
		text_format("%s-%s.d", c->output ? output : "a", stem),
		text_format("%s-%s.d", without_suffix(output), stem),
		text_format("%s.d", without_suffix(output)),
		text_format("%s.d", output),
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		restore_file(overlay, names[i], true);
}

void
restore_files(const struct overlay *overlay, const struct command *c)
{
	if (c->dep_file)
		restore_file(overlay, c->dep_file, true);
	else if (c->depends && c->output)
		restore_file(overlay, c->output, true);
	if (c->dep_beside && c->dep_file == NULL)
		for (size_t i = 0; i < c->count; i++)
			if (c->words[i].kind == WORD_SOURCE)
				restore_beside(overlay, c, c->words[i].text);
	if (c->preprocess && c->output)
		restore_file(overlay, c->output, false);
}

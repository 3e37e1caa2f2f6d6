#include "overlay.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What overlay_remove() removes; it runs at exit and after signals. */
static const char *made;

static int
remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
	(void)status, (void)kind, (void)where;
	return remove(path);
}

void
overlay_remove(void)
{
	if (made)
		nftw(made, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	made = NULL;
}

void
overlay_open(struct overlay *overlay)
{
	const char *folder = getenv("TMPDIR");
	char *root;

	if (overlay->root)
		return;
	root = text_format("%s/winsock-cc-XXXXXX", folder && *folder ? folder : "/tmp");
	if (mkdtemp(root) == NULL)
		text_fail("cannot make a folder in %s: %s", text_folder(root), strerror(errno));
	made = root;
	atexit(overlay_remove);
	overlay->root = text_format("%s/", root);
}

const char *
overlay_file(struct overlay *overlay, const char *name)
{
	overlay_open(overlay);
	return text_format("%s%s", overlay->root, name);
}

/* The folder of copies for a folder of originals. */
static const char *
folder_for(struct overlay *overlay, const char *folder)
{
	size_t i = 0;
	const char *path;

	while (i < overlay->folders.count && strcmp(overlay->folders.items[i], folder) != 0)
		i++;
	path = text_format("%s%zu", overlay->root, i);
	if (i == overlay->folders.count) {
		list_add(&overlay->folders, folder);
		if (mkdir(path, 0700) != 0)
			text_fail("cannot make %s: %s", path, strerror(errno));
	}
	return path;
}

/* Each of these characters with what stands before it. */
static const char *
escaped(const char *text, const char *special, char (*escape)(char))
{
	struct bytes out = {0};

	bytes_add(&out, "", 0);
	for (; *text; text++) {
		char before = escape(*text);

		if (strchr(special, *text))
			bytes_add(&out, &before, 1);
		bytes_add(&out, text, 1);
	}
	return out.at;
}

static char
with_backslash(char c)
{
	(void)c;
	return '\\';
}

static char
as_make_does(char c)
{
	return c == '$' ? '$' : '\\';
}

static void
add_include(struct bytes *out, const struct include *include)
{
	if (include->target)
		bytes_add_text(out, text_format("\"%s\"", include->target->copy));
	else
		bytes_add_text(out, text_format("%c%s%c", include->delimiter, include->spelling ? include->spelling : include->name,
		                                include->delimiter == '<' ? '>' : '"'));
}

/* Have libc's headers read with their functions under other names. */
static void
hide(struct bytes *out, unsigned hides)
{
	for (unsigned i = 0; i < SCAN_SHARED; i++)
		if (hides >> i & 1)
			bytes_add_text(out, text_format("#define %s unix_%s\n", scan_shared[i].name, scan_shared[i].name));
	for (unsigned i = 0; i < SCAN_SHARED; i++)
		if (hides >> i & 1)
			bytes_add_text(out, text_format("#include <%s>\n", scan_shared[i].header));
	for (unsigned i = 0; i < SCAN_SHARED; i++)
		if (hides >> i & 1)
			bytes_add_text(out, text_format("#undef %s\n", scan_shared[i].name));
}

static void
begin_exceptions(struct bytes *out, bool has_except)
{
	if (has_except)
		bytes_add_text(out, "#define WS_SEH_ENTER ws_seh_enter_watching\n");
	bytes_add_text(out, "#include <win32/try.h>\n");
}

static void
write_copy(const struct sources *sources, const struct source *source)
{
	struct bytes out = {0};
	size_t from = 0;

	/* Not by <errno.h>: its names EWOULDBLOCK and so on are for programs to define as Winsock's. */
	if (source->wants_errno)
		bytes_add_text(&out, "extern int *ws_errno_location(void) __asm__(\"__errno_location\");\n");
	hide(&out, source->hides);
	if (source->wants_try)
		begin_exceptions(&out, sources->has_except);
	if (source->wants_types)
		bytes_add_text(&out, "#include <sys/types.h>\n");
	bytes_add_text(&out, text_format("#line 1 \"%s\"\n", escaped(source->name, "\\\"", with_backslash)));
	for (size_t i = 0; i < source->scan.count; i++) {
		const struct edit *edit = &source->scan.edits[i];

		if (edit->is_errno && !source->wants_errno)
			continue;
		bytes_add(&out, source->text.at + from, edit->at - from);
		if (edit->include)
			add_include(&out, edit->include);
		else
			bytes_add_text(&out, edit->with);
		from = edit->at + edit->length;
	}
	bytes_add(&out, source->text.at + from, source->text.size - from);
	if (!bytes_write(&out, source->copy))
		text_fail("cannot write %s: %s", source->copy, strerror(errno));
}

void
overlay_copy(struct overlay *overlay, struct sources *sources)
{
	overlay_open(overlay);
	for (struct source *s = sources->first; s; s = s->next)
		if (!s->scan.keeps_place)
			s->copy = text_format("%s/%s", folder_for(overlay, s->folder), text_base(s->name));
	for (struct source *s = sources->first; s; s = s->next)
		if (s->copy)
			write_copy(sources, s);
}

void
overlay_options(const struct overlay *overlay, struct list *command)
{
	for (size_t i = 0; i < overlay->folders.count; i++) {
		const char *folder = overlay->folders.items[i];

		list_add(command, text_format("-ffile-prefix-map=%s%zu/=%s", overlay->root, i, folder));
		/* A name that a macro makes is looked for beside the copy, and then where the original is. */
		list_add(command, "-iquote");
		list_add(command, *folder ? folder : ".");
	}
}

void
overlay_restore(const struct overlay *overlay, struct bytes *text, bool for_make)
{
	const char *special = for_make ? " \t#$" : "\\\"";
	char (*escape)(char) = for_make ? as_make_does : with_backslash;

	for (size_t i = 0; i < overlay->folders.count; i++)
		bytes_replace(text, escaped(text_format("%s%zu/", overlay->root, i), special, escape),
		              escaped(overlay->folders.items[i], special, escape));
}

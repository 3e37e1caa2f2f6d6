#include "sources.h"

#include <ctype.h>
#include <string.h>
#include <sys/stat.h>

#include "decode.h"
#include "find.h"
#include "refuse.h"

static bool
same_folder(const char *a, const char *b)
{
	struct stat one, other;

	return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* System headers, ours among them, are correct as they are: never copied, only asked for by their right names. */
static bool
is_foreign(const struct sources *sources, const char *dir)
{
	for (size_t i = 0; i < sources->place->include_dirs.count; i++)
		if (same_folder(dir, sources->place->include_dirs.items[i]))
			return true;
	return text_starts(dir, "/usr/include/") || text_starts(dir, "/usr/local/include/");
}

static void
sort_dirs(struct sources *sources, const struct list *dirs)
{
	for (size_t i = 0; i < dirs->count; i++) {
		const char *dir = text_format("%s%s", dirs->items[i], text_ends(dirs->items[i], "/") ? "" : "/");

		list_add(is_foreign(sources, dir) ? &sources->foreign_dirs : &sources->own_dirs, dir);
	}
}

void
sources_begin(struct sources *sources, const struct command *command, struct compiler *compiler, const struct place *place)
{
	*sources = (struct sources){.command = command, .compiler = compiler, .place = place};
	sources->end = &sources->first;
	sort_dirs(sources, &command->angle_dirs);
	for (size_t i = 0; i < command->system_dirs.count; i++)
		list_add(&sources->foreign_dirs, text_format("%s/", command->system_dirs.items[i]));
	list_append(&sources->foreign_dirs, &place->include_dirs);
}

static struct source *
known(const struct sources *sources, const struct stat *status)
{
	struct source *source = sources->first;

	while (source && (source->device != status->st_dev || source->file != status->st_ino))
		source = source->next;
	return source;
}

const struct source *
sources_find(const struct sources *sources, const char *name)
{
	struct stat status;

	return stat(name, &status) == 0 ? known(sources, &status) : NULL;
}

static struct source *
append(struct sources *sources, struct source *source)
{
	*sources->end = source;
	sources->end = &source->next;
	if (decode(&source->text))
		sources->changed = true;
	scan_text(&source->scan, &source->text, source->cxx);
	if (source->scan.entry || source->scan.has_annotation || source->scan.has_suffix)
		sources->changed = true;
	return source;
}

struct source *
sources_add_text(struct sources *sources, const char *name, struct bytes text, bool cxx)
{
	struct source *source = text_alloc(sizeof *source);

	*source = (struct source){.name = name, .folder = text_folder(name), .cxx = cxx, .text = text};
	return append(sources, source);
}

struct source *
sources_add(struct sources *sources, const char *name, struct source *from, bool cxx)
{
	struct source *source;
	struct stat status;

	/* A pipe can be read but once: that is left to the compiler. */
	if (stat(name, &status) != 0 || !S_ISREG(status.st_mode))
		return NULL;
	source = known(sources, &status);
	if (source)
		return source;
	source = text_alloc(sizeof *source);
	*source = (struct source){
		.from = from, .name = name, .folder = text_folder(name), .cxx = cxx, .device = status.st_dev, .file = status.st_ino};
	return bytes_read(&source->text, name) ? append(sources, source) : NULL;
}

/* The search of one include: MSVC looks for "quoted" names beside the file, then beside those that included it. */
struct search {
	const char *name;       /* with its slashes turned */
	bool turned;
	struct list beside;     /* folders of the includers; the compiler itself looks into the first alone */
	const struct list *rest[2];
};

static void
begin_search(struct search *search, const struct sources *sources, const struct source *source, const struct include *include)
{
	search->name = find_slashes(include->name);
	search->turned = strcmp(search->name, include->name) != 0;
	for (const struct source *s = source; s && include->delimiter == '"'; s = s->from)
		if (!list_has(&search->beside, s->folder))
			list_add(&search->beside, s->folder);
	search->rest[0] = include->delimiter == '"' ? &sources->command->quote_dirs : NULL;
	search->rest[1] = &sources->own_dirs;
}

static const char *
spelled(const char *dir, const char *name, bool exactly)
{
	const char *path = text_format("%s%s", dir, name), *real;

	if (exactly)
		return find_exact(path) ? path : NULL;
	real = find_spelling(dir, name);
	path = real ? text_format("%s%s", dir, real) : NULL;
	return path && find_exact(path) ? path : NULL;
}

/* The file among the program's own, in this spelling or in any. `asked`: the compiler finds it too. */
static const char *
search_own(const struct search *search, bool exactly, bool *asked)
{
	const char *path;

	for (size_t i = 0; i < search->beside.count; i++)
		if ((path = spelled(search->beside.items[i], search->name, exactly)) != NULL) {
			*asked = i == 0;
			return path;
		}
	*asked = true;
	for (size_t r = 0; r < 2; r++)
		for (size_t i = 0; search->rest[r] && i < search->rest[r]->count; i++) {
			const char *dir = search->rest[r]->items[i];

			dir = text_ends(dir, "/") ? dir : text_format("%s/", dir);
			if ((path = spelled(dir, search->name, exactly)) != NULL)
				return path;
		}
	return NULL;
}

/* What a header that stays where it is must be asked for by, in this spelling or in any. */
static const char *
search_foreign(const struct list *dirs, const char *name, bool exactly)
{
	const char *path;

	for (size_t i = 0; i < dirs->count; i++)
		if ((path = spelled(dirs->items[i], name, exactly)) != NULL)
			return path + strlen(dirs->items[i]);
	return NULL;
}

static void
mean_foreign(struct sources *sources, struct include *include, const char *spelling)
{
	if (strcmp(spelling, include->name) == 0)
		return;
	include->spelling = spelling;
	sources->changed = true;
}

static void
mean_own(struct sources *sources, struct source *from, struct include *include, const char *path, bool asked)
{
	struct source *target = sources_add(sources, path, from, from->cxx);

	if (!asked)
		sources->changed = true;
	if (target == NULL || target->scan.keeps_place) {
		if (!asked)
			include->spelling = path;
		return;
	}
	include->target = target;
}

static bool
has_capitals(const char *name)
{
	while (*name)
		if (isupper((unsigned char)*name++))
			return true;
	return false;
}

static const struct list *
system_dirs(struct sources *sources, bool cxx)
{
	enum language language = cxx ? LANGUAGE_CXX : LANGUAGE_C;

	compiler_ask(sources->compiler, sources->command, language);
	return &sources->compiler->system_dirs[language];
}

/* A name in this spelling is preferred to one in another, and the program's own to the system's. Only a <name> that the system has
 * as written is never taken from the program in another spelling: <string.h> is not somebody's String.h. */
static void
resolve(struct sources *sources, struct source *source, struct include *include)
{
	struct search search = {0};
	const char *own, *foreign, *exact = NULL;
	bool asked, unusual;

	begin_search(&search, sources, source, include);
	if (search.name[0] == '/')
		return;
	if ((own = search_own(&search, true, &asked)) != NULL) {
		mean_own(sources, source, include, own, asked && !search.turned);
		return;
	}
	own = search_own(&search, false, &asked);
	if (own && include->delimiter == '"') {
		mean_own(sources, source, include, own, false);
		return;
	}
	if ((foreign = search_foreign(&sources->foreign_dirs, search.name, true)) != NULL) {
		mean_foreign(sources, include, foreign);
		return;
	}
	foreign = search_foreign(&sources->foreign_dirs, search.name, false);
	unusual = search.turned || has_capitals(search.name);
	if (own || foreign || unusual)
		exact = search_foreign(system_dirs(sources, source->cxx), search.name, true);
	if (exact == NULL && own == NULL && foreign == NULL && unusual)
		foreign = search_foreign(system_dirs(sources, source->cxx), search.name, false);
	if (exact || (foreign && !own))
		mean_foreign(sources, include, exact ? exact : foreign);
	else if (own)
		mean_own(sources, source, include, own, false);
	else if (refuse_header(search.name))
		list_add(&sources->absent, text_format("%s: %s: %s", source->name, include->name, refuse_header(search.name)));
}

/* Microsoft's <stdlib.h> declares errno too, so programs use it without <errno.h>. No header here can declare it, as others have a variable
 * of that name, or have both. In C++ the standard library brings it. */
static void
provide_errno(struct sources *sources)
{
	bool used = false, had = false;

	for (const struct source *s = sources->first; s; s = s->next) {
		used |= s->scan.uses_errno;
		had |= s->scan.has_errno;
	}
	for (struct source *s = sources->first; used && !had && s; s = s->next)
		if (s->scan.uses_errno && !s->cxx) {
			s->wants_errno = true;
			sources->changed = true;
		}
}

/* C knows one function of a name; what is not declared may still be called. C++ tells them apart. */
static void
hide_shared(struct sources *sources)
{
	unsigned own = 0;

	for (const struct source *s = sources->first; s; s = s->next)
		own |= s->scan.own;
	for (struct source *s = sources->first; own && s; s = s->next)
		if (s->from == NULL && !s->cxx) {
			s->hides = own;
			sources->changed = true;
		}
}

/* The block may be in a header or a macro, the function around it anywhere. */
static void
provide_try(struct sources *sources)
{
	bool has = false;

	for (const struct source *s = sources->first; s; s = s->next) {
		has |= s->scan.has_try;
		sources->has_except |= s->scan.has_except;
	}
	for (struct source *s = sources->first; has && s; s = s->next)
		if (s->from == NULL) {
			s->wants_try = true;
			sources->changed = true;
		}
}

/* `#define ssize_t int`, as a config.h for Windows has it, must not meet libc's typedef. */
static void
provide_types(struct sources *sources)
{
	bool has = false;

	for (const struct source *s = sources->first; s; s = s->next)
		has |= s->scan.has_types;
	for (struct source *s = sources->first; has && s; s = s->next)
		if (s->from == NULL) {
			s->wants_types = true;
			sources->changed = true;
		}
}

void
sources_resolve(struct sources *sources)
{
	for (struct source *source = sources->first; source; source = source->next)
		for (size_t i = 0; i < source->scan.count; i++)
			if (source->scan.edits[i].include)
				resolve(sources, source, source->scan.edits[i].include);
	provide_errno(sources);
	hide_shared(sources);
	provide_try(sources);
	provide_types(sources);
}

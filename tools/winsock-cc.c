/* winsock-cc, winsock-c++: gcc or clang for Winsock programs (man/winsock-cc.1). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cc/compiler.h"
#include "cc/flags.h"
#include "cc/help.h"
#include "cc/options.h"
#include "cc/overlay.h"
#include "cc/place.h"
#include "cc/restore.h"
#include "cc/run.h"
#include "cc/sources.h"

struct driver {
	struct command command;
	struct compiler compiler;
	struct place place;
	struct sources sources;
	struct overlay overlay;
	FILE *text;             /* what stands in for standard input, or NULL */
};

/* One run of the compiler: all of the command, or (where it mixes C and C++, which take different options) the part in one language. */
struct job {
	enum language language; /* of the sources that it compiles; LANGUAGE_NONE: there are none */
	const struct word *only; /* compile this one alone, to `object` */
	const char *object;
	bool links;
	bool split;             /* sources in the other language are left out, or stand as the objects made of them */
};

static const char *
object_of(struct driver *d, const struct word *word)
{
	return overlay_file(&d->overlay, text_format("%zu.o", (size_t)(word - d->command.words)));
}

/* The file that the compiler reads for a source, in the overlay where it is there. */
static const char *
path_of(const struct driver *d, const char *path)
{
	const struct source *source = sources_find(&d->sources, path);

	return source && source->copy ? source->copy : path;
}

static void
add_source(struct driver *d, const struct job *job, struct list *out, const struct word *word)
{
	if (job->only && job->only != word)
		return;
	if (job->split && !job->only && word->language != job->language) {
		if (job->links)
			list_add(out, object_of(d, word));
		return;
	}
	if (word->named) {
		list_add(out, "-x");
		list_add(out, word->language == LANGUAGE_C ? "c" : "c++");
	}
	list_add(out, path_of(d, word->text));
	if (word->named) {
		list_add(out, "-x");
		list_add(out, "none");
	}
}

static bool
is_left_out(const struct job *job, const struct word *word)
{
	return job->only && (word->kind == WORD_LINK || word->kind == WORD_INPUT || word->kind == WORD_OUTPUT);
}

static void
add_word(struct driver *d, const struct job *job, struct list *out, const struct word *word)
{
	if (is_left_out(job, word))
		return;
	if (word->kind == WORD_SOURCE) {
		add_source(d, job, out, word);
		return;
	}
	list_add(out, word->text);
	if (word->value)
		list_add(out, word->kind == WORD_FORCED ? path_of(d, word->value) : word->value);
}

/* An object among many has the dependency file that gcc would have given it. */
static void
add_object_words(const struct driver *d, const struct job *job, struct list *out)
{
	const char *base = text_base(job->only->text), *dot = strrchr(base, '.');
	const char *stem = text_copy(base, dot ? (size_t)(dot - base) : strlen(base));

	list_split(out, "-c -o");
	list_add(out, job->object);
	if (d->command.dep_beside && d->command.dep_file == NULL) {
		list_add(out, "-MF");
		list_add(out, text_format("%s-%s.d", d->command.output ? d->command.output : "a", stem));
	}
}

static void
build(struct driver *d, const struct job *job, struct list *out)
{
	const struct command *c = &d->command;

	list_append(out, &d->compiler.command);
	if (job->language) {
		flags_compile(out, &d->compiler, c, &d->place, job->language);
		overlay_options(&d->overlay, out);
	}
	for (size_t i = 0; i < c->count; i++)
		add_word(d, job, out, &c->words[i]);
	if (job->language)
		flags_compile_last(out, c);
	if (job->only)
		add_object_words(d, job, out);
	if (c->given)
		list_split(out, "-x none");
	if (job->links)
		flags_link(out, &d->compiler, c, &d->place);
}

static void
clean(void)
{
	fflush(NULL);
	overlay_remove();
}

/* Messages about what will never be there, after the compiler's own about what it did not find. */
static void
explain(const struct driver *d)
{
	for (size_t i = 0; i < d->sources.absent.count; i++)
		text_warn("%s", d->sources.absent.items[i]);
}

static int
input_of(const struct driver *d)
{
	return d->text ? fileno(d->text) : -1;
}

/* Run a job to its end and put names right in what it wrote. Ends the program where the job failed. */
static void
run_job(struct driver *d, const struct job *job)
{
	struct list command = {0};
	FILE *output = NULL;
	struct bytes text = {0};
	int status;

	build(d, job, &command);
	if (d->overlay.root && restore_output(&d->command) && (output = tmpfile()) == NULL)
		text_fail("cannot make a temporary file: %s", strerror(errno));
	status = run_wait(&command, input_of(d), output ? fileno(output) : -1, -1);
	if (output) {
		rewind(output);
		if (!bytes_read_from(&text, fileno(output)))
			text_fail("cannot read a temporary file: %s", strerror(errno));
		restore_text(&d->overlay, &d->command, &text);
		if (fwrite(text.at, 1, text.size, stdout) != text.size || fflush(stdout) != 0)
			text_fail("cannot write: %s", strerror(errno));
	}
	if (d->overlay.root)
		restore_files(&d->overlay, &d->command);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		explain(d);
		run_finish(status, clean);
	}
}

/* Standard input is read once, to look through it, and then again by the compiler. */
static void
provide_input(struct driver *d, const struct bytes *text)
{
	d->text = tmpfile();
	if (d->text == NULL || fwrite(text->at, 1, text->size, d->text) != text->size || fflush(d->text) != 0)
		text_fail("cannot make a temporary file: %s", strerror(errno));
	rewind(d->text);
}

static void
add_sources(struct driver *d, struct bytes *input)
{
	const struct command *c = &d->command;
	bool cxx = c->languages[LANGUAGE_CXX];

	for (size_t i = 0; i < c->count; i++) {
		const struct word *word = &c->words[i];

		if (word->kind == WORD_FORCED)
			sources_add(&d->sources, word->value, NULL, cxx);
		else if (word->kind == WORD_SOURCE && strcmp(word->text, "-") == 0)
			sources_add_text(&d->sources, "<stdin>", *input, word->language == LANGUAGE_CXX);
		else if (word->kind == WORD_SOURCE)
			sources_add(&d->sources, word->text, NULL, word->language == LANGUAGE_CXX);
	}
}

/* Standard input's text, as the overlay has it. */
static void
input_from_overlay(const struct driver *d, struct bytes *input)
{
	for (const struct source *s = d->sources.first; s; s = s->next)
		if (strcmp(s->name, "<stdin>") == 0) {
			*input = (struct bytes){0};
			if (!bytes_read(input, s->copy))
				text_fail("cannot read %s: %s", s->copy, strerror(errno));
		}
}

static void
look_through(struct driver *d)
{
	struct bytes input = {0};

	if (d->command.stdin_source && !bytes_read_from(&input, STDIN_FILENO))
		text_fail("cannot read standard input: %s", strerror(errno));
	sources_begin(&d->sources, &d->command, &d->compiler, &d->place);
	add_sources(d, &input);
	sources_resolve(&d->sources);
	if (d->sources.changed)
		overlay_copy(&d->overlay, &d->sources);
	if (d->sources.changed && d->command.stdin_source)
		input_from_overlay(d, &input);
	if (d->command.stdin_source)
		provide_input(d, &input);
}

static bool
is_mixed(const struct command *c)
{
	return c->languages[LANGUAGE_C] && c->languages[LANGUAGE_CXX] && (options_link(c) || c->output == NULL);
}

static enum language
main_language(const struct command *c)
{
	return c->languages[LANGUAGE_CXX] ? LANGUAGE_CXX : c->languages[LANGUAGE_C] ? LANGUAGE_C : LANGUAGE_NONE;
}

/* C's sources first, each to an object of its own where there will be a program; then C++'s and the rest. */
static void
run_mixed(struct driver *d)
{
	struct command *c = &d->command;
	bool links = options_link(c);

	for (size_t i = 0; links && i < c->count; i++)
		if (c->words[i].kind == WORD_SOURCE && c->words[i].language == LANGUAGE_C)
			run_job(d, &(struct job){.language = LANGUAGE_C, .only = &c->words[i], .object = object_of(d, &c->words[i])});
	if (!links)
		run_job(d, &(struct job){.language = LANGUAGE_C, .split = true});
	run_job(d, &(struct job){.language = LANGUAGE_CXX, .links = links, .split = true});
}

static _Noreturn void
run_all(struct driver *d)
{
	struct job job = {.language = main_language(&d->command), .links = options_link(&d->command)};
	struct list command = {0};

	if (is_mixed(&d->command)) {
		run_mixed(d);
		run_finish(0, clean);
	}
	if (d->overlay.root || d->text || d->sources.absent.count) {
		run_job(d, &job);
		run_finish(0, clean);
	}
	build(d, &job, &command);
	run_instead(&command);
}

int
main(int argc, char **argv)
{
	static struct driver d;
	struct list untouched = {0};

	text_program = text_base(argv[0]);
	d.command.cxx = text_ends(text_program, "++");
	if (help_asked(argc, argv))
		return help_show();
	options_parse(&d.command, argc, argv);
	compiler_choose(&d.compiler, d.command.cxx);
	if (d.command.inputs == 0) {
		list_append(&untouched, &d.compiler.command);
		for (int i = 1; i < argc; i++)
			list_add(&untouched, argv[i]);
		run_instead(&untouched);
	}
	compiler_ask(&d.compiler, &d.command, d.command.languages[LANGUAGE_CXX] ? LANGUAGE_CXX : LANGUAGE_C);
	place_find(&d.place, d.compiler.lp64);
	if (d.command.sources)
		look_through(&d);
	run_all(&d);
}

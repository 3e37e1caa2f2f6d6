#include "options.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "find.h"
#include "libraries.h"
#include "refuse.h"

/* Options whose argument may be the next word. */
static const char *const take_next[] = {
	"-o", "-x", "-I", "-D", "-U", "-A", "-L", "-l", "-T", "-u", "-z", "-e", "-B", "-include", "-imacros", "-isystem", "-iquote", "-idirafter",
	"-iprefix", "-iwithprefix", "-iwithprefixbefore", "-isysroot", "-imultilib", "-MF", "-MT", "-MQ", "-MJ", "-Xlinker", "-Xassembler",
	"-Xpreprocessor", "-Xclang", "-Xanalyzer", "-aux-info", "-dumpbase", "-dumpbase-ext", "-dumpdir", "--param", "-wrapper", "-target",
	"-mllvm", "-arch", "-rpath", "-h", "-include-pch", "--sysroot", "-specs", "-gcc-toolchain",
};

/* Options that only the linker reads, by their beginnings. */
static const char *const for_linker[] = {"-l", "-L", "-Wl,", "-Xlinker", "-rpath", "-T", "-static-libgcc", "-static-libstdc++"};

/* Options that change the compiler's predefined macros or its folders, by their beginnings. */
static const char *const for_target[] = {"-m", "--target", "-target", "--sysroot", "-isysroot", "-nostdinc", "-stdlib=", "-B", "--gcc-toolchain"};

struct flag {
	const char *name;
	size_t offset;
};
static const struct flag flags[] = {
	{"-c", offsetof(struct command, compile)},
	{"-S", offsetof(struct command, assemble)},
	{"-E", offsetof(struct command, preprocess)},
	{"-M", offsetof(struct command, depends)},
	{"-MM", offsetof(struct command, depends)},
	{"-MD", offsetof(struct command, dep_beside)},
	{"-MMD", offsetof(struct command, dep_beside)},
	{"-fsyntax-only", offsetof(struct command, syntax)},
	{"--analyze", offsetof(struct command, syntax)},
	{"-emit-ast", offsetof(struct command, syntax)},
	{"-static", offsetof(struct command, is_static)},
	{"--static", offsetof(struct command, is_static)},
	{"-static-pie", offsetof(struct command, is_static)},
	{"-shared", offsetof(struct command, is_shared)},
	{"--shared", offsetof(struct command, is_shared)},
	{"-r", offsetof(struct command, is_partial)},
	{"-nostdlib", offsetof(struct command, no_libraries)},
	{"-nodefaultlibs", offsetof(struct command, no_libraries)},
	{"-ansi", offsetof(struct command, has_std)},
	{"-Wunknown-pragmas", offsetof(struct command, wants_pragmas)},
};

/* A kind of file: what MSVC takes a suffix for, in any case of letters, or the compiler a word after -x. */
struct file_kind {
	const char *name;
	enum language language;
	bool source;            /* to be looked through before it is compiled */
	bool header;
};
static const struct file_kind by_suffix[] = {
	{"c", LANGUAGE_C, true, false},     {"cpp", LANGUAGE_CXX, true, false}, {"cxx", LANGUAGE_CXX, true, false},
	{"cc", LANGUAGE_CXX, true, false},  {"c++", LANGUAGE_CXX, true, false}, {"cp", LANGUAGE_CXX, true, false},
	{"i", LANGUAGE_C, false, false},    {"ii", LANGUAGE_CXX, false, false}, {"h", LANGUAGE_C, false, true},
	{"hpp", LANGUAGE_CXX, false, true}, {"hxx", LANGUAGE_CXX, false, true}, {"hh", LANGUAGE_CXX, false, true},
	{NULL, LANGUAGE_NONE, false, false},
};
static const struct file_kind by_x[] = {
	{"c", LANGUAGE_C, true, false},
	{"c++", LANGUAGE_CXX, true, false},
	{"c-header", LANGUAGE_C, false, true},
	{"c++-header", LANGUAGE_CXX, false, true},
	{"cpp-output", LANGUAGE_C, false, false},
	{"c++-cpp-output", LANGUAGE_CXX, false, false},
	{NULL, LANGUAGE_NONE, false, false},
};

/* MinGW's own options have nothing left to say here. */
struct rename {
	const char *from;
	const char *to[2];
};
static const struct rename renames[] = {
	{"-mwindows", {NULL, NULL}},
	{"-mconsole", {NULL, NULL}},
	{"-mdll", {"-shared", NULL}},
	{"-mthreads", {NULL, NULL}},
	{"-municode", {"-DUNICODE", "-D_UNICODE"}},
};

static bool
has_prefix(const char *text, const char *const *prefixes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_starts(text, prefixes[i]))
			return true;
	return false;
}

static bool
takes_next(const char *text)
{
	for (size_t i = 0; i < sizeof take_next / sizeof *take_next; i++)
		if (strcmp(take_next[i], text) == 0)
			return true;
	return false;
}

static struct word *
add(struct command *c, enum word_kind kind, const char *text, const char *value)
{
	c->words = text_grow(c->words, c->count, &c->room, sizeof *c->words);
	c->words[c->count] = (struct word){.kind = kind, .text = text, .value = value};
	return &c->words[c->count++];
}

/* The name of the library in "ws2_32.lib", "WS2_32.DLL"; NULL where the word ends otherwise. */
static const char *
library_name(const char *word)
{
	const char *base = text_base(word), *dot = strrchr(base, '.');

	if (dot == NULL || (strcasecmp(dot, ".lib") != 0 && strcasecmp(dot, ".dll") != 0))
		return NULL;
	return text_copy(base, (size_t)(dot - base));
}

static bool
is_import_library(struct command *c, const char *word)
{
	const char *name = library_name(word);

	if (name == NULL || access(word, F_OK) == 0)
		return false;
	if (!libraries_know(name))
		text_fail("%s: no such library; Windows' libraries that are known here are named in winsock-cc(1)", word);
	c->names_library = true;
	return true;
}

static const struct file_kind *
find_kind(const struct file_kind *kinds, const char *name)
{
	while (kinds->name && strcasecmp(kinds->name, name) != 0)
		kinds++;
	return kinds;
}

/* What the user's -x says, or the suffix as MSVC reads it. */
static const struct file_kind *
kind_of(const struct command *c, const char *path)
{
	const char *dot = strrchr(text_base(path), '.');

	if (c->given)
		return find_kind(by_x, c->given);
	if (strcmp(path, "-") == 0)
		return find_kind(by_x, c->cxx ? "c++" : "c");
	return find_kind(by_suffix, dot ? dot + 1 : "");
}

/* g++ takes .c for C++, gcc takes .C for C++ and .Cpp for an object. */
static bool
needs_x(const struct command *c, const char *path, enum language language)
{
	const char *dot = strrchr(text_base(path), '.');

	if (c->given || dot == NULL)
		return false;
	return language == LANGUAGE_C ? c->cxx || strcmp(dot, ".c") != 0 : strcmp(dot, ".cpp") != 0 && strcmp(dot, ".cc") != 0 && strcmp(dot, ".cxx") != 0;
}

static void
add_input(struct command *c, const char *text)
{
	const struct file_kind *kind;
	const char *path;
	struct word *word;

	if (is_import_library(c, text) || refuse_word(text))
		return;
	path = strcmp(text, "-") == 0 ? text : find_repaired(text);
	kind = kind_of(c, path);
	word = add(c, kind->source ? WORD_SOURCE : WORD_INPUT, path, NULL);
	word->language = kind->language;
	word->named = kind->source && needs_x(c, path, kind->language);
	c->inputs++;
	c->sources += kind->source;
	c->precompiles |= kind->header;
	c->languages[c->cxx && kind->header ? LANGUAGE_CXX : kind->language] = true;
	c->stdin_source |= kind->source && strcmp(text, "-") == 0;
}

/* -lws2_32: nothing is left of it but that libwinsock is wanted. */
static bool
is_windows_library(struct command *c, const char *text, const char *value)
{
	if (!text_starts(text, "-l") || !libraries_know(value ? value : text + 2))
		return false;
	c->names_library = true;
	return true;
}

/* The argument of an option that is this one, joined or in the next word; NULL for other options. */
static const char *
argument(const char *option, const char *text, const char *value)
{
	if (!text_starts(text, option))
		return NULL;
	return strcmp(text, option) == 0 ? value : value ? NULL : text + strlen(option);
}

static void
note_dirs(struct command *c, const char *text, const char *value)
{
	const char *dir;

	if ((dir = argument("-iquote", text, value)) != NULL)
		list_add(&c->quote_dirs, dir);
	else if ((dir = argument("-isystem", text, value)) != NULL || (dir = argument("-idirafter", text, value)) != NULL)
		list_add(&c->system_dirs, dir);
	else if ((dir = argument("-I", text, value)) != NULL)
		list_add(&c->angle_dirs, dir);
}

static void
note_arguments(struct command *c, const char *text, const char *value)
{
	const char *argued;

	note_dirs(c, text, value);
	if ((argued = argument("-MF", text, value)) != NULL)
		c->dep_file = argued;
	if ((argued = argument("-x", text, value)) != NULL)
		c->given = strcmp(argued, "none") == 0 ? NULL : argued;
	if ((argued = argument("-D", text, value)) != NULL)
		list_add(&c->defines, text_copy(argued, strcspn(argued, "=(")));
	if (text_starts(text, "-Wp,-MD,") || text_starts(text, "-Wp,-MMD,"))
		c->dep_file = strrchr(text, ',') + 1;
	if (text_starts(text, "-fuse-ld="))
		c->linker = text + strlen("-fuse-ld=");
	if (text_starts(text, "-std=") || text_starts(text, "--std"))
		c->has_std = true;
}

static void
note_flags(struct command *c, const char *text, const char *value)
{
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (strcmp(flags[i].name, text) == 0)
			*(bool *)((char *)c + flags[i].offset) = true;
	if (has_prefix(text, for_target, sizeof for_target / sizeof *for_target)) {
		list_add(&c->target, text);
		if (value)
			list_add(&c->target, value);
	}
}

static bool
renamed(struct command *c, const char *text)
{
	for (size_t i = 0; i < sizeof renames / sizeof *renames; i++)
		if (strcmp(renames[i].from, text) == 0) {
			for (size_t j = 0; j < 2 && renames[i].to[j]; j++) {
				note_flags(c, renames[i].to[j], NULL);
				add(c, WORD_OPTION, renames[i].to[j], NULL);
			}
			return true;
		}
	return false;
}

/* A folder that was spelled as Windows allows: -I..\Include. */
static const char *
repaired_option(const char *text)
{
	if (!text_starts(text, "-I") || text[2] == 0 || access(text + 2, F_OK) == 0)
		return text;
	return text_format("-I%s", find_repaired(text + 2));
}

static void
add_option(struct command *c, const char *text, const char *value)
{
	const char *output = argument("-o", text, value);

	if (renamed(c, text) || is_windows_library(c, text, value))
		return;
	if (output) {
		c->output = output;
		add(c, WORD_OUTPUT, "-o", output);
		return;
	}
	text = repaired_option(text);
	if (value && strcmp(text, "-I") == 0)
		value = find_repaired(value);
	note_flags(c, text, value);
	note_arguments(c, text, value);
	if (value && strcmp(text, "-include") == 0)
		add(c, WORD_FORCED, text, value);
	else
		add(c, has_prefix(text, for_linker, sizeof for_linker / sizeof *for_linker) ? WORD_LINK : WORD_OPTION, text, value);
}

/* One word of a response file, as gcc reads them: blanks part, quotes and backslashes protect. */
static const char *
response_word(const char **rest)
{
	struct bytes word = {0};
	char quote = 0;
	const char *p = *rest;

	bytes_add(&word, "", 0);
	for (; *p && (quote || strchr(" \t\r\n\f\v", *p) == NULL); p++) {
		if (*p == '\\' && p[1])
			bytes_add(&word, ++p, 1);
		else if (quote ? *p == quote : *p == '"' || *p == '\'')
			quote = quote ? 0 : *p;
		else
			bytes_add(&word, p, 1);
	}
	*rest = p;
	return word.at;
}

static void
expand(struct list *words, const char *word, int depth)
{
	struct bytes file = {0};
	const char *rest;

	if (word[0] != '@' || depth > 16 || !bytes_read(&file, word + 1)) {
		list_add(words, word);
		return;
	}
	rest = file.at;
	while (*(rest += strspn(rest, " \t\r\n\f\v")))
		expand(words, response_word(&rest), depth + 1);
}

void
options_parse(struct command *c, int argc, char **argv)
{
	struct list words = {0};

	for (int i = 1; i < argc; i++)
		expand(&words, argv[i], 0);
	for (size_t i = 0; i < words.count; i++) {
		const char *text = words.items[i], *value = NULL;

		if (text[0] != '-' || text[1] == 0) {
			add_input(c, text);
			continue;
		}
		if (takes_next(text) && i + 1 < words.count)
			value = words.items[++i];
		add_option(c, text, value);
	}
}

bool
options_link(const struct command *c)
{
	return c->inputs && !(c->compile || c->assemble || c->preprocess || c->depends || c->syntax || c->precompiles);
}

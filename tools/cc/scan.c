#include "scan.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { RECENT = 8, NESTED = 64 };

const struct shared scan_shared[SCAN_SHARED] = {
	{"getline", "stdio.h"}, {"getdelim", "stdio.h"}, {"dprintf", "stdio.h"}, {"random", "stdlib.h"}, {"srandom", "stdlib.h"},
	{"bcmp", "string.h"}, {"bcopy", "string.h"}, {"bzero", "string.h"},
};

struct token {
	const char *start;
	size_t length;
};

struct scanner {
	struct scan *scan;
	const char *begin;
	const char *p;
	const char *end;
	bool cxx;
	bool fresh;                    /* nothing but blanks and comments stands before, on this line */
	int depth;                     /* of braces, those of extern "C" not counted */
	int parentheses;               /* open in this statement */
	int errno_depth;               /* of the braces in which errno is a variable of the function; 0: in none */
	int saved[NESTED];             /* depth at each open #if */
	int nested;
	struct token recent[RECENT];   /* the last tokens, the latest first */
};

static bool
at(const struct scanner *s, const char *text)
{
	size_t length = strlen(text);

	return (size_t)(s->end - s->p) >= length && memcmp(s->p, text, length) == 0;
}

static bool
is(const struct token *token, const char *text)
{
	return token->length == strlen(text) && memcmp(token->start, text, token->length) == 0;
}

static bool
is_one_of(const struct token *token, const char *const *texts)
{
	while (*texts)
		if (is(token, *texts++))
			return true;
	return false;
}

static struct edit *
add_edit(struct scan *scan, size_t where, size_t length)
{
	scan->edits = text_grow(scan->edits, scan->count, &scan->room, sizeof *scan->edits);
	scan->edits[scan->count] = (struct edit){.at = where, .length = length};
	return &scan->edits[scan->count++];
}

static void
skip_line_comment(struct scanner *s)
{
	while (s->p < s->end && *s->p != '\n') {
		if (at(s, "\\\n") || at(s, "\\\r\n"))
			s->p += s->p[1] == '\r' ? 2 : 1;
		s->p++;
	}
}

static void
skip_comment(struct scanner *s)
{
	const char *close = memmem(s->p + 2, (size_t)(s->end - s->p) - 2, "*/", 2);

	s->p = close ? close + 2 : s->end;
}

/* A comment at this place is skipped; false where there is none. */
static bool
comment(struct scanner *s)
{
	if (at(s, "//"))
		skip_line_comment(s);
	else if (at(s, "/*"))
		skip_comment(s);
	else
		return false;
	return true;
}

static void
skip_quoted(struct scanner *s)
{
	char quote = *s->p++;

	while (s->p < s->end && *s->p != quote && *s->p != '\n') {
		if (*s->p == '\\' && s->p + 1 < s->end)
			s->p += at(s, "\\\r\n") ? 2 : 1;
		s->p++;
	}
	if (s->p < s->end && *s->p == quote)
		s->p++;
}

/* R"name( … )name" */
static void
skip_raw(struct scanner *s)
{
	const char *open = memchr(s->p, '(', (size_t)(s->end - s->p)), *close;
	const char *mark;

	if (open == NULL) {
		skip_quoted(s);
		return;
	}
	mark = text_format(")%.*s\"", (int)(open - s->p - 1), s->p + 1);
	close = memmem(open, (size_t)(s->end - open), mark, strlen(mark));
	s->p = close ? close + strlen(mark) : s->end;
}

static void
skip_blanks(struct scanner *s)
{
	while (s->p < s->end)
		if (*s->p == ' ' || *s->p == '\t')
			s->p++;
		else if (at(s, "\\\n") || at(s, "\\\r\n"))
			s->p += s->p[1] == '\r' ? 3 : 2;
		else if (!at(s, "/*"))
			return;
		else
			skip_comment(s);
}

static struct token
word(struct scanner *s)
{
	struct token token = {.start = s->p};

	while (s->p < s->end && (isalnum((unsigned char)*s->p) || *s->p == '_' || *s->p == '$' || (unsigned char)*s->p >= 0x80))
		s->p++;
	token.length = (size_t)(s->p - token.start);
	return token;
}

/* What C calls MSVC's suffixes of integers; NULL for another text. */
static const char *
suffix(const struct token *text)
{
	static const char *const suffixes[][2] = {{"i64", "LL"}, {"ui64", "ULL"}, {"i32", ""}, {"ui32", "U"}, {"i16", ""}, {"ui16", "U"}, {"i8", ""}, {"ui8", "U"}};

	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (text->length == strlen(suffixes[i][0]) && strncasecmp(text->start, suffixes[i][0], text->length) == 0)
			return suffixes[i][1];
	return NULL;
}

static void
write_suffix(struct scanner *s, const char *from, const char *with)
{
	if (with == NULL)
		return;
	add_edit(s->scan, (size_t)(from - s->begin), (size_t)(s->p - from))->with = with;
	s->scan->has_suffix = true;
}

static void
number(struct scanner *s)
{
	struct token end = {.start = s->p};

	while (s->p < s->end && (isalnum((unsigned char)*s->p) || *s->p == '_' || *s->p == '.' || (s->cxx && *s->p == '\'')))
		s->p++;
	while (end.start < s->p && (isxdigit((unsigned char)*end.start) || strchr("xX.'", *end.start)))
		end.start++;
	end.length = (size_t)(s->p - end.start);
	write_suffix(s, end.start, suffix(&end));
}

/* x##i64 in a macro. */
static void
pasted_suffix(struct scanner *s, const struct token *text)
{
	const char *before = text->start, *with = suffix(text);

	while (before > s->begin && (before[-1] == ' ' || before[-1] == '\t'))
		before--;
	if (with && before - s->begin >= 2 && before[-1] == '#' && before[-2] == '#')
		write_suffix(s, *with ? text->start : before - 2, with);
}

/* libstdc++ has a macro __try of its own, and clang refuses the keywords. */
static void
exception_word(struct scanner *s, const struct token *token)
{
	static const char *const words[] = {"__try", "__except", "__finally", "__leave", NULL};

	if (!is_one_of(token, words))
		return;
	s->scan->has_try |= is(token, "__try");
	s->scan->has_except |= is(token, "__except");
	add_edit(s->scan, (size_t)(token->start - s->begin), token->length)->with = text_format("__ws_%.*s", (int)token->length - 2, token->start + 2);
}

/* Annotations that are names in libstdc++'s headers: there they cannot be macros (sal.h). */
static void
annotation(struct scanner *s, const struct token *token)
{
	static const char *const words[] = {"__in", "__out", "__inout", "__pre", "__post", "__deref", NULL};

	if (!s->cxx || !is_one_of(token, words))
		return;
	s->scan->has_annotation = true;
	add_edit(s->scan, (size_t)(token->start - s->begin), token->length)->with = "";
}

static bool
begins_word(const struct scanner *s)
{
	return isalpha((unsigned char)*s->p) || *s->p == '_' || (unsigned char)*s->p >= 0x80;
}

static struct token
directive_word(struct scanner *s)
{
	struct token token = word(s);

	exception_word(s, &token);
	pasted_suffix(s, &token);
	return token;
}

static void
skip_directive(struct scanner *s)
{
	while (s->p < s->end && *s->p != '\n')
		if (*s->p == '"' || *s->p == '\'')
			skip_quoted(s);
		else if (at(s, "\\\n") || at(s, "\\\r\n"))
			s->p += s->p[1] == '\r' ? 3 : 2;
		else if (begins_word(s))
			directive_word(s);
		else if (isdigit((unsigned char)*s->p))
			number(s);
		else if (!comment(s))
			s->p++;
}

static void
include(struct scanner *s)
{
	const char *start = s->p, *line, *close;
	struct edit *edit;

	if (s->p == s->end || (*s->p != '"' && *s->p != '<'))
		return;
	line = memchr(start, '\n', (size_t)(s->end - start));
	close = memchr(start + 1, *start == '<' ? '>' : '"', (size_t)((line ? line : s->end) - start - 1));
	if (close == NULL)
		return;
	edit = add_edit(s->scan, (size_t)(start - s->begin), (size_t)(close + 1 - start));
	edit->include = text_alloc(sizeof *edit->include);
	edit->include->name = text_copy(start + 1, (size_t)(close - start - 1));
	edit->include->delimiter = *start;
	if (strcmp(edit->include->name, "errno.h") == 0)
		s->scan->has_errno = true;
	s->p = close + 1;
}

/* Each branch of a condition begins with the braces that were open before it. */
static void
condition(struct scanner *s, const struct token *name)
{
	static const char *const begins[] = {"if", "ifdef", "ifndef", NULL};
	static const char *const turns[] = {"else", "elif", "elifdef", "elifndef", NULL};

	if (is_one_of(name, begins)) {
		if (s->nested < NESTED)
			s->saved[s->nested] = s->depth;
		s->nested++;
	} else if (is_one_of(name, turns)) {
		if (s->nested > 0 && s->nested <= NESTED)
			s->depth = s->saved[s->nested - 1];
	} else if (is(name, "endif") && s->nested > 0) {
		s->nested--;
	}
}

static void
macro(struct scanner *s)
{
	static const char *const types[] = {"ssize_t", "pid_t", "mode_t", "uid_t", "gid_t", "off_t", NULL};
	struct token object = directive_word(s);

	s->scan->has_errno |= is(&object, "errno");
	s->scan->has_types |= is_one_of(&object, types);
}

static void
directive(struct scanner *s)
{
	struct token name;

	s->p++;
	skip_blanks(s);
	name = word(s);
	skip_blanks(s);
	if (is(&name, "include") || is(&name, "import"))
		include(s);
	else if (is(&name, "include_next"))
		s->scan->keeps_place = true;
	else if (is(&name, "define") || is(&name, "undef"))
		macro(s);
	else
		condition(s, &name);
	skip_directive(s);
}

static bool
call_follows(const struct scanner *s)
{
	struct scanner ahead = *s;

	while (ahead.p < ahead.end && (isspace((unsigned char)*ahead.p) || comment(&ahead)))
		ahead.p += isspace((unsigned char)*ahead.p) != 0;
	return ahead.p < ahead.end && *ahead.p == '(';
}

/* `void main(` outside of braces: C++ compilers refuse it, and in C its exit status would be chance. It becomes
 * winsock_void_main, which the archive of entry points calls. _tmain may be a macro, so the names are joined by one (flags.c). */
static void
entry(struct scanner *s)
{
	static const char *const names[] = {"main", "_tmain", "wmain", NULL};
	static const char *const conventions[] = {"__cdecl", "_cdecl", "cdecl", "CDECL", "WINAPIV", "__stdcall", "_stdcall", "WINAPI",
	                                          "APIENTRY", "PASCAL", "pascal", "FAR", "far", "_CRTAPI1", "_CRTAPI2", NULL};
	static const char *const nothing[] = {"void", "VOID", NULL};
	const struct token *name = &s->recent[0], *type = name + 1;
	const char *linkage = "extern \"C\" ";

	if (s->depth || !is_one_of(name, names) || !call_follows(s))
		return;
	while (type < s->recent + RECENT - 2 && is_one_of(type, conventions))
		type++;
	if (!is_one_of(type, nothing))
		return;
	if (type[1].length && type[1].start[0] == '"')
		linkage = "";
	else if (is(&type[1], "extern"))
		linkage = "\"C\" ";
	if (s->cxx)
		add_edit(s->scan, (size_t)(type->start - s->begin), 0)->with = linkage;
	add_edit(s->scan, (size_t)(name->start - s->begin), name->length)->with =
		text_format("__ws_cat(winsock_void_,%.*s)", (int)name->length, name->start);
	s->scan->entry = true;
}

static void
remember(struct scanner *s, struct token token)
{
	memmove(s->recent + 1, s->recent, sizeof s->recent - sizeof *s->recent);
	s->recent[0] = token;
}

/* Is this the name in a declaration? `int errno`, `int n, errno` but not `return errno`, `f(n, errno)`. */
static bool
is_declared(const struct scanner *s)
{
	static const char *const precede_values[] = {"return", "case", "else", "do", "sizeof", NULL};
	const struct token *before = &s->recent[1];

	if (is(before, ","))
		return s->parentheses == 0;
	return before->length && (isalpha((unsigned char)*before->start) || *before->start == '_') && !is_one_of(before, precede_values);
}

/* Uses of errno are noted but for those of a function's own variable. */
static void
note_errno(struct scanner *s)
{
	const struct token *name = &s->recent[0], *before = &s->recent[1];
	struct edit *edit;

	if (!is(name, "errno") || is(before, ".") || is(before, ">") || s->errno_depth)
		return;
	if (is_declared(s)) {
		s->errno_depth = s->depth;
		s->scan->has_errno |= s->depth == 0;
		return;
	}
	s->scan->uses_errno = true;
	edit = add_edit(s->scan, (size_t)(name->start - s->begin), name->length);
	edit->with = "(*ws_errno_location())";
	edit->is_errno = true;
}

static void
note_shared(struct scanner *s)
{
	if (s->depth || !is_declared(s) || !call_follows(s))
		return;
	for (unsigned i = 0; i < SCAN_SHARED; i++)
		if (is(&s->recent[0], scan_shared[i].name))
			s->scan->own |= 1u << i;
}

static void
identifier(struct scanner *s)
{
	static const char *const raw[] = {"R", "LR", "uR", "UR", "u8R", NULL};
	struct token token = word(s);

	if (s->cxx && s->p < s->end && *s->p == '"' && is_one_of(&token, raw)) {
		skip_raw(s);
		return;
	}
	remember(s, token);
	exception_word(s, &token);
	annotation(s, &token);
	entry(s);
	note_errno(s);
	note_shared(s);
}

static void
brace(struct scanner *s)
{
	bool linkage = s->recent[0].length && s->recent[0].start[0] == '"' && is(&s->recent[1], "extern");

	if (*s->p == '{')
		s->depth += !linkage;
	else if (s->depth > 0)
		s->depth--;
	if (s->depth < s->errno_depth)
		s->errno_depth = 0;
}

static void
mark(struct scanner *s)
{
	char c = *s->p;

	if (c == '{' || c == '}')
		brace(s);
	if (c == '(')
		s->parentheses++;
	else if (c == ')' && s->parentheses > 0)
		s->parentheses--;
	else if (c == ';' || c == '{' || c == '}')
		s->parentheses = 0;
	s->p++;
}

static void
token(struct scanner *s)
{
	const char *start = s->p;

	s->fresh = false;
	if (begins_word(s)) {
		identifier(s);
		return;
	}
	if (isdigit((unsigned char)*start)) {
		number(s);
	} else if (*start == '"' || *start == '\'') {
		skip_quoted(s);
	} else {
		mark(s);
	}
	remember(s, (struct token){.start = start, .length = (size_t)(s->p - start)});
}

void
scan_text(struct scan *scan, const struct bytes *text, bool cxx)
{
	struct scanner s = {.scan = scan, .begin = text->at, .p = text->at, .end = text->at + text->size, .cxx = cxx, .fresh = true};

	while (s.p < s.end)
		if (*s.p == '\n') {
			s.fresh = true;
			s.p++;
		} else if (isspace((unsigned char)*s.p)) {
			s.p++;
		} else if (*s.p == '#' && s.fresh) {
			directive(&s);
		} else if (!comment(&s)) {
			token(&s);
		}
}

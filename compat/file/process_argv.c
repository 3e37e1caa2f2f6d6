#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <winerror.h>

#include "file/argv.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

const char *
wsi_argv_name_end(const char *line)
{
	if (*line == '"') {
		const char *quote = strchr(line + 1, '"');

		return quote ? quote + 1 : line + strlen(line);
	}
	return line + strcspn(line, " \t");
}

static const char *
take_name(const char *line, char **to)
{
	const char *end = wsi_argv_name_end(line);

	for (; line < end; line++)
		if (*line != '"')
			*(*to)++ = *line;
	*(*to)++ = '\0';
	return end;
}

/* Backslashes: answers where they end, having written what is left of them, and whether the quote behind them is a character. */
static const char *
take_backslashes(const char *line, char **to, bool *literal)
{
	size_t count = strspn(line, "\\");
	bool quote = line[count] == '"';

	*literal = quote && count % 2;
	for (size_t i = quote ? count / 2 : count; i; i--)
		*(*to)++ = '\\';
	return line + count;
}

static const char *
take_argument(const char *line, char **to)
{
	bool quoted = false, literal;

	for (; *line && (quoted || !is_blank(*line)); line++) {
		line = take_backslashes(line, to, &literal);
		if (literal || (quoted && line[0] == '"' && line[1] == '"'))
			*(*to)++ = *(literal ? line : ++line);
		else if (*line == '"')
			quoted = !quoted;
		else if (!*line || (!quoted && is_blank(*line)))
			break;
		else
			*(*to)++ = *line;
	}
	*(*to)++ = '\0';
	return line;
}

/* No argument is longer than its text, and between two of them is a blank. */
int
wsi_argv_parse(const char *line, char ***argv, int *argc)
{
	size_t length = strlen(line), most = length / 2 + 3;
	char **out = malloc(most * sizeof *out + length + 2), *to;

	*argv = out;
	if (!out)
		return ERROR_NOT_ENOUGH_MEMORY;
	to = (char *)(out + most);
	*argc = 1;
	out[0] = to;
	line = take_name(line, &to);
	for (line += strspn(line, " \t"); *line; line += strspn(line, " \t")) {
		out[(*argc)++] = to;
		line = take_argument(line, &to);
	}
	out[*argc] = NULL;
	return 0;
}

static char *
put_quoted(char *to, const char *text)
{
	*to++ = '"';
	for (;; text++) {
		size_t count = strspn(text, "\\");
		bool twice = text[count] == '"' || !text[count];

		memset(to, '\\', twice ? count * 2 : count);
		to += twice ? count * 2 : count;
		text += count;
		if (!*text)
			break;
		if (*text == '"')
			*to++ = '\\';
		*to++ = *text;
	}
	*to++ = '"';
	return to;
}

static bool
needs_quotes(const char *text)
{
	return !*text || strpbrk(text, " \t\"");
}

int
wsi_argv_join(char *const *argv, char **line)
{
	size_t size = 1;
	char *to;

	for (char *const *one = argv; *one; one++)
		size += strlen(*one) * 2 + 3;
	to = *line = malloc(size);
	if (!to)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (char *const *one = argv; *one; one++) {
		if (one != argv)
			*to++ = ' ';
		to = needs_quotes(*one) ? put_quoted(to, *one) : stpcpy(to, *one);
	}
	*to = '\0';
	return 0;
}

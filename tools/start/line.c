#include "start.h"

#include <string.h>

static char *
repeat(char *out, char c, size_t count)
{
	memset(out, c, count);
	return out + count;
}

/* Backslashes count only before a quote: there they are doubled, and one more protects the quote. */
static char *
quoted(char *out, const char *word)
{
	*out++ = '"';
	for (;;) {
		size_t slashes = strspn(word, "\\");

		word += slashes;
		if (*word == 0) {
			out = repeat(out, '\\', slashes * 2);
			break;
		}
		out = repeat(out, '\\', *word == '"' ? slashes * 2 + 1 : slashes);
		*out++ = *word++;
	}
	*out++ = '"';
	return out;
}

static char *
append(char *out, const char *word)
{
	size_t length = strlen(word);

	if (length == 0 || strpbrk(word, " \t\n\v\""))
		return quoted(out, word);
	memcpy(out, word, length);
	return out + length;
}

char *
winsock_start_line(void)
{
	size_t room = 1;
	char *line, *out;

	for (int i = 1; i < winsock_start_argc; i++)
		room += strlen(winsock_start_argv[i]) * 2 + 3;
	line = out = winsock_start_memory(room);
	for (int i = 1; i < winsock_start_argc; i++) {
		if (i > 1)
			*out++ = ' ';
		out = append(out, winsock_start_argv[i]);
	}
	*out = 0;
	return line;
}

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "file/pattern.h"

static bool
same(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* The next UTF-8 character. */
static const char *
past(const char *name)
{
	name++;
	while ((*name & 0xc0) == 0x80)
		name++;
	return name;
}

/* What a pattern may still have where the name has ended. */
static bool
is_empty(const char *pattern, bool had_dot)
{
	while (*pattern == '*' || *pattern == '?' || (*pattern == '.' && !had_dot)) {
		if (*pattern == '.')
			had_dot = true;
		pattern++;
	}
	return !*pattern;
}

/* Back to the last * while the rest does not fit: no recursion, and no more than the product of both lengths. */
bool
wsi_pattern_matches(const char *pattern, const char *name)
{
	const char *star = NULL, *retry = NULL;
	bool has_dot = strchr(name, '.');

	if (!strcmp(pattern, "*.*"))
		return true;
	while (*name) {
		if (*pattern == '*') {
			star = ++pattern;
			retry = name;
		} else if (*pattern == '?' && *name != '.') {
			pattern++;
			name = past(name);
		} else if (*pattern == '?') {
			pattern++;
		} else if (*pattern && same(*pattern, *name)) {
			pattern++;
			name++;
		} else if (star && *retry) {
			pattern = star;
			name = retry = past(retry);
		} else {
			return false;
		}
	}
	return is_empty(pattern, has_dot);
}

bool
wsi_pattern_has_wildcards(const char *pattern)
{
	return strpbrk(pattern, "*?");
}

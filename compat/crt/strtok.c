#include <win32/crtredirect.h>
#include <string.h>

/* Each thread is in the middle of a string of its own. */
char *
strtok(char *restrict text, const char *restrict set)
{
	static __thread char *rest;

	return strtok_r(text, set, &rest);
}

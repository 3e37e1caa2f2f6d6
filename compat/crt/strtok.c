#include <win32/crtredirect.h>
#include <string.h>
#include <wchar.h>
#include <win32/crtstring.h>

/* Each thread is in the middle of a string of its own. */
char *
strtok(char *restrict text, const char *restrict set)
{
	static __thread char *rest;

	return strtok_r(text, set, &rest);
}

wchar_t *
ws_wcstok(wchar_t *text, const wchar_t *set)
{
	static __thread wchar_t *rest;

	return wcstok(text, set, &rest);
}

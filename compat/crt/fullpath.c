#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>
#include <win32/crtstdlib.h>

#include "base/utf8.h"
#include "crt/doserror.h"
#include "crt/invalid.h"
#include "file/path.h"

/* Malloc'ed; NULL with errno set. No name is the current directory's. */
static char *
full(const char *path)
{
	char *name = NULL;

	wsi_crt_error((DWORD)wsi_path_full(path && *path ? path : ".", &name));
	return name;
}

/* Whether a name of `wanted` characters goes into the caller's room. */
static int
fits(size_t wanted, size_t size)
{
	if (!size)
		wsi_crt_invalid(EINVAL);
	else if (wanted > size)
		errno = ERANGE;
	return size && wanted <= size;
}

char *
_fullpath(char *to, const char *path, size_t size)
{
	char *name = full(path);

	if (!name || !to)
		return name;
	to = fits(strlen(name) + 1, size) ? strcpy(to, name) : NULL;
	free(name);
	return to;
}

/* Malloc'ed; NULL with errno set. */
static WCHAR *
full_wide(const wchar_t *path)
{
	char *narrow = NULL, *name = NULL;
	WCHAR *wide = NULL;
	int error = path ? wsi_utf8_from_wide(path, &narrow) : 0;

	if (!error)
		name = full(narrow);
	if (name)
		error = wsi_utf8_to_wide(name, &wide);
	free(name);
	free(narrow);
	wsi_crt_error((DWORD)error);
	return wide;
}

wchar_t *
_wfullpath(wchar_t *to, const wchar_t *path, size_t size)
{
	WCHAR *wide = full_wide(path);

	if (!wide || !to)
		return wide;
	to = fits(wcslen(wide) + 1, size) ? wcscpy(to, wide) : NULL;
	free(wide);
	return to;
}

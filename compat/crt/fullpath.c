/* Absolute paths, which are the system's own: they begin with a slash and know no drives. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>
#include <windows.h>
#include <win32/crtstdlib.h>

#include "base/utf8.h"
#include "crt/invalid.h"

/* A path under construction: behind it is always a zero. */
struct whole {
	char text[PATH_MAX];
	size_t size;
};

static int
is_slash(char c)
{
	return c == '/' || c == '\\';
}

static void
leave_folder(struct whole *whole)
{
	while (whole->size && whole->text[--whole->size] != '/') {
	}
	whole->text[whole->size] = 0;
}

static int
enter(struct whole *whole, const char *name, size_t size)
{
	if (!size || (size == 1 && *name == '.'))
		return 0;
	if (size == 2 && name[0] == '.' && name[1] == '.') {
		leave_folder(whole);
		return 0;
	}
	if (whole->size + size + 2 > sizeof whole->text)
		return ERANGE;
	whole->text[whole->size++] = '/';
	memcpy(whole->text + whole->size, name, size);
	whole->size += size;
	whole->text[whole->size] = 0;
	return 0;
}

static int
start(struct whole *whole, const char *path)
{
	whole->size = 0;
	*whole->text = 0;
	if (is_slash(*path))
		return 0;
	if (!getcwd(whole->text, sizeof whole->text))
		return errno;
	whole->size = strlen(whole->text);
	if (whole->size == 1)
		whole->size = 0;
	return 0;
}

static int
make_whole(struct whole *whole, const char *path)
{
	int error;

	if (path[0] && path[1] == ':')
		path += 2;
	error = start(whole, path);
	while (!error && *path) {
		size_t size = strcspn(path, "/\\");

		error = enter(whole, path, size);
		path += size;
		if (*path && !*++path && whole->size && whole->size + 1 < sizeof whole->text) {
			memcpy(whole->text + whole->size, "/", 2);
			whole->size++;
		}
	}
	if (!whole->size)
		memcpy(whole->text, "/", 2);
	return error;
}

static void *
fail(int error)
{
	errno = error;
	return NULL;
}

char *
_fullpath(char *to, const char *path, size_t size)
{
	struct whole whole;
	int error = make_whole(&whole, path ? path : "");

	if (error)
		return fail(error);
	if (!to)
		return strdup(whole.text);
	if (!size)
		return fail(wsi_crt_invalid(EINVAL));
	if (strlen(whole.text) >= size)
		return fail(ERANGE);
	return strcpy(to, whole.text);
}

wchar_t *
_wfullpath(wchar_t *to, const wchar_t *path, size_t size)
{
	struct whole whole;
	char *narrow = NULL;
	WCHAR *wide;
	int error;

	if (path && wsi_utf8_from_wide(path, &narrow))
		return fail(ENOMEM);
	error = make_whole(&whole, narrow ? narrow : "");
	free(narrow);
	if (error)
		return fail(error);
	if (wsi_utf8_to_wide(whole.text, &wide))
		return fail(ENOMEM);
	if (!to)
		return wide;
	error = !size ? wsi_crt_invalid(EINVAL) : wcslen(wide) >= size ? ERANGE : 0;
	if (!error)
		wcscpy(to, wide);
	free(wide);
	return error ? fail(error) : to;
}

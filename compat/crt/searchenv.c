/* Files in the folders that a variable of the environment lists, parted as here (:) or as on Windows (;). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>
#include <win32/crtstdlib.h>

#include "crt/invalid.h"

static size_t
folder_size(const char *list)
{
	size_t drive = list[0] && list[1] == ':' && (list[2] == '\\' || list[2] == '/') ? 2 : 0;

	return drive + strcspn(list + drive, ":;");
}

static int
is_file(const char *path)
{
	return GetFileAttributesA(path) != INVALID_FILE_ATTRIBUTES;
}

/* The file in a folder, malloc'ed; NULL where it is not there. */
static char *
in_folder(const char *folder, size_t size, const char *file)
{
	char *path, *whole = NULL;

	if (!size || asprintf(&path, "%.*s\\%s", (int)size, folder, file) < 0)
		return NULL;
	if (is_file(path))
		whole = _fullpath(NULL, path, 0);
	free(path);
	return whole;
}

/* The path of a file that is there, in memory of its own; NULL with errno set. */
static char *
find(const char *file, const char *variable)
{
	const char *list = getenv(variable);
	char *path;

	if (is_file(file))
		return _fullpath(NULL, file, 0);
	while (list && *list) {
		size_t size = folder_size(list);

		path = in_folder(list, size, file);
		if (path)
			return path;
		list += size + (list[size] != 0);
	}
	errno = ENOENT;
	return NULL;
}

errno_t
_searchenv_s(const char *file, const char *variable, char *path, size_t size)
{
	char *found;
	errno_t error = 0;

	if (!path || !size)
		return wsi_crt_invalid(EINVAL);
	*path = 0;
	if (!file || !variable)
		return wsi_crt_invalid(EINVAL);
	found = *file ? find(file, variable) : NULL;
	if (!found)
		return *file ? errno : ENOENT;
	if (strlen(found) < size)
		strcpy(path, found);
	else
		error = wsi_crt_invalid(ERANGE);
	free(found);
	return error;
}

void
_searchenv(const char *file, const char *variable, char *path)
{
	_searchenv_s(file, variable, path, _MAX_PATH);
}

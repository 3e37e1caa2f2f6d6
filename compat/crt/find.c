#include <windows.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <io.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "crt/filename.h"
#include "crt/invalid.h"

/* A search through one directory; its address is what the program holds. */
struct search {
	DIR *directory;
	char *path, *pattern;           /* one allocation: pattern is part of path */
};

static bool
is_same(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* "*.*" is every name, as in DOS. */
static bool
matches(const char *pattern, const char *name)
{
	if (!strcmp(pattern, "*.*"))
		return true;
	for (; *pattern != '*'; pattern++, name++) {
		if (!*name || !*pattern)
			return !*name && !*pattern;
		if (*pattern != '?' && !is_same(*pattern, *name))
			return false;
	}
	for (pattern++; ; name++) {
		if (matches(pattern, name))
			return true;
		if (!*name)
			return false;
	}
}

static unsigned
attributes(const struct stat *status, const char *name)
{
	unsigned is = name[0] == '.' && strcmp(name, ".") && strcmp(name, "..") ? _A_HIDDEN : 0;

	if (!(status->st_mode & S_IWUSR))
		is |= _A_RDONLY;
	return is | (S_ISDIR(status->st_mode) ? _A_SUBDIR : _A_ARCH);
}

static bool
describe(const struct search *search, const char *name, struct _finddata_t *found)
{
	char path[4096];
	struct stat status;

	if (strlen(name) >= sizeof found->name || snprintf(path, sizeof path, "%s/%s", search->path, name) >= (int)sizeof path || stat(path, &status))
		return false;
	*found = (struct _finddata_t){
		.attrib = attributes(&status, name),
		.time_create = status.st_ctime,
		.time_access = status.st_atime,
		.time_write = status.st_mtime,
		.size = (_fsize_t)status.st_size,
	};
	strcpy(found->name, name);
	return true;
}

int
_findnext(intptr_t handle, struct _finddata_t *found)
{
	struct search *search = (struct search *)handle;
	struct dirent *entry;

	if (handle == -1 || !search || !found)
		return wsi_crt_invalid(EINVAL), -1;
	while ((entry = readdir(search->directory)) != NULL)
		if (matches(search->pattern, entry->d_name) && describe(search, entry->d_name, found))
			return 0;
	errno = ENOENT;
	return -1;
}

int
_findclose(intptr_t handle)
{
	struct search *search = (struct search *)handle;

	if (handle == -1 || !search)
		return wsi_crt_invalid(EINVAL), -1;
	closedir(search->directory);
	free(search->path);
	free(search);
	return 0;
}

/* Parts "directory/pattern"; "pattern" gets a "." for its directory. */
static bool
begin(struct search *search, const char *pattern)
{
	char *own = wsi_crt_filename(pattern), *last;

	if (!own)
		return false;
	search->path = malloc(strlen(own) + 3);
	if (search->path)
		sprintf(search->path, "%s%s", strchr(own, '/') ? "" : "./", own);
	free(own);
	if (!search->path)
		return false;
	last = strrchr(search->path, '/');
	search->pattern = last + 1;
	*last = '\0';
	search->directory = opendir(last == search->path ? "/" : search->path);
	return search->directory != NULL;
}

intptr_t
_findfirst(const char *pattern, struct _finddata_t *found)
{
	struct search *search = found ? calloc(1, sizeof *search) : NULL;

	if (!found)
		return wsi_crt_invalid(EINVAL), -1;
	if (!search)
		return -1;
	if (!begin(search, pattern)) {
		free(search->path);
		free(search);
		return -1;
	}
	if (!_findnext((intptr_t)search, found))
		return (intptr_t)search;
	_findclose((intptr_t)search);
	errno = ENOENT;
	return -1;
}

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "file/path.h"

static bool
is_there(const char *path)
{
	struct stat status;

	return !lstat(path, &status);
}

static bool
has_drive(const char *name)
{
	return ((*name >= 'A' && *name <= 'Z') || (*name >= 'a' && *name <= 'z')) && name[1] == ':';
}

/* \\?\ and \\.\ say nothing more. */
static const char *
after_prefix(const char *name)
{
	return !strncmp(name, "\\\\?\\", 4) || !strncmp(name, "\\\\.\\", 4) ? name + 4 : name;
}

/* Back to the end of what is before the last name; false where there is none to take back. */
static bool
step_back(char *base, char **end, char slash)
{
	char *name = *end;

	while (name > base && name[-1] != slash)
		name--;
	if (name == *end || (*end - name == 2 && name[0] == '.' && name[1] == '.'))
		return false;
	*end = name > base ? name - 1 : base;
	return true;
}

/* The names of `in` that are left when "." and ".." are taken out, after `base`; answers their end. Room for all of `in` and one more. */
static char *
put_names(char *base, const char *in, bool rooted, char slash)
{
	char *end = base;
	bool open = false;

	while (*in) {
		size_t size = strcspn(in, "/\\");
		bool up = size == 2 && in[0] == '.' && in[1] == '.';

		open = in[size] != '\0';
		if (size && !(size == 1 && *in == '.') && !(up && (step_back(base, &end, slash) || rooted))) {
			if (end > base)
				*end++ = slash;
			memcpy(end, in, size);
			end += size;
		}
		in += size + open;
	}
	if (open && end > base)
		*end++ = slash;
	*end = '\0';
	return end;
}

/* ---- to the system ---- */

/* Make the name at `name`, in the directory before it, what the directory calls it, if it differs in case only. */
static bool
match_case(const char *path, char *name, size_t size)
{
	char *directory = name > path ? strndup(path, (size_t)(name - path)) : strdup(".");
	DIR *stream = directory ? opendir(directory) : NULL;
	struct dirent *entry = NULL;

	free(directory);
	if (!stream)
		return false;
	while ((entry = readdir(stream)))
		if (!strncasecmp(entry->d_name, name, size) && !entry->d_name[size])
			break;
	if (entry)
		memcpy(name, entry->d_name, size);
	closedir(stream);
	return entry;
}

/* Give each name of the path the case it has, as far as they exist. */
static bool
resolve(char *path)
{
	char *name = path + (*path == '/');

	if (is_there(path))
		return true;
	while (*name) {
		size_t size = strcspn(name, "/");
		char after = name[size];
		bool found;

		name[size] = '\0';
		found = is_there(path) || match_case(path, name, size);
		name[size] = after;
		if (!found)
			return false;
		name += size + (after == '/');
	}
	return true;
}

/* Without the dots and spaces at its end, unless it is nothing else. */
static bool
trim(char *path)
{
	size_t size = strlen(path), left = size;

	while (left && (path[left - 1] == '.' || path[left - 1] == ' '))
		left--;
	if (left == size || !left || path[left - 1] == '/')
		return false;
	path[left] = '\0';
	return true;
}

static bool
is_allowed(const char *path)
{
	for (; *path; path++)
		if ((unsigned char)*path < ' ' || strchr("<>\"|?*:", *path))
			return false;
	return true;
}

static int
translate(const char *name, char *path)
{
	bool rooted;

	if (has_drive(name))
		name += 2;
	rooted = wsi_path_is_separator(*name);
	*path = '/';
	put_names(path + rooted, name, rooted, '/');
	if (!*path)
		strcpy(path, ".");
	if (resolve(path) || (trim(path) && resolve(path)))
		return 0;
	return is_allowed(path) ? 0 : ERROR_INVALID_NAME;
}

static bool
is_unc(const char *name)
{
	const char *rest = after_prefix(name);

	return rest == name ? name[0] == '\\' && name[1] == '\\' : !strncasecmp(rest, "UNC\\", 4);
}

/* What a name is besides a path: 0, an error, or the path itself. */
static int
special(const char *name, const char **path)
{
	switch (wsi_path_device(name, NULL)) {
	case WSI_PATH_NUL:
		*path = "/dev/null";
		return 0;
	case WSI_PATH_CON:
	case WSI_PATH_CONIN:
	case WSI_PATH_CONOUT:
		*path = "/dev/tty";
		return 0;
	case WSI_PATH_FILE:
		return is_unc(name) ? ERROR_BAD_NETPATH : 0;
	default:
		return ERROR_FILE_NOT_FOUND;
	}
}

int
wsi_path_posix(const char *name, char **path)
{
	const char *as_is = NULL;
	int error;

	*path = NULL;
	if (!name || !*name)
		return ERROR_PATH_NOT_FOUND;
	if (is_there(name))
		as_is = name;
	error = as_is ? 0 : special(name, &as_is);
	name = after_prefix(name);
	if (error)
		return error;
	*path = as_is ? strdup(as_is) : malloc(strlen(name) + 3);
	if (!*path)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = as_is ? 0 : translate(name, *path);
	if (error) {
		free(*path);
		*path = NULL;
	}
	return error;
}

int
wsi_path_posix_wide(LPCWSTR name, char **path)
{
	char *text;
	int error;

	*path = NULL;
	if (!name)
		return ERROR_PATH_NOT_FOUND;
	error = wsi_utf8_from_wide(name, &text);
	if (error)
		return error;
	error = wsi_path_posix(text, path);
	free(text);
	return error;
}

/* ---- and back ---- */

int
wsi_path_windows(const char *path, char **name)
{
	size_t drive = *path == '/' ? 2 : 0;
	char *out = malloc(strlen(path) + drive + 1);

	*name = out;
	if (!out)
		return ERROR_NOT_ENOUGH_MEMORY;
	memcpy(out, "C:", drive);
	strcpy(out + drive, path);
	for (; *out; out++)
		if (*out == '/')
			*out = '\\';
	return 0;
}

/* What a relative name is appended to: the current directory, or "" for what is not relative. */
static int
base_of(const char *name, char *base)
{
	const char *rest = has_drive(name) ? name + 2 : name;

	*base = '\0';
	if (wsi_path_is_separator(*rest) || (rest != name && (*name | 0x20) != 'c'))
		return 0;
	return getcwd(base, PATH_MAX) ? 0 : ERROR_PATH_NOT_FOUND;
}

/* \\server\share\names: the first two are no directories to step out of. */
static void
full_unc(const char *name, char *full)
{
	size_t share = strcspn(name + 2, "/\\") + 2;

	share += name[share] ? strcspn(name + share + 1, "/\\") + 1 : 0;
	memcpy(full, name, share);
	for (size_t i = 0; i < share; i++)
		if (full[i] == '/')
			full[i] = '\\';
	full[share] = '\0';
	if (name[share]) {
		full[share] = '\\';
		put_names(full + share + 1, name + share + 1, true, '\\');
	}
}

static void
full_local(const char *name, const char *base, char *full, char *joined)
{
	char drive = has_drive(name) ? *name : 'C';

	name += has_drive(name) ? 2 : 0;
	strcpy(joined, base);
	if (*base && *name)
		strcat(joined, "/");
	strcat(joined, name);
	full[0] = drive;
	full[1] = ':';
	full[2] = '\\';
	put_names(full + 3, joined, true, '\\');
	for (size_t size = strlen(full); size > 3 && (full[size - 1] == '.' || full[size - 1] == ' '); size--)
		full[size - 1] = '\0';
}

int
wsi_path_full(const char *name, char **full)
{
	enum wsi_path_device device = wsi_path_device(name, NULL);
	size_t size = strlen(name) + PATH_MAX + 8;
	char base[PATH_MAX], *joined;
	int error = base_of(name, base);

	*full = NULL;
	if (error)
		return error;
	*full = malloc(size);
	joined = malloc(size);
	if (!*full || !joined) {
		free(joined);
		free(*full);
		*full = NULL;
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	if (name != after_prefix(name))
		strcpy(*full, name);
	else if (device != WSI_PATH_FILE)
		strcat(strcpy(*full, "\\\\.\\"), name);
	else if (is_unc(name))
		full_unc(name, *full);
	else
		full_local(name, base, *full, joined);
	free(joined);
	return 0;
}

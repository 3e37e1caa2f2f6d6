#include "find.h"

#include <dirent.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text.h"

bool
find_exact(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

const char *
find_slashes(const char *name)
{
	char *turned = text_copy(name, strlen(name));

	for (char *p = turned; *p; p++)
		if (*p == '\\')
			*p = '/';
	return turned;
}

/* The entry of a folder that has this name in any case. */
static const char *
find_entry(const char *folder, const char *name)
{
	DIR *dir = opendir(*folder ? folder : ".");
	const char *found = NULL;
	struct dirent *entry;

	while (dir && !found && (entry = readdir(dir)) != NULL)
		if (strcasecmp(entry->d_name, name) == 0)
			found = text_copy(entry->d_name, strlen(entry->d_name));
	if (dir)
		closedir(dir);
	return found;
}

const char *
find_spelling(const char *dir, const char *name)
{
	const char *path = dir, *real;

	while (*name) {
		size_t length = strcspn(name, "/");
		const char *part = text_copy(name, length);

		if (length && access(text_format("%s%s", path, part), F_OK) != 0) {
			real = find_entry(path, part);
			if (real == NULL)
				return NULL;
			part = real;
		}
		name += length;
		path = text_format("%s%s%s", path, part, *name == '/' ? "/" : "");
		name += *name == '/';
	}
	return path + strlen(dir);
}

const char *
find_repaired(const char *path)
{
	const char *turned, *real;

	if (access(path, F_OK) == 0)
		return path;
	turned = find_slashes(path);
	real = find_spelling("", turned);
	return real ? real : path;
}

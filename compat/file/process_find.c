/* Which file a command line runs. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/argv.h"
#include "file/environment.h"
#include "file/file.h"
#include "file/path.h"
#include "file/process.h"

static const char suffix[] = ".exe";

static bool
has_separator(const char *name)
{
	return strpbrk(name, "/\\:");
}

static bool
has_suffix(const char *name)
{
	size_t length = strlen(name);

	return length > strlen(suffix) && !strcasecmp(name + length - strlen(suffix), suffix);
}

/* 0, where it can be run. */
static int
try_file(const char *windows, char **path)
{
	struct stat status;
	int error = wsi_path_posix(windows, path);

	if (error)
		return error;
	if (stat(*path, &status))
		error = ERROR_FILE_NOT_FOUND;
	else if (S_ISDIR(status.st_mode) || access(*path, X_OK))
		error = ERROR_ACCESS_DENIED;
	if (error)
		free(*path);
	return error;
}

static int
try_cut(const char *name, char **path)
{
	char *cut = strndup(name, strlen(name) - strlen(suffix));
	int error = cut ? try_file(cut, path) : ERROR_NOT_ENOUGH_MEMORY;

	free(cut);
	return error;
}

static int
try_longer(const char *name, char **path)
{
	char *longer;
	int error;

	if (asprintf(&longer, "%s%s", name, suffix) < 0)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = try_file(longer, path);
	free(longer);
	return error;
}

/* A program is not called prog.exe here; one that was brought along may be. */
static int
try_name(const char *name, char **path)
{
	int error = try_file(name, path);

	if (error == ERROR_FILE_NOT_FOUND)
		error = has_suffix(name) ? try_cut(name, path) : try_longer(name, path);
	return error;
}

static int
try_in(const char *directory, size_t length, const char *name, char **path)
{
	char *whole;
	int error;

	if (asprintf(&whole, "%.*s/%s", length ? (int)length : 1, length ? directory : ".", name) < 0)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = try_name(whole, path);
	free(whole);
	return error;
}

static int
try_beside_program(const char *name, char **path)
{
	char program[PATH_MAX];
	ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);

	if (size <= 0)
		return ERROR_FILE_NOT_FOUND;
	program[size] = '\0';
	return try_in(program, (size_t)(strrchr(program, '/') - program), name, path);
}

static int
try_search_path(const char *name, char **path)
{
	char *directories;
	int error = wsi_environment_get("PATH", &directories);

	if (error)
		return error == ERROR_ENVVAR_NOT_FOUND ? ERROR_FILE_NOT_FOUND : error;
	error = ERROR_FILE_NOT_FOUND;
	for (const char *one = directories; error && error != ERROR_NOT_ENOUGH_MEMORY;) {
		size_t length = strcspn(one, ":");

		error = try_in(one, length, name, path);
		if (!one[length])
			break;
		one += length + 1;
	}
	free(directories);
	return error;
}

/* Beside this program, in the current directory, on the path. */
static int
search(const char *name, char **path)
{
	int error;

	if (has_separator(name))
		return try_name(name, path);
	error = try_beside_program(name, path);
	if (error)
		error = try_in("", 0, name, path);
	return error ? try_search_path(name, path) : 0;
}

static int
search_part(const char *line, size_t length, char **path)
{
	char *name = strndup(line, length);
	int error = name ? search(name, path) : ERROR_NOT_ENOUGH_MEMORY;

	free(name);
	return error;
}

static int
worst(int first, int next)
{
	return first == ERROR_ACCESS_DENIED || next == ERROR_FILE_NOT_FOUND ? first : next;
}

/* Without quotes each blank may be the name's end, from the first on: "a b c" is a, else "a b", else "a b c". */
static int
search_unquoted(const char *line, char **path, const char **name_end)
{
	int error = ERROR_FILE_NOT_FOUND, next;

	for (size_t length = strcspn(line, " \t"); length; length += strspn(line + length, " \t"), length += strcspn(line + length, " \t")) {
		next = search_part(line, length, path);
		*name_end = line + length;
		if (!next)
			return 0;
		error = worst(error, next);
		if (!line[length])
			break;
	}
	return error;
}

/* Of a path that is not there, whether it is the file or the directory. */
static int
tell_apart(const char *name, int error)
{
	char *path;
	int code = error;

	if (error == ERROR_FILE_NOT_FOUND && has_separator(name) && !wsi_path_posix(name, &path)) {
		code = wsi_file_path_error(path, ENOENT);
		free(path);
	}
	return code;
}

static int
find_in_line(const char *line, char **path, const char **name_end)
{
	int error;

	*name_end = wsi_argv_name_end(line);
	if (*line == '"')
		error = search_part(line + 1, (size_t)(*name_end - line) - (*name_end > line + 1 && (*name_end)[-1] == '"' ? 2 : 1), path);
	else
		error = search_unquoted(line, path, name_end);
	return error;
}

int
wsi_process_find_program(const char *application, const char *line, char **path, const char **name_end)
{
	char *name;
	int error;

	*name_end = line ? wsi_argv_name_end(line) : NULL;
	if (application)
		return tell_apart(application, has_suffix(application) ? try_name(application, path) : try_file(application, path));
	error = find_in_line(line, path, name_end);
	if (!error)
		return 0;
	name = strndup(*line == '"' ? line + 1 : line, strcspn(*line == '"' ? line + 1 : line, "\" \t"));
	if (!name)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = tell_apart(name, error);
	free(name);
	return error;
}

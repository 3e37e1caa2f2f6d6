/* The current directory, full names, temporary files, searches along a path. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

#include "file/file.h"
#include "file/path.h"
#include "file/text.h"
#include "file/wide.h"

/* Free `text` after it was given to the caller; 0 where there was an error. */
static DWORD
give(int error, char *text, LPSTR buffer, DWORD size)
{
	DWORD length = wsi_succeeded(error) ? wsi_text_give(text, buffer, size) : 0;

	free(text);
	return length;
}

static DWORD
give_wide(int error, char *text, LPWSTR buffer, DWORD size)
{
	DWORD length = wsi_succeeded(error) ? wsi_text_give_wide(text, buffer, size, &error) : 0;

	free(text);
	return wsi_succeeded(error) ? length : 0;
}

static int
current(char **name)
{
	char path[PATH_MAX];

	*name = NULL;
	return getcwd(path, sizeof path) ? wsi_path_windows(path, name) : wsi_file_error(errno);
}

DWORD WINAPI
GetCurrentDirectoryA(DWORD size, LPSTR buffer)
{
	char *name;
	int error = current(&name);

	return give(error, name, buffer, size);
}

DWORD WINAPI
GetCurrentDirectoryW(DWORD size, LPWSTR buffer)
{
	char *name;
	int error = current(&name);

	return give_wide(error, name, buffer, size);
}

BOOL WINAPI
SetCurrentDirectoryA(LPCSTR name)
{
	char *path;
	int error = name && !*name ? ERROR_INVALID_NAME : wsi_path_posix(name, &path);

	if (error)
		return wsi_succeeded(error);
	if (chdir(path))
		error = errno == ENOTDIR && !access(path, F_OK) ? ERROR_DIRECTORY : wsi_file_path_error(path, errno);
	free(path);
	return wsi_succeeded(error);
}

BOOL WINAPI
SetCurrentDirectoryW(LPCWSTR name)
{
	char *text;
	BOOL done;

	if (!wsi_file_narrow(name, &text))
		return FALSE;
	done = SetCurrentDirectoryA(text);
	free(text);
	return done;
}

/* ---- names ---- */

static int
full_name(const char *name, char **full)
{
	*full = NULL;
	return !name || !*name ? ERROR_INVALID_NAME : wsi_path_full(name, full);
}

/* Where a path's last name begins, or NULL where it ends in a directory. */
DWORD WINAPI
GetFullPathNameA(LPCSTR name, DWORD size, LPSTR buffer, LPSTR *file)
{
	char *full;
	int error = full_name(name, &full);
	DWORD length = give(error, full, buffer, size);

	if (file && buffer && length && length < size) {
		*file = strrchr(buffer, '\\');
		*file = *file && (*file)[1] ? *file + 1 : NULL;
	}
	return length;
}

DWORD WINAPI
GetFullPathNameW(LPCWSTR name, DWORD size, LPWSTR buffer, LPWSTR *file)
{
	char *text, *full;
	DWORD length;
	int error;

	if (!wsi_file_narrow(name, &text))
		return 0;
	error = full_name(text, &full);
	length = give_wide(error, full, buffer, size);
	free(text);
	if (file && buffer && length && length < size) {
		*file = wcsrchr(buffer, L'\\');
		*file = *file && (*file)[1] ? *file + 1 : NULL;
	}
	return length;
}

/* A name in the case that it has; there are no short ones. */
static int
exact_name(const char *name, char **exact)
{
	char *path;
	int error = wsi_path_posix(name, &path);

	*exact = NULL;
	if (error)
		return name ? error : ERROR_INVALID_PARAMETER;
	if (access(path, F_OK))
		error = wsi_file_path_error(path, errno);
	else if (strchr(name, '\\') || name[1] == ':')
		error = wsi_path_windows(path, exact);
	else if (!(*exact = strdup(path)))
		error = ERROR_NOT_ENOUGH_MEMORY;
	free(path);
	return error;
}

DWORD WINAPI
GetLongPathNameA(LPCSTR name, LPSTR buffer, DWORD size)
{
	char *exact;
	int error = exact_name(name, &exact);

	return give(error, exact, buffer, size);
}

DWORD WINAPI
GetLongPathNameW(LPCWSTR name, LPWSTR buffer, DWORD size)
{
	char *text, *exact;
	int error;

	if (!wsi_file_narrow(name, &text))
		return 0;
	error = exact_name(text, &exact);
	free(text);
	return give_wide(error, exact, buffer, size);
}

DWORD WINAPI
GetShortPathNameA(LPCSTR name, LPSTR buffer, DWORD size)
{
	return GetLongPathNameA(name, buffer, size);
}

DWORD WINAPI
GetShortPathNameW(LPCWSTR name, LPWSTR buffer, DWORD size)
{
	return GetLongPathNameW(name, buffer, size);
}

/* ---- temporary files ---- */

static const char *
temporary(void)
{
	static const char *const names[] = {"TMP", "TEMP", "TMPDIR"};

	for (size_t i = 0; i < ARRAYSIZE(names); i++)
		if (getenv(names[i]) && *getenv(names[i]))
			return getenv(names[i]);
	return "/tmp";
}

/* With a backslash at its end. */
static int
temporary_path(char **full)
{
	char *name;
	int error = wsi_path_full(temporary(), &name);

	*full = NULL;
	if (error)
		return error;
	if (asprintf(full, "%s%s", name, name[strlen(name) - 1] == '\\' ? "" : "\\") < 0) {
		*full = NULL;
		error = ERROR_NOT_ENOUGH_MEMORY;
	}
	free(name);
	return error;
}

DWORD WINAPI
GetTempPathA(DWORD size, LPSTR buffer)
{
	char *path;
	int error = temporary_path(&path);

	return give(error, path, buffer, size);
}

DWORD WINAPI
GetTempPathW(DWORD size, LPWSTR buffer)
{
	char *path;
	int error = temporary_path(&path);

	return give_wide(error, path, buffer, size);
}

/* A file of this number that did not exist before; *error is ERROR_FILE_EXISTS where it did. */
static int
make_temporary(const char *name)
{
	char *path;
	int error = wsi_path_posix(name, &path), fd;

	if (error)
		return error;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		error = errno == EEXIST ? ERROR_FILE_EXISTS : errno == ENOENT ? ERROR_DIRECTORY : wsi_file_error(errno);
	else
		close(fd);
	free(path);
	return error;
}

/* By the clock and the process, so that two programs seldom try the same. */
static UINT
first_number(void)
{
	return (UINT)(GetTickCount64() ^ (ULONGLONG)getpid() << 4) & 0xffff;
}

static UINT
name_temporary(const char *path, const char *prefix, UINT number, char *name)
{
	size_t size = strlen(path);
	const char *slash = size && !wsi_path_is_separator(path[size - 1]) ? "\\" : "";
	UINT tried = number ? number & 0xffff : first_number();
	int error = ERROR_FILE_EXISTS;

	if (size + strlen(slash) + 12 > MAX_PATH) {
		wsi_succeeded(ERROR_BUFFER_OVERFLOW);
		return 0;
	}
	for (unsigned i = 0; i < 0x10000 && error == ERROR_FILE_EXISTS; i++, tried = (tried + 1) & 0xffff) {
		if (!tried)
			continue;
		snprintf(name, MAX_PATH, "%s%s%.3s%X.tmp", path, slash, prefix ? prefix : "", tried);
		error = number ? 0 : make_temporary(name);
		if (error != ERROR_FILE_EXISTS)
			break;
	}
	return wsi_succeeded(error) ? tried : 0;
}

UINT WINAPI
GetTempFileNameA(LPCSTR path, LPCSTR prefix, UINT number, LPSTR name)
{
	DWORD attributes = path && *path ? GetFileAttributesA(path) : INVALID_FILE_ATTRIBUTES;

	if (attributes == INVALID_FILE_ATTRIBUTES || !(attributes & FILE_ATTRIBUTE_DIRECTORY)) {
		wsi_succeeded(path ? ERROR_DIRECTORY : ERROR_INVALID_PARAMETER);
		return 0;
	}
	return name_temporary(path, prefix, number, name);
}

UINT WINAPI
GetTempFileNameW(LPCWSTR path, LPCWSTR prefix, UINT number, LPWSTR name)
{
	char *first, *second, made[MAX_PATH];
	UINT used;

	if (!wsi_file_narrow_two(path, prefix, &first, &second))
		return 0;
	used = GetTempFileNameA(first, second, number, made);
	if (used)
		wsi_text_put_wide(made, name, MAX_PATH);
	free(first);
	free(second);
	return used;
}

/* ---- SearchPath ---- */

static bool
is_file(const char *name)
{
	DWORD attributes = GetFileAttributesA(name);

	return attributes != INVALID_FILE_ATTRIBUTES;
}

static int
try_in(const char *directory, size_t size, const char *name, char **full)
{
	char *joined;
	int error = ERROR_FILE_NOT_FOUND;

	if (asprintf(&joined, "%.*s%s%s", (int)size, directory, size ? "/" : "", name) < 0)
		return ERROR_NOT_ENOUGH_MEMORY;
	if (is_file(joined))
		error = wsi_path_full(joined, full);
	free(joined);
	return error;
}

/* Windows parts directories by ';', the system's PATH by ':'. */
static int
try_each(const char *directories, const char *parting, const char *name, char **full)
{
	int error = ERROR_FILE_NOT_FOUND;

	while (error == ERROR_FILE_NOT_FOUND && *directories) {
		size_t size = strcspn(directories, parting);

		if (size)
			error = try_in(directories, size, name, full);
		directories += size + (directories[size] != '\0');
	}
	return error;
}

static int
try_program(const char *name, char **full)
{
	char path[PATH_MAX];
	ssize_t size = readlink("/proc/self/exe", path, sizeof path);

	while (size > 0 && path[size - 1] != '/')
		size--;
	return size > 0 ? try_in(path, (size_t)size - (size > 1), name, full) : ERROR_FILE_NOT_FOUND;
}

static int
look_for(const char *path, const char *name, char **full)
{
	const char *variable = getenv("PATH");
	int error;

	if (strpbrk(name, "/\\") || (name[0] && name[1] == ':'))
		return is_file(name) ? wsi_path_full(name, full) : ERROR_FILE_NOT_FOUND;
	if (path)
		return try_each(path, ";", name, full);
	error = try_program(name, full);
	if (error == ERROR_FILE_NOT_FOUND)
		error = try_in("", 0, name, full);
	if (error == ERROR_FILE_NOT_FOUND && variable)
		error = try_each(variable, strchr(variable, ';') ? ";" : ":", name, full);
	return error;
}

static int
search(const char *path, const char *name, const char *extension, char **full)
{
	const char *dot = name ? strrchr(name, '.') : NULL;
	char *with;
	int error;

	*full = NULL;
	if (!name || !*name)
		return ERROR_INVALID_PARAMETER;
	if (!extension || (dot && !strpbrk(dot, "/\\")))
		return look_for(path, name, full);
	if (asprintf(&with, "%s%s", name, extension) < 0)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = look_for(path, with, full);
	free(with);
	return error;
}

DWORD WINAPI
SearchPathA(LPCSTR path, LPCSTR name, LPCSTR extension, DWORD size, LPSTR buffer, LPSTR *file)
{
	char *full;
	int error = search(path, name, extension, &full);
	DWORD length = give(error, full, buffer, size);

	if (file && buffer && length && length < size)
		*file = strrchr(buffer, '\\') ? strrchr(buffer, '\\') + 1 : buffer;
	return length;
}

DWORD WINAPI
SearchPathW(LPCWSTR path, LPCWSTR name, LPCWSTR extension, DWORD size, LPWSTR buffer, LPWSTR *file)
{
	char *where, *what, *ending, *full = NULL;
	DWORD length = 0;

	if (!wsi_file_narrow_two(path, name, &where, &what))
		return 0;
	if (wsi_file_narrow(extension, &ending)) {
		int error = search(where, what, ending, &full);

		length = give_wide(error, full, buffer, size);
	}
	free(where);
	free(what);
	free(ending);
	if (file && buffer && length && length < size)
		*file = wcsrchr(buffer, L'\\') ? wcsrchr(buffer, L'\\') + 1 : buffer;
	return length;
}

/* Windows' paths and the system's.
 *
 * Backslashes are slashes, every drive is the root, names are found whatever their case, "." and ".." are resolved in the text as on Windows, and what
 * trails a name (dots, spaces) is dropped. A path that names something as it stands is left alone. The way back puts C: before the root.
 */
#ifndef WSI_PATH_H
#define WSI_PATH_H

#include <windows.h>
#include <stdbool.h>

enum wsi_path_device {
	WSI_PATH_FILE,          /* none: a path of the file system */
	WSI_PATH_NUL,
	WSI_PATH_CON,           /* input or output, as it is opened */
	WSI_PATH_CONIN,
	WSI_PATH_CONOUT,
	WSI_PATH_PIPE,          /* \\.\pipe\name */
	WSI_PATH_OTHER,         /* another device of Windows, which is not here */
};

/* What a name stands for, in any case, also with "\\.\" before it. *rest is the name of a pipe. */
enum wsi_path_device wsi_path_device(const char *name, const char **rest);

/* The system's path of Windows' one, malloc'ed: relative stays relative. Where the last names do not exist they stand as they were written. NUL is
 * /dev/null. 0, ERROR_PATH_NOT_FOUND (no name at all), ERROR_INVALID_NAME (it is not there, and no name on Windows: a*b), ERROR_BAD_NETPATH
 * (a UNC path), ERROR_FILE_NOT_FOUND (another device), ERROR_NOT_ENOUGH_MEMORY. */
int wsi_path_posix(const char *name, char **path);
int wsi_path_posix_wide(LPCWSTR name, char **path);

/* Windows' path of the system's absolute one, malloc'ed: C:\usr\bin. What is not absolute only gets backslashes. */
int wsi_path_windows(const char *path, char **name);
/* The full name, by the text and the current directory, as GetFullPathName says it; malloc'ed. */
int wsi_path_full(const char *name, char **full);

static inline bool
wsi_path_is_separator(char c)
{
	return c == '/' || c == '\\';
}

#endif

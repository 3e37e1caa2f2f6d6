/* Windows' own directories. There is none, but what programs keep in them has a place: the user's INI files, and this library. */
#include <windows.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "file/path.h"
#include "system/ini.h"

/* The size that is wanted where there is not room for all. */
static UINT
answer(const char *text, LPSTR to, UINT room)
{
	size_t length = strlen(text);

	if (!to || length >= room)
		return (UINT)length + 1;
	memcpy(to, text, length + 1);
	return (UINT)length;
}

/* It is there, as Windows' is. */
static void
make(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
}

/* Where an INI file without a path is; malloc'ed. */
static int
windows_directory(char **name)
{
	char *path;
	int error = wsi_ini_path("win.ini", &path);

	if (error)
		return error;
	make(path);
	*strrchr(path, '/') = '\0';
	error = wsi_path_windows(path, name);
	free(path);
	return error;
}

UINT WINAPI
GetWindowsDirectoryA(LPSTR to, UINT room)
{
	char *name;
	UINT length;

	if (!wsi_succeeded(windows_directory(&name)))
		return 0;
	length = answer(name, to, room);
	free(name);
	return length;
}

UINT WINAPI
GetSystemWindowsDirectoryA(LPSTR to, UINT room)
{
	return GetWindowsDirectoryA(to, room);
}

/* Where kernel32 is. */
UINT WINAPI
GetSystemDirectoryA(LPSTR to, UINT room)
{
	char name[PATH_MAX + 3];
	char *slash;

	if (!GetModuleFileNameA(GetModuleHandleA("kernel32"), name, sizeof name))
		return 0;
	slash = strrchr(name, '\\');
	if (slash)
		*slash = '\0';
	return answer(name, to, room);
}

static UINT
answer_wide(UINT (WINAPI *get)(LPSTR, UINT), LPWSTR to, UINT room)
{
	char narrow[PATH_MAX + 3];
	UINT length = get(narrow, sizeof narrow);
	WCHAR *wide;

	if (!length || !wsi_succeeded(length < sizeof narrow ? wsi_utf8_to_wide(narrow, &wide) : ERROR_FILENAME_EXCED_RANGE))
		return 0;
	length = (UINT)wcslen(wide);
	if (!to || length >= room)
		length++;
	else
		wcscpy(to, wide);
	free(wide);
	return length;
}

UINT WINAPI
GetWindowsDirectoryW(LPWSTR to, UINT room)
{
	return answer_wide(GetWindowsDirectoryA, to, room);
}

UINT WINAPI
GetSystemWindowsDirectoryW(LPWSTR to, UINT room)
{
	return GetWindowsDirectoryW(to, room);
}

UINT WINAPI
GetSystemDirectoryW(LPWSTR to, UINT room)
{
	return answer_wide(GetSystemDirectoryA, to, room);
}

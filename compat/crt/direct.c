#include <windows.h>
#include <direct.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/utf8.h"
#include "crt/doserror.h"
#include "crt/invalid.h"
#include "crt/redirected.h"
#include "file/path.h"

int
_mkdir(const char *name)
{
	return name ? wsi_crt_done(CreateDirectoryA(name, NULL)) : (wsi_crt_invalid(EINVAL), -1);
}

int
_wmkdir(const wchar_t *name)
{
	return name ? wsi_crt_done(CreateDirectoryW(name, NULL)) : (wsi_crt_invalid(EINVAL), -1);
}

int
_rmdir(const char *name)
{
	return name ? wsi_crt_done(RemoveDirectoryA(name)) : (wsi_crt_invalid(EINVAL), -1);
}

int
_wrmdir(const wchar_t *name)
{
	return name ? wsi_crt_done(RemoveDirectoryW(name)) : (wsi_crt_invalid(EINVAL), -1);
}

int
_chdir(const char *name)
{
	return name ? wsi_crt_done(SetCurrentDirectoryA(name)) : (wsi_crt_invalid(EINVAL), -1);
}

int
_wchdir(const wchar_t *name)
{
	return name ? wsi_crt_done(SetCurrentDirectoryW(name)) : (wsi_crt_invalid(EINVAL), -1);
}

/* Their names of old. */
int
ws_mkdir(const char *name)
{
	return _mkdir(name);
}

int
ws_rmdir(const char *name)
{
	return _rmdir(name);
}

int
ws_chdir(const char *name)
{
	return _chdir(name);
}

/* Malloc'ed; NULL with errno set. */
static char *
current(void)
{
	char path[PATH_MAX], *name = NULL;

	if (getcwd(path, sizeof path))
		wsi_crt_error((DWORD)wsi_path_windows(path, &name));
	return name;
}

/* Room for `wanted` characters: the caller's, or as much memory as it takes and `size` at least. */
static void *
room(void *to, int size, size_t wanted, size_t width)
{
	if (!to)
		return malloc((size > 0 && (size_t)size > wanted ? (size_t)size : wanted) * width);
	if (wanted <= (size_t)size)
		return to;
	errno = ERANGE;
	return NULL;
}

char *
_getcwd(char *to, int size)
{
	char *name;

	if (to && size <= 0)
		return wsi_crt_invalid(EINVAL), NULL;
	name = current();
	if (!name)
		return NULL;
	to = room(to, size, strlen(name) + 1, 1);
	if (to)
		strcpy(to, name);
	free(name);
	return to;
}

wchar_t *
_wgetcwd(wchar_t *to, int size)
{
	char *name;
	WCHAR *wide;
	int error;

	if (to && size <= 0)
		return wsi_crt_invalid(EINVAL), NULL;
	name = current();
	if (!name)
		return NULL;
	error = wsi_utf8_to_wide(name, &wide);
	free(name);
	if (wsi_crt_error((DWORD)error))
		return NULL;
	to = room(to, size, wcslen(wide) + 1, sizeof *wide);
	if (to)
		wcscpy(to, wide);
	free(wide);
	return to;
}

/* Of the one drive that there is. 0 is the current one. */
char *
_getdcwd(int drive, char *to, int size)
{
	if (drive == 0 || drive == 3)
		return _getcwd(to, size);
	wsi_crt_error(ERROR_INVALID_DRIVE);
	wsi_crt_invalid(EACCES);
	return NULL;
}

int
_getdrive(void)
{
	return 3;
}

int
_chdrive(int drive)
{
	if (drive == 3)
		return 0;
	wsi_crt_error(ERROR_INVALID_DRIVE);
	errno = EACCES;
	return -1;
}

unsigned long
_getdrives(void)
{
	return GetLogicalDrives();
}

/* What is done to files by name. */
#include <windows.h>
#include <errno.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

#include "crt/doserror.h"
#include "crt/filename.h"
#include "crt/invalid.h"
#include "crt/printf.h"
#include "crt/redirected.h"

/* Takes the name. */
static int
access_named(char *name, int mode)
{
	int wanted = (mode & 4 ? R_OK : 0) | (mode & 2 ? W_OK : 0), result;

	if (!name)
		return -1;
	result = wsi_crt_system(access(name, wanted ? wanted : F_OK));
	free(name);
	return result;
}

int
_access(const char *name, int mode)
{
	return mode & ~6 ? (wsi_crt_invalid(EINVAL), -1) : access_named(wsi_crt_filename(name), mode);
}

int
_waccess(const wchar_t *name, int mode)
{
	return mode & ~6 ? (wsi_crt_invalid(EINVAL), -1) : access_named(wsi_crt_filename_wide(name), mode);
}

errno_t
_access_s(const char *name, int mode)
{
	return _access(name, mode) ? errno : 0;
}

errno_t
_waccess_s(const wchar_t *name, int mode)
{
	return _waccess(name, mode) ? errno : 0;
}

/* Takes the name. Microsoft's can only take everybody's right to write, or give it back. */
static int
chmod_named(char *name, int mode)
{
	struct stat status;
	int result = name ? stat(name, &status) : -1;

	if (!result)
		result = chmod(name, mode & S_IWUSR ? status.st_mode | S_IWUSR : status.st_mode & ~(mode_t)0222);
	if (name)
		wsi_crt_system(result);
	free(name);
	return result;
}

int
_chmod(const char *name, int mode)
{
	return chmod_named(wsi_crt_filename(name), mode);
}

int
_wchmod(const wchar_t *name, int mode)
{
	return chmod_named(wsi_crt_filename_wide(name), mode);
}

int
_unlink(const char *name)
{
	return name ? wsi_crt_done(DeleteFileA(name)) : (wsi_crt_invalid(EINVAL), -1);
}

int
_wunlink(const wchar_t *name)
{
	return name ? wsi_crt_done(DeleteFileW(name)) : (wsi_crt_invalid(EINVAL), -1);
}

int
_wremove(const wchar_t *name)
{
	return _wunlink(name);
}

/* A file that is there is not replaced. */
int
_wrename(const wchar_t *from, const wchar_t *to)
{
	return from && to ? wsi_crt_done(MoveFileExW(from, to, MOVEFILE_COPY_ALLOWED)) : (wsi_crt_invalid(EINVAL), -1);
}

/* ---- what libc has otherwise ---- */

int
ws_access(const char *name, int mode)
{
	return _access(name, mode);
}

int
ws_unlink(const char *name)
{
	return _unlink(name);
}

int
ws_remove(const char *name)
{
	return _unlink(name);
}

int
ws_rename(const char *from, const char *to)
{
	return from && to ? wsi_crt_done(MoveFileExA(from, to, MOVEFILE_COPY_ALLOWED)) : (wsi_crt_invalid(EINVAL), -1);
}

/* Microsoft's mode is a plain number. */
int
ws_chmod(const char *name, int mode)
{
	return _chmod(name, mode);
}

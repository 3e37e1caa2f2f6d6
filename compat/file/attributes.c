#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "file/attributes.h"
#include "file/file.h"
#include "file/path.h"

enum {
	PER_SECOND = 10000000,
};

static const LONGLONG from_1601_to_1970 = 11644473600;

FILETIME
wsi_filetime_from(const struct timespec *time)
{
	ULONGLONG ticks = (ULONGLONG)((time->tv_sec + from_1601_to_1970) * PER_SECOND + time->tv_nsec / 100);

	return (FILETIME){.dwLowDateTime = (DWORD)ticks, .dwHighDateTime = (DWORD)(ticks >> 32)};
}

struct timespec
wsi_filetime_to(const FILETIME *time)
{
	LONGLONG ticks = (LONGLONG)((ULONGLONG)time->dwHighDateTime << 32 | time->dwLowDateTime);

	return (struct timespec){.tv_sec = (time_t)(ticks / PER_SECOND - from_1601_to_1970), .tv_nsec = (long)(ticks % PER_SECOND) * 100};
}

void
wsi_attributes_times(const struct stat *status, FILETIME *created, FILETIME *accessed, FILETIME *written)
{
	const struct timespec *changed = &status->st_ctim, *modified = &status->st_mtim;
	bool is_earlier = changed->tv_sec < modified->tv_sec || (changed->tv_sec == modified->tv_sec && changed->tv_nsec < modified->tv_nsec);

	*created = wsi_filetime_from(is_earlier ? changed : modified);
	*accessed = wsi_filetime_from(&status->st_atim);
	*written = wsi_filetime_from(modified);
}

int
wsi_attributes_stat(const char *path, struct stat *status)
{
	return stat(path, status) && lstat(path, status) ? errno : 0;
}

DWORD
wsi_attributes_of(const char *path, const struct stat *status)
{
	DWORD kept = path ? wsi_attributes_kept(path) : FILE_ATTRIBUTE_ARCHIVE;
	DWORD attributes;

	if (S_ISDIR(status->st_mode))
		attributes = FILE_ATTRIBUTE_DIRECTORY | (kept & ~(DWORD)FILE_ATTRIBUTE_ARCHIVE);
	else if (S_ISREG(status->st_mode))
		attributes = kept;
	else
		attributes = FILE_ATTRIBUTE_DEVICE;
	if (S_ISREG(status->st_mode) && !(status->st_mode & 0222))
		attributes |= FILE_ATTRIBUTE_READONLY;
	return attributes ? attributes : FILE_ATTRIBUTE_NORMAL;
}

static int
query(const char *name, char **path, struct stat *status)
{
	int error = wsi_path_posix(name, path);

	if (error)
		return error;
	error = wsi_attributes_stat(*path, status);
	if (error) {
		error = wsi_file_path_error(*path, error);
		free(*path);
	}
	return error;
}

DWORD WINAPI
GetFileAttributesA(LPCSTR name)
{
	struct stat status;
	DWORD attributes;
	char *path;

	if (!wsi_succeeded(query(name, &path, &status)))
		return INVALID_FILE_ATTRIBUTES;
	attributes = wsi_attributes_of(path, &status);
	free(path);
	return attributes;
}

DWORD WINAPI
GetFileAttributesW(LPCWSTR name)
{
	DWORD attributes;
	char *text = NULL;

	if (name && !wsi_succeeded(wsi_utf8_from_wide(name, &text)))
		return INVALID_FILE_ATTRIBUTES;
	attributes = GetFileAttributesA(text);
	free(text);
	return attributes;
}

BOOL WINAPI
GetFileAttributesExA(LPCSTR name, GET_FILEEX_INFO_LEVELS level, LPVOID information)
{
	WIN32_FILE_ATTRIBUTE_DATA *data = information;
	struct stat status;
	char *path;

	if (level != GetFileExInfoStandard)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	if (!wsi_succeeded(query(name, &path, &status)))
		return FALSE;
	data->dwFileAttributes = wsi_attributes_of(path, &status);
	wsi_attributes_times(&status, &data->ftCreationTime, &data->ftLastAccessTime, &data->ftLastWriteTime);
	data->nFileSizeHigh = S_ISDIR(status.st_mode) ? 0 : (DWORD)((ULONGLONG)status.st_size >> 32);
	data->nFileSizeLow = S_ISDIR(status.st_mode) ? 0 : (DWORD)status.st_size;
	free(path);
	return TRUE;
}

BOOL WINAPI
GetFileAttributesExW(LPCWSTR name, GET_FILEEX_INFO_LEVELS level, LPVOID information)
{
	char *text = NULL;
	BOOL done;

	if (name && !wsi_succeeded(wsi_utf8_from_wide(name, &text)))
		return FALSE;
	done = GetFileAttributesExA(text, level, information);
	free(text);
	return done;
}

/* Read-only is that nobody may write; its end is that the owner may. */
static int
set_mode(const char *path, const struct stat *status, DWORD attributes)
{
	mode_t mode = status->st_mode & 07777;

	if (S_ISDIR(status->st_mode))
		return 0;
	if (attributes & FILE_ATTRIBUTE_READONLY)
		mode &= ~(mode_t)0222;
	else if (!(mode & 0222))
		mode |= 0200;
	return mode != (status->st_mode & 07777) && chmod(path, mode) ? wsi_file_error(errno) : 0;
}

static int
keep(const char *path, DWORD attributes)
{
	attributes &= WSI_ATTRIBUTES_KEPT;
	if (attributes == wsi_attributes_kept(path))
		return 0;
	return wsi_file_error(wsi_attributes_keep(path, attributes));
}

/* A file system that keeps nothing still need not fail those who only clear attributes. */
static int
set(const char *path, const struct stat *status, DWORD attributes)
{
	int error = set_mode(path, status, attributes & ~(DWORD)FILE_ATTRIBUTE_READONLY);

	if (!error)
		error = keep(path, attributes);
	if (error == ERROR_NOT_SUPPORTED && !(attributes & (FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_SYSTEM)))
		error = 0;
	if (!error && attributes & FILE_ATTRIBUTE_READONLY)
		error = set_mode(path, status, attributes);
	return error;
}

BOOL WINAPI
SetFileAttributesA(LPCSTR name, DWORD attributes)
{
	struct stat status;
	char *path;
	int error;

	if (!wsi_succeeded(query(name, &path, &status)))
		return FALSE;
	error = S_ISREG(status.st_mode) || S_ISDIR(status.st_mode) ? set(path, &status, attributes) : ERROR_ACCESS_DENIED;
	free(path);
	return wsi_succeeded(error);
}

BOOL WINAPI
SetFileAttributesW(LPCWSTR name, DWORD attributes)
{
	char *text = NULL;
	BOOL done;

	if (name && !wsi_succeeded(wsi_utf8_from_wide(name, &text)))
		return FALSE;
	done = SetFileAttributesA(text, attributes);
	free(text);
	return done;
}

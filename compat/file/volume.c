/* Drives: there is C:, the root of all. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "file/file.h"
#include "file/path.h"
#include "file/text.h"
#include "file/wide.h"

static int
status_of(const char *name, struct statvfs *status, ULONGLONG *device)
{
	struct stat place;
	char *path;
	int error = wsi_path_posix(name ? name : ".", &path);

	if (error)
		return error == ERROR_FILE_NOT_FOUND ? ERROR_PATH_NOT_FOUND : error;
	if (statvfs(path, status) || stat(path, &place))
		error = errno == ENOENT || errno == ENOTDIR ? ERROR_PATH_NOT_FOUND : wsi_file_error(errno);
	else
		*device = place.st_dev;
	free(path);
	return error;
}

DWORD WINAPI
GetLogicalDrives(void)
{
	return 1 << ('C' - 'A');
}

DWORD WINAPI
GetLogicalDriveStringsA(DWORD size, LPSTR buffer)
{
	static const char drives[] = "C:\\\0";

	if (size < sizeof drives || !buffer)
		return sizeof drives;
	memcpy(buffer, drives, sizeof drives);
	return sizeof drives - 1;
}

DWORD WINAPI
GetLogicalDriveStringsW(DWORD size, LPWSTR buffer)
{
	static const WCHAR drives[] = L"C:\\\0";

	if (size < ARRAYSIZE(drives) || !buffer)
		return ARRAYSIZE(drives);
	memcpy(buffer, drives, sizeof drives);
	return ARRAYSIZE(drives) - 1;
}

/* NULL is the current directory's drive. Every directory is one that is fixed; what is none is no root. */
UINT WINAPI
GetDriveTypeA(LPCSTR root)
{
	struct stat status;
	char *path;
	UINT type = DRIVE_NO_ROOT_DIR;

	if (!root)
		return DRIVE_FIXED;
	if (root[0] && root[1] == ':' && (root[0] | 0x20) != 'c')
		return DRIVE_NO_ROOT_DIR;
	if (wsi_path_posix(root, &path))
		return DRIVE_NO_ROOT_DIR;
	if (!stat(path, &status) && S_ISDIR(status.st_mode))
		type = DRIVE_FIXED;
	free(path);
	return type;
}

UINT WINAPI
GetDriveTypeW(LPCWSTR root)
{
	char *text;
	UINT type;

	if (!wsi_file_narrow(root, &text))
		return DRIVE_UNKNOWN;
	type = GetDriveTypeA(text);
	free(text);
	return type;
}

BOOL WINAPI
GetDiskFreeSpaceExA(LPCSTR directory, PULARGE_INTEGER mine, PULARGE_INTEGER total, PULARGE_INTEGER left)
{
	struct statvfs status;
	ULONGLONG device;

	if (!wsi_succeeded(status_of(directory, &status, &device)))
		return FALSE;
	if (mine)
		mine->QuadPart = (ULONGLONG)status.f_bavail * status.f_frsize;
	if (total)
		total->QuadPart = (ULONGLONG)status.f_blocks * status.f_frsize;
	if (left)
		left->QuadPart = (ULONGLONG)status.f_bfree * status.f_frsize;
	return TRUE;
}

BOOL WINAPI
GetDiskFreeSpaceExW(LPCWSTR directory, PULARGE_INTEGER mine, PULARGE_INTEGER total, PULARGE_INTEGER left)
{
	char *text;
	BOOL done;

	if (!wsi_file_narrow(directory, &text))
		return FALSE;
	done = GetDiskFreeSpaceExA(text, mine, total, left);
	free(text);
	return done;
}

static DWORD
clusters(ULONGLONG count)
{
	return count > MAXDWORD ? MAXDWORD : (DWORD)count;
}

BOOL WINAPI
(GetDiskFreeSpaceA)(LPCSTR root, LPDWORD sectors, LPDWORD bytes, LPDWORD left, LPDWORD total)
{
	struct statvfs status;
	ULONGLONG device;

	if (!wsi_succeeded(status_of(root, &status, &device)))
		return FALSE;
	if (sectors)
		*sectors = status.f_frsize >= 512 ? (DWORD)(status.f_frsize / 512) : 1;
	if (bytes)
		*bytes = status.f_frsize >= 512 ? 512 : (DWORD)status.f_frsize;
	if (left)
		*left = clusters(status.f_bavail);
	if (total)
		*total = clusters(status.f_blocks);
	return TRUE;
}

BOOL WINAPI
(GetDiskFreeSpaceW)(LPCWSTR root, LPDWORD sectors, LPDWORD bytes, LPDWORD left, LPDWORD total)
{
	char *text;
	BOOL done;

	if (!wsi_file_narrow(root, &text))
		return FALSE;
	done = GetDiskFreeSpaceA(text, sectors, bytes, left, total);
	free(text);
	return done;
}

static const char file_system[] = "NTFS";

static DWORD
flags_of(const struct statvfs *status)
{
	return FILE_CASE_PRESERVED_NAMES | FILE_CASE_SENSITIVE_SEARCH | FILE_UNICODE_ON_DISK |
		(status->f_flag & ST_RDONLY ? FILE_READ_ONLY_VOLUME : 0);
}

static int
volume(LPCSTR root, LPDWORD serial, LPDWORD longest, LPDWORD flags)
{
	struct statvfs status;
	ULONGLONG device = 0;
	int error = status_of(root, &status, &device);

	if (error)
		return error;
	if (serial)
		*serial = (DWORD)(device ^ device >> 32);
	if (longest)
		*longest = (DWORD)status.f_namemax;
	if (flags)
		*flags = flags_of(&status);
	return 0;
}

/* A volume has no label, and a file system of the name that programs know. */
BOOL WINAPI
(GetVolumeInformationA)(LPCSTR root, LPSTR label, DWORD label_size, LPDWORD serial, LPDWORD longest, LPDWORD flags, LPSTR system, DWORD system_size)
{
	if (system && system_size < sizeof file_system)
		return wsi_succeeded(ERROR_BAD_LENGTH);
	if (!wsi_succeeded(volume(root, serial, longest, flags)))
		return FALSE;
	if (label && label_size)
		*label = '\0';
	if (system)
		memcpy(system, file_system, sizeof file_system);
	return TRUE;
}

BOOL WINAPI
(GetVolumeInformationW)(LPCWSTR root, LPWSTR label, DWORD label_size, LPDWORD serial, LPDWORD longest, LPDWORD flags, LPWSTR system, DWORD system_size)
{
	char *text;
	int error;

	if (system && system_size < sizeof file_system)
		return wsi_succeeded(ERROR_BAD_LENGTH);
	if (!wsi_file_narrow(root, &text))
		return FALSE;
	error = volume(text, serial, longest, flags);
	free(text);
	if (!error && label && label_size)
		*label = 0;
	if (!error && system)
		wsi_text_put_wide(file_system, system, system_size);
	return wsi_succeeded(error);
}

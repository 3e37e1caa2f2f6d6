/* Deleting, moving, making and removing by name. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/attributes.h"
#include "file/file.h"
#include "file/names.h"
#include "file/path.h"
#include "file/share.h"
#include "file/wide.h"

/* The superuser too does not delete what is read-only. */
int
wsi_names_delete(const char *path)
{
	struct stat status;
	int error = wsi_share_may_delete(path);

	if (error)
		return error;
	if (lstat(path, &status))
		return wsi_file_path_error(path, errno);
	if (S_ISDIR(status.st_mode) || (S_ISREG(status.st_mode) && !(status.st_mode & 0222)))
		return ERROR_ACCESS_DENIED;
	return unlink(path) ? wsi_file_path_error(path, errno) : 0;
}

BOOL WINAPI
DeleteFileA(LPCSTR name)
{
	char *path;
	int error = wsi_path_posix(name, &path);

	if (!error)
		error = wsi_names_delete(path);
	free(path);
	return wsi_succeeded(error);
}

BOOL WINAPI
DeleteFileW(LPCWSTR name)
{
	char *text;
	BOOL done;

	if (!wsi_file_narrow(name, &text))
		return FALSE;
	done = DeleteFileA(text);
	free(text);
	return done;
}

/* ---- moving ---- */

/* Only the case of a name may change onto itself. */
static int
check_target(const char *from, const char *to, DWORD flags)
{
	struct stat source, target;

	if (lstat(from, &source))
		return wsi_file_path_error(from, errno);
	if (lstat(to, &target) || (source.st_dev == target.st_dev && source.st_ino == target.st_ino))
		return 0;
	if (!(flags & MOVEFILE_REPLACE_EXISTING))
		return ERROR_ALREADY_EXISTS;
	if (S_ISDIR(target.st_mode) || S_ISDIR(source.st_mode) || (S_ISREG(target.st_mode) && !(target.st_mode & 0222)))
		return ERROR_ACCESS_DENIED;
	return wsi_share_may_delete(to);
}

static int
move_across(const char *from, const char *to, DWORD flags)
{
	struct stat status;
	int error;

	if (!(flags & MOVEFILE_COPY_ALLOWED))
		return ERROR_NOT_SAME_DEVICE;
	if (!stat(from, &status) && S_ISDIR(status.st_mode))
		return ERROR_ACCESS_DENIED;
	error = wsi_names_copy(from, to, !(flags & MOVEFILE_REPLACE_EXISTING), NULL, NULL, NULL);
	return error ? error : wsi_names_delete(from);
}

int
wsi_names_move(const char *from, const char *to, DWORD flags)
{
	int error = wsi_share_may_delete(from);

	if (!error)
		error = check_target(from, to, flags);
	if (error || !rename(from, to))
		return error;
	return errno == EXDEV ? move_across(from, to, flags) : wsi_file_path_error(to, errno);
}

/* The name as the program wrote its case, where it differs from that of an existing file in the case only. */
static int
both(const char *from, const char *to, char **source, char **target)
{
	int error = wsi_path_posix(from, source);

	*target = NULL;
	return error ? error : wsi_path_posix(to, target);
}

/* There is no next start of the machine at which a name could change. */
static int
move(const char *from, const char *to, DWORD flags)
{
	char *source, *target;
	int error;

	if (flags & MOVEFILE_DELAY_UNTIL_REBOOT)
		return flags & MOVEFILE_COPY_ALLOWED ? ERROR_INVALID_PARAMETER : ERROR_NOT_SUPPORTED;
	if (!to)
		return from ? ERROR_INVALID_PARAMETER : ERROR_PATH_NOT_FOUND;
	error = both(from, to, &source, &target);
	if (!error)
		error = wsi_names_move(source, target, flags);
	free(source);
	free(target);
	return error;
}

BOOL WINAPI
MoveFileExA(LPCSTR from, LPCSTR to, DWORD flags)
{
	return wsi_succeeded(move(from, to, flags));
}

BOOL WINAPI
MoveFileExW(LPCWSTR from, LPCWSTR to, DWORD flags)
{
	char *source, *target;
	BOOL done;

	if (!wsi_file_narrow_two(from, to, &source, &target))
		return FALSE;
	done = MoveFileExA(source, target, flags);
	free(source);
	free(target);
	return done;
}

BOOL WINAPI
MoveFileA(LPCSTR from, LPCSTR to)
{
	return MoveFileExA(from, to, MOVEFILE_COPY_ALLOWED);
}

BOOL WINAPI
MoveFileW(LPCWSTR from, LPCWSTR to)
{
	return MoveFileExW(from, to, MOVEFILE_COPY_ALLOWED);
}

/* The replaced file goes to the backup's name, or away; the replacement takes its name and mode. */
static int
replace(const char *replaced, const char *replacement, const char *backup)
{
	struct stat status;
	int error = 0;

	if (stat(replaced, &status))
		return wsi_file_path_error(replaced, errno);
	if (access(replacement, F_OK))
		return wsi_file_path_error(replacement, errno);
	if (backup)
		error = wsi_names_move(replaced, backup, MOVEFILE_REPLACE_EXISTING);
	if (!error)
		error = wsi_names_move(replacement, replaced, MOVEFILE_REPLACE_EXISTING);
	if (!error && chmod(replaced, status.st_mode & 07777))
		error = wsi_file_error(errno);
	return error;
}

BOOL WINAPI
ReplaceFileA(LPCSTR replaced, LPCSTR replacement, LPCSTR backup, DWORD flags, LPVOID exclude, LPVOID reserved)
{
	char *old, *fresh, *kept = NULL;
	int error;

	(void)flags;
	if (!replaced || !replacement || exclude || reserved)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	error = both(replaced, replacement, &old, &fresh);
	if (!error && backup)
		error = wsi_path_posix(backup, &kept);
	if (!error)
		error = replace(old, fresh, kept);
	free(old);
	free(fresh);
	free(kept);
	return wsi_succeeded(error);
}

BOOL WINAPI
ReplaceFileW(LPCWSTR replaced, LPCWSTR replacement, LPCWSTR backup, DWORD flags, LPVOID exclude, LPVOID reserved)
{
	char *old, *fresh, *kept;
	BOOL done = FALSE;

	if (!wsi_file_narrow_two(replaced, replacement, &old, &fresh))
		return FALSE;
	if (wsi_file_narrow(backup, &kept))
		done = ReplaceFileA(old, fresh, kept, flags, exclude, reserved);
	free(old);
	free(fresh);
	free(kept);
	return done;
}

/* ---- directories ---- */

BOOL WINAPI
CreateDirectoryA(LPCSTR name, LPSECURITY_ATTRIBUTES security)
{
	char *path;
	int error = wsi_path_posix(name, &path);

	(void)security;
	if (!error && mkdir(path, 0777))
		error = errno == ENOENT || errno == ENOTDIR ? ERROR_PATH_NOT_FOUND : wsi_file_error(errno);
	free(path);
	return wsi_succeeded(error);
}

BOOL WINAPI
CreateDirectoryW(LPCWSTR name, LPSECURITY_ATTRIBUTES security)
{
	char *text;
	BOOL done;

	if (!wsi_file_narrow(name, &text))
		return FALSE;
	done = CreateDirectoryA(text, security);
	free(text);
	return done;
}

BOOL WINAPI
CreateDirectoryExA(LPCSTR pattern, LPCSTR name, LPSECURITY_ATTRIBUTES security)
{
	DWORD attributes = GetFileAttributesA(pattern);

	if (attributes == INVALID_FILE_ATTRIBUTES)
		return FALSE;
	return attributes & FILE_ATTRIBUTE_DIRECTORY ? CreateDirectoryA(name, security) : wsi_succeeded(ERROR_DIRECTORY);
}

BOOL WINAPI
CreateDirectoryExW(LPCWSTR pattern, LPCWSTR name, LPSECURITY_ATTRIBUTES security)
{
	char *first, *second;
	BOOL done;

	if (!wsi_file_narrow_two(pattern, name, &first, &second))
		return FALSE;
	done = CreateDirectoryExA(first, second, security);
	free(first);
	free(second);
	return done;
}

/* Somebody's current directory can go here; what is no directory is ERROR_DIRECTORY. */
BOOL WINAPI
RemoveDirectoryA(LPCSTR name)
{
	char *path;
	int error = wsi_path_posix(name, &path);

	if (!error && rmdir(path))
		error = errno == ENOTDIR && !access(path, F_OK) ? ERROR_DIRECTORY :
			errno == EEXIST ? ERROR_DIR_NOT_EMPTY : wsi_file_path_error(path, errno);
	free(path);
	return wsi_succeeded(error);
}

BOOL WINAPI
RemoveDirectoryW(LPCWSTR name)
{
	char *text;
	BOOL done;

	if (!wsi_file_narrow(name, &text))
		return FALSE;
	done = RemoveDirectoryA(text);
	free(text);
	return done;
}

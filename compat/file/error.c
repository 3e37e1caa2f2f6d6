#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "file/file.h"

static const struct {
	int error, code;
} codes[] = {
	{EPERM, ERROR_ACCESS_DENIED},
	{ENOENT, ERROR_FILE_NOT_FOUND},
	{EIO, ERROR_IO_DEVICE},
	{ENXIO, ERROR_NOT_READY},
	{EBADF, ERROR_INVALID_HANDLE},
	{ENOMEM, ERROR_NOT_ENOUGH_MEMORY},
	{EACCES, ERROR_ACCESS_DENIED},
	{EFAULT, ERROR_NOACCESS},
	{EBUSY, ERROR_BUSY},
	{EEXIST, ERROR_ALREADY_EXISTS},
	{EXDEV, ERROR_NOT_SAME_DEVICE},
	{ENODEV, ERROR_BAD_UNIT},
	{ENOTDIR, ERROR_PATH_NOT_FOUND},
	{EISDIR, ERROR_ACCESS_DENIED},
	{EINVAL, ERROR_INVALID_PARAMETER},
	{ENFILE, ERROR_TOO_MANY_OPEN_FILES},
	{EMFILE, ERROR_TOO_MANY_OPEN_FILES},
	{ETXTBSY, ERROR_SHARING_VIOLATION},
	{EFBIG, ERROR_DISK_FULL},
	{ENOSPC, ERROR_DISK_FULL},
	{EDQUOT, ERROR_DISK_FULL},
	{ESPIPE, ERROR_SEEK},
	{EROFS, ERROR_WRITE_PROTECT},
	{EPIPE, ERROR_NO_DATA},
	{EAGAIN, ERROR_NO_DATA},
	{ENAMETOOLONG, ERROR_FILENAME_EXCED_RANGE},
	{ENOLCK, ERROR_LOCK_FAILED},
	{ENOSYS, ERROR_NOT_SUPPORTED},
	{EOPNOTSUPP, ERROR_NOT_SUPPORTED},
	{ENOTEMPTY, ERROR_DIR_NOT_EMPTY},
	{ELOOP, ERROR_BAD_PATHNAME},
	{EOVERFLOW, ERROR_FILE_INVALID},
};

int
wsi_file_error(int error)
{
	if (!error)
		return 0;
	for (size_t i = 0; i < ARRAYSIZE(codes); i++)
		if (codes[i].error == error)
			return codes[i].code;
	return ERROR_GEN_FAILURE;
}

/* Whether the directory that a path's last name lies in is there. */
static bool
has_directory(const char *path)
{
	char *directory = strdup(path);
	char *slash = directory ? strrchr(directory, '/') : NULL;
	struct stat status;
	bool there = true;

	if (slash && slash != directory) {
		*slash = '\0';
		there = !stat(directory, &status) && S_ISDIR(status.st_mode);
	}
	free(directory);
	return there;
}

int
wsi_file_path_error(const char *path, int error)
{
	if (error == ENOENT && !has_directory(path))
		return ERROR_PATH_NOT_FOUND;
	return wsi_file_error(error);
}

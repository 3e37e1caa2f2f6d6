#include "crt/doserror.h"

#include <errno.h>
#include <stdlib.h>
#include <win32/crtstdlib.h>

#include "crt/invalid.h"
#include "file/file.h"

static const struct {
	DWORD code;
	int error;
} errors[] = {
	{ERROR_FILE_NOT_FOUND, ENOENT},
	{ERROR_PATH_NOT_FOUND, ENOENT},
	{ERROR_TOO_MANY_OPEN_FILES, EMFILE},
	{ERROR_ACCESS_DENIED, EACCES},
	{ERROR_INVALID_HANDLE, EBADF},
	{ERROR_NOT_ENOUGH_MEMORY, ENOMEM},
	{ERROR_BAD_ENVIRONMENT, E2BIG},
	{ERROR_BAD_FORMAT, ENOEXEC},
	{ERROR_INVALID_DRIVE, ENOENT},
	{ERROR_CURRENT_DIRECTORY, EACCES},
	{ERROR_NOT_SAME_DEVICE, EXDEV},
	{ERROR_NO_MORE_FILES, ENOENT},
	{ERROR_WRITE_PROTECT, EACCES},
	{ERROR_SHARING_VIOLATION, EACCES},
	{ERROR_LOCK_VIOLATION, EACCES},
	{ERROR_BAD_NETPATH, ENOENT},
	{ERROR_FILE_EXISTS, EEXIST},
	{ERROR_BROKEN_PIPE, EPIPE},
	{ERROR_NO_DATA, EPIPE},
	{ERROR_DISK_FULL, ENOSPC},
	{ERROR_DIR_NOT_EMPTY, ENOTEMPTY},
	{ERROR_BAD_PATHNAME, ENOENT},
	{ERROR_BAD_EXE_FORMAT, ENOEXEC},
	{ERROR_ALREADY_EXISTS, EEXIST},
	{ERROR_FILENAME_EXCED_RANGE, ENOENT},
};

static __thread unsigned long last;

unsigned long *
__doserrno(void)
{
	return &last;
}

errno_t
_set_doserrno(unsigned long value)
{
	last = value;
	return 0;
}

errno_t
_get_doserrno(unsigned long *value)
{
	if (!value)
		return wsi_crt_invalid(EINVAL);
	*value = last;
	return 0;
}

static int
errno_of(DWORD code)
{
	for (size_t i = 0; i < ARRAYSIZE(errors); i++)
		if (errors[i].code == code)
			return errors[i].error;
	return EINVAL;
}

int
wsi_crt_error(DWORD code)
{
	if (!code)
		return 0;
	last = code;
	errno = errno_of(code);
	return -1;
}

int
wsi_crt_done(BOOL done)
{
	return done ? 0 : wsi_crt_error(GetLastError());
}

int
wsi_crt_system(int result)
{
	if (result == -1)
		last = (unsigned long)wsi_file_error(errno);
	return result;
}

/* Standard handles: the process's descriptors 0, 1 and 2, until another handle is put in their place. */
#include <unistd.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "file/console.h"

/* Not asked for yet: no handle has this value. */
static char unset;
#define UNSET ((HANDLE)&unset)

static _Atomic(HANDLE) handles[] = {UNSET, UNSET, UNSET};

/* What is no file any more is no handle, as in a program without a console. */
static int
open_standard(int fd, HANDLE *handle)
{
	int error;

	if (isatty(fd))
		return wsi_console_open(fd, fd == 0, GENERIC_READ | GENERIC_WRITE, WSI_FILE_BORROWED, handle);
	error = wsi_file_open_fd(fd, GENERIC_READ | GENERIC_WRITE, WSI_FILE_BORROWED, handle);
	if (error != ERROR_INVALID_HANDLE)
		return error;
	*handle = NULL;
	return 0;
}

/* Of threads that ask for the first time at once, the first's is everybody's. */
static int
get(int fd, HANDLE *handle)
{
	HANDLE expected = UNSET, fresh = NULL;
	int error;

	*handle = atomic_load(&handles[fd]);
	if (*handle != UNSET)
		return 0;
	error = open_standard(fd, &fresh);
	if (error)
		return error;
	*handle = fresh;
	if (fresh && !atomic_compare_exchange_strong(&handles[fd], &expected, fresh)) {
		CloseHandle(fresh);
		*handle = expected;
	}
	return 0;
}

HANDLE WINAPI
GetStdHandle(DWORD which)
{
	DWORD fd = STD_INPUT_HANDLE - which;
	HANDLE handle;

	return wsi_succeeded(fd > 2 ? ERROR_INVALID_HANDLE : get((int)fd, &handle)) ? handle : INVALID_HANDLE_VALUE;
}

BOOL WINAPI
SetStdHandle(DWORD which, HANDLE handle)
{
	DWORD fd = STD_INPUT_HANDLE - which;

	if (fd > 2)
		return wsi_succeeded(ERROR_INVALID_HANDLE);
	atomic_store(&handles[fd], handle);
	return TRUE;
}

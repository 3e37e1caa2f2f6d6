/* Anonymous pipes, and what waits in a pipe. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/above.h"
#include "base/handle.h"
#include "base/lasterror.h"
#include "file/file.h"
#include "file/kernel.h"

/* A size that the system does not grant is its own business, as on Windows. */
#ifdef F_SETPIPE_SZ
static void
enlarge(int fd, DWORD size)
{
	if (size > 65536)
		fcntl(fd, F_SETPIPE_SZ, (int)size);
}
#else
#define enlarge(fd, size) ((void)(fd), (void)(size))
#endif

static int
create_pipe(HANDLE *reading, HANDLE *writing, bool inherit, DWORD size)
{
	int fds[2], error;

	if (pipe2(fds, inherit ? 0 : O_CLOEXEC))
		return wsi_file_error(errno);
	enlarge(fds[1], size);
	error = wsi_file_open_fd(fds[0], GENERIC_READ, WSI_FILE_PIPE_END, reading);
	if (error) {
		close(fds[1]);
		return error;
	}
	error = wsi_file_open_fd(fds[1], GENERIC_WRITE, WSI_FILE_PIPE_END, writing);
	if (error)
		CloseHandle(*reading);
	return error;
}

BOOL WINAPI
CreatePipe(PHANDLE reading, PHANDLE writing, LPSECURITY_ATTRIBUTES security, DWORD size)
{
	if (!reading || !writing)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	return wsi_succeeded(create_pipe(reading, writing, security && security->bInheritHandle, size));
}

static int
peek(HANDLE handle, void *buffer, DWORD size, DWORD *got, unsigned *available)
{
	struct wsi_object *object;
	int fd, error = wsi_file_fd(handle, FILE_READ_DATA, &fd, &object);
	bool broken = false;

	if (error)
		return error;
	if (object && object->kind->file->type != FILE_TYPE_PIPE)
		error = object->kind->file->type == FILE_TYPE_DISK ? ERROR_INVALID_FUNCTION : ERROR_INVALID_HANDLE;
	if (!error)
		error = wsi_file_error(wsi_file_peek(fd, buffer, buffer ? size : 0, got, available, &broken));
	if (!error && broken)
		error = ERROR_BROKEN_PIPE;
	if (object)
		wsi_object_release(object);
	return error;
}

/* A pipe of bytes has no rest of a message. */
BOOL WINAPI
(PeekNamedPipe)(HANDLE pipe, LPVOID buffer, DWORD size, LPDWORD got, LPDWORD available, LPDWORD left)
{
	unsigned waiting = 0;
	DWORD copied = 0;

	if (!wsi_succeeded(peek(pipe, buffer, size, &copied, &waiting)))
		return FALSE;
	if (got)
		*got = copied;
	if (available)
		*available = waiting;
	if (left)
		*left = 0;
	return TRUE;
}

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
open_end(int fd, DWORD access, const SECURITY_ATTRIBUTES *security, HANDLE *handle)
{
	struct wsi_file *file;
	int error = wsi_file_new(fd, WSI_FILE_PIPE_END, &file);

	if (error)
		return error;
	error = wsi_handle_create(&file->object, access, security, handle);
	wsi_object_release(&file->object);
	return error;
}

static int
create_pipe(HANDLE *reading, HANDLE *writing, const SECURITY_ATTRIBUTES *security, DWORD size)
{
	int fds[2], error;

	if (pipe2(fds, O_CLOEXEC))
		return wsi_file_error(errno);
	enlarge(fds[1], size);
	error = open_end(fds[0], GENERIC_READ, security, reading);
	if (error) {
		close(fds[1]);
		return error;
	}
	error = open_end(fds[1], GENERIC_WRITE, security, writing);
	if (error)
		CloseHandle(*reading);
	return error;
}

BOOL WINAPI
CreatePipe(PHANDLE reading, PHANDLE writing, LPSECURITY_ATTRIBUTES security, DWORD size)
{
	return wsi_succeeded(reading && writing ? create_pipe(reading, writing, security, size) : ERROR_INVALID_PARAMETER);
}

static int
peek(HANDLE handle, void *buffer, DWORD size, unsigned *got, unsigned *available)
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
	unsigned waiting = 0, copied = 0;

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

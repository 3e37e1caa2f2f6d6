/* CreateFile. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/utf8.h"
#include "file/file.h"
#include "file/path.h"
#include "file/share.h"

/* A system that cannot open without reading (O_PATH) opens for reading. */
#ifndef O_PATH
#define O_PATH 0
#endif

struct request {
	DWORD access, share, disposition, flags;
	bool inherit;
	char *path;
	bool existed;           /* answered */
};

static int
mode_of(const struct request *request)
{
	bool appends = request->access & FILE_APPEND_DATA && !(request->access & FILE_WRITE_DATA);
	bool writes = request->access & (FILE_WRITE_DATA | FILE_APPEND_DATA);
	bool reads = request->access & (FILE_READ_DATA | FILE_EXECUTE);
	int mode = O_NOCTTY | (request->inherit ? 0 : O_CLOEXEC) | (appends ? O_APPEND : 0);

	mode |= request->flags & FILE_FLAG_WRITE_THROUGH ? O_DSYNC : 0;
	return mode | (!writes ? O_RDONLY : reads ? O_RDWR : O_WRONLY);
}

/* A directory is opened whatever was to be done with it; a file that may not be read can still be asked about. */
static int
open_existing(const struct request *request)
{
	const DWORD data = FILE_READ_DATA | FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_EXECUTE;
	int mode = mode_of(request);
	int fd = open(request->path, mode);

	if (fd < 0 && errno == EISDIR)
		fd = open(request->path, O_RDONLY | O_DIRECTORY | (mode & O_CLOEXEC));
	if (fd < 0 && errno == EACCES && !(request->access & data))
		fd = open(request->path, O_PATH | (mode & O_CLOEXEC));
	return fd;
}

static int
open_new(const struct request *request)
{
	return open(request->path, mode_of(request) | O_CREAT | O_EXCL, request->flags & FILE_ATTRIBUTE_READONLY ? 0444 : 0666);
}

/* Others may make and delete the file meanwhile. */
static int
open_or_create(struct request *request)
{
	int fd;

	do {
		request->existed = true;
		fd = open_existing(request);
		if (fd >= 0 || errno != ENOENT)
			return fd;
		request->existed = false;
		fd = open_new(request);
	} while (fd < 0 && errno == EEXIST);
	return fd;
}

static int
open_it(struct request *request)
{
	switch (request->disposition) {
	case CREATE_NEW:
		return open_new(request);
	case CREATE_ALWAYS:
	case OPEN_ALWAYS:
		return open_or_create(request);
	default:
		request->existed = true;
		return open_existing(request);
	}
}

/* What opening would not have refused: the superuser may write what nobody may, and everyone may open a directory. */
static int
check(const struct request *request, int fd)
{
	struct stat status;

	if (fstat(fd, &status))
		return wsi_file_error(errno);
	if (S_ISDIR(status.st_mode))
		return request->flags & FILE_FLAG_BACKUP_SEMANTICS && request->disposition != CREATE_ALWAYS ? 0 : ERROR_ACCESS_DENIED;
	if (request->existed && S_ISREG(status.st_mode) && !(status.st_mode & 0222) &&
			(request->access & (FILE_WRITE_DATA | FILE_APPEND_DATA) || request->disposition == CREATE_ALWAYS))
		return ERROR_ACCESS_DENIED;
	return 0;
}

static int
empty(const struct request *request, int fd)
{
	struct stat status;

	if (!request->existed || (request->disposition != CREATE_ALWAYS && request->disposition != TRUNCATE_EXISTING))
		return 0;
	if (fstat(fd, &status) || !S_ISREG(status.st_mode))
		return 0;
	return ftruncate(fd, 0) && truncate(request->path, 0) ? wsi_file_error(errno) : 0;
}

static int
absolute(const char *path, char **full)
{
	char base[PATH_MAX];

	*full = NULL;
	if (*path == '/')
		*full = strdup(path);
	else if (!getcwd(base, sizeof base))
		return wsi_file_error(errno);
	else if (asprintf(full, "%s/%s", base, path) < 0)
		*full = NULL;
	return *full ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

/* The rest of making the object, which has the descriptor already. */
static int
settle(struct request *request, struct wsi_file *file)
{
	int error = check(request, file->fd);

	if (!error)
		error = absolute(request->path, &file->path);
	if (!error && file->object.kind->file == &wsi_file_disk)
		error = wsi_share_enter(file->fd, request->access, request->share, &file->share);
	if (!error)
		error = empty(request, file->fd);
	if (!error && file->share && request->flags & FILE_FLAG_DELETE_ON_CLOSE)
		error = wsi_share_delete_on_close(file->share, file->path, true);
	return error;
}

static int
open_path(struct request *request, HANDLE *handle)
{
	struct wsi_file *file;
	int error, fd = open_it(request);

	if (fd < 0)
		return errno == EEXIST ? ERROR_FILE_EXISTS : wsi_file_path_error(request->path, errno);
	error = wsi_file_new(fd, request->flags & 0xffff0000, &file);
	if (error)
		return error;
	error = settle(request, file);
	if (!error)
		error = wsi_handle_open(&file->object, request->access, handle);
	wsi_object_release(&file->object);
	return error;
}

static int
open_file(const char *name, struct request *request, HANDLE *handle)
{
	int error = wsi_path_posix(name, &request->path);

	if (error)
		return error;
	error = open_path(request, handle);
	free(request->path);
	return error;
}

static int
open_name(const char *name, struct request *request, HANDLE *handle)
{
	bool writes = request->access & FILE_WRITE_DATA;

	switch (wsi_path_device(name, NULL)) {
	case WSI_PATH_CON:
		return writes && request->access & FILE_READ_DATA ? ERROR_INVALID_PARAMETER : wsi_file_open_console(writes, request->access, handle);
	case WSI_PATH_CONIN:
		return wsi_file_open_console(false, request->access, handle);
	case WSI_PATH_CONOUT:
		return wsi_file_open_console(true, request->access, handle);
	case WSI_PATH_NUL:
		request->disposition = OPEN_EXISTING;
		return open_file(name, request, handle);
	default:
		return open_file(name, request, handle);
	}
}

static int
create(const char *name, const SECURITY_ATTRIBUTES *security, struct request *request, HANDLE *handle)
{
	if (!name || !*name)
		return ERROR_PATH_NOT_FOUND;
	if (request->disposition < CREATE_NEW || request->disposition > TRUNCATE_EXISTING)
		return ERROR_INVALID_PARAMETER;
	if (request->share & ~(DWORD)(FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE))
		return ERROR_INVALID_PARAMETER;
	if (request->disposition == TRUNCATE_EXISTING && !(request->access & (GENERIC_WRITE | GENERIC_ALL | FILE_WRITE_DATA)))
		return ERROR_INVALID_PARAMETER;
	request->access = wsi_file_access(request->access) | FILE_READ_ATTRIBUTES | SYNCHRONIZE;
	if (request->flags & FILE_FLAG_DELETE_ON_CLOSE)
		request->access |= DELETE;
	request->inherit = security && security->bInheritHandle;
	return open_name(name, request, handle);
}

/* On success the last error says whether the file was there before. */
HANDLE WINAPI
CreateFileA(LPCSTR name, DWORD access, DWORD share, LPSECURITY_ATTRIBUTES security, DWORD disposition, DWORD flags, HANDLE pattern)
{
	struct request request = {.access = access, .share = share, .disposition = disposition, .flags = flags};
	HANDLE handle = INVALID_HANDLE_VALUE;
	int error = create(name, security, &request, &handle);

	(void)pattern;
	if (!error && request.existed && (disposition == CREATE_ALWAYS || disposition == OPEN_ALWAYS))
		wsi_last_error = ERROR_ALREADY_EXISTS;
	else
		wsi_last_error = (DWORD)error;
	return handle;
}

HANDLE WINAPI
CreateFileW(LPCWSTR name, DWORD access, DWORD share, LPSECURITY_ATTRIBUTES security, DWORD disposition, DWORD flags, HANDLE pattern)
{
	char *text = NULL;
	HANDLE handle;

	if (name && !wsi_succeeded(wsi_utf8_from_wide(name, &text)))
		return INVALID_HANDLE_VALUE;
	handle = CreateFileA(text, access, share, security, disposition, flags, pattern);
	free(text);
	return handle;
}

HANDLE WINAPI
CreateFile2(LPCWSTR name, DWORD access, DWORD share, DWORD disposition, LPCREATEFILE2_EXTENDED_PARAMETERS parameters)
{
	LPSECURITY_ATTRIBUTES security = parameters ? parameters->lpSecurityAttributes : NULL;
	DWORD flags = parameters ? parameters->dwFileAttributes | parameters->dwFileFlags | parameters->dwSecurityQosFlags : 0;

	return CreateFileW(name, access, share, security, disposition, flags, NULL);
}

/* CopyFile. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/file.h"
#include "file/names.h"
#include "file/path.h"
#include "file/wide.h"

struct copying {
	int from, to;
	ULONGLONG size, done;
	LPPROGRESS_ROUTINE progress;
	LPVOID data;
	const BOOL *cancel;
};

static int
tell(struct copying *c, DWORD reason)
{
	LARGE_INTEGER size = {.QuadPart = (LONGLONG)c->size}, done = {.QuadPart = (LONGLONG)c->done};
	DWORD answer;

	if (c->cancel && *(const volatile BOOL *)c->cancel)
		return ERROR_REQUEST_ABORTED;
	if (!c->progress)
		return 0;
	answer = c->progress(size, done, size, done, 1, reason, INVALID_HANDLE_VALUE, INVALID_HANDLE_VALUE, c->data);
	if (answer == PROGRESS_QUIET)
		c->progress = NULL;
	return answer == PROGRESS_CANCEL || answer == PROGRESS_STOP ? ERROR_REQUEST_ABORTED : 0;
}

static int
write_all(int fd, const char *buffer, size_t size)
{
	while (size) {
		ssize_t n = write(fd, buffer, size);

		if (n < 0 && errno != EINTR)
			return wsi_file_error(errno);
		if (n > 0) {
			buffer += n;
			size -= (size_t)n;
		}
	}
	return 0;
}

static int
pump(struct copying *c)
{
	char buffer[65536];
	int error = tell(c, CALLBACK_STREAM_SWITCH);

	while (!error) {
		ssize_t n = read(c->from, buffer, sizeof buffer);

		if (!n)
			break;
		if (n < 0 && errno == EINTR)
			continue;
		error = n < 0 ? wsi_file_error(errno) : write_all(c->to, buffer, (size_t)n);
		if (!error) {
			c->done += (ULONGLONG)n;
			error = tell(c, CALLBACK_CHUNK_FINISHED);
		}
	}
	return error;
}

/* A target that is read-only stays as it is, even for the superuser; so does a source that is its own target. */
static int
open_target(const char *to, const struct stat *source, BOOL fail_if_exists, int *fd)
{
	struct stat status;
	bool existed = !stat(to, &status);

	if (existed && fail_if_exists)
		return ERROR_FILE_EXISTS;
	if (existed && (S_ISDIR(status.st_mode) || !(status.st_mode & 0222)))
		return ERROR_ACCESS_DENIED;
	if (existed && status.st_dev == source->st_dev && status.st_ino == source->st_ino)
		return ERROR_SHARING_VIOLATION;
	*fd = open(to, O_WRONLY | O_CREAT | O_CLOEXEC | (fail_if_exists ? O_EXCL : O_TRUNC), source->st_mode & 0777);
	if (*fd < 0)
		return errno == EEXIST ? ERROR_FILE_EXISTS : wsi_file_path_error(to, errno);
	return 0;
}

/* The time of writing goes along, as on Windows. */
static int
finish(const struct copying *c, const struct stat *source)
{
	const struct timespec times[2] = {{.tv_nsec = UTIME_NOW}, source->st_mtim};

	return fchmod(c->to, source->st_mode & 0777) || futimens(c->to, times) ? wsi_file_error(errno) : 0;
}

static int
copy_opened(struct copying *c, const char *to, BOOL fail_if_exists)
{
	struct stat source;
	int error;

	if (fstat(c->from, &source))
		return wsi_file_error(errno);
	if (S_ISDIR(source.st_mode))
		return ERROR_ACCESS_DENIED;
	c->size = (ULONGLONG)source.st_size;
	error = open_target(to, &source, fail_if_exists, &c->to);
	if (error)
		return error;
	error = pump(c);
	if (!error)
		error = finish(c, &source);
	if (close(c->to) && !error)
		error = wsi_file_error(errno);
	if (error)
		unlink(to);
	return error;
}

int
wsi_names_copy(const char *from, const char *to, BOOL fail_if_exists, LPPROGRESS_ROUTINE progress, LPVOID data, const BOOL *cancel)
{
	struct copying c = {.from = open(from, O_RDONLY | O_CLOEXEC), .progress = progress, .data = data, .cancel = cancel};
	int error;

	if (c.from < 0)
		return wsi_file_path_error(from, errno);
	error = copy_opened(&c, to, fail_if_exists);
	close(c.from);
	return error;
}

static int
copy(const char *from, const char *to, BOOL fail_if_exists, LPPROGRESS_ROUTINE progress, LPVOID data, const BOOL *cancel)
{
	char *source, *target = NULL;
	int error = wsi_path_posix(from, &source);

	if (!error)
		error = wsi_path_posix(to, &target);
	if (!error)
		error = wsi_names_copy(source, target, fail_if_exists, progress, data, cancel);
	free(source);
	free(target);
	return error;
}

BOOL WINAPI
CopyFileA(LPCSTR from, LPCSTR to, BOOL fail_if_exists)
{
	return wsi_succeeded(copy(from, to, fail_if_exists, NULL, NULL, NULL));
}

BOOL WINAPI
CopyFileExA(LPCSTR from, LPCSTR to, LPPROGRESS_ROUTINE progress, LPVOID data, LPBOOL cancel, DWORD flags)
{
	return wsi_succeeded(copy(from, to, flags & COPY_FILE_FAIL_IF_EXISTS, progress, data, cancel));
}

BOOL WINAPI
CopyFileExW(LPCWSTR from, LPCWSTR to, LPPROGRESS_ROUTINE progress, LPVOID data, LPBOOL cancel, DWORD flags)
{
	char *source, *target;
	BOOL done;

	if (!wsi_file_narrow_two(from, to, &source, &target))
		return FALSE;
	done = CopyFileExA(source, target, progress, data, cancel, flags);
	free(source);
	free(target);
	return done;
}

BOOL WINAPI
CopyFileW(LPCWSTR from, LPCWSTR to, BOOL fail_if_exists)
{
	return CopyFileExW(from, to, NULL, NULL, NULL, fail_if_exists ? COPY_FILE_FAIL_IF_EXISTS : 0);
}

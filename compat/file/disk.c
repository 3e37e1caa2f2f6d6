/* Files on disk: bytes at a place. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/file.h"

/* A transfer at a place leaves the pointer of a synchronous file behind it. */
static void
move_pointer(struct wsi_object *object, const ULONGLONG *at, DWORD done)
{
	if (at && !(((struct wsi_file *)object)->flags & FILE_FLAG_OVERLAPPED))
		lseek(wsi_file_fd_of(object), (off_t)(*at + done), SEEK_SET);
}

static ssize_t
read_once(int fd, char *buffer, DWORD size, const ULONGLONG *at, DWORD done)
{
	return at ? pread(fd, buffer, wsi_file_chunk(size), (off_t)(*at + done)) : read(fd, buffer, wsi_file_chunk(size));
}

static int
read_bytes(struct wsi_object *object, void *buffer, DWORD size, const ULONGLONG *at, DWORD *got)
{
	int error = 0;
	ssize_t n;

	for (*got = 0; *got < size; *got += (DWORD)n) {
		n = read_once(wsi_file_fd_of(object), (char *)buffer + *got, size - *got, at, *got);
		if (!n)
			break;
		if (n > 0)
			continue;
		n = 0;
		if (errno == EINTR)
			continue;
		error = errno == EISDIR ? ERROR_INVALID_FUNCTION : wsi_file_error(errno);
		break;
	}
	move_pointer(object, at, *got);
	return error;
}

/* The end of the file is where an offset of all ones writes. */
static int
place_of(int fd, const ULONGLONG *at, ULONGLONG *place)
{
	struct stat status;

	if (at && *at == UINT64_MAX && fstat(fd, &status))
		return wsi_file_error(errno);
	if (at)
		*place = *at == UINT64_MAX ? (ULONGLONG)status.st_size : *at;
	return 0;
}

static ssize_t
write_once(int fd, const char *buffer, DWORD size, const ULONGLONG *at, DWORD done)
{
	return at ? pwrite(fd, buffer, wsi_file_chunk(size), (off_t)(*at + done)) : write(fd, buffer, wsi_file_chunk(size));
}

static int
write_bytes(struct wsi_object *object, const void *buffer, DWORD size, const ULONGLONG *at, DWORD *put)
{
	ULONGLONG place = 0;
	int error = place_of(wsi_file_fd_of(object), at, &place);
	ssize_t n;

	at = at ? &place : NULL;
	for (*put = 0; !error && *put < size; *put += n > 0 ? (DWORD)n : 0) {
		n = write_once(wsi_file_fd_of(object), (const char *)buffer + *put, size - *put, at, *put);
		if (n < 0 && errno != EINTR)
			error = wsi_file_error(errno);
	}
	move_pointer(object, at, *put);
	return error;
}

static int
size_of(struct wsi_object *object, ULONGLONG *size)
{
	struct stat status;

	if (fstat(wsi_file_fd_of(object), &status))
		return wsi_file_error(errno);
	*size = (ULONGLONG)status.st_size;
	return 0;
}

/* Two threads that move one pointer need a lock of their own, as on Windows. */
static int
seek(struct wsi_object *object, LONGLONG distance, DWORD method, ULONGLONG *position)
{
	static const int whence[] = {SEEK_SET, SEEK_CUR, SEEK_END};
	off_t place;

	if (method >= ARRAYSIZE(whence))
		return ERROR_INVALID_PARAMETER;
	place = lseek(wsi_file_fd_of(object), (off_t)distance, whence[method]);
	if (place < 0)
		return errno == EINVAL ? ERROR_NEGATIVE_SEEK : wsi_file_error(errno);
	*position = (ULONGLONG)place;
	return 0;
}

static int
resize(struct wsi_object *object, ULONGLONG size)
{
	return ftruncate(wsi_file_fd_of(object), (off_t)size) ? wsi_file_error(errno) : 0;
}

static int
flush(struct wsi_object *object)
{
	return fsync(wsi_file_fd_of(object)) ? wsi_file_error(errno) : 0;
}

const struct wsi_file_kind wsi_file_disk = {
	.type = FILE_TYPE_DISK,
	.read = read_bytes,
	.write = write_bytes,
	.seek = seek,
	.size = size_of,
	.resize = resize,
	.flush = flush,
	.descriptor = wsi_file_fd_of,
	.completion = wsi_file_completion,
};

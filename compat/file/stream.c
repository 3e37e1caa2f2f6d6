/* Pipes and character devices: bytes come and go in their order. */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "file/file.h"
#include "file/kernel.h"

static int
read_bytes(struct wsi_object *object, void *buffer, DWORD size, const ULONGLONG *at, DWORD *got)
{
	ssize_t n;

	(void)at;
	do
		n = read(wsi_file_fd_of(object), buffer, wsi_file_chunk(size));
	while (n < 0 && errno == EINTR);
	*got = n > 0 ? (DWORD)n : 0;
	return n < 0 ? wsi_file_error(errno) : 0;
}

/* The end of a pipe is an error, of a device not. */
static int
read_pipe(struct wsi_object *object, void *buffer, DWORD size, const ULONGLONG *at, DWORD *got)
{
	int error = read_bytes(object, buffer, size, at, got);

	return !error && size && !*got ? ERROR_BROKEN_PIPE : error;
}

static int
write_bytes(int fd, const char *buffer, DWORD size, DWORD *put)
{
	for (*put = 0; *put < size;) {
		ssize_t n = write(fd, buffer + *put, wsi_file_chunk(size - *put));

		if (n >= 0)
			*put += (DWORD)n;
		else if (errno != EINTR)
			return errno;
	}
	return 0;
}

/* The SIGPIPE that a write to a pipe without a reader raises is the calling thread's: it is kept from it and taken away, unless one was
 * pending already. */
static int
write_stream(struct wsi_object *object, const void *buffer, DWORD size, const ULONGLONG *at, DWORD *put)
{
	const struct timespec now = {.tv_sec = 0};
	sigset_t broken, pending, before;
	int error;

	(void)at;
	sigemptyset(&broken);
	sigaddset(&broken, SIGPIPE);
	sigpending(&pending);
	pthread_sigmask(SIG_BLOCK, &broken, &before);
	error = write_bytes(wsi_file_fd_of(object), buffer, size, put);
	if (error == EPIPE && !sigismember(&pending, SIGPIPE))
		while (sigtimedwait(&broken, NULL, &now) < 0 && errno == EINTR)
			continue;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return wsi_file_error(error);
}

/* Windows' pipes are as long as what can be read from them. */
static int
size_of_pipe(struct wsi_object *object, ULONGLONG *size)
{
	unsigned available = 0;
	int error = wsi_file_available(wsi_file_fd_of(object), &available);

	*size = available;
	return wsi_file_error(error);
}

static int
seek(struct wsi_object *object, LONGLONG distance, DWORD method, ULONGLONG *position)
{
	(void)object;
	(void)distance;
	(void)method;
	(void)position;
	return ERROR_SEEK;
}

/* What was written is with the kernel. (Windows waits until the other end has read it.) */
static int
flush(struct wsi_object *object)
{
	(void)object;
	return 0;
}

const struct wsi_file_kind wsi_file_pipe = {
	.type = FILE_TYPE_PIPE,
	.read = read_pipe,
	.write = write_stream,
	.seek = seek,
	.size = size_of_pipe,
	.flush = flush,
	.descriptor = wsi_file_fd_of,
	.completion = wsi_file_completion,
};

const struct wsi_file_kind wsi_file_character = {
	.type = FILE_TYPE_CHAR,
	.read = read_bytes,
	.write = write_stream,
	.seek = seek,
	.flush = flush,
	.descriptor = wsi_file_fd_of,
	.completion = wsi_file_completion,
};

/* Files and buffers to a stream. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "posix/posix.h"
#include "winerror.h"

enum { COPIED = 16384 };

static int
failure(void)
{
	return errno == EPIPE ? WSAECONNABORTED : wsi_errno_to_wsa(errno);
}

static ssize_t
send_bytes(int fd, const void *bytes, size_t size, bool more)
{
	ssize_t sent;

	do
		sent = send(fd, bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL | (more ? MSG_MORE : 0));
	while (sent < 0 && errno == EINTR);
	return sent;
}

int
wsi_posix_send_part(int fd, const void *bytes, size_t size, bool more, size_t *done)
{
	ssize_t sent = send_bytes(fd, bytes, size, more);

	*done = sent < 0 ? 0 : (size_t)sent;
	return sent < 0 ? failure() : 0;
}

/* sendfile() has no MSG_NOSIGNAL: the signal is held back, and taken where it came of this call. */
struct hush {
	sigset_t pipe, before;
	bool was_pending;
};

static void
hush(struct hush *h)
{
	sigset_t pending;

	sigemptyset(&h->pipe);
	sigaddset(&h->pipe, SIGPIPE);
	sigemptyset(&pending);
	sigpending(&pending);
	h->was_pending = sigismember(&pending, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &h->pipe, &h->before);
}

static void
unhush(struct hush *h, bool raised)
{
	static const struct timespec now;

	while (raised && !h->was_pending && sigtimedwait(&h->pipe, NULL, &now) < 0 && errno == EINTR)
		;
	pthread_sigmask(SIG_SETMASK, &h->before, NULL);
}

static ssize_t
send_from(int fd, int file, uint64_t at, size_t size)
{
	off_t place = (off_t)at;
	struct hush h;
	ssize_t sent;
	int error;

	hush(&h);
	do
		sent = sendfile(fd, file, &place, size);
	while (sent < 0 && errno == EINTR);
	error = errno;
	/* Also after the first of its rounds. */
	unhush(&h, sent < 0 ? error == EPIPE : (size_t)sent < size);
	errno = error;
	return sent;
}

/* For what sendfile() does not take: read and send; what the socket does not take is read again. */
static ssize_t
copy_from(int fd, int file, uint64_t at, size_t size)
{
	char bytes[COPIED];
	ssize_t got;

	do
		got = pread(file, bytes, size < sizeof bytes ? size : sizeof bytes, (off_t)at);
	while (got < 0 && errno == EINTR);
	return got > 0 ? send_bytes(fd, bytes, (size_t)got, false) : got;
}

int
wsi_posix_send_file(int fd, int file, uint64_t at, size_t size, size_t *done)
{
	ssize_t sent = send_from(fd, file, at, size);

	if (sent < 0 && (errno == EINVAL || errno == ENOSYS || errno == EOVERFLOW))
		sent = copy_from(fd, file, at, size);
	*done = sent < 0 ? 0 : (size_t)sent;
	return sent < 0 ? failure() : 0;
}

int
wsi_posix_file_extent(int file, uint64_t *place, uint64_t *size)
{
	off_t here = lseek(file, 0, SEEK_CUR);
	struct stat status;

	if (here < 0 || fstat(file, &status) < 0)
		return errno == EBADF ? ERROR_INVALID_HANDLE : ERROR_INVALID_FUNCTION;
	*place = (uint64_t)here;
	*size = (uint64_t)status.st_size;
	return 0;
}

void
wsi_posix_file_seek(int file, uint64_t place)
{
	lseek(file, (off_t)place, SEEK_SET);
}

/* The end of a stream has come where nothing more is to be read, for whatever reason. */
int
wsi_posix_drain(int fd)
{
	char bytes[COPIED];
	ssize_t got;

	do
		got = recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
	while (got > 0 || (got < 0 && errno == EINTR));
	return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? WSAEWOULDBLOCK : 0;
}

int
wsi_posix_replace(int fd, int by)
{
	int flags = fcntl(fd, F_GETFD), result;

	do
		result = flags < 0 ? flags : dup3(by, fd, flags & FD_CLOEXEC ? O_CLOEXEC : 0);
	while (result < 0 && (errno == EINTR || errno == EBUSY));
	result = result < 0 ? wsi_errno_to_wsa(errno) : 0;
	close(by);
	return result;
}

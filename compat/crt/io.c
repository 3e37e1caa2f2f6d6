#include <windows.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <win32/crtfcntl.h>

#include "crt/doserror.h"
#include "crt/filename.h"
#include "crt/invalid.h"
#include "crt/osfhandle.h"
#include "crt/redirected.h"

/* Microsoft's opens no directories. */
static int
refuse_directory(int fd)
{
	struct stat status;

	if (fd < 0 || fstat(fd, &status) || !S_ISDIR(status.st_mode))
		return fd;
	close(fd);
	errno = EACCES;
	return -1;
}

/* Takes the name. Microsoft's mode says whether it can be written. */
static int
open_named(char *name, int flags, unsigned mode)
{
	const int strange = _O_TEXT | _O_BINARY | _O_TEMPORARY | _O_U8TEXT;
	int fd;

	if (!name)
		return -1;
	fd = refuse_directory(open(name, flags & ~strange, mode & S_IWUSR ? 0666 : 0444));
	if (errno == EISDIR && fd < 0)
		errno = EACCES;
	if (fd >= 0 && flags & _O_TEMPORARY)
		unlink(name);
	free(name);
	return wsi_crt_system(fd);
}

#define MODE_OF(last, flags, mode)                      \
	do {                                            \
		va_list arguments;                      \
		va_start(arguments, last);              \
		if ((flags) & O_CREAT)                  \
			mode = va_arg(arguments, unsigned); \
		va_end(arguments);                      \
	} while (0)

int
_open(const char *name, int flags, ...)
{
	unsigned mode = 0;

	MODE_OF(flags, flags, mode);
	return open_named(wsi_crt_filename(name), flags, mode);
}

int
_wopen(const wchar_t *name, int flags, ...)
{
	unsigned mode = 0;

	MODE_OF(flags, flags, mode);
	return open_named(wsi_crt_filename_wide(name), flags, mode);
}

int
_sopen(const char *name, int flags, int share, ...)
{
	unsigned mode = 0;

	MODE_OF(share, flags, mode);
	return open_named(wsi_crt_filename(name), flags, mode);
}

int
_wsopen(const wchar_t *name, int flags, int share, ...)
{
	unsigned mode = 0;

	MODE_OF(share, flags, mode);
	return open_named(wsi_crt_filename_wide(name), flags, mode);
}

errno_t
_sopen_s(int *fd, const char *name, int flags, int share, int mode)
{
	if (!fd)
		return wsi_crt_invalid(EINVAL);
	*fd = _sopen(name, flags, share, mode);
	return *fd < 0 ? errno : 0;
}

errno_t
_wsopen_s(int *fd, const wchar_t *name, int flags, int share, int mode)
{
	if (!fd)
		return wsi_crt_invalid(EINVAL);
	*fd = _wsopen(name, flags, share, mode);
	return *fd < 0 ? errno : 0;
}

int
_creat(const char *name, int mode)
{
	return open_named(wsi_crt_filename(name), O_CREAT | O_TRUNC | O_RDWR, (unsigned)mode);
}

int
_wcreat(const wchar_t *name, int mode)
{
	return open_named(wsi_crt_filename_wide(name), O_CREAT | O_TRUNC | O_RDWR, (unsigned)mode);
}

/* Their names of old. */
int
ws_open(const char *name, int flags, ...)
{
	unsigned mode = 0;

	MODE_OF(flags, flags, mode);
	return open_named(wsi_crt_filename(name), flags, mode);
}

int
ws_creat(const char *name, int mode)
{
	return _creat(name, mode);
}

int
_close(int fd)
{
	wsi_crt_forget_osfhandle(fd);
	return wsi_crt_system(close(fd));
}

int
_read(int fd, void *to, unsigned count)
{
	if (count > INT_MAX || (!to && count))
		return wsi_crt_invalid(EINVAL), -1;
	return wsi_crt_system((int)read(fd, to, count));
}

int
_write(int fd, const void *from, unsigned count)
{
	if (count > INT_MAX || (!from && count))
		return wsi_crt_invalid(EINVAL), -1;
	return wsi_crt_system((int)write(fd, from, count));
}

long long
_lseeki64(int fd, long long offset, int from)
{
	return lseek(fd, (off_t)offset, from);
}

/* What does not fit a LONG is an error. */
static int
narrow(long long value)
{
	if (value <= INT_MAX)
		return (int)value;
	errno = EOVERFLOW;
	return -1;
}

int
_lseek(int fd, int offset, int from)
{
	return narrow(_lseeki64(fd, offset, from));
}

long long
_telli64(int fd)
{
	return _lseeki64(fd, 0, SEEK_CUR);
}

int
_tell(int fd)
{
	return narrow(_telli64(fd));
}

long long
_filelengthi64(int fd)
{
	struct stat status;

	return fstat(fd, &status) ? -1 : status.st_size;
}

int
_filelength(int fd)
{
	return narrow(_filelengthi64(fd));
}

int
_chsize(int fd, int size)
{
	return ftruncate(fd, size);
}

int
_eof(int fd)
{
	long long at = _telli64(fd), end = _filelengthi64(fd);

	return at < 0 || end < 0 ? -1 : at >= end;
}

int
_commit(int fd)
{
	return fsync(fd);
}

int
_dup(int fd)
{
	return dup(fd);
}

/* 0, not the descriptor. */
int
_dup2(int fd, int to)
{
	return dup2(fd, to) < 0 ? -1 : 0;
}

int
_isatty(int fd)
{
	return isatty(fd);
}

enum { MODES = 64 };

int
_setmode(int fd, int mode)
{
	static int modes[MODES];
	int before;

	if (mode != _O_TEXT && mode != _O_BINARY && mode != _O_U8TEXT)
		return wsi_crt_invalid(EINVAL), -1;
	if (fcntl(fd, F_GETFD) < 0)
		return -1;
	before = fd < MODES ? __atomic_exchange_n(&modes[fd], mode, __ATOMIC_RELAXED) : _O_TEXT;
	return before ? before : _O_TEXT;
}

int
_umask(int mode)
{
	return (int)umask((mode_t)mode & 0777);
}

errno_t
_umask_s(int mode, int *before)
{
	if (!before)
		return wsi_crt_invalid(EINVAL);
	*before = _umask(mode);
	return 0;
}

errno_t
_chsize_s(int fd, long long size)
{
	return size < 0 ? wsi_crt_invalid(EINVAL) : ftruncate(fd, (off_t)size) ? errno : 0;
}

/* The size is the kernel's. */
int
_pipe(int *ends, unsigned size, int mode)
{
	(void)size;
	if (!ends)
		return wsi_crt_invalid(EINVAL), -1;
	return wsi_crt_system(pipe2(ends, mode & _O_NOINHERIT ? O_CLOEXEC : 0));
}

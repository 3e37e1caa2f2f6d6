#include <windows.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <win32/crtstdio.h>

#include "crt/doserror.h"
#include "crt/filename.h"
#include "crt/invalid.h"
#include "crt/printf.h"
#include "base/utf8.h"

/* libc's mode of Microsoft's: "t", "S", "R", "D", "c", "n" and ",ccs=" say nothing here, "N" is "e". */
static void
translate_mode(char own[8], const char *mode)
{
	size_t used = 0;

	for (; *mode && *mode != ',' && used < 7; mode++)
		if (strchr("rwab+x", *mode))
			own[used++] = *mode;
		else if (*mode == 'N')
			own[used++] = 'e';
	own[used] = '\0';
}

/* Microsoft's opens no directories. */
static FILE *
refuse_directory(FILE *file)
{
	struct stat status;

	if (!file || fstat(fileno(file), &status) || !S_ISDIR(status.st_mode))
		return file;
	fclose(file);
	errno = EISDIR;
	return NULL;
}

static FILE *
checked(FILE *file)
{
	if (!file && errno == EISDIR)
		errno = EACCES;
	wsi_crt_system(file ? 0 : -1);
	return file;
}

/* Takes the name, which is the system's. */
static FILE *
open_named(char *name, const char *mode, FILE *old)
{
	char own[8];
	FILE *file = NULL;

	if (!name)
		return NULL;
	translate_mode(own, mode);
	if (strchr("rwa", own[0]) && own[0])
		file = checked(refuse_directory(old ? freopen(name, own, old) : fopen(name, own)));
	else
		wsi_crt_invalid(EINVAL);
	free(name);
	return file;
}

static errno_t
store(FILE **file, FILE *opened)
{
	*file = opened;
	return opened ? 0 : errno;
}

FILE *
ws_fopen(const char *name, const char *mode)
{
	if (!mode)
		return wsi_crt_invalid(EINVAL), NULL;
	return open_named(wsi_crt_filename(name), mode, NULL);
}

FILE *
ws_freopen(const char *name, const char *mode, FILE *old)
{
	if (!mode || !old)
		return wsi_crt_invalid(EINVAL), NULL;
	return open_named(wsi_crt_filename(name), mode, old);
}

/* What others may do with the file meanwhile is not enforced. */
FILE *
_fsopen(const char *name, const char *mode, int share)
{
	(void)share;
	return ws_fopen(name, mode);
}

errno_t
fopen_s(FILE **file, const char *name, const char *mode)
{
	if (!file)
		return wsi_crt_invalid(EINVAL);
	*file = NULL;
	if (!name || !mode)
		return wsi_crt_invalid(EINVAL);
	return store(file, ws_fopen(name, mode));
}

errno_t
freopen_s(FILE **file, const char *name, const char *mode, FILE *old)
{
	if (!file || !name || !mode || !old)
		return wsi_crt_invalid(EINVAL);
	return store(file, ws_freopen(name, mode, old));
}

/* A wide mode is of few characters. */
static FILE *
open_wide(const wchar_t *name, const wchar_t *mode, FILE *old)
{
	char narrow[32];
	size_t i = 0;

	if (!mode)
		return wsi_crt_invalid(EINVAL), NULL;
	for (; mode[i] && i < sizeof narrow - 1; i++)
		narrow[i] = (char)mode[i];
	narrow[i] = '\0';
	return open_named(wsi_crt_filename_wide(name), narrow, old);
}

FILE *
_wfopen(const wchar_t *name, const wchar_t *mode)
{
	return open_wide(name, mode, NULL);
}

FILE *
_wfsopen(const wchar_t *name, const wchar_t *mode, int share)
{
	(void)share;
	return open_wide(name, mode, NULL);
}

errno_t
_wfopen_s(FILE **file, const wchar_t *name, const wchar_t *mode)
{
	if (!file)
		return wsi_crt_invalid(EINVAL);
	*file = NULL;
	return store(file, open_wide(name, mode, NULL));
}

FILE *
_wfreopen(const wchar_t *name, const wchar_t *mode, FILE *old)
{
	return open_wide(name, mode, old);
}

errno_t
tmpfile_s(FILE **file)
{
	return file ? store(file, tmpfile()) : wsi_crt_invalid(EINVAL);
}

errno_t
clearerr_s(FILE *file)
{
	if (!file)
		return wsi_crt_invalid(EINVAL);
	clearerr(file);
	return 0;
}

size_t
fread_s(void *to, size_t room, size_t size, size_t count, FILE *file)
{
	if (!size || !count)
		return 0;
	if (!to || !file || count > room / size) {
		if (to)
			memset(to, 0, room);
		wsi_crt_invalid(to && file ? ERANGE : EINVAL);
		return 0;
	}
	return fread(to, size, count, file);
}

/* A line that does not fit is an invalid parameter. */
char *
gets_s(char *to, size_t room)
{
	size_t used = 0;
	int c;

	if (!to || !room)
		return wsi_crt_invalid(EINVAL), NULL;
	while ((c = getchar()) != EOF && c != '\n') {
		if (used == room - 1) {
			*to = '\0';
			return wsi_crt_invalid(ERANGE), NULL;
		}
		to[used++] = (char)c;
	}
	to[used] = '\0';
	return c == EOF && !used ? NULL : to;
}

FILE *
_fdopen(int fd, const char *mode)
{
	char own[8];

	if (!mode)
		return wsi_crt_invalid(EINVAL), NULL;
	translate_mode(own, mode);
	return fdopen(fd, own);
}

int
_fileno(FILE *file)
{
	return file ? fileno(file) : (wsi_crt_invalid(EINVAL), -1);
}

int
_flushall(void)
{
	return fflush(NULL);
}

FILE *
_popen(const char *command, const char *mode)
{
	char own[8];

	if (!command || !mode)
		return wsi_crt_invalid(EINVAL), NULL;
	translate_mode(own, mode);
	own[1] = '\0';
	fflush(NULL);
	return popen(command, own);
}

FILE *
_wpopen(const wchar_t *command, const wchar_t *mode)
{
	char *text;
	FILE *file;

	if (!command || !mode)
		return wsi_crt_invalid(EINVAL), NULL;
	if (wsi_utf8_from_wide(command, &text)) {
		errno = ENOMEM;
		return NULL;
	}
	file = _popen(text, *mode == L'w' ? "w" : "r");
	free(text);
	return file;
}

int
_pclose(FILE *file)
{
	return pclose(file);
}

int
_getw(FILE *file)
{
	return getw(file);
}

int
_putw(int value, FILE *file)
{
	return putw(value, file);
}

int
_fgetchar(void)
{
	return getchar();
}

int
_fputchar(int c)
{
	return putchar(c);
}

int
_fseeki64(FILE *file, long long offset, int from)
{
	return fseeko(file, (off_t)offset, from);
}

long long
_ftelli64(FILE *file)
{
	return ftello(file);
}

void
_lock_file(FILE *file)
{
	flockfile(file);
}

void
_unlock_file(FILE *file)
{
	funlockfile(file);
}

int
_getmaxstdio(void)
{
	struct rlimit limit;

	return getrlimit(RLIMIT_NOFILE, &limit) || limit.rlim_cur > INT_MAX ? INT_MAX : (int)limit.rlim_cur;
}

/* The new number, or -1. The limit of descriptors is not lowered. */
int
_setmaxstdio(int count)
{
	struct rlimit limit;

	if (count < 20 || getrlimit(RLIMIT_NOFILE, &limit))
		return -1;
	if ((rlim_t)count <= limit.rlim_cur)
		return count;
	limit.rlim_cur = (rlim_t)count;
	return setrlimit(RLIMIT_NOFILE, &limit) ? -1 : count;
}

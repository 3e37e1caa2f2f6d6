#include <windows.h>
#include <direct.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crt/filename.h"
#include "crt/invalid.h"

/* These take the name. */
static int
with_name(int (*call)(const char *name), char *name)
{
	int result = name ? call(name) : -1;

	free(name);
	return result;
}

static int
make(const char *name)
{
	return mkdir(name, 0777);
}

int
_mkdir(const char *name)
{
	return with_name(make, wsi_crt_filename(name));
}

int
_rmdir(const char *name)
{
	return with_name(rmdir, wsi_crt_filename(name));
}

int
_chdir(const char *name)
{
	return with_name(chdir, wsi_crt_filename(name));
}

int
_wmkdir(const wchar_t *name)
{
	return with_name(make, wsi_crt_filename_wide(name));
}

int
_wrmdir(const wchar_t *name)
{
	return with_name(rmdir, wsi_crt_filename_wide(name));
}

int
_wchdir(const wchar_t *name)
{
	return with_name(chdir, wsi_crt_filename_wide(name));
}

static void
write_as_windows(char *to, const char *path)
{
	*to++ = 'C';
	*to++ = ':';
	do
		*to++ = *path == '/' ? '\\' : *path;
	while (*path++);
}

/* NULL: as much memory as it takes, and `size` at least. */
char *
_getcwd(char *to, int size)
{
	char path[PATH_MAX];
	size_t wanted;

	if (to && size <= 0)
		return wsi_crt_invalid(EINVAL), NULL;
	if (!getcwd(path, sizeof path))
		return NULL;
	wanted = strlen(path) + 3;
	if (!to)
		to = malloc(size > 0 && (size_t)size > wanted ? (size_t)size : wanted);
	else if (wanted > (size_t)size)
		return errno = ERANGE, NULL;
	if (to)
		write_as_windows(to, path);
	return to;
}

int
_getdrive(void)
{
	return 3;
}

int
_chdrive(int drive)
{
	if (drive == 3)
		return 0;
	errno = EACCES;
	return -1;
}

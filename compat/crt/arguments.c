/* The command line for those who have no parameters of main: read from the kernel at first use, for main's are nowhere to be found. Where
 * that cannot be done there are no arguments. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <windows.h>
#include <win32/crtstdlib.h>

#include "base/utf8.h"
#include "crt/invalid.h"
#include "file/path.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char *none[1];
static wchar_t *none_wide[1];
static char *words;
static int count;
static char **narrow = none;
static wchar_t **wide = none_wide;
static char *path;
static wchar_t *path_wide;

/* All of the file with a zero behind; the caller frees. */
static char *
read_all(int fd, size_t *size)
{
	size_t room = 4096;
	char *text = malloc(room);

	*size = 0;
	while (text) {
		ssize_t got = read(fd, text + *size, room - *size - 1);
		char *more;

		if (got <= 0)
			break;
		*size += (size_t)got;
		if (*size + 1 < room)
			continue;
		more = realloc(text, room *= 2);
		if (!more)
			free(text);
		text = more;
	}
	if (text)
		text[*size] = 0;
	return text;
}

static int
split(size_t size)
{
	int n = 0;

	for (size_t at = 0; at < size; at += strlen(words + at) + 1)
		n++;
	narrow = calloc((size_t)n + 1, sizeof *narrow);
	wide = calloc((size_t)n + 1, sizeof *wide);
	if (!narrow || !wide)
		return ENOMEM;
	count = 0;
	for (size_t at = 0; at < size; at += strlen(words + at) + 1, count++) {
		narrow[count] = words + at;
		if (wsi_utf8_to_wide(words + at, &wide[count]))
			return ENOMEM;
	}
	return 0;
}

static void
load_path(void)
{
	char own[PATH_MAX];
	ssize_t got = readlink("/proc/self/exe", own, sizeof own - 1);

	own[got < 0 ? 0 : got] = 0;
	if (wsi_path_windows(own, &path) || wsi_utf8_to_wide(path, &path_wide))
		path_wide = NULL;
}

static void
load(void)
{
	int fd = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
	size_t size = 0;

	load_path();
	if (fd < 0)
		return;
	words = read_all(fd, &size);
	close(fd);
	if (words && !split(size))
		return;
	count = 0;
	narrow = none;
	wide = none_wide;
}

int *
__p___argc(void)
{
	pthread_once(&once, load);
	return &count;
}

char ***
__p___argv(void)
{
	pthread_once(&once, load);
	return &narrow;
}

wchar_t ***
__p___wargv(void)
{
	pthread_once(&once, load);
	return &wide;
}

char **
__p__pgmptr(void)
{
	pthread_once(&once, load);
	return &path;
}

wchar_t **
__p__wpgmptr(void)
{
	pthread_once(&once, load);
	return &path_wide;
}

errno_t
_get_pgmptr(char **to)
{
	if (!to)
		return wsi_crt_invalid(EINVAL);
	*to = *__p__pgmptr();
	return 0;
}

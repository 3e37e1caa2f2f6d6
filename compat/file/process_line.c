/* GetCommandLine, from what the kernel keeps of the arguments, and CommandLineToArgvW. */
#include <windows.h>
#include <shellapi.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "file/argv.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char *narrow;
static WCHAR *wide;

/* All of a file that has no size beforehand, and a NUL. */
static char *
read_all(int fd, size_t *size)
{
	size_t room = 4096;
	char *text = malloc(room + 1), *grown;
	ssize_t n;

	for (*size = 0; text && (n = read(fd, text + *size, room - *size)) > 0;) {
		*size += (size_t)n;
		if (*size < room)
			continue;
		grown = realloc(text, (room *= 2) + 1);
		if (!grown)
			free(text);
		text = grown;
	}
	if (text)
		text[*size] = '\0';
	return text;
}

static char *
join(char *texts, size_t size)
{
	char **argv, *line = NULL;
	size_t count = 0;

	for (size_t i = 0; i < size; i += strlen(texts + i) + 1)
		count++;
	argv = calloc(count + 1, sizeof *argv);
	if (!argv)
		return NULL;
	count = 0;
	for (size_t i = 0; i < size; i += strlen(texts + i) + 1)
		argv[count++] = texts + i;
	if (wsi_argv_join(argv, &line))
		line = NULL;
	free(argv);
	return line;
}

static void
make(void)
{
	int fd = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
	size_t size = 0;
	char *texts = fd < 0 ? NULL : read_all(fd, &size);

	if (fd >= 0)
		close(fd);
	if (texts)
		narrow = join(texts, size);
	free(texts);
	if (narrow && wsi_utf8_to_wide(narrow, &wide))
		wide = NULL;
}

/* Without memory it is empty: the function has no way to fail. */
LPSTR WINAPI
GetCommandLineA(void)
{
	static char empty[1];

	pthread_once(&once, make);
	return narrow ? narrow : empty;
}

LPWSTR WINAPI
GetCommandLineW(void)
{
	static WCHAR empty[1];

	pthread_once(&once, make);
	return wide ? wide : empty;
}

static int
pack(char *const *argv, int argc, LPWSTR **packed)
{
	size_t size = ((size_t)argc + 1) * sizeof(LPWSTR);
	WCHAR *to, *one;
	int error = 0;

	for (int i = 0; i < argc; i++)
		size += (strlen(argv[i]) + 1) * sizeof *to;
	*packed = LocalAlloc(LMEM_FIXED, size);
	if (!*packed)
		return ERROR_NOT_ENOUGH_MEMORY;
	to = (WCHAR *)(*packed + argc + 1);
	for (int i = 0; i < argc && !error; i++) {
		error = wsi_utf8_to_wide(argv[i], &one);
		(*packed)[i] = to;
		if (!error)
			to = wcpcpy(to, one) + 1;
		free(one);
	}
	(*packed)[argc] = NULL;
	if (error)
		LocalFree(*packed);
	return error;
}

static int
program_name(char **name)
{
	char path[4096];
	ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);

	if (size < 0)
		return ERROR_PATH_NOT_FOUND;
	path[size] = '\0';
	*name = strdup(path);
	return *name ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

static int
split(const char *line, LPWSTR **packed, int *argc)
{
	char **argv;
	int error = wsi_argv_parse(line, &argv, argc);

	if (error)
		return error;
	error = pack(argv, *argc, packed);
	free(argv);
	return error;
}

/* An empty line is the program's name. */
static int
split_wide(LPCWSTR line, LPWSTR **packed, int *argc)
{
	char *text, *name;
	int error;

	if (!line || !argc)
		return ERROR_INVALID_PARAMETER;
	error = *line ? wsi_utf8_from_wide(line, &text) : program_name(&text);
	if (error)
		return error;
	name = text;
	error = *line ? split(text, packed, argc) : pack(&name, *argc = 1, packed);
	free(text);
	return error;
}

LPWSTR *WINAPI
CommandLineToArgvW(LPCWSTR line, int *argc)
{
	LPWSTR *packed = NULL;

	return wsi_succeeded(split_wide(line, &packed, argc)) ? packed : NULL;
}

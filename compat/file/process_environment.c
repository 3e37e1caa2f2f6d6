/* The environment is libc's, in which names differ by case. A block is a copy of it.
 *
 * Calls of ours take turns. What libc's getenv and setenv do at the same time is beyond us, as it is beyond libc.
 */
#include <windows.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/forklock.h"
#include "base/lasterror.h"
#include "base/utf8.h"
#include "file/environment.h"

extern char **environ;

WSI_FORK_LOCK;

static void
enter(void)
{
	pthread_once(&forks, watch_forks);
	pthread_mutex_lock(&lock);
}

int
wsi_environment_get(const char *name, char **value)
{
	const char *found;
	int error = 0;

	*value = NULL;
	enter();
	found = getenv(name);
	if (!found)
		error = ERROR_ENVVAR_NOT_FOUND;
	else if (!(*value = strdup(found)))
		error = ERROR_NOT_ENOUGH_MEMORY;
	pthread_mutex_unlock(&lock);
	return error;
}

/* To take away what is not there is no error. */
static int
set(const char *name, const char *value)
{
	int failed;

	if (!name || !*name || strchr(name, '='))
		return ERROR_INVALID_PARAMETER;
	enter();
	failed = value ? setenv(name, value, 1) : unsetenv(name);
	pthread_mutex_unlock(&lock);
	return failed ? ERROR_NOT_ENOUGH_MEMORY : 0;
}

/* A length of strings that end with an empty one, with that one's end. */
size_t
wsi_environment_size(const char *block)
{
	const char *end = block;

	while (*end)
		end += strlen(end) + 1;
	return (size_t)(end - block) + 1;
}

/* Under the lock. */
static char *
make_block(void)
{
	size_t size = 2;
	char *block, *to;

	for (char **one = environ; one && *one; one++)
		size += strlen(*one) + 1;
	block = to = calloc(size, 1);
	for (char **one = environ; block && one && *one; one++)
		to = stpcpy(to, *one) + 1;
	return block;
}

int
wsi_environment_block(char **block)
{
	enter();
	*block = make_block();
	pthread_mutex_unlock(&lock);
	return *block ? 0 : ERROR_NOT_ENOUGH_MEMORY;
}

BOOL WINAPI
SetEnvironmentVariableA(LPCSTR name, LPCSTR value)
{
	return wsi_succeeded(set(name, value));
}

BOOL WINAPI
SetEnvironmentVariableW(LPCWSTR name, LPCWSTR value)
{
	char *narrow_name = NULL, *narrow_value = NULL;
	int error = name ? wsi_utf8_from_wide(name, &narrow_name) : ERROR_INVALID_PARAMETER;

	if (!error && value)
		error = wsi_utf8_from_wide(value, &narrow_value);
	if (!error)
		error = set(narrow_name, narrow_value);
	free(narrow_name);
	free(narrow_value);
	return wsi_succeeded(error);
}

/* The length, where it fits; else the size that is needed, with the end. */
DWORD WINAPI
GetEnvironmentVariableA(LPCSTR name, LPSTR buffer, DWORD size)
{
	size_t length;
	char *value;

	if (!wsi_succeeded(name ? wsi_environment_get(name, &value) : ERROR_ENVVAR_NOT_FOUND))
		return 0;
	length = strlen(value);
	if (buffer && length < size)
		memcpy(buffer, value, length + 1);
	else
		length++;
	free(value);
	return (DWORD)length;
}

static int
get_wide(LPCWSTR name, WCHAR **wide)
{
	char *narrow, *value = NULL;
	int error = name ? wsi_utf8_from_wide(name, &narrow) : ERROR_ENVVAR_NOT_FOUND;

	if (error)
		return error;
	error = wsi_environment_get(narrow, &value);
	free(narrow);
	if (!error)
		error = wsi_utf8_to_wide(value, wide);
	free(value);
	return error;
}

DWORD WINAPI
GetEnvironmentVariableW(LPCWSTR name, LPWSTR buffer, DWORD size)
{
	size_t length;
	WCHAR *value;

	if (!wsi_succeeded(get_wide(name, &value)))
		return 0;
	length = wcslen(value);
	if (buffer && length < size)
		wmemcpy(buffer, value, length + 1);
	else
		length++;
	free(value);
	return (DWORD)length;
}

LPCH WINAPI
GetEnvironmentStringsA(void)
{
	char *block = NULL;

	wsi_succeeded(wsi_environment_block(&block));
	return block;
}

LPCH WINAPI
(GetEnvironmentStrings)(void)
{
	return GetEnvironmentStringsA();
}

static int
widen_block(const char *block, WCHAR **wide)
{
	WCHAR *to = calloc(wsi_environment_size(block) + 1, sizeof *to), *one;
	int error = to ? 0 : ERROR_NOT_ENOUGH_MEMORY;

	*wide = to;
	for (; !error && *block; block += strlen(block) + 1) {
		error = wsi_utf8_to_wide(block, &one);
		if (!error)
			to = wcpcpy(to, one) + 1;
		free(one);
	}
	if (error)
		free(*wide);
	return error;
}

LPWCH WINAPI
GetEnvironmentStringsW(void)
{
	WCHAR *wide = NULL;
	char *block = NULL;
	int error = wsi_environment_block(&block);

	if (!error)
		error = widen_block(block, &wide);
	free(block);
	return wsi_succeeded(error) ? wide : NULL;
}

BOOL WINAPI
FreeEnvironmentStringsA(LPCH block)
{
	free(block);
	return TRUE;
}

BOOL WINAPI
FreeEnvironmentStringsW(LPWCH block)
{
	free(block);
	return TRUE;
}

#include "crt/spawn.h"

#include <windows.h>
#include <errno.h>
#include <process.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/handle.h"
#include "base/utf8.h"
#include "crt/doserror.h"
#include "crt/invalid.h"
#include "file/argv.h"
#include "file/process.h"

extern char **environ;

/* Without a search a bare name is one in the current directory. */
static int
find(const char *name, bool search, char **path)
{
	const char *end, *here = search || strpbrk(name, "/\\:") ? "" : ".\\";
	char *line;
	int error;

	if (asprintf(&line, "\"%s%s\"", here, name) < 0)
		return ERROR_NOT_ENOUGH_MEMORY;
	error = wsi_process_find_program(NULL, line, path, &end);
	if (error)
		*path = NULL;
	free(line);
	return error;
}

/* Windows' programs have one line: arguments are put into it as they are, and parted again where it has blanks. Malloc'ed. */
static int
part(char *const *argv, char ***parts)
{
	size_t size = 1;
	char *line;
	int count, error;

	for (char *const *one = argv; *one; one++)
		size += strlen(*one) + 1;
	line = calloc(1, size);
	if (!line)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (char *const *one = argv; *one; one++)
		strcat(strcat(line, one == argv ? "" : " "), *one);
	error = wsi_argv_parse(line, parts, &count);
	free(line);
	return error;
}

static intptr_t
overlay(const char *path, char *const *argv, char *const *environment)
{
	fflush(NULL);
	execve(path, argv, environment);
	return wsi_crt_system(-1);
}

static int
start(const char *path, char *const *argv, char *const *environment, HANDLE *handle)
{
	const struct wsi_spawn spawn = {.path = path, .argv = argv, .environment = environment, .standard = {0, 1, 2}, .inherit = true};
	struct wsi_process *process;
	pid_t pid;
	int error = wsi_process_spawn(&spawn, &pid);

	if (!error)
		error = wsi_process_new_child(pid, &process);
	if (error)
		return error;
	error = wsi_handle_open(&process->object, PROCESS_ALL_ACCESS, handle);
	wsi_object_release(&process->thread);
	wsi_object_release(&process->object);
	return error;
}

static intptr_t
settle(int mode, HANDLE handle)
{
	int status;

	if (mode == _P_NOWAIT || mode == _P_NOWAITO)
		return (intptr_t)handle;
	if (mode == _P_WAIT)
		return _cwait(&status, (intptr_t)handle, 0) == -1 ? -1 : status;
	CloseHandle(handle);
	return 0;
}

intptr_t
wsi_crt_spawn(int mode, const char *name, char *const *argv, char *const *environment, bool search)
{
	char *path = NULL, **parts = NULL;
	HANDLE handle;
	intptr_t result = -1;
	int error;

	if (!name || !*name || !argv || !*argv || mode < _P_WAIT || mode > _P_DETACH)
		return wsi_crt_invalid(EINVAL), -1;
	error = find(name, search, &path);
	if (!error)
		error = part(argv, &parts);
	if (!environment)
		environment = environ;
	if (!error && mode == _P_OVERLAY)
		result = overlay(path, parts, environment);
	else if (!error)
		error = start(path, parts, environment, &handle);
	if (!wsi_crt_error((DWORD)error) && mode != _P_OVERLAY)
		result = settle(mode, handle);
	free(parts);
	free(path);
	return result;
}

/* The handle is used up. */
intptr_t
_cwait(int *status, intptr_t process, int action)
{
	HANDLE handle = (HANDLE)process;
	DWORD code;

	(void)action;
	if (process == -1 || process == -2 || WaitForSingleObject(handle, INFINITE) || !(GetExitCodeProcess)(handle, &code)) {
		wsi_crt_error(ERROR_INVALID_HANDLE);
		errno = ECHILD;
		return -1;
	}
	if (status)
		*status = (int)code;
	CloseHandle(handle);
	return process;
}

int
_wsystem(const wchar_t *wide)
{
	char *command;
	int status;

	if (!wide)
		return system(NULL);
	if (wsi_crt_error((DWORD)wsi_utf8_from_wide(wide, &command)))
		return -1;
	status = system(command);
	free(command);
	return status > 0 && !(status & 0x7f) ? status >> 8 : status;
}

/* What the end of the process does, as far as it can be done without it. */
void
_cexit(void)
{
	fflush(NULL);
}

void
_c_exit(void)
{
}

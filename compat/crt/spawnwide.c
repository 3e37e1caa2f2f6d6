#include <windows.h>
#include <process.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "crt/doserror.h"
#include "crt/spawn.h"

static void
free_list(char **list)
{
	for (char **one = list; one && *one; one++)
		free(*one);
	free(list);
}

/* NULL stays NULL. */
static int
narrow_list(const wchar_t *const *wide, char ***list)
{
	size_t count = 0;
	int error = 0;

	*list = NULL;
	if (!wide)
		return 0;
	while (wide[count])
		count++;
	*list = calloc(count + 1, sizeof **list);
	if (!*list)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (size_t i = 0; i < count && !error; i++)
		error = wsi_utf8_from_wide(wide[i], &(*list)[i]);
	return error;
}

static intptr_t
run(int mode, const wchar_t *name, const wchar_t *const *argv, const wchar_t *const *environment, bool search)
{
	char *program = NULL, **arguments = NULL, **variables = NULL;
	int error = name ? wsi_utf8_from_wide(name, &program) : 0;
	intptr_t result = -1;

	if (!error)
		error = narrow_list(argv, &arguments);
	if (!error)
		error = narrow_list(environment, &variables);
	if (!wsi_crt_error((DWORD)error))
		result = wsi_crt_spawn(mode, program, arguments, variables, search);
	free_list(variables);
	free_list(arguments);
	free(program);
	return result;
}

#define CHAR_TYPE  wchar_t
#define NAME(name) NAME_##name
#define RUN        run
#define NAME__spawnl    _wspawnl
#define NAME__spawnle   _wspawnle
#define NAME__spawnlp   _wspawnlp
#define NAME__spawnlpe  _wspawnlpe
#define NAME__spawnv    _wspawnv
#define NAME__spawnve   _wspawnve
#define NAME__spawnvp   _wspawnvp
#define NAME__spawnvpe  _wspawnvpe
#define NAME__execl     _wexecl
#define NAME__execle    _wexecle
#define NAME__execlp    _wexeclp
#define NAME__execlpe   _wexeclpe
#define NAME__execv     _wexecv
#define NAME__execve    _wexecve
#define NAME__execvp    _wexecvp
#define NAME__execvpe   _wexecvpe
#include "crt/spawn.inc"

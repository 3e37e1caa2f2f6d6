/* CreateProcess. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/utf8.h"
#include "file/argv.h"
#include "file/environment.h"
#include "file/file.h"
#include "file/path.h"
#include "file/process.h"

/* What both forms of CreateProcess come to, in UTF-8. */
struct order {
	const char *application, *line, *directory;
	const char *block;              /* the environment, or NULL */
	bool inherit;
	DWORD flags;
	DWORD startup_flags;
	HANDLE standard[3];
};

/* What a spawn needs while it is made. */
struct plan {
	struct wsi_spawn spawn;
	char *path, *directory, *line, *block;
	char **argv, **environment;
	int made[3];                    /* descriptors to be closed, or -1 */
};

static void
finish(struct plan *plan)
{
	for (int i = 0; i < 3; i++)
		if (plan->made[i] >= 0)
			close(plan->made[i]);
	free(plan->path);
	free(plan->directory);
	free(plan->line);
	free(plan->block);
	free(plan->argv);
	free(plan->environment);
}

/* A descriptor for the child's, out of the way of its 0, 1 and 2; -1 where the handle is none. */
static int
copy_descriptor(HANDLE handle)
{
	struct wsi_object *object;
	int fd, copy;

	if (wsi_file_fd(handle, 0, &fd, &object))
		return -1;
	copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	if (object)
		wsi_object_release(object);
	return copy;
}

/* A program without a handle finds the end of its input, and nobody sees its output. */
static int
open_nothing(void)
{
	int fd = open("/dev/null", O_RDWR | O_CLOEXEC), copy;

	if (fd < 0 || fd > 2)
		return fd;
	copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	close(fd);
	return copy;
}

static int
plan_descriptors(const struct order *order, struct plan *plan)
{
	for (int i = 0; i < 3; i++) {
		HANDLE handle = order->startup_flags & STARTF_USESTDHANDLES ? order->standard[i] : GetStdHandle(STD_INPUT_HANDLE - (DWORD)i);

		plan->made[i] = copy_descriptor(handle);
		if (plan->made[i] < 0)
			plan->made[i] = open_nothing();
		if (plan->made[i] < 0)
			return ERROR_TOO_MANY_OPEN_FILES;
		plan->spawn.standard[i] = plan->made[i];
	}
	return 0;
}

static int
plan_environment(const struct order *order, struct plan *plan)
{
	const char *block = order->block;
	size_t count = 0, size;
	int error = block ? 0 : wsi_environment_block(&plan->block);

	if (error)
		return error;
	if (block) {
		size = wsi_environment_size(block);
		plan->block = malloc(size);
		if (!plan->block)
			return ERROR_NOT_ENOUGH_MEMORY;
		memcpy(plan->block, block, size);
	}
	for (char *one = plan->block; *one; one += strlen(one) + 1)
		count++;
	plan->environment = calloc(count + 1, sizeof *plan->environment);
	if (!plan->environment)
		return ERROR_NOT_ENOUGH_MEMORY;
	count = 0;
	for (char *one = plan->block; *one; one += strlen(one) + 1)
		plan->environment[count++] = one;
	plan->spawn.environment = plan->environment;
	return 0;
}

/* A line whose name has blanks and no quotes gets some, so that its arguments are where the name ends. */
static int
plan_line(const struct order *order, const char *name_end, struct plan *plan)
{
	char *name = (char *)(UINT_PTR)order->application, *only[] = {name, NULL};
	bool bare = order->line && *order->line != '"';
	size_t length, at;

	if (!order->line)
		return wsi_argv_join(only, &plan->line);
	length = strlen(order->line);
	at = (size_t)(name_end - order->line);
	plan->line = malloc(length + 3);
	if (!plan->line)
		return ERROR_NOT_ENOUGH_MEMORY;
	if (!bare) {
		memcpy(plan->line, order->line, length + 1);
		return 0;
	}
	plan->line[0] = '"';
	memcpy(plan->line + 1, order->line, at);
	plan->line[at + 1] = '"';
	memcpy(plan->line + at + 2, name_end, length - at + 1);
	return 0;
}

static int
plan_program(const struct order *order, struct plan *plan)
{
	const char *name_end;
	int argc, error = wsi_process_find_program(order->application, order->line, &plan->path, &name_end);

	if (error) {
		plan->path = NULL;
		return error;
	}
	plan->spawn.path = plan->path;
	error = plan_line(order, name_end, plan);
	if (!error)
		error = wsi_argv_parse(plan->line, &plan->argv, &argc);
	plan->spawn.argv = plan->argv;
	if (!error && order->directory) {
		error = wsi_path_posix(order->directory, &plan->directory);
		plan->spawn.directory = plan->directory;
		error = error ? ERROR_DIRECTORY : 0;
	}
	return error;
}

/* A relative path is one from here, not from the new directory. */
static int
make_absolute(struct plan *plan)
{
	char *real;

	if (*plan->path == '/')
		return 0;
	real = realpath(plan->path, NULL);
	if (!real)
		return errno == ENOMEM ? ERROR_NOT_ENOUGH_MEMORY : ERROR_FILE_NOT_FOUND;
	free(plan->path);
	plan->spawn.path = plan->path = real;
	return 0;
}

static int
start(const struct order *order, struct wsi_process **process)
{
	struct plan plan = {.made = {-1, -1, -1}, .spawn = {.inherit = order->inherit, .flags = order->flags}};
	pid_t pid;
	int error = plan_program(order, &plan);

	if (!error)
		error = make_absolute(&plan);
	if (!error)
		error = plan_descriptors(order, &plan);
	if (!error)
		error = plan_environment(order, &plan);
	if (!error)
		error = wsi_process_spawn(&plan.spawn, &pid);
	finish(&plan);
	return error ? error : wsi_process_new_child(pid, process);
}

/* The child runs whatever becomes of the handles, but without them its parent was told that it does not. */
static int
open_both(struct wsi_process *process, PROCESS_INFORMATION *information)
{
	int error = wsi_handle_open(&process->object, PROCESS_ALL_ACCESS, &information->hProcess);

	if (error)
		return error;
	error = wsi_handle_open(&process->thread, THREAD_ALL_ACCESS, &information->hThread);
	if (error) {
		CloseHandle(information->hProcess);
		return error;
	}
	information->dwProcessId = information->dwThreadId = (DWORD)process->pid;
	return 0;
}

/* A thread of another process can be neither stopped before it begins nor be debugged. */
static int
check(const struct order *order)
{
	if (!order->application && !order->line)
		return ERROR_INVALID_PARAMETER;
	if (order->flags & (CREATE_SUSPENDED | DEBUG_PROCESS | DEBUG_ONLY_THIS_PROCESS))
		return ERROR_NOT_SUPPORTED;
	if ((order->flags & (DETACHED_PROCESS | CREATE_NEW_CONSOLE)) == (DETACHED_PROCESS | CREATE_NEW_CONSOLE))
		return ERROR_INVALID_PARAMETER;
	return 0;
}

static int
create(const struct order *order, PROCESS_INFORMATION *information)
{
	struct wsi_process *process;
	int error = check(order);

	if (!error)
		error = start(order, &process);
	if (error)
		return error;
	*information = (PROCESS_INFORMATION){.hProcess = NULL};
	error = open_both(process, information);
	if (error)
		TerminateProcess(information->hProcess, 1);
	wsi_object_release(&process->thread);
	wsi_object_release(&process->object);
	return error;
}

static int
narrow_block(const WCHAR *wide, char **block)
{
	size_t size = 2;
	char *to, *one = NULL;
	int error = 0;

	for (const WCHAR *w = wide; *w; w += wcslen(w) + 1)
		size += wcslen(w) * 4 + 1;
	*block = to = calloc(size, 1);
	if (!to)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (; *wide && !error; wide += wcslen(wide) + 1) {
		error = wsi_utf8_from_wide(wide, &one);
		if (!error)
			to = stpcpy(to, one) + 1;
		free(one);
	}
	return error;
}

static int
create_with_block(struct order *order, LPVOID environment, PROCESS_INFORMATION *information)
{
	char *block = NULL;
	int error = 0;

	if (!information)
		return ERROR_INVALID_PARAMETER;
	if (environment && order->flags & CREATE_UNICODE_ENVIRONMENT)
		error = narrow_block(environment, &block);
	order->block = block ? block : environment;
	if (!error)
		error = create(order, information);
	free(block);
	return error;
}

BOOL WINAPI
CreateProcessA(LPCSTR application, LPSTR line, LPSECURITY_ATTRIBUTES process, LPSECURITY_ATTRIBUTES thread, BOOL inherit,
	DWORD flags, LPVOID environment, LPCSTR directory, LPSTARTUPINFOA startup, LPPROCESS_INFORMATION information)
{
	struct order order = {.application = application, .line = line, .directory = directory, .inherit = inherit, .flags = flags};

	(void)process;
	(void)thread;
	if (!startup)
		return wsi_succeeded(ERROR_INVALID_PARAMETER);
	order.startup_flags = startup->dwFlags;
	order.standard[0] = startup->hStdInput;
	order.standard[1] = startup->hStdOutput;
	order.standard[2] = startup->hStdError;
	return wsi_succeeded(create_with_block(&order, environment, information));
}

static int
narrow(LPCWSTR wide, char **text)
{
	return wide ? wsi_utf8_from_wide(wide, text) : 0;
}

BOOL WINAPI
CreateProcessW(LPCWSTR application, LPWSTR line, LPSECURITY_ATTRIBUTES process, LPSECURITY_ATTRIBUTES thread, BOOL inherit,
	DWORD flags, LPVOID environment, LPCWSTR directory, LPSTARTUPINFOW startup, LPPROCESS_INFORMATION information)
{
	char *texts[3] = {NULL, NULL, NULL};
	STARTUPINFOA narrow_startup = {.cb = sizeof narrow_startup};
	BOOL done = FALSE;
	int error = narrow(application, &texts[0]);

	if (!error)
		error = narrow(line, &texts[1]);
	if (!error)
		error = narrow(directory, &texts[2]);
	if (startup) {
		narrow_startup.dwFlags = startup->dwFlags;
		narrow_startup.hStdInput = startup->hStdInput;
		narrow_startup.hStdOutput = startup->hStdOutput;
		narrow_startup.hStdError = startup->hStdError;
	}
	if (wsi_succeeded(error))
		done = CreateProcessA(texts[0], texts[1], process, thread, inherit, flags, environment, texts[2], startup ? &narrow_startup : NULL,
			information);
	for (size_t i = 0; i < ARRAYSIZE(texts); i++)
		free(texts[i]);
	return done;
}

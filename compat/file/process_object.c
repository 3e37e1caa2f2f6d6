#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/handle.h"
#include "base/lasterror.h"
#include "base/thread.h"
#include "base/wait.h"
#include "file/process.h"

enum {
	PERIOD = 20,            /* milliseconds between two looks at a process where the system has no pidfd */
};

/* How Windows' programs end for the reasons that signals stand for. */
static const struct {
	int signo;
	DWORD code;
} endings[] = {
	{SIGINT, STATUS_CONTROL_C_EXIT}, {SIGQUIT, STATUS_CONTROL_C_EXIT}, {SIGTERM, STATUS_CONTROL_C_EXIT}, {SIGHUP, STATUS_CONTROL_C_EXIT},
	{SIGSEGV, 0xc0000005}, {SIGBUS, 0xc0000005}, {SIGFPE, 0xc0000094}, {SIGILL, 0xc000001d}, {SIGTRAP, 0x80000003}, {SIGABRT, 3},
};

static struct wsi_process *children;

static int
open_pidfd(pid_t pid)
{
	return (int)syscall(SYS_pidfd_open, pid, 0);
}

static void
destroy(struct wsi_object *object)
{
	struct wsi_process *process = (struct wsi_process *)object;

	if (process->pidfd >= 0)
		close(process->pidfd);
	free(process);
}

static void
destroy_thread(struct wsi_object *object)
{
	wsi_object_release(&CONTAINING_RECORD(object, struct wsi_process, thread)->object);
}

static DWORD
code_of(const siginfo_t *info)
{
	if (info->si_code == CLD_EXITED)
		return (DWORD)info->si_status;
	for (size_t i = 0; i < ARRAYSIZE(endings); i++)
		if (endings[i].signo == info->si_status)
			return endings[i].code;
	return 1;
}

/* Lock held. */
static void
forget(struct wsi_process *process)
{
	struct wsi_process **link = &children;

	while (*link && *link != process)
		link = &(*link)->next;
	if (*link)
		*link = process->next;
}

static void
end(struct wsi_process *process, const siginfo_t *info)
{
	process->ended = true;
	forget(process);
	if (!info)
		return;
	if (!process->killed || info->si_code == CLD_EXITED)
		process->exit_code = code_of(info);
	process->exit_code_known = true;
}

static bool
is_there(const struct wsi_process *process)
{
	return !kill(process->pid, 0) || errno == EPERM;
}

/* Lock held: whether it has ended, and how. A child that somebody else has reaped ended somehow. */
static bool
has_ended(struct wsi_process *process)
{
	siginfo_t info = {.si_pid = 0};

	if (process->ended)
		return true;
	if (process->child && !waitid(P_PID, (id_t)process->pid, &info, WEXITED | WNOHANG)) {
		if (info.si_pid)
			end(process, &info);
	} else if (!is_there(process))
		end(process, NULL);
	return process->ended;
}

static bool
is_signaled(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)thread;
	return has_ended((struct wsi_process *)object);
}

static bool
is_thread_signaled(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)thread;
	return has_ended(CONTAINING_RECORD(object, struct wsi_process, thread));
}

const struct wsi_kind wsi_process_kind = {
	.destroy = destroy,
	.all_access = PROCESS_ALL_ACCESS,
	.is_signaled = is_signaled,
};

static const struct wsi_kind thread_kind = {
	.destroy = destroy_thread,
	.all_access = THREAD_ALL_ACCESS,
	.is_signaled = is_thread_signaled,
};

static int64_t
next_look(const struct wsi_process *process)
{
	return process->pidfd < 0 ? wsi_deadline(PERIOD) : WSI_WAIT_FOREVER;
}

/* A pidfd is readable when the process has ended, also where somebody else is to reap it. */
static void
look(struct wsi_watch *watch)
{
	struct wsi_process *process = CONTAINING_RECORD(watch, struct wsi_process, watch);
	bool ended;

	wsi_dispatch_lock();
	ended = has_ended(process);
	if (!ended && process->pidfd >= 0 && !process->child) {
		end(process, NULL);
		ended = true;
	}
	if (ended) {
		wsi_dispatch(&process->object);
		wsi_dispatch(&process->thread);
	}
	wsi_dispatch_unlock();
	process->watch.deadline = next_look(process);
	if (ended || wsi_watch_set(&process->watch))
		wsi_object_release(&process->object);
}

static struct wsi_process *
make(pid_t pid, bool child)
{
	struct wsi_process *process = malloc(sizeof *process);

	if (!process)
		return NULL;
	*process = (struct wsi_process){.pid = pid, .pidfd = open_pidfd(pid), .child = child, .watch.due = look};
	wsi_object_init(&process->object, &wsi_process_kind);
	process->watch.fd = process->pidfd;
	process->watch.deadline = next_look(process);
	return process;
}

/* Where nobody can watch it, it is looked at when it is asked about. */
static void
begin_watch(struct wsi_process *process)
{
	wsi_object_hold(&process->object);
	if (wsi_watch_set(&process->watch))
		wsi_object_release(&process->object);
}

int
wsi_process_new_child(pid_t pid, struct wsi_process **process)
{
	*process = make(pid, true);
	if (!*process) {
		kill(pid, SIGKILL);
		while (waitid(P_PID, (id_t)pid, NULL, WEXITED) && errno == EINTR)
			continue;
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	wsi_object_hold(&(*process)->object);
	wsi_object_init(&(*process)->thread, &thread_kind);
	wsi_dispatch_lock();
	(*process)->next = children;
	children = *process;
	wsi_dispatch_unlock();
	begin_watch(*process);
	return 0;
}

/* With a reference. */
static struct wsi_process *
find_child(pid_t pid)
{
	struct wsi_process *process;

	wsi_dispatch_lock();
	for (process = children; process && process->pid != pid; process = process->next)
		continue;
	if (process)
		wsi_object_hold(&process->object);
	wsi_dispatch_unlock();
	return process;
}

static int
find_stranger(pid_t pid, struct wsi_object **object)
{
	struct wsi_process *process;

	if (kill(pid, 0) && errno == ESRCH)
		return ERROR_INVALID_PARAMETER;
	process = make(pid, false);
	if (!process)
		return ERROR_NOT_ENOUGH_MEMORY;
	begin_watch(process);
	*object = &process->object;
	return 0;
}

static int
open_process(DWORD access, DWORD id, HANDLE *handle)
{
	struct wsi_process *child;
	struct wsi_object *object;
	int error = 0;

	if (!id || id > MAXLONG)
		return ERROR_INVALID_PARAMETER;
	if (id == GetCurrentProcessId())
		error = wsi_process_object(&object);
	else if ((child = find_child((pid_t)id)))
		object = &child->object;
	else
		error = find_stranger((pid_t)id, &object);
	if (error)
		return error;
	error = wsi_handle_open(object, access, handle);
	wsi_object_release(object);
	return error;
}

HANDLE WINAPI
OpenProcess(DWORD access, BOOL inherit, DWORD id)
{
	HANDLE handle = NULL;

	(void)inherit;
	wsi_succeeded(open_process(access, id, &handle));
	return handle;
}

static bool
is_this(const struct wsi_object *object)
{
	struct wsi_object *own;
	bool is;

	if (wsi_process_object(&own))
		return false;
	is = object->kind == own->kind;
	wsi_object_release(own);
	return is;
}

/* What another kind of object is, its rights do not matter. */
static int
check(const struct wsi_object *object, DWORD granted, DWORD access)
{
	if (object->kind != &wsi_process_kind && !is_this(object))
		return ERROR_INVALID_HANDLE;
	return (granted & access) == access ? 0 : ERROR_ACCESS_DENIED;
}

/* The process of a handle, with a reference; NULL: this one. */
static int
find(HANDLE handle, DWORD access, struct wsi_process **process)
{
	struct wsi_object *object;
	DWORD granted;
	int error;

	*process = NULL;
	if (handle == GetCurrentProcess())
		return 0;
	error = wsi_handle_find_with_access(handle, &object, &granted);
	if (error)
		return error;
	error = check(object, granted, access);
	if (!error && object->kind == &wsi_process_kind)
		*process = (struct wsi_process *)object;
	else
		wsi_object_release(object);
	return error;
}

static int
find_to_query(HANDLE handle, struct wsi_process **process)
{
	int error = find(handle, PROCESS_QUERY_LIMITED_INFORMATION, process);

	return error == ERROR_ACCESS_DENIED ? find(handle, PROCESS_QUERY_INFORMATION, process) : error;
}

DWORD WINAPI
GetProcessId(HANDLE handle)
{
	struct wsi_process *process;
	DWORD id;

	if (!wsi_succeeded(find_to_query(handle, &process)))
		return 0;
	if (!process)
		return GetCurrentProcessId();
	id = (DWORD)process->pid;
	wsi_object_release(&process->object);
	return id;
}

/* Of a process that is somebody else's child the kernel tells only its parent how it ended. */
static int
exit_code(struct wsi_process *process, DWORD *code)
{
	int error = 0;

	wsi_dispatch_lock();
	if (!has_ended(process))
		*code = STILL_ACTIVE;
	else if (process->exit_code_known)
		*code = process->exit_code;
	else
		error = ERROR_NOT_SUPPORTED;
	wsi_dispatch_unlock();
	return error;
}

BOOL WINAPI
(GetExitCodeProcess)(HANDLE handle, LPDWORD code)
{
	struct wsi_process *process;
	int error = find_to_query(handle, &process);

	if (error)
		return wsi_succeeded(error);
	if (!code)
		error = ERROR_INVALID_PARAMETER;
	else if (process)
		error = exit_code(process, code);
	else
		*code = STILL_ACTIVE;
	if (process)
		wsi_object_release(&process->object);
	return wsi_succeeded(error);
}

static int
terminate(struct wsi_process *process, UINT code)
{
	int error = 0;

	wsi_dispatch_lock();
	if (has_ended(process))
		error = ERROR_ACCESS_DENIED;
	else if (kill(process->pid, SIGKILL))
		error = errno == ESRCH ? 0 : ERROR_ACCESS_DENIED;
	else if (!process->killed) {
		process->killed = true;
		process->exit_code = code;
	}
	wsi_dispatch_unlock();
	return error;
}

BOOL WINAPI
TerminateProcess(HANDLE handle, UINT code)
{
	struct wsi_process *process;
	int error = find(handle, PROCESS_TERMINATE, &process);

	if (error)
		return wsi_succeeded(error);
	if (!process)
		_exit((int)code);
	error = terminate(process, code);
	wsi_object_release(&process->object);
	return wsi_succeeded(error);
}

void WINAPI
ExitProcess(UINT code)
{
	exit((int)code);
}
